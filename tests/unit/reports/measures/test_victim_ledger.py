"""Who was known on a day, who became known since, and which accidents tell of others than are recorded."""

from __future__ import annotations

from typing import Any

import pytest

from mac_desktop.reports.measures.ledger import Account, Ledger
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.victim_ledger import victims_ledger

YEAR = Scope("2024-01-01", "2024-12-31")


def accident(records: Any, day: str | None, *outcomes: str, **values: Any) -> list[str]:
    one = records.add("accident", accident_date=day, device_category="APM", **values)
    return [records.add("casualty", accident_id=one, outcome=outcome, condition="CIV") for outcome in outcomes]


def ledger(records: Any, by: str = "", before: Any = None, scope: Scope = YEAR) -> Ledger:
    return victims_ledger((before or records).conn, records.conn, scope, by)


def lines(account: Account) -> dict[str, int]:
    return {one.key: one.amounts[0] for one in account.lines if any(one.amounts)}


def test_victims_are_new_or_reported_late_by_the_day_of_the_accident(records) -> None:
    accident(records, "2023-05-01", "KILLED")
    accident(records, "2023", "INJURED", "INJURED", report_date="2024-02-01")
    accident(records, "2024-06-01", "KILLED", report_date="2024-06-03")
    accident(records, "2024-12-30", "KILLED", report_date="2025-01-04")
    found = ledger(records)
    assert found.balanced
    assert lines(found.total) == {"opening": 1, "new": 1, "late": 2, "closing": 4}


def test_a_date_that_may_be_before_the_period_is_vague(records) -> None:
    accident(records, "2024", "KILLED")
    assert lines(ledger(records, scope=Scope("2024-07-01", "2024-12-31")).total) == {"vague": 1, "closing": 1}


def test_somebody_who_dies_later_moves_among_the_injured_and_is_not_among_the_killed(records) -> None:
    [injured] = accident(records, "2023-05-01", "INJURED")
    records.add("casualty_follow_up", casualty_id=injured, seen_on="2024-03-01", evolution="DIED")
    found = ledger(records, "outcome")
    assert found.balanced
    assert {one.key: lines(one) for one in found.accounts} == {
        "INJURED": {"opening": 1, "died": -1},
        "DIED_LATER": {"died": 1, "closing": 1},
        "total": {"opening": 1, "closing": 1},
    }


def test_what_was_corrected_entered_late_or_taken_back_since_is_told(new_records) -> None:
    then, now = new_records(), new_records()
    for store in (then, now):
        accident(store, "2023-05-01", "INJURED", "KILLED", "INJURED")
    casualties = [row["id"] for row in now.raw.execute("SELECT id FROM casualty ORDER BY number")]
    now.set("casualty", casualties[0], outcome="KILLED")
    now.set("casualty", casualties[1], deleted_at="2024-04-04")
    accident(now, "2022", "INJURED")
    found = ledger(now, "outcome", before=then)
    assert found.balanced
    assert {one.key: lines(one) for one in found.accounts} == {
        "INJURED": {"opening": 2, "late": 1, "corrected": -1, "closing": 2},
        "KILLED": {"opening": 1, "corrected": 1, "removed": -1, "closing": 1},
        "total": {"opening": 3, "late": 1, "removed": -1, "closing": 3},
    }


@pytest.mark.parametrize(
    ("told", "gap"), [({"killed": 1, "injured": 1}, None), ({"killed": 3}, 1), ({"people_harmed": 1}, -1), ({}, None)]
)
def test_an_accident_that_tells_of_other_numbers_is_named(records, told, gap) -> None:
    accident(records, "2024-06-01", "KILLED", "INJURED", **told)
    found = ledger(records)
    assert [one.amounts["people"] for one in found.breaks] == ([] if gap is None else [gap])
    assert ledger(records, scope=Scope("2025-01-01", "2025-12-31")).balanced


def test_provinces_add_up_and_every_number_opens_its_casualties(records) -> None:
    north = records.unit("North", 1)
    people = accident(records, "2024-06-01", "KILLED", admin_unit_id=records.unit("Lake", 2, north))
    people += accident(records, "2024-06-01", "KILLED")
    found = ledger(records, "admin1")
    assert [(one.name, one.lines[-1].amounts) for one in found.accounts] == [("North", (1,)), ("", (1,)), ("", (2,))]
    behind = {row["id"] for each in found.total.lines[-1].figures["people"].selections for row in records.behind(each)}
    assert behind == set(people)
