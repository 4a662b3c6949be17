"""Lists of records: which, in which order, and what each line shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import FREE_TEXTS, Kind, State
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import FORMS, form_named
from mac_desktop.forms.parse import Noted, Wrong
from mac_desktop.services import permissions, wording
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup, label_columns, labels
from mac_desktop.services.permissions import Rights
from mac_desktop.store import naming, queries
from mac_desktop.store.filters import Filter
from mac_desktop.store.search import search as find_words
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What a list shows. `columns` begin with "number"; `sort` is (column, descending); newest first when empty."""

    form_key: str
    columns: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    text: str = ""
    include_deleted: bool = False

    @property
    def query(self) -> queries.ListQuery:
        """The same for the store."""
        return queries.ListQuery(self.columns, self.filters, self.sort, self.text, self.include_deleted)


@dataclass(frozen=True, slots=True)
class Found:
    """A record found by its words: its form, id, number, what it is called, and its form's name."""

    form_key: str
    id: str
    number: str
    label: str
    title: str


def default_columns(form_key: str) -> tuple[str, ...]:
    """The columns that a list of this form begins with."""
    return ("number", *(spec.name for spec in form_named(form_key).fields if spec.in_list), "state")


def request(ctx: Context, form_key: str, *, where: Mapping[str, str] | None = None, text: str = "") -> ListRequest:
    """A list from what a person typed: field=value conditions in words or codes, and search text."""
    form = ctx.form(form_key)
    asked = ListRequest(form_key, default_columns(form_key), text=text)
    for name in where or {}:
        refers_to = form.fields[name].refers_to if name in form.fields else ""
        if refers_to and form_named(refers_to).personal:  # finding by a name is reading it
            permissions.demand(ctx, Verb.READ_PERSONAL, refers_to)
    with ctx.store.read() as connection:
        lookup = StoreLookup(connection)
        filters = tuple(_filter(form, name, value, lookup) for name, value in (where or {}).items())
    return replace(asked, filters=filters)


def _held(ctx: Context, connection: Connection, request: ListRequest) -> Rights:
    """The rights of the person who asks; Refused when the list is narrowed or sorted by what they may not read, which
    would tell it."""
    held, form = permissions.rights_of(connection, ctx.user), ctx.form(request.form_key)
    told_by = {wanted.column for wanted in request.filters} | {column for column, _ in request.sort}
    if held.hidden(form) & told_by or (request.text.strip() and not held.may_name(form.key)):
        raise permissions.refusal(ctx.texts, held, Verb.READ_PERSONAL, form.key)
    return held


def _filter(form: BoundForm, name: str, text: str, lookup: StoreLookup) -> Filter:
    if name == "state" and text not in set(State):
        raise WrongUse(N_("There is no state “{state}”. There are: {known}."), state=text, known=", ".join(State))
    if name in ("state", "number", "deleted_reason"):
        return Filter(name, "is", text)
    if name not in form.fields:
        raise WrongUse(
            N_("{form} has no field “{field}”. Its fields are: {fields}."),
            form=form.form.singular,
            field=name,
            fields=", ".join(form.fields),
        )
    field = form.fields[name]
    if not text:
        return Filter(name, "missing")
    if ".." in text and field.kind in _IN_ORDER:
        return Filter(name, "between", _range(field, text))
    read = field.read(text)
    if isinstance(read, Gap):
        return Filter(name, "is", read)
    if field.kind is Kind.REFERENCE:
        return Filter(name, "in", list(lookup.find(field.refers_to, text)))
    if field.kind is Kind.DATE:
        return Filter(name, "between", (text, text))
    if field.kind in FREE_TEXTS:
        return Filter(name, "contains", text)
    if isinstance(read, Wrong):
        raise WrongUse(
            N_("No record can have “{value}” in the field “{field}”. “dictionary” lists its codes."),
            value=text,
            field=name,
        )
    return Filter(name, "is", read if isinstance(read, (str, int, float)) else text)


_IN_ORDER = frozenset({Kind.DATE, Kind.INTEGER, Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE, Kind.TIME})


def read_end(field: BoundField, text: str) -> object:
    """One end of a range as a filter has it: None where nothing was typed. WrongUse when it cannot be read."""
    read = field.read(text) if text.strip() else None
    if isinstance(read, Noted):
        return read.value
    if isinstance(read, (Wrong, Gap)):
        raise WrongUse(
            N_("“{value}” cannot be read as a value of the field “{field}”. Correct it, or leave it empty."),
            value=text.strip(),
            field=field.label,
        )
    return read


