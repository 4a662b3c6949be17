"""A list of choices under a field: filtered while typing, chosen with the arrow keys and Enter, or with the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from mac_desktop.gui.theme import HINT_POINTS, Theme, ends, paint_icon, type_face
from mac_desktop.gui.widgets.parts import hint

ROW, SHOWN_ROWS, MIN_WIDTH, MAX_WIDTH = 28, 9, 240, 560
LEAD, TICKED_LEAD, GAP = 8, 32, 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: the value it stands for, its words, and what stands small at its end (a code, a number)."""

    value: object
    label: str
    aside: str = ""
    about: str = ""


class ChoiceModel(QAbstractListModel):
    """The choices now, and which of them are ticked (for fields that take several)."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[Choice] = []
        self.ticked: frozenset[object] | None = None

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid() or index.row() >= len(self.choices):
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return choice.about or None
        return choice if role == Qt.ItemDataRole.UserRole else None

    def show(self, choices: Sequence[Choice], ticked: frozenset[object] | None = None) -> None:
        """Replace the choices."""
        self.beginResetModel()
        self.choices, self.ticked = list(choices), ticked
        self.endResetModel()


class ChoicePopup(QFrame):
    """Belongs to the window (not to the desktop), so that it never takes the keyboard from its field."""

    chosen = Signal(object)

    def __init__(self, field: QWidget, theme: Theme, name: str) -> None:
        super().__init__(field.window())
        self._field = field
        self.setProperty("look", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = ChoiceModel()
        self.view = QListView()
        self.view.setAccessibleName(name)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(_ChoiceDelegate(theme, self.model, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(lambda index: self.chosen.emit(index.data(Qt.ItemDataRole.UserRole)))
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(self.view)
        self.nothing = hint(wrap=False)
        self.nothing.setContentsMargins(LEAD, 4, LEAD, 4)
        column.addWidget(self.nothing)
        self._watched: list[QWidget] = []
        self.hide()

    def offer(self, choices: Sequence[Choice], at: int = 0, ticked: frozenset[object] | None = None) -> None:
        """Show these choices under the field, with one of them current; none hides the list."""
        self.model.show(choices, ticked)
        if not choices:
            self.hide()
            return
        self.view.setCurrentIndex(self.model.index(min(at, len(choices) - 1)))
        self._appear("")

    def say_nothing_fits(self, sentence: str) -> None:
        """Instead of choices, one line that says that there are none."""
        self.model.show(())
        self._appear(sentence)

    def _appear(self, sentence: str) -> None:
        self.nothing.setText(sentence)
        self.nothing.setVisible(bool(sentence))
        self.view.setVisible(not sentence)
        self._place()
        self.show()
        self.raise_()

    # ---- where it stands

    def showEvent(self, event) -> None:
        super().showEvent(event)
        above = self._field
        while above is not None and above is not self._field.window():
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form scrolls a field into sight after its list has opened: the list goes along."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        return False

    def _width(self, room: int) -> int:
        """As wide as the field, or as the longest choice needs."""
        words, small = QFontMetrics(self.view.font()), QFontMetrics(type_face(HINT_POINTS))
        lead = LEAD if self.model.ticked is None else TICKED_LEAD
        needed = max(
            (
                words.horizontalAdvance(c.label) + (GAP + small.horizontalAdvance(c.aside) if c.aside else 0)
                for c in self.model.choices
            ),
            default=small.horizontalAdvance(self.nothing.text()),
        )
        widest = min(max(needed + lead + LEAD + 22, MIN_WIDTH), MAX_WIDTH, room)
        return max(self._field.width(), widest)

    def _place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        top_left = self._field.mapTo(window, QPoint(0, 0))
        height = min(max(self.model.rowCount(), 1), SHOWN_ROWS) * ROW + 8
        below = window.height() - top_left.y() - self._field.height() - 8
        y = top_left.y() + self._field.height() + 2
        if below < height and top_left.y() - 8 > below:
            height = min(height, top_left.y() - 8)
            y = top_left.y() - height - 2
        elif below < height:
            height = max(below, ROW + 8)
        width = self._width(window.width() - 16)
        rtl = self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = top_left.x() + self._field.width() - width if rtl else top_left.x()
        x = max(8, min(x, window.width() - width - 8))
        self.setGeometry(x, y, width, height)

    @property
    def current(self) -> Choice | None:
        """The choice that Enter takes."""
        return self.view.currentIndex().data(Qt.ItemDataRole.UserRole) if self.isVisible() else None

    def walk(self, step: int) -> None:
        """Move the current choice."""
        count = self.model.rowCount()
        if count:
            row = (
                (self.view.currentIndex().row() + step) % count
                if abs(step) == 1
                else min(max(self.view.currentIndex().row() + step, 0), count - 1)
            )
            self.view.setCurrentIndex(self.model.index(row))


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: ChoiceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        choice, box = index.data(Qt.ItemDataRole.UserRole), option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), 3, 3)
        lead = LEAD
        if self._model.ticked is not None:
            lead = TICKED_LEAD
            if choice.value in self._model.ticked:
                x = box.right() - 24 if rtl else box.x() + 8
                paint_icon(painter, "check", QRectF(x, box.center().y() - 8, 16, 16), self._theme.tokens.accent)
        inner = box.adjusted(8, 0, -lead, 0) if rtl else box.adjusted(lead, 0, -8, 0)
        start, end = ends(option.direction)
        painter.setFont(type_face(HINT_POINTS))
        painter.setPen(self._theme.colour("muted"))
        aside = painter.fontMetrics().elidedText(choice.aside, Qt.TextElideMode.ElideRight, inner.width() // 2)
        painter.drawText(inner, end, aside)
        taken = painter.fontMetrics().horizontalAdvance(aside) + GAP if aside else 0
        words = inner.adjusted(taken, 0, 0, 0) if rtl else inner.adjusted(0, 0, -taken, 0)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        text = painter.fontMetrics().elidedText(choice.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, start, text)
        painter.restore()
