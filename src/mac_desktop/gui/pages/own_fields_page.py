"""The fields that a centre added to each form, how many records use them, and the way to add, change and end them."""

from __future__ import annotations

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

from mac_desktop.domain.own_fields import OwnField
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.lists.delegate import RowDelegate
from mac_desktop.gui.theme import PAGE_POINTS, ROW_HEIGHT, TITLE_POINTS
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import button, hint, rule, words
from mac_desktop.services import own_fields, wording
from mac_desktop.services.own_fields import FormFields
from mac_desktop.texts import N_

FIELD, LIST = "own_field", "own_list"
COLUMNS = (N_("Label"), N_("Key"), N_("Type"), N_("Use"), N_("Records"), N_("Version"))
RECORDS_COLUMN = 4
NUMBERS = (RECORDS_COLUMN, 5)


class OwnFieldsPage(Page):
    """The forms at the left, the fields of the chosen one at the right. `arrive` takes `form_key`, the form to show."""

    title = N_("Own fields")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        texts = desk.texts
        self.forms: list[FormFields] = []
        self.choose = QListWidget()
        self.choose.setAccessibleName(texts(N_("Forms")))
        self.choose.currentRowChanged.connect(lambda _: self._show_fields())
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = words(texts(N_("Own fields")), points=PAGE_POINTS, bold=True)
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
        self.add = button(texts(N_("Add a field")), self.add_field, icon=icons("add", "accent"))
        self.change = button(texts(N_("Change or end")), self.change_field)
        self.add_codes = button(texts(N_("Add a code list")), self.add_list)
        self.table = self._table()
        self.empty = hint(texts(N_("This centre has added no fields to this form.")))
        right = QWidget()
        right.setObjectName("surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.heading)
        line.addStretch(1)
        for verb in (self.add_codes, self.change, self.add):
            line.addWidget(verb)
        column.addLayout(line)
        explained = N_(
            "Fields that you add stand in the last section of a form. They are asked, checked, imported, listed and "
            "searched like the others, and are in no report to a treaty."
        )
        column.addWidget(hint(texts(explained)))
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        return right

    def _table(self) -> QTableWidget:
        texts = self.desk.texts
        table = QTableWidget(0, len(COLUMNS))
        table.setAccessibleName(texts(N_("Own fields")))
        table.setHorizontalHeaderLabels([texts(name) for name in COLUMNS])
        table.setItemDelegate(RowDelegate(self.desk.theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.itemSelectionChanged.connect(self._offer)
        table.itemActivated.connect(lambda _: self.change_field())
        return table

    # ---- what is shown

    def arrive(self, **arguments: object) -> None:
        super().arrive(**arguments)
        if arguments.get("form_key"):
            self._choose(str(arguments["form_key"]))
        self.choose.setFocus()

    def refresh(self) -> None:
        kept, field = self.form, self.field
        self.forms = own_fields.by_form(self.desk.data)
        self.choose.blockSignals(True)
        self.choose.clear()
        for form in self.forms:
            title = self.desk.texts(form.form.form.title)
            QListWidgetItem(f"{title}  ({len(form.fields)})" if form.fields else title, self.choose)
        self.choose.blockSignals(False)
        used = next((form.form.key for form in self.forms if form.fields), "")
        self._choose(kept.form.key if kept else used, field.key if field else "")

    def _choose(self, form_key: str, key: str = "") -> None:
        keys = [form.form.key for form in self.forms]
        self.choose.setCurrentRow(keys.index(form_key) if form_key in keys else 0)
        self._show_fields()
        if self.form is not None:
            row = next((i for i, own in enumerate(self.form.fields) if own.key == key), 0)
            self.table.selectRow(row)

    @property
    def form(self) -> FormFields | None:
        """The form whose fields are shown."""
        row = self.choose.currentRow()
        return self.forms[row] if 0 <= row < len(self.forms) else None

    @property
    def field(self) -> OwnField | None:
        """The field that is chosen."""
        row, form = self.table.currentRow(), self.form
        return form.fields[row] if form is not None and 0 <= row < len(form.fields) else None

    def _show_fields(self) -> None:
        form, texts = self.form, self.desk.texts
        self.table.setRowCount(0)
        self._offer()
        if form is None:
            return
        self.heading.setText(texts(form.form.form.title))
        self.empty.setVisible(not form.fields)
        self.table.setVisible(bool(form.fields))
        self.table.setRowCount(len(form.fields))
        for row, own in enumerate(form.fields):
            kind = own_fields.type_of(own, self.desk.data).label_for(texts.language)
            said = (texts(own.label), own.key, kind, own_fields.standing(own, texts), "", str(own.version))
            for place, text in enumerate(said):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if place in NUMBERS else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, place, item)
        self._count(form)

    def _count(self, form: FormFields) -> None:
        """Count the records in the background: in a large store that takes its time."""

        def done(used: dict[str, int]) -> None:
            if self.form is form:
                for row, own in enumerate(form.fields):
                    self.table.item(row, RECORDS_COLUMN).setText(wording.number(self.desk.texts, used[own.key]))

        work = self.desk.texts(N_("Counting records"))
        self.desk.jobs.start(work, lambda: own_fields.filled_in(self.desk.data, form.fields), lane=READING, done=done)

    def _offer(self) -> None:
        self.change.setEnabled(self.field is not None)

    # ---- verbs

    def add_field(self) -> None:
        """Add a field to this form."""
        if self.form is not None:
            self.desk.go(FIELD, new=True, fixed={"form_key": self.form.form.key})

    def change_field(self) -> None:
        """Change the chosen field, or end it."""
        if self.field is not None:
            self.desk.go(FIELD, record=self.field.record_id)

    def add_list(self) -> None:
        """Make a code list for fields of the centre's own."""
        self.desk.go(LIST, new=True)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"new": self.add_field}
