"""Reads a file's columns into one field's values, each distinct cell once.

Judging is `forms.validate`'s: this module only joins cells (dates in three columns, coordinates in four), applies
decisions on values, and remembers which cell a fault came from.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from mac_desktop.domain.folding import fold
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.records.base import Kind
from mac_desktop.exchange.cells import CellError
from mac_desktop.exchange.dates import join_date
from mac_desktop.exchange.mapping import EVERY_OTHER, PARTS_OF
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.lookup import Lookup
from mac_desktop.forms.parse import Noted, Read, Wrong, comma_doubt, has_comma_fraction
from mac_desktop.forms.schema import Value
from mac_desktop.forms.validate import kept_value, read_value
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Source:
    """A column of the file: its place among a row's cells (0-based), letter, heading and the part of a
    value that it holds."""

    index: int
    letter: str
    heading: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that could not be read, or was read with a change. `row` is the row's place among the table's rows."""

    row: int
    letter: str
    heading: str
    raw: object
    read: Wrong | Noted


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One field's values for all rows of a table, and the faults met in reading them. `typed` are by row the texts to
    be kept beside their values, as when a record is typed: coordinates, and what was read with a change."""

    form: BoundForm
    field: BoundField
    sources: tuple[Source, ...]
    values: Sequence[Value]
    faults: tuple[Fault, ...] = ()
    typed: Mapping[int, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a field's cells needs: decisions on values, how dates read, parts that are the same in every row
    (the UTM zone of a sheet), the other records, and the day."""

    lookup: Lookup
    today: dt.date
    decisions: Mapping[str, str]
    read_date: Callable[[object], str | None] | None = None
    fixed_parts: Mapping[str, str] = field(default_factory=dict)


_LEADING_ZERO = re.compile(r"\d+")


def padded_codes(cells: Sequence[object]) -> Callable[[object], object]:
    """Gives codes their lost leading zeros back: digits of two lengths, one apart, are one code of the longer length.

    A column where spreadsheets dropped the zeros holds 5001 beside 11001; any other mix of lengths is left alone.
    """
    texts = {t for t in (_code_text(c) for c in set(cells)) if t}
    lengths = {len(t) for t in texts}
    if len(lengths) != 2 or max(lengths) - min(lengths) != 1 or not all(_LEADING_ZERO.fullmatch(t) for t in texts):
        return lambda cell: cell
    width = max(lengths)
    return lambda cell: text.zfill(width) if (text := _code_text(cell)) else cell


def _code_text(cell: object) -> str:
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    return cell.strip() if isinstance(cell, str) else str(cell)


def read_field(
    form: BoundForm, field: BoundField, sources: tuple[Source, ...], rows: Sequence[Sequence[object]], how: Reading
) -> FieldColumn:
    """Read the cells of `sources` as `field` for every row. Costs one reading for each distinct cell."""
    cells = _cells(field.kind, sources, rows, how.fixed_parts)
    prepare = padded_codes(cells) if _holds_codes(field) else _same
    distinct = set(cells)
    if True in distinct or False in distinct:  # 1 and TRUE are one in a set, but not in a sheet
        cells = [str(cell) if cell is True or cell is False else cell for cell in cells]
        distinct = set(cells)
    # Most cells of texts and numbers are their own values, so only the others are kept here.
    reads = {cell: read for cell in distinct if (read := _read_cell(form, field, prepare(cell), how)) is not cell}
    if field.kind is Kind.INTEGER:
        reads |= _comma_doubts(distinct, field.unit)
    bad = {cell: read for cell, read in reads.items() if isinstance(read, (Wrong, Noted))}
    values = {cell: _plain(kept_value(read)) for cell, read in reads.items()}
    faults: list[Fault] = []
    if bad:
        first = sources[0]
        letters = "+".join(s.letter for s in sources)
        faults = [Fault(i, letters, first.heading, cell, bad[cell]) for i, cell in enumerate(cells) if cell in bad]
    kept = [values.get(cell, cell) for cell in cells] if values else cells
    typed = _as_typed(cells, {cell for cell, read in reads.items() if _is_kept_as_typed(field, cell, read)})
    return FieldColumn(form, field, sources, kept, tuple(faults), typed)  # type: ignore[arg-type]


