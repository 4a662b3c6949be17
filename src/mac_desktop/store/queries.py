"""Reading records: one at a time as a row, and by the hundred thousand as ids and windows of tuples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import FREE_TEXTS, SYSTEM_COLUMNS, Kind, Record
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.filters import Filter, condition
from mac_desktop.store.own_columns import facts_for
from mac_desktop.store.rows import Row, merged, to_json
from mac_desktop.store.search import found_by_words, match_expression
from mac_desktop.store.tables import LIVES, STANDS, TableFacts, facts, facts_of, further_names

# For each table the columns that name a record to a person; forms know them. Without an entry, or where those columns
# are empty, a record is called by its number.
Labels = Mapping[str, Sequence[str]]

_NO_LABELS: Labels = {}


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: `columns` in order, which records, and in which order.

    `filters` must all fit; `text` is searched as in the search box; `sort` is (column, descending) by weight and ends
    with newest first. Names are sorted without regard to case and accents, references by their labels.
    """

    columns: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    text: str = ""
    include_deleted: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """Every column that the query names."""
        return (*self.columns, *(wanted.column for wanted in self.filters), *(column for column, _ in self.sort))


def row_values(row: Any) -> Row:
    """A fetched row with named columns as a dict, with gaps merged back in and `typed` as a dict."""
    return merged(row._mapping)


def get(conn: Connection, record: type[Record], row_id: str) -> Row | None:
    """One record, deleted or not, by its id: column -> value, with Gap members and `typed` as a dict."""
    found = find_by(conn, record, "id", row_id, include_deleted=True)
    return found[0] if found else None


def find_by(
    conn: Connection,
    record: type[Record],
    column: str,
    value: object,
    *,
    include_deleted: bool = False,
    now: bool = False,
) -> list[Row]:
    """The records whose column has exactly this value, in the order in which they were made; as they stand `now` also
    on a connection that looks back."""
    query = ListQuery(filters=(Filter(column, "is", value),), include_deleted=include_deleted)
    sql, values = _where(conn, facts(record), query)
    columns = ", ".join(f"t.{name}" for name in facts(record).columns)
    table = f"{'main.' if now else ''}{facts(record).name}"
    # Rules ask for single records by the hundred thousand: the driver itself answers several times as fast.
    found = driver_connection(conn).execute(f"SELECT {columns} FROM {table} AS t{sql} ORDER BY t.id", values)
    return [merged(dict(zip(facts(record).columns, row, strict=True))) for row in found]


def ids(conn: Connection, record: type[Record], query: ListQuery, *, labels: Labels = _NO_LABELS) -> list[str]:
    """The ids of all records that fit, in order."""
    known = facts_for(conn, record, query.named)
    where, values = _where(conn, known, query)
    order = _order(known, query, labels)
    found = conn.exec_driver_sql(f"SELECT t.id FROM {known.name} AS t{where} ORDER BY {order}", tuple(values))
    return [row[0] for row in found]


def count(conn: Connection, record: type[Record], query: ListQuery = ListQuery()) -> int:
    """How many records fit."""
    where, values = _where(conn, facts_for(conn, record, query.named), query)
    return int(
        conn.exec_driver_sql(f"SELECT count(*) FROM {facts(record).name} AS t{where}", tuple(values)).scalar_one()
    )


def rows(
    conn: Connection,
    record: type[Record],
    row_ids: Sequence[str],
    columns: Sequence[str],
    *,
    labels: Labels = _NO_LABELS,
) -> list[tuple[Any, ...]]:
    """(id, *columns) of a window of ids, in their order; ids that are gone are left out.

    References are given as labels, gaps as Gap members. A window is some hundred ids.
    """
    known = facts_for(conn, record, columns)
    shown = ", ".join(("t.gaps", "t.id", *(_shown(known, column, labels) for column in columns)))
    sql = f"SELECT {shown} FROM {known.name} AS t WHERE t.id IN (SELECT value FROM json_each(?))"
    found = {row.id: row for row in conn.exec_driver_sql(sql, (to_json(list(row_ids)),))}
    return [_with_gaps(found[row_id], columns) for row_id in row_ids if row_id in found]


def totals(
    conn: Connection, record: type[Record], row_ids: Sequence[str], columns: Sequence[str]
) -> dict[str, tuple[float, int]]:
    """For each number column: the sum over the records with these ids, and how many of them have no figure."""
    known = facts_for(conn, record, columns)
    for column in columns:
        known.kind(column)
    # Summed here: of a view, as a table is in the past, SQLite would read all rows to add up some.
    terms = ", ".join(("id", *(known.term(column) for column in columns)))
    sql = f"SELECT {terms} FROM {known.name} AS t WHERE id IN (SELECT value FROM json_each(?))"
    found = conn.exec_driver_sql(sql, (to_json(list(row_ids)),)).all()
    figures = {column: [row[n] for row in found if row[n] is not None] for n, column in enumerate(columns, 1)}
    return {column: (sum(given), len(found) - len(given)) for column, given in figures.items()}


