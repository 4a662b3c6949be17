"""Rules for quality management, and what it holds back: completion and handover of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.quality import QUALITY_VISIT
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, stops_new_records
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates
from mac_desktop.forms.rules.reading import certainly_before, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

VISIT = "quality_visit_id"
"""The reference by which what was found names its visit."""

_NOT_MADE = ("PLANNED", "CANCELLED")
_ACCEPTED = ("CONFORMS", "OBSERVATIONS")
_LINKS = ("activity_id", "task_id", "hazardous_area_id", "education_activity_id")


def nonconformities(visit_id: str | None, context: RuleContext) -> list[Values]:
    """What was found on a visit; remarks without a violation are left out."""
    found = context.lookup.related("nonconformity", VISIT, visit_id) if visit_id else ()
    return [each for each in found if text(each, "severity") != "OBSERVATION"]


def visits_to_work(work: Values, work_id: str | None, context: RuleContext) -> Iterator[Values]:
    """The visits that looked at an activity: those that name it, and those to its task or area that name no other."""
    seen = set()
    for field, record_id in (
        ("activity_id", work_id),
        ("task_id", text(work, "task_id")),
        ("hazardous_area_id", text(work, "hazardous_area_id")),
    ):
        for visit in context.lookup.related("quality_visit", field, record_id) if record_id else ():
            mine = visit.get("activity_id") is None or visit.get("activity_id") == work_id
            if mine and visit["id"] not in seen and was_made(visit):
                seen.add(visit["id"])
                yield visit


def was_made(visit: Values) -> bool:
    """Whether a visit took place: it is neither planned nor called off."""
    return text(visit, "status") not in _NOT_MADE


def accepts(visit: Values) -> bool:
    """Whether a visit is quality control that accepted the work."""
    return text(visit, "kind") == "QC" and text(visit, "result") in _ACCEPTED


def open_critical(visits: Iterable[Values], context: RuleContext) -> Outcome:
    """The day of the first of these visits that found something critical which is open; None when none did."""
    for visit in visits:
        for found in nonconformities(text(visit, "id"), context):
            if text(found, "severity") == "CRITICAL" and found.get("closed_on") is None:
                return {"day": text(visit, "start_date") or "?"}
    return None


def _open_critical(values: Values, context: RuleContext) -> Outcome:
    return open_critical(visits_to_work(values, context.record_id, context), context)


def _completed_with_open_critical(values: Values, context: RuleContext) -> Outcome:
    """Work is not completed while a critical nonconformity found on it is open."""
    return _open_critical(values, context) if text(values, "status") == "COMPLETED" else None


def _handed_over(values: Values) -> bool:
    return text(values, "status") == "HANDED" or text(values, "activity_type") == "HOV"


def _handed_over_on(values: Values, _: RuleContext) -> str | None:
    """The day of the handover, or else the last day that is known of the work."""
    days = (text(values, name) for name in ("status_date", "end_date", "start_date"))
    return next((day for day in days if day), None)


def _handed_over_with_open_critical(values: Values, context: RuleContext) -> Outcome:
    """Land is not handed over while a critical nonconformity found on the work is open."""
    return _open_critical(values, context) if _handed_over(values) else None


def _handed_over_without_control(values: Values, context: RuleContext) -> Outcome:
    """Land is handed over after quality control of the work accepted it."""
    if not _handed_over(values):
        return None
    return None if any(map(accepts, visits_to_work(values, context.record_id, context))) else {}


def _nothing_inspected(values: Values, _: RuleContext) -> Outcome:
    """A visit names the activity, task, area or risk education that was looked at, unless it accredits an organisation
    or did not take place."""
    exempt = text(values, "visit_type") == "ACC_ORG" or text(values, "status") in _NOT_MADE
    return {} if not exempt and all(values.get(name) is None for name in _LINKS) else None


def _control_outside_the_work(values: Values, context: RuleContext) -> Outcome:
    """Quality control takes place after the work that it looks at started, and before the land is handed over."""
    activity_id, day = text(values, "activity_id"), text(values, "start_date")
    if text(values, "kind") != "QC" or activity_id is None or day is None:
        return None
    activity = context.lookup.record("activity", activity_id)
    if activity is None:
        return None
    start = text(activity, "start_date")
    handed = text(activity, "status_date") if text(activity, "status") == "HANDED" else None
    outside = certainly_before(day, start) or certainly_before(handed, day)
    return {"day": day, "start": start, "end": handed or "…"} if outside else None


def _conforms_in_spite_of(values: Values, context: RuleContext) -> Outcome:
    """A visit that found nonconformities does not say that everything conforms."""
    if text(values, "result") != "CONFORMS" or context.record_id is None:
        return None
    found = nonconformities(context.record_id, context)
    return {"number": len(found)} if found else None


def _closed_too_early(values: Values, context: RuleContext) -> Outcome:
    """A visit is closed when all its nonconformities are."""
    if text(values, "status") != "CLOSED" or context.record_id is None:
        return None
    still_open = [n for n in nonconformities(context.record_id, context) if n.get("closed_on") is None]
    return {"number": len(still_open)} if still_open else None


def _critical_on_a_visit_without_answer(values: Values, context: RuleContext) -> Outcome:
    """A visit on which something critical was found says whether work was stopped."""
    if values.get("work_stopped") is not None or context.record_id is None:
        return None
    critical = [n for n in nonconformities(context.record_id, context) if text(n, "severity") == "CRITICAL"]
    return {} if critical else None


_CRITICAL: Values = {"id": "n1", VISIT: "q1", "severity": "CRITICAL", "description": "No medic on site"}

VISIT_RULES: tuple[Rule, ...] = (
    dates_in_order(QUALITY_VISIT, "D1", "planned_start", "planned_end"),
    dates_in_order(QUALITY_VISIT, "D1", "start_date", "end_date"),
    dates_in_order(QUALITY_VISIT, "D3", "start_date", "report_date"),
    dates_in_order(QUALITY_VISIT, "D3", "information_date", "report_date"),
    no_very_old_dates(QUALITY_VISIT),
    Rule(
        id="D9",
        form="quality_visit",
        severity=Severity.STOP,
        fields=("start_date", "activity_id"),
        message=N_("The control on {day} is not between {start} and {end}, when the work was done. Correct a date."),
        check=_control_outside_the_work,
        good={"kind": "QC", "activity_id": "a1", "start_date": "2024-05-02"},
        bad={"kind": "QC", "activity_id": "a1", "start_date": "2024-03"},
        others={"activity": ({"id": "a1", "start_date": "2024-04-01"},)},
    ),
    *stops_new_records(
        Rule(
            id="X5",
            form="quality_visit",
            severity=Severity.STOP,
            fields=_LINKS,
            message=N_("The visit names nothing that it looked at. Choose the activity, task, area or risk education."),
            check=_nothing_inspected,
            good={"visit_type": "ACC_ORG"},
            bad={"visit_type": "ROUTINE"},
        ),
        dated_by("start_date"),
        {"start_date": "2026-03"},
        {"start_date": "2019"},
    ),
    Rule(
        id="Q1",
        form="quality_visit",
        severity=Severity.WARN,
        fields=("result",),
        message=N_("The result is that all conforms, but {number} nonconformities are recorded below. Correct it."),
        check=_conforms_in_spite_of,
        good={"id": "q2", "result": "CONFORMS"},
        bad={"id": "q1", "result": "CONFORMS"},
        others={"nonconformity": (_CRITICAL,)},
    ),
    Rule(
        id="Q2",
        form="quality_visit",
        severity=Severity.STOP,
        fields=("status",),
        message=N_(
            "The visit cannot be closed because {number} nonconformities are open. Close them first, or choose another "
            "status."
        ),
        check=_closed_too_early,
        good={"id": "q2", "status": "CLOSED"},
        bad={"id": "q1", "status": "CLOSED"},
        others={"nonconformity": (_CRITICAL,)},
    ),
    *stops_new_records(
        Rule(
            id="X6",
            form="quality_visit",
            severity=Severity.STOP,
            fields=("work_stopped",),
            message=N_("Something critical was found. Say whether work was stopped."),
            check=_critical_on_a_visit_without_answer,
            good={"id": "q1", "work_stopped": "NO"},
            bad={"id": "q1"},
            others={"nonconformity": (_CRITICAL,)},
        ),
        dated_by("start_date"),
        {"start_date": "2026-03"},
        {"start_date": "2019"},
    ),
)

_OF_ACTIVITY: Values = {"id": "q1", "activity_id": "a1", "hazardous_area_id": "h1", "start_date": "2026-03-04"}

_CONTROL: Values = {"id": "q5", "kind": "QC", "activity_id": "a2", "result": "CONFORMS", "start_date": "2026-04"}
_WORK: dict[str, tuple[Values, ...]] = {
    "quality_visit": (_OF_ACTIVITY, _CONTROL),
    "nonconformity": (_CRITICAL,),
}

WORK_RULES: tuple[Rule, ...] = (
    Rule(
        id="X7",
        form="activity",
        severity=Severity.WARN,
        fields=("status",),
        message=N_("The visit on {day} found something critical that is open. Close it before the work is completed."),
        check=_completed_with_open_critical,
        good={"id": "a2", "status": "COMPLETED"},
        bad={"id": "a1", "status": "COMPLETED"},
        others=_WORK,
    ),
    Rule(
        id="L17",
        form="activity",
        severity=Severity.STOP,
        fields=("status",),
        message=N_(
            "The land cannot be handed over because the visit on {day} found something critical that is open. Close it "
            "first."
        ),
        check=_handed_over_with_open_critical,
        good={"id": "a2", "status": "HANDED"},
        bad={"id": "a1", "status": "HANDED"},
        others=_WORK,
    ),
    *stops_new_records(
        Rule(
            id="L17",
            form="activity",
            severity=Severity.STOP,
            fields=("status",),
            message=N_(
                "The land is handed over, but no quality control of the work is recorded that accepted it. Add the "
                "control first."
            ),
            check=_handed_over_without_control,
            good={"id": "a2", "status": "HANDED"},
            bad={"id": "a3", "status": "HANDED"},
            others=_WORK,
        ),
        _handed_over_on,
        {"status_date": "2026-03"},
        {"status_date": "2019"},
    ),
)

RULES: tuple[Rule, ...] = (*VISIT_RULES, *WORK_RULES)
