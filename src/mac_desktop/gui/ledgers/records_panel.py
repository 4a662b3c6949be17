"""Beside a ledger: one of its figures with what it means, or a break in words, and the records behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.domain.figures import Selection
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.reports.behind_list import BehindList
from mac_desktop.gui.theme import HINT_POINTS, PAGE_POINTS
from mac_desktop.gui.widgets.parts import rule, tool, words
from mac_desktop.services import report_preview, wording
from mac_desktop.texts import N_

MARGIN = 16


class RecordsPanel(QWidget):
    """`closed` when it is to go away, `record_wanted` with form key and id."""

    closed = Signal()
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked = 0
        self.setObjectName("surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.number = words(points=PAGE_POINTS, bold=True)
        self.number.setObjectName("figure_number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.unit = words(look="muted")
        self.what = words(wrap=True)
        self.meaning = words(points=HINT_POINTS, wrap=True)
        self.count = words(bold=True)
        self.count.setContentsMargins(MARGIN, 10, MARGIN, 6)
        self.list = BehindList(desk)
        self.list.opened.connect(self.record_wanted)
        column.addWidget(self._about())
        column.addWidget(rule())
        column.addWidget(self.count)
        column.addWidget(self.list, 1)

    def _about(self) -> QWidget:
        texts, about = self.desk.texts, QWidget()
        inside = QVBoxLayout(about)
        inside.setContentsMargins(MARGIN, 8, 12, 12)
        inside.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.number)
        head.addWidget(self.unit, 1)
        icon = self.desk.icons("close", "muted")
        head.addWidget(tool(icon, texts(N_("Close")), self.closed.emit, keys="Esc", size=14))
        inside.addLayout(head)
        inside.addWidget(self.what)
        inside.addWidget(self.meaning)
        return about

    def show_figure(self, number: str, unit: str, what: str, meaning: str, selections: Sequence[Selection]) -> None:
        """Tell about a figure; its records are read in the background."""
        for label, text in ((self.number, number), (self.unit, unit), (self.what, what), (self.meaning, meaning)):
            label.setText(text)
        self._asked += 1
        asked, data, texts = self._asked, self.desk.data, self.desk.texts
        self.count.setText(texts(N_("Looking for the records …")))
        self.list.show_records(())
        self.desk.jobs.start(
            texts(N_("Look for the records")),
            lambda: report_preview.records_of(data, selections),
            lane=READING,
            done=lambda found: self._show(found) if asked == self._asked else None,
        )

    def _show(self, records: Sequence[tuple[str, Sequence[str]]]) -> None:
        texts = self.desk.texts
        counted = [f"{texts(form_named(key).title)}: {wording.number(texts, len(ids))}" for key, ids in records if ids]
        self.count.setText("\n".join(counted) or texts(N_("No record stands behind it")))
        self.list.show_records(records)
        if self.isVisible() and self.list.records.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
