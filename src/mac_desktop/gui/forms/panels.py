"""What stands below a form: the problems of the whole record, and help on the field that has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.forms.binding import BoundField
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import ENTER
from mac_desktop.gui.forms.field_row import PROBLEM_LOOKS
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.parts import button, hint, picture, tool, words
from mac_desktop.services import wording
from mac_desktop.texts import N_

MOST_SHOWN = 5


class ProblemPanel(QFrame):
    """All problems of the record; Enter on one goes to its field."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "panel")
        self.problems: list[Problem] = []
        self._last = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(19, 6, 16, 6)
        column.setSpacing(2)
        line = QHBoxLayout()
        self.count = button("", self.switch, look="link", name=desk.texts(N_("Problems of this record")))
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(hint(desk.texts(N_("F8 goes to the next")), wrap=False))
        column.addLayout(line)
        self.list = _ProblemList(self)
        self.list.setAccessibleName(desk.texts(N_("Problems of this record")))
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        column.addWidget(self.list)
        self.list.hide()
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, the gravest first."""
        order = list(Severity)
        self.problems = sorted(problems, key=lambda p: order.index(p.severity))
        self.list.clear()
        for problem in self.problems:
            icon, token, _ = PROBLEM_LOOKS[problem.severity]
            sentence = wording.sentence(self.desk.texts, problem)
            item = QListWidgetItem(self.desk.icons(icon, token), sentence)
            item.setToolTip(sentence)
            item.setData(Qt.ItemDataRole.UserRole, problem.field)
            self.list.addItem(item)
        rows = min(len(self.problems), MOST_SHOWN)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 30) + 4)
        self.count.setText(self._summary())
        if self.problems:
            self.count.setAccessibleName(self._summary())
        self.setVisible(bool(self.problems))

    def _summary(self) -> str:
        count, texts = self.desk.texts.count, self.desk.texts
        stops = sum(p.severity is Severity.STOP for p in self.problems)
        looks = len(self.problems) - stops
        parts = []
        if stops:
            parts.append(
                count(
                    N_("{number} thing to settle before submitting"),
                    N_("{number} things to settle before submitting"),
                    stops,
                )
            )
        if looks:
            parts.append(count(N_("{number} to look at"), N_("{number} to look at"), looks))
        return texts(", ").join(parts)

    def switch(self) -> None:
        """Open or close the list."""
        self.list.setVisible(not self.list.isVisible())
        if self.list.isVisible():
            self.list.setFocus()
            self.list.setCurrentRow(max(self.list.currentRow(), 0))

    def go_to_next(self) -> None:
        """To the field of the next problem."""
        fields = list(dict.fromkeys(p.field for p in self.problems))
        if fields:
            place = fields.index(self._last) + 1 if self._last in fields else 0
            self._last = fields[place % len(fields)]
            self.wanted.emit(self._last)

    def begin(self) -> None:
        """Another record: the first problem is the next one."""
        self._last = ""

    def _go(self, item: QListWidgetItem) -> None:
        self._last = item.data(Qt.ItemDataRole.UserRole)
        self.wanted.emit(self._last)


class _ProblemList(QListWidget):
    def __init__(self, panel: ProblemPanel) -> None:
        super().__init__()
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class HelpPanel(QFrame):
    """What a field is, why it is asked, where it goes, and its keys. F1 opens and closes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "panel")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(picture(desk.icons("help", "info"), 18), 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        self.title = words(bold=True)
        grid.addWidget(self.title, 0, 0, 1, 2)
        self.what, self.why, self.where = words(wrap=True), words(wrap=True), words(wrap=True)
        parts = ((N_("What it is"), self.what), (N_("Why it is asked"), self.why), (N_("Where it goes"), self.where))
        for line, (heading, said) in enumerate(parts, 1):
            small = hint(desk.texts(heading), wrap=False)
            small.setContentsMargins(0, 3, 0, 0)
            grid.addWidget(small, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, line, 1)
        self.keys = hint(desk.texts(N_("F4 unknown, not applicable, none · F6 carry over · Down choices")))
        grid.addWidget(self.keys, len(parts) + 1, 0, 1, 2)
        self._inside = QWidget()
        self._inside.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        row.addWidget(self._area, 1)
        close = tool(
            desk.icons("close", "muted"), desk.texts(N_("Close the help")), lambda: self.switch(False), size=14
        )
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def switch(self, on: bool | None = None) -> None:
        """Open or close; remembered."""
        shown = self.isHidden() if on is None else on
        self.setVisible(shown)
        self.desk.settings.put("help_shown", shown)

    def about(self, field: BoundField) -> None:
        """Show the help of a field."""
        texts = self.desk.texts
        self.title.setText(texts(field.label))
        self.what.setText(texts(field.spec.help))
        self.why.setText(texts(field.why))
        self.where.setText(wording.where_it_goes(texts, field))
        self.setAccessibleName(texts(N_("Help on {field}"), field=texts(field.label)))
        self.setAccessibleDescription(" ".join(part.text() for part in (self.what, self.why, self.where)))
        self._area.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the text, up to a third of the window: in a small one the text is scrolled, and the form stays."""
        needed = self._inside.layout().totalHeightForWidth(self._area.viewport().width())
        self._area.setFixedHeight(min(needed, self.window().height() // 3))


class KeyLine(QFrame):
    """One line of the keys that matter while typing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 6)
        row.setSpacing(16)
        shown = (
            ("Enter", N_("next field")),
            ("F4", N_("unknown, not applicable, none")),
            ("F6", N_("carry over")),
            ("F1", N_("help")),
            ("Ctrl+Enter", N_("save and next")),
            ("Esc", N_("back")),
        )
        self._parts = []
        for key, what in shown:
            part = QWidget()
            pair = QHBoxLayout(part)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(5)
            pair.addWidget(words(key, points=HINT_POINTS, bold=True, look="muted"))
            pair.addWidget(words(desk.texts(what), points=HINT_POINTS, look="muted"))
            row.addWidget(part)
            self._parts.append(part)
        row.addStretch(1)
        self.setMinimumWidth(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keys for which there is no room are left out; the key sheet has them all."""
        super().resizeEvent(event)
        room = event.size().width() - 48
        for part in self._parts:
            room -= part.sizeHint().width() + 16
            part.setVisible(room >= -16)
