"""The ledgers of stockpiled and of retained anti-personnel mines over a period (data-model.md 3.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.land_timeline import last_day
from mac_desktop.domain.periods import PartialDate, Period
from mac_desktop.reports.measures import retained, stockpile
from mac_desktop.reports.measures.ledger import TOTAL, UNEXPLAINED, VAGUE, Book, Break, Held, Ledger, Posting
from mac_desktop.reports.measures.rows import Query
from mac_desktop.reports.measures.scope import Scope, day_before

UNITS = {"mines": ""}
BELOW_ZERO, NO_QUANTITY = "below_zero", "no_quantity"


@dataclass(frozen=True, slots=True)
class Stock:
    """What tells the two ledgers apart: their measure, form, movements, SQL for a signed quantity, kinds in and out,
    SQL for what they may be grouped by, and for the holder of mines, who can give away no more than he has."""

    measure: str
    form: str
    movements: Callable[..., Query]
    signed: str
    kinds: Sequence[str]
    out: Sequence[str]
    groups: Mapping[str, str]
    holder: str


STOCKPILE = Stock(
    "stockpile_ledger",
    "stockpile_movement",
    stockpile.ledger,
    stockpile.SIGNED,
    (*stockpile.IN, *stockpile.OUT),
    stockpile.OUT,
    {
        "": "''",
        "type": "r.ordnance_type_id",
        "site": "r.stockpile_site_id",
        "holder": "COALESCE(r.holder, p.holder)",
    },
    "''",
)
RETAINED = Stock(
    "retained_ledger",
    "retained_movement",
    retained.retained_ledger,
    retained.SIGNED,
    retained.KINDS,
    retained.OUT,
    {"": "''", "type": "r.ordnance_type_id", "institution": "r.institution"},
    "r.institution",
)


def stockpile_ledger(conn: Connection, scope: Scope, by: str = "") -> Ledger:
    """Anti-personnel mines in stock at the start and the end of the period, and the movements between by their kind:
    opening balances recorded, found later, transferred in and out, returned from the retained mines, corrected,
    destroyed, and moved to the retained mines; and movements whose dates are too vague to tell whether they lie in the
    period. Movements without any date are left out. A type of which more left than there was, and movements without a
    quantity, are named."""
    return _ledger(conn, scope, by, STOCKPILE, "stockpile")


def retained_ledger(conn: Connection, scope: Scope, by: str = "") -> Ledger:
    """Anti-personnel mines retained under Article 3 at the start and the end of the period, and the movements between
    by their kind: opening balances recorded, newly retained, transferred in and out, corrected, used and destroyed;
    and movements whose dates are too vague to tell whether they lie in the period. Movements without any date are left
    out. A type of which an institution gave away or used more than it had, and movements without a quantity, are
    named."""
    return _ledger(conn, scope, by, RETAINED, "retained")


@dataclass(frozen=True, slots=True)
class _Movement:
    id: str
    day: str
    when: str
    kind: str
    quantity: int | None
    account: str
    grain: tuple[str, ...]


def _ledger(conn: Connection, scope: Scope, by: str, stock: Stock, subject: str) -> Ledger:
    opening = _held(conn, day_before(scope), by, stock)
    closing = _held(conn, scope, by, stock)
    found = _movements(conn, scope, by, stock)
    period = Period(PartialDate(scope.start).first_day, PartialDate(scope.end).first_day)
    postings = [
        Posting(one.account, _line(one, stock, period), (one.quantity or 0,), (stock.form, one.id))
        for one in found
        if one.day >= scope.start
    ]
    book = Book(stock.measure, UNITS, (*stock.kinds, UNEXPLAINED, VAGUE), opening, closing, postings, _names(conn, by))
    accounts = book.accounts()
    off = book.differences(accounts[:-1] or accounts)
    breaks = [*_below_zero(found, scope, stock), *_without_quantity(found, scope, stock), *off]
    return Ledger(subject, by, scope.start, scope.end, (*UNITS,), accounts, breaks)


def _held(conn: Connection, scope: Scope, by: str, stock: Stock) -> dict[str, Held]:
    asked = stock.movements(stock.measure, scope, scope.past("r.movement_date"))
    group = {"grouped": stock.groups[by]}
    held = {} if by else {TOTAL: Held((0,), (asked.selection,))}
    for found in asked.groups(conn, group, mines=f"SUM({stock.signed})"):
        narrowed = asked.equal(group, found) if by else asked
        held[(found["grouped"] or "") if by else TOTAL] = Held((found["mines"] or 0,), (narrowed.selection,))
    return held


def _movements(conn: Connection, scope: Scope, by: str, stock: Stock) -> list[_Movement]:
    """Every movement up to the end of the period, in order; what came in on a day before what went out on it."""
    asked = stock.movements(stock.measure, scope, "r.movement_date IS NOT NULL")
    lines = asked.lines(
        conn, "r.id", id="r.id", date="r.movement_date", kind="r.kind", quantity="r.quantity",
        type="r.ordnance_type_id", holder=stock.holder, grouped=stock.groups[by],
    )  # fmt: skip
    found = [_movement(line, by, stock) for line in lines if last_day(line["date"]) <= scope.end]
    return sorted(found, key=lambda one: (one.day, (one.quantity or 0) < 0, one.id))


def _movement(line: Mapping[str, Any], by: str, stock: Stock) -> _Movement:
    quantity = line["quantity"]
    if quantity is not None and line["kind"] in stock.out:
        quantity = -quantity
    account = (line["grouped"] or "") if by else TOTAL
    grain = (account, line["holder"] or "", line["type"] or "")
    return _Movement(line["id"], last_day(line["date"]), line["date"], line["kind"] or "", quantity, account, grain)


def _line(one: _Movement, stock: Stock, period: Period) -> str:
    if PartialDate(one.when) not in period:
        return VAGUE
    return one.kind if one.kind in stock.kinds else UNEXPLAINED


def _below_zero(found: Iterable[_Movement], scope: Scope, stock: Stock) -> list[Break]:
    """Types of which there was less than nothing in the period, each with the movement that took it there."""
    balances: dict[tuple[str, ...], int] = {}
    short: dict[tuple[str, ...], tuple[int, _Movement]] = {}
    for one in found:
        before = balances.get(one.grain, 0)
        now = balances[one.grain] = before + (one.quantity or 0)
        if now >= 0:
            if one.day < scope.start:
                short.pop(one.grain, None)
        elif one.grain not in short or now < short[one.grain][0]:
            first = short[one.grain][1] if one.grain in short and before < 0 else one
            short[one.grain] = (now, first)
    return [Break(by.account, BELOW_ZERO, {"mines": lowest}, ((stock.form, by.id),)) for lowest, by in short.values()]


def _without_quantity(found: Iterable[_Movement], scope: Scope, stock: Stock) -> list[Break]:
    return [
        Break(one.account, NO_QUANTITY, {"mines": 0}, ((stock.form, one.id),))
        for one in found
        if one.quantity is None and one.day >= scope.start
    ]


def _names(conn: Connection, by: str) -> dict[str, str]:
    table = {"type": "ordnance_type", "site": "stockpile_site"}.get(by)
    if table is None:
        return {}
    return {row[0]: row[1] or "" for row in conn.exec_driver_sql(f"SELECT id, name FROM {table}")}
