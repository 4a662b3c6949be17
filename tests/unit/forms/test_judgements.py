"""What is told of one value, word for word, with its rule and how much it holds back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.map_points import own_position, read_points
from mac_desktop.forms.schema import Values
from mac_desktop.forms.validate import contradicts, validate
from mac_desktop.texts import ENGLISH

TODAY = dt.date(2024, 7, 1)
HELD = HeldRecords(
    {
        "admin_unit": ({"id": "u1", "pcode": "SO12", "name": "Bari"}, {"id": "u2", "pcode": "SO13", "name": "Bari"}),
        "accident": ({"id": "x1", "local_id": "ACC-7", "accident_date": "2024-05-01"},),
    }
)


def told(form: str, field: str, raw: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Rule, severity and sentence of each problem of one field."""
    checked = validate(form_for(form), raw, HELD, today=TODAY)
    return [
        (p.rule, p.severity.value, ENGLISH.fill(p.message, p.values))
        for p in checked.problems
        if p.field == field and p.form == form
    ]


@pytest.mark.parametrize(
    ("form", "field", "raw", "problem"),
    [
        ("accident", "killed", {"killed": "-1"}, ("B1", "stop", "{label} must be at least 0; -1 is less.")),
        ("land_release_product", "depth_cm", {"depth_cm": "501"},
         ("B2", "stop", "{label} must be at most 500; 501 is more.")),
        ("accident", "report_date", {"report_date": "2024-07-02"},
         ("D2", "stop", "{label} is 2024-07-02, which is later than today. Correct the date.")),
        ("accident", "local_id", {"local_id": "acc-7"},
         ("V1", "stop", "{label} “acc-7” is already used by another record. Give this one its own.")),
        ("accident", "admin_unit_id", {"admin_unit_id": "Nugal"},
         ("V8", "stop", "{label}: nothing is called “Nugal”. Choose an entry, or add it first.")),
        ("accident", "admin_unit_id", {"admin_unit_id": "bari"},
         ("V8", "stop", "{label}: 2 entries are called “bari”. Give its code or number instead.")),
        ("accident", "accident_date", {},
         ("V2", "stop", ("{label} is needed before this can be submitted. Fill it in, or say that it is "
          "unknown."))),
        ("accident", "accident_date", {"accident_date": "soon"},
         ("D8", "stop", "{label} must be a date such as 24/03/2024, 03/2024 or 2024; “soon” is not one.")),
        ("task", "area_m2", {"area_m2": "1250.5"},
         ("N4", "note", "{label} is kept in whole square metres: 1250.5 was rounded to 1251.")),
    ],
)  # fmt: skip
def test_a_value_that_is_not_right_is_told_in_a_sentence(
    form: str, field: str, raw: dict[str, Any], problem: tuple[str, str, str]
) -> None:
    rule, severity, sentence = problem
    label = ENGLISH(form_for(form).fields[field].label)
    assert (rule, severity, sentence.format(label=label)) in told(form, field, raw)


@pytest.mark.parametrize(
    ("date", "late"),
    [
        ("2024-07-01", False),
        ("2024-07-02", True),
        ("2024-07", False),
        ("2024-08", True),
        ("2024", False),
        ("2025", True),
    ],
)
def test_a_day_to_come_is_one_after_all_that_it_can_mean(date: str, late: bool) -> None:
    assert ("D2" in {rule for rule, _, _ in told("accident", "accident_date", {"accident_date": date})}) is late


@pytest.mark.parametrize(
    ("given", "computed", "contradiction"),
    [
        (None, 4.5, False), (4.5, 4.5, False), (4.500001, 4.5, False), (4.50002, 4.5, True), (4, 4.0, False),
        ("a", "a", False), ("a", "b", True), ("4.5", 4.5, True), (1_000_000.5, 1_000_000, False), (0, 0.000009, False),
        (0, 0.00002, True),
    ],
)  # fmt: skip
def test_a_rounded_value_does_not_contradict(given: Any, computed: Any, contradiction: bool) -> None:
    assert contradicts(given, computed) is contradiction


