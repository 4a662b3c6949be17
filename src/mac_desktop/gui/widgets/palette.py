"""Find everything (Ctrl+K): commands, pages, new records and records, in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from mac_desktop.gui.theme import HINT_POINTS, Icons, Theme, ends, paint_icon, type_face
from mac_desktop.gui.widgets.parts import hint
from mac_desktop.texts import N_, Texts

WIDTH, SHOWN_ROWS = 560, 11


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette: its words, what stands at its end (a key, a kind), its icon and what it does."""

    title: str
    aside: str
    icon: str
    act: Callable[[], object]


class Palette(QFrame):
    """Opens above everything in the window; Esc or a click elsewhere closes it."""

    def __init__(
        self, window: QWidget, texts: Texts, theme: Theme, icons: Icons, find: Callable[[str], Sequence[Offer]]
    ) -> None:
        super().__init__(window)
        self.setProperty("look", "popup")
        self.setAccessibleName(texts(N_("Find everything")))
        self._find = find
        self._back: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.line = _Line(self)
        self.line.setPlaceholderText(texts(N_("Find a record, a page or a command")))
        self.line.setAccessibleName(texts(N_("Find everything")))
        self.line.setMinimumHeight(36)
        self.line.addAction(icons("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.offers = QListWidget()
        self.offers.setAccessibleName(texts(N_("Found")))
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setItemDelegate(_OfferDelegate(theme, self.offers))
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.itemClicked.connect(lambda _: self.take())
        self._nothing = hint(texts(N_("Nothing is called that. Try fewer letters, or a number.")))
        self._nothing.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.offers)
        column.addWidget(self._nothing)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(90)
        self._wait.timeout.connect(self._fill)
        self.line.textChanged.connect(lambda _: self._wait.start())
        self.hide()

    def open(self, text: str = "") -> None:
        """Show it with the keyboard in its line."""
        self._back = self.window().focusWidget()
        self.line.setText(text)
        self._fill()
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_up(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    def _fill(self) -> None:
        self._wait.stop()
        self.offers.clear()
        for offer in self._find(self.line.text().strip()):
            item = QListWidgetItem(offer.title)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            self.offers.addItem(item)
        self.offers.setCurrentRow(0)
        self._nothing.setVisible(self.offers.count() == 0)
        self.offers.setVisible(self.offers.count() > 0)
        self._place()

    def _place(self) -> None:
        rows = min(self.offers.count(), SHOWN_ROWS)
        height = 36 + 16 + 6 + (rows * 34 + 4 if rows else 44)
        width = min(WIDTH, self.parentWidget().width() - 32)
        self.setGeometry((self.parentWidget().width() - width) // 2, 72, width, height)

    def walk(self, step: int) -> None:
        """Move the choice."""
        count = self.offers.count()
        if count:
            self.offers.setCurrentRow((self.offers.currentRow() + step) % count)

    def take(self) -> None:
        """Do what is chosen."""
        if self._wait.isActive():
            self._fill()
        item = self.offers.currentItem()
        if item is not None:
            offer = item.data(Qt.ItemDataRole.UserRole)
            self.close_up()
            offer.act()


class _Line(QLineEdit):
    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(event.key())
        if step:
            self._palette.walk(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._palette.take()
        elif event.key() == Qt.Key.Key_Escape:
            self._palette.close_up()
        else:
            super().keyPressEvent(event)

    def event(self, event) -> bool:
        if event.type() == event.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc closes the palette, not the page under it
            return True
        return super().event(event)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._palette.hide()


class _OfferDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        return QSize(WIDTH - 40, 34)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        offer, tokens, box = index.data(Qt.ItemDataRole.UserRole), self._theme.tokens, option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 4, 4)
        icon_x = box.right() - 28 if rtl else box.x() + 12
        paint_icon(painter, offer.icon, QRectF(icon_x, box.center().y() - 8, 17, 17), tokens.muted)
        start, end = ends(option.direction)
        inner = box.adjusted(12, 0, -40, 0) if rtl else box.adjusted(40, 0, -12, 0)
        painter.setFont(type_face(HINT_POINTS))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(inner, end, offer.aside)
        taken = painter.fontMetrics().horizontalAdvance(offer.aside) + 16
        words = QRect(inner.adjusted(taken, 0, 0, 0) if rtl else inner.adjusted(0, 0, -taken, 0))
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        text = painter.fontMetrics().elidedText(offer.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, start, text)
        painter.restore()
