"""What becomes of the records that name an area which is split or merged: a line each, a tick for each new area."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import ROW_HEIGHT
from mac_desktop.services.succession import Attached, Way
from mac_desktop.texts import N_

_WAYS = {
    Way.COPIED: N_("is copied where ticked"),
    Way.MOVED: N_("goes where ticked"),
    Way.STAYS: N_("stays with the old area"),
}
_FIRST = 2  # the column of the first new area
_TICK_WIDTH = 44


class GoesWhere(QTableWidget):
    """Space ticks; arrows move. What may go to one area only loses its other tick."""

    def __init__(self, desk: Desk, attached: Sequence[Attached]) -> None:
        super().__init__(len(attached), _FIRST)
        self.desk, self.attached = desk, list(attached)
        self.setAccessibleName(desk.texts(N_("What names the area, and where it goes")))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, one in enumerate(self.attached):
            title = desk.texts(desk.data.form(one.form_key).form.singular)
            for column, text in enumerate((f"{title}: {one.called}", desk.texts(_WAYS[one.way]))):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(f"{one.number}  {text}")
                self.setItem(row, column, item)
        self.resizeColumnToContents(1)
        self.itemChanged.connect(self._one_only)

    def show_areas(self, names: Sequence[str]) -> None:
        """A column for each new area, with what it gets unless somebody says otherwise; ticks that were set stay."""
        before = self.columnCount()
        self.blockSignals(True)
        self.setColumnCount(_FIRST + len(names))
        labels = [self.desk.texts(N_("Record")), self.desk.texts(N_("What becomes of it")), *names]
        self.setHorizontalHeaderLabels(labels)
        for column in range(before, self.columnCount()):
            self.setColumnWidth(column, _TICK_WIDTH)
            for row, one in enumerate(self.attached):
                item = QTableWidgetItem()
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if one.way is not Way.STAYS:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Checked if one.given else Qt.CheckState.Unchecked)
                self.setItem(row, column, item)
        self.blockSignals(False)

    def takes(self, place: int) -> list[str]:
        """The ids of what goes to one of the new areas."""
        return [one.id for row, one in enumerate(self.attached) if self._ticked(row, _FIRST + place)]

    def _ticked(self, row: int, column: int) -> bool:
        item = self.item(row, column)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def _one_only(self, changed: QTableWidgetItem) -> None:
        row = changed.row()
        if self.attached[row].several or changed.checkState() != Qt.CheckState.Checked:
            return
        for column in range(_FIRST, self.columnCount()):
            if column != changed.column() and self._ticked(row, column):
                self.item(row, column).setCheckState(Qt.CheckState.Unchecked)
