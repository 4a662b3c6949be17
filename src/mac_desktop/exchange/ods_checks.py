"""A second pass over the XML of an .ods workbook: error cells, merged cells, and cells repeated without end.

Source for the marks: OpenDocument 1.3 part 3, 9.1 (tables) and 19.675 (number-columns-repeated); LibreOffice writes
`calcext:value-type="error"` beside an empty string for a formula that failed.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from xml.parsers import expat

from mac_desktop.exchange.cells import CellError
from mac_desktop.exchange.file_checks import ZIP_FAILURES, damaged
from mac_desktop.exchange.sheet_scan import Merge, SheetScan, refuse_far_cells

_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(\s[^>]*?)?(/?)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')
_ROWS_SPANNED = re.compile(rb'number-rows-spanned="([0-9]{1,9})"')
_COLUMNS_SPANNED = re.compile(rb'number-columns-spanned="([0-9]{1,9})"')
_NAME = re.compile(rb'table:name="([^"]*)"')
_ANNOTATION = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<text:p\b[^>]*>(.*?)</text:p>", re.DOTALL)
_ERROR_TEXT = re.compile(r"#[A-Z/0!?]+|Err:\d+")
_END = b"</table:table-cell>"


def scan_ods(name: str, data: bytes) -> list[SheetScan]:
    """What was found in each sheet, in their order. UserError when damaged or when a sheet is far too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
            for member in archive.namelist():
                if member.endswith(".xml") and member != "content.xml":
                    archive.read(member)
    except ZIP_FAILURES:
        raise damaged(name) from None
    if not _is_whole(content):
        raise damaged(name)
    return _scan(name, content)


def _is_whole(content: bytes) -> bool:
    """Whether the XML is well formed: in a broken one the fast reader looks for the end of a sheet for ever."""
    if b"<!DOCTYPE" in content[:10_000] or b"<!ENTITY" in content[:10_000]:
        return False
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return False
    return True


def _repeated(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _scan(name: str, content: bytes) -> list[SheetScan]:
    scans: list[SheetScan] = []
    merged: list[Merge] = []
    sheet, row, row_repeats, column, last_column = "", -1, 1, 0, 0
    for tag in _TAG.finditer(content):
        kind, attributes, closed = tag[1], tag[2] or b"", bool(tag[3])
        if kind == b"table":
            found = _NAME.search(attributes)
            sheet = html.unescape(found[1].decode("utf-8", "replace")) if found else ""
            scans.append(SheetScan())
            merged = []
            row, row_repeats, last_column = -1, 1, 0
        elif not scans:
            continue
        elif kind == b"table-row":
            row += row_repeats
            row_repeats, column = _repeated(attributes), 0
        else:
            repeats = _repeated(attributes)
            if not closed:
                last_column = max(last_column, column + repeats - 1)
                refuse_far_cells(name, sheet, row + row_repeats - 1, last_column)
                scans[-1].errors += _errors(content, tag.end(), attributes, row, row_repeats, column, repeats)
            if b"-spanned" in attributes:
                merged.append(_merge(attributes, row, column))
                scans[-1].merged = tuple(merged)
            column += repeats
    return scans


def _merge(attributes: bytes, row: int, column: int) -> Merge:
    rows, columns = _ROWS_SPANNED.search(attributes), _COLUMNS_SPANNED.search(attributes)
    return (row, column, row + (int(rows[1]) if rows else 1) - 1, column + (int(columns[1]) if columns else 1) - 1)


def _errors(
    content: bytes, start: int, attributes: bytes, row: int, row_repeats: int, column: int, repeats: int
) -> list[tuple[int, int, CellError]]:
    stated = b'value-type="error"' in attributes
    if not stated and b"table:formula" not in attributes:
        return []
    inside = _ANNOTATION.sub(b"", content[start : content.find(_END, start)])
    found = _PARAGRAPH.search(inside)
    text = html.unescape(found[1].decode("utf-8", "replace")) if found else ""
    if not stated and not _ERROR_TEXT.fullmatch(text):
        return []
    error = CellError(text or "#N/A")
    return [(row + r, column + c, error) for r in range(row_repeats) for c in range(repeats)]