def page(
    conn: Connection,
    record: type[Record],
    query: ListQuery,
    *,
    size: int,
    after: str | None = None,
    labels: Labels = _NO_LABELS,
) -> list[tuple[Any, ...]]:
    """The next `size` rows after the record `after` (None: from the beginning), as `rows` gives them.

    In the default order this costs the same anywhere in the list; with another order all ids are sorted first.
    """
    if query.sort:
        wanted = ids(conn, record, query, labels=labels)
        start = wanted.index(after) + 1 if after in wanted else 0
        return rows(conn, record, wanted[start : start + size], query.columns, labels=labels)
    known = facts_for(conn, record, query.named)
    further = ("t.id < ?", [after]) if after else ("", [])
    where, values = _where(conn, known, query, further=further[0], further_values=further[1])
    sql = f"SELECT t.id FROM {known.name} AS t{where} ORDER BY t.id DESC LIMIT ?"
    found = [row[0] for row in conn.exec_driver_sql(sql, (*values, size))]
    return rows(conn, record, found, query.columns, labels=labels)


def every(conn: Connection, record: type[Record], *, include_deleted: bool = False) -> Iterator[Row]:
    """Every record in the order in which they were made, one row at a time; reports on other records too. Without
    those that are deleted or set aside, unless `include_deleted`."""
    known = facts(record)
    where = "" if include_deleted else f" WHERE {LIVES}"
    found = conn.exec_driver_sql(f"SELECT {', '.join(known.columns)} FROM {known.name}{where} ORDER BY id")
    return (row_values(row) for row in found)


def column_values(
    conn: Connection, record: type[Record], columns: Sequence[str], *, include_deleted: bool = False
) -> Iterator[tuple[Any, ...]]:
    """(id, *columns) of every record in the order in which they were made, as stored: for matching names in bulk.
    Without those that are deleted or set aside and reports on others, unless `include_deleted`."""
    known = facts(record)
    for column in columns:
        known.kind(column)
    where = "" if include_deleted else f" WHERE {STANDS}"
    sql = f"SELECT {', '.join(('id', *columns))} FROM {known.name}{where} ORDER BY id"
    return (tuple(row) for row in conn.exec_driver_sql(sql))


def _where(
    conn: Connection, known: TableFacts, query: ListQuery, *, further: str = "", further_values: Sequence[Any] = ()
) -> tuple[str, list[Any]]:
    conditions: list[tuple[str, list[Any]]] = [condition(known, wanted) for wanted in query.filters]
    if not query.include_deleted:
        conditions.append(("t.deleted_at IS NULL", []))
    if query.text.strip():
        conditions.append(_found_by(conn, known, query.text))
    if further:
        conditions.append((further, list(further_values)))
    sql = " AND ".join(one for one, _ in conditions)
    return f" WHERE {sql}" if sql else "", [value for _, values in conditions for value in values]


def _found_by(conn: Connection, known: TableFacts, text: str) -> tuple[str, list[Any]]:
    expression = match_expression(text)
    if expression is None:
        return "FALSE", []
    sql, values = found_by_words(conn, expression)
    ids = f"SELECT row_id FROM ({sql}) WHERE table_name = ?"
    conditions, all_values = [f"t.id IN ({ids})"], [*values, known.name]
    for part, owner, _ in further_names(known.name):
        conditions.append(f"t.id IN (SELECT {owner} FROM {part} WHERE id IN ({ids}) AND {STANDS})")
        all_values += [*values, part]
    return f"({' OR '.join(conditions)})", all_values


def _order(known: TableFacts, query: ListQuery, labels: Labels) -> str:
    parts = []
    for column, descending in query.sort:
        kind, term = known.kind(column), _shown(known, column, labels)
        if (kind in FREE_TEXTS or kind is Kind.REFERENCE) and column not in SYSTEM_COLUMNS:
            term = f"fold({term})"
        parts.append(f"{term} {'DESC' if descending else 'ASC'} NULLS LAST")
    return ", ".join([*parts, "t.id DESC"])


def _shown(known: TableFacts, column: str, labels: Labels) -> str:
    """SQL for a column as people read it: a reference by what its record is called, its naming columns or its number.

    A subquery, not a join: in the past a table is a view, and of a view that is joined SQLite reads all rows.
    """
    if known.kind(column) is not Kind.REFERENCE:
        return known.term(column)
    table = known.references[column]
    named_by = [name for name in labels.get(table, ()) if name in facts_of(table).columns]
    text = " || ".join(f"coalesce(' · ' || nullif({name}, ''), '')" for name in named_by)
    term = f"coalesce(nullif(substr({text}, 4), ''), number)" if named_by else "number"
    return f"(SELECT {term} FROM {table} AS named WHERE named.id = t.{column})"


def _with_gaps(row: Any, columns: Sequence[str]) -> tuple[Any, ...]:
    gaps, *values = row
    if gaps != "{}":
        held = merged({"gaps": gaps})
        values[1:] = [
            held.get(c, v) if isinstance(held.get(c), Gap) else v for c, v in zip(columns, values[1:], strict=True)
        ]
    return tuple(values)
