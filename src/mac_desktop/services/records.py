"""What a person can do with one record: look, check, save, move through its states, delete, restore."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Problem, Refused, WrongUse, stops
from mac_desktop.domain.records.base import COUNTED, SET_ASIDE, State
from mac_desktop.domain.records.centre import OwnField, OwnList
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.rules import status
from mac_desktop.forms.schema import Value, Values
from mac_desktop.forms.validate import Checked, validate
from mac_desktop.services import area_history, choosing, loading, moving, permissions, standing, wording
from mac_desktop.services import lookup as lookups
from mac_desktop.services.context import Context
from mac_desktop.services.following import let_others_follow
from mac_desktop.services.loading import Loaded
from mac_desktop.services.moving import Moved
from mac_desktop.services.permissions import Rights
from mac_desktop.store import naming, queries
from mac_desktop.texts import N_

DEFINITIONS = frozenset({str(OwnField.__tablename__), str(OwnList.__tablename__)})
"""Forms whose records say what others hold: one in effect is never saved as a draft, which would take it away."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a record that was saved. A record with stop problems is kept, as a draft."""

    id: str
    number: str
    state: State
    problems: Sequence[Problem]


def load(ctx: Context, form_key: str, record_id: str) -> Loaded:
    """One record, deleted or not, by its id, number, or a name that only it has; WrongUse when there is none, Refused
    when
    it is about people and not for this person. Single fields that are not for this person are `hidden`."""
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        if not held.may_name(form_key):
            raise permissions.refusal(ctx.texts, held, Verb.READ_PERSONAL, form_key)
        form = ctx.form(form_key)
        return loading.load(connection, form, record_id).without(held.hidden(form))


def check(ctx: Context, form_key: str, raw: Mapping[str, object], record_id: str | None = None) -> Checked:
    """Judge what was typed, without saving anything."""
    return _judge(ctx, form_key, raw, record_id)[0]


def _judge(
    ctx: Context, form_key: str, raw: Mapping[str, object], record_id: str | None
) -> tuple[Checked, Values | None]:
    """What the typed values amount to, and what the record was before. Fields that the person may not read keep what
    they have."""
    form = ctx.form(form_key)
    with ctx.store.read() as connection:
        row = queries.get(connection, form.form.record, record_id) if record_id else None
        at = standing.of_row(connection, form, row)
        if row is not None:
            hidden = permissions.rights_of(connection, ctx.user).hidden(form)
            raw = {**raw, **{name: row["typed"].get(name, row[name]) for name in hidden}}
        lookup = lookups.StoreLookup(connection)
        checked = validate(
            form, raw, lookup, today=ctx.today, record_id=at.record_id, before=at.before, updating=at.updating
        )
        return checked, at.before


def save(
    ctx: Context, form_key: str, raw: Mapping[str, object], record_id: str | None = None, *, submit: bool = False
) -> Saved:
    """Save a record. With `submit` it leaves the draft state if nothing stops it.

    A changed record that was already verified or approved goes back to submitted: changed data is looked at again
    before it counts. What was rejected or superseded is not changed any more. Refused to who may not enter such
    records, or may not make a change of status that is for others. WrongUse for a definition in effect that would no
    longer hold.
    """
    form = ctx.form(form_key)
    held = permissions.demand(ctx, Verb.ENTER, form_key)
    refuse_unknown(form, raw)
    before = _whole(ctx, form_key, record_id) if record_id else None
    if before is not None and before.state in SET_ASIDE:
        raise WrongUse(
            N_("{number} is kept for the file only and cannot be changed. Add a new record instead."),
            number=before.number,
        )
    checked, was = _judge(ctx, form_key, raw, before.id if before else None)
    _refuse_moves_of_others(ctx, held, form_key, was, checked.values)
    if form_key in DEFINITIONS and before is not None and before.state in COUNTED and not checked.may_submit:
        raise WrongUse(sentence(ctx, stops(checked.problems)[0]))
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
                if form_key == area_history.FORM:
                    area_history.follow(step, form, kept, checked.values, today=ctx.today)
                step.change(form.form.record, kept, changed, state=state, typed=checked.typed)
        if form.owner is not None:
            let_others_follow(step, form, checked.values[form.owner.name], kept, ctx.today)
    after = _whole(ctx, form_key, kept)
    return Saved(after.id, after.number, after.state, checked.problems)


def refuse_unknown(form: BoundForm, names: Iterable[str]) -> None:
    """WrongUse when a form has no field of one of these names."""
    unknown = sorted(set(names) - set(form.fields))
    if unknown:
        raise WrongUse(
            N_("{form} has no field “{field}”. Its fields are: {fields}."),
            form=form.form.singular,
            field=unknown[0],
            fields=", ".join(form.fields),
        )


def _whole(ctx: Context, form_key: str, record_id: str) -> Loaded:
    with ctx.store.read() as connection:
        return loading.load(connection, ctx.form(form_key), record_id)


