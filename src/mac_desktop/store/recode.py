"""Where a code of a list is kept, and letting another code take its place in every record, in sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sqlalchemy import Connection

from mac_desktop.domain.records.base import Kind, Record
from mac_desktop.store.filters import Filter, condition
from mac_desktop.store.own_columns import facts_for
from mac_desktop.store.step import Step
from mac_desktop.store.tables import TableFacts


def counts(conn: Connection, record: type[Record], column: str) -> Counter[str]:
    """How many records, deleted ones included, have each code in a column of one code or of several."""
    known = facts_for(conn, record, [column])
    known.kind(column)
    found: Counter[str] = Counter()
    term = known.term(column)
    held = f"SELECT {term}, count(*) FROM {known.name} AS t WHERE {term} IS NOT NULL GROUP BY 1"
    for value, records in conn.exec_driver_sql(held):
        found.update(dict.fromkeys(value.split(";"), records))
    return found


def recode(step: Step, record: type[Record], column: str, code: str, new: Callable[[str], str]) -> int:
    """Give every record, deleted ones included, that has `code` in the column the value that `new` makes of what it
    has. Gaps stay, states stay. Returns how many records were changed."""
    known = facts_for(step.connection, record, [column])
    if known.kind(column) not in {Kind.CODE, Kind.CODES}:
        raise ValueError(f"{known.name}.{column} holds no codes")
    where, values = condition(known, Filter(column, "is", code))
    term = known.term(column)
    held = step.raw.execute(f"SELECT DISTINCT {term} FROM {known.name} AS t WHERE {where}", values).fetchall()
    return sum(_replace(step, known, column, old, new(old)) for (old,) in held)


def _replace(step: Step, known: TableFacts, column: str, old: str, new: str) -> int:
    stored, becomes = column, "?2"
    if column in known.own:  # joined to a text, because json_object would take what json_set makes as an object
        stored, becomes = "custom", f"json_set(custom, '$.{column}', ?2) || ''"
    of_those = f"FROM {known.name} AS t WHERE {known.term(column)} = ?1"
    written = step.raw.execute(
        "INSERT INTO change (step_id, table_name, row_id, action, before, after)"
        f" SELECT ?3, ?4, id, 'change', json_object('{stored}', {stored}), json_object('{stored}', {becomes})"
        f" {of_those} ORDER BY id",
        (old, new, step.id, known.name),
    ).rowcount
    step.raw.execute(f"UPDATE {known.name} AS t SET {stored} = {becomes} WHERE {known.term(column)} = ?1", (old, new))
    step.count(known.name, written)
    return written
