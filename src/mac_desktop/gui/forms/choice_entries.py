"""Entries that choose: one code, several codes, another record. Code or label may be typed; the list opens at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.gaps import Gap
from mac_desktop.gui.forms.code_choices import Find, code_choices
from mac_desktop.gui.forms.entries import ENTER, Entry, ShortcutEsc, as_gap
from mac_desktop.gui.theme import Theme
from mac_desktop.gui.widgets.choices import Choice, ChoicePopup
from mac_desktop.gui.widgets.flow import Flow
from mac_desktop.gui.widgets.parts import button
from mac_desktop.texts import N_, Texts

_ADDITION = object()


class ChoiceEntry(ShortcutEsc, Entry):
    """A line with a list of what fits. `find` gives the choices for a text; `settle` the choice that a text is."""

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        name: str,
        find: Find,
        settle: Callable[[str], Choice | None],
        called: Callable[[object], str],
        mark: QIcon,
        *,
        wait_ms: int = 0,
    ) -> None:
        super().__init__(texts)
        self._theme, self._name, self._find, self._settle, self._called = theme, name, find, settle, called
        self.value: object = None
        self._popup: ChoicePopup | None = None
        self._open_at_focus = True
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(wait_ms)
        self._wait.timeout.connect(lambda: self._offer(self.text()))
        opener = self.addAction(mark, QLineEdit.ActionPosition.TrailingPosition)
        opener.setText(name)
        opener.triggered.connect(lambda _=False: self._toggle())

    # ---- value

    def raw(self) -> object:
        return self.gap or (self.value if self.value is not None else self.text())

    def set_raw(self, value: object) -> None:
        gap = as_gap(value)
        self.value = None if gap is not None or value in (None, "") else value
        if gap is not None:
            super().set_raw(gap)
        else:
            super().set_raw(self._called(value) if self.value is not None else None)

    def set_closed(self, closed: bool) -> None:
        self.setEnabled(not closed)

    def set_gap(self, gap: Gap | None) -> None:
        self.value = None
        self.shut()
        super().set_gap(gap)

    def _typed(self, text: str) -> None:
        self.value = None
        super()._typed(text)
        self._wait.start()

    def _take(self, choice: Choice) -> None:
        self._clear_gap()
        self.value = choice.value
        self.setText(choice.label)
        self.setCursorPosition(0)
        self.shut()
        self.set_carried(False)
        self.edited.emit()

    # ---- the list

    @property
    def popup(self) -> ChoicePopup:
        """The list, made when first needed."""
        if self._popup is None:
            self._popup = ChoicePopup(self, self._theme, self._name)
            self._popup.chosen.connect(self._picked)
        return self._popup

    def _picked(self, choice: Choice) -> None:
        self._take(choice)

    def _offer(self, text: str) -> None:
        if not self.hasFocus():
            return
        choices = self._choices(text)
        if not choices and text.strip():
            self.popup.say_nothing_fits(self.texts(N_("Nothing fits “{text}”."), text=text.strip()))
            return
        at = next((i for i, c in enumerate(choices) if c.value == self.value), 0)
        self.popup.offer(choices, at)

    def _choices(self, text: str) -> list[Choice]:
        return list(self._find(text))

    def _toggle(self) -> None:
        self.setFocus()
        if self._popup is not None and self._popup.isVisible():
            self.shut()
        else:
            self._offer("" if self.value is not None else self.text())

    def shut(self) -> None:
        """Close the list."""
        self._wait.stop()
        if self._popup is not None:
            self._popup.hide()

    def wants_esc(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, listed = event.key(), self.wants_esc()
        if self._wait.isActive() and (key in ENTER or key == Qt.Key.Key_Tab):
            self._wait.stop()
            self._offer(self.text())
            listed = self.wants_esc()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(key)
        if step and listed:
            self.popup.walk(step)
        elif key == Qt.Key.Key_Down:
            self._offer("" if self.value is not None or self.gap else self.text())
        elif key == Qt.Key.Key_Escape and listed:
            self.shut()
        elif key in ENTER and listed and self._enter():
            pass
        else:
            super().keyPressEvent(event)

    def _enter(self) -> bool:
        """Take the current choice if something was typed or walked to; then go on."""
        choice = self.popup.current
        if choice is not None and (self.text() or self._popup_was_walked()):
            self._take(choice)
        return False

    def _popup_was_walked(self) -> bool:
        return self.popup.view.currentIndex().row() > 0

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        if (
            event.reason()
            in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason)
            and not self.isReadOnly()
            and self._open_at_focus
        ):
            QTimer.singleShot(0, self, self._open_if_empty)

    def _open_if_empty(self) -> None:
        if self.hasFocus() and self.value is None and self.gap is None and not self.text():
            self._offer("")

    def leaving(self) -> None:
        if self.wants_esc() and self.text() and self.value is None and self.gap is None:
            only = [c for c in self.popup.model.choices if c.value is not _ADDITION]
            if len(only) == 1:
                self._take(only[0])
        self.shut()
        if self.value is None and self.gap is None and self.text().strip():
            choice = self._settle(self.text())
            if choice is not None:
                self._take(choice)


class ReferenceEntry(ChoiceEntry):
    """Another record. Where it may be added from here, the list ends with that; choosing it asks for the new record."""

    addition_wanted = Signal(str)

    def __init__(self, *arguments, addition: str = "", **named) -> None:
        super().__init__(*arguments, **named)
        self._addition = addition

    def _choices(self, text: str) -> list[Choice]:
        found = super()._choices(text)
        if self._addition and text.strip():
            found.append(Choice(_ADDITION, self.texts(self._addition, text=text.strip())))
        return found

    def _take(self, choice: Choice) -> None:
        if choice.value is _ADDITION:
            self.shut()
            self.addition_wanted.emit(self.text().strip())
        else:
            super()._take(choice)

    def _enter(self) -> bool:
        adding = self.popup.current is not None and self.popup.current.value is _ADDITION
        super()._enter()
        return adding


class CodesEntry(QWidget):
    """Several codes: type to add, Enter adds and stays while something is typed; the chosen stand below as chips."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, texts: Texts, theme: Theme, name: str, codes: CodeList, today: date, mark: QIcon, close: QIcon
    ) -> None:
        super().__init__()
        self.texts, self._codes, self._close = texts, codes, close
        self._chosen: list[str] = []
        find, settle, called = code_choices(codes, texts.language, today)
        self._called = called
        self._expected = ""
        self.line = _AddingLine(self, texts, theme, name, find, settle, called, mark)
        self.line.setAccessibleName(name)
        self.chips = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.chips)
        self.chips.hide()
        self.setFocusProxy(self.line)
        self.line.edited.connect(self.edited)
        self.line.left.connect(self.left)

    @property
    def gap(self) -> Gap | None:
        """The answer without a value, if that is what was answered."""
        return self.line.gap

    @property
    def chosen(self) -> frozenset[object]:
        """The codes that are ticked."""
        return frozenset(self._chosen)

    def set_closed(self, closed: bool) -> None:
        """Whether the value can be read, but not changed."""
        self.setEnabled(not closed)

    def raw(self) -> object:
        """A gap, or the codes and whatever else was typed, parted by ";"."""
        rest = self.line.text().strip() if self.line.gap is None else ""
        return self.line.gap or ";".join([*self._chosen, *([rest] if rest else [])])

    def set_raw(self, value: object) -> None:
        """Show a value without counting it as an edit."""
        gap = as_gap(value)
        parts = [] if gap is not None or not value else [p.strip() for p in str(value).split(";") if p.strip()]
        self._chosen = [p for p in parts if p in self._codes]
        self.line.set_raw(gap if gap is not None else "; ".join(p for p in parts if p not in self._codes) or None)
        self._show()

    def toggle(self, code: str) -> None:
        """Add a code or take it away."""
        self._chosen = [c for c in self._chosen if c != code] if code in self._chosen else [*self._chosen, code]
        order = [c.code for c in self._codes]
        self._chosen.sort(key=order.index)
        self._show()
        self.edited.emit()

    def take_last(self) -> None:
        """Take the last code away."""
        if self._chosen:
            self.toggle(self._chosen[-1])

    def set_gap(self, gap: Gap | None) -> None:
        """Answer without a value, or take that answer back."""
        self._chosen = []
        self._show()
        self.line.set_gap(gap)

    def cycle_gap(self) -> None:
        """Unknown, not applicable, none, empty, and again."""
        self._chosen = []
        self._show()
        self.line.cycle_gap()

    def set_carried(self, carried: bool) -> None:
        """Whether the value came from the record before."""
        self.line.set_carried(carried)

    def setReadOnly(self, read_only: bool) -> None:
        """Show only."""
        self.line.setReadOnly(read_only)
        self.chips.setEnabled(not read_only)

    def setPlaceholderText(self, text: str) -> None:
        """The words of the empty line."""
        self._expected = text
        self.line.setPlaceholderText(text)

    def _show(self) -> None:
        self.chips.clear()
        for code in self._chosen:
            label = self._called(code)
            chip = button(label, lambda c=code: self.toggle(c), look="chip", icon=self._close)
            chip.setToolTip(label)
            chip.setLayoutDirection(_other(self.layoutDirection()))
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.chips.add(chip)
        self.chips.setVisible(bool(self._chosen))
        self.line.setPlaceholderText("" if self._chosen else self._expected)


def _other(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """A chip's cross stands after its words."""
    rtl = Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight if direction == rtl else rtl


class _AddingLine(ChoiceEntry):
    """The line of a `CodesEntry`: choosing ticks and empties the line."""

    def __init__(self, owner: CodesEntry, *arguments) -> None:
        self._owner = owner
        super().__init__(*arguments)

    def _take(self, choice: Choice) -> None:
        self._clear_gap()
        self.clear()
        self._owner.toggle(str(choice.value))
        if self.hasFocus():
            self._offer("")

    def _offer(self, text: str) -> None:
        if self.hasFocus():
            self.popup.offer(list(self._find(text)), 0, self._owner.chosen)

    def _enter(self) -> bool:
        """While something is typed or walked to, Enter ticks it and stays; in the empty line it goes on."""
        choice = self.popup.current
        if choice is not None and (self.text() or self._popup_was_walked()):
            self._take(choice)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and self.gap is None:
            self._owner.take_last()
            return
        super().keyPressEvent(event)
