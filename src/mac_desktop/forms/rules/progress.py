"""Rules for progress reports: increments of a period that lies within the work, and never more than the task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.activity import LAND_RELEASE_PRODUCT
from mac_desktop.forms.catalogue.progress import PROGRESS_HOURS, PROGRESS_ORDNANCE, PROGRESS_REPORT
from mac_desktop.forms.catalogue.work_blocks import FIGURES
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    label_of,
    no_very_old_dates,
    other_needs_a_text,
    reported_in_time,
)
from mac_desktop.forms.rules.land import TOLERANCES, tolerance
from mac_desktop.forms.rules.reading import certainly_before, earliest, latest, linked, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.rules.work_done import nothing_released, tally_rules
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

REPORT_DAYS = Threshold("D6.progress_days", 7, "days", N_("A progress report comes within so many days of its period."))
_DAY = len("2024-03-24")
_NOT_RELEASED_BY = {"NTS": FIGURES[1:], "TS": FIGURES[:1]}


def _outside_the_work(values: Values, context: RuleContext) -> Outcome:
    """The period of a progress report lies between the start and the end of its activity."""
    activity = linked(values, context, "activity_id", "activity")
    start, end = text(activity, "start_date"), text(activity, "end_date")
    early = certainly_before(text(values, "period_from"), start)
    late = certainly_before(end, text(values, "period_to"))
    return {"start": start or "…", "end": end or "…"} if early or late else None


def _reported_twice(values: Values, context: RuleContext) -> Outcome:
    """The periods of an activity's progress reports do not overlap: what is in two of them would be counted twice."""
    activity, first, last = (text(values, n) for n in ("activity_id", "period_from", "period_to"))
    if activity is None or first is None or last is None or len(first) < _DAY or len(last) < _DAY:
        return None
    for other in context.lookup.related("progress_report", "activity_id", activity):
        start, end = text(other, "period_from"), text(other, "period_to")
        if other.get("id") == context.record_id or not start or not end:
            continue
        if latest(start) <= last and first <= earliest(end):
            return {"first": start, "last": end}
    return None


def _more_days_than_the_period(values: Values, _: RuleContext) -> Outcome:
    """Work is not done on more days than the period has."""
    days, first, last = number(values, "working_days"), text(values, "period_from"), text(values, "period_to")
    if days is None or first is None or last is None:
        return None
    long = (dt.date.fromisoformat(latest(last)) - dt.date.fromisoformat(earliest(first))).days + 1
    return {"days": days, "period": long} if days > long > 0 else None


def _cleared(rows: Iterable[Values]) -> float:
    return sum(number(row, "cleared_m2") or 0 for row in rows)


def _more_than_the_task(values: Values, context: RuleContext) -> Outcome:
    """What the progress reports of a task say is cleared, all together, is not more than the area of the task by over
    the tolerance."""
    cleared = number(values, "cleared_m2")
    activity = linked(values, context, "activity_id", "activity") if cleared else {}
    task_id = text(activity, "task_id")
    size = number(linked(activity, context, "task_id", "task"), "area_m2")
    if not cleared or task_id is None or size is None:
        return None
    reports = (
        report
        for work in context.lookup.related("activity", "task_id", task_id)
        for report in context.lookup.related("progress_report", "activity_id", str(work["id"]))
        if report.get("id") != context.record_id
    )
    cleared += _cleared(reports)
    return {"cleared": cleared, "area": size} if cleared > size + tolerance(size, context) else None


def _released_more_than_the_task(values: Values, context: RuleContext) -> Outcome:
    """The land cleared under a task, all together, is not more than the area of the task by over the tolerance."""
    cleared = number(values, "area_m2") if text(values, "release_type") == "CLR" else None
    activity = linked(values, context, "activity_id", "activity") if cleared else {}
    task_id = text(activity, "task_id")
    size = number(linked(activity, context, "task_id", "task"), "area_m2")
    if not cleared or task_id is None or size is None:
        return None
    for work in context.lookup.related("activity", "task_id", task_id):
        for product in context.lookup.related("land_release_product", "activity_id", str(work["id"])):
            if product.get("id") != context.record_id and text(product, "release_type") == "CLR":
                cleared += number(product, "area_m2") or 0
    return {"cleared": cleared, "area": size} if cleared > size + tolerance(size, context) else None


def _unchecked_without_reason(values: Values, _: RuleContext) -> Outcome:
    """Land that was left unchecked has a reason why."""
    return {} if number(values, "unchecked_m2") and values.get("unchecked_reason") is None else None


def _not_what_the_work_releases(values: Values, context: RuleContext) -> Outcome:
    """Non-technical survey reports cancelled land only, and technical survey reports none."""
    kind = text(linked(values, context, "activity_id", "activity"), "activity_type")
    wrong = next((n for n in _NOT_RELEASED_BY.get(kind or "", ()) if number(values, n)), None)
    if wrong is None or kind is None:
        return None
    return {"label": label_of(PROGRESS_REPORT, wrong), "kind": coded("activity_type", (kind,))}


