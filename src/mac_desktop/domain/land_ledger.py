"""What moved the land on the list of hazardous areas, one area at a time (data-model.md 3.1 A5, A10 to A12).

An area is in the ledger while it is suspected or confirmed, with what is left of it: its size less what was released
of it since it was last re-opened, never below 0. A movement books what a record says. Where what is left moves by
another amount than that, as when more is released than an area has, the rest is booked as unexplained, with the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mac_desktop.domain.land_timeline import OFF_THE_LIST, REPLACED, Booked, Standing, last_day


class LandLine(StrEnum):
    """The lines of the land ledger, in the order in which they are shown."""

    NEW = "new"
    REOPENED = "reopened"
    SURVEY_UP = "survey_up"
    SURVEY_DOWN = "survey_down"
    CONTAMINATION = "contamination"
    CANCELLED = "cancelled"
    REDUCED = "reduced"
    CLEARED = "cleared"
    RELEASED = "released"
    OTHERWISE = "otherwise"
    REPLACED = "replaced"
    MOVED = "moved"
    VAGUE = "vague"
    ROUNDING = "rounding"
    UNEXPLAINED = "unexplained"


class Why(StrEnum):
    """Why an amount is unexplained."""

    CLOSED_WITH_LAND = "closed_with_land"
    MORE_THAN_ITS_SIZE = "more_than_its_size"
    RELEASED_OFF_THE_LIST = "released_off_the_list"
    NOT_REPLACED = "not_replaced"


RELEASES = {"CAN": LandLine.CANCELLED, "RED": LandLine.REDUCED, "CLR": LandLine.CLEARED}
NO_HAZARD = frozenset({"DUPLICATE", "ERROR", "OUTSIDE"})
"""Reasons for closing an area that say what became of all its land."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What areas are grouped by."""

    status: str | None = None
    classification: str | None = None
    contamination: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A land release product: `when` as it is recorded, the type of release and who did it."""

    id: str
    when: str
    kind: str | None
    area_m2: int
    operator: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """An activity that began in an area: from then on the area is its operator's."""

    id: str
    when: str
    operator: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement. `number` and `area_m2` are signed; `when` is the recorded date, `form` and `record` are what says
    so. A move from one group to another has the facts before it in `before`, and counts as going out and coming in."""

    day: str
    when: str | None
    line: LandLine
    number: int
    area_m2: int
    facts: Facts
    form: str
    record: str
    before: Facts | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """An area with all that happened to it. `own` are its facts where no standing tells them; `family` is the area
    that it was split off or merged into, and `derived` tells that it came out of others."""

    id: str
    own: Facts
    booked: Sequence[Booked] = ()
    releases: Sequence[Release] = ()
    works: Sequence[Work] = ()
    derived: bool = False


Holds = Callable[[str | None], bool]


def movements(area: Area, start: str, end: str, holds: Holds = lambda _: True) -> Iterator[Entry]:
    """What moved an area from day to day in the period, in order. The ledger is of areas whose contamination `holds`
    what it is about."""
    walk = _Walk(area, holds)
    for (day, *_), event in _in_order(area):
        if day > end:
            return
        walk.day = day
        if day < start:
            walk.turn(event)
        else:
            yield from walk.take(event)


_Event = Booked | Release | Work
_Rank = tuple[str, int, str]


def _in_order(area: Area) -> list[tuple[_Rank, _Event]]:
    """What happened, by day. What was released on the day of a change was released before it, but on the day of the
    first report after that."""
    ranked: list[tuple[_Rank, _Event]] = []
    rank: _Rank = ("", 0, "")
    before: Standing | None = None
    for one in area.booked:
        appears = one.standing.on_the_list and not (before and before.on_the_list)
        rank = max(rank, (one.day, 0 if appears and not one.reopens else 2, ""))
        ranked.append((rank, one))
        before = one.standing
    ranked += [((last_day(work.when), 1, f"1{work.id}"), work) for work in area.works]
    ranked += [((last_day(release.when), 1, f"2{release.id}"), release) for release in area.releases]
    return sorted(ranked, key=lambda item: item[0])


@dataclass(slots=True)
class _Walk:
    area: Area
    holds: Holds
    day: str = ""
    standing: Standing | None = None
    operator: str | None = None
    inside: bool = False
    ever: bool = False
    reopened: str = ""
    released: int = 0
    releases: list[Release] = field(default_factory=list)

    def turn(self, event: _Event) -> None:
        """How it stands after what happened."""
        if isinstance(event, Booked):
            self.standing = event.standing
            self.inside = event.standing.on_the_list and self.holds(event.standing.contamination)
            self.ever = self.ever or self.inside
            if event.reopens:
                self._reopened_on(last_day(event.standing.since))
            return
        self.operator = event.operator
        if isinstance(event, Release):
            self.releases.append(event)
            self.released += event.area_m2 if last_day(event.when) > self.reopened else 0

    def _reopened_on(self, day: str) -> None:
        """What was released until then is not taken off again: the land is hazardous once more."""
        self.reopened = max(self.reopened, day)
        self.released = sum(one.area_m2 for one in self.releases if last_day(one.when) > self.reopened)

    def take(self, event: _Event) -> Iterable[Entry]:
        """What the event moves."""
        if isinstance(event, Booked):
            return self._stands(event)
        if isinstance(event, Work):
            return self._hand_to(event, "activity")
        return self._release(event)

    @property
    def facts(self) -> Facts:
        now = self.standing or self.area.own
        return Facts(now.status, now.classification, now.contamination, self.operator)

    @property
    def _size(self) -> int:
        return (self.standing.area_m2 or 0) if self.standing else 0

    @property
    def _left(self) -> int:
        return max(self._size - self.released, 0) if self.inside else 0

    def _release(self, one: Release) -> Iterable[Entry]:
        yield from self._hand_to(one, "land_release_product")
        before = self._left
        self.turn(one)
        if self.holds((self.standing or self.area.own).contamination):
            line = RELEASES.get(one.kind or "", LandLine.RELEASED)
            entry = Entry(self.day, one.when, line, 0, -one.area_m2, self.facts, "land_release_product", one.id)
            why = Why.MORE_THAN_ITS_SIZE if self.inside else Why.RELEASED_OFF_THE_LIST
            yield entry
            yield from _rest(entry, self._left - before + one.area_m2, why)

    def _hand_to(self, by: Release | Work, form: str) -> Iterable[Entry]:
        before = self.facts
        self.operator = by.operator
        if self.inside and by.operator != before.operator:
            yield Entry(self.day, by.when, LandLine.MOVED, 1, self._left, self.facts, form, by.id, before=before)

    def _stands(self, booked: Booked) -> Iterable[Entry]:
        now, was, was_inside = booked.standing, self.standing, self.inside
        inside = now.on_the_list and self.holds(now.contamination)
        entry = Entry(self.day, now.since, LandLine.NEW, 0, 0, self.facts, *self._told_by(now))
        if was is not None and was_inside:
            # What is known of the size at the end counts for an area that leaves the list as well.
            yield from self._survey(entry, was, now if inside or now.area_m2 is not None else was)
        if was_inside and not inside:
            yield from self._leave(entry, now)
        if booked.reopens:
            yield from self._reopen(entry, last_day(now.since), counts=was_inside and inside)
        before = self.facts
        self.standing, self.inside = now, inside
        entry = replace(entry, facts=self.facts)
        if inside and not was_inside:
            yield from self._enter(entry, was)
        elif inside and before != self.facts:
            yield replace(entry, line=LandLine.MOVED, number=1, area_m2=self._left, before=before)

    def _survey(self, entry: Entry, was: Standing, now: Standing) -> Iterable[Entry]:
        """Another size, of the area as it stood so far."""
        before, grown = self._left, (now.area_m2 or 0) - (was.area_m2 or 0)
        self.standing = replace(was, area_m2=now.area_m2)
        if grown:
            yield replace(entry, line=LandLine.SURVEY_UP if grown > 0 else LandLine.SURVEY_DOWN, area_m2=grown)
        yield from _rest(entry, self._left - before - grown, Why.MORE_THAN_ITS_SIZE)

    def _reopen(self, entry: Entry, day: str, counts: bool) -> Iterable[Entry]:
        before, released = self._left, self.released
        self._reopened_on(day)
        again = released - self.released
        if counts and again:
            yield replace(entry, line=LandLine.REOPENED, area_m2=again)
            yield from _rest(entry, self._left - before - again, Why.MORE_THAN_ITS_SIZE)

    def _leave(self, entry: Entry, now: Standing) -> Iterable[Entry]:
        left = self._left
        if now.on_the_list:
            line = LandLine.CONTAMINATION
        elif now.status == REPLACED or now.closure_reason == "MERGED":
            line = LandLine.REPLACED
        elif now.closure_reason in NO_HAZARD or now.status not in OFF_THE_LIST:
            line = LandLine.OTHERWISE
        else:
            last = next((one.kind for one in reversed(self.releases) if last_day(one.when) > self.reopened), None)
            reason = now.closure_reason if now.closure_reason in RELEASES else last
            line = RELEASES.get(reason or "", LandLine.OTHERWISE)
            yield replace(entry, line=line, number=-1)
            yield from _rest(entry, -left, Why.CLOSED_WITH_LAND)
            return
        yield replace(entry, line=line, number=-1, area_m2=-left)

    def _enter(self, entry: Entry, was: Standing | None) -> Iterable[Entry]:
        first, self.ever = not self.ever, True
        if was is not None and was.on_the_list:
            yield replace(entry, line=LandLine.CONTAMINATION, number=1, area_m2=self._left)
        elif not first:
            yield replace(entry, line=LandLine.REOPENED, number=1, area_m2=self._left)
        else:
            line = LandLine.REPLACED if self.area.derived else LandLine.NEW
            yield replace(entry, line=line, number=1, area_m2=self._size)
            yield from _rest(entry, self._left - self._size, Why.RELEASED_OFF_THE_LIST)

    def _told_by(self, standing: Standing) -> tuple[str, str]:
        return ("area_standing", standing.line) if standing.line else ("hazardous_area", self.area.id)


def _rest(entry: Entry, area_m2: int, why: Why) -> Iterable[Entry]:
    """What the movement of an entry leaves unexplained."""
    if area_m2:
        yield replace(entry, line=LandLine.UNEXPLAINED, number=0, area_m2=area_m2, why=why)
