"""Choosing the columns of a list: which, in which order. Remembered for each subject."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mac_desktop.forms.binding import BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, hint, words
from mac_desktop.services import wording
from mac_desktop.services.lists import default_columns
from mac_desktop.texts import N_


class ColumnsBox(QDialog):
    """Tick to show; drag or Alt with the arrow keys to move."""

    def __init__(self, parent: QWidget, desk: Desk, form: BoundForm, columns: Sequence[str]) -> None:
        super().__init__(parent)
        self.desk, self.form = desk, form
        self.setWindowTitle(desk.texts(N_("Choose columns")))
        self.setMinimumSize(420, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(words(desk.texts(N_("Choose columns")), points=TITLE_POINTS, bold=True))
        column.addWidget(hint(desk.texts(N_("Tick what the list shows; drag to change the order."))))
        self.list = QListWidget()
        self.list.setAccessibleName(desk.texts(N_("Columns")))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(
            button(desk.texts(N_("As it was at first")), lambda: self._fill(default_columns(form.key)), look="link")
        )
        foot.addStretch(1)
        foot.addWidget(button(desk.texts(N_("Cancel")), self.reject))
        foot.addWidget(button(desk.texts(N_("Show these columns")), self.accept, look="primary"))
        column.addLayout(foot)
        self._fill(columns)

    def _fill(self, columns: Sequence[str]) -> None:
        self.list.clear()
        every = ("number", *self.form.fields, "state")
        for name in [*columns, *(n for n in every if n not in columns)]:
            item = QListWidgetItem(wording.field_label(self.desk.texts, self.form, name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in columns else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked columns in order; the number is always there."""
        items = [self.list.item(i) for i in range(self.list.count())]
        ticked = [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked]
        return tuple(ticked) if "number" in ticked else ("number", *ticked)
