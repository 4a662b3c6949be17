"""Writing rows by the thousand: a block of rows by its columns, and one SQL statement for its lines of history."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_fields import is_own
from mac_desktop.domain.records.base import State
from mac_desktop.store.rows import PLAIN_TYPES, Plain, check_columns, custom_of, plain, to_json
from mac_desktop.store.tables import TableFacts, facts_of
from mac_desktop.store.trail import image_sql

# A block of rows: column -> its values for all rows, all of the same length.
Block = dict[str, Sequence[Plain]]

_OWN = ("state", "typed", "number", "updates_id")
_EMPTY = {"gaps": "{}", "typed": "{}"}

# Rows in one INSERT. One statement for each row costs nearly twice as much; more than fifty bring little.
_AT_ONCE = 50


def by_column(rows: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    """Rows as columns; None where a row leaves a column out."""
    given = dict.fromkeys(column for row in rows for column in row)
    return {column: [row.get(column) for row in rows] for column in given}


def stored_block(
    known: TableFacts, values: Mapping[str, Sequence[object]], ids: Sequence[str], numbers: Sequence[str], state: State
) -> Block:
    """New rows as they are stored. Gaps have moved into their column; columns in which no row says anything are out.

    `values` may hold `state`, `typed` (dicts), `number` and `updates_id` of its own, with None where a row has none.
    """
    check_columns(known, set(values).difference(_OWN))
    data: Block = {}
    gaps: dict[int, dict[str, str]] = {}
    for column in known.kinds:
        given: Sequence[object] = values.get(column, ())
        if not PLAIN_TYPES.issuperset(map(type, given)):
            given = _without_gaps(column, given, gaps)
        if given.count(None) < len(given):
            data[column] = given  # type: ignore[assignment]
    if own := _custom(values, gaps, len(ids)):
        data["custom"] = own
    block: Block = {"id": ids, "number": numbers, "state": [state.value] * len(ids)}
    if "number" in values:
        block["number"] = [str(own or new) for own, new in zip(values["number"], numbers, strict=True)]
    if "state" in values:
        block["state"] = [str(own or state.value) for own in values["state"]]
    if any(values.get("updates_id", ())):
        block["updates_id"] = [None if own is None else str(own) for own in values["updates_id"]]
    if gaps:
        block["gaps"] = [to_json(gaps[i]) if i in gaps else "{}" for i in range(len(ids))]
    if any(values.get("typed", ())):
        block["typed"] = [to_json(own) if own else "{}" for own in values["typed"]]
    return block | data


def _custom(
    values: Mapping[str, Sequence[object]], gaps: dict[int, dict[str, str]], count: int
) -> list[str | None] | None:
    """What the rows hold in fields that the centre added; None where no row holds anything."""
    plain_values = {key: _without_gaps(key, given, gaps) for key, given in values.items() if is_own(key)}
    if not plain_values:
        return None
    found = [custom_of({key: given[row] for key, given in plain_values.items()}) for row in range(count)]
    return found if any(found) else None


def _without_gaps(column: str, values: Sequence[object], gaps: dict[int, dict[str, str]]) -> list[Plain]:
    """The values as they are stored; what are gaps among them is added to `gaps` by the row's place."""
    for i, value in enumerate(values):
        if isinstance(value, Gap):
            gaps.setdefault(i, {})[column] = value.value
    return [None if isinstance(value, Gap) else plain(value) for value in values]


def block_of(columns: Sequence[str], rows: Sequence[Sequence[Plain]]) -> Block:
    """Stored rows as a block, without the columns in which no row says anything."""
    block = dict(zip(columns, zip(*rows, strict=True), strict=True))
    return {column: values for column, values in block.items() if values.count(_EMPTY.get(column)) < len(values)}


def insert_columns(
    raw: sqlite3.Connection,
    table: str,
    columns: Mapping[str, Sequence[Plain]],
    constants: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Insert rows given by column. `constants` are columns with one value for all rows, as SQL."""
    names, values = (*columns, *constants), list(columns.values())
    row = f"({', '.join(['?'] * len(columns) + list(constants.values()))})"
    into = f"INSERT INTO {table} ({', '.join(names)}) VALUES "
    width, count = len(columns), len(values[0])
    many, rest = into + ", ".join([row] * _AT_ONCE), count % _AT_ONCE
    for start in range(0, count - rest, _AT_ONCE):
        flat: list[Plain] = [None] * (_AT_ONCE * width)
        for place, column in enumerate(values):
            flat[place::width] = column[start : start + _AT_ONCE]
        raw.execute(many, flat)
    if rest:
        raw.executemany(into + row, zip(*[column[-rest:] for column in values], strict=True))


def insert_block(raw: sqlite3.Connection, step_id: int, table: str, block: Block) -> None:
    """Insert rows and append one "insert" change for each, with the image of the block's columns."""
    insert_columns(raw, table, block, {c: f"'{empty}'" for c, empty in _EMPTY.items() if c not in block})
    (last,) = raw.execute("SELECT last_insert_rowid()").fetchone()
    # New rows take the next rowids in order, so the rows just written are a range of them.
    image = image_sql([c for c in block if c != "id"], facts_of(table).fractions)
    raw.execute(
        "INSERT INTO change (step_id, table_name, row_id, action, after)"
        f" SELECT ?, '{table}', id, 'insert', {image}"
        f" FROM {table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
        (step_id, last - len(block["id"]), last),
    )
