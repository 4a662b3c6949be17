"""A store: one SQLite file with everything a centre keeps, its one writer and its readers."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.store import extents, past, search
from mac_desktop.store.copies import APPLICATION_ID, copy_verified, looks_like_sqlite
from mac_desktop.store.driver import connect, driver_connection
from mac_desktop.store.drives import is_network_drive
from mac_desktop.store.keys import Ids, office_code
from mac_desktop.store.lock import WriterLock
from mac_desktop.store.migrations.runner import Revision, known_revisions, outdated, upgrade
from mac_desktop.store.moments import for_file_name, utc_text
from mac_desktop.store.rows import to_json
from mac_desktop.store.step import Step
from mac_desktop.store.trail import Header, last_step
from mac_desktop.store.world import DAMAGED, DISK_FAULT, MISSING, NOT_A_STORE, VANISHED, faults_of
from mac_desktop.texts import N_

EXISTS = N_("{path} exists already. Choose another name, or open it.")
ON_NETWORK = N_(
    "{path} lies on a network drive, where SQLite can not keep a store safe against two computers writing at once."
    " Put the store on a disk of this computer and copy backups to the network drive."
)
READ_ONLY = N_("{path} is open for reading only. Open it for work to change something.")
IN_THE_PAST = N_("The past cannot be changed. Go back to today to change something.")
TOO_OLD_TO_READ = N_(
    "{path} was written by an older version of MAC Desktop. Open it once for work, so that it is brought up to date."
)

_PASTS_KEPT = 3


class Store:
    """An open store. Reading works on any thread; writing on any thread too, one step at a time.

    Made by `Store.create` or `Store.open`. `office` is the prefix of readable numbers; `now` gives moments with a zone.
    `after_step` is the step after which it is looked at, None for as it is; `Store.as_of` makes such a one.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        program_version: str,
        lock: WriterLock | None,
        *,
        after_step: int | None = None,
    ) -> None:
        self.path = path
        self.now = now
        self.program_version = program_version
        self.ids = Ids(now)
        self._lock = lock
        self._writing, self._looking_back = threading.Lock(), threading.Lock()
        self._writing_thread: int | None = None
        self._identity = _identity(path)
        self.guard: Callable[[Step], None] = _let_pass
        self.after_step = after_step
        self._pasts: dict[int, Store] = {}
        self._readers = _reading_engine(path, after_step)
        self._writer_engine = _engine(lambda: connect(path, read_only=False), pooled=False)
        self._writer: Connection | None = self._writer_engine.connect() if lock else None
        with self.read() as conn:
            self.office = str(conn.exec_driver_sql("SELECT value FROM store_info WHERE name = 'office'").scalar_one())

    @classmethod
    def create(
        cls, path: Path | str, *, office: str, now: Callable[[], datetime], program_version: str, owner: str = ""
    ) -> Store:
        """Make a new store for an office and open it. The file appears whole or not at all.

        UserError when the file exists, the folder can not be written, the disk is full or a network drive.
        """
        path, office = _whole(path), office_code(office)
        with faults_of(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _refuse_network(path)
            lock = WriterLock(path)
            lock.take(owner, now())
            try:
                for taken in (path, Path(f"{path}-wal")):  # a stray log would be played into the new file
                    if taken.exists():
                        raise UserError(EXISTS, path=str(taken))
                _build(path, office, now, program_version)
                return cls(path, now, program_version, lock)
            except BaseException:
                lock.give_back()
                raise

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        now: Callable[[], datetime],
        program_version: str,
        owner: str,
        read_only: bool = False,
        check: bool = True,
        backups: Path | None = None,
    ) -> Store:
        """Open a store for work, or for reading only beside another program that works in it.

        An older store is backed up into `backups` (default: the folder "backups" beside it) and brought up to date.
        `check` reads the whole file for damage (1 s for 500 MB); after a crash it is always done. UserError when there
        is no such file, it is no store, damaged, newer than this program, in use by another, or on a network drive.
        """
        path = _whole(path)
        lock = None if read_only else WriterLock(path)
        with faults_of(path):
            if not path.is_file():
                raise UserError(MISSING, path=str(path))
            looks_like_sqlite(path)
            _refuse_network(path)
            crashed = lock.take(owner, now()) if lock else False
            try:
                _prepare(path, now, program_version, read_only, check or crashed, backups or path.parent / "backups")
                return cls(path, now, program_version, lock)
            except BaseException:
                if lock:
                    lock.give_back()
                raise

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading, on any thread; what it sees does not change while it is open."""
        with faults_of(self.path):
            # What a look back rolled back stays with its connection: that transaction is committed.
            opened = self._readers.connect() if self.after_step is None else self._readers.begin()
            with opened as connection:
                yield connection

    def as_of(self, step_id: int) -> Store:
        """This store as it stood after a step (0: before the first one), for reading only. It closes with this one."""
        with self._looking_back:
            found = self._pasts.pop(step_id, None) or Store(
                self.path, self.now, self.program_version, None, after_step=step_id
            )
            self._pasts[step_id] = found
            for old in list(self._pasts)[:-_PASTS_KEPT]:
                self._pasts.pop(old).close()  # frees its memory; who still reads from it only waits for it once more
        return found

    def refuse_in_the_past(self) -> None:
        """WrongUse unless this is the store as it is now."""
        if self.after_step is not None:
            raise WrongUse(IN_THE_PAST)

    @contextmanager
    def step(self, title: str, /, *, by: str, kind: str = "edit", **title_values: object) -> Iterator[Step]:
        """One transaction that is one row of the history; an exception inside undoes all of it.

        `title` is a marked text that `title_values` fill. Waits for another thread's step to end. A step that changes
        nothing leaves no trace.
        """
        with self._transaction() as connection:
            raw = driver_connection(connection)
            previous_id, previous_hash = last_step(raw)
            header = Header(
                id=previous_id + 1,
                uid=self.ids.new_id(),
                made_at=utc_text(self.now()),
                made_by=by,
                office=self.office,
                kind=kind,
                title=title,
                title_values=to_json(title_values),
                program_version=self.program_version,
                undoes=None,
                facts="{}",
                previous_hash=previous_hash,
            )
            step = Step(connection, raw, header, self.ids)
            yield step
            self.guard(step)
            step.finish()

    @contextmanager
    def tiny_write(self) -> Iterator[sqlite3.Connection]:
        """A transaction without history, for what is no record: settings. To be kept short."""
        with self._transaction() as connection:
            yield driver_connection(connection)

    def rebuild_search(self) -> None:
        """Make the search index, and the rectangles around mapped areas, anew from the records."""
        with self.tiny_write() as raw:
            search.rebuild(raw)
            extents.rebuild(raw)

    def close(self) -> None:
        """Fold the write-ahead log into the file and free the lock. Closing twice does nothing."""
        for one in self._pasts.values():
            one.close()
        self._readers.dispose()
        if self._writer is not None:
            try:
                with faults_of(self.path):
                    driver_connection(self._writer).execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except UserError:
                pass  # the log stays beside the file and is folded in when the store is opened next
            self._writer.close()
            self._writer = None
        self._writer_engine.dispose()
        if self._lock is not None:
            self._lock.give_back()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        self.refuse_in_the_past()
        if self.read_only:
            raise UserError(READ_ONLY, path=str(self.path))
        if self._writer is None:
            raise RuntimeError("the store is closed")
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a step inside a step: pass the step on instead")
        with self._writing, faults_of(self.path):
            if _identity(self.path) != self._identity:
                raise UserError(VANISHED, path=str(self.path))
            self._writing_thread = threading.get_ident()
            try:
                with self._writer.begin():
                    yield self._writer
            finally:
                self._writing_thread = None


def _let_pass(_step: Step) -> None:
    """Nobody set a guard: every step may end."""


def _whole(path: Path | str) -> Path:
    """The path from the root; a UserError in a folder that was deleted meanwhile."""
    with faults_of(Path(path)):
        return Path(path).absolute()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _refuse_network(path: Path) -> None:
    if is_network_drive(path):
        raise UserError(ON_NETWORK, path=str(path))


def _reading_engine(path: Path, after_step: int | None) -> Engine:
    """Where the connections for reading come from."""
    if after_step is None:
        return _engine(lambda: connect(path, read_only=True), pooled=True)
    engine = _engine(lambda: past.prepared(connect(path, read_only=True), after_step), pooled=True)
    event.listen(engine, "begin", lambda connection: past.follow(driver_connection(connection)))
    event.listen(engine, "commit", lambda connection: past.let_commit(driver_connection(connection)))
    event.listen(engine, "connect", lambda _raw, record: record.info.update({past.MARK: True}))
    return engine


def _engine(connect: Callable[[], sqlite3.Connection], *, pooled: bool) -> Engine:
    begin = "BEGIN" if pooled else "BEGIN IMMEDIATE"
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool if pooled else NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _build(path: Path, office: str, now: Callable[[], datetime], program_version: str) -> None:
    """Build the file under another name and give it its own when it is whole."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as raw:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            upgrade(
                raw, path, known_revisions(), at=utc_text(now()), program_version=program_version, before=lambda: None
            )
            facts = {"office": office, "created_at": utc_text(now()), "created_by": program_version}
            raw.executemany("INSERT INTO store_info (name, value) VALUES (?, ?)", list(facts.items()))
            if raw.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                raise UserError(DISK_FAULT, path=str(path))
        part.replace(path)
    finally:
        for rest in ("", "-journal", "-wal", "-shm"):
            Path(f"{part}{rest}").unlink(missing_ok=True)


def _prepare(
    path: Path, now: Callable[[], datetime], program_version: str, read_only: bool, check: bool, backups: Path
) -> None:
    """Everything that is looked at before a store counts as open."""
    with closing(connect(path, read_only=read_only)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise UserError(NOT_A_STORE, path=str(path))
        revisions = known_revisions()
        behind = outdated(raw, path, revisions)
        if check and raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise UserError(DAMAGED, path=str(path))
        if not read_only and raw.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            raise UserError(ON_NETWORK, path=str(path))
        if behind and read_only:
            raise UserError(TOO_OLD_TO_READ, path=str(path))
        if behind:
            _bring_up_to_date(raw, path, revisions, now(), program_version, backups)


def _bring_up_to_date(
    raw: sqlite3.Connection, path: Path, revisions: list[Revision], now: datetime, program_version: str, backups: Path
) -> None:
    def back_up() -> None:
        backups.mkdir(parents=True, exist_ok=True)
        copy_verified(raw, backups / f"{path.stem} {for_file_name(now)} before update{path.suffix}")

    upgrade(raw, path, revisions, at=utc_text(now), program_version=program_version, before=back_up)
