"""Pages that can be set to a past moment: a strip asks for the moment, says over the page that it shows the past, and
leads back to today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from mac_desktop.domain.problems import UserError
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import Entry
from mac_desktop.gui.jobs import READING
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import ENTER, button, picture, restyle, words
from mac_desktop.services import looking_back, wording
from mac_desktop.texts import N_

if TYPE_CHECKING:
    from mac_desktop.services.context import Context

ASKED = N_("As of which moment? Write a day, which is meant to its end, or a day and a time.")


class PastStrip(QFrame):
    """`chosen` carries the context to show: of the past, or of now. Made with a desk of now."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._shown = desk, desk.data
        texts = desk.texts
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(8)
        self.sentence = words(wrap=True)
        self.entry = _Moment(texts(N_("Moment")), self)
        self.show_it = button(texts(N_("Show")), self._show_moment, look="primary")
        self.cancel = button(texts(N_("Cancel")), self.shut)
        self.another = button(texts(N_("Another moment")), self.ask, keys="Ctrl+T")
        self.today = button(texts(N_("Back to today")), self.to_today, look="primary", keys="Ctrl+Shift+T")
        row.addWidget(picture(desk.icons("history", "warn"), 18))
        row.addWidget(self.sentence, 1)
        for widget in (self.entry, self.show_it, self.cancel, self.another, self.today):
            row.addWidget(widget)
        self.hide()

    def ask(self) -> None:
        """Ask for a moment."""
        self._asking(self.desk.texts(ASKED))
        restyle(self.entry, "problem", "")
        self.entry.setFocus()
        self.entry.selectAll()

    def shut(self) -> None:
        """Leave the page as it is."""
        self._tell()
        self.closed.emit()

    @property
    def asks(self) -> bool:
        """Whether it waits for a moment to be written."""
        return not self.isHidden() and self.entry.isVisibleTo(self)

    def to_today(self) -> None:
        """Show the records of now again."""
        self.entry.clear()
        self.chosen.emit(self.desk.data)

    def show_context(self, ctx: Context) -> None:
        """Say of which moment the page tells now; nothing for the present."""
        self._shown = ctx
        self._tell()

    def look_at(self, text: str) -> None:
        """Open the past of a moment in the background: what was changed since has to be rolled back first."""
        data = self.desk.data
        self.show_it.setEnabled(False)
        title = self.desk.texts(N_("Look back"))
        self.desk.jobs.start(
            title, lambda: looking_back.opened(data, text), lane=READING, done=self._opened, failed=self._refused
        )

    def _show_moment(self) -> None:
        if self.entry.text().strip():
            self.look_at(self.entry.text())
        else:
            self.entry.setFocus()

    def _opened(self, ctx: Context) -> None:
        self.show_it.setEnabled(True)
        self.chosen.emit(ctx)

    def _refused(self, error: UserError) -> None:
        self.show_it.setEnabled(True)
        self._asking(wording.apology(self.desk.texts, error))
        restyle(self.entry, "problem", "stop")
        self.entry.setFocus()

    def _asking(self, sentence: str) -> None:
        self._put(sentence, "banner", asking=True)
        self.show()

    def _tell(self) -> None:
        self._put(looking_back.told(self._shown), "banner_warn", asking=False)
        self.setVisible(self._shown.moment is not None)

    def _put(self, sentence: str, look: str, *, asking: bool) -> None:
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        restyle(self, "look", look)
        for widget in (self.entry, self.show_it, self.cancel):
            widget.setVisible(asking)
        for widget in (self.another, self.today):
            widget.setVisible(not asking)


class _Moment(Entry):
    """Enter shows it, Esc does not."""

    def __init__(self, name: str, strip: PastStrip) -> None:
        super().__init__(strip.desk.texts)
        self._strip = strip
        self.setAccessibleName(name)
        self.setPlaceholderText("31/12/2025 14:00")
        self.setFixedWidth(172)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._strip._show_moment()
        else:
            super().keyPressEvent(event)


class TimedPage(Page):
    """`desk` is the page's own: its `data` are those of the moment that the page shows. `now` is the desk of today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(replace(desk))
        self.now = desk
        self.past = PastStrip(desk)
        self.past.chosen.connect(self._chosen)
        self.past.closed.connect(self.take_keyboard)

    def _chosen(self, ctx: Context) -> None:
        if self.may_leave():
            self.show_time(ctx)
            self.take_keyboard()

    def show_time(self, ctx: Context) -> None:
        """Show the records of a context: of a past moment, or of now."""
        self.desk.data = ctx
        self.past.show_context(ctx)
        self.time_changed()

    def show_moment(self, moment: dt.datetime | None) -> None:
        """Show a past moment that another page shows, or today."""
        if moment != self.desk.data.moment:
            self.show_time(looking_back.at(self.now.data, moment) if moment is not None else self.now.data)

    def time_changed(self) -> None:
        """Read again what is shown."""

    def take_keyboard(self) -> None:
        """Where the keyboard goes when the strip needs it no more."""

    def time_commands(self) -> Mapping[str, Callable[[], object]]:
        """What every such page answers to."""
        return {"look_back": self.past.ask} | ({"today": self.past.to_today} if self.desk.is_past else {})

    def back_in_time(self) -> bool:
        """Esc: from the question for a moment, then from the past to today; False when there is neither."""
        if self.past.asks:
            self.past.shut()
        elif self.desk.is_past:
            self.past.to_today()
        else:
            return False
        return True
