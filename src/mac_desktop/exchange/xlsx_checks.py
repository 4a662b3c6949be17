"""A second pass over the XML of an .xlsx workbook, so that nothing vanishes and nothing explodes.

The fast reader (python-calamine) shows error cells and formulas without a stored result as empty cells, believes what
the archive says of its sizes, and ends the program when a stray cell stands a million rows away. This pass reads every
part once, in pieces, with searches for a few bytes: about a tenth of the reader's own time.
Source for the marks: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.40 (f), 18.3.1.96 (v), 18.18.11 (t).
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from mac_desktop.exchange.cells import FORMULA_WITHOUT_VALUE, CellError, column_index
from mac_desktop.exchange.file_checks import ZIP_FAILURES, damaged
from mac_desktop.exchange.sheet_scan import MAX_GRID_CELLS, SheetScan, refuse_far_cells

_PIECE = 1024**2
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_PREFIX = re.compile(rb"<(\w+:)?worksheet\b")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_FAR_COLUMN = re.compile(rb'r="(?:[B-Z][A-Z]|[A-Z]{3})[0-9]')
_FAR_ROW = re.compile(rb'r="[A-Z]{1,3}[0-9]{6,7}"')
_FAR = re.compile(rb'r="(?:(?:[B-Z][A-Z]|[A-Z]{3})[0-9]|[A-Z]{1,3}[0-9]{6,7}")')


@dataclass(frozen=True, slots=True)
class _Marks:
    """The byte patterns of one sheet, whose tags may carry a namespace prefix such as `x:`."""

    prefix: bytes
    formula: re.Pattern[bytes]
    single_quotes: bool
    row_end: bytes
    row: re.Pattern[bytes]
    error_cell: re.Pattern[bytes]
    formula_cell: re.Pattern[bytes]
    filled_cell: re.Pattern[bytes]
    row_or_cell: re.Pattern[bytes]
    value: re.Pattern[bytes]

    @classmethod
    def of(cls, prefix: bytes, single_quotes: bool) -> _Marks:
        p = re.escape(prefix)
        return cls(
            prefix=prefix,
            formula=re.compile(b"<" + p + b"f[ >/]"),
            single_quotes=single_quotes,
            row_end=b"</" + prefix + b"row>",
            row=re.compile(b"<" + p + rb'row [^>]*?\br="([0-9]{1,7})"'),
            error_cell=re.compile(b"<" + p + rb'c\b([^>]*?\bt="e"[^>]*?)(?:/>|>(.*?)</' + p + b"c>)", re.DOTALL),
            formula_cell=re.compile(
                b"<" + p + rb"c\b([^>]*?)>\s*<" + p + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</" + p + b"f>)(.*?)</" + p + b"c>",
                re.DOTALL,
            ),
            filled_cell=re.compile(b"<" + p + rb'c [^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>'),
            row_or_cell=re.compile(b"<" + p + rb"(row|c)\b([^>]*)"),
            value=re.compile(b"<" + p + rb"v\b[^>]*>([^<]*)</"),
        )


def scan_xlsx(name: str, data: bytes) -> dict[str, SheetScan]:
    """Sheet name -> what was found in it. UserError when the archive is damaged or a sheet is far too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _sheet_parts(archive)
            scans = {sheet: _scan_sheet(name, sheet, archive, part) for sheet, part in parts.items()}
            read = set(parts.values())
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")) and member.filename not in read:
                    _read_through(archive, member.filename)
            return scans
    except ZIP_FAILURES:
        raise damaged(name) from None


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        key.decode("ascii", "replace"): html.unescape((double or single).decode("utf-8", "replace"))
        for key, double, single in _ATTRIBUTE.findall(tag)
    }


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> name of its part in the archive, for those sheets that are in the archive."""
    relations = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        found = _attributes(tag)
        relations[found.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", found.get("Target", "")))[1:]
    members = set(archive.namelist())
    parts = {}
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        found = _attributes(tag)
        relation = next((value for key, value in found.items() if key.endswith(":id")), "")
        part = relations.get(relation, "")
        if part in members:
            parts[found.get("name", "")] = part
    return parts


def _read_through(archive: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end: zipfile checks its sum and stops at the stated size."""
    with archive.open(part) as stream:
        while stream.read(_PIECE):
            pass


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[_Marks, bytes]]:
    """The part in pieces of about a megabyte that each end at the end of a row."""
    marks: _Marks | None = None
    rest = b""
    # Unpacking needs no Python, so the next block is unpacked while this one is searched.
    with archive.open(part) as stream, ThreadPoolExecutor(max_workers=1) as ahead:
        coming = ahead.submit(stream.read, _PIECE)
        while block := coming.result():
            coming = ahead.submit(stream.read, _PIECE)
            piece = rest + block
            if marks is None:
                found = _PREFIX.search(piece)
                marks = _Marks.of((found[1] if found else None) or b"", b"r='" in piece)
            end = piece.rfind(marks.row_end) + len(marks.row_end)
            if end < len(marks.row_end):
                rest = piece
                continue
            rest = piece[end:]
            yield marks, piece[:end]
    if rest and marks:
        yield marks, rest


