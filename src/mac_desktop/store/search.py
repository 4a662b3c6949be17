"""Full-text search over the number and the texts of every record, blind to case, accents and Arabic letter variants.

The index holds no text of its own, so nothing can be taken out of it: each new version of a record gets a new document
and `search_entry` says which document of a record counts. `rebuild` leaves the old documents behind.

In the past (`store.past`) the index serves for the records that did not change since; those that did are indexed anew,
as they were, when something is first looked for.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold
from mac_desktop.store import own_columns, past
from mac_desktop.store.bulk import Block, insert_columns
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.rows import own_values, to_json
from mac_desktop.store.tables import TableFacts, facts, facts_of, records_by_table

# Marks are part of words: Khmer, Hindi and vocalised Arabic fall apart otherwise. Texts come in folded.
_INDEX_SQL = (
    """CREATE VIRTUAL TABLE {index} USING fts5(
  text, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)""",
    """CREATE TABLE {index}_entry (
  docid INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL UNIQUE
) STRICT""",
)
TABLES_SQL = tuple(sql.format(index="search") for sql in _INDEX_SQL)

_STALE_ALLOWED = 20_000
_REBUILD_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: its table and id."""

    table: str
    id: str


class _FoldedWords(dict[str, str]):
    """Words already folded. Registers repeat their words, and folding costs more than indexing them."""

    def __missing__(self, word: str) -> str:
        if len(self) > 50_000:
            self.clear()
        folded = self[word] = fold(word)
        return folded


