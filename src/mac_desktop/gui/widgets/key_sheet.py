"""All keys on one sheet, made from the commands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.gui.commands import COMMANDS, MENUS
from mac_desktop.gui.theme import HINT_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, words
from mac_desktop.texts import N_, Texts

# Keys that fields and lists answer themselves.
MORE = (
    (N_("Next field"), "Enter, Tab"),
    (N_("Field before"), "Shift+Tab"),
    (N_("Open the choices of a field"), "Down"),
    (N_("New line in a long text"), "Shift+Enter"),
    (N_("Open the record of a list"), "Enter"),
    (N_("Select more records of a list"), "Shift+Up, Shift+Down"),
)

# In which column each group stands, so that the columns are about as long: file, edit, record, go, view, help, fields.
_THIRDS = (0, 0, 1, 0, 2, 2, 2)


class KeySheet(QDialog):
    """Three columns of keys."""

    def __init__(self, parent: QWidget, texts: Texts) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts(N_("Keys")))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(words(texts(N_("Keys")), points=TITLE_POINTS, bold=True))
        row = QHBoxLayout()
        row.setSpacing(40)
        column.addLayout(row)
        thirds = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for side in thirds:
            side.setSpacing(2)
            row.addLayout(side)
        groups = [(texts(m), [(texts(c.title), c.keys) for c in COMMANDS if c.menu == m and c.keys]) for m in MENUS]
        groups.append((texts(N_("In fields and lists")), [(texts(t), (k,)) for t, k in MORE]))
        for place, (title, keys) in enumerate(groups):
            self._group(thirds[_THIRDS[place]], title, keys)
        for side in thirds:
            side.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(texts(N_("Close")), self.accept))
        column.addLayout(foot)

    def _group(self, side: QVBoxLayout, title: str, keys) -> None:
        heading = words(title, points=HINT_POINTS, bold=True, look="muted")
        heading.setFixedHeight(22)
        side.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for line, (what, which) in enumerate(keys):
            grid.addWidget(words(what), line, 0)
            shown = (
                QKeySequence(which[0]).toString(QKeySequence.SequenceFormat.NativeText) if "," not in which[0] else ""
            )
            grid.addWidget(words(shown or which[0], look="muted"), line, 1)
        side.addLayout(grid)
        side.addSpacing(12)
