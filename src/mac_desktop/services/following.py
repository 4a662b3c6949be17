"""Parts of one owner whose values follow from each other: a corrected benchmark moves what was measured from it."""

from __future__ import annotations

import datetime as dt

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.validate import computed_values, contradicts
from mac_desktop.forms.values import Value
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.store.step import Step


def let_others_follow(step: Step, form: BoundForm, owner_id: Value, written: str, today: dt.date) -> None:
    """Bring the other parts of an owner up to date after one of them was written, in the same step.

    A part that was verified or approved is submitted again when it moves: changed data is looked at again.
    """
    owner = form.owner
    if owner is None or not isinstance(owner_id, str) or isinstance(owner_id, Gap):
        return
    if not any(owner.name in field.spec.computed_from for field in form.computed_fields):
        return
    lookup = StoreLookup(step.connection)
    for part in lookup.related(form.key, owner.name, owner_id):
        part_id = str(part["id"])
        if part_id == written:
            continue
        follows = computed_values(form, part, RuleContext(lookup, today, part_id))
        moved = {n: v for n, v in follows.items() if part[n] is None or contradicts(part[n], v)}
        if moved:
            seen = part["state"] in (State.VERIFIED, State.APPROVED)
            step.change(form.form.record, part_id, moved, state=State.SUBMITTED if seen else None)
