"""What a centre sets for itself: what it makes of the code lists that it may edit."""

from __future__ import annotations

from mac_desktop.domain.records import base


class ListEntry(base.Record, table=True):
    """What the centre says of one code of a list: a code of its own, or another label or an end for a shipped one.

    A code is never written anew: records keep it. `merged_into` is the code that took its place.
    """

    __tablename__ = "list_entry"

    list_key: str | None = base.code("code_list", required=True)
    code: str | None = base.text(required=True, length=40)
    label: str | None = base.text(length=120)
    label_fr: str | None = base.text(length=120)
    label_es: str | None = base.text(length=120)
    label_pt: str | None = base.text(length=120)
    label_ar: str | None = base.text(length=120)
    label_ru: str | None = base.text(length=120)
    definition: str | None = base.memo()
    also_called: str | None = base.memo()
    position: int | None = base.integer()
    active_from: str | None = base.partial_date(future=True)
    active_to: str | None = base.partial_date(future=True)
    counts_in_monitor: str | None = base.text(length=120)
    counts_in_article7: str | None = base.text(length=120)
    merged_into: str | None = base.text(length=40)


class OwnList(base.Record, table=True):
    """A code list that the centre made for itself. Its codes are `list_entry` records under its key."""

    __tablename__ = "own_list"

    list_key: str | None = base.text(required=True, length=40, unique=True)
    label: str | None = base.text(required=True, length=120)
    label_fr: str | None = base.text(length=120)
    label_es: str | None = base.text(length=120)
    label_pt: str | None = base.text(length=120)
    label_ar: str | None = base.text(length=120)
    label_ru: str | None = base.text(length=120)


class OwnField(base.Record, table=True):
    """A field that the centre added to a form. What records hold in it stands in their `custom` column, under
    `field_key`. Each change of it is a version, which the history keeps."""

    __tablename__ = "own_field"

    form_key: str | None = base.code("record_form", required=True)
    field_key: str | None = base.text(required=True, length=40)
    value_type: str | None = base.code("own_field_type", required=True)
    list_key: str | None = base.code("every_list")
    unit: str | None = base.text(length=40)
    lowest: float | None = base.decimal(low=None)
    highest: float | None = base.decimal(low=None)
    needed: str | None = base.code("yes_no")
    personal: str | None = base.code("yes_no")
    label: str | None = base.text(required=True, length=120)
    label_fr: str | None = base.text(length=120)
    label_es: str | None = base.text(length=120)
    label_pt: str | None = base.text(length=120)
    label_ar: str | None = base.text(length=120)
    label_ru: str | None = base.text(length=120)
    help: str | None = base.memo()
    help_fr: str | None = base.memo()
    help_es: str | None = base.memo()
    help_pt: str | None = base.memo()
    help_ar: str | None = base.memo()
    help_ru: str | None = base.memo()
    also_called: str | None = base.memo()
    position: int | None = base.integer()
    active_from: str | None = base.partial_date(future=True)
    active_to: str | None = base.partial_date(future=True)
