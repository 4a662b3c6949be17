"""The frame of the import: its four steps, which of them is open, and going from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.check_step import CheckStep
from mac_desktop.gui.imports.columns_step import ColumnsStep
from mac_desktop.gui.imports.done_step import DoneStep
from mac_desktop.gui.imports.file_step import FileStep
from mac_desktop.gui.imports.foot import CHECK, COLUMNS, DONE, FILE, Foot
from mac_desktop.gui.imports.line_parts import Cut
from mac_desktop.gui.imports.step_strip import StepStrip
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.imports.work import ImportWork
from mac_desktop.gui.widgets.page import Page
from mac_desktop.texts import N_

TITLES = (N_("File"), N_("Columns"), N_("Check"), N_("Done"))


class Wizard(Page):
    """Shows a step and gives it the keyboard. What the steps ask for is the page's own matter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        texts = desk.texts
        self.work = ImportWork(desk)
        outer, line = self.heading(texts(N_("Import a spreadsheet")))
        self.file_name = Cut(look="muted")
        self.file_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.file_name, 3)
        self.strip = StepStrip(texts, desk.theme, [texts(t) for t in TITLES])
        outer.addWidget(self.strip)
        self.file, self.columns = FileStep(desk), ColumnsStep(desk)
        self.check, self.done = CheckStep(desk), DoneStep(desk)
        self.steps = QStackedWidget()
        for step in (self.file, self.columns, self.check, self.done):
            self.steps.addWidget(step)
        outer.addWidget(self.steps, 1)
        self.foot = Foot(desk)
        outer.addWidget(self.foot)
        self.strip.asked.connect(self.open_step)
        self.foot.back.connect(self.back)
        self.foot.forward.connect(self.go_on)

    @property
    def trial(self) -> Trial | None:
        """The file in hand."""
        return self.work.trial

    @property
    def step(self) -> int:
        """The step that is open."""
        return self.steps.currentIndex()

    @property
    def _reached(self) -> int:
        if self.trial is None:
            return FILE
        if self.trial.imported is not None:
            return DONE
        return CHECK if self.trial.dry is not None else COLUMNS

    def open_step(self, step: int) -> None:
        """Go to a step that was reached. After the import there is only its end."""
        if self.work.busy or self._reached == DONE:
            self._show_step(self.step)
        elif step == CHECK and self._reached < CHECK:
            self.work.check()
        elif step <= self._reached:
            self._show_step(step)

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.strip.show_at(step, self._reached)
        self.file_name.setText(self.trial.incoming.workbook.name if self.trial is not None and step != FILE else "")
        self.foot.show_for(step, self.trial, busy=self.work.busy)
        self._give_keyboard(step)

    def _give_keyboard(self, step: int) -> None:
        if self.work.busy:
            self.check.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == FILE:
            first: QWidget = self.foot.next if self.trial is not None else self.file.zone.choose
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == COLUMNS:
            self.columns.take_focus()
        elif step == CHECK:
            first = self.foot.next if self.foot.next.isEnabled() else self.check.table
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.done.first is not None:
            self.done.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """The step's own next thing to do."""
        if self.trial is None or self.work.busy:
            return
        if self.step == FILE:
            self._show_step(COLUMNS)
        elif self.step == COLUMNS:
            self.work.check()
        elif self.step == CHECK and self.foot.next.isEnabled():
            self.work.store()

    def back(self) -> bool:
        if self.work.busy:
            return True
        if self.step in (COLUMNS, CHECK):
            self._show_step(self.step - 1)
            return True
        return False
