"""The same wrong values go in by screen, by sheet and by command line, and all three doors give the same problems."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mac_desktop.cli.main import run
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.services import imports, records, stores, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

Told = set[tuple[str, str, str, str]]

WRONG = {
    "numbers, dates and codes that cannot be read": {
        "accident_date": "31/02/2024",
        "killed": "1.234",
        "injured": "two",
        "device_category": "firework",
        "accident_type": "MINE",
        "caused_by": "mine",
        "admin_unit_id": "Kabul",
    },
    "a place that is not known, a date to come, a number below zero": {
        "accident_date": "2099-01-01",
        "accident_type": "demining accident",
        "caused_by": "UXO",
        "admin_unit_id": "Atlantis",
        "device_category": "APM",
        "killed": "-1",
    },
    "half a position, in the wrong place": {
        "accident_date": "03/2024",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "admin_unit_id": "كابل",
        "device_category": "APM",
        "latitude": "95",
    },
    "a latitude that cannot be read beside a good longitude": {
        "accident_date": "03/2024",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "admin_unit_id": "AF01",
        "device_category": "APM",
        "latitude": "by the river",
        "longitude": "69.2",
    },
    "an easting and a northing whose order nobody knows": {
        "accident_date": "03/2024",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "admin_unit_id": "AF01",
        "device_category": "APM",
        "position": "18N 602512 508301",
    },
    "a latitude beside coordinates that mean another": {
        "accident_date": "03/2024",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "admin_unit_id": "AF01",
        "device_category": "APM",
        "latitude": "34.6",
        "longitude": "69.163435",
        "position": "42S WD 15000 20000",
    },
    "a grid reference to the kilometre": {
        "accident_date": "03/2024",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "admin_unit_id": "AF01",
        "device_category": "APM",
        "position": "42S WD 15 20",
    },
    "nothing but a word for unknown": {"accident_date": "unknown", "killed": "n/a"},
    "digits of another script and thousands in a report before its accident": {
        "accident_date": "۲۴/۰۳/۲۰۲۴",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "admin_unit_id": "AF01",
        "device_category": "APM",
        "report_date": "23/03/2024",
        "injured": "١٢",
    },
}


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    made = stores.new_store(
        tmp_path / "centre.macdesk",
        office="KBL",
        user="clerk",
        now=lambda: dt.datetime(2026, 4, 20, tzinfo=dt.UTC),
        texts=Texts(),
    )
    place = {"pcode": "AF01", "name": "Kabul", "level": 1, "other_names": "کابل"}
    assert records.save(made, "admin_unit", place, submit=True).state == "submitted"
    yield made
    made.store.close()


@pytest.mark.parametrize("what", WRONG)
def test_screen_sheet_and_command_line_say_the_same(what: str, ctx: Context, tmp_path: Path, capsys: Any) -> None:
    values = WRONG[what]
    screen = _by_screen(ctx, values)
    sheet = _by_sheet(ctx, values, tmp_path)
    line = _by_command_line(ctx, values, capsys)
    assert screen, "the example must be wrong"
    assert sheet == screen
    assert line == screen


def _by_screen(ctx: Context, values: dict[str, str]) -> Told:
    """Type the values into the real form, key by key, and read what it shows."""
    from PySide6.QtWidgets import QWidget

    from mac_desktop.forms.catalogue.all_forms import form_for
    from mac_desktop.gui import app as program
    from mac_desktop.gui.forms.form_pane import FormPane

    program.application()
    window = program.make_window(program.Options(settings=ctx.store.path.with_suffix(".window")))
    try:
        desk = program.fill_window(window, ctx)
        pane = FormPane(desk, form_for("accident"))
        pane.open_new()
        for name, text in values.items():
            field = pane.findChild(QWidget, name)
            assert field is not None, name
            _type(field, text)
        checked = records.check(ctx, "accident", pane.body.raw())
        pane.deleteLater()
    finally:
        window.jobs.end()
        window.close()
    return {(p.field, p.rule, p.severity.value, wording.sentence(ctx.texts, p)) for p in checked.problems}


def _type(field: Any, text: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _by_sheet(ctx: Context, values: dict[str, str], folder: Path) -> Told:
    """Put the values as text under headings of a workbook and try to import it."""
    book = openpyxl.Workbook()
    book.active.append(list(values))
    book.active.append(list(values.values()))
    path = folder / "partner.xlsx"
    book.save(path)
    incoming = imports.look_at(ctx, path, subject="accident")
    mapping = ImportMapping("accident", tuple(ColumnUse(name, f"accident.{name}") for name in values))
    dry = finish(imports.dry_run(ctx, incoming, mapping))
    found = [p.problem for p in dry.problems]
    return {(p.field, p.rule, p.severity.value, wording.sentence(ctx.texts, p)) for p in found}


def _by_command_line(ctx: Context, values: dict[str, str], capsys: Any) -> Told:
    """Add the record from the command line and read its JSON."""
    store = ctx.store.path
    ctx.store.close()
    arguments = ["add", "accident", "--store", str(store), "--user", "clerk", "--json"]
    code = run([*arguments, *(f"{name}={value}" for name, value in values.items())])
    told = json.loads(capsys.readouterr().out)
    assert "problems" in told, told
    assert code == (1 if any(p["severity"] == "stop" for p in told["problems"]) else 0)
    return {(p["field"], p["rule"], p["severity"], p["sentence"]) for p in told["problems"]}
