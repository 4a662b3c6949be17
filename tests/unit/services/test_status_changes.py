"""A clerk changes the status of an area, a reviewer rejects a report: what passes, what is stopped, what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.problems import Severity, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.services import history, imports, lists, records, stores
from mac_desktop.services.checking import check_store
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.progress import finish
from mac_desktop.services.records import Saved
from mac_desktop.texts import Texts

AREA = {
    "local_id": "HA-1",
    "classification": "CHA",
    "status": "OPEN",
    "status_date": "2024-02",
    "information_date": "2024-02",
    "admin_unit_id": "AF01",
    "area_m2": 12_000,
    "contamination": "APM",
    "direct_evidence": "VISUAL",
}
CLOSED = {"status": "CLOSED", "closure_reason": "OUTSIDE", "closed_date": "2024-06-30"}
ACCIDENT = {
    "local_id": "ACC-7",
    "accident_date": "03/2024",
    "accident_type": "MINE",
    "caused_by": "MINE",
    "device_category": "APM",
    "admin_unit_id": "AF01",
}
ORGANISATION = {"short_name": "HALO", "name": "An operator", "category": "INGO"}


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


def change(ctx: Context, record_id: str, form: str = "hazardous_area", **values: object) -> Saved:
    return records.save(ctx, form, {**records.load(ctx, form, record_id).raw, **values}, record_id, submit=True)


def stopped(ctx: Context, saved: Saved) -> list[tuple[str, str]]:
    found = [p for p in saved.problems if p.severity is Severity.STOP]
    return [(p.rule, records.sentence(ctx, p)) for p in found]


@pytest.fixture
def area(ctx: Context) -> str:
    saved = records.save(ctx, "hazardous_area", AREA, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    assert records.set_state(ctx, "hazardous_area", [saved.id], State.APPROVED).moved == 1
    return saved.id


def test_an_area_goes_its_way_with_the_day_and_the_reason_of_each_change(ctx: Context, area: str) -> None:
    for values in (
        {"status": "WORKED", "status_date": "2024-03-01"},
        {"status": "SUSPENDED", "status_date": "2024-04-01", "status_reason": "Floods"},
        {"status": "WORKED", "status_date": "2024-05-01"},
        CLOSED,
        {"status": "HANDED", "status_date": "2024-07-01"},
        {"status": "REOPENED", "status_date": "2024-09-01", "status_reason": "A mine was found"},
    ):
        saved = change(ctx, area, **values)
        assert stopped(ctx, saved) == [], values
        assert saved.state is State.SUBMITTED
    told = [label for entry in history.of_record(ctx, "hazardous_area", area) for label, _, _ in entry.changes]
    assert told.count("Status") == 7, "the history holds every status, with its day and who told it"


def test_a_closed_area_is_not_worked_on_without_being_reopened(ctx: Context, area: str) -> None:
    change(ctx, area, **CLOSED)
    saved = change(ctx, area, status="WORKED", status_date="2024-08-01")
    assert saved.state is State.DRAFT
    ((rule, sentence),) = stopped(ctx, saved)
    assert rule == "L10"
    assert "“Closed” cannot become “Worked on” at once" in sentence
    assert "Handed over, Re-opened" in sentence


def test_saving_a_forbidden_change_twice_does_not_make_it_right(ctx: Context, area: str) -> None:
    change(ctx, area, **CLOSED)
    change(ctx, area, status="WORKED", status_date="2024-08-01")
    again = change(ctx, area, status="WORKED", status_date="2024-08-01", name="North ridge")
    assert [rule for rule, _ in stopped(ctx, again)] == ["L10"]
    assert again.state is State.DRAFT
    moved = records.set_state(ctx, "hazardous_area", [area], State.SUBMITTED)
    assert moved.moved == 0
    assert moved.held[0][1][0].rule == "L10"
    assert change(ctx, area, **CLOSED).state is State.SUBMITTED, "set back, it is as it was"


def test_a_change_without_its_day_or_reason_stops_and_says_where_it_is_told(ctx: Context, area: str) -> None:
    change(ctx, area, status="WORKED", status_date="2024-03-01")
    saved = change(ctx, area, status="SUSPENDED", status_date=None, status_reason=None)
    assert {rule for rule, _ in stopped(ctx, saved)} == {"L10a", "L10b"}
    assert all("“Worked on” to “Suspended”" in sentence for _, sentence in stopped(ctx, saved))
    assert any("“Why the status changed”" in sentence for _, sentence in stopped(ctx, saved))


def test_a_slip_is_corrected_in_a_draft_and_in_a_returned_record(ctx: Context, area: str) -> None:
    draft = records.save(ctx, "hazardous_area", {**AREA, "local_id": "HA-2", **CLOSED})
    assert stopped(ctx, change(ctx, draft.id, status="WORKED", closure_reason=None, closed_date=None)) == []
    change(ctx, area, **CLOSED)
    records.set_state(ctx, "hazardous_area", [area], State.RETURNED, "It is not closed at all")
    values = {**records.load(ctx, "hazardous_area", area).raw, "status": "WORKED", "closure_reason": None}
    kept = records.save(ctx, "hazardous_area", values, area)
    assert (kept.state, stopped(ctx, kept)) == (State.DRAFT, [])
    assert stopped(ctx, change(ctx, area)) == [], "still free after it was kept as a draft"
    assert records.load(ctx, "hazardous_area", area).state is State.SUBMITTED


def test_areas_that_were_closed_long_ago_come_in_as_they_are(ctx: Context, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    names = [*AREA, "closure_reason", "closed_date"]
    book.active.append(names)
    for number, status in enumerate(("HANDED", "REPLACED", "OPEN")):
        book.active.append([*{**AREA, "local_id": f"HA-{number}", "status": status}.values(), "OUTSIDE", "2019"])
    book.save(tmp_path / "register.xlsx")
    incoming = imports.look_at(ctx, tmp_path / "register.xlsx", subject="hazardous_area")
    mapping = ImportMapping("hazardous_area", tuple(ColumnUse(n, f"hazardous_area.{n}") for n in names))
    dry = finish(imports.dry_run(ctx, incoming, mapping))
    assert [p.problem.rule for p in dry.problems if p.problem.rule.startswith("L10")] == []
    assert dry.counts["accepted_rows"] == 3
    finish(imports.store_import(ctx, dry))
    assert [p.rule for _, p in check_store(ctx).problems if p.rule.startswith("L10")] == []


def test_a_demining_accident_is_investigated_before_it_is_closed(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**ACCIDENT, "accident_type": "DEMINING", "status": "VERIFIED"}, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    early = change(ctx, saved.id, "accident", status="CLOSED", status_date="2024-05-01")
    assert [rule for rule, _ in stopped(ctx, early)] == ["P11"]
    unreported = change(ctx, saved.id, "accident", status="INVESTIGATED", status_date="2024-05-01")
    assert [rule for rule, _ in stopped(ctx, unreported)] == ["P11"]
    investigation = {
        "accident_id": saved.id,
        "operator_id": records.save(ctx, "organisation", ORGANISATION, submit=True).id,
        "asset": "MANUAL",
        "investigation_status": "FINAL",
        "final_report_date": "2024-04-28",
        "report_reference": "INV-2024-03",
    }
    told = records.save(ctx, "demining_accident", investigation, submit=True)
    assert told.state is State.SUBMITTED, told.problems
    investigated = change(ctx, saved.id, "accident", status="INVESTIGATED", status_date="2024-05-01")
    assert stopped(ctx, investigated) == []
    closed = change(ctx, saved.id, "accident", status="CLOSED", status_date="2024-06-01")
    assert stopped(ctx, closed) == []


# ---- rejecting


def test_a_rejected_report_keeps_its_reason_and_is_final(ctx: Context) -> None:
    saved = records.save(ctx, "accident", ACCIDENT, submit=True)
    with pytest.raises(WrongUse, match="why"):
        records.set_state(ctx, "accident", [saved.id], State.REJECTED, "  ")
    assert records.set_state(ctx, "accident", [saved.id], State.REJECTED, "A gas bottle").moved == 1
    assert history.note_on(ctx, "accident", saved.id) == (State.REJECTED, "A gas bottle")
    assert ("Why it was rejected", "", "A gas bottle") in history.of_record(ctx, "accident", saved.id)[0].changes
    for state in State:
        moved = records.set_state(ctx, "accident", [saved.id], state, "note")
        assert moved.moved == 0, state
    assert "final" in records.sentence(
        ctx, records.set_state(ctx, "accident", [saved.id], State.APPROVED).held[0][1][0]
    )
    with pytest.raises(WrongUse, match=saved.number):
        records.save(ctx, "accident", {**ACCIDENT, "place": "Bagrami"}, saved.id)


def test_a_rejected_report_leaves_its_identifier_free_and_is_not_offered(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**ACCIDENT, "place": "Bagrami"}, submit=True)
    records.set_state(ctx, "accident", [saved.id], State.REJECTED, "Told twice")
    assert records.choices(ctx, "accident", "Bagrami") == []
    assert records.choices(ctx, "accident", "ACC-7") == []
    casualty = records.save(ctx, "casualty", {"accident_id": "ACC-7"})
    assert [p.rule for p in casualty.problems if p.field == "accident_id"] == ["V8"]
    again = records.save(ctx, "accident", ACCIDENT, submit=True)
    assert again.state is State.SUBMITTED, again.problems
    assert lists.count(ctx, ListRequest("accident", ("number",))) == 2, "it is still in the list, for the file"
    assert [n for n, _ in check_store(ctx).problems if n == saved.number] == []


def test_rejecting_can_be_taken_back_as_every_step(ctx: Context) -> None:
    saved = records.save(ctx, "accident", ACCIDENT, submit=True)
    records.set_state(ctx, "accident", [saved.id], State.REJECTED, "A slip")
    history.undo(ctx, history.last_step(ctx))
    assert records.load(ctx, "accident", saved.id).state is State.SUBMITTED


def test_what_a_record_cannot_become_says_what_it_can(ctx: Context, area: str) -> None:
    (held,) = records.set_state(ctx, "hazardous_area", [area], State.VERIFIED).held
    assert records.sentence(ctx, held[1][0]) == (
        "It is “Approved” and cannot become “Verified” at once. From here it can become: Returned."
    )
    for state in (State.DRAFT, State.SUPERSEDED, State.SUBMITTED):
        assert records.set_state(ctx, "hazardous_area", [area], state).moved == 0, "nobody asks for this by itself"
