"""Rules read values the same way everywhere: a gap is no value, a partial date is all the days that it can mean."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_lists import CodeLists, OwnCode
from mac_desktop.forms.binding import bind
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.in_use import rules_of
from mac_desktop.forms.rules.reading import (
    age_bounds,
    certainly_before,
    codes,
    earliest,
    full_years,
    latest,
    linked,
    number,
    text,
    total,
)


@pytest.mark.parametrize("nothing", [None, *Gap])
def test_a_gap_is_neither_a_number_nor_a_text(nothing: Gap | None) -> None:
    assert number({"a": nothing}, "a") is None
    assert text({"a": nothing}, "a") is None
    assert codes({"a": nothing}, "a") == frozenset()
    assert total({"a": nothing}, "a") is None
    assert linked({"a": nothing}, RuleContext(HeldRecords(), dt.date(2024, 7, 1)), "a", "task") == {}


def test_values_are_read_as_they_are() -> None:
    values = {"n": 0, "f": 2.5, "t": "x", "c": "A;B", "one": "A"}
    assert (number(values, "n"), number(values, "f"), number(values, "t")) == (0, 2.5, None)
    assert (text(values, "t"), text(values, "n"), text(values, "lacking")) == ("x", None, None)
    assert codes(values, "c") == {"A", "B"}
    assert codes(values, "one") == {"A"}
    assert total(values, "n", "f", "lacking") == 2.5
    assert total(values, "n") == 0


def test_a_reference_gives_its_record_and_nothing_when_that_is_gone() -> None:
    context = RuleContext(HeldRecords({"task": ({"id": "t1", "number": "T-1"},)}), dt.date(2024, 7, 1))
    assert linked({"task_id": "t1"}, context, "task_id", "task") == {"id": "t1", "number": "T-1"}
    assert linked({"task_id": "t2"}, context, "task_id", "task") == {}


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-31"),
        ("2024-02-05", "2024-02-05", "2024-02-05"),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(date: str, first: str, last: str) -> None:
    assert (earliest(date), latest(date)) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [("2024-03-01", "2024-03-02", True), ("2024-03-02", "2024-03-02", False), ("2024-02", "2024-03", True),
     ("2024", "2024-12", False), ("2023", "2024", True), (None, "2024", False), ("2024", None, False)],
)  # fmt: skip
def test_one_date_is_before_another_only_for_certain(one: str | None, other: str | None, before: bool) -> None:
    assert certainly_before(one, other) is before


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [("2000-05-02", "2024-05-01", 23), ("2000-05-02", "2024-05-02", 24), ("2000-05-02", "2024-05-03", 24),
     ("2000-12-31", "2001-01-01", 0)],
)  # fmt: skip
def test_a_year_of_life_is_full_on_the_birthday(birth: str, day: str, years: int) -> None:
    assert full_years(birth, day) == years
    assert age_bounds(birth, day) == (years, years)


def test_a_code_that_the_centre_ended_is_refused_after_its_last_day_by_a_rule_of_its_form() -> None:
    lists = CodeLists([OwnCode("occupation", "FARMER", active_to=dt.date(2023, 12, 31))])
    form = bind(form_for("casualty").form, lists)
    (rule,) = [r for r in rules_of(form) if r.id == "V3"]
    assert (rule.form, rule.fields, rule.severity.value) == ("casualty", ("occupation",), "stop")
    held = HeldRecords({"accident": ({"id": "x1", "accident_date": "2024-01"}, {"id": "x2", "accident_date": "2023"})})
    context = RuleContext(held, dt.date(2024, 7, 1))
    found = rule.check({"occupation": "FARMER", "accident_id": "x1"}, context)
    assert found is not None
    assert (found["label"], str(found["value"]), found["day"]) == ("Occupation", "Farmer", "2024-01")
    assert "Farmer" not in str(found["choices"])
    assert rule.check({"occupation": "FARMER", "accident_id": "x2"}, context) is None
    assert rule.check({"occupation": "FARMER"}, context) is not None, "without a day, today counts"
    for free in ({}, {"occupation": Gap.UNKNOWN}, {"occupation": "TEACHER", "accident_id": "x1"}):
        assert rule.check(free, context) is None


def test_a_bound_field_knows_its_list_and_its_form_its_key() -> None:
    form = form_for("casualty")
    field = form.fields["occupation"]
    assert (form.key, field.codelist, field.codes and field.codes.key) == ("casualty", "occupation", "occupation")
    assert form.fields["age"].codes is None
    assert form.owner is not None
    assert (form.owner.name, form.owner.refers_to, form.owner.owner) == ("accident_id", "accident", True)
    assert form_for("accident").owner is None


def test_a_form_whose_questions_and_columns_differ_is_a_mistake_of_the_program() -> None:
    form = form_for("casualty").form
    shorter = dataclasses.replace(form, sections=form.sections[1:])
    with pytest.raises(LookupError, match="form casualty: questions and columns differ"):
        bind(shorter)
    doubled = dataclasses.replace(form, sections=(*form.sections, form.sections[0]))
    with pytest.raises(LookupError, match="form casualty: questions and columns differ"):
        bind(doubled)
