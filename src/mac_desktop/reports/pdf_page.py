"""The pages of a PDF: margins, the line on top, the foot with "Page x of y", the outline, the place of each figure."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from mac_desktop.reports.cells import CellWords, is_right_to_left
from mac_desktop.reports.documents.model import Align, Document, Part
from mac_desktop.reports.fonts import INITIAL_FONT, Face, Line, Typesetter
from mac_desktop.texts import N_, Texts

INK = HexColor("#1B2128")
MUTED = HexColor("#5A6672")
ACCENT = HexColor("#1B4F72")
ACCENT_SOFT = HexColor("#C5D5E0")
LINE = HexColor("#D5DADF")
HEAD_GROUND = HexColor("#EFF3F6")
VOLUNTARY_GROUND = HexColor("#F1F1F0")
WHITE = HexColor("#FFFFFF")

SIDE_MARGIN = 56.0
TOP_MARGIN = 62.0
BOTTOM_MARGIN = 62.0
_HEADER_SIZES = (8.0, 7.4, 6.8, 6.2)
_FOOTER_SIZE = 7.5


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """Where a figure's number stands: `rect` is left, top, width and height in points from the page's top left corner;
    `page_index` counts from 0."""

    key: str
    page_index: int
    rect: tuple[float, float, float, float]


class Pages:
    """The pen: a canvas with a place to write at. `y` falls from the top of the page to `bottom`, in points."""

    def __init__(self, document: Document, texts: Texts) -> None:
        self.document = document
        self.texts = texts
        self.right_to_left = is_right_to_left(document.language)
        self.words = CellWords(texts, document.language)
        self.setter = Typesetter(self.right_to_left)
        self.placed: list[PlacedFigure] = []
        self.page_index = -1
        self._buffer = BytesIO()
        self.canvas = Canvas(
            self._buffer,
            pagesize=A4,
            invariant=1,
            pageCompression=1,
            initialFontName=INITIAL_FONT,  # type: ignore[arg-type]  # the stubs say number
            lang=document.language,
        )
        self._part: Part | None = None
        self._sizes: list[tuple[float, float]] = []
        self.page_width, self.page_height = A4
        self.y = 0.0
        self._describe()

    def _describe(self) -> None:
        made, canvas = self.document.facts.made_on, self.canvas
        canvas.setTitle(self.document.title)
        canvas.setAuthor(self.document.author)
        canvas.setSubject(self.document.subject)
        canvas.setCreator(f"MAC Desktop {self.document.facts.program_version}")
        canvas.setProducer("MAC Desktop, ReportLab")
        canvas.setKeywords(self.document.facts.data_hash)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        # The report's own day instead of the clock's: the same report has the same bytes on any day.
        stamp = canvas._doc._timeStamp  # type: ignore[attr-defined]
        stamp.YMDhms = (made.year, made.month, made.day, 0, 0, 0)

    # -------------------------------------------------------------------------------------------------------- room

    @property
    def left(self) -> float:
        return SIDE_MARGIN

    @property
    def right(self) -> float:
        return self.page_width - SIDE_MARGIN

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def bottom(self) -> float:
        return BOTTOM_MARGIN

    @property
    def room(self) -> float:
        """Points left above the foot of the page."""
        return self.y - self.bottom

    @property
    def full_room(self) -> float:
        """Points of an empty page."""
        return self.page_height - TOP_MARGIN - BOTTOM_MARGIN

    @property
    def at_top(self) -> bool:
        """Whether nothing has been written on this page yet."""
        return self.y >= self.page_height - TOP_MARGIN

    def need(self, height: float) -> None:
        """Go on to a new page unless there are `height` points left or the page is empty."""
        if height > self.room and not self.at_top:
            self.new_page()

    def gap(self, height: float) -> None:
        """Leave room, but none on top of a page."""
        if not self.at_top:
            self.y -= height

    # ------------------------------------------------------------------------------------------------------- pages

    def start_part(self, part: Part) -> None:
        """A new page in the part's own direction, with its bookmark."""
        self._part = part
        self.new_page()
        self.canvas.bookmarkPage(part.key)
        self.canvas.addOutlineEntry(part.bookmark or part.title, part.key, 0, closed=False)

    def new_page(self) -> None:
        if self.page_index >= 0:
            self.canvas.showPage()
        self.page_index += 1
        part = self._part
        self.page_width, self.page_height = landscape(A4) if part and part.landscape else A4
        self.canvas.setPageSize((self.page_width, self.page_height))
        self._sizes.append((self.page_width, self.page_height))
        self.y = self.page_height - TOP_MARGIN
        if part and part.header_line:
            self._header(part.header_line)
        self._footer()

    def _header(self, text: str) -> None:
        fits = (size for size in _HEADER_SIZES if self.setter.width(text, "regular", size) <= self.width)
        line = self.setter.clip(text, "regular", next(fits, _HEADER_SIZES[-1]), self.width)
        top = self.page_height - 38
        self.write(line, self.left, top, MUTED, "left", self.width)
        self.rule(top - 7, LINE)

    def _footer(self) -> None:
        base = 34.0
        self.rule(base + 13, LINE)
        facts = self.document.facts
        made = self.words.dated(facts)
        mark = self.texts(N_("Data {fingerprint}"), fingerprint=facts.fingerprint)
        title = f"{self.document.title}  ·  {made}  ·  {mark}"
        line = self.setter.clip(title, "regular", _FOOTER_SIZE, self.width - 90)
        self.write(line, self.left, base, MUTED, "left", self.width)
        # How many pages there are is known at the end: the form is drawn then, under this name.
        self.canvas.doForm(f"page-{self.page_index}")

    def _page_numbers(self) -> None:
        for index, (width, height) in enumerate(self._sizes):
            self.canvas.beginForm(f"page-{index}", 0, 0, width, height)
            self.page_width = width
            text = self.texts(N_("Page {page} of {pages}"), page=index + 1, pages=len(self._sizes))
            line = self.setter.line(text, "regular", _FOOTER_SIZE)
            self.write(line, self.left, 34.0, MUTED, "right", self.width)
            self.canvas.endForm()

    def outline(self, title: str, key: str) -> None:
        """An entry below the part's own, leading to the present height of the page."""
        self.canvas.bookmarkHorizontalAbsolute(key, self.y + 4, left=0)
        self.canvas.addOutlineEntry(title, key, 1, closed=True)

    def finish(self) -> bytes:
        """The whole file."""
        if self.page_index < 0:
            self.new_page()
        self.canvas.showPage()
        self._page_numbers()
        self.canvas.showOutline()
        self.canvas.save()
        return self._buffer.getvalue()

    @property
    def pages(self) -> int:
        return len(self._sizes)

    # ----------------------------------------------------------------------------------------------------- writing

    def write(self, line: Line, x: float, y: float, colour: Color, side: Align, width: float) -> float:
        """A line on the baseline `y` in the box from `x`, `width` wide. The answer is where it starts.

        In a right-to-left document "left" is where lines start, so it means right.
        """
        if self.right_to_left and side != "centre":
            side = "right" if side == "left" else "left"
        return self.write_exactly(line, x, y, colour, side, width)

    def write_exactly(self, line: Line, x: float, y: float, colour: Color, side: Align, width: float) -> float:
        """As `write`, with left meaning left in every document."""
        if side == "right":
            x += width - line.width
        elif side == "centre":
            x += (width - line.width) / 2
        at = x
        self.canvas.setFillColor(colour)
        for font, text in line.runs:
            self.canvas.setFont(font, line.size)
            self.canvas.drawString(at, y, text)
            if len(line.runs) > 1:
                at += self.canvas.stringWidth(text, font, line.size)
        return x

    def paragraph(self, text: str, face: Face, size: float, leading: float, colour: Color, indent: float = 0.0) -> None:
        """Running text from the present height down, over as many pages as it needs."""
        for line in self.setter.wrap(text, face, size, self.width - indent):
            self.need(leading)
            self.y -= leading
            x = self.left if self.right_to_left else self.left + indent
            self.write(line, x, self.y + (leading - size) * 0.55, colour, "left", self.width - indent)

    def rule(self, y: float, colour: Color, thickness: float = 0.5) -> None:
        """A horizontal line across the text."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(self.left, y, self.right, y)

    def ground(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        """A filled rectangle whose lower left corner is at `x`, `y`."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def place(self, key: str, x: float, baseline: float, width: float, size: float) -> None:
        """Remember that the number of figure `key` stands here."""
        top = self.page_height - (baseline + size * 0.95)
        rect = (round(x - 1, 2), round(top, 2), round(width + 2, 2), round(size * 1.3, 2))
        self.placed.append(PlacedFigure(key, self.page_index, rect))
