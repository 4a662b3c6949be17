"""The table in a sheet is found as a person would see it, and no row is lost without a word."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.unit.exchange.sample_files import csv_table, moment, save_xlsx, told

from mac_desktop.domain.folding import fold
from mac_desktop.exchange.cells import Cell, CellError, is_blank
from mac_desktop.exchange.file_checks import Kind
from mac_desktop.exchange.tables import best_sheet, find_table
from mac_desktop.exchange.workbooks import Sheet, Workbook, open_workbook


def sheet_of(*rows: list[Cell], name: str = "Data", hidden: bool = False) -> Sheet:
    width = max(map(len, rows))
    return Sheet(name, [[*row, *[None] * (width - len(row))] for row in rows], hidden)


def headings(table: object) -> list[str]:
    return [column.heading for column in table.columns]


def test_headings_below_titles_and_in_merged_cells_are_joined(tmp_path: Path) -> None:
    rows = [
        ["National register of victims"],
        ["Printed on 3 March 2024"],
        [],
        ["Province", "Date", "Victims", None, None, "Notes"],
        [None, None, "Male", "Female", "Total"],
        ["North", moment(2024, 1, 2), 1, 2, 3, "x"],
        [None, moment(2024, 1, 3), 0, 1, 1],
        ["South", moment(2024, 1, 4), 1, 1, 2],
    ]
    merge = ["A1:F1", "A2:F2", "C4:E4", "A4:A5", "B4:B5", "F4:F5", "A6:A7"]
    table = find_table(open_workbook(save_xlsx(tmp_path / "a.xlsx", rows, merge)).sheets[0])
    assert headings(table) == ["Province", "Date", "Victims / Male", "Victims / Female", "Victims / Total", "Notes"]
    assert table.columns[2].parts == ("Victims", "Male")
    assert table.header_row == 5
    assert [number for number, _ in table.rows] == [6, 7, 8]
    assert [row[0] for _, row in table.rows] == ["North", "North", "South"]
    assert "read for each of them: 1 rows" in told(table)


def test_a_number_merged_over_several_rows_is_counted_once_and_told(tmp_path: Path) -> None:
    rows = [["Village", "Area"], ["A", 500], ["B"], ["C", 7]]
    table = find_table(open_workbook(save_xlsx(tmp_path / "a.xlsx", rows, ["B2:B3"])).sheets[0])
    assert [row[1] for _, row in table.rows] == [500, None, 7]
    assert "read for the first of them only: B2" in told(table)


def test_two_heading_rows_of_a_text_file_are_joined(tmp_path: Path) -> None:
    below = csv_table(
        tmp_path, "Name,Date,Victims,,,Village\n,,Male,Female,Total,\nA,2024-01-01,1,2,3,V\nB,2024-01-02,1,2,3,W\n"
    )
    assert headings(below) == ["Name", "Date", "Victims / Male", "Victims / Female", "Victims / Total", "Village"]
    above = csv_table(tmp_path, ",Killed,,Injured,\nName,Male,Female,Male,Female\nA,1,2,3,4\nB,1,2,3,5\n")
    assert headings(above) == ["Name", "Killed / Male", "Killed / Female", "Injured / Male", "Injured / Female"]
    assert len(below.rows) == len(above.rows) == 2


def test_a_first_row_of_data_is_not_taken_for_a_second_heading_row(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Name,,Village\nA,note,V\nB,other,W\n")
    assert headings(table) == ["Name", "Column B", "Village"]
    assert len(table.rows) == 2


def test_a_table_without_headings_says_so_and_loses_no_row(tmp_path: Path) -> None:
    table = csv_table(
        tmp_path, "ANTIOQUIA,5,GRANADA,5313,Rural\nANTIOQUIA,5,PUERTO,5314,Rural\nCAUCA,6,X,5316,Urbana\n"
    )
    assert table.header_row == 0
    assert headings(table) == ["Column A", "Column B", "Column C", "Column D", "Column E"]
    assert len(table.rows) == 3
    assert "has no headings" in told(table)


def test_known_headings_are_found_even_where_the_table_repeats_them_as_values(tmp_path: Path) -> None:
    text = "estado,genero\ngenero,estado\nestado,estado\nestado,genero\n"
    known = {"estado", "genero"}
    (tmp_path / "a.csv").write_text(text)
    sheet = open_workbook(tmp_path / "a.csv").sheets[0]
    assert find_table(sheet).header_row == 0
    assert find_table(sheet, lambda heading: fold(heading) in known).header_row == 1


def test_years_may_be_headings(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Type,2019,2020,2021\nPMN,1,2,3\nTM-57,3,4,5\n")
    assert headings(table) == ["Type", "2019", "2020", "2021"]


def test_empty_columns_are_left_out_and_columns_without_heading_are_kept(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Name,,Age,, ,Empty\nA,,3,x,,\nB,,4,,,\n")
    assert [(c.letter, c.heading) for c in table.columns] == [
        ("A", "Name"),
        ("C", "Age"),
        ("D", "Column D"),
        ("F", "Empty"),
    ]
    assert [c.index for c in table.columns] == [0, 1, 2, 3]
    assert table.rows == [(2, ("A", "3", "x", None)), (3, ("B", "4", None, None))]
    assert "Empty columns left out: 2" in told(table)
    assert "Column D has values but no heading" in told(table)


def test_headings_that_stand_twice_become_different(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Name,Age,name,Name (2)\nA,3,B,C\nD,4,E,F\n")
    assert len({fold(h) for h in headings(table)}) == 4
    assert headings(table)[3] == "Name (2)"
    assert "stands more than once" in told(table)


@pytest.mark.parametrize(
    "label",
    [
        "Total",
        "TOTAL:",
        "Gran total",
        "Grand Total",
        "Subtotal",
        "Total général",
        "الإجمالي",
        "المجموع الكلي",
        "Итого",
        "Ukupno",
    ],
)
def test_total_rows_are_not_data_in_any_language(tmp_path: Path, label: str) -> None:
    table = csv_table(tmp_path, f"Province,Mines,UXO\nNorth,1,2\nSouth,3,4\n{label},4,6\n")
    assert [row[0] for _, row in table.rows] == ["North", "South"]
    assert table.total_rows == [(4, (label, "4", "6"))]
    assert "left out: 4" in told(table)


def test_a_total_of_a_group_is_told_from_a_village_or_company_of_that_name(tmp_path: Path) -> None:
    table = csv_table(
        tmp_path,
        "Province,Village,Mines,Date\nNorth,A,1,2024-01-01\nNorth,B,2,2024-01-02\nTotal North,,3,\n"
        "Total Energies,Sum,4,2024-01-03\nTotal,Al Jumla,5,2024-01-04\nTotality,X,1,2024-01-04\n",
    )
    assert [number for number, _ in table.total_rows] == [4]
    assert len(table.rows) == 5
    operators = csv_table(tmp_path, "Operator,Mines,UXO\nTotal SA,1,2\nDemining Total,3,4\nOther,5,6\n")
    assert operators.total_rows == []


def test_a_last_row_that_only_holds_the_sums_is_a_total(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Province,Mines,UXO\nNorth,1,2\nSouth,3,4\nEast,5,0\n,9,6\n")
    assert [number for number, _ in table.total_rows] == [5]
    other = csv_table(tmp_path, "Province,Mines,UXO\nNorth,1,2\nSouth,3,4\nEast,5,0\n,9,7\n")
    assert len(other.rows) == 4


def test_blank_rows_between_data_do_not_end_the_table(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Name,Age\nA,1\n,\nB,2\n , \n\nC,3\n")
    assert [number for number, _ in table.rows] == [2, 4, 7]
    assert table.blank_rows == [3, 5, 6]


def test_footnotes_and_headings_printed_again_are_told(tmp_path: Path) -> None:
    page = "Name,Age,Sex\n" + "".join(f"Person {i},{i},F\n" for i in range(5))
    table = csv_table(tmp_path, page + page + "\nSource: the centre,,\n")
    assert len(table.rows) == 10
    assert [number for number, _ in table.other_rows] == [7, 14]
    assert "“Source: the centre”" in told(table)


def test_rows_of_hashtags_and_of_column_numbers_are_no_data(tmp_path: Path) -> None:
    table = csv_table(
        tmp_path, "Province,Date,Area\n#adm1+name,#date,#area +m2\n(1),(2),(3)\nX,2024-01-01,5\nY,2024,6\n"
    )
    assert [column.tag for column in table.columns] == ["#adm1+name", "#date", "#area +m2"]
    assert [number for number, _ in table.rows] == [4, 5]
    assert [number for number, _ in table.other_rows] == [3]


def test_a_heading_alone_is_a_table_of_no_rows(tmp_path: Path) -> None:
    table = csv_table(tmp_path, "Name,Age\n")
    assert (headings(table), table.rows) == (["Name", "Age"], [])
    assert "no rows of data" in told(table)


def test_error_cells_and_formulas_are_counted_in_the_notes(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["Name", "Area"], ["x", "#N/A"], ["y", "=1+1"], ["z", "=A1"]])
    table = find_table(open_workbook(path).sheets[0])
    assert table.rows[0] == (2, ("x", CellError("#N/A")))
    assert "without a stored result: 2" in told(table)
    assert "such as #N/A: 1" in told(table)


def test_samples_are_the_first_different_values_as_text(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", [["Day", "N"], *([dt.date(2024, 1, 1 + i // 2), i] for i in range(14))])
    day, number = find_table(open_workbook(path).sheets[0]).columns
    assert day.samples == ("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05")
    assert number.samples == ("0", "1", "2", "3", "4")


def test_the_likeliest_sheet_has_known_headings_then_size_and_is_not_hidden() -> None:
    lists = sheet_of(["code", "label"], *([f"c{i}", f"l{i}"] for i in range(500)), name="lists")
    data = sheet_of(["Name", "Outcome", "Age"], *([f"n{i}", "killed", i] for i in range(20)), name="data")
    hidden = sheet_of(["Name", "Outcome", "Age"], *([f"n{i}", "x", i] for i in range(900)), name="old", hidden=True)
    cover = sheet_of(["Report of 2024"], name="cover")
    book = Workbook(Path("a.xlsx"), "", Kind.XLSX, (cover, lists, data, hidden))
    assert best_sheet(book, lambda text: text in {"Name", "Outcome"}) is data
    assert best_sheet(book) is lists
    assert best_sheet(Workbook(Path("a.xlsx"), "", Kind.XLSX, (hidden,))) is hidden


any_cell = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(["Total", "#date", "1", "(1)", "Name", "2024-01-01", "  "]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.just(CellError("#N/A")),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.integers(1, 6).flatmap(
        lambda width: st.lists(st.lists(any_cell, min_size=width, max_size=width), min_size=1, max_size=12)
    ),
    merged=st.lists(
        st.tuples(*[st.integers(0, 7)] * 4).map(
            lambda m: (min(m[0], m[2]), min(m[1], m[3]), max(m[0], m[2]), max(m[1], m[3]))
        )
    ),
)
@example(rows=[[None, ":"], ["#A", None]], merged=[])
def test_any_sheet_becomes_a_table_that_accounts_for_every_row(
    rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]
) -> None:
    if all(is_blank(cell) for row in rows for cell in row):
        return
    table = find_table(Sheet("S", rows, merged=tuple(merged)))
    assert len({fold(h) for h in headings(table)}) == len(table.columns)
    assert all(len(row) == len(table.columns) for _, row in table.rows)
    numbers = [n for part in (table.rows, table.total_rows, table.other_rows) for n, _ in part]
    assert len(numbers) == len(set(numbers))
    filled = {i for i, row in enumerate(rows, 1) if not all(map(is_blank, row))}
    lost = {i for i in filled if i > table.header_row} - set(numbers)
    assert not lost or any(c.tag for c in table.columns)


def test_many_left_out_rows_are_told_in_one_sentence_beyond_the_first() -> None:
    page: list[list[Cell]] = [["Name", "Age"], ["A", 1], ["B", 2]]
    table = find_table(sheet_of(*page * 40))
    assert (len(table.rows), len(table.other_rows), len(table.notes)) == (80, 39, 21)
    assert told(table).endswith(
        "left out: 64, 67, 70, 73, 76, 79, 82, 85, 88, 91, 94, 97, 100, 103, 106, 109, 112, 115, 118."
    )


def test_a_table_of_one_hundred_unknown_columns_is_still_a_table() -> None:
    table = find_table(sheet_of([f"Field {i}" for i in range(100)], list(range(100)), list(range(100))))
    assert len(table.columns) == 100
    assert table.columns[99].letter == "CV"


def test_a_row_that_is_called_total_and_adds_up_nothing_is_kept(tmp_path: Path) -> None:
    rows = "Province,Operator,Mines,UXO\nNorth,A,1,2\nTotal,Energies,,\nTotal Antioquia,B,4,\nSouth,B,4,2\n"
    assert len(csv_table(tmp_path, rows).rows) == 4


def test_a_last_row_is_a_sum_only_when_several_rows_add_up_to_it(tmp_path: Path) -> None:
    one = csv_table(tmp_path, "Place,Mines,UXO\nNorth,0,0\nSouth,5,0\nEast,0,0\n,5,0\n")
    assert (len(one.rows), one.total_rows) == (4, [])
    two = csv_table(tmp_path, "Place,Mines,UXO\nNorth,5,1\n,5,1\n")
    assert len(two.rows) == 2
    three = csv_table(tmp_path, "Place,Mines,UXO\nNorth,5,1\nSouth,2,0\n,7,1\n")
    assert (len(three.rows), len(three.total_rows)) == (2, 1)


def test_a_last_row_of_one_text_is_a_footnote_only_below_a_blank_row(tmp_path: Path) -> None:
    rows = "Place,Mines,UXO\nNorth,1,2\nSouth,3,4\n"
    assert csv_table(tmp_path, rows + "Bagrami,,\n").rows[-1][1][0] == "Bagrami"
    assert csv_table(tmp_path, rows + ",,\nSource: the army,,\n").rows[-1][1][0] == "South"
