"""Rules for completion reports: what they state holds against what is recorded, and what was left has its reason."""

from __future__ import annotations

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.completion import COMPLETION_AREA, COMPLETION_ORDNANCE, COMPLETION_REPORT
from mac_desktop.forms.catalogue.work_blocks import FIGURES
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, stops_new_records
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.land import TOLERANCES, tolerance
from mac_desktop.forms.rules.quality import open_critical, visits_to_work
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.rules.work_done import (
    activities_done,
    added_up,
    first_difference,
    nothing_released,
    ordnance_found,
    released_land,
    tally_rules,
)
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

REPORT = "completion_report_id"
"""The reference by which a part of a completion report names it."""
_OFF_THE_LIST = ("CLOSED", "HANDED")


def areas_covered(report_id: str | None, context: RuleContext) -> set[str]:
    """The ids of the areas that a completion report covers."""
    lines = context.lookup.related("completion_area", REPORT, report_id) if report_id else ()
    return {area for area in (text(line, "hazardous_area_id") for line in lines) if area}


def land_completed(report: Values, report_id: str | None, context: RuleContext) -> list[Values]:
    """The released land that a completion report is about: of its activities, in its areas where it lists any."""
    areas = areas_covered(report_id, context)
    products = released_land(activities_done(report, context), context)
    return [p for p in products if not areas or text(p, "hazardous_area_id") in areas]


def _names_no_work(values: Values, _: RuleContext) -> Outcome:
    """A completion report names the task, or the activity that had none."""
    return {} if values.get("task_id") is None and values.get("activity_id") is None else None


def _not_what_was_released(values: Values, context: RuleContext) -> Outcome:
    """The square metres that a completion report states are those of the released land recorded for its work, within
    the tolerance of released land; where they are not, it says why."""
    if values.get("difference_reason") is not None:
        return None
    return first_difference(
        COMPLETION_REPORT, values, added_up(land_completed(values, context.record_id, context)), context
    )


def _not_what_progress_adds_up_to(values: Values, context: RuleContext) -> Outcome:
    """The land released by activities that have progress reports is what those reports add up to, within the tolerance
    of released land; where it is not, the completion report says why."""
    if values.get("difference_reason") is not None:
        return None
    progress: dict[str, float] = {}
    reporting = []
    for activity in activities_done(values, context):
        lines = context.lookup.related("progress_report", "activity_id", str(activity["id"]))
        reporting += [activity] if lines else []
        for line in lines:
            progress |= {n: progress.get(n, 0) + (number(line, n) or 0) for n in FIGURES}
    if not reporting:
        return None
    return first_difference(COMPLETION_REPORT, progress, added_up(released_land(reporting, context)), context)


def _completed_before_work_ended(values: Values, context: RuleContext) -> Outcome:
    """Work is not completed before the last of its activities ended."""
    completed = text(values, "completed_on")
    ends = [text(a, "end_date") for a in activities_done(values, context)] if completed else []
    late = next((end for end in ends if certainly_before(completed, end)), None)
    return {"completed": completed, "end": late} if late else None


def _cleared_without_depth(values: Values, _: RuleContext) -> Outcome:
    """A report that states cleared land says to what depth."""
    return {} if number(values, "cleared_m2") and values.get("depth_cm") is None else None


def _not_a_control(values: Values, context: RuleContext) -> Outcome:
    """The final inspection is quality control: it looked at the land, not only at how people work."""
    visit_id = text(values, "quality_visit_id")
    visit = context.lookup.record("quality_visit", visit_id) if visit_id else None
    return {} if visit is not None and text(visit, "kind") == "QA" else None


def _completed_with_open_critical(values: Values, context: RuleContext) -> Outcome:
    """Work is not completed while a critical nonconformity found on it is open."""
    for activity in activities_done(values, context):
        found = open_critical(visits_to_work(activity, text(activity, "id"), context), context)
        if found is not None:
            return found
    return None


def _covers_no_area(_: Values, context: RuleContext) -> Outcome:
    """A completion report lists the hazardous areas that it covers."""
    if context.record_id is None or areas_covered(context.record_id, context):
        return None
    return {}


def _left_without_reason(values: Values, _: RuleContext) -> Outcome:
    """Land that was not released has a reason why."""
    return {} if number(values, "left_m2") and values.get("left_reason") is None else None


def _not_what_is_left(values: Values, context: RuleContext) -> Outcome:
    """What is left of an area is its size less the land released from it."""
    left, area_id = number(values, "left_m2"), text(values, "hazardous_area_id")
    area = context.lookup.record("hazardous_area", area_id) if left is not None and area_id else None
    size = number(area, "area_m2") if area else None
    if left is None or size is None or area_id is None or values.get("left_area_id") is not None:
        return None
    products = context.lookup.related("land_release_product", "hazardous_area_id", area_id)
    rest = size - sum(number(p, "area_m2") or 0 for p in products)
    return {"left": left, "rest": max(rest, 0)} if abs(left - rest) > tolerance(size, context) else None


