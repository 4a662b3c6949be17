"""The trail that every step leaves: its changes in order, and a hash that ties it to the step before.

    changes = SHA-256 over each change in order: table, row, action, before, after
    hash    = SHA-256 over the previous step's hash, the step's own header, the number of its changes and `changes`

Who edits, drops or adds a row of the history breaks the hash of its step; who replaces that breaks the next step's.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import Connection

from mac_desktop.store.rows import to_json

FIRST_HASH = "0" * 64

# Characters 31 and 30 part fields and changes. They never occur inside: JSON escapes them, names and ids have none.
_LINE = (  # as bytes, which need no decoding to be hashed
    "CAST(table_name || char(31) || row_id || char(31) || action || char(31) ||"
    " coalesce(before, '') || char(31) || coalesce(after, '') || char(30) AS BLOB)"
)
_BLOCK = 2_000
_AT_ONCE = 60  # columns in one json_object


@dataclass(frozen=True)
class Header:
    """What a step says of itself. `title` is a marked text that `title_values` (JSON) fill; `facts` is JSON."""

    id: int
    uid: str
    made_at: str
    made_by: str
    office: str
    kind: str
    title: str
    title_values: str
    program_version: str
    undoes: int | None
    facts: str
    previous_hash: str

    def hashed_with(self, count: int, changes: str) -> str:
        """The step's hash."""
        parts = [self.uid, self.made_at, self.made_by, self.office, self.kind, self.title, self.title_values]
        parts += [self.program_version, self.undoes, self.facts, count, changes]  # type: ignore[list-item]
        return hashlib.sha256(f"{self.previous_hash}\n{self.id}\n{to_json(parts)}".encode()).hexdigest()


@dataclass
class ChangesDigest:
    """The running hash over a step's changes, fed from the table itself, so that what is hashed is what is stored."""

    raw: sqlite3.Connection
    last_id: int
    count: int = 0
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def absorb(self, up_to: int | None = None) -> None:
        """Take in the changes after the last one seen."""
        rows = self.raw.execute(
            f"SELECT id, {_LINE} FROM change WHERE id > ? AND id <= ? ORDER BY id",
            (self.last_id, up_to if up_to is not None else 2**62),
        )
        while block := rows.fetchmany(_BLOCK):
            self._hash.update(b"".join([line for _, line in block]))
            self.count += len(block)
            self.last_id = block[-1][0]

    @property
    def text(self) -> str:
        return self._hash.hexdigest()


Change = tuple[str, str, str, str | None, str | None]


def write_changes(raw: sqlite3.Connection, step_id: int, changes: Iterable[Change]) -> None:
    """Append changes, each (table, row id, action, before, after)."""
    raw.executemany(
        "INSERT INTO change (step_id, table_name, row_id, action, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        ((step_id, *change) for change in changes),
    )


def image_sql(columns: Sequence[str], fractions: Collection[str] = ()) -> str:
    """SQL that makes the JSON image of a row; `fractions` are the columns whose numbers need all their digits.

    SQLite's functions take 127 arguments, 63 columns, so the image of a wider record is joined from parts. Only the
    braces at the seam go: before the last brace of a part stands a quotation mark, a digit or "null".
    """
    parts = [columns[start : start + _AT_ONCE] for start in range(0, len(columns), _AT_ONCE)]
    exact = {column: f"json(exact({column}))" for column in fractions}
    objects = ["json_object(" + ", ".join(f"'{c}', {exact.get(c, c)}" for c in part) + ")" for part in parts]
    return " || ',' || ".join(
        _without_braces(one, first=i == 0, last=i == len(objects) - 1) for i, one in enumerate(objects)
    )


def _without_braces(part: str, *, first: bool, last: bool) -> str:
    """SQL for one part of an image without the braces at which the next or the previous part is joined."""
    part = part if first else f"ltrim({part}, '{{')"
    return part if last else f"rtrim({part}, '}}')"


