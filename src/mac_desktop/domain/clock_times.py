"""Times of day as people write them and as workbooks store them, read into "HH:MM"."""

from __future__ import annotations

import datetime as dt
import re

from mac_desktop.domain.folding import digits

_WRITTEN = re.compile(r"(\d{1,2})\s*(?:[:.h]\s*(\d{2}))?(?::\d{2}(?:\.0*)?)?\s*([ap])?\.?m?\.?")
_FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_MINUTES_A_DAY = 24 * 60


def parse(raw: str | float | dt.time | dt.datetime) -> str | None:
    """A local time of day as "HH:MM", or None when it is none. A float is a fraction of a day, as workbooks store it.

    >>> parse("14h30"), parse("2.30 pm"), parse("1430"), parse("٩:٠٥"), parse(0.5)
    ('14:30', '14:30', '14:30', '09:05', '12:00')
    >>> parse("25:00"), parse("9"), parse("13 pm")
    (None, None, None)
    """
    if isinstance(raw, (dt.datetime, dt.time)):
        return f"{raw.hour:02}:{raw.minute:02}"
    if isinstance(raw, float):
        return _of_fraction(raw)
    text = digits(raw).strip().lower()
    if found := _FOUR_DIGITS.fullmatch(text):
        return f"{found[1]}:{found[2]}"
    found = _WRITTEN.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _of_fraction(day: float) -> str | None:
    if not 0 <= day < 1:
        return None
    minutes = int(day * _MINUTES_A_DAY + 0.5) % _MINUTES_A_DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"
