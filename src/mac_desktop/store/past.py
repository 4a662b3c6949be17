"""The store as it stood after a step, seen through a connection that shows the past under the tables' own names.

SQLite looks for a name among the temporary objects of a connection first. So for each table in which a later step
changed a row there is a temporary view of the table's name: its rows that no later step touched, and of the others
those that were there, as they were. Every query works unchanged, with the indexes of the tables. Tables that did not
change since are not shadowed, and what it costs to look back goes by what changed since, not by what the store holds.

    later         the rows that later steps touched: were they there, and since which change is that known
    past_<table>  those that were there, as they stood
    seen          the last change that is rolled back; a change that is made while the past is open is rolled back too
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from mac_desktop.store.history import full_image
from mac_desktop.store.moments import from_utc_text, utc_text
from mac_desktop.store.tables import TableFacts, facts_of, records_by_table

MARK = "past"  # under which a connection's `info` says that it looks back


def step_by(conn: Connection, moment: datetime) -> int:
    """The last step that was made by a moment; 0 when none was."""
    sql = "SELECT coalesce(max(id), 0) FROM step WHERE made_at <= ?"
    return int(conn.exec_driver_sql(sql, (utc_text(moment),)).scalar_one())


def first_moment(conn: Connection) -> datetime | None:
    """When the first step was made; None in a store without any."""
    made_at = conn.exec_driver_sql("SELECT min(made_at) FROM step").scalar()
    return from_utc_text(str(made_at)) if made_at else None


def prepared(raw: sqlite3.Connection, step_id: int) -> sqlite3.Connection:
    """A new connection that looks back to a step. `follow` is to be called in each of its transactions."""
    found = raw.execute(
        "SELECT id FROM main.change WHERE step_id <= ? ORDER BY step_id DESC, id DESC LIMIT 1", (step_id,)
    ).fetchone()
    last = found[0] if found else 0
    with temporary_writing(raw):
        raw.execute(
            "CREATE TEMP TABLE later (row_id TEXT NOT NULL PRIMARY KEY, table_name TEXT NOT NULL,"
            " was_there INTEGER NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID"
        )
        raw.execute(f"CREATE TEMP TABLE seen AS SELECT {last} AS change_id")
        raw.execute(f"CREATE TEMP VIEW step AS SELECT * FROM main.step WHERE id <= {int(step_id)}")
        raw.execute(f"CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE id <= {last}")
    return raw


def is_past(conn: Connection) -> bool:
    """Whether a connection looks back."""
    return bool(conn.info.get(MARK))


def shadowed(raw: sqlite3.Connection) -> list[TableFacts]:
    """The tables that stand differently in the past that a connection looks back to."""
    found = raw.execute("SELECT DISTINCT table_name FROM temp.later").fetchall()
    return [facts_of(table) for (table,) in found if table in records_by_table()]


@contextmanager
def temporary_writing(raw: sqlite3.Connection) -> Iterator[None]:
    """A connection that only reads may write no temporary table either, but for here."""
    raw.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA query_only = ON")


def follow(raw: sqlite3.Connection) -> None:
    """Roll back what was changed since the last time, in the transaction that is open. Only temporary tables change."""
    raw.execute("PRAGMA query_only = ON")
    (seen,) = raw.execute("SELECT change_id FROM temp.seen").fetchone()
    (last,) = raw.execute("SELECT coalesce(max(id), 0) FROM main.change").fetchone()
    if last == seen:
        return
    with temporary_writing(raw):
        # The first change of a row tells whether it was there; the row keeps that one.
        raw.execute(
            "INSERT OR IGNORE INTO temp.later SELECT row_id, table_name, action <> 'insert', ?1 FROM main.change"
            " WHERE id > ?1 ORDER BY id",
            (seen,),
        )
        touched = raw.execute(
            "SELECT table_name, sum(was_there) FROM temp.later WHERE since = ? GROUP BY table_name", (seen,)
        )
        for table, there in touched.fetchall():
            if table in records_by_table():
                _shadow(raw, facts_of(table))
                if there:
                    _bring_back(raw, facts_of(table), seen)
        raw.execute("UPDATE temp.seen SET change_id = ?", (last,))


def let_commit(raw: sqlite3.Connection) -> None:
    """Let a transaction end that changed temporary tables: a search index is written only then."""
    raw.execute("PRAGMA query_only = OFF")


def _shadow(raw: sqlite3.Connection, known: TableFacts) -> None:
    """Put the view of a table's past over the table, unless it is there."""
    name, columns = known.name, ", ".join(known.columns)
    if raw.execute("SELECT 1 FROM sqlite_temp_master WHERE type = 'view' AND name = ?", (name,)).fetchone():
        return
    raw.execute(f"CREATE TEMP TABLE past_{name} AS SELECT {columns} FROM main.{name} WHERE FALSE")
    raw.execute(f"CREATE UNIQUE INDEX temp.id_of_past_{name} ON past_{name} (id)")
    indexes = raw.execute(
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (name,)
    )
    for index, sql in indexes.fetchall():
        raw.execute(f"CREATE INDEX temp.{index} ON past_{name} {sql.partition(f' ON {name} ')[2]}")
    raw.execute(
        f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM main.{name}"
        f" WHERE id NOT IN (SELECT row_id FROM temp.later) UNION ALL SELECT {columns} FROM temp.past_{name}"
    )


def _bring_back(raw: sqlite3.Connection, known: TableFacts, seen: int) -> None:
    """Fill `past_<table>`: the rows as they are, and over that what each change replaced, the newest first."""
    there = "FROM temp.later AS l {} WHERE l.table_name = ? AND l.was_there AND l.since = ?"
    columns = ", ".join(known.columns)
    raw.execute(
        f"INSERT INTO temp.past_{known.name} SELECT {columns} FROM main.{known.name}"
        f" WHERE id IN (SELECT row_id {there.format('')})",
        (known.name, seen),
    )
    changes = raw.execute(  # CROSS: begin with the rows, not with all changes
        f"SELECT c.row_id, c.action, c.before {there.format('CROSS JOIN main.change AS c USING (row_id)')} AND c.id > ?"
        " ORDER BY c.id DESC",
        (known.name, seen, seen),
    )
    replaced: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row_id, action, before in changes:
        if action == "remove":
            replaced[row_id] = full_image(known, row_id, json.loads(before))
        elif action != "insert":  # a row that was there is only inserted again after it was removed
            replaced[row_id] |= json.loads(before)
    _put_back(raw, known, replaced)


def _put_back(raw: sqlite3.Connection, known: TableFacts, replaced: Mapping[str, Mapping[str, Any]]) -> None:
    """Write what was replaced. Columns that a revision took away since are left out."""
    groups: defaultdict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row_id, values in replaced.items():
        columns = tuple(column for column in known.columns if column in values)
        groups[columns].append((*(values[column] for column in columns), row_id))
    groups.pop((), None)
    for columns, rows in groups.items():
        if len(columns) == len(known.columns):
            places = ", ".join("?" * len(columns))
            rows = [row[:-1] for row in rows]
            sql = f"INSERT OR REPLACE INTO temp.past_{known.name} ({', '.join(columns)}) VALUES ({places})"
        else:
            sql = f"UPDATE temp.past_{known.name} SET {', '.join(f'{c} = ?' for c in columns)} WHERE id = ?"
        raw.executemany(sql, rows)
