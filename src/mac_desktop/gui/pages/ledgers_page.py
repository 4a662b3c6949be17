"""Ledgers: what there was, what moved, what is left, and what nothing explains; every figure opens its records."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.problems import UserError
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.ledgers.breaks_list import BreaksList
from mac_desktop.gui.ledgers.choices import LedgerChoices, Wanted
from mac_desktop.gui.ledgers.records_panel import RecordsPanel
from mac_desktop.gui.ledgers.table import LedgerTable
from mac_desktop.gui.pages.timed_page import TimedPage
from mac_desktop.gui.reports.sending import Saving
from mac_desktop.gui.theme import PAGE_POINTS
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.gui.widgets.look_back import look_back_button
from mac_desktop.gui.widgets.parts import button, hint, rule, words
from mac_desktop.reports.measures.ledger import Account, Ledger, Line, selections
from mac_desktop.services import ledger_files, ledgers, reports, wording
from mac_desktop.services.ledgers import ToldBreak
from mac_desktop.texts import N_

SIDE_WIDTH = 340


class LedgersPage(TimedPage):
    """The choices on top, below them the table and what nothing explains; beside them the records of a figure.

    `arrive` takes `subject`, the ledger to show.
    """

    title = N_("Ledgers")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk = self.desk
        self.found: Ledger | None = None
        self._asked = 0
        self.choices = LedgerChoices(desk)
        self.table, self.breaks, self.side = LedgerTable(desk), BreaksList(desk), RecordsPanel(desk)
        self.notice = Banner(desk.icons, desk.texts)
        self.saving = Saving(desk, self, self.notice)
        self.waiting = hint()
        self.waiting.setContentsMargins(24, 8, 16, 8)
        self.units = QComboBox()
        self.units.setAccessibleName(desk.texts(N_("Figures in")))
        self.units.setFixedSize(104, 30)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.past)
        outer.addWidget(self._head())
        outer.addWidget(self.notice)
        outer.addWidget(rule())
        outer.addWidget(self._body(), 1)
        self.side.hide()
        self.choices.chosen.connect(self.make)
        self.units.activated.connect(lambda _: self._show_table())
        self.table.opened.connect(self._show_figure)
        self.breaks.opened.connect(self._show_break)
        self.side.closed.connect(self._close_side)
        self.side.record_wanted.connect(self._open_record)

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 12, 16, 12)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words(self.desk.texts(N_("Ledgers")), points=PAGE_POINTS, bold=True))
        line.addStretch(1)
        line.addWidget(self.units)
        line.addWidget(look_back_button(self.desk, self.past.ask))
        words_of = self.desk.texts(N_("Save PDF and Excel"))
        self.save = button(words_of, self._save, icon=self.desk.icons("save", "text"), keys="Ctrl+S")
        self.save.setAutoDefault(True)
        self.save.setEnabled(False)
        line.addWidget(self.save)
        column.addLayout(line)
        column.addWidget(self.choices)
        return head

    def _body(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.waiting)
        aligned = QHBoxLayout()  # with what stands above and below
        aligned.setContentsMargins(21, 0, 0, 0)
        aligned.addWidget(self.table)
        column.addLayout(aligned, 1)
        column.addWidget(rule())
        column.addWidget(self.breaks)
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setSizes([800, SIDE_WIDTH])
        return split

    # ---- making

    def arrive(self, **arguments: object) -> None:
        if arguments.get("subject"):
            self.choices.choose(str(arguments["subject"]))
        super().arrive(**arguments)
        self.table.setFocus()

    def refresh(self) -> None:
        self.make()

    def time_changed(self) -> None:
        self.side.hide()
        self.make()

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def make(self) -> None:
        """Make the ledger that is asked for in the background; what is shown stays until it is there."""
        wanted = self.choices.wanted()
        if wanted is None:
            return
        self._asked += 1
        asked, data = self._asked, self.desk.data
        self._wait(self.desk.texts(N_("Making the ledger …")))

        def work() -> tuple[Ledger, list[ToldBreak], str]:
            found = ledgers.ledger(data, wanted.subject, wanted.start, wanted.end, wanted.by)
            return found, ledgers.told_breaks(data, found), ledgers.waiting(data, found)

        self.desk.jobs.start(
            self.desk.texts(N_("Make the ledger")),
            work,
            lane=READING,
            done=lambda made: self._made(wanted, *made) if asked == self._asked else None,
            failed=lambda error: self._failed(error) if asked == self._asked else None,
        )

    def _made(self, wanted: Wanted, found: Ledger, breaks: list[ToldBreak], waiting: str) -> None:
        other = self.found is None or self.found.subject != found.subject
        self.found = found
        self.save.setEnabled(True)
        self.notice.hide()
        self._wait("")
        if other:
            self.units.clear()
            for unit in reversed(found.units):
                self.units.addItem(ledgers.unit_title(self.desk.texts, unit), unit)
        self.units.setVisible(bool(wanted.by) and len(found.units) > 1)
        self._show_table()
        self.breaks.show_breaks(breaks, waiting)
        self.side.hide()

    def _failed(self, error: UserError) -> None:
        self._wait(wording.apology(self.desk.texts, error))

    def _wait(self, sentence: str) -> None:
        self.waiting.setText(sentence)
        self.waiting.setVisible(bool(sentence))

    def _show_table(self) -> None:
        if self.found is not None:
            self.table.show_ledger(self.found, str(self.units.currentData()))

    # ---- what stands behind

    def _show_figure(self, account: Account, line: Line, figure: Figure) -> None:
        found, texts = self.found, self.desk.texts
        if found is None:
            return
        name = ledgers.account_title(self.desk.data, found, account, texts)
        what = " · ".join((ledgers.line_title(texts, found.subject, line.key), name))
        amount = wording.number(texts, int(str(figure.amount)))
        meaning = reports.definition(figure, texts)
        self.side.show()
        self.side.show_figure(amount, "m²" if figure.unit == "m2" else "", what, meaning, figure.selections)

    def _show_break(self, one: ToldBreak) -> None:
        said = wording.sentence(self.desk.texts, one.problem)
        unit, amount = next(iter(reversed(one.found.amounts.items())))
        number = wording.number(self.desk.texts, amount)
        self.side.show()
        unit_words = ledgers.unit_title(self.desk.texts, unit)
        self.side.show_figure(number, unit_words, said, "", selections(one.found.records))

    def _open_record(self, form_key: str, record_id: str) -> None:
        self.desk.go(form_key, record=record_id, as_of=self.desk.data.moment)

    def _close_side(self) -> None:
        self.side.hide()
        self.table.setFocus()

    def _save(self) -> None:
        data, found = self.desk.data, self.found
        if found is not None:
            names = ledger_files.file_names(data, found)
            self.saving.save(names, lambda folder: ledger_files.write(data, found, folder))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"to_list": self.table.setFocus, "save": self._save, **self.time_commands()}

    def back(self) -> bool:
        if self.past.asks or self.side.isHidden():
            return self.back_in_time()
        self._close_side()
        return True
