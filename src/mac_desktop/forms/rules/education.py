"""Rules for explosive ordnance risk education."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.education import EDUCATION_ACTIVITY
from mac_desktop.forms.catalogue.education_parts import (
    EDUCATION_AREA,
    EDUCATION_BENEFICIARIES,
    EDUCATION_BROADCAST,
    EDUCATION_MATERIAL,
    EDUCATION_SESSION,
    EDUCATION_TEST,
)
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, dated_by_owner, stops_new_records
from mac_desktop.forms.rules.activity import team_belongs
from mac_desktop.forms.rules.beneficiaries import beneficiary_rules, people_in
from mac_desktop.forms.rules.for_many_forms import (
    both_coordinates,
    dates_in_order,
    no_very_old_dates,
    not_swapped,
    other_needs_a_text,
)
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

MOST_PEOPLE = Threshold("P14.people", 200, "people", N_("More people than this in one session on average are doubted."))
_NOT_HELD = ("PLANNED", "CANCELLED")
_SUMMED_UP = ("EORE", "MEDIA", "TRAINING")
_OWNER = "education_activity_id"


def crowd(people: float | None, sessions: float | None, context: RuleContext) -> Outcome:
    """The average number of people in a session when it is more than the centre's figure."""
    if not people or not sessions or people / sessions <= context.limit(MOST_PEOPLE):
        return None
    return {"average": round(people / sessions)}


def _counts(context: RuleContext, kind: str) -> Sequence[Values]:
    """The counts of one kind that stand below the activity that is being judged."""
    if context.record_id is None:
        return ()
    found = context.lookup.related("education_beneficiaries", _OWNER, context.record_id)
    return [count for count in found if text(count, "kind") == kind]


def _direct_people(context: RuleContext) -> float | None:
    """The direct beneficiaries of the activity: those of all ages, else those of all age bands; None when not known."""
    counts = _counts(context, "DIRECT")
    whole = [count for count in counts if text(count, "age_band") is None]
    known = [n for n in map(people_in, whole or counts) if n is not None]
    return sum(known) if known else None


def _later_than_today(values: Values, context: RuleContext) -> Outcome:
    """Only planned risk education starts on a day to come."""
    start = text(values, "start_date")
    if start is None or text(values, "status") == "PLANNED" or start <= context.today.isoformat()[: len(start)]:
        return None
    return {"start": start}


def _no_sessions(values: Values, _: RuleContext) -> Outcome:
    """Risk education that was held had at least one session."""
    held = text(values, "status") not in _NOT_HELD
    return {} if held and number(values, "sessions") == 0 else None


def _reached_nobody(values: Values, context: RuleContext) -> Outcome:
    """Risk education face to face that was completed reached somebody."""
    face_to_face = text(values, "category") in ("DIRECT", "TRAINING")
    if not face_to_face or text(values, "status") != "COMPLETED" or context.record_id is None:
        return None
    counts = _counts(context, "DIRECT")
    return {} if not counts or _direct_people(context) == 0 else None


def _crowded_activity(values: Values, context: RuleContext) -> Outcome:
    """A session of risk education face to face has at most 200 people on average, unless the centre sets another
    figure."""
    if text(values, "category") not in ("DIRECT", "TRAINING"):
        return None
    return crowd(_direct_people(context), number(values, "sessions"), context)


def _crowded_count(values: Values, context: RuleContext) -> Outcome:
    """The people counted for risk education face to face are at most 200 in each session on average, unless the centre
    sets another figure."""
    owner_id, people = text(values, _OWNER), people_in(values)
    if owner_id is None or not people or text(values, "kind") != "DIRECT":
        return None
    activity = context.lookup.record("education_activity", owner_id)
    if activity is None or text(activity, "category") not in ("DIRECT", "TRAINING"):
        return None
    return crowd(people, number(activity, "sessions"), context)


