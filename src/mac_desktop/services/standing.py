"""What a record was before it is changed, as rules on changes need it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Value, Values
from mac_desktop.store import history
from mac_desktop.store.rows import Row

_SETTLED = (State.SUBMITTED, State.VERIFIED, State.APPROVED)


def before(connection: Connection, form: BoundForm, row: Row) -> Values | None:
    """The values that a stored record had when it was last submitted, verified or approved.

    None when it never was, and when it was returned since: what was reported is being corrected then. A draft can be a
    record that stood and was changed in a way that a rule stops; saving that twice must not make it right, so its
    history is asked.
    """
    if row["state"] == State.DRAFT:
        found = _last_settled(connection, form, row)
        return _values(form, found) if found is not None else None
    return _values(form, row) if row["state"] in _SETTLED else None


def _last_settled(connection: Connection, form: BoundForm, row: Row) -> Row | None:
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
