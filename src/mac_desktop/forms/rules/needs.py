"""Rules for needs assessments and the needs that they found."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.needs import NEED, NEEDS_ASSESSMENT
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.person import during_the_life
from mac_desktop.forms.rules.reading import certainly_before, linked, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.victims import after_the_accident
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


def _used_without_need(values: Values, _: RuleContext) -> Outcome:
    """A person who uses a prosthesis needs one."""
    needs_none = text(values, "prosthesis_needed") == "NO"
    return {} if needs_none and text(values, "prosthesis_used") == "YES" else None


def _used_and_not_used(values: Values, _: RuleContext) -> Outcome:
    """A prosthesis that is used has no reason why it is not used."""
    used = text(values, "prosthesis_used") == "YES"
    return {} if used and values.get("prosthesis_not_used") is not None else None


def _nothing_needed(values: Values, context: RuleContext) -> Outcome:
    """An assessment names at least one need."""
    if context.record_id is None or text(values, "assessed_on") is None:
        return None
    return None if context.lookup.related("need", "needs_assessment_id", context.record_id) else {}


def _need_twice(values: Values, context: RuleContext) -> Outcome:
    """An assessment names a need once."""
    need, assessment = text(values, "need"), text(values, "needs_assessment_id")
    if need is None or assessment is None:
        return None
    others = context.lookup.related("need", "needs_assessment_id", assessment)
    return {} if any(text(o, "need") == need and o.get("id") != context.record_id for o in others) else None


def _status_before_assessment(values: Values, context: RuleContext) -> Outcome:
    """A need is not referred, served or met before it was found."""
    day = text(values, "status_date")
    if day is None or text(values, "status") == "OPEN":
        return None
    found = text(linked(values, context, "needs_assessment_id", "needs_assessment"), "assessed_on")
    return {"day": day, "found": found} if certainly_before(day, found) else None


RULES: tuple[Rule, ...] = (
    during_the_life("needs_assessment", "assessed_on"),
    after_the_accident("needs_assessment", "assessed_on"),
    dates_in_order(NEEDS_ASSESSMENT, "D9", "assessed_on", "follow_up_date", Severity.WARN),
    dates_in_order(NEEDS_ASSESSMENT, "D9", "prosthesis_since", "assessed_on"),
    no_very_old_dates(NEEDS_ASSESSMENT),
    Rule(
        id="P38",
        form="needs_assessment",
        severity=Severity.STOP,
        fields=("prosthesis_needed", "prosthesis_used"),
        message=N_("The person uses a prosthesis, but needs none. Correct the one or the other."),
        check=_used_without_need,
        good={"prosthesis_needed": "YES", "prosthesis_used": "YES"},
        bad={"prosthesis_needed": "NO", "prosthesis_used": "YES"},
    ),
    Rule(
        id="P38",
        form="needs_assessment",
        severity=Severity.STOP,
        fields=("prosthesis_not_used", "prosthesis_used"),
        message=N_("The prosthesis is used, but there are reasons why it is not. Correct the one or the other."),
        check=_used_and_not_used,
        good={"prosthesis_used": "NO", "prosthesis_not_used": "PAIN"},
        bad={"prosthesis_used": "YES", "prosthesis_not_used": "PAIN"},
    ),
    *other_needs_a_text(NEEDS_ASSESSMENT, "remarks", {"prosthesis_not_used": "OTHER"}, Severity.WARN),
    Rule(
        id="P39",
        form="needs_assessment",
        severity=Severity.NOTE,
        fields=("assessed_on",),
        message=N_("No need is recorded yet. Add below what the person needs."),
        check=_nothing_needed,
        good={"id": "a1", "assessed_on": "2024"},
        bad={"id": "a2", "assessed_on": "2024"},
        others={"need": ({"id": "n1", "needs_assessment_id": "a1"},)},
    ),
    Rule(
        id="P39",
        form="need",
        severity=Severity.WARN,
        fields=("need", "needs_assessment_id"),
        message=N_("The assessment names this need already. Correct the need, or delete one of the two."),
        check=_need_twice,
        good={"needs_assessment_id": "a1", "need": "E1_WHEELCHAIR"},
        bad={"needs_assessment_id": "a1", "need": "E1_PROSTHESIS"},
        others={"need": ({"id": "n1", "needs_assessment_id": "a1", "need": "E1_PROSTHESIS"},)},
    ),
    Rule(
        id="D9",
        form="need",
        severity=Severity.STOP,
        fields=("status_date", "needs_assessment_id"),
        message=N_("The status is of {day}, before the need was found on {found}. Correct one of the two dates."),
        check=_status_before_assessment,
        good={"needs_assessment_id": "a1", "status": "MET", "status_date": "2024-06"},
        bad={"needs_assessment_id": "a1", "status": "MET", "status_date": "2024-04"},
        others={"needs_assessment": ({"id": "a1", "assessed_on": "2024-05-01"},)},
    ),
    no_very_old_dates(NEED),
)
