"""Needed fields that no column gives: one value for all rows, or "unknown"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.parse import Wrong
from mac_desktop.forms.validate import problem_of
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.build_entry import build_entry
from mac_desktop.gui.forms.choice_entries import ChoiceEntry
from mac_desktop.gui.imports.line_parts import Cut, emptied
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.theme import HINT_POINTS
from mac_desktop.gui.widgets.choices import Choice
from mac_desktop.gui.widgets.parts import button, words
from mac_desktop.services import wording
from mac_desktop.texts import N_

LABEL, ENTRY = (96, 208), (150, 296)
"""Least and greatest widths of labels and entries."""


def fit_entry(entry: QWidget) -> None:
    """As wide as an answer needs, narrower where there is little room."""
    entry.setMinimumWidth(ENTRY[0])
    entry.setMaximumWidth(ENTRY[1])
    entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class FixedLine(QWidget):
    """A field and the value that all rows get."""

    changed = Signal()

    def __init__(self, desk: Desk, trial: Trial, to: str, *, needed: bool) -> None:
        super().__init__()
        self.desk, self.trial, self.to = desk, trial, to
        self.target = trial.targets[to]
        texts = desk.texts
        label = words(self.target.label)
        label.setMinimumWidth(LABEL[0])
        label.setMaximumWidth(LABEL[1])
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        label.setWordWrap(True)
        self.entry = build_entry(desk, self.target.field)
        spoken = texts(N_("{field}, the same in all rows"), field=self.target.label)
        self.entry.setAccessibleName(spoken)
        self.entry.setAccessibleDescription(texts(self.target.field.spec.help))
        self.entry.setPlaceholderText(texts(N_("the same in all rows")))
        fit_entry(self.entry)
        label.setBuddy(self.entry)
        self.unknown = button(
            texts(N_("Unknown")),
            self._unknown,
            look="link",
            keys="F4",
            name=texts(N_("{field} is unknown in all rows"), field=self.target.label),
        )
        self.problem = words(points=HINT_POINTS, look="danger")
        about = N_("{form} · needed") if needed else N_("{form}")
        self.about = Cut(texts(about, form=self.target.form_label), look="muted", points=HINT_POINTS)
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (label, self.entry, self.unknown, self.about):
            row.addWidget(widget)
        row.setStretch(0, 2)
        row.setStretch(1, 3)
        row.setStretch(3, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(row)
        self.problem.hide()
        column.addWidget(self.problem)
        self.entry.set_raw(trial.mapping.constants.get(to) or None)
        self.entry.edited.connect(self._edited)
        self.entry.left.connect(self._take)

    def _unknown(self) -> None:
        self.entry.set_gap(Gap.UNKNOWN)
        self._take()

    def _edited(self) -> None:
        settled = isinstance(self.entry, ChoiceEntry) and self.entry.value is not None
        if settled or self.entry.gap is not None or self.entry.raw() in ("", None):
            self._take()

    def _take(self) -> None:
        raw = self.entry.raw()
        text = raw.value if isinstance(raw, Gap) else str(raw or "").strip()
        problem = self._wrong(text, raw)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        before = self.trial.mapping.constants.get(self.to, "")
        kept = "" if problem else text
        if kept != before:
            self.trial.fix(self.to, kept)
            self.changed.emit()

    def _wrong(self, text: str, raw: object) -> str:
        if not text or isinstance(raw, Gap) or self.target.part:
            return ""
        field, form_key = self.target.field, self.to.partition(".")[0]
        if field.kind is Kind.REFERENCE:
            chosen = isinstance(self.entry, ChoiceEntry) and self.entry.value is not None
            return "" if chosen else self.desk.texts(N_("Choose an entry of the list, or add it first."))
        read = field.read(text)
        return (
            wording.sentence(self.desk.texts, problem_of(self.desk.data.form(form_key), field, read))
            if isinstance(read, Wrong)
            else ""
        )


class FixedValues(QWidget):
    """A line for each needed field without a column, and for what was fixed by choice. `changed` after an answer."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: dict[str, FixedLine] = {}
        self._trial: Trial | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        texts = desk.texts
        name = texts(N_("Another field for all rows"))
        self.other = ChoiceEntry(
            texts, desk.theme, name, self._others, lambda _: None, lambda _: "", desk.icons("plus_small", "muted")
        )
        self.other._open_at_focus = False
        self.other.setAccessibleName(name)
        self.other.setPlaceholderText(name)
        fit_entry(self.other)
        self.other.edited.connect(self._add_other)
        self.other.left.connect(lambda: self.other.set_raw(None))
        line = QHBoxLayout()
        line.addWidget(self.other, 3)
        line.addStretch(4)
        column.addLayout(line)

    def show_trial(self, trial: Trial) -> None:
        """Begin with a file."""
        self._trial = trial
        emptied(self._rows)
        self.lines.clear()
        self.follow()

    def follow(self) -> None:
        """Add lines for what became needed, take away those that a column gives now."""
        trial = self._trial
        if trial is None:
            return
        needed = trial.open_fields
        given = {use.to for use in trial.mapping.columns}
        fixed = [to for to in trial.mapping.constants if to in trial.targets]
        for to in [
            to for to in self.lines if to in given or (to not in needed and to not in fixed and not self._open(to))
        ]:
            line = self.lines.pop(to)
            line.hide()
            line.deleteLater()
        for to in [*needed, *fixed]:
            if to not in self.lines:
                self._add(to, needed=trial.targets[to].required)

    def _open(self, to: str) -> bool:
        """Whether a person is busy with a line."""
        line = self.lines[to]
        return line.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False

    def _add(self, to: str, *, needed: bool) -> FixedLine:
        assert self._trial is not None
        line = FixedLine(self.desk, self._trial, to, needed=needed)
        line.changed.connect(self.changed)
        before = list(self.lines.values())
        self.lines[to] = line
        self._rows.addWidget(line)
        QWidget.setTabOrder(line.entry, line.unknown)
        QWidget.setTabOrder(line.unknown, self.other)
        if before:
            QWidget.setTabOrder(before[-1].unknown, line.entry)
        return line

    def _others(self, text: str) -> list[Choice]:
        trial = self._trial
        if trial is None:
            return []
        columns, wanted = trial.mapping.columns, fold(text)
        given = {use.to for use in columns} | {f"{use.to}/{use.part}" for use in columns}
        parted = {use.to for use in columns if use.part}
        return [
            Choice(t.key, t.label, t.form_label)
            for t in trial.targets.values()
            if t.key not in given
            and (not t.part or (t.to in parted and t.field.kind is Kind.POSITION))
            and t.key not in self.lines
            and wanted in fold(f"{t.label} {t.form_label}")
        ]

    def _add_other(self) -> None:
        if self.other.value is None:
            return
        to = str(self.other.value)
        self.other.set_raw(None)
        line = self._add(to, needed=False)
        line.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_lines(self) -> list[FixedLine]:
        """Lines of needed fields that have no value yet."""
        needed = set(self._trial.open_fields) if self._trial else set()
        return [line for to, line in self.lines.items() if to in needed]
