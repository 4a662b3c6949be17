"""Rules on accreditations, and rule D10: who works in the field is accredited for that work on the days of the work."""

from __future__ import annotations

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.organisation_parts import ACCREDITATION
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, stops_new_records
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates
from mac_desktop.forms.rules.reading import certainly_before, codes, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

REPORTS = frozenset({"PRG", "CAN", "CMP", "HOV"})
"""Types of activities that report on work that was done under another type; they need no accreditation themselves."""

_FOR_THE_FIELD = "OPERATIONAL"
_UNTIL_THEN = frozenset({"SUSPENDED", "WITHDRAWN", "EXPIRED"})
"""What was an operational accreditation until the day of its status."""


def covers(accreditation: Values, work: str, day: str) -> bool:
    """Whether an accreditation may have allowed a kind of work on a day, a partial date. What it does not say does not
    speak against it: without kinds of work it is for all, without dates nobody can tell."""
    kinds, status = codes(accreditation, "accredited_work"), text(accreditation, "status")
    if (kinds and work not in kinds) or status not in {_FOR_THE_FIELD, *_UNTIL_THEN}:
        return False
    ended = certainly_before(text(accreditation, "valid_to"), day)
    began_later = certainly_before(day, text(accreditation, "valid_from"))
    stopped = status in _UNTIL_THEN and certainly_before(text(accreditation, "status_date"), day)
    return not (ended or began_later or stopped)


def _not_accredited(values: Values, context: RuleContext) -> Outcome:
    """The implementing organisation holds an accreditation for this type of work that is in force on the first and the
    last day of the work."""
    organisation_id, work = text(values, "organisation_id"), text(values, "activity_type")
    days = [day for day in (text(values, "start_date"), text(values, "end_date")) if day is not None]
    if organisation_id is None or work is None or work in REPORTS or not days:
        return None
    if not context.lookup.keeps("accreditation"):
        return None
    held = context.lookup.related("accreditation", "organisation_id", organisation_id)
    for day in days:
        if not any(covers(accreditation, work, day) for accreditation in held):
            return {"work": coded("activity_type", (work,)), "day": day}
    return None


def _nothing_known(values: Values, context: RuleContext) -> Outcome:
    """The centre keeps the accreditations of its operators, so that it can be told whether the work was allowed."""
    work = text(values, "activity_type")
    if text(values, "organisation_id") is None or work is None or work in REPORTS:
        return None
    return None if context.lookup.keeps("accreditation") else {}


def _without_dates(values: Values, _: RuleContext) -> Outcome:
    """An operational accreditation says from when and until when it holds."""
    if text(values, "status") != _FOR_THE_FIELD:
        return None
    return {} if values.get("valid_from") is None or values.get("valid_to") is None else None


def _status_unexplained(values: Values, _: RuleContext) -> Outcome:
    """A suspended or withdrawn accreditation says since when and why."""
    if text(values, "status") not in ("SUSPENDED", "WITHDRAWN"):
        return None
    return {} if values.get("status_date") is None or values.get("status_reason") is None else None


_HELD: Values = {
    "id": "ac1",
    "organisation_id": "org1",
    "status": _FOR_THE_FIELD,
    "accredited_work": "TS;CLR",
    "valid_from": "2022",
    "valid_to": "2027-06-30",
}

RULES: tuple[Rule, ...] = (
    *stops_new_records(
        Rule(
            id="D10",
            form="activity",
            severity=Severity.STOP,
            fields=("organisation_id", "activity_type", "start_date", "end_date"),
            message=N_(
                "The organisation has no accreditation for this work ({work}) that is in force on {day}. Correct the "
                "type or the dates, or bring the accreditations of the organisation up to date."
            ),
            check=_not_accredited,
            good={"organisation_id": "org1", "activity_type": "CLR"},
            bad={"organisation_id": "org1", "activity_type": "BAC"},
            others={"accreditation": (_HELD,)},
        ),
        dated_by("start_date"),
        new={"start_date": "2026-02"},
        old={"start_date": "2024-06"},
    ),
    Rule(
        id="D10",
        form="activity",
        severity=Severity.WARN,
        fields=("organisation_id", "activity_type"),
        message=N_(
            "No organisation has an accreditation here, so nobody can tell whether this work was allowed. Add the "
            "accreditations to the organisations."
        ),
        check=_nothing_known,
        good={"organisation_id": "org1", "activity_type": "HOV"},
        bad={"organisation_id": "org1", "activity_type": "CLR"},
    ),
    Rule(
        id="D15",
        form="accreditation",
        severity=Severity.WARN,
        fields=("valid_from", "valid_to"),
        message=N_("Nothing says from when until when the accreditation holds. Fill in both dates."),
        check=_without_dates,
        good={"status": _FOR_THE_FIELD, "valid_from": "2024", "valid_to": "2026-12-31"},
        bad={"status": _FOR_THE_FIELD, "valid_from": "2024"},
    ),
    Rule(
        id="V20",
        form="accreditation",
        severity=Severity.STOP,
        fields=("status_date", "status_reason"),
        message=N_("The accreditation is suspended or withdrawn. Say since when and why; it held until that day."),
        check=_status_unexplained,
        good={"status": "SUSPENDED", "status_date": "2025-03-02", "status_reason": "Accident at Ibrin"},
        bad={"status": "SUSPENDED", "status_date": "2025-03-02"},
    ),
    dates_in_order(ACCREDITATION, "D1", "valid_from", "valid_to"),
    dates_in_order(ACCREDITATION, "D1", "applied_on", "valid_from"),
    dates_in_order(ACCREDITATION, "D1", "valid_from", "status_date"),
    no_very_old_dates(ACCREDITATION),
)
