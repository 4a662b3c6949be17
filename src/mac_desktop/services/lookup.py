"""Answers the questions of `forms.lookup.Lookup` from the store."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundField
from mac_desktop.forms.catalogue.all_forms import FORMS, form_for
from mac_desktop.forms.schema import Value, Values
from mac_desktop.services import wording
from mac_desktop.store import naming, queries
from mac_desktop.texts import Texts

_SPLIT = re.compile(r"[;\n|]")


class StoreLookup:
    """Looks up other records through one reading connection.

    Names are compared folded (case, accents, Arabic letter variants). The names of a table are read once per lookup,
    so make one lookup for one piece of work: a save, a check, an import. `bulk` reads identifiers once too, which
    pays when many records are judged.
    """

    def __init__(self, connection: Connection, *, bulk: bool = False) -> None:
        self._connection = connection
        self._bulk = bulk
        self._names: dict[str, dict[str, list[str]]] = {}
        self._held: dict[tuple[str, str], dict[str, str]] = {}

    def find(self, table: str, text: str) -> Sequence[str]:
        """Ids of the records that `text` names: by id, by number, or by an identifying field."""
        record = form_for(table).form.record
        exact = naming.by_id_or_number(self._connection, record, text.strip())
        return [exact] if exact else self.names(table).get(fold(text), [])

    def names(self, table: str) -> dict[str, list[str]]:
        """Every folded name of a table with the ids that carry it."""
        if table not in self._names:
            self._names[table] = self._read_names(table)
        return self._names[table]

    def _read_names(self, table: str) -> dict[str, list[str]]:
        form = form_for(table)
        fields = form.form.identified_by
        splits = [form.fields[f].kind is Kind.MEMO for f in fields]
        found: dict[str, list[str]] = {}
        for record_id, *values in queries.column_values(self._connection, form.form.record, fields):
            for several, value in zip(splits, values, strict=True):
                for name in _SPLIT.split(value) if several and value else (value,):
                    ids = found.setdefault(fold(name), []) if name and name.strip() else []
                    if record_id not in ids:
                        ids.append(record_id)
        return found

    def record(self, table: str, record_id: str) -> Values | None:
        """The values of one record, or None when it does not exist or is deleted."""
        row = queries.get(self._connection, form_for(table).form.record, record_id)
        return None if row is None or row["deleted_at"] else row

    def related(self, table: str, field: str, record_id: str) -> Sequence[Values]:
        """The records of `table` whose reference `field` names `record_id`."""
        return naming.related(self._connection, form_for(table).form.record, field, record_id)

    def taken(self, table: str, field: str, value: str) -> str | None:
        """The id of a record whose `field` has this text, ignoring case and outer blanks."""
        if self._bulk:
            return self._identifiers(table, field).get(value.strip().lower())
        return naming.holder_of(self._connection, form_for(table).form.record, field, value)

    def _identifiers(self, table: str, field: str) -> dict[str, str]:
        if (table, field) not in self._held:
            rows = queries.column_values(self._connection, form_for(table).form.record, (field,))
            self._held[table, field] = {str(v).strip().lower(): i for i, v in rows if v is not None}
        return self._held[table, field]


def label_columns() -> dict[str, tuple[str, ...]]:
    """For each table the columns that name a record to a person."""
    return {form.key: form.named_by for form in FORMS}


def label(connection: Connection, texts: Texts, table: str, record_id: str) -> str:
    """How a record is called: its naming fields as people read them, or its number where those are empty."""
    form = form_for(table)
    row = queries.get(connection, form.form.record, record_id)
    if row is None:
        return ""
    parts = [_named(connection, texts, form.fields[name], row.get(name)) for name in form.form.named_by]
    return " · ".join(part for part in parts if part) or str(row["number"])


def _named(connection: Connection, texts: Texts, field: BoundField, held: Value) -> str:
    refers = bool(field.refers_to) and held is not None and not isinstance(held, Gap)
    return wording.value(
        texts, field, held, referred=label(connection, texts, field.refers_to, str(held)) if refers else ""
    )
