"""The problems of a dry run: where each stands in the file, the value, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from mac_desktop.domain.problems import Severity
from mac_desktop.exchange.staging import RowProblem
from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import HINT_POINTS, ROW_HEIGHT, paint_icon, type_face
from mac_desktop.services import wording
from mac_desktop.texts import N_

SEVERITY_ROLE = Qt.ItemDataRole.UserRole
LOOKS = {Severity.STOP: ("stop", "danger"), Severity.WARN: ("warn", "warn"), Severity.NOTE: ("note", "info")}
SPOKEN = {Severity.STOP: N_("not imported"), Severity.WARN: N_("to look at"), Severity.NOTE: N_("to know")}
TITLES = (N_("Row"), N_("Column"), N_("Value"), N_("What is wrong and what to do"), N_("Rule"))
WIDTHS = (84, 210, 150, 0, 64)
NO_PARENT = QModelIndex()


class ProblemModel(QAbstractTableModel):
    """Shows some of the problems; the words are made when a row comes into sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sheet = ""
        self.problems: Sequence[RowProblem] = ()
        self.places: Sequence[int] = ()

    def show(self, sheet: str, problems: Sequence[RowProblem], places: Sequence[int]) -> None:
        """Show the problems at these places."""
        self.beginResetModel()
        self.sheet, self.problems, self.places = sheet, problems, places
        self.endResetModel()

    def at(self, row: int) -> RowProblem:
        """The problem of a line."""
        return self.problems[self.places[row]]

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        found = self.at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(found, index.column())
        if role == SEVERITY_ROLE:
            return found.problem.severity
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{found.row}, {self._desk.texts(SPOKEN[found.problem.severity])}"
        return None

    def text(self, found: RowProblem, column: int) -> str:
        """One cell as people read it."""
        if column == 0:
            return str(found.row)
        if column == 1:
            return f"{found.column} · {found.heading}" if found.column else ""
        if column == 2:
            return found.value
        return wording.sentence(self._desk.texts, found.problem) if column == 3 else found.problem.rule

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._desk.texts(TITLES[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def as_text(self, rows: Sequence[int]) -> str:
        """Lines with tabs, as spreadsheets take them."""
        lines = ["\t".join([self._desk.texts(N_("Sheet")), *(self._desk.texts(t) for t in TITLES)])]
        for row in rows:
            cells = [self.text(self.at(row), c).replace("\t", " ").replace("\n", " ") for c in range(len(TITLES))]
            lines.append("\t".join([self.sheet, *cells]))
        return "\n".join(lines)


class _Painter(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent) -> None:
        super().__init__(parent)
        self._theme = desk.theme

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        theme, box = self._theme, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(8, 0, -8, 0)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        if index.column() == 0:
            icon, tint = LOOKS[index.data(SEVERITY_ROLE)]
            x = inner.right() - 15 if rtl else inner.x()
            paint_icon(painter, icon, QRectF(x, inner.center().y() - 7, 15, 15), theme.colour(tint).name())
            inner = inner.adjusted(0, 0, -22, 0) if rtl else inner.adjusted(22, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(theme.colour("muted" if index.column() in (1, 4) else "text"))
        text = str(index.data() or "").replace("\n", " ")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, start | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class ProblemTable(QTableView):
    """Arrow keys walk, Ctrl+C copies the chosen lines."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.model_ = ProblemModel(desk)
        self.setModel(self.model_)
        self.setItemDelegate(_Painter(desk, self))
        self.setAccessibleName(desk.texts(N_("Problems")))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(type_face(HINT_POINTS))
        head.setFixedHeight(ROW_HEIGHT)
        head.setAccessibleName(desk.texts(N_("Columns")))
        for place, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(place, width)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)

    def chosen_rows(self) -> list[int]:
        """The chosen lines, all of them when none is chosen."""
        rows: set[int] = set()
        for part in self.selectionModel().selection():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows) or list(range(self.model_.rowCount()))

    def copy(self) -> int:
        """Put the chosen lines on the clipboard; returns how many."""
        rows = self.chosen_rows()
        QGuiApplication.clipboard().setText(self.model_.as_text(rows))
        return len(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