def _told_in_a_summary_too(values: Values, context: RuleContext) -> Outcome:
    """An activity that a warning measure may sum up already says so: one of the same organisation, place and time."""
    unit, organisation, start = (text(values, name) for name in ("admin_unit_id", "organisation_id", "start_date"))
    if unit is None or organisation is None or start is None or values.get("warning_measure_id") is not None:
        return None
    end = text(values, "end_date") or start
    for measure in context.lookup.related("warning_measure", "admin_unit_id", unit):
        day = text(measure, "measure_date")
        same = text(measure, "organisation_id") == organisation and text(measure, "kind") in _SUMMED_UP
        if same and day and not certainly_before(day, start) and not certainly_before(end, day):
            return {"day": day}
    return None


def _summed_up_elsewhere(values: Values, context: RuleContext) -> Outcome:
    """The warning measure that sums up an activity is one on risk education, media or training."""
    measure_id = text(values, "warning_measure_id")
    measure = context.lookup.record("warning_measure", measure_id) if measure_id else None
    return {} if measure and text(measure, "kind") not in _SUMMED_UP else None


def _other_number_of_sessions(values: Values, context: RuleContext) -> Outcome:
    """Where sessions are recorded one by one, there are as many as the activity says."""
    stated = number(values, "sessions")
    if stated is None or context.record_id is None:
        return None
    held = context.lookup.related("education_session", _OWNER, context.record_id)
    return {"stated": stated, "listed": len(held)} if held and len(held) != stated else None


def _session_outside(values: Values, context: RuleContext) -> Outcome:
    """A session is held between the start and the end of its activity."""
    owner_id, day = text(values, _OWNER), text(values, "session_date")
    activity = context.lookup.record("education_activity", owner_id) if owner_id and day else None
    if activity is None or day is None:
        return None
    start, end = text(activity, "start_date"), text(activity, "end_date")
    outside = certainly_before(day, start) or certainly_before(end, day)
    return {"day": day, "start": start, "end": end or start} if outside else None


def _ends_before_it_starts(values: Values, _: RuleContext) -> Outcome:
    """A session ends after it starts."""
    start, end = text(values, "start_time"), text(values, "end_time")
    return {"start": start, "end": end} if start and end and end <= start else None


def _reach_of_a_medium(values: Values, _: RuleContext) -> Outcome:
    """People whom a medium reached are indirect beneficiaries."""
    reach = text(values, "count_method") == "MEDIA" and text(values, "kind") == "DIRECT"
    return {} if reach else None


def _more_passed_than_tested(values: Values, _: RuleContext) -> Outcome:
    """Not more people pass a test than take it."""
    tested, passed = number(values, "people_tested"), number(values, "people_passed")
    return (
        {"tested": tested, "passed": passed} if tested is not None and passed is not None and passed > tested else None
    )


def _names_nothing(values: Values, _: RuleContext) -> Outcome:
    """An area or community below an activity names a hazardous area, an administrative unit, or both."""
    return {} if values.get("hazardous_area_id") is None and values.get("admin_unit_id") is None else None


_COUNT: Values = {"id": "b1", _OWNER: "e1", "kind": "DIRECT", "people": 450}
_DATES: tuple[Values, Values] = ({"start_date": "2026-02"}, {"start_date": "2019-02"})
_OTHERS = {
    "methods": "OTHER",
    "audience": "OTHER",
    "other_audiences": "OTHER",
    "place_types": "OTHER",
    "reasons": "OTHER",
    "supported_activities": "OTHER",
    "concurrent_activities": "OTHER",
}

