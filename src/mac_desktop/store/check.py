"""Looks a whole store over: the file itself, references, the history's chain, and the search index."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.store.driver import driver_connection
from mac_desktop.store.tables import records_by_table
from mac_desktop.store.trail import verify_chain


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a store. `kind`: file, reference, history, untold (a row that no step made) or search."""

    kind: str
    detail: str


def faults(conn: Connection) -> list[Fault]:
    """Everything that is wrong with a store; empty for a sound one. Reads all of it: 10 s for 1.5 GB."""
    raw = driver_connection(conn)
    found = [Fault("file", text) for (text,) in raw.execute("PRAGMA integrity_check") if text != "ok"]
    found += [Fault("reference", f"{row[0]} row {row[1]}") for row in raw.execute("PRAGMA foreign_key_check")]
    found += [Fault("history", f"step {one.step_id}: {one.what}") for one in verify_chain(conn)]
    for table in records_by_table():
        untold = raw.execute(
            f"SELECT id FROM {table} WHERE NOT EXISTS (SELECT 1 FROM change AS c WHERE c.row_id = {table}.id"
            " AND c.action = 'insert')"
        )
        found += [Fault("untold", f"{table} {row_id}") for (row_id,) in untold]
        unfound = raw.execute(
            f"SELECT id FROM {table} WHERE (deleted_at IS NULL) <>"
            f" EXISTS (SELECT 1 FROM search_entry AS e WHERE e.row_id = {table}.id)"
        )
        found += [Fault("search", f"{table} {row_id}") for (row_id,) in unfound]
    return found
