"""The history of a hazardous area, written as the area changes: how it stood from which day on.

An area that was only ever entered has no history yet; its own dates tell it. The first change of an area that had been
submitted writes down how it stood until then, and each change how it stands from then on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.land_timeline import AreaNow, Standing, last_day, told_by_itself
from mac_desktop.domain.records.area_standing import AreaStanding
from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.schema import Values
from mac_desktop.services import standing
from mac_desktop.store import naming, queries
from mac_desktop.store.step import Step

FORM = "hazardous_area"
FIRST, SURVEY, CORRECTION = "FIRST", "SURVEY", "CORRECTION"
_BY_STATUS = {"CLOSED": "CLOSED", "HANDED": "CLOSED", "REOPENED": "REOPENED", "REPLACED": "REPLACED"}


def follow(step: Step, form: BoundForm, area_id: str, after: Values, *, today: dt.date) -> None:
    """Write the lines that a change of an area brings, in the step that changes it, before it is changed.

    What was entered and never submitted, or was returned to be put right, leaves no line: nobody was told that it was
    so. A line that a change brought is corrected with it.
    """
    row = queries.get(step.connection, form.form.record, area_id) or {}
    if row.get("updates_id"):  # a report on an area that has not taken it over yet
        return
    stored, now = now_of(row), now_of(after)
    before = standing.of_row(step.connection, form, row).before
    settled = now_of(before) if before is not None else None
    lines = lines_of(step.connection, area_id)
    if settled is not None and settled.standing.facts == stored.standing.facts:
        moved = settled.information_date != now.information_date
        if not lines and (moved or settled.standing.facts != now.standing.facts):
            write_past(step, area_id, settled)
        if settled.standing.facts != now.standing.facts:
            since, reason = _since(stored, now, today)
            since = not_before(since, lines_of(step.connection, area_id))
            write(step, area_id, now.standing, since, reason, remarks=_new_words(row, after))
    elif lines and lines[-1].facts == stored.standing.facts != now.standing.facts:
        values = _values(now.standing, lines[-1].since or "")
        if settled is not None:
            since, reason = _since(settled, now, today)
            values |= {"since": not_before(since, lines[:-1]), "reason": reason}
        step.change(AreaStanding, lines[-1].line, values)


def not_before(since: str, lines: Sequence[Standing]) -> str:
    """The day of a change that comes after all of these: how an area stands now is always the newest, so it does not
    hold from before what stood last, whatever older day it was told with."""
    return max([since, *(line.since or "" for line in lines)], key=last_day)


def now_of(values: Values) -> AreaNow:
    """How an area stands by its own values; answers that are no values count as nothing told."""
    size = number(values, "area_m2")
    stands = Standing(
        since=None,
        status=text(values, "status"),
        classification=text(values, "classification"),
        area_m2=int(size) if size is not None else None,
        contamination=text(values, "contamination"),
        closure_reason=text(values, "closure_reason"),
    )
    known, since, closed = (text(values, name) for name in ("information_date", "status_date", "closed_date"))
    return AreaNow(stands, known, since, closed)


def lines_of(connection: Connection, area_id: str) -> list[Standing]:
    """The lines of an area's history, oldest first, whatever their state."""
    rows = naming.related(connection, AreaStanding, "hazardous_area_id", area_id)
    found = [
        Standing(
            since=text(row, "since"),
            status=text(row, "status"),
            classification=text(row, "classification"),
            area_m2=row["area_m2"] if isinstance(row["area_m2"], int) else None,
            contamination=text(row, "contamination"),
            closure_reason=text(row, "closure_reason"),
            line=str(row["id"]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda line: last_day(line.since))


def write_past(step: Step, area_id: str, area: AreaNow) -> None:
    """Write down how an area stood so far, as its own dates tell it."""
    told: Sequence[Standing] = told_by_itself(area)
    for place, line in enumerate(told):
        if not place or line.facts != told[place - 1].facts:
            reason = _BY_STATUS.get(line.status or "", "STATUS") if place else FIRST
            write(step, area_id, line, line.since or "", reason)


def write(
    step: Step, area_id: str, stands: Standing, since: str, reason: str, *, activity: str = "", remarks: str = ""
) -> str:
    """Write one line and return its id. It counts as soon as its area does. Without a day it holds for all time."""
    more = {"reason": reason, "activity_id": activity or None, "remarks": remarks or None}
    return step.add(
        AreaStanding, {"hazardous_area_id": area_id, **_values(stands, since), **more}, state=State.APPROVED
    )


def _values(stands: Standing, since: str) -> dict[str, object]:
    return {
        "since": since or Gap.UNKNOWN,
        "status": stands.status,
        "classification": stands.classification,
        "area_m2": stands.area_m2 if stands.area_m2 is not None else Gap.UNKNOWN,
        "contamination": stands.contamination,
        "closure_reason": stands.closure_reason,
    }


def _since(before: AreaNow, now: AreaNow, today: dt.date) -> tuple[str, str]:
    """From which day a change holds, and of which kind it is. A new status holds from the day told for it; a new size,
    classification or contamination from the new date of information, else the new day of the status. A change for which
    no new day was told holds from today."""
    status = now.standing.status
    if status != before.standing.status:
        told = told_by_itself(now)[-1].since if status in _BY_STATUS else now.status_date
        return told or today.isoformat(), _BY_STATUS.get(status or "", "STATUS")
    for day, old in ((now.information_date, before.information_date), (now.status_date, before.status_date)):
        if day is not None and day != old:
            return day, SURVEY
    return today.isoformat(), CORRECTION


def _new_words(before: Values, after: Values) -> str:
    """What was said of the new status, unless it is what was said of the one before."""
    words = text(after, "status_reason")
    return words if words is not None and words != text(before, "status_reason") else ""
