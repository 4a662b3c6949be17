"""A date known only to the year is in its year and in no month, whatever is counted by it; and so it is for a month."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from mac_desktop.reports.measures import (
    areas,
    assistance,
    casualties,
    education,
    funding,
    ordnance,
    quality,
    release,
    retained,
    stockpile,
    transfers,
    victims,
    warning,
)
from mac_desktop.reports.measures.rows import Row
from mac_desktop.reports.measures.scope import Scope

Put = Callable[[Any, str], object]
Measure = Callable[[Any, Scope], Sequence[Row]]
HELD = frozenset({"opening", "closing", "open"})
"""Figures that tell how much there is, not what came."""
AREA = {"classification": "CHA", "status": "OPEN", "area_m2": 100, "contamination": "APM"}


def a_casualty(records: Any, day: str) -> None:
    accident = records.add("accident", accident_date=day, device_category="APM", accident_type="MINE", killed=1)
    records.add("casualty", accident_id=accident, outcome="KILLED", sex="M", age=30, activity="FARM")


def an_accident(records: Any, day: str) -> None:
    records.add("accident", accident_date=day, accident_type="MINE", killed=1, injured=0)


def _work(records: Any) -> tuple[str, str]:
    area = records.add("hazardous_area", information_date="2010", **AREA)
    return records.add("activity", activity_type="CLR", start_date="2020", hazardous_area_id=area), area


def released_land(records: Any, day: str) -> None:
    work, area = _work(records)
    records.add("land_release_product", activity_id=work, hazardous_area_id=area, release_type="CLR", area_m2=10,
                release_date=day)  # fmt: skip


def found_mines(records: Any, day: str) -> None:
    work, area = _work(records)
    records.add("ordnance_item", activity_id=work, hazardous_area_id=area, category="APM", quantity=2,
                quantity_destroyed=2, found_date=day)  # fmt: skip


def disposed_mines(records: Any, day: str) -> None:
    work, area = _work(records)
    records.add("ordnance_item", activity_id=work, hazardous_area_id=area, category="APM", quantity=2,
                quantity_destroyed=2, found_date="2019", disposal_date=day)  # fmt: skip


def a_new_area(records: Any, day: str) -> None:
    records.add("hazardous_area", information_date=day, **AREA)


def a_movement(kind: str, **more: object) -> Put:
    def put(records: Any, day: str) -> None:
        kind_of_mine = records.type("PMN")
        records.add(
            "stockpile_movement", kind=kind, movement_date=day, ordnance_type_id=kind_of_mine, quantity=3, **more
        )

    return put


def a_use(records: Any, day: str) -> None:
    records.add("retained_movement", kind="ADDED", movement_date=day, ordnance_type_id=records.type("PMN"), quantity=3,
                institution="School")  # fmt: skip


def a_fence(records: Any, day: str) -> None:
    records.add("warning_measure", kind="FENCING", measure_date=day, length_m=50, signs=4)


def education_held(records: Any, day: str) -> None:
    held = records.add("education_activity", category="DIRECT", status="COMPLETED", start_date=day, sessions=1)
    records.add("education_beneficiaries", education_activity_id=held, kind="DIRECT", women=5)


def a_visit(records: Any, day: str) -> None:
    visit = records.add("quality_visit", kind="QA", status="DONE", start_date=day, result="OK")
    records.add("nonconformity", quality_visit_id=visit, severity="CRITICAL", description="x")


def a_contribution(records: Any, day: str) -> None:
    donor = records.add("organisation", short_name="Donor", name="Donor")
    records.add("contribution", donor_id=donor, contributed_on=day, amount=100, currency="USD", pillar="CLEARANCE")


def a_service(records: Any, day: str) -> None:
    records.add("assistance", pillar="REHAB", service_date=day, status="COMPLETED")


def a_referral(records: Any, day: str) -> None:
    records.add("referral", pillar="REHAB", referral_date=day, answer="ACCEPTED", outcome="ONGOING")


CASES: list[tuple[Measure, Put]] = [
    (casualties.casualties_by_sex_and_age, a_casualty),
    (casualties.casualties_by_condition, a_casualty),
    (casualties.casualties_by_month, a_casualty),
    (casualties.casualties_by_admin_unit, a_casualty),
    (casualties.casualties_by_device, a_casualty),
    (casualties.casualties_by_activity, a_casualty),
    (casualties.accidents_by_type, an_accident),
    (areas.newly_identified, a_new_area),
    (release.land_release, released_land),
    (release.land_release, disposed_mines),
    (release.land_release, found_mines),
    (release.land_release_by_month, released_land),
    (release.mines_destroyed_in_mined_areas, disposed_mines),
    (ordnance.ordnance_by_category_and_status, found_mines),
    (stockpile.stockpile_found_later, a_movement("FOUND_LATER")),
    (stockpile.stock_destroyed, a_movement("DESTROYED")),
    (transfers.transferred_for_destruction, a_movement("TRANSFER_OUT", purpose="DESTRUCTION")),
    (transfers.transferred_for_training, a_movement("TRANSFER_OUT", purpose="TRAINING")),
    (retained.retained_changes, a_use),
    (warning.marking, a_fence),
    (education.education_contacts, education_held),
    (quality.conformity, a_visit),
    (quality.nonconformities_by_severity, a_visit),
    (funding.funding_by_donor, a_contribution),
    (assistance.assistance_by_pillar, a_service),
    (victims.referrals_by_pillar, a_referral),
]
EACH = pytest.mark.parametrize(("measure", "put"), CASES, ids=lambda one: getattr(one, "__name__", ""))


def period(start: str, end: str) -> Scope:
    return Scope(start, end, article_4_end="2010-01-01")


def shown(measure: Measure, records: Any, scope: Scope) -> list[tuple[str, str, float]]:
    """Every number of what came in the period that is not 0."""
    rows = measure(records.conn, scope)
    numbers = [(row.key, name, figure.amount) for row in rows for name, figure in row.figures.items()]
    return [
        (key, name, amount)
        for key, name, amount in numbers
        if name not in HELD and isinstance(amount, (int, float)) and amount
    ]


def months() -> list[Scope]:
    last = [calendar.monthrange(2024, month)[1] for month in range(1, 13)]
    return [period(f"2024-{month:02}-01", f"2024-{month:02}-{day}") for month, day in enumerate(last, 1)]


@EACH
def test_what_is_dated_by_its_year_alone_is_in_the_year_and_in_no_month(records, measure: Measure, put: Put) -> None:
    nothing = [shown(measure, records, month) for month in months()]
    before, after = period("2023-01-01", "2023-12-31"), period("2025-01-01", "2025-12-31")
    outside = [shown(measure, records, scope) for scope in (before, after)]
    put(records, "2024")
    assert shown(measure, records, period("2024-01-01", "2024-12-31"))
    assert [shown(measure, records, month) for month in months()] == nothing
    assert [shown(measure, records, scope) for scope in (before, after)] == outside


@EACH
def test_what_is_dated_by_its_month_is_in_that_month_only(records, measure: Measure, put: Put) -> None:
    put(records, "2024-05")
    assert [bool(shown(measure, records, month)) for month in months()] == [month == 5 for month in range(1, 13)]
    assert not shown(measure, records, period("2024-05-02", "2024-06-30"))


@pytest.mark.parametrize(
    ("measure", "put", "figure"),
    [(casualties.casualties_by_month, a_casualty, "killed"), (release.land_release_by_month, released_land, "cleared")],
)
def test_counts_by_month_keep_those_whose_month_is_not_known_apart(records, measure, put, figure) -> None:
    for day in ("2024", "2024-03-24", "2024-03", "2024-11-02", "2023", "2025"):
        put(records, day)
    rows = measure(records.conn, period("2023-01-01", "2024-12-31"))
    assert [row.texts["month"] for row in rows] == ["2023", "2024-03", "2024-11", "2024"]
    assert [len(records.behind(row.figures[figure].selections[0])) for row in rows] == [1, 2, 1, 1]
