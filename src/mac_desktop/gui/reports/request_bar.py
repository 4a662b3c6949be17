"""Which report is wanted: year, language, days, and the records that count."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.periods import PartialDate
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import DateEntry
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button, restyle, words
from mac_desktop.services.reports import FIRST_YEAR, Article7Request
from mac_desktop.texts import N_, Texts

COUNTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Approved records"), ("approved",)),
    (N_("Verified and approved"), ("verified", "approved")),
    (N_("Submitted, verified, approved"), ("submitted", "verified", "approved")),
)
NOT_A_DAY = N_("“{text}” is not a day. Write it as 30 Apr 2026 or 30/04/2026.")


def day_text(texts: Texts, day: str) -> str:
    """An ISO day as people of the language write it, if that can be read back; else as it is."""
    shown = QLocale(texts.language).toString(dt.date.fromisoformat(day), "d MMM yyyy")
    return shown if PartialDate.parse(shown) == day else day


def read_day(text: str) -> str:
    """A day as typed in ISO form; "" when it is not a full date."""
    read = PartialDate.parse(text)
    return str(read) if read is not None and read.precision == "day" else ""


class DayEntry(DateEntry):
    """One day. What was typed is rewritten when the field is left, or marked when it is no day."""

    settled = Signal()

    def __init__(self, texts: Texts, name: str, day: str = "") -> None:
        super().__init__(texts)
        self.setAccessibleName(name)
        self.setFixedWidth(124)
        self.set_day(day)
        self.left.connect(self._settle)
        self.edited.connect(lambda: restyle(self, "problem", ""))

    def set_day(self, day: str) -> None:
        """Show an ISO day, or nothing."""
        self.set_raw(day_text(self.texts, day) if day else "")

    @property
    def day(self) -> str:
        """The ISO day; "" when empty or when it is none."""
        return read_day(self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that is no day."""
        return bool(self.text().strip()) and not self.day

    def _settle(self) -> None:
        if self.day:
            self.set_day(self.day)
        restyle(self, "problem", "stop" if self.is_wrong else "")
        self.settled.emit()


class RequestBar(QWidget):
    """`wanted` when the report is to be made, `chosen` when something was chosen."""

    wanted = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, language: str) -> None:
        super().__init__()
        self.desk = desk
        texts, today = desk.texts, desk.data.today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._flow = Flow()
        self.year = self._combo(N_("Year"), [(str(y), y) for y in range(today.year, FIRST_YEAR - 1, -1)], 88)
        self.year.setCurrentIndex(self.year.findData(max(FIRST_YEAR, today.year - 1)))
        languages = [(c.label_for(texts.language), c.code) for c in codelist("language").codes]
        self.language = self._combo(N_("Language of the report"), languages, 152)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.submitted = self._day(N_("Date of submission"), today.isoformat())
        self.as_of = self._day(N_("Land as of"), "")
        counted = [(texts(title), states) for title, states in COUNTED]
        self.counted = self._combo(N_("Records that count"), counted, 232)
        self.make = button(texts(N_("Make")), self.wanted.emit, look="primary")
        self.make.setAutoDefault(True)
        self._under("", self.make)
        column.addWidget(self._flow)
        self.problem = words(points=HINT_POINTS, look="danger", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.year.currentIndexChanged.connect(lambda _: self._year_chosen())
        for combo in (self.language, self.counted):
            combo.currentIndexChanged.connect(lambda _: self.chosen.emit())
        for entry in (self.submitted, self.as_of):
            entry.settled.connect(self._settled)
        self._show_period_end()

    # ---- parts

    def _under(self, label: str, widget: QWidget) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        caption = words(self.desk.texts(label), points=HINT_POINTS, look="muted")
        column.addWidget(caption)
        column.addWidget(widget)
        if label:
            caption.setBuddy(widget)
            widget.setAccessibleName(self.desk.texts(label))
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

    def _day(self, label: str, day: str) -> DayEntry:
        made = DayEntry(self.desk.texts, self.desk.texts(label), day)
        self._under(label, made)
        return made

    # ---- what was chosen

    def _year_chosen(self) -> None:
        self.as_of.set_day("")
        self._show_period_end()
        self.chosen.emit()

    def _show_period_end(self) -> None:
        self.as_of.setPlaceholderText(day_text(self.desk.texts, f"{self.year.currentData()}-12-31"))

    def _settled(self) -> None:
        wrong = [entry for entry in (self.submitted, self.as_of) if entry.is_wrong]
        self.problem.setVisible(bool(wrong))
        if wrong:
            self.problem.setText(self.desk.texts(NOT_A_DAY, text=wrong[0].text()))
        else:
            self.chosen.emit()

    def request(self) -> Article7Request | None:
        """The report that is asked for; None when a day cannot be read, which is then said."""
        for entry in (self.submitted, self.as_of):
            if entry.is_wrong:
                self._settled()
                entry.setFocus()
                return None
        submitted = self.submitted.day
        return Article7Request(
            int(self.year.currentData()),
            language=str(self.language.currentData()),
            submitted_on=dt.date.fromisoformat(submitted) if submitted else None,
            as_of=self.as_of.day,
            states=tuple(self.counted.currentData()),
        )
