"""Adding a filter: which column, how, and what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mac_desktop.domain.gaps import LABELS, Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import FREE_TEXTS, Kind
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.build_entry import build_entry
from mac_desktop.gui.forms.entries import Entry
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, words
from mac_desktop.services import lists, wording
from mac_desktop.services.lists import Filter
from mac_desktop.texts import N_

_WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "code": (("in", N_("is one of")), ("missing", N_("is not reported")), ("present", N_("is reported"))),
    "text": (
        ("contains", N_("contains")),
        ("is", N_("is exactly")),
        ("missing", N_("is not reported")),
        ("present", N_("is reported")),
    ),
    "number": (("between", N_("is from … to")), ("missing", N_("is not reported")), ("present", N_("is reported"))),
    "date": (("between", N_("is from … to")), ("missing", N_("is not reported")), ("present", N_("is reported"))),
    "reference": (("is", N_("is")), ("missing", N_("is not reported")), ("present", N_("is reported"))),
}


def _family(field: BoundField | None) -> str:
    if field is None or field.codelist:
        return "code"
    if field.kind is Kind.REFERENCE:
        return "reference"
    if field.kind is Kind.DATE:
        return "date"
    return "text" if field.kind in FREE_TEXTS else "number"


class FilterBox(QDialog):
    """`chosen` is the filter after it was accepted, else None."""

    def __init__(self, parent: QWidget, desk: Desk, form: BoundForm) -> None:
        super().__init__(parent)
        self.desk, self.form = desk, form
        self.chosen: Filter | None = None
        self.setWindowTitle(desk.texts(N_("Add a filter")))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(words(desk.texts(N_("Add a filter")), points=TITLE_POINTS, bold=True))
        self.columns = QComboBox()
        self.columns.setAccessibleName(desk.texts(N_("Column")))
        self.columns.setMaxVisibleItems(16)
        for name in ("state", *form.fields):
            self.columns.addItem(wording.field_label(desk.texts, form, name), name)
        self.ways = QComboBox()
        self.ways.setAccessibleName(desk.texts(N_("Condition")))
        line = QHBoxLayout()
        line.addWidget(self.columns, 1)
        line.addWidget(self.ways)
        column.addLayout(line)
        self.values = QVBoxLayout()
        column.addLayout(self.values)
        self.says = words(look="danger", wrap=True)
        self.says.hide()
        column.addWidget(self.says)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(desk.texts(N_("Cancel")), self.reject))
        self.take = button(desk.texts(N_("Add the filter")), self._accept, look="primary")
        self.take.setDefault(True)
        foot.addWidget(self.take)
        column.addLayout(foot)
        self._inputs: list[QWidget] = []
        self.columns.currentIndexChanged.connect(lambda _: self._column())
        self.ways.currentIndexChanged.connect(lambda _: self._way())
        self._column()

    @property
    def _field(self) -> BoundField | None:
        return self.form.fields.get(self.columns.currentData())

    def _column(self) -> None:
        self.ways.blockSignals(True)
        self.ways.clear()
        for op, label in _WAYS[_family(self._field)]:
            self.ways.addItem(self.desk.texts(label), op)
        self.ways.blockSignals(False)
        self._way()

    def _way(self) -> None:
        while (item := self.values.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self._inputs = self._inputs_for(self.ways.currentData(), self._field)
        for widget in self._inputs:
            self.values.addWidget(widget)
        self.says.hide()

    def _inputs_for(self, op: str, field: BoundField | None) -> list[QWidget]:
        texts = self.desk.texts
        if op in ("missing", "present"):
            return []
        if op == "in":
            return [self._ticks()]
        if op == "between":
            made = []
            for label in (N_("From"), N_("To")):
                entry = Entry(texts)
                entry.setAccessibleName(texts(label))
                entry.setPlaceholderText(texts(label))
                made.append(entry)
            return made
        entry = build_entry(self.desk, field) if field is not None and field.kind is Kind.REFERENCE else Entry(texts)
        entry.setAccessibleName(texts(N_("Value")))
        return [entry]

    def _ticks(self) -> QListWidget:
        ticks = QListWidget()
        ticks.setAccessibleName(self.desk.texts(N_("Values")))
        ticks.setMinimumHeight(220)
        choices = lists.filter_choices(self.desk.data, self.form.key, self.columns.currentData())
        gaps = [(gap, self.desk.texts(LABELS[gap])) for gap in Gap] if self._field is not None else []
        for value, label in [*choices, *gaps]:
            item = QListWidgetItem(label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, (value,))
            ticks.addItem(item)
        return ticks

    def _accept(self) -> None:
        try:
            self.chosen = self._made()
        except WrongUse as error:
            self.says.setText(wording.apology(self.desk.texts, error))
            self.says.show()
            return
        if self.chosen is not None:
            self.accept()

    def _made(self) -> Filter | None:
        name, op = self.columns.currentData(), self.ways.currentData()
        if op in ("missing", "present"):
            return Filter(name, op)
        if op == "in":
            ticks = self._inputs[0]
            items = [ticks.item(i) for i in range(ticks.count())]
            chosen = [i.data(Qt.ItemDataRole.UserRole)[0] for i in items if i.checkState() == Qt.CheckState.Checked]
            return Filter(name, "in", tuple(chosen)) if chosen else None
        typed = [widget.raw() for widget in self._inputs]
        if op == "between":
            field = self._field
            assert field is not None  # only fields have an order
            low, high = (lists.read_end(field, str(text or "")) for text in typed)
            return Filter(name, "between", (low, high)) if (low, high) != (None, None) else None
        return Filter(name, op, typed[0]) if typed[0] else None
