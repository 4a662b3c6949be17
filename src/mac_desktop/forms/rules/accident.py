"""Rules for accidents."""

from __future__ import annotations

import re

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.accident import ACCIDENT
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    both_coordinates,
    dates_in_order,
    no_very_old_dates,
    not_swapped,
    other_needs_a_text,
)
from mac_desktop.forms.rules.reading import number, text, total
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_COUNTS = (("killed", "KILLED"), ("injured", "INJURED"), ("outcome_unknown", "UNK"))
_TIME = re.compile(r"([01]?\d|2[0-3])[:.h]?[0-5]\d")


def _typed_and_linked(values: Values, context: RuleContext) -> Outcome:
    """The numbers of people killed, injured and of unknown outcome that the report gave are those of the casualties
    recorded. Numbers that were not reported are not compared."""
    if context.record_id is None or total(values, *(name for name, _ in _COUNTS)) is None:
        return None
    casualties = context.lookup.related("casualty", "accident_id", context.record_id)
    linked = {code: sum(c.get("outcome") == code for c in casualties) for _, code in _COUNTS}
    if all(number(values, name) in (None, linked[code]) for name, code in _COUNTS):
        return None
    reported = {name: "–" if number(values, name) is None else number(values, name) for name, _ in _COUNTS}
    return {**reported, **{f"linked_{name}": linked[code] for name, code in _COUNTS}}


def _incident_with_harm(values: Values, _: RuleContext) -> Outcome:
    """An incident harmed nobody; an event that did is an accident."""
    if text(values, "accident_kind") != "INCIDENT":
        return None
    return {} if total(values, *(name for name, _ in _COUNTS)) else None


def _no_time_of_day(values: Values, _: RuleContext) -> Outcome:
    """The time is a time of day, in hours and minutes."""
    time = text(values, "accident_time")
    return {"time": time} if time is not None and not _TIME.fullmatch(time) else None


def _closed_without_investigation(values: Values, context: RuleContext) -> Outcome:
    """A demining accident is investigated before it is closed."""
    if text(values, "accident_type") != "DEMINING" or text(values, "status") != "CLOSED" or context.before is None:
        return None
    return {} if text(context.before, "status") in ("REPORTED", "VERIFIED") else None


RULES: tuple[Rule, ...] = (
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
    dates_in_order(ACCIDENT, "D5", "accident_date", "report_date"),
    no_very_old_dates(ACCIDENT),
    Rule(
        id="T3",
        form="accident",
        severity=Severity.WARN,
        fields=("accident_time",),
        message=N_("“{time}” is not a time of day such as 14:30. Correct it."),
        check=_no_time_of_day,
        good={"accident_time": "07:05"},
        bad={"accident_time": "25:10"},
    ),
    Rule(
        id="P2",
        form="accident",
        severity=Severity.WARN,
        fields=("killed", "injured", "outcome_unknown"),
        message=N_(
            "The report gives {killed} killed, {injured} injured and {outcome_unknown} unknown; the casualties "
            "recorded are {linked_killed} killed, {linked_injured} injured and {linked_outcome_unknown} unknown. "
            "Figures use the casualties: add the missing ones, or correct the numbers."
        ),
        check=_typed_and_linked,
        good={"id": "x1", "killed": 1},
        bad={"id": "x1", "killed": 1, "injured": 2},
        others={
            "casualty": (
                {"id": "c1", "accident_id": "x1", "outcome": "KILLED"},
                {"id": "c2", "accident_id": "x1", "outcome": "INJURED"},
            )
        },
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
    *both_coordinates(ACCIDENT),
    not_swapped(ACCIDENT),
    # A register of codes has no words to give, and what is held back would be missing from figures: so only a warning.
    *other_needs_a_text(
        ACCIDENT,
        "circumstances",
        {"caused_by": "OTHER", "activation": "OTHER", "place_kind": "OTHER"},
        Severity.WARN,
    ),
)
