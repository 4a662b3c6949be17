"""A status that a workflow governs changes only as it allows, with the day and the reason that it asks for."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.domain.workflows import RECORD, WORKFLOWS, Need
from mac_desktop.forms.binding import bind
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.status import GOVERNED, Governed, status_rules
from mac_desktop.forms.schema import Values
from mac_desktop.forms.validate import broken_rules
from mac_desktop.texts import ENGLISH

TODAY = dt.date(2024, 7, 1)
EVERY_FIELD = pytest.mark.parametrize("governed", GOVERNED, ids=lambda g: f"{g.form.key}.{g.field}")
TOLD: dict[Need, str] = {
    Need.DATE: "2024-06-02",
    Need.START: "2024-06-02",
    Need.END: "2024-06-02",
    Need.REASON: "Rains",
}


def problems(governed: Governed, values: Values, before: Values | None) -> list[Problem]:
    context = RuleContext(HeldRecords(), TODAY, "r1", before)
    return broken_rules(bind(governed.form), status_rules(governed), values, context)


def told(governed: Governed) -> Values:
    """Everything that a move may ask for."""
    return {field: TOLD[need] for need, field in governed.told_in.items()}


@EVERY_FIELD
def test_each_allowed_change_passes_and_every_other_says_what_is_allowed(governed: Governed) -> None:
    codes = [code.code for code in codelist(governed.workflow.codelist)]
    for source in codes:
        for target in codes:
            found = problems(governed, {**told(governed), governed.field: target}, {governed.field: source})
            if source == target or target in governed.workflow.next(source):
                assert found == [], (source, target)
                continue
            (problem,) = found
            assert (problem.rule, problem.severity, problem.field) == ("L10", Severity.STOP, governed.field)
            sentence = ENGLISH.fill(problem.message, problem.values)
            for code in (source, target, *governed.workflow.next(source)):
                assert codelist(governed.workflow.codelist).label(code) in sentence
            if not governed.workflow.next(source):
                assert "final" in sentence


@EVERY_FIELD
def test_what_a_move_asks_for_is_asked_for_one_by_one(governed: Governed) -> None:
    for move in governed.workflow.moves:
        whole = {**told(governed), governed.field: move.target}
        for need in Need:
            field = governed.told_in.get(need)
            found = problems(governed, {**whole, field: None}, {governed.field: move.source}) if field else []
            assert [p.field for p in found] == ([field] if need in move.needs else []), (move.source, move.target, need)
            assert all(p.severity is Severity.STOP for p in found)


@EVERY_FIELD
def test_every_need_of_a_move_has_its_field(governed: Governed) -> None:
    asked = {need for move in governed.workflow.moves for need in move.needs}
    assert asked == set(governed.told_in)
    assert set(governed.told_in.values()) <= {spec.name for spec in governed.form.fields}


@EVERY_FIELD
def test_a_record_told_for_the_first_time_may_stand_in_any_state(governed: Governed) -> None:
    for code in codelist(governed.workflow.codelist):
        assert problems(governed, {governed.field: code.code}, None) == []
        assert problems(governed, {governed.field: code.code}, {governed.field: None}) == []


@EVERY_FIELD
def test_a_state_once_told_is_not_emptied(governed: Governed) -> None:
    first = governed.workflow.begins[0]
    (problem,) = problems(governed, {governed.field: None}, {governed.field: first})
    assert problem.severity is Severity.STOP
    assert codelist(governed.workflow.codelist).label(first) in ENGLISH.fill(problem.message, problem.values)


def test_the_day_of_a_change_is_not_before_the_last_one_and_not_silently_the_same() -> None:
    area = next(g for g in GOVERNED if g.form.key == "hazardous_area")
    before: Values = {"status": "WORKED", "status_date": "2024-05-10", "status_reason": "Order 4"}
    stopped: Values = {"status": "SUSPENDED", "status_reason": "Rains"}
    (early,) = problems(area, {**stopped, "status_date": "2024-05-09"}, before)
    assert (early.severity, early.field) == (Severity.STOP, "status_date")
    (same,) = problems(area, {**stopped, "status_date": "2024-05-10"}, before)
    assert same.severity is Severity.WARN
    assert problems(area, {**stopped, "status_date": "2024-05"}, before) == [], "a month may hold a later day"
    (closed,) = problems(area, {"status": "CLOSED", "closed_date": "2024-04"}, before)
    assert (closed.severity, closed.field) == (Severity.STOP, "closed_date")


def test_the_reason_of_the_change_before_is_not_silently_that_of_the_next() -> None:
    task = next(g for g in GOVERNED if g.form.key == "task")
    before: Values = {"status": "ONGOING", "status_date": "2024-05-10", "status_reason": "Rains"}
    (found,) = problems(task, {"status": "SUSPENDED", "status_date": "2024-06", "status_reason": "Rains"}, before)
    assert (found.rule, found.severity) == ("L10b", Severity.WARN)


def test_every_workflow_governs_a_field() -> None:
    assert {governed.workflow.key for governed in GOVERNED} == {flow.key for flow in WORKFLOWS} - {RECORD.key}
    for governed in GOVERNED:
        assert bind(governed.form).fields[governed.field].codelist == governed.workflow.codelist
