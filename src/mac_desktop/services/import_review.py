"""What a person is shown of a file while its mapping is made: where columns may go, how well they fit, what is open.

Nothing here decides and nothing is written; `services.imports` does the import.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity, UserError
from mac_desktop.domain.records.base import Kind
from mac_desktop.exchange.cells import shown
from mac_desktop.exchange.columns import FieldColumn
from mac_desktop.exchange.dates import judge_dates
from mac_desktop.exchange.mapping import PARTS_OF, ColumnUse, ImportMapping
from mac_desktop.exchange.marked_copy import CANNOT_WRITE, write_marked_copy
from mac_desktop.exchange.references import guesses as close_names
from mac_desktop.exchange.suggest import heading_score
from mac_desktop.exchange.tables import Table
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.forms.centre import CentreForms
from mac_desktop.forms.parse import Wrong
from mac_desktop.services import permissions, wording
from mac_desktop.services.context import Context
from mac_desktop.services.imports import DryRun, Incoming, read_columns
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.permissions import Rights
from mac_desktop.services.progress import Job, Progress
from mac_desktop.texts import N_, Texts

OFFERED_VALUES = 200
PART_LABELS = {
    "year": N_("year"),
    "month": N_("month"),
    "day": N_("day"),
    "system": N_("coordinate system"),
    "zone": N_("UTM zone"),
    "hemisphere": N_("hemisphere"),
    "easting": N_("easting"),
    "northing": N_("northing"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a column may go to. `key` is "form.field", with "/part" for a part of a date or a position."""

    key: str
    label: str
    form_label: str
    field: BoundField
    part: str = ""

    @property
    def to(self) -> str:
        """The field, "form.field"."""
        return self.key.partition("/")[0]

    @property
    def required(self) -> bool:
        """Whether a record may not be submitted without it."""
        return self.field.required


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A value that cannot be read as the field's: how it stands in the file, in how many rows, and what comes close to
    it, best first, as (value to store, label)."""

    text: str
    rows: int
    close: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DateDoubt:
    """Dates that read two ways: (row number, as written, day first, month first) of up to three rows."""

    heading: str
    examples: tuple[tuple[int, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnReview:
    """How well the values of the file fit one field, counted over all rows.

    `filled` rows have something in the cell, `unread` of them cannot be read. `open_values` are the most frequent of
    what cannot be read, `open_count` says how many different ones there are. `may_decide` says whether a person can
    give each its code or record. `doubt` is there when the dates read two ways, whether or not that was answered.
    """

    to: str
    filled: int
    unread: int
    open_values: tuple[OpenValue, ...]
    open_count: int
    may_decide: bool
    doubt: DateDoubt | None = None


def subjects(texts: Texts) -> list[tuple[str, str]]:
    """What a row of a file can be: (form key, title), in the order of the forms."""
    return [(form.key, texts(form.title)) for form in FORMS]


def targets(texts: Texts, forms: CentreForms, subject: str) -> list[Target]:
    """Every place that a column of a file with this subject may go to, those of the subject first."""
    found = []
    for form in reversed(forms.in_a_row(subject).values()):
        for field in form.fields.values():
            label, form_label = texts(field.label), texts(form.form.singular)
            found.append(Target(f"{form.key}.{field.name}", label, form_label, field))
            for part in PARTS_OF.get(field.kind, ()):
                called = texts(N_("{label}: {part}"), label=label, part=texts(PART_LABELS[part]))
                found.append(Target(f"{form.key}.{field.name}/{part}", called, form_label, field, part))
    return found


def heading_fits(field: BoundField, use: ColumnUse) -> float:
    """How well a heading is known for a field, 0 to 1. Columns for parts of a date are known by their part."""
    return 1.0 if use.part else heading_score(field, use.heading)


def needed(every: CentreForms, mapping: ImportMapping) -> list[str]:
    """The fields, "form.field", that every new record needs and that neither a column nor a fixed value gives."""
    given = set(mapping.targets())
    forms = every.in_a_row(mapping.subject)
    subject = forms[mapping.subject]
    with_owner = {form.key for form in forms.values() if any(to.startswith(f"{form.key}.") for to in given)}
    found = []
    for form in forms.values():
        if form is not subject and form.key not in with_owner:
            continue
        skipped = subject.owner.name if subject.owner is not None and len(with_owner - {subject.key}) else ""
        fixed = {to.partition(".")[2]: v for to, v in mapping.constants.items() if to.startswith(f"{form.key}.")}
        for field in form.fields.values():
            asked = field.spec.shown_when is None or field.spec.shown_when(dict.fromkeys(form.fields) | fixed)
            own_owner = form is subject and field.name == skipped
            if field.required and asked and not own_owner and f"{form.key}.{field.name}" not in given:
                found.append(f"{form.key}.{field.name}")
    return found


def review(ctx: Context, incoming: Incoming, mapping: ImportMapping, only: Collection[str]) -> Job[list[ColumnReview]]:
    """Look at the values of the fields `only` ("form.field") over all rows of the file."""
    wanted = tuple(use for use in mapping.columns if use.to in only)
    part = replace(mapping, columns=wanted, constants={})
    columns, _ = yield from read_columns(ctx, incoming, part)
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        lookup = StoreLookup(connection, bulk=True)
        return [_reviewed(ctx.texts, held, to, column, incoming.table, lookup) for to, column in columns.items()]


def _reviewed(
    texts: Texts, held: Rights, to: str, column: FieldColumn, table: Table, lookup: StoreLookup
) -> ColumnReview:
    places = [s.index for s in column.sources]
    filled = sum(any(row[i] not in (None, "") for i in places if i < len(row)) for _, row in table.rows)
    wrong = [fault for fault in column.faults if isinstance(fault.read, Wrong)]
    counts = Counter(_raw_text(fault.raw) for fault in wrong)
    may_decide = column.field.kind in (Kind.CODE, Kind.REFERENCE) and len(places) == 1
    may_name = not column.field.refers_to or held.may_name(column.field.refers_to)
    offered = tuple(
        OpenValue(text, rows, _close(texts, column.field, text, lookup) if may_decide and may_name else ())
        for text, rows in counts.most_common(OFFERED_VALUES)
    )
    return ColumnReview(to, filled, len(wrong), offered, len(counts), may_decide, _doubt(column, table))


def _raw_text(raw: object) -> str:
    if isinstance(raw, tuple):
        return " ".join(str(c) for c in raw if c is not None)
    return str(raw)


def _close(texts: Texts, field: BoundField, text: str, lookup: StoreLookup) -> tuple[tuple[str, str], ...]:
    if field.kind is Kind.REFERENCE:
        return tuple((record_id, name) for name, record_id in close_names(lookup.names(field.refers_to), text))
    codes = field.codes
    if codes is None:
        return ()
    names = {fold(n): [c.code] for c in codes.offered() for n in (c.label_for(texts.language), c.label, *c.also_called)}
    found = dict.fromkeys(code for _, code in close_names(names, text))
    return tuple((code, codes.label(code, texts.language)) for code in found)


def _doubt(column: FieldColumn, table: Table) -> DateDoubt | None:
    if column.field.kind is not Kind.DATE or len(column.sources) != 1 or column.sources[0].part:
        return None
    index = column.sources[0].index
    judged = judge_dates(row[index] if index < len(row) else None for _, row in table.rows)
    if not judged.ambiguous:
        return None
    first: dict[str, int] = {}
    for number, row in table.rows:
        first.setdefault(shown(row[index]) if index < len(row) else "", number)
    examples = tuple((first.get(text, 0), text, day, month) for text, day, month in judged.examples)
    return DateDoubt(column.sources[0].heading, examples)


def unsettled(
    forms: CentreForms, mapping: ImportMapping, reviews: Mapping[str, ColumnReview]
) -> tuple[list[str], list[ColumnReview], list[ColumnReview]]:
    """What is still open: needed fields that nothing gives, dates that read two ways, fields with values that cannot be
    read and that a person could decide."""
    dates = [r for r in reviews.values() if r.doubt is not None and r.to not in mapping.dates]
    values = [r for r in reviews.values() if r.may_decide and r.open_count]
    return needed(forms, mapping), dates, values


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """Problems that say the same of the same field: how many, and an example's place among the problems."""

    key: tuple[str, str, str]
    severity: str
    rows: int
    example: int


