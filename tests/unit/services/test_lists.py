"""Which records a list shows for what a clerk types, and how its lines read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.services import lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.texts import Texts


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    for code, name in (("AF01", "Qala"), ("AF02", "Qala"), ("AF03", "Herat")):
        records.save(made, "admin_unit", {"pcode": code, "name": name, "level": 1}, submit=True)
    yield made
    made.store.close()


@pytest.fixture
def accidents(ctx: Context) -> dict[str, str]:
    """Numbers of accidents by the place where they happened."""
    raw = {
        "Bagrami bridge": {"admin_unit_id": "AF01", "killed": 1, "place": "Bagrami bridge", "accident_date": "2024-02"},
        "Old mill": {"admin_unit_id": "AF02", "killed": "unknown", "place": "Old mill", "accident_date": "?"},
        "Bridge of Herat": {"admin_unit_id": "AF03", "place": "Bridge of Herat"},
        "Nowhere": {"admin_unit_id": Gap.UNKNOWN, "place": "Nowhere"},
    }
    return {place: records.save(ctx, "accident", values).number for place, values in raw.items()}


@pytest.mark.parametrize(
    ("field", "typed", "places"),
    [
        ("place", "BRIDGE", {"Bagrami bridge", "Bridge of Herat"}),
        ("admin_unit_id", "qala", {"Bagrami bridge", "Old mill"}),
        ("admin_unit_id", "AF03", {"Bridge of Herat"}),
        ("admin_unit_id", "unknown", {"Nowhere"}),
        ("accident_date", "unknown", {"Old mill"}),
        ("accident_date", "2024", {"Bagrami bridge"}),
        ("accident_date", "2024-02..", {"Bagrami bridge"}),
        ("accident_date", "..2024-02-28", set()),
        ("accident_date", "01/2024..2024", {"Bagrami bridge"}),
        ("killed", "1", {"Bagrami bridge"}),
        ("killed", "1..", {"Bagrami bridge"}),
        ("killed", "..0", set()),
        ("killed", "unknown", {"Old mill"}),
        ("killed", "", {"Bridge of Herat", "Nowhere"}),
        ("state", "draft", {"Bagrami bridge", "Old mill", "Bridge of Herat", "Nowhere"}),
        ("state", "submitted", set()),
    ],
)
def test_a_condition_finds_what_a_clerk_means_by_it(
    ctx: Context, accidents: dict[str, str], field: str, typed: str, places: set[str]
) -> None:
    asked = lists.request(ctx, "accident", where={field: typed})
    found = lists.rows(ctx, asked, lists.ids(ctx, asked))
    assert {row[0] for row in found} == {accidents[place] for place in places}
    assert lists.count(ctx, asked) == len(places)


@pytest.mark.parametrize("typed", ["2024..soon", "..", "unknown..2024"])
def test_a_range_that_cannot_be_read_is_not_taken_for_an_open_one(ctx: Context, typed: str) -> None:
    with pytest.raises(WrongUse):
        lists.ids(ctx, lists.request(ctx, "accident", where={"accident_date": typed}))


def test_a_record_is_found_by_its_number(ctx: Context, accidents: dict[str, str]) -> None:
    asked = lists.request(ctx, "accident", where={"number": accidents["Old mill"]})
    assert [row[0] for row in lists.rows(ctx, asked, lists.ids(ctx, asked))] == [accidents["Old mill"]]


def test_a_place_reads_as_its_name_an_unknown_one_as_unknown_and_a_missing_one_as_nothing(
    ctx: Context, accidents: dict[str, str]
) -> None:
    records.save(ctx, "accident", {"place": "Unreported"})
    asked = ListRequest("accident", ("number", "place", "admin_unit_id", "state"))
    lines = {row[1]: row[2:] for row in lists.rows(ctx, asked, lists.ids(ctx, asked))}
    assert lines["Bridge of Herat"] == ("Herat · AF03", "Draft")
    assert lines["Nowhere"] == ("Unknown", "Draft")
    assert lines["Unreported"] == ("", "Draft")


def test_a_coded_column_offers_its_values_in_words(ctx: Context) -> None:
    states = dict(lists.filter_choices(ctx, "accident", "state"))
    assert list(states) == [state.value for state in State]
    assert states["returned"] == "Returned"
    assert "Civilian" in dict(lists.filter_choices(ctx, "casualty", "condition")).values()
    assert lists.filter_choices(ctx, "accident", "place") == []
