"""Writing rows by the thousand: executemany for the rows, one SQL statement for their lines of history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import State
from mac_desktop.store.rows import PLAIN_TYPES, Plain, check_columns, plain, to_json
from mac_desktop.store.tables import TableFacts
from mac_desktop.store.trail import image_sql

Stored = tuple[Plain, ...]

_OWN = ("state", "typed", "number")
_LEADING = ("id", "number", "state", "gaps", "typed")


def stored_rows(
    known: TableFacts, rows: Sequence[Mapping[str, object]], ids: Sequence[str], numbers: Sequence[str], state: State
) -> tuple[tuple[str, ...], list[Stored]]:
    """Rows as they are stored, and the columns they have: the leading system columns, then the given ones."""
    given = set[str]().union(*rows)
    own = given.intersection(_OWN)
    data = tuple(column for column in known.kinds if column in given)
    check_columns(known, given.difference(_OWN))
    complete = len(data) > 1 and all(len(row) == len(given) for row in rows)
    values_of = _reader(data, complete)
    stored: list[Stored] = []
    for row, row_id, number in zip(rows, ids, numbers, strict=True):
        values: tuple[Any, ...] = values_of(row)
        gaps, typed, its_state = "{}", "{}", state.value
        if not PLAIN_TYPES.issuperset(map(type, values)):
            values, gaps = _without_gaps(data, values)
        if own:
            its_state = str(row.get("state") or its_state)
            typed = to_json(row["typed"]) if row.get("typed") else typed
            number = str(row.get("number") or number)
        stored.append((row_id, number, its_state, gaps, typed, *values))
    return (*_LEADING, *data), stored


def _reader(columns: Sequence[str], complete: bool) -> Callable[[Mapping[str, object]], tuple[Any, ...]]:
    """What takes the columns out of a row; faster when no row leaves one out."""
    getter: Any = itemgetter  # mypy 2.4 crashes on the stub's signature
    return getter(*columns) if complete else lambda row: tuple([row.get(column) for column in columns])


def _without_gaps(columns: Sequence[str], values: Sequence[object]) -> tuple[tuple[Plain, ...], str]:
    gaps = {column: value.value for column, value in zip(columns, values, strict=True) if isinstance(value, Gap)}
    bare = tuple(None if isinstance(value, Gap) else plain(value) for value in values)
    return bare, to_json(gaps) if gaps else "{}"


def live_columns(columns: Sequence[str], stored: Sequence[Stored]) -> list[str]:
    """The columns in which any row has something to say; the others are left out of the images."""
    nothing = {"gaps": "{}", "typed": "{}"}
    return [
        column
        for column, values in zip(columns, zip(*stored, strict=True), strict=True)
        if values.count(nothing.get(column)) < len(values)
    ]


def insert_block(
    raw: sqlite3.Connection,
    step_id: int,
    table: str,
    columns: Sequence[str],
    live: Sequence[str],
    stored: Sequence[Stored],
) -> None:
    """Insert rows and append one "insert" change for each, with the image of its live columns."""
    places = ", ".join("?" * len(columns))
    raw.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", stored)
    (last,) = raw.execute("SELECT last_insert_rowid()").fetchone()
    # New rows take the next rowids in order, so the rows just written are a range of them.
    raw.execute(
        "INSERT INTO change (step_id, table_name, row_id, action, after)"
        f" SELECT ?, '{table}', id, 'insert', {image_sql([c for c in live if c != 'id'])}"
        f" FROM {table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
        (step_id, last - len(stored), last),
    )
