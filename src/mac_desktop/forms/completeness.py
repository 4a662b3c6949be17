"""Whether a record holds the minimum data requirements of IMAS 05.10 (data-model.md 9.2), and what it lacks."""

from __future__ import annotations

from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.schema import Values


def lacking(form: BoundForm, values: Values) -> list[BoundField]:
    """The fields of the minimum that apply to this record and hold neither a value nor an answer such as unknown.

    What a record needs to be submitted is part of the minimum too. Empty when the record is complete.
    """
    return [
        field
        for field in form.fields.values()
        if (field.required or field.spec.minimum)
        and values.get(field.name) is None
        and (field.spec.shown_when is None or field.spec.shown_when(values))
    ]
