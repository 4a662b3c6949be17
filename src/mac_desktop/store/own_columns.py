"""The fields that a centre added to a form, as the store sees them: keys in the JSON column `custom` of its table.

What kind of value a key holds stands in the `own_field` records, which this module reads, so that lists can be filtered
and sorted by such a field and its words are found. In the past they are those of then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from mac_desktop.domain.own_fields import KINDS, is_own
from mac_desktop.domain.records.base import Kind, Record
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.rows import to_json
from mac_desktop.store.tables import TableFacts, facts, records_by_table

DEFINITIONS = "own_field"
SEARCHED = (Kind.TEXT, Kind.MEMO)

Held = str | int | float


def facts_for(conn: Connection, record: type[Record], columns: Iterable[str]) -> TableFacts:
    """The facts of a record class, with the centre's own fields where one of them is among the columns."""
    known = facts(record)
    return with_own(driver_connection(conn), known) if any(map(is_own, columns)) else known


def with_own(raw: sqlite3.Connection, known: TableFacts) -> TableFacts:
    """The facts of a table with the centre's own fields."""
    return replace(known, own={key: kind for key, kind, _ in _defined(raw, known.name)})


def searched(raw: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The keys of a table's own fields whose words can be found: texts that are not personal."""
    return tuple(key for key, kind, personal in _defined(raw, table) if kind in SEARCHED and not personal)


def _defined(raw: sqlite3.Connection, table: str) -> Iterator[tuple[str, Kind, bool]]:
    """(key, kind, personal) of each own field of a table. Of two definitions of one key that which stands counts."""
    rows = raw.execute(
        f"SELECT field_key, value_type, coalesce(personal, '') FROM {DEFINITIONS}"
        " WHERE form_key = ? AND updates_id IS NULL ORDER BY deleted_at IS NULL, id",
        (table,),
    )
    whole = ((key, kind, personal == "YES") for key, kind, personal in rows if kind in KINDS and is_own(key or ""))
    said = {key: (KINDS[kind], personal) for key, kind, personal in whole}
    return ((key, kind, personal) for key, (kind, personal) in said.items())


def held_values(conn: Connection, table: str, key: str) -> list[Held]:
    """Each value that records, deleted ones included, hold under a key, once; empty for a table that there is not."""
    if table not in records_by_table() or not is_own(key):
        return []
    path = f"'$.{key}'"
    sql = f"SELECT DISTINCT json_extract(custom, {path}) FROM {table} WHERE json_type(custom, {path}) IS NOT NULL"
    return [value for (value,) in conn.exec_driver_sql(sql)]


def filled_in(conn: Connection, table: str, keys: Iterable[str]) -> dict[str, int]:
    """For each key how many records of a table, deleted ones included, hold a value or a gap under it."""
    found = dict.fromkeys(filter(is_own, keys), 0)
    if found:
        held = ", ".join(f"count(coalesce(json_type(custom, '$.{k}'), json_type(gaps, '$.{k}')))" for k in found)
        (row,) = conn.exec_driver_sql(f"SELECT {held} FROM {table} WHERE custom IS NOT NULL OR gaps <> '{{}}'")
        found = dict(zip(found, row, strict=True))
    return found


def in_use(raw: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Those definitions among these ids under whose key some record holds a value."""
    found = raw.execute(
        f"SELECT id, form_key, field_key FROM {DEFINITIONS} WHERE id IN (SELECT value FROM json_each(?))",
        (to_json(list(ids)),),
    )
    return {row_id for row_id, table, key in found.fetchall() if _is_held(raw, table, key)}


def _is_held(raw: sqlite3.Connection, table: str | None, key: str | None) -> bool:
    if table not in records_by_table() or not is_own(key or ""):
        return False
    sql = f"SELECT 1 FROM {table} WHERE json_type(custom, '$.{key}') IS NOT NULL LIMIT 1"
    return raw.execute(sql).fetchone() is not None


def filled(raw: sqlite3.Connection) -> Mapping[str, list[str]]:
    """For each table that has own fields, the ids of the records that hold something in them."""
    tables = raw.execute(f"SELECT DISTINCT form_key FROM {DEFINITIONS} WHERE form_key IS NOT NULL").fetchall()
    return {
        table: [row_id for (row_id,) in raw.execute(f"SELECT id FROM {table} WHERE custom IS NOT NULL")]
        for (table,) in tables
        if table in records_by_table()
    }
