"""What a partner of the sample country sends: a workbook, and for each sheet what its import must come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mac_desktop.exchange.cells import Cell
from mac_desktop.exchange.sample_books import Book


@dataclass(frozen=True, slots=True)
class SheetImport:
    """One sheet to import as `subject`.

    `accepted` and `rejected` are counts of rows; `rules` are the rules that the wrong rows break, in the order of the
    rows. `mapping` holds what guessing cannot know ("constants", "values", "columns", "dates"); it is empty when the
    program finds everything by itself.
    """

    sheet: str
    subject: str
    accepted: int
    rules: tuple[str, ...] = ()
    mapping: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rejected(self) -> int:
        """How many rows cannot be stored."""
        return len(self.rules)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A workbook with its imports, in the order in which they have to be made."""

    book: Book
    imports: tuple[SheetImport, ...]


def with_wrong_rows(rows: Sequence[Sequence[Cell]], wrong: Mapping[int, Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows with wrong ones put in, each before the row at its place."""
    found: list[Sequence[Cell]] = []
    for place, row in enumerate(rows):
        if place in wrong:
            found.append(wrong[place])
        found.append(row)
    return found


def changed(row: Sequence[Cell], **cells: Cell) -> list[Cell]:
    """A copy of a row with some cells changed, named c0, c1, ... by their place."""
    copy = list(row)
    for name, cell in cells.items():
        copy[int(name[1:])] = cell
    return copy
