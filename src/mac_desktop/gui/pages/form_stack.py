"""The forms open over one another: a record, one of its parts, a record that is added for one of its fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mac_desktop.forms.binding import BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.asked_first import may_begin, may_open
from mac_desktop.gui.forms.form_pane import FormPane


class FormStack(QStackedWidget):
    """`saved` says which record of the lowest form was saved, `emptied` that this form was closed."""

    saved = Signal(str)
    emptied = Signal()

    def __init__(self, desk: Desk, form: BoundForm) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.desk, self.form = desk, form
        self.panes: list[FormPane] = []

    @property
    def top(self) -> FormPane | None:
        """The form that is seen."""
        return self.panes[-1] if self.panes else None

    def lowest(self) -> FormPane:
        """The subject's own form, with nothing over it."""
        while len(self.panes) > 1:
            self._drop()
        return self.panes[0] if self.panes else self._push(FormPane(self.desk, self.form))

    def may_leave(self) -> bool:
        """Ask of every form, the highest first, whether what was typed in it may go out of sight."""
        return all(pane.may_leave() for pane in reversed(self.panes))

    def _push(self, pane: FormPane) -> FormPane:
        self.panes.append(pane)
        self.addWidget(pane)
        self.setCurrentWidget(pane)
        pane.closed.connect(self._close_top)
        pane.part_wanted.connect(self._open_part)
        pane.addition_wanted.connect(self._open_addition)
        pane.saved.connect(self._saved)
        return pane

    def _open_part(self, form_key: str, part_id: str, fixed: dict) -> None:
        if not (may_open(self.desk, form_key, part_id) if part_id else may_begin(self.desk, form_key)):
            return
        pane = self._push(FormPane(self.desk, self.desk.data.form(form_key), owner_hidden=True))
        if part_id:
            pane.open_record(part_id)
        else:
            pane.open_new(fixed=fixed)

    def _open_addition(self, field: str, form_key: str, text: str) -> None:
        """A new record that a field of the form on top is to name; when saved, it stands in the field."""
        if not may_begin(self.desk, form_key):
            return
        asking, form = self.panes[-1], self.desk.data.form(form_key)
        pane = self._push(FormPane(self.desk, form))
        pane.open_new({"name" if "name" in form.fields else form.form.named_by[0]: text})
        pane.closed.connect(lambda: asking.body.focus_field(field))

        def added(record_id: str) -> None:
            if self.top is pane:
                self._close_top()
                asking.body.put(field, record_id)
                asking.body.focus_field(field)

        pane.saved.connect(added)

    def _saved(self, record_id: str) -> None:
        if len(self.panes) == 1:
            self.saved.emit(record_id)

    def _close_top(self) -> None:
        if len(self.panes) == 1:
            self.emptied.emit()
            return
        left = self.panes[-1].form.key
        self._drop()
        owner = self.panes[-1]
        if owner.loaded is not None:
            owner.show_parts()
            owner.check()
        if left in owner.parts:
            owner.to_part(left)

    def _drop(self) -> None:
        pane = self.panes.pop()
        self.removeWidget(pane)
        pane.deleteLater()
        if self.panes:
            self.setCurrentWidget(self.panes[-1])
