"""The columns of the file, a line each: heading, samples, where it goes, and how well that fits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.exchange.mapping import ColumnUse
from mac_desktop.exchange.tables import Column
from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.line_parts import Cut, emptied
from mac_desktop.gui.imports.target_entry import TargetEntry
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.parts import picture, restyle, rule, tool, words
from mac_desktop.services import import_review, wording
from mac_desktop.texts import N_

WIDTHS = (176, 160, 20, 256, 0)
STRETCHES = (2, 3, 0, 2, 5)
NARROW_BELOW = 760


class ColumnLine(QWidget):
    """One way of one column. `changed` carries the headings that had to give way."""

    changed = Signal(object)
    more_wanted = Signal(str)

    def __init__(self, desk: Desk, trial: Trial, column: Column, key: str, *, further: bool = False) -> None:
        super().__init__()
        self.desk, self.trial, self.column, self.further = desk, trial, column, further
        texts = desk.texts
        self.letter = words(column.letter, points=HINT_POINTS, look="muted")
        self.letter.setFixedWidth(24)
        also = texts(N_("also goes to"))
        self.heading = Cut(also if further else column.heading, look="muted" if further else "", bold=not further)
        samples = " · ".join(column.samples) or texts(N_("no values"))
        self.samples = Cut("" if further else samples, look="muted")
        self.arrow = QLabel("→" if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else "←")
        self.arrow.setProperty("look", "muted")
        self.entry = TargetEntry(desk, trial, column.heading, key)
        self.entry.sent.connect(self._send)
        self._key = key
        self.mark = picture(desk.icons("check", "ok"), 16)
        self.evidence = Cut()
        self.more = tool(
            desk.icons("plus_small", "muted"),
            texts(N_("Use “{heading}” for another field too"), heading=column.heading),
            lambda: self.more_wanted.emit(column.heading),
            size=14,
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 3, 0, 3)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._narrow: bool | None = None
        self._lead = QHBoxLayout()
        self._lead.setSpacing(4)
        self._lead.addWidget(self.letter)
        self._lead.addWidget(self.heading, 1)
        self._end = QHBoxLayout()
        self._end.setSpacing(6)
        self._end.addWidget(self.mark)
        self._end.addWidget(self.evidence, 1)
        self._end.addWidget(self.more)
        self.arrange(narrow=False)
        self.tell()

    def arrange(self, *, narrow: bool) -> None:
        """Side by side, or in two lines where there is little room."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for part in (self._lead, self._end):
            self._grid.removeItem(part)
        for widget in (self.samples, self.arrow, self.entry):
            self._grid.removeWidget(widget)
        for place in range(5):
            self._grid.setColumnStretch(place, 0)
            self._grid.setColumnMinimumWidth(place, 0)
        if narrow:
            self._grid.addLayout(self._lead, 0, 0)
            self._grid.addWidget(self.samples, 1, 0)
            self._grid.addWidget(self.arrow, 0, 1)
            self._grid.addWidget(self.entry, 0, 2)
            self._grid.addLayout(self._end, 1, 2)
            for place in (0, 2):
                self._grid.setColumnStretch(place, 1)
            return
        self._grid.addLayout(self._lead, 0, 0)
        for place, widget in enumerate((self.samples, self.arrow, self.entry), 1):
            self._grid.addWidget(widget, 0, place)
        self._grid.addLayout(self._end, 0, 4)
        for place, width in enumerate(WIDTHS):
            self._grid.setColumnMinimumWidth(place, width)
            self._grid.setColumnStretch(place, STRETCHES[place])

    def _send(self, key: str) -> None:
        gave_way = self.trial.send(self.column.heading, self._key, key)
        self._key = key
        self.tell()
        self.changed.emit(gave_way)

    def follow(self) -> None:
        """Show where the column goes now, after another line changed the mapping."""
        if self._key and self._key not in self.trial.keys_of(self.column.heading):
            self._key = self.entry.key = ""
            self.entry.set_raw(None)
        self.tell()

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at this line."""
        return self.evidence.property("look") == "warn"

    def tell(self) -> None:
        """The evidence in words."""
        icon, tint, sentence = evidence(self.desk, self.trial, self.column, self._key)
        self.mark.set_icon(self.desk.icons(icon, tint))
        self.mark.setVisible(bool(sentence))
        self.evidence.setText(sentence)
        restyle(self.evidence, "look", "warn" if tint == "warn" else "muted")
        self.entry.setAccessibleDescription(sentence)
        restyle(self.entry, "problem", "warn" if tint == "warn" else "")


def evidence(desk: Desk, trial: Trial, column: Column, key: str) -> tuple[str, str, str]:
    """Icon, colour and words for how well a column fits its target."""
    texts = desk.texts
    if not key:
        asked = next((g for g in trial.incoming.asked if g.use.heading == column.heading), None)
        target = trial.targets.get(asked.use.to) if asked is not None else None
        if asked is None or target is None:
            return "note", "muted", ""
        said = texts(
            N_("Heading says {field}, values do not: {values}"),
            field=target.label,
            values=", ".join(asked.unread[:3]),
        )
        return "warn", "warn", said
    target = trial.targets[key]
    found = trial.reviews.get(target.to)
    why = _why(desk, trial, column.heading, key)
    if found is None:
        return "clock", "muted", texts(N_("{why} · looking at the values …"), why=why)
    number = lambda n: wording.number(texts, n)  # noqa: E731
    if not found.filled:
        return "note", "muted", texts(N_("{why} · no values in any row"), why=why)
    if not found.unread:
        return "check", "ok", texts(N_("{why} · all {filled} read"), why=why, filled=number(found.filled))
    shown = ", ".join(v.text for v in found.open_values[:3]) + (" …" if found.open_count > 3 else "")
    said = texts(
        N_("{unread} of {filled} cannot be read: {values}"),
        unread=number(found.unread),
        filled=number(found.filled),
        values=shown,
    )
    return "warn", "warn", said


def _why(desk: Desk, trial: Trial, heading: str, key: str) -> str:
    texts, target = desk.texts, trial.targets[key]
    if f"{heading}>{key}" in trial.chosen:
        return texts(N_("Your choice"))
    if trial.incoming.known:
        return texts(N_("As last time"))
    score = import_review.heading_fits(target.field, ColumnUse(heading, target.to, target.part))
    if score >= 1:
        return texts(N_("Known heading"))
    return texts(N_("Close to a known heading") if score else N_("By its values"))


class ColumnsTable(QWidget):
    """All lines. `changed` after a person sent a column elsewhere, with the headings that had to give way."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: list[ColumnLine] = []
        self._trial: Trial | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_trial(self, trial: Trial) -> None:
        """Lines for every column of a file."""
        emptied(self._column)
        self._trial, self.lines = trial, []
        self._column.addWidget(self._headings())
        for column in trial.incoming.table.columns:
            keys = [key for key in trial.keys_of(column.heading) if key in trial.targets]
            for place, key in enumerate(keys or [""]):
                self._add(ColumnLine(self.desk, trial, column, key, further=place > 0))
        self._arrange()

    def _headings(self) -> QWidget:
        texts, made = self.desk.texts, QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        for place, title in enumerate(
            (N_("Column of the file"), N_("Samples"), "", N_("Field of the record"), N_("Evidence"))
        ):
            label = words(texts(title), points=HINT_POINTS, look="muted")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, 0, place)
            grid.setColumnMinimumWidth(place, WIDTHS[place])
            grid.setColumnStretch(place, STRETCHES[place])
        self._head = made
        return made

    def _add(self, line: ColumnLine, after: int | None = None) -> None:
        place = len(self.lines) if after is None else after + 1
        self.lines.insert(place, line)
        line.changed.connect(self._on_change)
        line.more_wanted.connect(self._add_further)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(rule() if not line.further else QWidget())
        inner.addWidget(line)
        self._column.insertWidget(place + 1, holder)

    def _add_further(self, heading: str) -> None:
        assert self._trial is not None
        places = [i for i, line in enumerate(self.lines) if line.column.heading == heading]
        line = ColumnLine(self.desk, self._trial, self.lines[places[0]].column, "", further=True)
        self._add(line, places[-1])
        self._arrange()
        line.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        before = self.lines[places[-1]]
        QWidget.setTabOrder(before.more, line.entry)
        QWidget.setTabOrder(line.entry, line.more)

    def _on_change(self, gave_way: object) -> None:
        for line in self.lines:
            line.follow()
        self.changed.emit(gave_way)

    def tell(self) -> None:
        """Show the evidence as it is now."""
        for line in self.lines:
            line.tell()

    def line_of(self, heading: str) -> ColumnLine:
        """The first line of a column."""
        return next(line for line in self.lines if line.column.heading == heading)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW_BELOW
        if self.lines:
            self._head.setVisible(not narrow)
        for line in self.lines:
            line.arrange(narrow=narrow)
