"""Step 4: what was stored, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.line_parts import BigFigure, emptied, told
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button, hint, picture, words
from mac_desktop.services import history, lists, wording
from mac_desktop.services.lists import Filter, ListRequest
from mac_desktop.texts import N_

KEPT_SHOWN = 12


class DoneStep(QWidget):
    """`undo_wanted` takes the import back, `next_wanted` begins another."""

    undo_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 24, 0, 0)
        self._column.setSpacing(16)
        self.first = None

    def show_stored(self, trial: Trial) -> None:
        """What was stored."""
        texts, imported = self.desk.texts, trial.imported
        assert imported is not None
        emptied(self._column)
        self._title("check", "ok", texts(N_("“{name}” was imported."), name=trial.incoming.workbook.name))
        figures = Flow()
        for key, ids in reversed(imported.ids.items()):
            if ids:
                label = texts(N_("new: {form}"), form=texts(form_named(key).title))
                figures.add(BigFigure(self.desk, wording.number(texts, len(ids)), label))
        rejected = imported.counts["rejected_rows"]
        if rejected:
            figures.add(
                BigFigure(
                    self.desk, wording.number(texts, rejected), texts(N_("rows rejected")), icon="stop", tint="danger"
                )
            )
        self._column.addWidget(figures)
        row = Flow()
        for place, (key, ids) in enumerate(reversed(imported.ids.items())):
            if ids:
                title = texts(N_("Show in {form}"), form=texts(form_named(key).title))
                made = button(title, lambda k=key, i=ids: self._show(k, list(i)), look="" if place else "primary")
                self.first = made if not place else self.first
                row.add(made)
        self.undo = button(
            texts(N_("Take the import back")), self.undo_wanted.emit, icon=self.desk.icons("undo", "text")
        )
        row.add(self.undo)
        row.add(button(texts(N_("Import another file")), self.next_wanted.emit))
        self._column.addWidget(row)
        self._column.addWidget(
            hint(
                texts(
                    N_(
                        "It is step {step} of the history. It can be taken back there at any time: what nobody edited"
                        " since goes, what somebody edited stays and is listed."
                    ),
                    step=imported.step_id,
                )
            )
        )
        self._column.addStretch(1)

    def show_undone(self, outcome: history.UndoOutcome) -> None:
        """What came of taking it back."""
        texts = self.desk.texts
        emptied(self._column)
        self._title("undo", "ok", texts(N_("The import was taken back.")))
        gone = wording.number(texts, outcome.reversed)
        self._column.addWidget(
            words(
                texts(
                    N_(
                        "{count} records are gone again. The store is as it was before, and the history shows both"
                        " steps."
                    ),
                    count=gone,
                )
                if not (outcome.kept or outcome.could_not)
                else texts(N_("{count} records are gone again."), count=gone)
            )
        )
        kept = history.names_of(self.desk.data, [*outcome.kept, *outcome.could_not][:KEPT_SHOWN])
        total = len(outcome.kept) + len(outcome.could_not)
        if total:
            self._column.addWidget(
                words(texts.count(N_("{number} record stayed:"), N_("{number} records stayed:"), total), bold=True)
            )
        for name, why in kept:
            self._column.addWidget(told(self.desk, "note", "info", f"{name}. {texts(why)}"))
        if total > KEPT_SHOWN:
            self._column.addWidget(
                hint(texts(N_("… and {count} more; the history lists them."), count=total - KEPT_SHOWN))
            )
        row = QHBoxLayout()
        self.first = button(texts(N_("Import another file")), self.next_wanted.emit, look="primary")
        row.addWidget(self.first)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self, icon: str, tint: str, sentence: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(picture(self.desk.icons(icon, tint), 24))
        line.addWidget(words(sentence, points=TITLE_POINTS, bold=True), 1)
        self._column.addLayout(line)

    def _show(self, form_key: str, ids: list[str]) -> None:
        request = ListRequest(form_key, lists.default_columns(form_key), (Filter("id", "ids", ids),))
        self.desk.go(form_key, request=request)
