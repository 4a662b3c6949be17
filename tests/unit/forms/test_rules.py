"""Every rule lets its good example pass and stops its bad one, and says so in a sentence that can be read."""

from __future__ import annotations

import datetime as dt
import doctest
import string
from collections.abc import Iterator

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_fields import is_own
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.catalogue.all_forms import FORMS, form_for, forms_by_key
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules import personal_details
from mac_desktop.forms.rules.all_rules import RULES, rules_for
from mac_desktop.forms.rules.reading import age_bounds, certainly_before
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.stockpile import lowest_balance
from mac_desktop.forms.schema import Values
from mac_desktop.texts import ENGLISH

TODAY = dt.date(2024, 7, 1)
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.form}-{r.id}-{'-'.join(r.fields[:2])}")


def judge(rule: Rule, values: Values, lookup: HeldRecords | None = None) -> Outcome:
    """What a rule says of an example; its "id", if any, is that of the record being edited."""
    record_id = values.get("id")
    context = RuleContext(
        lookup or HeldRecords(rule.others), TODAY, str(record_id) if record_id else None, rule.before, rule.updating
    )
    return rule.check({k: v for k, v in values.items() if k != "id"}, context)


@EVERY_RULE
def test_good_example_passes(rule: Rule) -> None:
    assert judge(rule, rule.good) is None


@EVERY_RULE
def test_bad_example_is_caught_with_a_whole_sentence(rule: Rule) -> None:
    outcome = judge(rule, rule.bad)
    assert outcome is not None
    sentence = ENGLISH.fill(rule.message, outcome)
    assert sentence.endswith(".")
    assert "{" not in sentence
    places = {name for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    assert places == set(outcome) or places < set(outcome)


@EVERY_RULE
def test_rule_is_in_words_and_about_fields_of_its_form(rule: Rule) -> None:
    assert rule.definition.endswith(".")
    assert set(rule.fields) <= set(form_for(rule.form).fields)


def _examples(rule: Rule) -> Iterator[tuple[str, Values]]:
    yield rule.form, rule.good
    yield rule.form, rule.bad
    if rule.before is not None:
        yield rule.form, rule.before
    for table, records in rule.others.items():
        yield from ((table, r) for r in records)


@EVERY_RULE
def test_examples_use_real_fields_and_codes(rule: Rule) -> None:
    for table, values in _examples(rule):
        fields = forms_by_key()[table].fields
        for name, value in values.items():
            if name in ("id", "state") or is_own(name):
                continue
            field = fields[name]
            if field.kind in (Kind.CODE, Kind.CODES):
                assert all(part in forms_by_key().lists[field.codelist] for part in str(value).split(";"))


@EVERY_RULE
def test_no_rule_stumbles_over_gaps_or_missing_values(rule: Rule) -> None:
    names = form_for(rule.form).fields
    for value in (None, *Gap):
        judge(rule, {"id": "r1", **dict.fromkeys(names, value)})
        for name in rule.bad:
            judge(rule, {**rule.bad, name: value} if name != "id" else rule.bad)


@EVERY_RULE
def test_a_record_that_refers_to_something_deleted_is_not_a_crash(rule: Rule) -> None:
    judge(rule, rule.bad, HeldRecords())


def test_rules_are_of_forms_that_exist() -> None:
    assert {r.form for r in RULES} <= {f.key for f in FORMS}


def test_a_flat_register_row_asks_nothing_of_other_records() -> None:
    """Importing 100,000 casualties must not mean 100,000 questions to the store."""
    lookup = HeldRecords()
    row = {"accident_id": "x1", "outcome": "INJURED", "sex": "M", "age_group": "ADULT", "condition": "CIV"}
    context = RuleContext(lookup, TODAY)
    assert [r.id for r in rules_for("casualty") if r.check(row, context)] == []
    assert lookup.asked == 0


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        ("2024-03-01", "2024-03-02", True),
        ("2024", "2024-05-01", False),
        ("2024-05-01", "2024", False),
        ("2023", "2024-01", True),
        ("2024-02", "2024-03-01", True),
        ("2024-03-01", "2024-03-01", False),
        (None, "2024", False),
    ],
)
def test_partial_dates_contradict_only_for_certain(one: str | None, other: str, contradicts: bool) -> None:
    assert certainly_before(one, other) is contradicts


