"""The status words of the treaty clock, each with a whole sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mac_desktop.texts import N_


class Word(StrEnum):
    """How a deadline stands."""

    MET = "met"
    MET_EARLY = "met_early"
    MET_LATE = "met_late"
    ON_TRACK = "on_track"
    DUE = "due"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    COMPLETED = "completed"
    NO_LONGER_BOUND = "no_longer_bound"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status word with its sentence: `text` is a marked text that `values` fill. `days` is how early, late or far."""

    word: Word
    text: str
    days: int = 0
    values: Mapping[str, object] = field(default_factory=dict)


def met(done: date, due: date) -> Standing:
    """Of a report sent on `done` that was due on `due`."""
    days = abs((due - done).days)
    values = {"date": done, "days": days}
    if done == due:
        return Standing(Word.MET, N_("Sent on {date}, on the last day."), 0, values)
    if done < due:
        text = N_("Sent on {date}, 1 day early.") if days == 1 else N_("Sent on {date}, {days} days early.")
        return Standing(Word.MET_EARLY, text, days, values)
    text = N_("Sent on {date}, 1 day late.") if days == 1 else N_("Sent on {date}, {days} days late.")
    return Standing(Word.MET_LATE, text, days, values)


def completed(done: date, due: date) -> Standing:
    """Of a duty of years that was completed on `done`."""
    late = max(0, (done - due).days)
    values = {"date": done, "days": late}
    if late == 0:
        return Standing(Word.COMPLETED, N_("Completed on {date}."), 0, values)
    text = N_("Completed on {date}, 1 day late.") if late == 1 else N_("Completed on {date}, {days} days late.")
    return Standing(Word.COMPLETED, text, late, values)


def waiting(due: date, today: date, bound_until: date | None, notice_days: int, *, extended: bool = False) -> Standing:
    """Of something not done today. `bound_until` is the day a withdrawal took or takes effect, if there is one."""
    if bound_until and bound_until <= due and bound_until <= today:
        text = N_("No longer bound since {date}.")
        return Standing(Word.NO_LONGER_BOUND, text, (today - bound_until).days, {"date": bound_until})
    days = (due - today).days
    values = {"date": due, "days": abs(days)}
    if days < 0:
        text = N_("Overdue by 1 day.") if days == -1 else N_("Overdue by {days} days.")
        return Standing(Word.OVERDUE, text, -days, values)
    if days <= notice_days:
        text = {0: N_("Due today."), 1: N_("Due in 1 day.")}.get(days, N_("Due in {days} days."))
        return Standing(Word.DUE, text, days, values)
    if extended:
        return Standing(Word.EXTENDED, N_("Extended to {date}."), days, values)
    return Standing(Word.ON_TRACK, N_("On track for {date}."), days, values)
