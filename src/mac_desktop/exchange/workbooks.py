"""Reading spreadsheets: .xlsx, .xlsm, .xls, .ods and text files become sheets of plain Python cells.

This module only finds cells. It turns nothing into codes, judges nothing and drops nothing: what a sheet shows as an
error is an error here. `tables.find_table` finds the table in a sheet, `forms` convert and judge.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.cells import Cell, CellError, Row
from mac_desktop.exchange.file_checks import PASSWORD, Kind, damaged, kind_of, read_bytes, shown_name
from mac_desktop.exchange.ods_checks import scan_ods
from mac_desktop.exchange.sheet_scan import Merge, SheetScan
from mac_desktop.exchange.text_files import read_text_table
from mac_desktop.exchange.xls_checks import scan_xls
from mac_desktop.exchange.xlsx_checks import scan_xlsx
from mac_desktop.texts import N_

_SHARED_TEXTS = 20_000
_NO_ROWS = N_("“{name}” has no filled cells. Choose the file that holds the data.")
_UNUSUAL = N_("“{name}” is built in an unusual way. Open it in Excel or LibreOffice, save it as .xlsx, and try again.")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One sheet: every row from the first of the sheet to the last filled one, all `width` cells long.

    `rows[0][0]` is cell A1. Empty cells are None, and a text of spaces may be. `merged` are merged ranges as (first
    row, first column, last row, last column) from 0. `errors` are the places (row, column), from 0, of CellErrors.
    """

    name: str
    rows: list[Row] = field(repr=False)
    hidden: bool = False
    merged: tuple[Merge, ...] = field(default=(), repr=False)
    errors: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    @property
    def width(self) -> int:
        """Number of columns up to the last filled one."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def is_empty(self) -> bool:
        """Whether no cell is filled."""
        return all(row.count(None) == len(row) for row in self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Workbook:
    """A file that was read: its bytes' SHA-256 in hex, its kind, all its sheets in order, hidden and empty ones too.

    `encoding` and `separator` tell how a text file was read and are empty for all others.
    """

    path: Path
    sha256: str
    kind: Kind
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return shown_name(self.path)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name. UserError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise UserError(
            N_("“{file}” has no sheet “{sheet}”. It has: {sheets}."),
            file=self.name,
            sheet=name,
            sheets=", ".join(s.name for s in self.sheets),
        )


def open_workbook(path: Path | str, *, encoding: str | None = None, separator: str | None = None) -> Workbook:
    """Read a whole file once. `encoding` and `separator` overrule what is found out for a text file.

    UserError, one sentence each: no file, a folder, empty, not a workbook, protected, damaged, a zip bomb, a sheet far
    too large, an encoding that can not be read, no filled cell at all.
    """
    path = Path(path)
    name = shown_name(path)
    data = read_bytes(path)
    kind = kind_of(name, data)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind is Kind.TEXT:
        table = read_text_table(name, data, encoding, separator)
        sheets: tuple[Sheet, ...] = (Sheet(Path(name).stem, table.rows),)
        workbook = Workbook(path, sha256, kind, sheets, table.encoding, table.separator)
    else:
        workbook = Workbook(path, sha256, kind, _read_sheets(name, kind, data))
    if all(sheet.is_empty for sheet in workbook.sheets):
        raise UserError(_NO_ROWS, name=name)
    return workbook


def _scans(name: str, kind: Kind, data: bytes) -> dict[str, SheetScan] | list[SheetScan]:
    if kind is Kind.ODS:
        return scan_ods(name, data)
    if kind is Kind.XLS:
        return scan_xls(name, data)
    return scan_xlsx(name, data)


def _read_sheets(name: str, kind: Kind, data: bytes) -> tuple[Sheet, ...]:
    """Every sheet by the fast reader, corrected by what the scan of the file's own marks found."""
    import python_calamine as calamine  # late: only for workbooks

    scans = _scans(name, kind, data)
    sheets = []
    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            for index, meta in enumerate(book.sheets_metadata):
                if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                scan = _scan_of(name, scans, index, meta.name)
                found = book.get_sheet_by_index(index)
                # Row by row from the top of the sheet, but each from the first filled column on.
                rows = plain_rows(found.iter_rows(), found.start[1] if found.start else 0)
                errors = _put_errors(rows, scan.errors)
                hidden = meta.visible != calamine.SheetVisibleEnum.Visible
                merged = scan.merged or tuple((*first, *last) for first, last in found.merged_cell_ranges or ())
                sheets.append(Sheet(meta.name, rows, hidden, merged, errors))
    except calamine.PasswordError:
        raise UserError(PASSWORD, name=name) from None
    except (calamine.CalamineError, ValueError, OverflowError, OSError, MemoryError):
        raise damaged(name) from None
    except BaseException as error:
        # The reader is written in Rust; what it can not handle arrives as a class that can not be imported.
        if type(error).__name__ == "PanicException":
            raise damaged(name) from None
        raise
    return tuple(sheets)


def _scan_of(name: str, scans: dict[str, SheetScan] | list[SheetScan], index: int, sheet: str) -> SheetScan:
    """The scan of one sheet. UserError when the scan met other sheets than the reader: error cells would vanish."""
    found = scans.get(sheet) if isinstance(scans, dict) else scans[index] if index < len(scans) else None
    if found is None:
        raise UserError(_UNUSUAL, name=name)
    return found


def plain_rows(rows: Iterable[list[Any]], left: int = 0) -> list[Row]:
    """The reader's rows with whole floats as int, empty cells as None, dates without a time as dates.

    `left` empty cells are put before each row. Texts that repeat are kept once, which is a third less of a register.
    """
    seen: dict[str, str] = {}
    share: Callable[[str, str], str] = seen.setdefault
    plain: list[Row] = []
    margin: Row = [None] * left
    for row in rows:
        if len(seen) > _SHARED_TEXTS:
            share = seen.get
        cells: Row = [
            (share(cell, cell) or None)
            if (kind := type(cell)) is str
            else (int(cell) if cell.is_integer() else cell)
            if kind is float
            else cell
            if kind is int or kind is bool
            else _plain(cell)
            for cell in row
        ]
        plain.append(margin + cells if left else cells)
    return plain


def _plain(cell: Any) -> Cell:
    """Dates, times and durations; a duration becomes the text that the sheet shows, hours:minutes:seconds."""
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else cell
    if isinstance(cell, dt.timedelta):
        seconds = round(cell.total_seconds())
        sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(cell, dt.date | dt.time | int | float | str):
        return cell
    return str(cell) if cell is not None else None


def _put_errors(rows: list[Row], errors: list[tuple[int, int, CellError]]) -> tuple[tuple[int, int], ...]:
    """Put the error cells where they stand; the rows grow when an error stands beyond the last filled cell."""
    if not errors:
        return ()
    width = max(len(rows[0]) if rows else 0, 1 + max(column for _, column, _ in errors))
    if rows and len(rows[0]) < width:
        for row in rows:
            row += [None] * (width - len(row))
    rows.extend([None] * width for _ in range(len(rows), 1 + max(row for row, _, _ in errors)))
    places = []
    for row_index, column, error in errors:
        if rows[row_index][column] is None:
            rows[row_index][column] = error
            places.append((row_index, column))
    return tuple(places)
