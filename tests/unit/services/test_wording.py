"""A problem is one sentence in one language, with the names of fields in it as the person's own screen shows them."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Problem, Severity, UserError
from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.services import wording
from mac_desktop.texts import Texts

FRENCH = Texts("fr")
LABELS = {spec.label for form in FORMS for spec in form.fields}
TODAY = dt.date(2025, 6, 30)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.form}-{rule.id}")
def test_a_broken_rule_is_told_without_an_english_label_in_a_french_sentence(rule: Rule) -> None:
    record_id = rule.bad.get("id")
    values = {name: value for name, value in rule.bad.items() if name != "id"}
    context = RuleContext(
        HeldRecords(rule.others), TODAY, str(record_id) if record_id else None, rule.before, rule.updating
    )
    outcome = rule.check(values, context)
    assert outcome is not None
    problem = Problem(rule.form, rule.fields[0], rule.id, rule.severity, rule.message, outcome)
    sentence = wording.sentence(FRENCH, problem)
    named = [str(label) for place, label in outcome.items() if label in LABELS and f"{{{place}}}" in rule.message]
    assert [label for label in named if FRENCH(label) not in sentence] == []


def test_what_a_person_typed_is_shown_as_it_was_typed() -> None:
    # “Accident” and “Women” are texts of the program too, but here somebody wrote them into a cell.
    problem = Problem(
        "accident", "place", "V1", Severity.STOP, "{label} “{value}”", {"label": "Place", "value": "Women"}
    )
    assert wording.sentence(FRENCH, problem) == "Lieu “Women”"


def test_a_state_stands_in_a_sentence_in_its_language() -> None:
    message = "It is “{now}” and cannot become “{state}” at once. From here it can become: {allowed}."
    states = {"now": ("draft",), "state": ("approved",), "allowed": ("submitted", "rejected")}
    values = {name: coded("record_state", codes) for name, codes in states.items()}
    sentence = wording.sentence(FRENCH, Problem("accident", "state", "L10", Severity.STOP, message, values))
    assert "« Brouillon »" in sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert sentence.endswith("Soumis, Refusé.")
    error = UserError(message, now="draft", state="approved", allowed="submitted")
    assert "« approuvé »" in wording.apology(FRENCH, error).replace("\N{NO-BREAK SPACE}", " ")
