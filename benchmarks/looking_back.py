"""Looking back in a large store, each line beside the same work on the records of now, in one run.

What opening a past costs goes by what was changed since, not by what the store holds: `--changed` of every large table
were changed or deleted since, by default 3,000 records of a million. Promise: a past opens in well under a second.

    python benchmarks/looking_back.py [--scale 3.0] [--changed 400] [--store FILE] [--rounds 5]

`--store` keeps the made store for the next run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from large_country import make_store

from mac_desktop.domain.records.base import State
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.services import lists, looking_back, records, reports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.store.filters import Filter
from mac_desktop.texts import Texts

Work = Callable[[Context], object]
LARGE = ("accident", "casualty", "hazardous_area", "activity", "land_release_product", "ordnance_item", "person")


def now() -> dt.datetime:
    """The benchmark's clock."""
    return dt.datetime.now(dt.UTC)


def change_some(ctx: Context, count: int) -> None:
    """Change `count` records of each large table, and delete some of them."""
    for key in (*LARGE, "admin_unit"):
        record, some = form_for(key).form.record, lists.ids(ctx, ListRequest(key, ("number",)))[: count * 7 : 7]
        with ctx.store.step("Change", by="benchmark") as step:
            for one in some:
                step.change(record, one, {}, state=State.VERIFIED)
            for one in some[: count // 10]:
                step.delete(record, one, "entered twice")


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of a work."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def lines(ctx: Context) -> list[tuple[str, Work, int]]:
    """What is measured: a name, the work on a context, and how often (0: as often as asked for)."""
    found: list[tuple[str, Work, int]] = []
    for key in ("casualty", "accident", "admin_unit"):
        asked = ListRequest(key, lists.default_columns(key))
        held = lists.ids(ctx, asked)
        some, one = held[5_000:5_200], held[7_777 % len(held)]
        found += [
            (f"ids of all of {key}", lambda c, r=asked: lists.ids(c, r), 0),
            (f"200 lines of {key}", lambda c, r=asked, i=some: lists.rows(c, r, i), 0),
            (f"count of {key}", lambda c, r=asked: lists.count(c, r), 0),
            (f"load one of {key}", lambda c, k=key, i=one: records.load(c, k, i), 0),
        ]
    accidents = ListRequest("accident", lists.default_columns("accident"))
    by_date = replace(accidents, sort=(("accident_date", False),))
    of_year = replace(accidents, filters=(Filter("accident_date", "between", ("2024", "2024")),))
    words = replace(accidents, text="kabul")
    return [
        *found,
        ("accidents by date", lambda c: lists.ids(c, by_date), 0),
        ("accidents of a year", lambda c: lists.ids(c, of_year), 0),
        ("accidents with a word", lambda c: lists.ids(c, words), 0),
        ("report made and checked", lambda c: reports.article7(c, reports.Article7Request(2024)), 1),
    ]


def main() -> None:
    """Make or copy the store, change some of it, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=3.0)
    parser.add_argument("--changed", type=int, default=400)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        kept = options.store or Path(place) / "made.macdesk"
        if not kept.exists():
            make_store(kept, scale=options.scale, now=now).store.close()
        path = Path(place) / "centre.macdesk"
        shutil.copy(kept, path)
        ctx = stores.open_store(path, user="benchmark", now=now, texts=Texts())
        moment = now().isoformat(timespec="milliseconds")
        time.sleep(0.01)
        change_some(ctx, options.changed)
        opened = seconds(lambda: lists.count(looking_back.as_of(ctx, moment), ListRequest("country", ("number",))), 1)
        then = looking_back.as_of(ctx, moment)
        with ctx.store.read() as conn:
            total = conn.exec_driver_sql("SELECT count(*) FROM change").scalar_one()
        print(f"{total:,} changes in the history; the past was opened in {opened * 1000:.0f} ms\n")
        print(f"{'':<28} {'now':>10} {'then':>12}   ratio")
        for name, work, rounds in lines(ctx):
            today, past = (seconds(lambda c=one, w=work: w(c), rounds or options.rounds) for one in (ctx, then))
            print(f"{name:<28} {today * 1000:>7.1f} ms {past * 1000:>9.1f} ms {past / today:>6.1f} x", flush=True)
        ctx.store.close()


if __name__ == "__main__":
    main()
