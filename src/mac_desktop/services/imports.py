"""Importing a partner's file: look at it, agree on its columns, try it without writing, store it in one step.

Nothing is written before `store_import`, which writes everything or nothing; the whole import is one step that
`services.history.undo` takes back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.domain.records.base import Kind, State
from mac_desktop.exchange import mapping as mappings
from mac_desktop.exchange import suggest
from mac_desktop.exchange.columns import FieldColumn, Reading, Source, read_field
from mac_desktop.exchange.dates import judge_dates
from mac_desktop.exchange.gazetteer import with_parents
from mac_desktop.exchange.mapping import ImportMapping
from mac_desktop.exchange.references import ImportLookup
from mac_desktop.exchange.staging import RowProblem, Staged, stage
from mac_desktop.exchange.tables import Table, best_sheet, find_table
from mac_desktop.exchange.workbooks import Workbook, open_workbook
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.parse import Wrong
from mac_desktop.services.backups import before_risk
from mac_desktop.services.context import Context
from mac_desktop.services.import_refusals import demand_import, refusal
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.progress import Job, Progress
from mac_desktop.store import queries, settings, trail
from mac_desktop.store.step import Step
from mac_desktop.texts import N_

CHUNK = 2000
SAMPLED_ROWS = 5000
"""How many rows, spread over the whole file, are looked at to guess what its columns hold."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A partner's file, opened: its table, what was understood of it, and the mapping to begin with.

    `known` says that the mapping was agreed on for an earlier file of the same shape. `earlier_step` is the import
    that already brought this very file, if it was not taken back. `asked` are columns where heading and values
    disagree; `unused` are headings that go nowhere.
    """

    workbook: Workbook
    table: Table
    mapping: ImportMapping
    taken: Sequence[suggest.Guess]
    asked: Sequence[suggest.Guess]
    known: bool
    earlier_step: int | None

    @property
    def unused(self) -> list[str]:
        """Headings of the file that no field takes its values from."""
        return self.mapping.unused(c.heading for c in self.table.columns)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can decide before rows are stored: how the dates of a column read."""

    to: str
    heading: str
    examples: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do, with nothing written. `questions` must be answered in the mapping first."""

    incoming: Incoming
    mapping: ImportMapping
    staged: Staged
    questions: Sequence[Question]
    guessed_codes: int

    @property
    def unused(self) -> list[str]:
        """Headings of the file that the agreed mapping takes nothing from."""
        return self.mapping.unused(c.heading for c in self.incoming.table.columns)

    @property
    def problems(self) -> Sequence[RowProblem]:
        """Every problem, in the order of the rows."""
        return self.staged.problems

    @property
    def counts(self) -> dict[str, int]:
        """How many rows the file has, how many records of each form would be new, and how many rows are rejected."""
        accepted = self.staged.accepted
        found = {"rows": len(self.staged.row_numbers), "accepted_rows": len(accepted)}
        found["rejected_rows"] = len(self.staged.rejected)
        found["total_rows_skipped"] = len(self.incoming.table.total_rows)
        found["lookalikes_kept"] = self.staged.lookalikes
        found[f"new_{self.staged.subject.key}"] = len(self.staged.parts())
        if self.staged.owner is not None:
            found[f"new_{self.staged.owner.key}"] = len(self.staged.owners())
        return found


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import stored: the step to take it back by, the counts of the dry run, and each form's new records."""

    step_id: int
    counts: Mapping[str, int]
    ids: Mapping[str, Sequence[str]]


def look_at(
    ctx: Context,
    path: Path,
    *,
    subject: str | None = None,
    sheet: str | None = None,
    likely_sheet: str | None = None,
) -> Incoming:
    """Open a file and say what is understood of it. UserError when it cannot be read. Without a `sheet` that a person
    named, `likely_sheet` is taken where the file has it: a file of text is called otherwise next month."""
    workbook = open_workbook(path)
    if sheet is None and likely_sheet in [one.name for one in workbook.sheets]:
        sheet = likely_sheet
    return understand(ctx, workbook, subject=subject, sheet=sheet)


