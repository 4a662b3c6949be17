"""The fields that a centre added to the program's forms: which there are, and how many records use them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mac_desktop.domain.codes import Code
from mac_desktop.domain.own_fields import OwnField
from mac_desktop.forms.binding import BoundForm
from mac_desktop.services import wording
from mac_desktop.services.context import Context
from mac_desktop.store import own_columns
from mac_desktop.texts import N_, Texts


@dataclass(frozen=True, slots=True)
class FormFields:
    """A form to which fields may be added, and those that were, in the order in which they are asked."""

    form: BoundForm
    fields: Sequence[OwnField]


def by_form(ctx: Context) -> list[FormFields]:
    """Every form to which a centre may add fields, in the order of the sidebar, with those that it added."""
    forms = ctx.forms
    keys = [code.code for code in forms.lists["record_form"]]
    return [FormFields(forms.form(key), [own for own in forms.own if own.form_key == key]) for key in keys]


def filled_in(ctx: Context, fields: Sequence[OwnField]) -> dict[str, int]:
    """How many records, deleted ones included, hold a value or an answer in each of one form's fields, by key."""
    if not fields:
        return {}
    with ctx.store.read() as connection:
        return own_columns.filled_in(connection, fields[0].form_key, [own.key for own in fields])


def type_of(own: OwnField, ctx: Context) -> Code:
    """What a field may hold, as the code of its type."""
    found = ctx.forms.lists["own_field_type"].get(own.value_type)
    assert found is not None
    return found


def standing(own: OwnField, texts: Texts) -> str:
    """How a field is used, in words: whether it is needed and personal, and the days of its use."""
    if not own.in_effect:
        return texts(N_("not in effect"))
    said = [texts(word) for word, holds in ((N_("needed"), own.required), (N_("personal"), own.personal)) if holds]
    days = ((N_("from {day}"), own.first), (N_("until {day}"), own.last))
    said += [texts(word, day=wording.date(texts, day.isoformat())) for word, day in days if day]
    return ", ".join(said)
