"""Every verb and the window's own reactions on a store as large as an office's gets, each beside bare SQL in one run.

The floor of a line is what Python's sqlite3 needs to fetch the same rows without judging, naming or drawing anything;
lines without a floor have no such peer. `*` marks what runs on the window's own thread. Promise on an old laptop (about
half as fast as the machine where this was written): typing, opening and saving answer within 100 ms.

    python benchmarks/large_store.py [--scale 1.0] [--store FILE] [--rounds 5] [--only WORD]

`--store` keeps the made store for the next run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from large_country import make_store

from mac_desktop.domain.records.base import State
from mac_desktop.services import attention, backups, checking, drafts, history, imports, lists, records, reports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.progress import finish
from mac_desktop.store.filters import Filter
from mac_desktop.texts import Texts

Work = Callable[[], object]
RED, YELLOW = 1.0, 0.1


@dataclass(frozen=True)
class Line:
    """One thing that is measured: `rounds` 0 means as many as asked for."""

    name: str
    work: Work
    floor: Work | None = None
    on_window: bool = False
    rounds: int = 0


def now() -> dt.datetime:
    """The benchmark's clock."""
    return dt.datetime.now(dt.UTC)


def seconds(work: Work, rounds: int) -> float:
    """The median time of a work, after one run to warm the caches when there are several."""
    if rounds > 1:
        work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def show(line: Line, rounds: int, known: dict[str, float]) -> None:
    """Measure a line and print it."""
    took = known[line.name] = seconds(line.work, line.rounds or rounds)
    floor = seconds(line.floor, line.rounds or rounds) if line.floor else 0.0
    mark = "!!" if took > RED else "!" if took > YELLOW and line.on_window else ""
    ratio = f"{took / floor:8.1f} x {floor * 1000:9.2f} ms" if floor else ""
    print(f"{'*' if line.on_window else ' '} {line.name:<58} {took * 1000:10.1f} ms {mark:<2} {ratio}", flush=True)


class Bare:
    """Bare SQL on the same file."""

    def __init__(self, path: Path) -> None:
        self._raw = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)

    def __call__(self, sql: str, *values: object) -> Work:
        return lambda: self._raw.execute(sql, values).fetchall()


def _listing(ctx: Context, bare: Bare) -> Iterator[Line]:
    """Lists: which, in which order, what they show and sum."""
    asked = ListRequest("casualty", lists.default_columns("casualty"))
    units = ListRequest("admin_unit", lists.default_columns("admin_unit"))
    accidents = ListRequest("accident", lists.default_columns("accident"))
    held, places = lists.ids(ctx, asked), lists.ids(ctx, units)
    every = "SELECT id FROM {} WHERE deleted_at IS NULL ORDER BY id DESC"
    yield Line("list: ids of all casualties", lambda: lists.ids(ctx, asked), bare(every.format("casualty")), True)
    yield Line("list: ids of all places", lambda: lists.ids(ctx, units), bare(every.format("admin_unit")), True)
    yield Line("list: count of casualties", lambda: lists.count(ctx, asked), bare("SELECT count(*) FROM casualty"))
    for name, request, column in (
        ("casualties by age", asked, "age"),
        ("casualties by accident (a label)", asked, "accident_id"),
        ("accidents by place (a text)", accidents, "place"),
        ("accidents by date", accidents, "accident_date"),
        ("places by the unit above (a label)", units, "parent_id"),
    ):
        ordered = replace(request, sort=((column, False),))
        sql = f"SELECT id FROM {request.form_key} WHERE deleted_at IS NULL ORDER BY {column}, id DESC"
        yield Line(f"list: {name}", lambda r=ordered: lists.ids(ctx, r), bare(sql), True)
    window = lambda r, some: lambda: lists.rows(ctx, r, some)  # noqa: E731
    one_window = "SELECT * FROM {0} WHERE id IN (SELECT value FROM json_each(?))"
    for name, request, ids in (("casualties", asked, held), ("places", units, places)):
        some = list(ids[40_000:40_200] or ids[:200])
        floor = bare(one_window.format(request.form_key), str(some).replace("'", '"'))
        yield Line(f"list: 200 lines of {name}", window(request, some), floor, True)
    sums = "SELECT sum(age), sum(minutes_to_facility) FROM casualty"
    yield Line("list: totals of 5,000 casualties", lambda: lists.totals(ctx, asked, held[:5000]), None, True)
    yield Line("list: totals of all casualties", lambda: lists.totals(ctx, asked, held), bare(sums))
    for words in ("a", "v-0", "field 12", "kabul"):
        found = replace(accidents, text=words)
        yield Line(f"list: accidents with the words “{words}”", lambda r=found: lists.ids(ctx, r), None, True)
    contains = replace(accidents, filters=(Filter("place", "contains", "kabul"),))
    like = "SELECT id FROM accident WHERE place LIKE '%kabul%' ORDER BY id DESC"
    yield Line("list: accidents whose place contains a word", lambda: lists.ids(ctx, contains), bare(like), True)
    dates = replace(accidents, filters=(Filter("accident_date", "between", ("2024", "2024")),))
    sql = "SELECT id FROM accident WHERE accident_date BETWEEN '2024' AND '2024-12-31' ORDER BY id DESC"
    yield Line("list: accidents of a year", lambda: lists.ids(ctx, dates), bare(sql), True)
    chosen = replace(asked, filters=(Filter("id", "ids", list(held)),))
    yield Line("list: the records behind a total of all", lambda: lists.ids(ctx, chosen), None, True)
    for text in ("a", "amina", "v-012345", "xx0101"):
        yield Line(f"find anywhere “{text}”", lambda t=text: lists.search(ctx, t), None, True)
    yield Line("list asked for in words", lambda: lists.request(ctx, "accident", where={"admin_unit_id": "XX00"}))


