"""Work is completed and land given back as the papers say, and no paper says what the records do not bear out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import Severity
from mac_desktop.services import permissions, records
from mac_desktop.services.context import Context
from mac_desktop.services.stores import new_store
from mac_desktop.texts import Texts

AREA = {
    "classification": "SHA", "status": "OPEN", "information_date": "2025-02", "admin_unit_id": "XX01",
    "indirect_evidence": "VERBAL", "contamination": "APM",
}  # fmt: skip


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


@pytest.fixture
def task(ctx: Context) -> str:
    """A task whose only activity cleared 12,000 m² of an area of 20,000 m² until 20 December 2025."""
    keep(ctx, "hazardous_area", local_id="HA-1", area_m2=20_000, **AREA)
    task = keep(
        ctx, "task", local_id="T-1", name="Well field", task_type="CLR", organisation_id="HALO", status="ONGOING",
        area_m2=20_000,
    )  # fmt: skip
    work = keep(
        ctx, "activity", local_id="A-1", activity_type="CLR", organisation_id="HALO", task_id=task, status="COMPLETED",
        hazardous_area_id="HA-1", admin_unit_id="XX01", start_date="2025-12-01", end_date="2025-12-20",
    )  # fmt: skip
    keep(
        ctx, "land_release_product", activity_id=work, hazardous_area_id="HA-1", release_type="CLR", area_m2=12_000,
        depth_cm=20, method="MANUAL", release_date="2025-12-20",
    )  # fmt: skip
    return task


def rules(ctx: Context, key: str, **values: object) -> dict[str, Severity]:
    return {p.rule: p.severity for p in records.check(ctx, key, values).problems}


def report(task: str, **more: object) -> dict[str, object]:
    return {
        "local_id": "CR-1", "task_id": task, "organisation_id": "HALO", "completed_on": "2026-01-05", "depth_cm": 20,
        "cleared_m2": 12_000, "residual_risk": "Searched to 20 cm.", **more,
    }  # fmt: skip


def test_a_report_that_states_other_figures_than_the_released_land_says_why(ctx: Context, task: str) -> None:
    assert rules(ctx, "completion_report", **report(task)) == {}
    assert rules(ctx, "completion_report", **report(task, cleared_m2=12_500)) == {"A9": Severity.STOP}
    told = {"cleared_m2": 12_500, "difference_reason": "The last lanes were measured anew."}
    assert rules(ctx, "completion_report", **report(task, **told)) == {}
    old = {"cleared_m2": 12_500, "completed_on": "2025-12-20"}
    assert rules(ctx, "completion_report", **report(task, **old))["A9"] is Severity.WARN


def test_land_that_was_left_has_a_reason_and_stays_on_the_list(ctx: Context, task: str) -> None:
    whole = keep(ctx, "completion_report", **report(task))
    line = {"completion_report_id": whole, "hazardous_area_id": "HA-1"}
    assert rules(ctx, "completion_area", **line, left_m2=8_000) == {"X4": Severity.STOP}
    assert rules(ctx, "completion_area", **line, left_m2=8_000, left_reason="DEPTH") == {}
    assert rules(ctx, "completion_area", **line, left_m2=0) == {"L31": Severity.WARN}


def certificate(report_id: str, **more: object) -> dict[str, object]:
    return {
        "local_id": "HC-1", "completion_report_id": report_id, "handover_date": "2026-04-02", "place": "Wells",
        "handing_organisation_id": "HALO", "receiver_kind": "LANDOWNER", "received_by": "Yusuf Aden", **more,
    }  # fmt: skip


def test_land_is_given_back_only_after_control_accepted_it_and_in_the_order_of_time(ctx: Context, task: str) -> None:
    done = keep(ctx, "completion_report", **report(task))
    assert rules(ctx, "handover_certificate", **certificate(done)) == {"L17": Severity.STOP}
    keep(
        ctx, "quality_visit", kind="QC", organisation_id="HALO", task_id=task, result="CONFORMS",
        start_date="2026-03-25", visit_type="POST_CLEARANCE",
    )  # fmt: skip
    assert rules(ctx, "handover_certificate", **certificate(done)) == {}
    assert rules(ctx, "handover_certificate", **certificate(done, handover_date="2026-01-04")) == {"D9": Severity.STOP}
    visit = keep(
        ctx, "quality_visit", kind="QA", organisation_id="HALO", activity_id="A-1", start_date="2026-03-12",
        work_stopped="YES",
    )  # fmt: skip
    keep(
        ctx, "nonconformity", quality_visit_id=visit, description="No medic", severity="CRITICAL", measures="Stopped",
    )  # fmt: skip
    assert rules(ctx, "handover_certificate", **certificate(done)) == {"L17": Severity.STOP}


def test_who_signed_for_the_land_is_read_by_few(ctx: Context, task: str) -> None:
    given = keep(ctx, "handover_certificate", **certificate("", handover_date="2019-04"))
    keep(ctx, "user_account", sign_in="Samira", full_name="Samira", roles="DATA_ENTRY;ADMINISTRATOR", active="YES")
    hidden = permissions.rights(ctx).hidden(ctx.form("handover_certificate"))
    assert {"received_by", "handed_over_by"} <= set(hidden)
    assert records.load(ctx, "handover_certificate", given).values["received_by"] is None


def week(**more: object) -> dict[str, object]:
    return {"activity_id": "A-1", "period_from": "2025-12-01", "period_to": "2025-12-07", "cleared_m2": 4_000, **more}


def test_a_week_without_land_is_a_zero_report_and_a_task_is_not_cleared_twice(ctx: Context, task: str) -> None:
    assert rules(ctx, "progress_report", **week()) == {}
    assert rules(ctx, "progress_report", **week(cleared_m2=None)) == {"L1": Severity.STOP}
    assert rules(ctx, "progress_report", **week(cleared_m2=None, zero_report="YES")) == {}
    keep(ctx, "progress_report", **week())
    second = {"period_from": "2025-12-08", "period_to": "2025-12-14"}
    assert rules(ctx, "progress_report", **week(**second, cleared_m2=16_000)) == {}
    assert rules(ctx, "progress_report", **week(**second, cleared_m2=16_200)) == {"L3": Severity.STOP}
    assert rules(ctx, "progress_report", **week(period_from="2025-12-06", period_to="2025-12-12")) == {
        "L42": Severity.WARN
    }
    assert rules(ctx, "progress_report", **week(period_from="2025-12-08", period_to="2025-12-22")) == {
        "D1": Severity.STOP
    }


def test_progress_that_does_not_add_up_to_the_released_land_is_explained_at_completion(ctx: Context, task: str) -> None:
    keep(ctx, "progress_report", **week())
    assert rules(ctx, "completion_report", **report(task)) == {"A9": Severity.STOP}
    keep(ctx, "progress_report", **week(period_from="2025-12-08", period_to="2025-12-20", cleared_m2=8_000))
    assert rules(ctx, "completion_report", **report(task)) == {}
