"""Where a record stands before it is changed, as rules on changes need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Value, Values
from mac_desktop.store import history, queries
from mac_desktop.store.rows import Row

_SETTLED = (State.SUBMITTED, State.VERIFIED, State.APPROVED)


@dataclass(frozen=True, slots=True)
class Standing:
    """As which record typed values are judged, what that record was before (see `RuleContext`), and whether they are a
    newer report on it (`updating`) rather than a change of it."""

    record_id: str | None = None
    before: Values | None = None
    updating: bool = False


def of_row(connection: Connection, form: BoundForm, row: Row | None) -> Standing:
    """Where a stored record stands; a new one (None) stands nowhere.

    What it was before is what it was when it was last submitted, verified or approved: nothing when it never was, and
    nothing when it was returned since, because what was reported is being corrected then. A draft can be a record that
    stood and was changed in a way that a rule stops; saving that twice must not make it right, so its history is asked.

    A report on another record is judged as that record: what refers to it counts, and its identifier is its own.
    """
    if row is None:
        return Standing()
    if row["updates_id"]:
        target = queries.get(connection, form.form.record, str(row["updates_id"]))
        if target is not None:
            return Standing(str(target["id"]), _values(form, target), True)
    return Standing(str(row["id"]), _before(connection, form, row))


def _before(connection: Connection, form: BoundForm, row: Row) -> Values | None:
    if row["state"] == State.DRAFT:
        found = _last_settled(connection, form, row)
        return _values(form, found) if found is not None else None
    return _values(form, row) if row["state"] in _SETTLED else None


def _last_settled(connection: Connection, form: BoundForm, row: Row) -> Row | None:
    if not history.was_changed(connection, str(row["id"])):  # nearly every draft, and quickly told
        return None
    was = dict(row)
    for entry in reversed(history.record_history(connection, form.form.record, str(row["id"]))):
        if entry.before is None:  # it began here, or was put back here
            return None
        was |= entry.before
        if was["state"] != State.DRAFT:
            return was if was["state"] in _SETTLED else None
    return None


def _values(form: BoundForm, row: Mapping[str, Value]) -> Values:
    return {name: row[name] for name in form.fields}
