"""The line at the bottom of the import: back, what holds up, and the step's one next thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.line_parts import Cut
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.widgets.parts import button, rule
from mac_desktop.services import import_review, wording
from mac_desktop.texts import N_

FILE, COLUMNS, CHECK, DONE = range(4)


class Foot(QWidget):
    """`next` is the primary button."""

    back = Signal()
    forward = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(12)
        self.before = button(desk.texts(N_("Back")), self.back.emit, keys="Esc")
        self.note = Cut(look="muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = button("", self.forward.emit, look="primary", keys="Ctrl+Enter")
        row.addWidget(self.before)
        row.addWidget(self.note, 1)
        row.addWidget(self.next)
        column.addLayout(row)

    def show_for(self, step: int, trial: Trial | None, *, busy: bool) -> None:
        """What can be done at this step."""
        texts = self.desk.texts
        self.setVisible(trial is not None and step < DONE)
        if trial is None:
            return
        self.before.setVisible(step != FILE)
        self.before.setText(texts(N_("Back to the columns")) if step == CHECK else texts(N_("Back to the file")))
        self.before.setAccessibleName(self.before.text())
        self.before.setEnabled(not busy)
        verb, why, may = N_("Go on to the columns"), "", True
        if step == COLUMNS:
            verb, why = N_("Check the rows"), N_("Nothing is stored yet.")
        if step == CHECK:
            verb, why, may = N_("Import"), "", False
        self.next.setText(texts(verb))
        if step == CHECK and trial.dry is not None:
            why, may = self._judge(trial)
        self.note.setText("" if busy else texts(why))
        self.next.setEnabled(may and not busy)
        self.next.setAccessibleName(self.next.text())
        self.next.setToolTip(f"{self.next.text()} (Ctrl+Enter)")

    def _judge(self, trial: Trial) -> tuple[str, bool]:
        """Names the button by what it would store; what to say beside it, and whether it may be pressed."""
        dry = trial.dry
        assert dry is not None
        count = sum(number for _, number in import_review.new_records(dry))
        shown = wording.number(self.desk.texts, count)
        verb = self.desk.texts.count(N_("Import {number} record"), N_("Import {number} records"), count)
        self.next.setText(verb.replace(str(count), shown, 1))
        if dry.questions:
            return N_("Say first how the dates read."), False
        if not count:
            return N_("No row can be stored yet."), False
        if trial.incoming.earlier_step is not None and not trial.again:
            return N_("This file was imported before: see the first step."), False
        return N_("One step, with a backup before it; it can be taken back."), True
