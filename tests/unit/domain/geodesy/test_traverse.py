"""Points measured by compass and tape land where they are, and a traverse that does not close says by how much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.geodesy.polygons import around

from mac_desktop.domain.geodesy.measuring import area_m2, destination, distance_m, grid_convergence, leg, perimeter_m
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.systems import utm_to_wgs84, wgs84_to_utm
from mac_desktop.domain.geodesy.traverse import Leg, North, Station, Unplaced, closed, misclosure, place

REFERENCE = Position(34.5, 69.2)


def traverse(ring: list[Position], north: North = North.TRUE, declination: float | None = None) -> list[Station]:
    """The stations by which a surveyor would measure a ring: reference point, benchmark, start, turning points, and the
    leg back to the start."""
    benchmark = destination(ring[0], 200, 35)
    way = [benchmark, *ring, ring[0]]
    stations = [Station("RP", REFERENCE), Station("BM", leg=sighting(REFERENCE, benchmark, north, declination))]
    names = ["SP", *(f"TP{i}" for i in range(1, len(ring))), "back"]
    for name, start, end in zip(names, way, way[1:], strict=False):
        stations.append(Station(name, leg=sighting(start, end, north, declination)))
    return stations


def sighting(start: Position, end: Position, north: North, declination: float | None) -> Leg:
    bearing, metres = leg(start, end)
    turn = grid_convergence(start) if north is North.GRID else declination or 0.0
    return Leg((bearing - turn) % 360, metres, north, declination)


def placed(stations: list[Station]) -> list[Position]:
    found = place(stations)
    assert all(isinstance(one, Position) for one in found), found
    return [one for one in found if isinstance(one, Position)]


@given(around(REFERENCE), st.sampled_from(North), st.floats(-30, 30))
def test_a_traverse_made_from_a_polygon_closes(ring: list[Position], north: North, declination: float) -> None:
    points = placed(traverse(ring, north, declination if north is North.MAGNETIC else None))
    start, back = points[2], points[-1]
    assert distance_m(start, back) < 0.001
    assert area_m2(points[2:-1]) == pytest.approx(area_m2(ring), rel=1e-6)


@given(around(REFERENCE), st.floats(0, 360), st.floats(0.1, 4))
def test_a_misclosure_is_measured_and_spread_by_the_way_walked(
    ring: list[Position], bearing: float, off: float
) -> None:
    stations = traverse(ring)
    wrong = destination(ring[0], bearing, off)
    stations[-1] = Station("back", leg=sighting(ring[-1], wrong, North.TRUE, None))
    points = placed(stations)
    found = misclosure(points[2:-1], points[-1])
    assert found.metres == pytest.approx(off, rel=1e-3)
    assert found.one_in == pytest.approx(found.perimeter_m / off, rel=1e-3)
    mended = closed(points[2:-1], points[-1])
    assert mended[0] == points[2]
    moved = [distance_m(one, other) for one, other in zip(points[2:-1], mended, strict=True)]
    assert moved == sorted(moved)
    assert moved[-1] < off


def test_magnetic_true_and_grid_north_are_three_directions() -> None:
    here = Position(45.0, 16.0)
    true, magnetic, grid = placed(
        [Station("BM", here)]
        + [Station(leg=Leg(0, 1000, n, 4.0, start="BM")) for n in (North.TRUE, North.MAGNETIC, North.GRID)]
    )[1:]
    assert leg(here, true)[0] == pytest.approx(0, abs=1e-6)
    assert leg(here, magnetic)[0] == pytest.approx(4, abs=1e-6)
    east, north = wgs84_to_utm(33, south=False, position=here)
    up = utm_to_wgs84(33, south=False, east=east, north=north + 1000)
    assert up is not None
    assert distance_m(grid, up) < 0.5  # the grid's metre differs from the ground's by 0.4 in 1000


def test_legs_go_from_the_point_that_they_name() -> None:
    stations = [
        Station("BM", REFERENCE),
        Station("TP1", leg=Leg(90, 100, North.TRUE)),
        Station("TP2", leg=Leg(90, 50, North.TRUE, start=" bm ")),
        Station("TP3", leg=Leg(90, 50, North.TRUE)),
    ]
    points = placed(stations)
    assert distance_m(points[2], REFERENCE) == pytest.approx(50)
    assert distance_m(points[3], points[1]) < 0.001


def test_points_may_be_written_in_any_order() -> None:
    late = Station("TP1", leg=Leg(90, 100, North.TRUE, start="BM"))
    assert placed([late, Station("BM", REFERENCE)])[0] == placed([Station("BM", REFERENCE), late])[1]


@pytest.mark.parametrize(
    ("stations", "why"),
    [
        ([Station("A")], Unplaced.NOTHING),
        ([Station("A", leg=Leg(None, None))], Unplaced.NOTHING),
        ([Station("BM", REFERENCE), Station("A", leg=Leg(10, None, North.TRUE))], Unplaced.HALF),
        ([Station("BM", REFERENCE), Station("A", leg=Leg(None, 10, North.TRUE))], Unplaced.HALF),
        ([Station("BM", REFERENCE), Station("A", leg=Leg(10, 10))], Unplaced.NO_NORTH),
        ([Station("BM", REFERENCE), Station("A", leg=Leg(10, 10, North.MAGNETIC))], Unplaced.NO_DECLINATION),
        ([Station("A", leg=Leg(10, 10, North.TRUE))], Unplaced.NO_POINT),
        ([Station("BM", REFERENCE), Station("A", leg=Leg(10, 10, North.TRUE, start="RP"))], Unplaced.NO_POINT),
        ([Station("A", leg=Leg(10, 10, North.TRUE, start="A"))], Unplaced.CIRCLE),
        ([Station("B"), Station("A", leg=Leg(10, 10, North.TRUE))], Unplaced.BEHIND),
    ],
)
def test_a_point_that_cannot_be_placed_says_why(stations: list[Station], why: Unplaced) -> None:
    assert place(stations)[-1] is why


def test_a_circle_does_not_hold_up_the_others() -> None:
    round_and_round = [
        Station("A", leg=Leg(0, 5, North.TRUE, start="C")),
        Station("B", leg=Leg(0, 5, North.TRUE, start="A")),
        Station("C", leg=Leg(0, 5, North.TRUE, start="B")),
        Station("BM", REFERENCE),
        Station("D", leg=Leg(0, 5, North.TRUE)),
        Station("E", leg=Leg(0, 5, North.TRUE, start="A")),
    ]
    found = place(round_and_round)
    assert found[:3] == [Unplaced.CIRCLE] * 3
    assert isinstance(found[4], Position)
    assert found[5] is Unplaced.BEHIND


def test_a_chain_of_thousands_of_legs_is_walked() -> None:
    legs = [Station("", leg=Leg(90, 1, North.TRUE)) for _ in range(3000)]
    assert distance_m(placed([Station("BM", REFERENCE), *legs])[-1], REFERENCE) == pytest.approx(3000, rel=1e-3)


def test_a_ring_that_closes_exactly_has_no_ratio() -> None:
    ring = [REFERENCE, destination(REFERENCE, 90, 100), destination(REFERENCE, 0, 100)]
    found = misclosure(ring, REFERENCE)
    assert found.one_in == float("inf")
    assert found.perimeter_m == pytest.approx(perimeter_m(ring))
