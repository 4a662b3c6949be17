"""Connections to a store file, as Python's own driver gives them."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold

_BUSY_SECONDS = 5.0
_WRITER_CACHE_KIB = 64 * 1024
_READER_CACHE_KIB = 32 * 1024
_WAL_KEPT_BYTES = 64 * 1024 * 1024


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Python's own connection under SQLAlchemy's, for work by the thousand."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Autocommit: SQLAlchemy's "begin" event begins transactions, Python's driver would begin them too late."""
    mode = "mode=ro&immutable=1" if read_only and _is_write_protected(path) else "mode=rw"
    raw = sqlite3.connect(
        f"{path.as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
        cached_statements=512,
    )
    raw.execute(f"PRAGMA cache_size = -{_READER_CACHE_KIB if read_only else _WRITER_CACHE_KIB}")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.create_function("fold", 1, _fold_or_null, deterministic=True)
    raw.create_function("exact", 1, _exact_or_null, deterministic=True)
    if read_only:
        raw.execute("PRAGMA query_only = ON")
    else:
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute(f"PRAGMA journal_size_limit = {_WAL_KEPT_BYTES}")
    return raw


def _is_write_protected(path: Path) -> bool:
    """A file in a place where not even the write-ahead log's index can be made, such as a CD."""
    return not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()


def _fold_or_null(value: object) -> str | None:
    return None if value is None else fold(str(value))


def _exact_or_null(value: float | None) -> str | None:
    """A number as JSON that is read back as the same number: SQLite's own JSON keeps 15 digits of 17."""
    return None if value is None else repr(value)
