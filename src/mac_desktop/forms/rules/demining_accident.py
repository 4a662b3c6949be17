"""Rules for what is asked of an accident at a demining workplace."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.demining_accident import DEMINING_ACCIDENT
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.accident import FINAL
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
    one_at_most,
    other_needs_a_text,
)
from mac_desktop.forms.rules.personal_details import no_personal_details
from mac_desktop.forms.rules.reading import certainly_before, linked, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_DATES = ("initial_report_date", "investigated_from", "final_report_date")


def _no_demining_accident(values: Values, context: RuleContext) -> Outcome:
    """Workplace and investigation are recorded of a demining accident only."""
    kind = text(linked(values, context, "accident_id", "accident"), "accident_type")
    return {} if kind not in (None, "DEMINING") else None


def _final_without_report(values: Values, _: RuleContext) -> Outcome:
    """An investigation is final with the day and the place of its report."""
    if text(values, "investigation_status") not in FINAL:
        return None
    return {} if values.get("final_report_date") is None or values.get("report_reference") is None else None


def _before_the_accident(values: Values, context: RuleContext) -> Outcome:
    """Nothing is reported or investigated before the accident."""
    dates = [date for date in (text(values, name) for name in _DATES) if date]
    if not dates:
        return None
    accident = text(linked(values, context, "accident_id", "accident"), "accident_date")
    early = [date for date in dates if certainly_before(date, accident)]
    return {"day": early[0], "accident": accident} if early else None


def _one_cause_twice(values: Values, _: RuleContext) -> Outcome:
    """The secondary cause is another than the primary one."""
    first = text(values, "primary_cause")
    return {} if first not in (None, "UNK") and first == text(values, "secondary_cause") else None


_ACCIDENTS: dict[str, tuple[Values, ...]] = {
    "accident": (
        {"id": "x1", "accident_type": "DEMINING", "accident_date": "2024-05-01"},
        {"id": "x2", "accident_type": "MINE", "accident_date": "2024-05-01"},
    )
}

RULES: tuple[Rule, ...] = (
    one_at_most(DEMINING_ACCIDENT),
    Rule(
        id="P28",
        form="demining_accident",
        severity=Severity.STOP,
        fields=("accident_id",),
        message=N_("The accident is not a demining accident. Correct its type, or choose another accident."),
        check=_no_demining_accident,
        good={"accident_id": "x1"},
        bad={"accident_id": "x2"},
        others=_ACCIDENTS,
    ),
    Rule(
        id="P11",
        form="demining_accident",
        severity=Severity.STOP,
        fields=("investigation_status", "final_report_date", "report_reference"),
        message=N_("The final report needs its date and where it is filed. Fill in both, or correct the status."),
        check=_final_without_report,
        good={"investigation_status": "FINAL", "final_report_date": "2024-06", "report_reference": "INV-3"},
        bad={"investigation_status": "FINAL", "final_report_date": "2024-06"},
    ),
    Rule(
        id="D5",
        form="demining_accident",
        severity=Severity.STOP,
        fields=_DATES,
        message=N_("{day} is before the accident on {accident}. Correct the date, or choose another accident."),
        check=_before_the_accident,
        good={"accident_id": "x1", "initial_report_date": "2024-05"},
        bad={"accident_id": "x1", "initial_report_date": "2024-04"},
        others=_ACCIDENTS,
    ),
    dates_in_order(DEMINING_ACCIDENT, "D9", "initial_report_date", "final_report_date"),
    dates_in_order(DEMINING_ACCIDENT, "D1", "investigated_from", "investigated_to"),
    dates_in_order(DEMINING_ACCIDENT, "D9", "investigated_to", "final_report_date", Severity.WARN),
    no_very_old_dates(DEMINING_ACCIDENT),
    Rule(
        id="P29",
        form="demining_accident",
        severity=Severity.WARN,
        fields=("secondary_cause", "primary_cause"),
        message=N_("The two causes are the same. Choose another secondary cause, or leave it empty."),
        check=_one_cause_twice,
        good={"primary_cause": "TRAINING", "secondary_cause": "EQUIPMENT"},
        bad={"primary_cause": "TRAINING", "secondary_cause": "TRAINING"},
    ),
    *no_personal_details(DEMINING_ACCIDENT),
    *other_needs_a_text(
        DEMINING_ACCIDENT,
        "findings",
        {
            "asset": "OTHER",
            "worksite_kind": "OTHER",
            "tool": "OTHER",
            "accident_class": "OTHER",
            "primary_cause": "OTHER",
            "secondary_cause": "OTHER",
        },
        Severity.WARN,
    ),
    *other_needs_a_text(DEMINING_ACCIDENT, "recommendations", {"corrective_actions": "OTHER"}, Severity.WARN),
)
