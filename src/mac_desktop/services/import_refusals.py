"""Why nothing of a file can be imported, said before every row of it is blamed."""

from __future__ import annotations

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.mapping import ImportMapping
from mac_desktop.exchange.tables import Table
from mac_desktop.texts import N_

NO_ROWS = N_("“{name}” has no rows under its headings in row {row}. Choose the file or the sheet that holds the data.")
NO_HEADINGS = N_(
    "“{name}” has no row of headings, so nothing says what its columns hold. Write a heading above each column, or say"
    " in a mapping where they go."
)
NO_COLUMN_KNOWN = N_(
    "No column of “{name}” is known ({count} columns, such as “{heading}”). Choose another sheet or form, or say in a"
    " mapping where they go."
)


def refusal(name: str, table: Table, mapping: ImportMapping) -> UserError | None:
    """What is wrong with the file as a whole; None when its rows can be judged. `name` is the file's name."""
    if not table.rows:
        return UserError(NO_ROWS, name=name, row=table.header_row)
    if mapping.columns:
        return None
    if not table.header_row:
        return UserError(NO_HEADINGS, name=name)
    return UserError(NO_COLUMN_KNOWN, name=name, count=len(table.columns), heading=table.columns[0].heading)
