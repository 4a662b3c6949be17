"""Work in the background: the only place that knows threads.

A job is a function without arguments. If it returns a generator, each value that this yields is progress (anything with
`done`, `total` and `text`, such as `services.progress.Progress`) and the only place where Stop is looked at; what it
returns is the result. One worker does everything that writes records, one after the other; a second one keeps drafts,
which have a file of their own, so that typing is safe also while an import is being written; a third one only reads
(reports), and a fourth draws pages, so that neither waits for the others. Callbacks run on the window's own thread.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from mac_desktop.domain.problems import UserError

log = logging.getLogger(__name__)

RECORDS, DRAFTS, READING, PAGES = "writer", "drafts", "reader", "pages"
SHOW_AFTER = 0.6
AT_MOST_EVERY = 0.1


@dataclass(eq=False)
class Job:
    """Work that was asked for, and what to call afterwards. `title` is shown beside the bar."""

    title: str
    work: Callable[[], Any]
    done: Callable[[Any], None] | None = None
    failed: Callable[[UserError], None] | None = None
    stopped: Callable[[], None] | None = None
    may_stop: bool = False
    stop_asked: threading.Event = field(default_factory=threading.Event)
    began: float = 0.0


class Jobs(QObject):
    """The worker. Made on the window's thread; `start` may be called from there only."""

    shown = Signal(object, object, float)  # job, Progress, seconds left or -1
    finished = Signal(object)
    trouble = Signal(object)  # a UserError that the job had no own answer to
    _call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lanes: dict[str, queue.SimpleQueue[Job | None]] = {
            lane: queue.SimpleQueue() for lane in (RECORDS, DRAFTS, READING, PAGES)
        }
        self._open = 0
        self._call.connect(self._run_here, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._work, args=(lane,), name=name, daemon=True)
            for name, lane in self._lanes.items()
        ]
        for thread in self._threads:
            thread.start()

    @property
    def busy(self) -> bool:
        """Whether anything is running, waiting, or about to be reported."""
        return self._open > 0

    def start(self, title: str, work: Callable[[], Any], *, lane: str = RECORDS, **then: Any) -> Job:
        """Do `work` after everything asked for before in its lane. See `Job` for the callbacks."""
        job = Job(title, work, **then)
        self._open += 1
        self._lanes[lane].put(job)
        return job

    def stop(self, job: Job) -> None:
        """Ask a job to end at its next progress; what it wrote is rolled back by its step."""
        job.stop_asked.set()

    def later(self, seconds: float, call: Callable[[], None]) -> QTimer:
        """A timer that runs `call` once on the window's thread; starting it again begins anew."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(int(seconds * 1000))
        timer.timeout.connect(call)
        return timer

    def end(self) -> None:
        """Let the work that was asked for be finished, and stop the worker."""
        for lane in self._lanes.values():
            lane.put(None)
        for thread in self._threads:
            thread.join(timeout=30)

    @Slot(object)
    def _run_here(self, call: Callable[[], None]) -> None:
        call()

    def _closing(self, job: Job, call: Callable[[], None] | None) -> Callable[[], None]:
        def run() -> None:
            self._open -= 1
            self.finished.emit(job)
            if call is not None:
                call()

        return run

    # ---- on the worker's thread

    def _work(self, lane: queue.SimpleQueue[Job | None]) -> None:
        while (job := lane.get()) is not None:
            job.began = time.monotonic()
            try:
                self._do(job)
            except UserError as error:
                self._call.emit(self._closing(job, lambda j=job, e=error: self._fail(j, e)))
            except BaseException as error:
                log.exception("A job failed: %s", job.title)
                self._call.emit(self._closing(job, lambda e=error: _raise(e)))

    def _fail(self, job: Job, error: UserError) -> None:
        if job.failed is not None:
            job.failed(error)
        else:
            self.trouble.emit(error)

    def _do(self, job: Job) -> None:
        result = job.work()
        if isinstance(result, Generator):
            whole, result = self._exhaust(job, result)
            if not whole:
                self._call.emit(self._closing(job, job.stopped))
                return
        self._call.emit(self._closing(job, (lambda: job.done(result)) if job.done is not None else None))

    def _exhaust(self, job: Job, steps: Generator[Any, None, Any]) -> tuple[bool, Any]:
        last = 0.0
        while True:
            if job.stop_asked.is_set():
                steps.close()
                return False, None
            try:
                progress = next(steps)
            except StopIteration as end:
                return True, end.value
            now = time.monotonic()
            if now - job.began >= SHOW_AFTER and now - last >= AT_MOST_EVERY:
                last = now
                left = _seconds_left(now - job.began, progress.done, progress.total)
                self._call.emit(lambda p=progress, s=left: self.shown.emit(job, p, s))
            time.sleep(0)  # lets the window's thread have its turn between two portions


def _seconds_left(passed: float, done: int, total: int) -> float:
    return passed * (total - done) / done if done and total else -1.0


def _raise(error: BaseException) -> None:
    raise error
