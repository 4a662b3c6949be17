"""The parts of a record (its casualties, its ordnance, ...) as a small table below its questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Values
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import ENTER
from mac_desktop.gui.lists.delegate import RowDelegate
from mac_desktop.gui.lists.model import RecordModel
from mac_desktop.gui.theme import HINT_POINTS, ROW_HEIGHT, type_face
from mac_desktop.gui.widgets.parts import button, hint, rule, words
from mac_desktop.services.lists import ListRequest, default_columns
from mac_desktop.texts import N_

MOST_SHOWN = 8


class PartsTable(QWidget):
    """One kind of part. `wanted` asks for one of them to be opened, or for a new one (an empty id)."""

    wanted = Signal(str, str)

    def __init__(self, desk: Desk, form: BoundForm) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        title = desk.texts(form.form.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        self.heading = words(title, bold=True)
        head.addWidget(self.heading)
        head.addStretch(1)
        add_name = desk.texts(N_("Add: {form}"), form=desk.texts(form.form.singular))
        add = button(
            desk.texts(N_("Add")),
            lambda: self.wanted.emit(form.key, ""),
            icon=desk.icons("add", "accent"),
            name=add_name,
        )
        add.setObjectName(f"add_{form.key}")
        self.add = add
        head.addWidget(add)
        column.addLayout(head)
        column.addWidget(rule())
        self.model = RecordModel(desk, self)
        self.table = _SmallTable(self)
        self.table.setAccessibleName(title)
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowDelegate(desk.theme, self.table))
        self.nothing = hint(desk.texts(N_("None recorded.")) + " " + desk.texts(form.form.purpose))
        self.nothing.setContentsMargins(0, 6, 0, 6)
        self.note = hint("")
        self.note.setObjectName(f"note_{form.key}")
        self.note.hide()
        column.addWidget(self.note)
        column.addWidget(self.table)
        column.addWidget(self.nothing)
        owner = form.owner.name if form.owner else ""
        self._columns = tuple(c for c in default_columns(form.key) if c not in (owner, "number"))

    def show_parts(self, ids: Sequence[str], note: str = "") -> None:
        """Show these records, and what they add up to."""
        self.model.show_ids(ListRequest(self.form.key, self._columns), ids)
        self.add.setVisible(not (self.form.form.single and ids) and not self.desk.is_past)
        self.table.setVisible(bool(ids))
        self.nothing.setVisible(not ids)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        count = f"  {len(ids)}" if ids else ""
        self.heading.setText(self.desk.texts(self.form.form.title) + count)
        self.table.setFixedHeight(min(len(ids), MOST_SHOWN) * ROW_HEIGHT + ROW_HEIGHT + 2)

    def applies_to(self, values: Values) -> bool:
        """Whether a record with these values has such parts, or has some already."""
        applies = self.form.form.applies_to
        return applies is None or applies(values) or self.model.rowCount() > 0

    def take_keyboard(self) -> None:
        """The keyboard goes to the parts, or to Add where there are none."""
        (self.table if self.model.rowCount() else self.add).setFocus(Qt.FocusReason.TabFocusReason)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def open_current(self) -> None:
        """Ask for the current part to be opened."""
        index = self.table.currentIndex()
        if index.isValid():
            self.wanted.emit(self.form.key, self.model.id_at(index.row()))


class _SmallTable(QTableView):
    def __init__(self, owner: PartsTable) -> None:
        super().__init__()
        self._owner = owner
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setFont(type_face(HINT_POINTS))
        self.horizontalHeader().setFixedHeight(ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setMaximumSectionSize(240)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _: owner.open_current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._owner.open_current()
            return
        super().keyPressEvent(event)
