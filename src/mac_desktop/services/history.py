"""What was done, by whom and when; what a record was before; and taking a step back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Keeping, Role, Verb
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import BY_KEY, form_named, keeping
from mac_desktop.forms.centre import CentreForms
from mac_desktop.services import lookup, permissions, wording
from mac_desktop.services.backups import before_risk
from mac_desktop.services.context import Context
from mac_desktop.services.permissions import Rights
from mac_desktop.store import history
from mac_desktop.store import undo as undoing
from mac_desktop.store.undo import UndoOutcome
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Entry:
    """One step in a record's life: when, by whom, what, and (field label, before, after) for each changed field."""

    step_id: int
    at: str
    by: str
    title: str
    action: str
    changes: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the store's history."""

    id: int
    at: str
    by: str
    title: str
    kind: str
    changes: int
    undoes: int | None
    undone_by: int | None
    facts: Mapping[str, object]


def of_record(ctx: Context, form_key: str, record_id: str) -> list[Entry]:
    """The history of one record, newest first. Refused when the record is about people and not for this person; values
    that are not for this person are not shown."""
    forms = ctx.forms
    form = forms.form(form_key)
    held = permissions.demand(ctx, Verb.READ_PERSONAL, form_key) if form.form.personal else permissions.rights(ctx)
    with ctx.store.read() as connection:
        found = history.record_history(connection, form.form.record, record_id)
        return [
            Entry(
                e.step_id,
                e.at,
                e.by,
                _title(ctx, e.title, e.title_values),
                e.action,
                _changes(ctx, forms, form, e, connection, held),
            )
            for e in reversed(found)
        ]


def return_note(ctx: Context, form_key: str, record_id: str) -> str:
    """What is to be corrected in a record that was returned, in the reviewer's words, until it is submitted again."""
    state, note = note_on(ctx, form_key, record_id)
    return note if state is State.RETURNED else ""


def note_on(ctx: Context, form_key: str, record_id: str) -> tuple[State, str]:
    """What a reviewer wrote on a record: what is to be corrected, until it is submitted again, or why it was rejected.
    An empty note where there is none."""
    with ctx.store.read() as connection:
        found = history.record_history(connection, form_named(form_key).record, record_id)
    for entry in reversed(found):
        state = (entry.after or {}).get("state")
        if state in (State.RETURNED, State.REJECTED):
            return State(state), str(entry.title_values.get("note") or "") if entry.kind == "state" else ""
        if state not in (None, State.DRAFT):
            break
    return State.DRAFT, ""


def _title(ctx: Context, title: str, values: Mapping[str, object]) -> str:
    return ctx.texts.fill(title, values) if values else ctx.texts(title)


def _changes(
    ctx: Context, forms: CentreForms, form: BoundForm, entry: history.HistoryEntry, connection: Connection, held: Rights
) -> list[tuple[str, str, str]]:
    fields = form.fields
    before, after = entry.before or {}, entry.after or {}
    found = []
    for name in dict.fromkeys([*before, *after]):
        if name in fields and before.get(name) != after.get(name):
            sides = [_shown(ctx, forms, form, name, side.get(name), connection, held) for side in (before, after)]
            found.append((ctx.texts(fields[name].label), sides[0], sides[1]))
        elif name in ("state", "deleted_reason") and before.get(name) != after.get(name):
            label = wording.field_label(ctx.texts, form, name)
            sides = [str(side.get(name) or "") for side in (before, after)]
            if name == "state":
                sides = [codelist("record_state").label(side, ctx.texts.language) for side in sides]
            found.append((label, sides[0], sides[1]))
            if entry.kind == "state" and entry.title_values.get("note"):
                why = N_("Why it was rejected") if after["state"] == State.REJECTED else N_("What is to be corrected")
                found.append((ctx.texts(why), "", str(entry.title_values["note"])))
    return found


def _shown(
    ctx: Context, forms: CentreForms, form: BoundForm, name: str, value: object, connection: Connection, held: Rights
) -> str:
    field = form.fields[name]
    if name in held.hidden(form):
        return ctx.texts(permissions.HIDDEN) if value is not None else ""
    names = field.refers_to and value
    referred = lookup.label(connection, ctx.texts, forms, held, field.refers_to, str(value)) if names else ""
    return wording.value(ctx.texts, field, value, referred=referred)  # type: ignore[arg-type]


def steps(ctx: Context, limit: int = 200) -> list[StepLine]:
    """The steps of the store, newest first."""
    with ctx.store.read() as connection:
        return [
            StepLine(
                s.id,
                s.at,
                s.by,
                _title(ctx, s.title, s.title_values),
                s.kind,
                s.changes,
                s.undoes,
                s.undone_by,
                s.facts,
            )
            for s in history.steps(connection, limit)
        ]


def last_step(ctx: Context) -> int:
    """The number of the newest step; WrongUse when nothing was done yet."""
    found = steps(ctx, 1)
    if not found:
        raise WrongUse(N_("Nothing was done in this store yet, so there is nothing to take back."))
    return found[0].id


def undo(ctx: Context, step_id: int) -> UndoOutcome:
    """Take a step back, after a verified backup. What was edited since is kept and listed. Everybody may take back what
    they did themselves; what others did is for fewer."""
    _demand_undo(ctx, step_id)
    before_risk(ctx)
    return undoing.undo(ctx.store, step_id, by=ctx.user)


def _demand_undo(ctx: Context, step_id: int) -> None:
    held = permissions.rights(ctx)
    if not held.in_force:
        return
    with ctx.store.read() as connection:
        step, tables = history.step_entry(connection, step_id), history.tables_of(connection, step_id)
    if step is None:
        return  # the undo itself says that there is no such step
    own = step.by.strip().casefold() == ctx.user.strip().casefold()
    if not own:
        permissions.demand(ctx, Verb.UNDO_OTHERS)
    reads_only = own and not held.roles - {Role.VIEWER}
    for table in sorted(tables & BY_KEY.keys()):
        if reads_only or keeping(table) is Keeping.ADMINISTRATION:
            permissions.demand(ctx, Verb.ENTER, table)


def names_of(ctx: Context, rows: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """(how the record is called, why) for the (table, id, why) lines of an undo's outcome."""
    with ctx.store.read() as connection:
        forms, held = ctx.forms, permissions.rights_of(connection, ctx.user)
        return [
            (lookup.label(connection, ctx.texts, forms, held, table, row_id) if table in BY_KEY else row_id, why)
            for table, row_id, why in rows
        ]


def records_of_step(ctx: Context, step_id: int, limit: int = 50) -> list[tuple[str, str, str, str]]:
    """The first records that a step touched: (form key, id, how it is called, action)."""
    with ctx.store.read() as connection:
        rows = history.changed_rows(connection, step_id, limit)
        forms, held = ctx.forms, permissions.rights_of(connection, ctx.user)
        return [
            (t, i, lookup.label(connection, ctx.texts, forms, held, t, i) or i, action)
            for t, i, action in rows
            if t in BY_KEY
        ]
