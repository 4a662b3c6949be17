"""Small parts of the import's pages: words cut to their room, big figures, sentences with an icon, titles."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.theme import BASE_POINTS, HINT_POINTS, PAGE_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.parts import picture, words


class Cut(QLabel):
    """One line of words that ends in "…" where its room ends; the tip and screen readers have all of them."""

    def __init__(self, text: str = "", *, look: str = "", bold: bool = False, points: float = BASE_POINTS) -> None:
        super().__init__()
        model = words(bold=bold, points=points)
        self.setFont(model.font())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def told(desk: Desk, icon: str, tint: str, sentence: str, *, look: str = "") -> QWidget:
    """A sentence with its icon before it."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(picture(desk.icons(icon, tint), 16), 0, Qt.AlignmentFlag.AlignTop)
    label = words(sentence, wrap=True, look=look)
    row.addWidget(label, 1)
    made.setAccessibleName(sentence)
    return made


class BigFigure(QWidget):
    """A number and what it counts; an icon when it is one to look at."""

    def __init__(self, desk: Desk, number: str, label: str, *, icon: str = "", tint: str = "text") -> None:
        super().__init__()
        self.setAccessibleName(f"{label}: {number}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 34, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(6)
        if icon:
            top.addWidget(picture(desk.icons(icon, tint), 18))
        top.addWidget(words(number, points=PAGE_POINTS, bold=True, look=tint if icon and tint != "info" else ""))
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(words(label, points=HINT_POINTS, look="muted"))


def section_title(text: str) -> QLabel:
    """The title of a part of the page."""
    return words(text, points=TITLE_POINTS, bold=True)


class Body(QWidget):
    """What scrolls: as high as its parts need at the least, so that tables shrink before the page scrolls."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(inside: Body, name: str) -> QScrollArea:
    """A page's body that scrolls as a whole."""
    area = QScrollArea()
    area.setObjectName("surface")
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    inside.setObjectName("form_body")
    area.setWidget(inside)
    return area


def emptied(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            emptied(item.layout())  # type: ignore[arg-type]
