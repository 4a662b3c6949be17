"""What every rule has: its number, how much it holds back, where it shows, what it measures against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from tests.unit.forms.held_records import HeldRecords
from tests.unit.forms.test_rules import TODAY, judge

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.texts import ENGLISH

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.form}-{r.id}-{'-'.join(r.fields[:2])}")

# How much each rule holds back (data-model.md section 4): S stops, W warns, N notes. Where two letters stand, the rule
# stops what contradicts itself and warns of what older registers, or a part that is filled in later, rightly lack.
HELD_BACK = """
D1 SW, D2 S, D3 SW, D4 S, D5 S, D6 W, D7 W, D9 SW, D10 W, D11 S, D12 W, D13 SW, D14 SW,
L2 S, L4 W, L5 W, L6 S, L6a W, L7 S, L8 W, L9 S, L9a W, L10 SW, L10a SW, L10b SW, L11 S, L12 W, L13 SW, L14 W, L15 W,
L16 W, L17 SW, L18 S, L19 W, L20 W, L21 W,
G1 S, G2 S, G3 S, G4 SW, G5 W, G6 S, G7 SW, G8 W, G9 W, G10 S, G11 W, G12 S, G13 W, G14 S, G15 W, G16 S, G17 W, G18 N,
P1 S, P2 W, P3 SW, P4 SW, P5 S, P6 W, P7 W, P8 W, P9 W, P10 W, P11 SW, P12 SW, P13 W, P14 W, P15 S, P16 W, P17 S,
V5 W, V6 W, V7 SW, V10 W, V12 W, V14 W, X1 S, X2 SW, X3 W, X5 SW, X6 SW, X7 W, X8 S, X9 SW, X10 W
"""
LETTERS = {"S": Severity.STOP, "W": Severity.WARN, "N": Severity.NOTE}
SEVERITIES = {
    rule_id: {LETTERS[letter] for letter in letters}
    for rule_id, letters in (entry.split() for entry in HELD_BACK.split(","))
}


@EVERY_RULE
def test_a_rule_has_a_number_and_holds_back_as_much_as_the_data_model_says(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{1,2}[a-z]?", rule.id)
    assert isinstance(rule.severity, Severity)
    assert rule.severity in SEVERITIES.get(rule.id, Severity)


def test_rules_of_the_data_model_are_there() -> None:
    assert SEVERITIES.keys() <= {rule.id for rule in RULES}
    both = {"S", "W"}
    for rule_id, severities in SEVERITIES.items():
        if len(severities) == len(both):
            assert {rule.severity for rule in RULES if rule.id == rule_id} == severities, rule_id


@EVERY_RULE
def test_a_problem_is_shown_at_a_field_and_says_nothing_that_only_programmers_understand(rule: Rule) -> None:
    assert rule.fields
    assert len(set(rule.fields)) == len(rule.fields)
    outcome = judge(rule, rule.bad)
    assert outcome is not None
    for name, value in outcome.items():
        assert value is not None, f"{name} would be shown as None"
    sentence = ENGLISH.fill(rule.message, outcome)
    assert not re.search(r"\bNone\b|XX|_m2\b|_id\b|[{}]", sentence), sentence


class WatchedLimits(Mapping[str, float]):
    """No figure set by the centre; notes which ones are asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> float:
        self.asked.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@EVERY_RULE
def test_what_a_rule_measures_against_is_what_a_centre_can_set(rule: Rule) -> None:
    lookup = HeldRecords(rule.others)
    watched = WatchedLimits()
    lookup.limits = watched
    for example in (rule.good, rule.bad):
        judge(rule, example, lookup)
    measuring = {"G17.one_in"}  # asked whenever a traverse is walked, whatever rule wants to know its shape
    if "perimeter" not in rule.fields:  # the checks of one outline are made together
        assert watched.asked - measuring <= {threshold.name for threshold in rule.thresholds}
    for threshold in rule.thresholds:
        assert re.fullmatch(r"[A-Z]\d+\.[a-z_]+", threshold.name)
        assert threshold.meaning.endswith(".")


# Those that ask for something where nothing was given: a count of people, a place, an answer, a subject of the visit.
ASKING = {"E2", "G21", "P17", "P25", "X5"}


@EVERY_RULE
def test_whoever_opens_a_new_form_is_not_met_by_a_page_of_warnings(rule: Rule) -> None:
    broken = rule.check({}, RuleContext(HeldRecords(), TODAY)) is not None
    assert not broken or rule.id in ASKING
