"""The import's work in the background: reading, looking at values, checking, storing, taking back, saving lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from mac_desktop.domain.problems import UserError
from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.jobs import Job
from mac_desktop.services import history, import_review, imports, wording
from mac_desktop.services.progress import Progress
from mac_desktop.texts import N_


class ImportWork(QObject):
    """Holds the trial in hand. Everything it is asked for ends in one of its signals, on the window's thread.

    `job` is the check or the import that is running; while it runs nothing else is begun.
    """

    looked = Signal()  # there is a new trial
    unreadable = Signal(str)  # a file cannot be read, and why; the trial of before is back
    reviewed = Signal()
    began = Signal(str)
    progressed = Signal(object, object)
    checked = Signal()
    stored = Signal()
    went_back = Signal()  # the check or the import was stopped, or failed
    undone = Signal(object)
    not_undone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trial: Trial | None = None
        self.job: Job | None = None
        self._turn = 0
        desk.jobs.shown.connect(self._progress)

    @property
    def busy(self) -> bool:
        """Whether a check or an import is running."""
        return self.job is not None

    # ---- reading

    def read(self, path: Path) -> None:
        """Look at a file; what was begun with another one is put aside (nothing of it was stored)."""
        before = self.trial if self.trial is not None and self.trial.imported is None else None
        self.trial = None
        self._look(lambda: imports.look_at(self.desk.data, path), before)

    def read_again(self, *, sheet: str, subject: str | None = None) -> None:
        """Look at the same file again, for another sheet or as other records."""
        if self.trial is not None and not self.busy:
            book, data = self.trial.incoming.workbook, self.desk.data
            self._look(lambda: imports.understand(data, book, sheet=sheet, subject=subject), self.trial)

    def forget(self) -> None:
        """Nothing is in hand any more."""
        self._turn += 1
        self.trial = None

    def _look(self, look: Callable[[], imports.Incoming], before: Trial | None) -> None:
        self._turn += 1
        turn = self._turn

        def failed(error: UserError) -> None:
            if turn == self._turn:
                self.trial = before
                self.unreadable.emit(wording.apology(self.desk.texts, error))

        def done(found: imports.Incoming) -> None:
            if turn == self._turn:
                self.trial = Trial(self.desk.texts, self.desk.data.forms, found)
                self.looked.emit()
                self.review()

        self.desk.jobs.start(self.desk.texts(N_("Reading the file")), look, done=done, failed=failed)

    def review(self) -> None:
        """Look at the values of the columns whose way has changed."""
        trial = self.trial
        wanted = trial.to_review() if trial is not None else []
        if trial is None or not wanted:
            self.reviewed.emit()
            return
        mapping = trial.mapping

        def done(found: list) -> None:
            if trial is self.trial:
                trial.reviewed(found, mapping)
                self.reviewed.emit()

        def work() -> Any:
            return import_review.review(self.desk.data, trial.incoming, mapping, wanted)

        self.desk.jobs.start(self.desk.texts(N_("Looking at the values")), work, done=done)

    # ---- checking and storing

    def check(self) -> None:
        """Judge every row, storing nothing."""
        trial = self.trial
        if trial is None or self.busy:
            return
        mapping = trial.mapping

        def done(dry: imports.DryRun) -> None:
            trial.dry = dry
            self.checked.emit()

        def work() -> Any:
            return imports.dry_run(self.desk.data, trial.incoming, mapping)

        self._run(N_("Checking the rows"), work, done, N_("The check was stopped."))

    def store(self) -> None:
        """Store the accepted rows in one step."""
        trial = self.trial
        if trial is None or trial.dry is None or self.busy:
            return
        dry, again = trial.dry, trial.again

        def done(imported: imports.Imported) -> None:
            trial.imported = imported
            self.stored.emit()
            self.desk.changed(by=self)

        def work() -> Any:
            return imports.store_import(self.desk.data, dry, again=again)

        self._run(N_("Importing the rows"), work, done, N_("The import was stopped. Nothing was stored."))

    def _run(self, title: str, work: Callable[[], object], done: Callable, stopped: str) -> None:
        texts = self.desk.texts

        def ended(call: Callable[[], None]) -> None:
            self.job = None
            call()

        def failed(error: UserError | None = None) -> None:
            self.went_back.emit()
            if error is None:
                self.desk.say.good(texts(stopped))
            else:
                self.desk.say.sorry(error)

        self.job = self.desk.jobs.start(
            texts(title),
            work,
            may_stop=True,
            done=lambda result: ended(lambda: done(result)),
            failed=lambda error: ended(lambda: failed(error)),
            stopped=lambda: ended(failed),
        )
        self.began.emit(texts(title))

    def _progress(self, job: Job, progress: Progress, _left: float) -> None:
        if job is self.job:
            self.progressed.emit(job, progress)

    def stop(self) -> None:
        """End the check or the import that is running."""
        if self.job is not None:
            self.desk.jobs.stop(self.job)

    # ---- afterwards

    def take_back(self, step_id: int) -> None:
        """Undo an import."""

        def done(outcome: history.UndoOutcome) -> None:
            self.undone.emit(outcome)
            self.desk.changed(by=self)

        def failed(error: UserError) -> None:
            self.not_undone.emit()
            self.desk.say.sorry(error)

        title = self.desk.texts(N_("Taking the import back"))
        self.desk.jobs.start(title, lambda: history.undo(self.desk.data, step_id), done=done, failed=failed)

    def save(self, write: Callable, path: Path) -> None:
        """Write what the check found into a file."""
        if self.trial is None or self.trial.dry is None:
            return
        dry, texts = self.trial.dry, self.desk.texts

        def done(_count: int) -> None:
            self.desk.say.good(texts(N_("Saved as {path}."), path=path))

        self.desk.jobs.start(texts(N_("Saving")), lambda: write(self.desk.data, dry, path), may_stop=True, done=done)