def _scan_sheet(name: str, sheet: str, archive: zipfile.ZipFile, part: str) -> SheetScan:
    scan = SheetScan()
    last_row, columns, counted = 0, 52, True
    for marks, piece in _pieces(archive, part):
        if marks.single_quotes:
            piece = piece.replace(b"='", b'="').replace(b"' ", b'" ').replace(b"'>", b'">').replace(b"'/", b'"/')
        last_row = max(last_row, max(map(int, marks.row.findall(piece)), default=0))
        if (columns == 52 or last_row < 100_000) and _FAR.search(piece):
            columns = 16_384 if _FAR_COLUMN.search(piece) else columns
            last_row = 1_048_576 if last_row < 100_000 and _FAR_ROW.search(piece) else last_row
        if b't="e"' in piece or marks.formula.search(piece):
            counted = _find_errors(marks, piece, scan) and counted
    if last_row * columns > MAX_GRID_CELLS:
        refuse_far_cells(name, sheet, *_last_filled(archive, part))
    if not counted:
        scan.errors = _count_errors(archive, part)
    return scan


def _last_filled(archive: zipfile.ZipFile, part: str) -> tuple[int, int]:
    """Last row and last column that have a filled cell, counted from 0; slower, for sheets that may be too large."""
    last_row, columns = 0, {b"A"}
    for marks, piece in _pieces(archive, part):
        for column, row in marks.filled_cell.findall(piece):
            columns.add(column)
            last_row = max(last_row, int(row) - 1)
    return last_row, max(column_index(column.decode("ascii")) for column in columns)


def _error_in(marks: _Marks, content: bytes) -> CellError:
    found = marks.value.search(content)
    return CellError(html.unescape(found[1].decode("utf-8", "replace")).strip() if found and found[1] else "#N/A")


def _has_no_result(marks: _Marks, attributes: bytes, after_formula: bytes) -> bool:
    """Whether nothing is stored beside the formula. An empty text is a result: t="str" with an empty v."""
    if b't="e"' in attributes:
        return False
    found = marks.value.search(after_formula)
    if found is None:
        empty = b"<" + marks.prefix + b"v/>" in after_formula or b"<" + marks.prefix + b"v />" in after_formula
        return not (empty and b't="str"' in attributes)
    return not found[1] and b't="str"' not in attributes


def _find_errors(marks: _Marks, piece: bytes, scan: SheetScan) -> bool:
    """Add the piece's error cells to `scan`. False when a cell does not say where it stands."""
    found = [(m[1], _error_in(marks, m[2] or b"")) for m in marks.error_cell.finditer(piece)]
    if marks.formula.search(piece):
        found += [
            (m[1], CellError(FORMULA_WITHOUT_VALUE))
            for m in marks.formula_cell.finditer(piece)
            if _has_no_result(marks, m[1], m[2])
        ]
    for attributes, error in found:
        place = _REFERENCE.search(attributes)
        if place is None:
            return False
        scan.errors.append((int(place[2]) - 1, column_index(place[1].decode("ascii")), error))
    return True


def _count_errors(archive: zipfile.ZipFile, part: str) -> list[tuple[int, int, CellError]]:
    """The error cells of a sheet whose cells leave out where they stand: each stands after the one before."""
    errors = []
    row, column = -1, -1
    for marks, piece in _pieces(archive, part):
        starts = {m.start(): _error_in(marks, m[2] or b"") for m in marks.error_cell.finditer(piece)}
        for match in marks.formula_cell.finditer(piece):
            if _has_no_result(marks, match[1], match[2]):
                starts[match.start()] = CellError(FORMULA_WITHOUT_VALUE)
        for match in marks.row_or_cell.finditer(piece):
            if match[1] == b"row":
                stated = re.search(rb'\br="([0-9]+)"', match[2])
                row, column = int(stated[1]) - 1 if stated else row + 1, -1
                continue
            place = _REFERENCE.search(match[2])
            column = column_index(place[1].decode("ascii")) if place else column + 1
            if match.start() in starts:
                errors.append((row, column, starts[match.start()]))
    return errors
