"""The Article 7 report: chosen, made in the background, looked at page by page, traced to its records, sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import READING, Job
from mac_desktop.gui.moments import clock as time_of_day
from mac_desktop.gui.pages.timed_page import TimedPage
from mac_desktop.gui.reports.due_line import DueLine
from mac_desktop.gui.reports.reading_room import ReadingRoom
from mac_desktop.gui.reports.request_bar import RequestBar
from mac_desktop.gui.reports.sending import Saving, SentStrip
from mac_desktop.gui.steps import last_step
from mac_desktop.gui.theme import PAGE_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.gui.widgets.look_back import look_back_button
from mac_desktop.gui.widgets.parts import button, rule, spacer, words
from mac_desktop.services import history, lists, records, report_preview, reports, wording
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.report_preview import Drawn
from mac_desktop.texts import N_

PARTS_FROM, DUE_FROM = 860, 720
NOT_MADE, MADE = range(2)


class ReportPage(TimedPage):
    """What is wanted on top; below it the forms, the pages, and beside them the checks or what a figure counts.

    `arrive` takes `year`, the year to report on.
    """

    title = N_("Reports")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.drawn: Drawn | None = None
        self.job: Job | None = None
        self._step: int | None = None
        self._made_at = ""
        self._count = 0
        self._files = QTemporaryDir()
        desk, texts = self.desk, desk.texts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.news, self.notice = Banner(desk.icons, texts), Banner(desk.icons, texts)
        self.saving = Saving(desk, self, self.notice)
        self.sent = SentStrip(self.now)  # that a report was sent is noted today, of whichever moment it tells
        self.choices = RequestBar(desk, self._report_language())
        outer.addWidget(self.past)
        outer.addWidget(self._head())
        for strip in (self.news, self.notice, self.sent):
            outer.addWidget(strip)
        outer.addWidget(rule())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty_part())
        self.reading = ReadingRoom(desk)
        self.stack.addWidget(self.reading)
        self.pages, self.parts, self.checks = self.reading.pages, self.reading.parts, self.reading.checks
        self.figure, self.side = self.reading.figure, self.reading.side
        outer.addWidget(self.stack, 1)
        self._connect()

    # ---- parts

    def _head(self) -> QWidget:
        texts, head = self.desk.texts, QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 12, 16, 12)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words(texts(N_("Article 7 report")), points=PAGE_POINTS, bold=True))
        line.addSpacing(12)
        self.due = DueLine(self.desk)
        line.addWidget(self.due, 1)
        self.room_for_due = spacer()
        line.addWidget(self.room_for_due)
        line.addWidget(look_back_button(self.desk, self.past.ask))
        self.save = button(
            texts(N_("Save PDF and Excel")), self._save, icon=self.desk.icons("save", "text"), keys="Ctrl+S"
        )
        self.note_sent = button(texts(N_("Note as sent")), self._ask_sent, icon=self.desk.icons("submitted", "text"))
        for made in (self.save, self.note_sent):
            made.setAutoDefault(True)
            made.setEnabled(False)
            line.addWidget(made)
        column.addLayout(line)
        column.addWidget(self.choices)
        return head

    def _empty_part(self) -> QWidget:
        made = QWidget()
        made.setObjectName("surface")
        column = QVBoxLayout(made)
        column.setContentsMargins(64, 0, 64, 64)
        column.addStretch(1)
        self.empty_title = words(points=TITLE_POINTS, look="muted")
        self.empty_sentence = words(wrap=True)
        self.empty_verb = button(self.desk.texts(N_("Enter the country")), lambda: self.desk.go("country", new=True))
        self.empty_verb.setAutoDefault(True)
        self.empty_verb.hide()
        for widget in (self.empty_title, self.empty_sentence):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.empty_verb, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return made

    def _connect(self) -> None:
        self.choices.wanted.connect(self.make)
        self.choices.chosen.connect(self._tell_what_is_old)
        self.choices.year.currentIndexChanged.connect(
            lambda _: self.due.show_year(int(self.choices.year.currentData()))
        )
        self.reading.record_wanted.connect(self._open_record)
        self.sent.closed.connect(self.pages.setFocus)
        self.sent.noted.connect(self._noted)

    def _report_language(self) -> str:
        found = lists.ids(self.desk.data, ListRequest("country", ("number",)))
        kept = records.load(self.desk.data, "country", found[0]).values.get("report_language") if found else None
        return kept if isinstance(kept, str) else self.desk.texts.language

    # ---- arriving

    def arrive(self, **arguments: object) -> None:
        place = self.choices.year.findData(arguments.get("year"))
        if place >= 0:
            self.choices.year.setCurrentIndex(place)
        super().arrive(**arguments)
        if self.drawn is None:
            self.choices.make.setFocus()
            self.make()
        else:
            self.reading.take_keyboard()

    def time_changed(self) -> None:
        """What is shown is of another time: it goes, and the report of this one is made."""
        self.drawn = None
        self.sent.hide()
        self.stack.setCurrentIndex(NOT_MADE)
        for made in (self.save, self.note_sent):
            made.setEnabled(False)
        self.due.show_year(int(self.choices.year.currentData()))
        self.make()

    def take_keyboard(self) -> None:
        if self.drawn is not None:
            self.reading.take_keyboard()

    def _open_record(self, form_key: str, record_id: str) -> None:
        self.desk.go(form_key, record=record_id, as_of=self.desk.data.moment)

    def refresh(self) -> None:
        self.due.show_year(int(self.choices.year.currentData()))
        self._tell_what_is_old()

    def _tell_what_is_old(self) -> None:
        """Say quietly that the report below is not what would be made now."""
        if self.drawn is None or self.job is not None:
            return
        texts, asked = self.desk.texts, self.choices.request()
        again = (texts(N_("Make again")), self.make)
        if last_step(self.desk) != self._step:
            sentence = texts(N_("Records changed since this report was made at {time}."), time=self._made_at)
            self.news.tell(sentence, again, may_close=False)
        elif asked is not None and asked != self.drawn.report.request:
            self.news.tell(texts(N_("The report below was made with other choices.")), again, may_close=False)
        else:
            self.news.hide()

    # ---- making

    def make(self) -> None:
        """Make the report in the background. What is shown stays until it is there."""
        request = self.choices.request()
        if request is None or self.job is not None:
            return
        self._count += 1
        file, data = self._file(self._count), self.desk.data
        self.choices.make.setEnabled(False)
        self.news.hide()
        self.empty_title.setText(self.desk.texts(N_("Making the report …")))
        self.empty_sentence.setText("")
        self.empty_verb.hide()

        def work():
            steps = history.steps(data, 1)
            drawn = yield from report_preview.draw(data, request, file)
            return data, steps[0].id if steps else None, drawn

        title = self.desk.texts(N_("Make the report"))
        self.job = self.desk.jobs.start(
            title, work, lane=READING, done=self._made, failed=self._failed, stopped=self._stopped, may_stop=True
        )

    def _file(self, count: int) -> Path:
        return Path(self._files.path()) / f"{count}.pdf"

    def _made(self, result: tuple[Context, int | None, Drawn]) -> None:
        if result[0] is not self.desk.data:  # another time was chosen meanwhile
            result[2].pdf.unlink(missing_ok=True)
            self._at_rest()
            self.make()
            return
        before = self.drawn
        _, self._step, self.drawn = result
        self._made_at = time_of_day(self.desk.data.now())
        self._at_rest()
        self.choices.make.setText(self.desk.texts(N_("Make again")))
        self.choices.make.setAccessibleName(self.desk.texts(N_("Make again")))
        self.notice.hide()
        self.stack.setCurrentIndex(MADE)
        self.reading.show_report(self.drawn)
        for made in (self.save, self.note_sent):
            made.setEnabled(True)
        if before is None and self.isVisible():
            self.pages.setFocus()
        if before is not None:
            before.pdf.unlink(missing_ok=True)
        self._tell_what_is_old()

    def _at_rest(self) -> None:
        self.job = None
        self.choices.make.setEnabled(True)

    def _failed(self, error) -> None:
        self._at_rest()
        if self.drawn is not None:
            self.desk.say.sorry(error)
            return
        self.empty_title.setText(self.desk.texts(N_("The report cannot be made yet")))
        self.empty_sentence.setText(wording.apology(self.desk.texts, error))
        self.empty_verb.setVisible(not lists.ids(self.now.data, ListRequest("country", ("number",))))

    def _stopped(self) -> None:
        self._at_rest()
        self.empty_title.setText(self.desk.texts(N_("The report was not made")))
        self._tell_what_is_old()

    # ---- sending

    def _save(self) -> None:
        if self.drawn is not None:
            data, report = self.desk.data, self.drawn.report
            self.saving.save(reports.file_names(report), lambda folder: reports.write(data, report, folder))

    def _ask_sent(self) -> None:
        if self.drawn is not None:
            self.sent.ask(self.drawn)

    def _noted(self) -> None:
        """Noting it changed no figure of the report that is shown."""
        self._step = last_step(self.desk)
        self.refresh()
        self.pages.setFocus()

    # ---- window

    def commands(self) -> Mapping[str, Callable[[], object]]:
        able: dict[str, Callable[[], object]] = {"reports": self.make, **self.time_commands()}
        if self.drawn is not None:
            able |= {
                "save": self._save,
                "to_list": self.pages.setFocus,
                "section_next": lambda: self.parts.step(1),
                "section_before": lambda: self.parts.step(-1),
                "next_problem": self.reading.next_check,
            }
        return able

    def back(self) -> bool:
        if not self.sent.isHidden():
            self.sent.shut()
            return True
        return self.back_in_time() if self.past.asks else self.reading.back() or self.back_in_time()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in steps:
            self.pages.zoom_by(steps[event.key()])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_0:
            self.pages.set_zoom(None)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.setVisible(self.width() >= PARTS_FROM)
        self.due.setVisible(self.width() >= DUE_FROM)
        self.room_for_due.setVisible(self.width() < DUE_FROM)
