"""Where pages lie under each other at a zoom, and where a point of a page is on the screen. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

GAP, EDGE = 16.0, 16.0
PIXELS_PER_POINT = 96 / 72  # what 100 % means

# Without a zoom of its own a page is shown whole when its print stays readable; a wide page in a narrow window gives
# up some of its empty margins before its print becomes too small.
LEAST, READABLE, WIDEST, EMPTY_MARGIN = 0.7, 0.95, 1.6, 44.0


@dataclass(frozen=True, slots=True)
class Layout:
    """`pages` are the places of the pages in pixels, `scales` their pixels per point, `width` and `height` all;
    `room` is the width of the window on them."""

    pages: tuple[QRectF, ...]
    scales: tuple[float, ...]
    width: float
    height: float
    room: float

    def page_at(self, y: float) -> int:
        """The page at a height, or the next one below it."""
        for number, place in enumerate(self.pages):
            if y < place.bottom() + GAP / 2:
                return number
        return max(0, len(self.pages) - 1)

    def between(self, top: float, bottom: float) -> range:
        """The pages that a strip shows."""
        shown = [n for n, place in enumerate(self.pages) if place.bottom() >= top and place.top() <= bottom]
        return range(shown[0], shown[-1] + 1) if shown else range(0)

    @property
    def hides_print(self) -> bool:
        """Whether more than empty margins is out of sight at the sides."""
        cut = (self.width - self.room) / 2
        return any(cut > EMPTY_MARGIN * scale + 1 for scale in self.scales)

    def place(self, page: int, rect: tuple[float, float, float, float]) -> QRectF:
        """A rectangle of a page, in points from its top left corner, in pixels."""
        scale, at = self.scales[page], self.pages[page]
        left, top, width, height = rect
        return QRectF(at.x() + left * scale, at.y() + top * scale, width * scale, height * scale)


def fitting(page_width: float, room: float) -> float:
    """Pixels per point at which a page of that width (points) is best read in a room of that many pixels."""
    whole = (room - 2 * EDGE) / page_width
    without_margins = room / (page_width - 2 * EMPTY_MARGIN)
    return min(WIDEST, max(LEAST, whole, min(READABLE, without_margins)))


def lay_out(sizes: Sequence[tuple[float, float]], room: float, zoom: float | None) -> Layout:
    """Pages of these sizes (points) under each other, centred. `zoom` 1.0 is their printed size; None fits them."""
    scales = [zoom * PIXELS_PER_POINT if zoom else fitting(width, room) for width, _ in sizes]
    widest = max((width * scale for (width, _), scale in zip(sizes, scales, strict=True)), default=0.0)
    whole = max(room, widest + (2 * EDGE if zoom else 0))
    pages, y = [], EDGE
    for (width, height), scale in zip(sizes, scales, strict=True):
        pages.append(QRectF((whole - width * scale) / 2, y, width * scale, height * scale))
        y += height * scale + GAP
    return Layout(tuple(pages), tuple(scales), whole, y - GAP + EDGE, room)
