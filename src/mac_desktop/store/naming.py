"""Small reading queries by which records are found: by name, by what they refer to, or all.

None finds what was deleted; what was set aside (rejected, superseded) is found only as a part of its owner, and a
report on another record only by that record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold
from mac_desktop.domain.geodesy.positions import Bounds
from mac_desktop.domain.records.base import SET_ASIDE, Record
from mac_desktop.store import queries, tables
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.rows import Row, to_json
from mac_desktop.store.search import found_by_words, match_expression, words_of
from mac_desktop.store.tables import STANDS, TableFacts, facts, sql_table

_LAST = "\U0010ffff"  # sorts behind every text that begins as the one before it


def by_id_or_number(connection: Connection, record: type[Record], text: str) -> str | None:
    """The id of the record with this id or readable number."""
    sql = f"SELECT id FROM {facts(record).name} WHERE (id = ? OR number = ?) AND {STANDS}"
    found = driver_connection(connection).execute(sql, (text, text)).fetchone()
    return str(found[0]) if found else None


def related(connection: Connection, record: type[Record], field: str, record_id: str) -> list[Row]:
    """The records whose reference `field` names `record_id`, in the order in which they were made."""
    found = queries.find_by(connection, record, field, record_id)
    return [row for row in found if row["state"] not in SET_ASIDE and not row["updates_id"]]


def referred_to(connection: Connection, record: type[Record], field: str) -> frozenset[str]:
    """The ids of the records that the reference `field` of some record names, and perhaps of some more."""
    facts(record).kind(field)
    sql = f"SELECT DISTINCT {field} FROM {facts(record).name} WHERE {field} IS NOT NULL"
    return frozenset(row[0] for row in connection.exec_driver_sql(sql))


def updates_of(connection: Connection, record: type[Record], record_id: str) -> list[Row]:
    """The reports on a record, waiting or superseded, the newest first."""
    return queries.find_by(connection, record, "updates_id", record_id)[::-1]


def related_ids(connection: Connection, record: type[Record], field: str, record_id: str) -> list[str]:
    """The ids of the records whose reference `field` names `record_id`, also of those set aside, in the order in which
    they were made."""
    facts(record).kind(field)
    sql = f"SELECT id FROM {facts(record).name} WHERE {field} = ? AND deleted_at IS NULL ORDER BY id"
    return [row[0] for row in connection.exec_driver_sql(sql, (record_id,))]


def has_any(connection: Connection, record: type[Record]) -> bool:
    """Whether there is any record of this kind."""
    found = connection.exec_driver_sql(f"SELECT EXISTS (SELECT 1 FROM {facts(record).name} WHERE {STANDS})")
    return bool(found.scalar_one())


def having(connection: Connection, record: type[Record], same: Mapping[str, str], box: Bounds) -> list[str]:
    """Ids of the records that have these values in their columns and a position in a rectangle. The first column is a
    date with an index; the pluses keep SQLite from looking among all records of one organisation instead."""
    known = facts(record)
    first, *others = [column for column in same if known.kind(column)]
    equal = " AND ".join([f"{first} = ?", *(f"+{column} = ?" for column in others)])
    sql = (
        f"SELECT id FROM {known.name} WHERE {equal} AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?"
        f" AND {STANDS} ORDER BY id"
    )
    return _ids(connection, sql, (*same.values(), box.south, box.north, box.west, box.east))


def holder_of(connection: Connection, record: type[Record], field: str, value: str) -> str | None:
    """The id of a record whose `field` holds `value`, ignoring case and outer blanks."""
    facts(record).kind(field)
    wanted = value.strip()
    # The index knows only the small letters of ASCII, so other scripts are looked for as typed, small and great.
    sql = (
        f"SELECT id FROM {facts(record).name} WHERE lower(trim({field})) IN (lower(?), lower(?), lower(?))"
        f" AND {STANDS} ORDER BY id LIMIT 1"
    )
    found = connection.exec_driver_sql(sql, (wanted, wanted.lower(), wanted.upper())).first()
    return str(found[0]) if found else None


def may_be_called(
    connection: Connection, record: type[Record], fields: Sequence[str], text: str
) -> list[tuple[Any, ...]] | None:
    """(id, *fields) of every record that one of `fields` may name exactly so, folded, and of some that only have its
    words; None when that cannot be told without reading all."""
    known, words = facts(record), words_of(text)
    if not words or not set(fields) <= set(known.texts):
        return None
    phrase = '"' + " ".join(words) + '"'
    found = _by_words(connection, known, phrase, -1) + named_by_parts(connection, record, phrase, -1)
    sql = (
        f"SELECT {', '.join(('id', *fields))} FROM {known.name} WHERE id IN (SELECT value FROM json_each(?))"
        f" AND {STANDS} ORDER BY id"
    )
    return [tuple(row) for row in connection.exec_driver_sql(sql, (to_json(found),))]


def further_names(connection: Connection, record: type[Record], ids: Sequence[str]) -> dict[str, list[str]]:
    """The names that parts of these records hold of them, by the ids of the records."""
    found: dict[str, list[str]] = {}
    for part, owner, name in tables.further_names(facts(record).name):
        sql = (
            f"SELECT {owner}, {name} FROM {part} WHERE {owner} IN (SELECT value FROM json_each(?))"
            f" AND {name} IS NOT NULL AND {STANDS} ORDER BY id"
        )
        for record_id, text in connection.exec_driver_sql(sql, (to_json(list(ids)),)):
            found.setdefault(record_id, []).append(text)
    return found


def named_by_parts(connection: Connection, record: type[Record], words: str, most: int) -> list[str]:
    """Ids of records of which a part holds a name that fits an FTS5 expression; some may not stand."""
    found: list[str] = []
    for part, owner, _ in tables.further_names(facts(record).name):
        parts = _by_words(connection, tables.facts_of(part), words, most)
        sql = f"SELECT {owner} FROM {part} WHERE id IN (SELECT value FROM json_each(?)) AND {STANDS}"
        found += _ids(connection, sql, (to_json(parts),))
    return found


def likely(connection: Connection, record: type[Record], text: str, *, most: int) -> list[str]:
    """Ids of records that a person may mean by the beginning of a number, an identifier or of words; about `most` of
    each sort, unordered. Answers at once at any size: everything comes from indexes."""
    known, wanted = facts(record), text.strip()
    expression = match_expression(text)
    if not wanted or expression is None:
        return []
    found = dict.fromkeys(_beginning(connection, known, "number", wanted.upper(), most))
    for column in sql_table(record).columns:
        if column.info.get("unique"):
            found |= dict.fromkeys(_beginning(connection, known, f"lower(trim({column.name}))", wanted.lower(), most))
    whole = " AND ".join(f'"{word}"' for word in words_of(text))
    for words in (whole, expression):
        found |= dict.fromkeys(_by_words(connection, known, words, most))
        found |= dict.fromkeys(named_by_parts(connection, record, words, most))
    standing = f"SELECT id FROM {known.name} WHERE id IN (SELECT value FROM json_each(?)) AND {STANDS}"
    return _ids(connection, standing, (to_json(list(found)),))


def numbered(connection: Connection, record: type[Record], text: str, *, most: int) -> list[str]:
    """Ids of records whose number begins so."""
    return _beginning(connection, facts(record), "number", text.strip().upper(), most) if text.strip() else []


def holding(connection: Connection, record: type[Record], columns: Sequence[str], text: str, *, most: int) -> list[str]:
    """Ids of the first `most` records whose `columns`, joined as they are shown, have `text` anywhere. Reads all."""
    shown = " || ' · ' || ".join(f"coalesce({column}, '')" for column in (*columns, "number"))
    # `fold` is Python's: only texts that are more than ASCII need it.
    folded = "CASE length(shown) WHEN length(CAST(shown AS BLOB)) THEN lower(shown) ELSE fold(shown) END"
    sql = (
        f"SELECT id FROM (SELECT id, {shown} AS shown FROM {facts(record).name} WHERE {STANDS})"
        f" WHERE instr({folded}, ?) > 0 ORDER BY id LIMIT ?"
    )
    return _ids(connection, sql, (fold(text), most))


def first_ones(connection: Connection, record: type[Record], *, most: int) -> list[str]:
    """What to offer before anything is typed: newest first, and of places and the like only those within no other."""
    known = facts(record)
    above = [column for column, table in known.references.items() if table == known.name]
    top = "".join(f" AND {column} IS NULL" for column in above)
    return _ids(connection, f"SELECT id FROM {known.name} WHERE {STANDS}{top} ORDER BY id DESC LIMIT ?", (most,))


def fewer_than(connection: Connection, record: type[Record], limit: int) -> bool:
    """Whether a table has fewer records than `limit`, without counting them all."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {facts(record).name} WHERE deleted_at IS NULL LIMIT ?)"
    return int(connection.exec_driver_sql(sql, (limit,)).scalar_one()) < limit


