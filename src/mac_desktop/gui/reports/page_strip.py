"""The line above the pages: which form is read, which page of how many, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.form_head import Elided
from mac_desktop.gui.theme import HINT_POINTS, type_face
from mac_desktop.gui.widgets.parts import button, tool, words
from mac_desktop.texts import N_


class PageStrip(QFrame):
    """`zoom_wanted` with 1 (larger) or -1 (smaller), `fit_wanted` for the zoom that fits the window."""

    zoom_wanted = Signal(int)
    fit_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        texts = desk.texts
        self.setProperty("look", "head")
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(2)
        self.page = words(points=HINT_POINTS, look="muted")
        self.hint = Elided()
        self.hint.setFont(type_face(HINT_POINTS))
        self.hint.setProperty("look", "muted")
        self.hint.set_whole(texts(N_("Click a number to see its records")))
        row.addWidget(self.page)
        row.addSpacing(16)
        row.addWidget(self.hint, 1)
        smaller, larger = desk.icons("minus", "text"), desk.icons("add", "text")
        row.addWidget(tool(smaller, texts(N_("Smaller")), lambda: self.zoom_wanted.emit(-1), keys="Ctrl+-", size=16))
        self.zoom = words(points=HINT_POINTS)
        self.zoom.setFixedWidth(48)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setAccessibleName(texts(N_("Zoom")))
        row.addWidget(self.zoom)
        row.addWidget(tool(larger, texts(N_("Larger")), lambda: self.zoom_wanted.emit(1), keys="Ctrl++", size=16))
        self.fit = button(texts(N_("Fit")), self.fit_wanted.emit, look="link", keys="Ctrl+0")
        self.fit.setAutoDefault(True)
        row.addWidget(self.fit)

    def show_state(self, page: int, pages: int, percent: int, *, fits: bool) -> None:
        """`page` counts from 0."""
        self.page.setText(self.desk.texts(N_("Page {page} of {pages}"), page=page + 1, pages=pages))
        self.zoom.setText(f"{percent} %")
        self.fit.setEnabled(not fits)
