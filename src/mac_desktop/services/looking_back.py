"""Looking back: any list, figure or record as it stood at a moment that a person names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from mac_desktop.domain import clock_times
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import WrongUse
from mac_desktop.services import wording
from mac_desktop.services.context import Context
from mac_desktop.store import past
from mac_desktop.texts import N_, Texts

AS_OF = N_("As of {moment}. Nothing can be changed here.")
NO_MOMENT = N_("“{text}” is no moment. Write a day such as 2025-12-31, or a day and a time such as 2025-12-31 14:00.")
NOT_YET = N_("“{text}” has not come yet. Choose a moment that has passed.")

_PARTS = re.compile(r"(?=[\sT,])")  # before a day's time
_SECONDS = re.compile(r"\d{1,2}:\d\d:(\d\d)")
_LEAST = dt.timedelta(milliseconds=1)  # what the history tells apart


def as_of(ctx: Context, text: str) -> Context:
    """The same store as it stood at a moment, for reading only. WrongUse for what is no moment or has not come yet.

    A moment is meant to its end: "2025" to the last of December, "2025-12-31" to midnight, "14:00" to 14:00:59, so that
    a step is in the past of the time that the history shows for it. Days and times are those of this computer.
    """
    return at(ctx, read_moment(text, ctx.now()))


def at(ctx: Context, moment: dt.datetime) -> Context:
    """The same store as it stood at a moment, for reading only."""
    with ctx.store.read() as connection:
        step = past.step_by(connection, moment)
    return replace(ctx, store=ctx.store.as_of(step), moment=moment)


def at_end_of(ctx: Context, day: str) -> Context | None:
    """The same store as it stood at the end of an ISO day that has passed; None where it was not kept yet."""
    with ctx.store.read() as connection:
        first = past.first_moment(connection)
    return as_of(ctx, day) if first is not None and first.astimezone().date().isoformat() <= day else None


def opened(ctx: Context, text: str) -> Context:
    """As `as_of`, with what was changed since rolled back already, so that the first look answers at once."""
    then = as_of(ctx, text)
    with then.store.read():
        return then


def read_moment(text: str, now: dt.datetime) -> dt.datetime:
    """The end of the moment that a person wrote, but not later than now."""
    found = _exact(text) or _day_and_time(text) or _days(text)
    if found is None:
        raise WrongUse(NO_MOMENT, text=text)
    begin, end = found
    if begin > now:
        raise WrongUse(NOT_YET, text=text)
    return min(end, now)


def _exact(text: str) -> tuple[dt.datetime, dt.datetime] | None:
    """A moment with its time zone, as `history` prints it."""
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if found.tzinfo is None:
        return None
    return found, found if found.microsecond else found + dt.timedelta(seconds=1) - _LEAST


def _day_and_time(text: str) -> tuple[dt.datetime, dt.datetime] | None:
    for parted in _PARTS.finditer(text.strip()):
        day = PartialDate.parse(text.strip()[: parted.start()])
        clock = text.strip()[parted.start() + 1 :].strip()
        time = clock_times.parse(clock)
        if day is not None and day.precision == "day" and time is not None:
            second = _SECONDS.fullmatch(clock)
            begin = dt.datetime.fromisoformat(f"{day}T{time}:{second[1] if second else '00'}").astimezone()
            return begin, begin + dt.timedelta(seconds=1 if second else 60) - _LEAST
    return None


def _days(text: str) -> tuple[dt.datetime, dt.datetime] | None:
    days = PartialDate.parse(text) if ":" not in text else None  # what looks like a time and is none is no day either
    if days is None:
        return None
    begin = dt.datetime.combine(days.first_day, dt.time()).astimezone()
    return begin, dt.datetime.combine(days.last_day + dt.timedelta(days=1), dt.time()).astimezone() - _LEAST


def told(ctx: Context, texts: Texts | None = None) -> str:
    """The sentence that stands over what is shown of the past; empty for the present."""
    texts = texts or ctx.texts
    return texts(AS_OF, moment=wording.moment(texts, ctx.moment)) if ctx.moment is not None else ""
