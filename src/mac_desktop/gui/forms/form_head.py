"""The head of a form: what the record is called, where it stands, what can be done with it, and its sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mac_desktop.domain.codelists import codelist
from mac_desktop.gui.context import Desk
from mac_desktop.gui.lists.delegate import STATE_LOOKS
from mac_desktop.gui.theme import HINT_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.parts import Elided, button, picture, restyle, tool, words
from mac_desktop.texts import N_

TAB_GAP, TAB_SIDES, LEAST_TAB = 16, 8, 44  # px: between tabs, around a tab's words, the least that words are cut to


class FormHead(QFrame):
    """Two lines and a strip."""

    closed = Signal()
    section_wanted = Signal(int)
    history_wanted = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "head")
        self.tabs: list[QPushButton] = []
        self._titles: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 12, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(8)
        self.title = Elided()
        self.title.setFont(words(points=TITLE_POINTS, bold=True).font())
        self.save = button(desk.texts(N_("Save draft")), keys="Ctrl+S")
        self.primary = button(desk.texts(N_("Submit")), look="primary", keys="Ctrl+Shift+Enter")
        self.more = tool(desk.icons("more", "text"), desk.texts(N_("More")), size=18)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        close = tool(
            desk.icons("close", "muted"), desk.texts(N_("Close the record")), self.closed.emit, keys="Esc", size=16
        )
        first.addWidget(self.title, 1)
        for widget in (self.save, self.primary, self.more, close):
            first.addWidget(widget)
        column.addLayout(first)
        column.addLayout(self._second())
        column.addLayout(self._strip())
        self._strip_area.viewport().installEventFilter(self)

    def _second(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        self.number = words(look="muted")
        self.state_icon = picture(self.desk.icons("draft", "muted"), 15)
        self.state_word = words()
        self.note = words(points=HINT_POINTS, look="muted")
        for widget in (self.number, self.state_icon, self.state_word, self.note):
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _strip(self) -> QHBoxLayout:
        inside = QWidget()
        self._strip_row = QHBoxLayout(inside)
        self._strip_row.setContentsMargins(0, 0, 0, 0)
        self._strip_row.setSpacing(TAB_GAP)
        self._strip_row.addStretch(1)
        self._strip_area = QScrollArea()
        self._strip_area.setWidget(inside)
        self._strip_area.setWidgetResizable(True)
        self._strip_area.setFixedHeight(36)
        self._strip_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._strip_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip_area.setAccessibleName(self.desk.texts(N_("Sections")))
        self._strip_area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.history = button(self.desk.texts(N_("History")), look="tab", keys="Ctrl+H")
        self.history.setCheckable(True)
        self.history.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.history.toggled.connect(self.history_wanted)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._strip_area, 1)
        row.addWidget(self.history)
        row.addSpacing(12)
        return row

    def show_sections(self, titles: Sequence[str]) -> None:
        """One word for each section; a click goes there."""
        for place, title in enumerate(titles):
            tab = button(title, lambda p=place: self._go(p), look="tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tab.setToolTip(title)
            self._strip_row.insertWidget(place, tab)
            self.tabs.append(tab)
        self._titles = list(titles)
        self._fit_tabs()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_tabs()
        return False

    def _fit_tabs(self) -> None:
        """Shorten the longest titles until the strip has room for all sections; below that it scrolls."""
        if not self.tabs:
            return
        metrics = self.tabs[0].fontMetrics()
        shown = [(tab, title) for tab, title in zip(self.tabs, self._titles, strict=True) if not tab.isHidden()]
        widths = [metrics.horizontalAdvance(title) for _, title in shown]
        icons = sum(20 for tab, _ in shown if not tab.icon().isNull())
        room = self._strip_area.viewport().width() - len(shown) * (TAB_SIDES + TAB_GAP) - icons
        longest = max(widths)
        while sum(min(width, longest) for width in widths) > room and longest > LEAST_TAB:
            longest -= 4
        for tab, title in shown:
            tab.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, longest + 2))

    def show_tab(self, place: int, shown: bool) -> None:
        """Show the word for a section or kind of parts, or hide it where the record has none such."""
        if self.tabs[place].isHidden() == shown:
            self.tabs[place].setVisible(shown)
            self._fit_tabs()

    def _go(self, place: int) -> None:
        self.history.setChecked(False)
        self.mark(place)
        self.section_wanted.emit(place)

    def mark(self, place: int) -> None:
        """Show in which section the keyboard is."""
        for other, tab in enumerate(self.tabs):
            tab.setChecked(other == place and not self.history.isChecked())
        if 0 <= place < len(self.tabs):
            self._strip_area.ensureWidgetVisible(self.tabs[place], 24, 0)

    def show_counts(self, counts: Sequence[int]) -> None:
        """How many problems each section has."""
        for tab, count in zip(self.tabs, counts, strict=False):
            tab.setIcon(self.desk.icons("stop", "danger") if count else QIcon())
        self._fit_tabs()

    def show_state(self, state: str, number: str) -> None:
        """Icon and word of the state, and the record's number."""
        icon, token = STATE_LOOKS.get(state, ("draft", "muted"))
        self.state_icon.set_icon(self.desk.icons(icon, token))
        self.state_word.setText(
            codelist("record_state").label(state, self.desk.texts.language)
            if state != "deleted"
            else self.desk.texts(N_("Deleted"))
        )
        restyle(self.state_word, "look", {"info": "note"}.get(token, token))
        self.number.setText(number)
        self.number.setVisible(bool(number))

    def show_menu(self, entries: Sequence[tuple[str, str, str, Callable[[], object]]]) -> None:
        """(words, icon, keys, act) for each further thing to do."""
        self.menu.clear()
        for title, icon, keys, act in entries:
            action = self.menu.addAction(self.desk.icons(icon, "muted"), f"{title}\t{keys}" if keys else title)
            action.triggered.connect(lambda _=False, a=act: a())
