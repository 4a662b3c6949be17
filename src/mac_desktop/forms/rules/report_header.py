"""Rules for every form that has the report header: its dates follow each other."""

from __future__ import annotations

from itertools import pairwise

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order, label_of
from mac_desktop.forms.rules.reading import certainly_before, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

_SIGNED = ("report_date", "verified_on", "accepted_on", "approved_on")


def report_header_rules(form: Form) -> tuple[Rule, ...]:
    """Rules D3 (no report is older than its information) and D4 (signatures in their order)."""
    return (dates_in_order(form, "D3", "information_date", "report_date"), _signed_in_order(form))


def _signed_in_order(form: Form) -> Rule:
    labels = {name: label_of(form, name) for name in _SIGNED}

    def check(values: Values, _: RuleContext) -> Outcome:
        """A report is completed, verified, accepted and approved in this order; steps that have no date are passed
        over."""
        given = [(name, day) for name in _SIGNED if (day := text(values, name)) is not None]
        for (first, one), (second, two) in pairwise(given):
            if certainly_before(two, one):
                return {"first_label": labels[first], "first": one, "second_label": labels[second], "second": two}
        return None

    return Rule(
        id="D4",
        form=form.key,
        severity=Severity.STOP,
        fields=tuple(reversed(_SIGNED)),
        message=N_("{second_label} ({second}) is before {first_label} ({first}). Correct one of the two dates."),
        check=check,
        good={"report_date": "2024-03-02", "verified_on": "2024-03", "approved_on": "2024-03-09"},
        bad={"report_date": "2024-03-02", "approved_on": "2024-02-28"},
    )
