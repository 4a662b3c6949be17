"""Ledgers: what there was at the start of a period, what moved, what there is at its end, and what nothing explains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import Problem, Severity, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.reports.ledger_words import ENDS, LINES, UNITS, WHY
from mac_desktop.reports.measures import land_ledger, stock_ledgers, victim_ledger
from mac_desktop.reports.measures.ledger import DOES_NOT_ADD_UP, TOTAL, Account, Break, Ledger, numbers_of
from mac_desktop.reports.measures.scope import APPROVED, Scope, day_before
from mac_desktop.services import lists, looking_back, wording
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.store import settings
from mac_desktop.store.filters import Filter
from mac_desktop.texts import N_, Texts

FIRST_DAY = "1800-01-01"
"""Before any date that is recorded: a ledger from here opens with what nobody dated."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ledger: what it is called, what it can be grouped by, "" for not at all, with their names, the rule
    that it breaks, the form of its records, and those of its groups that are codes of that form's fields."""

    title: str
    groups: Mapping[str, str]
    rule: str
    form: str
    make: Callable[[Context, Connection, Scope, str], Ledger]
    coded: tuple[str, ...] = ()


def _land(_ctx: Context, conn: Connection, scope: Scope, by: str, *, mines_only: bool = False) -> Ledger:
    tolerance = land_ledger.tolerance_of(settings.limits(conn))
    return land_ledger.land_ledger(conn, scope, by, mines_only=mines_only, tolerance=tolerance)


def _victims(ctx: Context, _conn: Connection, scope: Scope, by: str) -> Ledger:
    start, end = (_known_then(ctx, day) for day in (day_before(scope).end, scope.end))
    with start.store.read() as before, end.store.read() as now:
        return victim_ledger.victims_ledger(before, now, scope, by)


def _known_then(ctx: Context, day: str) -> Context:
    """The store as it stood at the end of a day; as it stands where it was not kept then, or the day has not passed."""
    passed = day < ctx.today.isoformat()
    return (looking_back.at_end_of(ctx, day) or ctx) if passed else ctx


KINDS: Mapping[str, Kind] = {
    "land": Kind(
        N_("Land"),
        {
            "": N_("The whole country"),
            "classification": N_("Classification"),
            "status": N_("Status"),
            "contamination": N_("Contamination"),
            "admin1": N_("Province"),
            "admin2": N_("District"),
            "operator": N_("Operator"),
        },
        "A11",
        "hazardous_area",
        _land,
        ("classification", "status", "contamination"),
    ),
    "stockpile": Kind(
        N_("Stockpiled mines"),
        {"": N_("All together"), "type": N_("Type"), "site": N_("Site"), "holder": N_("Holder")},
        "X8",
        "stockpile_movement",
        lambda _ctx, conn, scope, by: stock_ledgers.stockpile_ledger(conn, scope, by),
    ),
    "retained": Kind(
        N_("Retained mines"),
        {"": N_("All together"), "type": N_("Type"), "institution": N_("Institution")},
        "X8",
        "retained_movement",
        lambda _ctx, conn, scope, by: stock_ledgers.retained_ledger(conn, scope, by),
    ),
    "victims": Kind(
        N_("Known victims"),
        {"": N_("All together"), "outcome": N_("Outcome"), "condition": N_("Group"), "admin1": N_("Province")},
        "C9",
        "casualty",
        _victims,
        ("outcome", "condition"),
    ),
}
_DIED_LATER = N_("Injured, died later")


def land(ctx: Context, start: str, end: str, by: str = "", *, mines_only: bool = False) -> Ledger:
    """The land ledger of the days from `start` to `end` (ISO), of areas with anti-personnel mines alone with
    `mines_only`. WrongUse for what is no period and no group. Looks back where the context does."""
    _refuse_group("land", by)
    with ctx.store.read() as connection:
        return _land(ctx, connection, _period(start, end), by, mines_only=mines_only)


