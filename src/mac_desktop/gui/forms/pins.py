"""Values that are carried over to the next record, field by field; which ones is remembered."""

from __future__ import annotations

from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.form_body import FormBody


class Pins:
    """F6 pins and unpins the field that has the keyboard."""

    def __init__(self, desk: Desk, body: FormBody) -> None:
        self._desk, self._body = desk, body
        self._memory = f"pinned/{body.form.key}"
        asked = [name for name, field in body.form.fields.items() if field.spec.pinned]
        self._pinned: list[str] = [n for n in desk.settings.get(self._memory, asked) if n in body.rows]
        self.carried: dict[str, object] = {}

    def show(self) -> None:
        """Mark the pinned fields."""
        for name, row in self._body.rows.items():
            row.set_pinned(name in self._pinned and not self._desk.is_past)

    def switch(self, name: str) -> None:
        """Pin or unpin a field."""
        if not name:
            return
        self._pinned = [n for n in self._pinned if n != name] if name in self._pinned else [*self._pinned, name]
        self._desk.settings.put(self._memory, self._pinned)
        self.show()

    def take(self) -> None:
        """Remember the pinned values for the next new record."""
        raw = self._body.raw()
        self.carried = {name: raw[name] for name in self._pinned if raw.get(name)}
