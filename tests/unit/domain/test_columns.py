"""A column says what its value is, once, in the words that reading, checking and the data dictionary ask for."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Float, Integer, Text

from mac_desktop.domain.records import base
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import Kind


@pytest.mark.parametrize(
    ("column", "facts"),
    [
        (base.text(), {"kind": Kind.TEXT, "length": 255, "unique": False, "personal": False}),
        (base.text(length=20, unique=True, personal=True), {"length": 20, "unique": True, "personal": True}),
        (base.memo(), {"kind": Kind.MEMO, "length": 1_000_000}),
        (base.integer(), {"kind": Kind.INTEGER, "unit": "", "low": 0, "high": None}),
        (base.integer(unit="cm", low=1, high=300), {"unit": "cm", "low": 1, "high": 300}),
        (base.reporting_year(), {"kind": Kind.INTEGER, "low": 1999, "high": 2100, "grouped": False}),
        (base.square_metres(), {"kind": Kind.INTEGER, "unit": "m2", "low": 0, "high": None}),
        (base.decimal(), {"kind": Kind.DECIMAL, "unit": "", "low": 0, "high": None}),
        (base.decimal(unit="m", low=None, high=9.5), {"unit": "m", "low": None, "high": 9.5}),
        (base.partial_date(), {"kind": Kind.DATE, "future": False}),
        (base.partial_date(future=True), {"future": True}),
        (base.clock_time(), {"kind": Kind.TIME}),
        (base.code("sex"), {"kind": Kind.CODE, "codelist": "sex"}),
        (base.codes("wound"), {"kind": Kind.CODES, "codelist": "wound"}),
        (base.reference("task"), {"kind": Kind.REFERENCE, "refers_to": "task", "owner": False}),
        (base.reference("task", owner=True), {"owner": True}),
        (base.latitude(), {"kind": Kind.LATITUDE, "low": -90, "high": 90}),
        (base.longitude(), {"kind": Kind.LONGITUDE, "low": -180, "high": 180}),
        (base.position(), {"kind": Kind.POSITION, "length": 255}),
        (base.boundary(), {"kind": Kind.BOUNDARY}),
    ],
)
def test_a_column_knows_the_facts_of_its_value(column: Any, facts: dict[str, object]) -> None:
    info = column.sa_column_kwargs["info"]
    assert {name: info[name] for name in facts} == facts
    assert info["required"] is False, "nothing is needed unless it is said"
    assert column.default is None, "what nobody filled is not reported"


@pytest.mark.parametrize(
    "column",
    [
        base.text(required=True), base.memo(required=True), base.integer(required=True),
        base.reporting_year(required=True), base.square_metres(required=True), base.decimal(required=True),
        base.partial_date(required=True), base.clock_time(required=True), base.code("sex", required=True),
        base.codes("wound", required=True), base.reference("task", required=True), base.latitude(required=True),
        base.longitude(required=True),
    ],
)  # fmt: skip
def test_every_kind_of_column_can_be_needed(column: Any) -> None:
    assert column.sa_column_kwargs["info"]["required"] is True


@pytest.mark.parametrize(
    ("column", "kept_as"),
    [
        (base.integer(), Integer), (base.square_metres(), Integer), (base.decimal(), Float), (base.latitude(), Float),
        (base.longitude(), Float), (base.text(), Text), (base.code("sex"), Text), (base.partial_date(), Text),
        (base.clock_time(), Text), (base.position(), Text), (base.boundary(), Text),
    ],
)  # fmt: skip
def test_numbers_are_kept_as_numbers_and_all_else_as_text(column: Any, kept_as: type) -> None:
    assert column.sa_type is kept_as


def test_what_reports_look_up_has_an_index_and_a_reference_names_a_row_of_its_table() -> None:
    assert base.partial_date(required=True).index is True
    assert base.partial_date().index is False
    assert base.text().index is False
    assert base.reference("task").index is True
    assert base.reference("task").foreign_key == "task.id"


def test_an_owner_stands_before_its_parts_wherever_tables_are_filled_in_order() -> None:
    seen: set[str] = set()
    for record in RECORDS:
        table = record.__table__  # type: ignore[attr-defined]
        owners = {key.column.table.name for key in table.foreign_keys if key.parent.info.get("owner")}
        assert owners - {table.name} <= seen, table.name
        seen.add(table.name)
