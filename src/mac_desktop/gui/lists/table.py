"""The table of a list: arrow keys walk, Enter opens, Shift selects more, headings sort."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from mac_desktop.gui.context import Desk
from mac_desktop.gui.lists.delegate import LEAD_SPACE, RowDelegate
from mac_desktop.gui.lists.model import RecordModel
from mac_desktop.gui.theme import HINT_POINTS, ROW_HEIGHT, type_face
from mac_desktop.texts import N_

FIRST_WIDTHS = {"state": 116}
LEAST_WIDTH, MOST_WIDTH, SAMPLE_ROWS = 72, 320, 40
MOSTLY = 0.8


class RecordTable(QTableView):
    """`opened` on Enter or a click, `looked_at` when the current row moved."""

    opened = Signal(str)
    looked_at = Signal(str)
    chosen = Signal()
    sort_asked = Signal(str)

    def __init__(self, desk: Desk, model: RecordModel, memory: str, leading: Sequence[str]) -> None:
        super().__init__()
        self.desk, self._memory = desk, f"widths/{memory}"
        self.setModel(model)
        self.records = model
        self.setObjectName("records")
        self._leading, self._compact = frozenset(leading), False
        self.rows = RowDelegate(desk.theme, self, LEAD_SPACE)
        self.setItemDelegate(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setFont(type_face(HINT_POINTS))
        head.setFixedHeight(ROW_HEIGHT)
        head.setSectionsClickable(True)
        head.setSectionsMovable(False)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(56)
        head.setAccessibleName(desk.texts(N_("Columns")))
        head.sectionClicked.connect(self._sort)
        head.sectionResized.connect(self._resized)
        self._fitting = False
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(400)
        self._remember.timeout.connect(self._keep_widths)
        self.clicked.connect(self._click)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    # ---- columns

    def fit_columns(self) -> None:
        """Remembered widths, else as wide as the first rows need."""
        request = self.records.request
        if request is None:
            return
        self._fitting = True
        kept = self.desk.settings.get(self._memory, {})
        for place, name in enumerate(request.columns):
            width = kept.get(name) or FIRST_WIDTHS.get(name) or self._needed(place)
            self.horizontalHeader().resizeSection(place, int(width))
            self.setColumnHidden(place, not self._shown(name))
        shown = [place for place, name in enumerate(request.columns) if self._shown(name)]
        self.rows.first = shown[0] if shown else 0
        self._squeeze()
        self.horizontalHeader().setStretchLastSection(True)
        self._show_order()
        self._fitting = False

    def set_compact(self, compact: bool) -> None:
        """Beside a form: only what says which record it is, and its state."""
        if compact != self._compact:
            self._compact = compact
            self.fit_columns()

    def _shown(self, name: str) -> bool:
        if not self._compact:
            return True
        if name == "number":
            assert self.records.request is not None
            naming = self._leading - {"number", "state"}
            return sum(n in naming and self._filled(n) >= MOSTLY for n in self.records.request.columns) < 2
        return name in self._leading and (name == "state" or self._filled(name) >= MOSTLY)

    def _filled(self, name: str) -> float:
        """The share of the first rows in which a column says something, 0 to 1."""
        request = self.records.request
        assert request is not None
        place, rows = request.columns.index(name), min(SAMPLE_ROWS, self.records.rowCount())
        return sum(bool(self.records.index(row, place).data()) for row in range(rows)) / rows if rows else 1.0

    def _squeeze(self) -> None:
        """Where a little room is missing, the widest columns give way, so that the last is not out of sight."""
        request = self.records.request
        assert request is not None
        places = [i for i, n in enumerate(request.columns) if self._shown(n)]
        over = sum(self.columnWidth(i) for i in places) - self.viewport().width()
        if not 0 < over < self.viewport().width() * (1.0 if self._compact else 0.4):
            return
        room, most = self.viewport().width(), max(self.columnWidth(i) for i in places)
        while most > LEAST_WIDTH and sum(min(self.columnWidth(i), most) for i in places) > room:
            most -= 4
        for place in places:
            if self.columnWidth(place) > most:
                self.horizontalHeader().resizeSection(place, most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.records.request is not None and event.size().width() != event.oldSize().width():
            self.fit_columns()

    def _needed(self, place: int) -> int:
        metrics = self.fontMetrics()
        heading = str(self.records.headerData(place, Qt.Orientation.Horizontal) or "")
        texts = [
            str(self.records.index(r, place).data() or "") for r in range(min(SAMPLE_ROWS, self.records.rowCount()))
        ]
        widest = max((metrics.horizontalAdvance(t) for t in texts), default=0)
        lead = LEAD_SPACE if place < 2 else 0
        return lead + max(LEAST_WIDTH, min(MOST_WIDTH, max(widest + 20, metrics.horizontalAdvance(heading) + 28)))

    def _resized(self, place: int, _before: int, _now: int) -> None:
        if not self._fitting and self.records.request is not None and place < self.records.columnCount() - 1:
            self._remember.start()

    def _keep_widths(self) -> None:
        request = self.records.request
        if request is not None:
            widths = {n: self.columnWidth(i) for i, n in enumerate(request.columns[:-1])}
            self.desk.settings.put(self._memory, {**self.desk.settings.get(self._memory, {}), **widths})

    def _sort(self, place: int) -> None:
        if self.records.request is not None:
            self.sort_asked.emit(self.records.request.columns[place])

    def _show_order(self) -> None:
        request = self.records.request
        assert request is not None
        if request.sort and request.sort[0][0] in request.columns:
            column, descending = request.sort[0]
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(request.columns.index(column), order)
        else:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    # ---- rows

    def selected_ids(self) -> list[str]:
        """The ids of the chosen rows, in list order."""
        rows: list[int] = []
        for part in self.selectionModel().selection():
            rows.extend(range(part.top(), part.bottom() + 1))
        return [self.records.id_at(row) for row in sorted(set(rows))]

    def show_row(self, row: int) -> None:
        """Make a row current and bring it into sight, without opening it."""
        if 0 <= row < self.records.rowCount():
            index = self.records.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def current_id(self) -> str:
        """The id of the current row, or ""."""
        index = self.currentIndex()
        return self.records.id_at(index.row()) if index.isValid() else ""

    def _click(self, index) -> None:
        plain = not (
            QApplication.keyboardModifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        )
        if plain and len(self.selected_ids()) == 1:
            self.opened.emit(self.records.id_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.current_id():
                self.opened.emit(self.current_id())
            return
        before = self.current_id()
        super().keyPressEvent(event)
        if self.current_id() != before and plain:
            self.looked_at.emit(self.current_id())
