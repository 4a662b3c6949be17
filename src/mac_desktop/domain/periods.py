"""Dates that may be known only to the month or the year, and the periods that reports cover.

A partial date keeps what is known and invents nothing: "2006-01" is January 2006, not the first of January
(data-model.md rules C11 and D8).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from mac_desktop.domain.folding import digits, fold

Precision = Literal["year", "month", "day"]

EARLIEST_YEAR = 1800

# Month names as they are found in registers: English, French, Spanish, Portuguese, folded; shorter forms follow below.
_MONTH_NAMES = (
    "january janvier enero janeiro",
    "february fevrier febrero fevereiro",
    "march mars marzo marco",
    "april avril abril",
    "may mai mayo maio",
    "june juin junio junho",
    "july juillet julio julho",
    "august aout agosto",
    "september septembre septiembre setembro setiembre sept",
    "october octobre octubre outubro",
    "november novembre noviembre novembro",
    "december decembre diciembre dezembro",
)


def _month_numbers() -> dict[str, int]:
    """Every month name and those of its beginnings of three letters or more that mean one month only."""
    meanings: dict[str, set[int]] = {}
    for number, names in enumerate(_MONTH_NAMES, 1):
        for name in names.split():
            for end in range(3, len(name) + 1):
                meanings.setdefault(name[:end], set()).add(number)
    full = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1} | full


_MONTHS = _month_numbers()

_EXACT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_TIME = r"(?:[t ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?z?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:([-/. ])(\d{{1,2}})(?:\2(\d{{1,2}}){_TIME})?)?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{4})", re.ASCII)
_DAY_FIRST = re.compile(rf"(\d{{1,2}}) ?([-/. ]) ?(\d{{1,2}}) ?\2 ?(\d{{4}}){_TIME}", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er|o|\.)?[ -]?(?:of |de )?)?([^\W\d]+)\.?,?[ -]?(?:of |de )?(\d{4})")
_NAME_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


class PartialDate(str):
    """ISO 8601 text of a real date, month or year: "2024-03-24", "2024-03" or "2024".

    It is a plain text to a database, to JSON and to sorting (a year stands before its months, a month before its
    days). Making one from a text that is not exactly such a date is a ValueError; `parse` is for what people type.
    """

    __slots__ = ()

    def __new__(cls, iso: str) -> PartialDate:
        if not _is_exact(iso):
            raise ValueError(f"not an ISO year, month or day: {iso!r}")
        return super().__new__(cls, iso)

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """What a person or a partner's file wrote, or None when it is no date of the calendar.

        Day before month, as centres write; month names in English, French, Spanish and Portuguese; digits of any
        script; a time of day is left out; a month or day of 0 means unknown. Years have four digits.

        >>> PartialDate.parse("24/03/2024"), PartialDate.parse("3/2024"), PartialDate.parse("31/02/2024")
        ('2024-03-24', '2024-03', None)
        """
        return _parsed(text)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
        """From numbers, as in registers with a column each; 0 or None is unknown. None when there is no such date.

        A day without a month cannot be kept and is refused rather than dropped.
        """
        if not EARLIEST_YEAR <= year <= 9999:
            return None
        if not month:
            return str.__new__(cls, f"{year:04}") if not day else None
        if not 1 <= month <= 12:
            return None
        if not day:
            return str.__new__(cls, f"{year:04}-{month:02}")
        if not 1 <= day <= monthrange(year, month)[1]:
            return None
        return str.__new__(cls, f"{year:04}-{month:02}-{day:02}")

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """A full date; the time of day of a datetime is left out."""
        return cls(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @property
    def year(self) -> int:
        return int(self[:4])

    @property
    def month(self) -> int | None:
        """1 to 12, or None when only the year is known."""
        return int(self[5:7]) if len(self) > 4 else None

    @property
    def day(self) -> int | None:
        """1 to 31, or None when the day is not known."""
        return int(self[8:]) if len(self) > 7 else None

    @property
    def precision(self) -> Precision:
        return "year" if len(self) == 4 else "month" if len(self) == 7 else "day"

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def within(self, start: date, end: date) -> bool:
        """Whether every day it can mean lies in start..end, both included.

        So a casualty of "2024" counts in the year 2024 but in none of its months (rule C11).
        """
        return start <= self.first_day and self.last_day <= end


def _is_exact(iso: str) -> bool:
    found = _EXACT.fullmatch(iso)
    return found is not None and PartialDate.of(*(int(part) for part in found.groups() if part)) == iso


@lru_cache(maxsize=8192)
def _parsed(text: str) -> PartialDate | None:
    numbers = _numbers_in(fold(digits(text)))
    return PartialDate.of(*numbers) if numbers else None


def _numbers_in(text: str) -> tuple[int, int, int] | None:
    """Year, month and day written in a folded text, 0 where it says nothing; None when it has no known shape."""
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3] or 0), int(found[4] or 0)
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _MONTH_YEAR.fullmatch(text):
        return int(found[2]), int(found[1]), 0
    if (found := _NAMED.fullmatch(text)) and found[2] in _MONTHS:
        return int(found[3]), _MONTHS[found[2]], int(found[1] or 0)
    if (found := _NAME_FIRST.fullmatch(text)) and found[1] in _MONTHS:
        return int(found[3]), _MONTHS[found[1]], int(found[2])
    return None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @classmethod
    def calendar_year(cls, year: int) -> Period:
        """1 January to 31 December, what an annual Article 7 report covers."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def is_calendar_year(self) -> bool:
        return self == Period.calendar_year(self.start.year)

    @property
    def label(self) -> str:
        """The year alone for a calendar year, else both ends in ISO form, free of language.

        >>> Period.calendar_year(2024).label, Period(date(2010, 4, 30), date(2011, 3, 20)).label
        ('2024', '2010-04-30 – 2011-03-20')
        """
        if self.is_calendar_year:
            return str(self.start.year)
        return f"{self.start.isoformat()} – {self.end.isoformat()}"

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def __contains__(self, when: date | PartialDate) -> bool:
        """Whether a day, or every day a partial date can mean, lies in the period."""
        if isinstance(when, PartialDate):
            return when.within(self.start, self.end)
        return self.start <= when <= self.end
