"""A total has the records of all its parts, once each, and is no number where none of its parts is."""

from __future__ import annotations

import pytest

from mac_desktop.domain.figures import Amount, Figure, Selection, records_behind
from mac_desktop.domain.gaps import Gap

NORTH = Selection("task", "select id from task where unit = :unit", {"unit": "north"})
SOUTH = Selection("task", "select id from task where unit = :unit", {"unit": "south"})
AREAS = Selection("hazardous_area", "select id from task where unit = :unit", {"unit": "north"})
OTHER = Selection("task", "select id from task", {"unit": "north"})


def part(key: str, amount: Amount, *selections: Selection, unit: str = "m2") -> Figure:
    return Figure(key, amount, "area", unit, selections=selections)


def test_a_total_adds_up_and_names_its_parts_and_its_measure() -> None:
    total = Figure.sum("c.total", [part("c.a", 3, NORTH), part("c.b", 4.5, SOUTH)])
    assert total == Figure("c.total", 7.5, "total", "m2", {}, (NORTH, SOUTH), parts=("c.a", "c.b"))
    assert Figure.sum("c.total", [part("c.a", 3)], measure="sum_of_areas").measure == "sum_of_areas"


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ([3, None], 3),
        ([None, 0], 0),
        ([Gap.UNKNOWN, 4], 4),
        ([None, None], None),
        ([Gap.UNKNOWN, None], Gap.UNKNOWN),
        ([None, Gap.UNKNOWN], None),
        ([], 0),
    ],
)
def test_what_is_not_known_is_not_taken_for_a_number(amounts: list[Amount], total: Amount) -> None:
    assert Figure.sum("t", [part(str(i), a) for i, a in enumerate(amounts)]).amount == total


def test_square_metres_and_counts_are_not_added() -> None:
    with pytest.raises(ValueError, match=r"cannot add different units: \['', 'm2'\]"):
        Figure.sum("t", [part("a", 1), part("b", 1, unit="")])
    assert Figure.sum("t", []).unit == ""


def test_a_record_behind_two_parts_is_told_once_and_another_question_is_another() -> None:
    again = Selection("task", NORTH.sql, dict(NORTH.params))
    figures = [part("a", 1, NORTH, AREAS), part("b", 1, again, SOUTH, OTHER)]
    assert records_behind(figures) == [NORTH, AREAS, SOUTH, OTHER]