def _left_but_off_the_list(values: Values, context: RuleContext) -> Outcome:
    """An area of which land is left stays on the list, or the part that is left stands there as an area of its own."""
    area_id = text(values, "hazardous_area_id")
    if not number(values, "left_m2") or values.get("left_area_id") is not None or area_id is None:
        return None
    area = context.lookup.record("hazardous_area", area_id)
    return {"left": number(values, "left_m2")} if area and text(area, "status") in _OFF_THE_LIST else None


def _not_the_items_recorded(values: Values, context: RuleContext) -> Outcome:
    """The ordnance of a category that a completion report states is what is recorded of its activities."""
    report_id, category, stated = text(values, REPORT), text(values, "category"), number(values, "found")
    report = context.lookup.record("completion_report", report_id) if report_id and category else None
    if report is None or category is None or stated is None:
        return None
    items = ordnance_found(activities_done(report, context), context)
    found = sum(number(i, "quantity") or 0 for i in items if text(i, "category") == category)
    return {"stated": stated, "sum": found, "category": coded("eo_category", (category,))} if found != stated else None


_WORK: dict[str, tuple[Values, ...]] = {
    "activity": ({"id": "a1", "task_id": "t1", "activity_type": "CLR", "end_date": "2026-03-20"},),
    "land_release_product": (
        {"id": "p1", "activity_id": "a1", "hazardous_area_id": "h1", "release_type": "CLR", "area_m2": 12_000},
    ),
    "hazardous_area": (
        {"id": "h1", "area_m2": 20_000, "status": "WORKED"},
        {"id": "h2", "area_m2": 9_000, "status": "CLOSED"},
    ),
    "quality_visit": (
        {"id": "q1", "kind": "QA", "activity_id": "a1", "start_date": "2026-03-10"},
        {"id": "q2", "kind": "QC", "activity_id": "a1", "start_date": "2026-03-21"},
    ),
    "progress_report": ({"id": "w1", "activity_id": "a1", "cleared_m2": 11_000},),
    "completion_area": ({"id": "c1", REPORT: "r1", "hazardous_area_id": "h1"},),
    "completion_report": ({"id": "r1", "task_id": "t1"},),
    "ordnance_item": ({"id": "o1", "activity_id": "a1", "category": "APM", "quantity": 7},),
    "nonconformity": (
        {"id": "n1", "quality_visit_id": "q1", "severity": "CRITICAL", "description": "No medic on site"},
    ),
}

