"""Bring a store file to this program's revision, or refuse in plain words. Never leaves a half-done revision."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mac_desktop.domain.problems import UserError
from mac_desktop.store.migrations import versions
from mac_desktop.texts import N_

NEWER = N_(
    "{path} was written by a newer version of MAC Desktop (revision {found}; this one knows {known})."
    " Install the newer version to open it. Nothing was changed."
)
FAILED = N_(
    "{path} could not be brought to this version of MAC Desktop (revision {revision}) and was left as it was."
    " Keep the file and send the log to whoever supports you."
)

_LOG_TABLE = (
    "CREATE TABLE IF NOT EXISTS schema_revision (\n  number INTEGER PRIMARY KEY,\n  name TEXT NOT NULL,\n"
    "  applied_at TEXT NOT NULL,\n  program_version TEXT NOT NULL\n) STRICT"
)


@dataclass(frozen=True)
class Revision:
    """One numbered change of the tables."""

    number: int
    name: str
    upgrade: Callable[[sqlite3.Connection], None]


def known_revisions() -> list[Revision]:
    """The revisions in versions/, by number; files are named like 0001_first.py and count up without a hole."""
    names = sorted(module.name for module in pkgutil.iter_modules(versions.__path__) if module.name[:4].isdigit())
    found = [
        Revision(int(name[:4]), name[5:], importlib.import_module(f"{versions.__name__}.{name}").upgrade)
        for name in names
    ]
    if [revision.number for revision in found] != list(range(1, len(found) + 1)):
        raise RuntimeError(f"revisions must count up from 0001 without a hole: {names}")
    return found


def revision_of(raw: sqlite3.Connection) -> int:
    """The last revision that a store file has; 0 for a file without any."""
    known = raw.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_revision'").fetchone()
    return int(raw.execute("SELECT coalesce(max(number), 0) FROM schema_revision").fetchone()[0]) if known else 0


def outdated(raw: sqlite3.Connection, path: Path, revisions: Sequence[Revision]) -> bool:
    """Whether revisions are missing; a UserError when the file is newer than the program."""
    found, known = revision_of(raw), len(revisions)
    if found > known:
        raise UserError(NEWER, path=str(path), found=found, known=known)
    return found < known


def upgrade(
    raw: sqlite3.Connection,
    path: Path,
    revisions: Sequence[Revision],
    *,
    at: str,
    program_version: str,
    before: Callable[[], None],
) -> None:
    """Apply the missing revisions, each in a transaction of its own together with the note that it was applied.

    `raw` must be in autocommit. `before` makes the backup; it is called once, before the first revision is applied.
    """
    before()
    raw.execute("PRAGMA foreign_keys = OFF")  # a table that is rebuilt would take its children along
    try:
        for revision in revisions[revision_of(raw) :]:
            _apply(raw, path, revision, at, program_version)
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _apply(raw: sqlite3.Connection, path: Path, revision: Revision, at: str, program_version: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    try:
        raw.execute(_LOG_TABLE)
        revision.upgrade(raw)
        if raw.execute("PRAGMA foreign_key_check").fetchone() or _damaged(raw):
            raise UserError(FAILED, path=str(path), revision=revision.number)
        raw.execute(
            "INSERT INTO schema_revision (number, name, applied_at, program_version) VALUES (?, ?, ?, ?)",
            (revision.number, revision.name, at, program_version),
        )
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


def _damaged(raw: sqlite3.Connection) -> bool:
    return bool(raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok")
