"""What is seen while the store is opened, or when it could not be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, words
from mac_desktop.texts import N_, Texts


class Waiting(QWidget):
    """A quiet sentence in the middle."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 0, 64, 64)
        column.addStretch(1)
        self.title = words(texts(N_("Opening …")), points=TITLE_POINTS, look="muted")
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence = words(wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.again = button(texts(N_("Try again")))
        self.again.hide()
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def could_not(self, sentence: str, again: Callable[[], None]) -> None:
        """The store could not be opened: why, and a way to try again."""
        self.title.setText(self._texts(N_("The file could not be opened")))
        self.sentence.setText(sentence)
        self.again.clicked.disconnect() if self.again.isVisible() else None
        self.again.clicked.connect(lambda _=False: again())
        self.again.show()
