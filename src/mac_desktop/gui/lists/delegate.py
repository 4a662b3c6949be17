"""Paints the rows of lists: quiet lines, a soft selection with a bar at its start, states as icon and word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from mac_desktop.gui.lists.model import LEAD_ROLE, STATE_ROLE
from mac_desktop.gui.theme import ROW_HEIGHT, Theme, ends, paint_icon

STATE_LOOKS = {
    "draft": ("draft", "muted"),
    "submitted": ("submitted", "info"),
    "returned": ("returned", "warn"),
    "verified": ("verified", "ok"),
    "approved": ("approved", "ok"),
    "rejected": ("rejected", "danger"),
    "superseded": ("superseded", "muted"),
    "deleted": ("deleted", "danger"),
}


LEAD_SPACE = 16  # the first column begins under the page's title


class RowDelegate(QStyledItemDelegate):
    """One cell at a time."""

    def __init__(self, theme: Theme, parent: QWidget, lead: int = 0) -> None:
        super().__init__(parent)
        self._theme, self._lead = theme, lead
        self.first = 0  # the first column that is not hidden

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 16, ROW_HEIGHT)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        box, theme = option.rect, self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if selected:
            painter.fillRect(box, theme.colour("accent_soft"))
            if index.column() == self.first:
                x = box.right() - 2 if rtl else box.x()
                painter.fillRect(x, box.y(), 3, box.height(), theme.colour("accent"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(8, 0, -8, 0)
        if index.column() == self.first:
            inner = inner.adjusted(0, 0, -self._lead, 0) if rtl else inner.adjusted(self._lead, 0, 0, 0)
        tone = "text"
        look = STATE_LOOKS.get(index.data(STATE_ROLE) or "")
        if look is not None:
            icon, tone = look
            x = inner.right() - 15 if rtl else inner.x()
            paint_icon(painter, icon, QRectF(x, inner.center().y() - 7, 15, 15), getattr(theme.tokens, tone))
            inner = inner.adjusted(0, 0, -21, 0) if rtl else inner.adjusted(21, 0, 0, 0)
        elif index.data(LEAD_ROLE):
            tone = "muted"
        start, end = ends(option.direction)
        number = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & Qt.AlignmentFlag.AlignRight
        painter.setFont(option.font)
        painter.setPen(theme.colour(tone))
        text = str(index.data() or "").replace("\n", " ")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, end if number else start, shown)
        painter.restore()
