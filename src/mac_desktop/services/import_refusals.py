"""Why nothing of a file can be imported, said before every row of it is blamed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Verb
from mac_desktop.domain.workflows import VERB_OF_STATE
from mac_desktop.exchange.mapping import ImportMapping
from mac_desktop.exchange.suggest import Guess
from mac_desktop.exchange.tables import Table
from mac_desktop.services import duties, permissions
from mac_desktop.services.context import Context
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
DOUBTFUL = N_(
    "By its heading the column “{heading}” is {field}, but its values do not fit, such as “{value}”. Correct them, or"
    " send the column there by a mapping."
)


def doubts(mapping: ImportMapping, asked: Sequence[Guess]) -> list[dict[str, str]]:
    """For each column that heading and values disagree on and that goes nowhere: its heading, the field that the
    heading names, and a value that does not fit; they fill DOUBTFUL."""
    unused = mapping.unused(guess.use.heading for guess in asked)
    return [
        {
            "heading": guess.use.heading,
            "field": guess.label,
            "value": next(iter(guess.unread), ""),
        }
        for guess in asked
        if guess.use.heading in unused
    ]


def refusal(name: str, table: Table, mapping: ImportMapping, asked: Sequence[Guess] = ()) -> UserError | None:
    """What is wrong with the file as a whole; None when its rows can be judged. `name` is the file's name."""
    if not table.rows:
        return UserError(NO_ROWS, name=name, row=table.header_row)
    if mapping.columns:
        return None
    for doubt in doubts(mapping, asked):
        return UserError(DOUBTFUL, **doubt)
    if not table.header_row:
        return UserError(NO_HEADINGS, name=name)
    return UserError(NO_COLUMN_KNOWN, name=name, count=len(table.columns), heading=table.columns[0].heading)


def demand_import(ctx: Context, state: State, form_keys: Iterable[str]) -> None:
    """Refuse an import that this person may not store. Bringing records in is entering them; bringing them in as
    verified
    or approved is verifying or approving them too."""
    for key in form_keys:
        held = permissions.demand(ctx, Verb.ENTER, key)
        if state in (State.VERIFIED, State.APPROVED):
            permissions.demand(ctx, VERB_OF_STATE[state], key)
        if state is State.APPROVED:
            duties.demand_another(ctx, held, key)
