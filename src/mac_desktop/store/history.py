"""What was done and what a record was before."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.records.base import Record
from mac_desktop.store.rows import Row, merged, merged_change, to_json
from mac_desktop.store.tables import TableFacts, facts
from mac_desktop.store.trail import undone_steps


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one record. `title` is a marked text that `title_values` fill.

    `action` is insert, change, delete, restore or remove (an insert that was undone). `before` and `after` hold the
    columns that changed, with Gap members as values; an insert has no `before`, a remove no `after`.
    """

    step_id: int
    at: str
    by: str
    title: str
    title_values: Mapping[str, object]
    kind: str
    action: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step. `changes` counts its changed rows; `undone_by` is the step that took it back and still stands."""

    id: int
    uid: str
    at: str
    by: str
    office: str
    kind: str
    title: str
    title_values: Mapping[str, object]
    program_version: str
    undoes: int | None
    undone_by: int | None
    changes: int
    facts: Mapping[str, object]
    hash: str


def steps(conn: Connection, limit: int = 100) -> list[StepEntry]:
    """The newest steps, newest first."""
    return _steps(conn, "s.id > ?", 0, limit)


def newest(conn: Connection) -> int:
    """The number of the last step, 0 in an empty history."""
    return int(conn.exec_driver_sql("SELECT coalesce(max(id), 0) FROM step").scalar_one())


def step_entry(conn: Connection, step_id: int) -> StepEntry | None:
    """One step."""
    found = _steps(conn, "s.id = ?", step_id, 1)
    return found[0] if found else None


def _steps(conn: Connection, where: str, value: int, limit: int) -> list[StepEntry]:
    undone = undone_steps(conn)
    found = conn.exec_driver_sql(
        "SELECT id, uid, made_at, made_by, office, kind, title, title_values, program_version, undoes,"
        " (SELECT count(*) FROM change WHERE step_id = s.id) AS changes, facts, hash"
        f" FROM step AS s WHERE {where} ORDER BY id DESC LIMIT ?",
        (value, limit),
    )
    return [
        StepEntry(
            id=row.id,
            uid=row.uid,
            at=row.made_at,
            by=row.made_by,
            office=row.office,
            kind=row.kind,
            title=row.title,
            title_values=json.loads(row.title_values),
            program_version=row.program_version,
            undoes=row.undoes,
            undone_by=undone.get(row.id),
            changes=row.changes,
            facts=json.loads(row.facts),
            hash=row.hash,
        )
        for row in found
    ]


def changed_rows(conn: Connection, step_id: int, limit: int = -1) -> list[tuple[str, str, str]]:
    """(table, row id, action) of the first changes of a step, in order; of all without a limit."""
    found = conn.exec_driver_sql(
        "SELECT table_name, row_id, action FROM change WHERE step_id = ? ORDER BY id LIMIT ?", (step_id, limit)
    )
    return [tuple(row) for row in found]


def makers(conn: Connection, record: type[Record], row_ids: Collection[str]) -> dict[str, set[str]]:
    """For each of these records who entered it and who last changed it. Moving it through its states is no change."""
    found = conn.exec_driver_sql(
        "SELECT c.row_id, s.made_by FROM json_each(?) AS wanted JOIN change AS c ON c.row_id = wanted.value"
        " JOIN step AS s ON s.id = c.step_id WHERE c.table_name = ? AND s.kind <> 'state' ORDER BY c.id",
        (to_json(list(row_ids)), facts(record).name),
    )
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for row_id, by in found:
        first.setdefault(row_id, by)
        last[row_id] = by
    return {row_id: {by, last[row_id]} for row_id, by in first.items()}


def was_changed(conn: Connection, row_id: str) -> bool:
    """Whether anything was done to a record after it was made."""
    sql = "SELECT 1 FROM change WHERE row_id = ? AND action <> 'insert' LIMIT 1"
    return conn.exec_driver_sql(sql, (row_id,)).first() is not None


def versions(conn: Connection, row_ids: Collection[str]) -> dict[str, int]:
    """How often each of these records was written: when it was made, and each time that more than its state changed."""
    found = conn.exec_driver_sql(
        "SELECT c.row_id, count(*) FROM json_each(?) AS wanted JOIN change AS c ON c.row_id = wanted.value"
        " WHERE c.action = 'insert' OR c.action = 'change' AND json_remove(c.after, '$.state', '$.typed') <> '{}'"
        " GROUP BY 1",
        (to_json(list(row_ids)),),
    )
    return dict.fromkeys(row_ids, 1) | dict(map(tuple, found))


def tables_of(conn: Connection, step_id: int) -> set[str]:
    """The tables in which a step changed something."""
    return set(conn.exec_driver_sql("SELECT DISTINCT table_name FROM change WHERE step_id = ?", (step_id,)).scalars())


def record_history(conn: Connection, record: type[Record], row_id: str) -> list[HistoryEntry]:
    """Every change of a record, oldest first."""
    found = conn.exec_driver_sql(
        "SELECT s.id, s.made_at, s.made_by, s.title, s.title_values, s.kind, c.action, c.before, c.after"
        " FROM change AS c JOIN step AS s ON s.id = c.step_id WHERE c.row_id = ? AND c.table_name = ? ORDER BY c.id",
        (row_id, facts(record).name),
    )
    return [_entry(*row) for row in found]


def _entry(
    step_id: int,
    at: str,
    by: str,
    title: str,
    title_values: str,
    kind: str,
    action: str,
    before: str | None,
    after: str | None,
) -> HistoryEntry:
    old: Row | None = None
    new: Row | None = None
    if before is not None and after is not None:
        old, new = merged_change(json.loads(before), json.loads(after))
    elif after is not None:
        new = merged(json.loads(after))
    elif before is not None:
        old = merged(json.loads(before))
    return HistoryEntry(step_id, at, by, title, json.loads(title_values), kind, action, old, new)


def full_image(known: TableFacts, row_id: str, image: Mapping[str, Any]) -> dict[str, Any]:
    """A stored row made from the image of an insert or remove, which leaves out what says nothing."""
    empty: dict[str, Any] = dict.fromkeys(known.columns) | {"gaps": "{}", "typed": "{}"}
    return empty | dict(image) | {"id": row_id}
