"""Rules for contributions to mine action."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.funding import CONTRIBUTION
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, stops_new_records
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_TIED = ("task_id", "project")


def _nothing_given(values: Values, _: RuleContext) -> Outcome:
    """A contribution has an amount above zero."""
    return {} if number(values, "amount") == 0 else None


def _half_a_rate(values: Values, _: RuleContext) -> Outcome:
    """A rate says into which currency it leads, and a currency to lead into has its rate."""
    rate, into = values.get("rate"), values.get("rate_currency")
    return {} if (rate is None) is not (into is None) else None


def _rate_of_zero(values: Values, _: RuleContext) -> Outcome:
    """A rate is above zero."""
    return {} if number(values, "rate") == 0 else None


def _rate_into_itself(values: Values, _: RuleContext) -> Outcome:
    """One unit of a currency makes one unit of the same currency."""
    rate, currency = number(values, "rate"), text(values, "currency")
    same = currency is not None and currency == text(values, "rate_currency")
    return {"currency": currency} if same and rate not in (None, 0, 1) else None


def _rate_from_nowhere(values: Values, _: RuleContext) -> Outcome:
    """A rate says whose it is, and for which day, month or year."""
    if not number(values, "rate") or values.get("currency") == values.get("rate_currency"):
        return None
    return {} if values.get("rate_source") is None or values.get("rate_date") is None else None


def _tied_to_nothing(values: Values, _: RuleContext) -> Outcome:
    """A contribution that is earmarked says for which task or project."""
    tied = text(values, "earmarked") == "YES"
    return {} if tied and all(values.get(name) is None for name in _TIED) else None


def _tied_and_free(values: Values, _: RuleContext) -> Outcome:
    """A contribution that names a task or project is not free for any use."""
    free = text(values, "earmarked") == "NO"
    return {} if free and any(values.get(name) is not None for name in _TIED) else None


def _entered_twice(values: Values, context: RuleContext) -> Outcome:
    """The same donor does not give the same amount on the same day to the same recipient twice."""
    donor, amount, day = text(values, "donor_id"), number(values, "amount"), text(values, "contributed_on")
    if donor is None or not amount or day is None:
        return None
    same = ("amount", "currency", "contributed_on", "recipient_id", "pillar", "project")
    for other in context.lookup.related("contribution", "donor_id", donor):
        if other.get("id") != context.record_id and all(other.get(name) == values.get(name) for name in same):
            return {"day": day}
    return None


_GIVEN: Values = {"donor_id": "o1", "amount": 247_955.0, "currency": "EUR", "contributed_on": "2011"}

RULES: tuple[Rule, ...] = (
    dates_in_order(CONTRIBUTION, "D1", "period_from", "period_to"),
    no_very_old_dates(CONTRIBUTION),
    *other_needs_a_text(CONTRIBUTION, "remarks", {"pillar": "OTHER"}, Severity.WARN),
    Rule(
        id="F1",
        form="contribution",
        severity=Severity.WARN,
        fields=("amount",),
        message=N_("The amount is 0, so nothing was given. Fill in the amount, or the value of goods."),
        check=_nothing_given,
        good={"amount": 0.5},
        bad={"amount": 0.0},
    ),
    Rule(
        id="F2",
        form="contribution",
        severity=Severity.STOP,
        fields=("rate", "rate_currency"),
        message=N_("A rate and the currency that it leads into belong together. Fill in both, or clear both."),
        check=_half_a_rate,
        good={"rate": 1.3931, "rate_currency": "USD"},
        bad={"rate": 1.3931},
    ),
    Rule(
        id="F2",
        form="contribution",
        severity=Severity.STOP,
        fields=("rate",),
        message=N_("A rate of 0 makes nothing of any amount. Correct it, or clear it."),
        check=_rate_of_zero,
        good={"rate": 0.0001},
        bad={"rate": 0.0},
    ),
    Rule(
        id="F3",
        form="contribution",
        severity=Severity.STOP,
        fields=("rate", "rate_currency", "currency"),
        message=N_("The rate of {currency} into itself is 1. Correct the rate or one of the currencies."),
        check=_rate_into_itself,
        good={"currency": "USD", "rate_currency": "USD", "rate": 1},
        bad={"currency": "USD", "rate_currency": "USD", "rate": 1.3931},
    ),
    *stops_new_records(
        Rule(
            id="F4",
            form="contribution",
            severity=Severity.STOP,
            fields=("rate_source", "rate_date"),
            message=N_("Nobody can look this rate up. Say whose rate it is, and for which day, month or year."),
            check=_rate_from_nowhere,
            good={"rate": 1.3931, "rate_source": "US Federal Reserve", "rate_date": "2011"},
            bad={"rate": 1.3931, "rate_source": "US Federal Reserve"},
        ),
        dated_by("contributed_on"),
        {"contributed_on": "2026", "currency": "EUR", "rate_currency": "USD"},
        {"contributed_on": "2011", "currency": "EUR", "rate_currency": "USD"},
    ),
    Rule(
        id="F5",
        form="contribution",
        severity=Severity.WARN,
        fields=("earmarked", *_TIED),
        message=N_("It is earmarked, but for nothing that is named. Choose the task, or name the project."),
        check=_tied_to_nothing,
        good={"earmarked": "YES", "project": "North 2026"},
        bad={"earmarked": "YES"},
    ),
    Rule(
        id="F5",
        form="contribution",
        severity=Severity.WARN,
        fields=("earmarked", *_TIED),
        message=N_("It is not earmarked, but names a task or project. Say that it is earmarked, or clear them."),
        check=_tied_and_free,
        good={"earmarked": "NO"},
        bad={"earmarked": "NO", "project": "North 2026"},
    ),
    Rule(
        id="V5",
        form="contribution",
        severity=Severity.WARN,
        fields=("donor_id", "amount", "contributed_on"),
        message=N_("The same contribution of {day} is recorded already. Delete one of the two, or confirm both."),
        check=_entered_twice,
        good={**_GIVEN, "pillar": "VA"},
        bad=_GIVEN,
        others={"contribution": ({"id": "c1", **_GIVEN},)},
    ),
)