REPORT_RULES: tuple[Rule, ...] = (
    Rule(
        id="L30",
        form="completion_report",
        severity=Severity.STOP,
        fields=("task_id", "activity_id"),
        message=N_("The report names no work. Choose the task that is done, or the activity if it had no task."),
        check=_names_no_work,
        good={"activity_id": "a1"},
        bad={},
    ),
    *stops_new_records(
        Rule(
            id="A9",
            form="completion_report",
            severity=Severity.STOP,
            fields=("difference_reason", "task_id", "activity_id"),
            message=N_(
                "“{label}” is stated as {stated} m², but the released land recorded for this work adds up to {sum} m². "
                "Correct one of the two, or say here why they differ."
            ),
            check=_not_what_was_released,
            good={"id": "r1", "task_id": "t1", "cleared_m2": 12_010},
            bad={"id": "r1", "task_id": "t1", "cleared_m2": 12_500},
            others=_WORK,
            thresholds=TOLERANCES,
        ),
        dated_by("completed_on"),
        {"completed_on": "2026-03-21"},
        {"completed_on": "2019"},
    ),
    *stops_new_records(
        Rule(
            id="A9",
            form="completion_report",
            severity=Severity.STOP,
            fields=("difference_reason", "task_id", "activity_id"),
            message=N_(
                "“{label}” adds up to {stated} m² in the progress reports, but to {sum} m² in the released land of the "
                "same activities. Correct one of the two, or say here why they differ."
            ),
            check=_not_what_progress_adds_up_to,
            good={"task_id": "t2"},
            bad={"task_id": "t1"},
            others=_WORK,
            thresholds=TOLERANCES,
        ),
        dated_by("completed_on"),
        {"completed_on": "2026-03-21"},
        {"completed_on": "2019"},
    ),
    Rule(
        id="D9",
        form="completion_report",
        severity=Severity.STOP,
        fields=("completed_on", "task_id", "activity_id"),
        message=N_("It is completed on {completed}, but an activity of it ended on {end}. Correct one of the dates."),
        check=_completed_before_work_ended,
        good={"task_id": "t1", "completed_on": "2026-03-20"},
        bad={"task_id": "t1", "completed_on": "2026-03-19"},
        others=_WORK,
    ),
    Rule(
        id="L6",
        form="completion_report",
        severity=Severity.STOP,
        fields=("depth_cm", "cleared_m2"),
        message=N_("Land was cleared, so the depth is needed. Fill it in, or say that it is unknown."),
        check=_cleared_without_depth,
        good={"cleared_m2": 12_000, "depth_cm": 20},
        bad={"cleared_m2": 12_000},
    ),
    Rule(
        id="L32",
        form="completion_report",
        severity=Severity.WARN,
        fields=("quality_visit_id",),
        message=N_("The visit is quality assurance. Choose the quality control that inspected the land itself."),
        check=_not_a_control,
        good={"quality_visit_id": "q2"},
        bad={"quality_visit_id": "q1"},
        others=_WORK,
    ),
    Rule(
        id="X7",
        form="completion_report",
        severity=Severity.WARN,
        fields=("completed_on", "task_id", "activity_id"),
        message=N_("The visit on {day} found something critical that is open. Close it before the work is completed."),
        check=_completed_with_open_critical,
        good={"task_id": "t2"},
        bad={"task_id": "t1"},
        others=_WORK,
    ),
    Rule(
        id="L34",
        form="completion_report",
        severity=Severity.WARN,
        fields=("local_id",),
        message=N_("The report lists no hazardous area that it covers. Add the areas below."),
        check=_covers_no_area,
        good={"id": "r1", "local_id": "CR-1"},
        bad={"id": "r2", "local_id": "CR-2"},
        others=_WORK,
        completes=True,
    ),
    *nothing_released(COMPLETION_REPORT),
    dates_in_order(COMPLETION_REPORT, "D3", "completed_on", "report_date"),
    dates_in_order(COMPLETION_REPORT, "D9", "completed_on", "post_release_on"),
    no_very_old_dates(COMPLETION_REPORT),
    *other_needs_a_text(COMPLETION_REPORT, "remarks", {"assets": "OTHER"}),
    no_personal_data(COMPLETION_REPORT),
)

PART_RULES: tuple[Rule, ...] = (
    Rule(
        id="X4",
        form="completion_area",
        severity=Severity.STOP,
        fields=("left_reason", "left_m2"),
        message=N_("Land was not released. Choose why."),
        check=_left_without_reason,
        good={"left_m2": 0},
        bad={"left_m2": 400},
    ),
    Rule(
        id="L31",
        form="completion_area",
        severity=Severity.WARN,
        fields=("left_m2", "hazardous_area_id"),
        message=N_(
            "{left} m² are left by the report, but {rest} m² by the size of the area and the land released from it. "
            "Correct one of them, or record the part that is left as an area of its own."
        ),
        check=_not_what_is_left,
        good={"hazardous_area_id": "h1", "left_m2": 8_000},
        bad={"hazardous_area_id": "h1", "left_m2": 5_000},
        others=_WORK,
        thresholds=TOLERANCES,
    ),
    Rule(
        id="L33",
        form="completion_area",
        severity=Severity.WARN,
        fields=("left_area_id", "left_m2", "hazardous_area_id"),
        message=N_(
            "{left} m² are left, but the area is closed. Re-open it, or choose the area as which the part that is left "
            "stands on the list."
        ),
        check=_left_but_off_the_list,
        good={"hazardous_area_id": "h1", "left_m2": 900},
        bad={"hazardous_area_id": "h2", "left_m2": 900},
        others=_WORK,
    ),
    repeated_line(COMPLETION_AREA, ("hazardous_area_id",), {"hazardous_area_id": "h1"}),
    *other_needs_a_text(COMPLETION_AREA, "remarks", {"left_reason": "OTHER"}),
    no_personal_data(COMPLETION_AREA),
    Rule(
        id="A9",
        form="completion_ordnance",
        severity=Severity.WARN,
        fields=("found", "category", REPORT),
        message=N_(
            "{stated} items of “{category}” are stated, but {sum} are recorded under the activities of this work. "
            "Reports count those recorded: add what is missing, or note the difference in the remarks."
        ),
        check=_not_the_items_recorded,
        good={REPORT: "r1", "category": "APM", "found": 7},
        bad={REPORT: "r1", "category": "APM", "found": 9},
        others=_WORK,
    ),
    *tally_rules(COMPLETION_ORDNANCE),
)

RULES: tuple[Rule, ...] = (*REPORT_RULES, *PART_RULES)
