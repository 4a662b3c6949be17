"""Rules for victim assistance."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.assistance import ASSISTANCE, ASSISTANCE_BENEFICIARIES, GIVEN_ASSISTANCE, REFERRAL
from mac_desktop.forms.catalogue.service_directory import PROVIDER_SERVICE, SERVICE_PROVIDER
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.beneficiaries import beneficiary_rules
from mac_desktop.forms.rules.for_many_forms import (
    both_coordinates,
    dates_in_order,
    no_very_old_dates,
    not_swapped,
    other_needs_a_text,
)
from mac_desktop.forms.rules.personal_details import no_personal_details
from mac_desktop.forms.rules.reading import certainly_before, linked, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.victims import after_the_accident
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


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


def _cost_in_a_currency(form: str) -> Rule:
    return Rule(
        id="V14",
        form=form,
        severity=Severity.WARN,
        fields=("currency", "cost"),
        message=N_("A cost without its currency cannot be added to others. Fill in the currency."),
        check=_cost_without_currency,
        good={"cost": 120.0, "currency": "USD"},
        bad={"cost": 120.0},
    )


def _need_of_another(values: Values, context: RuleContext) -> Outcome:
    """The need that is served is one of the person who is named."""
    person_id = text(values, "person_id")
    if person_id is None or text(values, "need_id") is None:
        return None
    need = linked(values, context, "need_id", "need")
    owner = text(linked(need, context, "needs_assessment_id", "needs_assessment"), "person_id")
    return {} if owner not in (None, person_id) else None


def _need_of_the_person(form: str) -> Rule:
    return Rule(
        id="P40",
        form=form,
        severity=Severity.STOP,
        fields=("need_id", "person_id"),
        message=N_("The need is that of another person. Choose a need of this person, or correct the person."),
        check=_need_of_another,
        good={"person_id": "p1", "need_id": "n1"},
        bad={"person_id": "p2", "need_id": "n1"},
        others={
            "need": ({"id": "n1", "needs_assessment_id": "a1"},),
            "needs_assessment": ({"id": "a1", "person_id": "p1"},),
        },
    )


def _named_and_counted(values: Values, context: RuleContext) -> Outcome:
    """Direct beneficiaries are counted of services for groups; a service to one person names that person instead."""
    if text(values, "kind") != "DIRECT":
        return None
    return {} if text(linked(values, context, "assistance_id", "assistance"), "person_id") else None


ASSISTANCE_RULES: tuple[Rule, ...] = (
    after_the_accident("assistance", "service_date"),
    no_very_old_dates(ASSISTANCE),
    *no_personal_details(ASSISTANCE),
    _need_of_the_person("assistance"),
    _cost_in_a_currency("assistance"),
    _cost_in_a_currency("given_assistance"),
    no_very_old_dates(GIVEN_ASSISTANCE),
    *beneficiary_rules(ASSISTANCE_BENEFICIARIES),
    *no_personal_details(ASSISTANCE_BENEFICIARIES),
    Rule(
        id="P41",
        form="assistance_beneficiaries",
        severity=Severity.WARN,
        fields=("kind", "assistance_id"),
        message=N_("The service names one person already. Figures count the person; count a group on its own service."),
        check=_named_and_counted,
        good={"assistance_id": "s1", "kind": "INDIRECT"},
        bad={"assistance_id": "s1", "kind": "DIRECT"},
        others={"assistance": ({"id": "s1", "person_id": "p1"},)},
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
    after_the_accident("referral", "referral_date"),
    dates_in_order(REFERRAL, "D9", "referral_date", "answer_date"),
    dates_in_order(REFERRAL, "D9", "referral_date", "service_start"),
    dates_in_order(REFERRAL, "D9", "referral_date", "follow_up_date", Severity.WARN),
    dates_in_order(REFERRAL, "D1", "service_start", "service_end"),
    no_very_old_dates(REFERRAL),
    _need_of_the_person("referral"),
    _cost_in_a_currency("referral"),
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
    *both_coordinates(SERVICE_PROVIDER),
    not_swapped(SERVICE_PROVIDER),
    *no_personal_details(PROVIDER_SERVICE),
    *other_needs_a_text(SERVICE_PROVIDER, "services", {"category": "OTHER"}, Severity.WARN),
)

RULES = ASSISTANCE_RULES + REFERRAL_RULES + PROVIDER_RULES
