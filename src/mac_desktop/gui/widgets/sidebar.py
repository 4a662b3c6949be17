"""The sidebar: pages and subjects, in groups; collapses to icons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mac_desktop.gui.theme import HINT_POINTS, SIDEBAR_WIDTH, Icons, Theme, type_face
from mac_desktop.gui.widgets.parts import rule, words

NARROW_WIDTH = 56


@dataclass(frozen=True, slots=True)
class Place:
    """An entry: the page's key, its translated title, its icon and the heading that it stands under."""

    key: str
    title: str
    icon: str
    group: str = ""


class Sidebar(QFrame):
    """Shows places; says which one was asked for."""

    asked = Signal(str)
    search_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._icons = icons
        self._theme = theme
        self._buttons: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self._drawn: dict[str, str] = {}
        self._headings: list[QWidget] = []
        self.narrow = False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 8, 0, 8)
        self._outer.setSpacing(0)
        self.setFixedWidth(SIDEBAR_WIDTH)

    def fill(
        self, centre: str, search: str, top: Sequence[Place], subjects: Sequence[Place], bottom: Sequence[Place]
    ) -> None:
        """Show a centre's name, the search, and the places."""
        self._outer.addWidget(self._brand(centre))
        self._outer.addWidget(self._search(search))
        self._outer.addSpacing(4)
        for place in top:
            self._outer.addLayout(self._entry(place))
        self._outer.addWidget(self._subject_list(subjects), 1)
        line = rule()
        self._outer.addSpacing(4)
        self._outer.addWidget(line)
        self._outer.addSpacing(4)
        for place in bottom:
            self._outer.addLayout(self._entry(place))

    def _brand(self, centre: str) -> QLabel:
        """The centre's name, on as many lines as it needs: the full name is what letters are headed with."""
        brand = words(centre, bold=True, wrap=True)
        brand.setContentsMargins(18, 4, 8, 8)
        brand.setMinimumHeight(32)
        brand.setToolTip(centre)
        self._headings.append(brand)
        return brand

    def _search(self, text: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 0, 8, 4)
        self.search = QPushButton(text)
        self.search.setProperty("look", "search")
        self.search.setAccessibleName(text)
        self.search.setToolTip(f"{text} (Ctrl+K)")
        self.search.setIcon(self._icons("search", "muted"))
        self.search.setIconSize(QSize(16, 16))
        self.search.clicked.connect(lambda _=False: self.search_asked.emit())
        keys = QHBoxLayout(self.search)
        keys.setContentsMargins(0, 0, 8, 0)
        mark = QLabel("Ctrl+K")
        mark.setFont(type_face(HINT_POINTS))
        mark.setProperty("look", "muted")
        keys.addStretch(1)
        keys.addWidget(mark)
        self._headings.append(mark)
        self._titles["\0search"] = text
        row.addWidget(self.search)
        return holder

    def _subject_list(self, subjects: Sequence[Place]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        group = None
        for place in subjects:
            if place.group != group:
                group = place.group
                heading = QLabel(group)
                heading.setObjectName("sidebar_group")
                heading.setFont(type_face(HINT_POINTS, bold=True))
                column.addWidget(heading)
                self._headings.append(heading)
            column.addLayout(self._entry(place))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        return area

    def _entry(self, place: Place) -> QHBoxLayout:
        entry = _Entry(place.title, lambda step: self._walk(place.key, step))
        entry.setProperty("look", "place")
        entry.setObjectName(f"place_{place.key}")
        entry.setAccessibleName(place.title)
        entry.setCheckable(True)
        entry.setAutoExclusive(False)
        entry.setToolTip(place.title)
        entry.setIcon(self._icons(place.icon, "muted"))
        entry.setIconSize(QSize(18, 18))
        entry.clicked.connect(lambda _=False, key=place.key: self._clicked(key))
        self._buttons[place.key] = entry
        self._titles[place.key] = place.title
        self._drawn[place.key] = place.icon
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 1)
        row.addWidget(entry)
        return row

    def _clicked(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        self.asked.emit(key)

    def _walk(self, key: str, step: int) -> None:
        keys = list(self._buttons)
        self._buttons[keys[(keys.index(key) + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, key: str) -> None:
        """Show which place is open."""
        for other, entry in self._buttons.items():
            entry.setChecked(other == key)
            entry.setIcon(self._icons(self._drawn[other], "accent" if other == key else "muted"))

    def take_focus(self) -> None:
        """Put the keyboard on the open place."""
        here = next((b for b in self._buttons.values() if b.isChecked()), next(iter(self._buttons.values()), None))
        if here is not None:
            here.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with words."""
        self.narrow = narrow
        self.setFixedWidth(NARROW_WIDTH if narrow else SIDEBAR_WIDTH)
        for key, entry in self._buttons.items():
            entry.setText("" if narrow else self._titles[key])
        self.search.setText("" if narrow else self._titles["\0search"])
        for heading in self._headings:
            heading.setVisible(not narrow)


class _Entry(QPushButton):
    """A place; the arrow keys go to its neighbours."""

    def __init__(self, text: str, walk: Callable[[int], None]) -> None:
        super().__init__(text)
        self._walk = walk

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
        if step:
            self._walk(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
