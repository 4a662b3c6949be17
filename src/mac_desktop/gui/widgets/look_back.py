"""The button that asks for a past moment, on every page that can be set to one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from mac_desktop.gui.context import Desk
from mac_desktop.gui.widgets.parts import tool
from mac_desktop.texts import N_


def look_back_button(desk: Desk, ask: Callable[[], object]) -> QToolButton:
    """A button with words; `ask` asks for the moment."""
    name, words = desk.texts(N_("Look back to a past moment")), desk.texts(N_("Look back"))
    return tool(desk.icons("history", "muted"), name, ask, keys="Ctrl+T", text=words)