ACTIVITY_RULES: tuple[Rule, ...] = (
    dates_in_order(EDUCATION_ACTIVITY, "D1", "start_date", "end_date"),
    dates_in_order(EDUCATION_ACTIVITY, "D3", "start_date", "report_date"),
    dates_in_order(EDUCATION_ACTIVITY, "D3", "end_date", "report_date"),
    dates_in_order(EDUCATION_ACTIVITY, "D3", "information_date", "report_date"),
    no_very_old_dates(EDUCATION_ACTIVITY),
    Rule(
        id="D2",
        form="education_activity",
        severity=Severity.STOP,
        fields=("start_date", "status"),
        message=N_("The start is {start}, which is later than today. Correct the date, or say that it is planned."),
        check=_later_than_today,
        good={"start_date": "2124-03", "status": "PLANNED"},
        bad={"start_date": "2124-03"},
    ),
    Rule(
        id="D13",
        form="education_activity",
        severity=Severity.WARN,
        fields=("sessions", "status"),
        message=N_("No session was held. Correct the number of sessions, or say that it is planned or was cancelled."),
        check=_no_sessions,
        good={"sessions": 0, "status": "CANCELLED"},
        bad={"sessions": 0},
    ),
    Rule(
        id="P13",
        form="education_activity",
        severity=Severity.WARN,
        fields=("category", "status"),
        message=N_("Nobody is counted as reached. Add the direct beneficiaries below."),
        check=_reached_nobody,
        good={"id": "e1", "category": "DIRECT", "status": "COMPLETED"},
        bad={"id": "e2", "category": "DIRECT", "status": "COMPLETED"},
        others={"education_beneficiaries": (_COUNT,)},
    ),
    Rule(
        id="P14",
        form="education_activity",
        severity=Severity.WARN,
        fields=("sessions",),
        message=N_("On average {average} people took part in each session. Make sure of the sessions and the people."),
        check=_crowded_activity,
        good={"id": "e1", "category": "DIRECT", "sessions": 3},
        bad={"id": "e1", "category": "DIRECT", "sessions": 2},
        others={"education_beneficiaries": (_COUNT,)},
        thresholds=(MOST_PEOPLE,),
    ),
    Rule(
        id="V5",
        form="education_activity",
        severity=Severity.WARN,
        fields=("warning_measure_id", "organisation_id", "admin_unit_id", "start_date"),
        message=N_(
            "A warning measure of {day} tells of risk education by this organisation in this place too. If it sums up "
            "this activity, choose it here, so that Form I does not count the people twice."
        ),
        check=_told_in_a_summary_too,
        good={"organisation_id": "o1", "admin_unit_id": "u1", "start_date": "2024-03", "warning_measure_id": "w1"},
        bad={"organisation_id": "o1", "admin_unit_id": "u1", "start_date": "2024-03"},
        others={
            "warning_measure": (
                {"id": "w1", "kind": "EORE", "organisation_id": "o1", "admin_unit_id": "u1", "measure_date": "2024"},
            )
        },
    ),
    Rule(
        id="E3",
        form="education_activity",
        severity=Severity.STOP,
        fields=("warning_measure_id",),
        message=N_("The warning measure is no risk education, so it cannot sum this up. Choose another, or none."),
        check=_summed_up_elsewhere,
        good={"warning_measure_id": "w1"},
        bad={"warning_measure_id": "w2"},
        others={"warning_measure": ({"id": "w1", "kind": "EORE"}, {"id": "w2", "kind": "FENCING"})},
    ),
    Rule(
        id="S1",
        form="education_activity",
        severity=Severity.WARN,
        fields=("sessions",),
        message=N_("Sessions: {stated} by this number, {listed} listed below. Correct the one or the other."),
        check=_other_number_of_sessions,
        good={"id": "e1", "sessions": 1},
        bad={"id": "e1", "sessions": 2},
        others={"education_session": ({"id": "s1", _OWNER: "e1", "session_date": "2024-03-04"},)},
    ),
    *(
        rule
        for other in other_needs_a_text(EDUCATION_ACTIVITY, "other_details", _OTHERS)
        for rule in stops_new_records(other, dated_by("start_date"), *_DATES)
    ),
    team_belongs("education_activity"),
    *both_coordinates(EDUCATION_ACTIVITY),
    not_swapped(EDUCATION_ACTIVITY),
)

_IN_2026: Values = {"id": "e1", "start_date": "2026-03-04", "end_date": "2026-03-08"}
_IN_2019: Values = {"id": "e2", "start_date": "2019"}
_OF_OWNER = dated_by_owner("education_activity", _OWNER, "start_date")


