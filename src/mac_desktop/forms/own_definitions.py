"""Reads what a centre set for itself from its records: rows of `list_entry` become codes of lists, rows of `own_list`
lists, and rows of `own_field` fields of forms, with how they are asked and what their value is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_fields import KINDS, NUMBERS, OF_A_LIST, YES_NO_LIST, OwnField, ValueType, is_own
from mac_desktop.domain.own_lists import OwnCode
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.records.base import COUNTED, METADATA, Kind, State, event_date
from mac_desktop.forms.schema import FieldSpec, Values, Width
from mac_desktop.texts import SOURCE_LANGUAGE, OwnText

LANGUAGES = (SOURCE_LANGUAGE, "fr", "es", "pt", "ar", "ru")


def in_effect(values: Values) -> bool:
    """Whether a definition counts: submitted or further on its way, and not deleted."""
    return values.get("state") in COUNTED and values.get("deleted_at") is None


def own_codes(entries: Iterable[Values]) -> list[OwnCode]:
    """What entries, deleted ones included, say of codes. Those that name no list or no code yet say nothing, nor do
    reports on entries that nobody has approved."""
    stand = (values for values in entries if values.get("updates_id") is None)
    return [_own_code(values) for values in stand if text(values, "list_key") and text(values, "code")]


def _own_code(values: Values) -> OwnCode:
    first, last = day(values, "active_from"), day(values, "active_to")
    order = values.get("position")
    return OwnCode(
        list_key=text(values, "list_key"),
        code=text(values, "code"),
        labels=labels(values),
        definition=text(values, "definition"),
        also_called=lines(values, "also_called"),
        order=order if isinstance(order, int) else None,
        monitor=text(values, "counts_in_monitor"),
        article7=text(values, "counts_in_article7"),
        active_from=first.first_day if first else None,
        active_to=last.last_day if last else None,
        merged_into=text(values, "merged_into"),
        in_effect=in_effect(values),
    )


def text(values: Values, name: str) -> str:
    """A text, "" where there is none."""
    value = values.get(name)
    return value if isinstance(value, str) and not isinstance(value, Gap) else ""


def labels(values: Values, of: str = "label") -> dict[str, str]:
    """The labels of a definition by language; the one without a language counts as the source language's."""
    named = {language: of if language == SOURCE_LANGUAGE else f"{of}_{language}" for language in LANGUAGES}
    return {language: said for language, name in named.items() if (said := text(values, name))}


def lines(values: Values, name: str) -> tuple[str, ...]:
    """A text of several lines as its lines."""
    return tuple(line.strip() for line in text(values, name).splitlines() if line.strip())


def day(values: Values, name: str) -> PartialDate | None:
    """A date, as far as it is known."""
    value = text(values, name)
    return PartialDate(value) if value else None


def own_titles(rows: Iterable[Values]) -> dict[str, str]:
    """The titles of the code lists that a centre made, by key. A list stays readable also after it was taken out."""
    stand = (values for values in rows if values.get("updates_id") is None and is_own(text(values, "list_key")))
    return {text(values, "list_key"): OwnText(labels(values)) for values in stand}


def own_fields(rows: Iterable[Values], lists: Iterable[str], today: dt.date) -> list[OwnField]:
    """The fields that definitions, deleted ones included, make, in the order in which they are asked.

    Those that are not whole make none: drafts, reports that nobody approved, and those whose list is none of `lists`.
    Of two for one key of a form the one in effect counts.
    """
    known, found = frozenset(lists), dict[tuple[str, str], OwnField]()
    for values in sorted(rows, key=in_effect):
        if values.get("updates_id") is None and values.get("state") != State.DRAFT and _is_whole(values, known):
            made = _own_field(values)
            found[made.form_key, made.key] = replace(made, asked_today=made.is_asked(today))
    return sorted(found.values(), key=lambda field: (field.order, field.key))


def _is_whole(values: Values, lists: frozenset[str]) -> bool:
    kind = text(values, "value_type")
    listed = kind not in OF_A_LIST or text(values, "list_key") in lists
    known = text(values, "form_key") in METADATA.tables and is_own(text(values, "field_key"))
    return known and kind in KINDS and listed and bool(labels(values))


def _own_field(values: Values) -> OwnField:
    kind = ValueType(text(values, "value_type"))
    first, last = day(values, "active_from"), day(values, "active_to")
    order, version = values.get("position"), values.get("version")
    return OwnField(
        form_key=text(values, "form_key"),
        key=text(values, "field_key"),
        label=OwnText(labels(values)),
        help=OwnText(labels(values, "help")),
        value_type=kind,
        codelist=YES_NO_LIST if kind is ValueType.YES_NO else text(values, "list_key") if kind in OF_A_LIST else "",
        unit=text(values, "unit") if kind in NUMBERS else "",
        low=_bound(values, "lowest") if kind in NUMBERS else None,
        high=_bound(values, "highest") if kind in NUMBERS else None,
        required=values.get("needed") == "YES",
        personal=values.get("personal") == "YES",
        also_called=lines(values, "also_called"),
        first=first.first_day if first else None,
        last=last.last_day if last else None,
        order=order if isinstance(order, int) else 0,
        in_effect=in_effect(values),
        record_id=text(values, "id"),
        version=version if isinstance(version, int) else 1,
    )


def _bound(values: Values, name: str) -> float | None:
    value = values.get(name)
    return value if isinstance(value, (int, float)) else None


def spec_of(own: OwnField) -> FieldSpec:
    """How a centre's own field is asked. One that is over is shown only where a record holds something in it, or is of
    a day when it was in use."""
    dated = event_date(METADATA.tables[own.form_key])

    def is_asked(values: Values) -> bool:
        known = day(values, dated) if dated else None
        return values.get(own.key) is not None or (
            own.is_asked(known.first_day, known.last_day) if known else own.asked_today
        )

    always = own.in_effect and own.first is None and own.last is None
    return FieldSpec(
        own.key,
        own.label,
        help=own.help,
        also_called=own.also_called,
        width=Width.FULL if own.kind is Kind.MEMO else Width.HALF,
        shown_when=None if always else is_asked,
    )


def info_of(own: OwnField) -> Mapping[str, Any]:
    """What the value of a centre's own field is, in the words of a column's `info`."""
    facts: dict[str, Any] = {"kind": own.kind, "required": own.required, "personal": own.personal}
    if own.kind in (Kind.TEXT, Kind.MEMO):
        facts["length"] = 255 if own.kind is Kind.TEXT else 1_000_000
    if own.kind in (Kind.INTEGER, Kind.DECIMAL):
        facts |= {"unit": own.unit, "low": own.low, "high": own.high}
    if own.kind is Kind.DATE:
        facts["future"] = True
    return facts | ({"codelist": own.codelist} if own.codelist else {})
