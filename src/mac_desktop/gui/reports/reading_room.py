"""A report that was made: its forms at the left, its pages, and beside them the checks or what a figure counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.reports.checks_panel import ChecksPanel
from mac_desktop.gui.reports.figure_panel import FigurePanel
from mac_desktop.gui.reports.page_strip import PageStrip
from mac_desktop.gui.reports.pages_view import PagesView
from mac_desktop.gui.reports.parts_list import WIDTH, PartsList
from mac_desktop.reports.checks import Finding
from mac_desktop.services.report_preview import Drawn

SIDE_WIDTH, CENTRE_WIDTH = 316, 610


class ReadingRoom(QSplitter):
    """`record_wanted` with the form key and id of a record behind a figure or a finding."""

    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.drawn: Drawn | None = None
        self._return_to: QWidget | None = None
        self.parts = PartsList(desk)
        self.pages = PagesView(desk)
        self.strip = PageStrip(desk)
        self.checks = ChecksPanel(desk)
        self.figure = FigurePanel(desk)
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
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget in (self.parts, centre, self.side):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        side = int(desk.settings.get("report_side", SIDE_WIDTH))
        self.setSizes([WIDTH, CENTRE_WIDTH, side])
        self.splitterMoved.connect(lambda *_: desk.settings.put("report_side", self.side.width()))
        self._connect()

    def _connect(self) -> None:
        self.parts.asked.connect(self._go_to_part)
        self.pages.turned.connect(lambda _: self._show_place())
        self.pages.zoomed.connect(self._show_place)
        self.pages.opened.connect(lambda key: self._open_figure(key, take_keyboard=True))
        self.pages.walked.connect(self._walked)
        self.strip.zoom_wanted.connect(self.pages.zoom_by)
        self.strip.fit_wanted.connect(lambda: self.pages.set_zoom(None))
        self.checks.opened.connect(self._open_finding)
        self.figure.closed.connect(self._close_side)
        self.figure.record_wanted.connect(self.record_wanted)
        self.figure.figure_wanted.connect(self._open_part)

    def show_report(self, drawn: Drawn) -> None:
        """Show a report. A figure that is open stays open when the report has it too."""
        self.drawn = drawn
        self.parts.show_report(drawn)
        self.pages.show_report(drawn)
        self.checks.show_findings(drawn.report.findings)
        if self.shows_figure and self.figure.key in drawn.standings:
            self._open_figure(self.figure.key, take_keyboard=False)
        else:
            self._close_side(take_keyboard=False)
        self._show_place()

    @property
    def shows_figure(self) -> bool:
        """Whether a figure or a finding is open beside the pages."""
        return self.side.currentWidget() is self.figure

    def take_keyboard(self) -> None:
        """Where the keyboard goes when one comes back: to the open records, else to the pages."""
        (self.figure.list if self.shows_figure else self.pages).setFocus()

    def back(self) -> bool:
        """Close the open figure; False when none is."""
        if self.drawn is None or not self.shows_figure:
            return False
        self._close_side()
        return True

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
        if line is not None and not self.shows_figure:
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
        if self.shows_figure and self.figure.finding is None:
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

    def next_check(self) -> None:
        """The keyboard to the next finding."""
        if self.shows_figure:
            self._close_side()
        line = self.checks.next_line()
        if line is not None:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.checks.ensureWidgetVisible(line)
