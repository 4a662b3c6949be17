"""Accounts and roles from the command line: a refusal ends with 2 and a sentence, in the language of the person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mac_desktop.cli.main import run

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


class Line:
    """Runs one verb on one store as one person, and gives its exit code and what it printed as JSON."""

    def __init__(self, store: Path, capsys: Any) -> None:
        self.store, self.capsys = store, capsys

    def __call__(self, user: str, *arguments: str) -> tuple[int, Any]:
        code = run([*arguments, "--store", str(self.store), "--user", user, "--json"])
        return code, json.loads(self.capsys.readouterr().out)


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    made = Line(tmp_path / "kabul.macdesk", capsys)
    assert made("boss", "new", "--office", "KBL")[0] == DONE
    made("boss", "add", "admin_unit", "pcode=AF01", "name=Kabul", "level=1", "--submit")
    for sign_in, roles in (("boss", "ADMINISTRATOR"), ("amina", "DATA_ENTRY"), ("karim", "APPROVER;DATA_ENTRY")):
        account = (f"sign_in={sign_in}", f"full_name={sign_in.title()} Example", f"roles={roles}", "active=YES")
        code, told = made("boss", "add", "user_account", *account, "--submit")
        assert (code, told["state"]) == (DONE, "submitted"), told
    return made


def _accident(line: Line, user: str) -> str:
    values = ("accident_date=2024", "accident_type=MINE", "caused_by=MINE", "device_category=APM", "admin_unit_id=AF01")
    code, told = line(user, "add", "accident", *values, "--submit")
    assert code == DONE, told
    return str(told["number"])


def test_a_refused_verb_ends_with_two_and_says_who_may(line: Line) -> None:
    number = _accident(line, "amina")
    code, told = line("amina", "state", "accident", "approved", number)
    assert code == WRONG_USE
    assert told["exit"] == WRONG_USE
    assert told["error"].endswith("That is for: Approver. Ask Karim Example (karim).")
    code, told = line("amina", "state", "accident", "approved", number, "--language", "fr")
    assert "Approbateur" in told["error"]
    assert line("karim", "state", "accident", "approved", number)[0] == DONE


def test_who_has_no_account_is_told_whom_to_ask(line: Line) -> None:
    for verb in (("list", "accident"), ("show", "accident", "x"), ("check",), ("undo",), ("search", "kabul")):
        code, told = line("stranger", *verb)
        assert code == WRONG_USE, verb
        assert "Boss Example (boss)" in told["error"], verb


def test_the_centre_keeps_duties_apart_when_its_administrator_says_so(line: Line) -> None:
    assert line("karim", "duties")[1] == {"apart": False}
    assert line("karim", "duties", "apart")[0] == WRONG_USE
    assert line("boss", "duties", "apart") == (DONE, {"apart": True})
    number = _accident(line, "karim")
    code, told = line("karim", "state", "accident", "approved", number)
    assert (code, told["moved"]) == (PROBLEMS, 0)
    assert told["held"][0]["problems"][0]["rule"] == "S1"
    assert line("boss", "duties", "together") == (DONE, {"apart": False})
    assert line("karim", "state", "accident", "approved", number)[0] == DONE


def test_records_about_people_are_listed_by_their_numbers_only(line: Line) -> None:
    worker = ("sign_in=nur", "full_name=Nur Example", "roles=CASE_WORKER", "active=YES")
    line("boss", "add", "user_account", *worker, "--submit")
    _, told = line("nur", "add", "person", "name=Zarmina Example", "sex=F", "consent_to_share=YES", "--submit")
    number = told["number"]
    code, shown = line("amina", "list", "person")
    assert (code, shown["records"][0]["number"], shown["records"][0]["name"]) == (DONE, number, "not shown")
    code, told = line("amina", "show", "person", number)
    assert code == WRONG_USE
    assert "Nur Example (nur)" in told["error"]
    code, told = line("amina", "search", "zarmina")
    assert (code, told["found"]) == (DONE, [])
    assert "Persons" in told["left_out"]
    assert line("nur", "search", "zarmina")[1] == {
        "found": [{"form": "person", "number": number, "label": "Zarmina Example"}],
        "left_out": None,
    }


def test_a_newer_report_is_added_on_an_approved_record(line: Line) -> None:
    number = _accident(line, "amina")
    code, told = line("amina", "report-on", "accident", number, "place=Bagrami")
    assert (code, "not approved" in told["error"]) == (WRONG_USE, True)
    line("karim", "state", "accident", "approved", number)
    code, told = line("amina", "report-on", "accident", number, "colour=red")
    assert (code, line("amina", "list", "accident")[1]["count"]) == (WRONG_USE, 1)
    code, told = line("amina", "report-on", "accident", number, "place=Bagrami", "information_date=2025", "--submit")
    assert (code, told["state"]) == (DONE, "submitted"), told
    code, moved = line("karim", "state", "accident", "approved", told["number"])
    assert (code, moved["moved"], moved["told"]) == (DONE, 1, [])
    assert line("amina", "show", "accident", number)[1]["values"]["place"] == "Bagrami"
    assert line("amina", "show", "accident", told["number"])[1]["state"] == "superseded"
    code, older = line("amina", "report-on", "accident", number, "information_date=2024", "--submit")
    code, moved = line("karim", "state", "accident", "approved", older["number"])
    assert (code, moved["told"][0]["problems"][0]["rule"]) == (DONE, "D12")
