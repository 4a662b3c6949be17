"""Invents records of any form from what its fields say of themselves: some that nothing stops, and some all wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.schema import Values
from mac_desktop.services import lists, records
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest

Typed = dict[str, str]

# What a field's kind does not say and a rule asks for: "{n}" is a running number.
_MEANT = {
    "admin_unit.pcode": "SB{n:02}",
    "admin_unit.level": "0",
    "list_entry.list_key": "Occupation",
    "list_entry.code": "TRADE{n}",
    "own_list.list_key": "own_list_{n}",
    "own_field.field_key": "own_field_{n}",
    "own_field.value_type": "Text",
    "own_field.form_key": "Tasks",
    "user_account.sign_in": "clerk",
    "user_account.roles": "Administrator",
    "user_account.active": "Yes",
}
_WRONG: Mapping[Kind, str] = {
    Kind.INTEGER: "two",
    Kind.DECIMAL: "1,234",
    Kind.DATE: "31/02/2024",
    Kind.TIME: "25:99",
    Kind.CODE: "firework",
    Kind.CODES: "firework",
    Kind.REFERENCE: "Atlantis",
    Kind.LATITUDE: "95",
    Kind.LONGITUDE: "by the river",
    Kind.POSITION: "by the river",
    Kind.BOUNDARY: "around the well",
}
_DAYS = ("24/03/2024", "24/03/2024", "24/03/2024", "03/2024", "2024", "15/06/2023")
_ATTEMPTS, _REPAIRS = 40, 25


class Inventor:
    """Draws values; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._number = 0

    def good(self, ctx: Context, form: BoundForm) -> Typed:
        """What may be typed so that nothing stops a new record of the form from being submitted; as many fields as can
        be."""
        told: list[Problem] = []
        for attempt in range(_ATTEMPTS):
            whole = attempt % 3 == 2  # some rules ask for all of several answers or for none
            typed = self._drawn(ctx, form, share=1.0 if whole else max(0.0, 0.7 - 0.03 * attempt))
            for _ in range(_REPAIRS):
                checked = records.check(ctx, form.key, typed)
                told = [p for p in checked.problems if p.severity is Severity.STOP]
                aside = [name for name in typed if not _applies(form.fields[name], checked.values)]
                if not told and not aside:
                    return typed
                for name in aside:
                    del typed[name]
                for problem in told:
                    self._repair(ctx, form, typed, problem)
        raise AssertionError(f"{form.key}: {[(p.field, p.rule) for p in told]}")

    def bad(self, form: BoundForm) -> Typed:
        """A wrong value in every field that is asked where nothing can be read."""
        nothing: Values = dict.fromkeys(form.fields)
        asked = [f for f in form.fields.values() if f.spec.computed_by is None and _applies(f, nothing)]
        found = {field.name: _WRONG[field.kind] for field in asked if field.kind in _WRONG}
        return found | {f.name: "x" * ((f.length or 0) + 1) for f in asked if f.kind is Kind.TEXT and not f.spec.editor}

    def _drawn(self, ctx: Context, form: BoundForm, share: float) -> Typed:
        asked = [f for f in form.fields.values() if f.spec.computed_by is None]
        chosen = [f for f in asked if f.required or f"{form.key}.{f.name}" in _MEANT or self._random.random() < share]
        drawn = {field.name: self._value(ctx, form, field) for field in chosen}
        return {name: text for name, text in drawn.items() if text}

    def _repair(self, ctx: Context, form: BoundForm, typed: Typed, problem: Problem) -> None:
        """Give the field of a problem another value, or none where it may be left out; now and then also others."""
        field = form.fields[problem.field]
        if field.name in typed and not field.required and self._random.random() < 0.5:
            del typed[field.name]
        elif text := self._value(ctx, form, field):
            typed[field.name] = text
        if self._random.random() < 0.3:
            other = self._random.choice(list(form.fields.values()))
            if other.name in typed and not other.required:
                del typed[other.name]
            elif other.name in typed and (text := self._value(ctx, form, other)):
                typed[other.name] = text

    def _value(self, ctx: Context, form: BoundForm, field: BoundField) -> str:
        """A value as people type it; "" where there is none, such as a record to refer to."""
        self._number += 1
        meant = _MEANT.get(f"{form.key}.{field.name}")
        if meant is not None:
            return meant.format(n=self._number)
        if field.kind is Kind.REFERENCE:
            request = ListRequest(field.refers_to, ("number",))
            ids = lists.ids(ctx, request)
            return lists.rows(ctx, request, [self._random.choice(ids)])[0][0] if ids else ""
        return _DRAWN[field.kind](self._random, field, self._number)


def _applies(field: BoundField, values: Values) -> bool:
    return field.spec.shown_when is None or field.spec.shown_when(values)


def _whole(random: Random, field: BoundField, _: int) -> str:
    low = int(field.low) if field.low is not None else -3
    high = int(field.high) if field.high is not None else low + 40
    return str(random.randint(low, min(high, low + 40)))


def _fraction(random: Random, field: BoundField, number: int) -> str:
    return f"{_whole(random, field, number)}.0" if field.high is not None else f"{_whole(random, field, number)}.5"


def _code(random: Random, field: BoundField, _: int) -> str:
    assert field.codes is not None
    return random.choice([code.label for code in field.codes.offered() if code.is_always_active])


_DRAWN: Mapping[Kind, Callable[[Random, BoundField, int], str]] = {
    Kind.TEXT: lambda _r, field, n: f"Alder {n}"[: field.length],
    Kind.MEMO: lambda _r, _f, n: f"Seen from the ridge, {n} posts.",
    Kind.INTEGER: _whole,
    Kind.DECIMAL: _fraction,
    Kind.DATE: lambda random, _f, _n: random.choice(_DAYS),
    Kind.TIME: lambda random, _f, _n: f"{random.randint(0, 23)}:30",
    Kind.CODE: _code,
    Kind.CODES: _code,
    Kind.LATITUDE: lambda random, _f, _n: f"34.{random.randint(1000, 9999)}",
    Kind.LONGITUDE: lambda random, _f, _n: f"69.{random.randint(1000, 9999)}",
    Kind.POSITION: lambda random, _f, _n: f"42S WD {random.randint(15000, 15999)} {random.randint(20000, 20999)}",
    Kind.BOUNDARY: lambda _r, _f, _n: "POLYGON ((68 33, 70 33, 70 35, 68 35, 68 33))",
}
