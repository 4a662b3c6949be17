"""Copies of a whole store by SQLite's backup API: consistent while others write, and verified before they count."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mac_desktop.domain.problems import UserError
from mac_desktop.store.migrations.runner import revision_of
from mac_desktop.store.trail import FIRST_HASH, last_step
from mac_desktop.store.world import NOT_A_STORE
from mac_desktop.texts import N_

APPLICATION_ID = 0x4D414344  # "MACD", in the file's header: tells a store from any other SQLite file

COPY_DIFFERS = N_(
    "The copy {path} did not turn out equal to the store and was thrown away. Check the disk and try again."
)


@dataclass(frozen=True)
class Contents:
    """What a store holds, to compare a copy with: rows per table, revision, and the hash of its last step."""

    rows: Mapping[str, int]
    revision: int
    head: str


def contents(raw: sqlite3.Connection) -> Contents:
    """Count what a store holds."""
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
    ).fetchall()
    rows = {name: int(raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for (name,) in sorted(tables)}
    return Contents(rows, revision_of(raw), last_step(raw)[1] if "step" in rows else FIRST_HASH)


def copy_verified(source: sqlite3.Connection, target: Path) -> Contents:
    """Copy a store into a new file that gets its name only when it was opened, checked and found equal.

    `source` is in autocommit. Errors of the disk pass as they are; a copy that differs is a UserError.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        source.execute("BEGIN")  # one snapshot for counting and copying
        try:
            held = contents(source)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                source.backup(copy)
                copy.execute(
                    "PRAGMA journal_mode = DELETE"
                )  # a backup is one file, readable from a write-protected disk
        finally:
            source.execute("ROLLBACK")
        if verify(part) != held:
            raise UserError(COPY_DIFFERS, path=str(target))
        _flush_to_disk(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        Path(f"{part}-journal").unlink(missing_ok=True)
    return held


def verify(path: Path) -> Contents | None:
    """What a store file holds, read without changing anything; None when it is damaged or no store."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return None
            if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return None
            return contents(copy)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return None
        raise


def looks_like_sqlite(path: Path) -> None:
    """A UserError when the file's first bytes are not those of SQLite."""
    with path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3\0"):
            raise UserError(NOT_A_STORE, path=str(path))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
