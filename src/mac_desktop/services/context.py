"""What every verb of the program is handed: the store, who acts, the clock, and the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.centre import CentreForms
from mac_desktop.services.own_forms import OwnForms
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
    _own: OwnForms = field(default_factory=OwnForms, init=False, repr=False, compare=False)

    @property
    def today(self) -> dt.date:
        """The day that "later than today" is judged by, in local time: in the past that of the moment."""
        return (self.moment or self.now()).astimezone().date()

    @property
    def forms(self) -> CentreForms:
        """Every form and code list as this centre has them now. A piece of work asks once and keeps what it got."""
        return self._own.of(self.store, self.today)

    def form(self, key: str) -> BoundForm:
        """One form as this centre has it now; WrongUse when there is none of that key."""
        return self.forms.form(key)
