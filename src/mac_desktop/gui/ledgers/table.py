"""A ledger as a table. One account has its lines below each other; several have a row each and a column for each
line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from mac_desktop.domain.figures import Figure
from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import ROW_HEIGHT, type_face
from mac_desktop.gui.widgets.parts import ENTER
from mac_desktop.reports.measures.ledger import CLOSING, OPENING, TOTAL, UNEXPLAINED, Account, Ledger, Line
from mac_desktop.services import ledgers, wording
from mac_desktop.texts import N_

NAME_WIDTH, NUMBER_WIDTH = 176, 100
_WHAT = Qt.ItemDataRole.UserRole


class LedgerTable(QTableWidget):
    """`opened` with an account, a line and a figure, on Enter or a click."""

    opened = Signal(object, object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(desk.texts(N_("Ledger")))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.cellClicked.connect(self._open)

    def show_ledger(self, found: Ledger, unit: str) -> None:
        """Show it; several accounts in one unit."""
        self.clear()
        if len(found.accounts) == 1:
            self._one_account(found)
        else:
            self._accounts(found, unit)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnToContents(0)
        self.setColumnWidth(0, max(NAME_WIDTH, min(self.columnWidth(0) + 12, 2 * NAME_WIDTH)))
        for column in range(1, self.columnCount()):
            needed = head.sectionSizeHint(column) + 12
            self.setColumnWidth(column, max(NUMBER_WIDTH, needed))
        if self.rowCount():
            self.setCurrentCell(0, min(1, self.columnCount() - 1))

    def _one_account(self, found: Ledger) -> None:
        account, texts = found.accounts[0], self.desk.texts
        lines = [line for line in account.lines if line.key in (OPENING, CLOSING) or any(line.amounts)]
        self._size(len(lines), ["", *(ledgers.unit_title(texts, unit) for unit in found.units)])
        for row, line in enumerate(lines):
            strong = line.key in (OPENING, CLOSING)
            self._name(row, ledgers.line_title(texts, found.subject, line.key), strong)
            for column, unit in enumerate(found.units, 1):
                self._figure(row, column, account, line, line.figures[unit], strong)

    def _accounts(self, found: Ledger, unit: str) -> None:
        texts = self.desk.texts
        used = [key for key in found.lines if key in (OPENING, CLOSING) or _moves(found, key, unit)]
        self._size(len(found.accounts), ["", *(ledgers.line_title(texts, found.subject, key) for key in used)])
        for row, account in enumerate(found.accounts):
            strong = account.key == TOTAL
            self._name(row, ledgers.account_title(self.desk.data, found, account, texts), strong)
            lines = {line.key: line for line in account.lines}
            for column, key in enumerate(used, 1):
                self._figure(row, column, account, lines[key], lines[key].figures[unit], strong or key == CLOSING)

    def _size(self, rows: int, headings: list[str]) -> None:
        self.setRowCount(rows)
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(headings)
        for column in range(1, len(headings)):
            self.horizontalHeaderItem(column).setTextAlignment(
                Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            )

    def _name(self, row: int, text: str, strong: bool) -> None:
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(text)
        item.setFont(type_face(bold=strong))
        self.setItem(row, 0, item)

    def _figure(self, row: int, column: int, account: Account, line: Line, figure: Figure, strong: bool) -> None:
        amount = int(str(figure.amount))
        shown = wording.number(self.desk.texts, amount) if amount or line.key in (OPENING, CLOSING) else "–"
        item = QTableWidgetItem(shown)
        item.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(type_face(bold=strong))
        item.setData(_WHAT, (account, line, figure))
        if line.key == UNEXPLAINED and amount:
            item.setForeground(self.desk.theme.colour("warn"))
        elif not amount:
            item.setForeground(self.desk.theme.colour("muted"))
        self.setItem(row, column, item)

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        what = item.data(_WHAT) if item is not None else None
        if what is not None:
            self.opened.emit(*what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)


def _moves(found: Ledger, key: str, unit: str) -> bool:
    """Whether a line moved anything in any account: what comes to nothing all together has moved all the same."""
    return any(line.figures[unit].amount for account in found.accounts for line in account.lines if line.key == key)
