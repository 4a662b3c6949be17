"""What the history of a record and of the store says to somebody who was not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.services import attention, checking, drafts, history, records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    for code, name in (("AF01", "Kabul"), ("AF02", "Herat")):
        records.save(made, "admin_unit", {"pcode": code, "name": name, "level": 1}, submit=True)
    yield made
    made.store.close()


def test_a_change_is_told_by_the_names_of_places_and_states(ctx: Context) -> None:
    place = records.load(ctx, "admin_unit", "AF01").id
    accident = records.save(ctx, "accident", {"admin_unit_id": place}).id
    records.save(ctx, "accident", {"admin_unit_id": "AF02"}, accident)
    (label, before, after) = history.of_record(ctx, "accident", accident)[0].changes[0]
    assert (before, after) == ("Kabul · AF01", "Herat · AF02"), label
    records.set_state(ctx, "admin_unit", [place], State.VERIFIED)
    assert ("Submitted", "Verified") in [c[1:] for c in history.of_record(ctx, "admin_unit", place)[0].changes]


def test_why_a_record_was_deleted_stands_in_its_history(ctx: Context) -> None:
    place = records.load(ctx, "admin_unit", "AF01").id
    records.delete(ctx, "admin_unit", place, "entered twice")
    assert "entered twice" in [after for _, _, after in history.of_record(ctx, "admin_unit", place)[0].changes]


def test_what_an_undo_leaves_is_told_by_name_and_reason(ctx: Context) -> None:
    place = records.load(ctx, "admin_unit", "AF01").id
    records.save(ctx, "admin_unit", {"pcode": "AF01", "name": "Kabul city", "level": 1}, place)
    kept = history.names_of(ctx, history.undo(ctx, 1).kept)
    assert [name for name, _ in kept] == ["Kabul city · AF01"]
    assert "changed after" in kept[0][1]


def test_nothing_was_done_yet_is_said_in_a_sentence(tmp_path: Path, now: Callable[[], dt.datetime]) -> None:
    empty = stores.new_store(tmp_path / "empty.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    with empty.store, pytest.raises(WrongUse, match="Nothing was done"):
        history.last_step(empty)


def test_what_was_being_typed_is_the_first_thing_on_the_first_page(ctx: Context) -> None:
    records.save(ctx, "accident", {"place": "Bagrami"})
    drafts.keep(ctx, "accident", None, None, {"place": "Hera"})
    first, *others = attention.attention(ctx)
    assert (first.kind, first.count, first.request) == ("draft", 1, None)
    assert "was being typed" in first.text
    assert others[0].text.endswith("1 drafts to finish")


def test_a_check_says_of_each_record_what_its_own_form_would_say(ctx: Context) -> None:
    number = records.save(ctx, "accident", {"killed": "two or three", "admin_unit_id": "AF01"}).number
    found = checking.check_store(ctx)
    assert (found.records, found.file_problems) == (3, [])
    assert "V1" not in [p.rule for _, p in found.problems], "a record does not clash with itself"
    on_screen = records.check(ctx, "accident", records.load(ctx, "accident", number).raw).problems
    told = [(p.field, p.rule, dict(p.values)) for of, p in found.problems if of == number]
    assert told == [(p.field, p.rule, dict(p.values)) for p in on_screen]
    assert ("killed", "N1") in [(field, rule) for field, rule, _ in told]
