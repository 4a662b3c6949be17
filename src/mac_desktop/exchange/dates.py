"""How the dates of a column are meant: day first or month first, serial numbers, years, months, dates in three columns.

A date that could be read two ways is not guessed: a column whose values do not settle it is `ambiguous` and three of
its rows are given in both readings for a person to choose. What can be known of a date is kept and nothing is invented
(data-model.md rules C11 and D8): the results are ISO texts "2024", "2024-03" or "2024-03-24".
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from mac_desktop.domain.folding import digits, fold
from mac_desktop.domain.periods import PartialDate

Order = Literal["day_first", "month_first"]
DAY_FIRST: Order = "day_first"
MONTH_FIRST: Order = "month_first"
EXAMPLES = 3

# Two-digit years: 00 to 39 are 2000 to 2039, 40 to 99 are 1940 to 1999; mine action registers begin with old wars.
CENTURY_PIVOT = 40
# A whole number in this range is a day counted as Excel counts (2 = 1 January 1900 + 1); below it, a year.
FIRST_SERIAL = 10_000  # 18 May 1927
LAST_SERIAL = 73_050  # 31 December 2099
_SERIAL_ZERO = dt.date(1899, 12, 30)

_TWO_NUMBERS_FIRST = re.compile(
    r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?:[t ,]+\d{1,2}[:.h]\d\d.*)?", re.ASCII
)
_EIGHT_DIGITS = re.compile(r"(19|20)\d{6}", re.ASCII)
_WHOLE = re.compile(r"\d+(?:\.0*)?", re.ASCII)
_TIME = re.compile(
    r"[t ,]+\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|[+-]\d\d:?\d\d))?$", re.ASCII
)
_NUMERIC_ONLY = re.compile(r"[\d./\- :t,zapm+]+", re.ASCII)
_NAMED_SHORT_YEAR = re.compile(r"(\d{1,2}[- /.][^\W\d]+\.?[- /.])(\d\d)", re.ASCII)

_UNKNOWN_WORDS = frozenset(
    fold(word)
    for word in (
        "unknown", "unk", "n/a", "na", "nd", "n.d", "not known", "not reported", "none", "null",
        "nil", "?", "??", "-", "--",
        "inconnu", "inconnue", "non connu", "non renseigné", "desconocido", "desconocida", "sin información",
        "sin informacion", "sin dato", "s/d", "no informa", "غير معروف", "مجهول", "نامعلوم",
    )
)  # fmt: skip
_UNKNOWN_PARTS = frozenset({0, 99, 999, 9999})


@dataclass(frozen=True, slots=True)
class DateReading:
    """How one column of dates is read. Call `read` for each cell.

    `kinds` counts the cells: iso, numbers (24/03/2024), date (a real date cell), serial, year, month, named, unread,
    error, blank. `order` is how 24/03/2024 is read. `ambiguous` says that no value settles the order and that a person
    must; `examples` are up to three (as written, day first, month first). `mixed` says that some values can only be
    day first and others only month first: `read` then reads those whose order is clear in the way that fits.
    """

    order: Order = DAY_FIRST
    ambiguous: bool = False
    mixed: bool = False
    examples: tuple[tuple[str, str, str], ...] = ()
    kinds: dict[str, int] = field(default_factory=dict)

    def read(self, value: object) -> str | None:
        """ISO text of a year, month or day; None when the cell is blank, unknown or no date of the calendar."""
        if isinstance(value, str):
            return _read_text(value, self.order)
        return _read_other(value)


def judge_dates(cells: Iterable[object], *, decided: str | None = None) -> DateReading:
    """Judge the cells of a column. `decided` ("day_first" or "month_first") is a person's answer and ends all doubt."""
    counts: Counter[Hashable] = Counter(cell if isinstance(cell, Hashable) else str(cell) for cell in cells)
    kinds: Counter[str] = Counter()
    day_first = month_first = 0
    unclear: list[str] = []
    for cell, times in counts.items():
        kind = _kind_of(cell)
        kinds[kind] += times
        if kind != "numbers":
            continue
        text = str(cell)
        as_day, as_month = _read_text(text, DAY_FIRST), _read_text(text, MONTH_FIRST)
        clearly = _clear_order(text)
        if clearly == DAY_FIRST:
            day_first += times
        elif clearly == MONTH_FIRST:
            month_first += times
        elif as_day != as_month:
            unclear.append(text)
    order: Order = MONTH_FIRST if decided == MONTH_FIRST else DAY_FIRST
    settled = decided in {DAY_FIRST, MONTH_FIRST}
    if not settled and bool(day_first) != bool(month_first):
        order, settled = (DAY_FIRST if day_first else MONTH_FIRST), True
    ambiguous = bool(unclear) and not settled
    examples = tuple(
        (text, _read_text(text, DAY_FIRST) or "", _read_text(text, MONTH_FIRST) or "") for text in unclear[:EXAMPLES]
    )
    return DateReading(order, ambiguous, bool(day_first and month_first), examples if ambiguous else (), dict(kinds))


