"""Import of a register of 100,000 rows x 30 columns from xlsx, against two peers in the same run.

Floor: the fastest reader we know (python-calamine) and a bare ``executemany`` of the cells: nothing is judged, nothing
can be taken back. Peer: pandas with openpyxl and ``to_sql``. We read, judge every value and row, store accidents and
casualties with history and search index, and can undo it. Promise: at most 4 x the floor and at most 0.5 x pandas.

    python benchmarks/import_register.py [--rows 100000] [--rounds 3] [--without-pandas]
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from mac_desktop.domain.records.base import State
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.services import imports, records, stores
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

OUTCOMES, SEXES = ("Killed", "Injured"), ("Female", "Male")
ACTIVITIES = ("Farming", "Tending animals", "Travelling on usual road/path", "Playing / recreation", "Unknown")
COLUMNS: tuple[tuple[str, str, Callable[[random.Random, int], object]], ...] = (
    ("Case", "accident.local_id", lambda r, i: f"C-{i:07d}"),
    ("Type", "accident.accident_type", lambda r, i: "MINE"),
    ("Kind", "accident.accident_kind", lambda r, i: "ACCIDENT"),
    ("Cause", "accident.caused_by", lambda r, i: r.choice(("MINE", "UXO", "IED"))),
    ("Date", "accident.accident_date", lambda r, i: dt.date(2010, 1, 1) + dt.timedelta(days=r.randrange(5500))),
    ("Reported", "accident.report_date", lambda r, i: dt.date(2025, 6, 1) + dt.timedelta(days=r.randrange(200))),
    ("Source", "accident.source", lambda r, i: f"Police post {r.randrange(300)}"),
    ("P-code", "accident.admin_unit_id", lambda r, i: f"XX{r.randrange(16):02d}"),
    ("Place", "accident.place", lambda r, i: f"Village {r.randrange(5000)}"),
    ("Urban", "accident.area_type", lambda r, i: r.choice(("Rural", "Urban"))),
    ("Latitude", "accident.latitude", lambda r, i: round(34 + r.random(), 6)),
    ("Longitude", "accident.longitude", lambda r, i: round(69 + r.random(), 6)),
    ("Device", "accident.device_category", lambda r, i: r.choice(("APM", "AVM", "SUB", "MOR"))),
    ("Activation", "accident.activation", lambda r, i: None),
    ("Killed", "accident.killed", lambda r, i: None),
    ("Injured", "accident.injured", lambda r, i: None),
    ("Circumstances", "accident.circumstances", lambda r, i: f"Stepped off the path near field {r.randrange(10**6)}"),
    ("Victim no", "casualty.local_id", lambda r, i: f"V-{i:07d}"),
    ("Outcome", "casualty.outcome", lambda r, i: r.choice(OUTCOMES)),
    ("Sex", "casualty.sex", lambda r, i: r.choice(SEXES)),
    ("Age", "casualty.age", lambda r, i: r.randrange(18, 80)),
    ("Age group", "casualty.age_group", lambda r, i: "ADULT"),
    ("Condition", "casualty.condition", lambda r, i: r.choice(("Civilian", "MIL"))),
    ("Activity", "casualty.activity", lambda r, i: r.choice(ACTIVITIES)),
    ("Tampered", "casualty.tampered", lambda r, i: r.choice(("Yes", "No"))),
    ("Knew danger", "casualty.knew_danger", lambda r, i: r.choice(("Yes", "No", "Unknown"))),
    ("EORE", "casualty.received_eore", lambda r, i: r.choice(("Yes", "No"))),
    ("Wounds", "casualty.wounds", lambda r, i: None),
    ("Minutes", "casualty.minutes_to_facility", lambda r, i: r.randrange(10, 600)),
    ("Remarks", "casualty.remarks", lambda r, i: f"Ward {r.randrange(40)}"),
)


def write_register(path: Path, rows: int) -> None:
    """The same workbook for every contestant; invented, the same at every run."""
    maker = random.Random(7)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    sheet.append([heading for heading, _, _ in COLUMNS])
    for i in range(rows):
        sheet.append([make(maker, i) for _, _, make in COLUMNS])
    book.save(path)


def floor(path: Path, folder: Path) -> None:
    """Read all cells and write them down unjudged."""
    cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    with sqlite3.connect(folder / "floor.sqlite") as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute(f"CREATE TABLE register ({', '.join(f'c{i}' for i in range(len(COLUMNS)))})")
        plain = ([str(c) if isinstance(c, dt.date) else c for c in row] for row in cells[1:])
        raw.executemany(f"INSERT INTO register VALUES ({', '.join('?' * len(COLUMNS))})", plain)
    raw.close()


def pandas_way(path: Path, folder: Path) -> None:
    """Read with pandas and openpyxl, write with to_sql."""
    import pandas as pd  # type: ignore[import-untyped]

    with sqlite3.connect(folder / "pandas.sqlite") as raw:
        pd.read_excel(path, engine="openpyxl").to_sql("register", raw, index=False)
    raw.close()


def ours(path: Path, folder: Path) -> None:
    """The whole import as a person does it: look, dry run, backup, store."""
    ctx = stores.new_store(
        folder / "ours.macdesk", office="HQ", user="benchmark", now=lambda: dt.datetime.now(dt.UTC), texts=Texts()
    )
    for number in range(16):
        records.save(ctx, "admin_unit", {"pcode": f"XX{number:02d}", "name": f"District {number}", "level": 1})
    started = time.perf_counter()
    incoming = imports.look_at(ctx, path, subject="casualty")
    uses = tuple(ColumnUse(heading, to) for heading, to, _ in COLUMNS)
    mapping = ImportMapping("casualty", uses, state=State.SUBMITTED)
    looked = time.perf_counter()
    dry = finish(imports.dry_run(ctx, incoming, mapping))
    judged = time.perf_counter()
    done = finish(imports.store_import(ctx, dry))
    stored = time.perf_counter()
    print(
        f"    looked {looked - started:.1f} s, judged {judged - looked:.1f} s, stored {stored - judged:.1f} s,"
        f" accepted {done.counts['accepted_rows']}, problems {len(dry.problems)}"
    )
    ctx.store.close()


def timed(work: Callable[[Path, Path], None], path: Path) -> float:
    """Seconds for one run in a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        work(path, Path(folder))
        return time.perf_counter() - started


def main() -> None:
    """Measure in turn, so that noise hits all alike, and print the ratios of the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-pandas", action="store_true")
    options = parser.parse_args()
    path = Path(tempfile.gettempdir()) / f"mac-desktop-register-{options.rows}.xlsx"
    if not path.exists():
        write_register(path, options.rows)
    contestants: dict[str, Callable[[Path, Path], None]] = {"floor": floor, "ours": ours}
    if not options.without_pandas:
        contestants["pandas"] = pandas_way
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(options.rounds):
        for name, work in contestants.items():
            times[name].append(timed(work, path))
            print(f"round {number + 1}: {name} {times[name][-1]:.1f} s", flush=True)
    median = {name: statistics.median(values) for name, values in times.items()}
    print(f"ours / floor  {median['ours'] / median['floor']:.2f}  (promised: at most 4)")
    if "pandas" in median:
        print(f"ours / pandas {median['ours'] / median['pandas']:.2f}  (promised: at most 0.5)")


if __name__ == "__main__":
    main()
