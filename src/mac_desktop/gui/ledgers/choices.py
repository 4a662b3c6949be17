"""Which ledger is wanted: of what, over which days, and in which accounts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.reports.request_bar import NOT_A_DAY, DayEntry
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import words
from mac_desktop.services.ledgers import KINDS
from mac_desktop.texts import N_

YEARS = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """A ledger that is asked for."""

    subject: str
    start: str
    end: str
    by: str


class LedgerChoices(QWidget):
    """`chosen` whenever another ledger is asked for."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        texts, today = desk.texts, desk.data.today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._flow = Flow()
        kinds = [(texts(kind.title), name) for name, kind in KINDS.items()]
        self.subject = self._combo(N_("Ledger"), kinds, 184)
        years = [(str(year), year) for year in range(today.year, today.year - YEARS, -1)]
        self.year = self._combo(N_("Year"), years, 88)
        self.year.setCurrentIndex(1)
        self.start, self.end = self._day(N_("From")), self._day(N_("To"))
        self.by = self._combo(N_("Accounts"), [], 208)
        column.addWidget(self._flow)
        self.problem = words(points=HINT_POINTS, look="danger", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self._offer_groups()
        self._show_year()
        self.subject.currentIndexChanged.connect(lambda _: self._other_subject())
        self.year.activated.connect(lambda _: self._other_year())
        self.by.activated.connect(lambda _: self.chosen.emit())
        for entry in (self.start, self.end):
            entry.settled.connect(self._settled)

    def wanted(self) -> Wanted | None:
        """The ledger that is asked for; None when a day cannot be read, which is then said."""
        if not self._readable():
            return None
        return Wanted(str(self.subject.currentData()), self.start.day, self.end.day, str(self.by.currentData() or ""))

    def choose(self, subject: str) -> None:
        """Ask for the ledger of a subject."""
        place = self.subject.findData(subject)
        if place >= 0:
            self.subject.setCurrentIndex(place)

    def _under(self, label: str, widget: QWidget) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        caption = words(self.desk.texts(label), points=HINT_POINTS, look="muted")
        caption.setBuddy(widget)
        widget.setAccessibleName(self.desk.texts(label))
        column.addWidget(caption)
        column.addWidget(widget)
        self._flow.add(part)

    def _combo(self, label: str, choices, width: int) -> QComboBox:
        made = QComboBox()
        for title, data in choices:
            made.addItem(title, data)
        made.setFixedSize(width, 30)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setMaxVisibleItems(12)
        self._under(label, made)
        return made

    def _day(self, label: str) -> DayEntry:
        made = DayEntry(self.desk.texts, self.desk.texts(label))
        self._under(label, made)
        return made

    def _offer_groups(self) -> None:
        self.by.clear()
        for name, title in KINDS[str(self.subject.currentData())].groups.items():
            self.by.addItem(self.desk.texts(title), name)

    def _show_year(self) -> None:
        year = int(self.year.currentData())
        self.start.set_day(f"{year}-01-01")
        self.end.set_day(f"{year}-12-31")

    def _other_subject(self) -> None:
        self._offer_groups()
        self.chosen.emit()

    def _other_year(self) -> None:
        self._show_year()
        self._settled()

    def _readable(self) -> bool:
        texts = self.desk.texts
        wrong = next((entry for entry in (self.start, self.end) if not entry.day), None)
        sentence = ""
        if wrong is not None:
            sentence = texts(NOT_A_DAY, text=wrong.text())
        elif self.end.day < self.start.day:
            sentence = texts(N_("The period ends before it begins. Choose another day."))
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        return not sentence

    def _settled(self) -> None:
        if self._readable():
            self.chosen.emit()