def understand(ctx: Context, workbook: Workbook, *, subject: str | None = None, sheet: str | None = None) -> Incoming:
    """Say what is understood of a file that was read. A `subject` that a person chose overrules last time's."""
    every = ctx.forms
    known = suggest.known_headings(tuple(every.values()))
    chosen = workbook.sheet(sheet) if sheet is not None else best_sheet(workbook, known)
    table = find_table(chosen, known)
    headings = [c.heading for c in table.columns]
    kept = settings.get(ctx.store, f"mapping:{mappings.shape(headings)}")
    earlier = trail.import_of(ctx.store, _fingerprint(workbook, chosen.name))
    if kept is not None and subject is None:
        mapping = mappings.from_json(kept, name=workbook.name)
        return Incoming(workbook, table, mapping, (), (), True, earlier)
    candidates = _candidates(table)
    if subject is None:
        importable = list(every.values())
        subject = suggest.best_subject(candidates, importable, {f.key: every.owner_of(f) for f in importable})
    forms = list(every.in_a_row(subject).values())
    with ctx.store.read() as connection:
        lookup = _lookup(StoreLookup(connection, bulk=True))
        found = suggest.guesses(candidates, forms, lookup, ctx.today)
    taken, asked = suggest.choose(found, every.form(subject))
    constants = _level_of_units(subject, headings, taken)
    mapping = ImportMapping(subject, tuple(g.use for g in taken), sheet=chosen.name, constants=constants)
    return Incoming(workbook, table, mapping, taken, asked, False, earlier)


def _level_of_units(subject: str, headings: Sequence[str], taken: Sequence[suggest.Guess]) -> dict[str, str]:
    """The level of a gazetteer's rows where only its headings tell it (ADM2_PCODE)."""
    level = suggest.deepest_level(headings)
    if subject != "admin_unit" or level is None or any(g.use.to == "admin_unit.level" for g in taken):
        return {}
    return {"admin_unit.level": str(level)}


def _fingerprint(workbook: Workbook, sheet: str) -> str:
    """By which a file is known again: its SHA-256, and where it has several sheets, that of the file and the sheet."""
    if len([one for one in workbook.sheets if not one.is_empty]) == 1:
        return workbook.sha256
    return hashlib.sha256(f"{workbook.sha256}\n{sheet}".encode()).hexdigest()


def _lookup(inner: StoreLookup) -> ImportLookup:
    return ImportLookup(inner, inner.names)


