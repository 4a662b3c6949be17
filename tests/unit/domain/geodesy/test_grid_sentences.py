"""Easting and northing at the edges of zone, band and grid: what is placed where, and why the rest is refused."""

from __future__ import annotations

import pytest

from mac_desktop.domain.geodesy.reading import Fix, Unreadable, read_position
from mac_desktop.texts import ENGLISH

NOT_ON_GRID = (
    "is not on the UTM grid: an easting has six digits before the point, a northing at most seven. Compare both "
    "numbers with the map or the receiver."
)
NO_ZONE = (
    "has no UTM zone. Write zone and hemisphere before the numbers, as in 42 north 515000 E 3820000 N, or name the "
    "grid by its EPSG code."
)
OUTSIDE = "lies outside its zone or grid. Correct the zone or the numbers."
OPEN = "leaves open in which hemisphere it is. Write the word: 18 north or 18 south, then the numbers."
WHICH = (
    "does not say which number is the easting and which the northing. Write E and N with them, as in 602512 E 508301 N."
)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("60N 515000 E 3820000 N", "34.521559, 177.163435"),
        ("1N 515000 E 3820000 N", "34.521559, -176.836565"),
        ("42N 3820000 515000", "34.521559, 69.163435"),
        ("42N 515000 3820000", "34.521559, 69.163435"),
        ("42N N 3820000 E 515000", "34.521559, 69.163435"),
        ("515000 E 3820000 N 42N", "34.521559, 69.163435"),
        ("UTM ZONE 42 NORTH E 515000 N 3820000", "34.521559, 69.163435"),
        ("42 SOUTH 515000 E 3820000 N", "-55.765439, 69.239063"),
        ("18 SUR 515000 E 6200000 N", "-34.341194, -74.836916"),
        ("18S 515000 E 9500000 N", "-4.523550, -74.864780"),
        ("42S 515000 E 3820000 N", "34.521559, 69.163435"),
        ("18 N 508301 E 602512 N", "5.450946, -74.925064"),
        ("33X 500000 E 8900000 N", "80.164978, 15.000000"),
        ("42N 515 000 mE 3 820 000 mN", "34.521559, 69.163435"),
        ("42N 515,000 E 3,820,000 N", "34.521559, 69.163435"),
        ("42N 515.000 E 3.820.000 N", "34.521559, 69.163435"),
        ("42N 515,000.5 E 3.820.000,5 N", "34.521564, 69.163440"),
        ("42N 515000.5 E 3820000,5 N", "34.521564, 69.163440"),
    ],
)
def test_a_grid_reference_is_placed(written: str, place: str) -> None:
    found = read_position(written)
    assert isinstance(found, Fix), found
    assert str(found.position) == place


@pytest.mark.parametrize(
    ("written", "rule", "sentence"),
    [
        ("0N 515000 E 3820000 N", "G10", "0 in “{}” is no UTM zone: they go from 1 to 60."),
        ("61N 515000 E 3820000 N", "G10", "61 in “{}” is no UTM zone: they go from 1 to 60."),
        ("42S 3820000 E 515000 N", "G9",
         "In “{}” easting and northing look swapped. Write each number with its own letter."),
        ("42N 99999 E 3820000 N", "G10", "“{}” " + NOT_ON_GRID),
        ("42N 100000 E 3820000 N", "G10", "“{}” " + OUTSIDE),
        ("42N 900000 E 3820000 N", "G10", "“{}” " + OUTSIDE),
        ("42N 900001 E 3820000 N", "G10", "“{}” " + NOT_ON_GRID),
        ("42N 500000 E 10000001 N", "G10", "“{}” " + NOT_ON_GRID),
        ("18 508301 E 602512 N", "G10", "“{}” " + OPEN),
        ("19S 500000 E 4400000 N", "G10", "“{}” " + OPEN),
        ("42C 515000 E 3820000 N", "G10",
         "Band C and the northing in “{}” do not fit together. Correct the letter or the northing."),
        ("42 T 515000 E 3820000 N", "G10",
         "Band T and the northing in “{}” do not fit together. Correct the letter or the northing."),
        ("42N 500000 500000", "G10", "“{}” " + WHICH),
        ("18N 602512 508301", "G10", "“{}” " + WHICH),
        ("515000 E 3820000 N", "G10",
         "“{}” " + NO_ZONE),
    ],
)  # fmt: skip
def test_what_fits_no_zone_or_two_is_refused_with_the_reason(written: str, rule: str, sentence: str) -> None:
    found = read_position(written)
    assert isinstance(found, Unreadable), found
    assert (found.rule, ENGLISH.fill(found.message, found.values)) == (rule, sentence.format(written))
