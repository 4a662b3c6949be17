"""A date is read as it was meant, and asked about where it could mean two days."""

from __future__ import annotations

import datetime as dt
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange.sample_files import moment

from mac_desktop.domain.periods import PartialDate
from mac_desktop.exchange import dates
from mac_desktop.exchange.dates import DAY_FIRST, MONTH_FIRST, DateReading, join_date, judge_dates


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-24", "2024-03-24"),
        ("2024-03-24T10:00:00Z", "2024-03-24"),
        ("2024-03-24T10:00:00+03:00", "2024-03-24"),
        ("2024-03-24 00:00:00.000", "2024-03-24"),
        ("20240324", "2024-03-24"),
        ("24/03/2024", "2024-03-24"),
        ("24/03/2024 10:30", "2024-03-24"),
        ("1/2/2024 3:04 PM", "2024-02-01"),
        ("24.03.2024.", "2024-03-24"),
        ("24 - 03 - 2024", "2024-03-24"),
        ("24/3/24", "2024-03-24"),
        ("24/3/87", "1987-03-24"),
        ("00/03/2024", "2024-03"),
        ("0/0/2024", "2024"),
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("03/2024", "2024-03"),
        ("24 mars 2024", "2024-03-24"),
        ("5 de enero de 2021", "2021-01-05"),
        ("24-Mar-24", "2024-03-24"),
        ("Août 2019", "2019-08"),
        ("March 24, 2024", "2024-03-24"),
        ("٢٤/٠٣/٢٠٢٤", "2024-03-24"),
        ("۲۰۲۴/۰۳/۲۴", "2024-03-24"),
        ("45375", "2024-03-24"),
        (45375, "2024-03-24"),
        (45375.75, "2024-03-24"),
        (2024, "2024"),
        (2024.0, "2024"),
        (dt.date(2024, 3, 24), "2024-03-24"),
        (moment(2024, 3, 24, 23, 59), "2024-03-24"),
        ("31/02/2024", None),
        ("13/13/2024", None),
        ("Mar-24", None),
        ("unknown", None),
        ("غير معروف", None),
        ("12", None),
        (12, None),
        (True, None),
        (None, None),
        (dt.time(10, 0), None),
        (float("nan"), None),
        ("", None),
        ('5" shell', None),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_known(written: object, meant: str | None) -> None:
    assert DateReading().read(written) == meant


def test_one_day_above_twelve_settles_the_order_of_a_column() -> None:
    day_first = judge_dates(["01/02/2024", "13/02/2024", None])
    assert (day_first.order, day_first.ambiguous, day_first.read("01/02/2024")) == (DAY_FIRST, False, "2024-02-01")
    month_first = judge_dates(["01/02/2024", "02/13/2024"])
    assert (month_first.order, month_first.ambiguous, month_first.read("01/02/2024")) == (
        MONTH_FIRST,
        False,
        "2024-01-02",
    )


def test_a_column_that_could_mean_two_things_is_asked_about_with_three_of_its_rows() -> None:
    cells = ["05/05/2024", "01/02/2024", "3/4/2024", "11/12/2023", "6/7/2022"]
    reading = judge_dates(cells)
    assert reading.ambiguous
    assert reading.examples == (
        ("01/02/2024", "2024-02-01", "2024-01-02"),
        ("3/4/2024", "2024-04-03", "2024-03-04"),
        ("11/12/2023", "2023-12-11", "2023-11-12"),
    )
    decided = judge_dates(cells, decided=MONTH_FIRST)
    assert not decided.ambiguous
    assert decided.read("11/12/2023") == "2023-11-12"


def test_days_equal_to_their_month_need_no_question() -> None:
    assert not judge_dates(["05/05/2024", "6/6/2023"]).ambiguous


def test_a_column_of_both_orders_is_asked_about_and_said_to_be_mixed() -> None:
    reading = judge_dates(["13/02/2024", "02/13/2024", "01/02/2024"])
    assert (reading.mixed, reading.ambiguous) == (True, True)
    assert reading.read("13/02/2024") == reading.read("02/13/2024") == "2024-02-13"


def test_what_a_column_holds_is_counted() -> None:
    cells = [
        "2024-01-02",
        "13/02/2024",
        dt.date(2024, 1, 1),
        45375,
        2024,
        "2024-03",
        "May 2020",
        "soon",
        None,
        "n/a",
        [1],
    ]
    kinds = judge_dates(cells).kinds
    assert kinds == {
        "iso": 1,
        "numbers": 1,
        "date": 1,
        "serial": 1,
        "year": 1,
        "month": 1,
        "named": 1,
        "unread": 2,
        "blank": 2,
    }


@pytest.mark.parametrize(
    ("parts", "meant"),
    [
        ((2006, 1, 5), "2006-01-05"),
        ((2006, 1, None), "2006-01"),
        ((2006.0, 3.0, 99), "2006-03"),
        (("2006", "03", "0"), "2006-03"),
        ((2006, 0, 0), "2006"),
        ((2006, 99, 99), "2006"),
        ((2006, None, 5), "2006"),
        (("٢٠٠٦", "۳", ""), "2006-03"),
        (("2006", "Septiembre", "unknown"), "2006-09"),
        (("87", "2", "1"), "1987-02-01"),
        (("2006", "desconocido", "?"), "2006"),
        ((2006, 2, 30), None),
        ((2006, 13, 1), None),
        ((2006, "x", 1), None),
        ((2006, 1, -1), None),
        ((None, 1, 1), None),
        ((99, 1, 1), None),
        (("unknown", 1, 1), None),
        ((float("nan"), 1, 1), None),
        ((float("inf"), 1, 1), None),
        ((True, 1, 1), None),
    ],
)
def test_year_month_and_day_columns_become_one_date(parts: tuple[object, object, object], meant: str | None) -> None:
    assert join_date(*parts) == meant


@given(day=st.dates(dt.date(1900, 3, 1), dt.date(2200, 1, 1)))
def test_every_day_is_read_back_from_every_way_to_write_it(day: dt.date) -> None:
    iso = day.isoformat()
    assert DateReading(DAY_FIRST).read(f"{day:%d/%m/%Y}") == iso
    assert DateReading(MONTH_FIRST).read(f"{day:%m-%d-%Y}") == iso
    assert DateReading().read(f"{day:%Y%m%d}") in {iso, None if day.year >= 2100 else iso}
    assert DateReading().read(f"{day:%d %B %Y}") == iso
    assert join_date(day.year, day.month, day.day) == iso


@given(
    cell=st.one_of(st.text(max_size=20), st.integers(), st.floats(), st.none(), st.binary(max_size=3), st.datetimes())
)
def test_any_cell_is_a_date_or_none(cell: object) -> None:
    for reading in (judge_dates([cell, cell]), DateReading(MONTH_FIRST)):
        read = reading.read(cell)
        assert read is None or PartialDate(read) == read
    joined = join_date(cell, cell, cell)
    assert joined is None or PartialDate(joined) == joined


def test_examples_in_the_module_are_true() -> None:
    assert doctest.testmod(dates).failed == 0


def test_years_of_two_digits_in_a_column_of_their_own_begin_with_the_old_wars() -> None:
    assert [join_date(year, 5) for year in (39, 40, 98, 0)] == ["2039-05", "1940-05", "1998-05", None]
