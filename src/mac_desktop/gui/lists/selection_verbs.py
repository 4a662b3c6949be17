"""What can be done with all chosen records of a list at once; what would be held back is told before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.say import Choice
from mac_desktop.gui.steps import last_step, undoable
from mac_desktop.services import records, wording
from mac_desktop.services.records import Moved
from mac_desktop.texts import N_

NAMED = 6
_MOVES: dict[State, tuple[str, str, str, str]] = {
    State.SUBMITTED: (N_("Submit"), "submitted", N_("Submit {number}"), N_("Submitted: {number}.")),
    State.VERIFIED: (N_("Verify"), "verified", N_("Verify {number}"), N_("Verified: {number}.")),
    State.APPROVED: (N_("Approve"), "approved", N_("Approve {number}"), N_("Approved: {number}.")),
    State.RETURNED: (N_("Return with a note"), "returned", N_("Return {number}"), N_("Returned: {number}.")),
    State.REJECTED: (N_("Reject for good"), "rejected", N_("Reject {number}"), N_("Rejected: {number}.")),
}
_ASKED_WHY = {State.RETURNED: N_("What is to be corrected"), State.REJECTED: N_("Why they are rejected")}


class SelectionVerbs:
    """`chosen` gives the ids of the records that are chosen now. `merge_them` merges records, where they can be."""

    def __init__(self, desk: Desk, form: BoundForm, chosen: Callable[[], Sequence[str]]) -> None:
        self.desk, self.form, self._chosen = desk, form, chosen
        self.merge_them: Callable[[Sequence[str]], object] | None = None
        self.title = desk.texts(N_("Do something with the selected records"))

    def offer(self, parent: QWidget, at: QPoint) -> None:
        """Open the menu at a point of the screen."""
        if not self._chosen():
            return
        menu = QMenu(parent)
        menu.setAccessibleName(self.title)
        icons, texts = self.desk.icons, self.desk.texts
        for state, (verb, icon, _, _) in _MOVES.items():
            menu.addAction(icons(icon, "muted"), texts(verb)).triggered.connect(lambda _=False, s=state: self.move(s))
        menu.addSeparator()
        if self.merge_them is not None and len(self._chosen()) > 1:
            merge = menu.addAction(icons("area", "muted"), texts(N_("Merge into one")))
            merge.triggered.connect(lambda _=False: self.merge())
        delete = menu.addAction(icons("deleted", "muted"), texts(N_("Delete with a reason")))
        delete.triggered.connect(lambda _=False: self.delete())
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _number(self, count: int) -> str:
        return wording.number(self.desk.texts, count)

    # ---- states

    def move(self, state: State) -> None:
        """Look first at what would be held back, then ask, then move the rest in one step."""
        ids, desk = list(self._chosen()), self.desk
        if ids:
            desk.jobs.start(
                desk.texts(N_("Look at the selected records")),
                lambda: records.preview_state(desk.data, self.form.key, ids, state),
                done=lambda preview: self._ask(ids, state, preview),
            )

    def _ask(self, ids: Sequence[str], state: State, preview: Moved) -> None:
        texts, say = self.desk.texts, self.desk.say
        verb = texts(_MOVES[state][2], number=self._number(preview.moved))
        title = f"{verb}?"
        told = self._told(len(ids), preview)
        if not preview.moved:
            title = texts(N_("None of the {number} selected records can be moved"), number=self._number(len(ids)))
            say.ask(title, told, (Choice(texts(N_("Close")), "primary"),))
        elif state in _ASKED_WHY:
            look = "danger" if state is State.REJECTED else "primary"
            note = say.ask_text(title, told, texts(_ASKED_WHY[state]), Choice(verb, look))
            if note is not None:
                self._do(ids, state, note)
        elif say.ask(title, told, (Choice(texts(N_("Leave them"))), Choice(verb, "primary"))) == 1:
            self._do(ids, state, "")

    def _told(self, count: int, preview: Moved) -> str:
        """What will happen, and the first of those that stay as they are with their reasons."""
        texts = self.desk.texts
        if not preview.held:
            return texts(N_("Nothing stands against it. It is one step and can be taken back."))
        lines = [texts(N_("{held} of {number} stay as they are:"), held=len(preview.held), number=count)]
        for number, problems in preview.held[:NAMED]:
            lines.append(f"{number}: {wording.sentence(texts, problems[0])}")
        if len(preview.held) > NAMED:
            lines.append(texts(N_("and {count} more"), count=len(preview.held) - NAMED))
        return "\n".join(lines)

    def _do(self, ids: Sequence[str], state: State, note: str) -> None:
        desk = self.desk

        def work() -> tuple[Moved, int | None]:
            return records.set_state(desk.data, self.form.key, ids, state, note), last_step(desk)

        def done(outcome: tuple[Moved, int | None]) -> None:
            sentence = desk.texts(_MOVES[state][3], number=self._number(outcome[0].moved))
            self._after(sentence, outcome[1])
            if outcome[0].told:
                desk.say.sorry(
                    " ".join(wording.sentence(desk.texts, problem) for _, problem in outcome[0].told[:NAMED])
                )

        desk.jobs.start(desk.texts(_MOVES[state][0]), work, done=done)

    def merge(self) -> None:
        """Let one record take the place of those that are chosen, once it is decided what it is."""
        if self.merge_them is not None:
            self.merge_them(list(self._chosen()))

    # ---- deleting

    def delete(self) -> None:
        """Mark all as deleted, with one reason."""
        ids, desk = list(self._chosen()), self.desk
        if not ids:
            return
        count = self._number(len(ids))
        reason = desk.say.ask_text(
            desk.texts(N_("Delete {number}"), number=count),
            desk.texts(N_("The records stay in the history and can be restored.")),
            desk.texts(N_("Why they are deleted")),
            Choice(desk.texts(N_("Delete")), "danger"),
        )
        if not reason:
            return

        def work() -> int | None:
            records.delete_all(desk.data, self.form.key, ids, reason)
            return last_step(desk)

        def done(step: Any) -> None:
            self._after(desk.texts(N_("Deleted: {number}."), number=count), step)

        desk.jobs.start(desk.texts(N_("Delete")), work, done=done)

    def _after(self, sentence: str, step: int | None) -> None:
        self.desk.changed(self.form.key)
        self.desk.say.good(sentence, undoable(self.desk, step))
