"""Everything that was ever done to the store, step by step; each can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.timeline import changes_grid
from mac_desktop.gui.moments import clock, day, moment
from mac_desktop.gui.say import Choice
from mac_desktop.gui.steps import outcome_sentence, take_back
from mac_desktop.gui.theme import HINT_POINTS, PAGE_POINTS, TITLE_POINTS, Theme, ends, paint_icon, type_face
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import button, hint, rule, words
from mac_desktop.services import history, wording
from mac_desktop.services.history import StepLine
from mac_desktop.texts import N_

SHOWN = 300
NOTED, DETAILED = 40, 4
ICONS = {"import": "import", "undo": "undo", "state": "verified"}


class HistoryPage(Page):
    """The steps at the left, the chosen one at the right. `arrive` takes `step` (an id) or `undo_last`."""

    title = N_("History")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        texts = desk.texts
        self.steps: list[StepLine] = []
        self.list = QListWidget()
        self.list.setAccessibleName(texts(N_("Steps")))
        self.list.setItemDelegate(_StepDelegate(desk, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _: self._show_step())
        self.detail = QScrollArea()
        self.detail.setObjectName("surface")
        self.detail.setWidgetResizable(True)
        self.detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = words(texts(N_("History")), points=PAGE_POINTS, bold=True)
        head.setContentsMargins(24, 12, 16, 12)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.detail)
        self.split.setSizes([520, 630])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    def arrive(self, **arguments: object) -> None:
        super().arrive(**arguments)
        if arguments.get("step") is not None:
            place = next((i for i, s in enumerate(self.steps) if s.id == arguments["step"]), -1)
            self.list.setCurrentRow(place)
        elif arguments.get("undo_last"):
            place = next((i for i, s in enumerate(self.steps) if s.undone_by is None and s.kind != "undo"), -1)
            self.list.setCurrentRow(place)
            if place >= 0:
                self.undo()
        self.list.setFocus()

    def refresh(self) -> None:
        chosen = self._chosen()
        self.steps = history.steps(self.desk.data, SHOWN)
        self.list.blockSignals(True)
        self.list.clear()
        for place, step in enumerate(self.steps):
            item = QListWidgetItem(step.title)
            texts = self.desk.texts
            first = place == 0 or day(texts, step.at) != day(texts, self.steps[place - 1].at)
            item.setData(Qt.ItemDataRole.UserRole, (step, day(texts, step.at) if first else ""))
            self.list.addItem(item)
        self.list.blockSignals(False)
        keep = next((i for i, s in enumerate(self.steps) if chosen is not None and s.id == chosen.id), 0)
        self.list.setCurrentRow(keep if self.steps else -1)
        self._show_step()

    def _chosen(self) -> StepLine | None:
        row = self.list.currentRow()
        return self.steps[row] if 0 <= row < len(self.steps) else None

    # ---- one step

    def _show_step(self, outcome: history.UndoOutcome | None = None) -> None:
        step, texts = self._chosen(), self.desk.texts
        inside = QWidget()
        inside.setObjectName("form_body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(6)
        if step is None:
            column.addSpacing(40)
            column.addWidget(words(texts(N_("Nothing was done yet.")), look="muted"))
        else:
            column.addWidget(words(step.title, points=TITLE_POINTS, bold=True, wrap=True))
            column.addWidget(words(f"{moment(texts, step.at)} · {step.by}", look="muted"))
            column.addWidget(
                words(texts.count(N_("{number} record changed"), N_("{number} records changed"), step.changes))
            )
            if step.kind == "import":
                column.addWidget(hint(self._about_import(step.facts)))
            column.addSpacing(6)
            column.addLayout(self._verbs(step))
            column.addSpacing(10)
            self._show_records(column, step)
        if outcome is not None:
            self._show_outcome(column, outcome)
        column.addStretch(1)
        self.detail.setWidget(inside)

    def _about_import(self, facts: Mapping[str, object]) -> str:
        """What an import says of itself, for people; which column went where stays with the step for the program."""
        texts, counts = self.desk.texts, facts.get("counts")
        parts = []
        try:
            sheet = json.loads(str(facts.get("mapping", "{}"))).get("sheet")
        except ValueError:
            sheet = None
        if sheet:
            parts.append(texts(N_("Sheet “{sheet}”"), sheet=sheet))
        if isinstance(counts, Mapping) and counts.get("rejected_rows"):
            number = wording.number(texts, int(str(counts["rejected_rows"])))
            parts.append(texts(N_("rows rejected: {number}"), number=number))
        if facts.get("sha256"):
            parts.append(texts(N_("fingerprint of the file {hash}"), hash=str(facts["sha256"])[:12]))
        return "  ·  ".join(parts)

    def _show_records(self, column: QVBoxLayout, step: StepLine) -> None:
        """The records that the step touched, the first few with what changed in them."""
        touched = history.records_of_step(self.desk.data, step.id, NOTED)
        if touched:
            column.addWidget(rule())
        for place, (form_key, record_id, called, _action) in enumerate(touched):
            form = form_named(form_key)
            singular = self.desk.texts(form.singular)
            if called == record_id:  # taken back: there is nothing to open
                head = words(self.desk.texts(N_("{form}, no longer there"), form=singular), look="muted")
            else:
                head = button(
                    f"{singular}: {called}",
                    lambda k=form_key, r=record_id: self.desk.go(k, record=r),
                    look="link",
                    icon=self.desk.icons(form.icon or "record", "accent"),
                )
            line = QHBoxLayout()
            line.addWidget(head)
            line.addStretch(1)
            column.addLayout(line)
            if place < DETAILED:
                entries = history.of_record(self.desk.data, form_key, record_id)
                for entry in (e for e in entries if e.step_id == step.id):
                    column.addLayout(changes_grid(self.desk, entry.changes))
        if step.changes > len(touched) > 0:
            column.addWidget(hint(self.desk.texts(N_("and {count} more"), count=step.changes - len(touched))))

    def _verbs(self, step: StepLine) -> QHBoxLayout:
        texts = self.desk.texts
        row = QHBoxLayout()
        if step.undone_by is not None:
            row.addWidget(
                words(texts(N_("This step was taken back (step {step})."), step=step.undone_by), look="muted")
            )
        else:
            verb = texts(N_("Do it again")) if step.kind == "undo" else texts(N_("Take back this step"))
            take = button(verb, self.undo, icon=self.desk.icons("undo", "accent"))
            take.setObjectName("take_back")
            row.addWidget(take)
        row.addStretch(1)
        return row

    def _show_outcome(self, column: QVBoxLayout, outcome: history.UndoOutcome) -> None:
        column.addSpacing(12)
        column.addWidget(rule())
        column.addWidget(words(outcome_sentence(self.desk, outcome), bold=True, wrap=True))
        left = [*outcome.kept, *outcome.could_not]
        for name, why in history.names_of(self.desk.data, left[:NOTED]):
            column.addWidget(words(f"{name} – {self.desk.texts(why)}", wrap=True))
        if len(left) > NOTED:
            column.addWidget(hint(self.desk.texts(N_("and {count} more"), count=len(left) - NOTED)))

    def undo(self) -> None:
        """Take the chosen step back, after a question when it changed much."""
        step, texts = self._chosen(), self.desk.texts
        if step is None or step.undone_by is not None:
            return
        verb = texts.count(N_("Take back {number} change"), N_("Take back {number} changes"), step.changes)
        sentence = texts(
            N_("“{step}” is undone by a new step. What was edited since is kept and listed."), step=step.title
        )
        choices = (Choice(texts(N_("Leave it"))), Choice(verb, "primary"))
        if self.desk.say.ask(texts(N_("Take back this step?")), sentence, choices) == 1:
            take_back(self.desk, step.id, then=self._after)

    def _after(self, outcome: history.UndoOutcome) -> None:
        self.refresh()
        self._show_step(outcome)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"to_list": self.list.setFocus, "undo": self.undo}


class _StepDelegate(QStyledItemDelegate):
    """Time, what, who; a heading where a day begins."""

    ROW, HEADING = 34, 30

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme: Theme = desk.theme

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        _, heading = index.data(Qt.ItemDataRole.UserRole)
        return QSize(100, self.ROW + (self.HEADING if heading else 0))

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        step, heading = index.data(Qt.ItemDataRole.UserRole)
        theme, box = self._theme, QRect(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        start, end = ends(option.direction)
        painter.save()
        if heading:
            top = QRect(box.x() + 24, box.y() + 6, box.width() - 48, self.HEADING - 6)
            painter.setFont(type_face(HINT_POINTS, bold=True))
            painter.setPen(theme.colour("muted"))
            painter.drawText(top, start, heading)
            box.setTop(box.y() + self.HEADING)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
            painter.fillRect(box.right() - 2 if rtl else box.x(), box.y(), 3, box.height(), theme.colour("accent"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        undone = step.undone_by is not None
        inner = box.adjusted(24, 0, -16, 0)
        icon_x = inner.right() - 16 if rtl else inner.x()
        icon = ICONS.get(step.kind, "draft")
        paint_icon(painter, icon, QRectF(icon_x, box.center().y() - 8, 16, 16), theme.tokens.muted)
        inner = inner.adjusted(0, 0, -28, 0) if rtl else inner.adjusted(28, 0, 0, 0)
        painter.setFont(type_face(HINT_POINTS))
        painter.setPen(theme.colour("muted"))
        count = wording.number(self._desk.texts, step.changes)
        aside = f"{step.by} · {clock(step.at)}" if step.changes < 2 else f"{count} · {step.by} · {clock(step.at)}"
        painter.drawText(inner, end, aside)
        taken = painter.fontMetrics().horizontalAdvance(aside) + 16
        inner = inner.adjusted(taken, 0, 0, 0) if rtl else inner.adjusted(0, 0, -taken, 0)
        font = type_face()
        font.setStrikeOut(undone)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if undone else "text"))
        painter.drawText(
            inner,
            start,
            painter.fontMetrics().elidedText(step.title, Qt.TextElideMode.ElideRight, inner.width()),
        )
        painter.restore()
