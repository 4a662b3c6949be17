"""What to look at before the report is sent, grouped by form; each leads to its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.reports.request_bar import day_text, read_day
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.parts import hint, picture, words
from mac_desktop.reports.checks import Finding
from mac_desktop.services import wording
from mac_desktop.texts import N_, Texts

LOOKS = {Severity.STOP: ("stop", "danger"), Severity.WARN: ("warn", "warn"), Severity.NOTE: ("note", "info")}
LABEL_LOOKS = {Severity.STOP: "danger", Severity.WARN: "warn", Severity.NOTE: "note"}
OPTIONS = {"changed": N_("Changed"), "unchanged": N_("Unchanged"), "not_applicable": N_("Not applicable")}
SPOKEN = {Severity.STOP: N_("Wrong"), Severity.WARN: N_("To look at"), Severity.NOTE: N_("To know")}


def sentence(texts: Texts, finding: Finding) -> str:
    """What the check found, in one sentence with the numbers and days of the language."""

    def shown(name: str, value: object) -> object:
        if name == "register":
            return texts(form_named(str(value)).title)
        if name in ("ticked", "computed"):
            return texts(OPTIONS[str(value)])
        if isinstance(value, (int, float)) and name != "year":
            return wording.number(texts, value)
        if isinstance(value, str) and len(value) == 10 and read_day(value) == value:
            return day_text(texts, value)
        return value

    values = {name: shown(name, value) for name, value in finding.problem.values.items()}
    return texts(finding.problem.message, **values) if values else texts(finding.problem.message)


class CheckLine(QFrame):
    """One finding. Enter, Space and the mouse open its records; the arrow keys go to the next."""

    def __init__(self, desk: Desk, finding: Finding, act: Callable[[], object]) -> None:
        super().__init__()
        self.finding, self._act = finding, act
        self.setProperty("look", "row")
        said, spoken = sentence(desk.texts, finding), desk.texts(SPOKEN[finding.problem.severity])
        self.setAccessibleName(f"{spoken}: {said}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if finding.selections:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 6, 8)
        row.setSpacing(8)
        icon, token = LOOKS[finding.problem.severity]
        row.addWidget(picture(desk.icons(icon, token), 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(words(spoken, points=HINT_POINTS, bold=True, look=LABEL_LOOKS[finding.problem.severity]))
        column.addWidget(words(said, wrap=True))
        row.addLayout(column, 1)
        if finding.selections:
            row.addWidget(picture(desk.icons("chevron", "muted"), 12))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class ChecksPanel(QScrollArea):
    """`opened` with a finding that was pressed."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("surface")
        self.setAccessibleName(desk.texts(N_("Checks")))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines: list[CheckLine] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks found, in the order of the forms."""
        texts = self.desk.texts
        inside = QWidget()
        inside.setObjectName("form_body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 24)
        column.setSpacing(0)
        title = texts.count(N_("{number} thing to look at"), N_("{number} things to look at"), len(findings))
        column.addWidget(words(title if findings else texts(N_("Checks")), bold=True))
        self.lines = []
        if not findings:
            column.addSpacing(8)
            column.addWidget(hint(texts(N_("The totals, the ledgers and the dates agree. Nothing is left out."))))
        for letter, group in groupby(findings, key=lambda finding: finding.letter):
            heading = texts(N_("Form {letter}"), letter=letter) if letter else texts(N_("The whole report"))
            label = words(heading, points=HINT_POINTS, bold=True, look="muted")
            label.setContentsMargins(0, 14, 0, 2)
            column.addWidget(label)
            for finding in group:
                line = CheckLine(self.desk, finding, lambda f=finding: self.opened.emit(f))
                self.lines.append(line)
                column.addWidget(line)
        column.addStretch(1)
        self.setWidget(inside)

    def line_of(self, letter: str) -> CheckLine | None:
        """The first finding of a form."""
        return next((line for line in self.lines if line.finding.letter == letter), None)

    def next_line(self) -> CheckLine | None:
        """The finding after the one that has the keyboard, else the first."""
        place = next((n for n, line in enumerate(self.lines) if line.hasFocus()), -1)
        return self.lines[(place + 1) % len(self.lines)] if self.lines else None
