"""What every verb of the program is handed: the store, who acts, the clock, and the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from mac_desktop.store.engine import Store
from mac_desktop.texts import Texts


@dataclass(frozen=True, slots=True)
class Context:
    """An open store and the person who works in it."""

    store: Store
    user: str
    now: Callable[[], dt.datetime]
    texts: Texts

    @property
    def today(self) -> dt.date:
        """The day that "later than today" is judged by, in local time."""
        return self.now().astimezone().date()