def problem_kinds(dry: DryRun) -> list[ProblemKind]:
    """The problems of a dry run by kind, those that stop first, the most frequent first."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for place, found in enumerate(dry.problems):
        p = found.problem
        rows.setdefault((p.rule, f"{p.form}.{p.field}", p.message), []).append(place)
    order = {"stop": 0, "warn": 1, "note": 2}
    kinds = [
        ProblemKind(key, dry.problems[places[0]].problem.severity.value, len(places), places[0])
        for key, places in rows.items()
    ]
    return sorted(kinds, key=lambda k: (order[k.severity], -k.rows))


def new_records(dry: DryRun) -> list[tuple[BoundForm, int]]:
    """Each form and how many new records of it the import would store, the subject of the rows first."""
    forms = [form for form in (dry.staged.subject, dry.staged.owner) if form is not None]
    return [(form, dry.counts[f"new_{form.key}"]) for form in forms]


def rejected_copy(ctx: Context, dry: DryRun, path: Path) -> Job[int]:
    """Write the rejected rows as a workbook with what to do beside each; returns how many rows it has."""
    rejected = {dry.staged.row_numbers[place] for place in dry.staged.rejected}
    marks: dict[int, list[tuple[str, str]]] = {number: [] for number in rejected}
    for found in dry.problems:
        if found.row in rejected and found.problem.severity is Severity.STOP:
            marks[found.row].append((found.column, wording.sentence(ctx.texts, found.problem)))
    titles = {"row_title": ctx.texts(N_("Row")), "what_title": ctx.texts(N_("What to do"))}
    for done in write_marked_copy(path, dry.incoming.table, marks, **titles):
        yield Progress(done, len(rejected), N_("Writing the rejected rows"))
    return len(rejected)


def problem_list(ctx: Context, dry: DryRun, path: Path) -> Job[int]:
    """Write every problem as text with commas (UTF-8 with a mark, so that spreadsheets read it); returns how many."""
    texts, sheet = ctx.texts, dry.incoming.table.sheet.name
    headings = (
        N_("Sheet"),
        N_("Row"),
        N_("Column"),
        N_("Heading"),
        N_("Value"),
        N_("Weight"),
        N_("Rule"),
        N_("What to do"),
    )
    fresh = path.with_name(f"{path.name}.part")
    try:
        with fresh.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(texts(h) for h in headings)
            for done, p in enumerate(dry.problems):
                if done % 1000 == 0:
                    yield Progress(done, len(dry.problems), N_("Writing the problems"))
                said = wording.sentence(texts, p.problem)
                facts = (sheet, p.row, p.column, p.heading, p.value, p.problem.severity.value, p.problem.rule, said)
                lines.writerow(_harmless(fact) for fact in facts)
        fresh.replace(path)
    except OSError as error:
        raise UserError(CANNOT_WRITE, path=str(path)) from error
    finally:
        fresh.unlink(missing_ok=True)
    return len(dry.problems)


def _harmless(fact: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{fact}" if isinstance(fact, str) and fact[:1] in ("=", "+", "-", "@", "\t", "\r") else fact