def ledger(ctx: Context, subject: str, start: str, end: str, by: str = "") -> Ledger:
    """The ledger of a subject of `KINDS`. WrongUse for what is no subject, period or group."""
    if subject not in KINDS:
        raise WrongUse(N_("There is no ledger “{name}”. There are: {known}."), name=subject, known=", ".join(KINDS))
    _refuse_group(subject, by)
    with ctx.store.read() as connection:
        return KINDS[subject].make(ctx, connection, _period(start, end), by)


def _refuse_group(subject: str, by: str) -> None:
    groups = KINDS[subject].groups
    if by not in groups:
        known = ", ".join(name for name in groups if name)
        raise WrongUse(N_("This ledger has no accounts by “{name}”. It has: {known}."), name=by, known=known)


def _period(start: str, end: str) -> Scope:
    try:
        for day in (start, end):
            PartialDate.from_date(dt.date.fromisoformat(day))
        return Scope(start, end, states=APPROVED)
    except ValueError as error:
        message = N_("The period {start} to {end} is not one. Write days as 2025-01-31, the first before the last.")
        raise WrongUse(message, start=start, end=end) from error


def line_title(texts: Texts, subject: str, line: str) -> str:
    """What a line of a ledger is called."""
    return texts(ENDS.get(line) or LINES[subject][line])


def unit_title(texts: Texts, unit: str) -> str:
    """What a column of figures is called."""
    return texts(UNITS[unit])


def account_title(ctx: Context, found: Ledger, account: Account, texts: Texts | None = None) -> str:
    """What an account is called: the label of its code, or a name."""
    texts = texts or ctx.texts
    if account.key == TOTAL:
        return texts(N_("All together"))
    kind = KINDS[found.subject]
    if account.key == victim_ledger.DIED_LATER:
        return texts(_DIED_LATER)
    field = ctx.form(kind.form).fields[found.by] if found.by in kind.coded else None
    if field is not None and field.codes is not None and account.key:
        return ", ".join(field.codes.label(code.strip(), texts.language) for code in account.key.split(";"))
    return account.name or account.key or texts(N_("Not recorded"))


def waiting(ctx: Context, found: Ledger) -> str:
    """A sentence on the records of a ledger that wait for approval and so are not counted in it; "" for none."""
    form = KINDS[found.subject].form
    states = [state.value for state in (State.SUBMITTED, State.VERIFIED)]
    number = lists.count(ctx, ListRequest(form, ("number",), (Filter("state", "in", states),)))
    if not number:
        return ""
    return ctx.texts(
        N_("{form}: {count} wait for approval and are not counted here."),
        form=ctx.texts(ctx.form(form).form.title), count=wording.number(ctx.texts, number),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldBreak:
    """A break as a sentence, with the numbers of the records that it names as (form, id, number)."""

    found: Break
    problem: Problem
    records: Sequence[tuple[str, str, str]]


def told_breaks(ctx: Context, found: Ledger) -> list[ToldBreak]:
    """The breaks of a ledger in words, the largest first."""
    with ctx.store.read() as connection:
        return _told(connection, found)


def _told(connection: Connection, found: Ledger) -> list[ToldBreak]:
    kind = KINDS[found.subject]
    numbers = numbers_of(connection, [one for each in found.breaks for one in each.records])
    told = []
    for each in found.breaks:
        records = [(form, record, numbers.get((form, record), "")) for form, record in each.records]
        severity = Severity.STOP if each.why == DOES_NOT_ADD_UP else Severity.WARN
        values = {unit: abs(amount) for unit, amount in each.amounts.items()}
        number = records[0][2] if records else each.account
        problem = Problem(kind.form, "", kind.rule, severity, WHY[each.why], {"number": number, **values}, number)
        told.append(ToldBreak(each, problem, records))
    return sorted(told, key=lambda one: -max((abs(amount) for amount in one.found.amounts.values()), default=0))


def break_problems(ctx: Context, connection: Connection, today: str) -> list[tuple[str, Problem]]:
    """What nothing explains in any ledger from the first day to today, each with the number of its record."""
    scope = Scope(FIRST_DAY, today)
    return [
        (one.problem.where, one.problem)
        for kind in KINDS.values()
        for one in _told(connection, kind.make(ctx, connection, scope, ""))
    ]
