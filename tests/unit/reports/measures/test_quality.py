"""Quality management: the rate of visits that found nothing, what is open, how long it takes, what is overdue."""

from __future__ import annotations

from typing import Any

from mac_desktop.reports.measures.quality import (
    ALL,
    conformity,
    corrective_actions_overdue,
    nonconformities_by_severity,
    sampled_share,
)
from mac_desktop.reports.measures.rows import Row
from mac_desktop.reports.measures.scope import Scope

YEAR = Scope("2025-01-01", "2025-12-31")


def visit(records: Any, organisation: str = "o1", day: str = "2025-03-04", **more: Any) -> str:
    values = {"organisation_id": organisation, "start_date": day, "kind": "QA", "status": "DONE"}
    return str(records.add("quality_visit", **values | more))


def finding(records: Any, of: str, severity: str | None = "MAJOR", **more: Any) -> str:
    return str(records.add("nonconformity", quality_visit_id=of, severity=severity, description="x", **more))


def operators(records: Any) -> None:
    for name in ("o1", "o2"):
        records.add("organisation", id=name, short_name=name.upper())


def amounts(rows: list[Row], *columns: str) -> dict[str, tuple[object, ...]]:
    return {row.key: tuple(row.figures[column].amount for column in columns) for row in rows}


def test_a_visit_conforms_when_nothing_but_observations_was_found(records) -> None:
    operators(records)
    clean, faulty = visit(records), visit(records)
    finding(records, clean, "OBSERVATION")
    finding(records, faulty)
    finding(records, faulty, "MINOR")
    visit(records, "o2")
    visit(records, "o2", status="CANCELLED")
    visit(records, "o2", day="2024-12-31")
    rows = conformity(records.conn, YEAR)
    assert amounts(rows, "visits", "without_nonconformity", "rate") == {
        "O1": (2, 1, 50.0),
        "O2": (1, 1, 100.0),
        ALL: (3, 2, 66.7),
    }
    assert [b["id"] for b in records.behind(rows[0].figures["without_nonconformity"].selections[0])] == [clean]


def test_what_is_open_at_the_end_and_how_long_it_took_to_close(records) -> None:
    old, new = visit(records, day="2024-11-01"), visit(records, day="2025-06-01")
    finding(records, old, "CRITICAL", closed_on="2025-01-10")
    finding(records, new, "CRITICAL", closed_on="2025-06-21")
    finding(records, new, "CRITICAL", closed_on="2026-01-05")
    finding(records, old, "MINOR")
    finding(records, new, None, closed_on="2025")
    found = amounts(nonconformities_by_severity(records.conn, YEAR), "found", "open", "closed", "days_to_close")
    assert found == {"CRITICAL": (2, 1, 2, 45.0), "MINOR": (0, 1, 0, None), "-": (1, 0, 1, None)}


def test_an_action_is_overdue_from_the_day_after_it_was_due_until_it_is_done(records) -> None:
    severe = finding(records, visit(records), "CRITICAL")
    late = records.add("corrective_action", nonconformity_id=severe, action="x", due_date="2025-06-30")
    records.add("corrective_action", nonconformity_id=severe, action="x", due_date="2025-06", done_on="2025-12-31")
    records.add("corrective_action", nonconformity_id=severe, action="x", due_date="2026")
    after = records.add("corrective_action", nonconformity_id=severe, action="x", due_date="2025", done_on="2026-01-02")
    [row] = corrective_actions_overdue(records.conn, YEAR)
    assert (row.key, row.figures["actions"].amount) == ("CRITICAL", 2)
    assert {b["id"] for b in records.behind(row.figures["actions"].selections[0])} == {late, after}


def test_the_share_of_cleared_land_that_was_sampled(records) -> None:
    operators(records)
    control = visit(records, kind="QC")
    for area in (300, 200):
        records.add("quality_sample", quality_visit_id=control, area_m2=area)
    records.add("quality_sample", quality_visit_id=visit(records, kind="QA"), area_m2=9_000)
    for operator, kind, area in (("o1", "CLR", 10_000), ("o1", "RED", 70_000), ("o2", "CLR", 30_000)):
        work = records.add("activity", organisation_id=operator, activity_type="CLR")
        records.add(
            "land_release_product", activity_id=work, release_type=kind, area_m2=area, release_date="2025-08-01"
        )
    found = amounts(sampled_share(records.conn, YEAR), "sampled", "cleared", "share")
    assert found == {"O1": (500, 10_000, 5.0), "O2": (0, 30_000, 0.0), ALL: (500, 40_000, 1.2)}


def test_findings_of_a_visit_that_is_not_approved_do_not_count(records) -> None:
    finding(records, visit(records, state="submitted"))
    assert nonconformities_by_severity(records.conn, YEAR) == []
    assert conformity(records.conn, YEAR) == []
