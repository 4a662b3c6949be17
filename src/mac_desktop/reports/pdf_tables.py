"""Tables over pages: rows are sliced page by page and the heading row is drawn again on each.

Text is wrapped only where it is wider than its column, and a row is a few strings on the canvas, so that a table of
thousands of rows costs little more than its bare strings (technology.md: one and a fifth of a bare canvas).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import NOT_REPORTED_LABEL
from mac_desktop.reports.cells import NoteMarks, Shown, total_label_span, total_row
from mac_desktop.reports.documents.model import Cell, Column, Table
from mac_desktop.reports.fonts import Face, Line
from mac_desktop.reports.pdf_blocks import draw_footnotes
from mac_desktop.reports.pdf_page import ACCENT, HEAD_GROUND, INK, LINE, MUTED, VOLUNTARY_GROUND, Pages
from mac_desktop.texts import N_

_SIZES = (8.6, 7.8, 7.0, 6.2)
_PAD_X = 5.0
_PAD_AFTER_NUMBERS = 14.0
_PAD_Y = 3.6
_CAPTION_SIZE = 10.0
_CAPTION_LEADING = 13.5
_WIDEST_WORD_SHARE = 0.3
_ROWS_MEASURED = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """One row ready for drawing: the lines of each cell, what it shows, and the cells they came from."""

    cells: tuple[Cell, ...]
    shown: tuple[Shown, ...]
    lines: tuple[Sequence[Line], ...]
    face: Face = "regular"
    span: int = 1

    @property
    def depth(self) -> int:
        return max(len(lines) for lines in self.lines)


class TableDrawing:
    """One table on its way onto the pages. Sizes in points."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages
        self.marks = NoteMarks()
        self._shown = [self._show(row) for row in table.rows]
        total = total_row(table)
        self._total_cells = total
        self._total_shown = self._show(total) if total else ()
        self.size = _SIZES[-1]
        self._pads = self._left_pads()
        self.widths = self._fit()
        self.leading = round(self.size * 1.32, 2)
        self._wrapped: dict[tuple[int, str, Face], Sequence[Line]] = {}
        self._head = [
            pages.setter.wrap(column.heading, "bold", self.size, width - pad - _PAD_X)
            for column, width, pad in zip(table.columns, self.widths, self._pads, strict=True)
        ]
        self._head_height = max(map(len, self._head)) * self.leading + 2 * _PAD_Y + 2

    def _show(self, row: Sequence[Cell]) -> tuple[Shown, ...]:
        shown, marks = self.pages.words.shown, self.marks
        return tuple(shown(cell, column.kind, marks) for cell, column in zip(row, self.table.columns, strict=True))

    # ------------------------------------------------------------------------------------------------------ widths

    def _left_pads(self) -> list[float]:
        """Room at the left of each column: more where words follow numbers, which would touch them."""
        sides = [column.side for column in self.table.columns]
        after_numbers = [i > 0 and sides[i - 1 : i + 1] == ["right", "left"] for i in range(len(sides))]
        wide = not self.pages.right_to_left
        return [_PAD_AFTER_NUMBERS if after and wide else _PAD_X for after in after_numbers]

    def _fit(self) -> list[float]:
        """Widths of the columns at the largest size at which no word or number is broken."""
        least: list[float] = []
        for size in _SIZES:
            self.size = size
            least = [self._least(i, column, size) for i, column in enumerate(self.table.columns)]
            if sum(least) <= self.pages.width:
                return _shares([c.weight for c in self.table.columns], least, self.pages.width)
        scale = self.pages.width / sum(least)
        return [width * scale for width in least]

    def _least(self, index: int, column: Column, size: float) -> float:
        setter = self.pages.setter
        widest = setter.longest_word(column.heading, "bold", size)
        whole = column.kind != "text"
        limit = self.pages.width * _WIDEST_WORD_SHARE
        seen = {row[index].text for row in (self._shown if whole else self._shown[:_ROWS_MEASURED])}
        for text in seen:
            word = setter.width(text, "regular", size) if whole else setter.longest_word(text, "regular", size)
            widest = max(widest, min(word, limit))
        if self._total_shown and not (index == 0 and self.table.total_label):
            widest = max(widest, min(setter.width(self._total_shown[index].text, "bold", size), limit))
        return widest + self._pads[index] + _PAD_X + 0.5

    # -------------------------------------------------------------------------------------------------------- rows

    def _row(self, cells: tuple[Cell, ...], shown: tuple[Shown, ...], face: Face = "regular", span: int = 1) -> _Row:
        lines = []
        for i, item in enumerate(shown):
            width = sum(self.widths[:span]) if i == 0 else self.widths[i]
            lines.append(() if 0 < i < span else self._wrap(i, item, face, width))
        return _Row(cells, shown, tuple(lines), face, span)

    def _wrap(self, index: int, item: Shown, face: Face, width: float) -> Sequence[Line]:
        key = (index, item.text, face)
        found = self._wrapped.get(key)
        if found is None:
            found = self.pages.setter.wrap(item.text, face, self.size, width - self._pads[index] - _PAD_X)
            self._wrapped[key] = found
        return found

    def _height(self, depth: int) -> float:
        return depth * self.leading + 2 * _PAD_Y

    def _total(self) -> _Row | None:
        if self._total_cells is None:
            return None
        return self._row(self._total_cells, self._total_shown, "bold", total_label_span(self.table))

    def first_height(self) -> float:
        """Points below which the table must not begin: caption, headings and the first rows together."""
        height = self._caption_height() + self._head_height
        rows = [self._row(self.table.rows[i], self._shown[i]) for i in range(min(2, len(self.table.rows)))]
        height += sum(self._height(row.depth) for row in rows) if rows else self._height(1)
        total = self._total()
        if total and len(self.table.rows) <= 2:
            height += self._height(total.depth)
        return min(height, self.pages.full_room)

    # ----------------------------------------------------------------------------------------------------- drawing

    def draw(self) -> None:
        """The whole table with its notes."""
        pages = self.pages
        pages.gap(10)
        pages.need(self.first_height())
        self._caption()
        self._headings()
        total = self._total()
        last = len(self.table.rows) - 1
        for index, (cells, shown) in enumerate(zip(self.table.rows, self._shown, strict=True)):
            row = self._row(cells, shown)
            after = self._height(total.depth) if total and index == last else 0.0
            self._place(row, after)
        if total:
            self._place(total, 0.0)
        if not self.table.rows:
            self._empty()
        self._close()
        notes = [f"{mark}  {note}" for note, mark in self.marks.notes.items()]
        draw_footnotes([*self.table.footnotes, *notes], pages)
        pages.y -= 8

    def _caption_lines(self) -> list[Line]:
        room = self.pages.width - (self._tag_width() + 10 if self.table.voluntary else 0)
        return self.pages.setter.wrap(self.table.caption, "bold", _CAPTION_SIZE, room) if self.table.caption else []

    def _tag(self) -> str:
        return self.pages.texts(N_("Voluntary"))

    def _tag_width(self) -> float:
        return self.pages.setter.width(self._tag(), "regular", 7.5)

    def _caption_height(self) -> float:
        lines = len(self._caption_lines()) or int(self.table.voluntary)
        return lines * _CAPTION_LEADING + 4 if lines else 0.0

    def _caption(self) -> None:
        pages, lines = self.pages, self._caption_lines()
        if self.table.voluntary:
            tag = pages.setter.line(self._tag(), "regular", 7.5)
            side = pages.y - _CAPTION_LEADING + 4
            pages.write(tag, pages.left, side, MUTED, "right", pages.width - 1)
        if self.table.voluntary and not lines:
            pages.y -= _CAPTION_LEADING
        for line in lines:
            pages.y -= _CAPTION_LEADING
            pages.write(line, pages.left, pages.y + 4, INK, "left", pages.width)
        if self._caption_height():
            pages.y -= 4

    def _continued(self) -> None:
        """On each further page: which table this is, then its headings again."""
        pages = self.pages
        pages.new_page()
        if self.table.caption:
            text = pages.texts(N_("{caption} (continued)"), caption=self.table.caption)
            pages.y -= 11
            pages.write(
                pages.setter.clip(text, "regular", 8, pages.width), pages.left, pages.y + 3, MUTED, "left", pages.width
            )
            pages.y -= 3
        self._headings()

    def _headings(self) -> None:
        pages = self.pages
        ground = VOLUNTARY_GROUND if self.table.voluntary else HEAD_GROUND
        bottom = pages.y - self._head_height
        pages.ground(pages.left, bottom, pages.width, self._head_height, ground)
        for i, (lines, x, width) in enumerate(zip(self._head, self._lefts(), self.widths, strict=True)):
            base = bottom + _PAD_Y + 1 + self.leading * 0.28
            for line in reversed(lines):
                self._write(line, x, base, INK, i, width)
                base += self.leading
        pages.y = bottom
        pages.rule(pages.y, MUTED if self.table.voluntary else ACCENT, 0.9)

    def _lefts(self) -> list[float]:
        """The left edge of each column; the first column stands at the right in right-to-left documents."""
        lefts, x = [], self.pages.left
        order = self.widths if not self.pages.right_to_left else self.widths[::-1]
        for width in order:
            lefts.append(x)
            x += width
        return lefts[::-1] if self.pages.right_to_left else lefts

    def _write(self, line: Line, x: float, y: float, colour: Color, index: int, width: float) -> float:
        column, pad = self.table.columns[index], self._pads[index]
        side = column.side
        if self.pages.right_to_left and side != "centre" and column.kind == "text":
            side = "right" if side == "left" else "left"
        return self.pages.write_exactly(line, x + pad, y, colour, side, width - pad - _PAD_X)

    def _place(self, row: _Row, after: float) -> None:
        """A row at the present height or on the next page; one taller than half a page may be split."""
        pages = self.pages
        height = self._height(row.depth)
        body = pages.full_room - self._head_height - 16
        start, end = 0, row.depth
        if height + after > body * 0.5:
            while start < end and (pages.room < self._height(end - start) + after):
                fits = int((pages.room - 2 * _PAD_Y) / self.leading)
                if fits >= min(4, end - start):
                    fits = min(fits, end - start - 1) or 1
                    self._draw_lines(row, start, start + fits)
                    start += fits
                self._close()
                self._continued()
        elif height + after > pages.room:
            self._close()
            self._continued()
        if start < end:
            self._draw_lines(row, start, end)

    def _draw_lines(self, row: _Row, start: int, end: int) -> None:
        pages = self.pages
        height = self._height(end - start)
        bold = row.face == "bold"
        if self.table.voluntary:
            # A little lower than the row, or it would hide the line above it.
            pages.ground(pages.left, pages.y - height, pages.width, height - 0.5, VOLUNTARY_GROUND)
        if bold:
            pages.rule(pages.y, INK, 0.8)
        lefts = self._lefts()
        for i, (cell, item, lines) in enumerate(zip(row.cells, row.shown, row.lines, strict=True)):
            base = pages.y - _PAD_Y - self.leading * 0.76
            x, width = lefts[i], self.widths[i]
            if i == 0 and row.span > 1:
                width = sum(self.widths[: row.span])
                x = lefts[row.span - 1] if pages.right_to_left else x
            for number, line in enumerate(lines[start:end], start):
                at = self._write(line, x, base, MUTED if item.muted else INK, i, width)
                if number == 0:
                    self._trace(cell, item, line, at, base)
                base -= self.leading
        pages.y -= height
        if not bold:
            pages.rule(pages.y, LINE, 0.4)

    def _trace(self, cell: Cell, item: Shown, line: Line, x: float, base: float) -> None:
        if isinstance(cell, Figure):
            self.pages.place(cell.key, x, base, line.width, self.size)
        if item.mark:
            mark = self.pages.setter.line(item.mark, "regular", self.size * 0.68)
            self.pages.write_exactly(mark, x + line.width + 0.8, base + self.size * 0.36, MUTED, "left", 0)

    def _empty(self) -> None:
        pages = self.pages
        text = self.table.empty_text or pages.texts(NOT_REPORTED_LABEL)
        lines = pages.setter.wrap(text, "regular", self.size, pages.width - 2 * _PAD_X)
        height = self._height(len(lines))
        if self.table.voluntary:
            pages.ground(pages.left, pages.y - height, pages.width, height - 0.5, VOLUNTARY_GROUND)
        base = pages.y - _PAD_Y - self.leading * 0.76
        for line in lines:
            pages.write(line, pages.left + _PAD_X, base, INK, "left", pages.width - 2 * _PAD_X)
            base -= self.leading
        pages.y -= height

    def _close(self) -> None:
        self.pages.rule(self.pages.y, MUTED, 0.6)


def _shares(weights: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Widths by weight where the least widths allow it; the others keep their least."""
    fixed: dict[int, float] = {}
    while True:
        free = width - sum(fixed.values())
        weight = sum(w for i, w in enumerate(weights) if i not in fixed)
        short = {
            i: least[i] for i, w in enumerate(weights) if i not in fixed and weight and free * w / weight < least[i]
        }
        if not short or len(fixed) + len(short) == len(weights):
            found = [fixed.get(i, free * w / weight if weight else 0.0) for i, w in enumerate(weights)]
            found = [max(found[i], least[i]) for i in range(len(weights))]
            return [each * width / sum(found) for each in found]
        fixed |= short
