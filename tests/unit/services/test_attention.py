"""What the first page says is waiting: accreditations that end soon, while there is time to renew them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.services import attention, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "organisation", {"short_name": "CFI", "name": "Clear Fields", "category": "INGO"}, submit=True)
    yield made
    made.store.close()


def accredit(ctx: Context, until: str, status: str = "OPERATIONAL", *, submit: bool = True) -> str:
    given = {"organisation_id": "CFI", "status": status, "valid_from": "2020", "valid_to": until}
    given |= {"status_date": "2024", "status_reason": "Accident"} if status == "SUSPENDED" else {}
    return records.save(ctx, "accreditation", given, submit=submit).id


def ending(ctx: Context) -> list[attention.Item]:
    return [item for item in attention.attention(ctx) if item.kind == attention.ENDING]


def test_accreditations_that_end_within_two_months_are_named_with_their_list(ctx: Context) -> None:
    def on(days: int) -> str:
        return (ctx.today + dt.timedelta(days=days)).isoformat()

    soon = {accredit(ctx, on(0)), accredit(ctx, on(60))}
    accredit(ctx, on(61))
    accredit(ctx, on(-40))
    accredit(ctx, on(30), "SUSPENDED")
    accredit(ctx, on(30), submit=False)
    (item,) = ending(ctx)
    assert item.count == 2
    assert item.request is not None
    assert set(lists.ids(ctx, item.request)) == soon


def test_one_that_ends_some_time_in_this_month_is_named_too(ctx: Context) -> None:
    accredit(ctx, ctx.today.isoformat()[:7])
    assert [item.count for item in ending(ctx)] == [1]


def test_where_nothing_ends_there_is_no_line(ctx: Context) -> None:
    accredit(ctx, f"{ctx.today.year + 3}")
    assert ending(ctx) == []
