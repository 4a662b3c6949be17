"""A position in any of the field's formats lands in the same place, and what can mean two places is refused."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.geodesy.grids import read_mgrs, to_mgrs, to_utm, zone_of
from mac_desktop.domain.geodesy.measuring import distance_m
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.reading import SYSTEMS, Fix, Notation, Unreadable, read_position
from mac_desktop.domain.geodesy.systems import from_wgs84, system
from mac_desktop.domain.geodesy.writing import written
from mac_desktop.texts import ENGLISH

BOGOTA = Position(4.59806, -74.07584)


def fix(text: str, epsg: int | None = None) -> Fix:
    found = read_position(text, epsg)
    assert isinstance(found, Fix), found
    return found


def refusal(text: str, epsg: int | None = None) -> str:
    found = read_position(text, epsg)
    assert isinstance(found, Unreadable), found
    sentence = ENGLISH.fill(found.message, {"label": "Position", **found.values})
    assert "{" not in sentence
    assert sentence.endswith(".")
    return found.rule


def test_one_place_in_five_formats() -> None:
    """The golden case of the IMSMA wiki: the same place in all formats."""
    utm = to_utm(BOGOTA)
    assert utm is not None
    assert (utm.zone, utm.band) == (18, "N")
    assert (round(utm.easting, 1), round(utm.northing, 1)) == (602511.5, 508301.0)
    assert to_mgrs(BOGOTA) == "18NXL0251208301"
    for text in ("-74.07584", "-74:04.55040", "-74:4:33.0234"):
        for other in ("4.59806", "004:35.88360", "4:35:53.016"):
            assert distance_m(fix(f"{other}, {text}").position, BOGOTA) < 0.1
    assert distance_m(fix("18N 602511.5 E 508301.0 N").position, BOGOTA) < 0.1
    assert distance_m(fix("18NXL0251208301").position, BOGOTA) < 0.6


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("(4.59806, -74.07584)", "DD"), ("4,59806 -74,07584", "DD"), ("٤٫٥٩٨٠٦ -٧٤٫٠٧٥٨٤", "DD"),
        ("4°35.8836' N, 74°04.5504' W", "DM"), ("Lat 4 35.8836 N Long 74 04.5504 W", "DM"),
        ("4°35'53.016\"N 74°4'33.024\"W", "DMS"), ("4:35:53.016N 74:4:33.024W", "DMS"),
        ("۴°۳۵'۵۳٫۰۱۶\"N ۷۴°۴'۳۳٫۰۲۴\"W", "DMS"), ("W74 4 33.024 N4 35 53.016", "DMS"),
        ("POINT (-74.07584 4.59806)", "WKT"), ("SRID=4326;POINT(-74.07584 4.59806)", "WKT"),
        ("POINT Z (-74.07584 4.59806 2600)", "WKT"),
        ("18N 602511.5 E 508301.0 N", "UTM"), ("UTM 18N E602511.5 N508301.0", "UTM"),
        ("18N N 508301 E 602511.5", "UTM"), ("602511.5 mE 508301 mN zone 18 N", "UTM"),
        ("zone 18 north, easting 602511.5, northing 508301", "UTM"), ("E 602 511.5 N 508 301, 18N", "UTM"),
        ("602.511,5 E 508.301 N 18N", "UTM"), ("602,511.5 E 508,301 N 18N", "UTM"),
        ("Este 602511.5 Norte 508301 Huso 18N", "UTM"), ("WGS 84 / UTM zone 18N 602511.5 E 508301 N", "UTM"),
        ("EPSG:32618 E 602511.5 N 508301", "GRID"), ("X=602511.5 Y=508301 (EPSG:32618)", "GRID"),
        ("18NXL0251208301", "MGRS"), ("18n xl 02512 08301", "MGRS"), ("18NXL0251208301 WGS84", "MGRS"),
    ],
)  # fmt: skip
def test_a_place_as_field_staff_write_it(text: str, notation: str) -> None:
    found = fix(text)
    assert distance_m(found.position, BOGOTA) < 0.6
    assert found.notation == notation


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "G10"), ("by the river", "G10"), ("6,75", "G10"), ("4.59806", "G10"), ("4 N 5 N", "G10"),
        ("18N 602512 508301", "G10"),  # either can be the easting
        ("18N 508301 602512", "G10"),
        ("602512 E 508301 N", "G10"),  # no zone
        ("18 602512 E 508301 N", "G10"),  # no hemisphere
        ("18 N 508301 E 602512", "G10"),  # N is the zone's or the number's
        ("19S 500000 E 4300000 N", "G10"),  # band S, or the south: both are land
        ("61N 602512 E 508301 N", "G10"), ("0N 602512 E 508301 N", "G10"),
        ("18P 602512 E 508301 N", "G10"),  # the northing is in band N
        ("18N 5083010 E 602512 N", "G9"), ("33T 5167890 E 512345 N", "G9"), ("33T 512345 N 5167890 E", "G9"),
        ("174.5 4.5", "G9"), ("-174.5, 4.5", "G9"),
        ("18PXL0251208301", "G10"), ("18NXL025120830", "G10"), ("18NIL0251208301", "G10"), ("61NXL0251208301", "G10"),
        ("18NXL 0251 083012", "G10"), ("18NXL 025 12083 01", "G10"),
        ("Arc 1950 35KMB1234567890", "G10"), ("Clarke 1880 -17.8 31.0", "G10"), ("EPSG:5773 4.5 -74", "G10"),
        ("EPSG:99999 4.5 -74", "G10"), ("Arc 1950 34.5 69.2", "G10"), ("EPSG:21037 256000 9250000", "G10"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_can_mean_two_places_is_refused_with_a_reason(text: str, rule: str) -> None:
    assert refusal(text) == rule


def test_the_order_of_bare_numbers_counts_only_where_no_other_order_is_possible() -> None:
    assert fix("33T 512345 5167890").position == fix("33T 5167890 512345").position
    assert fix("33T 512345 5167890").position == fix("33T 512345 E 5167890 N").position


def test_the_letter_s_is_a_band_in_asia_and_the_south_in_africa() -> None:
    kabul, zambia = fix("42S 515000 E 3820000 N").position, fix("35S 640000 E 8300000 N").position
    assert (round(kabul.latitude), round(zambia.latitude)) == (35, -15)
    assert fix("19 south 500000 E 4300000 N").position.latitude == pytest.approx(-51.4, abs=0.1)
    assert fix("19 north 500000 E 4300000 N").position.latitude == pytest.approx(38.8, abs=0.1)


def test_an_old_datum_moves_the_point() -> None:
    """Worked example of EPSG: Arc 1960 lies about 300 m from WGS84 in Kenya."""
    declared, beside = fix("Arc 1960: 1°18'S 36°48'E"), fix("1°18'S 36°48'E", 4210)
    assert declared == beside
    assert declared.epsg == 4210
    assert 250 < distance_m(declared.position, Position(-1.3, 36.8)) < 350
    assert fix("Arc 1960 37 south 256000 E 9250000 N").position == fix("EPSG:21037 E 256000 N 9250000").position
    assert refusal("Arc 1960: 1°18'S 36°48'E", 4209) == "G10"


@pytest.mark.parametrize("code", codelist(SYSTEMS), ids=lambda code: code.label)
def test_every_coordinate_system_of_the_list_is_called_so_and_can_be_brought_to_wgs84(code) -> None:  # type: ignore[no-untyped-def]
    known = system(int(code.code))
    assert known is not None
    assert known.name == code.label
    assert known.area is not None
    east = known.area.east if known.area.east > known.area.west else known.area.east + 360
    longitude = ((known.area.west + east) / 2 + 180) % 360 - 180
    middle = Position((known.area.south + known.area.north) / 2, longitude)
    east_north = from_wgs84(known.epsg, middle)
    assert east_north is not None
    longitude = (east_north[0] + 180) % 360 - 180
    back = fix(f"{east_north[1]:.7f}, {longitude:.7f} {code.label}").position
    assert distance_m(back, middle) < 15  # there and back may go by two published shifts
    assert distance_m(fix(str(middle), known.epsg).position, middle) < 1_500


def test_a_short_mgrs_reference_is_the_middle_of_a_square_whose_size_is_told() -> None:
    square = fix("18NXL 0251 0830")
    assert square.square_m == 10
    assert distance_m(square.position, fix("18NXL0251508305").position) < 0.1
    assert fix("18NXL0251208301").square_m == 0


ANYWHERE = st.builds(
    Position,
    st.floats(-79.9, 83.9, allow_nan=False).map(lambda x: round(x, 6)),
    st.floats(-179.9, 179.9, allow_nan=False).map(lambda x: round(x, 6)),
)


@given(ANYWHERE)
def test_every_notation_reads_back_to_where_it_was_written(place: Position) -> None:
    assume(place != Position(0.0, 0.0))
    for notation, metres in ((Notation.DD, 0.2), (Notation.DM, 0.1), (Notation.DMS, 0.1), (Notation.WKT, 0.1)):
        text = written(place, notation)
        assert text is not None
        assert distance_m(fix(text).position, place) <= metres, text
    utm = to_utm(place)
    assert utm is not None
    half = "north" if place.latitude >= 0 else "south"
    labelled = f"{utm.zone} {half} {utm.easting:.1f} E {utm.northing:.1f} N"
    assert distance_m(fix(labelled).position, place) <= 0.2, labelled


@given(ANYWHERE)
def test_an_mgrs_reference_reads_back_to_itself(place: Position) -> None:
    reference = to_mgrs(place)
    assert reference is not None
    found = read_mgrs(reference)
    if found is None:  # rounding to the metre may step over the edge of a zone or a band
        assert distance_m(place, Position(round(place.latitude / 8) * 8, place.longitude)) < 1 or not_in_the_zone(place)
        return
    assert distance_m(found.position, place) < 0.8
    assert fix(f"{reference[:-10]} {reference[-10:-5]} {reference[-5:]}").position == found.position


def not_in_the_zone(place: Position) -> bool:
    return zone_of(Position(place.latitude, place.longitude + 1e-5)) != zone_of(
        Position(place.latitude, place.longitude - 1e-5)
    )


@given(ANYWHERE, st.sampled_from(["{a}, {b}", "{a} {b}", "({a}; {b})", "{a} / {b}", "lat {a} lon {b}"]))
def test_signs_of_another_script_and_other_separators_change_nothing(place: Position, pattern: str) -> None:
    text = pattern.format(a=f"{place.latitude:.6f}", b=f"{place.longitude:.6f}")
    persian = text.translate(str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫"))
    assert fix(persian).position == fix(text).position == place


@given(st.text(max_size=40))
def test_no_text_is_more_than_a_refusal(text: str) -> None:
    read_position(text)


def test_a_reference_whose_letters_spell_deg_is_no_angle() -> None:
    assert fix("49DEG 00000 80090").notation == fix("49DEG0000080090").notation == Notation.MGRS
    assert fix("49 deg 12 34 N, 8 deg 30 10 E").position == fix("49°12'34\"N 8°30'10\"E").position


def test_a_hand_south_of_the_equator_has_a_reference() -> None:
    place = Position(-1e-06, 0.0)
    found = read_mgrs(to_mgrs(place) or "")
    assert found is not None
    assert distance_m(found.position, place) < 0.8
