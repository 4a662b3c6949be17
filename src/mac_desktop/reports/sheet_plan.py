"""Which text or number stands in which cell of a workbook, decided before any workbook exists.

Rows and columns count from 1. One plan is one sheet: a part of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, isclose

from mac_desktop.domain.figures import Amount, Figure
from mac_desktop.domain.gaps import NOT_REPORTED_LABEL, Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.reports.cells import CellWords, NoteMarks, total_label_span, total_row
from mac_desktop.reports.documents.model import (
    Block,
    Cell,
    Column,
    Footnotes,
    Heading,
    LabelledLines,
    Paragraph,
    Part,
    Table,
    TickTable,
)
from mac_desktop.texts import N_

Value = str | int | float | date
_NAME_LENGTH = 31
_NAME_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_PORTRAIT_CHARS, _LANDSCAPE_CHARS = 92.0, 138.0
_LEAST_COLUMNS = 4
_LINE = 14.0
# Excel refuses a SUM of more ranges than this.
_MOST_RANGES = 200
_EARLIEST_DATE = date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: `style` names it, `number_format` is Excel's, `side` its alignment."""

    style: str
    number_format: str = "General"
    side: str = "left"
    voluntary: bool = False
    total: bool = False


@dataclass(slots=True)
class PlannedCell:
    """One cell, `span` columns wide; `formula` without its equals sign, whose result is `value`."""

    row: int
    column: int
    value: Value
    look: Look
    span: int = 1
    figure: Figure | None = None
    formula: str = ""
    label: str = ""

    @property
    def address(self) -> str:
        """ "C9"."""
        return f"{letters(self.column)}{self.row}"


@dataclass(slots=True)
class SheetPlan:
    """One sheet: cells in order, widths in characters, heights in points, and the rows to repeat and to freeze."""

    name: str
    landscape: bool
    cells: list[PlannedCell] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    repeat: tuple[int, int] | None = None
    freeze_below: int = 0