def _other_below(form: Form, name: str) -> tuple[Rule, ...]:
    """Rules V7 for a coded field of a record below the activity, dated by the activity."""
    (rule,) = other_needs_a_text(form, "remarks", {name: "OTHER"})
    rule = replace(rule, others={"education_activity": (_IN_2026, _IN_2019)})
    return stops_new_records(rule, _OF_OWNER, {_OWNER: "e1"}, {_OWNER: "e2"})


BELOW_RULES: tuple[Rule, ...] = (
    Rule(
        id="P14",
        form="education_beneficiaries",
        severity=Severity.WARN,
        fields=("people", "girls", "boys", "women", "men"),
        message=N_("On average {average} people took part in each session. Make sure of the sessions and the people."),
        check=_crowded_count,
        good={_OWNER: "e1", "kind": "DIRECT", "people": 400},
        bad={_OWNER: "e1", "kind": "DIRECT", "people": 402},
        others={"education_activity": ({"id": "e1", "category": "DIRECT", "sessions": 2},)},
        thresholds=(MOST_PEOPLE,),
    ),
    Rule(
        id="E1",
        form="education_beneficiaries",
        severity=Severity.WARN,
        fields=("kind", "count_method"),
        message=N_("The reach of a medium counts as indirect. Choose indirect, or correct the way of counting."),
        check=_reach_of_a_medium,
        good={"kind": "INDIRECT", "count_method": "MEDIA"},
        bad={"kind": "DIRECT", "count_method": "MEDIA"},
    ),
    Rule(
        id="D9",
        form="education_session",
        severity=Severity.WARN,
        fields=("session_date", _OWNER),
        message=N_("The session on {day} is not between {start} and {end}, when the activity was. Correct a date."),
        check=_session_outside,
        good={_OWNER: "e1", "session_date": "2026-03-08"},
        bad={_OWNER: "e1", "session_date": "2026-03-09"},
        others={"education_activity": (_IN_2026,)},
    ),
    Rule(
        id="D13",
        form="education_session",
        severity=Severity.STOP,
        fields=("end_time", "start_time"),
        message=N_("The session ends at {end} and starts at {start}. Correct one of the two times."),
        check=_ends_before_it_starts,
        good={"start_time": "09:30", "end_time": "11:00"},
        bad={"start_time": "09:30", "end_time": "09:30"},
    ),
    dates_in_order(EDUCATION_BROADCAST, "D13", "broadcast_from", "broadcast_to"),
    Rule(
        id="P12",
        form="education_test",
        severity=Severity.STOP,
        fields=("people_passed", "people_tested"),
        message=N_("{passed} people passed, more than the {tested} who were tested. Correct the counts."),
        check=_more_passed_than_tested,
        good={"people_tested": 20, "people_passed": 20},
        bad={"people_tested": 20, "people_passed": 21},
    ),
    repeated_line(EDUCATION_SESSION, ("session_date", "start_time", "place"), {"session_date": "2024-03-04"}),
    repeated_line(EDUCATION_MATERIAL, ("material", "material_language", "quantity"), {"material": "POSTER"}),
    repeated_line(EDUCATION_BROADCAST, ("medium", "channel", "broadcast_from"), {"medium": "RADIO"}),
    repeated_line(EDUCATION_AREA, ("hazardous_area_id", "admin_unit_id"), {"admin_unit_id": "u1"}),
    no_very_old_dates(EDUCATION_SESSION),
    no_very_old_dates(EDUCATION_BROADCAST),
    no_very_old_dates(EDUCATION_TEST),
    Rule(
        id="E2",
        form="education_area",
        severity=Severity.STOP,
        fields=("hazardous_area_id", "admin_unit_id"),
        message=N_("Neither an area nor a community is named. Choose one of them."),
        check=_names_nothing,
        good={"admin_unit_id": "u1"},
        bad={_OWNER: "e1"},
    ),
    *_other_below(EDUCATION_MATERIAL, "material"),
    *_other_below(EDUCATION_BROADCAST, "medium"),
    *_other_below(EDUCATION_SESSION, "place_type"),
)

RULES: tuple[Rule, ...] = (*ACTIVITY_RULES, *beneficiary_rules(EDUCATION_BENEFICIARIES), *BELOW_RULES)
