"""Under a ledger: whether the books balance, and each amount that nothing explains, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.widgets.parts import ENTER, hint, picture, words
from mac_desktop.services import wording
from mac_desktop.services.ledgers import ToldBreak
from mac_desktop.texts import N_

SHOWN = 200


class BreaksList(QWidget):
    """`opened` with a break, on Enter or a click."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._breaks: Sequence[ToldBreak] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 16, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.icon = picture(desk.icons("approved", "ok"), 18)
        self.sentence = words(bold=True)
        head.addWidget(self.icon)
        head.addWidget(self.sentence, 1)
        column.addLayout(head)
        self.list = _Sentences()
        self.list.setAccessibleName(desk.texts(N_("What no record explains")))
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMaximumHeight(190)
        self.list.wanted.connect(self._open)
        self.more = hint()
        column.addWidget(self.list)
        column.addWidget(self.more)

    def show_breaks(self, breaks: Sequence[ToldBreak], waiting: str = "") -> None:
        """Show these breaks, the largest first, and what is not counted because it waits for approval."""
        self._breaks = breaks
        texts = self.desk.texts
        icon, token, look = ("warn", "warn", "warn") if breaks else ("approved", "ok", "ok")
        self.icon.set_icon(self.desk.icons(icon, token))
        number = len(breaks)
        said = texts.count(
            N_("The books do not balance: {number} amount is explained by no record."),
            N_("The books do not balance: {number} amounts are explained by no record."),
            number,
        )
        self.sentence.setText(said if breaks else texts(N_("The books balance.")))
        self.sentence.setProperty("look", look)
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)
        self.list.clear()
        for one in breaks[:SHOWN]:
            self.list.addItem(QListWidgetItem(wording.sentence(texts, one.problem)))
        self.list.setVisible(bool(breaks))
        left = number - SHOWN
        more = texts(N_("and {count} more"), count=wording.number(texts, left)) if left > 0 else ""
        self.more.setText("\n".join(filter(None, (more, waiting))))
        self.more.setVisible(bool(self.more.text()))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._breaks):
            self.opened.emit(self._breaks[row])


class _Sentences(QListWidget):
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.itemClicked.connect(lambda item: self.wanted.emit(self.row(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
