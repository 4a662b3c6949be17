"""Dates that are known only to the month or the year: how lists sort, filter and find them."""

from __future__ import annotations

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.accident import Accident
from mac_desktop.store import queries
from mac_desktop.store.filters import Filter
from mac_desktop.store.queries import ListQuery

DATES = ("2024-03-24", "2024", None, "2024-03", "2023-12-31", "2025-01", Gap.UNKNOWN, "2024-04-01")


@pytest.fixture
def dated(store):
    """One accident of each date, called by it."""
    with store.step("Add", by="amina") as step:
        step.insert_many(Accident, [{"accident_date": date, "place": str(date)} for date in DATES])
    return store


def found(store, *filters, sort=()):
    with store.read() as conn:
        ids = queries.ids(conn, Accident, ListQuery(filters=filters, sort=sort))
        return [row[1] for row in queries.rows(conn, Accident, ids, ("place",))]


def between(store, low, high):
    return set(found(store, Filter("accident_date", "between", (low, high))))


def test_a_year_stands_before_its_months_and_a_month_before_its_days(dated):
    known = ["2023-12-31", "2024", "2024-03", "2024-03-24", "2024-04-01", "2025-01"]
    assert found(dated, sort=(("accident_date", False),))[:6] == known
    assert found(dated, sort=(("accident_date", True),))[:6] == known[::-1]


@pytest.mark.parametrize("descending", [False, True])
def test_what_has_no_date_stands_last_in_either_order(dated, descending):
    assert set(found(dated, sort=(("accident_date", descending),))[6:]) == {"None", "unknown"}


def test_a_year_alone_is_in_its_year_and_in_no_month(dated):
    assert between(dated, "2024", "2024") == {"2024", "2024-03", "2024-03-24", "2024-04-01"}
    assert between(dated, "2024-03", "2024-03") == {"2024-03", "2024-03-24"}
    in_months = [between(dated, f"2024-{month:02}", f"2024-{month:02}") for month in range(1, 13)]
    assert set().union(*in_months) == {"2024-03", "2024-03-24", "2024-04-01"}
    assert sum(map(len, in_months)) == 3, "nothing is in two months"


def test_a_month_is_on_no_day_and_in_no_span_that_holds_only_a_part_of_it(dated):
    assert between(dated, "2024-03-01", "2024-03-30") == {"2024-03-24"}
    assert between(dated, "2024-03-01", "2024-03-31") == {"2024-03", "2024-03-24"}
    assert between(dated, "2024-01-01", "2024-12-30") == {"2024-03", "2024-03-24", "2024-04-01"}


def test_a_span_that_is_open_at_one_end_holds_all_that_surely_lies_in_it(dated):
    assert between(dated, "2024-03", None) == {"2024-03", "2024-03-24", "2024-04-01", "2025-01"}
    assert between(dated, "2024", None) == {"2024", "2024-03", "2024-03-24", "2024-04-01", "2025-01"}
    assert between(dated, None, "2024-03-30") == {"2023-12-31", "2024-03-24"}
    assert between(dated, None, "2024") == {"2023-12-31", "2024", "2024-03", "2024-03-24", "2024-04-01"}


def test_before_and_after_hold_for_every_day_that_a_date_can_mean(dated):
    assert set(found(dated, Filter("accident_date", "before", "2024-04"))) == {"2023-12-31", "2024-03", "2024-03-24"}
    assert set(found(dated, Filter("accident_date", "before", "2025"))) == {
        "2023-12-31", "2024", "2024-03", "2024-03-24", "2024-04-01",
    }  # fmt: skip
    assert set(found(dated, Filter("accident_date", "after", "2024-03"))) == {"2024-04-01", "2025-01"}
    assert set(found(dated, Filter("accident_date", "after", "2023"))) == {
        "2024", "2024-03", "2024-03-24", "2024-04-01", "2025-01",
    }  # fmt: skip


def test_no_date_and_an_unknown_date_are_in_no_span_and_are_asked_for_apart(dated):
    assert not {"None", "unknown"} & between(dated, "1900", "2100")
    assert found(dated, Filter("accident_date", "missing")) == ["None"]
    assert found(dated, Filter("accident_date", "is", Gap.UNKNOWN)) == ["unknown"]
