"""Rules for treaties and for what transparency reports ask for beside operations."""

from __future__ import annotations

import datetime as dt

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.treaty_clock import ClockInputs, Duty, Extension, treaty_clock
from mac_desktop.forms.catalogue.transparency import FILED_REPORT, WARNING_MEASURE
from mac_desktop.forms.catalogue.treaty import NATIONAL_MEASURE, PRODUCTION_FACILITY, TREATY_STATUS
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.education import MOST_PEOPLE, crowd
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
    other_needs_a_text,
    people_with_disability,
)
from mac_desktop.forms.rules.reading import earliest, latest, number, text, total
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_DUTIES = {
    ("APMBC", "4"): Duty.STOCKPILE,
    ("APMBC", "5"): Duty.CLEARANCE,
    ("CCM", "4"): Duty.CLEARANCE,
}
_PEOPLE = ("women", "men", "girls", "boys")
_FACE_TO_FACE = ("EORE", "TRAINING")


def _day(values: Values, name: str) -> dt.date | None:
    """The first day that a partial date can mean."""
    value = text(values, name)
    return dt.date.fromisoformat(earliest(value)) if value else None


def _present_deadline(values: Values, context: RuleContext) -> dt.date | None:
    """The deadline that the extension moves: that of the treaty, with the extensions granted before."""
    status_id, article = text(values, "treaty_status_id"), text(values, "article")
    status = context.lookup.record("treaty_status", status_id) if status_id and article else None
    duty = _DUTIES.get((text(status, "treaty") or "", article or "")) if status else None
    if status is None or status_id is None or duty is None:
        return None
    inputs = ClockInputs(
        treaty=text(status, "treaty") or "",
        status=text(status, "status") or "",
        joining_act=text(status, "joining_act") or "",
        deposit_date=_day(status, "deposit_date"),
        entry_into_force=_day(status, "entry_into_force"),
        extensions=_granted_before(values, context, status_id, duty),
    )
    clock = treaty_clock(inputs, context.today)
    return next((d.due for d in clock.deadlines if d.key == duty.value), None)


def _granted_before(values: Values, context: RuleContext, status_id: str, duty: Duty) -> tuple[Extension, ...]:
    """The other extensions of the same article; of one that is kept already, only those with an earlier deadline."""
    new = _day(values, "new_deadline")
    found = []
    for other in context.lookup.related("treaty_extension", "treaty_status_id", status_id):
        deadline = _day(other, "new_deadline")
        if other.get("id") == context.record_id or other.get("article") != values.get("article") or deadline is None:
            continue
        if context.record_id is None or (new is not None and deadline < new):
            found.append(Extension(duty, deadline))
    return tuple(found)


def _no_later_deadline(values: Values, context: RuleContext) -> Outcome:
    """An extension sets a deadline later than the one that it extends. A deadline known to the month or year may be the
    last day of it."""
    new = text(values, "new_deadline")
    present = _present_deadline(values, context) if new is not None else None
    if new is None or present is None or latest(new) > present.isoformat():
        return None
    return {"new": new, "present": present.isoformat()}


def _party_without_date(values: Values, _: RuleContext) -> Outcome:
    """A State that is bound has a date of deposit or of entry into force, from which its deadlines are computed."""
    if text(values, "status") != "PARTY" or text(values, "joining_act") == "ORIGINAL":
        return None
    return {} if text(values, "deposit_date") is None and text(values, "entry_into_force") is None else None


def _completed_without_day(values: Values, _: RuleContext) -> Outcome:
    """A programme that is completed says since when."""
    done = text(values, "status") == "COMPLETED"
    return {} if done and values.get("completed_on") is None else None


def _education_for_nobody(values: Values, _: RuleContext) -> Outcome:
    """Risk education reached somebody."""
    return {} if text(values, "kind") in _FACE_TO_FACE and not total(values, *_PEOPLE) else None


