"""Start to a painted window on a store of 100,000 casualties, against a bare PySide6 window with a table in one run.

Promise: the window is painted within 2.5 x the time of the bare window. Also told: when the first list shows its rows
(the data layer is loaded behind the painted window; SQLModel's import alone costs more than Qt's).

    python benchmarks/start.py [--rounds 9] [--records 100000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Model(QAbstractTableModel):
    def rowCount(self, parent=None): return 100_000
    def columnCount(self, parent=None): return 7
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return f"{index.row()}-{index.column()}" if role == Qt.ItemDataRole.DisplayRole else None
app = QApplication([])
window = QMainWindow(); view = QTableView(); model = Model(); view.setModel(model)
window.setCentralWidget(view); window.resize(1366, 768); window.show(); app.processEvents()
print("painted", time.time(), flush=True)
"""

OURS = """
import sys, time
from pathlib import Path
from mac_desktop.gui import app as program
options = program.Options(store=Path(sys.argv[1]), settings=Path(sys.argv[1] + ".window"))
app = program.application()
window = program.make_window(options); window.resize(1366, 768); window.show(); app.processEvents()
print("painted", time.time(), flush=True)
session = program.Session(window, options)
def filled(data):
    session._data = data
    program.fill_window(window, data)
    window.go("casualty")
session.fill = filled
session.begin()
until = time.time() + 60
from PySide6.QtWidgets import QTableView
def rows():
    return any(v.isVisible() and v.model() and v.model().rowCount() > 1000 for v in window.findChildren(QTableView))
while not rows() and time.time() < until:
    app.processEvents(); time.sleep(0.002)
window.repaint(); app.processEvents()
print("listed", time.time(), flush=True)
session.end()
"""


def make_store(path: Path, count: int) -> None:
    """A store with `count` casualties in `count` accidents."""
    from mac_desktop.domain.records.accident import Accident
    from mac_desktop.domain.records.base import State
    from mac_desktop.domain.records.casualty import Casualty
    from mac_desktop.services import stores
    from mac_desktop.texts import Texts

    ctx = stores.new_store(path, office="HQ", user="benchmark", now=lambda: dt.datetime.now(dt.UTC), texts=Texts())
    with ctx.store.step("Fill", by="benchmark") as step:
        accidents = [{"accident_date": f"20{10 + i % 15}-03", "accident_type": "MINE"} for i in range(count)]
        ids = step.insert_many(Accident, accidents, state=State.APPROVED)
        people = [
            {"accident_id": one, "outcome": "INJURED", "sex": "M", "age": 20 + i % 50} for i, one in enumerate(ids)
        ]
        step.insert_many(Casualty, people, state=State.APPROVED)
    ctx.store.close()


def run(script: str, *arguments: str) -> dict[str, float]:
    """Seconds from starting the process to each thing that it tells."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")
    }
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=environment, check=True
    )
    lines = (line.split() for line in done.stdout.splitlines() if line.startswith(("painted", "listed")))
    return {what: float(at) - started for what, at in lines}


def main() -> None:
    """Measure in turn and print the ratios of the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--records", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "centre.macdesk"
        make_store(store, options.records)
        run(BARE), run(OURS, str(store))  # warm the disk cache for both
        bare, painted, listed = [], [], []
        for _ in range(options.rounds):
            bare.append(run(BARE)["painted"])
            ours = run(OURS, str(store))
            painted.append(ours["painted"])
            listed.append(ours["listed"])
    middle = statistics.median
    print(f"bare window painted   {middle(bare):.2f} s  ({min(bare):.2f} to {max(bare):.2f})")
    print(f"our window painted    {middle(painted):.2f} s  ({min(painted):.2f} to {max(painted):.2f})")
    print(f"our list shows rows   {middle(listed):.2f} s  ({min(listed):.2f} to {max(listed):.2f})")
    print(f"ours / bare           {middle(painted) / middle(bare):.2f}  (promised: at most 2.5)")
    print(f"rows / bare           {middle(listed) / middle(bare):.2f}")


if __name__ == "__main__":
    main()
