"""What is recorded twice is doubted: the same organisation, kind and date at the same place (rule V5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.services import records, stores
from mac_desktop.services.checking import check_store
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

SPOT = {
    "local_id": "A-1",
    "activity_type": "EOD",
    "organisation_id": "CFI",
    "start_date": "2025-03-11",
    "status": "ONGOING",
    "admin_unit_id": "AF01",
    "latitude": "34.5",
    "longitude": "69.2",
    "location_accuracy": "EXACT",
}


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    for short in ("CFI", "HALT"):
        records.save(made, "organisation", {"short_name": short, "name": short, "category": "INGO"}, submit=True)
    assert not doubted(made, **SPOT)
    yield made
    made.store.close()


def doubted(ctx: Context, **values: str) -> list[str]:
    """Which records a new activity may repeat, as it is told when it is saved and again when the store is checked."""
    saved = records.save(ctx, "activity", values)
    told = [str(p.values["other"]) for p in saved.problems if p.rule == "V5"]
    found = check_store(ctx).problems
    assert [str(p.values["other"]) for number, p in found if number == saved.number and p.rule == "V5"] == told
    return told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ["A-1"]),
        ({"latitude": "34.50044"}, ["A-1"]),  # 49 m
        ({"latitude": "34.50046"}, []),  # 51 m
        ({"longitude": "69.20053"}, ["A-1"]),
        ({"longitude": "69.20056"}, []),
        ({"start_date": "2025-03-12"}, []),
        ({"start_date": "2025-03"}, []),
        ({"activity_type": "NTS"}, []),
        ({"organisation_id": "HALT"}, []),
        ({"location_accuracy": "COMMUNITY"}, []),  # the centre of a village, which all its records share
    ],
)
def test_the_same_work_at_the_same_place_is_doubted(ctx: Context, change: dict[str, str], told: list[str]) -> None:
    assert doubted(ctx, **(SPOT | {"local_id": "A-2"} | change)) == told