def _candidates(table: Table) -> list[suggest.Candidate]:
    found = []
    rows = table.rows[:: max(1, len(table.rows) // SAMPLED_ROWS)]
    for column in table.columns:
        counts: dict[object, int] = {}
        for _, row in rows:
            cell = row[column.index] if column.index < len(row) else None
            if cell is not None and (cell in counts or len(counts) < suggest.SAMPLE):
                counts[cell] = counts.get(cell, 0) + 1
        found.append(suggest.Candidate(column.index, column.letter, column.heading, list(counts.items())))
    return found


def dry_run(ctx: Context, incoming: Incoming, mapping: ImportMapping) -> Job[DryRun]:
    """Judge every row as `mapping` reads it, without writing anything. Refused to who may not store what it brings."""
    forms = ctx.forms.in_a_row(mapping.subject)
    demand_import(ctx, mapping.state, forms)
    subject = forms[mapping.subject]
    rows = [row for _, row in incoming.table.rows]
    numbers = [number for number, _ in incoming.table.rows]
    with ctx.store.read() as connection:
        names = StoreLookup(connection, bulk=True)
        lookup = _lookup(names)
        columns, questions = yield from _read_columns(ctx, incoming.table, mapping, forms, lookup)
        columns |= _constants(ctx, mapping, forms, columns, lookup, len(rows))
        if suggest.is_gazetteer(subject):
            columns = with_parents(subject, columns, *_places(connection))
        owner = forms.get(subject.owner.refers_to) if subject.owner is not None else None
        if owner is not None and not any(c.form is owner for c in columns.values()):
            owner = None
        work = stage(subject, owner, numbers, columns, lookup, today=ctx.today, state=mapping.state, rows=rows)
        staged = yield from _told(work, len(rows))
    return DryRun(incoming, mapping, staged, questions, len(lookup.by_bare_code))


def _read_columns(
    ctx: Context, table: Table, mapping: ImportMapping, forms: Mapping[str, BoundForm], lookup: ImportLookup
) -> Job[tuple[dict[str, FieldColumn], list[Question]]]:
    rows = [row for _, row in table.rows]
    sources = _sources(table, mapping, forms)
    columns: dict[str, FieldColumn] = {}
    questions: list[Question] = []
    for done, (to, found) in enumerate(sources.items()):
        yield Progress(done, len(sources), N_("Reading columns"))
        form, field = _target(to, forms)
        reading, question = _date_reading(to, field, found, rows, mapping)
        questions += [question] if question else []
        decisions = {_decided(k): v for k, v in mapping.values.get(to, {}).items()}
        parts = {p: v for key, v in mapping.constants.items() for at, _, p in [key.partition("/")] if p and at == to}
        how = Reading(lookup, ctx.today, decisions, reading, parts)
        columns[to] = read_field(form, field, found, rows, how)
    return columns, questions


def read_columns(
    ctx: Context, incoming: Incoming, mapping: ImportMapping
) -> Job[tuple[dict[str, FieldColumn], list[Question]]]:
    """Read the columns of a file as `mapping` says, by "form.field", judging no row: what a person is shown of them
    while the mapping is made. Values fixed for whole fields play no part."""
    with ctx.store.read() as connection:
        lookup = _lookup(StoreLookup(connection, bulk=True))
        return (yield from _read_columns(ctx, incoming.table, mapping, ctx.forms.in_a_row(mapping.subject), lookup))


def _decided(text: str) -> str:
    return text if text == mappings.EVERY_OTHER else fold(text)


def _told(work: Generator[int, None, Staged], total: int) -> Job[Staged]:
    while True:
        try:
            yield Progress(next(work), total, N_("Checking rows"))
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]


def _target(to: str, forms: Mapping[str, BoundForm]) -> tuple[BoundForm, BoundField]:
    key, _, name = to.partition(".")
    form = forms.get(key)
    if form is None or name not in form.fields:
        raise WrongUse(
            N_("The mapping sends a column to “{to}”, which is not a field of {forms}."), to=to, forms=", ".join(forms)
        )
    return form, form.fields[name]


def _sources(table: Table, mapping: ImportMapping, forms: Mapping[str, BoundForm]) -> dict[str, tuple[Source, ...]]:
    by_heading = {fold(c.heading): c for c in table.columns}
    found: dict[str, tuple[Source, ...]] = {}
    for use in mapping.columns:
        column = by_heading.get(fold(use.heading))
        if column is None:
            raise UserError(
                N_("The file has no column “{heading}”, which the mapping expects. Its columns are: {headings}."),
                heading=use.heading,
                headings=", ".join(c.heading for c in table.columns),
            )
        _target(use.to, forms)
        if any(not (use.part and other.part and use.part != other.part) for other in found.get(use.to, ())):
            raise WrongUse(N_("The mapping sends two columns to “{to}”; a field takes one. Take one out."), to=use.to)
        source = Source(column.index, column.letter, column.heading, use.part)
        found[use.to] = (*found.get(use.to, ()), source)
    return found


def _date_reading(
    to: str, field: BoundField, sources: tuple[Source, ...], rows: Sequence[Sequence[object]], mapping: ImportMapping
) -> tuple[Callable[[object], str | None] | None, Question | None]:
    """How the dates of a column read; a question when some could be read two ways and nobody has said how."""
    if field.kind is not Kind.DATE or len(sources) != 1 or sources[0].part:
        return None, None
    source = sources[0]
    cells = [row[source.index] if source.index < len(row) else None for row in rows]
    judged = judge_dates(cells, decided=mapping.dates.get(to))
    if judged.ambiguous:
        return judged.read, Question(to, source.heading, judged.examples)
    return judged.read, None


def _constants(
    ctx: Context,
    mapping: ImportMapping,
    forms: Mapping[str, BoundForm],
    columns: Mapping[str, FieldColumn],
    lookup: ImportLookup,
    count: int,
) -> dict[str, FieldColumn]:
    found = {}
    for to, text in mapping.constants.items():
        if "/" in to:  # a part, which went in with the columns of the others
            continue
        if to in columns:
            raise WrongUse(N_("The mapping gives “{to}” both a column and a fixed value; keep one of them."), to=to)
        form, field = _target(to, forms)
        column = read_field(form, field, (Source(0, "", ""),), [(text,)], Reading(lookup, ctx.today, {}))
        if column.faults and isinstance(column.faults[0].read, Wrong):
            raise WrongUse(
                N_("The fixed value “{value}” does not fit the field “{to}”. Choose another."), value=text, to=to
            )
        found[to] = replace(column, sources=(), values=[column.values[0]] * count)
    return found


def _places(connection: Connection) -> tuple[dict[str, str], dict[str, int]]:
    """The ids of the places in the store by their folded P-codes, and their levels by id."""
    rows = list(queries.column_values(connection, form_named("admin_unit").record, ("pcode", "level")))
    return {fold(code): i for i, code, _ in rows if code}, {i: level for i, _, level in rows if level is not None}


def store_import(ctx: Context, dry: DryRun, *, again: bool = False) -> Job[Imported]:
    """Store the accepted rows of a dry run in one step, after a verified backup. Stopping it leaves no trace."""
    if dry.questions:
        raise WrongUse(
            N_("Say first how the dates in “{heading}” read: {example} can be two days."),
            heading=dry.questions[0].heading,
            example=dry.questions[0].examples[0][0],
        )
    demand_import(ctx, dry.mapping.state, ctx.forms.in_a_row(dry.mapping.subject))
    workbook, staged = dry.incoming.workbook, dry.staged
    if dry.incoming.earlier_step is not None and not again:
        raise WrongUse(
            N_(
                "This very file was imported before, in step {step}. Take that import back first, or import it again"
                " on purpose."
            ),
            step=dry.incoming.earlier_step,
        )
    if not staged.accepted:
        raise refusal(workbook.name, dry.incoming.table, dry.mapping, dry.incoming.asked) or WrongUse(
            N_("No row of {name} can be stored. Look at the problems, correct them and try again."),
            name=workbook.name,
        )
    yield Progress(0, 0, N_("Making a backup"))
    before_risk(ctx)
    with ctx.store.step(N_("Import {name}"), by=ctx.user, kind="import", name=workbook.name) as step:
        owner_ids = yield from _insert(step, staged, staged.owner, staged.owners(), dry.mapping.state, {})
        own_ids = yield from _insert(step, staged, staged.subject, staged.parts(), dry.mapping.state, owner_ids)
        fingerprint = _fingerprint(workbook, dry.incoming.table.sheet.name)
        step.note({"sha256": fingerprint, "mapping": dry.mapping.to_json(), "counts": dry.counts})
    headings = [c.heading for c in dry.incoming.table.columns]
    settings.put(ctx.store, f"mapping:{mappings.shape(headings)}", dry.mapping.to_json())
    ids = {f.key: list(new.values()) for f, new in ((staged.owner, owner_ids), (staged.subject, own_ids)) if f}
    return Imported(step.id, dry.counts, ids)


def _insert(
    step: Step,
    staged: Staged,
    form: BoundForm | None,
    rows: Sequence[int],
    state: State,
    owner_ids: Mapping[int, str],
) -> Job[dict[int, str]]:
    """Insert one form's records chunk by chunk; returns the id for each row's place."""
    ids: dict[int, str] = {}
    if form is None:
        return ids
    owner_field = form.owner.name if form.owner is not None and owner_ids else None
    for start in range(0, len(rows), CHUNK):
        yield Progress(start, len(rows), N_("Storing rows"))
        chunk = rows[start : start + CHUNK]
        columns = staged.columns_of(form, chunk)
        if owner_field is not None:
            columns[owner_field] = [owner_ids[staged.owner_of[row]] for row in chunk]
        new = step.insert_columns(form.form.record, columns, len(chunk), state=state)
        ids.update(zip(chunk, new, strict=True))
    return ids
