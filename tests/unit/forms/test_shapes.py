"""The point records of an owner become the shapes that a surveyor drew."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.geodesy.polygons import around, square
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.geodesy.measuring import area_m2, destination, distance_m, leg
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.traverse import Unplaced
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.schema import Value, Values
from mac_desktop.forms.shapes import Geometry, geometry
from mac_desktop.forms.validate import validate

KABUL = Position(34.5, 69.2)
BENCHMARK = destination(KABUL, 200, 60)


def point(kind: str, number: int | None = None, at: Position | None = None, **values: Value) -> Values:
    """A point record; turning points belong to a polygon."""
    shape = "POINT" if kind in {"REFERENCE", "BENCHMARK"} else "POLYGON"
    where: dict[str, Value] = {} if at is None else {"latitude": at.latitude, "longitude": at.longitude}
    own: dict[str, Value] = {"shape_kind": shape, "point_type": kind, "point_number": number}
    return {"id": f"{kind}{number}", **own, **where, **values}


def corners(ring: list[Position], **values: Value) -> list[Values]:
    return [point("TURNING", i, at, local_id=f"TP{i}", **values) for i, at in enumerate(ring, 1)]


def sighted(kind: str, number: int, start: Position, end: Position, **values: Value) -> Values:
    bearing, metres = leg(start, end)
    return point(kind, number, bearing=bearing, distance_m=metres, north_kind="TRUE", **values)


def survey(ring: list[Position], back: Position) -> list[Values]:
    """A perimeter measured from the benchmark around and back to the start."""
    way = [BENCHMARK, *ring, back]
    kinds = ["START", *["TURNING"] * (len(ring) - 2), "END", "CLOSING"]
    legs = [sighted(k, i, a, b) for i, (k, a, b) in enumerate(zip(kinds, way, way[1:], strict=False), 1)]
    return [point("BENCHMARK", None, BENCHMARK, local_id="BM"), *legs]


@given(around(KABUL), st.permutations(range(12)))
def test_a_polygon_is_drawn_by_the_numbers_of_its_points(ring: list[Position], order: list[int]) -> None:
    points = corners(ring)
    mixed = [points[i] for i in order if i < len(points)]
    found = geometry(mixed)
    assert [p.position for p in found.polygons[0].points] == ring
    assert found.area_m2 == pytest.approx(area_m2(ring))


@given(around(KABUL))
def test_a_perimeter_measured_by_compass_and_tape_is_the_polygon_itself(ring: list[Position]) -> None:
    found = geometry(survey(ring, ring[0]))
    assert all(distance_m(a, b) < 0.01 for a, b in zip(found.polygons[0].ring, ring, strict=True))
    assert found.area_m2 == pytest.approx(area_m2(ring), rel=1e-5)
    missed = found.polygons[0].misclosure
    assert missed is not None
    assert missed.metres < 0.001


def test_a_small_misclosure_is_spread_and_a_large_one_is_left_to_be_measured_again() -> None:
    ring = square(KABUL, 100)
    small = geometry(survey(ring, destination(ring[0], 90, 4))).polygons[0]
    large = geometry(survey(ring, destination(ring[0], 90, 12))).polygons[0]
    assert small.misclosure is not None
    assert small.misclosure.one_in == pytest.approx(100, rel=0.05)
    assert distance_m(small.ring[3], ring[3]) == pytest.approx(3, abs=0.2)
    assert large.ring == large.measured
    strict = geometry(survey(ring, destination(ring[0], 90, 4)), one_in=200).polygons[0]
    assert strict.ring == strict.measured


def test_shapes_are_told_apart_by_their_id_and_points_by_themselves_are_none() -> None:
    west, east = square(KABUL, 100), square(destination(KABUL, 90, 500), 50)
    road = [point("TURNING", i, p, shape_kind="LINE", shape_id="R1") for i, p in enumerate(west[:2], 1)]
    found = geometry(
        [
            *corners(east, shape_id="B"),
            *road,
            point("EVIDENCE", None, KABUL, shape_kind="POINT"),
            *corners(west, shape_id="A"),
        ]
    )
    assert [(s.kind, s.name, len(s.points)) for s in found.shapes] == [
        ("LINE", "R1", 2),
        ("POLYGON", "A", 4),
        ("POLYGON", "B", 4),
    ]
    assert found.area_m2 == pytest.approx(10_000 + 2_500, rel=1e-3)
    assert found.length_m == pytest.approx(100, rel=1e-3)
    assert found.perimeter_m == pytest.approx(600, rel=1e-3)


def test_land_in_two_polygons_of_a_record_counts_once() -> None:
    ring = square(KABUL, 100)
    twice = geometry([*corners(ring, shape_id="1"), *corners(ring, shape_id="2")])
    assert twice.area_m2 == pytest.approx(10_000, rel=1e-3)


def test_a_perimeter_as_text_counts_only_without_points() -> None:
    text = "POLYGON ((69.2 34.5, 69.201 34.5, 69.201 34.501, 69.2 34.501, 69.2 34.5))"
    alone = geometry((), text)
    assert alone.area_m2 == pytest.approx(10_186, rel=1e-2)
    assert geometry(corners(square(KABUL, 100)), text).area_m2 == pytest.approx(10_000, rel=1e-3)
    assert geometry((), "not a polygon").area_m2 is None


@pytest.mark.parametrize(
    "points",
    [
        [],
        corners(square(KABUL, 100)[:2]),
        [*corners(square(KABUL, 100)), point("TURNING", 5)],
        corners([square(KABUL, 100)[i] for i in (0, 2, 1, 3)]),
    ],
)  # fmt: skip
def test_no_area_is_told_of_what_is_no_whole_polygon(points: list[Values]) -> None:
    assert geometry(points).area_m2 is None


def located(found: Geometry, name: str) -> Position | Unplaced:
    return next(p.at for p in found.points if p.name == name)


def test_a_chain_runs_from_the_reference_point_over_the_benchmark_to_the_start() -> None:
    start, first = destination(BENCHMARK, 10, 40), destination(destination(BENCHMARK, 10, 40), 90, 30)
    found = geometry(
        [
            sighted("TURNING", 2, start, first, local_id="TP1"),
            sighted("START", 1, BENCHMARK, start, local_id="SP"),
            sighted("BENCHMARK", 1, KABUL, BENCHMARK, local_id="BM", shape_kind="POINT"),
            point("REFERENCE", None, KABUL, local_id="RP"),
        ]
    )
    for name, where in (("BM", BENCHMARK), ("SP", start), ("TP1", first)):
        at = located(found, name)
        assert isinstance(at, Position)
        assert distance_m(at, where) < 0.01


def test_a_named_point_comes_before_the_point_before() -> None:
    points = survey(square(KABUL, 100), square(KABUL, 100)[0])
    points[2] = {**points[2], "from_point": " bm"}
    moved = geometry(points).polygons[0].points[1].position
    bearing, metres = leg(square(KABUL, 100)[0], square(KABUL, 100)[1])
    assert moved is not None
    assert distance_m(moved, destination(BENCHMARK, bearing, metres)) < 0.01
    points[2] = {**points[2], "from_point": "TP99"}
    assert geometry(points).polygons[0].points[1].at is Unplaced.NO_POINT


def test_where_a_point_is_follows_from_its_coordinates_as_written_before_all_else() -> None:
    found = geometry([point("BENCHMARK", None, KABUL, local_id="BM", position="18NXL0251208301", bearing=10.0)])
    at = located(found, "BM")
    assert isinstance(at, Position)
    assert at.longitude == pytest.approx(-74.0758, abs=1e-3)


def judged(values: Values, *others: Values) -> dict[str, Value]:
    held = HeldRecords({"hazardous_area": ({"id": "a1"},), "hazardous_area_point": others})
    raw = {"hazardous_area_id": "a1", **{k: v for k, v in values.items() if k != "id"}}
    return validate(form_for("hazardous_area_point"), raw, held, today=dt.date(2026, 4, 20)).values


def test_a_point_that_is_typed_is_placed_from_the_others_at_once() -> None:
    benchmark = {**point("BENCHMARK", None, BENCHMARK, local_id="BM"), "hazardous_area_id": "a1"}
    found = judged(sighted("START", 1, BENCHMARK, KABUL), benchmark)
    assert found["latitude"] == pytest.approx(KABUL.latitude, abs=1e-6)
    assert found["longitude"] == pytest.approx(KABUL.longitude, abs=1e-6)
    assert found["coordinate_format"] == "BEARING"
    assert judged(sighted("START", 1, BENCHMARK, KABUL))["latitude"] is None


def test_a_datum_beside_the_position_moves_it() -> None:
    plain = judged(point("BENCHMARK", position="1°18'S 36°48'E"))
    old = judged(point("BENCHMARK", position="1°18'S 36°48'E", coordinate_system="4210"))
    assert (plain["latitude"], plain["coordinate_format"]) == (-1.3, "DM")
    assert old["latitude"] == pytest.approx(-1.302587, abs=1e-6)
