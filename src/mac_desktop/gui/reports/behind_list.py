"""A list of records of several forms: what each is called, its form and number; read as it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import BASE_POINTS, HINT_POINTS, ends, paint_icon, type_face
from mac_desktop.services import report_preview
from mac_desktop.texts import N_

WINDOW, ROW = 100, 46
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record: its form's name and icon, its number, and what it is called."""

    form: str
    icon: str
    number: str
    label: str


class BehindModel(QAbstractListModel):
    """The records behind a figure or a finding."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._records: list[tuple[str, str]] = []
        self._read: dict[int, list[tuple[str, str]]] = {}

    def show(self, records: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show these records: (form key, ids)."""
        self.beginResetModel()
        self._records = [(form_key, record_id) for form_key, ids in records for record_id in ids]
        self._read = {}
        self.endResetModel()

    def record(self, row: int) -> tuple[str, str]:
        """Form key and id of a row."""
        return self._records[row]

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._line(index.row())
            return " · ".join(filter(None, (line.form, line.number, line.label)))
        return None

    def _line(self, row: int) -> RecordLine:
        form = form_named(self._records[row][0])
        number, label = self._called(row)
        return RecordLine(self._desk.texts(form.singular), form.icon or "record", number, label)

    def _called(self, row: int) -> tuple[str, str]:
        window = row // WINDOW
        if window not in self._read:
            part = self._records[window * WINDOW : (window + 1) * WINDOW]
            names: dict[tuple[str, str], tuple[str, str]] = {}
            for form_key in dict.fromkeys(key for key, _ in part):
                ids = [record_id for key, record_id in part if key == form_key]
                found = report_preview.called(self._desk.data, form_key, ids)
                names |= {(form_key, record_id): line for record_id, line in zip(ids, found, strict=True)}
            self._read[window] = [names[one] for one in part]
        return self._read[window][row % WINDOW]


class BehindList(QListView):
    """`opened` with form key and id on Enter or a click."""

    opened = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.records = BehindModel(desk)
        self.setModel(self.records)
        self.setObjectName("behind")
        self.setAccessibleName(desk.texts(N_("Records behind the figure")))
        self.setItemDelegate(_LineDelegate(desk, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self._open(index.row()))

    def show_records(self, records: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show these records: (form key, ids)."""
        self.records.show(records)
        if self.records.rowCount():
            self.setCurrentIndex(self.records.index(0))

    def _open(self, row: int) -> None:
        if 0 <= row < self.records.rowCount():
            self.opened.emit(*self.records.record(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    """Two lines: what it is called, and below it form and number."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = desk.theme

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        line: RecordLine = index.data(Qt.ItemDataRole.UserRole)
        theme, box = self._theme, QRect(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.fillRect(box, theme.colour("accent_soft" if has_keyboard else "hover"))
            if has_keyboard:
                painter.fillRect(box.right() - 2 if rtl else box.x(), box.y(), 3, box.height(), theme.colour("accent"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(16, 4, -12, -4)
        icon = QRectF(inner.right() - 16 if rtl else inner.x(), inner.y() + 3, 16, 16)
        paint_icon(painter, line.icon, icon, theme.tokens.muted)
        inner = inner.adjusted(0, 0, -26, 0) if rtl else inner.adjusted(26, 0, 0, 0)
        start, _ = ends(option.direction)
        for place, (text, points, token) in enumerate(
            (
                (line.label or line.number, BASE_POINTS, "text"),
                (" · ".join(filter(None, (line.form, line.number))), HINT_POINTS, "muted"),
            )
        ):
            half = QRect(inner.x(), inner.y() + place * inner.height() // 2, inner.width(), inner.height() // 2)
            painter.setFont(type_face(points))
            painter.setPen(theme.colour(token))
            shown = painter.fontMetrics().elidedText(
                text.replace("\n", " "), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(half, start, shown)
        painter.restore()
