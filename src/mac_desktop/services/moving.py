"""Moving records through their states: submit, verify, approve, return, reject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Problem, Severity, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Verb
from mac_desktop.domain.workflows import RECORD, VERB_OF_STATE, Need
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.validate import validate
from mac_desktop.services import duties, loading, permissions, standing, updates
from mac_desktop.services.context import Context
from mac_desktop.services.loading import Loaded
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.standing import Standing
from mac_desktop.store import queries
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of records that were to change their state: how many did, and which did not and why. `told` are
    reports
    that were approved and did not change the record that they are on, by their numbers."""

    moved: int
    held: Sequence[tuple[str, Sequence[Problem]]]
    told: Sequence[tuple[str, Problem]] = ()


def set_state(ctx: Context, form_key: str, ids: Sequence[str], state: State, note: str = "") -> Moved:
    """Submit, verify, approve, return or reject records, all in one step, as the workflow `RECORD` allows. A record
    with stop problems stays where it is. Rejecting is for good and needs its reason as `note`. Refused to who may not
    do this with such records."""
    form = form_named(form_key)
    if not note.strip() and any(Need.REASON in move.needs for move in RECORD.moves if move.target == state):
        raise WrongUse(N_("Say why the records are rejected. The reason is kept with them."))
    ready, held = _parted(ctx, form_key, ids, state)
    told: list[tuple[str, Problem]] = []
    if ready:
        title, called = N_("Set {form} to {state}"), {"form": form.title}
        if len(ready) == 1:
            title, called = N_("Set {form} {number} to {state}"), {"form": form.singular, "number": ready[0][0].number}
        # A report that is taken over changes a record, and whoever keeps duties apart asks who did.
        kind = "edit" if any(target for _, target in ready) else "state"
        with ctx.store.step(title, by=ctx.user, kind=kind, **called, state=state.value, note=note) as step:
            for loaded, target in ready:
                if target is None:
                    step.change(form.record, loaded.id, {}, state=state)
                elif problem := updates.take_over(step, ctx.form(form_key), loaded, target, today=ctx.today):
                    told.append((loaded.number, problem))
    return Moved(len(ready), held, told)


def preview_state(ctx: Context, form_key: str, ids: Sequence[str], state: State) -> Moved:
    """What `set_state` would do with these records, without doing it."""
    ready, held = _parted(ctx, form_key, ids, state)
    return Moved(len(ready), held)


def _parted(
    ctx: Context, form_key: str, ids: Sequence[str], state: State
) -> tuple[list[tuple[Loaded, Loaded | None]], list[tuple[str, Sequence[Problem]]]]:
    """Records that may take a state, each with the record that takes it over where it is approved as a report on one;
    and
    the numbers of those that may not, each with its reasons."""
    rights = permissions.demand(ctx, VERB_OF_STATE.get(state, Verb.ENTER), form_key)
    ready: list[tuple[Loaded, Loaded | None]] = []
    held: list[tuple[str, Sequence[Problem]]] = []
    form = ctx.form(form_key)
    with ctx.store.read() as connection:
        own = duties.entered_by(connection, form_key, ids, ctx.user) if state is State.APPROVED else frozenset()
        lookup = StoreLookup(connection)  # one for all: they refer to the same places and operators
        for record_id in ids:
            loaded = loading.load(connection, form, record_id)
            problems = _cannot_become(ctx, connection, form, loaded, state, lookup)
            if loaded.id in own:
                problems.append(duties.not_ones_own(ctx, rights, form_key))
            target = updates.target_of(connection, form, loaded) if state is State.APPROVED else None
            problems += updates.cannot_take_over(loaded, target) if state is State.APPROVED else ()
            if problems:
                held.append((loaded.number, problems))
            else:
                ready.append((loaded, target))
    return ready, held


def _cannot_become(
    ctx: Context, connection: Connection, form: BoundForm, loaded: Loaded, state: State, lookup: StoreLookup
) -> list[Problem]:
    may_follow = RECORD.next(loaded.state, asked_only=True)
    if state not in may_follow:
        return [_not_allowed(loaded, state, may_follow)]
    if state in (State.RETURNED, State.REJECTED):
        return []
    at = Standing(loaded.id)
    if loaded.state is State.DRAFT or loaded.updates:  # of all others nothing has changed since they were judged
        at = standing.of_row(connection, form, queries.get(connection, form.form.record, loaded.id))
    checked = validate(
        form,
        loaded.raw,
        lookup,
        today=ctx.today,
        record_id=at.record_id,
        before=at.before,
        updating=at.updating,
    )
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
