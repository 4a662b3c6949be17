"""What a scan of a sheet's own XML finds that the fast reader does not tell: error cells, formulas, far-off cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.cells import CellError, column_letter
from mac_desktop.texts import N_

# The fast reader keeps one block of memory for the rectangle around all filled cells, 32 bytes a cell, and ends the
# whole program when there is not enough. A full sheet of 30 columns has 31 million.
MAX_GRID_CELLS = 40_000_000

# first row, first column, last row, last column, counted from 0, all included
Merge = tuple[int, int, int, int]


@dataclass(slots=True)
class SheetScan:
    """The error cells of one sheet as (row, column, error) counted from 0, and its merged ranges where known."""

    errors: list[tuple[int, int, CellError]] = field(default_factory=list)
    merged: tuple[Merge, ...] = ()


def refuse_far_cells(name: str, sheet: str, last_row: int, last_column: int) -> None:
    """UserError when the rectangle to the last filled row and column (counted from 0) is too large to be read."""
    if (last_row + 1) * (last_column + 1) > MAX_GRID_CELLS:
        raise UserError(
            N_(
                "Sheet “{sheet}” of “{name}” reaches to cell {cell}, which is far too large. "
                "Delete what stands outside the table and save it again."
            ),
            sheet=sheet,
            name=name,
            cell=f"{column_letter(last_column)}{last_row + 1}",
        )
