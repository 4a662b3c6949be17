"""The treaty clock says what comes next, from the records and from nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.stockpile import RetainedMovement
from mac_desktop.domain.records.treaty import FiledReport, TreatyExtension
from mac_desktop.domain.treaty_clock import Duty
from mac_desktop.services import clock, records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

NOW = dt.datetime(2026, 4, 22, 9, tzinfo=dt.UTC)


@pytest.fixture
def ctx(tmp_path: Path):
    made = stores.new_store(tmp_path / "c.mac", office="HQ", user="Amina", now=lambda: NOW, texts=Texts())
    yield made
    made.store.close()


def entered(ctx: Context, form: str, **raw: object) -> str:
    saved = records.save(ctx, form, raw, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    return saved.id


@pytest.fixture
def party(ctx: Context) -> str:
    return entered(
        ctx, "treaty_status", treaty="APMBC", status="PARTY", joining_act="ACCESSION",
        deposit_date="2003-08-18", entry_into_force="2004-02-01", stockpile_completed_on="2007-11",
    )  # fmt: skip


def filed(ctx: Context, year: int, day: str) -> None:
    entered(
        ctx, "filed_report", treaty="APMBC", filed_on=day, period_from=f"{year}-01-01", period_to=f"{year}-12-31"
    )  # fmt: skip


def test_the_report_on_last_year_is_due_in_eight_days(ctx: Context, party: str):
    due = clock.annual_report(ctx, "APMBC", 2025)
    assert due is not None
    assert due.due == dt.date(2026, 4, 30)
    assert clock.title(ctx.texts, due) == "Annual report for 2025"
    assert clock.standing(ctx.texts, due) == "Due in 8 days."


def test_a_report_that_was_noted_as_sent_is_met(ctx: Context, party: str):
    filed(ctx, 2025, "2026-04-20")
    due = clock.annual_report(ctx, "APMBC", 2025)
    assert due is not None
    assert clock.standing(ctx.texts, due) == "Sent on 20 Apr 2026, 10 days early."
    assert due.key not in [deadline.key for _, deadline in clock.waiting(ctx)]


def test_reports_from_before_the_store_was_begun_are_not_called_overdue(ctx: Context, party: str):
    assert [d.key for _, d in clock.waiting(ctx) if "report" in d.key] == ["annual_report_2025", "annual_report_2026"]
    filed(ctx, 2022, "2023-04-20")
    late = [d.key for _, d in clock.waiting(ctx) if "report" in d.key]
    assert late == ["annual_report_2023", "annual_report_2024", "annual_report_2025", "annual_report_2026"]


def test_an_extension_moves_the_clearance_deadline(ctx: Context, party: str):
    before = {d.key: d for _, d in clock.waiting(ctx)}["clearance"]
    assert before.due == dt.date(2014, 2, 1)
    entered(ctx, "treaty_extension", treaty_status_id=party, article="5", new_deadline="2028-02-01")
    after = {d.key: d for _, d in clock.waiting(ctx)}["clearance"]
    assert after.due == dt.date(2028, 2, 1)
    assert after.ask_by == dt.date(2027, 3, 31)


def test_a_completion_known_to_the_month_counts_with_its_last_day(ctx: Context, party: str):
    (apmbc,) = clock.deadlines(ctx)
    stock = apmbc.deadline("stockpile")
    assert stock is not None
    assert stock.done_on == dt.date(2007, 11, 30)


def test_a_draft_sets_no_clock(ctx: Context):
    records.save(ctx, "treaty_status", {"treaty": "APMBC", "status": "PARTY", "entry_into_force": "2004-02-01"})
    assert clock.deadlines(ctx) == []
    assert clock.annual_report(ctx, "APMBC", 2025) is None


def test_dates_that_are_answered_as_unknown_stop_nothing(ctx: Context):
    entered(ctx, "treaty_status", treaty="APMBC", status="PARTY", deposit_date="unknown", joining_act="RATIFICATION")
    (apmbc,) = clock.deadlines(ctx)
    assert apmbc.entry_into_force is None
    assert clock.waiting(ctx) == []


def test_a_month_of_entry_into_force_means_its_first_day(ctx: Context):
    entered(ctx, "treaty_status", treaty="APMBC", status="PARTY", joining_act="ACCESSION", entry_into_force="2018-02")
    due = {deadline.due for _, deadline in clock.waiting(ctx)}
    assert dt.date(2028, 2, 1) in due, "Article 5: ten years"


def _due(ctx: Context, key: str) -> dt.date | None:
    (standing,) = [one for one in clock.deadlines(ctx) if one.treaty == "APMBC"]
    found = standing.deadline(key)
    return found.due if found else None


def test_an_extension_moves_the_clearance_deadline_of_its_own_treaty_only(ctx: Context, party: str):
    key = next(d.key for one in clock.deadlines(ctx) for d in one.deadlines if "clearance" in d.key)
    before = _due(ctx, key)
    other = entered(
        ctx, "treaty_status", treaty="CCM", status="PARTY", joining_act="ACCESSION",
        deposit_date="2010-08-18", entry_into_force="2011-02-01",
    )  # fmt: skip
    with ctx.store.step("Add {n}", by="x", n=1) as step:
        extension = {"treaty_status_id": other, "article": "5", "new_deadline": "2030-03-01"}
        step.add(TreatyExtension, extension, state=State.APPROVED)
    assert _due(ctx, key) == before
    entered(ctx, "treaty_extension", treaty_status_id=party, article="5", new_deadline="2029-03-01")
    assert _due(ctx, key) == dt.date(2029, 3, 1)


def test_a_report_that_was_sent_under_another_treaty_meets_nothing_here(ctx: Context, party: str):
    entered(
        ctx, "filed_report", treaty="CCM", filed_on="2026-04-20", period_from="2025-01-01", period_to="2025-12-31"
    )  # fmt: skip
    due = clock.annual_report(ctx, "APMBC", 2025)
    assert due is not None
    assert due.done_on is None


def test_a_report_whose_period_ends_before_it_begins_does_not_stop_the_clock(ctx: Context, party: str):
    raw = {"treaty": "APMBC", "filed_on": "2026-04-20", "period_from": "2025-12-31", "period_to": "2025-01-01"}
    with ctx.store.step("Add {n}", by="x", n=1) as step:
        step.add(FiledReport, raw, state=State.APPROVED)
    due = clock.annual_report(ctx, "APMBC", 2025)
    assert due is not None
    assert due.done_on is None


def test_an_extension_under_the_cluster_munitions_convention_moves_its_clearance(ctx: Context):
    status = entered(
        ctx, "treaty_status", treaty="CCM", status="PARTY", joining_act="ACCESSION",
        deposit_date="2010-08-18", entry_into_force="2011-02-01",
    )  # fmt: skip
    (before,) = clock.deadlines(ctx)
    entered(ctx, "treaty_extension", treaty_status_id=status, article="4", new_deadline="2026-02-01")
    (after,) = clock.deadlines(ctx)
    moved = {d.key for d in after.deadlines} & {
        d.key for d in after.deadlines if (old := before.deadline(d.key)) is None or old.due != d.due
    }
    assert str(Duty.CLEARANCE) in moved
    assert str(Duty.STOCKPILE) not in moved


def test_two_years_without_a_report_are_told_while_mines_are_retained(ctx: Context):
    entered(
        ctx, "treaty_status", treaty="APMBC", status="PARTY", joining_act="ACCESSION", deposit_date="2003-08-18",
        entry_into_force="2004-02-01", stockpile_completed_on="2007-11", clearance_completed_on="2012-05",
    )  # fmt: skip
    (nothing_kept,) = clock.deadlines(ctx)
    assert "treaty_two_years_silent" not in [p.rule for p in nothing_kept.problems]
    kind = entered(ctx, "ordnance_type", name="PMN-2", category="APM")
    with ctx.store.step("Add {n}", by="x", n=1) as step:
        step.add(RetainedMovement, {"ordnance_type_id": kind, "quantity": 10}, state=State.APPROVED)
    (kept,) = clock.deadlines(ctx)
    assert "treaty_two_years_silent" in [p.rule for p in kept.problems]
