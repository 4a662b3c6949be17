"""Where the mapped areas are: a rectangle around each record's polygons, in an R*-tree, so that a record's neighbours
are found at once among a hundred thousand.

A rectangle may be too large and never too small: who asks looks at the shapes themselves afterwards. It is kept in the
step that writes the points, whichever way they are written.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Connection

from mac_desktop.domain.geodesy.boundary import Boundary, read_boundary
from mac_desktop.domain.geodesy.positions import Bounds
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import Kind, Record
from mac_desktop.domain.records.points import MapPoint
from mac_desktop.store.rows import to_json
from mac_desktop.store.tables import facts, records_by_table, sql_table

TABLES_SQL = (
    "CREATE VIRTUAL TABLE extent USING rtree(id, south, north, west, east)",
    """CREATE TABLE extent_entry (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL UNIQUE
) STRICT""",
)

_AT_ONCE = 1_000
_MARGIN = 0.001
"""Degrees by which a question is widened: corners move a little when a survey is closed."""

_Box = tuple[float, float, float, float]  # south, north, west, east


class Extents:
    """Keeps the rectangles within a transaction. Make one per transaction, tell it what was written, and settle."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._points: dict[str, list[str]] = defaultdict(list)
        self._owners: dict[str, set[str]] = defaultdict(set)

    def touched(self, table: str, ids: Iterable[str], columns: Iterable[str] | None = None) -> None:
        """Rows of a table were written; with `columns`, only those columns of them."""
        if table in _owners_by_points():
            self._points[table] += ids
        elif table in _perimeters():
            telling = {_perimeters()[table], "deleted_at"}
            if columns is None or not telling.isdisjoint(columns):
                self._owners[table].update(ids)

    def settle(self) -> None:
        """Bring the rectangles of all owners of what was written up to date."""
        for table, ids in self._points.items():
            owner, column = _owners_by_points()[table]
            for some in _chunks(ids):
                found = self._raw.execute(
                    f"SELECT DISTINCT {column} FROM {table}"
                    f" WHERE {column} IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
                    (to_json(some),),
                )
                self._owners[owner].update(row[0] for row in found)
        for owner, rows in self._owners.items():
            for some in _chunks(sorted(rows)):
                self._write(owner, some)
        self._points.clear()
        self._owners.clear()

    def _write(self, owner: str, ids: Sequence[str]) -> None:
        asked = to_json(list(ids))
        self._raw.execute(
            "DELETE FROM extent WHERE id IN (SELECT id FROM extent_entry"
            " WHERE row_id IN (SELECT value FROM json_each(?)))",
            (asked,),
        )
        self._raw.execute("DELETE FROM extent_entry WHERE row_id IN (SELECT value FROM json_each(?))", (asked,))
        for row_id, box in self._boxes(owner, asked).items():
            entry = self._raw.execute(
                "INSERT INTO extent_entry (table_name, row_id) VALUES (?, ?) RETURNING id", (owner, row_id)
            ).fetchone()
            self._raw.execute("INSERT INTO extent VALUES (?, ?, ?, ?, ?)", (entry[0], *box))

    def _boxes(self, owner: str, asked: str) -> dict[str, _Box]:
        found: dict[str, _Box] = {}
        points = [(table, column) for table, (of, column) in _owners_by_points().items() if of == owner]
        for table, column in points:
            rows = self._raw.execute(
                f"SELECT {column}, min(latitude), max(latitude), min(longitude), max(longitude) FROM {table}"
                f" WHERE {column} IN (SELECT value FROM json_each(?)) AND shape_kind = 'POLYGON'"
                f" AND deleted_at IS NULL AND latitude IS NOT NULL AND longitude IS NOT NULL GROUP BY {column}",
                (asked,),
            )
            found |= {row_id: box for row_id, *box in rows}
        if owner in _perimeters():
            column = _perimeters()[owner]
            rows = self._raw.execute(
                f"SELECT id, {column} FROM {owner} WHERE {column} IS NOT NULL AND deleted_at IS NULL"
                " AND id IN (SELECT value FROM json_each(?))",
                (asked,),
            )
            for row_id, text in rows:
                boundary = read_boundary(text)
                if row_id not in found and isinstance(boundary, Boundary):
                    b = boundary.bounds
                    found[row_id] = (b.south, b.north, b.west, b.east)
        return found


def rebuild(raw: sqlite3.Connection) -> None:
    """Make all rectangles anew from the records. To be called inside a transaction."""
    raw.execute("DELETE FROM extent")
    raw.execute("DELETE FROM extent_entry")
    extents = Extents(raw)
    for owner in {of for of, _ in _owners_by_points().values()}:
        extents.touched(owner, (row[0] for row in raw.execute(f"SELECT id FROM {owner}").fetchall()))
    extents.settle()


def near(conn: Connection, record: type[Record], bounds: Bounds) -> list[str]:
    """Ids of the records of a table whose polygons may meet a rectangle; deleted ones and those set aside may be among
    them."""
    wide = bounds.wider(_MARGIN)
    found = conn.exec_driver_sql(
        "SELECT e.row_id FROM extent AS x JOIN extent_entry AS e ON e.id = x.id"
        " WHERE x.south <= ? AND x.north >= ? AND x.west <= ? AND x.east >= ? AND e.table_name = ? ORDER BY e.row_id",
        (wide.north, wide.south, wide.east, wide.west, facts(record).name),
    )
    return [row[0] for row in found]


@cache
def _owners_by_points() -> dict[str, tuple[str, str]]:
    """For each table of points: the table of their owners, and the column that names them."""
    found = {}
    for record in RECORDS:
        if issubclass(record, MapPoint):
            owner = next(column for column in sql_table(record).columns if column.info.get("owner"))
            found[facts(record).name] = (str(owner.info["refers_to"]), owner.name)
    return found


@cache
def _perimeters() -> dict[str, str]:
    """For each table of owners: the column of its perimeter as text."""
    owners = {of for of, _ in _owners_by_points().values()}
    return {
        table: column
        for table in owners
        for column, kind in facts(records_by_table()[table]).kinds.items()
        if kind is Kind.BOUNDARY
    }


def _chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
