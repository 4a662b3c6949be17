"""Values that are not in the list of their field: what each of them means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.domain.gaps import Gap
from mac_desktop.exchange.mapping import EVERY_OTHER
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.build_entry import build_entry
from mac_desktop.gui.imports.fixed_values import LABEL, fit_entry
from mac_desktop.gui.imports.line_parts import Cut, emptied, told
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.parts import button, words
from mac_desktop.services import wording
from mac_desktop.services.import_review import OpenValue
from mac_desktop.texts import N_

SHOWN = 8


class ValueLine(QWidget):
    """A value of the file and what it means."""

    changed = Signal()

    def __init__(self, desk: Desk, trial: Trial, to: str, value: str, rows: int, found: OpenValue | None) -> None:
        super().__init__()
        self.desk, self.trial, self.to, self.value = desk, trial, to, value
        texts = desk.texts
        every = value == EVERY_OTHER
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        shown = texts(N_("every other value")) if every else f"“{value.removesuffix('.0')}”"
        label = Cut(shown, look="muted" if every else "")
        label.setMinimumWidth(LABEL[0])
        label.setMaximumWidth(LABEL[1])
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.entry = build_entry(desk, trial.field(to))
        fit_entry(self.entry)
        self.entry._open_at_focus = False
        self.entry.setAccessibleName(texts(N_("What {value} means"), value=shown))
        self.entry.setPlaceholderText(texts(N_("stays a problem")))
        self.entry.set_raw(trial.mapping.values.get(to, {}).get(value) or None)
        self.entry.edited.connect(self._edited)
        self.entry.left.connect(self._edited)
        unknown = button(
            texts(N_("Unknown")),
            self._unknown,
            look="link",
            keys="F4",
            name=texts(N_("{value} is unknown"), value=shown),
        )
        tail = QWidget()
        tail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        more = QHBoxLayout(tail)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(12)
        more.addWidget(unknown)
        for code, name in found.close[:2] if found is not None else ():
            spoken = texts(N_("{value} means {name}"), value=shown, name=name)
            guess = texts(N_("{name}?"), name=name)
            more.addWidget(button(guess, lambda c=code: self._take(c), look="chip", name=spoken))
        if not every and rows:
            said = texts.count(N_("{number} row"), N_("{number} rows"), rows)
            more.addWidget(words(said, points=HINT_POINTS, look="muted"))
        more.addStretch(1)
        for widget, stretch in ((label, 2), (self.entry, 3), (tail, 5)):
            row.addWidget(widget, stretch)

    def _take(self, means: str) -> None:
        self.entry.set_raw(means)
        self._edited()

    def _unknown(self) -> None:
        self.entry.set_gap(Gap.UNKNOWN)

    def _edited(self) -> None:
        raw = self.entry.gap or self.entry.value
        if raw is None and self.entry.text().strip():
            return
        means = raw.value if isinstance(raw, Gap) else str(raw or "")
        if means != self.trial.mapping.values.get(self.to, {}).get(self.value, ""):
            self.trial.decide(self.to, self.value, means)
            self.changed.emit()


class ValueGroup(QWidget):
    """The values of one field."""

    changed = Signal()

    def __init__(self, desk: Desk, trial: Trial, to: str) -> None:
        super().__init__()
        self.desk, self.trial, self.to = desk, trial, to
        self.lines: dict[str, ValueLine] = {}
        self.all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(2)
        self.show_all(False)

    def values(self) -> dict[str, int]:
        """Every value that was or is asked about, with its rows (0 when decided an earlier time)."""
        decided = {v: 0 for v in self.trial.mapping.values.get(self.to, {}) if v != EVERY_OTHER}
        return {**decided, **self.trial.asked.get(self.to, {})}

    def show_all(self, all_: bool) -> None:
        """Show every value or the first ones."""
        self.all = all_
        emptied(self._column)
        self.lines.clear()
        texts, target = self.desk.texts, self.trial.targets[self.to]
        values, found = self.values(), self.trial.reviews.get(self.to)
        headings = ", ".join(dict.fromkeys(u.heading for u in self.trial.mapping.columns if u.to == self.to))
        sentence = texts.count(
            N_("{field}, from “{heading}”: {number} value is not in its list. What does it mean?"),
            N_("{field}, from “{heading}”: {number} values are not in its list. What do they mean?"),
            len(values),
            field=target.label,
            heading=headings,
        )
        self._column.addWidget(told(self.desk, "warn", "warn", sentence))
        close = {v.text: v for v in found.open_values} if found is not None else {}
        shown = list(values.items())[: None if all_ else SHOWN]
        for value, rows in [*shown, (EVERY_OTHER, 0)]:
            if value == EVERY_OTHER and len(values) > len(shown):
                more = texts(N_("Show all {count}"), count=wording.number(texts, len(values)))
                self._column.addWidget(
                    button(more, lambda: self.show_all(True), look="link"), 0, Qt.AlignmentFlag.AlignLeft
                )
            line = ValueLine(self.desk, self.trial, self.to, value, rows, close.get(value))
            line.layout().setContentsMargins(24, 2, 0, 2)
            line.changed.connect(self.changed)
            self.lines[value] = line
            self._column.addWidget(line)


class ValueDecisions(QWidget):
    """All fields with such values. `changed` after a decision."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.groups: dict[str, ValueGroup] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_trial(self, trial: Trial) -> None:
        """Begin with a file."""
        emptied(self._column)
        self.groups.clear()
        self._trial = trial
        self.follow()

    def follow(self) -> None:
        """Ask what is to be asked now; what was decided stays in sight."""
        trial = self._trial
        used = {u.to for u in trial.mapping.columns}
        wanted = [to for to in trial.targets if to in used and (trial.asked.get(to) or trial.mapping.values.get(to))]
        for to in [
            to
            for to in self.groups
            if to not in wanted
            or (
                set(self.groups[to].values()) - set(self.groups[to].lines)
                and not self.groups[to].all
                and len(self.groups[to].lines) <= SHOWN
            )
        ]:
            gone = self.groups.pop(to)
            gone.hide()
            gone.deleteLater()
        for to in wanted:
            if to not in self.groups:
                made = ValueGroup(self.desk, trial, to)
                made.changed.connect(self.changed)
                self.groups[to] = made
                self._column.addWidget(made)

    def open_lines(self) -> list[ValueLine]:
        """Lines whose value means nothing yet."""
        open_now = {r.to: {v.text for v in r.open_values} for r in self._trial.open_values}
        return [
            line
            for to, group in self.groups.items()
            for value, line in group.lines.items()
            if value in open_now.get(to, ())
        ]
