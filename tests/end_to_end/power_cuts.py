"""Kills the program in the middle of its work and looks at what is left.

    python tests/end_to_end/power_cuts.py --rounds 200

Each round starts a worker that imports, saves, reports and takes back on one store without end, kills it with SIGKILL
at a random moment, opens the store as a person would and checks: the file is sound, every row stands in the history,
every step is whole or absent, and no half report lies in the folder. The worker names each piece of work as it begins
it, so that the end of a run tells what the kills fell into. The store is carried on from round to round, so
that damage would pile up. (A killed process is what a test can do; a lost disk cache is SQLite's own
promise, which we keep by ``synchronous=FULL``.)
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.casualty import Casualty
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.services import history, imports, records, reports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.store import check, queries
from mac_desktop.texts import Texts

ROWS = 400
HEADINGS = {
    "date": "accident.accident_date",
    "type": "accident.accident_type",
    "cause": "accident.caused_by",
    "device": "accident.device_category",
    "place": "accident.admin_unit_id",
    "outcome": "casualty.outcome",
    "sex": "casualty.sex",
    "group": "casualty.condition",
    "doing": "casualty.activity",
}
MAPPING = ImportMapping("casualty", tuple(ColumnUse(h, to) for h, to in HEADINGS.items()), state=State.APPROVED)


def _open(store: Path) -> Context:
    return stores.open_store(store, user="worker", now=lambda: dt.datetime.now(dt.UTC), texts=Texts())


def prepare(folder: Path) -> Path:
    """A store with a country and a place, and the register that the worker imports."""
    store = folder / "centre.macdesk"
    ctx = stores.new_store(store, office="HQ", user="worker", now=lambda: dt.datetime.now(dt.UTC), texts=Texts())
    records.save(ctx, "admin_unit", {"pcode": "XX", "name": "Here", "level": 0})
    country = {"official_name": "Republic of Here", "short_name": "Here", "iso_code": "XXX"}
    records.save(ctx, "country", country)
    ctx.store.close()
    return store


def register(folder: Path, number: int) -> Path:
    """A register of its own for each import, because the same file is not taken twice."""
    path = folder / f"register-{number}.csv"
    line = "2025-03-{day:02d},MINE,MINE,APM,XX,KILLED,M,CIV,FARM,{number}"
    rows = [line.format(day=1 + i % 28, number=number) for i in range(ROWS)]
    path.write_text("\n".join([",".join([*HEADINGS, "register"]), *rows, ""]), encoding="utf-8")
    return path


def work(store: Path) -> None:
    """Import, save, report and take back without end, naming each on its own line as it begins."""
    ctx, folder, number = _open(store), store.parent, random.SystemRandom().randrange(10**9)
    print("ready", flush=True)
    while True:
        number += 1
        path = register(folder, number)
        print("import", flush=True)
        incoming = imports.look_at(ctx, path, subject="casualty")
        done = finish(imports.store_import(ctx, finish(imports.dry_run(ctx, incoming, MAPPING))))
        path.unlink()
        print("save", flush=True)
        for _ in range(60):  # as long as the other kinds of work, so that as many kills fall into it
            raw = {"accident_date": "2025-05", "accident_type": "MINE", "caused_by": "MINE", "place": f"Field {number}"}
            records.save(ctx, "accident", raw)
        print("report", flush=True)
        finish(reports.write(ctx, reports.article7(ctx, reports.Article7Request(2025)), folder / "out"))
        print("undo", flush=True)
        history.undo(ctx, done.step_id)


def look(store: Path) -> list[str]:
    """What is wrong after a kill; empty when all is whole."""
    wrong: list[str] = []
    ctx = _open(store)
    try:
        with ctx.store.read() as connection:
            wrong += [f"{fault.kind}: {fault.detail}" for fault in check.faults(connection)]
            casualties = queries.count(connection, Casualty)
        steps = history.steps(ctx, 10_000)
        undone = {s.undoes for s in steps if s.undoes is not None}
        standing = sum(s.id not in undone for s in steps if s.kind == "import")
        if casualties != standing * ROWS:
            wrong.append(f"{casualties} casualties for {standing} imports of {ROWS}")
    finally:
        ctx.store.close()
    for path in (store.parent / "out").glob("*"):
        wrong += [f"half a file: {path.name}"] if not _whole(path) else []
    return wrong


def _whole(path: Path) -> bool:
    if path.suffix == ".pdf":
        data = path.read_bytes()
        return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    if path.suffix == ".xlsx":
        return zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None
    return path.name.startswith(".") or path.suffix in (".part", ".tmp")


def cut(store: Path, seconds: float) -> str:
    """Start a worker, kill it `seconds` after it is ready; returns the piece of work that the kill fell into."""
    source = str(Path(__file__).resolve().parents[2] / "src")
    environment = {**os.environ, "PYTHONPATH": source}
    worker = subprocess.Popen(
        [sys.executable, __file__, "--work", str(store)], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert worker.stdout is not None
    if worker.stdout.readline().strip() != "ready":
        worker.wait()
        raise RuntimeError("the worker did not start")
    time.sleep(seconds)
    if worker.poll() is not None:
        raise RuntimeError("the worker ended by itself: a kill proves nothing then")
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    begun = worker.stdout.read().split()
    worker.stdout.close()
    return begun[-1] if begun else "start"


def rounds(count: int, folder: Path, tell: Callable[[str], None] = lambda _: None) -> list[str]:
    """Run `count` rounds; returns everything that was wrong."""
    store = prepare(folder)
    moments = random.Random(count)
    wrong: list[str] = []
    cuts: Counter[str] = Counter()
    for number in range(1, count + 1):
        cuts[cut(store, moments.uniform(0.0, 2.5))] += 1
        wrong += [f"round {number}: {what}" for what in look(store)]
        if number % 20 == 0 or number == count:
            tell(f"{number} kills, {len(wrong)} faults, killed in the middle of: {dict(cuts)}")
    return wrong


def main() -> int:
    """Run the rounds and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    if options.work:
        work(options.work)
    with tempfile.TemporaryDirectory() as folder:
        wrong = rounds(options.rounds, Path(folder), lambda text: print(text, flush=True))
    print("\n".join(wrong) or f"{options.rounds} kills: every store opened sound, every step was whole or absent")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
