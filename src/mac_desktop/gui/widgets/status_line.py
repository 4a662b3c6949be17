"""The line at the bottom: good news that fades, work that goes on, and quiet facts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QProgressBar, QWidget

from mac_desktop.gui.jobs import Job, Jobs
from mac_desktop.gui.theme import HINT_POINTS, Icons
from mac_desktop.gui.widgets.parts import button, picture, words
from mac_desktop.services.progress import Progress
from mac_desktop.texts import N_, Texts

STAYS_MS, FADES_MS = 8_000, 700


class StatusLine(QFrame):
    """Shows what was done (with Undo), the job that is running (with Stop), and where the store is."""

    def __init__(self, texts: Texts, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setFixedHeight(32)
        self.texts = texts
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        self._news = self._news_part(icons)
        self._work = self._work_part()
        self.quiet = words(points=HINT_POINTS, look="muted")
        self.quiet.setAccessibleName(texts(N_("State of the record")))
        self.place = words(points=HINT_POINTS, look="muted")
        self.place.setAccessibleName(texts(N_("Open file")))
        row.addWidget(self._news)
        row.addStretch(1)
        row.addWidget(self._work)
        row.addWidget(self.quiet)
        row.addWidget(self.place)
        self._undo: Callable[[], None] | None = None
        self._job: Job | None = None
        self._jobs: Jobs | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._fade)

    def _news_part(self, icons: Icons) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.news_text = words()
        self.news_undo = button(self.texts(N_("Undo")), self._take_back, look="link")
        row.addWidget(picture(icons("check", "ok")))
        row.addWidget(self.news_text)
        row.addWidget(self.news_undo)
        part.hide()
        return part

    def _work_part(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.work_text = words(points=HINT_POINTS)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.texts(N_("Progress")))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.stop = button(self.texts(N_("Stop")), self._stop, look="link")
        row.addWidget(self.work_text)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        part.hide()
        return part

    def follow(self, jobs: Jobs) -> None:
        """Show the work of this worker."""
        self._jobs = jobs
        jobs.shown.connect(self._show_work)
        jobs.finished.connect(self._end_work)

    def good(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Show good news for some seconds."""
        self._undo = undo
        self.news_text.setText(sentence)
        self.news_text.setAccessibleName(sentence)
        self.news_undo.setVisible(undo is not None)
        self._news.setGraphicsEffect(None)  # type: ignore[arg-type]
        self._news.show()
        self._rest.start(STAYS_MS)

    def _fade(self) -> None:
        effect = QGraphicsOpacityEffect(self._news)
        self._news.setGraphicsEffect(effect)
        self._fading = QPropertyAnimation(effect, b"opacity", self)
        self._fading.setDuration(FADES_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.finished.connect(lambda: self._rest.isActive() or self._news.hide())
        self._fading.start()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self._news.hide()
        if undo is not None:
            undo()

    def _show_work(self, job: Job, progress: Progress, left: float) -> None:
        self._job = job
        says = [self.texts(progress.text) or job.title]
        if progress.total:
            says.append(self.texts(N_("{done} of {total}"), done=f"{progress.done:,}", total=f"{progress.total:,}"))
        if left >= 1:
            says.append(self._left(left))
        self.work_text.setText(" · ".join(says))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.stop.setVisible(job.may_stop)
        self._work.show()

    def _left(self, seconds: float) -> str:
        if seconds < 90:
            return self.texts(N_("about {seconds} seconds left"), seconds=max(1, round(seconds)))
        return self.texts(N_("about {minutes} minutes left"), minutes=round(seconds / 60))

    def _end_work(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._work.hide()

    def _stop(self) -> None:
        if self._jobs is not None and self._job is not None:
            self.work_text.setText(self.texts(N_("Stopping …")))
            self._jobs.stop(self._job)
