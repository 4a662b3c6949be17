"""A table over ids: only the rows that are looked at are read, in windows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.records.base import Kind, State
from mac_desktop.gui.context import Desk
from mac_desktop.services import lists, wording
from mac_desktop.services.lists import ListRequest

WINDOW, KEPT_WINDOWS = 200, 50
NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE)
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
LEAD_ROLE = Qt.ItemDataRole.UserRole + 2
NO_PARENT = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Shows the records of a list as texts. Sorting and filtering are the store's work: they make new ids."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.request: ListRequest | None = None
        self.ids: Sequence[str] = ()
        self._windows: OrderedDict[int, list[tuple[str, ...]]] = OrderedDict()
        self._headings: list[str] = []
        self._right: list[bool] = []
        states = codelist("record_state")
        self._states = {states.label(s.value, desk.texts.language): s.value for s in State}

    def load(self, request: ListRequest) -> None:
        """Show the records of a request."""
        self.show_ids(request, lists.ids(self._desk.data, request))

    def show_ids(self, request: ListRequest, ids: Sequence[str]) -> None:
        """Show these records with the request's columns."""
        self.beginResetModel()
        self.request, self.ids = request, ids
        self._windows.clear()
        form = self._desk.data.form(request.form_key)
        texts = self._desk.texts
        self._headings = [self._heading(form, name) for name in request.columns]
        self._right = [n in form.fields and form.fields[n].kind in NUMBERS for n in request.columns]
        self._texts = texts
        self.endResetModel()

    def _heading(self, form, name: str) -> str:
        label = wording.field_label(self._desk.texts, form, name)
        unit = wording.unit(self._desk.texts, form.fields[name].unit) if name in form.fields else ""
        return f"{label} ({unit})" if unit else label

    def id_at(self, row: int) -> str:
        """The id of the record in a row."""
        return self.ids[row]

    def row_of(self, record_id: str) -> int:
        """The row of a record, -1 when it is not in the list."""
        try:
            return list(self.ids).index(record_id)
        except ValueError:
            return -1

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() or self.request is None else len(self.request.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._right[column] else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == STATE_ROLE and self.request is not None and self.request.columns[column] == "state":
            return self._states.get(self._text(index.row(), column))
        if role == LEAD_ROLE and self.request is not None:
            return self.request.columns[column] == "number"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._right[section] else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, row: int, column: int) -> str:
        window = row // WINDOW
        lines = self._windows.get(window)
        if lines is None:
            assert self.request is not None
            ids = self.ids[window * WINDOW : (window + 1) * WINDOW]
            lines = lists.rows(self._desk.data, self.request, ids)
            if len(lines) != len(ids):  # a record went away since: the list is read again with the next change
                lines = [*lines, *[("",) * len(self.request.columns)] * (len(ids) - len(lines))]
            self._windows[window] = lines
            while len(self._windows) > KEPT_WINDOWS:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(window)
        return lines[row % WINDOW][column]
