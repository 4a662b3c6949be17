"""Beside the pages: one figure with what it means, what it is the sum of, and the records behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import Gap
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.reports.behind_list import ROW, BehindList
from mac_desktop.gui.reports.checks_panel import LABEL_LOOKS, LOOKS, SPOKEN, sentence
from mac_desktop.gui.theme import HINT_POINTS, PAGE_POINTS
from mac_desktop.gui.widgets.parts import button, hint, picture, rule, tool, words
from mac_desktop.reports.checks import Finding
from mac_desktop.services import report_preview, wording
from mac_desktop.services.report_preview import Behind, Drawn
from mac_desktop.texts import N_

PARTS_SHOWN, LEAST_LINES, MARGIN = 12, 4, 16


class FigurePanel(QWidget):
    """`closed` when it is to go away, `record_wanted` with form key and id, `figure_wanted` with the key of a part."""

    closed = Signal()
    record_wanted = Signal(str, str)
    figure_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.key = ""
        self.finding: Finding | None = None
        self._asked = 0
        self._take_keyboard = False
        self.setObjectName("surface")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.about = QScrollArea()
        self.about.setObjectName("surface")
        self.about.setWidgetResizable(True)
        self.about.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.count = words(bold=True)
        self.count.setContentsMargins(MARGIN, 10, MARGIN, 6)
        self.list = BehindList(desk)
        self.list.opened.connect(self.record_wanted)
        outer.addWidget(self.about)
        outer.addWidget(rule())
        outer.addWidget(self.count)
        outer.addWidget(self.list, 1)
        outer.addStretch(0)
        self.definition = words(wrap=True)
        self.close_button = self._close_tool()

    def _close_tool(self) -> QWidget:
        texts = self.desk.texts
        return tool(self.desk.icons("close", "muted"), texts(N_("Close")), self.closed.emit, keys="Esc", size=14)

    # ---- a figure

    def show_figure(self, drawn: Drawn, key: str, *, take_keyboard: bool) -> None:
        """Tell about a figure; its records are read in the background."""
        self.key, self.finding = key, None
        figure = drawn.report.figures[key]
        column = self._begin()
        standing, texts = drawn.standings[key], self.desk.texts
        self._head(column, self._number(figure))
        column.addWidget(words(" · ".join(filter(None, (standing.row, standing.column))), wrap=True))
        column.addWidget(hint(f"{standing.form} · {standing.table}"))
        if figure.note:
            column.addWidget(hint(texts(figure.note)))
        column.addSpacing(10)
        column.addWidget(words(texts(N_("What it counts")), points=HINT_POINTS, bold=True, look="muted"))
        self.definition = words(points=HINT_POINTS, wrap=True)
        self.definition.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.definition)
        self._parts(column, drawn, figure)
        column.addStretch(1)
        data = self.desk.data
        self._read(lambda: report_preview.behind(data, drawn.report, figure, texts), take_keyboard)

    def _number(self, figure: Figure) -> QWidget:
        """The number with its unit. A word for an answer without a number is as large, but muted."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        has_none = figure.amount is None or isinstance(figure.amount, Gap)
        number = words(
            report_preview.amount(figure, self.desk.texts),
            points=PAGE_POINTS,
            bold=True,
            look="muted" if has_none else "",
        )
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number.setObjectName("figure_number")
        line.addWidget(number)
        unit = report_preview.unit(figure, self.desk.texts)
        line.addWidget(words(unit if not has_none else "", look="muted"), 1)
        return made

    def _parts(self, column: QVBoxLayout, drawn: Drawn, figure: Figure) -> None:
        """What a total is the sum of; each opens its own panel."""
        known, texts = drawn.report.figures, self.desk.texts
        parts = [known[key] for key in figure.parts if key in known]
        if not parts:
            return
        column.addSpacing(10)
        column.addWidget(words(texts(N_("The sum of")), points=HINT_POINTS, bold=True, look="muted"))
        # What adds nothing is not in the way of what does.
        shown = [part for part in parts if part.amount] or parts
        for part in shown[:PARTS_SHOWN]:
            row = QHBoxLayout()
            row.setSpacing(8)
            name = drawn.standings[part.key].row or part.key
            link = button(self._short(name), lambda k=part.key: self.figure_wanted.emit(k), look="link", name=name)
            link.setAutoDefault(True)
            link.setToolTip(name)
            row.addWidget(link)
            row.addStretch(1)
            row.addWidget(words(report_preview.amount(part, texts)))
            column.addLayout(row)
        left = len(shown) - PARTS_SHOWN
        if left > 0:
            column.addWidget(hint(texts(N_("and {count} more"), count=left)))
        if len(shown) < len(parts):
            nothing = len(parts) - len(shown)
            column.addWidget(
                hint(texts.count(N_("{number} line adds nothing"), N_("{number} lines add nothing"), nothing))
            )

    def _short(self, name: str) -> str:
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max(140, self.width() - 130))

    # ---- a finding

    def show_finding(self, finding: Finding, *, take_keyboard: bool) -> None:
        """Tell about what a check found."""
        self.key, self.finding = "", finding
        texts, severity = self.desk.texts, finding.problem.severity
        column = self._begin()
        letter = finding.letter
        self._head(column, hint(texts(N_("Form {letter}"), letter=letter) if letter else texts(N_("The whole report"))))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(picture(self.desk.icons(*LOOKS[severity]), 16))
        line.addWidget(words(texts(SPOKEN[severity]), bold=True, look=LABEL_LOOKS[severity]), 1)
        column.addLayout(line)
        self.definition = words(sentence(texts, finding), wrap=True)
        column.addWidget(self.definition)
        column.addStretch(1)
        data = self.desk.data
        self._read(lambda: Behind("", report_preview.records_of(data, finding.selections)), take_keyboard)

    # ---- common to both

    def _begin(self) -> QVBoxLayout:
        inside = QWidget()
        inside.setObjectName("form_body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 8, 12, 12)
        column.setSpacing(4)
        self.about.setWidget(inside)
        return column

    def _head(self, column: QVBoxLayout, label: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label, 1)
        self.close_button = self._close_tool()
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)

    def _read(self, work, take_keyboard: bool) -> None:
        self._asked += 1
        self._take_keyboard = take_keyboard
        asked = self._asked
        self.count.setText(self.desk.texts(N_("Looking for the records …")))
        self.list.show_records(())
        self.desk.jobs.start(
            self.desk.texts(N_("Look for the records")),
            work,
            lane=READING,
            done=lambda found: self._show_behind(found) if asked == self._asked else None,
        )

    def _show_behind(self, found: Behind) -> None:
        if self.finding is None:
            self.definition.setText(found.definition)
        self.count.setText(self._count_words(found.records))
        self.list.show_records(found.records)
        rows = self.list.records.rowCount()
        self.list.setVisible(rows > 0)
        self._fit()
        if self._take_keyboard and self.isVisible():
            (self.list if rows else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """What is told gets the height that it needs, but leaves room for some records."""
        inside, rows = self.about.widget(), min(self.list.records.rowCount(), LEAST_LINES)
        if inside is None or inside.layout() is None:
            return
        needed = inside.layout().totalHeightForWidth(self.about.width())
        room = self.height() - self.count.sizeHint().height() - rows * ROW - 8
        self.about.setFixedHeight(max(120, min(needed + 4, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _count_words(self, records: Sequence[tuple[str, Sequence[str]]]) -> str:
        texts, total = self.desk.texts, sum(len(ids) for _, ids in records)
        if not total:
            return texts(N_("No record stands behind it"))
        counted = [f"{texts(form_named(key).title)}: {wording.number(texts, len(ids))}" for key, ids in records]
        return "\n".join(counted)