def _refuse_moves_of_others(ctx: Context, held: Rights, form_key: str, was: Values | None, now: Values) -> None:
    """Some changes of a status are not for everybody who may enter the record: taking back an ended state, above
    all."""
    for governed in status.of_form(form_key):
        move = governed.move_between(was, now)
        if move is not None and not held.roles & move.who:
            raise Refused(
                N_("You may not change “{before}” to “{chosen}”. That is for: {roles}. Ask {people}."),
                before=governed.coded(move.source).in_words(ctx.texts.language),
                chosen=governed.coded(move.target).in_words(ctx.texts.language),
                roles=permissions.role_names(ctx.texts, move.who),
                people=permissions.people(ctx.texts, held, move.who),
            )


def _state_after(checked: Checked, before: Loaded | None, submit: bool) -> State:
    if not checked.may_submit:
        return State.DRAFT
    if before is None or before.state in (State.DRAFT, State.RETURNED):
        return State.SUBMITTED if submit else State.DRAFT
    unchanged = all(checked.values[name] == before.values[name] for name in checked.values)
    return before.state if unchanged else State.SUBMITTED


def set_state(ctx: Context, form_key: str, ids: Sequence[str], state: State, note: str = "") -> Moved:
    """Submit, verify, approve, return or reject records, as `moving.set_state` does."""
    return moving.set_state(ctx, form_key, ids, state, note)


def preview_state(ctx: Context, form_key: str, ids: Sequence[str], state: State) -> Moved:
    """What `set_state` would do with these records, without doing it."""
    return moving.preview_state(ctx, form_key, ids, state)


def delete(ctx: Context, form_key: str, record_id: str, reason: str) -> None:
    """Mark a record as deleted, with the reason; nothing is lost and it can be restored."""
    delete_all(ctx, form_key, [record_id], reason)


def delete_all(ctx: Context, form_key: str, ids: Sequence[str], reason: str) -> None:
    """Mark records as deleted in one step, with one reason; nothing is lost and each can be restored."""
    if not reason.strip():
        raise WrongUse(N_("Say why the record is deleted; the reason is kept with it."))
    form = form_named(form_key)
    going = [_whole(ctx, form_key, record_id) for record_id in ids]
    _demand_deleting(ctx, form_key, going)
    title, called = N_("Delete {form}"), {"form": form.title}
    if len(going) == 1:
        title, called = N_("Delete {form} {number}"), {"form": form.singular, "number": going[0].number}
    with ctx.store.step(title, by=ctx.user, **called) as step:
        for loaded in going:
            step.delete(form.record, loaded.id, reason.strip())


def _demand_deleting(ctx: Context, form_key: str, going: Sequence[Loaded]) -> None:
    """A draft is deleted by whoever may enter it; what was submitted by fewer."""
    drafts = all(loaded.state in (State.DRAFT, State.RETURNED) for loaded in going)
    permissions.demand(ctx, Verb.ENTER if drafts else Verb.DELETE, form_key)


def restore(ctx: Context, form_key: str, record_id: str) -> None:
    """Take a deleted record back."""
    loaded = _whole(ctx, form_key, record_id)
    _demand_deleting(ctx, form_key, [loaded])
    form = form_named(form_key)
    with ctx.store.step(N_("Restore {form} {number}"), by=ctx.user, form=form.singular, number=loaded.number) as step:
        step.restore(form.record, loaded.id)


def shown(ctx: Context, loaded: Loaded) -> list[tuple[str, str]]:
    """(label, value) as people read them, for every field that has a value, and for those that are hidden."""
    forms, found = ctx.forms, []
    fields = forms.form(loaded.form_key).fields
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        for name, value in loaded.values.items():
            field = fields[name]
            if value is not None or name in loaded.typed:
                named = isinstance(value, str) and bool(field.refers_to) and not isinstance(value, Gap)
                referred = (
                    lookups.label(connection, ctx.texts, forms, held, field.refers_to, str(value)) if named else ""
                )
                text = wording.value(ctx.texts, field, value, referred=referred) or loaded.typed.get(name, "")
                found.append((ctx.texts(field.label), text))
            elif name in loaded.hidden:
                found.append((ctx.texts(field.label), ctx.texts(permissions.HIDDEN)))
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
        for key in form_named(form_key).children:
            child = forms.form(key)
            owner = child.owner
            if owner is not None:
                parts.append((key, naming.related_ids(connection, child.form.record, owner.name, record_id)))
    return parts


def label(ctx: Context, form_key: str, record_id: str) -> str:
    """How a record is called by people; by its number where its name is not for this person."""
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        return lookups.label(connection, ctx.texts, ctx.forms, held, form_key, record_id)


def choices(ctx: Context, table: str, text: str, limit: int = 20) -> list[tuple[str, str, str]]:
    """Records of `table` that a person may mean by `text`: (id, label, aside), as `choosing.choices` finds them."""
    return choosing.choices(ctx, table, text, limit)
