"""Step 2: where each column goes, and what only a person can answer before rows are judged."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.records.base import State
from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.columns_table import ColumnsTable
from mac_desktop.gui.imports.date_doubts import DateDoubts
from mac_desktop.gui.imports.fixed_values import FixedValues
from mac_desktop.gui.imports.line_parts import Body, scrolled, section_title
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.imports.value_decisions import ValueDecisions
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button, hint, words
from mac_desktop.texts import N_

STATES = (
    (State.SUBMITTED, N_("somebody verifies and approves them before they count")),
    (State.APPROVED, N_("the register was checked: they count in reports at once")),
    (State.DRAFT, N_("rows that miss a needed value come in too, to be completed here")),
)


class ColumnsStep(QWidget):
    """`changed` after anything in the mapping changed, with the headings that had to give way."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trial: Trial | None = None
        texts = desk.texts
        self.table, self.fixed = ColumnsTable(desk), FixedValues(desk)
        self.dates, self.values = DateDoubts(desk), ValueDecisions(desk)
        inside = Body()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 16, 24)
        column.setSpacing(8)
        column.addWidget(self.table)
        self._sections = {}
        for key, title, about, widget in (
            ("dates", N_("Dates that read two ways"), "", self.dates),
            (
                "fixed",
                N_("The same in all rows"),
                N_("Every new record needs these fields, and no column gives them."),
                self.fixed,
            ),
            (
                "values",
                N_("Values to explain"),
                N_("Rows whose value stays a problem are not imported; you can also correct them in the file."),
                self.values,
            ),
        ):
            self._sections[key] = self._section(title, about, widget)
            column.addWidget(self._sections[key])
        column.addWidget(self._section(N_("The new records"), "", self._states_part()))
        column.addStretch(1)
        self.area = scrolled(inside, texts(N_("Columns of the file")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.summary = Flow()
        outer.addWidget(self.summary)
        outer.addWidget(self.area, 1)
        self.table.changed.connect(self._on_change)
        for part in (self.fixed, self.dates, self.values):
            part.changed.connect(lambda: self._on_change([]))

    def _section(self, title: str, about: str, widget: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(4)
        column.addWidget(section_title(self.desk.texts(title)))
        if about:
            column.addWidget(hint(self.desk.texts(about)))
        column.addWidget(widget)
        return made

    def _states_part(self) -> QWidget:
        texts, states = self.desk.texts, codelist("record_state")
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self._state_group = QButtonGroup(self)
        self.states: dict[State, QRadioButton] = {}
        for line, (state, about) in enumerate(STATES):
            radio = QRadioButton(states.label(state.value, texts.language))
            radio.setAccessibleDescription(texts(about))
            radio.clicked.connect(lambda _=False, s=state: self._set_state(s))
            self._state_group.addButton(radio)
            self.states[state] = radio
            grid.addWidget(radio, line, 0)
            grid.addWidget(words(texts(about), look="muted", wrap=True), line, 1)
        return made

    def _set_state(self, state: State) -> None:
        if self.trial is not None:
            self.trial.set_state(state)
            self._on_change([])

    # ---- showing

    def show_trial(self, trial: Trial) -> None:
        """Begin with a file."""
        self.trial = trial
        for part in (self.table, self.fixed, self.dates, self.values):
            part.show_trial(trial)
        self.states.get(trial.mapping.state, self.states[State.SUBMITTED]).setChecked(True)
        self.follow()
        self.area.verticalScrollBar().setValue(0)

    def follow(self) -> None:
        """Show the mapping and what was found of the values as they are now."""
        trial = self.trial
        if trial is None:
            return
        self.table.tell()
        for part in (self.fixed, self.dates, self.values):
            part.follow()
        self._sections["dates"].setVisible(bool(self.dates.questions))
        self._sections["values"].setVisible(bool(self.values.groups))
        self._tell_summary(trial)

    def _tell_summary(self, trial: Trial) -> None:
        texts = self.desk.texts
        self.summary.clear()
        headings = {u.heading for u in trial.mapping.columns}
        said = texts(
            N_("{used} of {columns} columns are imported."),
            used=len(headings),
            columns=len(trial.incoming.table.columns),
        )
        said_label = words(said)
        said_label.setMinimumHeight(30)
        said_label.setContentsMargins(0, 0, 12, 0)
        self.summary.add(said_label)
        open_ = (
            (
                len(trial.open_fields),
                N_("{number} needed field without a value"),
                N_("{number} needed fields without a value"),
                "fixed",
            ),
            (
                len(trial.open_dates),
                N_("{number} column of dates to settle"),
                N_("{number} columns of dates to settle"),
                "dates",
            ),
            (
                sum(r.open_count for r in trial.open_values),
                N_("{number} value to explain"),
                N_("{number} values to explain"),
                "values",
            ),
        )
        for count, one, many, section in open_:
            if count:
                told_count = texts.count(one, many, count)
                link = button(told_count, lambda s=section: self.go_to(s), look="link", keys="F8")
                link.setIcon(self.desk.icons("warn", "warn"))
                self.summary.add(link)
        if not any(count for count, *_ in open_):
            settled = words(texts(N_("Nothing is left to settle.")), look="muted")
            settled.setMinimumHeight(30)
            self.summary.add(settled)

    # ---- going about

    def _open_widgets(self) -> dict[str, list[QWidget]]:
        return {
            "dates": list(self.dates.open_buttons()),
            "fixed": [line.entry for line in self.fixed.open_lines()],
            "values": [line.entry for line in self.values.open_lines()],
        }

    def go_to(self, section: str) -> None:
        """Bring a section into sight, with the keyboard on its first open question."""
        found = self._open_widgets()[section]
        if found:
            self._show_widget(found[0], self._sections[section])

    def next_open(self) -> None:
        """To the next open question, round and round."""
        found = [w for widgets in self._open_widgets().values() for w in widgets]
        if not found:
            self.desk.say.good(self.desk.texts(N_("Nothing is left to settle.")))
            return
        here = self.window().focusWidget()
        at = next((i for i, w in enumerate(found) if here is w or (here is not None and w.isAncestorOf(here))), -1)
        self._show_widget(found[(at + 1) % len(found)])

    def _show_widget(self, widget: QWidget, section: QWidget | None = None) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if section is not None:
            QTimer.singleShot(0, lambda: self.area.ensureWidgetVisible(section, 0, 16))
        QTimer.singleShot(0, lambda: self.area.ensureWidgetVisible(widget.parentWidget(), 0, 24))

    def take_focus(self) -> None:
        """The keyboard begins at the first line that needs a look, else at the first line."""
        lines = self.table.lines
        line = next((one for one in lines if one.doubtful), lines[0] if lines else None)
        if line is not None:
            line.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(line.entry, 0, 64)

    def _on_change(self, gave_way: object) -> None:
        self.follow()
        self.changed.emit(gave_way)
