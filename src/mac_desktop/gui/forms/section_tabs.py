"""The words for a form's sections and kinds of parts: whole words on as many as two lines, what is left in a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.widgets.parts import button
from mac_desktop.texts import N_

LINE, GAP = 34, 8  # px: height of a line, between two words
TWO_LINES_FROM = 560  # px: a window of less height has one line


class SectionTabs(QWidget):
    """A word for each section; `wanted` is called with the place of the one that was clicked."""

    def __init__(self, desk: Desk, wanted: Callable[[int], object]) -> None:
        super().__init__()
        self._desk, self._wanted = desk, wanted
        self.tabs: list[QPushButton] = []
        self._offered: list[bool] = []
        self._wrong: list[bool] = []
        self._marked = -1
        self.setAccessibleName(desk.texts(N_("Sections")))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rest = button("", look="tab")
        self.rest.setParent(self)
        self.rest.setCheckable(True)
        self.rest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.menu = QMenu(self.rest)
        self.rest.setMenu(self.menu)
        self.rest.hide()
        self.setFixedHeight(LINE)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def show_titles(self, titles: Sequence[str]) -> None:
        """One word for each of these."""
        for place, title in enumerate(titles):
            tab = button(title, lambda p=place: self._wanted(p), look="tab")
            tab.setParent(self)
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tab.setToolTip(title)
            self.tabs.append(tab)
            self._offered.append(True)
        self._arrange()

    def offer(self, place: int, offered: bool) -> None:
        """Whether the record has this section or kind of parts at all."""
        if self._offered[place] != offered:
            self._offered[place] = offered
            self._arrange()

    def is_offered(self, place: int) -> bool:
        """Whether the keys for sections stop there."""
        return self._offered[place]

    def mark(self, place: int) -> None:
        """Show in which section the keyboard is; -1 marks none."""
        self._marked = place
        for other, tab in enumerate(self.tabs):
            tab.setChecked(other == place)
        self.rest.setChecked(0 <= place < len(self.tabs) and self._offered[place] and self.tabs[place].isHidden())

    @property
    def marked(self) -> int:
        """The place of the section in which the keyboard is, or -1."""
        return self._marked

    def show_problems(self, having: Sequence[bool]) -> None:
        """Mark the first sections by whether something has to be settled in them."""
        if list(having) == self._wrong:
            return
        self._wrong = list(having)
        for tab, wrong in zip(self.tabs, having, strict=False):
            tab.setIcon(self._desk.icons("stop", "danger") if wrong else QIcon())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    # ---- what finds room

    def _arrange(self) -> None:
        """Put the words on lines. What finds no room on the last line stands in the menu, under its whole name."""
        places = [place for place, offered in enumerate(self._offered) if offered]
        most = 2 if self.window().height() >= TWO_LINES_FROM else 1
        lines = self._lines(places, most, last_room=0)
        if sum(map(len, lines)) < len(places):
            self.rest.setText(self._desk.texts(N_("{number} more"), number=len(places)))  # the widest that it becomes
            lines = self._lines(places, most, last_room=self.rest.sizeHint().width() + GAP)
        shown = [place for line in lines for place in line]
        for place, tab in enumerate(self.tabs):
            tab.setVisible(place in shown)
        self._put([[self.tabs[place] for place in line] for line in lines], places[len(shown) :])
        self.mark(self._marked)

    def _lines(self, places: Sequence[int], most: int, *, last_room: int) -> list[list[int]]:
        """The places that find room on each line; the last one keeps `last_room` px free."""
        lines: list[list[int]] = [[]]
        used = 0
        for place in places:
            wide = self.tabs[place].sizeHint().width()
            room = self.width() - (last_room if len(lines) == most else 0)
            if lines[-1] and used + wide > room:
                if len(lines) == most:
                    break
                lines.append([])
                used = 0
            lines[-1].append(place)
            used += wide + GAP
        return lines

    def _put(self, lines: Sequence[Sequence[QPushButton]], left_over: Sequence[int]) -> None:
        rows: list[list[QPushButton]] = [list(line) for line in lines]
        self.rest.setVisible(bool(left_over))
        if left_over:
            self._fill_menu(left_over)
            rows[-1].append(self.rest)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, row in enumerate(rows):
            used = 0
            for tab in row:
                wide = min(tab.sizeHint().width(), max(self.width() - used, 0))
                left = self.width() - used - wide if rtl else used
                tab.setGeometry(QRect(left, number * LINE, wide, LINE))
                used += wide + GAP
        self.setFixedHeight(LINE * len(rows))

    def _fill_menu(self, places: Sequence[int]) -> None:
        said = self._desk.texts(N_("{number} more"), number=len(places))
        self.rest.setText(said)
        self.rest.setAccessibleName(said)
        self.menu.clear()
        for place in places:
            action = self.menu.addAction(self.tabs[place].icon(), self.tabs[place].text())
            action.triggered.connect(lambda _=False, p=place: self._wanted(p))
