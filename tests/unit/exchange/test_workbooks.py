"""Every cell of a partner's workbook arrives as it was, whatever program wrote the file."""

from __future__ import annotations

import datetime as dt
import doctest
import hashlib
import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chartsheet import Chartsheet
from tests.unit.exchange import old_excel
from tests.unit.exchange.sample_files import change_part, moment, ods_cell, ods_row, real_file, save_ods, save_xlsx

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange import cells
from mac_desktop.exchange.cells import CellError
from mac_desktop.exchange.file_checks import Kind
from mac_desktop.exchange.tables import best_sheet, find_table
from mac_desktop.exchange.workbooks import open_workbook

SHEET = "xl/worksheets/sheet1.xml"


def test_each_kind_of_cell_keeps_its_value(tmp_path: Path) -> None:
    row = [
        "Naïve – العربية",
        "0012",
        7,
        2.5,
        -3,
        True,
        dt.date(2024, 3, 1),
        moment(2024, 3, 1, 9, 30),
        dt.time(8, 5),
    ]
    path = save_xlsx(tmp_path / "a.xlsx", [row, [None, " x ", 10**15]])
    book = open_workbook(path)
    assert book.kind is Kind.XLSX
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert book.sheets[0].rows[0] == row
    assert [type(cell) for cell in book.sheets[0].rows[0]] == [type(cell) for cell in row]
    assert book.sheets[0].rows[1][:4] == [None, " x ", 10**15, None]


def test_a_table_that_begins_away_from_a1_keeps_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"], book.active["E5"] = "case", 2
    book.save(tmp_path / "a.xlsx")
    empty = [None] * 5
    rows = [empty, empty, empty, [None, None, "case", None, None], [None, None, None, None, 2]]
    assert open_workbook(tmp_path / "a.xlsx").sheets[0].rows == rows


def test_a_date_cell_at_midnight_is_a_date_and_a_duration_is_a_text(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [[moment(2024, 3, 1), dt.timedelta(hours=30, minutes=5)]])
    assert open_workbook(path).sheets[0].rows == [[dt.date(2024, 3, 1), "30:05:00"]]


def test_dates_of_a_1904_workbook_are_not_four_years_early(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([moment(2024, 3, 1), moment(2024, 3, 1, 5, 6, 7)])
    book.save(tmp_path / "mac.xlsx")
    assert open_workbook(tmp_path / "mac.xlsx").sheets[0].rows == [[dt.date(2024, 3, 1), moment(2024, 3, 1, 5, 6, 7)]]


def test_error_cells_do_not_vanish(tmp_path: Path) -> None:
    path = save_xlsx(
        tmp_path / "a.xlsx", [["Name", "Area"], ["North", "#N/A"], ["South", "#DIV/0!"], ["x", 1, "#REF!"]]
    )
    sheet = open_workbook(path).sheets[0]
    assert [row[1] for row in sheet.rows] == ["Area", CellError("#N/A"), CellError("#DIV/0!"), 1]
    assert sheet.rows[3][2] == CellError("#REF!")
    assert sheet.errors == ((1, 1), (2, 1), (3, 2))
    assert {len(row) for row in sheet.rows} == {3}


def test_formulas_without_a_stored_result_do_not_vanish(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["a", "=SUM(1,2)", "=A1"], ["b"], [None, None, None, "=1"]])
    sheet = open_workbook(path).sheets[0]
    assert sheet.rows[0] == ["a", CellError("formula"), CellError("formula"), None]
    assert sheet.rows[2][3] == CellError("formula")


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ('<c r="B1"><f>SUM(1,2)</f><v>3</v></c>', 3),
        ('<c r="B1" t="str"><f>"a"</f><v>x</v></c>', "x"),
        ('<c r="B1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="B1" t="str"><f>""</f><v/></c>', None),
        ('<c r="B1" t="shared"><f t="shared" si="0"/></c>', CellError("formula")),
        ('<c r="B1"><f t="shared" si="0"/><v>4</v></c>', 4),
        ('<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
        ("<c r='B1' t='e'><v>#N/A</v></c>", CellError("#N/A")),
        ('<c t="e"><v>#N/A</v></c>', CellError("#N/A")),
        ('<c t="e"/>', CellError("#N/A")),
    ],
)
def test_results_of_formulas_are_told_from_missing_ones(tmp_path: Path, stored: str, read: object) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["first", 5, "last"]])
    change_part(path, SHEET, '<c r="B1" t="n"><v>5</v></c>', stored)
    if "'" in stored:
        change_part(path, SHEET, 'r="A1"', "r='A1'")
    assert open_workbook(path).sheets[0].rows[0] == ["first", read, "last"]


def test_a_workbook_whose_tags_have_a_prefix_keeps_its_errors(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["x"], ["#N/A"], ["=1"]])
    for old, new in (("<worksheet xmlns=", "<x:worksheet xmlns:x="), ("</worksheet", "</x:worksheet")):
        change_part(path, SHEET, old, new)
    for tag in ("sheetData", "row", "c", "v", "f", "is", "t"):
        change_part(path, SHEET, f"</{tag}>", f"</x:{tag}>")
        for end in " >":
            try:
                change_part(path, SHEET, f"<{tag}{end}", f"<x:{tag}{end}")
            except AssertionError:
                continue
    rows = open_workbook(path).sheets[0].rows
    assert rows == [["x"], [CellError("#N/A")], [CellError("formula")]]


