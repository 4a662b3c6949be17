"""A record of any form is the same, and wrong values of any kind are told the same, by screen, by sheet and by command
line."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from tests.end_to_end.invented_records import Inventor, Typed

from mac_desktop.cli.main import run
from mac_desktop.domain.own_fields import OF_A_LIST, ValueType
from mac_desktop.domain.problems import Problem
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping, shape
from mac_desktop.forms.catalogue.all_forms import FORMS, form_for
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.services import imports, records, stores, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.store import settings
from mac_desktop.texts import Texts

Told = set[tuple[str, str, str, str]]
LAST = "user_account"  # with the first account not everybody may do everything any more
SEVERAL = {"accident": 8, "person": 3, "casualty": 6}  # some parts are of one kind of accident, or of survivors
IN_ORDER = sorted((form.key for form in FORMS), key=lambda key: key == LAST)


def _now() -> dt.datetime:
    return dt.datetime(2026, 4, 20, tzinfo=dt.UTC)


def _open(path: Path) -> Context:
    return stores.open_store(path, user="clerk", now=_now, texts=Texts())


# What is asked of a record that may be completed by its parts: a sheet of records alone is not asked for it.
COMPLETES = {(rule.form, rule.id) for rule in RULES if rule.completes}


def _told(ctx: Context, problems: list[Problem]) -> Told:
    return {
        (p.field, p.rule, p.severity.value, wording.sentence(ctx.texts, p))
        for p in problems
        if (p.form, p.rule) not in COMPLETES
    }


def _newest(path: Path, table: str) -> dict[str, object]:
    """The record that was made last, as it is stored, with what it refers to by number."""
    raw = sqlite3.connect(path)
    try:
        raw.row_factory = sqlite3.Row
        row = dict(raw.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone())
        count = raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for field in form_for(table).fields.values():
            if field.refers_to and row[field.name]:
                found = raw.execute(f"SELECT number FROM {field.refers_to} WHERE id = ?", (row[field.name],))
                row[field.name] = found.fetchone()[0]
    finally:
        raw.close()
    return {"count": count, **{name: value for name, value in row.items() if name != "id"}}


class Screen:
    """The window on a store of its own: values are typed into the fields of the form."""

    def __init__(self, path: Path) -> None:
        from mac_desktop.gui import app as program

        self._app = program.application()
        self.ctx = _open(path)
        self.window = program.make_window(program.Options(settings=path.with_suffix(".window")))
        self.desk = program.fill_window(self.window, self.ctx)

    def add(self, key: str, typed: Typed, *, keep: bool) -> Told:
        """Type a record; submit it where it is to be kept."""
        from mac_desktop.gui.forms.form_pane import FormPane

        pane = FormPane(self.desk, self.ctx.form(key))
        pane.open_new()
        for name, text in typed.items():
            _type(pane.body.rows[name].entry, text)
        problems = pane.check_all().problems
        if keep:
            pane.verbs.primary()
            while self.window.jobs.busy:
                self._app.processEvents()
            self._app.processEvents()
        pane.dirty = False
        pane.keeper.forget(pane.keeper.slot)
        pane.deleteLater()
        return _told(self.ctx, problems)

    def close(self) -> None:
        self.window.jobs.end()
        self.window.close()
        self.ctx.store.close()


def _type(entry: Any, text: str) -> None:
    """A text as an input method or the clipboard brings it: in one piece."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    field = entry.focusProxy() or entry
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text))


class Sheet:
    """Import of a workbook with one row into a store of its own."""

    def __init__(self, path: Path) -> None:
        self.ctx = _open(path)
        self._files = path.parent
        self._made = 0

    def add(self, key: str, typed: Typed, *, keep: bool) -> Told:
        self._made += 1
        book = openpyxl.Workbook()
        book.active.append(list(typed))
        book.active.append(list(typed.values()))
        path = self._files / f"sheet{self._made}.xlsx"
        book.save(path)
        mapping = ImportMapping(key, tuple(ColumnUse(name, f"{key}.{name}") for name in typed))
        settings.put(self.ctx.store, f"mapping:{shape(typed)}", mapping.to_json())  # as agreed for last month's file
        incoming = imports.look_at(self.ctx, path)
        dry = finish(imports.dry_run(self.ctx, incoming, incoming.mapping))
        if keep:
            finish(imports.store_import(self.ctx, dry))
        return _told(self.ctx, [p.problem for p in dry.problems])

    def close(self) -> None:
        self.ctx.store.close()


