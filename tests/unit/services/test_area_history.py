"""A clerk changes an area: what its history says afterwards, and what past reports make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import State
from mac_desktop.reports.measures.areas import land_summary
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.services import history, lists, records, stores, updates
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.records import Saved
from mac_desktop.store.undo import undo
from mac_desktop.texts import Texts

AREA = {
    "local_id": "HA-1", "classification": "SHA", "status": "OPEN", "information_date": "2010", "admin_unit_id": "AF01",
    "area_m2": 40_000, "contamination": "APM", "direct_evidence": "VISUAL", "indirect_evidence": "VERBAL",
}  # fmt: skip
Line = tuple[object, ...]


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


@pytest.fixture
def area(ctx: Context) -> str:
    return approved(ctx, records.save(ctx, "hazardous_area", AREA, submit=True))


def approved(ctx: Context, saved: Saved) -> str:
    assert saved.state is State.SUBMITTED, saved.problems
    assert records.set_state(ctx, "hazardous_area", [saved.id], State.APPROVED).moved == 1
    return saved.id


def change(ctx: Context, area: str, **values: object) -> Saved:
    raw = records.load(ctx, "hazardous_area", area).raw
    return records.save(ctx, "hazardous_area", {**raw, **values}, area, submit=True)


def lines(ctx: Context, *names: str) -> list[Line]:
    """The lines of the history, oldest first."""
    found = lists.ids(ctx, ListRequest("area_standing", ("number",)))
    rows = [records.load(ctx, "area_standing", one) for one in found]
    assert {row.state for row in rows} <= {State.APPROVED}
    wanted = names or ("since", "status", "classification", "area_m2", "reason")
    rows.sort(key=lambda row: str(row.values["since"]))
    return [tuple(row.values[name] for name in wanted) for row in rows]


def summary(ctx: Context, year: int) -> list[object]:
    with ctx.store.read() as connection:
        rows = land_summary(connection, Scope(f"{year}-01-01", f"{year}-12-31"))
    return [row.figures[name].amount for row in rows for name in ("known_m2", "suspected_m2")]


def test_the_life_of_an_area_stands_in_its_history_and_past_reports_follow_it(ctx: Context, area: str) -> None:
    approved(ctx, change(ctx, area, status="WORKED", status_date="2012-04-02"))
    reason = "No money"
    approved(ctx, change(ctx, area, status="SUSPENDED", status_date="2014-05", status_reason=reason))
    approved(ctx, change(ctx, area, area_m2=35_000, classification="CHA", information_date="2016-09-01"))
    gone = {"status": "CLOSED", "closed_date": "2019-03-01", "closure_reason": "OUTSIDE"}
    approved(ctx, change(ctx, area, **gone))
    assert lines(ctx) == [
        ("2010", "OPEN", "SHA", 40_000, "FIRST"),
        ("2012-04-02", "WORKED", "SHA", 40_000, "STATUS"),
        ("2014-05", "SUSPENDED", "SHA", 40_000, "STATUS"),
        ("2016-09-01", "SUSPENDED", "CHA", 35_000, "SURVEY"),
        ("2019-03-01", "CLOSED", "CHA", 35_000, "CLOSED"),
    ]
    assert [words for (words,) in lines(ctx, "remarks") if words] == [reason]
    assert [summary(ctx, year) for year in (2009, 2010, 2015, 2016, 2018, 2019)] == [
        [], [0, 40_000], [0, 40_000], [35_000, 0], [35_000, 0], [],
    ]  # fmt: skip


def test_the_past_that_an_area_told_by_its_own_dates_is_written_down_before_it_changes(ctx: Context) -> None:
    """Imported as handed over; then a mine is found."""
    gone = {"status": "HANDED", "closed_date": "2014", "status_date": "2015-02-03", "closure_reason": "OUTSIDE"}
    area = approved(ctx, records.save(ctx, "hazardous_area", AREA | gone, submit=True))
    assert lines(ctx) == []
    change(ctx, area, status="REOPENED", status_date="2018-06-30", status_reason="A mine was found")
    assert lines(ctx, "since", "status", "closure_reason") == [
        ("2010", "OPEN", None),
        ("2014", "CLOSED", "OUTSIDE"),
        ("2015-02-03", "HANDED", "OUTSIDE"),
        ("2018-06-30", "REOPENED", "OUTSIDE"),
    ]


def test_entering_and_correcting_what_nobody_was_told_yet_leaves_no_history(ctx: Context) -> None:
    saved = records.save(ctx, "hazardous_area", AREA)
    change(ctx, saved.id, area_m2=41_000)
    records.set_state(ctx, "hazardous_area", [saved.id], State.RETURNED, "The size is wrong")
    change(ctx, saved.id, area_m2=42_000, classification="CHA")
    assert lines(ctx) == []


def test_a_mistake_that_is_returned_is_corrected_in_the_history_too(ctx: Context, area: str) -> None:
    changed = change(ctx, area, area_m2=3_500, information_date="2016")
    records.set_state(ctx, "hazardous_area", [changed.id], State.RETURNED, "A digit is missing")
    change(ctx, area, area_m2=35_000)
    assert lines(ctx) == [("2010", "OPEN", "SHA", 40_000, "FIRST"), ("2016", "OPEN", "SHA", 35_000, "SURVEY")]


def test_a_change_that_a_rule_stops_and_that_is_put_right_is_one_change(ctx: Context, area: str) -> None:
    """Closed with land left is stopped; giving the reason for closure lets it pass."""
    stopped = change(ctx, area, status="CLOSED", closed_date="2019-03-01")
    assert stopped.state is State.DRAFT
    passed = change(ctx, area, closure_reason="OUTSIDE", closed_date="2019-04-01")
    assert passed.state is State.SUBMITTED
    assert lines(ctx, "since", "status", "closure_reason") == [
        ("2010", "OPEN", None),
        ("2019-04-01", "CLOSED", "OUTSIDE"),
    ]


def test_a_new_size_without_a_new_date_is_doubted_and_counts_from_today(ctx: Context, area: str) -> None:
    changed = change(ctx, area, area_m2=35_000)
    assert [p.rule for p in changed.problems if p.severity is Severity.WARN and p.rule == "D12"] == ["D12"]
    assert lines(ctx)[-1] == ("2026-04-20", "OPEN", "SHA", 35_000, "CORRECTION")


def test_a_visit_that_finds_all_as_it_was_keeps_since_when_the_area_is_known(ctx: Context, area: str) -> None:
    approved(ctx, change(ctx, area, information_date="2016"))
    assert lines(ctx) == [("2010", "OPEN", "SHA", 40_000, "FIRST")]
    assert summary(ctx, 2012) == [0, 40_000]


def test_a_change_of_anything_else_leaves_no_history(ctx: Context, area: str) -> None:
    change(ctx, area, name="Old orchard", priority="HIGH")
    assert lines(ctx) == []


def test_a_newer_report_that_is_approved_leaves_its_line(ctx: Context, area: str) -> None:
    report = updates.begin(ctx, "hazardous_area", area).id
    saved = change(ctx, report, information_date="2016", area_m2=35_000)
    assert saved.state is State.SUBMITTED, saved.problems
    assert lines(ctx) == []
    assert summary(ctx, 2016) == [0, 40_000]
    records.set_state(ctx, "hazardous_area", [report], State.APPROVED)
    assert lines(ctx) == [("2010", "OPEN", "SHA", 40_000, "FIRST"), ("2016", "OPEN", "SHA", 35_000, "SURVEY")]
    assert [summary(ctx, year) for year in (2015, 2016)] == [[0, 40_000], [0, 35_000]]


def test_taking_a_change_back_takes_its_lines_back(ctx: Context, area: str) -> None:
    change(ctx, area, area_m2=35_000, information_date="2016")
    step = history.steps(ctx, 1)[0].id
    undo(ctx.store, step, "amina")
    assert lines(ctx) == []
    assert summary(ctx, 2016) == [0, 40_000]


def test_past_standings_are_entered_by_hand_and_judged(ctx: Context, area: str) -> None:
    base = {"hazardous_area_id": area, "status": "OPEN", "classification": "SHA", "area_m2": 50_000}
    told = records.save(ctx, "area_standing", base | {"since": "2008"}, submit=True)
    assert told.problems == []
    assert summary(ctx, 2009) == []  # it counts when it is approved
    records.set_state(ctx, "area_standing", [told.id], State.APPROVED)
    assert summary(ctx, 2009) == [0, 50_000]
    news = records.save(ctx, "area_standing", base | {"since": "2024", "area_m2": 1}, submit=True)
    assert {p.rule for p in news.problems} >= {"D12"}


def test_land_released_before_a_re_opening_may_be_released_again_while_work_goes_on(ctx: Context, area: str) -> None:
    work = {"local_id": "W", "activity_type": "NTS", "organisation_id": None, "start_date": "2011", "status": "ONGOING"}
    activity = records.save(ctx, "activity", work).id

    def release(day: str, area_m2: int) -> list[str]:
        raw = {"activity_id": activity, "hazardous_area_id": area, "release_type": "CAN", "area_m2": area_m2}
        return [p.rule for p in records.save(ctx, "land_release_product", raw | {"release_date": day}).problems]

    assert "L2" not in release("2011-05", 40_000)
    gone = {"status": "CLOSED", "closed_date": "2011-06", "closure_reason": "CAN"}
    approved(ctx, change(ctx, area, **gone))
    approved(ctx, change(ctx, area, status="REOPENED", status_date="2012-03-01", status_reason="A mine was found"))
    approved(ctx, change(ctx, area, status="WORKED", status_date="2012-04-01"))
    assert "L2" not in release("2013", 30_000)
    assert "L2" in release("2014", 30_000)


def test_a_change_that_is_told_with_an_older_day_comes_after_what_stood_last(ctx: Context, area: str) -> None:
    """How an area stands now is always the newest: an older survey that is entered late does not go behind it."""
    approved(ctx, change(ctx, area, area_m2=35_000, information_date="2016-09-01"))
    approved(ctx, change(ctx, area, area_m2=30_000, information_date="2014"))
    sizes = {("2010", 40_000), ("2016-09-01", 35_000), ("2016-09-01", 30_000)}
    assert set(lines(ctx, "since", "area_m2")) == sizes
    approved(ctx, change(ctx, area, status="WORKED", status_date="2018"))
    seen = [summary(ctx, year) for year in (2015, 2016, 2017, 2018)]
    assert seen == [[0, 40_000], [0, 30_000], [0, 30_000], [0, 30_000]]
