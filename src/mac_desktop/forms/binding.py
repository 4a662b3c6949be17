"""Joins a form with its record's table, once for a centre: every door (screen, sheet, command line) works on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.own_lists import SHIPPED
from mac_desktop.domain.records.base import SYSTEM_COLUMNS, Kind
from mac_desktop.forms.parse import Reader, reader_for
from mac_desktop.forms.schema import FieldSpec, Form


@dataclass(frozen=True, slots=True)
class BoundField:
    """A question with what its column says of the value, and the reader that turns raw input into a value.

    `codelist` is the key of its code list, and `codes` that list as the centre has it.
    """

    spec: FieldSpec
    kind: Kind
    required: bool
    read: Reader
    codelist: str = ""
    codes: CodeList | None = None
    refers_to: str = ""
    owner: bool = False
    unit: str = ""
    low: float | None = None
    high: float | None = None
    length: int | None = None
    unique: bool = False
    future: bool = False
    grouped: bool = True
    personal: bool = False
    names_owner: bool = False

    @property
    def name(self) -> str:
        """The field's name, which is its column's."""
        return self.spec.name

    @property
    def label(self) -> str:
        """The question's label, a marked text."""
        return self.spec.label


@dataclass(frozen=True, slots=True, eq=False)
class BoundForm:
    """A form whose every question is joined with its column. `key` is the form's."""

    form: Form
    fields: Mapping[str, BoundField]
    key: str

    @property
    def owner(self) -> BoundField | None:
        """The field that names the record which this form's records are a part of, if any."""
        return next((f for f in self.fields.values() if f.owner), None)

    @property
    def computed_fields(self) -> tuple[BoundField, ...]:
        """The fields whose value may follow from others."""
        return tuple(f for f in self.fields.values() if f.spec.computed_by is not None)

    @property
    def list_fields(self) -> tuple[BoundField, ...]:
        """The fields shown first in lists."""
        return tuple(f for f in self.fields.values() if f.spec.in_list)


def bind_field(spec: FieldSpec, info: Mapping[str, Any], lists: Mapping[str, CodeList]) -> BoundField:
    """A question joined with the facts of its value, which are named as in a column's `info`."""
    facts = {k: v for k, v in info.items() if k not in {"kind", "required"}}
    return BoundField(
        spec=spec,
        kind=info["kind"],
        required=info["required"],
        read=reader_for(info["kind"], info, lists),
        codes=lists[info["codelist"]] if info.get("codelist") else None,
        **facts,
    )


def bind(form: Form, lists: Mapping[str, CodeList] = SHIPPED) -> BoundForm:
    """Join `form` with its table and its code lists. A question without a column, a column without a question or a
    repeated question is a mistake in the program and raises LookupError."""
    columns = form.record.__table__.columns  # type: ignore[attr-defined]
    names = [spec.name for spec in form.fields]
    asked, stored = set(names), set(columns.keys()) - SYSTEM_COLUMNS
    if asked != stored or len(names) != len(asked):
        raise LookupError(f"form {form.key}: questions and columns differ: {sorted(asked ^ stored)} {names}")
    fields = MappingProxyType({s.name: bind_field(s, columns[s.name].info, lists) for s in form.fields})
    return BoundForm(form, fields, form.key)
