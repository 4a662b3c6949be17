"""Progress of work: increments are added up once, what was left empty is told apart from what was forgotten."""

from __future__ import annotations

from typing import Any

from mac_desktop.reports.measures.progress import ALL, work_progress
from mac_desktop.reports.measures.rows import Row
from mac_desktop.reports.measures.scope import Scope

YEAR = Scope("2025-01-01", "2025-12-31")


def week(records: Any, organisation: str, day: str = "2025-03-09", **more: Any) -> str:
    work = records.add("activity", activity_type="CLR", organisation_id=organisation, start_date="2025-01-02")
    return str(records.add("progress_report", activity_id=work, period_from="2025-01-02", period_to=day, **more))


def amounts(rows: list[Row], *columns: str) -> dict[str, tuple[object, ...]]:
    return {row.key: tuple(row.figures[column].amount for column in columns) for row in rows}


def test_increments_of_the_year_add_up_by_organisation(records) -> None:
    for name in ("o1", "o2"):
        records.add("organisation", id=name, short_name=name.upper())
    first = week(records, "o1", cleared_m2=1_000, person_days=50)
    last = week(records, "o1", "2025-12-31", cleared_m2=500, person_days=10)
    week(records, "o1", "2024-12-31", cleared_m2=9_000)
    week(records, "o2", cancelled_m2=40_000, person_days=4)
    week(records, "o2", zero_report="YES", person_days=1)
    rows = work_progress(records.conn, YEAR)
    assert amounts(rows, "cleared", "cancelled", "person_days") == {
        "O1": (1_500, 0, 60),
        "O2": (0, 40_000, 5),
        ALL: (1_500, 40_000, 65),
    }
    assert {b["id"] for b in records.behind(rows[0].figures["cleared"].selections[0])} == {first, last}


def test_a_report_that_states_nothing_is_missing_and_a_zero_report_is_not(records) -> None:
    records.add("organisation", id="o1", short_name="O1")
    week(records, "o1", cleared_m2=700)
    week(records, "o1", zero_report="YES")
    week(records, "o1")
    figure = work_progress(records.conn, YEAR)[0].figures["cleared"]
    assert figure.amount == 700
    assert figure.params == {"records": 3, "missing": 1}
    assert figure.note


def test_a_year_without_reports_has_no_lines(records) -> None:
    assert work_progress(records.conn, YEAR) == []
