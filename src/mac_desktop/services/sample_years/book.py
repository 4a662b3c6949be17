"""What one month brings, gathered by table, and written in the steps of those who sent or entered it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from mac_desktop.domain.records.base import State
from mac_desktop.services.context import Context
from mac_desktop.store.tables import records_by_table
from mac_desktop.texts import N_

Row = dict[str, object]
CLERKS = ("amina", "dawit", "sokha", "zarina", "elif")


class Clock:
    """The moment at which the sample's work is being done; the store asks it."""

    def __init__(self, start: dt.datetime) -> None:
        self.moment = start

    def __call__(self) -> dt.datetime:
        return self.moment


@dataclass(slots=True)
class Book:
    """Rows to add and to change. Tables are written in the order in which records refer to each other."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    changes: list[tuple[str, str, Row]] = field(default_factory=list)
    deletions: list[tuple[str, str, str]] = field(default_factory=list)
    size: int = 0

    def add(self, table: str, row_id: str, **values: object) -> str:
        """A new record; fields that are None are left out."""
        self.rows.setdefault(table, []).append({"id": row_id, **{n: v for n, v in values.items() if v is not None}})
        self.size += 1
        return row_id

    def change(self, table: str, row_id: str, **values: object) -> None:
        """What is known of a record now."""
        self.changes.append((table, row_id, dict(values)))

    def write(self, ctx: Context, title: str, by: str, state: State, **called: object) -> int:
        """Write everything as one step, and return the step's id. The book is empty then."""
        with ctx.store.step(title, by=by, kind="import" if len(self.rows) > 1 else "edit", **called) as step:
            for table, record in records_by_table().items():
                rows = self.rows.get(table)
                if rows:
                    ids = [str(row.pop("id")) for row in rows]
                    step.insert_many(record, rows, state=state, ids=ids)
            for table, row_id, values in self.changes:
                step.change(records_by_table()[table], row_id, values)
            for table, row_id, reason in self.deletions:
                step.delete(records_by_table()[table], row_id, reason)
        self.rows, self.changes, self.deletions = {}, [], []
        return step.id


def entered(ctx: Context, book: Book, month: int, what: Mapping[str, str], state: State) -> None:
    """Write a book under the name of the clerk whose turn it is."""
    if book.rows or book.changes or book.deletions:
        book.write(ctx, N_("Enter {what}"), CLERKS[month % len(CLERKS)], state, **what)
