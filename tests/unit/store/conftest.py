"""A store of its own for each test, on a real disk, with a clock that tests can move."""

from __future__ import annotations

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


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A new, empty store of the office KBL."""
    with Store.create(
        tmp_path / "country.mac", office="kbl", now=clock, program_version="0.1.0", owner="amina"
    ) as made:
        yield made
