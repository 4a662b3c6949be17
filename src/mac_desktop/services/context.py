"""What every verb of the program is handed: the store, who acts, the clock, and the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from mac_desktop.store.engine import Store
from mac_desktop.texts import Texts


@dataclass(frozen=True, slots=True)
class Context:
    """An open store and the person who works in it; `moment` where the store is looked at as it stood then."""

    store: Store
    user: str
    now: Callable[[], dt.datetime]
    texts: Texts
    moment: dt.datetime | None = None

    @property
    def today(self) -> dt.date:
        """The day that "later than today" is judged by, in local time: in the past that of the moment."""
        return (self.moment or self.now()).astimezone().date()
