"""Verified copies of a store, how many of them are kept, and taking one back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect

from mac_desktop.domain.problems import UserError
from mac_desktop.store.copies import copy_verified, looks_like_sqlite, sha256_of, verify
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.engine import Store
from mac_desktop.store.lock import WriterLock
from mac_desktop.store.migrations.runner import NEWER, known_revisions
from mac_desktop.store.moments import for_file_name
from mac_desktop.store.world import DISK_FAULT, MISSING, faults_of
from mac_desktop.texts import N_

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 6

BAD_BACKUP = N_("{path} is damaged or no MAC Desktop store, so nothing was restored. Choose another backup.")
CHANGED_BACKUP = N_("{path} is not the file that was written as a backup: its SHA-256 differs. Choose another backup.")
TAKEN = N_("{path} exists already and was left as it is. Choose another name for the backup.")

_STAMP = re.compile(r" (\d{4}-\d\d-\d\d \d{6})( before update)?$")


@dataclass(frozen=True)
class Backup:
    """A verified copy: its file, its SHA-256, and how many rows each table has."""

    path: Path
    sha256: str
    rows: Mapping[str, int]


def backup(store: Store, target: Path) -> Backup:
    """Copy a store into a folder under a dated name, or into a new file, while others go on working.

    The copy is opened, checked and counted before it gets its name. Beside it lies a .sha256 file that `restore` looks
    at. UserError when the file exists already, the folder can not be written or the disk is full.
    """
    store.refuse_in_the_past()
    target = target.absolute()
    with faults_of(target):
        if target.is_dir() or not target.suffix:
            target = _free_name(target / f"{store.path.stem} {for_file_name(store.now())}{store.path.suffix}")
        if os.path.lexists(target):
            raise UserError(TAKEN, path=str(target))
    with faults_of(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with store.read() as conn:
            held = copy_verified(driver_connection(conn), target)
        digest = sha256_of(target)
        _seal(target).write_text(f"{digest}  {target.name}\n", encoding="utf-8", errors="replace")
    return Backup(target, digest, held.rows)


def rotate(folder: Path, stem: str) -> list[Path]:
    """Delete the dated backups of a store that are no longer needed, and return them.

    Kept are all of the newest day, and the newest of each of the last 7 days, 4 weeks and 6 months that have one.
    Files with other names are never touched.
    """
    dated = sorted(((_moment(path), path) for path in folder.glob(f"{stem} *") if _moment(path)), reverse=True)
    found = [(moment, path) for moment, path in dated if moment is not None]
    kept = _newest_of(found, "%Y-%m-%d", KEPT_DAYS) | _newest_of(found, "%G-%V", KEPT_WEEKS)
    kept |= _newest_of(found, "%Y-%m", KEPT_MONTHS)
    kept |= {path for moment, path in found if moment.date() == found[0][0].date()}
    gone = [path for _, path in found if path not in kept]
    for path in gone:
        path.unlink()
        _seal(path).unlink(missing_ok=True)
    return gone


def restore(backup_path: Path, target: Path, *, now: Callable[[], datetime]) -> Path | None:
    """Put a verified backup in the place of `target`; returns where the file that stood there is kept, if one did.

    Nothing is deleted: the old file gets a dated name beside it, with its write-ahead log. UserError when the backup is
    damaged, changed, newer than this program or no store, and while the target is in use.
    """
    backup_path, target = backup_path.absolute(), target.absolute()
    _refuse_bad(backup_path)
    lock = WriterLock(target)
    with faults_of(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        lock.take("restore", now())
        try:
            return _exchange(backup_path, target, now())
        finally:
            lock.give_back()


def _refuse_bad(path: Path) -> None:
    with faults_of(path):
        if not path.is_file():
            raise UserError(MISSING, path=str(path))
        looks_like_sqlite(path)
        seal = _seal(path)
        if seal.exists() and seal.read_text(encoding="utf-8", errors="replace").split(" ")[0] != sha256_of(path):
            raise UserError(CHANGED_BACKUP, path=str(path))
        held = verify(path)
        if held is None:
            raise UserError(BAD_BACKUP, path=str(path))
        if held.revision > len(known_revisions()):
            raise UserError(NEWER, path=str(path), found=held.revision, known=len(known_revisions()))


def _exchange(backup_path: Path, target: Path, at: datetime) -> Path | None:
    incoming = target.with_name(f"{target.name}.restoring")
    incoming.unlink(missing_ok=True)
    try:
        with closing(connect(f"{backup_path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)) as source:
            copy_verified(source, incoming)
        aside = _set_aside(target, at)
        incoming.replace(target)
    finally:
        incoming.unlink(missing_ok=True)
    with closing(connect(target, isolation_level=None)) as raw:
        if raw.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            raise UserError(DISK_FAULT, path=str(target))
    return aside


def _set_aside(target: Path, at: datetime) -> Path | None:
    """Give a file and its write-ahead log a dated name, under which they belong together and can be opened as before.

    Also a log without its file: a log that finds another file under its name would be played into that.
    """
    present = [rest for rest in ("", "-wal", "-shm") if Path(f"{target}{rest}").exists()]
    if not present:
        return None
    aside = _free_name(target.with_name(f"{target.stem} set aside {for_file_name(at)}{target.suffix}"))
    for rest in present:
        Path(f"{target}{rest}").replace(f"{aside}{rest}")
    return aside if "" in present else None


def _seal(path: Path) -> Path:
    return Path(f"{path}.sha256")


def _free_name(path: Path) -> Path:
    """The same name, or one with a counter when it is taken: two backups in one second."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _moment(path: Path) -> datetime | None:
    found = _STAMP.search(re.sub(r" \(\d+\)$", "", path.stem))
    return datetime.strptime(found[1], "%Y-%m-%d %H%M%S").replace(tzinfo=UTC) if found else None


def _newest_of(found: Sequence[tuple[datetime, Path]], span: str, count: int) -> set[Path]:
    """The newest file of each of the latest `count` spans; `found` is newest first."""
    newest: dict[str, Path] = {}
    for moment, path in found:
        newest.setdefault(moment.strftime(span), path)
    return set(list(newest.values())[:count])
