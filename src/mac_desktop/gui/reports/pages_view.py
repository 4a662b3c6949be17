"""The pages of a report as they will be printed; every figure can be pointed at, walked to with Tab, and opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip

from mac_desktop.gui.context import Desk
from mac_desktop.gui.reports.page_stack import PageStack
from mac_desktop.gui.theme import LIGHT
from mac_desktop.reports.to_pdf import PlacedFigure
from mac_desktop.services import report_preview
from mac_desktop.services.report_preview import Drawn

NEAR = 4.0  # a number is small: this many pixels around it count as it


class PagesView(PageStack):
    """`opened` on a click on a figure or Enter; `walked` when the keyboard went to another figure."""

    opened = Signal(str)
    walked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("pages")
        self.viewport().setMouseTracking(True)
        self.current, self.hovered, self.shown_figure = "", "", ""
        self._figures: list[PlacedFigure] = []
        self._by_page: dict[int, list[PlacedFigure]] = {}

    # ---- what is shown

    def show_report(self, drawn: Drawn) -> None:
        self._figures = list(drawn.placed)
        self._by_page = {}
        for figure in self._figures:
            self._by_page.setdefault(figure.page_index, []).append(figure)
        keys = {figure.key for figure in self._figures}
        self.current = self.current if self.current in keys else ""
        self.shown_figure = self.shown_figure if self.shown_figure in keys else ""
        self.hovered = ""
        super().show_report(drawn)

    def show_figure(self, key: str) -> None:
        """Make a figure the current one and bring it into sight."""
        place = self._place_of(key)
        if place is None:
            return
        self.current = key
        room = self.viewport().size()
        for bar, low, high, size in (
            (self.verticalScrollBar(), place.top(), place.bottom(), room.height()),
            (self.horizontalScrollBar(), place.left(), place.right(), room.width()),
        ):
            if low < bar.value() + 24 or high > bar.value() + size - 24:
                bar.setValue(int((low + high) / 2 - size / 2))
        self._tell()
        self.viewport().update()

    def mark(self, key: str) -> None:
        """Show which figure the panel tells about ("" for none)."""
        self.shown_figure = key
        self.viewport().update()

    def _place_of(self, key: str) -> QRectF | None:
        found = next((f for f in self._figures if f.key == key), None)
        return None if found is None else self.layout_.place(found.page_index, found.rect)

    def figure_at(self, point: QPointF) -> str:
        """The key of the figure at a point of the viewport, or ""."""
        if self.drawn is None or not self.layout_.pages:
            return ""
        at = point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        page = self.layout_.page_at(at.y())
        for figure in self._by_page.get(page, ()):
            if self.layout_.place(page, figure.rect).adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(at):
                return figure.key
        return ""

    def centre_of(self, key: str) -> QPoint:
        """Where a figure is in the viewport."""
        place = self._place_of(key) or QRectF()
        origin = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return (place.center() - origin).toPoint()

    def words_of(self, key: str) -> str:
        """A figure in one line: what it counts and how many."""
        assert self.drawn is not None
        standing, figure = self.drawn.standings[key], self.drawn.report.figures[key]
        row = " · ".join(filter(None, (standing.table, standing.row, standing.column)))
        number = f"{report_preview.amount(figure, self.desk.texts)} {report_preview.unit(figure, self.desk.texts)}"
        return f"{row}: {number.strip()}"

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from figure to figure, and on from the last one."""
        key = self._neighbour(1 if forward else -1)
        if not key:
            return super().focusNextPrevChild(forward)
        self.show_figure(key)
        self.walked.emit(key)
        return True

    def _neighbour(self, step: int) -> str:
        keys = [figure.key for figure in self._figures]
        if not keys:
            return ""
        if self.current not in keys:
            first = self._first_in_sight()
            return first if step > 0 else ""
        place = keys.index(self.current) + step
        return keys[place] if 0 <= place < len(keys) else ""

    def _first_in_sight(self) -> str:
        top = self.verticalScrollBar().value()
        below = (f for f in self._figures if self.layout_.place(f.page_index, f.rect).top() >= top)
        return next((f.key for f in below), self._figures[0].key if self._figures else "")

    def _tell(self) -> None:
        """A screen reader says the figure that the keyboard is on."""
        if self.current:
            self.setAccessibleDescription(self.words_of(self.current))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and not self.current:
            first = self._first_in_sight()
            if first:
                self.show_figure(first)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.figure_at(event.position()))

    def _hover(self, key: str) -> None:
        if key != self.hovered:
            self.hovered = key
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key = self.figure_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and key:
            self.current = key
            self.opened.emit(key)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self.figure_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_of(key) if key else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    # ---- painting

    def wants_frame(self) -> bool:
        return self.hasFocus() and not self.current

    def paint_marks(self, painter: QPainter, number: int) -> None:
        for figure in self._by_page.get(number, ()):
            self._paint_figure(painter, figure)

    def _paint_figure(self, painter: QPainter, figure: PlacedFigure) -> None:
        """Paper is white in both schemes, so the marks on it are those of the light one."""
        box = self.layout_.place(figure.page_index, figure.rect).adjusted(-2, 0, 2, 1)
        accent, key = QColor(LIGHT.accent), figure.key
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if key in (self.hovered, self.shown_figure):
            soft = QColor(accent)
            soft.setAlpha(46 if key == self.shown_figure else 26)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if key == self.current and self.hasFocus():
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)
        strong = key in (self.hovered, self.shown_figure) or (key == self.current and self.hasFocus())
        pen = QPen(accent if strong else QColor(LIGHT.line_strong), 1.4 if strong else 1.0)
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLine(QPointF(box.left() + 2, box.bottom()), QPointF(box.right() - 2, box.bottom()))
