"""The field where a column's target is chosen: type a few letters of a field's name, or leave it empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from mac_desktop.domain.folding import fold
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.choice_entries import ChoiceEntry
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.widgets.choices import Choice
from mac_desktop.texts import N_

NOWHERE = "-"


class TargetEntry(ChoiceEntry):
    """`sent` carries the new target's key, "" when the column is not imported. Words that name no field are undone."""

    sent = Signal(str)

    def __init__(self, desk: Desk, trial: Trial, heading: str, key: str) -> None:
        self._desk, self._trial, self._heading, self.key = desk, trial, heading, key
        name = desk.texts(N_("Where the column “{heading}” goes"), heading=heading)
        super().__init__(
            desk.texts, desk.theme, name, self._found, self._settled, self._label, desk.icons("down", "muted")
        )
        self._open_at_focus = False
        self.setAccessibleName(name)
        self.setPlaceholderText(desk.texts(N_("not imported")))
        self.setAcceptDrops(False)
        self.set_raw(key or None)
        self.edited.connect(self._on_edit)
        self.left.connect(self._on_left)

    def _label(self, value: object) -> str:
        target = self._trial.targets.get(str(value))
        return target.label if target is not None else ""

    def _found(self, text: str) -> list[Choice]:
        wanted = fold(text).split()
        nowhere = Choice(NOWHERE, self._desk.texts(N_("Not imported")))
        found = [
            (self._rank(wanted, t.label, t.form_label, t.field.spec.also_called), place, t)
            for place, t in enumerate(self._trial.targets.values())
        ]
        shown = [
            Choice(t.key, t.label, self._aside(t.key, t.form_label), self._desk.texts(t.field.spec.help))
            for rank, _, t in sorted((f for f in found if f[0] < 9), key=lambda f: f[:2])
        ]
        return shown if wanted else [nowhere, *shown]

    def _aside(self, key: str, form_label: str) -> str:
        taken = self._trial.heading_of(key)
        if taken and taken != self._heading:
            return self._desk.texts(N_("{form} · from “{heading}”"), form=form_label, heading=taken)
        return form_label

    @staticmethod
    def _rank(wanted: list[str], label: str, form_label: str, also_called: tuple[str, ...]) -> int:
        if not wanted:
            return 0
        whole, parts = fold(label), fold(f"{label} {form_label}").split()
        if whole.startswith(" ".join(wanted)):
            return 1
        if all(any(part.startswith(word) for part in parts) for word in wanted):
            return 2
        other = [fold(name) for name in also_called]
        if any(name.startswith(" ".join(wanted)) for name in other):
            return 3
        return 4 if all(word in whole for word in wanted) else 9

    def _settled(self, text: str) -> Choice | None:
        found = [c for c in self._found(text) if fold(c.label) == fold(text)]
        return found[0] if len(found) == 1 else None

    def _on_edit(self) -> None:
        if self.value is None:
            return
        key = "" if self.value == NOWHERE else str(self.value)
        if not key:
            self.set_raw(None)
        if key != self.key:
            self.key = key
            self.sent.emit(key)

    def _on_left(self) -> None:
        if self.value is not None:
            return
        if self.text().strip() or self.gap is not None:
            self.set_raw(self.key or None)
        elif self.key:
            self.key = ""
            self.sent.emit("")

    def cycle_gap(self) -> None:
        """A column has no gaps; the key that sets one means "not imported" here."""
        self.set_raw(None)
        self._on_left()


def choose_by(entry: TargetEntry, act: Callable[[str], None]) -> None:
    """Call `act` with each newly chosen key."""
    entry.sent.connect(act)