@pytest.mark.parametrize(
    ("birth", "day", "ages"),
    [
        ("1990-06-01", "2024-05-31", (33, 33)),
        ("1990-06-01", "2024-06-01", (34, 34)),
        ("1990", "2024-06-01", (33, 34)),
        ("1990", "2024", (33, 34)),
        ("2000-02-29", "2018-02-28", (17, 17)),
    ],
)
def test_age_of_a_partial_birth_date_is_a_range(birth: str, day: str, ages: tuple[int, int]) -> None:
    low, high = age_bounds(birth, day)
    assert (low, high) == ages


def test_year_only_destruction_after_an_opening_in_the_year_is_no_shortage() -> None:
    movements: list[Values] = [
        {"kind": "DESTROYED", "movement_date": "2013", "quantity": 40},
        {"kind": "OPENING", "movement_date": "2013-05", "quantity": 40},
    ]
    assert lowest_balance(movements, {"OPENING": 1, "DESTROYED": -1}) == (0.0, "")


def test_stock_that_was_short_for_a_while_is_found_although_it_ends_well() -> None:
    movements: list[Values] = [
        {"kind": "OPENING", "movement_date": "2013-01-01", "quantity": 10},
        {"kind": "DESTROYED", "movement_date": "2013-02-01", "quantity": 15},
        {"kind": "FOUND_LATER", "movement_date": "2013-03-01", "quantity": 20},
    ]
    assert lowest_balance(movements, {"OPENING": 1, "FOUND_LATER": 1, "DESTROYED": -1}) == (-5, "2013-02-01")


def test_released_land_may_exceed_its_area_by_the_tolerance_only() -> None:
    rule = next(r for r in rules_for("land_release_product") if r.id == "L2")
    area: Values = {"id": "a1", "area_m2": 1_000}
    lookup = HeldRecords({"hazardous_area": (area,)})
    assert judge(rule, {"hazardous_area_id": "a1", "area_m2": 1_010}, lookup) is None
    assert judge(rule, {"hazardous_area_id": "a1", "area_m2": 1_011}, lookup) == {"released": 1_011, "area": 1_000}


def test_editing_released_land_does_not_count_it_twice() -> None:
    rule = next(r for r in rules_for("land_release_product") if r.id == "L2")
    lookup = HeldRecords(
        {
            "hazardous_area": ({"id": "a1", "area_m2": 1_000},),
            "land_release_product": ({"id": "p1", "hazardous_area_id": "a1", "area_m2": 900},),
        }
    )
    assert judge(rule, {"id": "p1", "hazardous_area_id": "a1", "area_m2": 1_000}, lookup) is None


def test_an_old_extension_can_be_edited_after_a_later_one_was_granted() -> None:
    rule = next(r for r in rules_for("treaty_extension") if r.id == "R1")
    later: Values = {"id": "x2", "treaty_status_id": "s1", "article": "5", "new_deadline": "2026-05-01"}
    lookup = HeldRecords({**rule.others, "treaty_extension": (*rule.others["treaty_extension"], later)})
    first = {"id": "x1", "treaty_status_id": "s1", "article": "5", "new_deadline": "2021-06-01"}
    assert judge(rule, first, lookup) is None


def test_land_of_a_reopened_area_may_be_released_again() -> None:
    area: Values = {
        "id": "a1",
        "area_m2": 1000,
        "status": "REOPENED",
        "closed_date": "2022-05",
        "status_date": "2023-02",
    }
    held = HeldRecords(
        {
            "hazardous_area": [area],
            "land_release_product": [
                {"id": "p1", "hazardous_area_id": "a1", "area_m2": 1000, "release_date": "2022-05"},
                {"id": "p2", "hazardous_area_id": "a1", "area_m2": 600, "release_date": "2023-08"},
            ],
        }
    )
    rule = next(r for r in rules_for("land_release_product") if r.id == "L2")
    new: dict[str, str | int | float | Gap | None] = {
        "hazardous_area_id": "a1",
        "area_m2": 400,
        "release_date": "2024-03",
    }
    assert judge(rule, new, held) is None
    assert judge(rule, new | {"area_m2": 500}, held) == {"released": 1100, "area": 1000}


def test_every_part_that_a_record_has_once_is_kept_from_being_added_twice() -> None:
    assert {f.key for f in FORMS if f.single} == {rule.form for rule in RULES if rule.id == "P23"}


