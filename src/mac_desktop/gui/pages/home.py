"""The first page: what was being typed, what waits for somebody, and what was done last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mac_desktop.domain.treaty_standing import Word
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import DRAFTS
from mac_desktop.gui.lists.delegate import STATE_LOOKS
from mac_desktop.gui.moments import clock, day, moment
from mac_desktop.gui.say import Choice
from mac_desktop.gui.theme import HINT_POINTS, PAGE_POINTS
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import button, hint, picture, rule, words
from mac_desktop.services import attention, drafts, history, records, wording
from mac_desktop.services import clock as treaty_clock
from mac_desktop.services.reports import TREATY
from mac_desktop.texts import N_, Texts

RECENT_STEPS, RECENT_LINES = 60, 10
SIDE_BY_SIDE_FROM, BETWEEN = 820, 56
STATE_SENTENCES = {
    "draft": N_("Drafts to finish"),
    "returned": N_("Returned for correction"),
    "submitted": N_("Waiting to be verified"),
    "verified": N_("Waiting for approval"),
    attention.ENDING: N_("Ends soon"),
}


class HomePage(Page):
    """Two columns: what needs attention, and what happened last."""

    title = N_("Home")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._row: QBoxLayout | None = None
        self.area = QScrollArea()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setObjectName("surface")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def refresh(self) -> None:
        texts, data = self.desk.texts, self.desk.data
        inside = QWidget()
        inside.setObjectName("form_body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(40, 24, 40, 32)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(words(texts(N_("Today")), points=PAGE_POINTS, bold=True))
        head.addWidget(words(day(texts, data.now()), look="muted"))
        column.addLayout(head)
        waiting = drafts.waiting(data)
        for draft in waiting[:3]:
            column.addWidget(self._draft(draft))
        items = [item for item in attention.attention(data) if item.kind != "draft" or item.request is not None]
        steps = history.steps(data, RECENT_STEPS)
        self._row = QBoxLayout(self._direction())
        self._row.setSpacing(BETWEEN)
        self._row.addLayout(self._attention(items, bool(steps)), 5)
        self._row.addLayout(self._recent(steps), 4)
        column.addLayout(self._row)
        column.addStretch(1)
        self.area.setWidget(inside)

    def _direction(self) -> QBoxLayout.Direction:
        """Side by side, or one above the other where there is little room."""
        wide = self.width() >= SIDE_BY_SIDE_FROM
        return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._row is not None:
            self._row.setDirection(self._direction())

    def arrive(self, **arguments: object) -> None:
        self.stale = True  # the day, and drafts, change without a step
        self.refresh_if_stale()
        go_on = self.findChild(QPushButton, "continue_draft")
        (go_on or self.area).setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what was being typed

    def _draft(self, draft: drafts.Draft) -> QFrame:
        texts, form = self.desk.texts, self.desk.data.form(draft.form_key)
        filled = sum(1 for value in draft.raw.values() if value not in (None, ""))
        title = texts(N_("One report was being typed: {record}"), record=self._draft_name(draft))
        facts = texts(
            N_("{filled} of {all} fields · {when} · {who}"),
            filled=filled,
            all=len(form.fields),
            when=moment(texts, draft.at),
            who=draft.by,
        )
        made = QFrame()
        made.setProperty("look", "banner_warn")
        made.setMaximumWidth(1100)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(picture(self.desk.icons("draft", "warn"), 20))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(words(title, bold=True, wrap=True))
        both.addWidget(words(facts, points=HINT_POINTS))
        row.addLayout(both, 1)
        drop = button(texts(N_("Discard")), lambda: self._discard(draft), look="link")
        go_on = button(texts(N_("Continue")), lambda: self.desk.go(draft.form_key, draft=draft), look="primary")
        go_on.setObjectName("continue_draft")
        row.addWidget(drop)
        row.addWidget(go_on)
        self.setTabOrder(go_on, drop)  # the keyboard comes to what loses nothing first
        return made

    def _draft_name(self, draft: drafts.Draft) -> str:
        form = self.desk.data.form(draft.form_key)
        singular = self.desk.texts(form.form.singular)
        if draft.record_id:
            return f"{singular} {records.label(self.desk.data, draft.form_key, draft.record_id)}"
        named = []
        for name in form.form.named_by:
            raw = draft.raw.get(name)
            read = form.fields[name].read(raw) if raw else None
            if isinstance(read, (str, int, float)):
                field = form.fields[name]
                referred = records.label(self.desk.data, field.refers_to, str(read)) if field.refers_to else ""
                named.append(wording.value(self.desk.texts, field, read, referred=referred))
        return f"{singular} {' · '.join(named)}".strip()

    def _discard(self, draft: drafts.Draft) -> None:
        texts = self.desk.texts
        choices = (Choice(texts(N_("Keep it"))), Choice(texts(N_("Discard what was typed")), "danger"))
        sentence = texts(N_("What was typed in {record} cannot be brought back."), record=self._draft_name(draft))
        if self.desk.say.ask(texts(N_("Discard what was typed?")), sentence, choices) == 1:
            self.desk.jobs.start(
                texts(N_("Discard the draft")),
                lambda: drafts.discard(self.desk.data, draft.id),
                lane=DRAFTS,
                done=lambda _: self.refresh(),
            )

    # ---- what waits

    def _attention(self, items: Sequence[attention.Item], used: bool) -> QVBoxLayout:
        texts = self.desk.texts
        column = _titled(texts(N_("Needs attention")))
        due = self._deadlines(column)
        group = None
        for item in items:
            if item.kind != group:
                group = item.kind
                heading = words(texts(STATE_SENTENCES.get(group, group)), points=HINT_POINTS, bold=True, look="muted")
                heading.setContentsMargins(0, 10, 0, 2)
                column.addWidget(heading)
            column.addWidget(self._item(item))
        if not items and not due:
            column.addSpacing(8)
            done = (
                texts(N_("Nothing waits for you."))
                if used
                else texts(N_("There is nothing here yet. Begin in one of these ways:"))
            )
            column.addWidget(words(done, look="muted"))
            if not used:
                column.addSpacing(8)
                column.addLayout(self._beginnings())
        column.addStretch(1)
        return column

    def _deadlines(self, column: QVBoxLayout) -> int:
        """Treaty deadlines that are near or past; returns how many."""
        texts = self.desk.texts
        near = [one for one in treaty_clock.waiting(self.desk.data) if one[1].standing.word in (Word.DUE, Word.OVERDUE)]
        if near:
            heading = words(texts(N_("Treaty deadlines")), points=HINT_POINTS, bold=True, look="muted")
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
        for treaty, deadline in near:
            year = deadline.values.get("year")
            title, standing = treaty_clock.title(texts, deadline), treaty_clock.standing(texts, deadline)
            reports = treaty == TREATY and isinstance(year, int)
            go = (lambda y=year: self.desk.go("reports", year=y)) if reports else lambda: self.desk.go("treaty_status")
            late = deadline.standing.word is Word.OVERDUE
            line = Line(go, f"{title}. {standing}")
            line.add(picture(self.desk.icons("warn" if late else "clock", "danger" if late else "warn"), 16))
            line.add(words(f"{title} ({treaty})"), 1)
            line.add(words(standing, look="danger" if late else "muted"))
            line.add(picture(self.desk.icons("chevron", "muted"), 12))
            column.addWidget(line)
        return len(near)

    def _item(self, item: attention.Item) -> Line:
        texts, form = self.desk.texts, form_named(item.form_key)
        icon, token = STATE_LOOKS.get(item.kind, ("note", "info"))
        title = item.text if item.kind == attention.ENDING else texts(form.title)
        go = lambda: self.desk.go(item.form_key, request=item.request)  # noqa: E731
        line = Line(go, item.text)
        line.add(picture(self.desk.icons(icon, token), 16))
        line.add(words(title), 1)
        line.add(words(wording.number(texts, item.count), bold=True))
        line.add(picture(self.desk.icons("chevron", "muted"), 12))
        return line

    def _beginnings(self) -> QVBoxLayout:
        texts = self.desk.texts
        column = QVBoxLayout()
        column.setSpacing(8)
        ways: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (N_("Import a spreadsheet"), "import", lambda: self.desk.go("import")),
            (N_("Enter a hazardous area"), "area", lambda: self.desk.go("hazardous_area", new=True)),
            (N_("Enter an accident"), "accident", lambda: self.desk.go("accident", new=True)),
        )
        for title, icon, act in ways:
            line = QHBoxLayout()
            line.addWidget(button(texts(title), act, icon=self.desk.icons(icon, "accent")))
            line.addStretch(1)
            column.addLayout(line)
        return column

    # ---- what was done

    def _recent(self, steps: Sequence[history.StepLine]) -> QVBoxLayout:
        texts = self.desk.texts
        column = _titled(texts(N_("Done last")))
        day_shown = ""
        for step, times in _gathered(texts, steps)[:RECENT_LINES]:
            if day(texts, step.at) != day_shown:
                day_shown = day(texts, step.at)
                heading = words(day_shown, points=HINT_POINTS, bold=True, look="muted")
                heading.setContentsMargins(0, 10, 0, 2)
                column.addWidget(heading)
            line = Line(lambda s=step: self.desk.go("history", step=s.id), step.title)
            line.add(words(clock(step.at), look="muted"))
            title = step.title if times == 1 else texts(N_("{step}, {times} times"), step=step.title, times=times)
            line.add(words(title, wrap=True), 1)
            line.add(words(step.by, points=HINT_POINTS, look="muted"))
            column.addWidget(line)
        if not steps:
            column.addSpacing(8)
            column.addWidget(hint(texts(N_("Each thing that is done is listed here and can be taken back."))))
        column.addStretch(1)
        return column

    def commands(self):
        return {"to_list": self.arrive}


def _gathered(texts: Texts, steps: Sequence[history.StepLine]) -> list[tuple[history.StepLine, int]]:
    """Steps that say the same one after the other as one line: (the newest of them, how many)."""
    found: list[tuple[history.StepLine, int]] = []
    for step in steps:
        last = found[-1][0] if found else None
        if last and (step.title, step.by, day(texts, step.at)) == (last.title, last.by, day(texts, last.at)):
            found[-1] = (last, found[-1][1] + 1)
        else:
            found.append((step, 1))
    return found


def _titled(title: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(words(title, bold=True))
    column.addSpacing(6)
    column.addWidget(rule())
    return column


class Line(QFrame):
    """A line that opens something; Enter and the mouse do it, the arrow keys go to the next line."""

    pressed = Signal()

    def __init__(self, act: Callable[[], object], name: str) -> None:
        super().__init__()
        self._act = act
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 6, 8, 6)
        self._row.setSpacing(12)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """One more part of the line."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row.addWidget(widget, stretch)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)
