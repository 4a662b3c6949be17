"""Times of day are read as people write them, and a wrong one is refused rather than guessed."""

from __future__ import annotations

import datetime as dt
import doctest

import pytest

from mac_desktop.domain import clock_times
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.parse import Wrong


def test_the_examples_in_the_text_hold() -> None:
    found = doctest.testmod(clock_times)
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0:05", "00:05"),
        ("12 am", "00:00"),
        ("12.15 p.m.", "12:15"),
        ("23:59:30", "23:59"),
        (dt.time(7, 4), "07:04"),
        (dt.datetime(1899, 12, 31, 18, 30, tzinfo=dt.UTC), "18:30"),
        (0.999999, "00:00"),
    ],
)
def test_a_time_is_read(written: str | float | dt.time | dt.datetime, read: str) -> None:
    assert clock_times.parse(written) == read


@pytest.mark.parametrize("written", ["noon", "24:00", "12:60", "0 pm", "1", "14:5", 1.5, ""])
def test_what_is_no_time_of_day_is_not_taken_for_one(written: str | float) -> None:
    assert clock_times.parse(written) is None


def test_a_wrong_time_of_an_accident_is_told_with_an_example() -> None:
    read = form_for("accident").fields["accident_time"].read
    assert read("2.30 pm") == "14:30"
    assert isinstance(read("in the morning"), Wrong)
