"""A file that can not be read gets one clear sentence, and never a traceback or the end of the program."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.exchange import old_excel
from tests.unit.exchange.sample_files import change_part, ods_cell, ods_row, save_ods, save_xlsx, zipped

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange import file_checks, sheet_scan
from mac_desktop.exchange.tables import best_sheet, find_table
from mac_desktop.exchange.workbooks import open_workbook


def sentence_for(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_workbook(path)
    text = str(caught.value)
    assert path.name in text
    assert text.endswith(".")
    assert "{" not in text
    return text


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no file" in sentence_for(tmp_path / "missing.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "is a folder" in sentence_for(tmp_path / "folder.xlsx")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_that_may_not_be_read_is_said_so(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "locked.xlsx", [["x"]])
    path.chmod(0)
    assert "another program has it open" in sentence_for(path)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv"])
def test_a_file_of_no_bytes(tmp_path: Path, name: str) -> None:
    assert "0 bytes" in sentence_for(written(tmp_path / name, b""))


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.xls"])
@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(90)]
)
def test_a_pdf_or_a_picture_under_a_wrong_name_is_no_spreadsheet(tmp_path: Path, name: str, content: bytes) -> None:
    assert "not a spreadsheet" in sentence_for(written(tmp_path / name, content))


def test_a_word_document_is_no_spreadsheet(tmp_path: Path) -> None:
    old = old_excel.compound(b"x" * 5000, "WordDocument")
    new = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})
    assert "not a spreadsheet" in sentence_for(written(tmp_path / "old.xls", old))
    assert "not a spreadsheet" in sentence_for(written(tmp_path / "new.xlsx", new))


def test_a_web_page_called_xls_is_told_how_to_become_a_workbook(tmp_path: Path) -> None:
    assert "save it as .xlsx" in sentence_for(
        written(tmp_path / "export.xls", b"<html><table><tr><td>1</td></tr></table>")
    )


def test_a_zip_of_workbooks_must_be_unpacked(tmp_path: Path) -> None:
    assert "Unpack it" in sentence_for(written(tmp_path / "all.zip", zipped({"march.xlsx": b"x"})))


def test_a_binary_workbook_is_told_how_to_be_saved(tmp_path: Path) -> None:
    assert ".xlsx" in sentence_for(written(tmp_path / "a.xlsb", zipped({"xl/workbook.bin": b"x"})))


def test_a_password_is_said_for_every_kind(tmp_path: Path) -> None:
    new = old_excel.compound(b"x" * 5000, "EncryptedPackage")
    old = old_excel.workbook([old_excel.number(0, 0, 1)], first=old_excel.record(0x2F, bytes(54)))
    assert "password" in sentence_for(written(tmp_path / "new.xlsx", new))
    assert "password" in sentence_for(written(tmp_path / "old.xls", old))
    locked = save_ods(tmp_path / "open.ods", {"S": ods_row(ods_cell("x"))}, manifest="<manifest:encryption-data/>")
    assert "password" in sentence_for(locked)
    archive = bytearray(save_xlsx(tmp_path / "zip.xlsx", [["x"]]).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = archive.find(mark)
        while start >= 0:
            archive[start + offset] |= 1
            start = archive.find(mark, start + 4)
    assert "password" in sentence_for(written(tmp_path / "zip.xlsx", bytes(archive)))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_file_that_was_cut_off_is_incomplete(tmp_path: Path, share: float) -> None:
    new = save_xlsx(tmp_path / "new.xlsx", [[i, "x" * 50] for i in range(500)]).read_bytes()
    old = old_excel.workbook([old_excel.label(i, 0, "x" * 50) for i in range(500)])
    assert "damaged or incomplete" in sentence_for(written(tmp_path / "new.xlsx", new[: int(len(new) * share)]))
    assert "damaged or incomplete" in sentence_for(written(tmp_path / "old.xls", old[: int(len(old) * share)]))


def test_a_libreoffice_file_with_broken_xml_does_not_hang_the_program(tmp_path: Path) -> None:
    path = save_ods(tmp_path / "a.ods", {"S": ods_row(ods_cell("x"))})
    assert "damaged or incomplete" in sentence_for(change_part(path, "content.xml", "</table:table>", "</table:tab>"))


def test_a_changed_byte_in_a_sheet_is_noticed(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [[i, f"village {i * 7919}"] for i in range(3000)])
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    content[member.header_offset + member.compress_size // 2] ^= 0xFF
    assert "damaged or incomplete" in sentence_for(written(path, bytes(content)))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "bomb.xlsx", [["x"]])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sharedStrings.xml", "w") as stream,
    ):
        for _ in range(70):
            stream.write(bytes(1024**2))
    assert path.stat().st_size < 200_000
    assert "more than a real workbook needs" in sentence_for(path)


def test_an_archive_that_lies_about_its_size_is_not_believed(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "lie.xlsx", [["x" * 3000]])
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
    content = path.read_bytes().replace(
        struct.pack("<II", member.compress_size, member.file_size), struct.pack("<II", member.compress_size, 10)
    )
    assert "damaged" in sentence_for(written(path, content))


def test_a_far_larger_file_than_any_workbook_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["x"]])
    monkeypatch.setattr(file_checks, "MAX_FILE_BYTES", 100)
    assert "more than a real workbook needs" in sentence_for(path)


@pytest.mark.parametrize("row", [1, 1_048_576])
def test_a_stray_cell_at_the_far_corner_does_not_end_the_program(tmp_path: Path, row: int) -> None:
    path = save_xlsx(tmp_path / "stray.xlsx", [["x"], ["y"]])
    stray = f'<row r="{row}"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert "XFD1048576" in sentence_for(change_part(path, "xl/worksheets/sheet1.xml", "</sheetData>", stray))
    repeated = 'office:value-type="string" table:number-columns-repeated="16384"'
    rows = ods_row(ods_cell("x", repeated), attributes='table:number-rows-repeated="1048576"')
    assert "XFD1048576" in sentence_for(save_ods(tmp_path / "stray.ods", {"S": rows}))


def test_cells_that_are_only_formatted_far_away_do_no_harm(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "ghost.xlsx", [["Name"], ["y"]])
    ghosts = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    change_part(path, "xl/worksheets/sheet1.xml", "</sheetData>", ghosts)
    assert open_workbook(path).sheets[0].rows == [["Name"], ["y"]]
    assert sheet_scan.MAX_GRID_CELLS > 31 * 1_048_576


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.ods", "a.xls"])
def test_a_workbook_with_no_filled_cell_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    made = {
        "a.csv": lambda: written(path, b"\xef\xbb\xbf\r\n,,\r\n"),
        "a.xlsx": lambda: save_xlsx(path, []),
        "a.ods": lambda: save_ods(path, {"S": ""}),
        "a.xls": lambda: written(path, old_excel.workbook([])),
    }
    made[name]()
    assert "no filled cells" in sentence_for(path)


def test_a_sheet_of_spaces_is_empty_too(tmp_path: Path) -> None:
    book = open_workbook(written(tmp_path / "a.csv", b" , \n , \n"))
    with pytest.raises(UserError, match="is empty"):
        find_table(book.sheets[0])
    with pytest.raises(UserError, match="no filled cells"):
        best_sheet(book)


def never_a_traceback(path: Path) -> None:
    """Opening gives a workbook whose likeliest sheet has a table, or a UserError."""
    try:
        book = open_workbook(path)
        table = find_table(best_sheet(book))
    except UserError:
        return
    assert all(len(row) == len(table.columns) for _, row in table.rows)


ANY_FOLDER = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY_FOLDER
@given(content=st.binary(max_size=3000), name=st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.txt", "a.ods"]))
def test_any_bytes_never_give_a_traceback(tmp_path: Path, content: bytes, name: str) -> None:
    never_a_traceback(written(tmp_path / name, content))


@ANY_FOLDER
@given(content=st.text(max_size=500), encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-8-sig"]))
def test_any_text_never_gives_a_traceback(tmp_path: Path, content: str, encoding: str) -> None:
    never_a_traceback(written(tmp_path / "a.csv", content.encode(encoding, "surrogatepass")))


@ANY_FOLDER
@given(
    place=st.floats(0, 1, exclude_max=True),
    change=st.binary(min_size=1, max_size=12),
    part=st.sampled_from(
        ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
    ),
)
def test_any_change_inside_a_workbook_never_gives_a_traceback(
    tmp_path: Path, place: float, change: bytes, part: str
) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["Name", "Date", "=1"], ["x", 5, "#N/A"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    start = int(place * len(parts[part]))
    parts[part] = parts[part][:start] + change + parts[part][start + len(change) :]
    never_a_traceback(written(path, zipped(parts)))


@ANY_FOLDER
@given(place=st.floats(0, 1, exclude_max=True), change=st.binary(min_size=1, max_size=6), old=st.booleans())
def test_any_changed_bytes_of_a_file_never_give_a_traceback(
    tmp_path: Path, place: float, change: bytes, old: bool
) -> None:
    if old:
        content = old_excel.workbook(
            [old_excel.label(0, 0, "Name"), old_excel.number(1, 0, 5), old_excel.error(1, 1, 7)]
        )
    else:
        content = save_ods(tmp_path / "b.ods", {"S": ods_row(ods_cell("x"), ods_cell("y"))}).read_bytes()
    start = int(place * len(content))
    never_a_traceback(
        written(tmp_path / ("a.xls" if old else "a.ods"), content[:start] + change + content[start + len(change) :])
    )
