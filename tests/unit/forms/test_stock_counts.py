"""A count of stock contradicts the ledger only when every movement is certainly before or after it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.all_rules import rules_for
from mac_desktop.forms.rules.rule import Outcome
from mac_desktop.forms.schema import Values

OPENING: Values = {"id": "m1", "kind": "OPENING", "movement_date": "2020", "quantity": 100, "lot": "L-1"}


def counted(quantity: int, *movements: Values, lot: str | None = None) -> Outcome:
    at = {"stockpile_site_id": "s1", "ordnance_type_id": "t1"}
    lookup = HeldRecords({"stockpile_movement": [{**at, **movement} for movement in movements]})
    rule = next(rule for rule in rules_for("stock_count") if rule.id == "S1")
    values = {**at, "counted_on": "2024-03-04", "quantity": quantity, "lot": lot}
    return rule.check(values, RuleContext(lookup, dt.date(2024, 7, 1)))


@pytest.mark.parametrize(("day", "left"), [("2023", 60), ("2024-03-04", 60), ("2024-03-05", 100), ("2025", 100)])
def test_movements_until_the_day_of_the_count_are_added_up(day: str, left: int) -> None:
    movement = {"id": "m2", "kind": "DESTROYED", "movement_date": day, "quantity": 40}
    assert counted(left, OPENING, movement) is None
    assert counted(left - 1, OPENING, movement) == {"counted": left - 1, "balance": left}


@pytest.mark.parametrize("day", ["2024", "2024-03"])
def test_a_movement_that_may_be_before_or_after_the_count_contradicts_nothing(day: str) -> None:
    assert counted(77, OPENING, {"id": "m2", "kind": "DESTROYED", "movement_date": day, "quantity": 40}) is None


def test_without_an_opening_at_the_site_nothing_is_compared() -> None:
    assert counted(77, {"id": "m2", "kind": "TRANSFER_IN", "movement_date": "2020", "quantity": 40}) is None


def test_a_count_of_one_lot_is_compared_with_that_lot() -> None:
    other = {**OPENING, "id": "m2", "lot": "L-2", "quantity": 5}
    assert counted(5, OPENING, other, lot="L-2") is None
    assert counted(105, OPENING, other) is None