def _by_words(connection: Connection, known: TableFacts, expression: str, most: int) -> list[str]:
    sql, values = found_by_words(connection, expression)
    return _ids(connection, f"SELECT row_id FROM ({sql}) WHERE table_name = ? LIMIT ?", (*values, known.name, most))


def _beginning(connection: Connection, known: TableFacts, term: str, text: str, most: int) -> list[str]:
    sql = f"SELECT id FROM {known.name} WHERE {term} >= ? AND {term} < ? AND {STANDS} ORDER BY {term} LIMIT ?"
    return _ids(connection, sql, (text, text + _LAST, most))


def _ids(connection: Connection, sql: str, values: tuple[object, ...]) -> list[str]:
    return [row[0] for row in connection.exec_driver_sql(sql, values)]


def every(connection: Connection, record: type[Record]) -> Iterator[Row]:
    """All records of a table in the order in which they were made, one after the other."""
    return queries.every(connection, record)


def some(connection: Connection, record: type[Record], ids: Sequence[str], columns: Sequence[str]) -> dict[str, Row]:
    """For each of `ids` that exists, deleted or not: the columns with gaps as values, and "id" and "number"."""
    known = facts(record)
    named = ", ".join(dict.fromkeys(("id", "number", "gaps", *columns)))
    sql = f"SELECT {named} FROM {known.name} WHERE id IN (SELECT value FROM json_each(?))"
    return {row.id: queries.row_values(row) for row in connection.exec_driver_sql(sql, (to_json(list(ids)),))}
