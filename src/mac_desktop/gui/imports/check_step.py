"""Step 3: what the import would do, and every problem, before anything is stored."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity
from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.line_parts import BigFigure, Body, emptied, scrolled, told
from mac_desktop.gui.imports.problems_table import LOOKS, ProblemTable
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.jobs import Job
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button, hint, restyle, words
from mac_desktop.services import import_review, wording
from mac_desktop.services.imports import DryRun
from mac_desktop.services.progress import Progress
from mac_desktop.texts import N_

WEIGHTS = (
    (Severity.STOP, N_("{number} rejects its row"), N_("{number} reject their row")),
    (Severity.WARN, N_("{number} to look at"), N_("{number} to look at")),
    (Severity.NOTE, N_("{number} note"), N_("{number} notes")),
)

ORDER = {severity: place for place, (severity, *_) in enumerate(WEIGHTS)}


class CheckStep(QWidget):
    """`stop_wanted` while it runs; `list_wanted` and `rows_wanted` to save what was found; `settle_wanted`: back."""

    stop_wanted = Signal()
    list_wanted = Signal()
    rows_wanted = Signal()
    settle_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.dry: DryRun | None = None
        self._places: list[int] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._running_part())
        self.stack.addWidget(self._found_part())
        outer.addWidget(self.stack)

    # ---- while it runs

    def _running_part(self) -> QWidget:
        texts, made = self.desk.texts, QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 48, 0, 0)
        column.setSpacing(12)
        self.doing = words(points=TITLE_POINTS)
        self.doing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(360)
        self.bar.setAccessibleName(texts(N_("Progress")))
        self.how_far = words(look="muted")
        self.how_far.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.stop = button(texts(N_("Stop")), self.stop_wanted.emit)
        column.addWidget(self.doing)
        for widget in (self.bar, self.how_far, self.stop):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return made

    def show_running(self, sentence: str) -> None:
        """Work has begun."""
        self.doing.setText(sentence)
        self.how_far.setText("")
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stack.setCurrentIndex(0)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, job: Job, progress: Progress) -> None:
        """How far the work is."""
        texts = self.desk.texts
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        done, total = (wording.number(texts, n) for n in (progress.done, progress.total))
        self.how_far.setText(
            texts(N_("{what}: {done} of {total}"), what=texts(progress.text), done=done, total=total)
            if progress.total
            else texts(progress.text)
        )

    # ---- what was found

    def _found_part(self) -> QWidget:
        texts, made = self.desk.texts, Body()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(10)
        self.figures = Flow()
        column.addWidget(self.figures)
        self.said = QVBoxLayout()
        self.said.setSpacing(4)
        column.addLayout(self.said)
        self.copy = button(
            texts(N_("Copy")), self._copy, keys="Ctrl+C", name=texts(N_("Copy the chosen problems, or all of them"))
        )
        self.list = button(texts(N_("Save the problems …")), self.list_wanted.emit)
        self.rows = button(texts(N_("Save the rejected rows …")), self.rows_wanted.emit)
        self.rows.setToolTip(texts(N_("A marked copy to send back: each rejected row with what to do")))
        self._tools = self._tools_part()
        column.addWidget(self._tools)
        self.table = ProblemTable(self.desk)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell_whole())
        self.table.setMinimumHeight(150)
        column.addWidget(self.table, 1)
        self.whole = words(wrap=True, look="muted")
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.whole)
        self._foot = Flow()
        for widget in (self.copy, self.list, self.rows):
            self._foot.add(widget)
        column.addWidget(self._foot)
        self.none = hint(texts(N_("No problem was found in any row.")))
        column.addWidget(self.none)
        column.addStretch(0)
        return scrolled(made, texts(N_("What the import would do")))

    def _tools_part(self) -> QWidget:
        texts, made = self.desk.texts, QWidget()
        bar = QHBoxLayout(made)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        self.weights = {}
        for severity, *_ in WEIGHTS:
            icon, tint = LOOKS[severity]
            made_button = button("", self._filter, icon=self.desk.icons(icon, tint), look="chip")
            made_button.setCheckable(True)
            made_button.setChecked(True)
            made_button.toggled.connect(lambda on, b=made_button: restyle(b, "look", "chip" if on else ""))
            self.weights[severity] = made_button
            bar.addWidget(made_button)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(texts(N_("Kind of problem")))
        self.kinds.setMinimumWidth(110)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kinds.setMaxVisibleItems(16)
        self.kinds.activated.connect(lambda _: self._filter())
        bar.addWidget(self.kinds, 4)
        self.find = QLineEdit()
        self.find.setPlaceholderText(texts(N_("Find in the problems")))
        self.find.setAccessibleName(texts(N_("Find in the problems")))
        self.find.setClearButtonEnabled(True)
        self.find.setMinimumWidth(90)
        self.find.setMaximumWidth(200)
        self.find.textChanged.connect(lambda _: self._filter())
        bar.addWidget(self.find, 1)
        return made

    def show_found(self, trial: Trial) -> None:
        """What the dry run found."""
        dry = trial.dry
        assert dry is not None
        self.dry = dry
        self._show_figures(dry)
        self._say(trial, dry)
        counts = Counter(p.problem.severity for p in dry.problems)
        for severity, one, many in WEIGHTS:
            weight, count = self.weights[severity], counts[severity]
            sentence = self.desk.texts.count(one, many, count).replace(
                str(count), wording.number(self.desk.texts, count), 1
            )
            weight.setText(sentence)
            weight.setAccessibleName(sentence)
            weight.setVisible(bool(count))
            weight.setChecked(True)
        self._fill_kinds(dry)
        self.find.clear()
        any_ = bool(dry.problems)
        for part in (self._tools, self.table, self.whole, self._foot):
            part.setVisible(any_)
        self.rows.setVisible(bool(dry.staged.rejected))
        self.none.setVisible(not any_)
        self._filter()
        self.stack.setCurrentIndex(1)

    def _show_figures(self, dry: DryRun) -> None:
        self.figures.clear()
        texts, counts = self.desk.texts, dry.counts

        def figure(count: int, label: str, icon: str = "", tint: str = "text") -> None:
            self.figures.add(BigFigure(self.desk, wording.number(texts, count), label, icon=icon, tint=tint))

        for form, count in import_review.new_records(dry):
            figure(count, texts(N_("new: {form}"), form=texts(form.form.title)))
        rejected = counts["rejected_rows"]
        figure(rejected, texts(N_("rows rejected")), "stop" if rejected else "", "danger")
        if counts["lookalikes_kept"]:
            figure(counts["lookalikes_kept"], texts(N_("look alike, kept apart")), "note", "info")
        if counts["total_rows_skipped"]:
            figure(counts["total_rows_skipped"], texts(N_("total rows left out")))
        figure(counts["rows"], texts(N_("rows in the file")))

    def _say(self, trial: Trial, dry: DryRun) -> None:
        emptied(self.said)
        texts, counts = self.desk.texts, dry.counts
        for question in dry.questions:
            sentence = texts(
                N_("The dates in “{heading}” read two ways. Say which is meant before importing."),
                heading=question.heading,
            )
            self._settle(sentence)
        if trial.open_fields and not dry.staged.accepted:
            labels = ", ".join(trial.targets[to].label for to in trial.open_fields)
            sentence = texts(
                N_("No row has a value for: {fields}. Send a column there, or fix one value."), fields=labels
            )
            self._settle(sentence)
        if counts["lookalikes_kept"]:
            self.said.addWidget(
                told(
                    self.desk,
                    "note",
                    "info",
                    texts(
                        N_(
                            "Rows without an identifier that look exactly alike are separate records until a person"
                            " says otherwise. None is merged or dropped."
                        )
                    ),
                )
            )
        if dry.guessed_codes:
            self.said.addWidget(
                told(
                    self.desk,
                    "note",
                    "info",
                    texts.count(
                        N_("{number} place code was matched after putting back zeros that a spreadsheet dropped."),
                        N_("{number} place codes were matched after putting back zeros that a spreadsheet dropped."),
                        dry.guessed_codes,
                    ),
                )
            )

    def _settle(self, sentence: str) -> None:
        line = told(self.desk, "stop", "danger", sentence)
        back = button(self.desk.texts(N_("Settle it")), self.settle_wanted.emit, look="link", keys="Esc")
        line.layout().addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self.said.addWidget(line)

    def _fill_kinds(self, dry: DryRun) -> None:
        self.kinds.clear()
        texts = self.desk.texts
        self.kinds.addItem(texts(N_("All kinds of problems")), None)
        for kind in import_review.problem_kinds(dry):
            problem = dry.problems[kind.example].problem
            icon, tint = LOOKS[problem.severity]
            said = f"{wording.number(texts, kind.rows)} × {wording.sentence(texts, problem)}"
            self.kinds.addItem(self.desk.icons(icon, tint), said if kind.rows == 1 else _general(said), kind.key)

    # ---- filtering

    def _filter(self) -> None:
        if self.dry is None:
            return
        weights = {s for s, made in self.weights.items() if made.isChecked()}
        kind, wanted = self.kinds.currentData(), fold(self.find.text())
        texts, found = self.desk.texts, self.dry.problems
        places = [
            place
            for place, p in enumerate(found)
            if p.problem.severity in weights
            and (
                kind is None
                or tuple(kind) == (p.problem.rule, f"{p.problem.form}.{p.problem.field}", p.problem.message)
            )
            and (not wanted or wanted in fold(f"{p.row} {p.heading} {p.value} {wording.sentence(texts, p.problem)}"))
        ]
        places.sort(key=lambda place: ORDER[found[place].problem.severity])  # what rejects rows first, in row order
        self.table.model_.show(self.dry.incoming.table.sheet.name, found, places)
        if places:
            self.table.selectRow(0)
        self._tell_whole()

    def _tell_whole(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < self.table.model_.rowCount():
            self.whole.setText("")
            return
        found = self.table.model_.at(row)
        texts, sheet = self.desk.texts, self.table.model_.sheet
        place = texts(N_("Sheet “{sheet}”, row {row}"), sheet=sheet, row=found.row)
        if found.column:
            place = texts(
                N_("Sheet “{sheet}”, row {row}, column {column}"), sheet=sheet, row=found.row, column=found.column
            )
        self.whole.setText(f"{place}. {wording.sentence(texts, found.problem)}")

    def _copy(self) -> None:
        self.desk.say.good(
            self.desk.texts.count(N_("{number} problem copied."), N_("{number} problems copied."), self.table.copy())
        )


def _general(sentence: str) -> str:
    """An example's sentence for many: what stands in quotes differs from row to row."""
    head, quote, rest = sentence.partition("“")
    return f"{head}“…”{rest.partition('”')[2]}" if quote else sentence
