"""Rules for what stands below an activity."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.activity_parts import (
    ACTIVITY_BENEFICIARIES,
    ACTIVITY_BLOCKAGE,
    ACTIVITY_GROUND,
    ACTIVITY_IMPACT,
    ACTIVITY_INTERVIEWEE,
    ACTIVITY_MARKING,
    ACTIVITY_SITUATION,
    DETECTION_AREA,
    SURVEY_SECTOR,
)
from mac_desktop.forms.catalogue.spot_task import SPOT_TASK
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.beneficiaries import beneficiary_rules
from mac_desktop.forms.rules.for_many_forms import label_of, no_very_old_dates, one_at_most, other_needs_a_text
from mac_desktop.forms.rules.reading import certainly_before, linked, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.site_blocks import blockage_rules, ground_rules, marking_rules, situation_rules
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_BETWEEN = ("exclusion_start", "transport_start", "destruction_start")


def _named_without_consent(values: Values, _: RuleContext) -> Outcome:
    """Name and contact of a person who was asked are kept only where the person agreed."""
    named = values.get("name") is not None or values.get("contact") is not None
    return {} if named and text(values, "agreed") == "NO" else None


def _reported_after_the_work(values: Values, context: RuleContext) -> Outcome:
    """A find is reported before the team goes to it."""
    reported, start = (
        text(values, "reported_on"),
        text(linked(values, context, "activity_id", "activity"), "start_date"),
    )
    return {"reported": reported, "start": start} if certainly_before(start, reported) else None


def _unchecked_without_reason(values: Values, _: RuleContext) -> Outcome:
    """Ground that was left unchecked has a reason why."""
    return {} if number(values, "unchecked_m2") and values.get("unchecked_reason") is None else None


def _hours_out_of_order(values: Values, _: RuleContext) -> Outcome:
    """Cordon, transport and destruction lie between the start and the end of the work. Work that ended earlier in the
    day than it began went on over midnight, and nothing is said of its hours."""
    start, end = text(values, "work_start") or "00:00", text(values, "work_end") or "24:00"
    for name in _BETWEEN if start <= end else ():
        hour = text(values, name)
        if hour is not None and not start <= hour <= end:
            return {"label": label_of(SPOT_TASK, name), "hour": hour, "start": start, "end": end}
    return None


_WORK: dict[str, tuple[Values, ...]] = {"activity": ({"id": "a1", "activity_type": "EOD", "start_date": "2026-03-12"},)}

RULES: tuple[Rule, ...] = (
    Rule(
        id="V13",
        form="activity_interviewee",
        severity=Severity.STOP,
        fields=("agreed", "name", "contact"),
        message=N_(
            "The person did not agree to be recorded. Take out name and contact; what the person knows may stay."
        ),
        check=_named_without_consent,
        good={"agreed": "NO", "knowledge": "Mines were laid along the path in 1994."},
        bad={"agreed": "NO", "name": "Yusuf Aden"},
    ),
    *other_needs_a_text(ACTIVITY_INTERVIEWEE, "remarks", {"informant_kind": "OTHER"}),
    no_very_old_dates(ACTIVITY_INTERVIEWEE),
    no_personal_data(ACTIVITY_INTERVIEWEE),
    one_at_most(ACTIVITY_IMPACT),
    no_very_old_dates(ACTIVITY_IMPACT),
    no_personal_data(ACTIVITY_IMPACT),
    *blockage_rules(ACTIVITY_BLOCKAGE),
    repeated_line(SURVEY_SECTOR, ("sector",), {"sector": "A1"}),
    no_personal_data(SURVEY_SECTOR),
    repeated_line(DETECTION_AREA, ("area_m2", "searched_on", "method", "asset"), {"area_m2": 400, "method": "MANUAL"}),
    *other_needs_a_text(DETECTION_AREA, "remarks", {"asset": "OTHER"}),
    no_very_old_dates(DETECTION_AREA),
    one_at_most(ACTIVITY_GROUND),
    *ground_rules(ACTIVITY_GROUND),
    one_at_most(ACTIVITY_SITUATION),
    *situation_rules(ACTIVITY_SITUATION),
    *marking_rules(ACTIVITY_MARKING),
    *beneficiary_rules(ACTIVITY_BENEFICIARIES),
    one_at_most(SPOT_TASK),
    Rule(
        id="D9",
        form="spot_task",
        severity=Severity.STOP,
        fields=("reported_on", "activity_id"),
        message=N_(
            "The find was reported on {reported}, after the team went there on {start}. Correct one of the dates."
        ),
        check=_reported_after_the_work,
        good={"activity_id": "a1", "reported_on": "2026-03"},
        bad={"activity_id": "a1", "reported_on": "2026-03-13"},
        others=_WORK,
    ),
    Rule(
        id="X4",
        form="spot_task",
        severity=Severity.STOP,
        fields=("unchecked_reason", "unchecked_m2"),
        message=N_("Land was left unchecked. Choose why."),
        check=_unchecked_without_reason,
        good={"unchecked_m2": 0},
        bad={"unchecked_m2": 25},
    ),
    Rule(
        id="D13",
        form="spot_task",
        severity=Severity.WARN,
        fields=(*_BETWEEN, "work_start", "work_end"),
        message=N_("“{label}” is {hour}, but the work lasted from {start} to {end}. Correct one of the hours."),
        check=_hours_out_of_order,
        good={"work_start": "09:00", "destruction_start": "10:30", "work_end": "11:00"},
        bad={"work_start": "09:00", "exclusion_start": "08:30"},
    ),
    *other_needs_a_text(SPOT_TASK, "remarks", {"request_kind": "OTHER", "unchecked_reason": "OTHER"}),
    no_very_old_dates(SPOT_TASK),
    no_personal_data(SPOT_TASK),
)
