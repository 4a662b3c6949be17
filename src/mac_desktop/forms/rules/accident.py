"""Rules for accidents."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.accident import ACCIDENT
from mac_desktop.forms.catalogue.accident_ordnance import ACCIDENT_ORDNANCE
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
    other_needs_a_text,
    reported_in_time,
)
from mac_desktop.forms.rules.personal_details import no_personal_details
from mac_desktop.forms.rules.reading import number, text, total
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import where_rules
from mac_desktop.forms.rules.which_ordnance import model_of_category, which_ordnance_rules
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

LATE = Threshold("D6.accident_days", 30, "days", N_("Reports of accidents that come later than this are doubted."))
_COUNTS = (("killed", "KILLED"), ("injured", "INJURED"), ("outcome_unknown", "UNK"))
_NAMES = tuple(name for name, _ in _COUNTS)
_LATER = ("INVESTIGATED", "CLOSED")
FINAL = ("FINAL", "ACTIONS", "LESSONS")
"""States of an investigation whose final report is there."""


def _parts_and_total(values: Values, _: RuleContext) -> Outcome:
    """The total of people harmed is the sum of those killed, injured and of unknown outcome. Where one of the three was
    not reported, the others are not more than the total."""
    people, parts = number(values, "people_harmed"), total(values, *_NAMES)
    if people is None or parts is None:
        return None
    whole = all(number(values, name) is not None for name in _NAMES)
    return {"people": people, "parts": parts} if parts > people or (whole and parts != people) else None


def _nobody_or_somebody(values: Values, _: RuleContext) -> Outcome:
    """An accident that hurt nobody has no number of people killed and injured."""
    hurt = total(values, *_NAMES, "people_harmed")
    return {"people": hurt} if text(values, "any_casualties") == "NO" and hurt else None


def _typed_and_linked(values: Values, context: RuleContext) -> Outcome:
    """The numbers of people killed, injured and of unknown outcome that the report gave are those of the casualties
    recorded. Numbers that were not reported are not compared."""
    if context.record_id is None or total(values, *_NAMES) is None:
        return None
    casualties = context.lookup.related("casualty", "accident_id", context.record_id)
    linked = {code: sum(c.get("outcome") == code for c in casualties) for _, code in _COUNTS}
    if all(number(values, name) in (None, linked[code]) for name, code in _COUNTS):
        return None
    reported = {name: "–" if number(values, name) is None else number(values, name) for name in _NAMES}
    return {**reported, **{f"linked_{name}": linked[code] for name, code in _COUNTS}}


def _total_and_linked(values: Values, context: RuleContext) -> Outcome:
    """The total of people harmed, where the report gives nothing else, is the number of casualties recorded."""
    people = number(values, "people_harmed")
    if context.record_id is None or people is None or total(values, *_NAMES) is not None:
        return None
    linked = len(context.lookup.related("casualty", "accident_id", context.record_id))
    return {"people": people, "linked": linked} if people != linked else None


def _incident_with_harm(values: Values, _: RuleContext) -> Outcome:
    """An incident harmed nobody; an event that did is an accident."""
    if text(values, "accident_kind") != "INCIDENT":
        return None
    return {} if total(values, *_NAMES, "people_harmed") or text(values, "any_casualties") == "YES" else None


def _closed_without_investigation(values: Values, context: RuleContext) -> Outcome:
    """A demining accident is investigated before it is closed."""
    if text(values, "accident_type") != "DEMINING" or text(values, "status") != "CLOSED" or context.before is None:
        return None
    return {} if text(context.before, "status") in ("REPORTED", "VERIFIED") else None


def _no_final_report(values: Values, context: RuleContext) -> Outcome:
    """A demining accident becomes investigated only when the final report of its investigation is there."""
    if text(values, "accident_type") != "DEMINING" or text(values, "status") != "INVESTIGATED":
        return None
    if context.record_id is None or context.before is None or text(context.before, "status") in _LATER:
        return None
    told = context.lookup.related("demining_accident", "accident_id", context.record_id)
    return None if any(text(t, "investigation_status") in FINAL for t in told) else {}


def _nothing_of_the_workplace(values: Values, context: RuleContext) -> Outcome:
    """Of a demining accident that was verified, the workplace and the investigation are recorded too."""
    if text(values, "accident_type") != "DEMINING" or context.record_id is None:
        return None
    if text(values, "status") not in ("VERIFIED", *_LATER):
        return None
    return None if context.lookup.related("demining_accident", "accident_id", context.record_id) else {}


_ONE_KILLED_ONE_INJURED = {
    "casualty": (
        {"id": "c1", "accident_id": "x1", "outcome": "KILLED"},
        {"id": "c2", "accident_id": "x1", "outcome": "INJURED"},
    )
}

_COUNT_RULES: tuple[Rule, ...] = (
    Rule(
        id="P1",
        form="accident",
        severity=Severity.STOP,
        fields=("people_harmed", *_NAMES),
        message=N_("{people} people were harmed in all, but the parts make {parts}. Correct the total or the parts."),
        check=_parts_and_total,
        good={"people_harmed": 3, "killed": 1, "injured": 1},
        bad={"people_harmed": 3, "killed": 1, "injured": 1, "outcome_unknown": 0},
    ),
    Rule(
        id="P1",
        form="accident",
        severity=Severity.STOP,
        fields=("any_casualties", "people_harmed", *_NAMES),
        message=N_("Nobody was killed or injured, but {people} people are counted. Correct the answer or the numbers."),
        check=_nobody_or_somebody,
        good={"any_casualties": "NO", "killed": 0},
        bad={"any_casualties": "NO", "killed": 1},
    ),
    Rule(
        id="P2",
        form="accident",
        severity=Severity.WARN,
        fields=_NAMES,
        message=N_(
            "The report gives {killed} killed, {injured} injured and {outcome_unknown} unknown; the casualties "
            "recorded are {linked_killed} killed, {linked_injured} injured and {linked_outcome_unknown} unknown. "
            "Figures use the casualties: add the missing ones, or correct the numbers."
        ),
        check=_typed_and_linked,
        good={"id": "x1", "killed": 1},
        bad={"id": "x1", "killed": 1, "injured": 2},
        others=_ONE_KILLED_ONE_INJURED,
    ),
    Rule(
        id="P2",
        form="accident",
        severity=Severity.WARN,
        fields=("people_harmed",),
        message=N_(
            "The report gives {people} people in all, but {linked} casualties are recorded. Figures use the "
            "casualties: add the missing ones, or correct the number."
        ),
        check=_total_and_linked,
        good={"id": "x1", "people_harmed": 2},
        bad={"id": "x1", "people_harmed": 3},
        others=_ONE_KILLED_ONE_INJURED,
    ),
    Rule(
        id="P18",
        form="accident",
        severity=Severity.STOP,
        fields=("accident_kind", "killed", "injured"),
        message=N_("People were harmed, so this is an accident and not an incident. Correct the kind, or the numbers."),
        check=_incident_with_harm,
        good={"accident_kind": "INCIDENT", "injured": 0},
        bad={"accident_kind": "INCIDENT", "injured": 1},
    ),
)

_DEMINING_RULES: tuple[Rule, ...] = (
    Rule(
        id="P11",
        form="accident",
        severity=Severity.STOP,
        fields=("status", "accident_type"),
        message=N_("A demining accident is investigated before it is closed. Set it to investigated first."),
        check=_closed_without_investigation,
        good={"accident_type": "MINE", "status": "CLOSED"},
        bad={"accident_type": "DEMINING", "status": "CLOSED"},
        before={"status": "VERIFIED"},
    ),
    Rule(
        id="P11",
        form="accident",
        severity=Severity.STOP,
        fields=("status", "accident_type"),
        message=N_(
            "The final report of the investigation is missing. Record it under “Demining accident” below, then change "
            "the status."
        ),
        check=_no_final_report,
        good={"id": "x1", "accident_type": "DEMINING", "status": "INVESTIGATED"},
        bad={"id": "x2", "accident_type": "DEMINING", "status": "INVESTIGATED"},
        others={"demining_accident": ({"id": "d1", "accident_id": "x1", "investigation_status": "FINAL"},)},
        before={"status": "VERIFIED"},
    ),
    Rule(
        id="P11",
        form="accident",
        severity=Severity.WARN,
        fields=("accident_type", "status"),
        message=N_("Workplace and investigation of this demining accident are missing. Add them below."),
        check=_nothing_of_the_workplace,
        good={"id": "x1", "accident_type": "DEMINING", "status": "VERIFIED"},
        bad={"id": "x2", "accident_type": "DEMINING", "status": "VERIFIED"},
        others={"demining_accident": ({"id": "d1", "accident_id": "x1"},)},
    ),
)

RULES: tuple[Rule, ...] = (
    *_COUNT_RULES,
    *_DEMINING_RULES,
    dates_in_order(ACCIDENT, "D5", "accident_date", "report_date"),
    dates_in_order(ACCIDENT, "D5", "accident_date", "information_date"),
    dates_in_order(ACCIDENT, "D3", "information_date", "report_date", Severity.WARN),
    reported_in_time(ACCIDENT, "accident_date", "report_date", LATE),
    no_very_old_dates(ACCIDENT),
    *where_rules(ACCIDENT),
    *no_personal_details(ACCIDENT),
    model_of_category(ACCIDENT, "device_category"),
    *no_personal_details(ACCIDENT_ORDNANCE),
    *which_ordnance_rules(ACCIDENT_ORDNANCE),
    repeated_line(
        ACCIDENT_ORDNANCE,
        ("category", "subcategory", "ordnance_type_id", "quantity", "exploded", "remarks"),
        {"category": "GRH", "quantity": 2},
    ),
    # A register of codes has no words to give, and what is held back would be missing from figures: so only a warning.
    *other_needs_a_text(
        ACCIDENT,
        "circumstances",
        {"caused_by": "OTHER", "activation": "OTHER", "place_kind": "OTHER", "events": "OTHER"},
        Severity.WARN,
    ),
)
