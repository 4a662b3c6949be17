"""The forms and code lists of the centre that works in a store, always as its records say now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from threading import Lock

from sqlalchemy import Connection

from mac_desktop.domain.records.centre import ListEntry, OwnField, OwnList
from mac_desktop.forms.catalogue.all_forms import forms_by_key, forms_of_centre
from mac_desktop.forms.centre import CentreForms
from mac_desktop.store import history, queries
from mac_desktop.store.engine import Store
from mac_desktop.store.rows import Row


def shipped_forms() -> CentreForms:
    """The forms of whoever has no store yet."""
    return forms_by_key()


class OwnForms:
    """Keeps the forms of one store, and makes them anew when a step changed what they are made of: an edit, an import,
    an undo, also by another program. May be asked on any thread; who was given forms may go on working with them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._at = (-1, dt.date.min)
        self._said: tuple[Sequence[Row], ...] = ()
        self._forms = shipped_forms()

    def of(self, store: Store, today: dt.date) -> CentreForms:
        """The forms as they are after the last step of the store, on a day."""
        with self._lock, store.read() as connection:
            step = history.newest(connection)
            if (step, today) != self._at:
                said = _definitions(connection)
                if said != self._said or today != self._at[1]:
                    self._said, self._forms = said, forms_of_centre(*said, today)
                self._at = step, today
            return self._forms


def _definitions(connection: Connection) -> tuple[list[Row], list[Row], list[Row]]:
    """What a centre set for itself: entries of code lists, lists and fields, deleted ones included."""
    entries, lists, fields = (
        list(queries.every(connection, record, include_deleted=True)) for record in (ListEntry, OwnList, OwnField)
    )
    versions = history.versions(connection, [row["id"] for row in fields])
    return entries, lists, [{**row, "version": versions[row["id"]]} for row in fields]
