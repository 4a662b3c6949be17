"""The widgets of a form's fields. They show values, return raw values, say that they were edited, and judge nothing.

Every entry answers the same few calls: `raw()` and `set_raw(value)`, `set_gap(gap)`, `gap`, `carried`, `set_closed`,
and the signals `edited` and `left`. Enter goes to the next field; a gap is replaced by the first letter typed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from mac_desktop.domain.gaps import LABELS, Gap
from mac_desktop.gui.widgets.parts import ENTER, ENTER_PASSES, restyle
from mac_desktop.texts import Texts

_ORDER: tuple[Gap | None, ...] = (Gap.UNKNOWN, Gap.NOT_APPLICABLE, Gap.NONE, None)
_GAP_TEXTS = {gap.value: gap for gap in Gap}


def as_gap(value: object) -> Gap | None:
    """The gap that a raw value is; a kept draft holds it as its text."""
    return value if isinstance(value, Gap) else _GAP_TEXTS.get(value) if isinstance(value, str) else None


def go_on(widget: QWidget) -> None:
    """To the next field, as Tab does, but over what offers more questions."""
    widget.focusNextPrevChild(True)
    now = QApplication.focusWidget()
    if now is not None and now.property(ENTER_PASSES):
        now.focusNextPrevChild(True)


class Entry(QLineEdit):
    """One line. What is shown for a gap is not text: typing replaces it."""

    edited = Signal()
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.gap: Gap | None = None
        self.setFixedHeight(30)
        self.textEdited.connect(self._typed)

    def raw(self) -> object:
        """What the field holds now: a gap, or the text as typed."""
        return self.gap or self.text()

    def set_raw(self, value: object) -> None:
        """Show a value without counting it as an edit."""
        gap = as_gap(value)
        if gap is not None:
            self._show_gap(gap)
            return
        self._clear_gap()
        self.setText("" if value is None else self.shown(value))
        self.setCursorPosition(0)

    def shown(self, value: object) -> str:
        """The text to edit for a stored value."""
        return str(value)

    def set_gap(self, gap: Gap | None) -> None:
        """Answer without a value, or take that answer back."""
        if gap is None:
            self._clear_gap()
            self.clear()
        else:
            self._show_gap(gap)
        self.edited.emit()

    def cycle_gap(self) -> None:
        """Unknown, not applicable, none, empty, and again."""
        place = _ORDER.index(self.gap) if self.gap in _ORDER[:-1] else -1
        self.set_gap(_ORDER[place + 1])

    def set_carried(self, carried: bool) -> None:
        """Whether the value came from the record before."""
        restyle(self, "carried", carried)

    def set_closed(self, closed: bool) -> None:
        """Whether the value can be read and copied, but not changed."""
        self.setReadOnly(closed)

    def _show_gap(self, gap: Gap) -> None:
        self.gap = gap
        self.setText(self.texts(LABELS[gap]))
        restyle(self, "gap", True)

    def _clear_gap(self) -> None:
        self.gap = None
        restyle(self, "gap", False)

    def _typed(self, text: str) -> None:
        restyle(self, "carried", False)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTER and plain:
            go_on(self)
            return
        if (
            self.gap is not None
            and not self.isReadOnly()
            and ((event.text().isprintable() and event.text()) or event.key() == Qt.Key.Key_Backspace)
        ):
            self._clear_gap()
            self.clear()
            self.edited.emit()
        super().keyPressEvent(event)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.leaving()
            self.left.emit()

    def leaving(self) -> None:
        """The keyboard goes elsewhere."""


class Memo(QPlainTextEdit):
    """Text of any length; grows with it. Enter goes on, Shift+Enter makes a new line, Tab goes on."""

    edited = Signal()
    left = Signal()
    LEAST, MOST = 68, 220

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.gap: Gap | None = None
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.LEAST)
        self._setting = False
        self.textChanged.connect(self._typed)

    def raw(self) -> object:
        """What the field holds now: a gap, or the text as typed."""
        return self.gap or self.toPlainText()

    def set_raw(self, value: object) -> None:
        """Show a value without counting it as an edit."""
        self._setting = True
        self.gap = as_gap(value)
        restyle(self, "gap", self.gap is not None)
        self.setPlainText(self.texts(LABELS[self.gap]) if self.gap else "" if value is None else str(value))
        self._setting = False
        self._fit()

    def set_gap(self, gap: Gap | None) -> None:
        """Answer without a value, or take that answer back."""
        self.set_raw(gap)
        self.edited.emit()

    def cycle_gap(self) -> None:
        """Unknown, not applicable, none, empty, and again."""
        place = _ORDER.index(self.gap) if self.gap in _ORDER[:-1] else -1
        self.set_gap(_ORDER[place + 1])

    def set_carried(self, carried: bool) -> None:
        """Whether the value came from the record before."""
        restyle(self, "carried", carried)

    def set_closed(self, closed: bool) -> None:
        """Whether the value can be read and copied, but not changed."""
        self.setReadOnly(closed)

    def _typed(self) -> None:
        if not self._setting:
            restyle(self, "carried", False)
            self._fit()
            self.edited.emit()

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        self.setFixedHeight(max(self.LEAST, min(self.MOST, lines * self.fontMetrics().lineSpacing() + 20)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            go_on(self)
            return
        if (
            self.gap is not None
            and not self.isReadOnly()
            and ((event.text().isprintable() and event.text()) or event.key() == Qt.Key.Key_Backspace)
        ):
            self.set_raw(None)
        super().keyPressEvent(event)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class NumberEntry(Entry):
    """A number as typed; digits are shown plainly, grouping is for reading (the words beside the field)."""

    def shown(self, value: object) -> str:
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


class DateEntry(Entry):
    """A date as people write it, to the precision that is known: what is stored as 2024-03 stands there as 03/2024."""

    def shown(self, value: object) -> str:
        parts = str(value).split("-")
        known = len(parts) <= 3 and len(parts[0]) == 4 and all(p.isascii() and p.isdigit() for p in parts)
        return "/".join(reversed(parts)) if known else str(value)


class CoordinateEntry(Entry):
    """A latitude or longitude in any of the usual notations, kept as typed."""

    def shown(self, value: object) -> str:
        return f"{value:.6f}" if isinstance(value, float) else str(value)


class ShortcutEsc:
    """Mixed into entries with an open list: Esc closes the list first, and only then steps back."""

    def wants_esc(self) -> bool:
        """Whether Esc means something here."""
        return False

    def event(self, event) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self.wants_esc():
            event.accept()
            return True
        return super().event(event)  # type: ignore[misc]
