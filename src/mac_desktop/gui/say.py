"""The only place that talks to a person: a fading line for good news, a bar for trouble, a box when one must decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mac_desktop.domain.problems import UserError
from mac_desktop.gui.theme import TITLE_POINTS, type_face
from mac_desktop.texts import N_, Texts


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a decision: a verb, and how it looks ("primary", "danger" or plain)."""

    verb: str
    look: str = ""


class Say(QObject):
    """Messages. Tests replace `ask` and `ask_text`; everything else is shown in the window."""

    good_news = Signal(str, object)  # a sentence, and a function that takes it back or None
    trouble = Signal(str)
    quiet = Signal(str)  # a small standing note such as "Draft kept 14:07"

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.window: QWidget | None = None

    def good(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """A line that fades, with Undo where that is possible."""
        self.good_news.emit(sentence, undo)

    def sorry(self, error: UserError | str) -> None:
        """What went wrong with the world, and what to do; stays until it is closed."""
        if isinstance(error, UserError):
            error = self.texts(error.message, **error.values)
        self.trouble.emit(error)

    def ask(self, title: str, sentence: str, choices: Sequence[Choice]) -> int | None:
        """A decision. Returns the place of the chosen verb, None when the box was closed (nothing is to happen)."""
        box = _Box(self.window, title, sentence)
        return box.choose(choices)

    def ask_text(self, title: str, sentence: str, label: str, verb: Choice) -> str | None:
        """A short text that is needed to go on, or None."""
        box = _Box(self.window, title, sentence)
        line = box.add_line(label)
        cancel = Choice(self.texts(N_("Cancel")))
        return line.text().strip() if box.choose((cancel, verb), needs=line) == 1 else None


class _Box(QDialog):
    """A quiet box: a title, a sentence, verbs."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setMinimumWidth(460)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(24, 20, 24, 16)
        self._body.setSpacing(12)
        heading = QLabel(title)
        heading.setFont(type_face(TITLE_POINTS, bold=True))
        heading.setWordWrap(True)
        words = QLabel(sentence)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.addWidget(heading)
        self._body.addWidget(words)

    def add_line(self, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setMinimumHeight(30)
        caption = QLabel(label)
        caption.setBuddy(line)
        self._body.addWidget(caption)
        self._body.addWidget(line)
        line.setFocus()
        return line

    def choose(self, choices: Sequence[Choice], needs: QLineEdit | None = None) -> int | None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for place, choice in enumerate(choices):
            button = QPushButton(choice.verb)
            button.setAccessibleName(choice.verb)
            button.setProperty("look", choice.look)
            button.setAutoDefault(True)  # Enter does what has the keyboard, never its neighbour
            button.setDefault(place == len(choices) - 1)
            button.clicked.connect(lambda _=False, p=place: self.done(p + 1))
            if needs is not None and place == len(choices) - 1:
                button.setEnabled(False)
                needs.textChanged.connect(lambda t, b=button: b.setEnabled(bool(t.strip())))
            row.addWidget(button)
        self._body.addSpacing(8)
        self._body.addLayout(row)
        if choices[-1].look == "primary" and needs is None:
            row.itemAt(row.count() - 1).widget().setFocus()
        answer = self.exec()
        return answer - 1 if answer else None
