"""The parts of a report at the left of its pages: each form with its tick and how much there is to look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.reports.checks_panel import OPTIONS
from mac_desktop.gui.theme import HINT_POINTS, Theme, ends, paint_icon, type_face
from mac_desktop.services import wording
from mac_desktop.services.report_preview import Drawn
from mac_desktop.texts import N_

WIDTH = 224
TICKS = {"changed": ("draft", "muted"), "unchanged": ("check", "ok"), "not_applicable": ("close", "muted")}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: its key, its letter ("" for title and cover page), its title, its tick, and its findings."""

    key: str
    letter: str
    title: str
    option: str = ""
    tick: str = ""
    findings: int = 0


def part_lines(desk: Desk, drawn: Drawn) -> list[PartLine]:
    """The parts of a report in order."""
    texts = desk.texts
    states = {state.letter: state for state in drawn.report.made.forms}
    findings = Counter(finding.letter for finding in drawn.report.findings)
    titles = {form.letter: form.title.in_(texts.language) for form in drawn.report.made.template.forms}
    lines = []
    for part in drawn.report.document.parts:
        letter = part.key.removeprefix("form_").upper() if part.key.startswith("form_") else ""
        state = states.get(letter)
        if state is None:
            lines.append(PartLine(part.key, "", part.title))
            continue
        tick = texts(OPTIONS[state.option])
        if state.option == "unchanged" and state.unchanged_since:
            tick = texts(N_("Unchanged since {date}"), date=wording.date(texts, state.unchanged_since[:7]))
        lines.append(PartLine(part.key, letter, titles[letter], state.option, tick, findings[letter]))
    return lines


class PartsList(QListWidget):
    """`asked` when a part is chosen by a person."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("parts")
        self.setAccessibleName(desk.texts(N_("Parts of the report")))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PartDelegate(desk, self))
        self.setFixedWidth(WIDTH)
        self.lines: list[PartLine] = []
        self._following = False
        self.currentRowChanged.connect(self._chosen)
        self.itemClicked.connect(lambda item: self.asked.emit(item.data(Qt.ItemDataRole.UserRole).key))

    def show_report(self, drawn: Drawn) -> None:
        """The parts of a report."""
        here = self.currentRow()
        self._following = True
        self.clear()
        self.lines = part_lines(self.desk, drawn)
        for line in self.lines:
            item = QListWidgetItem(self._spoken(line))
            item.setToolTip(self._spoken(line))
            item.setData(Qt.ItemDataRole.UserRole, line)
            self.addItem(item)
        self.setCurrentRow(max(0, min(here, len(self.lines) - 1)))
        self._following = False

    def _spoken(self, line: PartLine) -> str:
        texts = self.desk.texts
        title = texts(N_("Form {letter}: {title}"), letter=line.letter, title=line.title) if line.letter else line.title
        found = texts.count(N_("{number} thing to look at"), N_("{number} things to look at"), line.findings)
        return ". ".join(filter(None, (title, line.tick, found if line.findings else "")))

    def follow(self, key: str) -> None:
        """Show which part is read, without turning to it."""
        row = next((n for n, line in enumerate(self.lines) if line.key == key), -1)
        if row >= 0 and row != self.currentRow():
            self._following = True
            self.setCurrentRow(row)
            self._following = False

    def step(self, step: int) -> None:
        """To the part after (1) or before (-1)."""
        self.setCurrentRow(max(0, min(self.currentRow() + step, self.count() - 1)))

    def _chosen(self, row: int) -> None:
        if not self._following and 0 <= row < len(self.lines):
            self.asked.emit(self.lines[row].key)


class _PartDelegate(QStyledItemDelegate):
    ROW = 46

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme = desk.theme

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        return QSize(100, self.ROW if index.data(Qt.ItemDataRole.UserRole).letter else 34)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        line: PartLine = index.data(Qt.ItemDataRole.UserRole)
        theme, box = self._theme, QRect(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
            painter.fillRect(box.right() - 2 if rtl else box.x(), box.y(), 3, box.height(), theme.colour("accent"))
        inner = box.adjusted(6, 4, -24, -4) if rtl else box.adjusted(24, 4, -6, -4)
        if line.letter:
            self._letter(painter, line, inner, rtl)
            inner = inner.adjusted(0, 0, -22, 0) if rtl else inner.adjusted(22, 0, 0, 0)
        if line.findings:
            inner = self._findings(painter, line, inner, rtl)
        start, _ = ends(option.direction)
        top = QRect(inner.x(), inner.y(), inner.width(), inner.height() // 2) if line.letter else inner
        painter.setFont(type_face())
        painter.setPen(theme.colour("text"))
        title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, start, title)
        if line.letter:
            self._tick(painter, line, QRect(inner.x(), top.bottom(), inner.width(), inner.height() // 2), rtl)
        painter.restore()

    def _letter(self, painter: QPainter, line: PartLine, inner: QRect, rtl: bool) -> None:
        painter.setFont(type_face(bold=True))
        painter.setPen(self._theme.colour("text"))
        x = inner.right() - 18 if rtl else inner.x()
        painter.drawText(QRect(x, inner.y(), 18, inner.height() // 2), Qt.AlignmentFlag.AlignCenter, line.letter)

    def _findings(self, painter: QPainter, line: PartLine, inner: QRect, rtl: bool) -> QRect:
        painter.setFont(type_face(HINT_POINTS, bold=True))
        text = str(line.findings)
        wide = painter.fontMetrics().horizontalAdvance(text) + 22
        x = inner.x() if rtl else inner.right() - wide
        colour = self._theme.tokens.warn
        middle = inner.center().y()
        paint_icon(painter, "warn", QRectF(x, middle - 7, 15, 15), colour)
        painter.setPen(self._theme.colour("warn"))
        start, _ = ends(Qt.LayoutDirection.LeftToRight)
        painter.drawText(QRect(x + 18, inner.y(), wide - 18, inner.height()), start, text)
        return inner.adjusted(wide + 6, 0, 0, 0) if rtl else inner.adjusted(0, 0, -wide - 6, 0)

    def _tick(self, painter: QPainter, line: PartLine, box: QRect, rtl: bool) -> None:
        icon, token = TICKS[line.option]
        x = box.right() - 13 if rtl else box.x()
        paint_icon(painter, icon, QRectF(x, box.center().y() - 6, 13, 13), getattr(self._theme.tokens, token))
        words = box.adjusted(0, 0, -18, 0) if rtl else box.adjusted(18, 0, 0, 0)
        painter.setFont(type_face(HINT_POINTS))
        painter.setPen(self._theme.colour("muted"))
        start, _ = ends(painter.layoutDirection())
        painter.drawText(
            words, start, painter.fontMetrics().elidedText(line.tick, Qt.TextElideMode.ElideRight, words.width())
        )
