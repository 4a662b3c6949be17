"""What a hostile or unlucky world gets: one sentence that says what to do, the promised code, and nothing changed."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mac_desktop.cli import main as cli
from mac_desktop.cli.main import run
from mac_desktop.services import sample
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

DONE, PROBLEMS, WRONG_USE, WORLD = 0, 1, 2, 3
SOURCE = Path(__file__).resolve().parents[2] / "src"
PLACES = "P-code,Name,Level\nC1,Kabul,1\nC2,Herat,1\n"


class Line:
    """Runs verbs on one store; gives the exit code and the facts or the sentence that were printed as JSON."""

    def __init__(self, store: Path, capsys: Any) -> None:
        self.store, self.capsys = store, capsys

    def __call__(self, verb: str, *arguments: object) -> tuple[int, Any]:
        code = run([verb, *map(str, arguments), "--store", str(self.store), "--user", "amina", "--json"])
        return code, json.loads(self.capsys.readouterr().out)

    def steps(self) -> int:
        return len(self("history")[1]["steps"])

    def places(self) -> int:
        return int(self("list", "admin_unit")[1]["count"])


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    made = Line(tmp_path / "kabul.macdesk", capsys)
    assert made("new", "--office", "KBL")[0] == DONE
    return made


@pytest.fixture
def places(tmp_path: Path) -> Path:
    return written(tmp_path / "places.csv", PLACES)


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("head.csv", "P-code,Name,Level\n", "no rows under its headings"),
        ("unknown.csv", f"{','.join(f'Zq{i}' for i in range(100))}\n" + "v,w\n" * 9, "100 columns, such as “Zq0”"),
        ("numbers.csv", "1,2,3\n4,5,6\n7,8,9\n", "no row of headings"),
        ("one-line.csv", "x" * 200_000, "131072 characters in one cell of line 1"),
        ("halves.csv", PLACES.encode().replace(b"Herat", b"Her\xed\xa0\x80t"), "two text encodings, first at line 3"),
    ],
)
def test_a_file_without_a_table_is_told_apart_from_one_with_wrong_rows(
    line: Line, tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    path = written(tmp_path / name, content)
    for more in ((), ("--dry-run",)):
        code, facts = line("import", path, *more)
        assert (code, words in facts["error"]) == (WORLD, True), facts
    assert line.steps() == 0


def test_a_column_whose_values_do_not_fit_its_heading_is_named(line: Line, tmp_path: Path) -> None:
    path = written(tmp_path / "odd.csv", "P-code,Name,Level\nC1,Kabul,zork\nC2,Herat,2e99\n")
    assert run(["import", str(path), "--form", "admin_unit", "--dry-run", "--store", str(line.store)]) == PROBLEMS
    assert "By its heading the column “Level” is Level, but its values do not fit" in line.capsys.readouterr().out
    only = written(tmp_path / "only.csv", "Date of accident\n32/13/2024\nxx\n")
    code, facts = line("import", only, "--form", "accident")
    assert (code, "“Date of accident”" in facts["error"]) == (WORLD, True)


def test_a_mapping_tells_which_columns_are_left_out(line: Line, tmp_path: Path, places: Path) -> None:
    path = written(tmp_path / "places.json", json.dumps(MAPPING))
    assert line("import", places, "--mapping", path, "--dry-run")[1]["unused_columns"] == ["Level"]


def test_a_file_of_which_no_row_can_be_stored_still_tells_every_problem(line: Line, tmp_path: Path) -> None:
    path = written(tmp_path / "wrong.csv", "P-code,Name,Level\n,Kabul,1\n,Herat,zork\n")
    code, facts = line("import", path, "--form", "admin_unit")
    assert code == PROBLEMS
    assert {p["row"] for p in facts["problems"] if p["severity"] == "stop"} == {2, 3}
    assert "step" not in facts
    assert line.steps() == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_or_a_pipe_is_refused_and_not_read_without_end(line: Line, tmp_path: Path, places: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (Path("/dev/zero"), tmp_path / "pipe.csv"):
        assert line("import", path)[0] == WORLD
        assert line("import", places, "--mapping", path)[0] == WORLD


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not text")
def test_a_file_whose_name_is_not_text_is_imported_and_the_output_stays_json(line: Line, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe9gions.csv"))
    path.write_text(PLACES, encoding="utf-8")
    assert line("import", path, "--form", "admin_unit")[0] == DONE
    assert line("history")[1]["steps"][0]["title"] == "Import r?gions.csv"
    odd = Line(path.with_suffix(".macdesk"), line.capsys)
    assert odd("new")[0] == DONE
    assert odd("import", path, "--form", "admin_unit")[0] == DONE, "its backup has such a name too"


MAPPING = {
    "subject": "admin_unit",
    "columns": [{"heading": "P-code", "to": "admin_unit.pcode"}, {"heading": "Name", "to": "admin_unit.name"}],
}


@pytest.mark.parametrize(
    "change",
    [
        {"subject": ["admin_unit"]},
        {"subject": None},
        {"columns": [{"heading": 5, "to": "admin_unit.name"}]},
        {"columns": [{"heading": "Name", "to": None}]},
        {"columns": [{"heading": "Name", "to": "admin_unit.name", "part": []}]},
        {"columns": [{"heading": "\ud800", "to": "admin_unit.name"}]},
        {"sheet": 7},
        {"constants": {"admin_unit.other_names": "\ud800"}},
        {"values": {"admin_unit.name": {"Kabul": "\ud800"}}},
        {"dates": {"admin_unit.name": []}},
        {"dates": {"admin_unit.name": "zork"}},
    ],
)
def test_a_mapping_file_that_is_wrong_is_refused_by_its_name(
    line: Line, tmp_path: Path, places: Path, change: dict[str, Any]
) -> None:
    path = written(tmp_path / "places.json", json.dumps(MAPPING | change))
    code, facts = line("import", places, "--mapping", path)
    assert (code, "places.json" in facts["error"]) == (WORLD, True), facts
    assert line.steps() == 0


def test_json_of_a_hundred_thousand_brackets_is_no_mapping_and_no_record(
    line: Line, tmp_path: Path, places: Path
) -> None:
    deep = written(tmp_path / "deep.json", "[" * 100_000)
    assert line("import", places, "--mapping", deep)[0] == WORLD
    assert line("add", "accident", "--from", deep)[0] == WRONG_USE
    assert line("add", "accident", "--from", written(tmp_path / "half.json", '{"place": "\\ud800"}'))[0] == WRONG_USE
    marked = written(tmp_path / "marked.json", b'\xef\xbb\xbf{"killed": 1}')
    assert line("add", "accident", "--from", marked)[1]["number"], "Windows writes a mark before UTF-8"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "accident", "--limit", "99999999999999999999"), "--limit"),
        (("list", "accident", "--limit", "-1"), "--limit"),
        (("history", "--limit", "99999999999999999999"), "--limit"),
        (("history", "zork"), "Say which record"),
        (("undo", "99999999999999999999"), "not a whole number"),
        (("list", "accident", "--where", "killed=abc"), "“abc”"),
        (("list", "accident", "--where", "caused_by=zork"), "“zork”"),
        (("list", "accident", "--where", "state=zork"), "no state “zork”"),
        (("list", "accident", "--language", "xx"), "no language “xx”"),
        (("add", "accident", "place=a\udcffb"), "cannot be read"),
        (("show", "accident", "\udcff"), "cannot be read"),
        (("figures", "--year", "2025", "--count", "approved,zork"), "no state “zork”"),
        (("figures", "--year", "2025", "--count", ""), "no state"),
        (("figures", "--year", "2025", "--report-language", "xx"), "no language “xx”"),
        (("figures", "--year", "2025", "--submitted", "0001-01-01"), "0001-01-01"),
        (("figures", "--year", "2025", "--submitted", "x"), "such as 2026-04-30"),
        (("figures", "--year", "2025", "--from", "0001-01-01"), "0001-01-01"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_never_answered_with_nothing_found(
    line: Line, arguments: tuple[str, ...], words: str
) -> None:
    code, facts = line(*arguments)
    assert (code, words in facts["error"]) == (WRONG_USE, True), facts
    assert line.steps() == 0


def test_a_backup_never_takes_the_place_of_another_file(line: Line, places: Path) -> None:
    for target in (places, line.store):
        before = target.read_bytes()
        code, facts = line("backup", target)
        assert (code, "left as it is" in facts["error"]) == (WORLD, True)
        assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["x" * 250 + ".mac", "x" * 300, "/".join(["d" * 100] * 50), "places.csv/x"])
@pytest.mark.parametrize("verb", [("new",), ("list", "accident"), ("restore",), ("backup",)])
def test_a_name_that_no_file_can_have_is_told(
    line: Line, tmp_path: Path, places: Path, name: str, verb: tuple[str, ...]
) -> None:
    odd = tmp_path / name
    if verb[0] in ("backup", "restore"):
        assert line(*verb, odd)[0] == WORLD
    else:
        assert Line(odd, line.capsys)(*verb)[0] == WORLD


def test_something_else_where_the_backups_should_be_stops_an_import_before_it_begins(line: Line, places: Path) -> None:
    (line.store.parent / "backups").write_text("no folder", encoding="utf-8")
    code, facts = line("import", places, "--form", "admin_unit")
    assert (code, "stands in its way" in facts["error"]) == (WORLD, True)
    assert line.places() == 0


def test_a_folder_where_the_lock_should_be_is_told(line: Line) -> None:
    for end in (".owner", ".lock"):
        Path(f"{line.store}.lock").unlink(missing_ok=True)
        Path(f"{line.store}{end}").mkdir()
        assert line("add", "accident")[0] == WORLD
        Path(f"{line.store}{end}").rmdir()


def test_a_store_with_damaged_words_in_its_head_is_told_and_left_alone(line: Line) -> None:
    data = line.store.read_bytes().replace(b"CREATE TABLE", b"CREATE T\xa3BLE")
    line.store.write_bytes(data)
    code, facts = line("list", "accident")
    assert (code, "damaged" in facts["error"]) == (WORLD, True)
    assert line.store.read_bytes() == data


def test_a_seal_that_cannot_be_read_does_not_vouch_for_a_backup(line: Line, tmp_path: Path) -> None:
    made = line("backup", tmp_path / "copies")[1]["backup"]
    Path(f"{made}.sha256").write_bytes(b"\xff\xfe")
    code, facts = line("restore", made)
    assert (code, "SHA-256" in facts["error"]) == (WORLD, True)


def at(monkeypatch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return moment

    monkeypatch.setattr(cli.dt, "datetime", Clock)


def test_a_clock_that_was_never_set_keeps_nobody_from_working(
    line: Line, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, dt.datetime(1969, 1, 1, tzinfo=dt.UTC))
    assert line("import", places, "--form", "admin_unit")[0] == DONE
    assert line("undo")[0] == DONE
    assert line.places() == 0
    assert line.steps() == 2


def test_the_sample_asks_for_the_clock_to_be_set(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, dt.datetime(2001, 1, 1, tzinfo=dt.UTC))
    code, facts = Line(tmp_path / "sample.macdesk", line.capsys)("sample")
    assert (code, "Set the clock" in facts["error"]) == (WORLD, True)
    assert not (tmp_path / "sample.macdesk").exists()


def test_a_sample_that_was_stopped_halfway_leaves_no_half_store(tmp_path: Path) -> None:
    store, now = tmp_path / "sample.macdesk", lambda: dt.datetime(2026, 4, 20, tzinfo=dt.UTC)
    job = sample.make_sample(store, tmp_path, user="amina", now=now, texts=Texts())
    next(job)
    assert store.exists()
    job.close()
    assert list(tmp_path.iterdir()) == []
    finish(sample.make_sample(store, tmp_path, user="amina", now=now, texts=Texts()))


def program(*arguments: object, env: dict[str, str | None] | None = None, **more: Any) -> subprocess.Popen[bytes]:
    changed = {**os.environ, "PYTHONPATH": str(SOURCE), **(env or {})}
    return subprocess.Popen(
        [sys.executable, "-m", "mac_desktop", *map(str, arguments)],
        env={k: v for k, v in changed.items() if v is not None},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more},
    )


def test_an_output_that_knows_no_arabic_gets_json_that_can_be_read_and_text_without_a_traceback(
    line: Line, tmp_path: Path
) -> None:
    line("add", "admin_unit", "pcode=AF01", "name=كابل", "level=1")
    ascii_only = {"PYTHONIOENCODING": "ascii", "HOME": str(tmp_path)}
    said, _ = program("list", "admin_unit", "--store", line.store, "--json", env=ascii_only).communicate()
    assert json.loads(said)["records"][0]["name"] == "كابل"
    plain = program("list", "admin_unit", "--store", line.store, env=ascii_only)
    said, complained = plain.communicate()
    assert (plain.returncode, complained) == (DONE, b"")
    assert b"AF01" in said


def test_a_text_in_a_record_cannot_command_the_terminal(line: Line) -> None:
    line("add", "admin_unit", "pcode=AF01", "name=Ka\x1b[31mbul\x9b2J", "level=1")
    assert run(["list", "admin_unit", "--store", str(line.store)]) == DONE
    said = line.capsys.readouterr().out
    assert "Ka\\x1b[31mbul\\x9b2J" in said
    assert not {"\x1b", "\x9b"} & set(said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full here")
def test_an_output_that_takes_nothing_is_told_by_sentence_and_code(line: Line, tmp_path: Path) -> None:
    # Unbuffered, as some machines are set, the program would notice at once; what is written at the very end is harder.
    home = {"HOME": str(tmp_path), "PYTHONUNBUFFERED": None}
    listed = ("list", "admin_unit", "--store", line.store)
    with Path("/dev/full").open("wb") as full:
        for more in ((), ("--json",)):
            asked = program(*listed, *more, env=home, stdout=full)
            complained = asked.communicate()[1]
            assert (asked.returncode, complained.count(b"\n")) == (WORLD, 0 if more else 1), complained
        wrong = program("list", "zork", "--store", line.store, env=home, stderr=full)
        wrong.communicate()
    assert wrong.returncode == WRONG_USE
    closed = program(*listed, env=home, preexec_fn=lambda: os.close(1))
    assert (closed.communicate()[1], closed.returncode) == (b"", DONE)


@pytest.mark.skipif(os.name == "nt", reason="^C is sent differently on Windows")
def test_an_import_stopped_by_the_keyboard_leaves_no_row_and_no_lock(line: Line, tmp_path: Path) -> None:
    rows = "".join(f"Q{i},Place {i} {'x' * 60},1\n" for i in range(20_000))
    path = written(tmp_path / "many.csv", f"P-code,Name,Level\n{rows}")
    running = program("import", path, "--form", "admin_unit", "--store", line.store, env={"HOME": str(tmp_path)})
    while not list(tmp_path.glob("backups/*.sha256")) and running.poll() is None:
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    said, complained = running.communicate(timeout=60)
    if running.returncode == DONE:
        pytest.skip("the import was faster than the keyboard")
    assert (running.returncode, said) == (130, b"")
    assert complained.startswith(b"Stopped.")
    assert b"Traceback" not in complained
    assert (line.places(), line.steps(), line("check")[0]) == (0, 0, DONE)
    with sqlite3.connect(line.store) as raw:
        assert raw.execute("SELECT count(*) FROM change").fetchone() == (0,)
    raw.close()
