"""Fills the fields of a file's rows whose values follow from others, as `forms.validate` does for one record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from mac_desktop.exchange.columns import FieldColumn
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import Value
from mac_desktop.forms.validate import computed_values, contradicts

Overruled = tuple[int, FieldColumn, Value]
"""A row, the column of a value in it that is not kept, and what is kept instead."""


def fill_computed(
    form: BoundForm,
    columns: dict[str, FieldColumn],
    count: int,
    context: RuleContext,
    fixed: Mapping[str, Value],
    reaches: Callable[[int], None],
) -> Iterator[Overruled]:
    """Put what follows into `columns`, row after row, and say which given values it overrules.

    `fixed` are values that every row has beside its columns. `reaches` is told each row before it is filled: what
    follows may depend on the rows before (a point that is measured from another).
    """
    fields = [f for f in form.computed_fields if any(f"{form.key}.{n}" in columns for n in f.spec.computed_from)]
    if not fields:
        return
    held = _live_columns(form, fields, columns, count)
    typed = {field.name: dict(columns[f"{form.key}.{field.name}"].typed) for field in fields}
    for name, texts in typed.items():
        columns[f"{form.key}.{name}"] = replace(columns[f"{form.key}.{name}"], typed=texts)
    for row in range(count):
        reaches(row)
        values = {**fixed, **{name: column[row] for name, column in held.items()}}
        for name, value in computed_values(form, values, context).items():
            given = held[name][row]
            held[name][row] = value
            typed[name].pop(row, None)
            if contradicts(given, value):
                yield row, columns[f"{form.key}.{name}"], value
    for field in fields:
        if held[field.name].count(None) == count and not columns[f"{form.key}.{field.name}"].sources:
            del columns[f"{form.key}.{field.name}"]


def _live_columns(
    form: BoundForm, fields: Sequence[BoundField], columns: dict[str, FieldColumn], count: int
) -> dict[str, list[Value]]:
    """The values of all fields that play a part; those of the computed ones are put into `columns` to be filled."""
    held: dict[str, list[Value]] = {}
    for name in dict.fromkeys(name for field in fields for name in (field.name, *field.spec.computed_from)):
        before = columns.get(f"{form.key}.{name}")
        if before is not None:
            held[name] = list(before.values)
        elif name in {field.name for field in fields}:
            held[name] = [None] * count
        else:
            continue
        made = before or FieldColumn(form, form.fields[name], (), held[name])
        columns[f"{form.key}.{name}"] = replace(made, values=held[name])
    return held
