"""Pictures of pages, drawn in the background one at a time, the one that is looked at first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import PAGES
from mac_desktop.services import report_preview
from mac_desktop.services.report_preview import Drawn
from mac_desktop.texts import N_

KEPT_BYTES = 128 * 1024 * 1024


class PagePictures(QObject):
    """Keeps the pictures last looked at. `arrived` says that a page has one, or a sharper one."""

    arrived = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drawn: Drawn | None = None
        self._kept: OrderedDict[int, tuple[float, QPixmap]] = OrderedDict()
        self._wanted: list[tuple[int, float]] = []
        self._at_work = False

    def show(self, drawn: Drawn) -> None:
        """Pictures of another report from now on. The old ones stay until the new ones arrive."""
        self._drawn = drawn
        self._kept = OrderedDict((page, (0.0, picture)) for page, (_, picture) in self._kept.items())
        self._wanted = []

    def want(self, pages: Sequence[tuple[int, float]]) -> None:
        """The pages to have, each with its dots per inch, the most urgent first. Earlier wishes are forgotten."""
        self._wanted = [(page, dpi) for page, dpi in pages if not self._is_sharp(page, dpi)]
        self._next()

    def of(self, page: int) -> QPixmap | None:
        """The picture of a page now, perhaps of another size; None while there is none."""
        if page not in self._kept:
            return None
        self._kept.move_to_end(page)
        return self._kept[page][1]

    def _is_sharp(self, page: int, dpi: float) -> bool:
        return page in self._kept and abs(self._kept[page][0] - dpi) < 0.01

    def _next(self) -> None:
        if self._at_work or self._drawn is None or not self._wanted:
            return
        (page, dpi), drawn = self._wanted.pop(0), self._drawn
        self._at_work = True
        self._desk.jobs.start(
            self._desk.texts(N_("Draw a page")),
            lambda: report_preview.picture(drawn, page, dpi),
            lane=PAGES,
            done=lambda png: self._take(drawn, page, dpi, png),
            failed=lambda error: self._failed(drawn, error),
        )

    def _take(self, drawn: Drawn, page: int, dpi: float, png: bytes) -> None:
        self._at_work = False
        if drawn is self._drawn:
            picture = QPixmap()
            picture.loadFromData(png, "PNG")
            self._kept[page] = (dpi, picture)
            self._kept.move_to_end(page)
            self._forget()
            self.arrived.emit(page)
        self._next()

    def _failed(self, drawn: Drawn, error) -> None:
        self._at_work = False
        if drawn is self._drawn:  # the file of a report that was replaced meanwhile may be gone
            self._wanted = []
            self._desk.say.sorry(error)
        self._next()

    def _forget(self) -> None:
        sizes = {page: p.width() * p.height() * 4 for page, (_, p) in self._kept.items()}
        while sum(sizes.values()) > KEPT_BYTES and len(sizes) > 2:
            page, _ = self._kept.popitem(last=False)
            del sizes[page]
