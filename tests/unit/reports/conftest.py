"""A real SQLite file with the tables of the program, and a short way to put records into it."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text

from mac_desktop.domain.figures import Figure, Selection
from mac_desktop.domain.records import all_records  # noqa: F401  (declares the tables)
from mac_desktop.domain.records.base import METADATA


class Records:
    """Adds records and answers which of them a figure stands on."""

    def __init__(self, path: Path, empty: Path | None = None) -> None:
        """A new file at `path`, copied from an `empty` store where there is one."""
        if empty:
            shutil.copyfile(empty, path)
        else:
            engine = create_engine(f"sqlite:///{path}")
            METADATA.create_all(engine)
            engine.dispose()
        self.path = path
        self.raw = sqlite3.connect(path, isolation_level=None)
        self.raw.execute("PRAGMA synchronous = OFF")
        self.raw.row_factory = sqlite3.Row
        self.numbers = itertools.count(1)
        self.engine = create_engine(f"sqlite:///{path}")
        self.conn: Connection = self.engine.connect()

    def add(self, table: str, **values: Any) -> str:
        """One approved record; returns its id."""
        number = next(self.numbers)
        row = {
            "id": f"{table}-{number}",
            "number": f"T-{number:06}",
            "state": "approved",
            "gaps": "{}",
            "typed": "{}",
        } | values
        names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
        self.raw.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
        return str(row["id"])

    def set(self, table: str, record: str, **values: Any) -> None:
        names = ", ".join(f"{name} = :{name}" for name in values)
        self.raw.execute(f"UPDATE {table} SET {names} WHERE id = :id", {"id": record, **values})

    def type(self, name: str, category: str = "APM") -> str:
        found = self.raw.execute("SELECT id FROM ordnance_type WHERE name = ?", (name,)).fetchone()
        return str(found["id"]) if found else self.add("ordnance_type", name=name, category=category)

    def unit(self, name: str, level: int, parent: str | None = None, level_name: str | None = None) -> str:
        if level_name and not self.raw.execute("SELECT 1 FROM admin_level WHERE level = ?", (level,)).fetchone():
            version = self.raw.execute("SELECT id FROM gazetteer_version").fetchone()
            of = version["id"] if version else self.add("gazetteer_version", name="2020")
            self.add("admin_level", gazetteer_version_id=of, level=level, name=level_name)
        return self.add("admin_unit", name=name, pcode=f"P-{name}", level=level, parent_id=parent)

    def behind(self, selection: Selection) -> list[Mapping[str, Any]]:
        """The records of a selection, as a window would fetch them."""
        ids = [row[0] for row in self.conn.execute(text(selection.sql), dict(selection.params))]
        assert len(ids) == len(set(ids)), selection.sql
        marks = ", ".join("?" * len(ids))
        return [dict(row) for row in self.raw.execute(f"SELECT * FROM {selection.form} WHERE id IN ({marks})", ids)]

    def count_behind(self, figure: Figure) -> int:
        return sum(len(self.behind(selection)) for selection in figure.selections)

    def close(self) -> None:
        self.conn.close()
        self.engine.dispose()
        self.raw.close()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    Records(path).close()
    return path


@pytest.fixture
def records(tmp_path: Path, empty_store: Path) -> Iterator[Records]:
    made = Records(tmp_path / "store.sqlite", empty_store)
    yield made
    made.close()


@pytest.fixture
def new_records(tmp_path: Path, empty_store: Path) -> Iterator[Callable[[], Records]]:
    """Makes as many stores as a test asks for."""
    made: list[Records] = []

    def make() -> Records:
        made.append(Records(tmp_path / f"store-{len(made)}.sqlite", empty_store))
        return made[-1]

    yield make
    for store in made:
        store.close()
