"""What the window expects of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import PAGE_POINTS
from mac_desktop.gui.widgets.parts import words


class Page(QWidget):
    """One page of the stack. Built when first opened, then kept.

    `arrive` is called each time it is opened, with the arguments of `desk.go`; `commands` maps command keys
    (gui/commands.py) to what they do here; `back` answers Esc and returns whether there was anything to step back from;
    `may_leave` asks before unsaved work would be lost from sight.
    """

    title = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("surface")
        self.setAutoFillBackground(True)
        self.stale = True
        desk.news.changed.connect(self._heard)

    def arrive(self, **arguments: object) -> None:
        """The page was opened."""
        self.refresh_if_stale()

    def refresh(self) -> None:
        """Read again what is shown."""

    def refresh_if_stale(self) -> None:
        """Read again if records changed since the last time."""
        if self.stale:
            self.stale = False
            self.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What this page does for which command."""
        return {}

    def back(self) -> bool:
        """Step back inside the page."""
        return False

    def outdated(self) -> bool:
        """Whether what the page is made of has changed, so that it is built anew when it is next opened."""
        return False

    def may_leave(self) -> bool:
        """Whether the person may go elsewhere now."""
        return True

    def concerns(self, form_keys: frozenset[str]) -> bool:
        """Whether a change of these forms' records (empty: any) makes this page stale."""
        return True

    def _heard(self, form_keys: frozenset[str], by: object) -> None:
        if by is not self and self.concerns(form_keys):
            self.stale = True
            if self.isVisible():
                self.refresh_if_stale()

    def heading(self, title: str, *after: QWidget) -> tuple[QVBoxLayout, QHBoxLayout]:
        """A page's outer layout with its title line; `after` stand at the end of that line."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 20, 32, 0)
        outer.setSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words(title, points=PAGE_POINTS, bold=True))
        line.addStretch(1)
        for widget in after:
            line.addWidget(widget)
        outer.addLayout(line)
        return outer, line