def _range(field: BoundField, text: str) -> tuple[object, object]:
    low, _, high = text.partition("..")
    return read_end(field, low), read_end(field, high)


def ids(ctx: Context, request: ListRequest) -> Sequence[str]:
    """The ids of all records of a list, in order."""
    with ctx.store.read() as connection:
        labels_ = label_columns(_held(ctx, connection, request), ctx.forms)
        return queries.ids(connection, form_named(request.form_key).record, request.query, labels=labels_)


def count(ctx: Context, request: ListRequest) -> int:
    """How many records a list has."""
    with ctx.store.read() as connection:
        _held(ctx, connection, request)
        return queries.count(connection, form_named(request.form_key).record, request.query)


def rows(ctx: Context, request: ListRequest, ids: Sequence[str]) -> list[tuple[str, ...]]:
    """The lines of a window of ids as people read them, in the order of the request's columns. What this person may not
    read is said not to be shown."""
    form = ctx.form(request.form_key)
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        found = queries.rows(connection, form.form.record, ids, request.columns, labels=label_columns(held, ctx.forms))
    hidden, instead = held.hidden(form), ctx.texts(permissions.HIDDEN)
    shows = [
        (lambda v: "" if v is None else instead) if name in hidden else _shower(ctx, form, name)
        for name in request.columns
    ]
    return [tuple(show(v) for show, v in zip(shows, row[1:], strict=True)) for row in found]


def _shower(ctx: Context, form: BoundForm, name: str) -> Any:
    field = form.fields.get(name)
    if field is None:
        states = codelist("record_state")
        return (lambda v: states.label(v, ctx.texts.language)) if name == "state" else (lambda v: str(v or ""))
    if field.kind is Kind.REFERENCE:
        return lambda v: "" if v is None else wording.value(ctx.texts, field, v, referred=v)
    return lambda v: wording.value(ctx.texts, field, v)


# What each record has for itself: ages, depths, waiting times, years. A sum of them says nothing.
_UNITS_APART, _NAMES_APART = frozenset({"years", "cm", "min", "g"}), frozenset({"year", "level", "last_reported"})


def _adds_up(field: BoundField) -> bool:
    number = field.kind in (Kind.INTEGER, Kind.DECIMAL)
    return number and field.unit not in _UNITS_APART and field.name not in _NAMES_APART


def totals(ctx: Context, request: ListRequest, ids: Sequence[str]) -> dict[str, tuple[float, int]]:
    """For each number column of the list: the sum over `ids`, and how many of them have no figure."""
    form = ctx.form(request.form_key)
    numeric = [n for n in request.columns if n in form.fields and _adds_up(form.fields[n])]
    with ctx.store.read() as connection:
        hidden = permissions.rights_of(connection, ctx.user).hidden(form)
        numeric = [name for name in numeric if name not in hidden]
        return queries.totals(connection, form.form.record, ids, numeric)


def filter_choices(ctx: Context, form_key: str, name: str) -> list[tuple[Any, str]]:
    """The values that a coded column can be filtered by: (value, label). Empty for other columns."""
    form = ctx.form(form_key)
    if name == "state":
        states = codelist("record_state")
        return [(s.value, states.label(s.value, ctx.texts.language)) for s in State]
    field = form.fields.get(name)
    if field is None or field.codes is None:
        return []
    return [(c.code, c.label_for(ctx.texts.language)) for c in field.codes]


def search(ctx: Context, text: str, limit: int = 50) -> list[Found]:
    """Records of any form that contain all the words, by their beginnings; without those about people where they are
    not
    for this person, as `unsearched` says."""
    found: dict[str, Found] = {}
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        hits = [hit for hit in find_words(connection, text, limit=limit) if held.may_name(hit.table)]
        for table in dict.fromkeys(hit.table for hit in hits):
            form = form_named(table)
            ids = [hit.id for hit in hits if hit.table == table]
            called = labels(connection, ctx.texts, ctx.forms, held, table, ids)
            for record_id, row in naming.some(connection, form.record, ids, ()).items():
                title = ctx.texts(form.singular)
                found[record_id] = Found(table, record_id, str(row["number"]), called[record_id], title)
    return [found[hit.id] for hit in hits if hit.id in found]


def unsearched(ctx: Context) -> str:
    """What a search leaves out for this person, in one sentence; empty when nothing."""
    held = permissions.rights(ctx)
    left_out = [form for form in FORMS if form.personal and not held.may_name(form.key)]
    if not left_out:
        return ""
    titles = ", ".join(ctx.texts(form.title) for form in left_out)
    sentence = N_("Records about people are not searched for you: {forms}.")
    return ctx.texts(sentence, forms=titles)