def letters(column: int) -> str:
    """Excel's letters of a column.

    >>> letters(1), letters(27)
    ('A', 'AA')
    """
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel accepts and that no other sheet has; it is added to `taken` (lower case)."""
    name = " ".join(wanted.translate(_NAME_FORBIDDEN).split()).strip("'") or "Sheet"
    if len(name) > _NAME_LENGTH:
        words = name[: _NAME_LENGTH + 1].rpartition(" ")[0]
        name = (words or name)[:_NAME_LENGTH]
    if name.lower() == "history":
        name += " 1"
    found, number = name, 2
    while found.lower() in taken:
        ending = f" {number}"
        found = name[: _NAME_LENGTH - len(ending)] + ending
        number += 1
    taken.add(found.lower())
    return found


class SheetPlanner:
    """Lays the blocks of one part below each other."""

    def __init__(self, part: Part, name: str, words: CellWords) -> None:
        self.part = part
        self.words = words
        self.plan = SheetPlan(name, part.landscape)
        self.row = 1
        self._tables: list[list[PlannedCell]] = []
        self._heads: list[tuple[int, int]] = []
        self._set_widths([block for block in part.blocks if isinstance(block, Table)])

    def _set_widths(self, tables: Sequence[Table]) -> None:
        chars = _LANDSCAPE_CHARS if self.part.landscape else _PORTRAIT_CHARS
        count = max([_LEAST_COLUMNS, *(len(table.columns) for table in tables)])
        widths = [0.0] * count
        for table in tables:
            weights = sum(column.weight for column in table.columns)
            for i, column in enumerate(table.columns):
                word = max((len(w) for w in column.heading.split()), default=0) + 3.0
                widths[i] = max(widths[i], min(70.0, max(word, chars * column.weight / weights)))
        self.plan.widths = [width or chars / count for width in widths] if tables else [chars / count] * count

    @property
    def _columns(self) -> int:
        return len(self.plan.widths)

    def laid_out(self) -> SheetPlan:
        """The finished plan of the part."""
        blocks = list(self.part.blocks)
        title = self.part.title
        if blocks and isinstance(blocks[0], Heading) and blocks[0].level <= 1:
            title = blocks.pop(0).text  # type: ignore[union-attr]
        self._wide(title, Look("title"), 20)
        if self.part.header_line:
            self._wide(self.part.header_line, Look("period"))
        top = self.row - 1
        self.row += 1
        for block in blocks:
            self._block(block)
        self._sum_formulas()
        heads = self._heads
        only = heads[0] if len(heads) == 1 else None
        self.plan.repeat = only or (1, top)
        self.plan.freeze_below = only[1] if only and only[1] <= 8 else top
        return self.plan

    # ------------------------------------------------------------------------------------------------------ blocks

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.row += 1
            self._wide(block.text, Look("heading" if block.level <= 2 else "subheading"), 16)
        elif isinstance(block, Paragraph):
            self._wide(block.text, Look(block.style))
            self.row += 1
        elif isinstance(block, LabelledLines):
            for label, value in block.lines:
                self._labelled(label, value)
            self.row += 1
        elif isinstance(block, TickTable):
            self._ticks(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Footnotes):
            self._notes(block.notes)

    def _put(self, column: int, value: Value, look: Look, span: int = 1) -> PlannedCell:
        cell = PlannedCell(self.row, column, value, look, span)
        self.plan.cells.append(cell)
        return cell

    def _wide(self, text: str, look: Look, least: float = _LINE) -> None:
        """Text across the whole sheet; a merged cell does not grow by itself, so its height is reckoned here."""
        self._put(1, text, look, self._columns)
        size = 1.45 if look.style == "title" else 1.0
        lines = lines_of(text, sum(self.plan.widths) / size)
        self.plan.heights[self.row] = max(least, lines * _LINE * size + 2)
        self.row += 1

    def _labelled(self, label: str, value: str) -> None:
        self._put(1, label, Look("label"))
        self._put(2, value, Look("value" if value else "to_fill_in"), self._columns - 1)
        lines = max(lines_of(value, sum(self.plan.widths[1:])), lines_of(label, self.plan.widths[0]))
        self.plan.heights[self.row] = lines * _LINE + 3
        self.row += 1

    def _ticks(self, block: TickTable) -> None:
        for tick in block.rows:
            self._put(1, tick.title, Look("tick_title"))
            lines = lines_of(tick.title, self.plan.widths[0])
            for i, option in enumerate(tick.options):
                chosen = i == tick.chosen
                last = f" {tick.last_reporting}" if tick.last_reporting and i == tick.last_reporting_at else ""
                text = f"{'☑' if chosen else '☐'} {option}{last}"
                self._put(2 + i, text, Look("tick_chosen" if chosen else "tick"))
                width = self.plan.widths[1 + i] if 1 + i < self._columns else 12
                lines = max(lines, lines_of(text, width))
            self.plan.heights[self.row] = lines * _LINE + 6
            self.row += 1
        self.row += 1

    def _notes(self, notes: Iterable[str]) -> None:
        for note in notes:
            self._wide(note, Look("hint"))

    # ------------------------------------------------------------------------------------------------------- table

    def _table(self, table: Table) -> None:
        if table.caption:
            tag = f" ({self.words.texts(N_('Voluntary'))})" if table.voluntary else ""
            self._wide(table.caption + tag, Look("caption"), 17)
        for i, column in enumerate(table.columns, 1):
            self._put(i, column.heading, Look("head", side=column.side, voluntary=table.voluntary))
        lines = max(lines_of(c.heading, w * 0.9) for c, w in zip(table.columns, self.plan.widths, strict=False))
        self.plan.heights[self.row] = lines * 13.0 + 6
        if table.rows:
            self._heads.append((self.row, self.row))
        self.row += 1
        marks = NoteMarks()
        placed: list[PlannedCell] = []
        self._tables.append(placed)
        for row in table.rows:
            self._table_row(table, row, marks, placed)
        total = total_row(table)
        if total:
            self._table_row(table, total, marks, placed, total_label_span(table))
        if not table.rows:
            text = table.empty_text or self.words.texts(NOT_REPORTED_LABEL)
            look = Look("text", voluntary=table.voluntary)
            self._put(1, text, look, len(table.columns))
            width = sum(self.plan.widths[: len(table.columns)])
            self.plan.heights[self.row] = lines_of(text, width) * _LINE + 4
            self.row += 1
        self._notes((*table.footnotes, *(f"({mark}) {note}" for note, mark in marks.notes.items())))
        self.row += 1

    def _table_row(
        self, table: Table, row: tuple[Cell, ...], marks: NoteMarks, placed: list[PlannedCell], span: int = 0
    ) -> None:
        lines = 1
        label = _row_label(row)
        for i, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if 0 < i < span:
                continue
            value, style, number_format = self._value(cell, column, marks)
            look = Look(style, number_format, column.side, table.voluntary, total=bool(span))
            put = self._put(i + 1, value, look, span if i == 0 and span else 1)
            if isinstance(cell, Figure):
                put.figure = cell
                put.label = " – ".join(part for part in (table.caption, label, column.heading) if part)
                placed.append(put)
            if isinstance(value, str):
                lines = max(lines, lines_of(value, self.plan.widths[i] * max(1, span if i == 0 else 1)))
        if lines > 1:
            self.plan.heights[self.row] = min(400.0, lines * _LINE + 4)
        self.row += 1

    def _value(self, cell: Cell, column: Column, marks: NoteMarks) -> tuple[Value, str, str]:
        """What stands in the cell, the name of its style, and its number format."""
        if isinstance(cell, Figure):
            mark = marks.mark(self.words.texts(cell.note))
            return self._amount(cell.amount, mark)
        if cell is None or isinstance(cell, Gap):
            return self._amount(cell, "")
        if column.kind == "date" and (day := _full_date(cell)):
            return day, "text", "d mmm yyyy"
        return (self.words.day(cell) if column.kind == "date" else cell), "text", "General"

    def _amount(self, amount: Amount, mark: str) -> tuple[Value, str, str]:
        ending = f' "({mark})"' if mark else ""
        if amount is None or isinstance(amount, Gap):
            shown = self.words.amount(amount)
            return shown.text + (f" ({mark})" if mark else ""), "muted" if shown.muted else "text", "General"
        return amount, "text", ("#,##0" if float(amount).is_integer() else "#,##0.00") + ending

    # ---------------------------------------------------------------------------------------------------- formulas

    def _sum_formulas(self) -> None:
        """Totals whose parts stand on this sheet become sums of those cells, when that gives the same number."""
        sheet: dict[str, PlannedCell] = {}
        for cell in self._figure_cells():
            sheet.setdefault(_key(cell), cell)
        for table in self._tables:
            near = {_key(cell): cell for cell in table}
            for cell in table:
                assert cell.figure is not None
                parts = [near.get(key) or sheet.get(key) for key in cell.figure.parts]
                found = [part for part in parts if part is not None]
                if found and len(found) == len(parts) and _adds_up(cell, found):
                    ranges = ranges_of([(part.row, part.column) for part in found])
                    if len(ranges) <= _MOST_RANGES:
                        cell.formula = f"SUM({','.join(ranges)})"

    def _figure_cells(self) -> Iterator[PlannedCell]:
        for table in self._tables:
            yield from table


def _row_label(row: Sequence[Cell]) -> str:
    """The words that a row begins with, before its first number."""
    words: list[str] = []
    for cell in row[:3]:
        if isinstance(cell, Figure):
            break
        if isinstance(cell, str) and not isinstance(cell, Gap) and cell:
            words.append(" ".join(cell.split())[:60])
    return ", ".join(words)


def _key(cell: PlannedCell) -> str:
    assert cell.figure is not None
    return cell.figure.key


def _adds_up(total: PlannedCell, parts: Sequence[PlannedCell]) -> bool:
    """Whether adding the numbers of the parts gives the total; words among them count nothing, as in Excel's SUM."""
    if isinstance(total.value, (str, date)) or any(part is total for part in parts):
        return False
    numbers = [part.value for part in parts if isinstance(part.value, (int, float))]
    return bool(numbers) and isclose(sum(numbers), total.value, rel_tol=1e-12, abs_tol=1e-9)