def last_change_id(raw: sqlite3.Connection) -> int:
    """The newest change's id, 0 in an empty history. Ids count up without a hole."""
    return int(raw.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def last_step(raw: sqlite3.Connection) -> tuple[int, str]:
    """Id and hash of the newest step."""
    found = raw.execute("SELECT id, hash FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return (found[0], found[1]) if found else (0, FIRST_HASH)


def write_step(raw: sqlite3.Connection, header: Header, digest: ChangesDigest) -> str:
    """Write the step's own row, last of all, with its hash; the hash is returned."""
    digest.absorb()
    final = header.hashed_with(digest.count, digest.text)
    raw.execute(
        "INSERT INTO step (id, uid, made_at, made_by, office, kind, title, title_values, program_version, undoes,"
        " facts, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            header.id,
            header.uid,
            header.made_at,
            header.made_by,
            header.office,
            header.kind,
            header.title,
            header.title_values,
            header.program_version,
            header.undoes,
            header.facts,
            header.previous_hash,
            final,
        ),
    )
    return final


class Readable(Protocol):
    """What can be read: an open store."""

    def read(self) -> AbstractContextManager[Connection]: ...


def import_of(store: Readable, sha256: str) -> int | None:
    """The newest import of the file with this SHA-256 (its step's fact "sha256") that was not undone."""
    with store.read() as conn:
        undone = undone_steps(conn)
        found = conn.exec_driver_sql(
            "SELECT id FROM step WHERE kind = 'import' AND json_extract(facts, '$.sha256') = ? ORDER BY id DESC",
            (sha256,),
        )
        return next((step_id for (step_id,) in found if step_id not in undone), None)


def undone_steps(conn: Connection) -> dict[int, int]:
    """Step -> the step that undid it, where that stands: an undo that was itself undone does not count."""
    found: dict[int, int] = {}
    for step_id, undoes in conn.exec_driver_sql(
        "SELECT id, undoes FROM step WHERE undoes IS NOT NULL ORDER BY id DESC"
    ):
        if step_id not in found:
            found.setdefault(undoes, step_id)
    return found


@dataclass(frozen=True, slots=True)
class Break:
    """A step whose trail was tampered with or damaged: "header", "changes", "order" or "stray"."""

    step_id: int
    what: str


def verify_chain(conn: Connection) -> list[Break]:
    """Every step whose hash, order or changes do not fit, oldest first; empty when the history is whole."""
    raw = conn.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    breaks: list[Break] = []
    previous, expected_id, last_change = FIRST_HASH, 1, 0
    columns = (
        "id, uid, made_at, made_by, office, kind, title, title_values, program_version, undoes, facts, previous_hash"
    )
    for *values, stored in raw.execute(f"SELECT {columns}, hash FROM step ORDER BY id").fetchall():
        header = Header(*values)
        if header.id != expected_id or header.previous_hash != previous:
            breaks.append(Break(header.id, "order"))
        first, last, count = _span(raw, header.id)
        if count and (first != last_change + 1 or last - first + 1 != count):
            breaks.append(Break(header.id, "changes"))
        digest = ChangesDigest(raw, last_id=first - 1)
        digest.absorb(up_to=last)
        if header.hashed_with(digest.count, digest.text) != stored:
            breaks.append(Break(header.id, "hash"))
        previous, expected_id, last_change = stored, header.id + 1, max(last_change, last)
    strays = raw.execute("SELECT DISTINCT step_id FROM change WHERE step_id NOT IN (SELECT id FROM step)").fetchall()
    return breaks + [Break(step_id, "stray") for (step_id,) in strays]


def _span(raw: sqlite3.Connection, step_id: int) -> tuple[int, int, int]:
    first, last, count = raw.execute(
        "SELECT min(id), max(id), count(*) FROM change WHERE step_id = ?", (step_id,)
    ).fetchone()
    return (first, last, count) if count else (1, 0, 0)
