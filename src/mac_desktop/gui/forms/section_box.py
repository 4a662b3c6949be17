"""A titled group of questions. It folds away, and so do the questions in it that are seldom answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.forms.schema import Section, Width
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.field_row import FieldRow
from mac_desktop.gui.widgets.parts import ENTER_PASSES, button, rule, tool, words
from mac_desktop.texts import N_

NAMED = 3
"""How many of the questions behind "more" are named there, where there is room."""


class SectionBox(QWidget):
    """The questions of one section. What folds is remembered; nothing that holds a value or a problem is folded when a
    record is opened."""

    def __init__(self, desk: Desk, form_key: str, section: Section, rows: Sequence[FieldRow], *, headed: bool) -> None:
        super().__init__()
        self.desk, self.section, self.rows = desk, section, rows
        self._memory = f"folded/{form_key}/{section.title}"
        self._more_memory = f"more/{form_key}/{section.title}"
        self._seldom = [row for row in rows if row.field.spec.seldom]
        self._columns = 0
        self.title = desk.texts(section.title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 4)
        outer.setSpacing(4)
        self._head = self._made_head()
        outer.addWidget(self._head)
        self._head.setVisible(headed)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(0)
        outer.addWidget(self._body)
        self.more = button("", self._switch_more, look="link")
        self.more.setProperty(ENTER_PASSES, True)
        self.more_open = bool(desk.settings.get(self._more_memory))
        self.folded = False
        self.arrange(1)
        self._fold(headed and bool(desk.settings.get(self._memory)))

    def _made_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.fold_button = tool(self.desk.icons("down", "muted"), self.title, self.toggle, size=12)
        self.fold_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(words(self.title, bold=True))
        line.addWidget(self.fold_button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(rule())
        return head

    # ---- folding

    def toggle(self) -> None:
        """Fold or unfold, as the person wants it from now on."""
        self._fold(not self.folded)
        self.desk.settings.put(self._memory, self.folded)

    def _fold(self, folded: bool) -> None:
        self.folded = folded
        self._body.setVisible(not folded)
        self.fold_button.setIcon(self.desk.icons("chevron" if folded else "down", "muted"))

    def unfold(self, row: FieldRow | None = None) -> None:
        """Make sure that the section can be seen, and this question in it."""
        self._fold(False)
        if row is not None and row.applies and not self.shows(row):
            self._open_more(True)

    def settle(self, *, anew: bool = False) -> None:
        """Unfold what holds a value or a problem; `anew`, for another record, fold what the person keeps folded."""
        if anew:
            self._fold(bool(self.desk.settings.get(self._memory)) and not _hold(self.rows))
        elif self.folded and any(row.problems for row in self.rows):
            self._fold(False)
        kept_open = bool(self.desk.settings.get(self._more_memory)) if anew else self.more_open
        self._open_more(kept_open or _hold(self._seldom))

    # ---- questions that are seldom answered

    def shows(self, row: FieldRow) -> bool:
        """Whether the question is among those that the section shows when it is not folded."""
        return row.applies and (self.more_open or row not in self._seldom)

    def _switch_more(self) -> None:
        self._open_more(not self.more_open)
        self.desk.settings.put(self._more_memory, self.more_open)
        first = next((row for row in self._seldom if row.applies), None)
        if self.more_open and first is not None:
            first.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_more(self, opened: bool) -> None:
        changed, self.more_open = opened != self.more_open, opened
        if changed:
            self.arrange(self._columns, again=True)
        else:
            self._say_more()

    def _say_more(self) -> None:
        """What the button says; where a question behind it holds something there is nothing to close."""
        asked = [row.label_text for row in self._seldom if row.applies]
        self.more.setVisible(bool(asked) and not (self.more_open and _hold(self._seldom)))
        metrics = self.more.fontMetrics()
        ways = [self._behind_more(asked, named) for named in range(min(NAMED, len(asked)), -1, -1)]
        fitting = (said for said in ways if metrics.horizontalAdvance(said) < self.width() - 16)
        said = self.desk.texts(N_("Fewer questions")) if self.more_open else next(fitting, ways[-1])
        self.more.setText(said)
        self.more.setAccessibleName(said)
        self.more.setToolTip("\n".join(asked))

    def _behind_more(self, asked: Sequence[str], named: int) -> str:
        """The questions behind the button, so many of them by name."""
        texts, over = self.desk.texts, len(asked) - named
        if not named:
            return texts(N_("{number} more"), number=over)
        said = texts(N_("More: {questions}"), questions=texts(", ").join(asked[:named]))
        return texts(N_("{more} and {number} others"), more=said, number=over) if over else said

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_more()

    # ---- where questions stand

    def arrange(self, columns: int, *, again: bool = False) -> None:
        """Put the questions that are shown into one column or two, in reading order."""
        if columns == self._columns and not again:
            return
        self._columns = columns
        for row in self.rows:
            row.setParent(self._body)
            self._grid.removeWidget(row)
        self._grid.removeWidget(self.more)
        line, side = 0, 0
        for row in filter(self.shows, self.rows):
            if row.field.spec.width is Width.FULL or columns == 1:
                line += 1 if side else 0
                self._grid.addWidget(row, line, 0, 1, columns)
                line, side = line + 1, 0
            else:
                self._grid.addWidget(row, line, side, Qt.AlignmentFlag.AlignTop)
                line, side = (line + 1, 0) if side else (line, 1)
        self._grid.addWidget(self.more, line + 1, 0, 1, columns, Qt.AlignmentFlag.AlignLeading)
        for row in self.rows:
            row.setVisible(self.shows(row))
        self._say_more()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)


def _hold(rows: Sequence[FieldRow]) -> bool:
    """Whether a question that applies holds a value or a problem."""
    return any(row.applies and (row.raw() or row.problems) for row in rows)
