"""Keeps what is being typed, at most two seconds after the key, so that a power cut costs next to nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import DRAFTS
from mac_desktop.services import drafts
from mac_desktop.texts import N_

PAUSE, AT_LATEST = 0.7, 1.8


@dataclass
class Slot:
    """The draft of the record that is in the form: which record, and the draft's id once there is one."""

    record_id: str | None = None
    draft_id: str | None = None


class DraftKeeper:
    """All writing is done in the drafts' lane, in the order in which it was asked for, so that a draft's id is only
    ever read and set there."""

    def __init__(
        self, desk: Desk, form_key: str, raw: Callable[[], dict[str, object]], kept: Callable[[], None]
    ) -> None:
        self._desk, self._form_key, self._raw, self._kept = desk, form_key, raw, kept
        self.slot = Slot()
        self._since: float | None = None
        self._timer = desk.jobs.later(PAUSE, self.flush)

    def begin(self, record_id: str | None, draft_id: str | None = None) -> None:
        """Another record is in the form now; what was typed before has been flushed or dropped."""
        self._timer.stop()
        self._since, self.slot = None, Slot(record_id, draft_id)

    def touched(self) -> None:
        """Something was typed."""
        now = time.monotonic()
        self._since = self._since or now
        left = max(0.0, min(PAUSE, AT_LATEST - (now - self._since)))
        self._timer.start(int(left * 1000))

    def flush(self) -> None:
        """Keep what stands in the form now."""
        self._timer.stop()
        if self._since is None:
            return
        self._since = None
        raw, slot = self._raw(), self.slot

        def work() -> None:
            slot.draft_id = drafts.keep(self._desk.data, self._form_key, slot.record_id, slot.draft_id, raw)

        self._desk.jobs.start(
            self._desk.texts(N_("Keep what is typed")), work, lane=DRAFTS, done=lambda _: self._kept()
        )

    def forget(self, slot: Slot) -> None:
        """Discard a draft, after its record was saved or on a person's word."""

        def work() -> None:
            if slot.draft_id is not None:
                drafts.discard(self._desk.data, slot.draft_id)
                slot.draft_id = None

        self._desk.jobs.start(self._desk.texts(N_("Discard the draft")), work, lane=DRAFTS)

    def drop(self) -> None:
        """Discard the draft on a person's word."""
        self._timer.stop()
        self._since = None
        self.forget(self.slot)
