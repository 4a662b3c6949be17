"""A manager asks for the books: by any group, of any period, as of any moment, and is told what does not add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.stockpile import StockpileMovement
from mac_desktop.services import checking, ledgers, looking_back, records, stores, wording
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

AREA = {
    "local_id": "HA-1", "classification": "CHA", "status": "OPEN", "information_date": "2010", "admin_unit_id": "AF01",
    "area_m2": 40_000, "contamination": "APM", "direct_evidence": "VISUAL",
}  # fmt: skip


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


def approved(ctx: Context, form: str, values: dict[str, object], record: str | None = None) -> str:
    raw = {**(records.load(ctx, form, record).raw if record else {}), **values}
    saved = records.save(ctx, form, raw, record, submit=True)
    assert saved.state is not State.DRAFT, saved.problems
    if saved.state is State.SUBMITTED:
        assert records.set_state(ctx, form, [saved.id], State.APPROVED).moved == 1
    return saved.id


def test_an_area_that_is_worked_on_and_surveyed_again_keeps_the_books_balanced(ctx: Context) -> None:
    area = approved(ctx, "hazardous_area", AREA)
    approved(ctx, "hazardous_area", {"status": "WORKED", "status_date": "2024-02-01"}, area)
    approved(ctx, "hazardous_area", {"area_m2": 45_000, "information_date": "2024-06-01"}, area)
    found = ledgers.land(ctx, "2024-01-01", "2024-12-31", "status")
    shown = {ledgers.account_title(ctx, found, one): one.lines[-1].amounts for one in found.accounts}
    assert found.balanced
    assert shown == {"Open": (0, 0), "Worked on": (1, 45_000), "All together": (1, 45_000)}


def test_what_was_changed_since_is_not_in_the_books_of_then(ctx: Context, now: Callable[[], dt.datetime]) -> None:
    approved(ctx, "hazardous_area", AREA)
    before = now().isoformat()
    later = Context(ctx.store, "amina", lambda: now() + dt.timedelta(days=1), ctx.texts)
    ctx.store.now = later.now
    approved(later, "hazardous_area", AREA | {"local_id": "HA-2"})
    then = looking_back.as_of(later, before)
    for asked, areas in ((then, 1), (later, 2)):
        assert ledgers.land(asked, "2024-01-01", "2024-12-31").total.lines[-1].amounts[0] == areas


def test_a_closed_area_with_land_left_is_told_in_a_sentence_and_by_the_check(ctx: Context) -> None:
    area = approved(ctx, "hazardous_area", AREA)
    closed = {"status": "CLOSED", "closed_date": "2024-05-01", "status_reason": "Done", "closure_reason": "OTHER",
              "remarks": "Not known"}  # fmt: skip
    approved(ctx, "hazardous_area", closed, area)
    number = records.load(ctx, "hazardous_area", area).number
    [told] = ledgers.told_breaks(ctx, ledgers.land(ctx, "2024-01-01", "2024-12-31"))
    sentence = wording.sentence(ctx.texts, told.problem)
    assert sentence.startswith(f"{number} was closed with 40,000 m² left that no released land accounts for.")
    assert told.records[0] == ("hazardous_area", area, number)
    assert (number, "A11") in [(where, problem.rule) for where, problem in checking.check_store(ctx).problems]


def test_victims_who_were_recorded_after_the_year_do_not_change_what_was_known_then(
    ctx: Context, now: Callable[[], dt.datetime]
) -> None:
    """Recorded in April 2026: one of that year, and later one of an accident of 2025 that nobody had reported."""
    place = {"admin_unit_id": "AF01", "accident_type": "MINE", "caused_by": "MINE", "device_category": "APM"}
    person = {"sex": "M", "age": "34", "condition": "CIV", "activity": "FARMING"}
    later = Context(ctx.store, "amina", lambda: now() + dt.timedelta(days=30), ctx.texts)
    for asked, day, outcome in ((ctx, "2026-03-01", "KILLED"), (later, "2025-11-01", "INJURED")):
        ctx.store.now = asked.now
        accident = approved(asked, "accident", {**place, "accident_date": day})
        approved(asked, "casualty", {**person, "accident_id": accident, "outcome": outcome})
    found = ledgers.ledger(later, "victims", "2026-05-01", "2026-05-31", "outcome")
    assert found.balanced
    shown = {
        ledgers.account_title(later, found, one): [line.amounts[0] for line in one.lines] for one in found.accounts
    }
    assert [line.key for line in found.total.lines] == ["opening", "late", "closing"]
    assert shown == {"Killed": [1, 0, 1], "Injured": [0, 1, 1], "All together": [1, 1, 2]}


def test_stock_that_went_below_zero_is_told_with_its_movement(ctx: Context) -> None:
    model = approved(ctx, "ordnance_type", {"name": "PMN", "category": "APM"})
    moved = {"kind": "DESTROYED", "movement_date": "2024-05-01", "ordnance_type_id": model, "quantity": 5, "lot": "A"}
    with ctx.store.step("A line of an older register", by="amina") as step:
        line = step.add(StockpileMovement, moved, state=State.APPROVED)
    number = records.load(ctx, "stockpile_movement", line).number
    [told] = ledgers.told_breaks(ctx, ledgers.ledger(ctx, "stockpile", "2024-01-01", "2024-12-31", "type"))
    assert f"With {number} more mines left than had come in: 5" in wording.sentence(ctx.texts, told.problem)


@pytest.mark.parametrize(
    ("subject", "start", "end", "by"),
    [
        ("water", "2024-01-01", "2024-12-31", ""),
        ("land", "2024-12-31", "2024-01-01", ""),
        ("land", "2024", "2024-12-31", ""),
        ("land", "2024-01-01", "2024-12-31", "weather"),
    ],
)
def test_what_is_no_ledger_is_refused_with_what_there_is(ctx: Context, subject, start, end, by) -> None:
    with pytest.raises(WrongUse):
        ledgers.ledger(ctx, subject, start, end, by)
