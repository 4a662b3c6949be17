"""How a cell of a report reads in the report's language: numbers, dates, and the words for what has no number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from mac_desktop.domain.figures import Amount, Figure
from mac_desktop.domain.gaps import LABELS, NOT_REPORTED_LABEL, Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.reports.documents.model import Cell, Column, Facts, Table
from mac_desktop.texts import N_, Texts

_LATIN = "abcdefghijklmnopqrstuvwxyz"


def locale_of(language: str) -> Locale:
    """The conventions of a language. English reports follow the day-month-year order of the United Nations."""
    if language in {"", "en"}:
        return Locale("en", "GB")
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return locale_of(language).text_direction == "rtl"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows. `muted` cells say that nothing was reported; `mark` refers to a note below the table."""

    text: str
    muted: bool = False
    mark: str = ""


class NoteMarks:
    """Notes on single cells of one table, each with a letter of its own; equal notes share one."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}

    def mark(self, note: str) -> str:
        """ "a" to "z", then "aa" and so on; an empty note has no mark."""
        if not note:
            return ""
        if note not in self.notes:
            turn, letter = divmod(len(self.notes), len(_LATIN))
            self.notes[note] = _LATIN[letter] * (turn + 1)
        return self.notes[note]


class CellWords:
    """Shows cells by the conventions of one language."""

    def __init__(self, texts: Texts, language: str) -> None:
        self.texts = texts
        self.locale = locale_of(language)
        self.number = lru_cache(maxsize=4096)(self._number)

    def _number(self, amount: float) -> str:
        return str(format_decimal(amount, locale=self.locale))

    def amount(self, amount: Amount) -> Shown:
        """A number with its separators, the word of a gap, or "Not reported"."""
        if amount is None:
            return Shown(self.texts(NOT_REPORTED_LABEL), muted=True)
        if isinstance(amount, Gap):
            return Shown(self.texts(LABELS[amount]))
        return Shown(self.number(amount))

    def day(self, text: str) -> str:
        """A date as precise as it is known: "24 Mar 2024", "Mar 2024" or "2024"; any other text as it is."""
        try:
            known = PartialDate(text)
        except ValueError:
            return text
        if known.precision == "year":
            return str(text)
        if known.precision == "month":
            return str(format_skeleton("yMMM", known.first_day, locale=self.locale))
        return str(format_date(known.first_day, format="medium", locale=self.locale))

    def dated(self, facts: Facts) -> str:
        """When a report was made, and as of which past moment its records stood so: for the foot of every page."""
        made = self.day(facts.made_on.isoformat())
        then = self.texts(N_("records as of {moment}"), moment=facts.stood_at) if facts.stood_at else ""
        return "  ·  ".join(filter(None, (made, then)))

    def shown(self, cell: Cell, kind: Literal["text", "integer", "m2", "date"], marks: NoteMarks) -> Shown:
        """Any cell of a row."""
        if isinstance(cell, Figure):
            plain = self.amount(cell.amount)
            return Shown(plain.text, plain.muted, marks.mark(self.texts(cell.note))) if cell.note else plain
        if cell is None or isinstance(cell, Gap):
            return self.amount(cell)
        return Shown(self.day(cell) if kind == "date" else cell)


def total_row(table: Table) -> tuple[Cell, ...] | None:
    """The cells of the total row with its label in place and empty cells as empty texts; None without rows."""
    if table.total is None or not table.rows:
        return None
    cells: list[Cell] = ["" if cell is None else cell for cell in table.total]
    if table.total_label and cells[0] == "":
        cells[0] = table.total_label
    return tuple(cells)


def total_label_span(table: Table) -> int:
    """How many leading columns the label of the total row may use: those that have nothing else to show."""
    if table.total is None or not table.total_label or table.total[0] not in {None, ""}:
        return 1
    span = 1
    while span < len(table.total) and (table.total[span] is None or table.total[span] == ""):
        span += 1
    return span


def unit_column(column: Column) -> bool:
    """Whether the column holds numbers."""
    return column.kind in {"integer", "m2"}
