"""The head of a form: what the record is called, where it stands, what can be done with it, and its sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from mac_desktop.domain.codelists import codelist
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.section_tabs import SectionTabs
from mac_desktop.gui.lists.delegate import STATE_LOOKS
from mac_desktop.gui.theme import HINT_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.parts import Elided, button, picture, restyle, tool, words
from mac_desktop.texts import N_


class FormHead(QFrame):
    """Two lines, and the words for the sections."""

    closed = Signal()
    section_wanted = Signal(int)
    history_wanted = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "head")
        self.sections = SectionTabs(desk, self._go)
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
        self.history = button(self.desk.texts(N_("History")), look="tab", keys="Ctrl+H")
        self.history.setCheckable(True)
        self.history.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.history.toggled.connect(self.history_wanted)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sections, 1)
        row.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(12)
        return row

    def show_sections(self, titles: Sequence[str]) -> None:
        """One word for each section; a click goes there. A form of one section needs none."""
        self.sections.show_titles(titles)
        self.sections.setVisible(len(titles) > 1)

    def _go(self, place: int) -> None:
        self.history.setChecked(False)
        self.mark(place)
        self.section_wanted.emit(place)

    def mark(self, place: int) -> None:
        """Show in which section the keyboard is."""
        self.sections.mark(-1 if self.history.isChecked() else place)

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
