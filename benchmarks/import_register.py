"""Import of two registers of 100,000 rows from xlsx, each against two peers in the same run.

Floor: the fastest reader we know (python-calamine) and a bare ``executemany`` of the cells: nothing is judged, nothing
can be taken back. Peer: pandas with openpyxl and ``to_sql``. We read, judge every value and row, store records with
history and search index, and can undo it. Promise: at most 4 x the floor and at most 0.5 x pandas.

The floor writes one row for each row. So do we with a register of hazardous areas (25 columns); each row of a register
of casualties (30 columns) becomes two records, an accident and a casualty, and costs accordingly more.

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
from dataclasses import dataclass
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
Columns = tuple[tuple[str, str, Callable[[random.Random, int], object]], ...]


@dataclass(frozen=True)
class Register:
    """A register to import: its subject and, for each column, the heading, the field and how its cells are made."""

    name: str
    subject: str
    columns: Columns


def _date(since: int, days: int) -> Callable[[random.Random, int], object]:
    return lambda r, i: dt.date(since, 1, 1) + dt.timedelta(days=r.randrange(days))


CASUALTY_COLUMNS: Columns = (
    ("Case", "accident.local_id", lambda r, i: f"C-{i:07d}"),
    ("Type", "accident.accident_type", lambda r, i: "MINE"),
    ("Kind", "accident.accident_kind", lambda r, i: "ACCIDENT"),
    ("Cause", "accident.caused_by", lambda r, i: r.choice(("MINE", "UXO", "IED"))),
    ("Date", "accident.accident_date", _date(2010, 5500)),
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
AREA_COLUMNS: Columns = (
    ("Area no", "hazardous_area.local_id", lambda r, i: f"HA-{i:07d}"),
    ("Name", "hazardous_area.name", lambda r, i: f"Hill {r.randrange(9000)} field {i % 30}"),
    ("Class", "hazardous_area.classification", lambda r, i: "CHA" if i % 2 else "SHA"),
    ("Status", "hazardous_area.status", lambda r, i: r.choice(("OPEN", "WORKED", "SUSPENDED"))),
    ("Status since", "hazardous_area.status_date", _date(2020, 1500)),
    ("Why closed", "hazardous_area.closure_reason", lambda r, i: None),
    ("Closed on", "hazardous_area.closed_date", lambda r, i: None),
    ("P-code", "hazardous_area.admin_unit_id", lambda r, i: f"XX{r.randrange(16):02d}"),
    ("Place", "hazardous_area.place", lambda r, i: f"Village {r.randrange(5000)}"),
    ("Latitude", "hazardous_area.latitude", lambda r, i: round(34 + r.random(), 6)),
    ("Longitude", "hazardous_area.longitude", lambda r, i: round(69 + r.random(), 6)),
    ("Accuracy", "hazardous_area.location_accuracy", lambda r, i: r.choice(("EXACT", "NEAR", "COMMUNITY"))),
    ("Area m2", "hazardous_area.area_m2", lambda r, i: r.randrange(20, 400_000)),
    ("Contamination", "hazardous_area.contamination", lambda r, i: r.choice(("APM", "APM;AVM", "UXO", "CMR"))),
    (
        "Direct",
        "hazardous_area.direct_evidence",
        lambda r, i: r.choice(("VISUAL", "RECORD", "SIGN")) if i % 2 else None,
    ),
    ("Indirect", "hazardous_area.indirect_evidence", lambda r, i: r.choice(("VERBAL", "UNUSED", "CRATER"))),
    ("Laid from", "hazardous_area.emplaced_from", lambda r, i: r.randrange(1979, 1989)),
    ("Laid to", "hazardous_area.emplaced_to", lambda r, i: r.randrange(1989, 2002)),
    ("Marked", "hazardous_area.marked", lambda r, i: r.choice(("Yes", "No", "UNK"))),
    ("Marking", "hazardous_area.marking_type", lambda r, i: r.choice(("FENCE", "SIGN", "PAINT"))),
    ("Land use", "hazardous_area.land_use_before", lambda r, i: r.choice(("AGRICULTURE", "GRAZING", "WATER;FOREST"))),
    ("Priority", "hazardous_area.priority", lambda r, i: r.choice(("HIGH", "MEDIUM", "LOW"))),
    ("Remarks", "hazardous_area.remarks", lambda r, i: f"Told by the elders of house {r.randrange(10**6)}"),
    ("Surveyed", "hazardous_area.information_date", _date(2004, 7000)),
    ("Source", "hazardous_area.source", lambda r, i: f"Survey team {r.randrange(40)}"),
)
CASUALTIES = Register("casualties", "casualty", CASUALTY_COLUMNS)
AREAS = Register("areas", "hazardous_area", AREA_COLUMNS)


def write_register(path: Path, register: Register, rows: int) -> None:
    """The same workbook for every contestant; invented, the same at every run."""
    maker = random.Random(7)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    sheet.append([heading for heading, _, _ in register.columns])
    for i in range(rows):
        sheet.append([make(maker, i) for _, _, make in register.columns])
    book.save(path)


Work = Callable[[], None]


def floor(path: Path, folder: Path, register: Register) -> Work:
    """Read all cells and write them down unjudged."""

    def work() -> None:
        width = len(register.columns)
        cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        with sqlite3.connect(folder / "floor.sqlite") as raw:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute(f"CREATE TABLE register ({', '.join(f'c{i}' for i in range(width))})")
            plain = ([str(c) if isinstance(c, dt.date) else c for c in row] for row in cells[1:])
            raw.executemany(f"INSERT INTO register VALUES ({', '.join('?' * width)})", plain)
        raw.close()

    return work


def pandas_way(path: Path, folder: Path, register: Register) -> Work:
    """Read with pandas and openpyxl, write with to_sql."""
    import pandas as pd  # type: ignore[import-untyped]

    def work() -> None:
        with sqlite3.connect(folder / "pandas.sqlite") as raw:
            pd.read_excel(path, engine="openpyxl").to_sql(register.name, raw, index=False)
        raw.close()

    return work


def ours(path: Path, folder: Path, register: Register) -> Work:
    """The whole import as a person does it, into a store that is there: look, dry run, backup, store, close."""
    ctx = stores.new_store(
        folder / "ours.macdesk", office="HQ", user="benchmark", now=lambda: dt.datetime.now(dt.UTC), texts=Texts()
    )
    for number in range(16):
        records.save(ctx, "admin_unit", {"pcode": f"XX{number:02d}", "name": f"District {number}", "level": 1})

    def work() -> None:
        started = time.perf_counter()
        incoming = imports.look_at(ctx, path, subject=register.subject)
        uses = tuple(ColumnUse(heading, to) for heading, to, _ in register.columns)
        mapping = ImportMapping(register.subject, uses, state=State.SUBMITTED)
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

    return work


Contestant = Callable[[Path, Path, Register], Work]


def timed(contestant: Contestant, path: Path, register: Register) -> tuple[float, float]:
    """Seconds and seconds of processor time for one run in a fresh folder; getting ready is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        work = contestant(path, Path(folder), register)
        started, busy = time.perf_counter(), time.process_time()
        work()
        return time.perf_counter() - started, time.process_time() - busy


