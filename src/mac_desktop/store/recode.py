"""Where a code of a list is kept, and letting another code take its place in every record, in sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sqlalchemy import Connection

from mac_desktop.domain.records.base import Kind, Record
from mac_desktop.store.filters import Filter, condition
from mac_desktop.store.step import Step
from mac_desktop.store.tables import TableFacts, facts


def counts(conn: Connection, record: type[Record], column: str) -> Counter[str]:
    """How many records, deleted ones included, have each code in a column of one code or of several."""
    known = facts(record)
    known.kind(column)
    found: Counter[str] = Counter()
    held = f"SELECT {column}, count(*) FROM {known.name} WHERE {column} IS NOT NULL GROUP BY 1"
    for value, records in conn.exec_driver_sql(held):
        found.update(dict.fromkeys(value.split(";"), records))
    return found


def recode(step: Step, record: type[Record], column: str, code: str, new: Callable[[str], str]) -> int:
    """Give every record, deleted ones included, that has `code` in the column the value that `new` makes of what it
    has. Gaps stay, states stay. Returns how many records were changed."""
    known = facts(record)
    if known.kind(column) not in {Kind.CODE, Kind.CODES}:
        raise ValueError(f"{known.name}.{column} holds no codes")
    where, values = condition(known, Filter(column, "is", code))
    held = step.raw.execute(f"SELECT DISTINCT t.{column} FROM {known.name} AS t WHERE {where}", values).fetchall()
    return sum(_replace(step, known, column, old, new(old)) for (old,) in held)


def _replace(step: Step, known: TableFacts, column: str, old: str, new: str) -> int:
    image = f"json_object('{column}', ?)"
    written = step.raw.execute(
        "INSERT INTO change (step_id, table_name, row_id, action, before, after)"
        f" SELECT ?, ?, id, 'change', {image}, {image} FROM {known.name} WHERE {column} = ? ORDER BY id",
        (step.id, known.name, old, new, old),
    ).rowcount
    step.raw.execute(f"UPDATE {known.name} SET {column} = ? WHERE {column} = ?", (new, old))
    step.count(known.name, written)
    return written
