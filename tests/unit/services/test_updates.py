"""A newer report on an approved record: it counts as it stands until the report is approved, and only newer is
better."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Refused, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.reports.measures.areas import open_areas
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.services import duties, history, lists, permissions, records, stores, updates, wording
from mac_desktop.services.checking import check_store
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.records import Saved
from mac_desktop.texts import Texts

AREA = {
    "local_id": "HA-1",
    "name": "North ridge",
    "classification": "CHA",
    "status": "OPEN",
    "status_date": "2024-02",
    "information_date": "2024-02-10",
    "admin_unit_id": "AF01",
    "area_m2": 12_000,
    "contamination": "APM",
    "direct_evidence": "VISUAL",
    "latitude": "34°31'41\"N",
    "longitude": "69.17",
    "priority": "unknown",
}


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


def approve(ctx: Context, form: str, record_id: str) -> records.Moved:
    return records.set_state(ctx, form, [record_id], State.APPROVED)


@pytest.fixture
def area(ctx: Context) -> str:
    saved = records.save(ctx, "hazardous_area", AREA, submit=True)
    assert approve(ctx, "hazardous_area", saved.id).moved == 1, saved.problems
    return saved.id


def report(ctx: Context, area: str, **values: object) -> Saved:
    """A newer report on the area, submitted."""
    begun = updates.begin(ctx, "hazardous_area", area)
    raw = {**records.load(ctx, "hazardous_area", begun.id).raw, **values}
    return records.save(ctx, "hazardous_area", raw, begun.id, submit=True)


def load(ctx: Context, record_id: str) -> records.Loaded:
    return records.load(ctx, "hazardous_area", record_id)


def counted(ctx: Context, *states: str) -> list[str]:
    """The areas that a report counts."""
    scope = Scope("2025-01-01", "2025-12-31", states=states or ("approved",))
    with ctx.store.read() as connection:
        selection = open_areas("test", scope).selection
        return [row[0] for row in connection.execute(text(selection.sql), selection.params)]


def test_a_newer_report_begins_with_what_is_known_and_without_the_dates_of_the_old_one(ctx: Context, area: str) -> None:
    begun = load(ctx, updates.begin(ctx, "hazardous_area", area).id)
    assert (begun.state, begun.updates) == (State.DRAFT, area)
    assert begun.values["name"] == "North ridge"
    assert begun.values["priority"] is Gap.UNKNOWN
    assert begun.raw["latitude"] == "34°31'41\"N"
    assert begun.values["information_date"] is None
    problems = records.check(ctx, "hazardous_area", begun.raw, begun.id).problems
    assert [(p.field, p.rule) for p in problems if p.severity == "stop"] == [("information_date", "V2")]
    assert load(ctx, area).state is State.APPROVED


def test_until_it_is_approved_the_record_counts_as_it_stands(ctx: Context, area: str) -> None:
    saved = report(ctx, area, information_date="2024-09", area_m2=9_000)
    assert saved.state is State.SUBMITTED, saved.problems
    assert load(ctx, area).values["area_m2"] == 12_000
    assert counted(ctx) == [area]
    assert counted(ctx, "submitted", "verified", "approved") == [area], "one area, whatever waits"


def test_an_approved_report_is_taken_over_and_the_older_one_is_kept(ctx: Context, area: str) -> None:
    before = load(ctx, area)
    saved = report(ctx, area, information_date="2024-09", area_m2=9_000, latitude="34.6", priority="HIGH")
    moved = approve(ctx, "hazardous_area", saved.id)
    assert (moved.moved, moved.held, moved.told) == (1, [], [])
    after, old = load(ctx, area), load(ctx, saved.id)
    assert (after.id, after.number, after.state) == (before.id, before.number, State.APPROVED)
    assert (after.values["area_m2"], after.values["priority"], after.raw["latitude"]) == (9_000, "HIGH", "34.6")
    assert (old.state, old.updates) == (State.SUPERSEDED, area)
    assert (old.values["area_m2"], old.values["priority"]) == (12_000, Gap.UNKNOWN)
    assert old.raw["latitude"] == "34°31'41\"N"
    assert counted(ctx) == [area]
    assert ("Area", "12,000", "9,000") in history.of_record(ctx, "hazardous_area", area)[0].changes
    assert [r.id for r in updates.of_record(ctx, "hazardous_area", area)] == [saved.id]


def test_what_refers_to_the_record_still_does(ctx: Context, area: str) -> None:
    task = {"name": "T", "task_type": "CLR", "status": "PLANNED", "organisation_id": "OP"}
    records.save(ctx, "organisation", {"short_name": "OP", "name": "Operator", "category": "NGO_N"}, submit=True)
    made = records.save(ctx, "task", task)
    objective = records.save(ctx, "task_objective", {"task_id": made.id, "hazardous_area_id": area}, submit=True)
    approve(ctx, "hazardous_area", report(ctx, area, information_date="2025").id)
    assert records.load(ctx, "task_objective", objective.id).values["hazardous_area_id"] == area


@pytest.mark.parametrize("date", ["2024-02-10", "2024-02-09", "2023", "2024-02", "2024"])
def test_a_report_that_is_not_newer_for_certain_changes_nothing_and_says_so(ctx: Context, area: str, date: str) -> None:
    saved = report(ctx, area, information_date=date, area_m2=9_000)
    assert "D12" in [p.rule for p in saved.problems]
    assert saved.state is State.SUBMITTED, "it may be filed all the same"
    moved = approve(ctx, "hazardous_area", saved.id)
    ((number, problem),) = moved.told
    assert (number, problem.rule) == (saved.number, "D12")
    sentence = wording.sentence(Texts(), problem)
    assert load(ctx, area).number in sentence
    assert date in sentence
    assert "2024-02-10" in sentence
    assert load(ctx, area).values["area_m2"] == 12_000
    assert load(ctx, saved.id).state is State.SUPERSEDED
    assert load(ctx, saved.id).values["area_m2"] == 9_000


def test_a_report_is_judged_as_the_record_that_it_is_on(ctx: Context, area: str) -> None:
    saved = report(ctx, area, information_date="2024-09", status="HANDED", status_date="2024-09")
    assert saved.state is State.DRAFT
    assert "L10" in [p.rule for p in saved.problems if p.severity == "stop"], "open is not followed by handed over"
    assert "V1" not in [p.rule for p in saved.problems], "the identifier is its own"
    worked = records.load(ctx, "hazardous_area", saved.id).raw | {"status": "WORKED"}
    assert records.save(ctx, "hazardous_area", worked, saved.id, submit=True).state is State.SUBMITTED
    assert [n for n, p in check_store(ctx).problems if n == saved.number and p.rule == "V1"] == []


def test_a_report_is_offered_nowhere_as_a_record_of_its_own(ctx: Context, area: str) -> None:
    saved = report(ctx, area, information_date="2024-09", name="North ridge, upper part")
    assert [i for i, _, _ in records.choices(ctx, "hazardous_area", "North ridge")] == [area]
    assert [i for i, _, _ in records.choices(ctx, "hazardous_area", "HA-1")] == [area]
    assert records.load(ctx, "hazardous_area", "HA-1").id == area
    assert records.load(ctx, "hazardous_area", saved.number).id == saved.id, "but by its number"
    assert {f.id for f in lists.search(ctx, "north ridge")} == {area, saved.id}


def test_only_an_approved_record_has_newer_reports(ctx: Context) -> None:
    draft = records.save(ctx, "hazardous_area", AREA)
    with pytest.raises(WrongUse, match=draft.number):
        updates.begin(ctx, "hazardous_area", draft.id)


@pytest.mark.parametrize("what", ["returned", "deleted"])
def test_a_report_waits_while_its_record_is_not_approved(ctx: Context, area: str, what: str) -> None:
    saved = report(ctx, area, information_date="2024-09")
    if what == "returned":
        records.set_state(ctx, "hazardous_area", [area], State.RETURNED, "?")
    else:
        records.delete(ctx, "hazardous_area", area, "?")
    (held,) = approve(ctx, "hazardous_area", saved.id).held
    assert load(ctx, area).number in wording.sentence(Texts(), held[1][0])
    assert load(ctx, saved.id).state is State.SUBMITTED
    assert records.set_state(ctx, "hazardous_area", [saved.id], State.REJECTED, "Not needed").moved == 1


def test_a_report_whose_record_was_taken_out_waits_and_says_why(ctx: Context) -> None:
    saved = records.save(ctx, "hazardous_area", AREA, submit=True)
    made = history.last_step(ctx)
    approve(ctx, "hazardous_area", saved.id)
    newer = report(ctx, saved.id, information_date="2024-09")
    assert history.undo(ctx, made).reversed == 1
    (held,) = approve(ctx, "hazardous_area", newer.id).held
    assert "taken out of the store" in wording.sentence(Texts(), held[1][0])
    assert updates.target(ctx, "hazardous_area", saved.id) is None
    history.undo(ctx, history.last_step(ctx))
    assert approve(ctx, "hazardous_area", newer.id).moved == 1


def test_taking_over_can_be_taken_back(ctx: Context, area: str) -> None:
    saved = report(ctx, area, information_date="2024-09", area_m2=9_000)
    approve(ctx, "hazardous_area", saved.id)
    history.undo(ctx, history.last_step(ctx))
    assert (load(ctx, area).values["area_m2"], load(ctx, saved.id).values["area_m2"]) == (12_000, 9_000)
    assert (load(ctx, area).state, load(ctx, saved.id).state) == (State.APPROVED, State.SUBMITTED)


def test_changing_a_record_by_older_information_is_pointed_out(ctx: Context, area: str) -> None:
    raw = load(ctx, area).raw
    told = records.check(ctx, "hazardous_area", {**raw, "information_date": "2023", "area_m2": 9_000}, area)
    assert [p.rule for p in told.problems if p.field == "information_date"] == ["D12"]
    same = records.check(ctx, "hazardous_area", {**raw, "area_m2": 9_000}, area)
    assert [p.rule for p in same.problems if p.field == "information_date"] == [], "a slip may be corrected"


def test_who_wrote_the_report_does_not_approve_it_where_duties_are_apart(ctx: Context, area: str) -> None:
    duties.keep_apart(ctx, True)
    saved = report(ctx, area, information_date="2024-09")
    assert approve(ctx, "hazardous_area", saved.id).moved == 0
    other = replace(ctx, user="karim")
    assert approve(other, "hazardous_area", saved.id).moved == 1
    raw = {**load(ctx, area).raw, "name": "South ridge"}
    records.save(ctx, "hazardous_area", raw, area, submit=True)
    assert approve(ctx, "hazardous_area", area).moved == 0


def test_a_waiting_report_on_an_account_gives_no_rights(ctx: Context) -> None:
    account = {"sign_in": "amina", "full_name": "Amina", "roles": "ADMINISTRATOR;APPROVER", "active": "YES"}
    own = records.save(ctx, "user_account", account, submit=True)
    records.save(ctx, "user_account", {**account, "sign_in": "nur", "roles": "VIEWER"}, submit=True)
    nur = records.load(ctx, "user_account", "nur")
    records.set_state(ctx, "user_account", [own.id, nur.id], State.APPROVED)
    begun = updates.begin(ctx, "user_account", nur.id)
    records.save(ctx, "user_account", {**nur.raw, "roles": "APPROVER"}, begun.id, submit=True)
    viewer = replace(ctx, user="nur")
    assert [role.value for role in permissions.rights(viewer).roles] == ["VIEWER"]
    with pytest.raises(Refused):
        updates.begin(viewer, "user_account", nur.id)
    ghost = updates.begin(ctx, "user_account", nur.id)
    records.save(ctx, "user_account", {**nur.raw, "sign_in": "ghost"}, ghost.id, submit=True)
    assert not permissions.rights(replace(ctx, user="ghost")).known
    approve(ctx, "user_account", begun.id)
    assert [role.value for role in permissions.rights(viewer).roles] == ["APPROVER"]


def test_a_waiting_or_rejected_casualty_is_not_counted_beside_the_one_that_stands(ctx: Context) -> None:
    accident = {
        "accident_date": "2024",
        "accident_type": "MINE",
        "caused_by": "MINE",
        "device_category": "APM",
        "admin_unit_id": "AF01",
        "killed": 1,
        "injured": 0,
        "outcome_unknown": 0,
    }
    made = records.save(ctx, "accident", accident, submit=True)
    hurt = {"accident_id": made.id, "outcome": "KILLED", "sex": "M", "condition": "CIV", "activity": "FARM"}
    first = records.save(ctx, "casualty", hurt, submit=True)
    twice = records.save(ctx, "casualty", hurt, submit=True)
    approve(ctx, "casualty", first.id)
    updates.begin(ctx, "casualty", first.id)
    assert "P2" in _rules(ctx, made.id, accident)
    records.set_state(ctx, "casualty", [twice.id], State.REJECTED, "Told twice")
    assert "P2" not in _rules(ctx, made.id, accident)


def _rules(ctx: Context, accident_id: str, values: dict[str, object]) -> list[str]:
    return [p.rule for p in records.check(ctx, "accident", values, accident_id).problems]


def test_rules_do_not_see_reports_and_rejected_records(ctx: Context, area: str) -> None:
    begun = updates.begin(ctx, "hazardous_area", area)
    other = records.save(ctx, "hazardous_area", {**AREA, "local_id": "HA-2"}, submit=True)
    records.set_state(ctx, "hazardous_area", [other.id], State.REJECTED, "Told twice")
    with ctx.store.read() as connection:
        lookup = StoreLookup(connection)
        assert lookup.record("hazardous_area", area) is not None
        assert lookup.record("hazardous_area", begun.id) is None
        assert lookup.record("hazardous_area", other.id) is None
