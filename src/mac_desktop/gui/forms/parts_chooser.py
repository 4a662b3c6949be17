"""The kinds of parts that a record does not have yet, as a button for each: many are possible, few are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Values
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.form_head import FormHead
from mac_desktop.gui.forms.parts_table import PartsTable
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button, rule, words
from mac_desktop.texts import N_

GATHER_FROM = 5
"""From this many kinds of parts on, those that a record does not have are gathered here."""


class PartsChooser(QWidget):
    """`wanted` asks for a new part of a kind (form key, and an empty id)."""

    wanted = Signal(str, str)

    def __init__(self, desk: Desk, forms: Sequence[BoundForm]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 4)
        column.setSpacing(6)
        self.title = desk.texts(N_("Add more"))
        column.addWidget(words(self.title, bold=True))
        column.addWidget(rule())
        self._flow = Flow()
        column.addWidget(self._flow)
        self.buttons = {}
        for form in forms:
            spec, singular = form.form, desk.texts(form.form.singular)
            add = button(
                desk.texts(spec.title),
                lambda key=form.key: self.wanted.emit(key, ""),
                icon=desk.icons("add", "accent"),
                name=desk.texts(N_("Add: {form}"), form=singular),
            )
            add.setObjectName(f"choose_{form.key}")
            add.setToolTip(desk.texts(spec.purpose))
            self._flow.add(add)
            self.buttons[form.key] = add

    def show_kinds(self, keys: Iterable[str]) -> None:
        """Offer these kinds only; nothing where there are none."""
        wanted = frozenset(keys)
        for key, add in self.buttons.items():
            add.setVisible(key in wanted)
        self._flow.updateGeometry()
        self.setVisible(bool(wanted))

    def take_keyboard(self, key: str = "") -> None:
        """The keyboard goes to the button of a kind, or to the first one."""
        shown = [add for add in self.buttons.values() if not add.isHidden()]
        wanted = self.buttons.get(key)
        target = wanted if wanted is not None and wanted in shown else next(iter(shown), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def show_kinds(
    parts: Mapping[str, PartsTable], chooser: PartsChooser, head: FormHead, first_part: int, values: Values
) -> None:
    """Show the kinds of parts that apply to a record with these values. Of many kinds those of which it has none are
    only offered. `first_part` is the place of the first kind among the words of the head."""
    offered = []
    for place, (key, part) in enumerate(parts.items(), first_part):
        applies = part.applies_to(values)
        gathered = key in chooser.buttons and not part.model.rowCount()
        offered += [key] if applies and gathered else []
        part.setVisible(applies and not gathered)
        head.sections.offer(place, applies and not gathered)
    chooser.show_kinds(offered)
    if chooser.buttons:
        head.sections.offer(first_part + len(parts), bool(offered))
