"""What is wrong with completion reports, handover certificates and the facts that new reports need in the sample."""

from __future__ import annotations

from typing import Any

from mac_desktop.services.sample_years.mistakes import Mistake, Part, one, right, wrong


def _land() -> tuple[Part, ...]:
    """Cleared land of an area, of which the rest is left."""
    return right("activity", end_date="2024-06-25"), right("land_release_product")


def _reported(*rules: str, **values: Any) -> tuple[Part, ...]:
    """A completion report on that land, with the area that it covers."""
    return *_land(), wrong("completion_report", *rules, **values), right("completion_area")


def _handed_over(*rules: str, **values: Any) -> tuple[Part, ...]:
    """A certificate for that land, which was inspected, with the area and the people who gain by it."""
    return (
        *_reported(quality_visit_id="@quality_visit"),
        right("quality_visit", kind="QC", visit_type="POST_CLEARANCE", start_date="2024-07-03"),
        wrong("handover_certificate", *rules, **values),
        right("handover_area"),
        right("area_beneficiaries", timing="CONFIRMED"),
    )


COMPLETION: tuple[Mistake, ...] = (
    _reported("A9", cleared_m2=1_250),
    _reported("L30", "A9", activity_id=None),
    (*_reported("L32", quality_visit_id="@quality_visit"), right("quality_visit")),
    _reported("D9", completed_on="2024-06-21"),
    (*_land(), wrong("completion_report", "L34")),
    (*_land(), right("completion_report"), wrong("completion_area", "X4", left_reason=None)),
    (*_land(), right("completion_report"), wrong("completion_area", "L31", left_m2=4_000)),
    (
        right("hazardous_area", status="CLOSED", closed_date="2024-06-28", status_date="2024-06-28",
              closure_reason="MIXED"),
        *_land(), right("completion_report"), wrong("completion_area", "L33"),
    ),
    (*_reported(), wrong("completion_ordnance", "A9")),
)  # fmt: skip

PROGRESS: tuple[Mistake, ...] = (
    one("progress_report", "L1", cleared_m2=None),
    (right("task", area_m2=300), right("activity", task_id="@task"), wrong("progress_report", "L3")),
    (
        wrong("progress_report", "L42"),
        wrong("progress_report", "L42", period_from="2024-06-06", period_to="2024-06-10"),
    ),
    one("progress_report", "L43", working_days=9),
)  # fmt: skip

HANDOVER: tuple[Mistake, ...] = (
    _handed_over("L35", "L17", completion_report_id=None),
    _handed_over("L36", residual_risk_explained="NO"),
    _handed_over("L37", community_involved="NO"),
    _handed_over("D9", "D9", handover_date="2024-06-02"),
    tuple(part for part in _handed_over("L34") if part.form != "handover_area"),
    tuple(part for part in _handed_over("L39", handover_date="2026-01-09") if part.form != "area_beneficiaries"),
    (*_handed_over(), wrong("handover_area", "L38", hazardous_area_id="@elsewhere"),
     right("hazardous_area", called="elsewhere", status="WORKED", perimeter=lambda spot: spot.square(100, east=400))),
)  # fmt: skip

TASKS: tuple[Mistake, ...] = (
    one("task_work_item", "L44", item_kind="QM", activity_id="@activity"),
    one("task_work_item", "L45", activity_id="@activity"),
    one("activity_interviewee", "V13", agreed="NO", name="Yusuf Aden"),
)

_DECLARED: dict[str, Any] = {
    "conclusion": "DECLARE", "reasons": None, "areas_closed": 6, "areas_not_closed": 0, "areas_worked_on": 0,
}  # fmt: skip

SURVEYS: tuple[Mistake, ...] = (
    one("completion_survey", "L46", **_DECLARED | {"spot_tasks_done": "NO"}),
    one("completion_survey", "L47", reasons=None),
    (wrong("completion_survey", "L48", **_DECLARED), right("hazardous_area", admin_unit_id="@admin_unit")),
    one("completion_survey", "L49", areas_worked_on=3),
)

NEW_FACTS: tuple[Mistake, ...] = (
    (
        right("activity", activity_type="NTS"),
        wrong("land_release_product", "L40", release_type="CAN", depth_cm=None, release_date="2026-01-08"),
    ),
    one("activity", "L41", activity_type="TS", start_date="2026-01-08"),
)  # fmt: skip

MISTAKES = TASKS + COMPLETION + PROGRESS + HANDOVER + SURVEYS + NEW_FACTS
