"""Moments as people read them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QLocale

from mac_desktop.texts import Texts


def local(at: str | dt.datetime) -> dt.datetime:
    """A moment kept as ISO text in UTC, in the time of this computer."""
    when = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).astimezone()


def day(texts: Texts, at: str | dt.datetime) -> str:
    """The day of a moment, such as 24 March 2024."""
    return QLocale(texts.language).toString(local(at).date(), "d MMMM yyyy")


def clock(at: str | dt.datetime) -> str:
    """The time of day, such as 14:07."""
    return local(at).strftime("%H:%M")


def moment(texts: Texts, at: str | dt.datetime) -> str:
    """Day and time."""
    return f"{QLocale(texts.language).toString(local(at).date(), 'd MMM yyyy')}, {clock(at)}"