def _records(ctx: Context, bare: Bare) -> Iterator[Line]:
    """One record: choosing, judging, saving, moving through its states."""
    for text in ("", "k", "ka", "kabul", "XX0101", "zzz"):
        yield Line(
            f"choose a place by “{text}”", lambda t=text: records.choices(ctx, "admin_unit", t, 30),
            bare("SELECT id, name, pcode FROM admin_unit"), True,
        )  # fmt: skip
    for table, text in (("accident", "c-0123"), ("person", "amina"), ("hazardous_area", "sha-001"), ("casualty", "v-")):
        yield Line(f"choose a {table} by “{text}”", lambda t=table, w=text: records.choices(ctx, t, w, 30), None, True)
    held = lists.ids(ctx, ListRequest("accident", ("number",)))
    one = held[1234 % len(held)]
    whole = "SELECT * FROM accident WHERE id = ?"
    yield Line("load a record", lambda: records.load(ctx, "accident", one), bare(whole, one), True)
    number = records.load(ctx, "accident", one).number
    yield Line("load a record by its number", lambda: records.load(ctx, "accident", number), bare(whole, one))
    yield Line("load a place by its name", lambda: _quiet(lambda: records.load(ctx, "admin_unit", "xx0101")))
    yield Line("what a record is called", lambda: records.label(ctx, "accident", one), bare(whole, one), True)
    yield Line("parts of an accident", lambda: records.children(ctx, "accident", one), bare(whole, one), True)
    raw = dict(records.load(ctx, "accident", one).raw)
    unit = bare("SELECT * FROM admin_unit WHERE id = ?", raw["admin_unit_id"])
    yield Line("judge an accident (place by id)", lambda: records.check(ctx, "accident", raw, one), unit, True)
    for way, called in (("code", "XX0101"), ("other name", "provincía"), ("unknown name", "Nowhere at all")):
        named = {**raw, "admin_unit_id": called}
        yield Line(
            f"judge an accident (place by {way})", lambda v=named: records.check(ctx, "accident", v, one), unit, True
        )
    new = {**raw, "local_id": None}
    yield Line("save a new accident", lambda: records.save(ctx, "accident", new))
    counter = iter(range(10**6))
    yield Line(
        "save a changed accident",
        lambda: records.save(ctx, "accident", {**raw, "circumstances": f"Change {next(counter)}"}, one, submit=True),
    )
    for form_key, size in (("accident", 1000), ("casualty", 1000)):
        wanted = ListRequest(form_key, ("number",), (Filter("state", "is", State.SUBMITTED.value),))
        some = lists.ids(ctx, wanted)[:size]
        yield Line(
            f"verify {len(some)} records of {form_key}",
            lambda k=form_key, ids=some: records.set_state(ctx, k, ids, State.VERIFIED),
            rounds=1,
        )


def _quiet(work: Work) -> None:
    try:
        work()
    except Exception:  # noqa: BLE001 - the answer does not matter here, only how long it takes
        return


