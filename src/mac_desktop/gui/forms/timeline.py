"""The life of one record: each step with what it was before and what it became."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.moments import moment
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.parts import hint, picture, rule, words
from mac_desktop.services import history
from mac_desktop.texts import N_

_ICONS = {
    "add": "add",
    "insert": "add",
    "change": "draft",
    "update": "draft",
    "delete": "deleted",
    "restore": "restore",
}
EMPTY = "–"


class Timeline(QScrollArea):
    """Newest first; before and after stand beside each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWidgetResizable(True)
        self.setObjectName("surface")
        self.setAccessibleName(desk.texts(N_("History of this record")))

    def show_record(self, form_key: str, record_id: str) -> None:
        """Read and show."""
        inside = QWidget()
        inside.setObjectName("form_body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        entries = history.of_record(self.desk.data, form_key, record_id)
        for place, entry in enumerate(entries):
            if place:
                column.addWidget(rule())
            column.addWidget(self._entry(entry))
        if not entries:
            column.addWidget(hint(self.desk.texts(N_("Nothing has happened to this record yet."))))
        column.addStretch(1)
        self.setWidget(inside)

    def _entry(self, entry: history.Entry) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture(self.desk.icons(_ICONS.get(entry.action, "draft"), "muted"), 16))
        head.addWidget(words(entry.title, bold=True))
        head.addStretch(1)
        head.addWidget(words(f"{entry.by} · {moment(self.desk.texts, entry.at)}", points=HINT_POINTS, look="muted"))
        column.addLayout(head)
        column.addLayout(changes_grid(self.desk, entry.changes))
        return made


def changes_grid(desk: Desk, changes: Sequence[tuple[str, str, str]]) -> QGridLayout:
    """(label, before, after) in columns; what was empty before shows only what it became."""
    grid = QGridLayout()
    grid.setContentsMargins(26, 0, 0, 6)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, 168)
    for place in (1, 3):
        grid.setColumnStretch(place, 1)
    top = Qt.AlignmentFlag.AlignTop
    for line, (label, before, after) in enumerate(changes):
        grid.addWidget(words(label, look="muted", wrap=True), line, 0, top)
        if before:
            grid.addWidget(words(before, look="muted", wrap=True), line, 1, top)
            grid.addWidget(picture(desk.icons("chevron", "muted"), 12), line, 2)
            grid.addWidget(words(after or EMPTY, wrap=True), line, 3, top)
        else:
            grid.addWidget(words(after or EMPTY, wrap=True), line, 1, 1, 3, top)
    return grid
