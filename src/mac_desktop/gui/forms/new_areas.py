"""The areas that take the place of others, a line each: what each has of its own, and how large they are together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mac_desktop.forms.binding import BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.build_entry import build_entry
from mac_desktop.gui.widgets.parts import hint, words
from mac_desktop.services.succession import Prospect, total
from mac_desktop.texts import N_

_OWN = ("local_id", "name", "classification", "area_m2")
_STRETCH = {"local_id": 3, "name": 4, "classification": 4, "area_m2": 2}


class NewAreas(QWidget):
    """`edited` tells that something was typed. In a merger there is one line, with what the areas differ in below."""

    edited = Signal()

    def __init__(self, desk: Desk, form: BoundForm, prospect: Prospect) -> None:
        super().__init__()
        self.desk, self.form, self.prospect = desk, form, prospect
        self.lines: list[dict] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for column, name in enumerate(_OWN, 1):
            self._grid.addWidget(hint(desk.texts(form.fields[name].label)), 0, column)
            self._grid.setColumnStretch(column, _STRETCH[name])
        self._more = [name for name in prospect.differs if name not in _OWN]

    def add(self, local_id: str) -> None:
        """One more area."""
        row, texts = len(self.lines) + 1, self.desk.texts
        mark = words(str(row), look="muted")
        self._grid.addWidget(mark, row, 0)
        entries: dict = {"": mark}
        for column, name in enumerate(_OWN, 1):
            entries[name] = self._entry(name, texts(N_("Part {number}: {field}"), number=row, field=self._label(name)))
            self._grid.addWidget(entries[name], row, column)
        entries["local_id"].set_raw(local_id)
        entries["area_m2"].setPlaceholderText("m²")
        for name in ("name", "classification"):
            entries[name].set_raw(self.prospect.values.get(name))
        for below, name in enumerate(self._more, 1):
            entries[name] = self._entry(name, self._label(name))
            self._grid.addWidget(hint(self._label(name)), row + below, 1)
            self._grid.addWidget(entries[name], row + below, 2, 1, 3)
        self.lines.append(entries)

    def take_last(self) -> None:
        """One area less."""
        for widget in self.lines.pop().values():
            self._grid.removeWidget(widget)
            widget.deleteLater()

    def values(self) -> list[dict[str, object]]:
        """What each has of its own, as typed."""
        return [{name: one.raw() for name, one in entries.items() if name} for entries in self.lines]

    def sizes(self) -> Sequence[int | None]:
        """How large each is; None where no size can be read."""
        read = [self.form.fields["area_m2"].read(one["area_m2"].raw()) for one in self.lines]
        return [size if isinstance(size, int) else None for size in read]

    @property
    def sum(self) -> int | None:
        return total(self.sizes())

    def _label(self, name: str) -> str:
        return self.desk.texts(self.form.fields[name].label)

    def _entry(self, name: str, called: str) -> QWidget:
        entry = build_entry(self.desk, self.form.fields[name])
        entry.setAccessibleName(called)
        entry.edited.connect(self.edited)
        return entry
