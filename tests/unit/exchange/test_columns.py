"""A column of a file is read cell by cell, but what one cell means its neighbours may tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from mac_desktop.exchange.columns import FieldColumn, Reading, Source, read_field
from mac_desktop.forms.catalogue.all_forms import form_for


class NoRecords:
    """A store without any record."""

    def find(self, table: str, text: str) -> Sequence[str]:
        return ()

    def record(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        return None

    def related(self, table: str, field: str, record_id: str) -> Sequence[Mapping[str, Any]]:
        return ()

    def taken(self, table: str, field: str, value: str) -> str | None:
        return None


def column(form_key: str, field: str, *cells: object) -> FieldColumn:
    form = form_for(form_key)
    how = Reading(NoRecords(), dt.date(2026, 4, 20), {})
    return read_field(form, form.fields[field], (Source(0, "A", "Heading"),), [(cell,) for cell in cells], how)


def rules(read: FieldColumn) -> list[tuple[int, str]]:
    return [(fault.row, fault.read.rule) for fault in read.faults]


def test_areas_with_commas_between_thousands_are_whole_numbers() -> None:
    read = column("hazardous_area", "area_m2", "1,234", "999,500", "12,345,678", "75")
    assert (list(read.values), rules(read)) == ([1234, 999_500, 12_345_678, 75], [])


@pytest.mark.parametrize("fraction", ["1234,5", "12345,678", "12,5", "0,125", "1.234,56"])
def test_a_comma_is_not_taken_for_thousands_where_others_in_the_column_stand_before_fractions(fraction) -> None:
    read = column("hazardous_area", "area_m2", fraction, "999,500", "75")
    assert read.values[1] is None
    assert (1, "N2") in rules(read)
    assert read.values[2] == 75


def test_true_is_not_one_and_false_is_not_none() -> None:
    read = column("warning_measure", "women", 1, True, 0, False, 1.0)
    assert (list(read.values), rules(read)) == ([1, None, 0, None, 1], [(1, "N1"), (3, "N1")])
    assert list(column("warning_measure", "women", True, 1).values) == [None, 1]
