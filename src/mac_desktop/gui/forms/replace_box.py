"""Splitting an area, or merging several: one box in which all of it is decided before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.domain.problems import UserError
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.build_entry import build_entry
from mac_desktop.gui.forms.entries import Entry
from mac_desktop.gui.forms.goes_where import GoesWhere
from mac_desktop.gui.forms.new_areas import NewAreas
from mac_desktop.gui.steps import undoable
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, hint, words
from mac_desktop.services import succession, wording
from mac_desktop.services.splitting import MOST_PARTS, NewArea, Replaced, merge_areas, split_area
from mac_desktop.services.succession import Prospect
from mac_desktop.texts import N_

REPLACEABLE = frozenset({succession.FORM})
"""The forms whose records can be split and merged."""
_WIDTH, _TABLE_HEIGHT = 820, 170


class ReplaceBox(QDialog):
    """`done_as` is what came of it after it was accepted, else None. What stops it is told in the box, which stays."""

    def __init__(self, parent: QWidget, desk: Desk, areas: Sequence[str]) -> None:
        super().__init__(parent)
        self.desk, self.form = desk, desk.data.form(succession.FORM)
        self.done_as: Replaced | None = None
        self.merges = len(areas) > 1
        self.prospect: Prospect = (
            succession.to_merge(desk.data, areas)
            if self.merges
            else succession.to_split(desk.data, areas[0], MOST_PARTS)
        )
        self._ids = [area.id for area in self.prospect.areas]
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        self._head(column)
        self.new = NewAreas(desk, self.form, self.prospect)
        self.new.edited.connect(self._look)
        column.addWidget(self.new)
        self._number(column)
        self.goes = GoesWhere(desk, self.prospect.attached)
        self.goes.setFixedHeight(_TABLE_HEIGHT)
        self.goes.setVisible(bool(self.prospect.attached))
        column.addWidget(self.goes)
        self.problems = words(look="danger", wrap=True)
        self.problems.hide()
        column.addWidget(self.problems)
        column.addStretch(1)
        self._foot(column)
        for place in range(1 if self.merges else 2):
            self._add(place)
        self.day.setFocus()

    def _head(self, column: QVBoxLayout) -> None:
        texts = self.desk.texts
        names = ", ".join(str(area.values.get("local_id") or area.number) for area in self.prospect.areas)
        title = texts(N_("Merge {areas}") if self.merges else N_("Split {areas}"), areas=names)
        self.setWindowTitle(title)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        told = N_("The new areas take their place from a day on, in one step that can be taken back.")
        column.addWidget(hint(texts(told)))
        self.day = build_entry(self.desk, self.form.fields["status_date"])
        self.reason, self.resurvey = Entry(texts), Entry(texts)
        asked = QFormLayout()
        asked.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for label, entry in ((N_("From which day"), self.day), (N_("Why"), self.reason)):
            entry.setAccessibleName(texts(label))
            asked.addRow(words(texts(label)), entry)
        column.addLayout(asked)

    def _number(self, column: QVBoxLayout) -> None:
        """How many there are, how large together, and why that differs from what is left."""
        texts = self.desk.texts
        line = QHBoxLayout()
        self.more = button(texts(N_("Add a part")), self._one_more, look="link")
        self.less = button(texts(N_("Take the last part away")), self._one_less, look="link")
        for one in (self.more, self.less):
            one.setVisible(not self.merges)
            line.addWidget(one)
        line.addStretch(1)
        self.sums = words()
        line.addWidget(self.sums)
        column.addLayout(line)
        name = texts(N_("Which survey found another size"))
        self.resurvey.setAccessibleName(name)
        self.resurvey.setPlaceholderText(name)
        self.resurvey.hide()
        column.addWidget(self.resurvey)

    def _foot(self, column: QVBoxLayout) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(self.desk.texts(N_("Cancel")), self.reject))
        verb = self.desk.texts(N_("Merge") if self.merges else N_("Split"))
        self.take = button(verb, self._do, look="primary")
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _one_more(self) -> None:
        if len(self.new.lines) < MOST_PARTS:
            self._add(len(self.new.lines))
            self.new.lines[-1]["local_id"].setFocus()

    def _one_less(self) -> None:
        if len(self.new.lines) > 1:
            self.new.take_last()
            self._show()

    def _add(self, place: int) -> None:
        self.new.add(self.prospect.proposed[place])
        self._show()

    def _show(self) -> None:
        self.less.setEnabled(len(self.new.lines) > 1)
        self.goes.show_areas([str(place) for place in range(1, len(self.new.lines) + 1)])
        self._look()

    def _look(self) -> None:
        """Say how large the new areas are beside what is left, and ask why where that differs."""
        texts, left, now = self.desk.texts, self.prospect.left_m2, self.new.sum
        shown = [texts(N_("not known")) if one is None else f"{wording.number(texts, one)} m²" for one in (left, now)]
        self.sums.setText(texts(N_("Left: {left}   New areas: {sum}"), left=shown[0], sum=shown[1]))
        differs = now is not None and now != (left or 0)
        self.resurvey.setVisible(differs and all(one is not None for one in self.new.sizes()))

    def _do(self) -> None:
        data, ids = self.desk.data, self._ids
        new = [NewArea(values, self.goes.takes(place)) for place, values in enumerate(self.new.values())]
        told = {"day": str(self.day.raw()), "reason": str(self.reason.raw())}
        told["resurvey"] = str(self.resurvey.raw()) if not self.resurvey.isHidden() else ""
        self.take.setEnabled(False)

        def work() -> Replaced:
            return merge_areas(data, ids, new[0], **told) if self.merges else split_area(data, ids[0], new, **told)

        self.desk.jobs.start(self.take.text(), work, done=self._done, failed=self._failed)

    def _done(self, done: Replaced) -> None:
        self.take.setEnabled(True)
        if done.step_id is None:
            self._tell("\n".join(f"{name}: {wording.sentence(self.desk.texts, p)}" for name, p in done.problems))
            return
        self.done_as = done
        self.accept()

    def _failed(self, error: UserError) -> None:
        self.take.setEnabled(True)
        self._tell(wording.apology(self.desk.texts, error))

    def _tell(self, sentence: str) -> None:
        self.problems.setText(sentence)
        self.problems.show()


def replace_areas(parent: QWidget, desk: Desk, areas: Sequence[str]) -> Replaced | None:
    """Let a person split an area, or merge several, and say what came of it; None when they did not."""
    box = ReplaceBox(parent, desk, areas)
    done = box.done_as if box.exec() else None
    if done is not None:
        old, new = ", ".join(area.number for area in box.prospect.areas), ", ".join(number for _, number in done.areas)
        told = desk.texts(N_("{old} is replaced by {new}."), old=old, new=new)
        desk.say.good(told, undoable(desk, done.step_id))
        desk.changed()
    return done
