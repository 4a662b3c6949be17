"""The code lists that a centre may edit: what they hold, who uses a code, and merging one code into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mac_desktop.domain.codes import Code, CodeList
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import COUNTED, State
from mac_desktop.domain.records.centre import ListEntry
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.centre import CentreForms
from mac_desktop.services import permissions
from mac_desktop.services.backups import before_risk
from mac_desktop.services.context import Context
from mac_desktop.store import queries, recode
from mac_desktop.store.rows import Row
from mac_desktop.store.step import Step
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Use:
    """How many records of a form have a code in one field."""

    form: BoundForm
    field: BoundField
    records: int


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge of two codes: the list, the two, and where records are moved from one to the other. `step_id` is the step
    that takes it back; None as long as it is only looked at."""

    codes: CodeList
    old: Code
    into: Code
    moved: Sequence[Use]
    step_id: int | None = None

    @property
    def records(self) -> int:
        """How many fields of records change."""
        return sum(use.records for use in self.moved)


def editable(ctx: Context) -> list[CodeList]:
    """The lists that a centre may edit, as it has them."""
    return [codes for codes in ctx.forms.lists.values() if codes.editable]


def list_named(ctx: Context, key: str) -> CodeList:
    """One list as the centre has it; WrongUse when there is none of that key."""
    return _list(ctx.forms, key)


def uses(ctx: Context, key: str) -> Counter[str]:
    """How many values of records, deleted ones included, are each code of a list."""
    forms, found = ctx.forms, Counter[str]()
    with ctx.store.read() as connection:
        for form, field in _fields(forms, key):
            found += recode.counts(connection, form.form.record, field.name)
    return found


def entry_of(ctx: Context, key: str, code: str) -> str | None:
    """The id of the record that says something of a code of a list, if the centre has one that is not deleted."""
    with ctx.store.read() as connection:
        found = _entry(connection, key, code)
    return str(found["id"]) if found is not None and found["deleted_at"] is None else None


def preview_merge(ctx: Context, key: str, old: str, into: str) -> Merge:
    """What `merge` would do, without doing it; WrongUse when the two cannot be merged."""
    forms = ctx.forms
    planned = _planned(forms, key, old, into)
    with ctx.store.read() as connection:
        return replace(planned, moved=list(_uses(connection, forms, key, old)))


def merge(ctx: Context, key: str, old: str, into: str) -> Merge:
    """Let `into` take the place of `old` in every record, in one step, after a verified backup. `old` stays known, so
    that files which have it are read as `into`. WrongUse when the two cannot be merged, Refused to who may not edit
    lists."""
    permissions.demand(ctx, Verb.ENTER, str(ListEntry.__tablename__))
    forms = ctx.forms
    planned = _planned(forms, key, old, into)
    before_risk(ctx)
    names = {"old": old, "into": into, "list": planned.codes.title}
    with ctx.store.step(N_("Merge {old} into {into} in {list}"), by=ctx.user, **names) as step:
        moved = list(_move(step, forms, planned))
        _note(step, key, old, into)
    return replace(planned, moved=moved, step_id=step.id)


def _list(forms: CentreForms, key: str) -> CodeList:
    if key not in forms.lists:
        known = ", ".join(codes.key for codes in forms.lists.values() if codes.editable)
        raise WrongUse(N_("There is no code list “{key}”. Those that you may edit are: {known}."), key=key, known=known)
    return forms.lists[key]


def _planned(forms: CentreForms, key: str, old: str, into: str) -> Merge:
    codes = _list(forms, key)
    if not codes.editable:
        raise WrongUse(
            N_("The list “{list}” is closed: a treaty, a standard or a figure depends on its codes."), list=codes.title
        )
    one, other = codes.get(old), codes.get(into)
    for name, found in ((old, one), (into, other)):
        if found is None:
            known = ", ".join(code.code for code in codes)
            raise WrongUse(N_("The list has no code “{code}”. It has: {known}."), code=name, known=known)
    assert one is not None
    assert other is not None
    if other.merged_into or not other.in_effect or old == into:
        raise WrongUse(N_("Nothing can be merged into {code}. Name another code that is in use."), code=into)
    counted = (one.monitor, one.article7), (other.monitor, other.article7)
    if counted[0] != counted[1]:
        raise WrongUse(
            N_("{old} and {into} count differently in reports, so merging them would change figures. Keep both."),
            old=old,
            into=into,
        )
    return Merge(codes, one, other, ())


def _fields(forms: CentreForms, key: str) -> Iterator[tuple[BoundForm, BoundField]]:
    """Every field of every form that takes codes of the list."""
    for form in forms.values():
        yield from ((form, field) for field in form.fields.values() if field.codelist == key)


def _uses(connection: Connection, forms: CentreForms, key: str, code: str) -> Iterator[Use]:
    for form, field in _fields(forms, key):
        count = recode.counts(connection, form.form.record, field.name)[code]
        if count:
            yield Use(form, field, count)


def _move(step: Step, forms: CentreForms, planned: Merge) -> Iterator[Use]:
    old, into = planned.old.code, planned.into.code
    order = {code.code: place for place, code in enumerate(planned.codes)}

    def new(held: str) -> str:
        found = {into if part == old else part for part in held.split(";")}
        return ";".join(sorted(found, key=lambda part: order.get(part, len(order))))

    for form, field in _fields(forms, planned.codes.key):
        count = recode.recode(step, form.form.record, field.name, old, new)
        if count:
            yield Use(form, field, count)


def _entry(connection: Connection, key: str, code: str) -> Row | None:
    """The centre's entry for a code, one that is not deleted first."""
    found = queries.find_by(connection, ListEntry, "list_key", key, include_deleted=True)
    of_code = sorted((row for row in found if row["code"] == code), key=lambda row: row["deleted_at"] is not None)
    return of_code[0] if of_code else None


def _note(step: Step, key: str, old: str, into: str) -> None:
    """Say in the list that `old` was merged, and that what was merged into it is now merged into the other."""
    entry = _entry(step.connection, key, old)
    if entry is None:
        values = {"list_key": key, "code": old, "merged_into": into}
        step.add(ListEntry, values, state=State.SUBMITTED)
    else:
        step.restore(ListEntry, entry["id"])
        state = State(entry["state"])
        step.change(ListEntry, entry["id"], {"merged_into": into}, state=state if state in COUNTED else State.SUBMITTED)
    for earlier in queries.find_by(step.connection, ListEntry, "list_key", key):
        if earlier["merged_into"] == old:
            step.change(ListEntry, earlier["id"], {"merged_into": into})
