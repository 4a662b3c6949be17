"""Areas and perimeters are those of the ellipsoid; what polygons do to themselves and each other is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.geodesy.polygons import around, square

from mac_desktop.domain.geodesy.boundary import Boundary, read_boundary
from mac_desktop.domain.geodesy.measuring import area_m2, destination, distance_m, perimeter_m
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.reading import Unreadable
from mac_desktop.domain.geodesy.shapes import crossing, distance_to_ring_m, is_same_ring, overlap_of, share_inside

KABUL = Position(34.5, 69.2)
PLACES = st.builds(Position, st.floats(-60, 70), st.floats(-180, 180))


def boundary(text: str) -> Boundary:
    found = read_boundary(text)
    assert isinstance(found, Boundary), found
    return found


@given(around(KABUL), st.integers(0, 11))
def test_the_area_is_the_same_whichever_point_begins_and_in_either_direction(ring: list[Position], first: int) -> None:
    turned = ring[first % len(ring) :] + ring[: first % len(ring)]
    for other in (turned, ring[::-1]):
        assert area_m2(other) == pytest.approx(area_m2(ring), rel=1e-9)
        assert perimeter_m(other) == pytest.approx(perimeter_m(ring), rel=1e-9)
        assert is_same_ring(ring, other)


@given(PLACES, st.floats(20, 2000))
def test_a_square_of_known_sides_has_their_area_anywhere_on_the_earth(place: Position, side: float) -> None:
    ring = square(place, side)
    assert area_m2(ring) == pytest.approx(side**2, rel=1e-4)
    assert perimeter_m(ring) == pytest.approx(4 * side, rel=1e-4)


def test_a_degree_square_has_the_published_area() -> None:
    """Karney's GeographicLib, planimeter: the square of one degree at the equator."""
    degree = [Position(0, 0), Position(0, 1), Position(1, 1), Position(1, 0)]
    assert area_m2(degree) == pytest.approx(12_308_778_361, rel=1e-6)


def test_lengths_on_the_ellipsoid() -> None:
    assert distance_m(Position(0, 179.5), Position(0, -179.5)) == pytest.approx(111_319.49, abs=0.1)
    assert distance_m(Position(90, 0), Position(-90, 0)) == pytest.approx(20_003_931.46, abs=0.1)
    assert perimeter_m([KABUL]) == 0


@given(around(KABUL, 200, 201))
def test_a_ring_around_a_point_does_not_cross_itself_until_two_points_change_places(ring: list[Position]) -> None:
    assert crossing(ring) is None
    mixed = [ring[0], ring[2], ring[1], *ring[3:]]
    found = crossing(mixed)
    assert found is not None
    assert distance_to_ring_m(found.place, ring) < 400


def test_a_crossing_names_its_place_and_its_two_sides() -> None:
    ring = square(KABUL, 100)
    found = crossing([ring[0], ring[2], ring[1], ring[3]])
    assert found is not None
    assert found.sides == (0, 2)
    assert distance_m(found.place, KABUL) < 0.5


def test_a_ring_that_touches_itself_in_a_point_is_found() -> None:
    ring = square(KABUL, 100)
    found = crossing([ring[0], KABUL, ring[1], ring[2], KABUL, ring[3]])
    assert found is not None
    assert distance_m(found.place, KABUL) < 0.5


@given(around(KABUL), st.floats(0, 360), st.floats(0, 600))
def test_shares_lie_between_none_and_all_and_fit_together(ring: list[Position], bearing: float, off: float) -> None:
    moved = [destination(p, bearing, off) for p in ring]
    share, back = share_inside(ring, [moved]), share_inside(moved, [ring])
    assert 0 <= share <= 1 + 1e-9
    assert share == pytest.approx(back, rel=0.02, abs=1e-3)
    assert share_inside(ring, [ring]) == pytest.approx(1)
    assert overlap_of([ring, moved]) == pytest.approx(share / (2 - share), rel=0.02, abs=1e-3)
    if off > 800:
        assert share == 0


def test_land_in_two_areas_together_is_inside() -> None:
    west, east = square(destination(KABUL, 270, 50), 100), square(destination(KABUL, 90, 50), 100)
    assert share_inside(square(KABUL, 80), [west]) == pytest.approx(0.5, abs=0.01)
    assert share_inside(square(KABUL, 80), [west, east]) == pytest.approx(1, abs=0.001)
    assert share_inside(square(KABUL, 80), []) == 0


def test_shapes_across_the_date_line_are_whole() -> None:
    ring = square(Position(-17.0, 180.0), 1000)
    assert area_m2(ring) == pytest.approx(1_000_000, rel=1e-4)
    assert crossing(ring) is None
    assert distance_to_ring_m(Position(-17.0, -179.999), ring) == 0
    assert share_inside(ring, [square(Position(-17.0, 180.0), 2000)]) == pytest.approx(1)


def test_rings_differ_when_a_point_does() -> None:
    ring = square(KABUL, 100)
    assert not is_same_ring(ring, [*ring[:3], destination(ring[3], 0, 1)])
    assert not is_same_ring(ring, ring[:3])


@pytest.mark.parametrize("bearing", [0, 90, 180, 270])
def test_how_far_a_point_is_from_a_polygon(bearing: float) -> None:
    ring = square(KABUL, 100)
    assert distance_to_ring_m(destination(KABUL, bearing, 80), ring) == pytest.approx(30, abs=0.3)
    assert distance_to_ring_m(KABUL, ring) == 0


def test_a_boundary_of_several_parts_with_a_hole() -> None:
    unit = boundary(
        "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0), (0.5 0.5, 1.5 0.5, 1.5 1.5, 0.5 1.5, 0.5 0.5)), "
        "((10 10, 11 10, 11 11, 10 11, 10 10)))"
    )
    assert unit.contains(Position(0.25, 0.25))
    assert not unit.contains(Position(1, 1))
    assert unit.contains(Position(10.5, 10.5))
    assert unit.distance_m(Position(1, 1)) == pytest.approx(55_300, rel=0.01)
    assert unit.distance_m(Position(0, 3)) == pytest.approx(111_319, rel=0.01)
    whole, hole = (area_m2([Position(y, x) for x, y in corners]) for corners in (
        [(0, 0), (2, 0), (2, 2), (0, 2)], [(0.5, 0.5), (1.5, 0.5), (1.5, 1.5), (0.5, 1.5)]))  # fmt: skip
    other = area_m2([Position(10, 10), Position(10, 11), Position(11, 11), Position(11, 10)])
    assert unit.area_m2() == pytest.approx(whole - hole + other)
    assert len(unit.rings()) == 2


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "G1"), ("34.5, 69.2", "G1"), ("POINT (69 34)", "G1"), ("LINESTRING (69 34, 70 35)", "G1"),
        ("POLYGON EMPTY", "G1"), ("POLYGON ((69 34, 70 34, 69 34))", "G1"), ("POLYGON ((69 34, 70", "G1"),
        ("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", "G2"),
        ("POLYGON ((500000 3800000, 501000 3800000, 501000 3801000, 500000 3800000))", "G6"),
        ("SRID=32642;POLYGON ((5 3, 6 3, 6 4, 5 3))", "G10"),
    ],
)  # fmt: skip
def test_what_is_no_boundary_is_refused(text: str, rule: str) -> None:
    found = read_boundary(text)
    assert isinstance(found, Unreadable)
    assert found.rule == rule


def test_a_boundary_with_heights_and_a_system_is_read() -> None:
    assert boundary("SRID=4326;POLYGON Z ((69 34 1, 70 34 1, 70 35 1, 69 34 1))").contains(Position(34.2, 69.5))
