"""The four steps of an import, at the top of its page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from mac_desktop.gui.theme import BASE_POINTS, HINT_POINTS, Theme, paint_icon, type_face
from mac_desktop.texts import N_, Texts

DISC = 24


class StepStrip(QWidget):
    """Shows where one is; a step that was reached can be gone back to."""

    asked = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.steps = [_Step(theme, number, title) for number, title in enumerate(titles, 1)]
        for place, step in enumerate(self.steps):
            if place:
                row.addWidget(_Line(theme))
            row.addWidget(step)
            step.clicked.connect(lambda _=False, p=place: self.asked.emit(p))
        row.addStretch(1)

    def show_at(self, here: int, reached: int) -> None:
        """`here` is open; steps up to `reached` can be opened."""
        for place, step in enumerate(self.steps):
            step.set_place(here=place == here, done=place < here or place < reached, open_=place <= reached)
            words = (
                N_("Step {number} of {count}: {title}, open")
                if place == here
                else N_("Step {number} of {count}: {title}")
            )
            step.setAccessibleName(self._texts(words, number=place + 1, count=len(self.steps), title=step.text()))


class _Step(QAbstractButton):
    def __init__(self, theme: Theme, number: int, title: str) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._here = self._done = False
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_place(self, *, here: bool, done: bool, open_: bool) -> None:
        self._here, self._done = here, done
        self.setEnabled(open_)
        self.update()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        from PySide6.QtGui import QFontMetrics

        wide = QFontMetrics(type_face(BASE_POINTS, bold=True)).horizontalAdvance(self.text())
        return QSize(wide + DISC + 24, DISC + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        colour = self._theme.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(self.rect(), 4, 4)
        x = self.width() - DISC - 6 if rtl else 6
        disc = QRectF(x, (self.height() - DISC) / 2, DISC, DISC)
        painter.setBrush(
            colour("accent") if self._here else colour("accent_soft") if self._done else Qt.BrushStyle.NoBrush
        )
        painter.setPen(QPen(colour("accent" if self._here or self._done else "line_strong"), 1))
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._done and not self._here:
            paint_icon(painter, "check", disc.adjusted(5, 5, -5, -5), colour("accent").name())
        else:
            painter.setFont(type_face(HINT_POINTS, bold=True))
            painter.setPen(colour("on_accent" if self._here else "muted"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        words = self.rect().adjusted(8, 0, -DISC - 14, 0) if rtl else self.rect().adjusted(DISC + 14, 0, -8, 0)
        painter.setFont(type_face(BASE_POINTS, bold=self._here))
        painter.setPen(colour("text" if self._here or self._done else "muted"))
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, start | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class _Line(QWidget):
    """Leads from one step to the next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(24, DISC + 12)

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() // 2, self.width(), 1, self._theme.colour("line_strong"))
        painter.end()
