"""A copy of the rows of a partner's file that could not be taken, with what to do beside each, to send back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.cells import Cell, CellError
from mac_desktop.exchange.tables import Table
from mac_desktop.texts import N_

if TYPE_CHECKING:  # loaded late: it is slow, and only needed when a copy is written
    from openpyxl import Workbook

CANNOT_WRITE = N_("{path} cannot be written. Close it in other programs, or choose another folder.")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767
EVERY_ROWS = 200

Mark = tuple[str, str]


def write_marked_copy(
    path: Path, table: Table, marks: Mapping[int, Sequence[Mark]], *, row_title: str, what_title: str
) -> Iterator[int]:
    """Write an xlsx with the headings and the rows of `table` whose number is in `marks`; yields the rows done.

    A mark is (column letter, sentence): the cell of that column is coloured, all sentences of a row stand in front of
    it, after its number in the partner's file. The file appears whole or not at all; UserError when it cannot.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["A"].width = 8
    sheet.column_dimensions["B"].width = 60
    bold, wrap = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    amber = PatternFill("solid", fgColor="FFE3A3")

    def cell(value: Cell, *, font: Font | None = None, fill: PatternFill | None = None) -> object:
        made = WriteOnlyCell(sheet, value=_plain(value))  # type: ignore[arg-type]
        if isinstance(value, str | CellError):
            made.data_type = "s"  # "=1+1" in a partner's text is text
        made.alignment = wrap
        if font is not None:
            made.font = font
        if fill is not None:
            made.fill = fill
        return made

    sheet.append([cell(t, font=bold) for t in (row_title, what_title, *(c.heading for c in table.columns))])
    marked = [(number, row) for number, row in table.rows if number in marks]
    for done, (number, row) in enumerate(marked):
        if done % EVERY_ROWS == 0:
            yield done
        letters = {letter for joined, _ in marks[number] for letter in joined.split("+")}
        said = "\n".join(dict.fromkeys(sentence for _, sentence in marks[number]))
        cells = [
            cell(value, fill=amber if column.letter in letters else None)
            for column, value in zip(table.columns, row, strict=False)
        ]
        sheet.append([cell(number), cell(said), *cells])
    _save(book, path)


def _save(book: Workbook, path: Path) -> None:
    fresh = path.with_name(f"{path.name}.part")
    try:
        book.save(fresh)
        fresh.replace(path)
    except OSError as error:
        raise UserError(CANNOT_WRITE, path=str(path)) from error
    finally:
        fresh.unlink(missing_ok=True)


def _plain(value: Cell) -> str | int | float | bool | dt.date | dt.time | None:
    if isinstance(value, CellError):
        return value.code
    return _NOT_IN_XML.sub("", value)[:_LONGEST] if isinstance(value, str) else value
