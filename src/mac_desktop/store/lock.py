"""One writing program per store: a lock that the system frees when the program ends, and a note of who has it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from mac_desktop.domain.problems import UserError
from mac_desktop.store.moments import utc_text
from mac_desktop.store.world import faults_of
from mac_desktop.texts import N_

LOCKED = N_("{path} is open for work by {owner} since {since}. Close it there, or open it for reading only.")


class WriterLock:
    """The right to write a store. Beside `x.mac` lie `x.mac.lock` and, while it is held, `x.mac.owner`.

    The note is a file of its own because a locked file can not be read on Windows.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(f"{path}.lock", thread_local=False)
        self._note = Path(f"{path}.owner")

    def take(self, owner: str, at: datetime) -> bool:
        """Take the lock or say in a UserError who has it. True when the last writer did not end in order."""
        with faults_of(self._path):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                raise self._held_by_another() from None
            crashed = self._note.exists()
            try:
                self._note.write_text(json.dumps({"owner": owner, "since": utc_text(at)}), encoding="utf-8")
            except OSError:
                if not crashed and self._note.is_file():
                    self._note.unlink()  # empty: the disk was full
                self._lock.release()
                raise
        return crashed

    def give_back(self) -> None:
        """Free the lock; to be called when everything is written."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release()

    def _held_by_another(self) -> UserError:
        owner, since = "?", "?"
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            owner, since = str(note["owner"]), str(note["since"]).replace("T", " ")[:16] + " UTC"
        except (OSError, ValueError, KeyError, TypeError):
            pass  # just taken and not yet noted, or an old version's: the lock alone is enough to refuse
        return UserError(LOCKED, path=str(self._path), owner=owner, since=since)
