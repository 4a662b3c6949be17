"""One question on the screen: its label, its entry, how it was read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.forms.binding import BoundField
from mac_desktop.forms.schema import Told, Values, Width
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.build_entry import build_entry
from mac_desktop.gui.theme import HINT_POINTS, LABEL_WIDTH
from mac_desktop.gui.widgets.parts import picture, restyle, words
from mac_desktop.services import wording
from mac_desktop.services.permissions import HIDDEN
from mac_desktop.texts import N_

WIDTHS = {Width.SHORT: 128, Width.HALF: 296}
PROBLEM_LOOKS = {
    Severity.STOP: ("stop", "danger", "danger"),
    Severity.WARN: ("warn", "warn", "warn"),
    Severity.NOTE: ("note", "info", "note"),
}


class FieldRow(QWidget):
    """`edited` when a person changed it, `left` when the keyboard went on."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, desk: Desk, field: BoundField) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        self.applies, self._hidden = True, False
        self.label_text = desk.texts(field.label)
        self.entry = build_entry(desk, field)
        self.entry.setObjectName(field.name)
        self.entry.setAccessibleName(self._spoken())
        self.entry.setAccessibleDescription(desk.texts(field.spec.help))
        self.reading = words(points=HINT_POINTS, look="muted")
        self.reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pin = picture(desk.icons("pin", "accent"), 14)
        self.pin.setToolTip(desk.texts(N_("Carried over to the next record (F6)")))
        self.pin.hide()
        self._problem_box = QWidget()
        self._problem_column = QVBoxLayout(self._problem_box)
        self._problem_column.setContentsMargins(0, 2, 0, 2)
        self._problem_column.setSpacing(2)
        self._problem_box.hide()
        self.problems: Sequence[Problem] = ()
        self._lay_out()
        self.entry.edited.connect(self._edited)
        self.entry.left.connect(lambda: self.left.emit(field.name))

    def _spoken(self) -> str:
        return f"{self.label_text}, {self.desk.texts(N_('needed'))}" if self.field.required else self.label_text

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._label(), 0, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(8)
        width = WIDTHS.get(self.field.spec.width)
        if width is not None:
            self.entry.setFixedWidth(width)
            line.addWidget(self.entry)
            line.addWidget(self.reading, 1)
        else:
            self.entry.setMaximumWidth(720)
            line.addWidget(self.entry, 100)
            line.addStretch(1)
        grid.addLayout(line, 0, 1)
        grid.addWidget(self._problem_box, 1, 1)
        self._read("")

    def _label(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        label = QLabel(self._marked())
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFixedWidth(LABEL_WIDTH - 20)
        label.setMinimumHeight(30)
        label.setProperty("look", "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        label.setToolTip(self.desk.texts(self.field.spec.help))
        label.setBuddy(self.entry)
        row.addWidget(label)
        row.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return row

    def _marked(self) -> str:
        # no line break before the mark: alone on a line it reads as a footnote
        return f"{self.label_text}\u00a0*" if self.field.required else self.label_text

    # ---- values

    def raw(self) -> object:
        """What the field holds."""
        return self.entry.raw()

    def set_raw(self, value: object, *, carried: bool = False) -> None:
        """Show a value."""
        self.entry.set_raw(value)
        self.entry.set_carried(carried and bool(self.raw()))
        self.show_problems(())

    def set_hidden(self, hidden: bool, *, closed: bool = False) -> None:
        """Close the field where its value is not for this person, and say so in its place; or where it is `closed`
        because nothing can be changed."""
        self._hidden = hidden
        self.entry.setEnabled(not hidden)
        self.entry.set_closed(hidden or closed)
        if hidden:
            self.reading.setText(self.desk.texts(HIDDEN))

    def read_as(self, values: Values, told: Told | None) -> None:
        """Show how the text was read, where that says more than the text, or what it makes with other values."""
        if self._hidden:
            return
        if told is not None:
            self._read(wording.told(self.desk.texts, told))
            return
        value, shown = values.get(self.field.name), ""
        if value is not None and self.entry.gap is None:
            shown = wording.reading(self.desk.texts, self.field, value) if not self.field.refers_to else ""
            if shown == str(self.raw()) or self.field.codelist or _same_number(shown, self.raw()):
                shown = ""
        self._read(shown)

    def _read(self, shown: str) -> None:
        unit = wording.unit(self.desk.texts, self.field.unit)
        self.reading.setText(" ".join(p for p in (shown, unit) if p))

    def _edited(self) -> None:
        self.edited.emit(self.field.name)

    def set_pinned(self, pinned: bool) -> None:
        """Show whether the value is carried over to the next record."""
        self.pin.setVisible(pinned)

    # ---- problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these under the field, the gravest first; none clears them."""
        if list(problems) == list(self.problems):
            return
        self.problems = tuple(problems)
        while (item := self._problem_column.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for problem in problems:
            self._problem_column.addWidget(_ProblemLine(self.desk, problem))
        self._problem_box.setVisible(bool(problems))
        worst = min((list(Severity).index(p.severity) for p in problems), default=None)
        mark = list(Severity)[worst].value if worst is not None else ""
        restyle(getattr(self.entry, "line", self.entry), "problem", mark)
        said = " ".join(wording.sentence(self.desk.texts, p) for p in problems)
        self.entry.setAccessibleDescription(said or self.desk.texts(self.field.spec.help))


class _ProblemLine(QWidget):
    """An icon and a sentence."""

    def __init__(self, desk: Desk, problem: Problem) -> None:
        super().__init__()
        icon, token, look = PROBLEM_LOOKS[problem.severity]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(picture(desk.icons(icon, token), 15), 0, Qt.AlignmentFlag.AlignTop)
        sentence = words(wording.sentence(desk.texts, problem), points=HINT_POINTS, look=look, wrap=True)
        sentence.setToolTip(problem.rule)
        row.addWidget(sentence, 1)


def _same_number(shown: str, raw: object) -> bool:
    """Whether the reading only adds zeros to what was typed."""
    try:
        return float(shown) == float(str(raw))
    except ValueError:
        return False
