"""The command line as a person and as a script uses it: sentences, JSON, and exit codes that can be relied on."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mac_desktop.cli.main import run, wants_window

DONE, PROBLEMS, WRONG_USE, WORLD = 0, 1, 2, 3


class Line:
    """Runs one verb on one store and gives its exit code and what it printed."""

    def __init__(self, store: Path, capsys: Any) -> None:
        self.store, self.capsys = store, capsys

    def __call__(self, verb: str, *arguments: object) -> tuple[int, Any]:
        code = run([verb, *map(str, arguments), "--store", str(self.store), "--user", "amina", "--json"])
        printed = self.capsys.readouterr()
        return code, json.loads(printed.out)


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    made = Line(tmp_path / "kabul.macdesk", capsys)
    assert made("new", "--office", "KBL")[0] == DONE
    return made


def test_a_record_goes_in_is_found_changed_submitted_deleted_and_told_about(line: Line) -> None:
    assert line("add", "admin_unit", "pcode=AF01", "name=Kabul", "level=1", "--submit")[0] == DONE
    values = (
        "accident_date=03/2024",
        "accident_type=MINE",
        "caused_by=MINE",
        "device_category=APM",
        "admin_unit_id=kabul",
    )
    code, added = line("add", "accident", *values, "--submit")
    assert (code, added["state"]) == (DONE, "submitted")
    assert line("change", "accident", added["number"], "killed=2")[0] == DONE
    assert line("state", "accident", "approved", added["number"])[1]["moved"] == 1
    assert line("list", "accident", "--where", "killed=2")[1]["count"] == 1
    shown = line("show", "accident", added["number"])[1]
    assert (shown["state"], shown["values"]["killed"]) == ("approved", 2)
    told = line("history", "accident", added["number"])[1]["history"]
    assert len(told) == 3
    assert line("delete", "accident", added["number"], "--reason", "entered twice")[0] == DONE
    assert line("list", "accident")[1]["count"] == 0
    assert line("show", "accident", added["number"])[1]["deleted"] == "entered twice"
    assert line("undelete", "accident", added["number"])[0] == DONE
    assert line("list", "accident")[1]["count"] == 1
    assert line("undo")[1]["reversed"] == 1
    assert line("list", "accident")[1]["count"] == 0


def test_an_import_is_tried_stored_recognised_and_taken_back(line: Line, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("P-code", "Name", "Level"), ("AF01", "Kabul", 1), ("AF02", "", 1), ("AF01", "Kabul again", 1)):
        book.active.append(row)
    book.save(tmp_path / "places.xlsx")
    code, tried = line("import", tmp_path / "places.xlsx", "--form", "admin_unit", "--dry-run")
    assert code == PROBLEMS
    assert (tried["counts"]["accepted_rows"], tried["counts"]["rejected_rows"]) == (1, 2)
    stops = {(p["row"], p["column"], p["rule"]) for p in tried["problems"] if p["severity"] == "stop"}
    assert stops == {(3, "B", "V2"), (4, "A", "I2")}
    assert line("list", "admin_unit")[1]["count"] == 0, "a dry run writes nothing"
    stored = line("import", tmp_path / "places.xlsx", "--form", "admin_unit")[1]
    assert line("list", "admin_unit")[1]["count"] == 1
    code, again = line("import", tmp_path / "places.xlsx", "--form", "admin_unit")
    assert code == WRONG_USE
    assert "imported before" in again["error"]
    assert line("undo", stored["step"])[1]["reversed"] == 1
    assert line("list", "admin_unit")[1]["count"] == 0


def test_report_figures_and_the_records_behind_one(line: Line, tmp_path: Path) -> None:
    assert line("report", "article7", "--year", 2025, "--out", tmp_path / "out")[0] == WRONG_USE, "no country yet"
    line("add", "country", "official_name=Republic of Here", "short_name=Here", "iso_code=HER", "--submit")
    line("add", "admin_unit", "pcode=H1", "name=North", "level=1", "--submit")
    area = ("classification=CHA", "status=OPEN", "information_date=2025-02", "admin_unit_id=H1", "area_m2=1200")
    added = line("add", "hazardous_area", *area, "contamination=APM", "direct_evidence=VISUAL", "--submit")[1]
    assert line("state", "hazardous_area", "approved", added["number"])[1]["moved"] == 1, added
    assert line("report", "article7", "--year", 2025, "--out", tmp_path / "out")[0] == DONE
    assert (tmp_path / "out" / "article7-2025.pdf").read_bytes().startswith(b"%PDF")
    figures = {f["key"]: f["value"] for f in line("figures", "--year", 2025)[1]["figures"]}
    key = next(k for k, v in figures.items() if v == 1200)
    behind = line("figures", key, "--year", 2025)[1]
    assert behind["records"] == [{"form": "hazardous_area", "number": added["number"]}]
    assert len(behind["definition"]) > 40


def test_a_backup_is_verified_and_brings_back_what_was_lost(line: Line, tmp_path: Path) -> None:
    line("add", "admin_unit", "pcode=H1", "name=North", "level=1")
    made = line("backup", tmp_path / "copies")[1]
    line("delete", "admin_unit", "H1", "--reason", "by mistake")
    code, restored = line("restore", made["backup"])
    assert code == DONE
    assert Path(restored["kept_aside"]).is_file(), "what stood there is never thrown away"
    assert line("list", "admin_unit")[1]["count"] == 1


def test_check_tells_of_a_record_changed_behind_the_programs_back(line: Line) -> None:
    line("add", "admin_unit", "pcode=H1", "name=North", "level=0", "--submit")
    assert line("check")[1]["file"] == []
    with sqlite3.connect(line.store) as raw:
        guards = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'change'").fetchall()
        assert guards, "a careless hand is held back"
        for (name,) in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE change SET after = replace(after, 'North', 'South')")
    raw.close()
    code, found = line("check")
    assert code == PROBLEMS
    assert "outside the program" in found["file"][0]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("list", "accidents"), WRONG_USE, "There is no form"),
        (("show", "accident", "KBL-ACC-000099"), WRONG_USE, "There is no"),
        (("add", "accident", "colour=red"), WRONG_USE, "no field"),
        (("list", "accident", "--where", "killed"), WRONG_USE, "equals sign"),
        (("undo", "99"), WRONG_USE, "no step 99"),
        (("figures", "--year", "1850"), WRONG_USE, "covers a year"),
        (("import", "missing.xlsx"), WORLD, "no file"),
        (("restore", "missing.macdesk"), WORLD, "missing.macdesk"),
    ],
)
def test_wrong_use_and_a_faulty_world_get_a_sentence_and_their_own_code(
    line: Line, arguments: tuple[str, ...], code: int, words: str
) -> None:
    told, facts = line(*arguments)
    assert told == code
    assert words in facts["error"]
    assert "Traceback" not in facts["error"]


@pytest.mark.parametrize("damage", ["not a store", "cut in half", "newer", "in use"])
def test_a_store_that_cannot_be_opened_is_left_as_it_is(line: Line, damage: str, tmp_path: Path) -> None:
    store = line.store
    if damage == "not a store":
        store.write_text("these are not the records you are looking for" * 100, encoding="utf-8")
    elif damage == "cut in half":
        store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])
    elif damage == "newer":
        with sqlite3.connect(store) as raw:
            name = raw.execute("SELECT name FROM sqlite_master WHERE name LIKE '%revision%'").fetchone()[0]
            columns = [row[1] for row in raw.execute(f"PRAGMA table_info({name})")]
            newer = ["9999_of_next_year" if "name" in c or "revision" in c else "2099-01-01" for c in columns]
            if "number" in columns:
                newer[columns.index("number")] = "9999"
            raw.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", newer)
        raw.close()
    before = store.read_bytes()
    if damage == "in use":
        import datetime as dt

        from mac_desktop.services import stores
        from mac_desktop.texts import Texts

        # Reading goes on beside somebody who works; writing waits.
        other = stores.open_store(
            store, user="yusuf", now=lambda: dt.datetime(2026, 4, 20, tzinfo=dt.UTC), texts=Texts()
        )
        assert line("list", "accident")[0] == DONE
        code, facts = line("add", "accident", "killed=1")
        other.store.close()
        assert "yusuf" in facts["error"], "it says who"
    else:
        code, facts = line("list", "accident")
        assert store.read_bytes() == before
    assert code == WORLD
    assert len(facts["error"]) > 30


def test_no_verb_means_the_window() -> None:
    assert wants_window([])
    assert wants_window(["--store", "kabul.macdesk", "--language", "fr"])
    assert not wants_window(["list", "accident"])
    assert not wants_window(["--help"])


def test_a_centre_sets_what_it_doubts_and_gives_it_up_again(line: Line) -> None:
    assert line("add", "admin_unit", "pcode=AF01", "name=Kabul", "level=1", "--submit")[0] == DONE
    area = ("classification=SHA", "status=OPEN", "information_date=2024", "admin_unit_id=AF01", "contamination=APM")
    evidence = "indirect_evidence=VERBAL"

    def doubted() -> bool:
        told = line("add", "hazardous_area", *area, evidence, "area_m2=3000000")[1]["problems"]
        return any(p["rule"] == "L5" for p in told)

    assert not doubted()
    assert line("limits", "L5.largest", "2000000")[1]["limits"][0]["figure"] == 2_000_000
    assert doubted()
    assert line("limits", "L5.largest", "default")[1]["limits"][0]["figure"] == 5_000_000
    assert not doubted()
    assert line("limits", "L5.largest", "a lot")[0] == WRONG_USE
    assert line("limits", "L5.tallest", "3")[0] == WRONG_USE
    assert line("limits", "L5.tallest")[0] == WRONG_USE


def test_codes_of_a_centre_are_listed_merged_and_taken_back(line: Line) -> None:
    entry = ("list_entry", "list_key=occupation", "code=BEEK", "label=Beekeeper", "label_fr=Apiculteur", "--submit")
    assert line("add", *entry)[0] == DONE
    line("add", "person", "name=Invented", "occupation=Apiculteur")

    def codes() -> dict[str, Any]:
        return {code["code"]: code for code in line("lists", "show", "occupation")[1]["codes"]}

    assert "occupation" in [one["key"] for one in line("lists", "show")[1]["lists"]]
    assert (codes()["BEEK"]["records"], codes()["FARMER"]["records"]) == (1, 0)
    looked = line("lists", "merge", "occupation", "BEEK", "FARMER", "--dry-run")[1]
    assert (looked["step"], looked["moved"]) == (None, [{"form": "person", "field": "occupation", "records": 1}])
    step = line("lists", "merge", "occupation", "BEEK", "FARMER")[1]["step"]
    assert (codes()["BEEK"]["merged_into"], codes()["FARMER"]["records"]) == ("FARMER", 1)
    assert line("undo", str(step))[0] == DONE
    assert (codes()["BEEK"]["merged_into"], codes()["BEEK"]["records"]) == (None, 1)
    told = {one["key"]: one["codes"] for one in line("dictionary")[1]["codelists"]}
    assert "BEEK" in [code["code"] for code in told["occupation"]]
    assert line("lists", "merge", "sex", "F", "M")[0] == WRONG_USE
    assert line("lists", "show", "nothing")[0] == WRONG_USE


def test_the_ledger_says_what_there_was_what_moved_and_whether_it_balances(line: Line) -> None:
    values = ("classification=CHA", "status=OPEN", "information_date=2024-03", "area_m2=5000", "contamination=APM")
    line("add", "admin_unit", "pcode=AF01", "name=Kabul", "level=1", "--submit")
    _, added = line("add", "hazardous_area", "admin_unit_id=AF01", "direct_evidence=VISUAL", *values, "--submit")
    line("state", "hazardous_area", "approved", added["number"])
    code, told = line("ledger", "land", "--year", "2024", "--by", "classification")
    assert (code, told["balanced"]) == (DONE, True)
    assert told["accounts"][-1]["lines"] == [
        {"line": "opening", "areas": 0, "m2": 0},
        {"line": "new", "areas": 1, "m2": 5000},
        {"line": "closing", "areas": 1, "m2": 5000},
    ]
    closed = ("status=CLOSED", "closed_date=2025-02-01", "status_reason=Done", "closure_reason=OTHER", "remarks=x")
    assert line("change", "hazardous_area", added["number"], *closed, "--submit")[0] == DONE
    line("state", "hazardous_area", "approved", added["number"])
    code, told = line("ledger", "land", "--from", "2025-01-01", "--to", "2025-12-31")
    assert (code, told["balanced"]) == (PROBLEMS, False)
    assert told["breaks"][0]["records"][0] == {"form": "hazardous_area", "number": added["number"]}
    assert line("ledger", "land")[0] == WRONG_USE
    told = line("ledger", "land", "--year", "2024", "--by", "admin1", "--out", line.store.parent / "books")[1]
    book = openpyxl.load_workbook(told["xlsx"])
    rows = [[cell for cell in row if cell is not None] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert ["Kabul", 0, 5000, 5000] in rows
    sources = [row for row in book["Sources"].iter_rows(values_only=True) if "land_ledger" in str(row[0])]
    assert any(added["number"] in str(row[-1]) for row in sources)
    assert Path(told["pdf"]).read_bytes().startswith(b"%PDF")


# ------------------------------------------------------------------------------------------------ split and merge

AREA = (
    "local_id=HA-12", "classification=CHA", "status=OPEN", "information_date=2019", "admin_unit_id=AF01",
    "area_m2=15000", "contamination=APM", "direct_evidence=VISUAL",
)  # fmt: skip
WHEN = ("--on", "2024-05-10", "--reason", "Two teams")
PARTS = ("--part", "area_m2=9000", "name=North", "--part", "area_m2=6000", "name=South")


@pytest.fixture
def area(line: Line) -> str:
    assert line("add", "admin_unit", "pcode=AF01", "name=Kabul", "level=1", "--submit")[0] == DONE
    return str(line("add", "hazardous_area", *AREA, "--submit")[1]["number"])


def test_an_area_is_split_and_taken_back_from_the_command_line(line: Line, area: str) -> None:
    evidence = line(
        "add", "area_evidence", f"hazardous_area_id={area}", "evidence_kind=CRATER", "evidence_class=DIRECT", "--submit"
    )[1]["number"]
    told = line("split", "HA-12")[1]
    assert (told["left_m2"], told["proposed"]) == (15_000, ["HA-12/1", "HA-12/2"])
    assert told["attached"] == [{"number": evidence, "form": "area_evidence", "way": "copied", "given": True}]
    code, done = line("split", "HA-12", *WHEN, *PARTS, "--give", f"{evidence}=2")
    assert (code, len(done["areas"]), done["copied"]) == (DONE, 2, [evidence])
    south = line("show", "hazardous_area", "HA-12/2")[1]["values"]
    assert (south["name"], south["area_m2"], south["information_date"]) == ("South", 6_000, "2024-05-10")
    assert line("list", "area_evidence", "--where", "hazardous_area_id=HA-12/2")[1]["count"] == 1
    assert line("undo", done["step"])[0] == DONE
    assert line("list", "hazardous_area")[1]["count"] == 1


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ((*WHEN, *PARTS, "area_m2=1"), WRONG_USE, "left"),
        ((*WHEN, *PARTS, "--give", "KBL-ACC-000009=1"), WRONG_USE, "does not name the area"),
        ((*PARTS, "--reason", "x"), WRONG_USE, "is not a date"),
        ((*WHEN, "--part", "area_m2=15000", "direct_evidence="), PROBLEMS, "needs direct evidence"),
    ],
)
def test_what_cannot_be_split_says_why_and_does_nothing(line: Line, area: str, asked: tuple[str, ...], code: int,
                                                        said: str) -> None:  # fmt: skip
    assert area
    given, told = line("split", "HA-12", *asked)
    assert (given, said in json.dumps(told)) == (code, True), told
    assert line("list", "hazardous_area")[1]["count"] == 1


def test_areas_are_merged_from_the_command_line(line: Line, area: str) -> None:
    other = [*AREA, "local_id=HA-13", "area_m2=3000", "name=River"]
    assert line("add", "hazardous_area", *other, "--submit")[0] == DONE
    told = line("merge", area, "HA-13")[1]
    assert (told["left_m2"], told["differs"]) == (18_000, ["name"])
    code, done = line("merge", area, "HA-13", *WHEN, "--into", "area_m2=18000", "name=Valley")
    assert (code, done["difference_m2"]) == (DONE, 0)
    assert line("show", "hazardous_area", "HA-13")[1]["values"]["status"] == "REPLACED"
