"""Every option of the command line does what its help says, and the exit code tells what came of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mac_desktop.cli.main import run

DONE, PROBLEMS, WRONG_USE, WORLD = 0, 1, 2, 3
PLACES = "P-code,Name,Level\nAF01,Kabul,1\nAF02,Herat,1\n"


class Line:
    """Runs one verb on one store and gives its exit code and what it printed."""

    def __init__(self, store: Path, capsys: Any) -> None:
        self.store, self.capsys = store, capsys

    def __call__(self, *arguments: object) -> tuple[int, Any]:
        code = run([*map(str, arguments), "--store", str(self.store), "--user", "amina", "--json"])
        return code, json.loads(self.capsys.readouterr().out)

    def said(self, *arguments: object) -> tuple[int, list[str]]:
        code = run([*map(str, arguments), "--store", str(self.store), "--user", "amina"])
        return code, self.capsys.readouterr().out.splitlines()


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    made = Line(tmp_path / "kabul.macdesk", capsys)
    assert made("new", "--office", "KBL")[0] == DONE
    return made


@pytest.fixture
def places(tmp_path: Path) -> Path:
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    return tmp_path / "places.csv"


def test_the_store_may_be_named_by_the_environment(
    line: Line, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAC_DESKTOP_STORE", str(line.store))
    assert run(["add", "admin_unit", "pcode=AF01", "--json"]) == PROBLEMS
    capsys.readouterr()
    assert line("list", "admin_unit")[1]["count"] == 1


def test_values_may_stand_behind_options_and_other_words_may_not(line: Line) -> None:
    given = ("add", "admin_unit", "pcode=AF01", "--submit", "name=Kabul", "level=1")
    assert line(*given)[1]["state"] == "submitted"
    assert line("show", "admin_unit", "AF01")[1]["values"]["name"] == "Kabul"
    code, told = line("add", "admin_unit", "pcode=AF02", "--sumbit", "name=Herat")
    assert code == WRONG_USE
    assert "--sumbit" in told["error"]
    assert line("list", "admin_unit")[1]["count"] == 1


def test_values_from_a_file_give_way_to_those_that_are_typed(line: Line, tmp_path: Path) -> None:
    (tmp_path / "unit.json").write_text('{"pcode": "AF01", "name": "Kabul", "level": 2}', encoding="utf-8")
    assert line("add", "admin_unit", "level=1", "--from", tmp_path / "unit.json", "--submit")[0] == DONE
    values = line("show", "admin_unit", "AF01")[1]["values"]
    assert (values["name"], values["level"]) == ("Kabul", 1)


def test_errors_name_things_in_the_language_of_the_person(line: Line) -> None:
    code, told = line("show", "admin_unit", "AF99", "--language", "fr")
    assert code == WRONG_USE
    assert "Administrative unit" not in told["error"]
    assert "AF99" in told["error"]


def test_a_list_is_narrowed_by_words_and_cut_at_a_limit_that_is_told(line: Line, places: Path) -> None:
    line("import", places, "--form", "admin_unit")
    found = line("list", "admin_unit", "--text", "herat")[1]
    assert [one["number"] for one in found["records"]] == [line("show", "admin_unit", "AF02")[1]["number"]]
    cut = line("list", "admin_unit", "--limit", "1")[1]
    assert (cut["count"], len(cut["records"])) == (2, 1)
    assert "1 of 2" in line.said("list", "admin_unit", "--limit", "1")[1][-1]


def test_records_that_stay_where_they_are_give_the_code_for_problems(line: Line) -> None:
    number = line("add", "accident", "killed=1")[1]["number"]
    code, told = line("state", "accident", "approved", number)
    assert (code, told["moved"], told["held"][0]["number"]) == (PROBLEMS, 0, number)


def test_the_state_of_imported_records_can_be_chosen(line: Line, places: Path) -> None:
    line("import", places, "--form", "admin_unit", "--state", "approved")
    assert line("show", "admin_unit", "AF01")[1]["state"] == "approved"


def test_a_mapping_that_was_printed_changed_and_given_back_is_followed(
    line: Line, places: Path, tmp_path: Path
) -> None:
    mapping = line("import", places, "--form", "admin_unit", "--show-mapping")[1]
    assert line("list", "admin_unit")[1]["count"] == 0
    for use in mapping["columns"]:
        use["to"] = {"admin_unit.name": "admin_unit.other_names"}.get(use["to"], use["to"])
    mapping["constants"] = {"admin_unit.name": "To be named"}
    (tmp_path / "mapping.json").write_text(json.dumps(mapping), encoding="utf-8")
    assert line("import", places, "--mapping", tmp_path / "mapping.json")[0] == DONE
    values = line("show", "admin_unit", "AF01")[1]["values"]
    assert (values["name"], values["other_names"]) == ("To be named", "Kabul")


def test_a_file_is_imported_again_only_on_purpose(line: Line, tmp_path: Path) -> None:
    (tmp_path / "tasks.csv").write_text("Title of task\nBridge\n", encoding="utf-8")
    given = ("import", tmp_path / "tasks.csv", "--form", "task", "--state", "draft", "--show-mapping")
    mapping = line(*given)[1] | {"columns": [{"heading": "Title of task", "to": "task.remarks"}]}
    (tmp_path / "mapping.json").write_text(json.dumps(mapping), encoding="utf-8")
    given = ("import", tmp_path / "tasks.csv", "--mapping", tmp_path / "mapping.json")
    assert [line(*given)[0], line(*given)[0], line(*given, "--again")[0]] == [DONE, WRONG_USE, DONE]
    assert line("list", "task")[1]["count"] == 2


def test_a_sheet_is_taken_by_its_name(line: Line, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet, code in ((book.active, "AF01"), (book.create_sheet("South"), "AF02")):
        for row in (("P-code", "Name", "Level"), (code, "A place", 1)):
            sheet.append(row)
    book.save(tmp_path / "two.xlsx")
    assert line("import", tmp_path / "two.xlsx", "--form", "admin_unit", "--sheet", "South")[0] == DONE
    assert line("show", "admin_unit", "AF02")[0] == DONE
    assert line("show", "admin_unit", "AF01")[0] == WRONG_USE


def test_the_sheet_that_a_mapping_names_is_taken_where_the_file_has_it(
    line: Line, places: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for sheet, code in ((book.active, "AF01"), (book.create_sheet("South"), "AF02")):
        for row in (("P-code", "Name", "Level"), (code, "A place", 1)):
            sheet.append(row)
    book.save(tmp_path / "two.xlsx")
    given = ("import", tmp_path / "two.xlsx", "--form", "admin_unit")
    mapping = line(*given, "--sheet", "South", "--show-mapping")[1]
    (tmp_path / "mapping.json").write_text(json.dumps(mapping), encoding="utf-8")
    given = ("import", tmp_path / "two.xlsx", "--mapping", tmp_path / "mapping.json")
    assert line(*given)[0] == DONE
    assert [line("show", "admin_unit", code)[0] for code in ("AF01", "AF02")] == [WRONG_USE, DONE]
    assert line(*given, "--sheet", book.sheetnames[0])[0] == DONE
    assert line("show", "admin_unit", "AF01")[0] == DONE
    places.write_text(PLACES.replace("AF0", "AG0"), encoding="utf-8")
    assert line("import", places, "--mapping", tmp_path / "mapping.json")[0] == DONE


def test_dates_that_read_two_ways_are_a_problem_of_the_file(line: Line, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Date of accident,Place\n03/04/2024,Bagrami\n", encoding="utf-8")
    code, told = line("import", tmp_path / "a.csv", "--form", "accident", "--state", "draft", "--dry-run")
    assert told["counts"]["rejected_rows"] == 0
    assert (code, len(told["questions"])) == (PROBLEMS, 1)


def test_only_the_first_problems_are_told_unless_all_are_asked_for(line: Line, tmp_path: Path) -> None:
    rows = "".join(f"AG{i:03},Place {i},{'first' if i < 60 else 1}\n" for i in range(160))
    (tmp_path / "many.csv").write_text(PLACES + rows, encoding="utf-8")
    given = ("import", tmp_path / "many.csv", "--form", "admin_unit", "--dry-run")
    short, whole = line.said(*given)[1], line.said(*given, "--all-problems")[1]
    problems = len(line(*given)[1]["problems"])
    assert problems >= 60
    assert [sum(" Row " in said for said in told) for told in (short, whole)] == [40, problems]
    assert any(f"{problems - 40} more" in said for said in short)


def test_an_undo_that_keeps_what_was_edited_since_gives_the_code_for_problems(line: Line, places: Path) -> None:
    step = line("import", places, "--form", "admin_unit")[1]["step"]
    line("change", "admin_unit", "AF01", "name=Kabul city")
    code, told = line("undo", step)
    assert (code, told["reversed"], [name for name, _ in told["kept"]]) == (PROBLEMS, 1, ["Kabul city · AF01"])
    assert len(line("history", "--limit", "2")[1]["steps"]) == 2


def test_a_backup_goes_where_it_is_told(line: Line, tmp_path: Path) -> None:
    made = Path(line("backup", tmp_path / "usb")[1]["backup"])
    assert made.parent == tmp_path / "usb"
    assert made.is_file()


@pytest.fixture
def country(line: Line) -> Line:
    """A country with one approved and one submitted area, of 1200 and 50 square metres."""
    line("add", "country", "official_name=Republic of Here", "short_name=Here", "iso_code=HER", "--submit")
    line("add", "admin_unit", "pcode=H1", "name=North", "level=1", "--submit")
    area = ("classification=CHA", "status=OPEN", "information_date=2025-02", "admin_unit_id=H1")
    area = (*area, "contamination=APM", "direct_evidence=VISUAL", "--submit")
    first = line("add", "hazardous_area", "area_m2=1200", *area)[1]["number"]
    line("add", "hazardous_area", "area_m2=50", *area)
    assert line("state", "hazardous_area", "approved", first)[1]["moved"] == 1
    return line


def _amounts(told: Any) -> set[object]:
    return {figure["value"] for figure in told["figures"]}


def test_figures_count_the_states_and_the_day_that_are_asked_for(country: Line) -> None:
    given = ("figures", "--year", "2025")
    assert 1200 in _amounts(country(*given)[1])
    assert 1250 not in _amounts(country(*given)[1])
    assert 1250 in _amounts(country(*given, "--count", "approved, submitted")[1])
    key, early = "form_c.summary.total.total_m2", country(*given, "--land-on", "2025-01-01")[1]["figures"]
    assert {figure["key"]: figure["value"] for figure in country(*given)[1]["figures"]}[key] == 1200
    assert {figure["key"]: figure["value"] for figure in early}.get(key) != 1200


def test_a_report_has_its_day_of_submission_and_is_noted_as_sent(country: Line, tmp_path: Path) -> None:
    given = ("report", "article7", "--year", "2025", "--out", tmp_path / "out")
    code, told = country(*given, "--submitted", "2026-01-30", "--filed", "2026-01-31")
    stopped = any(one["severity"] == "stop" for one in told["checks"])
    assert code == (PROBLEMS if stopped else DONE)
    filed = country("show", "filed_report", told["filed"])[1]
    assert (filed["values"]["filed_on"], filed["values"]["period_to"]) == ("2026-01-31", "2025-12-31")
    book = openpyxl.load_workbook(told["xlsx"])
    cells = [str(cell.value) for sheet in book.worksheets[:1] for row in sheet.iter_rows() for cell in row]
    assert any("30 January 2026" in text for text in cells)


def test_everything_can_be_asked_as_of_a_moment(country: Line, tmp_path: Path) -> None:
    then = country("history", "--limit", "1")[1]["steps"][0]["at"]
    first = country("list", "hazardous_area", "--where", "state=approved")[1]["records"][0]["number"]
    assert country("state", "hazardous_area", "returned", first, "--note", "a mistake")[0] == DONE
    assert country("change", "hazardous_area", first, "area_m2=70", "name=Old mill", "--submit")[0] == DONE
    assert country("delete", "admin_unit", "H1", "--reason", "merged")[0] == DONE
    back = ("--as-of", then)
    code, told = country("list", "hazardous_area", "--where", "area_m2=1200", *back)
    assert (code, told["count"], told["records"][0]["number"]) == (DONE, 1, first)
    assert dt.datetime.fromisoformat(told["as_of"]) == dt.datetime.fromisoformat(then)
    assert country("list", "hazardous_area", "--text", "mill", *back)[1]["count"] == 0
    assert country("show", "hazardous_area", first, *back)[1]["values"]["area_m2"] == 1200
    assert country("search", "mill", *back)[1]["found"] == []
    assert country("check", *back)[1]["records"] == country("check")[1]["records"] + 1
    assert 1200 in _amounts(country("figures", "--year", "2025", *back)[1])
    assert 1200 not in _amounts(country("figures", "--year", "2025")[1])
    key = "form_c.summary.total.total_m2"
    assert country("figures", key, "--year", "2025", *back)[1]["records"][0]["number"] == first
    code, told = country("report", "article7", "--year", "2025", "--out", tmp_path / "out", *back)
    assert "-as-of-" in told["pdf"]
    assert Path(told["pdf"]).read_bytes().startswith(b"%PDF")
    assert country("list", "hazardous_area", "--as-of", "1999")[1]["count"] == 0


def test_the_past_is_told_in_the_first_line_and_a_wrong_moment_in_a_sentence(
    country: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["list", "hazardous_area", "--store", str(country.store), "--as-of", "2019-12-31"])
    first, *_ = capsys.readouterr().out.splitlines()
    assert first == "As of 31 December 2019, end of the day. Nothing can be changed here."
    for wrong, why in (("soon", "is no moment"), ("2999", "has not come yet")):
        code, told = country("list", "hazardous_area", "--as-of", wrong)
        assert (code, why in told["error"]) == (WRONG_USE, True)
