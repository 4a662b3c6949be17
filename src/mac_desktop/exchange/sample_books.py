"""Writes the sample country's workbooks the way partners make them: Excel, OpenDocument, and text of old programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.cells import Cell, CellError, shown
from mac_desktop.texts import N_

CANNOT_WRITE = N_("The workbook {path} cannot be written. Close it where it is open, or choose another folder.")


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet as cells, row by row from A1. `merged` are ranges such as "A1:F1"; `bold` heading rows (from 1)."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[str, ...] = ()
    bold: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook. The suffix of `name` says what it is; `encoding` and `separator` are for text files."""

    name: str
    sheets: tuple[BookSheet, ...]
    encoding: str = "utf-8-sig"
    separator: str = ","
    decimal_comma: bool = field(default=False)


def write_book(folder: Path, book: Book) -> Path:
    """Write a workbook into a folder and return its path; UserError when the disk does not let it be written."""
    path = folder / book.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            _write_xlsx(path, book)
        elif path.suffix == ".ods":
            _write_ods(path, book)
        else:
            _write_text(path, book)
    except OSError as error:
        raise UserError(CANNOT_WRITE, path=str(path)) from error
    return path


def _write_xlsx(path: Path, book: Book) -> None:
    import openpyxl  # late: only when workbooks are made
    from openpyxl.styles import Font

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    for plan in book.sheets:
        sheet = workbook.create_sheet(plan.name)
        for r, row in enumerate(plan.rows, 1):
            for c, value in enumerate(row, 1):
                if value is None:
                    continue
                cell = sheet.cell(r, c)
                cell.value = value.code if isinstance(value, CellError) else value
                if isinstance(value, CellError):
                    cell.data_type = "e"
                elif isinstance(value, dt.date):
                    cell.number_format = "dd/mm/yyyy"
                if r in plan.bold:
                    cell.font = Font(bold=True)
        for merged in plan.merged:
            sheet.merge_cells(merged)
        for column in sheet.columns:
            letter = column[min(1, len(column) - 1)].column_letter
            sheet.column_dimensions[letter].width = 18
    workbook.save(path)


def _write_text(path: Path, book: Book) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=book.separator, lineterminator="\r\n")
    for row in book.sheets[0].rows:
        writer.writerow([_plain(cell, book.decimal_comma) for cell in row])
    path.write_bytes(text.getvalue().encode(book.encoding))


def _plain(cell: Cell, decimal_comma: bool) -> str:
    if isinstance(cell, float) and decimal_comma:
        return str(cell).replace(".", ",")
    if isinstance(cell, dt.date) and decimal_comma:
        return cell.strftime("%d/%m/%Y")
    return shown(cell)


_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def _write_ods(path: Path, book: Book) -> None:
    """The least that an OpenDocument spreadsheet needs: its type first and not compressed, a manifest, the content."""
    tables = "".join(
        f"<table:table table:name={quoteattr(sheet.name)}>"
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in sheet.rows)
        + "</table:table>"
        for sheet in book.sheets
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES} office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as file:
        for name, text in (("mimetype", _ODS_TYPE), ("META-INF/manifest.xml", manifest), ("content.xml", content)):
            entry = zipfile.ZipInfo(name)  # the same moment in every file, so that the same sample has the same bytes
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(entry, text)


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, dt.date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(shown(cell))}</text:p></table:table-cell>"
