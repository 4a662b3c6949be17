"""The way of a record from the clerk to the report and back, as a clerk and a reviewer see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.services import attention, history, records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

ACCIDENT = {
    "accident_date": "03/2024",
    "accident_type": "MINE",
    "caused_by": "MINE",
    "device_category": "APM",
    "admin_unit_id": "AF01",
    "killed": "1",
}


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


@pytest.fixture
def accident(ctx: Context) -> str:
    return records.save(ctx, "accident", ACCIDENT, submit=True).id


def _state(ctx: Context, record_id: str) -> State:
    return records.load(ctx, "accident", record_id).state


def _move(ctx: Context, record_id: str, state: State, note: str = "") -> int:
    return records.set_state(ctx, "accident", [record_id], state, note).moved


@pytest.mark.parametrize("before", [State.SUBMITTED, State.VERIFIED, State.APPROVED])
def test_a_reviewer_can_return_a_record_at_any_stage(ctx: Context, accident: str, before: State) -> None:
    if before is not State.SUBMITTED:
        assert _move(ctx, accident, before) == 1
    assert _move(ctx, accident, State.RETURNED) == 1
    assert _state(ctx, accident) is State.RETURNED


def test_the_note_of_a_reviewer_is_read_in_the_history(ctx: Context, accident: str) -> None:
    _move(ctx, accident, State.RETURNED, "Which village?")
    changes = history.of_record(ctx, "accident", accident)[0].changes
    assert ("What is to be corrected", "", "Which village?") in changes
    _move(ctx, accident, State.SUBMITTED)
    labels = [label for label, _, _ in history.of_record(ctx, "accident", accident)[0].changes]
    assert "What is to be corrected" not in labels


def test_the_note_of_a_reviewer_is_there_until_the_record_is_submitted_again(ctx: Context, accident: str) -> None:
    assert history.return_note(ctx, "accident", accident) == ""
    _move(ctx, accident, State.RETURNED, "Which village?")
    assert history.return_note(ctx, "accident", accident) == "Which village?"
    records.save(ctx, "accident", {**ACCIDENT, "place": "Bagrami"}, accident)
    assert history.return_note(ctx, "accident", accident) == "Which village?", "it is being corrected"
    records.save(ctx, "accident", {**ACCIDENT, "place": "Bagrami"}, accident, submit=True)
    assert history.return_note(ctx, "accident", accident) == ""


def test_a_record_that_breaks_a_rule_can_still_be_returned(ctx: Context, accident: str) -> None:
    records.delete(ctx, "admin_unit", "AF01", "a code of last year")
    assert _move(ctx, accident, State.APPROVED) == 0, "its place is gone"
    assert _move(ctx, accident, State.RETURNED) == 1


def test_a_returned_record_is_submitted_only_when_the_clerk_says_so(ctx: Context, accident: str) -> None:
    _move(ctx, accident, State.RETURNED)
    saved = records.save(ctx, "accident", {**ACCIDENT, "killed": "2"}, accident)
    assert saved.state is State.DRAFT
    assert records.save(ctx, "accident", {**ACCIDENT, "killed": "2"}, accident, submit=True).state is State.SUBMITTED


def test_the_first_page_says_what_was_returned(ctx: Context, accident: str) -> None:
    _move(ctx, accident, State.RETURNED)
    (line,) = [item for item in attention.attention(ctx) if item.form_key == "accident"]
    assert (line.kind, line.count) == ("returned", 1)
    assert "returned for correction" in line.text


def test_correcting_a_word_that_cannot_be_read_keeps_the_newer_one(ctx: Context) -> None:
    unit = {"pcode": "AF09", "name": "Qala"}
    saved = records.save(ctx, "admin_unit", {**unit, "level": "first or second"})
    records.save(ctx, "admin_unit", {**unit, "level": "second or third"}, saved.id)
    assert records.load(ctx, "admin_unit", saved.id).raw["level"] == "second or third"


def test_an_unknown_answer_can_become_the_word_unknown_and_back(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**ACCIDENT, "circumstances": Gap.UNKNOWN})
    assert records.load(ctx, "accident", saved.id).values["circumstances"] is Gap.UNKNOWN
    records.save(ctx, "accident", {**ACCIDENT, "circumstances": "unknown"}, saved.id)
    assert not isinstance(records.load(ctx, "accident", saved.id).values["circumstances"], Gap)


def test_a_name_that_two_records_have_opens_neither(ctx: Context) -> None:
    for code in ("AF02", "AF03"):
        records.save(ctx, "admin_unit", {"pcode": code, "name": "Qala", "level": 1})
    with pytest.raises(WrongUse, match="no"):
        records.load(ctx, "admin_unit", "Qala")
    assert records.load(ctx, "admin_unit", "AF03").values["pcode"] == "AF03"


def test_an_entry_that_begins_with_what_is_typed_is_offered_first_and_numbers_are_found(ctx: Context) -> None:
    made = [
        records.save(ctx, "admin_unit", {"pcode": code, "name": name, "level": 1})
        for code, name in (("AF02", "Upper Kabul road"), ("AF03", "Kabul district"))
    ]
    offered = [label for _, label, _ in records.choices(ctx, "admin_unit", "kabul d")]
    assert len(offered) == 1
    everywhere = [record_id for record_id, _, _ in records.choices(ctx, "admin_unit", "kabul")]
    assert everywhere[-1] == made[0].id, "what only holds the word comes last"
    by_number = records.choices(ctx, "admin_unit", made[0].number)
    assert [record_id for record_id, _, _ in by_number] == [made[0].id]


def test_a_word_that_could_not_be_read_is_shown_with_the_record(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**ACCIDENT, "killed": "two or three"})
    assert dict(records.shown(ctx, records.load(ctx, "accident", saved.id)))["Killed"] == "two or three"
