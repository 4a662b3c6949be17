"""A perimeter point by point: what is wrong with its shape is told with the points by their names."""

from __future__ import annotations

import pytest
from tests.unit.forms.held_records import HeldRecords
from tests.unit.forms.test_rules import judge

from mac_desktop.forms.rules.all_rules import rules_for
from mac_desktop.forms.rules.rule import Outcome
from mac_desktop.forms.schema import Values

# At latitude 34.5 a thousandth of a degree is 111 m to the north and 92 m to the east.


def point(number: int | None, north: float, east: float, **more: object) -> Values:
    """A turning point so many thousandths of a degree from 34.5, 69.2."""
    return {
        "id": f"p{number}{more.get('shape_id', '')}{more.get('point_type', '')}",
        "hazardous_area_id": "a1",
        "shape_kind": "POLYGON",
        "shape_id": "A",
        "point_type": "TURNING",
        "point_number": number,
        "local_id": f"TP{number}",
        "latitude": 34.5 + north / 1000,
        "longitude": 69.2 + east / 1000,
        **more,
    }  # type: ignore[return-value]


def told(rule_id: str, *points: Values, at: str = "perimeter", place: int = 0, **limits: float) -> Outcome:
    """What a rule of an area says of its points; `place` among rules of the same number."""
    rules = [r for r in rules_for("hazardous_area") if r.id == rule_id and r.fields[0] == at]
    lookup = HeldRecords({"hazardous_area": ({"id": "a1"},), "hazardous_area_point": points})
    lookup.limits = {name.replace("__", "."): value for name, value in limits.items()}
    outcome = judge(rules[place], {"id": "a1"}, lookup)
    return None if outcome is None else dict(outcome)


SQUARE = (point(1, 0, 0), point(2, 0, 0.5), point(3, 0.4, 0.5), point(4, 0.4, 0))
RULES_OF_SHAPES = ("G1", "G2", "G3", "G4", "G5", "G12", "G13", "G14", "G15", "G16", "G17", "G22")


@pytest.mark.parametrize("rule_id", RULES_OF_SHAPES)
def test_a_square_of_four_numbered_points_is_a_good_shape(rule_id: str) -> None:
    for place in range(len([r for r in rules_for("hazardous_area") if (r.id, r.fields[0]) == (rule_id, "perimeter")])):
        assert told(rule_id, *SQUARE, place=place) is None
        assert told(rule_id, place=place) is None, "an area without points has no shape to be wrong"


def test_three_corners_are_the_least() -> None:
    assert told("G1", *SQUARE[:3]) is None
    assert told("G1", *SQUARE[:2]) == {"count": 2, "shape": "A"}
    assert told("G1", SQUARE[0]) == {"count": 1, "shape": "A"}
    assert told("G1", *SQUARE[:2], point(3, 0, 0.5)) == {"count": 2, "shape": "A"}, "two at one place count once"


def test_a_polygon_that_crosses_itself_names_both_sides() -> None:
    bow = (point(1, 0, 0), point(2, 0, 1), point(3, 1, 0), point(4, 1, 1))
    found = told("G2", *bow)
    assert found is not None
    assert (found["one"], found["other"]) == ("TP2–TP3", "TP4–TP1")
    assert found["place"] == "34.500500, 69.200500"


def test_a_corner_that_is_given_twice_is_named() -> None:
    assert told("G3", *SQUARE, point(5, 0, 0)) == {"one": "TP1", "other": "TP5"}
    assert told("G3", *SQUARE, point(5, 0, 0.002)) is None


def test_a_polygon_that_is_there_twice_is_named() -> None:
    again = [{**p, "id": f"{p['id']}B", "shape_id": "B"} for p in SQUARE]
    assert told("G4", *SQUARE, *again) == {"one": "A", "other": "B"}
    assert told("G4", *SQUARE[:3], *again[:3]) == {"one": "A", "other": "B"}, "a triangle is a polygon too"
    assert told("G4", *SQUARE, *again[:3]) is None


def test_two_polygons_under_one_name_are_known_by_their_numbers() -> None:
    again = [{**p, "id": f"{p['id']}B", "latitude": 34.6} for p in SQUARE]
    assert told("G4", *SQUARE, *again, place=1) == {"shape": "A"}
    assert told("G4", *SQUARE, *again[:3], place=1) == {"shape": "A"}
    assert told("G4", *SQUARE, *again[:2], place=1) is None, "two numbers that come twice are slips of their own"


