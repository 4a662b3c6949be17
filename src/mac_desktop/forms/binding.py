"""Joins a form with its record's table, once for a centre: every door (screen, sheet, command line) works on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.own_fields import OwnField
from mac_desktop.domain.own_lists import SHIPPED
from mac_desktop.domain.records.base import SYSTEM_COLUMNS, Kind
from mac_desktop.forms.own_definitions import info_of, spec_of
from mac_desktop.forms.parse import Reader, reader_for
from mac_desktop.forms.schema import FieldSpec, Form, Section
from mac_desktop.texts import N_

OWN_FIELDS = N_("Fields of this centre")
OF_THE_CENTRE = N_("This centre asks for it for a purpose of its own.")


@dataclass(frozen=True, slots=True)
class BoundField:
    """A question with what its column says of the value, and the reader that turns raw input into a value.

    `why` is why it is asked. `codelist` is the key of its code list, and `codes` that list as the centre has it. `own`
    is what the centre says of a field that it added itself.
    """

    spec: FieldSpec
    kind: Kind
    required: bool
    read: Reader
    why: str = ""
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
    own: OwnField | None = None
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
    """A form whose every question is joined with its column. `key` is the form's.

    What every judgement of a record asks of its form is worked out once: `owner` is the field that names the record
    which this form's records are a part of, if any; `list_fields` are shown first in lists; the values of
    `computed_fields` may follow from others; `required_fields` are needed to submit; `dated_fields` have codes that can
    not always be chosen; `telling_fields` say what the values make; `own_fields` are those that the centre added.
    """

    form: Form
    fields: Mapping[str, BoundField]
    key: str
    owner: BoundField | None = field(init=False)
    list_fields: tuple[BoundField, ...] = field(init=False)
    computed_fields: tuple[BoundField, ...] = field(init=False)
    required_fields: tuple[BoundField, ...] = field(init=False)
    dated_fields: tuple[BoundField, ...] = field(init=False)
    telling_fields: tuple[BoundField, ...] = field(init=False)
    own_fields: tuple[BoundField, ...] = field(init=False)

    def __post_init__(self) -> None:
        every = tuple(self.fields.values())
        worked_out = {
            "owner": next((f for f in every if f.owner), None),
            "list_fields": tuple(f for f in every if f.spec.in_list),
            "computed_fields": tuple(f for f in every if f.spec.computed_by is not None),
            "required_fields": tuple(f for f in every if f.required),
            "dated_fields": tuple(f for f in every if f.codes is not None and f.codes.is_dated),
            "telling_fields": tuple(f for f in every if f.spec.worked_out is not None),
            "own_fields": tuple(f for f in every if f.own is not None),
        }
        for name, found in worked_out.items():
            object.__setattr__(self, name, found)


def bind_field(spec: FieldSpec, info: Mapping[str, Any], lists: Mapping[str, CodeList], why: str = "") -> BoundField:
    """A question joined with the facts of its value, which are named as in a column's `info`. `why` is the reason of
    its section, where it gives none itself."""
    facts = {k: v for k, v in info.items() if k not in {"kind", "required"}}
    return BoundField(
        spec=spec,
        kind=info["kind"],
        required=info["required"],
        read=reader_for(info["kind"], info, lists),
        why=spec.why or why,
        codes=lists[info["codelist"]] if info.get("codelist") else None,
        **facts,
    )


def bind(form: Form, lists: Mapping[str, CodeList] = SHIPPED, own: Sequence[OwnField] = ()) -> BoundForm:
    """Join `form` with its table, its code lists and the fields that the centre added, which are its last section. A
    question without a column, a column without a question or a repeated question is a mistake in the program and raises
    LookupError."""
    columns = form.record.__table__.columns  # type: ignore[attr-defined]
    names = [spec.name for spec in form.fields]
    asked, stored = set(names), set(columns.keys()) - SYSTEM_COLUMNS
    if asked != stored or len(names) != len(asked):
        raise LookupError(f"form {form.key}: questions and columns differ: {sorted(asked ^ stored)} {names}")
    fields = {
        spec.name: bind_field(spec, columns[spec.name].info, lists, section.why)
        for section in form.sections
        for spec in section.fields
    }
    if own:
        added = {f.key: replace(bind_field(spec_of(f), info_of(f), lists, OF_THE_CENTRE), own=f) for f in own}
        section = Section(OWN_FIELDS, OF_THE_CENTRE, tuple(field.spec for field in added.values()))
        form, fields = replace(form, sections=(*form.sections, section)), fields | added
    return BoundForm(form, MappingProxyType(fields), form.key)
