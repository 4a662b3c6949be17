"""Merging one code of a list into another: which, and what will move, seen before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.domain.codes import Code, CodeList
from mac_desktop.domain.problems import WrongUse
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.choice_entries import ChoiceEntry
from mac_desktop.gui.forms.code_choices import code_choices
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, hint, words
from mac_desktop.services import code_lists, wording
from mac_desktop.services.code_lists import Merge
from mac_desktop.texts import N_


class MergeBox(QDialog):
    """`chosen` is the code that takes the place of `old` after it was accepted, else ""."""

    def __init__(self, parent: QWidget, desk: Desk, codes: CodeList, old: Code) -> None:
        super().__init__(parent)
        self.desk, self.codes, self.old = desk, codes, old
        self.chosen = ""
        texts = desk.texts
        title = texts(N_("Merge “{code}” into another code"), code=old.label_for(texts.language))
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        column.addWidget(
            hint(
                texts(
                    N_(
                        "Every record that has it gets the other code, in one step that can be taken back. Files that"
                        " still have the old code are read as the new one."
                    )
                )
            )
        )
        find, settle, called = code_choices(codes, texts.language, desk.data.today)
        name = texts(N_("Code that takes its place"))
        self.into = ChoiceEntry(texts, desk.theme, name, find, settle, called, desk.icons("down", "muted"))
        self.into.setAccessibleName(name)
        self.into.setPlaceholderText(name)
        self.into.edited.connect(self._look)
        self.into.left.connect(self._look)
        column.addWidget(self.into)
        self.says = words(wrap=True)
        column.addWidget(self.says)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(texts(N_("Cancel")), self.reject))
        self.take = button(texts(N_("Merge")), self._accept, look="primary")
        self.take.setEnabled(False)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _look(self) -> None:
        """Say what would move."""
        into, texts = self.into.value, self.desk.texts
        self.take.setEnabled(False)
        if into is None:
            self.says.setText("")
            return
        try:
            planned = code_lists.preview_merge(self.desk.data, self.codes.key, self.old.code, str(into))
        except WrongUse as error:
            self.says.setText(wording.apology(texts, error))
            return
        self.says.setText(_moves(self.desk, planned))
        self.take.setEnabled(True)

    def _accept(self) -> None:
        self.chosen = str(self.into.value)
        self.accept()


def _moves(desk: Desk, planned: Merge) -> str:
    texts = desk.texts
    if not planned.moved:
        return texts(N_("No record has this code; only the list changes."))
    lines = [
        f"{wording.number(texts, use.records)} × {texts(use.form.form.title)}: {texts(use.field.label)}"
        for use in planned.moved
    ]
    return "\n".join(lines)