def test_a_long_side_is_named_with_its_length() -> None:
    assert told("G5", point(1, 0, 0), point(2, 45, 0), point(3, 0, 1)) is None
    found = told("G5", point(1, 0, 0), point(2, 46, 0), point(3, 45, 10))
    assert found == {"sides": "TP1–TP2, TP3–TP1", "metres": 5103}
    assert told("G5", *SQUARE, G5__metres=50) is None
    assert told("G5", *SQUARE, G5__metres=45) == {"sides": "TP1–TP2, TP3–TP4", "metres": 46}


def test_the_last_side_of_a_polygon_closes_it_and_a_line_has_none() -> None:
    far = (point(1, 0, 0), point(2, 30, 0), point(3, 60, 0))
    assert told("G5", *far) == {"sides": "TP3–TP1", "metres": 6656}
    line = [{**p, "shape_kind": "LINE"} for p in far]
    assert told("G5", *line) is None


def test_points_that_cannot_be_placed_are_named() -> None:
    lost = point(5, 0, 0, latitude=None, longitude=None)
    assert told("G12", *SQUARE, lost) == {"points": "TP5"}


def test_a_side_without_a_point_between_is_named_from_fifty_metres_on() -> None:
    long = (point(1, 0, 0), point(2, 0, 0.56), point(3, 0.4, 0))
    assert told("G13", *long) == {"sides": "TP1–TP2, TP2–TP3", "limit": 50}
    assert told("G13", *long, G13__metres=80) is None
    between = point(2, 0, 0.56, point_type="INTERMEDIATE")
    assert told("G13", long[0], between, long[2]) is None


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [((1, 2, 3, 4), None), ((1, 2, 4, 5), "3"), ((2, 3, 4, 5), "1"), ((1, 2, 3, None), "4"), ((1, 1, 2, 3), "4"),
     ((1, 3, 5, 7), "2, 4"), ((0, 1, 2, 3), "4")],
)  # fmt: skip
def test_a_gap_in_the_numbers_says_what_is_missing(numbers: tuple[int | None, ...], missing: str | None) -> None:
    points = [{**p, "point_number": n} for p, n in zip(SQUARE, numbers, strict=True)]
    assert told("G14", *points) == (None if missing is None else {"shape": "A", "missing": missing})


def test_a_start_far_from_its_benchmark_is_told() -> None:
    start, mark = point(1, 0, 0, point_type="START"), {"shape_kind": "POINT", "shape_id": None}
    near, far = point(None, 4, 0, point_type="BENCHMARK", **mark), point(None, 5, 0, point_type="BENCHMARK", **mark)
    assert told("G15", start, *SQUARE[1:], near) is None
    assert told("G15", start, *SQUARE[1:], far) == {"metres": 555}
    assert told("G15", start, *SQUARE[1:], near, far) is None, "the nearest benchmark counts"
    assert told("G15", start, *SQUARE[1:]) is None


def test_point_ids_that_are_the_same_are_all_named() -> None:
    assert told("G16", *SQUARE[:3], point(4, 0.4, 0, local_id="tp 1")) == {"points": "TP1, tp 1"}
    assert told("G16", *SQUARE[:3], point(4, 0.4, 0, local_id=None)) is None


def test_polygons_of_one_area_may_overlap_by_a_hair_only() -> None:
    def beside(east: float) -> list[Values]:
        return [{**p, "id": f"{p['id']}B", "shape_id": "B", "longitude": float(str(p["longitude"])) + east / 1000}
                for p in SQUARE]  # fmt: skip

    assert told("G22", *SQUARE, *beside(0.499)) is None
    found = told("G22", *SQUARE, *beside(0.4))
    assert found is not None
    assert found["share"] == pytest.approx(11, abs=0.3)


def test_typed_and_measured_area_may_differ_by_five_per_cent_or_a_hundred_square_metres() -> None:
    (rule,) = [r for r in rules_for("hazardous_area") if r.id == "L4"]
    lookup = HeldRecords({"hazardous_area": ({"id": "a1"},), "hazardous_area_point": SQUARE})
    measured = 2038  # 45.9 m by 44.4 m
    for typed, doubted in ((measured, False), (measured + 100, False), (measured - 93, False), (1_900, True)):
        assert (judge(rule, {"id": "a1", "area_m2": typed}, lookup) is not None) is doubted, typed
    assert judge(rule, {"id": "a1", "area_m2": 4_076}, lookup) == {"typed": 4_076, "measured": measured, "share": 50.0}
    assert judge(rule, {"id": "a1"}, lookup) is None
