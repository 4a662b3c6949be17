"""The table in a sheet: its columns, its rows of data, and every row that is no data, each told and none lost."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Problem, Severity, UserError
from mac_desktop.exchange.cells import Cell, CellError, column_letter, is_blank, is_blank_row, shown
from mac_desktop.exchange.headings import JOINT, Heading, Known, find_heading
from mac_desktop.exchange.totals import is_sum, is_total
from mac_desktop.exchange.workbooks import Sheet, Workbook
from mac_desktop.texts import N_

SAMPLES = 5
TOLD_ROWS = 20
SAMPLED_ROWS = 500

NumberedRow = tuple[int, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `index` is its place in each row's values, `letter` its name in the sheet.

    `heading` is unlike that of every other column; `parts` are the texts of its heading rows as written, top first,
    () when it has none. `samples` are up to five different values as text. `tag` is its HXL hashtag, if any.
    """

    index: int
    letter: str
    heading: str
    samples: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table found in a sheet. Row numbers count from 1 as a person sees them; `header_row` is 0 without headings.

    `header_row` is the lowest heading row. Each row's values are as long as `columns`. `total_rows` and `other_rows`
    (footnotes, headings printed again) are kept apart from `rows`; `notes` say so in whole sentences.
    """

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    rows: list[NumberedRow] = field(repr=False)
    total_rows: list[NumberedRow] = field(repr=False)
    blank_rows: list[int] = field(repr=False)
    other_rows: list[NumberedRow] = field(repr=False)
    notes: list[Problem] = field(repr=False)


def find_table(sheet: Sheet, known_headings: Known | None = None) -> Table:
    """Find the table. UserError when the sheet is empty; everything else that is odd is told in `notes`."""
    if sheet.is_empty or all(map(is_blank_row, sheet.rows)):
        raise UserError(N_("Sheet “{sheet}” is empty. Choose another sheet."), sheet=sheet.name)
    heading = find_heading(sheet.rows, sheet.merged, known_headings)
    notes: list[Problem] = []
    kept = _kept_columns(sheet, heading, notes)
    headings = _headings(heading, kept, sheet.name, notes)
    data, blank_rows = _data_rows(sheet, heading, kept, notes)
    rows, totals, others = _sorted_out(data, blank_rows, headings)
    others = [*((i + 1, tuple(sheet.rows[i][k] for k in kept)) for i in heading.skipped), *others]
    samples = _samples(rows, len(kept))
    columns = tuple(
        Column(place, column_letter(i), headings[place], samples[place], heading.parts[i], heading.tags[i])
        for place, i in enumerate(kept)
    )
    _tell(sheet, heading, rows, totals, others, notes)
    header_row = heading.rows[-1] + 1 if heading.rows else 0
    return Table(sheet, header_row, columns, rows, totals, blank_rows, others, notes)


def best_sheet(workbook: Workbook, known_headings: Known | None = None) -> Sheet:
    """The sheet that most likely holds the data: known headings first, then size; hidden ones only when all are."""
    filled = [sheet for sheet in workbook.sheets if not all(map(is_blank_row, sheet.rows))]
    shown_ones = [sheet for sheet in filled if not sheet.hidden] or filled
    if not shown_ones:
        raise UserError(N_("“{name}” has no filled cells. Choose the file that holds the data."), name=workbook.name)
    if len(shown_ones) == 1:
        return shown_ones[0]
    return max(shown_ones, key=lambda sheet: _likelihood(sheet, known_headings))


def _likelihood(sheet: Sheet, known: Known | None) -> float:
    heading = find_heading(sheet.rows, sheet.merged, known)
    columns = sum(bool(parts) for parts in heading.parts) or sheet.width / 2
    rows = max(len(sheet.rows) - heading.first_row, 0)
    return 10 * heading.known + min(columns, 30) * math.log10(rows + 1)


def _note(rule: str, severity: Severity, sheet: str, message: str, **values: object) -> Problem:
    return Problem("", "", rule, severity, message, values, sheet)


def _kept_columns(sheet: Sheet, heading: Heading, notes: list[Problem]) -> list[int]:
    """Columns with a heading or a value; those with neither are ghosts, left behind by formats and deleted cells."""
    kept = [
        i
        for i, parts in enumerate(heading.parts)
        if parts or any(not is_blank(row[i]) for row in sheet.rows[heading.first_row :])
    ]
    ghosts = len(heading.parts) - len(kept)
    if ghosts:
        notes.append(
            _note(
                "sheet.ghost_columns", Severity.NOTE, sheet.name, N_("Empty columns left out: {count}."), count=ghosts
            )
        )
    return kept


def _headings(heading: Heading, kept: Sequence[int], sheet: str, notes: list[Problem]) -> list[str]:
    """A heading for each kept column, each unlike all others."""
    found: list[str] = []
    taken: set[str] = set()
    named = {fold(JOINT.join(heading.parts[i])) for i in kept if heading.parts[i]}
    for i in kept:
        text = JOINT.join(heading.parts[i])
        if not text:
            text = f"Column {column_letter(i)}"
            if heading.rows:
                message = N_("Column {letter} has values but no heading; it is called “{heading}”.")
                notes.append(
                    _note("sheet.no_heading", Severity.WARN, sheet, message, letter=column_letter(i), heading=text)
                )
        unique, count = text, 1
        while fold(unique) in taken or (count > 1 and fold(unique) in named):
            count += 1
            unique = f"{text} ({count})"
        if count > 1:
            message = N_(
                "The heading “{heading}” stands more than once; the one in column {letter} is called “{unique}”."
            )
            notes.append(
                _note(
                    "sheet.same_heading",
                    Severity.WARN,
                    sheet,
                    message,
                    heading=text,
                    letter=column_letter(i),
                    unique=unique,
                )
            )
        taken.add(fold(unique))
        found.append(unique)
    return found


def _data_rows(
    sheet: Sheet, heading: Heading, kept: Sequence[int], notes: list[Problem]
) -> tuple[list[NumberedRow], list[int]]:
    """Rows below the headings with only the kept columns, and the numbers of blank rows between them."""
    first = heading.first_row
    chosen = sheet.rows[first:]
    filled = _fill_merged(sheet, first, notes)
    values: list[tuple[Cell, ...]]
    if list(kept) == list(range(sheet.width)):
        values = list(map(tuple, chosen))
    elif len(kept) == 1:
        values = [(row[kept[0]],) for row in chosen]
    else:
        values = list(map(itemgetter(*kept), chosen))
    data, blank = [], []
    width = len(kept)
    places = {column: place for place, column in enumerate(kept)}
    for number, row in enumerate(values, first + 1):
        if row.count(None) == width or (is_blank(row[0]) and is_blank_row(row)):
            blank.append(number)
            continue
        if number - 1 in filled:
            changed = list(row)
            for column, value in filled[number - 1].items():
                changed[places[column]] = value
            row = tuple(changed)
        data.append((number, row))
    last = data[-1][0] if data else 0
    return data, [number for number in blank if number < last]


def _fill_merged(sheet: Sheet, first: int, notes: list[Problem]) -> dict[int, dict[int, Cell]]:
    """Row and column from 0 -> what a cell merged over several rows gives to the rows below its first.

    Texts and dates hold for every row that the cell covers; a number may be a sum for all of them and is not copied.
    """
    filled: dict[int, dict[int, Cell]] = {}
    numbers = []
    for top, left, bottom, _ in sheet.merged:
        if top < first or bottom == top or left >= sheet.width or top >= len(sheet.rows):
            continue
        value = sheet.rows[top][left]
        if isinstance(value, str | dt.date | dt.time) and not is_blank(value):
            for row in range(top + 1, bottom + 1):
                filled.setdefault(row, {})[left] = value
        elif value is not None and not is_blank(value):
            numbers.append(f"{column_letter(left)}{top + 1}")
    if filled:
        message = N_("Cells merged over several rows were read for each of them: {count} rows.")
        notes.append(_note("sheet.merged_rows", Severity.NOTE, sheet.name, message, count=len(filled)))
    if numbers:
        message = N_("A number in cells merged over several rows was read for the first of them only: {cells}.")
        notes.append(_note("sheet.merged_number", Severity.WARN, sheet.name, message, cells=", ".join(numbers[:10])))
    return filled


def _sorted_out(
    data: list[NumberedRow], blank_rows: Sequence[int], headings: Sequence[str]
) -> tuple[list[NumberedRow], list[NumberedRow], list[NumberedRow]]:
    """Rows of data, total rows, and rows that are neither: headings printed again, and footnotes."""
    width = len(headings)
    fills = Counter(width - row.count(None) for _, row in data[:SAMPLED_ROWS])
    usual = fills.most_common(1)[0][0] if fills else 0
    folded = {fold(text) for text in headings}
    rows: list[NumberedRow] = []
    totals: list[NumberedRow] = []
    others: list[NumberedRow] = []
    for numbered in data:
        row = numbered[1]
        if is_total(row, usual):
            totals.append(numbered)
        elif usual > 1 and _is_heading_again(row, folded):
            others.append(numbered)
        else:
            rows.append(numbered)
    others += _footnotes(rows, {*blank_rows, *(number for number, _ in totals)}, usual)
    if len(rows) > 2 and is_sum(rows[-1][1], [row for _, row in rows[:-1]]):
        totals.append(rows.pop())
    return rows, sorted(totals, key=itemgetter(0)), sorted(others, key=itemgetter(0))


def _is_heading_again(row: Sequence[Cell], folded: set[str]) -> bool:
    first = next((cell for cell in row if cell is not None), None)
    if not isinstance(first, str) or fold(first) not in folded:
        return False
    cells = [cell for cell in row if not is_blank(cell)]
    return len(cells) > 1 and all(isinstance(cell, str) and fold(cell) in folded for cell in cells)


def _footnotes(rows: list[NumberedRow], borders: set[int], usual: int) -> list[NumberedRow]:
    """Take off the last rows that hold one text only, below a blank or total row, where other rows hold more."""
    if usual < 3:
        return []
    end = len(rows)
    while end and _is_lone_text(rows[end - 1][1]):
        end -= 1
    while end < len(rows) and rows[end][0] - 1 not in borders:
        end += 1
    found = rows[end:]
    del rows[end:]
    return found


def _is_lone_text(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row if not is_blank(cell)]
    return len(cells) == 1 and isinstance(cells[0], str)


def _samples(rows: Sequence[NumberedRow], width: int) -> list[tuple[str, ...]]:
    found: list[dict[str, None]] = [{} for _ in range(width)]
    wanting = set(range(width))
    for _, row in rows[:SAMPLED_ROWS]:
        for i in tuple(wanting):
            if not is_blank(row[i]):
                found[i].setdefault(shown(row[i])[:200])
                if len(found[i]) == SAMPLES:
                    wanting.discard(i)
        if not wanting:
            break
    return [tuple(texts) for texts in found]


def _tell(
    sheet: Sheet,
    heading: Heading,
    rows: Sequence[NumberedRow],
    totals: Sequence[NumberedRow],
    others: Sequence[NumberedRow],
    notes: list[Problem],
) -> None:
    """Add the notes on the table as a whole."""

    def add(rule: str, severity: Severity, message: str, **values: object) -> None:
        notes.append(_note(rule, severity, sheet.name, message, **values))

    if not heading.rows:
        add(
            "sheet.no_headings",
            Severity.WARN,
            N_("The table has no headings: its first row is already data. Columns are called by their letters."),
        )
    if not rows:
        add("sheet.no_rows", Severity.WARN, N_("There are no rows of data below the headings."))
    if totals:
        add(
            "sheet.total_rows",
            Severity.NOTE,
            N_("Rows that only add up others are left out: {rows}."),
            rows=_numbers(totals),
        )
    for number, row in others[:TOLD_ROWS]:
        text = next((shown(cell) for cell in row if not is_blank(cell)), "")
        add(
            "sheet.other_row",
            Severity.NOTE,
            N_("Row {row} is no data and is left out: “{text}”."),
            row=number,
            text=text[:200],
        )
    if len(others) > TOLD_ROWS:
        message = N_("Further rows that are no data and are left out: {rows}.")
        add("sheet.other_row", Severity.NOTE, message, rows=_numbers(others[TOLD_ROWS:]))
    _tell_errors(sheet, heading, notes)


def _tell_errors(sheet: Sheet, heading: Heading, notes: list[Problem]) -> None:
    errors = [place for place in sheet.errors if place[0] >= heading.first_row]
    formulas = sum(_is_formula(sheet.rows[row][column]) for row, column in errors)
    if formulas:
        message = N_(
            "Formulas without a stored result: {count}. "
            "Open the file in Excel or LibreOffice, save it, and import it again."
        )
        notes.append(_note("sheet.formulas", Severity.WARN, sheet.name, message, count=formulas))
    if len(errors) > formulas:
        message = N_("Cells that hold an error such as #N/A: {count}.")
        notes.append(_note("sheet.errors", Severity.WARN, sheet.name, message, count=len(errors) - formulas))


def _is_formula(cell: Cell) -> bool:
    return isinstance(cell, CellError) and cell.is_formula


def _numbers(rows: Sequence[NumberedRow]) -> str:
    numbers = [str(number) for number, _ in rows]
    return ", ".join(numbers) if len(numbers) <= 20 else ", ".join(numbers[:20]) + " …"
