"""Answers the questions of `forms.lookup.Lookup` from the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import floor
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.domain.records.base import SET_ASIDE, Kind
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.centre import CentreForms
from mac_desktop.forms.lookup import Alike, alike
from mac_desktop.forms.schema import Form, Values
from mac_desktop.services import wording
from mac_desktop.services.permissions import Rights
from mac_desktop.store import extents, naming, own_columns, queries, settings
from mac_desktop.store.rows import Row
from mac_desktop.store.tables import facts
from mac_desktop.texts import Texts

Key = TypeVar("Key")
Found = TypeVar("Found")

_SPLIT = re.compile(r"[;\n|]")
_KEPT_RECORDS = 5_000
_KEPT_RELATED = 50_000


class _Kept(Generic[Key, Found]):
    """Answers that may be asked for again, until they hold too many rows together; the one asked for longest ago goes
    first."""

    def __init__(self) -> None:
        self._rows = 0
        self._answers: dict[Key, tuple[Found, int]] = {}

    def get(self, key: Key) -> Found | None:
        answer = self._answers.pop(key, None)
        if answer is None:
            return None
        self._answers[key] = answer
        return answer[0]

    def keep(self, key: Key, found: Found, rows: int) -> None:
        self._answers[key] = found, rows
        self._rows += rows
        while self._rows > _KEPT_RELATED and len(self._answers) > 1:
            self._rows -= self._answers.pop(next(iter(self._answers)))[1]


class StoreLookup:
    """Looks up other records through one reading connection.

    Names are compared folded (case, accents, Arabic letter variants). Make one lookup for one piece of work: a save, a
    check, an import. With `bulk` all names and identifiers of a table are read once, which pays when thousands of
    records are judged; without, each comes from an index.
    """

    def __init__(self, connection: Connection, *, bulk: bool = False) -> None:
        self._connection = connection
        self._bulk = bulk
        self._names: dict[str, dict[str, list[str]]] = {}
        self._called: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._held: dict[tuple[str, str], dict[str, str]] = {}
        self._records: dict[tuple[str, str], Values | None] = {}
        self._related: _Kept[tuple[str, str, str], Sequence[Values]] = _Kept()
        self._alike: _Kept[tuple[str, ...], Alike] = _Kept()
        self._referred: dict[tuple[str, str], frozenset[str]] = {}
        self._found: dict[tuple[str, str], list[str]] = {}
        self._keeps: dict[str, bool] = {}
        self._placed: dict[tuple[str, tuple[str, ...]], dict[tuple[object, ...], list[str]]] = {}

    @cached_property
    def limits(self) -> Mapping[str, float]:
        """The figures that the centre set for the thresholds of rules."""
        return settings.limits(self._connection)

    def find(self, table: str, text: str) -> Sequence[str]:
        """Ids of the records that `text` names: by id, by number, or by an identifying field."""
        form = form_named(table)
        if (table, text) in self._found:
            return self._found[table, text]
        exact = naming.by_id_or_number(self._connection, form.record, text.strip())
        if exact:
            if len(self._found) >= _KEPT_RECORDS:
                self._found.clear()
            return self._found.setdefault((table, text), [exact])
        if not self._bulk and table not in self._names:
            rows = naming.may_be_called(self._connection, form.record, form.identified_by, text)
            if rows is not None:
                return self._with_further(form, rows).get(fold(text), [])
        return self.names(table).get(fold(text), [])

    def names(self, table: str) -> dict[str, list[str]]:
        """Every folded name of a table with the ids that carry it."""
        if table not in self._names:
            self._names[table] = self._read_names(table)
        return self._names[table]

    def _read_names(self, table: str) -> dict[str, list[str]]:
        form = form_named(table)
        return self._with_further(form, queries.column_values(self._connection, form.record, form.identified_by))

    def _with_further(self, form: Form, rows: Iterable[tuple[Any, ...]]) -> dict[str, list[str]]:
        """The names in (id, *identifying fields) and those that parts of these records hold, with their ids."""
        rows = list(rows)
        found = _by_name(form, rows)
        further = naming.further_names(self._connection, form.record, [row[0] for row in rows])
        for record_id, names in further.items():
            for name in names:
                ids = found.setdefault(fold(name), [])
                if record_id not in ids:
                    ids.append(record_id)
        return found

    def record(self, table: str, record_id: str) -> Values | None:
        """The values of one record, or None when it does not exist, is deleted or set aside."""
        key = (table, record_id)
        if key not in self._records:
            if len(self._records) >= _KEPT_RECORDS:
                self._records.clear()
            row = queries.get(self._connection, form_named(table).record, record_id)
            aside = row is not None and (row["deleted_at"] or row["updates_id"] or row["state"] in SET_ASIDE)
            stands = row is not None and not aside
            self._records[key] = row if stands else None
        return self._records[key]

    def related(self, table: str, field: str, record_id: str) -> Sequence[Values]:
        """The records of `table` whose reference `field` names `record_id`."""
        key = (table, field, record_id)
        if self._bulk and record_id not in self._referred_to(table, field):
            return ()  # most records have no parts of most kinds
        found = self._related.get(key)
        if found is None:
            found = naming.related(self._connection, form_named(table).record, field, record_id)
            if self._bulk:  # the parts of one record are judged soon one after the other, and each asks for its like
                self._related.keep(key, found, len(found))
        return found

    def _referred_to(self, table: str, field: str) -> frozenset[str]:
        if (table, field) not in self._referred:
            self._referred[table, field] = naming.referred_to(self._connection, form_named(table).record, field)
        return self._referred[table, field]

    def alike(self, table: str, field: str, record_id: str, names: Sequence[str]) -> Alike:
        """The same records as of `related`, by what they have in some fields."""
        key = (table, field, record_id, *names)
        found = self._alike.get(key)
        if found is None:
            found = alike(self.related(table, field, record_id), names)
            if self._bulk:
                self._alike.keep(key, found, len(found))
        return found

    def near(self, table: str, bounds: Bounds) -> Sequence[Values]:
        """The records of `table` whose mapped shapes may meet a rectangle."""
        ids = extents.near(self._connection, form_named(table).record, bounds)
        return [found for record_id in ids if (found := self.record(table, record_id)) is not None]

    def beside(self, table: str, same: Mapping[str, str], here: Position) -> Sequence[str]:
        """Ids of the records of `table` with these values in the cell of a position or one next to it."""
        cells = _cells_around(here)
        if not self._bulk:
            return naming.having(self._connection, form_named(table).record, same, _box_of(cells))
        placed = self._placed_by(table, tuple(same))
        return [i for cell in cells for i in placed.get((*same.values(), *cell), ())]

    def _placed_by(self, table: str, names: tuple[str, ...]) -> dict[tuple[object, ...], list[str]]:
        if (table, names) not in self._placed:
            found: dict[tuple[object, ...], list[str]] = {}
            columns = (*names, "latitude", "longitude")
            for i, *values in queries.column_values(self._connection, form_named(table).record, columns):
                if None not in values:
                    cell = _cell(Position(values[-2], values[-1]))
                    found.setdefault((*values[:-2], *cell), []).append(i)
            self._placed[table, names] = found
        return self._placed[table, names]

    def named(self, table: str, field: str, text: str) -> Sequence[str]:
        """Ids of the records whose `field` is this text, folded."""
        form = form_named(table)
        if not self._bulk:
            rows = naming.may_be_called(self._connection, form.record, (field,), text)
            if rows is not None:
                return [record_id for record_id, value in rows if value is not None and fold(value) == fold(text)]
        if (table, field) not in self._called:
            found: dict[str, list[str]] = {}
            for record_id, value in queries.column_values(self._connection, form.record, (field,)):
                if value is not None:
                    found.setdefault(fold(value), []).append(record_id)
            self._called[table, field] = found
        return self._called[table, field].get(fold(text), [])

    def held(self, table: str, field: str) -> Sequence[str | int | float]:
        """Each value that records hold in a field which the centre added, once."""
        return own_columns.held_values(self._connection, table, field)

    def keeps(self, table: str) -> bool:
        """Whether there are any records of `table`."""
        if table not in self._keeps:
            self._keeps[table] = naming.has_any(self._connection, form_named(table).record)
        return self._keeps[table]

    def taken(self, table: str, field: str, value: str) -> str | None:
        """The id of a record whose `field` has this text, ignoring case and outer blanks."""
        if self._bulk:
            return self._identifiers(table, field).get(value.strip().lower())
        return naming.holder_of(self._connection, form_named(table).record, field, value)

    def _identifiers(self, table: str, field: str) -> dict[str, str]:
        if (table, field) not in self._held:
            rows = queries.column_values(self._connection, form_named(table).record, (field,))
            held: dict[str, str] = {}
            for row_id, text in rows:
                if text is not None:
                    held.setdefault(str(text).strip().lower(), row_id)  # the first holds it, as without bulk
            self._held[table, field] = held
        return self._held[table, field]


_CELL = (0.001, 0.004)
"""Degrees north and east: at least 110 m up to 75 degrees of latitude."""


def _cell(at: Position) -> tuple[int, int]:
    return floor(at.latitude / _CELL[0]), floor(at.longitude / _CELL[1])


def _cells_around(at: Position) -> list[tuple[int, int]]:
    north, east = _cell(at)
    return [(north + n, east + e) for n in (-1, 0, 1) for e in (-1, 0, 1)]


def _box_of(cells: Sequence[tuple[int, int]]) -> Bounds:
    """The rectangle of some cells, given from south-west to north-east."""
    (south, west), (north, east) = cells[0], cells[-1]
    return Bounds(south * _CELL[0], west * _CELL[1], (north + 1) * _CELL[0], (east + 1) * _CELL[1])


def _by_name(form: Form, rows: Iterable[tuple[Any, ...]]) -> dict[str, list[str]]:
    """The folded names in the identifying fields of (id, *fields) with the ids that carry them."""
    splits = [facts(form.record).kind(f) is Kind.MEMO for f in form.identified_by]
    found: dict[str, list[str]] = {}
    for record_id, *values in rows:
        for several, value in zip(splits, values, strict=True):
            for name in names_in(value) if several else (value,):
                ids = found.setdefault(fold(name), []) if name and name.strip() else []
                if record_id not in ids:
                    ids.append(record_id)
    return found


def names_in(written: object) -> list[str]:
    """The names that a field for several holds, one on a line or parted by ";" or "|"."""
    return [name.strip() for name in _SPLIT.split(written)] if type(written) is str else []


def label_columns(held: Rights, forms: CentreForms) -> dict[str, tuple[str, ...]]:
    """For each table the columns that name a record to a person, without those that this person may not read."""
    return {form.key: _naming(held, form) for form in forms.values()}


def _naming(held: Rights, form: BoundForm) -> tuple[str, ...]:
    hidden = held.hidden(form)
    return tuple(name for name in form.form.named_by if name not in hidden)


def label(connection: Connection, texts: Texts, forms: CentreForms, held: Rights, table: str, record_id: str) -> str:
    """How a record is called: its naming fields as people read them, or its number where those are empty, or not for
    the person with these rights."""
    return labels(connection, texts, forms, held, table, [record_id]).get(record_id, "")


def labels(
    connection: Connection, texts: Texts, forms: CentreForms, held: Rights, table: str, ids: Iterable[str]
) -> dict[str, str]:
    """How each of these records is called, in a few queries for all; ids that do not exist are left out."""
    form = forms.form(table)
    named_by = _naming(held, form)
    rows = naming.some(connection, form.form.record, list(ids), named_by)
    fields = [form.fields[name] for name in named_by]
    referred = {
        field.name: labels(connection, texts, forms, held, field.refers_to, _referred_to(rows.values(), field.name))
        for field in fields
        if field.refers_to
    }
    found = {}
    for record_id, row in rows.items():
        parts = [
            wording.value(texts, field, row[field.name], referred=referred.get(field.name, {}).get(row[field.name], ""))
            for field in fields
        ]
        found[record_id] = " · ".join(part for part in parts if part) or str(row["number"])
    return found


def _referred_to(rows: Iterable[Row], name: str) -> set[str]:
    return {row[name] for row in rows if row[name] is not None and not isinstance(row[name], Gap)}
