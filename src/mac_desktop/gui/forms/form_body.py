"""All questions of a form, in sections, in one column or two; and what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from mac_desktop.domain.problems import Problem
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Section, Values
from mac_desktop.forms.validate import Checked, contradicts
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.choice_entries import ReferenceEntry
from mac_desktop.gui.forms.field_row import FieldRow
from mac_desktop.gui.forms.section_box import SectionBox

TWO_COLUMNS_FROM = 1060
SIDE = 24


class FormBody(QScrollArea):
    """The questions of one form. Says which was edited, left and entered."""

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    addition_wanted = Signal(str, str, str)  # field, form key, what was typed

    def __init__(self, desk: Desk, form: BoundForm, hidden: Iterable[str] = ()) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        self.setWidgetResizable(True)
        self.setObjectName("surface")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(desk.texts(form.form.singular))
        self.rows: dict[str, FieldRow] = {}
        self._followed: dict[str, object] = {}  # what was put into fields because it follows from others
        self._never_shown = frozenset(hidden)
        self.inside = QWidget()
        self.inside.setObjectName("form_body")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(SIDE, 4, SIDE, 32)
        self.column.setSpacing(0)
        self.boxes = [self._box(section) for section in form.form.sections]
        for box in self.boxes:
            self.column.addWidget(box)
        self.column.addStretch(1)
        self.setWidget(self.inside)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def _box(self, section: Section) -> SectionBox:
        rows = []
        for spec in section.fields:
            row = FieldRow(self.desk, self.form.fields[spec.name])
            row.edited.connect(self.edited)
            row.left.connect(self.left)
            if isinstance(row.entry, ReferenceEntry):
                row.entry.addition_wanted.connect(
                    lambda text, f=row.field: self.addition_wanted.emit(f.name, f.refers_to, text)
                )
            row.applies = spec.name not in self._never_shown
            self.rows[spec.name] = row
            rows.append(row)
        box = SectionBox(self.desk, self.form.key, section, rows, headed=len(self.form.form.sections) > 1)
        if not any(row.applies for row in rows):
            box.hide()
        return box

    def hide_values(self, names: Iterable[str], *, closed: bool = False) -> None:
        """Close the fields whose values are not for this person, and open all others unless they are `closed` too."""
        for name, row in self.rows.items():
            row.set_hidden(name in names, closed=closed)

    def add_part(self, part: QWidget) -> None:
        """Add something below the questions."""
        self.column.insertWidget(self.column.count() - 1, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.viewport().width() >= TWO_COLUMNS_FROM else 1
        for box in self.boxes:
            box.arrange(columns)

    # ---- values

    def raw(self) -> dict[str, object]:
        """What stands in all fields."""
        return {name: row.raw() for name, row in self.rows.items()}

    def set_raw(self, raw: Mapping[str, object], carried: Iterable[str] = ()) -> None:
        """Show values; those carried over from another record are marked."""
        marked = frozenset(carried)
        self._followed.clear()
        for name, row in self.rows.items():
            row.set_raw(raw.get(name), carried=name in marked)
        for box in self.boxes:
            box.settle(anew=True)

    def show_readings(self, checked: Checked) -> None:
        """Show how each text was read, and what it makes."""
        for name, row in self.rows.items():
            row.read_as(checked.values, checked.told.get(name))

    def show_computed(self, checked: Checked) -> bool:
        """Put the values that follow from other fields into theirs, unless a person gave another; whether any changed.

        A value that followed before gives way to the one that follows now.
        """
        changed = False
        for name in checked.computed:
            row, value = self.rows[name], checked.values[name]
            standing = row.raw()
            if standing and standing != self._followed.get(name) and contradicts(row.field.read(standing), value):
                continue
            if not standing or standing == self._followed.get(name):
                row.entry.set_raw(value)
                changed = changed or row.raw() != standing
            self._followed[name] = row.raw()
        return changed

    def show_relevant(self, values: Values) -> None:
        """Hide the questions that do not apply; what they hold is kept."""
        for box in self.boxes:
            changed = False
            for row in box.rows:
                rule_ = row.field.spec.shown_when
                wanted = row.field.name not in self._never_shown and (rule_ is None or bool(rule_(values)))
                changed = changed or wanted != row.applies
                row.applies = wanted
            if changed:
                box.arrange(2 if self.viewport().width() >= TWO_COLUMNS_FROM else 1, again=True)

    def show_problems(self, problems: Sequence[Problem], only: Iterable[str] | None = None) -> None:
        """Show problems under their fields; `only` names the fields that a person has been to."""
        wanted = None if only is None else frozenset(only)
        for name, row in self.rows.items():
            mine = [p for p in problems if p.field == name] if wanted is None or name in wanted else []
            row.show_problems(mine)
        for box in self.boxes:
            box.settle()

    def put(self, name: str, value: object) -> None:
        """Give a field a value, as if it had been typed."""
        self.rows[name].entry.set_raw(value)
        self.edited.emit(name)
        self.left.emit(name)

    def cycle_gap(self) -> None:
        """Unknown, not applicable, none, empty, for the field that has the keyboard."""
        row = self.rows.get(self.current())
        if row is not None:
            row.entry.cycle_gap()

    # ---- moving

    def current(self) -> str:
        """The field that has the keyboard, or ""."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, FieldRow):
                return widget.field.name
            widget = widget.parentWidget()
        return ""

    def focus_field(self, name: str) -> None:
        """Give the keyboard to a field and bring it into sight."""
        row = self.rows.get(name)
        if row is None:
            return
        for box in self.boxes:
            if row in box.rows:
                box.unfold(row)
        if row.applies:
            row.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(row, 0, 60))

    def focus_first(self, *, to_fill: bool = True) -> None:
        """The first field that is empty where something is to be filled in, else the first."""
        shown = [row.field.name for box in self.boxes for row in box.rows if box.shows(row)]
        first = shown[0] if shown else ""
        empty = next((n for n in shown if not self.rows[n].raw()), first)
        self.focus_field(empty if to_fill else first)

    def go_to_section(self, box: SectionBox) -> None:
        """Scroll to a section and put the keyboard on its first field."""
        box.unfold()
        self.verticalScrollBar().setValue(box.y())
        first = next((row for row in box.rows if box.shows(row)), None)
        if first is not None:
            first.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def section_of(self, name: str) -> SectionBox | None:
        """The section in which a field stands."""
        return next((b for b in self.boxes if any(r.field.name == name for r in b.rows)), None)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            name = self.current()
            if name:
                self.ensureWidgetVisible(self.rows[name], 0, 24)
                self.entered.emit(name)
