"""What every rule has: its number, how much it holds back, where it shows, what it measures against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from tests.unit.forms.held_records import HeldRecords
from tests.unit.forms.test_rules import judge

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.texts import ENGLISH

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.form}-{r.id}-{'-'.join(r.fields[:2])}")

# How much the data model lets each rule hold back (section 4): what is an error there stops here, though a rule may
# have a milder twin for what older registers lack or for what is filled in later.
STOPPING = """D1 D2 D3 D4 D5 D9 D10 D11 L2 L6 L7 L9 L10 L11 L13 L17 L18 G1 G2 G3 G6 G7 G10 G12 G14 G16
P1 P3 P4 P5 P11 P12 P15 P17 V7 X1 X2 X5 X6 X8 X9"""
WARNING = (
    "D6 D7 L4 L5 L8 L12 L14 L15 L16 L19 L20 G5 G8 G9 G11 G13 G15 G17 P2 P6 P7 P8 P9 P10 P13 P14 P16 V5 V6 V10 X3 X7 X10"
)


@EVERY_RULE
def test_a_rule_has_a_number_and_says_how_much_it_holds_back(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{1,2}[a-z]?", rule.id)
    assert isinstance(rule.severity, Severity)


@pytest.mark.parametrize("rule_id", STOPPING.split())
def test_what_the_data_model_calls_an_error_stops_a_record(rule_id: str) -> None:
    assert Severity.STOP in {rule.severity for rule in RULES if rule.id == rule_id}


@pytest.mark.parametrize("rule_id", WARNING.split())
def test_what_the_data_model_calls_a_warning_warns(rule_id: str) -> None:
    assert Severity.WARN in {rule.severity for rule in RULES if rule.id == rule_id}


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
