"""What happens to a report that is ready: its files are saved where a person says, and it is noted as sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import ENTER
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.reports.request_bar import NOT_A_DAY, DayEntry, day_text
from mac_desktop.gui.say import Choice
from mac_desktop.gui.steps import last_step, undoable
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.gui.widgets.parts import button, restyle, words
from mac_desktop.services import reports
from mac_desktop.services.report_preview import Drawn
from mac_desktop.services.reports import Written
from mac_desktop.texts import N_

FOLDER = "report_folder"


class Saving(QObject):
    """Writes the files of a report. `ask_folder` returns the chosen folder or "" and `open_folder` shows one; both are
    replaced in tests."""

    def __init__(self, desk: Desk, parent: QWidget, notice: Banner) -> None:
        super().__init__(parent)
        self.desk, self._parent, self._notice = desk, parent, notice
        self.ask_folder: Callable[[str], str] = self._ask_folder
        self.open_folder: Callable[[Path], object] = lambda folder: QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(folder))
        )
        self.at_work = False

    def _ask_folder(self, start: str) -> str:
        title = self.desk.texts(N_("Save the report in this folder"))
        return QFileDialog.getExistingDirectory(self._parent, title, start)

    def save(self, names: Sequence[str], write: Callable[[Path], Generator[Any, None, Written]]) -> None:
        """Ask for a folder and let the report be written into it as it is shown, in files of these names."""
        if self.at_work:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = self.ask_folder(str(self.desk.settings.get(FOLDER, documents)))
        if not chosen or not self._may_replace(names, Path(chosen)):
            return
        self.desk.settings.put(FOLDER, chosen)
        self.at_work = True
        self.desk.jobs.start(
            self.desk.texts(N_("Save the report")),
            lambda: write(Path(chosen)),
            lane=READING,
            done=self._saved,
            failed=self._failed,
        )

    def _may_replace(self, names: Sequence[str], folder: Path) -> bool:
        texts = self.desk.texts
        there = [name for name in names if (folder / name).exists()]
        if not there:
            return True
        sentence = texts(
            N_("{folder} has {files} already. They are replaced by the report that is shown."),
            folder=str(folder),
            files=", ".join(there),
        )
        choices = (Choice(texts(N_("Keep them"))), Choice(texts(N_("Replace them")), "primary"))
        return self.desk.say.ask(texts(N_("Replace the files?")), sentence, choices) == 1

    def _saved(self, written: Written) -> None:
        self.at_work = False
        sentence = self.desk.texts(
            N_("Saved {pdf} and {xlsx} in {folder}."),
            pdf=written.pdf.name,
            xlsx=written.xlsx.name,
            folder=str(written.pdf.parent),
        )
        open_it = (self.desk.texts(N_("Open folder")), lambda: self.open_folder(written.pdf.parent))
        self._notice.tell(sentence, open_it, icon="check", token="ok")  # noqa: S106  (a colour)

    def _failed(self, error) -> None:
        self.at_work = False
        self.desk.say.sorry(error)


class SentStrip(QFrame):
    """Asks on which day the report was sent, in the page. `noted` after it was written."""

    noted = Signal()
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._drawn: Drawn | None = None
        texts = desk.texts
        self.setProperty("look", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(8)
        self.sentence = words(wrap=True)
        self.entry = _SentDay(texts, texts(N_("Sent on")), self._note)
        self.note = button(texts(N_("Note as sent")), self._note, look="primary")
        self.cancel = button(texts(N_("Cancel")), self.shut)
        for made in (self.note, self.cancel):
            made.setAutoDefault(True)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.entry)
        row.addWidget(self.note)
        row.addWidget(self.cancel)
        self.hide()

    def ask(self, drawn: Drawn) -> None:
        """Ask for this report, with the day of submission as the likely one."""
        self._drawn = drawn
        self.sentence.setText(
            self.desk.texts(
                N_("On which day was the report for {year} sent? Next year's cover page compares with it."),
                year=drawn.report.request.year,
            )
        )
        day = drawn.report.request.submitted_on or self.desk.data.today
        self.entry.set_day(day.isoformat())
        restyle(self.entry, "problem", "")
        self.show()
        self.entry.setFocus()
        self.entry.selectAll()

    def shut(self) -> None:
        """Not now."""
        self.hide()
        self.closed.emit()

    def _note(self) -> None:
        texts, drawn, day = self.desk.texts, self._drawn, self.entry.day
        if drawn is None or not day:
            restyle(self.entry, "problem", "stop")
            self.sentence.setText(texts(NOT_A_DAY, text=self.entry.text()))
            self.entry.setFocus()
            return
        if dt.date.fromisoformat(day) > self.desk.data.today:
            restyle(self.entry, "problem", "stop")
            self.sentence.setText(texts(N_("A report cannot have been sent later than today.")))
            self.entry.setFocus()
            return
        self.hide()
        report, data = drawn.report, self.desk.data

        def work():
            reports.file_report(data, report, dt.date.fromisoformat(day))
            return last_step(self.desk)

        def done(step) -> None:
            self.desk.changed("filed_report", "filed_form")
            said = texts(N_("Noted: sent on {date}."), date=day_text(texts, day))
            self.desk.say.good(said, undoable(self.desk, step))
            self.noted.emit()

        self.desk.jobs.start(texts(N_("Note the report as sent")), work, done=done)


class _SentDay(DayEntry):
    """Enter notes, as a person expects of one field with one answer."""

    def __init__(self, texts, name: str, act: Callable[[], None]) -> None:
        super().__init__(texts, name)
        self._act = act

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._act()
        else:
            super().keyPressEvent(event)
