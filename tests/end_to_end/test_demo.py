"""The verb `demo` as a person starts it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mac_desktop.cli import verb_demo
from mac_desktop.domain.records.treaty import ContactPoint
from mac_desktop.services.stores import new_store
from mac_desktop.store.engine import Store
from mac_desktop.texts import Texts

ROOT = Path(__file__).parents[2]


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    screenless = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-m", "mac_desktop", "demo", *arguments],
        env={**screenless, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, encoding="utf-8", timeout=280, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_without_a_screen_everything_is_made_and_the_pages_are_drawn(tmp_path: Path) -> None:
    told = demo("--out", str(tmp_path), *(["--no-window"] if sys.platform != "linux" else []))
    assert told.returncode == 0, told.stderr
    assert "932 rows accepted, 33 rejected" in told.stdout
    assert "Row 11, column M (Superficie (m2)), “environ 5 ha”" in told.stdout
    assert "main pages were drawn instead of opening a window" in told.stdout
    assert (tmp_path / "article7-2025.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "article7-2025.xlsx").stat().st_size > 10_000
    assert len(list(tmp_path.glob("*.png"))) >= 5


def options(folder: Path) -> argparse.Namespace:
    def now() -> dt.datetime:
        return dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)

    return argparse.Namespace(out=folder, no_window=True, json=False, user="Samira", now=now, texts=Texts())


def trail_length(store: Store) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM step").scalar_one())


def test_an_earlier_sample_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = verb_demo._Demo(options(tmp_path))
    verb_demo._make(first)
    with first.open().store as store:
        steps = trail_length(store)
        with store.step("Change the sample", by="Samira") as step:
            step.add(ContactPoint, {"treaty": "APMBC", "organisation": "A body that only the old sample knew"})
        assert trail_length(store) == steps + 1
    (first.store.parent / "backups").mkdir()
    (first.store.parent / "backups" / f"{first.store.stem} 2026-03-02 090000.macdesk").write_bytes(b"old")
    verb_demo._make(first)
    with first.open().store as store:
        assert trail_length(store) == steps
    assert not list((first.store.parent / "backups").iterdir())
    assert "kept as" not in capsys.readouterr().out


def test_a_store_that_is_no_sample_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = verb_demo._Demo(options(tmp_path))
    made.store.parent.mkdir(parents=True)
    given = made.options
    new_store(made.store, office="REAL", user="Ann", now=given.now, texts=given.texts).store.close()
    verb_demo._make(made)
    kept = [p for p in made.store.parent.iterdir() if "kept-1" in p.name and p.suffix == ".macdesk"]
    assert len(kept) == 1
    assert "is not a sample" in capsys.readouterr().out


def test_json_tells_every_problem_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = options(tmp_path)
    given.json = True
    made = verb_demo._Demo(given)
    verb_demo._make(made)
    ctx = made.open()
    with ctx.store:
        verb_demo._import(made, ctx)
    assert capsys.readouterr().out == ""
    facts = json.loads(json.dumps(made.facts, default=str))
    assert (facts["accepted_rows"], facts["rejected_rows"], facts["waiting"]) == (932, 33, 43)
    told = [p for one in facts["imports"] for p in one["problems"] if p["severity"] == "stop"]
    assert all(p["file"] and p["sheet"] and p["row"] and p["sentence"] for p in told)
    assert {"#N/A", "environ 5 ha", "XT0999"} <= {p["value"] for p in told}