def compare(register: Register, rows: int, rounds: int, contestants: dict[str, Contestant]) -> None:
    """Measure in turn, so that noise hits all alike, and print the ratios of the medians."""
    path = Path(tempfile.gettempdir()) / f"mac-desktop-{register.name}-{rows}.xlsx"
    if not path.exists():
        write_register(path, register, rows)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for number in range(rounds):
        for name, contestant in contestants.items():
            times[name].append(timed(contestant, path, register))
            print(f"{register.name}, round {number + 1}: {name} %.1f s, busy %.1f s" % times[name][-1], flush=True)
    median = {name: [statistics.median(kind) for kind in zip(*values, strict=True)] for name, values in times.items()}
    for peer, promised in (("floor", 4), ("pandas", 0.5)):
        if peer in median:
            seconds, busy = (ours / other for ours, other in zip(median["ours"], median[peer], strict=True))
            print(f"{register.name}: ours / {peer} {seconds:.2f}, busy {busy:.2f}  (promised: at most {promised})")


def main() -> None:
    """Compare on both registers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-pandas", action="store_true")
    options = parser.parse_args()
    contestants: dict[str, Contestant] = {"floor": floor, "ours": ours}
    if not options.without_pandas:
        contestants["pandas"] = pandas_way
    for register in (AREAS, CASUALTIES):
        compare(register, options.rows, options.rounds, contestants)


if __name__ == "__main__":
    main()
