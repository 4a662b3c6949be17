"""Rules on both sides of the line that they draw: one less, one more, not given, and given by another word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.unit.forms.held_records import HeldRecords
from tests.unit.forms.rule_lines import AREA, FOUND, LAND, PEOPLE, STOCK, WORK, Line, Others
from tests.unit.forms.rule_lines_answers import ANSWERS
from tests.unit.forms.rule_lines_entries import ENTRIES
from tests.unit.forms.rule_lines_map import BESIDE, MAPPED
from tests.unit.forms.rule_lines_parts import HISTORIES, MONEY, ORDNANCE, PARTS, PERSONS, TREATIES
from tests.unit.forms.rule_lines_people import ACCIDENTS, COUNTS, EDUCATION, FUNDING, QUALITY
from tests.unit.forms.rule_lines_places import AREAS, PLACES, POINTS, TOLD
from tests.unit.forms.rule_lines_seldom import SELDOM
from tests.unit.forms.rule_lines_sites import AFTERWARDS, STOCK_SITES
from tests.unit.forms.rule_lines_work import COMPLETION, HANDOVER, PROGRESS
from tests.unit.forms.test_rules import judge

from mac_desktop.forms.rules.all_rules import rules_for
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.forms.schema import Value, Values


def the_rule(form: str, rule_id: str, at: str) -> Rule:
    """The rule of a form by its number, the fields where it shows and, where several are left, how much it holds back
    or which of them it is."""
    fields, _, which = at.partition(" ")
    places = tuple(fields.split("/"))
    rules = [r for r in rules_for(form) if r.id == rule_id and r.fields[: len(places)] == places]
    if which.isdecimal():
        return rules[int(which) - 1]
    (found,) = [r for r in rules if which in ("", r.severity)]
    return found


LINES = [
    *LAND, *AREAS, *HISTORIES, *PLACES, *POINTS, *MAPPED, *PEOPLE, *PERSONS, *AFTERWARDS, *EDUCATION, *COUNTS, *QUALITY,
    *PARTS, *ACCIDENTS, *STOCK, *STOCK_SITES, *FOUND, *ORDNANCE, *FUNDING, *MONEY, *TREATIES, *ENTRIES,
    *PROGRESS, *COMPLETION, *HANDOVER, *SELDOM, *ANSWERS,
]  # fmt: skip


def _cases(lines: Sequence[Line], verdict: str) -> list[object]:
    return [
        pytest.param(line, example, id=f"{line.form}-{line.rule_id}-{line.at}-{number}")
        for line in lines
        for number, example in enumerate(line.passes if verdict == "passes" else line.breaks)
    ]


def whole(line: Line, example: Values) -> Values:
    return {**line.fixed, **example}


@pytest.mark.parametrize(("line", "example"), _cases(LINES, "passes"))
def test_what_is_just_allowed_passes(line: Line, example: Values) -> None:
    rule = the_rule(line.form, line.rule_id, line.at)
    assert judge(rule, whole(line, example), HeldRecords(line.others)) is None


@pytest.mark.parametrize(("line", "example"), _cases(LINES, "breaks"))
def test_what_is_just_too_much_is_held_back(line: Line, example: Values) -> None:
    rule = the_rule(line.form, line.rule_id, line.at)
    assert judge(rule, whole(line, example), HeldRecords(line.others)) is not None


@pytest.mark.parametrize(
    ("form", "rule_id", "at", "values", "others", "told"),
    [
        ("land_release_product", "L2", "area_m2", {"hazardous_area_id": "a1", "area_m2": 5_101}, AREA,
         {"released": 20_101, "area": 20_000}),
        ("land_release_product", "L6a", "depth_cm", {"release_type": "CLR", "depth_cm": 130}, {}, {"depth": 130}),
        ("land_release_product", "L19", "release_type", {"activity_id": "ts", "release_type": "RED"}, WORK,
         {"found": 1}),
        ("land_release_product", "D9", "release_date", {"activity_id": "ts", "release_date": "2024-03-09"}, WORK,
         {"released": "2024-03-09", "start": "2024-03-10"}),
        ("activity", "D7", "status_date", {"start_date": "1899-12-31"}, {},
         {"label": "Start date", "value": "1899-12-31", "year": "1900"}),
        ("activity", "D1", "end_date", {"start_date": "2024-03-02", "end_date": "2024-03-01"}, {},
         {"first_label": "Start date", "first": "2024-03-02", "second_label": "End date", "second": "2024-03-01"}),
        ("warning_measure", "P12", "with_disability", {"women": 1, "men": 1, "with_disability": 3}, {},
         {"count": 3, "total": 2}),
        ("warning_measure", "P14", "sessions", {"kind": "EORE", "sessions": 2, "women": 403}, {}, {"average": 202}),
        ("casualty", "P7", "tampered", {"age": 4, "tampered": "YES"}, {}, {"age": 4}),
        ("ordnance_item", "X1", "quantity_destroyed", {"quantity": 3, "quantity_destroyed": 4}, {},
         {"found": 3, "disposed": 4}),
        ("stockpile_movement", "X1", "quantity", {"kind": "DESTROYED", "quantity": -5}, {}, {"quantity": -5}),
        ("stockpile_movement", "D9", "movement_date/destruction_event_id",
         {"destruction_event_id": "e1", "movement_date": "2014"},
         {"destruction_event": ({"id": "e1", "destroyed_on": "2013-03"},)}, {"day": "2014", "event": "2013-03"}),
        ("destruction_event", "S1", "stated_total", {"id": "e1", "stated_total": 5},
         {"stockpile_movement": ({"id": "m", "destruction_event_id": "e1", "quantity": 7},)}, {"stated": 5, "sum": 7}),
        ("stockpile_movement", "X8", "quantity/ordnance_type_id",
         {"kind": "DESTROYED", "quantity": 103, "movement_date": "2021-03-09", "ordnance_type_id": "t1"},
         {"stockpile_movement": (
             {"id": "m1", "kind": "OPENING", "movement_date": "2020", "ordnance_type_id": "t1", "quantity": 100},)},
         {"missing": 3, "day": "2021-03-09"}),
        *TOLD,
        *BESIDE,
    ],
)  # fmt: skip
def test_a_sentence_names_the_figures_that_contradict(
    form: str, rule_id: str, at: str, values: dict[str, Value], others: Others, told: Mapping[str, object]
) -> None:
    assert judge(the_rule(form, rule_id, at), values, HeldRecords(others)) == told
