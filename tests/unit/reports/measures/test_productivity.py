"""Rates of clearance: land, days and finds of the same work, and what is said where there is nothing to divide by."""

from __future__ import annotations

from typing import Any

from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures.productivity import clearance_rates
from mac_desktop.reports.measures.scope import Scope

YEAR = Scope("2025-01-01", "2025-12-31")


def work(records: Any, organisation: str, *areas: int, on: str = "2025-05-20", **more: Any) -> str:
    """Clearance by an organisation that released these areas in square metres."""
    activity = records.add(
        "activity", activity_type="CLR", start_date="2025-05-01", organisation_id=organisation, **more
    )
    for area in areas:
        records.add("land_release_product", activity_id=activity, release_type="CLR", release_date=on, area_m2=area)
    return str(activity)


def find(records: Any, activity: str, category: str, quantity: int | None, **more: Any) -> None:
    records.add("ordnance_item", activity_id=activity, category=category, quantity=quantity, **more)


def rates(records: Any) -> dict[str, tuple[object, ...]]:
    columns = ("m2_per_deminer_day", "m2_per_item", "mines_per_ha")
    rows = clearance_rates(records.conn, YEAR)
    return {row.key: tuple(row.figures[column].amount for column in columns) for row in rows}


def operator(records: Any, name: str) -> str:
    return str(records.add("organisation", short_name=name, name=name))


def test_each_operator_has_its_rates_and_all_have_those_of_their_sums(records) -> None:
    fields, halt = operator(records, "CFI"), operator(records, "HALT")
    first = work(records, fields, 6_000, 4_000, deminers=10, working_days=20)
    find(records, first, "APM", 30)
    find(records, first, "MOR", 10)
    second = work(records, halt, 40_000, deminers=20, working_days=15)
    find(records, second, "APM", 10)
    assert rates(records) == {"CFI": (50.0, 250.0, 30.0), "HALT": (133.3, 4000.0, 2.5), "*": (100.0, 1000.0, 8.0)}


def test_a_rate_that_would_divide_by_nothing_is_not_applicable_and_not_zero(records) -> None:
    work(records, operator(records, "CFI"), 5_000, deminers=0, working_days=0)
    assert rates(records)["CFI"] == (Gap.NOT_APPLICABLE, Gap.NOT_APPLICABLE, 0.0)
    work(records, operator(records, "NIL"), 0, deminers=4, working_days=2)
    assert rates(records)["NIL"] == (0.0, Gap.NOT_APPLICABLE, Gap.NOT_APPLICABLE)


def test_land_of_work_that_does_not_tell_its_days_does_not_make_deminers_look_fast(records) -> None:
    fields = operator(records, "CFI")
    work(records, fields, 1_000, deminers=5, working_days=4)
    work(records, fields, 90_000, deminers=5)
    (row, _) = clearance_rates(records.conn, YEAR)
    assert rates(records)["CFI"][0] == 50.0
    assert (row.figures["cleared"].amount, row.figures["measured"].amount) == (91_000, 1_000)
    assert row.figures["deminer_days"].params["missing"] == 1


def test_where_no_work_tells_its_days_the_rate_is_not_reported(records) -> None:
    work(records, operator(records, "CFI"), 1_000)
    assert rates(records)["CFI"][0] is None


def test_only_finds_and_land_of_work_that_cleared_in_the_period_count(records) -> None:
    fields = operator(records, "CFI")
    find(records, work(records, fields, 10_000), "APM", 4)
    find(records, work(records, fields, 10_000, on="2024-12-31"), "APM", 400)
    survey = records.add("activity", activity_type="TS", start_date="2025-05-01", organisation_id=fields)
    records.add(
        "land_release_product", activity_id=survey, release_type="RED", release_date="2025-05-20", area_m2=70_000
    )
    find(records, survey, "APM", 400)
    find(records, work(records, fields, 0), "SAA", 5_000)
    (row, _) = clearance_rates(records.conn, YEAR)
    assert (row.figures["items"].amount, row.figures["mines"].amount) == (4, 4)
    assert rates(records)["CFI"] == (None, 2500.0, 4.0)
    assert [item["quantity"] for item in records.behind(row.figures["items"].selections[0])] == [4]


def test_without_clearance_there_is_no_line(records) -> None:
    assert rates(records) == {}
