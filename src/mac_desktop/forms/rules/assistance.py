"""Rules for victim assistance."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.assistance import ASSISTANCE, ASSISTANCE_BENEFICIARIES, REFERRAL, SERVICE_PROVIDER
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.beneficiaries import beneficiary_rules
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


def _before_every_accident(date_field: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Help for a person is not earlier than every accident of that person."""
        person_id, day = text(values, "person_id"), text(values, date_field)
        if person_id is None or day is None:
            return None
        accident_ids = {text(c, "accident_id") for c in context.lookup.related("casualty", "person_id", person_id)}
        accidents = [context.lookup.record("accident", a) or {} for a in accident_ids if a]
        dates = [d for d in (text(a, "accident_date") for a in accidents) if d]
        if not dates or not all(certainly_before(day, d) for d in dates):
            return None
        return {"day": day, "accident": min(dates)}

    return check


def _after_the_accident(form: str, date_field: str) -> Rule:
    return Rule(
        id="P16",
        form=form,
        severity=Severity.WARN,
        fields=(date_field, "person_id"),
        message=N_("{day} is before the person's accident on {accident}. Make sure of the date and the person."),
        check=_before_every_accident(date_field),
        good={"person_id": "p1", date_field: "2024-05-02"},
        bad={"person_id": "p1", date_field: "2024-04"},
        others={
            "casualty": ({"id": "c1", "person_id": "p1", "accident_id": "x1"},),
            "accident": ({"id": "x1", "accident_date": "2024-05-01"},),
        },
    )


def _no_consent(values: Values, _: RuleContext) -> Outcome:
    """Nobody is referred without having agreed to it."""
    return {} if values.get("consent") is not None and text(values, "consent") != "YES" else None


def _referred_after_death(values: Values, context: RuleContext) -> Outcome:
    """A person who was killed, or had died before, is not referred."""
    person_id, day = text(values, "person_id"), text(values, "referral_date")
    if person_id is None:
        return None
    person = context.lookup.record("person", person_id) or {}
    if certainly_before(text(person, "death_date"), day):
        return {}
    casualties = context.lookup.related("casualty", "person_id", person_id)
    return {} if any(text(c, "outcome") == "KILLED" for c in casualties) else None


def _answer_without_word(values: Values, _: RuleContext) -> Outcome:
    """A referral that was answered on a day has an answer."""
    return {} if text(values, "answer_date") is not None and values.get("answer") is None else None


def _cost_without_currency(values: Values, _: RuleContext) -> Outcome:
    """A cost is given in a currency."""
    return {} if number(values, "cost") and values.get("currency") is None else None


ASSISTANCE_RULES: tuple[Rule, ...] = (
    _after_the_accident("assistance", "service_date"),
    no_very_old_dates(ASSISTANCE),
    Rule(
        id="V14",
        form="assistance",
        severity=Severity.WARN,
        fields=("currency", "cost"),
        message=N_("A cost without its currency cannot be added to others. Fill in the currency."),
        check=_cost_without_currency,
        good={"cost": 120.0, "currency": "USD"},
        bad={"cost": 120.0},
    ),
)

REFERRAL_RULES: tuple[Rule, ...] = (
    Rule(
        id="P15",
        form="referral",
        severity=Severity.STOP,
        fields=("consent",),
        message=N_("A person is referred only with consent. Ask for it, or do not keep the referral."),
        check=_no_consent,
        good={"consent": "YES"},
        bad={"consent": "NO"},
    ),
    Rule(
        id="P4",
        form="referral",
        severity=Severity.STOP,
        fields=("person_id",),
        message=N_("The person was killed or had died by then. Choose the person who is to be referred."),
        check=_referred_after_death,
        good={"person_id": "p2", "referral_date": "2024-06"},
        bad={"person_id": "p1", "referral_date": "2024-06"},
        others={"casualty": ({"id": "c1", "person_id": "p1", "outcome": "KILLED"},)},
    ),
    _after_the_accident("referral", "referral_date"),
    dates_in_order(REFERRAL, "D9", "referral_date", "answer_date"),
    dates_in_order(REFERRAL, "D9", "referral_date", "service_start"),
    dates_in_order(REFERRAL, "D9", "referral_date", "follow_up_date", Severity.WARN),
    dates_in_order(REFERRAL, "D1", "service_start", "service_end"),
    no_very_old_dates(REFERRAL),
    Rule(
        id="V15",
        form="referral",
        severity=Severity.WARN,
        fields=("answer", "answer_date"),
        message=N_("There is a date of the answer, but no answer. Choose what the provider answered."),
        check=_answer_without_word,
        good={"answer_date": "2024", "answer": "ACCEPTED"},
        bad={"answer_date": "2024"},
    ),
)

PROVIDER_RULES: tuple[Rule, ...] = (
    no_very_old_dates(SERVICE_PROVIDER),
    *other_needs_a_text(SERVICE_PROVIDER, "services", {"category": "OTHER"}, Severity.WARN),
)

RULES = ASSISTANCE_RULES + beneficiary_rules(ASSISTANCE_BENEFICIARIES) + REFERRAL_RULES + PROVIDER_RULES