def _store(ctx: Context, bare: Bare, folder: Path) -> Iterator[Line]:
    """What concerns the whole store: attention, history, drafts, reports, imports, check, backup, undo."""
    by_state = bare("SELECT state, count(*) FROM accident WHERE deleted_at IS NULL GROUP BY state")
    yield Line("what needs attention", lambda: attention.attention(ctx), by_state, True)
    one = lists.ids(ctx, ListRequest("accident", ("number",)))[0]
    changes = bare("SELECT * FROM change WHERE row_id = ?", one)
    yield Line("history: 200 steps", lambda: history.steps(ctx), bare("SELECT * FROM step"), True)
    yield Line("history: of a record", lambda: history.of_record(ctx, "accident", one), changes, True)
    yield Line("history: first 50 records of the largest step", lambda: history.records_of_step(ctx, 1), None, True)
    yield Line("draft: keep", lambda: drafts.keep(ctx, "accident", None, "draft", {"place": "here"}))
    yield Line("draft: waiting", lambda: drafts.waiting(ctx), None, True)
    request = reports.Article7Request(2024)
    everything = bare("SELECT id, outcome, sex, age FROM casualty")
    yield Line("report: made and checked", lambda: reports.article7(ctx, request), everything, rounds=2)
    made = reports.article7(ctx, request)
    yield Line("report: written", lambda: finish(reports.write(ctx, made, folder)), rounds=1)
    largest = max(made.figures.values(), key=lambda f: sum(len(ids) for _, ids in reports.behind(ctx, [f])))
    yield Line(f"report: records behind {largest.key}", lambda: reports.behind(ctx, [largest]), rounds=2)
    sheet = folder / "people.csv"
    lines = (f"C-{i},2024-03-0{1 + i % 9},XX0101,Injured,Male,{20 + i % 50}" for i in range(1000))
    sheet.write_text("Case,Date,P-code,Outcome,Sex,Age\n" + "\n".join(lines), encoding="utf-8")
    yield Line("import: look at 1,000 rows", lambda: imports.look_at(ctx, sheet), rounds=2)
    yield Line("check the whole store", lambda: checking.check_store(ctx), rounds=1)
    whole = ctx.store.path
    yield Line("backup", lambda: backups.make_backup(ctx), lambda: shutil.copy(whole, folder / "copy"), rounds=1)

    def saved_and_undone() -> None:
        records.save(ctx, "team", {"name": f"Team {time.time()}"})
        history.undo(ctx, history.last_step(ctx))

    yield Line("undo of one record (with its backup)", saved_and_undone, rounds=1)


def _window(ctx: Context, folder: Path) -> Iterator[Line]:
    """The window's own reactions, as long as it does not answer."""
    from PySide6.QtWidgets import QApplication

    from mac_desktop.gui.app import Options, application, fill_window, make_window

    application()
    window = make_window(Options(settings=folder / "window.json", language="en", dark=False))
    window.resize(1366, 768)
    window.show()
    fill_window(window, ctx)
    paint = QApplication.processEvents

    def done(work: Work) -> Work:
        def run() -> None:
            work()
            paint()

        return run

    yield Line("window: home", done(lambda: window.go("home")), None, True)
    for key in ("casualty", "accident", "admin_unit", "hazardous_area", "activity", "history"):
        yield Line(f"window: go to {key}", done(lambda k=key: (window.go("home"), window.go(k))), None, True)
    for key in ("casualty", "accident", "admin_unit"):
        yield from _list_page(window, key, done)
    window.jobs.end()
    window.close()


def _list_page(window: object, key: str, done: Callable[[Work], Work]) -> Iterator[Line]:
    window.go(key)  # type: ignore[attr-defined]
    page = window.page  # type: ignore[attr-defined]
    table, pane = page.list.table, page.list
    yield Line(f"window: {key}: read the list again", done(pane.reload), None, True)
    rows = iter(range(0, 10**7, 977))
    scroll = lambda: table.verticalScrollBar().setValue(next(rows) % table.model().rowCount())  # noqa: E731
    yield Line(f"window: {key}: scroll to elsewhere", done(scroll), None, True)
    yield Line(f"window: {key}: end of the list", done(table.scrollToBottom), None, True)

    def search(text: str) -> Work:
        return done(lambda: (pane.search.setText(text), pane._search()))

    for text in ("a", "xx01", ""):
        yield Line(f"window: {key}: search “{text}”", search(text), None, True)
    yield Line(f"window: {key}: choose all", done(table.selectAll), None, True)
    table.clearSelection()
    some = iter(pane.model.ids)
    open_one = lambda: page.open_record(next(some), take_keyboard=True)  # noqa: E731
    yield Line(f"window: {key}: open a record", done(open_one), None, True)
    yield Line(f"window: {key}: read the list again beside a form", done(pane.reload), None, True)
    entries = [row.entry for row in page.pane.body.rows.values()]
    big = [one for one in entries if hasattr(one, "_offer") and one._wait.interval() > 0]
    entry = big[0] if big else None
    if entry is not None:
        entry.setFocus()
        for text in ("k", "kab", "XX01"):
            yield Line(
                f"window: {key}: type “{text}” in a reference", done(lambda e=entry, t=text: e._offer(t)), None, True
            )
        entry.shut()
    yield Line(f"window: {key}: back to the list", done(lambda: (page.back(), page.back())), None, True, rounds=1)


def main() -> None:
    """Make or copy the store, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        kept = options.store or folder / "made.macdesk"
        if not kept.exists():
            make_store(kept, scale=options.scale, now=now).store.close()
        path = folder / "centre.macdesk"
        shutil.copy(kept, path)
        ctx = stores.open_store(path, user="benchmark", now=now, texts=Texts())
        bare, known = Bare(path), dict[str, float]()
        sections: tuple[Callable[[], Iterator[Line]], ...] = (
            lambda: _listing(ctx, bare),
            lambda: _records(ctx, bare),
            lambda: _window(ctx, folder),
            lambda: _store(ctx, bare, folder),
        )
        for section in sections:
            for line in section():
                if options.only in line.name:
                    show(line, options.rounds, known)
        ctx.store.close()


if __name__ == "__main__":
    main()
