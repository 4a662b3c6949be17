"""Latitudes and longitudes typed in any of the field's formats are the same angle."""

from __future__ import annotations

import pytest

from mac_desktop.domain.geodesy.angles import parse_latitude, parse_longitude, parse_pair
from mac_desktop.domain.geodesy.positions import Position

BOGOTA = Position(4.59806, -74.07584)


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
     "(٤٫٥٩٨٠٦، -٧٤٫٠٧٥٨٤)", "4 35 53.016 N 74 4 33.024 W", "4 35 53.016 -74 4 33.024",
     "Lat 4.59806 Lon -74.07584", "Longitude: 74.07584 W, Latitude: 4.59806 N",
     "4 deg 35.8836 min N 74 deg 4.5504 min W"],
)  # fmt: skip
def test_a_pair_in_one_cell(typed: str) -> None:
    position = parse_pair(typed)
    assert position is not None
    assert position.latitude == pytest.approx(BOGOTA.latitude, abs=1e-7)
    assert position.longitude == pytest.approx(BOGOTA.longitude, abs=1e-7)


@pytest.mark.parametrize(
    "typed", ["", "6,75", "4.59806", "-74.07584, 4.59806, 3", "4 N 5 N", "-95.0, 4.0", "18NXL0251208301", "a, b"]
)
def test_an_unclear_pair_is_refused(typed: str) -> None:
    assert parse_pair(typed) is None
