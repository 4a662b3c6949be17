"""A column of a file is read cell by cell, but what one cell means its neighbours may tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from mac_desktop.exchange.cells import CellError
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


class Places(NoRecords):
    """A store with two places."""

    def find(self, table: str, text: str) -> Sequence[str]:
        return {"05001": ("medellin",), "11001": ("bogota",)}.get(text, ())


def read_as(form_key: str, field: str, how: Reading, sources: tuple[Source, ...], *rows: tuple[object, ...]):
    form = form_for(form_key)
    return read_field(form, form.fields[field], sources, list(rows), how)


ONE = (Source(0, "A", "Heading"),)
TODAY = dt.date(2026, 4, 20)


def test_place_codes_get_the_zeros_back_that_a_spreadsheet_dropped() -> None:
    how = Reading(Places(), TODAY, {})
    found = read_as("accident", "admin_unit_id", how, ONE, (5001,), ("11001",), (5001.0,))
    assert list(found.values) == ["medellin", "bogota", "medellin"]
    other = read_as("accident", "admin_unit_id", how, ONE, (501,), ("11001",))
    assert [fault.row for fault in other.faults] == [0], "codes of quite another length are left as they are"


def test_a_persons_word_on_a_value_holds_however_it_is_spelt_and_the_rest_may_get_one_too() -> None:
    how = Reading(NoRecords(), TODAY, {"accidente por map": "MINE", "*": "OTHER"})
    cells = [("Accidente por MAP",), ("ACCIDENTE POR MAP",), ("something else",), (None,), ("UXO",)]
    found = read_as("accident", "caused_by", how, ONE, *cells)
    assert list(found.values) == ["MINE", "MINE", "OTHER", "OTHER", "UXO"]


def test_a_cell_with_an_error_says_so_instead_of_being_empty() -> None:
    found = read_as("accident", "place", Reading(NoRecords(), TODAY, {}), ONE, (CellError("#N/A"),), ("Bagrami",))
    assert (list(found.values), rules(found)) == ([None, "Bagrami"], [(0, "I1")])


def test_a_date_in_three_columns_that_is_none_is_quoted_and_an_empty_one_is_empty() -> None:
    parts = (Source(0, "A", "Year", "year"), Source(1, "B", "Month", "month"), Source(2, "C", "Day", "day"))
    how = Reading(NoRecords(), TODAY, {})
    rows = [(2024, 2, 11), (2024, 13, 1), (None, None, None), (2024, None, None)]
    found = read_as("accident", "accident_date", how, parts, *rows)
    assert list(found.values) == ["2024-02-11", None, None, "2024"]
    assert [(fault.row, fault.letter) for fault in found.faults] == [(1, "A+B+C")]


def test_a_text_that_is_no_date_is_told_and_not_lost() -> None:
    how = Reading(NoRecords(), TODAY, {}, lambda cell: "2024-04-03" if cell == "03/04/2024" else None)
    found = read_as("accident", "accident_date", how, ONE, ("03/04/2024",), ("last spring",), (None,))
    assert (list(found.values), rules(found)) == (["2024-04-03", None, None], [(1, "D8")])


def parts(fixed: Mapping[str, str], *rows: tuple[object, ...], **columns: int) -> FieldColumn:
    """Read coordinates from columns of their own; `columns` says at which place each part stands."""
    form = form_for("accident")
    sources = tuple(Source(place, "A", part, part) for part, place in columns.items())
    how = Reading(NoRecords(), dt.date(2026, 4, 20), {}, fixed_parts=fixed)
    return read_field(form, form.fields["position"], sources, rows, how)


def test_easting_northing_and_zone_in_three_columns_are_one_position() -> None:
    read = parts({}, ("42S", 515000, 3820000.5), (None, None, None), zone=0, easting=1, northing=2)
    assert (list(read.values), rules(read)) == (["42S E 515000 N 3820000.5", None], [])


def test_the_letter_of_a_hemisphere_in_its_own_column_is_no_band() -> None:
    read = parts({}, (19, "S", "500 000", "4 300 000"), zone=0, hemisphere=1, easting=2, northing=3)
    assert list(read.values) == ["19 SOUTH E 500 000 N 4 300 000"]
    assert rules(read) == []


def test_a_zone_that_is_the_same_in_every_row_need_not_be_a_column() -> None:
    read = parts({"zone": "44N"}, (500000.0, 900000.0), easting=0, northing=1)
    assert list(read.values) == ["44N E 500000 N 900000"]
    without = parts({}, (500000.0, 900000.0), easting=0, northing=1)
    assert rules(without) == [(0, "G10")]


def test_an_easting_without_its_northing_is_told() -> None:
    assert rules(parts({}, ("42S", 515000, None), zone=0, easting=1, northing=2)) == [(0, "G10")]
