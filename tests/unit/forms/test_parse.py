"""What people type and what cells hold becomes a value, a gap, nothing, or a plain word of why not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.catalogue.all_forms import forms_by_key
from mac_desktop.forms.parse import Noted, Read, Wrong, reader_for

INFO: dict[str, Any] = {"length": 20, "codelist": "casualty_outcome", "unit": ""}


def read(kind: Kind, raw: object, **info: object) -> Read:
    return reader_for(kind, {**INFO, **info})(raw)


def rule_of(outcome: Read) -> str:
    assert isinstance(outcome, (Wrong, Noted)), outcome
    return outcome.rule


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("raw", [None, "", "   ", "\u00a0"])
def test_empty_input_is_not_reported(kind: Kind, raw: object) -> None:
    assert read(kind, raw) is None


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.MEMO])
@pytest.mark.parametrize(
    ("word", "gap"),
    [
        ("n/a", Gap.NOT_APPLICABLE),
        ("No aplica", Gap.NOT_APPLICABLE),
        ("sans objet", Gap.NOT_APPLICABLE),
        ("Ninguno", Gap.NONE),
        ("nil", Gap.NONE),
        (Gap.UNKNOWN, Gap.UNKNOWN),
    ],
)
def test_words_for_gaps_are_answers_and_not_values(kind: Kind, word: str, gap: Gap) -> None:
    assert read(kind, word) is gap


@pytest.mark.parametrize("word", ["Unknown", "INCONNU", "desconocido", "?", "غير معروف"])
def test_unknown_is_a_gap_where_the_list_has_no_such_code_and_the_code_where_it_has(word: str) -> None:
    assert read(Kind.INTEGER, word) is Gap.UNKNOWN
    assert read(Kind.CODE, word) in (Gap.UNKNOWN, "UNK")


@pytest.mark.parametrize("word", ["-", "--", "not reported", "No reportado"])
def test_words_for_nothing_reported_leave_the_field_empty(word: str) -> None:
    assert read(Kind.INTEGER, word) is None
    assert read(Kind.CODE, word) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0),
        ("1200", 1200),
        ("1,234", 1234),
        ("1 234", 1234),
        ("1\u00a0234\u202f567", 1234567),
        ("1'234", 1234),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("12.0", 12),
        ("١٢٣٤", 1234),
        ("۱۲", 12),
        ("१२", 12),
        (12.0, 12),
        (7, 7),
        ("-3", -3),
    ],
)
def test_whole_numbers_as_people_and_partners_write_them(raw: object, value: int) -> None:
    found = read(Kind.INTEGER, raw)
    assert found == value
    assert isinstance(found, int)


@pytest.mark.parametrize(
    ("raw", "unit", "value"),
    [
        ("1200 m2", "m2", 1200),
        ("1,234 m²", "m2", 1234),
        ("20 cm", "cm", 20),
        ("800 metres", "m", 800),
        ("9 ans", "years", 9),
    ],
)
def test_the_unit_of_the_field_may_stand_behind_the_number(raw: str, unit: str, value: int) -> None:
    assert read(Kind.INTEGER, raw, unit=unit) == value


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        ("2 m", "cm"),
        ("500 cm", "m"),
        ("9 m", "years"),
        ("9 months", "years"),
        ("500 m", "m2"),
        ("3 ha", "m2"),
        ("5 m", ""),
    ],
)
def test_another_unit_is_not_taken_for_that_of_the_field(raw: str, unit: str) -> None:
    assert rule_of(read(Kind.INTEGER, raw, unit=unit)) == "N1"


def test_kilograms_are_not_grams() -> None:
    assert rule_of(read(Kind.DECIMAL, "0.2 kg", unit="g")) == "N1"
    assert read(Kind.DECIMAL, "240 g", unit="g") == 240


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("1.234", "N2"),
        ("12,5", "N3"),
        ("0.125", "N3"),
        ("0,250", "N3"),
        (3.7, "N3"),
        ("about 40", "N1"),
        ("1,23,456", "N1"),
        ("12a", "N1"),
        (float("nan"), "N1"),
        (float("inf"), "N1"),
        ("9" * 5000, "N1"),
        (True, "N1"),
    ],
)
def test_what_is_no_whole_number_or_can_be_two_is_refused(raw: object, rule: str) -> None:
    assert rule_of(read(Kind.INTEGER, raw)) == rule


def test_square_metres_are_rounded_with_a_note() -> None:
    found = read(Kind.INTEGER, "2170631,03", unit="m2")
    assert isinstance(found, Noted)
    assert (found.value, found.rule) == (2170631, "N4")
    assert read(Kind.INTEGER, "2170631.50", unit="m2") == Noted(
        2170632, "N4", found.message, {"value": "2170631.50", "whole": 2170632}
    )


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12.5", 12.5), ("12,5", 12.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("٣٫٥", 3.5), (3, 3.0), ("0,250", 0.25)],
)
def test_numbers_with_a_fraction(raw: object, value: float) -> None:
    assert read(Kind.DECIMAL, raw) == value


@pytest.mark.parametrize(
    ("raw", "rule"), [("1,234", "N2"), ("much", "N1"), (float("nan"), "N1"), ("1e400", "N1"), (float("inf"), "N1")]
)
def test_what_is_no_number_is_refused(raw: object, rule: str) -> None:
    assert rule_of(read(Kind.DECIMAL, raw)) == rule


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("24/03/2024", "2024-03-24"),
        ("2024-03-24", "2024-03-24"),
        ("03/2024", "2024-03"),
        ("2024", "2024"),
        (2024, "2024"),
        (2024.0, "2024"),
        ("24 mars 2024", "2024-03-24"),
        ("٢٤/٠٣/٢٠٢٤", "2024-03-24"),
        (dt.date(2024, 3, 24), "2024-03-24"),
        (dt.datetime(2024, 3, 24, 8, 30, tzinfo=dt.UTC), "2024-03-24"),
    ],
)
def test_dates_keep_the_precision_they_were_given_with(raw: object, iso: str) -> None:
    found = read(Kind.DATE, raw)
    assert found == iso
    assert isinstance(found, PartialDate)


@pytest.mark.parametrize("raw", ["31/02/2024", "yesterday", "24/03/24", 45_000.5, dt.date(1, 1, 1), "2024-13"])
def test_what_is_no_date_is_refused(raw: object) -> None:
    assert rule_of(read(Kind.DATE, raw)) == "D8"


@pytest.mark.parametrize("raw", ["INJURED", "injured", "Injured", "Herido", " HERIDO ", "Blessé", "blesse"])
def test_codes_are_found_by_code_label_synonym_and_language(raw: str) -> None:
    assert read(Kind.CODE, raw) == "INJURED"


def test_a_word_that_is_not_in_the_list_names_itself() -> None:
    found = read(Kind.CODE, "Vanished")
    assert isinstance(found, Wrong)
    assert found.rule == "V3"
    assert found.values["value"] == "Vanished"


@pytest.mark.parametrize("raw", ["BURN; HEAD", "head|burn", "HEAD\nBURN", "Burn, HEAD"])
def test_several_codes_are_kept_in_the_order_of_the_list(raw: str) -> None:
    assert read(Kind.CODES, raw, codelist="wound") == "HEAD;BURN"


def test_one_wrong_code_among_several_is_named() -> None:
    found = read(Kind.CODES, "HEAD; toe nail", codelist="wound")
    assert isinstance(found, Wrong)
    assert found.values["value"] == "toe nail"


@pytest.mark.parametrize(("raw", "value"), [(4.6, 4.6), ("4,6", 4.6), ("34°31'12\"N", 34.52), ("0", 0.0)])
def test_latitudes(raw: object, value: float) -> None:
    assert read(Kind.LATITUDE, raw) == pytest.approx(value)


@pytest.mark.parametrize("raw", ["north", 91, "74°W", float("nan")])
def test_what_is_no_latitude_is_refused(raw: object) -> None:
    assert rule_of(read(Kind.LATITUDE, raw)) == "G6"


def test_a_number_in_a_text_column_has_no_point_zero() -> None:
    assert read(Kind.TEXT, 5001.0) == "5001"
    assert read(Kind.REFERENCE, 5001.0) == "5001"


def test_a_text_that_is_too_long_or_cannot_be_stored_is_refused_and_a_memo_keeps_all() -> None:
    assert rule_of(read(Kind.TEXT, "x" * 21)) == "T1"
    assert rule_of(read(Kind.TEXT, "a\x00b")) == "T2"
    assert read(Kind.MEMO, "x" * 40_000) == "x" * 40_000
    assert read(Kind.MEMO, "line one\nline two") == "line one\nline two"


RAW = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(Gap),
    st.from_regex(r"[-+]?[0-9٠-٩.,' ]{1,12}( ?m2)?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}", fullmatch=True),
)
READERS = [field.read for form in forms_by_key().values() for field in form.fields.values()]


@settings(max_examples=150, deadline=None)
@example(raw="9" * 5000)
@example(raw="1e999")
@example(raw="x" * 32_767)
@example(raw="\ud800")
@given(raw=RAW)
def test_no_reader_raises_whatever_a_cell_holds(raw: object) -> None:
    for one in READERS:
        found = one(raw)
        assert found is None or isinstance(found, (str, int, float, Wrong, Noted))
        assert not isinstance(found, float) or abs(found) < 9e15


def test_thousands_and_fraction_with_the_same_sign_are_no_number() -> None:
    assert read(Kind.DECIMAL, "1,234,567.5") == 1_234_567.5
    assert rule_of(read(Kind.DECIMAL, "1,234,56")) == "N1"


def test_a_number_cell_is_the_code_that_is_written_so() -> None:
    assert read(Kind.CODE, 4.0, codelist="treaty_article") == "4"
    assert read(Kind.CODE, 5, codelist="treaty_article") == "5"


def test_a_date_cell_in_a_text_column_has_no_midnight() -> None:
    assert read(Kind.TEXT, dt.datetime(2024, 3, 24)) == "2024-03-24"  # noqa: DTZ001  (cells have no zone)
    assert read(Kind.TEXT, dt.datetime(2024, 3, 24, 7, 5)) != "2024-03-24"  # noqa: DTZ001


def test_a_character_that_no_store_holds_is_left_out_of_a_long_text() -> None:
    assert read(Kind.MEMO, "two\x00words") == "twowords"
