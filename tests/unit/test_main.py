"""How the program starts, and what is left when it is itself at fault."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from mac_desktop import __main__ as start
from mac_desktop import logs, paths
from mac_desktop.cli import main as cli


@pytest.fixture
def log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "log_dir", lambda: tmp_path / "log")
    yield tmp_path / "log"
    for handler in list(logging.getLogger("mac_desktop").handlers):
        logging.getLogger("mac_desktop").removeHandler(handler)
        handler.close()


@pytest.mark.expects_log
def test_a_fault_of_the_program_is_told_and_logged_without_what_stands_in_a_record(
    log_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(_arguments: object) -> int:
        raise RuntimeError("Amina Example, Kabul")

    monkeypatch.setattr(cli, "run", faulty)
    monkeypatch.setattr("sys.argv", ["mac-desktop", "list", "person"])
    assert start.main() == start.PROGRAM_AT_FAULT
    said, logged = capsys.readouterr().err, (log_folder / "mac-desktop.log").read_text(encoding="utf-8")
    assert "made a mistake" in said
    assert "RuntimeError" in logged
    assert "Amina" not in said + logged


def test_a_log_that_cannot_be_written_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    assert logs.set_up(tmp_path / "log") is None
