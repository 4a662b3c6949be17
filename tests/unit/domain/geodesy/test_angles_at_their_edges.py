"""Angles at the edges of what is an angle, and pairs that can be cut in one way only."""

from __future__ import annotations

import pytest

from mac_desktop.domain.geodesy.angles import Angles, parse_latitude, parse_longitude, parse_pair


@pytest.mark.parametrize(
    ("written", "degrees"),
    [
        ("90", 90.0), ("90.0000001", None), ("-90", -90.0), ("90°0'1\"", None), ("+45", 45.0), ("-0", 0.0),
        ("S 0", 0.0),
        ("45 N", 45.0), ("N45", 45.0), ("45S", -45.0), ("N 45 N", None), ("-45 N", None), ("+45 S", None),
        ("45 E", None),
        ("45°59.99'", 45.9998333), ("45°60'", None), ("45°59'59.9\"", 45.9999722), ("45°59'60\"", None),
        ("45.5°30'", None), ("45°30.5'20\"", None), ("45:30:00", 45.5), ("45 30 36", 45.51), ("45,5", 45.5),
        ("45°30'36\"S", -45.51), ("45 deg 30 min N", 45.5), ("١٠°", 10.0), ("", None), ("N", None), ("1234", None),
        ("45 ش", 45.0), ("45 ج", -45.0),
    ],
)  # fmt: skip
def test_a_latitude_is_one_angle_from_pole_to_pole(written: str, degrees: float | None) -> None:
    found = parse_latitude(written)
    assert found == (None if degrees is None else pytest.approx(degrees, abs=1e-7))
    assert str(found) != "-0.0"


@pytest.mark.parametrize(
    ("written", "degrees"),
    [
        ("180", 180.0), ("180.1", None), ("-180", -180.0), ("74 W", -74.0), ("74 O", -74.0), ("74 E", 74.0),
        ("74 S", None), ("74 ق", 74.0), ("74 غ", -74.0), ("W 74°30'", -74.5), ("-74 W", None), ("100°15'", 100.25),
    ],
)  # fmt: skip
def test_a_longitude_goes_half_round_the_earth_either_way(written: str, degrees: float | None) -> None:
    found = parse_longitude(written)
    assert found == (None if degrees is None else pytest.approx(degrees, abs=1e-7))


@pytest.mark.parametrize(
    ("written", "pair"),
    [
        ("34.5 69.2", (34.5, 69.2, "DD")),
        ("34.5, 69.2", (34.5, 69.2, "DD")),
        ("34.5,69.2", (34.5, 69.2, "DD")),
        ("6,-75", (6.0, -75.0, "DD")),
        ("34,5; 69,2", (34.5, 69.2, "DD")),
        ("34.5 | 69.2", (34.5, 69.2, "DD")),
        ("34.5/69.2", (34.5, 69.2, "DD")),
        ("34°,69°", (34.0, 69.0, "DD")),
        ("[34.5 69.2]", (34.5, 69.2, "DD")),
        ("34 30 69 12", (34.5, 69.2, "DM")),
        ("34 30 00 69 12 00", (34.5, 69.2, "DMS")),
        ("E69.2 N34.5", (34.5, 69.2, "DD")),
        ("69.2E, 34.5N", (34.5, 69.2, "DD")),
        ("34.5N 69.2E", (34.5, 69.2, "DD")),
        ("N34.5 E69.2", (34.5, 69.2, "DD")),
        ("Lat: 34.5 Long: 69.2", (34.5, 69.2, "DD")),
        ("LATITUDE=34.5, LONGITUDE=69.2", (34.5, 69.2, "DD")),
        ("lon 69.2, lat 34.5", (34.5, 69.2, "DD")),
        ("Long. 69°12'00\"E Lat. 34°30'00\"N", (34.5, 69.2, "DMS")),
    ],
)
def test_a_pair_is_cut_where_its_writer_meant(written: str, pair: tuple[float, float, str]) -> None:
    found = parse_pair(written)
    assert isinstance(found, Angles)
    assert (round(found.latitude, 6), round(found.longitude, 6), found.notation) == pair


@pytest.mark.parametrize(
    "written",
    [
        "6,75",
        "34.5",
        "34 30 69",
        "34 30 00 69 12",
        "34.5; 69.2; 7",
        "91 69",
        "34 181",
        "69.2 W 34.5 W",
        "95 34",
        "",
        ";",
    ],
)
def test_what_can_be_cut_in_two_ways_or_none_is_no_pair(written: str) -> None:
    assert parse_pair(written) is None


def test_bare_numbers_are_latitude_first_even_where_only_the_other_order_fits() -> None:
    assert parse_pair("120 34") is None
    assert parse_pair("E120 N34") == Angles(34.0, 120.0, "DD")