_WORK: dict[str, tuple[Values, ...]] = {
    "task": ({"id": "t1", "area_m2": 10_000},),
    "activity": (
        {"id": "a1", "activity_type": "CLR", "task_id": "t1", "start_date": "2026-03-02", "end_date": "2026-03-20"},
        {"id": "a2", "activity_type": "NTS", "start_date": "2026-03-02"},
    ),
    "progress_report": (
        {
            "id": "w1",
            "activity_id": "a1",
            "period_from": "2026-03-02",
            "period_to": "2026-03-08",
            "cleared_m2": 6_000,
        },
    ),
    "land_release_product": ({"id": "p1", "activity_id": "a1", "release_type": "CLR", "area_m2": 6_000},),
}
_SECOND_WEEK: Values = {"activity_id": "a1", "period_from": "2026-03-09", "period_to": "2026-03-15"}

REPORT_RULES: tuple[Rule, ...] = (
    *nothing_released(PROGRESS_REPORT),
    dates_in_order(PROGRESS_REPORT, "D1", "period_from", "period_to"),
    Rule(
        id="D1",
        form="progress_report",
        severity=Severity.STOP,
        fields=("period_to", "period_from", "activity_id"),
        message=N_("The activity lasted from {start} to {end}, and the period lies outside. Correct a date."),
        check=_outside_the_work,
        good=_SECOND_WEEK,
        bad={**_SECOND_WEEK, "period_to": "2026-03-21"},
        others=_WORK,
    ),
    Rule(
        id="L42",
        form="progress_report",
        severity=Severity.WARN,
        fields=("period_from", "period_to"),
        message=N_("Another report tells of {first} to {last} already. Make sure that nothing is counted twice."),
        check=_reported_twice,
        good=_SECOND_WEEK,
        bad={**_SECOND_WEEK, "period_from": "2026-03-08"},
        others=_WORK,
    ),
    Rule(
        id="L43",
        form="progress_report",
        severity=Severity.STOP,
        fields=("working_days", "period_from", "period_to"),
        message=N_("Work was done on {days} days, but the period has {period}. Correct the days or the period."),
        check=_more_days_than_the_period,
        good={**_SECOND_WEEK, "working_days": 7},
        bad={**_SECOND_WEEK, "working_days": 8},
    ),
    Rule(
        id="L3",
        form="progress_report",
        severity=Severity.STOP,
        fields=("cleared_m2", "activity_id"),
        message=N_(
            "With this, {cleared} m² are reported as cleared of a task of {area} m². Correct the figure, or the area "
            "of the task if the order was changed."
        ),
        check=_more_than_the_task,
        good={"activity_id": "a1", "cleared_m2": 4_050},
        bad={"activity_id": "a1", "cleared_m2": 4_051},
        others=_WORK,
        thresholds=TOLERANCES,
    ),
    Rule(
        id="L7",
        form="progress_report",
        severity=Severity.STOP,
        fields=(*FIGURES, "activity_id"),
        message=N_("“{label}” does not come of “{kind}”. Correct the figure, or choose the right activity."),
        check=_not_what_the_work_releases,
        good={"activity_id": "a2", "cancelled_m2": 400},
        bad={"activity_id": "a2", "cleared_m2": 400},
        others=_WORK,
    ),
    Rule(
        id="X4",
        form="progress_report",
        severity=Severity.STOP,
        fields=("unchecked_reason", "unchecked_m2"),
        message=N_("Land was left unchecked. Choose why."),
        check=_unchecked_without_reason,
        good={"unchecked_m2": 30, "unchecked_reason": "ACCESS"},
        bad={"unchecked_m2": 30},
    ),
    *other_needs_a_text(PROGRESS_REPORT, "remarks", {"unchecked_reason": "OTHER"}),
    dates_in_order(PROGRESS_REPORT, "D3", "period_to", "report_date"),
    reported_in_time(PROGRESS_REPORT, "period_to", "report_date", REPORT_DAYS),
    no_very_old_dates(PROGRESS_REPORT),
    no_personal_data(PROGRESS_REPORT),
)

PART_RULES: tuple[Rule, ...] = (
    repeated_line(PROGRESS_HOURS, ("asset",), {"asset": "DOG"}),
    *other_needs_a_text(PROGRESS_HOURS, "remarks", {"asset": "OTHER"}),
    no_personal_data(PROGRESS_HOURS),
    *tally_rules(PROGRESS_ORDNANCE),
    Rule(
        id="L3",
        form=LAND_RELEASE_PRODUCT.key,
        severity=Severity.STOP,
        fields=("area_m2", "activity_id"),
        message=N_(
            "With this, {cleared} m² are cleared under a task of {area} m². Correct the figure, or the area of the "
            "task if the order was changed."
        ),
        check=_released_more_than_the_task,
        good={"activity_id": "a1", "release_type": "CLR", "area_m2": 4_050},
        bad={"activity_id": "a1", "release_type": "CLR", "area_m2": 4_051},
        others=_WORK,
        thresholds=TOLERANCES,
    ),
)

RULES: tuple[Rule, ...] = (*REPORT_RULES, *PART_RULES)
