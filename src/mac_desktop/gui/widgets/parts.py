"""Small parts that every page is put together from, each with its accessible name."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from mac_desktop.gui.theme import BASE_POINTS, HINT_POINTS, type_face

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ENTER_PASSES = "enter_passes"
"""The property of what Enter passes over on its way to the next field; Tab stops there."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Pressed(QPushButton):
    """Enter presses it, as the space bar does: whoever fills a form with Enter comes to buttons with Enter too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() in _PLAIN:
            self.click()
        else:
            super().keyPressEvent(event)


class _PressedTool(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() in _PLAIN:
            self.click()
        else:
            super().keyPressEvent(event)


class Elided(QLabel):
    """One line that ends in … where there is no room; the whole of it is in its tip."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setMinimumWidth(60)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Show this text, as much of it as there is room for."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


# A fingerprint of 64 letters and digits has no place to break a line at.
_LONG_CODE = re.compile(r"\b[0-9a-f]{32,}\b")


def words(
    text: str = "", *, points: float = BASE_POINTS, bold: bool = False, look: str = "", wrap: bool = False
) -> QLabel:
    """A label of plain text; `look` is muted, danger, warn, note or ok. Where it wraps, it wraps long codes too."""
    made = QLabel(_LONG_CODE.sub(lambda code: "\u200b".join(code[0]), text) if wrap else text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(type_face(points, bold=bold))
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


def hint(text: str = "", *, wrap: bool = True) -> QLabel:
    """Small muted words."""
    return words(text, points=HINT_POINTS, look="muted", wrap=wrap)


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    look: str = "",
    icon: QIcon | None = None,
    keys: str = "",
    name: str = "",
) -> QPushButton:
    """A button with words; its tip names its key."""
    made = Pressed(text)
    made.setAutoDefault(False)
    made.setProperty("look", look)
    made.setAccessibleName(name or text)
    made.setCursor(Qt.CursorShape.PointingHandCursor if look == "link" else Qt.CursorShape.ArrowCursor)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(16, 16))
    if keys:
        made.setToolTip(f"{name or text} ({keys})")
    if on_click is not None:
        made.clicked.connect(lambda _=False: on_click())
    return made


def tool(
    icon: QIcon,
    name: str,
    on_click: Callable[[], object] | None = None,
    *,
    keys: str = "",
    text: str = "",
    size: int = 18,
) -> QToolButton:
    """A button with an icon (and words when `text` is given), named for screen readers and in its tip."""
    made = _PressedTool()
    made.setIcon(icon)
    made.setIconSize(QSize(size, size))
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({keys})" if keys else name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if text:
        made.setText(text)
        made.setProperty("look", "labelled")
        made.setFixedHeight(30)
        made.setIconSize(QSize(16, 16))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if on_click is not None:
        made.clicked.connect(lambda _=False: on_click())
    return made


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("look", "line")
    made.setFixedHeight(1)
    return made


def picture(icon: QIcon, size: int = 16) -> QLabel:
    """An icon that only accompanies words; screen readers pass over it."""
    return _Picture(icon, size)


class _Picture(QLabel):
    """Paints its icon anew each time, so that it follows the scheme."""

    def __init__(self, icon: QIcon, size: int) -> None:
        super().__init__()
        self._icon, self._size = icon, size
        self.setFixedSize(size, size)

    def set_icon(self, icon: QIcon) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


def spacer() -> QWidget:
    """Takes what room is left."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
