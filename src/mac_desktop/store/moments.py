"""Moments as they are written into a store: UTC, to the millisecond, as text that sorts."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_text(moment: datetime) -> str:
    """ "2026-03-24T09:05:00.123Z". A moment without a time zone is a ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_utc_text(text: str) -> datetime:
    """The moment that `utc_text` wrote."""
    return datetime.fromisoformat(text)


def for_file_name(moment: datetime) -> str:
    """ "2026-03-24 090500" in UTC: sorts, is read by people and is allowed in file names everywhere."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H%M%S")
