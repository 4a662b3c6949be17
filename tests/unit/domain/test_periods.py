"""Dates are kept as exactly as they are known, and no more exactly."""

from __future__ import annotations

import doctest
import json
import pickle
import sqlite3
from datetime import UTC, date, datetime

import pytest

from mac_desktop.domain import periods
from mac_desktop.domain.periods import PartialDate, Period


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2024", "2024"),
        ("3/2024", "2024-03"),
        ("03-2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("2024-3-4", "2024-03-04"),
        ("2024/03/24", "2024-03-24"),
        ("24/03/2024", "2024-03-24"),
        ("24.03.2024", "2024-03-24"),
        ("24 . 3 . 2024", "2024-03-24"),
        ("24-03-2024", "2024-03-24"),
        (" 4/3/2024 ", "2024-03-04"),
        ("24 March 2024", "2024-03-24"),
        ("24th of March, 2024", "2024-03-24"),
        ("March 24, 2024", "2024-03-24"),
        ("24-Mar-2024", "2024-03-24"),
        ("March 2024", "2024-03"),
        ("24 MARS 2024", "2024-03-24"),
        ("1er août 2024", "2024-08-01"),
        ("15 févr. 2024", "2024-02-15"),
        ("juil. 2024", "2024-07"),
        ("24 de marzo de 2024", "2024-03-24"),
        ("24 DIC 2024", "2024-12-24"),
        ("setiembre de 2024", "2024-09"),
        ("1º de março de 2024", "2024-03-01"),
        ("٢٤/٠٣/٢٠٢٤", "2024-03-24"),
        ("۲۰۲۴", "2024"),
        ("២៤-០៣-២០២៤", "2024-03-24"),
        ("2024-03-24 00:00:00", "2024-03-24"),
        ("2024-03-24T13:05:00Z", "2024-03-24"),
        ("29/02/2024", "2024-02-29"),
        ("29/02/2000", "2000-02-29"),
        ("0/3/2024", "2024-03"),
        ("00/00/2024", "2024"),
        ("2024-00-00", "2024"),
    ],
)
def test_a_date_typed_in_any_usual_way_is_understood(typed: str, iso: str) -> None:
    assert PartialDate.parse(typed) == iso


@pytest.mark.parametrize(
    "typed",
    ["31/02/2024", "29/02/2023", "29/02/1900", "31/04/2024", "13/2024", "2024-13", "03/24/2024", "32/01/2024", "", " ",
     "24/3/24", "1799", "24 brumaire 2024", "ma 2024", "ju 2024", "soon", "20245", "24/0/2024", "45000", "2024-03-24-1",
     "24/03-2024", "-2024", "2024-"],
)  # fmt: skip
def test_what_is_no_date_of_the_calendar_is_not_made_into_one(typed: str) -> None:
    assert PartialDate.parse(typed) is None


def test_short_month_names_that_mean_two_months_are_refused() -> None:
    assert PartialDate.parse("jui 2024") is None
    assert PartialDate.parse("mar 2024") == "2024-03"
    assert PartialDate.parse("mai 2024") == "2024-05"


def test_parts_and_precision() -> None:
    day, month, year = PartialDate("2024-02-29"), PartialDate("2024-02"), PartialDate("2024")
    assert (day.year, day.month, day.day, day.precision) == (2024, 2, 29, "day")
    assert (month.year, month.month, month.day, month.precision) == (2024, 2, None, "month")
    assert (year.year, year.month, year.day, year.precision) == (2024, None, None, "year")
    assert (month.first_day, month.last_day) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (year.first_day, year.last_day) == (date(2024, 1, 1), date(2024, 12, 31))
    assert day.first_day == day.last_day == date(2024, 2, 29)


def test_a_year_counts_in_its_year_but_in_no_month() -> None:
    assert PartialDate("2024").within(date(2024, 1, 1), date(2024, 12, 31))
    assert not PartialDate("2024").within(date(2024, 3, 1), date(2024, 3, 31))
    assert PartialDate("2024-03").within(date(2024, 3, 1), date(2024, 3, 31))
    assert not PartialDate("2024-03").within(date(2024, 3, 2), date(2024, 3, 31))


def test_separate_columns_with_zero_for_unknown() -> None:
    assert PartialDate.of(2006, 1) == "2006-01"
    assert PartialDate.of(2006, 0, 0) == "2006"
    assert PartialDate.of(2006, 0, 5) is None
    assert PartialDate.of(2006, 13) is None
    assert PartialDate.of(0) is None
    assert PartialDate.from_date(datetime(2024, 3, 24, 23, 59, tzinfo=UTC)) == "2024-03-24"


@pytest.mark.parametrize("text", ["2024-02-30", "2024-3", "24/03/2024", "", "1700", "２０２４"])
def test_a_stored_date_is_exact_or_it_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not an ISO"):
        PartialDate(text)


def test_it_is_a_text_to_the_database_to_json_and_to_pickle() -> None:
    when = PartialDate("2024-03")
    with sqlite3.connect(":memory:") as db:
        assert db.execute("select ?, typeof(?)", (when, when)).fetchone() == ("2024-03", "text")
    assert json.dumps([when]) == '["2024-03"]'
    again = pickle.loads(pickle.dumps(when))
    assert again == when
    assert type(again) is PartialDate


def test_periods() -> None:
    year = Period.calendar_year(2024)
    assert (year.start, year.end, year.label, year.days) == (date(2024, 1, 1), date(2024, 12, 31), "2024", 366)
    assert date(2024, 12, 31) in year
    assert date(2025, 1, 1) not in year
    assert PartialDate("2024-12") in year
    assert PartialDate("2025") not in year
    odd = Period(date(2010, 4, 30), date(2011, 3, 20))
    assert not odd.is_calendar_year
    assert odd.label == "2010-04-30 – 2011-03-20"
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(periods).failed == 0
