"""The ledger of known victims: how many were known on a day, who became known since, and what was corrected.

Its days are those on which something was known (data-model.md 3.3 C8), not those of the accidents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Connection

from mac_desktop.domain.land_timeline import last_day
from mac_desktop.domain.periods import PartialDate, Period
from mac_desktop.reports.measures import scope as days
from mac_desktop.reports.measures.admin_units import Places
from mac_desktop.reports.measures.casualties import CONDITION, OF_ORDNANCE, TOLD, casualties
from mac_desktop.reports.measures.ledger import TOTAL, Book, Break, Held, Ledger, Posting, selections
from mac_desktop.reports.measures.rows import Query, query
from mac_desktop.reports.measures.scope import Scope, day_before

UNITS = {"people": ""}
OTHER_COUNTS = "other_counts"
DIED_LATER = "DIED_LATER"


class VictimLine(StrEnum):
    """The lines of the ledger of victims, in the order in which they are shown."""

    NEW = "new"
    LATE = "late"
    VAGUE = "vague"
    DIED = "died"
    CORRECTED = "corrected"
    REMOVED = "removed"


def _sure(when: str) -> str:
    return f"COALESCE({days.last_day(when)}, '')"


def _known(accident: str) -> str:
    """SQL for the day from which an accident was known: that of its report, never before the accident."""
    reported = f"COALESCE({accident}.report_date, {accident}.information_date, {accident}.accident_date)"
    return f"MAX({_sure(reported)}, {_sure(f'{accident}.accident_date')})"


def _died(scope: Scope) -> str:
    followed = f"f.casualty_id = r.id AND {scope.counted('f')} AND {scope.past('f.seen_on')}"
    return f"EXISTS (SELECT 1 FROM casualty_follow_up f WHERE {followed} AND f.evolution = 'DIED')"


def _groups(by: str, scope: Scope) -> str:
    return {
        "": "''",
        "outcome": f"CASE WHEN r.outcome = 'INJURED' AND {_died(scope)} THEN '{DIED_LATER}' ELSE r.outcome END",
        "condition": CONDITION,
        "admin1": "a.admin_unit_id",
    }[by]


GROUPS = ("", "outcome", "condition", "admin1")


def victims_ledger(before: Connection, now: Connection, scope: Scope, by: str = "") -> Ledger:
    """Casualties known at the start and the end of the period, and what changed between: of accidents of the period, of
    accidents before it that were reported late, of accidents whose date is too vague to tell; people who were injured
    and died later, who stay injured in all other figures; and records that were corrected or taken back. A casualty is
    known from the day of the report on its accident on, or else from the day of the accident; what was known is asked
    of the records as they stood on the two days, where the store was kept then. Counted as casualties by sex and age.
    Accidents that became known in the period and tell of another number of people than are recorded are named."""
    start = _Known(before, day_before(scope), by)
    end = _Known(now, scope, by)
    period = Period(PartialDate(scope.start).first_day, PartialDate(scope.end).first_day)
    postings = [one for casualty in {**start.people, **end.people} for one in _postings(casualty, start, end, period)]
    names = {**start.names, **end.names}
    book = Book("victims_ledger", UNITS, [*VictimLine], start.held(), end.held(), postings, names)
    accounts = book.accounts()
    breaks = [*_other_counts(now, scope), *book.differences(accounts[:-1] or accounts)]
    return Ledger("victims", by, scope.start, scope.end, (*UNITS,), accounts, breaks)


@dataclass(frozen=True, slots=True)
class _Casualty:
    account: str
    when: str | None


class _Known:
    """Who was known at the end of a scope, by account."""

    def __init__(self, conn: Connection, scope: Scope, by: str) -> None:
        self._conn, self._by = conn, by
        self._group = {"grouped": _groups(by, scope)}
        self._asked: Query = casualties("victims_ledger", scope, f"{_known('a')} <= :end")
        self._places = Places(conn) if by == "admin1" else None
        self.names: dict[str, str] = {}
        lines = self._asked.lines(conn, "r.id", id="r.id", date="a.accident_date", **self._group)
        self.people: Mapping[str, _Casualty] = {
            line["id"]: _Casualty(self._account(line["grouped"]), line["date"]) for line in lines
        }

    def held(self) -> dict[str, Held]:
        ids: dict[str, list[tuple[str, str]]] = {} if self._by else {TOTAL: []}
        for casualty, one in self.people.items():
            ids.setdefault(one.account, []).append(("casualty", casualty))
        held = {key: Held((0,), selections(records)) for key, records in ids.items()}
        for found in self._asked.groups(self._conn, self._group):
            key = self._account(found["grouped"])
            before = held.get(key, Held((0,)))
            held[key] = replace(before, amounts=(before.amounts[0] + found["records"],))
        return held

    def _account(self, group: str | None) -> str:
        if not self._by:
            return TOTAL
        if self._places is None:
            return group or ""
        place = self._places.of(group).province
        self.names[place.key] = place.names[0]
        return place.key if place.admin1 else ""


def _postings(casualty: str, start: _Known, end: _Known, period: Period) -> Iterator[Posting]:
    was, now = start.people.get(casualty), end.people.get(casualty)
    record = ("casualty", casualty)
    if was is None and now is not None:
        yield Posting(now.account, _how_new(now.when, period), (1,), record)
    elif was is not None and now is None:
        yield Posting(was.account, VictimLine.REMOVED, (-1,), record)
    elif was is not None and now is not None and was.account != now.account:
        died = (was.account, now.account) == ("INJURED", DIED_LATER)
        line = VictimLine.DIED if died else VictimLine.CORRECTED
        yield Posting(was.account, line, (-1,), record)
        yield Posting(now.account, line, (1,), record)


def _how_new(when: str | None, period: Period) -> VictimLine:
    if when is None:
        return VictimLine.VAGUE
    if PartialDate(when) in period:
        return VictimLine.NEW
    return VictimLine.LATE if last_day(when) < period.start.isoformat() else VictimLine.VAGUE


def _other_counts(conn: Connection, scope: Scope) -> list[Break]:
    """Accidents that became known in the period and tell of another number of people than are recorded (rule C9)."""
    linked = f"(SELECT COUNT(*) FROM casualty c WHERE c.accident_id = r.id AND {scope.counted('c')})"
    known = f"{_known('r')} BETWEEN :start AND :end"
    found = query("", "accident", scope, known, OF_ORDNANCE.format("r"), f"({TOLD}) <> {linked}")
    lines = found.lines(conn, "r.number", id="r.id", told=TOLD, linked=linked)
    return [
        Break(TOTAL, OTHER_COUNTS, {"people": line["told"] - line["linked"]}, (("accident", line["id"]),))
        for line in lines
    ]
