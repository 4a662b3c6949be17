"""Rows that only add up others. Read as data they would count everything twice."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from mac_desktop.domain.folding import digits, fold
from mac_desktop.exchange.cells import Cell, CellError, is_blank

LONGEST_LABEL = 60
_LARGEST = 1e300  # sums of larger numbers would overflow

_WORDS = (
    "total", "totals", "totales", "totais", "totaux", "totale", "sum", "suma", "somme", "soma", "gesamt", "summe",
    "ukupno", "svega", "skupaj", "toplam", "jumla", "jumlah", "итого", "всего", "усього", "разом", "укупно",
    "المجموع", "مجموع", "الإجمالي", "إجمالي", "اجمالي", "الاجمالي", "الجملة", "جمع", "مجموعه", "ټول",
    "ጠቅላላ", "ድምር", "សរុប", "ລວມ", "รวม", "tổng", "tổng cộng", "कुल", "जम्मा", "ընդամենը", "სულ",
)  # fmt: skip
_FORE = ("grand", "gran", "sub", "general", "overall", "le", "el", "الـ")
_AFTER = (
    "general", "général", "générale", "generale", "geral", "overall", "global", "country", "national", "nacional",
    "الكلي", "الكلى", "العام", "كل", "کل",
)  # fmt: skip


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted({re.escape(fold(word)) for word in words}, key=len, reverse=True))


_LABEL = re.compile(rf"(?:(?:{_any(_FORE)})[ -]?)*(?:{_any(_WORDS)})(?: (?:{_any(_AFTER)}))*")
_NEAR_LABEL = re.compile(rf"(?:(?:{_any(_FORE)})[ -]?)*(?:{_any(_WORDS)})[ :,-].*|.*[ :,-](?:{_any(_WORDS)})")
_NUMBER = re.compile(r"[-+]?\d[\d ,.]*%?")


def number_in(cell: Cell) -> float | None:
    """The number a cell holds, also one written as text without grouping; None when it holds none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        found = float(cell) if abs(cell) < _LARGEST else math.inf
    elif isinstance(cell, str):
        try:
            found = float(digits(cell.strip()))
        except ValueError:
            return None
    else:
        return None
    return found if abs(found) < _LARGEST else None


def _is_number_like(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_NUMBER.fullmatch(digits(cell.strip())))
    return isinstance(cell, int | float | CellError) and not isinstance(cell, bool)


def is_total(row: Sequence[Cell], usual: int) -> bool:
    """Whether a row says that it is a total: “Gran total”, “TOTAL:”, “الإجمالي” and numbers beside it.

    A longer label, such as “Total Antioquia”, counts only in a row with fewer filled cells than the `usual` number,
    for organisations and villages may be called so.
    """
    label = next((cell for cell in row if cell is not None), None)
    if not isinstance(label, str) or len(label) > LONGEST_LABEL:
        return False
    text = fold(label).strip(" :=.-*")
    exact = _LABEL.fullmatch(text) is not None
    if not exact and not _NEAR_LABEL.fullmatch(text):
        return False
    others = [cell for cell in row if not is_blank(cell)][1:]
    texts = sum(not _is_number_like(cell) for cell in others)
    if texts > (1 if exact else 0) or texts == len(others):
        return False
    return exact or len(others) + 1 < usual


def is_sum(row: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row without a label holds nothing but the sums of the columns above it, and blanks.

    At least one sum must not be zero and must come from two rows or more.
    """
    filled = [i for i, cell in enumerate(row) if not is_blank(cell)]
    if not filled or len(filled) == len(row):
        return False
    proven = False
    for i in filled:
        stated = number_in(row[i])
        if stated is None:
            return False
        parts = [number for other in above if (number := number_in(other[i])) is not None]
        if not math.isclose(sum(parts), stated, rel_tol=1e-9, abs_tol=1e-9):
            return False
        proven = proven or (stated != 0 and sum(part != 0 for part in parts) > 1)
    return proven
