"""Reads what a centre set for itself from its records: rows of `list_entry` become codes of lists."""

from __future__ import annotations

from collections.abc import Iterable

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_lists import OwnCode
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.records.base import COUNTED
from mac_desktop.forms.schema import Values
from mac_desktop.texts import SOURCE_LANGUAGE

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


def labels(values: Values) -> dict[str, str]:
    """The labels of a definition by language; the one without a language counts as the source language's."""
    named = {language: "label" if language == SOURCE_LANGUAGE else f"label_{language}" for language in LANGUAGES}
    return {language: said for language, name in named.items() if (said := text(values, name))}


def lines(values: Values, name: str) -> tuple[str, ...]:
    """A text of several lines as its lines."""
    return tuple(line.strip() for line in text(values, name).splitlines() if line.strip())


def day(values: Values, name: str) -> PartialDate | None:
    """A date, as far as it is known."""
    value = text(values, name)
    return PartialDate(value) if value else None
