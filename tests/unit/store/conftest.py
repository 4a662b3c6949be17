"""A store of its own for each test, on a real disk, with a clock that tests can move."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mac_desktop.store.engine import Store


class Clock:
    """The time that the store is told: one second later at each look, or as set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_store(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Store]]:
    """Opens stores that are closed after the test."""
    opened: list[Store] = []

    def open_one(path: Path, **options: object) -> Store:
        store = Store.open(path, **{"now": clock, "program_version": "0.1.0", "owner": "amina", **options})
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store of the office KBL, made once: most of a test's time would go into making it."""
    path = tmp_path_factory.mktemp("empty") / "country.mac"
    Store.create(path, office="kbl", now=Clock(), program_version="0.1.0").close()
    return path


@pytest.fixture
def store(empty_store: Path, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """An empty store of the office KBL, in which amina works."""
    shutil.copy(empty_store, tmp_path / "country.mac")
    opened = Store.open(tmp_path / "country.mac", now=clock, program_version="0.1.0", owner="amina", check=False)
    with opened as store:
        yield store
