"""Dates that read two ways: real rows of the file in both readings, and a button over each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.line_parts import emptied, told
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.widgets.parts import restyle, words
from mac_desktop.services import wording
from mac_desktop.services.import_review import ColumnReview
from mac_desktop.texts import N_

READINGS = (("day_first", N_("Day first")), ("month_first", N_("Month first")))


class DateQuestion(QWidget):
    """One column's question. `changed` when it was answered."""

    changed = Signal()

    def __init__(self, desk: Desk, trial: Trial, found: ColumnReview) -> None:
        super().__init__()
        assert found.doubt is not None
        self.desk, self.trial, self.to = desk, trial, found.to
        texts, doubt = desk.texts, found.doubt
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        sentence = texts(N_("The dates in “{heading}” read two ways. Which one is meant?"), heading=doubt.heading)
        column.addWidget(told(desk, "calendar", "warn", sentence))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        for place, (order, title) in enumerate(READINGS):
            made = QPushButton(texts(title))
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setAccessibleName(f"{texts(title)}: {wording.date(texts, doubt.examples[0][2 + place])}")
            made.setAccessibleDescription(sentence)
            made.setMinimumWidth(120)
            made.clicked.connect(lambda _=False, o=order: self.answer(o))
            self.buttons[order] = made
            grid.addWidget(made, 0, 2 + place)
        for line, (row, written, *readings) in enumerate(doubt.examples, 1):
            grid.addWidget(words(texts(N_("Row {row}"), row=row), look="muted"), line, 0)
            grid.addWidget(words(written, bold=True), line, 1)
            for place, reading in enumerate(readings):
                grid.addWidget(words(wording.date(texts, reading)), line, 2 + place, Qt.AlignmentFlag.AlignHCenter)
        holder = QHBoxLayout()
        holder.addSpacing(24)
        holder.addLayout(grid)
        holder.addStretch(1)
        column.addLayout(holder)
        self._show()

    def answer(self, order: str) -> None:
        """All dates of the column read so."""
        self.trial.read_dates(self.to, order)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self.trial.mapping.dates.get(self.to)
        for order, made in self.buttons.items():
            made.setChecked(order == chosen)
            made.setIcon(self.desk.icons("check", "accent") if order == chosen else QIcon())
            restyle(made, "look", "chosen" if order == chosen else "")


class DateDoubts(QWidget):
    """All questions of a file; answered ones stay, so that the answer can be changed."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.questions: dict[str, DateQuestion] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_trial(self, trial: Trial) -> None:
        """Begin with a file."""
        emptied(self._column)
        self.questions.clear()
        self._trial = trial
        self.follow()

    def follow(self) -> None:
        """Ask what is to be asked now."""
        doubts = {to: found for to, found in self._trial.reviews.items() if found.doubt is not None}
        for to in [to for to in self.questions if to not in doubts]:
            gone = self.questions.pop(to)
            gone.hide()
            gone.deleteLater()
        for to, found in doubts.items():
            if to not in self.questions:
                made = DateQuestion(self.desk, self._trial, found)
                made.changed.connect(self.changed)
                self.questions[to] = made
                self._column.addWidget(made)

    def open_buttons(self) -> list[QPushButton]:
        """The first button of each question that has no answer."""
        return [q.buttons["day_first"] for to, q in self.questions.items() if to not in self._trial.mapping.dates]
