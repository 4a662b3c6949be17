"""The first rows of a sheet as they stand in the file, each with what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from mac_desktop.exchange.cells import column_letter, is_blank_row, shown
from mac_desktop.exchange.tables import Table
from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import HINT_POINTS, type_face
from mac_desktop.texts import N_

ABOVE, DATA_ROWS, LEFT_OUT, COLUMNS = 3, 6, 3, 40
ROW, KIND_ROLE = 26, Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
WORDS = {
    "above": N_("above the table"),
    "headings": N_("headings"),
    "row": "",
    "total": N_("total, left out"),
    "other": N_("left out"),
    "more": "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: its number, what it was taken for, its cells as text."""

    number: int
    kind: str
    cells: tuple[str, ...]


def lines_of(table: Table) -> list[Line]:
    """Rows above the table, its headings, its first rows, and the first rows that were left out."""
    rows = table.sheet.rows

    def line(number: int, kind: str) -> Line:
        cells = rows[number - 1]
        return Line(number, kind, tuple(shown(cell) for cell in cells[:COLUMNS]))

    head = table.header_row
    above = [n for n in range(1, head) if not is_blank_row(rows[n - 1])][-ABOVE:]
    found = [line(n, "above") for n in above]
    found += [line(head, "headings")] if head else []
    found += [line(n, "row") for n, _ in table.rows[:DATA_ROWS]]
    if len(table.rows) > DATA_ROWS:
        found.append(Line(0, "more", ("…",)))
    totals = [(n, "total") for n, _ in table.total_rows]
    others = [(n, "other") for n, _ in table.other_rows if n not in above]
    found += [line(n, kind) for n, kind in sorted([*totals, *others])[:LEFT_OUT]]
    return found


class _Model(QAbstractTableModel):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else 2 + max((len(line.cells) for line in self.lines), default=0)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return str(line.number or "")
            if column == 1:
                return self._desk.texts(WORDS[line.kind])
            if line.kind in ("above", "other"):
                return "  ".join(cell for cell in line.cells if cell) if column == 2 else ""
            return line.cells[column - 2] if column - 2 < len(line.cells) else ""
        return line.kind if role == KIND_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return "" if section < 2 else column_letter(section - 2)
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent) -> None:
        super().__init__(parent)
        self._theme = desk.theme

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        theme, kind, box = self._theme, index.data(KIND_ROLE), option.rect
        painter.save()
        if kind == "headings":
            painter.fillRect(box, theme.colour("accent_soft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        lead = index.column() < 2
        painter.setFont(type_face(HINT_POINTS, bold=kind == "headings" and not lead, italic=kind in ("total", "other")))
        painter.setPen(theme.colour("text" if kind in ("headings", "row") and not lead else "muted"))
        inner = box.adjusted(8, 0, -8, 0)
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class SheetPreview(QTableView):
    """Read only; scrolls sideways."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = _Model(desk)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(desk, self))
        self.setAccessibleName(desk.texts(N_("The first rows of the sheet")))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFont(type_face(HINT_POINTS))
        head.setFixedHeight(ROW)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(40)

    def show_table(self, table: Table) -> None:
        """Show how this table was found."""
        self._model.show(lines_of(table))
        for column in range(self._model.columnCount()):
            texts = [
                str(self._model.index(row, column).data() or "")
                for row in range(self._model.rowCount())
                if self._model.lines[row].kind not in ("above", "other")
            ]
            widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(48, min(widest + 20, 190)))
        self.clearSpans()
        for row, line in enumerate(self._model.lines):
            if line.kind in ("above", "other") and self._model.columnCount() > 3:
                self.setSpan(row, 2, 1, self._model.columnCount() - 2)
        self.setFixedHeight((self._model.rowCount() + 1) * ROW + 16)