def test_errors_are_found_on_both_sides_of_a_piece_border(tmp_path: Path) -> None:
    rows = [["#N/A", "x" * 400, f"village {i}"] for i in range(6000)]
    sheet = open_workbook(save_xlsx(tmp_path / "a.xlsx", rows)).sheets[0]
    assert sheet.errors == tuple((i, 0) for i in range(6000))
    assert sheet.rows[4321] == [CellError("#N/A"), "x" * 400, "village 4321"]


def test_hidden_and_empty_sheets_are_kept_and_marked_and_charts_are_not_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["x"])
    book.create_sheet("codes & lists").sheet_state = "hidden"
    book._add_sheet(Chartsheet(parent=book, title="chart"))
    book.create_sheet("errors").append(["#N/A"])
    book.save(tmp_path / "a.xlsx")
    found = open_workbook(tmp_path / "a.xlsx")
    assert [(s.name, s.hidden, s.is_empty) for s in found.sheets] == [
        ("Sheet", False, False),
        ("codes & lists", True, True),
        ("errors", False, False),
    ]
    assert found.sheet("errors").rows == [[CellError("#N/A")]]
    with pytest.raises(UserError, match="no sheet “Other”"):
        found.sheet("Other")


def test_a_cell_of_32767_characters_arrives_whole(tmp_path: Path) -> None:
    text = "é" * 32_767
    save_xlsx(tmp_path / "a.xlsx", [["Name", "Story"], ["x", text]])
    (tmp_path / "a.csv").write_text(f'Name,Story\nx,"{text}"\n', encoding="utf-8")
    for name in ("a.xlsx", "a.csv"):
        table = find_table(open_workbook(tmp_path / name).sheets[0])
        assert table.rows == [(2, ("x", text))]


def test_cells_stand_where_the_sheet_shows_them_when_the_first_rows_and_columns_are_empty(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [[], [], [None, None, "Name", "Age"], [None, None, "x", 3]])
    table = find_table(open_workbook(path).sheets[0])
    assert table.header_row == 3
    assert [(c.letter, c.heading) for c in table.columns] == [("C", "Name"), ("D", "Age")]
    assert table.rows == [(4, ("x", 3))]


def test_libreoffice_files_keep_dates_errors_and_merged_cells(tmp_path: Path) -> None:
    rows = (
        ods_row(ods_cell("Name"), ods_cell("When"), ods_cell("Area"))
        + ods_row(
            ods_cell("x", 'office:value-type="string" table:number-rows-spanned="2"'),
            ods_cell("1/3/24", 'office:value-type="date" office:date-value="2024-03-01"'),
            ods_cell("#DIV/0!", 'office:value-type="string" office:string-value="" calcext:value-type="error"'),
        )
        + ods_row(
            "<table:covered-table-cell/>",
            "<table:table-cell/>",
            ods_cell("5", 'office:value-type="float" office:value="5"'),
        )
        + ods_row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            attributes='table:number-rows-repeated="1048000"',
        )
    )
    sheet = open_workbook(save_ods(tmp_path / "a.ods", {"S & T": rows, "empty": ""})).sheets[0]
    assert sheet.name == "S & T"
    assert sheet.rows[1] == ["x", dt.date(2024, 3, 1), CellError("#DIV/0!")]
    assert sheet.rows[2] == [None, None, 5]
    assert len(sheet.rows) == 3
    assert sheet.merged == ((1, 0, 2, 0),)


def test_old_excel_files_keep_their_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    made = [
        old_excel.label(0, 0, "Höhe"),
        old_excel.number(1, 0, 5),
        old_excel.error(1, 1, 0x2A),
        old_excel.failed_formula(2, 1, 7),
    ]
    path.write_bytes(old_excel.workbook(made))
    book = open_workbook(path)
    assert book.kind is Kind.XLS
    assert book.sheets[0].rows == [["Höhe", None], [5, CellError("#N/A")], [None, CellError("#DIV/0!")]]


def test_a_workbook_under_a_wrong_name_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["Name"], ["x"]])
    shutil.copy(path, tmp_path / "a.csv")
    assert open_workbook(tmp_path / "a.csv").kind is Kind.XLSX


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert doctest.testmod(cells).failed == 0
    assert all(cells.column_index(cells.column_letter(i)) == i for i in range(16_384))


def test_the_palestine_gazetteer_is_read_from_its_likeliest_sheet() -> None:
    book = open_workbook(real_file("palestine-admin-boundaries.xlsx"))
    assert [sheet.name for sheet in book.sheets] == ["Admin2", "Admin1", "Admin0"]
    table = find_table(best_sheet(book))
    assert table.sheet.name == "Admin2"
    assert len(table.rows) == 16
    assert [c.heading for c in table.columns][:2] == ["ADM2_EN", "ADM2_PCODE"]
    assert len(table.columns) == 10


@pytest.mark.parametrize(
    ("name", "rows", "columns"), [("colombia-victims-2022.csv", 12_062, 18), ("colombia-municipalities.csv", 1_102, 4)]
)
def test_the_colombian_registers_are_read_whole(name: str, rows: int, columns: int) -> None:
    table = find_table(best_sheet(open_workbook(real_file(name))))
    assert (len(table.rows), len(table.columns), table.header_row) == (rows, columns, 1)
    assert table.total_rows == [] == table.other_rows == table.blank_rows == table.notes
    assert table.rows[-1][0] == rows + 1
