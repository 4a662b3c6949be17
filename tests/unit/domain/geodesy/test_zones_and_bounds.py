"""Zones, bands and rectangles at their edges."""

from __future__ import annotations

import pytest

from mac_desktop.domain.geodesy.grids import band_of, is_zone_for, read_mgrs, to_mgrs, to_utm, zone_of
from mac_desktop.domain.geodesy.positions import Bounds, Position, is_possible, looks_swapped, rounded


@pytest.mark.parametrize(
    ("latitude", "band"),
    [(-80.0, "C"), (-80.0001, None), (-72.0, "D"), (-72.0001, "C"), (-0.0001, "M"), (0.0, "N"), (8.0, "P"),
     (7.9999, "N"),
     (71.9999, "W"), (72.0, "X"), (80.0, "X"), (84.0, "X"), (84.0001, None)],
)  # fmt: skip
def test_bands_go_by_eight_degrees_and_the_last_by_twelve(latitude: float, band: str | None) -> None:
    assert band_of(latitude) == band


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (0, -180, 1), (0, -174.0001, 1), (0, -174, 2), (0, 179.9, 60), (0, 180, 1), (34.5, 69.2, 42),
        (56, 3, 32), (55.9999, 3, 31), (63.9999, 3, 32), (64, 3, 31), (60, 2.9999, 31), (60, 11.9999, 32), (60, 12, 33),
        (72, 0, 31), (72, 8.9999, 31), (72, 9, 33), (72, 20.9999, 33), (72, 21, 35), (72, 32.9999, 35), (72, 33, 37),
        (72, 41.9999, 37), (72, 42, 38), (71.9999, 9, 32), (72, -0.0001, 30),
    ],
)  # fmt: skip
def test_zones_go_by_six_degrees_but_for_norway_and_svalbard(latitude: float, longitude: float, zone: int) -> None:
    assert zone_of(Position(latitude, longitude)) == zone


@pytest.mark.parametrize(
    ("longitude", "fits"),
    [(69, True), (66, True), (65, True), (64.99, False), (73, True), (73.01, False), (-111, False)],
)
def test_a_zone_may_be_used_one_degree_beyond_its_edge(longitude: float, fits: bool) -> None:
    assert is_zone_for(42, Position(34.5, longitude)) is fits


def test_a_zone_reaches_across_the_date_line() -> None:
    assert is_zone_for(60, Position(-17, -179.5))
    assert is_zone_for(1, Position(-17, 179.5))
    assert not is_zone_for(60, Position(-17, -178.9))


def test_the_poles_have_no_grid_reference() -> None:
    assert to_utm(Position(84.5, 10)) is None
    assert to_mgrs(Position(-80.5, 10)) is None


@pytest.mark.parametrize(
    ("written", "square_m"),
    [("42SWD1500020000", 1), ("42SWD15002000", 10), ("42SWD150200", 100), ("42SWD1520", 1_000), ("42SWD12", 10_000),
     ("42SWD", 100_000)],
)  # fmt: skip
def test_each_pair_of_digits_makes_the_square_ten_times_smaller(written: str, square_m: int) -> None:
    found = read_mgrs(written)
    assert found is not None
    assert found.square_m == square_m


@pytest.mark.parametrize(
    "written",
    ["0NXL0251208301", "61NXL0251208301", "42SWD150002000", "42SWD150000200000", "42IWD1500020000", "42SID1500020000",
     "42SWW1500020000", "SWD1500020000", "42SWD 1500020000", "42AWD1500020000", ""],
)  # fmt: skip
def test_what_has_another_shape_is_no_reference(written: str) -> None:
    assert read_mgrs(written) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "possible"),
    [(90, 180, True), (-90, -180, True), (90.0001, 0, False), (-90.0001, 0, False), (0, 180.0001, False),
     (0, -180.0001, False), (0, 0, False), (0, 0.0001, True), (0.0001, 0, True)],
)  # fmt: skip
def test_what_can_be_a_place(latitude: float, longitude: float, possible: bool) -> None:
    assert is_possible(Position(latitude, longitude)) is possible


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [(1, 2, True), (3, 4, True), (0.99, 2, False), (3.01, 2, False), (1, 1.99, False), (1, 4.01, False)],
)
def test_the_edge_of_a_rectangle_is_in_it(latitude: float, longitude: float, inside: bool) -> None:
    assert (Position(latitude, longitude) in Bounds(1, 2, 3, 4)) is inside


@pytest.mark.parametrize(
    ("longitude", "inside"), [(177, True), (180, True), (-178, True), (-177.9, False), (176.9, False)]
)
def test_a_rectangle_may_cross_the_date_line(longitude: float, inside: bool) -> None:
    assert (Position(-17, longitude) in Bounds(-20, 177, -15, -178)) is inside


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Bounds(3, 4, 5, 6), True), (Bounds(-1, -2, 1, 2), True), (Bounds(1.5, 2.5, 2, 3), True),
        (Bounds(3.01, 2, 5, 6), False), (Bounds(-1, 2, 0.99, 4), False), (Bounds(1, 4.01, 3, 6), False),
        (Bounds(1, -2, 3, 1.99), False),
    ],
)  # fmt: skip
def test_rectangles_meet_where_they_touch(other: Bounds, meets: bool) -> None:
    assert Bounds(1, 2, 3, 4).meets(other) is meets
    assert other.meets(Bounds(1, 2, 3, 4)) is meets


COLOMBIA = Bounds(-5, -82, 14, -66)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "swapped"),
    [
        (-74.08, 4.6, COLOMBIA, True), (4.6, -74.08, COLOMBIA, False), (50.0, 9.0, COLOMBIA, False),
        (120.0, 34.0, None, True), (34.0, 120.0, None, False), (120.0, 95.0, None, False), (90.0, 34.0, None, False),
    ],
)  # fmt: skip
def test_numbers_look_swapped_when_only_the_other_order_makes_sense(
    latitude: float, longitude: float, country: Bounds | None, swapped: bool
) -> None:
    assert looks_swapped(latitude, longitude, country) is swapped


def test_a_computed_place_keeps_seven_decimals() -> None:
    assert rounded(34.123456749, -69.987654351) == Position(34.1234567, -69.9876544)
