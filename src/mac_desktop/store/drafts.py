"""What is being typed and not yet saved.

Kept in a small file of its own beside the store, because a store takes one writer at a time: typing is safe also while
an import of a hundred thousand rows is being written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mac_desktop.domain.problems import UserError
from mac_desktop.store.engine import READ_ONLY, Store
from mac_desktop.store.moments import utc_text
from mac_desktop.store.world import faults_of

_TABLE = (
    "CREATE TABLE IF NOT EXISTS draft (id TEXT NOT NULL PRIMARY KEY, form_key TEXT NOT NULL, record_id TEXT,"
    " raw TEXT NOT NULL, kept_at TEXT NOT NULL, kept_by TEXT NOT NULL) STRICT, WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in a form: raw values by field, for a new record or for a change of `record_id`."""

    id: str
    form_key: str
    record_id: str | None
    raw: Mapping[str, object]
    at: str
    by: str


def drafts_file(store_path: Path) -> Path:
    """Where a store's drafts are kept."""
    return Path(f"{store_path}.drafts")


def save_draft(
    store: Store,
    form_key: str,
    record_id: str | None,
    draft_id: str | None,
    raw: Mapping[str, object],
    *,
    at: datetime,
    by: str,
) -> str:
    """Keep what stands in a form now, over what was kept under `draft_id` before; returns the id for the next time.

    It is on the disk when this returns. A read-only store keeps no drafts: UserError.
    """
    store.refuse_in_the_past()
    if store.read_only:
        raise UserError(READ_ONLY, path=str(store.path))
    kept_as = draft_id or store.ids.new_id()
    with _opened(store) as raw_connection:
        raw_connection.execute(
            "INSERT OR REPLACE INTO draft (id, form_key, record_id, raw, kept_at, kept_by) VALUES (?, ?, ?, ?, ?, ?)",
            (kept_as, form_key, record_id, json.dumps(dict(raw), ensure_ascii=False), utc_text(at), by),
        )
    return kept_as


def drafts(store: Store) -> list[Draft]:
    """Drafts that were never saved or discarded, last typed first."""
    if not drafts_file(store.path).exists():
        return []
    with _opened(store) as raw:
        found = raw.execute(
            "SELECT id, form_key, record_id, raw, kept_at, kept_by FROM draft ORDER BY kept_at DESC, id DESC"
        ).fetchall()
    return [Draft(key, form, record, json.loads(text), at, by) for key, form, record, text, at, by in found]


def discard_draft(store: Store, draft_id: str) -> None:
    """Forget a draft, after its record was saved or on a person's word."""
    if drafts_file(store.path).exists():
        with _opened(store) as raw:
            raw.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


@contextmanager
def _opened(store: Store) -> Iterator[sqlite3.Connection]:
    """One short transaction. Opening costs less than the flush to disk, and nothing stays open between keystrokes."""
    path = drafts_file(store.path)
    with faults_of(path), closing(sqlite3.connect(path, isolation_level=None, timeout=5.0)) as raw:
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute(_TABLE)
        yield raw
