"""One judgement for every door: all problems at once, nothing raised, nothing lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import form_for, forms_by_key
from mac_desktop.forms.validate import Checked, validate
from mac_desktop.texts import ENGLISH

TODAY = dt.date(2024, 7, 1)
HELD = HeldRecords(
    {
        "admin_unit": ({"id": "u1", "pcode": "SO12", "name": "Bari"}, {"id": "u2", "pcode": "SO13", "name": "Bari"}),
        "accident": ({"id": "x1", "local_id": "ACC-7", "accident_date": "2024-05-01"},),
    }
)
ACCIDENT: dict[str, object] = {
    "accident_type": "Mine accident",
    "caused_by": "mine",
    "accident_date": "05/2024",
    "admin_unit_id": "SO12",
    "device_category": "APM",
}


def check(key: str, raw: dict[str, Any], record_id: str | None = None) -> Checked:
    return validate(form_for(key), raw, HELD, today=TODAY, record_id=record_id)


def rules(checked: Checked) -> list[tuple[str, str]]:
    return [(p.field, p.rule) for p in checked.problems]


def test_a_complete_record_has_no_problem_and_its_values() -> None:
    checked = check("accident", ACCIDENT)
    assert checked.problems == []
    assert checked.may_submit
    assert checked.values["accident_type"] == "MINE"
    assert checked.values["accident_date"] == "2024-05"
    assert checked.values["admin_unit_id"] == "u1"
    assert checked.values["killed"] is None


def test_all_problems_are_told_at_once() -> None:
    checked = check(
        "accident",
        {
            **ACCIDENT,
            "accident_date": "31/02/2024",
            "caused_by": "meteor",
            "killed": "-1",
            "latitude": "34.5",
            "report_date": "01/01/2031",
            "device_category": "",
        },
    )
    assert set(rules(checked)) == {
        ("accident_date", "D8"),
        ("caused_by", "V3"),
        ("killed", "B1"),
        ("latitude", "G19"),
        ("report_date", "D2"),
        ("device_category", "V2"),
    }
    assert not checked.may_submit


def test_what_could_not_be_read_is_kept_as_typed_and_not_called_missing() -> None:
    checked = check("accident", {**ACCIDENT, "accident_date": " 31/02/2024 "})
    assert rules(checked) == [("accident_date", "D8")]
    assert checked.typed["accident_date"] == "31/02/2024"
    assert checked.values["accident_date"] is None


def test_unknown_answers_a_required_question() -> None:
    checked = check("accident", {**ACCIDENT, "accident_date": "unknown"})
    assert checked.problems == []
    assert checked.values["accident_date"] is Gap.UNKNOWN


def test_zero_is_a_value() -> None:
    assert check("accident", {**ACCIDENT, "killed": 0}).values["killed"] == 0


def test_a_name_that_means_two_entries_is_not_guessed() -> None:
    checked = check("accident", {**ACCIDENT, "admin_unit_id": "bari"})
    assert rules(checked) == [("admin_unit_id", "V8")]
    assert checked.problems[0].values["count"] == 2


def test_an_identifier_that_is_taken_stops_but_not_against_itself() -> None:
    raw = {**ACCIDENT, "local_id": "acc-7"}
    assert rules(check("accident", raw)) == [("local_id", "V1")]
    assert check("accident", raw, record_id="x1").problems == []


def test_a_question_that_does_not_apply_is_not_missed() -> None:
    assert ("currency", "V14") not in rules(check("assistance", {}))
    assert ("currency", "V14") in rules(check("assistance", {"cost": "12"}))


def test_a_warning_does_not_hold_a_record_back() -> None:
    checked = check("accident", {**ACCIDENT, "accident_date": "1824"})
    assert [(p.rule, p.severity) for p in checked.problems] == [("D7", Severity.WARN)]
    assert checked.may_submit


def test_rounded_square_metres_are_noted() -> None:
    checked = check("task", {"area_m2": "1250.4"})
    assert checked.values["area_m2"] == 1250
    assert ("area_m2", "N4") in rules(checked)


@pytest.mark.parametrize("form", forms_by_key().values(), ids=lambda f: f.key)
def test_an_empty_record_is_told_all_that_it_lacks_in_whole_sentences(form: Any) -> None:
    checked = validate(form, {}, HELD, today=TODAY)
    lacking = {p.field for p in checked.problems if p.rule == "V2"}
    relevant = {
        f.name
        for f in form.fields.values()
        if f.required and (f.spec.shown_when is None or f.spec.shown_when(dict.fromkeys(form.fields)))
    }
    assert lacking == relevant
    for problem in checked.problems:
        assert ENGLISH.fill(problem.message, {"choices": "", **problem.values}).endswith(".")


CELLS = st.one_of(st.none(), st.text(max_size=12), st.integers(), st.floats(), st.dates(), st.sampled_from(Gap))


@settings(max_examples=60, deadline=None)
@given(key=st.sampled_from(sorted(forms_by_key())), data=st.data())
def test_judging_never_raises(key: str, data: st.DataObject) -> None:
    form = form_for(key)
    raw = {name: data.draw(CELLS) for name in form.fields}
    checked = validate(form, raw, HELD, today=TODAY, record_id="x1")
    assert set(checked.values) == set(form.fields)
    for problem in checked.problems:
        ENGLISH.fill(problem.message, {"choices": "", **problem.values})


def test_today_is_no_day_to_come_and_some_days_lie_ahead_by_their_nature() -> None:
    assert rules(check("accident", {**ACCIDENT, "accident_date": TODAY.isoformat()})) == []
    assert ("accident_date", "D2") in rules(check("accident", {**ACCIDENT, "accident_date": "2024-07-02"}))
    ahead = check("accreditation", {"valid_to": "2031-12-31"})
    assert ("valid_to", "D2") not in rules(ahead)
    assert ahead.values["valid_to"] == "2031-12-31"


def test_the_limits_of_a_number_belong_to_what_is_allowed() -> None:
    for depth, told in ((500, False), (501, True)):
        found = rules(check("land_release_product", {"depth_cm": depth}))
        assert (("depth_cm", "B2") in found) is told


def test_an_area_below_zero_stops_although_it_was_rounded() -> None:
    checked = check("hazardous_area", {"area_m2": "-12.6"})
    assert ("area_m2", "B1") in rules(checked)
    assert checked.values["area_m2"] is None


def test_latitude_and_longitude_follow_from_the_coordinates_as_written() -> None:
    checked = check("accident", {**ACCIDENT, "position": "18NXL0251208301"})
    assert checked.problems == []
    assert checked.values["position"] == "18NXL0251208301"
    assert (checked.values["latitude"], checked.values["longitude"]) == (4.5980599, -74.0758357)
    assert checked.computed == {"latitude", "longitude"}


def test_a_latitude_that_was_typed_stays_where_nothing_follows() -> None:
    checked = check("accident", {**ACCIDENT, "latitude": "4°35'53\"N", "longitude": "74°4'33\"W"})
    assert checked.values["latitude"] == pytest.approx(4.598056, abs=1e-6)
    assert checked.typed["latitude"] == "4°35'53\"N"
    assert checked.computed == frozenset()


def test_a_value_that_was_given_is_not_overruled_in_silence() -> None:
    raw = {**ACCIDENT, "position": "18NXL0251208301", "latitude": "4.6", "longitude": "-74.0758357"}
    checked = check("accident", raw)
    assert rules(checked) == [("latitude", "C1")]
    assert checked.values["latitude"] == 4.5980599
    assert "latitude" not in checked.typed
    assert "4.6" in ENGLISH.fill(checked.problems[0].message, checked.problems[0].values)


def test_the_same_value_rounded_is_no_contradiction() -> None:
    raw = {**ACCIDENT, "position": "18NXL0251208301", "latitude": "4.598060", "longitude": "74°4'33.01\"W"}
    assert rules(check("accident", raw)) == []


def test_a_stored_value_follows_when_the_coordinates_are_corrected() -> None:
    raw = {**ACCIDENT, "position": "4.7, -74.1", "latitude": 4.59806, "longitude": -74.0758357}
    checked = check("accident", raw)
    assert (checked.values["latitude"], checked.values["longitude"]) == (4.7, -74.1)
    assert checked.problems == []


def test_coordinates_that_cannot_be_read_are_kept_as_typed_and_hold_the_record_back() -> None:
    checked = check("accident", {**ACCIDENT, "position": "by the river", "latitude": "4.6", "longitude": "-74"})
    assert rules(checked) == [("position", "G10")]
    assert checked.typed["position"] == "by the river"
    assert checked.values["latitude"] == 4.6


def test_a_boundary_is_a_polygon_or_is_refused() -> None:
    unit = {"pcode": "SO12", "name": "Bari", "level": "0"}
    good = "POLYGON ((49 10, 51 10, 51 12, 49 12, 49 10))"
    assert check("admin_unit", {**unit, "boundary": good}, "u1").values["boundary"] == good
    wrong = check("admin_unit", {**unit, "boundary": "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"}, "u1")
    assert rules(wrong) == [("boundary", "G2")]
