"""No rule that a row of a file breaks goes unasked, and rules about what the file does not hold are not asked."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.gaps import Gap
from mac_desktop.exchange.references import PENDING
from mac_desktop.exchange.screening import rules_to_ask
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.all_rules import RULES, rules_for
from mac_desktop.forms.schema import Value

TODAY = dt.date(2024, 7, 1)
FORMS_WITH_RULES = sorted({rule.form for rule in RULES})


def columns_of(rows: list[dict[str, Value]]) -> dict[str, list[Value]]:
    return {name: [row.get(name) for row in rows] for row in rows for name in row}


@pytest.mark.parametrize("form", FORMS_WITH_RULES)
def test_every_rule_that_a_row_breaks_is_asked(form: str) -> None:
    rules = rules_for(form)
    lookup = HeldRecords({t: tuple(records) for rule in rules for t, records in rule.others.items()})
    examples = [dict(e) for rule in rules for e in (rule.good, rule.bad)]
    known = columns_of(examples)
    maker = random.Random(5)
    for size in (1, 2, 40):
        for _ in range(30):
            names = [n for n in known if n != "id" and maker.random() < 0.6]
            rows = [{n: maker.choice([*known[n], None, Gap.UNKNOWN]) for n in names} for _ in range(size)]
            context = RuleContext(lookup, TODAY)
            broken = [rule for rule in rules if any(rule.check(row, context) is not None for row in rows)]
            asked = rules_to_ask(rules, columns_of(rows), size, lookup, TODAY)
            assert [rule.id for rule in broken if rule not in asked] == []


def test_rules_about_absent_or_harmless_columns_are_not_asked() -> None:
    columns = {"age": [30, 40, None] * 50, "condition": ["CIV", "DEM", "CIV"] * 50}
    asked = rules_to_ask(rules_for("casualty"), columns, 150, HeldRecords(), TODAY)
    assert [rule.id for rule in asked] == []
    asked = rules_to_ask(rules_for("casualty"), {**columns, "age": [30, 12, None] * 50}, 150, HeldRecords(), TODAY)
    assert [rule.id for rule in asked] == ["P7"]


def test_a_rule_that_looks_at_the_rows_owner_is_asked_where_it_would_look() -> None:
    columns = {"accident_id": [PENDING] * 9, "condition": ["CIV"] * 9}
    asked = rules_to_ask(rules_for("casualty"), columns, 9, HeldRecords(), TODAY)
    assert "P6" not in [rule.id for rule in asked]
    columns["condition"][4] = "DEM"
    asked = rules_to_ask(rules_for("casualty"), columns, 9, HeldRecords(), TODAY)
    assert "P6" in [rule.id for rule in asked]


def test_a_gap_is_told_apart_from_the_text_that_it_is_kept_as() -> None:
    rules = rules_for("referral")
    columns: dict[str, list[Value]] = {"answer_date": [Gap.UNKNOWN, "unknown"] * 9}
    assert [rule.id for rule in rules_to_ask(rules, columns, 18, HeldRecords(), TODAY)] == ["V15"]
