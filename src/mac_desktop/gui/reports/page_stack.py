"""Pages under each other, drawn sharp at any zoom as they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from mac_desktop.gui.context import Desk
from mac_desktop.gui.reports.page_layout import Layout, lay_out
from mac_desktop.gui.reports.page_pictures import PagePictures
from mac_desktop.gui.theme import LIGHT
from mac_desktop.services.report_preview import Drawn
from mac_desktop.texts import N_

ZOOMS = (0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)


class PageStack(QAbstractScrollArea):
    """`turned` when another page is read; `zoomed` when the zoom changed."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(desk.texts(N_("Pages of the report")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.drawn: Drawn | None = None
        self.pictures = PagePictures(desk)
        self.pictures.arrived.connect(lambda _: self.viewport().update())
        self.layout_: Layout = lay_out((), 100, None)
        self.zoom: float | None = None
        self._page = -1
        self.verticalScrollBar().valueChanged.connect(lambda _: self._moved())
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._moved())
        desk.theme.changed.connect(self.viewport().update)

    def show_report(self, drawn: Drawn) -> None:
        """Show a report. The place where one was reading is kept when the pages are as many."""
        same = self.drawn is not None and self.drawn.sizes == drawn.sizes
        self.drawn = drawn
        self.pictures.show(drawn)
        self._arrange()
        if not same:
            self.verticalScrollBar().setValue(0)
            self._centre()
        self._moved()

    def show_page(self, page: int) -> None:
        """Bring the top of a page into sight."""
        self.verticalScrollBar().setValue(int(self.layout_.pages[page].top()) - 8)
        self._moved()

    @property
    def page(self) -> int:
        """The page that is read now, from 0."""
        top = self.verticalScrollBar().value()
        return self.layout_.page_at(top + self.viewport().height() / 3)

    @property
    def percent(self) -> int:
        """The zoom of the page that is read, 100 being its printed size."""
        if not self.layout_.scales:
            return 100
        return round(self.layout_.scales[self.page] * 75)

    def zoom_by(self, step: int) -> None:
        """The next larger (1) or smaller (-1) zoom."""
        now = self.percent / 100
        larger = [z for z in ZOOMS if (z > now + 0.01 if step > 0 else z < now - 0.01)]
        if larger:
            self.set_zoom(larger[0] if step > 0 else larger[-1])

    def set_zoom(self, zoom: float | None) -> None:
        """1.0 for the printed size, None to fit the window. What is read stays where it is."""
        if self.drawn is None:
            return
        page = self.page
        at = self.layout_.pages[page]
        part = (self.verticalScrollBar().value() - at.top()) / max(at.height(), 1)
        self.zoom = zoom
        self._arrange()
        at = self.layout_.pages[page]
        self.verticalScrollBar().setValue(int(at.top() + part * at.height()))
        self._centre()
        self._moved()
        self.zoomed.emit()

    def _arrange(self) -> None:
        sizes = self.drawn.sizes if self.drawn else ()
        room = self.viewport().size()
        self.layout_ = lay_out(sizes, room.width(), self.zoom)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        # What a fitted page lacks at its sides is empty margin: nothing to scroll to.
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(needed if self.zoom or self.layout_.hides_print else off)
        down.setRange(0, max(0, int(self.layout_.height) - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(48)
        across.setRange(0, max(0, int(self.layout_.width) - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(48)
        self.viewport().update()

    def _centre(self) -> None:
        across = self.horizontalScrollBar()
        across.setValue(across.maximum() // 2)

    def _moved(self) -> None:
        self._order_pictures()
        if self.drawn is not None and self.page != self._page:
            self._page = self.page
            self.turned.emit(self._page)
        self.viewport().update()

    def _order_pictures(self) -> None:
        if not self.isVisible():
            return
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        seen = list(self.layout_.between(top, top + height))
        around = [n for n in (seen[-1] + 1, seen[0] - 1) if 0 <= n < len(self.layout_.pages)] if seen else []
        self.pictures.want([(n, self._dpi(n)) for n in (*seen, *around)])

    def _dpi(self, page: int) -> float:
        return self.layout_.scales[page] * 72 * self.devicePixelRatioF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.drawn is None:
            return
        page = self.page
        before = self.layout_.pages[page].top() - self.verticalScrollBar().value()
        self._arrange()
        self.verticalScrollBar().setValue(int(self.layout_.pages[page].top() - before))
        self._centre()
        self._moved()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._order_pictures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        moves = {
            Qt.Key.Key_Down: (down, down.singleStep()),
            Qt.Key.Key_Up: (down, -down.singleStep()),
            Qt.Key.Key_PageDown: (down, int(down.pageStep() * 0.9)),
            Qt.Key.Key_PageUp: (down, -int(down.pageStep() * 0.9)),
            Qt.Key.Key_Space: (down, int(down.pageStep() * 0.9)),
            Qt.Key.Key_Home: (down, -down.maximum()),
            Qt.Key.Key_End: (down, down.maximum()),
            Qt.Key.Key_Right: (across, across.singleStep()),
            Qt.Key.Key_Left: (across, -across.singleStep()),
        }
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in moves:
            bar, step = moves[event.key()]
            bar.setValue(bar.value() + step)
        else:
            event.ignore()  # Ctrl and plus, Esc: the page answers

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.desk.theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-across, -top)
        for number in self.layout_.between(top + event.rect().top(), top + event.rect().bottom()):
            self._paint_page(painter, number)
            self.paint_marks(painter, number)
        painter.resetTransform()
        if self.wants_frame():
            painter.setPen(QPen(self.desk.theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def wants_frame(self) -> bool:
        """Whether the keyboard is here and nothing on a page shows it."""
        return self.hasFocus()

    def paint_marks(self, painter: QPainter, number: int) -> None:
        """What lies on a page."""

    def _paint_page(self, painter: QPainter, number: int) -> None:
        place = self.layout_.pages[number].toRect()
        painter.fillRect(place, QColor(LIGHT.surface))
        picture = self.pictures.of(number)
        if picture is not None:
            self._paint_picture(painter, place, picture)
        painter.setPen(self.desk.theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _paint_picture(self, painter: QPainter, place: QRect, picture: QPixmap) -> None:
        ratio = self.devicePixelRatioF()
        if abs(picture.width() - place.width() * ratio) <= ratio + 1:  # the right size: dot on dot
            picture.setDevicePixelRatio(ratio)
            painter.drawPixmap(place.topLeft(), picture)
        else:
            picture.setDevicePixelRatio(1.0)
            painter.drawPixmap(place, picture)
