"""What every page of the window is handed: data, words, looks, work, messages, memory, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mac_desktop.gui.jobs import Jobs
from mac_desktop.gui.say import Say
from mac_desktop.gui.settings import Settings
from mac_desktop.gui.theme import Icons, Theme
from mac_desktop.texts import Texts

if TYPE_CHECKING:  # importing the services loads the data layer, which must wait until the window is painted
    from mac_desktop.services.context import Context


class News(QObject):
    """Tells pages that records changed. `changed` carries the form keys (empty: any) and who caused it."""

    changed = Signal(object, object)


def _nowhere(*_: object, **__: object) -> None:
    """Before there is a window."""


@dataclass
class Desk:
    """The surroundings of a page. `data` is the open store's context; `go` opens a page by key with arguments."""

    data: Context
    texts: Texts
    theme: Theme
    icons: Icons
    jobs: Jobs
    say: Say
    settings: Settings
    news: News = field(default_factory=News)
    go: Callable[..., None] = _nowhere

    @property
    def is_past(self) -> bool:
        """Whether the data are those of a past moment, in which nothing can be changed."""
        return self.data.moment is not None

    def changed(self, *form_keys: str, by: object = None) -> None:
        """Tell every page that records of these forms changed (none named: anything may have)."""
        self.news.changed.emit(frozenset(form_keys), by)