def test_what_overrules_a_value_names_both_and_where_it_comes_from() -> None:
    found = told("accident", "latitude", {"position": "4.7, -74.1", "latitude": " 4.6 ", "longitude": "-74.1"})
    assert found == [
        (
            "C1",
            "warn",
            (
                "Latitude was given as 4.6, but from Coordinates as written follows 4.7, which is kept. Correct the "
                "one that is wrong."
            ),
        )
    ]


def test_a_warning_or_a_note_lets_a_record_be_submitted_and_a_stop_does_not() -> None:
    raw = {"accident_type": "MINE", "caused_by": "mine", "accident_date": "1824", "admin_unit_id": "SO12",
           "device_category": "APM"}  # fmt: skip
    assert validate(form_for("accident"), raw, HELD, today=TODAY).may_submit
    stopped = validate(form_for("accident"), {**raw, "killed": "-1"}, HELD, today=TODAY)
    assert not stopped.may_submit
    assert [p.severity for p in stopped.problems if p.field == "killed"] == [Severity.STOP]


def _point(name: str, **values: object) -> Values:
    return {"id": name, "local_id": name, "shape_kind": "POINT", **values}  # type: ignore[return-value]


POINTS = [
    _point("C", shape_kind="POLYGON", shape_id="A", point_type="CLOSING", latitude=1.0, longitude=1.0, point_number=1),
    _point(
        "T2", shape_kind="POLYGON", shape_id="a ", point_type="TURNING", latitude=2.0, longitude=1.0, point_number=2
    ),
    _point("T1", shape_kind="POLYGON", shape_id="A", point_type="START", latitude=1.0, longitude=2.0, point_number=1),
    _point("TX", shape_kind="POLYGON", shape_id="A", point_type="TURNING", latitude=1.5, longitude=2.0),
    _point("L1", shape_kind="LINE", shape_id="Z", point_type="TURNING", latitude=1.0, longitude=2.0, point_number=1),
    _point("X", point_type="OTHER", latitude=1.0, longitude=2.0),
    _point("BM", point_type="BENCHMARK", latitude=1.0, longitude=2.0),
    _point("RP", point_type="REFERENCE", latitude=1.0, longitude=2.0),
]


def test_points_come_in_drawing_order_with_the_fixed_ones_before_all() -> None:
    assert [p.name for p in read_points(POINTS)] == ["RP", "BM", "X", "L1", "T1", "T2", "TX", "C"]
    assert [p.name for p in read_points(reversed(POINTS))] == ["RP", "BM", "X", "L1", "T1", "T2", "TX", "C"]


def test_a_leg_without_a_name_starts_at_the_point_before_or_at_the_benchmark() -> None:
    leg = {"bearing": 0.0, "distance_m": 110.6, "north_kind": "TRUE"}
    shape = {"shape_kind": "POLYGON", "shape_id": "A", "point_type": "TURNING"}
    mark = _point("BM", point_type="BENCHMARK", latitude=0.0, longitude=30.0)
    first, second = _point("T1", point_number=1, **shape, **leg), _point("T2", point_number=2, **shape, **leg)
    found = {p.name: p.position for p in read_points([second, first, mark])}
    assert [round(p.latitude, 4) if p else None for p in (found["T1"], found["T2"])] == [0.001, 0.002]
    named = {**second, "from_point": "b m"}
    found = {p.name: p.position for p in read_points([named, first, mark])}
    assert found["T2"] is not None
    assert round(found["T2"].latitude, 4) == 0.001


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"position": "4.7, -74.1"}, Position(4.7, -74.1)),
        ({"position": "  "}, None),
        ({"position": "by the river"}, None),
        ({}, None),
        ({"position": "602512 E 508301 N", "coordinate_system": "32618"}, Position(4.5980625, -74.0758389)),
    ],
)
def test_a_position_as_written_is_read_on_the_system_beside_it(values: Values, place: Position | None) -> None:
    found = own_position(values)
    assert (found is None) == (place is None)
    if found and place:
        assert (found.latitude, found.longitude) == pytest.approx((place.latitude, place.longitude), abs=1e-5)