class Indexer:
    """Keeps a search index within a transaction. Make one per transaction."""

    def __init__(self, raw: sqlite3.Connection, index: str = "search") -> None:
        self._raw, self._index = raw, index
        self._folded = _FoldedWords()
        self._own: dict[str, tuple[str, ...]] = {}
        # FTS5's own table of documents also knows those that no record has any more.
        (self._last,) = raw.execute(f"SELECT coalesce(max(id), 0) FROM {index}_docsize").fetchone()

    def fold_words(self, texts: Iterable[str]) -> str:
        """What is indexed of a record's texts."""
        joined = " ".join(texts)
        if joined.isascii():  # one call for a whole record, where each word by itself would cost five times as much
            return fold(joined)
        folded = self._folded
        return " ".join([folded[word] for word in joined.split()])

    def add(self, table: str, ids: Sequence[str], texts: Iterable[Iterable[str]]) -> None:
        """Index records that are not indexed; `texts` gives the texts of each id."""
        first = self._last + 1
        self._last += len(ids)
        docids = range(first, self._last + 1)
        entries: Block = {"docid": docids, "row_id": ids}
        insert_columns(self._raw, f"{self._index}_entry", entries, {"table_name": f"'{table}'"})
        folded = [self.fold_words(words) for words in texts]
        insert_columns(self._raw, self._index, {"rowid": docids, "text": folded})

    def remove(self, ids: Sequence[str]) -> None:
        """Take records out of what can be found."""
        self._raw.execute(
            "DELETE FROM search_entry WHERE row_id IN (SELECT value FROM json_each(?))", (to_json(list(ids)),)
        )

    def refresh(self, table: str, ids: Sequence[str]) -> None:
        """Index records anew from their rows; those that are gone or deleted are taken out."""
        known = facts_of(table)
        columns = ", ".join(("custom", "number", *known.texts))
        found = self._raw.execute(
            f"SELECT id, {columns} FROM {table} WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
            (to_json(list(ids)),),
        ).fetchall()
        self.remove(ids)
        if found:
            self.add_rows(table, found)

    def add_rows(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Index rows of (id, custom, number, *texts) that are not indexed."""
        own = self.own_words(table, [row[1] for row in rows])
        texts = ([t for t in (*row[2:], *more) if t] for row, more in zip(rows, own, strict=True))
        self.add(table, [row[0] for row in rows], texts)

    def own_words(self, table: str, customs: Sequence[object]) -> list[list[str]]:
        """For each `custom` column what it holds in texts that can be found, as many for each; "" where nothing."""
        if not any(customs):
            return [[] for _ in customs]
        if table not in self._own:
            self._own[table] = own_columns.searched(self._raw, table)
        held = [own_values(custom) for custom in customs]
        return [[str(own.get(key) or "") for key in self._own[table]] for own in held]

    def refresh_own(self) -> None:
        """Index anew what stands in fields that the centre added, because it changed what they are."""
        self._own.clear()
        for table, ids in own_columns.filled(self._raw).items():
            self.refresh(table, ids)

    def replace(self, table: str, row: Mapping[str, object]) -> None:
        """Index one record anew from its stored row."""
        row_id = str(row["id"])
        self._raw.execute("DELETE FROM search_entry WHERE row_id = ?", (row_id,))
        if row["deleted_at"] is None:
            texts = [row[c] for c in ("number", *facts_of(table).texts)]
            self.add_rows(table, [[row_id, row["custom"], *texts]])

    def tidy(self) -> None:
        """Rebuild the index when more of it is left behind than is used."""
        (used,) = self._raw.execute("SELECT count(*) FROM search_entry").fetchone()
        if self._last - used > used + _STALE_ALLOWED:
            rebuild(self._raw)
            self._last = used


def rebuild(raw: sqlite3.Connection) -> None:
    """Make the whole index anew from the records. To be called inside a transaction."""
    raw.execute("INSERT INTO search (search) VALUES ('delete-all')")
    raw.execute("DELETE FROM search_entry")
    indexer = Indexer(raw)
    for table, record in records_by_table().items():
        _add_all(indexer, facts(record), raw.execute(f"SELECT {_texts(facts(record))} FROM {table} WHERE {_ALIVE}"))


_ALIVE = "deleted_at IS NULL ORDER BY id"


def _texts(known: TableFacts) -> str:
    return ", ".join(("id", "custom", "number", *known.texts))


def _add_all(indexer: Indexer, known: TableFacts, rows: sqlite3.Cursor) -> None:
    while block := rows.fetchmany(_REBUILD_ROWS):
        indexer.add_rows(known.name, block)


def _index_past(raw: sqlite3.Connection) -> None:
    """Index the records of `past_<table>` that are not indexed yet."""
    with past.temporary_writing(raw):
        if not raw.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'past_search'").fetchone():
            for sql in _INDEX_SQL:
                raw.execute(sql.format(index="temp.past_search"))
        indexer = Indexer(raw, "past_search")
        for known in past.shadowed(raw):
            rows = raw.execute(
                f"SELECT {_texts(known)} FROM temp.past_{known.name}"
                f" WHERE id NOT IN (SELECT row_id FROM past_search_entry) AND {_ALIVE}"
            )
            _add_all(indexer, known, rows)


def found_by_words(conn: Connection, expression: str) -> tuple[str, list[str]]:
    """SQL for (table_name, row_id, written) of every record that an FTS5 expression fits, and its parameters. What was
    written last has the highest `written`; in the past, records that changed since stand behind the others."""
    found = (
        "SELECT table_name, row_id, search.rowid AS written FROM search JOIN search_entry ON docid = search.rowid"
        " WHERE search MATCH ?"
    )
    if not past.is_past(conn):
        return found, [expression]
    _index_past(driver_connection(conn))
    then = found.replace("search", "past_search").replace("past_search.rowid AS", "-past_search.rowid AS")
    return f"{found} AND row_id NOT IN (SELECT row_id FROM temp.later) UNION ALL {then}", [expression, expression]


def words_of(text: str) -> list[str]:
    """The words of a search as the index has them: folded, parted where the index parts them."""
    kept = [char if _is_part_of_word(char) else " " for char in fold(text)]
    return "".join(kept).split()


def _is_part_of_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LN" or category in {"Co", "Mn", "Mc"}


def match_expression(text: str) -> str | None:
    """The FTS5 expression for records that have every word of `text`, or a word that begins so; None without words."""
    words = words_of(text)
    return " AND ".join(f'"{word}"*' for word in words) if words else None


def search(conn: Connection, text: str, *, tables: Sequence[str] | None = None, limit: int = 50) -> list[Hit]:
    """Records that have every word of `text` or a word that begins so, last written first, at most `limit`.

    Not ranked: ranking what one or two letters match costs half a second at a million records. Deleted records are not
    found.
    """
    expression = match_expression(text)
    if expression is None:
        return []
    within, (sql, values) = "", found_by_words(conn, expression)
    if tables is not None:
        within = " AND table_name IN (SELECT value FROM json_each(?))"
        values.append(to_json(list(tables)))
    found = conn.exec_driver_sql(
        f"SELECT table_name, row_id FROM ({sql}) WHERE TRUE{within} ORDER BY written DESC LIMIT ?", (*values, limit)
    )
    return [Hit(table, row_id) for table, row_id in found]
