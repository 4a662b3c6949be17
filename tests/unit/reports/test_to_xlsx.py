"""The workbook: numbers are numbers, totals are formulas whose value every reader sees, and texts stay texts."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from tests.unit.reports.demo_document import FACTS, demo_document, figure

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import UserError
from mac_desktop.reports.cells import NoteMarks
from mac_desktop.reports.documents.model import Column, Document, Paragraph, Part, Table, Tick, TickTable
from mac_desktop.reports.sheet_plan import ranges_of, sheet_name
from mac_desktop.reports.to_xlsx import WorkbookReport, write_xlsx
from mac_desktop.texts import Texts

DEFINITIONS = {"area_cleared": "Square metres cleared\n    in the period.", "total": "The sum of its parts."}


def numbers(behind: Figure) -> Sequence[str]:
    return [f"ACT-{i}" for i in range(60 if behind.key == "g.0" else 2)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, WorkbookReport]:
    path = tmp_path_factory.mktemp("xlsx") / "report.xlsx"
    return path, write_xlsx(demo_document(), path, Texts(), numbers, DEFINITIONS)


def written(tmp_path: Path, *rows: tuple[object, ...], columns: tuple[Column, ...]) -> Path:
    table = Table("t", "Caption", columns, rows)  # type: ignore[arg-type]
    document = Document("T", "S", "A", "en", FACTS, (Part("p", "Part", "Part", (table,)),))
    write_xlsx(document, tmp_path / "t.xlsx", Texts(), {}, {})
    return tmp_path / "t.xlsx"


def test_there_is_a_sheet_for_each_form_and_one_of_sources(demo: tuple[Path, WorkbookReport]) -> None:
    assert demo[1].sheets[2:] == ("Form A", "Form C", "Form G draft 1", "Sources")
    assert openpyxl.load_workbook(demo[0]).sheetnames == list(demo[1].sheets)


def test_totals_are_formulas_whose_value_shows_in_readers_that_do_not_calculate(
    demo: tuple[Path, WorkbookReport],
) -> None:
    amounts = {f.key: f.amount for f in demo_document().figures()}
    formulas, values = openpyxl.load_workbook(demo[0]), openpyxl.load_workbook(demo[0], data_only=True)
    calamine = CalamineWorkbook.from_path(str(demo[0]))
    totals = [key for key in amounts if "total" in key or key.endswith(".both")]
    assert "g.total" in totals
    for key in totals:
        sheet, _, address = demo[1].places[key].rpartition("!")
        name = sheet.strip("'")
        cell = formulas[name][address]
        assert str(cell.value).startswith("=SUM("), key
        assert values[name][address].value == amounts[key]
        rows = calamine.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert rows[cell.row - 1][cell.column - 1] == amounts[key]
        ranges = str(cell.value)[5:-1].split(",")
        cells = [c for r in ranges for line in _cells(values[name], r) for c in line]
        assert sum(c.value for c in cells if isinstance(c.value, (int, float))) == amounts[key], key


def _cells(sheet: object, area: str) -> Sequence[Sequence[object]]:
    found = sheet[area]  # type: ignore[index]
    return found if isinstance(found, tuple) else ((found,),)


def test_a_total_that_is_not_the_sum_of_the_cells_stays_a_number(tmp_path: Path) -> None:
    part = figure("a", 5)
    stated = Figure("s", 8_184, "stated", parts=("a",))
    path = written(tmp_path, ("x", part), ("y", stated), columns=(Column("n", "Name"), Column("q", "Q", "integer")))
    values = [c.value for c in openpyxl.load_workbook(path)["Part"]["B"]]
    assert 8_184 in values


def test_a_number_is_a_number_and_a_gap_is_a_word(tmp_path: Path) -> None:
    columns = (Column("a", "A", "m2"), Column("b", "B", "integer"), Column("c", "C", "integer"), Column("d", "D"))
    row = (figure("a", 1234.5, "m2"), figure("b", Gap.UNKNOWN), figure("c", 0), None)
    path = written(tmp_path, row, columns=columns)
    *_, cells = [r for r in openpyxl.load_workbook(path)["Part"].iter_rows() if r[0].value is not None]
    assert [c.value for c in cells] == [1234.5, "Unknown", 0, "Not reported"]
    assert cells[0].number_format == "#,##0.00"
    assert cells[2].number_format == "#,##0"


def test_full_dates_are_dates_and_partial_dates_invent_no_day(tmp_path: Path) -> None:
    path = written(
        tmp_path, ("2024-03-24",), ("2024-03",), ("2024",), ("1899-05-01",), columns=(Column("d", "Date", "date"),)
    )
    values = [c.value for c in openpyxl.load_workbook(path)["Part"]["A"] if c.value is not None][-4:]
    assert values == [dt.datetime(2024, 3, 24), "Mar 2024", "2024", "1 May 1899"]  # noqa: DTZ001


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-2", "@cmd", '=HYPERLINK("x")', "#N/A"])
def test_a_text_is_never_taken_for_a_formula(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, (text,), columns=(Column("a", "A"),))
    (cell,) = [c for c in openpyxl.load_workbook(path)["Part"]["A"] if c.value == text]
    assert cell.data_type == "s"
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert cell.quotePrefix == (text[0] != "#")


def test_characters_that_xml_cannot_hold_are_left_out_and_told(tmp_path: Path) -> None:
    table = Table("t", "", (Column("a", "A"),), (("bell\x07 \ud800 end",), ("y" * 40_000,)))
    document = Document("T&Co", "S", "A", "en", FACTS, (Part("p", "Part", "Part", (table, Paragraph("ok"))),))
    report = write_xlsx(document, tmp_path / "t.xlsx", Texts(), {}, {})
    assert [p.rule for p in report.problems] == ["REPORT-CHARACTERS", "REPORT-LONG"]
    values = [c.value for c in openpyxl.load_workbook(tmp_path / "t.xlsx")["Part"]["A"]]
    assert "bell  end" in values
    assert max(len(v) for v in values if v) == 32_767


def test_the_sources_sheet_leads_from_each_figure_to_its_records(demo: tuple[Path, WorkbookReport]) -> None:
    sheet = openpyxl.load_workbook(demo[0])["Sources"]
    rows = {r[0].value: r for r in sheet.iter_rows(min_row=5)}
    assert set(rows) == {f.key for f in demo_document().figures()}
    cell, says, value, unit, definition, count, listed = rows["g.0"][1:]
    assert cell.value == demo[1].places["g.0"]
    assert cell.hyperlink.location == cell.value
    assert says.value == "Mines destroyed under Article 4 – PMN – Quantity"
    assert (value.value, unit.value, count.value) == (4_130, None, 60)
    assert definition.value == "Square metres cleared in the period."
    assert listed.value.startswith("ACT-0, ACT-1, ")
    assert listed.value.endswith("ACT-49 and 10 more")


def test_pages_print_on_a4_with_headings_again_and_stay_frozen(demo: tuple[Path, WorkbookReport]) -> None:
    book = openpyxl.load_workbook(demo[0])
    sheet = book["Form C"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    first = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert sheet.cell(first, 1).value == "District"
    assert sheet.freeze_panes == f"A{first + 1}" or sheet.freeze_panes == "A3"
    assert "&P" in sheet.oddFooter.right.text
    assert book.properties.title == "Article 7 report of the Republic of Marland, 2025"
    assert book.properties.creator == "Republic of Marland"


def test_the_same_report_has_the_same_bytes_in_another_process(
    tmp_path: Path, demo: tuple[Path, WorkbookReport]
) -> None:
    program = (
        "import sys; sys.path[:0] = ['src', '.']\n"
        "from pathlib import Path\n"
        "from mac_desktop.texts import Texts\n"
        "from tests.unit.reports import test_to_xlsx as t\n"
        f"t.write_xlsx(t.demo_document(), Path({str(tmp_path / 'o.xlsx')!r}), Texts(), t.numbers, t.DEFINITIONS)\n"
    )
    root = Path(__file__).parents[3]
    time.sleep(1.1)  # a clock in the file would have moved on
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root, env={"PYTHONHASHSEED": "5"})
    first, second = (hashlib.sha256(p.read_bytes()).hexdigest() for p in (demo[0], tmp_path / "o.xlsx"))
    assert first == second


def test_sheet_names_are_ones_that_excel_accepts() -> None:
    taken: set[str] = {"sources"}
    assert sheet_name("Form C: [draft]/1", taken) == "Form C draft 1"
    assert sheet_name("form c draft 1", taken) == "form c draft 1 2"
    assert sheet_name("Sources", taken) == "Sources 2"
    assert sheet_name("Cover page of the annual Article 7 report", taken) == "Cover page of the annual"
    assert sheet_name("x" * 40, taken) == "x" * 31
    assert sheet_name("x" * 40, taken) == "x" * 29 + " 2"
    assert sheet_name("'", taken) == "Sheet"


def test_cells_join_into_ranges() -> None:
    assert ranges_of([(5, 3), (7, 3), (6, 3), (9, 3)]) == ["C5:C7", "C9"]
    assert ranges_of([(5, 3), (5, 5), (5, 4)]) == ["C5:E5"]
    assert ranges_of([(5, 3), (5, 5)]) == ["C5", "E5"]


def test_five_thousand_rows_are_quick(tmp_path: Path) -> None:
    rows = tuple((f"Place {i}", figure(f"f{i}", i), "A note that is not long.") for i in range(5_000))
    table = Table("t", "", (Column("n", "Name"), Column("q", "Q", "integer"), Column("m", "Note")), rows)
    document = Document("T", "S", "A", "en", FACTS, (Part("p", "Part", "Part", (table,)),))
    start = time.perf_counter()
    write_xlsx(document, tmp_path / "t.xlsx", Texts(), {}, {})
    assert time.perf_counter() - start < 20


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_xlsx(demo_document(3), tmp_path / "missing" / "a.xlsx", Texts(), {}, {})


def _document(*blocks: object, language: str = "en", title: str = "T") -> Document:
    return Document(title, "S", "A", language, FACTS, (Part("p", "Part", "Part", blocks),))  # type: ignore[arg-type]


def test_the_cover_page_ticks_what_was_chosen_and_says_when_it_was_last_reported(tmp_path: Path) -> None:
    options = ("changed", "unchanged, last reported in", "not applicable")
    ticks = (Tick("Form A", options, 1, "2019"), Tick("Form B", options, None))
    write_xlsx(_document(TickTable("k", ticks)), tmp_path / "t.xlsx", Texts(), {}, {})
    rows = [[c.value for c in row[1:4]] for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["Part"].iter_rows()]
    assert ["☐ changed", "☑ unchanged, last reported in 2019", "☐ not applicable"] in rows
    assert ["☐ changed", "☐ unchanged, last reported in", "☐ not applicable"] in rows


def test_an_arabic_report_reads_from_the_right_and_an_and_sign_is_printed_in_the_head(tmp_path: Path) -> None:
    for language, right_to_left in (("ar", True), ("en", False)):
        document = _document(Paragraph("ok"), language=language, title="Mines & war")
        write_xlsx(document, tmp_path / "t.xlsx", Texts(), {}, {})
        sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Part"]
        assert bool(sheet.sheet_view.rightToLeft) is right_to_left
        assert sheet.oddHeader.right.text == "Mines && war"


def test_every_figure_can_be_filtered_for_on_the_sheet_of_sources(demo: tuple[Path, WorkbookReport]) -> None:
    sheet = openpyxl.load_workbook(demo[0])["Sources"]
    assert sheet.auto_filter.ref == f"A4:H{4 + len({f.key for f in demo_document().figures()})}"


def test_a_total_of_which_a_part_stands_elsewhere_is_no_formula(tmp_path: Path) -> None:
    total = Figure("s", 5, "total", parts=("a", "of another sheet"))
    columns = (Column("n", "Name"), Column("q", "Q", "integer"))
    path = written(tmp_path, ("x", figure("a", 5)), ("y", total), columns=columns)
    assert [c.value for c in openpyxl.load_workbook(path)["Part"]["B"]][-3:] == ["Q", 5, 5]


def test_each_note_of_a_long_table_has_its_own_letter() -> None:
    marks = NoteMarks()
    given = [marks.mark(f"Note {i}") for i in range(60)]
    assert (given[0], given[25], given[26], given[59]) == ("a", "z", "aa", "hhh")
    assert len(set(given)) == 60
    assert (marks.mark("Note 3"), marks.mark("")) == ("d", "")


def test_an_empty_table_has_no_total(tmp_path: Path) -> None:
    columns = (Column("n", "Name"), Column("q", "Q", "integer"))
    empty = Table("t", "Caption", columns, (), total=(None, figure("s", 0)), total_label="Sum of all")
    write_xlsx(_document(empty), tmp_path / "t.xlsx", Texts(), {}, {})
    cells = [c.value for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["Part"].iter_rows() for c in row]
    assert "Sum of all" not in cells
    assert "Not reported" in cells


def test_a_note_on_a_figure_without_a_number_is_marked_too(tmp_path: Path) -> None:
    columns = (Column("n", "Name"), Column("q", "Q", "integer"))
    path = written(tmp_path, ("x", figure("a", Gap.UNKNOWN, note="No survey yet.")), columns=columns)
    cells = [c.value for row in openpyxl.load_workbook(path)["Part"].iter_rows() for c in row]
    assert "Unknown (a)" in cells
    assert "(a) No survey yet." in cells
