"""Who may do which work when: rule D10 against the accreditations that an organisation holds."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.rules.accreditation import REPORTS
from mac_desktop.forms.schema import Value, Values
from mac_desktop.forms.validate import validate

TODAY = dt.date(2026, 11, 1)
OPERATOR: Values = {"id": "org1", "short_name": "CFI", "name": "Clear Fields"}
OPERATIONAL: Values = {
    "id": "ac1",
    "organisation_id": "org1",
    "accredited_work": "TS;CLR",
    "status": "OPERATIONAL",
    "valid_from": "2026-02-10",
    "valid_to": "2026-08",
}


def told(*held: Values, kind: str = "CLR", start: Value = "2026-03", end: Value = None) -> list[Severity]:
    """How rule D10 judges work of organisation org1, where these accreditations are kept."""
    lookup = HeldRecords({"organisation": (OPERATOR,), "accreditation": held})
    work = {"organisation_id": "org1", "activity_type": kind, "start_date": start, "end_date": end}
    problems = validate(form_for("activity"), work, lookup, today=TODAY).problems
    return [problem.severity for problem in problems if problem.rule == "D10"]


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("CLR", "2026-02-10", "2026-08-31"),
        ("TS", "2026-02", None),  # may have begun on the 10th
        ("CLR", "2026", None),
        ("HOV", "2026-09-01", None),  # a certificate, not work
        ("CLR", Gap.UNKNOWN, None),
    ],
)
def test_work_is_allowed_while_the_accreditation_may_have_been_in_force(kind: str, start: Value, end: Value) -> None:
    assert told(OPERATIONAL, kind=kind, start=start, end=end) == []


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("BAC", "2026-03-01", None),
        ("CLR", "2026-02-09", None),
        ("CLR", "2026-01", "2026-03"),
        ("CLR", "2026-08-01", "2026-09-01"),
    ],
)
def test_work_of_another_kind_or_on_another_day_is_stopped(kind: str, start: Value, end: Value) -> None:
    assert told(OPERATIONAL, kind=kind, start=start, end=end) == [Severity.STOP]


def test_a_renewal_carries_work_over_the_day_on_which_the_first_one_ends() -> None:
    renewed = {**OPERATIONAL, "id": "ac2", "valid_from": "2026-09-01", "valid_to": "2027"}
    assert told(OPERATIONAL, renewed, start="2026-08-01", end="2026-10-15") == []


def test_a_withdrawn_accreditation_held_until_that_day() -> None:
    withdrawn = {**OPERATIONAL, "status": "WITHDRAWN", "status_date": "2026-04-20"}
    assert told(withdrawn, start="2026-03-01", end="2026-04-20") == []
    assert told(withdrawn, start="2026-03-01", end="2026-04-21") == [Severity.STOP]


@pytest.mark.parametrize("status", ["APPLIED", "ORGANISATIONAL"])
def test_an_organisation_that_is_only_accepted_may_not_work_in_the_field_yet(status: str) -> None:
    assert told({**OPERATIONAL, "status": status}) == [Severity.STOP]


def test_an_accreditation_that_names_no_kind_of_work_is_for_all() -> None:
    assert told({**OPERATIONAL, "accredited_work": None}, kind="BAC") == []


def test_the_accreditation_of_another_organisation_is_none() -> None:
    assert told({**OPERATIONAL, "organisation_id": "org2"}) == [Severity.STOP]


def test_work_of_the_past_is_only_warned_of() -> None:
    assert told(OPERATIONAL, start="2019-05", end="2019-06") == [Severity.WARN]


def test_a_centre_that_keeps_no_accreditations_is_told_so_and_not_held_up() -> None:
    assert told(start="2026-03") == [Severity.WARN]


def test_every_type_of_work_can_be_accredited() -> None:
    assert {code.code for code in codelist("activity_type")} <= REPORTS | {c.code for c in codelist("accredited_work")}
