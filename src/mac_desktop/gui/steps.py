"""Saying what was done, with Undo that takes back exactly that step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mac_desktop.gui.context import Desk
from mac_desktop.services import history
from mac_desktop.services.history import UndoOutcome
from mac_desktop.texts import N_


def last_step(desk: Desk) -> int | None:
    """The step that was written last. Asked on the worker, right after the writing."""
    steps = history.steps(desk.data, 1)
    return steps[0].id if steps else None


def take_back(desk: Desk, step_id: int, then: Callable[[Any], None] | None = None) -> None:
    """Undo a step in the background, and say what came of it."""

    def done(outcome: Any) -> None:
        desk.changed()
        desk.say.good(outcome_sentence(desk, outcome))
        if then is not None:
            then(outcome)

    desk.jobs.start(desk.texts(N_("Take back")), lambda: history.undo(desk.data, step_id), done=done)


def outcome_sentence(desk: Desk, outcome: UndoOutcome) -> str:
    """What an undo did, in one sentence."""
    kept = len(outcome.kept) + len(outcome.could_not)
    if outcome.moved and not kept:
        return desk.texts(
            N_("{reversed} put back as they were, {moved} of them verified or approved since."),
            reversed=outcome.reversed,
            moved=outcome.moved,
        )
    if not kept:
        return desk.texts.count(
            N_("{number} record put back as it was."), N_("{number} records put back as they were."), outcome.reversed
        )
    return desk.texts(
        N_("{reversed} put back as they were, {kept} kept because they were edited since."),
        reversed=outcome.reversed,
        kept=kept,
    )


def undoable(desk: Desk, step_id: int | None) -> Callable[[], None] | None:
    """The Undo of a message about a step."""
    return None if step_id is None else lambda: take_back(desk, step_id)
