"""Which column of a partner's file goes where: a plain value that is kept, offered again and written by hand.

As JSON (the mapping file of the command line)::

    {
        "subject": "casualty",
        "sheet": null,
        "state": "submitted",
        "columns": [
            {"heading": "municipio_code", "to": "accident.admin_unit_id"},
            {"heading": "year", "to": "accident.accident_date", "part": "year"},
        ],
        "constants": {"accident.accident_type": "MINE"},
        "values": {"accident.caused_by": {"Accidente por MAP": "MINE", "*": "OTHER"}},
        "dates": {"accident.report_date": "day_first"},
    }
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.base import IN_USE, Kind, State
from mac_desktop.exchange.dates import DAY_FIRST, MONTH_FIRST
from mac_desktop.texts import N_

PARTS_OF: Mapping[Kind, tuple[str, ...]] = {
    Kind.DATE: ("year", "month", "day"),
    Kind.POSITION: ("system", "zone", "hemisphere", "easting", "northing"),
}
"""Kinds of values that may stand in several columns, and what each of these can hold."""

PARTS = frozenset({""}.union(*PARTS_OF.values()))
EVERY_OTHER = "*"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column's way into one field: `to` is "form.field", `part` the part of a date or of a position that
    the column holds."""

    heading: str
    to: str
    part: str = ""

    @property
    def form_key(self) -> str:
        """The form that the value goes to."""
        return self.to.partition(".")[0]

    @property
    def field_name(self) -> str:
        """The field that the value goes to."""
        return self.to.partition(".")[2]


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """How the rows of one kind of file become records.

    `subject` is the form of the rows; fields of its owner form (accident for casualty) may be in the same row.
    `constants` are values for fields that the file does not have, by "form.field", or by "form.field/part" where a
    file has only the other parts (the zone of a sheet in UTM); `values` are decisions on single values
    ("*" stands for every other one); `dates` says how ambiguous dates read, by "form.field".
    """

    subject: str
    columns: tuple[ColumnUse, ...]
    sheet: str | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    state: State = State.SUBMITTED

    def targets(self) -> list[str]:
        """Every "form.field" that gets a value, in order, each once."""
        return list(dict.fromkeys([*(c.to for c in self.columns), *self.constants]))

    def unused(self, headings: Iterable[str]) -> list[str]:
        """Those headings of a file that no field takes its values from."""
        used = {fold(c.heading) for c in self.columns}
        return [heading for heading in headings if fold(heading) not in used]

    def with_state(self, state: State) -> ImportMapping:
        """The same mapping for records that are to be in another state."""
        return replace(self, state=state)

    def to_json(self) -> str:
        """The mapping as it is kept and as a mapping file holds it."""
        facts: dict[str, Any] = {
            "subject": self.subject,
            "sheet": self.sheet,
            "state": self.state.value,
            "columns": [
                {"heading": c.heading, "to": c.to, **({"part": c.part} if c.part else {})} for c in self.columns
            ],
            "constants": dict(self.constants),
            "values": {to: dict(decided) for to, decided in self.values.items()},
            "dates": dict(self.dates),
        }
        return json.dumps(facts, ensure_ascii=False, indent=1)


def from_json(text: str, *, name: str) -> ImportMapping:
    """Read a mapping file; UserError says what is wrong with it. `name` is the file's name for that sentence."""
    try:
        facts = json.loads(text)
        json.dumps(facts, ensure_ascii=False).encode()  # JSON can write half a letter, which is no text
        columns = tuple(_use(c) for c in facts["columns"])
        mapping = ImportMapping(
            subject=_text(facts["subject"]),
            columns=columns,
            sheet=None if facts.get("sheet") is None else _text(facts["sheet"]),
            constants={k: str(v) for k, v in facts.get("constants", {}).items() if v is not None},
            values={k: {str(a): str(b) for a, b in v.items()} for k, v in facts.get("values", {}).items()},
            dates={k: _text(v) for k, v in dict(facts.get("dates", {})).items()},
            state=IN_USE[IN_USE.index(facts.get("state", State.SUBMITTED))],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            N_("The mapping file {name} cannot be read. It must be JSON with “subject” and “columns”; see the manual."),
            name=name,
        ) from error
    odd = next((v for v in mapping.dates.values() if v not in (DAY_FIRST, MONTH_FIRST)), None)
    if odd is not None:
        raise UserError(
            N_("The mapping file {name} says that dates read “{reading}”; use day_first or month_first."),
            name=name,
            reading=odd,
        )
    wrong = next((c for c in mapping.columns if c.part not in PARTS), None)
    if wrong is not None:
        raise UserError(
            N_("The mapping file {name} gives the column “{heading}” the part “{part}”. There are: {parts}."),
            name=name,
            heading=wrong.heading,
            part=wrong.part,
            parts=", ".join(part for parts in PARTS_OF.values() for part in parts),
        )
    return mapping


def _use(column: Mapping[str, Any]) -> ColumnUse:
    return ColumnUse(_text(column["heading"]), _text(column["to"]), _text(column.get("part", "")))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a mapping file holds texts")
    return value


def shape(headings: Iterable[str]) -> str:
    """A fingerprint of a file's headings, by which the next file of the same shape is recognised."""
    return hashlib.sha256("\n".join(sorted(fold(h) for h in headings)).encode()).hexdigest()[:16]


def fits(mapping: ImportMapping, headings: Sequence[str]) -> bool:
    """Whether a file with these headings has every column that the mapping uses."""
    there = {fold(h) for h in headings}
    return all(fold(c.heading) in there for c in mapping.columns)
