"""What a cell of a spreadsheet can hold, and how people name its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

FORMULA_WITHOUT_VALUE = "formula"


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell with an error instead of a value: "#N/A", "#REF!" ..., or "formula" when its result was not stored."""

    code: str

    @property
    def is_formula(self) -> bool:
        """Whether the program that wrote the file left out the result of a formula."""
        return self.code == FORMULA_WITHOUT_VALUE

    def __str__(self) -> str:
        return self.code


Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | CellError | None
Row = list[Cell]


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell: no value, or only spaces."""
    return cell is None or (type(cell) is str and not cell.strip())


def is_blank_row(row: Row | tuple[Cell, ...]) -> bool:
    """Whether a person sees nothing in the whole row."""
    return row.count(None) == len(row) or all(map(is_blank, row))


def shown(cell: Cell) -> str:
    """The cell as plain text, the way a person would copy it: ISO dates, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


@lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """The name of a column by its place counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(26), column_letter(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The place of a column counted from 0; the inverse of `column_letter`.

    >>> column_index("A"), column_index("XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
