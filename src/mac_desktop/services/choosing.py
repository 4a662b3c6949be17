"""What to offer while a person types the name of another record, quickly at any size of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from mac_desktop.domain.folding import fold
from mac_desktop.domain.records.base import Kind
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.schema import Form
from mac_desktop.services import lookup, permissions
from mac_desktop.services.context import Context
from mac_desktop.store import naming
from mac_desktop.store.search import words_of
from mac_desktop.store.tables import facts

SMALL = 500  # so many records can be looked through whole at each key
_CANDIDATES = 200  # of each sort; among more than that, the next letter decides
_LEVELS = 8


def choices(ctx: Context, table: str, text: str, limit: int = 20) -> list[tuple[str, str, str]]:
    """Records of `table` that a person may mean by `text`: (id, label, aside), those that begin with it first.

    Found by the beginning of a number, an identifier or any word; in a small table, and where that finds nothing, also
    inside words. The aside tells records of the same name apart: for a place the units that it lies in, else another
    name of the record where it is found by that, else its number. Records about people are offered to who may not read
    their names by their numbers only.
    """
    form = form_named(table)
    with ctx.store.read() as connection:
        held = permissions.rights_of(connection, ctx.user)
        if held.may_name(table):
            found = _candidates(connection, table, text, limit)
        else:
            found = naming.numbered(connection, form.record, text, most=limit)
        called = lookup.labels(connection, ctx.texts, ctx.forms, held, table, found)
        wanted, others = fold(text), _other_names(connection, form, list(called)) if text.strip() else {}
        numbers = {i: str(row["number"]) for i, row in naming.some(connection, form.record, found, ()).items()}

        def rank(record_id: str) -> int:
            named = (called[record_id], *others.get(record_id, ()))
            return min(_rank(wanted, name, numbers[record_id]) for name in named)

        best = sorted(called, key=lambda i: (rank(i), called[i], i))[:limit]
        if form.record is AdminUnit:
            aside = _lying_in(connection, best)
        else:
            aside = {i: _found_by(wanted, called[i], others.get(i, ()), numbers[i]) for i in best}
    return [(record_id, called[record_id], aside[record_id]) for record_id in best]


def _other_names(connection: Connection, form: Form, ids: Sequence[str]) -> dict[str, list[str]]:
    """The names of records beside those by which they are shown: synonyms of models, other names of places."""
    kept = [name for name in form.identified_by if facts(form.record).kind(name) is Kind.MEMO]
    rows = naming.some(connection, form.record, ids, kept) if kept else {}
    further = naming.further_names(connection, form.record, ids)
    memos = {i: [one for name in kept for one in lookup.names_in(row[name])] for i, row in rows.items()}
    return {i: memos.get(i, []) + further.get(i, []) for i in ids}


def _found_by(wanted: str, label: str, others: Sequence[str], number: str) -> str:
    """The other name by which a record is found better than by its label, else its number."""
    best = min(others, key=lambda name: _rank(wanted, name, number), default="")
    return best if best and _rank(wanted, best, number) < _rank(wanted, label, number) else number


def _candidates(connection: Connection, table: str, text: str, limit: int) -> list[str]:
    form = form_named(table)
    small = naming.fewer_than(connection, form.record, SMALL)
    if not text.strip():
        return naming.first_ones(connection, form.record, most=SMALL if small else limit)
    found = naming.likely(connection, form.record, text, most=_CANDIDATES)
    if small or not found:
        columns = tuple(dict.fromkeys((*form.named_by, *form.identified_by)))
        found += naming.holding(connection, form.record, columns, text, most=SMALL if small else limit)
    return list(dict.fromkeys(found))


def _rank(wanted: str, label: str, number: str) -> int:
    """How well a record fits: 0 one of its names, 1 its beginning, 2 a word's, 3 inside, 4 by what is not shown."""
    shown = fold(label)
    if wanted == fold(number) or wanted in shown.split(" · "):
        return 0
    if shown.startswith(wanted):
        return 1
    words = words_of(label)
    if all(any(word.startswith(one) for word in words) for one in words_of(wanted)):
        return 2
    return 3 if wanted in f"{shown} {fold(number)}" else 4


def _lying_in(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For each unit the names of the units above it, the nearest first, without the one that is above all."""
    known: dict[str, tuple[str, str]] = {}
    wanted = kept = list(ids)
    for _ in range(_LEVELS):
        rows = naming.some(connection, AdminUnit, wanted, ("name", "parent_id"))
        known |= {i: (str(row["name"] or ""), _reference(row["parent_id"])) for i, row in rows.items()}
        wanted = list({above for _, above in known.values() if above} - known.keys())
        if not wanted:
            break
    return {record_id: ", ".join(_names_above(known, record_id)) for record_id in kept}


def _names_above(known: dict[str, tuple[str, str]], unit_id: str) -> Sequence[str]:
    names: list[str] = []
    at = known[unit_id][1]
    while at in known and known[at][1] in known and len(names) < _LEVELS:
        names.append(known[at][0])
        at = known[at][1]
    return names


def _reference(value: object) -> str:
    return value if type(value) is str else ""
