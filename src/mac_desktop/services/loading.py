"""A record as it stands in the store, found by its id, number or name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Value
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.store import queries
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record as it stands in the store. Of `hidden` fields the person who asked may not read the values; they are
    left
    empty here and stay as they are when the record is saved."""

    form_key: str
    id: str
    number: str
    state: State
    values: Mapping[str, Value]
    typed: Mapping[str, str]
    deleted_reason: str
    updates: str | None = None
    hidden: frozenset[str] = frozenset()

    @property
    def raw(self) -> dict[str, object]:
        """What to put into the fields of a screen: the values, or what was typed where that was kept."""
        return {name: self.typed.get(name, value) for name, value in self.values.items()}

    def without(self, hidden: frozenset[str]) -> Loaded:
        """The same without the values of some fields."""
        if not hidden:
            return self
        values = {name: None if name in hidden else value for name, value in self.values.items()}
        typed = {name: text for name, text in self.typed.items() if name not in hidden}
        return replace(self, values=values, typed=typed, hidden=hidden)


def load(connection: Connection, form: BoundForm, record_id: str) -> Loaded:
    """One record with all its values, deleted or not, by its id, number, or a name that only it has; WrongUse when
    there
    is none. For the verbs themselves: what a person is shown comes from `records.load`."""
    row = queries.get(connection, form.form.record, record_id)
    if row is None:
        found = StoreLookup(connection).find(form.key, record_id)
        row = queries.get(connection, form.form.record, found[0]) if len(found) == 1 else None
    if row is None:
        deleted = queries.find_by(connection, form.form.record, "number", record_id, include_deleted=True)
        row = deleted[0] if deleted else None
    if row is None:
        raise WrongUse(N_("There is no {form} with the number {number}."), form=form.form.singular, number=record_id)
    return Loaded(
        form.key,
        row["id"],
        row["number"],
        State(row["state"]),
        {name: row[name] for name in form.fields},
        row["typed"],
        row["deleted_reason"] or "",
        row["updates_id"],
    )
