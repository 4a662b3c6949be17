"""How a hazardous area stood over time, and which day each change is booked on (data-model.md 1.4, 2.2, A12).

What is known of an area changes on days that are often known only to the month or the year. An area counts as there
from the first day on which it can have been there, and every other change counts from the last day on which it can have
been made: nothing is taken off the list before it is sure. What takes the place of other areas
counts from the day on which they leave, so that no land is on the list twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mac_desktop.domain.periods import PartialDate

OFF_THE_LIST = frozenset({"CLOSED", "HANDED", "REPLACED"})
ON_THE_LIST = frozenset({"SHA", "CHA"})
OPEN, CLOSED, HANDED, REOPENED, REPLACED = "OPEN", "CLOSED", "HANDED", "REOPENED", "REPLACED"
NEVER_HAZARDOUS = frozenset({"DUPLICATE", "ERROR"})
ALWAYS = ""
"""The day of what has held for as long as anybody knows."""


@lru_cache(maxsize=16384)
def first_day(since: str | None) -> str:
    """The first day that a partial date can mean; `ALWAYS` when there is none."""
    return PartialDate(since).first_day.isoformat() if since else ALWAYS


@lru_cache(maxsize=16384)
def last_day(since: str | None) -> str:
    """The last day that a partial date can mean; `ALWAYS` when there is none."""
    return PartialDate(since).last_day.isoformat() if since else ALWAYS


@dataclass(frozen=True, slots=True)
class Standing:
    """How an area stood from a partial date on, or always where that is None. `line` is the id of the line of its
    history that says so, "" when the area itself does. An `area_m2` of None is a size that nobody knows."""

    since: str | None
    status: str | None
    classification: str | None
    area_m2: int | None
    contamination: str | None
    closure_reason: str | None = None
    line: str = ""

    @property
    def facts(self) -> tuple[object, ...]:
        """What a history is about."""
        return self.status, self.classification, self.area_m2, self.contamination, self.closure_reason

    @property
    def on_the_list(self) -> bool:
        """Whether it is a suspected or confirmed hazardous area that still counts as contamination."""
        return self.status not in OFF_THE_LIST and self.classification in ON_THE_LIST


@dataclass(frozen=True, slots=True)
class AreaNow:
    """An area's own record: how it stands, since when it is known and since when it has its status, and whether it
    came `out_of_another` by a split or a merger."""

    standing: Standing
    information_date: str | None
    status_date: str | None
    closed_date: str | None
    out_of_another: bool = False


def told_by_itself(area: AreaNow) -> list[Standing]:
    """The standings that an area's own record tells of, oldest first: known and open from its date of information on,
    closed and re-opened, handed over, split or merged on the days that it names, and as it is now. An area that was
    closed nobody knows when was closed all along."""
    now, known = area.standing, area.information_date
    began = replace(now, since=known, status=OPEN, closure_reason=None)
    closed = [replace(now, since=area.closed_date, status=CLOSED)] if area.closed_date else []
    if now.status in (REOPENED, HANDED):
        since = area.status_date or area.closed_date
        between = closed if now.status == REOPENED or area.status_date else []
    else:
        # An area that was split or merged may have been closed and re-opened long before.
        told = (area.status_date, area.closed_date)
        since = next(filter(None, told[::-1] if now.status == CLOSED else told), None)
        since, between = since if now.status in OFF_THE_LIST else area.status_date, []
    return [replace(now, since=known)] if since is None else [began, *between, replace(now, since=since)]


@dataclass(frozen=True, slots=True)
class Booked:
    """A standing with the day from which it counts. `reopens` tells that all of the area is hazardous again."""

    day: str
    standing: Standing
    reopens: bool = False


def timeline(area: AreaNow, lines: Sequence[Standing]) -> list[Booked]:
    """How an area stood, oldest first, by the lines of its history (in the order in which they were made) and by its
    own record, which is always the newest. An area that was closed as a duplicate or an error, and of which no line
    says that it ever stood on the list, never was an area: it has no timeline."""
    told = told_by_itself(area)
    if not lines:
        return [] if area.standing.closure_reason in NEVER_HAZARDOUS else _booked(told, area.out_of_another)
    kept = sorted(lines, key=lambda line: last_day(line.since))
    oldest, newest = kept[0], kept[-1]
    began = replace(oldest, since=area.information_date, status=OPEN, closure_reason=None, line="")
    earlier = area.information_date is not None and last_day(area.information_date) < last_day(oldest.since)
    later = [standing for standing in told[1:-1] if last_day(standing.since) > last_day(newest.since)]
    own = told[-1]
    if own.status == newest.status:  # what is new is its size, classification or contamination
        own = replace(own, since=max(own.since or "", area.information_date or "", key=last_day) or None)
    return _booked([*([began] if earlier else []), *kept, *later, own], area.out_of_another)


def _booked(standings: Sequence[Standing], out_of_another: bool) -> list[Booked]:
    """Each with its day, which is never before the day of the one before it."""
    booked: list[Booked] = []
    for standing in standings:
        before = booked[-1] if booked else None
        appears = standing.on_the_list and not (before and before.standing.on_the_list)
        reopens = standing.status == REOPENED and before is not None and before.standing.status != REOPENED
        early = reopens or (appears and not out_of_another)
        day = first_day(standing.since) if early else last_day(standing.since)
        booked.append(Booked(max(day, before.day if before else ALWAYS), standing, reopens))
    return booked
