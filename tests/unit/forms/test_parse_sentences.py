"""Whoever types something that cannot be read is told what was typed, what is wrong and how to write it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.parse import Noted, Read, Wrong, comma_doubt, gap_of, has_comma_fraction, reader_for
from mac_desktop.texts import ENGLISH

INFO: dict[str, Any] = {"length": 20, "codelist": "yes_no", "unit": ""}
NOT_WHOLE = "Depth must be a whole number, for example 1200; “{}” is not one."
NO_NUMBER = "Depth must be a number, for example 12.5; “{}” is not one."
NO_DATE = "Depth must be a date such as 24/03/2024, 03/2024 or 2024; “{}” is not one."
NO_TIME = "Depth must be a time of day such as 14:30; “{}” is not one."
NO_POSITION = (
    "“{}” is not read as a position. Write it like one of these: 34.5281, 69.1723; 34°31'41\"N 69°10'20\"E; 42S 515000 "
    "E 3820000 N; 42SWD1500020000."
)
NO_POLYGON = (
    "Depth must be a polygon as well-known text, such as POLYGON ((69.1 34.5, 69.2 34.5, 69.2 34.6, 69.1 34.5)), "
    "longitude before latitude."
)
NO_DEGREES = "Depth must be in degrees, such as 34.5281 or 34°31'41\"N; “{}” is not."


def read(kind: Kind, raw: object, **info: object) -> Read:
    return reader_for(kind, {**INFO, **info})(raw)


def said(found: Read) -> tuple[str, str]:
    assert isinstance(found, (Wrong, Noted)), found
    return found.rule, ENGLISH.fill(found.message, {"label": "Depth", **found.values})


@pytest.mark.parametrize(
    ("kind", "raw", "rule", "sentence"),
    [
        (Kind.TEXT, "x" * 21, "T1", "Depth holds at most 20 characters; this text has 21. Shorten it."),
        (Kind.TEXT, "a\x00b", "T2", "Depth contains a character that cannot be stored. Type it again."),
        (Kind.INTEGER, "1.234", "N2", "“1.234” can mean 1234 or 1.234. Write Depth without a point."),
        (Kind.INTEGER, "about 40", "N1", NOT_WHOLE.format("about 40")),
        (Kind.INTEGER, True, "N1", NOT_WHOLE.format("True")),
        (Kind.INTEGER, float("nan"), "N1", NOT_WHOLE.format("nan")),
        (Kind.INTEGER, 9_000_000_000_000_001, "N1", NOT_WHOLE.format("9000000000000001")),
        (Kind.INTEGER, "-9000000000000001", "N1", NOT_WHOLE.format("-9000000000000001")),
        (Kind.INTEGER, "12,5", "N3", "Depth must be a whole number; “12,5” has a fraction."),
        (
            Kind.DECIMAL,
            "-12,345",
            "N2",
            "“-12,345” can mean -12345 or -12.345. Write Depth with a point before the fraction.",
        ),
        (Kind.DECIMAL, "much", "N1", NO_NUMBER.format("much")),
        (Kind.DECIMAL, False, "N1", NO_NUMBER.format("False")),
        (Kind.DECIMAL, "9000000000000000", "N1", NO_NUMBER.format("9000000000000000")),
        (Kind.DECIMAL, -9e15, "N1", NO_NUMBER.format("-9000000000000000.0")),
        (Kind.DATE, "yesterday", "D8", NO_DATE.format("yesterday")),
        (Kind.DATE, 45000.0, "D8", NO_DATE.format("45000")),
        (Kind.TIME, "25:00", "T3", NO_TIME.format("25:00")),
        (Kind.TIME, 24, "T3", NO_TIME.format("24")),
        (Kind.CODE, "Maybe", "V3", "“Maybe” is not in the list for Depth. Choose one of: Yes, No, Unknown."),
        (Kind.CODES, "yes; so", "V3", "“so” is not in the list for Depth. Choose one of: Yes, No, Unknown."),
        (Kind.LATITUDE, "north", "G6", NO_DEGREES.format("north")),
        (Kind.LATITUDE, 90.5, "G6", NO_DEGREES.format("90.5")),
        (Kind.LATITUDE, -90.5, "G6", NO_DEGREES.format("-90.5")),
        (Kind.LONGITUDE, "74°N", "G6", NO_DEGREES.format("74°N")),
        (Kind.LONGITUDE, 180.5, "G6", NO_DEGREES.format("180.5")),
        (
            Kind.POSITION,
            "42SWD1520",
            "G20",
            "“42SWD1520” names a square of 1000 m, not a point; its middle is taken. Give more digits.",
        ),
        (
            Kind.POSITION,
            "nowhere",
            "G10",
            NO_POSITION.format("nowhere"),
        ),
        (
            Kind.BOUNDARY,
            "nowhere",
            "G1",
            NO_POLYGON,
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_a_whole_sentence(kind: Kind, raw: object, rule: str, sentence: str) -> None:
    assert said(read(kind, raw)) == (rule, sentence)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.TEXT, "x" * 20, "x" * 20),
        (Kind.TEXT, "  a ", "a"),
        (Kind.TEXT, 12.5, "12.5"),
        (Kind.TEXT, 12, "12"),
        (Kind.MEMO, "\x00", None),
        (Kind.MEMO, "  a ", "a"),
        (Kind.MEMO, 5, "5"),
        (Kind.MEMO, Gap.NONE, Gap.NONE),
        (Kind.INTEGER, 9_000_000_000_000_000, 9_000_000_000_000_000),
        (Kind.INTEGER, -9_000_000_000_000_000, -9_000_000_000_000_000),
        (Kind.DECIMAL, "8999999999999999", 8_999_999_999_999_999.0),
        (Kind.DECIMAL, 0, 0.0),
        (Kind.TIME, "14:30", "14:30"),
        (Kind.TIME, 0.5, "12:00"),
        (Kind.TIME, dt.time(7, 5), "07:05"),
        (Kind.TIME, dt.datetime(2024, 1, 1, 7, 5), "07:05"),  # noqa: DTZ001  (cells have no zone)
        (Kind.CODE, Gap.NONE, Gap.NONE),
        (Kind.CODE, "n/a", Gap.NOT_APPLICABLE),
        (Kind.CODES, "yes;;no; ", "YES;NO"),
        (Kind.CODES, "no|yes", "YES;NO"),
        (Kind.CODES, "; ;", None),
        (Kind.LATITUDE, 90.0, 90.0),
        (Kind.LATITUDE, -90.0, -90.0),
        (Kind.LONGITUDE, 180.0, 180.0),
        (Kind.LONGITUDE, -180.0, -180.0),
        (Kind.LONGITUDE, 179.5, 179.5),
        (Kind.LONGITUDE, "74°W", -74.0),
        (Kind.REFERENCE, 12.0, "12"),
    ],
)
def test_values_at_the_edge_of_what_can_be_read(kind: Kind, raw: object, value: object) -> None:
    found = read(kind, raw)
    assert found == value
    assert type(found) is type(value)


def test_a_position_and_a_polygon_stay_as_they_were_typed() -> None:
    assert read(Kind.POSITION, "42SWD1500020000") == "42SWD1500020000"
    polygon = "POLYGON ((69.1 34.5, 69.2 34.5, 69.2 34.6, 69.1 34.5))"
    assert read(Kind.BOUNDARY, polygon) == polygon


@pytest.mark.parametrize(
    ("typed", "whole"),
    [(0.5, 1), (-0.5, -1), (2.4, 2), (-2.4, -2), (2.5, 3), (-2.6, -3), (0.4, 0), (-0.4, 0)],
)
def test_half_a_square_metre_is_rounded_away_from_zero_and_told(typed: float, whole: int) -> None:
    found = read(Kind.INTEGER, typed, unit="m2")
    assert said(found) == ("N4", f"Depth is kept in whole square metres: {typed} was rounded to {whole}.")
    assert isinstance(found, Noted)
    assert found.value == whole


@pytest.mark.parametrize(
    ("typed", "meanings"),
    [
        ("1,234", ("1234", "1.234")),
        ("+1,234", ("+1234", "+1.234")),
        ("123,456", ("123456", "123.456")),
        ("1234,567", None),
        ("0,250", None),
        ("1,23", None),
        ("1,2345", None),
        ("1,234,567", None),
        ("1.234", None),
    ],
)
def test_a_comma_before_three_digits_is_a_doubt_and_no_other(typed: str, meanings: tuple[str, str] | None) -> None:
    found = comma_doubt(typed)
    assert (found and (found.values["whole"], found.values["fraction"])) == meanings
    assert (comma_doubt(f"{typed} g", "g") is None) == (meanings is None), "a unit behind it changes nothing"
    assert comma_doubt(f"{typed} g") is None, "what has another unit is no number at all"


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [("12,5", True), ("1234,567", True), ("0,250", True), ("1.234,567", True), ("12,345", False), ("1,234,567", False)],
)
def test_a_comma_that_can_only_stand_before_a_fraction_is_known(typed: str, fraction: bool) -> None:
    assert has_comma_fraction(typed) is fraction
    assert has_comma_fraction(f"{typed} m", "m") is fraction
    assert not has_comma_fraction(f"{typed} m")


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        ("unknown|Not known|inconnu|INCONNUE|desconocido|desconocida|?|غير معروف", Gap.UNKNOWN),
        ("n/a|NA|n.a.|not applicable|sans objet|no aplica|لا ينطبق", Gap.NOT_APPLICABLE),
        ("none|Nil|aucun|aucune|ninguno|ninguna", Gap.NONE),
    ],
)
def test_every_word_for_a_gap_is_known_in_every_kind_of_field(words: str, gap: Gap) -> None:
    for word in words.split("|"):
        assert gap_of(word) is gap
        for kind in (Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.TIME, Kind.LATITUDE, Kind.POSITION):
            assert read(kind, f" {word} ") is gap, (kind, word)


@pytest.mark.parametrize("word", ["-", "--", "not reported", "N/R", "non communiqué", "no reportado"])
def test_every_word_for_nothing_reported_leaves_every_kind_of_field_empty(word: str) -> None:
    for kind in (Kind.TEXT, Kind.INTEGER, Kind.DATE, Kind.CODE, Kind.CODES, Kind.LATITUDE):
        assert read(kind, word) is None, kind
    assert gap_of(word) is None


def test_a_decimal_number_in_a_date_column_is_not_guessed_to_be_a_month() -> None:
    """A sheet shows 2024.10 as 2024.1: October would become January."""
    assert said(read(Kind.DATE, 2024.1)) == ("D8", NO_DATE.format("2024.1"))
    assert read(Kind.DATE, "2024.1") == "2024-01", "what was typed as text has all its digits"


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("0:00", "00:00"), ("23:59", "23:59"), ("24:00", None), ("12:60", None), ("7.05", "07:05"), ("7h05", "07:05"),
        ("14 : 30", "14:30"), ("14:30:59", "14:30"), ("12 am", "00:00"), ("12 pm", "12:00"), ("1 am", "01:00"),
        ("11 p.m.", "23:00"), ("0 am", None), ("13 am", None), ("2359", "23:59"), ("2400", None), ("2360", None),
        ("0000", "00:00"), ("930", None), ("9", None), ("9h", None),
    ],
)  # fmt: skip
def test_times_of_day_at_their_edges(written: str, clock: str | None) -> None:
    found = read(Kind.TIME, written)
    assert (None if isinstance(found, Wrong) else found) == clock


@pytest.mark.parametrize(
    ("day", "clock"),
    [(0.0, "00:00"), (0.25, "06:00"), (0.99999, "00:00"), (0.9993, "23:59"), (1.0, None), (-0.01, None),
     (14.5 / 24, "14:30"), (1 / 2880, "00:01"), (0.9 / 2880, "00:00")],
)  # fmt: skip
def test_a_time_in_a_workbook_is_a_share_of_the_day(day: float, clock: str | None) -> None:
    found = read(Kind.TIME, day)
    assert (None if isinstance(found, Wrong) else found) == clock
