"""Filters as words: each condition is a chip that reads as a sentence and can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import FREE_TEXTS, Kind
from mac_desktop.forms.binding import BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button
from mac_desktop.services import lists, records, wording
from mac_desktop.services.lists import Filter
from mac_desktop.texts import N_

SENTENCES = {
    "is": N_("{column} is {value}"),
    "in": N_("{column} is {value}"),
    "is_not": N_("{column} is not {value}"),
    "contains": N_("{column} contains “{value}”"),
    "before": N_("{column} is before {value}"),
    "after": N_("{column} is after {value}"),
    "between": N_("{column} is from {low} to {high}"),
    "missing": N_("{column} is not reported"),
    "present": N_("{column} is reported"),
}
NUMBER_SENTENCES = {"before": N_("{column} is less than {value}"), "after": N_("{column} is more than {value}")}
CHOSEN_RECORDS = N_("{count} chosen records")


def sentence(desk: Desk, form: BoundForm, wanted: Filter) -> str:
    """A filter as a sentence."""
    if wanted.op == "ids":
        return desk.texts(CHOSEN_RECORDS, count=wording.number(desk.texts, len(wanted.value)))
    column = wording.field_label(desk.texts, form, wanted.column)
    field = form.fields.get(wanted.column)
    numeric = field is not None and field.kind in (Kind.INTEGER, Kind.DECIMAL)
    pattern = NUMBER_SENTENCES.get(wanted.op) if numeric else None
    pattern = pattern or SENTENCES[wanted.op]
    if wanted.op == "between":
        low, high = (_value(desk, form, wanted.column, v) for v in wanted.value)
        if None in wanted.value:
            half = N_("{column} is {high} or before") if wanted.value[0] is None else N_("{column} is {low} or later")
            if numeric:
                half = N_("{column} is at most {high}") if wanted.value[0] is None else N_("{column} is at least {low}")
            return desk.texts(half, column=column, low=low, high=high)
        return (
            desk.texts(N_("{column} is {value}"), column=column, value=low)
            if low == high
            else desk.texts(pattern, column=column, low=low, high=high)
        )
    if wanted.op in ("missing", "present"):
        return desk.texts(pattern, column=column)
    values = wanted.value if wanted.op == "in" else [wanted.value]
    shown = desk.texts(N_(" or ")).join(_value(desk, form, wanted.column, v) for v in list(values)[:4])
    return desk.texts(pattern, column=column, value=shown + (" …" if len(values) > 4 else ""))


def _value(desk: Desk, form: BoundForm, column: str, value: Any) -> str:
    if column == "state":
        return dict(lists.filter_choices(desk.data, form.key, "state")).get(value, str(value))
    field = form.fields.get(column)
    if field is None or value is None:
        return str(value or "")
    if field.kind is Kind.REFERENCE and not isinstance(value, Gap):
        return records.label(desk.data, field.refers_to, str(value)) or str(value)
    if field.kind in FREE_TEXTS:
        return str(value)
    return wording.value(desk.texts, field, value)


class Chips(Flow):
    """A chip per filter; pressing one takes it away."""

    def __init__(self, desk: Desk, form: BoundForm, take_away: Callable[[Filter], None]) -> None:
        super().__init__()
        self.desk, self.form, self._take_away = desk, form, take_away
        self.setAccessibleName(desk.texts(N_("Filters")))

    def show_filters(self, filters: Sequence[Filter], clear: Callable[[], None]) -> None:
        """One chip each, and a word that takes all away when there are several."""
        self.clear()
        for wanted in filters:
            says = sentence(self.desk, self.form, wanted)
            take = self.desk.texts(N_("Take away the filter: {filter}"), filter=says)
            chip = button(
                says,
                lambda f=wanted: self._take_away(f),
                look="chip",
                icon=self.desk.icons("close", "muted"),
                name=take,
            )
            chip.setToolTip(take)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            chip.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)
            self.add(chip)
        if len(filters) > 1:
            clear_all = button(self.desk.texts(N_("Clear all")), clear, look="link")
            clear_all.setFixedHeight(26)
            self.add(clear_all)
        self.setVisible(bool(filters))
