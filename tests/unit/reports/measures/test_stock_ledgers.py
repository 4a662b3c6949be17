"""The ledgers of stockpiled and retained mines: each kind of movement, vague dates, and what goes below zero."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mac_desktop.reports.measures import retained, stockpile
from mac_desktop.reports.measures.ledger import DOES_NOT_ADD_UP, Account, Ledger
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.stock_ledgers import RETAINED, STOCKPILE, retained_ledger, stockpile_ledger

YEAR = Scope("2024-01-01", "2024-12-31")


def move(records: Any, kind: str, day: str | None, quantity: int | None, form: str = "stockpile_movement",
         model: str = "PMN", **values: Any) -> str:  # fmt: skip
    facts = {"kind": kind, "movement_date": day, "quantity": quantity, "ordnance_type_id": records.type(model)}
    return str(records.add(form, **facts | values))


def lines(account: Account) -> dict[str, int]:
    return {one.key: one.amounts[0] for one in account.lines if any(one.amounts)}


def breaks(found: Ledger) -> list[tuple[str, int, str]]:
    return [(one.why, one.amounts["mines"], one.records[0][1]) for one in found.breaks]


def test_a_year_of_stock_shows_every_kind_of_movement(records) -> None:
    move(records, "OPENING", "2020", 1_000)
    for kind, quantity in (("FOUND_LATER", 50), ("TRANSFER_IN", 20), ("RETURNED", 5), ("CORRECTION", -2),
                           ("TRANSFER_OUT", 30), ("DESTROYED", 400), ("RETAINED", 10)):  # fmt: skip
        move(records, kind, "2024-05", quantity)
    found = stockpile_ledger(records.conn, YEAR)
    assert found.balanced
    assert lines(found.total) == {
        "opening": 1_000, "FOUND_LATER": 50, "TRANSFER_IN": 20, "RETURNED": 5, "CORRECTION": -2, "TRANSFER_OUT": -30,
        "DESTROYED": -400, "RETAINED": -10, "closing": 633,
    }  # fmt: skip


def test_retained_mines_are_used_and_the_rest_goes_on(records) -> None:
    for kind, day, quantity in (("OPENING", "2020", 100), ("ADDED", "2024-02-01", 10), ("USED", "2024-03-01", 25)):
        move(records, kind, day, quantity, "retained_movement", institution="School")
    found = retained_ledger(records.conn, YEAR, "institution")
    assert found.balanced
    assert [lines(one) for one in found.accounts] == [{"opening": 100, "ADDED": 10, "USED": -25, "closing": 85}] * 2
    assert found.accounts[0].key == "School"


def test_a_date_that_may_be_before_the_period_is_vague_and_the_books_balance(records) -> None:
    move(records, "OPENING", "2020", 100)
    move(records, "DESTROYED", "2024", 40)
    found = stockpile_ledger(records.conn, Scope("2024-07-01", "2024-12-31"))
    assert (found.balanced, lines(found.total)) == (True, {"opening": 100, "vague": -40, "closing": 60})


def test_a_type_of_which_more_left_than_came_in_is_named_with_the_movement(records) -> None:
    move(records, "OPENING", "2020", 100)
    move(records, "OPENING", "2020", 1_000, model="M14")
    move(records, "DESTROYED", "2024-03-01", 90)
    too_many = move(records, "DESTROYED", "2024-04-01", 15)
    move(records, "DESTROYED", "2024-05-01", 1)
    found = stockpile_ledger(records.conn, YEAR)
    assert breaks(found) == [("below_zero", -6, too_many)]
    assert breaks(stockpile_ledger(records.conn, Scope("2025-01-01", "2025-12-31"))) == breaks(found)


def test_what_was_short_before_and_is_no_more_is_not_told_again(records) -> None:
    move(records, "DESTROYED", "2023-04-01", 15)
    move(records, "FOUND_LATER", "2023-05-01", 15)
    assert stockpile_ledger(records.conn, YEAR).balanced
    assert not stockpile_ledger(records.conn, Scope("2023-01-01", "2023-12-31")).balanced


def test_what_comes_in_on_a_day_comes_before_what_goes_out(records) -> None:
    move(records, "DESTROYED", "2024-05-01", 15)
    move(records, "FOUND_LATER", "2024-05-01", 15)
    assert stockpile_ledger(records.conn, YEAR).balanced


def test_a_movement_without_a_quantity_is_named(records) -> None:
    silent = move(records, "FOUND_LATER", "2024-05-01", None)
    assert breaks(stockpile_ledger(records.conn, YEAR)) == [("no_quantity", 0, silent)]


def test_every_amount_opens_its_movements(records) -> None:
    first, later = move(records, "OPENING", "2020", 9), move(records, "DESTROYED", "2024-05-01", 4)
    behind = [
        {row["id"] for each in one.figures["mines"].selections for row in records.behind(each)}
        for one in stockpile_ledger(records.conn, YEAR).total.lines
    ]
    assert behind == [{first}, {later}, {first, later}]


DATES = st.sampled_from([None, "2023", "2024", "2024-05", "2024-05-31", "2024-06-01", "2025"])
MOVES = st.lists(st.tuples(st.sampled_from(stockpile.IN + stockpile.OUT), DATES, st.integers(0, 9)), max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES, st.sampled_from(list(STOCKPILE.groups)))
def test_any_movements_add_up_in_every_account(records, moves, by) -> None:
    records.raw.execute("DELETE FROM stockpile_movement")
    for place, (kind, day, quantity) in enumerate(moves):
        move(records, kind, day, quantity, model=("PMN", "M14")[place % 2], holder=("Army", None)[place % 2])
    for start, end in (("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-05-31"), ("2024-06-01", "2025-12-31")):
        found = stockpile_ledger(records.conn, Scope(start, end), by)
        assert DOES_NOT_ADD_UP not in [one.why for one in found.breaks]
        for account in found.accounts:
            amounts = [one.amounts[0] for one in account.lines]
            assert sum(amounts[:-1]) == amounts[-1]


def test_the_ledgers_know_every_kind_of_movement() -> None:
    assert set(RETAINED.out) == set(retained.OUT) <= set(RETAINED.kinds)