def ranges_of(cells: Sequence[tuple[int, int]]) -> list[str]:
    """Cells as the fewest ranges down columns, or along rows where they stand in one row.

    >>> ranges_of([(5, 3), (6, 3), (8, 3)]), ranges_of([(2, 3), (2, 4)])
    (['C5:C6', 'C8'], ['C2:D2'])
    """
    one_row = len({row for row, _ in cells}) == 1
    places = sorted((row, column) if one_row else (column, row) for row, column in cells)
    runs: list[list[tuple[int, int]]] = []
    for place in places:
        if runs and runs[-1][-1] == (place[0], place[1] - 1):
            runs[-1].append(place)
        else:
            runs.append([place])
    out = []
    for run in runs:
        ends = [f"{letters(b)}{a}" if one_row else f"{letters(a)}{b}" for a, b in (run[0], run[-1])]
        out.append(ends[0] if len(run) == 1 else ":".join(ends))
    return out


def _full_date(text: str) -> date | None:
    """The day of a full date that a workbook can hold; its calendar has none before March 1900."""
    try:
        known = PartialDate(text)
    except ValueError:
        return None
    return known.first_day if known.precision == "day" and known.first_day >= _EARLIEST_DATE else None


def lines_of(text: str, chars: float) -> int:
    """How many lines a text takes in a cell of so many characters, words kept whole, reckoned a little generously."""
    room = max(4, int(chars * 0.94))
    count = 0
    for line in text.split("\n"):
        count += 1
        if len(line) <= room:
            continue
        used = 0
        for word in line.split():
            if used and used + 1 + len(word) > room:
                count += 1
                used = 0
            extra = max(0, ceil(len(word) / room) - 1)
            count += extra
            used = len(word) - extra * room if extra else used + len(word) + bool(used)
    return count