def _is_kept_as_typed(field: BoundField, cell: object, read: Read) -> bool:
    coordinate = field.kind in (Kind.LATITUDE, Kind.LONGITUDE) and isinstance(cell, str) and isinstance(read, float)
    return coordinate or isinstance(read, Noted)


def _as_typed(cells: Sequence[Hashable], which: Collection[Hashable]) -> dict[int, str]:
    """Those cells that are kept as they stand in the file, by row."""
    if not which:
        return {}
    texts = {c: " ".join(str(p) for p in c if p) if isinstance(c, tuple) else str(c).strip() for c in which}
    return {row: texts[cell] for row, cell in enumerate(cells) if cell in texts}


def _comma_doubts(cells: Iterable[object], unit: str) -> dict[Hashable, Read]:
    """The cells such as "1,234" of a column in which other commas stand before a fraction: 1234 would be a guess."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    if not any(has_comma_fraction(text.strip(), unit) for text in texts):
        return {}
    return {text: doubt for text in texts if (doubt := comma_doubt(text.strip(), unit))}


def _plain(value: Value) -> Value:
    """A partial date as the text that it is, because plain texts are stored a good deal faster."""
    return str(value) if isinstance(value, PartialDate) else value


def _same(cell: object) -> object:
    return cell


def _holds_codes(field: BoundField) -> bool:
    """Whether lost leading zeros would change what a value names."""
    return field.name == "pcode" or field.refers_to == "admin_unit"


# A hemisphere beside the zone in a column of its own is no band letter.
_HEMISPHERES = {"n": "NORTH", "s": "SOUTH"}


def _cells(
    kind: Kind, sources: tuple[Source, ...], rows: Sequence[Sequence[object]], fixed: Mapping[str, str]
) -> list[Hashable]:
    if len(sources) == 1 and not sources[0].part:
        index = sources[0].index
        return list(map(itemgetter(index), rows))
    by_part = {s.part: s.index for s in sources}
    parts = [(by_part.get(part), fixed.get(part)) for part in PARTS_OF[kind]]
    return [tuple([same if i is None else row[i] for i, same in parts]) for row in rows]


def _join_position(system: object, zone: object, hemisphere: object, easting: object, northing: object) -> str | None:
    """Coordinates of a grid in columns of their own as one text that says what each number is."""
    if easting is None and northing is None:
        return None
    half = _HEMISPHERES.get(fold(_code_text(hemisphere)), _code_text(hemisphere))
    named = (_code_text(system), _code_text(zone), half)
    return " ".join([*filter(None, named), f"E {_code_text(easting)} N {_code_text(northing)}"])


def _read_cell(form: BoundForm, field: BoundField, cell: object, how: Reading) -> Read:
    if isinstance(cell, tuple) and field.kind is Kind.POSITION:
        cell = _join_position(*cell)
    if isinstance(cell, tuple):
        cell = join_date(*cell) or (None if not any(cell) else " ".join(str(c) for c in cell if c))
    if isinstance(cell, CellError):
        return Wrong(
            "I1",
            N_("The cell for {label} holds the error {value} instead of a value. Put the value in its place."),
            {"value": cell.code},
        )
    decided = how.decisions.get(fold(str(cell))) if how.decisions and cell is not None else None
    if decided is None and how.read_date is not None and cell is not None:
        cell = how.read_date(cell) or cell
    read = read_value(form, field, cell if decided is None else decided, how.lookup, today=how.today)
    if (read is None or isinstance(read, Wrong)) and decided is None and EVERY_OTHER in how.decisions:
        return read_value(form, field, how.decisions[EVERY_OTHER], how.lookup, today=how.today)
    return read
