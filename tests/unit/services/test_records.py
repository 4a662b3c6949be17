"""What a clerk, a reviewer and a manager notice when they save, judge, delete and find single records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.services import checking, history, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

WHOLE = {
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
    place = {"pcode": "AF01", "name": "Kabul", "level": 1, "other_names": "کابل; Caboul"}
    records.save(made, "admin_unit", place, submit=True)
    yield made
    made.store.close()


def test_a_draft_keeps_every_word_that_could_not_be_read(ctx: Context) -> None:
    saved = records.save(
        ctx, "accident", {"accident_date": "some day in spring", "killed": "two or three"}, submit=True
    )
    assert saved.state is State.DRAFT
    again = records.load(ctx, "accident", saved.number)
    assert again.raw["accident_date"] == "some day in spring"
    assert again.raw["killed"] == "two or three"
    assert again.values["killed"] is None, "what cannot be read is no figure"


def test_coordinates_are_kept_as_typed_and_as_degrees(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**WHOLE, "latitude": "34°31'41\"N", "longitude": "69.17"})
    again = records.load(ctx, "accident", saved.id)
    assert again.typed["latitude"] == "34°31'41\"N"
    assert again.values["latitude"] == pytest.approx(34.52805, abs=1e-4)


def test_unknown_is_an_answer_and_neither_empty_nor_zero(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**WHOLE, "accident_date": "unknown", "injured": "unknown"}, submit=True)
    assert saved.state is State.SUBMITTED, "unknown answers a needed question"
    again = records.load(ctx, "accident", saved.id)
    assert again.values["injured"] is Gap.UNKNOWN
    assert again.values["outcome_unknown"] is None
    shown = dict(records.shown(ctx, again))
    assert shown["Injured"] == "Unknown"


def test_a_place_is_found_under_any_of_its_names_and_scripts(ctx: Context) -> None:
    for name in ("AF01", "kabul", "Caboul", "كابل", "کابل"):
        checked = records.check(ctx, "accident", {**WHOLE, "admin_unit_id": name})
        assert [p for p in checked.problems if p.field == "admin_unit_id"] == [], name


def test_changed_data_that_was_approved_is_looked_at_again_before_it_counts(ctx: Context) -> None:
    saved = records.save(ctx, "accident", WHOLE, submit=True)
    records.set_state(ctx, "accident", [saved.id], State.APPROVED)
    same = records.save(ctx, "accident", records.load(ctx, "accident", saved.id).raw, saved.id)
    assert same.state is State.APPROVED, "saving without a change takes nothing back"
    changed = records.save(ctx, "accident", {**WHOLE, "killed": "2"}, saved.id)
    assert changed.state is State.SUBMITTED


def test_a_draft_cannot_be_approved_and_a_faulty_record_cannot_be_submitted(ctx: Context) -> None:
    draft = records.save(ctx, "accident", {"killed": "1"})
    assert records.set_state(ctx, "accident", [draft.id], State.APPROVED).moved == 0
    moved = records.set_state(ctx, "accident", [draft.id], State.SUBMITTED)
    assert moved.moved == 0
    assert {p.rule for p in moved.held[0][1]} == {"V2"}


def test_a_record_is_deleted_with_a_reason_found_nowhere_and_restored(ctx: Context) -> None:
    saved = records.save(ctx, "accident", {**WHOLE, "place": "Bagrami bridge"})
    with pytest.raises(WrongUse, match="why"):
        records.delete(ctx, "accident", saved.id, "  ")
    records.delete(ctx, "accident", saved.id, "entered twice")
    assert list(lists.ids(ctx, lists.request(ctx, "accident"))) == []
    assert lists.search(ctx, "bagrami") == []
    assert records.load(ctx, "accident", saved.id).deleted_reason == "entered twice"
    records.restore(ctx, "accident", saved.id)
    assert [f.number for f in lists.search(ctx, "bagrami")] == [saved.number]


def test_history_says_what_was_there_before_and_undo_brings_it_back(ctx: Context) -> None:
    saved = records.save(ctx, "accident", WHOLE)
    records.save(ctx, "accident", {**WHOLE, "killed": "3"}, saved.id)
    newest = history.of_record(ctx, "accident", saved.id)[0]
    assert ("Killed", "1", "3") in newest.changes
    history.undo(ctx, newest.step_id)
    assert records.load(ctx, "accident", saved.id).values["killed"] == 1


def test_a_list_filters_in_the_clerks_words_and_sums_only_what_is_known(ctx: Context) -> None:
    for killed, day in (("1", "2024-02-11"), ("unknown", "2024"), ("4", "2023-12-31")):
        records.save(ctx, "accident", {**WHOLE, "killed": killed, "accident_date": day})
    asked = lists.request(ctx, "accident", where={"accident_date": "2024"})
    found = lists.ids(ctx, asked)
    assert len(found) == 2
    assert lists.totals(ctx, asked, found)["killed"] == (1, 1)
    february = lists.request(ctx, "accident", where={"accident_date": "2024-02"})
    assert len(lists.ids(ctx, february)) == 1, "a year-only date is in its year and in no month"


def test_a_field_that_does_not_exist_is_refused_before_anything_is_saved(ctx: Context) -> None:
    with pytest.raises(WrongUse, match="no field"):
        records.save(ctx, "accident", {"colour": "red"})
    assert list(lists.ids(ctx, lists.request(ctx, "accident"))) == []


def test_a_person_who_is_recorded_again_under_another_spelling_is_pointed_out(ctx: Context) -> None:
    amina = {"name": "Amina Noor", "sex": "F", "birth_date": "1990", "admin_unit_id": "AF01", "consent_to_share": "YES"}
    first = records.save(ctx, "person", amina, submit=True)
    assert first.problems == []
    again = records.save(ctx, "person", {**amina, "name": "AMÍNA  NOOR", "birth_date": "1991"}, submit=True)
    assert [(p.rule, p.values["number"]) for p in again.problems] == [("P9", first.number)]
    other = records.save(ctx, "person", {**amina, "name": "Amina Noori"}, submit=True)
    assert other.problems == []
    told = [(number, p.rule) for number, p in checking.check_store(ctx).problems]
    assert (again.number, "P9") in told
    assert other.number not in dict(told)
