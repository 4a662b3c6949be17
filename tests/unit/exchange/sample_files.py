"""Small workbooks and texts as partners send them, made when a test needs them."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest

from mac_desktop.exchange.tables import Table, find_table
from mac_desktop.exchange.workbooks import open_workbook

_REPOSITORY = Path(__file__).resolve().parents[3]


def real_file(name: str) -> Path:
    """A public file with independently counted figures; skips the test where there is none."""
    folder = Path(os.environ.get("MAC_DESKTOP_REAL_DATA", _REPOSITORY.parent / "shared" / "data"))
    path = folder / name
    if not path.exists():
        pytest.skip(f"the real file {name} is not here; name its folder in MAC_DESKTOP_REAL_DATA")
    return path


def save_xlsx(path: Path, rows: Sequence[Sequence[object]], merge: Sequence[str] = (), title: str = "Data") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merge:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def change_part(path: Path, part: str, old: str, new: str) -> Path:
    """Replace a text in one part of an archive, as another program might have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    assert old in text, text
    parts[part] = text.replace(old, new).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def save_ods(path: Path, sheets: Mapping[str, str], manifest: str = "") -> Path:
    """Sheets by name, each given as the XML of its rows."""
    tables = "".join(f'<table:table table:name="{escape(name)}">{rows}</table:table>' for name, rows in sheets.items())
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
        f'xmlns:text="{office}:text:1.0" xmlns:calcext="urn:calcext">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="m">{manifest}</manifest:manifest>'
        )
    return path


def ods_cell(text: str = "", attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{escape(text)}</text:p></table:table-cell>"


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def csv_table(folder: Path, text: str) -> Table:
    path = folder / "partner.csv"
    path.write_bytes(text.encode())
    return find_table(open_workbook(path).sheets[0])


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def told(table: Table) -> str:
    """All notes of a table as they are shown."""
    return "\n".join(note.message.format(**note.values) for note in table.notes)


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> dt.datetime:
    """A date with a time as spreadsheets keep it: without a zone."""
    return dt.datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
