"""What stands below an activity and a task: who is named is protected, what follows from answers is not typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import State
from mac_desktop.services import lists, records
from mac_desktop.services.context import Context
from mac_desktop.services.stores import new_store
from mac_desktop.texts import Texts


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    def now() -> dt.datetime:
        return dt.datetime(2026, 9, 20, 9, 0, tzinfo=dt.UTC)

    made = new_store(tmp_path / "centre.macdesk", office="TEST", user="Samira", now=now, texts=Texts())
    with made.store:
        keep(made, "admin_unit", pcode="XX01", name="North", level=1)
        keep(made, "organisation", short_name="HALO", name="The HALO Trust", category="INGO")
        yield made


def keep(ctx: Context, key: str, **values: object) -> str:
    saved = records.save(ctx, key, values, submit=True)
    assert saved.state == "submitted", [(p.field, p.rule) for p in saved.problems]
    return saved.id


def activity(ctx: Context, kind: str, **more: object) -> str:
    values = {"activity_type": kind, "organisation_id": "HALO", "start_date": "2025-03-04", "status": "ONGOING"}
    return keep(ctx, "activity", admin_unit_id="XX01", **values | more)


def rules(ctx: Context, key: str, **values: object) -> dict[str, Severity]:
    return {p.rule: p.severity for p in records.check(ctx, key, values).problems}


def test_who_did_not_agree_is_not_named_and_who_did_is_not_searched(ctx: Context) -> None:
    survey = activity(ctx, "NTS")
    told = {"activity_id": survey, "knowledge": "Mines lie along the path.", "agreed": "NO"}
    assert rules(ctx, "activity_interviewee", **told, name="Yusuf Aden") == {"V13": Severity.STOP}
    assert rules(ctx, "activity_interviewee", **told) == {}
    keep(ctx, "activity_interviewee", **{**told, "agreed": "YES"}, name="Yusuf Aden")
    assert lists.search(ctx, "Yusuf") == []
    assert lists.search(ctx, "path") != []


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [
        ("POSITIVE", "UNTESTED", "POSITIVE"),
        ("NEGATIVE", "NEGATIVE", "NEGATIVE"),
        ("NEGATIVE", "UNTESTED", "UNTESTED"),
        ("NEGATIVE", None, None),
    ],
)
def test_the_result_of_a_sector_follows_from_its_sides(
    ctx: Context, left: str, right: str | None, status: str | None
) -> None:
    sides = {"activity_id": activity(ctx, "TS"), "sector": "A1", "left_result": left, "right_result": right}
    assert records.check(ctx, "survey_sector", sides).values["sector_status"] == status


def test_a_population_follows_when_all_its_parts_are_known(ctx: Context) -> None:
    parts = {"activity_id": activity(ctx, "NTS"), "women": 40, "men": 38, "girls": 30}
    assert records.check(ctx, "activity_impact", parts).values["population"] is None
    assert records.check(ctx, "activity_impact", {**parts, "boys": 0}).values["population"] == 108


def test_a_spot_task_says_why_ground_was_left_and_keeps_its_hours_in_order(ctx: Context) -> None:
    work = activity(ctx, "EOD")
    course = {"activity_id": work, "work_start": "09:00", "work_end": "12:00", "destruction_start": "11:15"}
    assert rules(ctx, "spot_task", **course) == {}
    assert rules(ctx, "spot_task", **course, exclusion_start="12:30") == {"D13": Severity.WARN}
    by_night = {"work_start": "22:00", "work_end": "02:00", "transport_start": "01:00"}
    assert rules(ctx, "spot_task", activity_id=work, **by_night) == {}
    assert rules(ctx, "spot_task", **course, unchecked_m2=40) == {"X4": Severity.STOP}
    assert rules(ctx, "spot_task", **course, reported_on="2025-03-05") == {"D9": Severity.STOP}


def test_a_work_item_ends_in_one_approved_record_of_its_kind(ctx: Context) -> None:
    task = keep(
        ctx, "task", local_id="T-1", name="Well field", task_type="CLR", organisation_id="HALO", status="ONGOING"
    )
    work = activity(ctx, "NTS", task_id="T-1")
    item = {"task_id": task, "description": "Survey of the wells", "activity_id": work}
    assert rules(ctx, "task_work_item", **item, item_kind="QM") == {"L44": Severity.STOP}
    assert rules(ctx, "task_work_item", **item, item_kind="ACTIVITY") == {"L45": Severity.WARN}
    records.set_state(ctx, "activity", [work], State.APPROVED)
    assert rules(ctx, "task_work_item", **item, item_kind="ACTIVITY") == {}


def test_a_task_tells_when_its_activities_were_and_doubts_other_days(ctx: Context) -> None:
    values = {"local_id": "T-1", "name": "Wells", "task_type": "NTS", "organisation_id": "HALO", "status": "ONGOING"}
    task = keep(ctx, "task", **values)
    activity(ctx, "NTS", task_id="T-1", end_date="2025-03-20")
    checked = records.check(ctx, "task", {**values, "actual_start": "2025-03-05"}, task)
    assert checked.told["actual_start"][1] == {"day": "2025-03-04"}
    assert checked.told["actual_end"][1] == {"day": "2025-03-20"}
    assert {p.rule for p in checked.problems} == {"D9"}


def test_a_community_is_declared_complete_only_when_nothing_is_left_to_do(ctx: Context) -> None:
    visit = {"organisation_id": "HALO", "visit_kind": "FIRST", "start_date": "2025-05-02", "admin_unit_id": "XX01"}
    done = {**visit, "conclusion": "DECLARE", "areas_closed": 66, "areas_not_closed": 0, "spot_tasks_done": "YES"}
    assert rules(ctx, "completion_survey", **done) == {}
    for still in ({"areas_not_closed": 9}, {"spot_tasks_done": "NO"}, {"spot_tasks_done": None}):
        assert rules(ctx, "completion_survey", **{**done, **still}) == {"L46": Severity.STOP}
    assert rules(ctx, "completion_survey", **visit, conclusion="FOLLOW_UP") == {"L47": Severity.STOP}
    keep(
        ctx, "hazardous_area", classification="SHA", status="OPEN", information_date="2020", admin_unit_id="XX01",
        area_m2=4_000, contamination="UXO", indirect_evidence="VERBAL",
    )  # fmt: skip
    assert rules(ctx, "completion_survey", **done) == {"L48": Severity.WARN}
    counted = records.check(ctx, "completion_survey", {**done, "areas": "70"})
    assert counted.values["areas"] == 66
    assert "C1" in {p.rule for p in counted.problems}
