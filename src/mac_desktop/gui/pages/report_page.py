"""The Article 7 report: chosen, made in the background, looked at page by page, traced to its records, sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.domain.treaty_standing import Word
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.form_head import Elided
from mac_desktop.gui.jobs import READING, Job
from mac_desktop.gui.moments import clock as time_of_day
from mac_desktop.gui.reports.checks_panel import ChecksPanel
from mac_desktop.gui.reports.figure_panel import FigurePanel
from mac_desktop.gui.reports.page_strip import PageStrip
from mac_desktop.gui.reports.pages_view import PagesView
from mac_desktop.gui.reports.parts_list import WIDTH, PartsList
from mac_desktop.gui.reports.request_bar import RequestBar
from mac_desktop.gui.reports.sending import Saving, SentStrip
from mac_desktop.gui.steps import last_step
from mac_desktop.gui.theme import PAGE_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import button, picture, rule, words
from mac_desktop.reports.checks import Finding
from mac_desktop.services import clock, lists, records, report_preview, reports, wording
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.report_preview import Drawn
from mac_desktop.texts import N_

SIDE_WIDTH, PARTS_FROM, DUE_FROM = 316, 860, 720
DUE_LOOKS = {Word.OVERDUE: ("warn", "danger"), Word.DUE: ("clock", "warn")}
NOT_MADE, MADE = range(2)


class ReportPage(Page):
    """What is wanted on top; below it the forms, the pages, and beside them the checks or what a figure counts."""

    title = N_("Reports")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.drawn: Drawn | None = None
        self.job: Job | None = None
        self._step: int | None = None
        self._made_at = ""
        self._count = 0
        self._files = QTemporaryDir()
        self._return_to: QWidget | None = None
        texts = desk.texts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.news, self.notice = Banner(desk.icons, texts), Banner(desk.icons, texts)
        self.saving = Saving(desk, self, self.notice)
        self.sent = SentStrip(desk)
        self.choices = RequestBar(desk, self._report_language())
        outer.addWidget(self._head())
        for strip in (self.news, self.notice, self.sent):
            outer.addWidget(strip)
        outer.addWidget(rule())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty_part())
        self.stack.addWidget(self._made_part())
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
        self.due_icon = picture(self.desk.icons("clock", "muted"), 16)
        self.due = Elided()
        line.addWidget(self.due_icon)
        line.addWidget(self.due, 1)
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

    def _made_part(self) -> QWidget:
        self.parts = PartsList(self.desk)
        self.pages = PagesView(self.desk)
        self.strip = PageStrip(self.desk)
        self.checks = ChecksPanel(self.desk)
        self.figure = FigurePanel(self.desk)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.pages, 1)
        self.side = QStackedWidget()
        self.side.setObjectName("surface")
        self.side.setMinimumWidth(240)
        self.side.addWidget(self.checks)
        self.side.addWidget(self.figure)
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for widget in (self.parts, centre, self.side):
            self.split.addWidget(widget)
        self.split.setStretchFactor(1, 1)
        side = int(self.desk.settings.get("report_side", SIDE_WIDTH))
        self.split.setSizes([WIDTH, 1150 - WIDTH - side, side])
        self.split.splitterMoved.connect(lambda *_: self.desk.settings.put("report_side", self.side.width()))
        return self.split

    def _connect(self) -> None:
        self.choices.wanted.connect(self.make)
        self.choices.chosen.connect(self._tell_what_is_old)
        self.choices.year.currentIndexChanged.connect(lambda _: self._show_due())
        self.parts.asked.connect(self._go_to_part)
        self.pages.turned.connect(lambda _: self._show_place())
        self.pages.zoomed.connect(self._show_place)
        self.pages.opened.connect(lambda key: self._open_figure(key, take_keyboard=True))
        self.pages.walked.connect(self._walked)
        self.strip.zoom_wanted.connect(self.pages.zoom_by)
        self.strip.fit_wanted.connect(lambda: self.pages.set_zoom(None))
        self.checks.opened.connect(self._open_finding)
        self.figure.closed.connect(self._close_side)
        self.figure.record_wanted.connect(lambda form_key, record_id: self.desk.go(form_key, record=record_id))
        self.figure.figure_wanted.connect(self._open_part)
        self.sent.closed.connect(self.pages.setFocus)
        self.sent.noted.connect(self._noted)

    def _report_language(self) -> str:
        found = lists.ids(self.desk.data, ListRequest("country", ("number",)))
        kept = records.load(self.desk.data, "country", found[0]).values.get("report_language") if found else None
        return kept if isinstance(kept, str) else self.desk.texts.language

    # ---- arriving

    def arrive(self, **arguments: object) -> None:
        super().arrive(**arguments)
        if self.drawn is None:
            self.choices.make.setFocus()
            self.make()
        elif self.side.currentWidget() is self.figure:
            self.figure.list.setFocus()
        else:
            self.pages.setFocus()

    def refresh(self) -> None:
        self._show_due()
        self._tell_what_is_old()

    def _show_due(self) -> None:
        """When this year's report is due, or when it was sent."""
        deadline = clock.annual_report(self.desk.data, reports.TREATY, int(self.choices.year.currentData()))
        self.due.set_whole("")
        self._place_due()
        if deadline is None:
            return
        icon, token = DUE_LOOKS.get(deadline.standing.word, ("clock", "muted"))
        said = clock.standing(self.desk.texts, deadline)
        if deadline.done_on is None:
            date = wording.date(self.desk.texts, deadline.due.isoformat())
            said = f"{said} {self.desk.texts(N_('The last day is {date}.'), date=date)}"
        else:
            icon, token = "check", "ok"
        self.due_icon.set_icon(self.desk.icons(icon, token))
        self.due.set_whole(said)
        self._place_due()

    def _place_due(self) -> None:
        for widget in (self.due, self.due_icon):
            widget.setVisible(bool(self.due.accessibleName()) and self.width() >= DUE_FROM)

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
            step = last_step(self.desk)
            drawn = yield from report_preview.draw(data, request, file)
            return step, drawn

        title = self.desk.texts(N_("Make the report"))
        self.job = self.desk.jobs.start(
            title, work, lane=READING, done=self._made, failed=self._failed, stopped=self._stopped, may_stop=True
        )

    def _file(self, count: int) -> Path:
        return Path(self._files.path()) / f"{count}.pdf"

    def _made(self, result: tuple[int | None, Drawn]) -> None:
        before = self.drawn
        self._step, self.drawn = result
        self._made_at = time_of_day(self.desk.data.now())
        self._at_rest()
        self.choices.make.setText(self.desk.texts(N_("Make again")))
        self.choices.make.setAccessibleName(self.desk.texts(N_("Make again")))
        self.notice.hide()
        self.stack.setCurrentIndex(MADE)
        self.parts.show_report(self.drawn)
        self.pages.show_report(self.drawn)
        self.checks.show_findings(self.drawn.report.findings)
        if self.figure.key in self.drawn.standings and self.side.currentWidget() is self.figure:
            self._open_figure(self.figure.key, take_keyboard=False)
        else:
            self._close_side(take_keyboard=False)
        for made in (self.save, self.note_sent):
            made.setEnabled(True)
        if before is None and self.isVisible():
            self.pages.setFocus()
        if before is not None:
            before.pdf.unlink(missing_ok=True)
        self._show_place()
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
        self.empty_verb.setVisible(not lists.ids(self.desk.data, ListRequest("country", ("number",))))

    def _stopped(self) -> None:
        self._at_rest()
        self.empty_title.setText(self.desk.texts(N_("The report was not made")))
        self._tell_what_is_old()

    # ---- looking

    def _show_place(self) -> None:
        if self.drawn is None:
            return
        page = self.pages.page
        self.strip.show_state(page, len(self.drawn.sizes), self.pages.percent, fits=self.pages.zoom is None)
        self.parts.follow(self.drawn.part_at(page))

    def _go_to_part(self, key: str) -> None:
        assert self.drawn is not None
        self.pages.show_page(self.drawn.starts[key])
        line = self.checks.line_of(key.removeprefix("form_").upper())
        if line is not None and self.side.currentWidget() is self.checks:
            self.checks.ensureWidgetVisible(line)

    def _open_figure(self, key: str, *, take_keyboard: bool) -> None:
        assert self.drawn is not None
        self._return_to = self.pages
        self.pages.mark(key)
        self.side.setCurrentWidget(self.figure)
        self.figure.show_figure(self.drawn, key, take_keyboard=take_keyboard)

    def _open_part(self, key: str) -> None:
        self.pages.show_figure(key)
        self._open_figure(key, take_keyboard=True)

    def _walked(self, key: str) -> None:
        if self.side.currentWidget() is self.figure and self.figure.finding is None:
            self._open_figure(key, take_keyboard=False)

    def _open_finding(self, finding: Finding) -> None:
        if not finding.selections:
            return
        self._return_to = next((line for line in self.checks.lines if line.finding is finding), self.pages)
        self.pages.mark("")
        self.side.setCurrentWidget(self.figure)
        self.figure.show_finding(finding, take_keyboard=True)

    def _close_side(self, *, take_keyboard: bool = True) -> None:
        """Back from a figure or a finding to the checks."""
        self.side.setCurrentWidget(self.checks)
        self.pages.mark("")
        if take_keyboard:
            (self._return_to or self.pages).setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_check(self) -> None:
        if self.side.currentWidget() is self.figure:
            self._close_side()
        line = self.checks.next_line()
        if line is not None:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.checks.ensureWidgetVisible(line)

    # ---- sending

    def _save(self) -> None:
        if self.drawn is not None:
            self.saving.save(self.drawn)

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
        able: dict[str, Callable[[], object]] = {"reports": self.make}
        if self.drawn is not None:
            able |= {
                "save": self._save,
                "to_list": self.pages.setFocus,
                "section_next": lambda: self.parts.step(1),
                "section_before": lambda: self.parts.step(-1),
                "next_problem": self._next_check,
            }
        return able

    def back(self) -> bool:
        if not self.sent.isHidden():
            self.sent.shut()
        elif self.drawn is not None and self.side.currentWidget() is self.figure:
            self._close_side()
        else:
            return False
        return True

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
        self._place_due()