class Line:
    """The command line on a store of its own."""

    def __init__(self, path: Path, capsys: Any) -> None:
        self._path, self._capsys = path, capsys

    def add(self, key: str, typed: Typed, *, keep: bool) -> Told:
        """Submit a record; where it is not to be kept, in a copy of the store."""
        path = self._path if keep else self._path.with_suffix(".copy")
        if not keep:
            shutil.copy(self._path, path)
        common = ["--store", str(path), "--user", "clerk", "--json", *(["--submit"] if keep else [])]
        run(["add", key, *common, *(f"{name}={text}" for name, text in typed.items())])
        said = json.loads(self._capsys.readouterr().out)
        assert "problems" in said, said
        told = [p for p in said["problems"] if (key, p["rule"]) not in COMPLETES]
        return {(p["field"], p["rule"], p["severity"], p["sentence"]) for p in told}

    def close(self) -> None:
        """Each run has closed its store."""


@dataclass
class Doors:
    """Four stores that are the same: three behind the doors, and one in which the next record is invented."""

    plan: Context
    folder: Path
    screen: Screen
    sheet: Sheet
    line: Line
    inventor: Inventor

    def add(self, key: str, typed: Typed, *, keep: bool) -> list[Told]:
        return [door.add(key, typed, keep=keep) for door in (self.screen, self.sheet, self.line)]

    def newest(self, key: str) -> list[dict[str, object]]:
        return [_newest(self.folder / name, key) for name in ("screen.mac", "sheet.mac", "line.mac")]


def _own_fields(ctx: Context) -> None:
    """A field of each type that a centre may add, so that these go through all doors too."""
    for number, kind in enumerate(ValueType):
        raw = {"form_key": "task", "field_key": f"own_{kind.lower()}", "label": f"Own {number}", "value_type": kind}
        listed = {"list_key": "occupation"} if kind in OF_A_LIST else {}
        assert records.save(ctx, "own_field", {**raw, **listed}, submit=True).state == "submitted"


def _base(path: Path, inventor: Inventor) -> None:
    """A store with a record of each form that others refer to."""
    ctx = stores.new_store(path, office="KBL", user="clerk", now=_now, texts=Texts())
    try:
        _own_fields(ctx)
        bound = [form_for(str(record.__tablename__)) for record in RECORDS]
        wanted = {field.refers_to for form in bound for field in form.fields.values()}
        for form in bound:
            if form.key in wanted:
                for _ in range(SEVERAL.get(form.key, 1)):
                    saved = records.save(ctx, form.key, inventor.good(ctx, ctx.form(form.key)), submit=True)
                    assert saved.state == "submitted", saved.problems
    finally:
        ctx.store.close()


@pytest.fixture
def doors(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doors]:
    fixed = SimpleNamespace(UTC=dt.UTC, datetime=SimpleNamespace(now=lambda _zone: _now()))
    monkeypatch.setattr("mac_desktop.cli.main.dt", fixed)
    inventor, base = Inventor(seed=11), tmp_path / "base.mac"
    _base(base, inventor)
    paths = [shutil.copy(base, tmp_path / f"{name}.mac") for name in ("plan", "screen", "sheet", "line")]
    made = Doors(_open(paths[0]), tmp_path, Screen(paths[1]), Sheet(paths[2]), Line(paths[3], capsys), inventor)
    yield made
    for close in (made.plan.store.close, made.screen.close, made.sheet.close):
        close()


def test_every_form_says_and_keeps_the_same_through_all_doors(doors: Doors) -> None:
    different: dict[str, object] = {}
    for key in IN_ORDER:
        bad = doors.inventor.bad(doors.plan.form(key))
        told = doors.add(key, bad, keep=False)
        good = doors.inventor.good(doors.plan, doors.plan.form(key))
        said = doors.add(key, good, keep=True)
        assert records.save(doors.plan, key, good, submit=True).state == "submitted"
        kept = doors.newest(key)
        assert len({p[0] for p in told[2]} & bad.keys()) == len(bad), f"{key}: each wrong value is told of"
        for what, three in (("bad", told), ("good", said), ("kept", kept)):
            if any(one != three[2] for one in three):
                different[f"{key} {what}"] = _difference(three)
    assert different == {}


def _difference(three: list[Any]) -> list[Any]:
    """What screen, sheet and command line have apart from each other."""
    if isinstance(three[0], dict):
        names = [name for name in three[0] if len({str(one[name]) for one in three}) > 1]
        return [{name: one[name] for name in names} for one in three]
    common = set.intersection(*three)
    return [sorted(one - common) for one in three]
