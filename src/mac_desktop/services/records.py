"""What a person can do with one record: look, check, save, move through its states, delete, restore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Problem, Severity, WrongUse
from mac_desktop.domain.records.base import SET_ASIDE, State
from mac_desktop.domain.workflows import RECORD, Need
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.schema import Value
from mac_desktop.forms.validate import Checked, validate
from mac_desktop.services import choosing, standing, wording
from mac_desktop.services import lookup as lookups
from mac_desktop.services.context import Context
from mac_desktop.store import naming, queries
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record as it stands in the store."""

    form_key: str
    id: str
    number: str
    state: State
    values: Mapping[str, Value]
    typed: Mapping[str, str]
    deleted_reason: str

    @property
    def raw(self) -> dict[str, object]:
        """What to put into the fields of a screen: the values, or what was typed where that was kept."""
        return {name: self.typed.get(name, value) for name, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a record that was saved. A record with stop problems is kept, as a draft."""

    id: str
    number: str
    state: State
    problems: Sequence[Problem]


def load(ctx: Context, form_key: str, record_id: str) -> Loaded:
    """One record, deleted or not, by its id, number, or a name that only it has; WrongUse when there is none."""
    with ctx.store.read() as connection:
        return _loaded(connection, ctx.form(form_key), record_id)


def _loaded(connection: Connection, form: BoundForm, record_id: str) -> Loaded:
    row = queries.get(connection, form.form.record, record_id)
    if row is None:
        found = lookups.StoreLookup(connection).find(form.key, record_id)
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
    )


def check(ctx: Context, form_key: str, raw: Mapping[str, object], record_id: str | None = None) -> Checked:
    """Judge what was typed, without saving anything."""
    form = ctx.form(form_key)
    with ctx.store.read() as connection:
        row = queries.get(connection, form.form.record, record_id) if record_id else None
        was = standing.before(connection, form, row) if row else None
        lookup = lookups.StoreLookup(connection)
        return validate(form, raw, lookup, today=ctx.today, record_id=record_id, before=was)


def save(
    ctx: Context, form_key: str, raw: Mapping[str, object], record_id: str | None = None, *, submit: bool = False
) -> Saved:
    """Save a record. With `submit` it leaves the draft state if nothing stops it.

    A changed record that was already verified or approved goes back to submitted: changed data is looked at again
    before it counts. What was rejected or superseded is not changed any more.
    """
    form = ctx.form(form_key)
    unknown = sorted(set(raw) - set(form.fields))
    if unknown:
        raise WrongUse(
            N_("{form} has no field “{field}”. Its fields are: {fields}."),
            form=form.form.singular,
            field=unknown[0],
            fields=", ".join(form.fields),
        )
    before = load(ctx, form_key, record_id) if record_id else None
    if before is not None and before.state in SET_ASIDE:
        raise WrongUse(
            N_("{number} is kept for the file only and cannot be changed. Add a new record instead."),
            number=before.number,
        )
    checked = check(ctx, form_key, raw, record_id)
    state = _state_after(checked, before, submit)
    title = N_("Change {form} {number}") if before else N_("Add {form}")
    with ctx.store.step(title, by=ctx.user, form=form.form.singular, number=before.number if before else "") as step:
        if before is None:
            kept = step.add(form.form.record, checked.values, state=state, typed=checked.typed)
            made = queries.get(step.connection, form.form.record, kept)
            step.named(N_("Add {form} {number}"), form=form.form.singular, number=made["number"] if made else "")
        else:
            kept = before.id
            changed = {
                n: v
                for n, v in checked.values.items()
                if v != before.values[n] or type(v) is not type(before.values[n])
            }
            if changed or checked.typed != dict(before.typed) or state != before.state:
                step.change(form.form.record, kept, changed, state=state, typed=checked.typed)
    after = load(ctx, form_key, kept)
    return Saved(after.id, after.number, after.state, checked.problems)


def _state_after(checked: Checked, before: Loaded | None, submit: bool) -> State:
    if not checked.may_submit:
        return State.DRAFT
    if before is None or before.state in (State.DRAFT, State.RETURNED):
        return State.SUBMITTED if submit else State.DRAFT
    unchanged = all(checked.values[name] == before.values[name] for name in checked.values)
    return before.state if unchanged else State.SUBMITTED


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of records that were to change their state: how many did, and which did not and why."""

    moved: int
    held: Sequence[tuple[str, Sequence[Problem]]]


def set_state(ctx: Context, form_key: str, ids: Sequence[str], state: State, note: str = "") -> Moved:
    """Submit, verify, approve, return or reject records, all in one step, as the workflow `RECORD` allows. A record
    with stop problems stays where it is. Rejecting is for good and needs its reason as `note`."""
    form = form_named(form_key)
    if not note.strip() and any(Need.REASON in move.needs for move in RECORD.moves if move.target == state):
        raise WrongUse(N_("Say why the records are rejected. The reason is kept with them."))
    ready, held = _parted(ctx, form_key, ids, state)
    if ready:
        title, called = N_("Set {form} to {state}"), {"form": form.title}
        if len(ready) == 1:
            title, called = N_("Set {form} {number} to {state}"), {"form": form.singular, "number": ready[0].number}
        with ctx.store.step(title, by=ctx.user, kind="state", **called, state=state.value, note=note) as step:
            for loaded in ready:
                step.change(form.record, loaded.id, {}, state=state)
    return Moved(len(ready), held)


def preview_state(ctx: Context, form_key: str, ids: Sequence[str], state: State) -> Moved:
    """What `set_state` would do with these records, without doing it."""
    ready, held = _parted(ctx, form_key, ids, state)
    return Moved(len(ready), held)


def _parted(
    ctx: Context, form_key: str, ids: Sequence[str], state: State
) -> tuple[list[Loaded], list[tuple[str, Sequence[Problem]]]]:
    """Records that may take a state, and the numbers of those that may not, each with its reasons."""
    ready: list[Loaded] = []
    held: list[tuple[str, Sequence[Problem]]] = []
    form = ctx.form(form_key)
    with ctx.store.read() as connection:
        lookup = lookups.StoreLookup(connection)  # one for all: they refer to the same places and operators
        for record_id in ids:
            loaded = _loaded(connection, form, record_id)
            problems = _cannot_become(ctx, connection, form, loaded, state, lookup)
            if problems:
                held.append((loaded.number, problems))
            else:
                ready.append(loaded)
    return ready, held


def _cannot_become(
    ctx: Context,
    connection: Connection,
    form: BoundForm,
    loaded: Loaded,
    state: State,
    lookup: lookups.StoreLookup,
) -> list[Problem]:
    may_follow = RECORD.next(loaded.state, asked_only=True)
    if state not in may_follow:
        return [_not_allowed(loaded, state, may_follow)]
    if state in (State.RETURNED, State.REJECTED):
        return []
    was = None
    if loaded.state is State.DRAFT:
        was = standing.before(connection, form, queries.get(connection, form.form.record, loaded.id) or {})
    checked = validate(form, loaded.raw, lookup, today=ctx.today, record_id=loaded.id, before=was)
    return [p for p in checked.problems if p.severity is Severity.STOP]


def _not_allowed(loaded: Loaded, state: State, may_follow: Sequence[str]) -> Problem:
    """Why a record does not take a state, with what is possible from here."""
    values = {"now": (loaded.state,), "state": (state,), "allowed": tuple(may_follow)}
    text = N_("It is “{now}” and cannot become “{state}” at once. From here it can become: {allowed}.")
    if state is loaded.state:
        text = N_("It is “{now}” already.")
    elif not may_follow:
        text = N_("It is “{now}”, which is final, and cannot become “{state}”. Add a new record instead.")
    shown = {name: coded(RECORD.codelist, codes) for name, codes in values.items()}
    return Problem(loaded.form_key, "state", "L10", Severity.STOP, text, shown)


def delete(ctx: Context, form_key: str, record_id: str, reason: str) -> None:
    """Mark a record as deleted, with the reason; nothing is lost and it can be restored."""
    delete_all(ctx, form_key, [record_id], reason)


def delete_all(ctx: Context, form_key: str, ids: Sequence[str], reason: str) -> None:
    """Mark records as deleted in one step, with one reason; nothing is lost and each can be restored."""
    if not reason.strip():
        raise WrongUse(N_("Say why the record is deleted; the reason is kept with it."))
    form = form_named(form_key)
    going = [load(ctx, form_key, record_id) for record_id in ids]
    title, called = N_("Delete {form}"), {"form": form.title}
    if len(going) == 1:
        title, called = N_("Delete {form} {number}"), {"form": form.singular, "number": going[0].number}
    with ctx.store.step(title, by=ctx.user, **called) as step:
        for loaded in going:
            step.delete(form.record, loaded.id, reason.strip())


def restore(ctx: Context, form_key: str, record_id: str) -> None:
    """Take a deleted record back."""
    loaded = load(ctx, form_key, record_id)
    form = form_named(form_key)
    with ctx.store.step(N_("Restore {form} {number}"), by=ctx.user, form=form.singular, number=loaded.number) as step:
        step.restore(form.record, loaded.id)


def shown(ctx: Context, loaded: Loaded) -> list[tuple[str, str]]:
    """(label, value) as people read them, for every field that has a value."""
    forms, found = ctx.forms, []
    fields = forms.form(loaded.form_key).fields
    with ctx.store.read() as connection:
        for name, value in loaded.values.items():
            field = fields[name]
            if value is not None or name in loaded.typed:
                named = isinstance(value, str) and bool(field.refers_to) and not isinstance(value, Gap)
                referred = lookups.label(connection, ctx.texts, forms, field.refers_to, str(value)) if named else ""
                text = wording.value(ctx.texts, field, value, referred=referred) or loaded.typed.get(name, "")
                found.append((ctx.texts(field.label), text))
    return found


def display(ctx: Context, field: BoundField, value: Value) -> str:
    """One value as people read it; a reference by the label of its record."""
    named = field.refers_to and isinstance(value, str) and not isinstance(value, Gap)
    return wording.value(ctx.texts, field, value, referred=label(ctx, field.refers_to, str(value)) if named else "")


def sentence(ctx: Context, problem: Problem) -> str:
    """A problem as one sentence that says what to do."""
    return wording.sentence(ctx.texts, problem)


def children(ctx: Context, form_key: str, record_id: str) -> list[tuple[str, list[str]]]:
    """For each kind of part that a record may have: its form key and the ids of the parts."""
    parts, forms = [], ctx.forms
    with ctx.store.read() as connection:
        for key in forms.form(form_key).form.children:
            child = forms.form(key)
            owner = child.owner
            if owner is not None:
                parts.append((key, naming.related_ids(connection, child.form.record, owner.name, record_id)))
    return parts


def label(ctx: Context, form_key: str, record_id: str) -> str:
    """How a record is called by people."""
    with ctx.store.read() as connection:
        return lookups.label(connection, ctx.texts, ctx.forms, form_key, record_id)


def choices(ctx: Context, table: str, text: str, limit: int = 20) -> list[tuple[str, str, str]]:
    """Records of `table` that a person may mean by `text`: (id, label, aside), as `choosing.choices` finds them."""
    return choosing.choices(ctx, table, text, limit)