@pytest.mark.parametrize(
    ("counts", "contradicts"),
    [
        ({"people_harmed": 3}, False),
        ({"people_harmed": 3, "killed": 1}, False),
        ({"people_harmed": 3, "killed": 4}, True),
        ({"people_harmed": 3, "killed": 1, "injured": 2}, False),
        ({"people_harmed": 3, "killed": 1, "injured": 1, "outcome_unknown": 1}, False),
        ({"people_harmed": 3, "killed": 1, "injured": 1, "outcome_unknown": 0}, True),
        ({"people_harmed": 3, "killed": 1, "injured": 1, "outcome_unknown": Gap.UNKNOWN}, False),
    ],
)
def test_a_total_is_held_against_its_parts_only_where_they_are_known(counts: Values, contradicts: bool) -> None:
    rule = next(r for r in rules_for("accident") if r.id == "P1" and r.fields[0] == "people_harmed")
    assert (judge(rule, counts) is not None) is contradicts


def test_one_impairment_that_was_not_asked_for_does_not_contradict() -> None:
    rule = next(r for r in rules_for("casualty_follow_up") if r.id == "P5" and "PERMANENT" in str(r.bad))
    assert judge(rule, {**rule.bad, "lost_hearing": Gap.UNKNOWN}) is None
    assert judge(rule, {**rule.bad, "lost_hearing": None}) is None
    assert judge(rule, {**rule.bad, "lost_hearing": "UNK"}) is None


@pytest.mark.parametrize(
    ("other", "suspected"),
    [
        ({"name": "amína noor", "birth_date": "1990", "admin_unit_id": "u1"}, True),
        ({"name": "Amina Noor", "birth_date": "1991"}, True),
        ({"name": "Amina Noor", "admin_unit_id": "u1"}, True),
        ({"name": "Amina Noor"}, False),
        ({"name": "Amina Noor", "birth_date": "1992", "admin_unit_id": "u1"}, False),
        ({"name": "Amina Noor", "birth_date": "1990", "admin_unit_id": "u2"}, False),
        ({"name": "Amina Noor", "birth_date": "1990", "admin_unit_id": "u1", "sex": "M"}, False),
        ({"name": "Amina Noor", "birth_date": "1990", "admin_unit_id": "u1", "sex": "UNK"}, True),
        ({"name": "Amina Nour", "birth_date": "1990", "admin_unit_id": "u1"}, False),
    ],
)
def test_namesakes_are_suspected_unless_something_tells_them_apart(other: Values, suspected: bool) -> None:
    rule = next(r for r in rules_for("person") if r.id == "P9")
    assert (judge(rule, other, HeldRecords(rule.others)) is not None) is suspected


def test_a_person_is_not_suspected_to_be_the_own_double() -> None:
    rule = next(r for r in rules_for("person") if r.id == "P9")
    assert judge(rule, {**rule.others["person"][0]}, HeldRecords(rule.others)) is None


def test_the_days_allowed_for_a_report_are_those_of_the_centre() -> None:
    rule = next(r for r in rules_for("accident") if r.id == "D6")
    late = {"accident_date": "2024-03-01", "report_date": "2024-03-03"}
    assert judge(rule, late) is None
    strict = HeldRecords()
    strict.limits = {rule.thresholds[0].name: 1}
    assert judge(rule, late, strict) == {"days": 2, "limit": 1}
    assert judge(rule, {**late, "accident_date": "2024-03"}, strict) is None, "only days are compared"


def test_bands_of_other_kinds_are_not_held_against_a_count() -> None:
    rule = next(r for r in rules_for("assistance_beneficiaries") if r.id == "P12" and r.fields[0] == "age_band")
    band: Values = {"assistance_id": "o1", "kind": "INDIRECT", "age_band": "A05_09", "girls": 3}
    assert judge(rule, band, HeldRecords(rule.others)) is None


def test_a_flat_count_of_people_asks_nothing_of_other_records_but_its_siblings() -> None:
    lookup = HeldRecords()
    context = RuleContext(lookup, TODAY)
    count = {"assistance_id": "o1", "kind": "DIRECT", "women": 3, "count_method": "ATTENDANCE"}
    broken = [r.id for r in rules_for("assistance_beneficiaries") if r.check(count, context)]
    assert broken == []


def test_examples_of_personal_details() -> None:
    assert doctest.testmod(personal_details).failed == 0