def join_date(year: object, month: object = None, day: object = None) -> str | None:
    """One date of three cells; 0, blank, 99 or "unknown" parts are unknown. None when the year is, or when impossible.

    Months may be names in English, French, Spanish or Portuguese, digits of any script. A day without a month says
    nothing that can be kept. A month of 13 or a 31 April is None, not a corrected date.

    >>> join_date(2006, 1, None), join_date("2006", "enero", "5"), join_date(2006, 99, 0), join_date(2006, 13)
    ('2006-01', '2006-01-05', '2006', None)
    """
    y, m, d = _part(year), _part(month, name=True), _part(day)
    if y is None or m is None or d is None or not y:
        return None
    if y < 100:
        y += 2000 if y < CENTURY_PIVOT else 1900
    return PartialDate.of(y, m, d if m else None)


def _part(cell: object, *, name: bool = False) -> int | None:
    """A number, 0 when unknown, None when it can not be understood."""
    if cell is None or isinstance(cell, bool):
        return 0 if cell is None else None
    if isinstance(cell, int | float):
        number = int(cell) if abs(cell) < 1e9 and cell == int(cell) else None
    else:
        text = fold(digits(str(cell)))
        if not text or text in _UNKNOWN_WORDS:
            return 0
        number = int(float(text)) if _WHOLE.fullmatch(text) and len(text) < 9 else None
        if number is None and name:
            named = PartialDate.parse(f"{text} 2000")
            return named.month if named else None
    if number is None or number < 0:
        return None
    return 0 if number in _UNKNOWN_PARTS else number


def _plain(text: str) -> str:
    """Folded, digits of any script as 0-9, without the full stop that ends a date in the Balkans (24.03.2024.)."""
    return fold(digits(text)).rstrip(".")


def _kind_of(cell: object) -> str:
    if cell is None:
        return "blank"
    if not isinstance(cell, str):
        if isinstance(cell, dt.date):
            return "date"
        if isinstance(cell, int | float) and not isinstance(cell, bool) and (read := _read_other(cell)):
            return "year" if len(read) == 4 else "serial"
        return "unread"
    text = _plain(cell)
    if not text or text in _UNKNOWN_WORDS:
        return "blank"
    if _TWO_NUMBERS_FIRST.fullmatch(text):
        return "numbers"
    read = _read_text(cell, DAY_FIRST)
    if read is None:
        return "unread"
    if not _NUMERIC_ONLY.fullmatch(text):
        return "named"
    if _WHOLE.fullmatch(text) and not _EIGHT_DIGITS.fullmatch(text) and len(read) == 10:
        return "serial"
    return {4: "year", 7: "month"}.get(len(read), "iso")


def _clear_order(text: str) -> Order | None:
    """The only order in which the text is a date, or None when both or none give one."""
    as_day, as_month = _read_text(text, DAY_FIRST), _read_text(text, MONTH_FIRST)
    found = _TWO_NUMBERS_FIRST.fullmatch(_plain(text))
    if found is None or (as_day is None and as_month is None):
        return None
    first, second = int(found[1]), int(found[3])
    if first > 12 >= second:
        return DAY_FIRST
    return MONTH_FIRST if second > 12 >= first else None


@lru_cache(maxsize=16_384)
def _read_text(text: str, order: Order) -> str | None:
    folded = _plain(text)
    if not folded or folded in _UNKNOWN_WORDS:
        return None
    if found := _TWO_NUMBERS_FIRST.fullmatch(folded):
        return _from_numbers(int(found[1]), int(found[3]), found[4], order)
    folded = _TIME.sub("", folded)
    if _EIGHT_DIGITS.fullmatch(folded):
        return PartialDate.of(int(folded[:4]), int(folded[4:6]), int(folded[6:]))
    if _WHOLE.fullmatch(folded) and len(folded) != 4:
        return _serial(int(float(folded))) if len(folded) < 9 else None
    if short := _NAMED_SHORT_YEAR.fullmatch(folded):
        folded = f"{short[1]}{_full_year(short[2])}"
    return PartialDate.parse(folded.replace("/", "-") if not folded[:1].isdigit() else folded)


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < CENTURY_PIVOT else 1900)


def _from_numbers(first: int, second: int, year_text: str, order: Order) -> str | None:
    """A date of two numbers and a year. When only the other order gives a date, it is that date; 0 is unknown."""
    year = _full_year(year_text)
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return PartialDate.of(year, month, day)


def _serial(number: int) -> str | None:
    """The day that Excel counts so, in the 1900 system, or the year for a number that can only be one."""
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return PartialDate.from_date(_SERIAL_ZERO + dt.timedelta(days=number))
    return PartialDate.of(number) if 1800 <= number <= 2200 else None


def _read_other(value: object) -> str | None:
    if isinstance(value, dt.date):
        return PartialDate.of(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6:
        return _serial(int(value)) if value >= FIRST_SERIAL or value == int(value) else None
    return None
