"""Coordinates typed in any of the field's formats land in the same place."""

from __future__ import annotations

import doctest

import pytest

from mac_desktop.domain import places
from mac_desktop.domain.places import (
    Bounds,
    Position,
    distance_m,
    is_possible,
    looks_swapped,
    parse_latitude,
    parse_longitude,
    parse_position,
)

BOGOTA = Position(4.59806, -74.07584)
COLOMBIA = Bounds(south=-4.3, west=-82.0, north=13.5, east=-66.8)


@pytest.mark.parametrize(
    "typed",
    ["4.59806", "4,59806", "+4.59806", "004:35.88360", "4:35:53.016", "4°35'53.016\"", "4° 35' 53.016\" N",
     "N 4°35'53.016''", "N4 35 53.016", "4 35 53,016 n", "4º35′53.016″N", "4°35.8836'N", "4.59806°", "4.59806° N",
     "٤٫٥٩٨٠٦", "۴٫۵۹۸۰۶", "៤.៥៩៨០៦", "४.५९८०६", " 4.59806 ", "4°35’53.016”N", "4.59806 ش"],
)  # fmt: skip
def test_a_latitude_in_any_format(typed: str) -> None:
    assert parse_latitude(typed) == pytest.approx(BOGOTA.latitude, abs=1e-7)


@pytest.mark.parametrize(
    "typed",
    ["-74.07584", "-74,07584", "−74.07584", "-74:04.55040", "-74:4:33.024", "74°04'33.024\"W", "W 74 4 33.024",
     "74°04.5504' O", "74.07584 W", "-٧٤٫٠٧٥٨٤"],
)  # fmt: skip
def test_a_longitude_in_any_format(typed: str) -> None:
    assert parse_longitude(typed) == pytest.approx(BOGOTA.longitude, abs=1e-7)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "north", "90.1", "-90.0001", "90 0 1", "4 60", "4 35 60", "4.5 30", "4 35.5 10", "74 W", "-4 S", "N4N",
     "4;5", "1e1", "nan", "inf", "4 35 53 10", "4..5", "602512"],
)  # fmt: skip
def test_what_is_no_latitude_is_not_made_into_one(typed: str) -> None:
    assert parse_latitude(typed) is None


def test_the_sign_of_less_than_one_degree_is_kept() -> None:
    assert parse_latitude("-0:30") == -0.5
    assert parse_longitude("0°30'W") == -0.5


def test_the_edges_of_the_earth_are_on_it() -> None:
    assert (parse_latitude("90"), parse_latitude("-90"), parse_latitude("90 S")) == (90, -90, -90)
    assert (parse_longitude("180"), parse_longitude("-180"), parse_longitude("180.001")) == (180, -180, None)


@pytest.mark.parametrize(
    "typed",
    ["(4.59806, -74.07584)", "4.59806,-74.07584", "4.59806 -74.07584", "4,59806; -74,07584", "4,59806, -74,07584",
     "4.59806 / -74.07584", "[4.59806, -74.07584]", "4°35'53.016\"N 74°4'33.024\"W", "N4 35 53.016 W74 4 33.024",
     "74°4'33.024\"W, 4°35'53.016\"N", "4.59806N 74.07584W", "4°35'53.016\"N,74°4'33.024\"W",
     "POINT (-74.07584 4.59806)", "(٤٫٥٩٨٠٦، -٧٤٫٠٧٥٨٤)"],
)  # fmt: skip
def test_a_pair_in_one_cell(typed: str) -> None:
    position = parse_position(typed)
    assert position is not None
    assert position.latitude == pytest.approx(BOGOTA.latitude, abs=1e-7)
    assert position.longitude == pytest.approx(BOGOTA.longitude, abs=1e-7)


@pytest.mark.parametrize(
    "typed", ["", "6,75", "4.59806", "-74.07584, 4.59806, 3", "4 N 5 N", "-95.0, 4.0", "18NXL0251208301", "a, b"]
)
def test_an_unclear_pair_is_refused(typed: str) -> None:
    assert parse_position(typed) is None


def test_an_empty_form_is_no_place() -> None:
    assert not is_possible(Position(0.0, 0.0))
    assert not is_possible(Position(95.0, 0.0))
    assert is_possible(Position(0.0, 10.0))


def test_swapped_coordinates_are_suspected_only_when_the_other_way_fits() -> None:
    assert looks_swapped(-74.07584, 4.59806, COLOMBIA)
    assert not looks_swapped(4.59806, -74.07584, COLOMBIA)
    assert not looks_swapped(48.0, 2.0, COLOMBIA)
    assert looks_swapped(105.0, 12.0)
    assert not looks_swapped(12.0, 105.0)


def test_bounds_across_the_date_line() -> None:
    fiji = Bounds(-21, 177, -12, -178)
    assert Position(-17, 179) in fiji
    assert Position(-17, -179) in fiji
    assert Position(-17, 0) not in fiji


def test_distances() -> None:
    medellin = Position(6.2442, -75.5812)
    assert distance_m(BOGOTA, medellin) == pytest.approx(247_800, rel=0.01)
    assert distance_m(BOGOTA, medellin) == distance_m(medellin, BOGOTA)
    assert distance_m(BOGOTA, BOGOTA) == 0
    assert distance_m(Position(0, 179.5), Position(0, -179.5)) == pytest.approx(111_195, abs=1)
    assert distance_m(Position(90, 0), Position(-90, 0)) == pytest.approx(20_015_115, abs=10)


def test_the_canonical_form_reads_back() -> None:
    assert str(BOGOTA) == "4.598060, -74.075840"
    assert parse_position(str(BOGOTA)) == BOGOTA


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(places).failed == 0
