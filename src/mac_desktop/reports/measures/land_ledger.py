"""The land ledger: hazardous areas and what is left of them, from one day to another (data-model.md 3.1 A11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mac_desktop.domain.land_ledger import Entry, Facts, LandLine, Why
from mac_desktop.domain.periods import PartialDate, Period
from mac_desktop.forms.rules.land import TOLERANCES
from mac_desktop.reports.measures.admin_units import Place, Places
from mac_desktop.reports.measures.areas import LEFT, open_areas, with_mines
from mac_desktop.reports.measures.land_entries import Happened, entries, operated
from mac_desktop.reports.measures.ledger import TOTAL, Book, Break, Held, Ledger, Posting
from mac_desktop.reports.measures.rows import Query
from mac_desktop.reports.measures.scope import Scope, day_before
from mac_desktop.reports.measures.standings import status_then, then

SUBJECT = "land"
UNITS = {"areas": "", "m2": "m2"}
# What areas may be grouped by, with the SQL for it on the day that is asked for.
GROUPS: Mapping[str, str] = {
    "": "''",
    "classification": then("classification"),
    "status": status_then(),
    "contamination": then("contamination"),
    "admin1": "r.admin_unit_id",
    "admin2": "r.admin_unit_id",
    "operator": "operated.organisation_id",
}
_KEPT = frozenset({LandLine.MOVED, LandLine.REPLACED, LandLine.UNEXPLAINED})
"""Lines that a vague date does not move an entry out of: they would no longer add up to nothing, or be seen."""

Tolerance = Callable[[int], float]


def exactly(_area_m2: int) -> float:
    """No difference is too small to be told."""
    return 0


def tolerance_of(limits: Mapping[str, float]) -> Tolerance:
    """How much two measurements of an area may differ, by the figures that a centre set for rule L2."""
    share, least = (limits.get(one.name, one.default) for one in TOLERANCES)
    return lambda area_m2: max(area_m2 * share / 100, least)


def land_ledger(
    conn: Connection, scope: Scope, by: str = "", *, mines_only: bool = False, tolerance: Tolerance = exactly
) -> Ledger:
    """Suspected and confirmed hazardous areas, and what is left of them in square metres, at the start and the end of
    the period, and what moved between: areas newly found, re-opened, found larger or smaller by survey; cancelled,
    reduced and cleared land as land release products tell it, and areas closed by it; areas closed for another reason,
    split and merged; areas that moved from one group to another; and movements whose dates are too vague to tell
    whether they lie in the period. What is left of an area is its size less what was released since it was last
    re-opened, never below 0. Where an area moved by another amount than its records tell, the difference is
    unexplained, and the area is named; differences within the tolerance of areas are rounding."""
    placed = _Placed(conn, by)
    opening = _held(conn, scope, placed, mines_only, day_before(scope).end)
    closing = _held(conn, scope, placed, mines_only, scope.end)
    moved = _settled(entries(conn, scope, mines_only=mines_only, operators=by == "operator"), scope, tolerance)
    postings = [one for each in moved for one in _postings(each, placed)]
    names = {key: placed.name(key) for key in {*opening, *closing, *(one.account for one in postings)}}
    book = Book("land_ledger", UNITS, [*LandLine], opening, closing, postings, names)
    accounts = book.accounts()
    parts = accounts[:-1] or accounts
    off = [one for each in book.differences(parts) for one in _named(conn, scope, placed, mines_only, book, each)]
    return Ledger(SUBJECT, by, scope.start, scope.end, (*UNITS,), accounts, [*_breaks(postings), *off])


class _Placed:
    """Which account an area belongs to: what the ledger is grouped by, as it is stored, units by their province or
    district."""

    def __init__(self, conn: Connection, by: str) -> None:
        self.by = by
        self._places = Places(conn) if by in ("admin1", "admin2") else None
        self._names = dict[str, str]()
        if by == "operator":
            rows = conn.exec_driver_sql("SELECT id, COALESCE(short_name, name, number) FROM organisation")
            self._names = {row[0]: row[1] for row in rows}

    def of(self, group: str | None) -> str:
        """The key of an account, of what an area is grouped by."""
        if not self.by:
            return TOTAL
        if self._places is None:
            return group or ""
        place = self._places.of(group)
        place = place.province if self.by == "admin1" else place
        self._names[place.key] = " / ".join(filter(None, place.names))
        return "" if place == Place() else place.key

    def of_area(self, happened: Happened, facts: Facts) -> str:
        if not self.by:
            return TOTAL
        return self.of(happened.unit if self._places else getattr(facts, self.by))

    def name(self, key: str) -> str:
        return self._names.get(key, "")


def _asked(scope: Scope, by: str, mines_only: bool, day: str) -> Query:
    areas = open_areas("land_ledger", scope, day)
    if by == "operator":
        areas = replace(areas, joins=f"{areas.joins} {operated(scope)}")
    return areas.and_(with_mines(then("contamination"))) if mines_only else areas


def _held(conn: Connection, scope: Scope, placed: _Placed, mines_only: bool, day: str) -> dict[str, Held]:
    asked = _asked(scope, placed.by, mines_only, day)
    group = {"grouped": GROUPS[placed.by]}
    held: dict[str, Held] = {} if placed.by else {TOTAL: Held((0, 0), (asked.selection,))}
    for found in asked.groups(conn, group, m2=f"SUM({LEFT})"):
        key = placed.of(found["grouped"])
        before = held.get(key, Held((0, 0)))
        narrowed = asked.equal(group, found) if placed.by else asked
        amounts = (before.amounts[0] + found["records"], before.amounts[1] + (found["m2"] or 0))
        held[key] = Held(amounts, (*before.selections, narrowed.selection) if placed.by else before.selections)
    return held


@dataclass(frozen=True, slots=True)
class _Moved:
    happened: Happened
    entry: Entry


def _settled(found: list[tuple[Happened, list[Entry]]], scope: Scope, tolerance: Tolerance) -> list[_Moved]:
    """Movements as they are shown: splits and mergers paired, vague dates apart, small differences as rounding."""
    period = Period(*(PartialDate(day).first_day for day in (scope.start, scope.end)))
    moved = _paired(found)
    off: dict[str, int] = {}
    for one in moved:
        if one.entry.line == LandLine.UNEXPLAINED:
            off[one.happened.id] = off.get(one.happened.id, 0) + one.entry.area_m2
    settled = []
    for one in moved:
        entry, line = one.entry, one.entry.line
        if line == LandLine.UNEXPLAINED and abs(off[one.happened.id]) <= tolerance(one.happened.area_m2):
            line = LandLine.ROUNDING
        elif line not in _KEPT and not (entry.when and PartialDate(entry.when) in period):
            line = LandLine.VAGUE
        settled.append(_Moved(one.happened, replace(entry, line=line)))
    return settled


def _paired(found: list[tuple[Happened, list[Entry]]]) -> list[_Moved]:
    """Splits and mergers come to nothing in square metres. A survey that found another size is a line of its own in
    the history of an area; without one, land appeared or went without a reason, as when an area of the family was
    deleted or waits for approval."""
    moved = [_Moved(happened, entry) for happened, several in found for entry in several]
    families: dict[str, list[int]] = {}
    for place, one in enumerate(moved):
        if one.entry.line == LandLine.REPLACED:
            key = one.happened.into if one.entry.number < 0 else one.happened.out_of
            families.setdefault(key or one.happened.id, []).append(place)
    stayed: dict[str, list[int]] = {}  # areas that others merged into, or were split off, and that are there still
    replaced = {moved[place].happened.id for places in families.values() for place in places}
    for place, one in enumerate(moved):
        if one.happened.id in families and one.happened.id not in replaced and one.entry.line in _SURVEYED:
            stayed.setdefault(one.happened.id, []).append(place)
    for key, places in families.items():
        days = {moved[place].entry.day for place in places}
        for place in stayed.get(key, ()):
            if moved[place].entry.day in days:
                moved[place] = _Moved(moved[place].happened, replace(moved[place].entry, line=LandLine.REPLACED))
                places.append(place)
        moved += _difference(moved, places)
    return moved


_SURVEYED = frozenset({LandLine.SURVEY_UP, LandLine.SURVEY_DOWN})


def _difference(moved: list[_Moved], places: list[int]) -> list[_Moved]:
    off = sum(moved[place].entry.area_m2 for place in places)
    if not off:
        return []
    place = next((place for place in places if moved[place].entry.area_m2 < 0), places[0])
    one = moved[place]
    entry, booked = one.entry, one.entry.area_m2 - off
    moved[place] = _Moved(one.happened, replace(entry, area_m2=booked))
    rest = replace(entry, line=LandLine.UNEXPLAINED, number=0, area_m2=off, why=Why.NOT_REPLACED)
    return [_Moved(one.happened, rest)]


def _postings(moved: _Moved, placed: _Placed) -> list[Posting]:
    entry, about = moved.entry, ("hazardous_area", moved.happened.id)
    account = placed.of_area(moved.happened, entry.facts)
    amounts = (entry.number, entry.area_m2)
    # The history of an area is read in the area; what stands behind a figure is the area itself.
    record = about if entry.form == "area_standing" else (entry.form, entry.record)
    posting = Posting(account, entry.line, amounts, record, about if moved.happened.id else None, entry.why or "")
    if entry.before is None:
        return [posting]
    left = placed.of_area(moved.happened, entry.before)
    out = replace(posting, account=left, amounts=(-entry.number, -entry.area_m2))
    return [] if left == account else [out, posting]


def _breaks(postings: list[Posting]) -> list[Break]:
    """What nothing explains, area by area."""
    found: dict[tuple[str, tuple[str, str]], list[Posting]] = {}
    for one in postings:
        if one.line == LandLine.UNEXPLAINED:
            found.setdefault((one.account, one.about or one.record), []).append(one)
    breaks = []
    for (account, about), several in found.items():
        largest = max(several, key=lambda one: abs(one.amounts[1]))
        records = tuple(dict.fromkeys((about, *(one.record for one in several))))
        breaks.append(Break(account, largest.why, {"m2": sum(one.amounts[1] for one in several)}, records))
    return [one for one in breaks if any(one.amounts.values())]


def _named(conn: Connection, scope: Scope, placed: _Placed, mines_only: bool, book: Book, off: Break) -> list[Break]:
    """The areas of an account that does not add up: those which hold another amount at the end than at the start with
    what moved them."""
    sums: dict[str, list[int]] = {}
    for one in book.postings:
        if one.account == off.account and one.about:
            held = sums.setdefault(one.about[1], [0, 0])
            held[:] = [held[0] + one.amounts[0], held[1] + one.amounts[1]]
    for sign, day in ((1, day_before(scope).end), (-1, scope.end)):
        asked = _asked(scope, placed.by, mines_only, day)
        for line in asked.lines(conn, "1", id="r.id", grouped=GROUPS[placed.by], m2=LEFT):
            if placed.of(line["grouped"]) == off.account:
                held = sums.setdefault(line["id"], [0, 0])
                held[:] = [held[0] + sign, held[1] + sign * (line["m2"] or 0)]
    named = [
        Break(off.account, off.why, dict(zip(UNITS, (-n, -m2), strict=True)), (("hazardous_area", area),))
        for area, (n, m2) in sums.items()
        if n or m2
    ]
    return named or [off]