def _crowded_sessions(values: Values, context: RuleContext) -> Outcome:
    """A session of risk education face to face has at most 200 people on average, unless the centre sets another
    figure."""
    if text(values, "kind") not in _FACE_TO_FACE:
        return None
    return crowd(total(values, *_PEOPLE), number(values, "sessions"), context)


_STATUS: Values = {"id": "s1", "treaty": "APMBC", "status": "PARTY", "entry_into_force": "2001-05-01"}

RULES: tuple[Rule, ...] = (
    dates_in_order(TREATY_STATUS, "D1", "deposit_date", "entry_into_force"),
    dates_in_order(TREATY_STATUS, "D9", "deposit_date", "withdrawal_received_on"),
    no_very_old_dates(TREATY_STATUS),
    Rule(
        id="R2",
        form="treaty_status",
        severity=Severity.WARN,
        fields=("deposit_date", "entry_into_force"),
        message=N_(
            "Without the date of deposit or of entry into force no deadline can be computed. Fill in one of them."
        ),
        check=_party_without_date,
        good={"status": "PARTY", "deposit_date": "2000-11"},
        bad={"status": "PARTY"},
    ),
    Rule(
        id="R1",
        form="treaty_extension",
        severity=Severity.WARN,
        fields=("new_deadline", "article"),
        message=N_(
            "The new deadline {new} is not later than the present one, {present}. Correct the date or the article."
        ),
        check=_no_later_deadline,
        good={"treaty_status_id": "s1", "article": "5", "new_deadline": "2026"},
        bad={"treaty_status_id": "s1", "article": "5", "new_deadline": "2020-05-01"},
        others={
            "treaty_status": (_STATUS,),
            "treaty_extension": ({"id": "x1", "treaty_status_id": "s1", "article": "5", "new_deadline": "2021-05-01"},),
        },
    ),
    dates_in_order(NATIONAL_MEASURE, "D1", "adopted_on", "effective_from", Severity.WARN),
    dates_in_order(NATIONAL_MEASURE, "D1", "adopted_on", "repealed_on"),
    dates_in_order(NATIONAL_MEASURE, "D1", "effective_from", "repealed_on"),
    no_very_old_dates(NATIONAL_MEASURE),
    dates_in_order(PRODUCTION_FACILITY, "D1", "started_on", "completed_on"),
    no_very_old_dates(PRODUCTION_FACILITY),
    Rule(
        id="D14",
        form="production_facility",
        severity=Severity.WARN,
        fields=("completed_on", "status"),
        message=N_("It is completed, so it needs the day on which it was. Fill it in, or say that it is unknown."),
        check=_completed_without_day,
        good={"status": "COMPLETED", "completed_on": "2004"},
        bad={"status": "COMPLETED"},
    ),
    *other_needs_a_text(NATIONAL_MEASURE, "description", {"kind": "OTHER"}, Severity.WARN),
    Rule(
        id="P13",
        form="warning_measure",
        severity=Severity.WARN,
        fields=_PEOPLE,
        message=N_("Nobody is counted as reached by this risk education. Fill in the people reached."),
        check=_education_for_nobody,
        good={"kind": "EORE", "women": 12},
        bad={"kind": "EORE", "women": 0},
    ),
    Rule(
        id="P14",
        form="warning_measure",
        severity=Severity.WARN,
        fields=("sessions", *_PEOPLE),
        message=N_("On average {average} people took part in each session. Make sure of the sessions and the people."),
        check=_crowded_sessions,
        good={"kind": "EORE", "sessions": 2, "women": 400},
        bad={"kind": "EORE", "sessions": 2, "women": 402},
        thresholds=(MOST_PEOPLE,),
    ),
    people_with_disability(WARNING_MEASURE),
    no_very_old_dates(WARNING_MEASURE),
    dates_in_order(FILED_REPORT, "D1", "period_from", "period_to"),
    dates_in_order(FILED_REPORT, "D3", "period_to", "filed_on"),
)
