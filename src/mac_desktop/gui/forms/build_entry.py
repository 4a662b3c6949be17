"""Which entry a field gets: one per kind, and the named special editors."""

from __future__ import annotations

from collections.abc import Callable

from mac_desktop.domain.folding import fold
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundField
from mac_desktop.forms.schema import Width
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.choice_entries import ChoiceEntry, CodesEntry, ReferenceEntry
from mac_desktop.gui.forms.code_choices import code_choices
from mac_desktop.gui.forms.entries import CoordinateEntry, DateEntry, Entry, Memo, NumberEntry
from mac_desktop.gui.widgets.choices import Choice
from mac_desktop.services import records
from mac_desktop.texts import N_

SMALL_LIST_MS, BIG_LIST_MS = 0, 80
CHOICES_SHOWN = 30


def build_entry(desk: Desk, field: BoundField):
    """The entry of a field. Its placeholder says what is expected."""
    choosing = _CHOOSING.get(field.kind)
    entry = choosing(desk, field) if choosing is not None else _TYPED.get(field.kind, Entry)(desk.texts)
    entry.setPlaceholderText(_expected(desk, field))
    return entry


def _expected(desk: Desk, field: BoundField) -> str:
    if field.spec.hint:
        return desk.texts(field.spec.hint)
    if field.required:
        return desk.texts(N_("needed")) if field.spec.width is Width.SHORT else desk.texts(N_("needed to submit"))
    return desk.texts(N_("24/03/2024, 03/2024 or 2024")) if field.kind is Kind.DATE else ""


def _code(desk: Desk, field: BoundField) -> ChoiceEntry:
    find, settle, called = code_choices(field.codes, desk.texts.language, desk.data.today)
    mark = desk.icons("down", "muted")
    return ChoiceEntry(
        desk.texts, desk.theme, desk.texts(field.label), find, settle, called, mark, wait_ms=SMALL_LIST_MS
    )


def _codes(desk: Desk, field: BoundField) -> CodesEntry:
    icons = desk.icons("down", "muted"), desk.icons("close", "muted")
    return CodesEntry(desk.texts, desk.theme, desk.texts(field.label), field.codes, desk.data.today, *icons)


def _reference(desk: Desk, field: BoundField) -> ChoiceEntry:
    table = field.refers_to

    def find(text: str) -> list[Choice]:
        return [
            Choice(key, label, aside) for key, label, aside in records.choices(desk.data, table, text, CHOICES_SHOWN)
        ]

    def settle(text: str) -> Choice | None:
        wanted = fold(text)
        same = [c for c in find(text) if wanted in (fold(c.label), fold(c.aside))]
        return same[0] if len(same) == 1 else None

    def called(value: object) -> str:
        return records.label(desk.data, table, str(value)) or str(value)

    mark = desk.icons("search", "muted")
    return ReferenceEntry(
        desk.texts,
        desk.theme,
        desk.texts(field.label),
        find,
        settle,
        called,
        mark,
        wait_ms=BIG_LIST_MS,
        addition=_ADDITIONS.get(table, ""),
    )


# What may be added while another record is typed: who and what the paper names; places come from a gazetteer.
_ADDITIONS = {
    "person": N_("Add the person “{text}”"),
    "organisation": N_("Add the organisation “{text}”"),
    "ordnance_type": N_("Add the ordnance type “{text}”"),
}
_TYPED: dict[Kind, type] = {
    Kind.MEMO: Memo,
    Kind.BOUNDARY: Memo,
    Kind.INTEGER: NumberEntry,
    Kind.DECIMAL: NumberEntry,
    Kind.DATE: DateEntry,
    Kind.LATITUDE: CoordinateEntry,
    Kind.LONGITUDE: CoordinateEntry,
}
_CHOOSING: dict[Kind, Callable[[Desk, BoundField], ChoiceEntry | CodesEntry]] = {
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.REFERENCE: _reference,
}
