"""The code lists that a centre may edit: their codes, who uses them, and the way to rename, add, end and merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mac_desktop.domain.codes import Code, CodeList
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.lists.delegate import RowDelegate
from mac_desktop.gui.pages.merge_box import MergeBox
from mac_desktop.gui.steps import undoable
from mac_desktop.gui.theme import PAGE_POINTS, ROW_HEIGHT, TITLE_POINTS
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import button, hint, rule, words
from mac_desktop.services import code_lists, wording
from mac_desktop.services.code_lists import Merge
from mac_desktop.texts import N_

ENTRY = "list_entry"
COLUMNS = (N_("Label"), N_("Code"), N_("In use"), N_("Records"), N_("Comes from"))
RECORDS_COLUMN = 3


class CodeListsPage(Page):
    """The lists at the left, the codes of the chosen one at the right. `arrive` takes `list_key`, the list to show."""

    title = N_("Code lists")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        texts = desk.texts
        self.lists: list[CodeList] = []
        self.choose = QListWidget()
        self.choose.setAccessibleName(texts(N_("Code lists")))
        self.choose.currentRowChanged.connect(lambda _: self._show_codes())
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = words(texts(N_("Code lists")), points=PAGE_POINTS, bold=True)
        head.setContentsMargins(24, 12, 16, 12)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(self.choose, 1)
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self._right())
        self.split.setSizes([320, 830])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    def _right(self) -> QWidget:
        texts, icons = self.desk.texts, self.desk.icons
        self.heading = words(points=TITLE_POINTS, bold=True)
        self.add = button(texts(N_("Add a code")), self.add_code, icon=icons("add", "accent"))
        self.change = button(texts(N_("Rename or end")), self.change_code)
        self.merge = button(texts(N_("Merge into another")), self.merge_code)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName(texts(N_("Codes")))
        self.table.setHorizontalHeaderLabels([texts(name) for name in COLUMNS])
        self.table.setItemDelegate(RowDelegate(self.desk.theme, self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemActivated.connect(lambda _: self.change_code())
        right = QWidget()
        right.setObjectName("surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.heading)
        line.addStretch(1)
        for verb in (self.merge, self.change, self.add):
            line.addWidget(verb)
        column.addLayout(line)
        explained = N_(
            "Codes never change, because records keep them. Labels, order, days of use and further codes are yours."
        )
        column.addWidget(hint(texts(explained)))
        column.addWidget(self.table, 1)
        return right

    # ---- what is shown

    def arrive(self, **arguments: object) -> None:
        super().arrive(**arguments)
        if arguments.get("list_key"):
            self._choose(str(arguments["list_key"]))
        self.choose.setFocus()

    def refresh(self) -> None:
        kept, code = self.codes, self.code
        self.lists = code_lists.editable(self.desk.data)
        self.choose.blockSignals(True)
        self.choose.clear()
        for codes in self.lists:
            QListWidgetItem(self.desk.texts(codes.title), self.choose)
        self.choose.blockSignals(False)
        self._choose(kept.key if kept else "", code.code if code else "")

    def _choose(self, key: str, code: str = "") -> None:
        self.choose.setCurrentRow(next((i for i, codes in enumerate(self.lists) if codes.key == key), 0))
        self._show_codes()
        if code and self.codes is not None and code in self.codes:
            self.table.selectRow([c.code for c in self.codes].index(code))

    @property
    def codes(self) -> CodeList | None:
        """The list that is shown."""
        row = self.choose.currentRow()
        return self.lists[row] if 0 <= row < len(self.lists) else None

    @property
    def code(self) -> Code | None:
        """The code that is chosen."""
        row, codes = self.table.currentRow(), self.codes
        return codes.codes[row] if codes is not None and 0 <= row < len(codes) else None

    def _show_codes(self) -> None:
        codes, texts = self.codes, self.desk.texts
        self.table.setRowCount(0)
        self._offer()
        if codes is None:
            return
        self.heading.setText(texts(codes.title))
        self.table.setRowCount(len(codes))
        for row, code in enumerate(codes):
            said = (code.label_for(texts.language), code.code, self._standing(code), "", texts(code.source))
            for place, text in enumerate(said):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if place == RECORDS_COLUMN else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, place, item)
        self._count(codes)

    def _standing(self, code: Code) -> str:
        texts = self.desk.texts
        if code.merged_into:
            return texts(N_("merged into {code}"), code=code.merged_into)
        if not code.in_effect:
            return texts(N_("not in effect"))
        days = (
            (N_("from {day}"), code.active_from),
            (N_("until {day}"), code.active_to),
        )
        return ", ".join(texts(said, day=wording.date(texts, day.isoformat())) for said, day in days if day)

    def _count(self, codes: CodeList) -> None:
        """Count the records in the background: in a large store that takes its time."""

        def done(used: Counter[str]) -> None:
            if self.codes is codes:
                for row, code in enumerate(codes):
                    self.table.item(row, RECORDS_COLUMN).setText(wording.number(self.desk.texts, used[code.code]))

        work = self.desk.texts(N_("Counting records"))
        self.desk.jobs.start(work, lambda: code_lists.uses(self.desk.data, codes.key), lane=READING, done=done)

    def _offer(self) -> None:
        code = self.code
        self.change.setEnabled(code is not None and not code.merged_into)
        self.merge.setEnabled(code is not None and not code.merged_into)

    # ---- verbs

    def add_code(self) -> None:
        """Write a new code of this list."""
        if self.codes is not None:
            self.desk.go(ENTRY, new=True, fixed={"list_key": self.codes.key})

    def change_code(self) -> None:
        """Rename, reorder or end the chosen code."""
        codes, code = self.codes, self.code
        if codes is None or code is None or code.merged_into:
            return
        entry = code_lists.entry_of(self.desk.data, codes.key, code.code)
        if entry is not None:
            self.desk.go(ENTRY, record=entry)
        else:
            self.desk.go(ENTRY, new=True, fixed={"list_key": codes.key, "code": code.code})

    def merge_code(self) -> None:
        """Let another code take the place of the chosen one, after asking which."""
        codes, code = self.codes, self.code
        if codes is None or code is None:
            return
        box = MergeBox(self.window(), self.desk, codes, code)
        if not box.exec() or not box.chosen:
            return
        texts, into = self.desk.texts, box.chosen

        def done(merged: Merge) -> None:
            sentence = N_("{old} is merged into {into}: {count} values of records changed.")
            count = wording.number(texts, merged.records)
            names = {"old": code.label_for(texts.language), "into": merged.into.label_for(texts.language)}
            self.desk.say.good(texts(sentence, **names, count=count), undoable(self.desk, merged.step_id))
            self.desk.changed()

        self.desk.jobs.start(
            texts(N_("Merge")), lambda: code_lists.merge(self.desk.data, codes.key, code.code, into), done=done
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"new": self.add_code}
