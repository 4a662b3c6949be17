"""Step 1: which file, which sheet, what a row is; and what was found in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.domain.problems import Severity
from mac_desktop.gui.context import Desk
from mac_desktop.gui.imports.line_parts import Body, Cut, emptied, scrolled, section_title, told
from mac_desktop.gui.imports.sheet_preview import SheetPreview
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.theme import HINT_POINTS, TITLE_POINTS
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.gui.widgets.parts import button, hint, picture, words
from mac_desktop.services import import_review, wording
from mac_desktop.services.imports import Incoming
from mac_desktop.texts import N_

NOTE_LOOKS = {Severity.STOP: ("stop", "danger"), Severity.WARN: ("warn", "warn"), Severity.NOTE: ("note", "muted")}
NOTES_SHOWN = 8


class DropZone(QFrame):
    """Says that a file may be dropped anywhere, and has a button for those who would rather choose it."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.over = False
        texts = desk.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 48, 32, 48)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(picture(desk.icons("import", "accent"), 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = words(texts(N_("Drop a spreadsheet here")), points=TITLE_POINTS, bold=True)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        said = words(texts(N_("Excel, OpenDocument, or text with commas, semicolons or tabs.")), look="muted")
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        self.choose = button(texts(N_("Choose a file …")), self.wanted.emit, look="primary", keys="Ctrl+O")
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        promise = hint(texts(N_("Nothing is stored before you have seen what would happen and said so.")), wrap=False)
        column.addWidget(promise, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setMinimumHeight(280)

    def set_over(self, over: bool) -> None:
        """Whether a file is being held over the page."""
        self.over = over
        self.update()

    def paintEvent(self, event) -> None:
        painter, theme = QPainter(self), self._desk.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("accent_soft" if self.over else "ground"))
        pen = QPen(theme.colour("accent" if self.over else "line_strong"), 2 if self.over else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


class FileStep(QWidget):
    """`file_wanted` asks for a file, `sheet_chosen` and `subject_chosen` for another look at it."""

    file_wanted = Signal()
    sheet_chosen = Signal(str)
    subject_chosen = Signal(str)
    back_wanted = Signal(int)
    again_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.trouble = Banner(desk.icons, desk.texts)
        self.earlier = Banner(desk.icons, desk.texts)
        column.addWidget(self.trouble)
        self.zone = DropZone(desk)
        self.zone.wanted.connect(self.file_wanted)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(0, 0, 0, 24)
        inner.addWidget(self.zone)
        self.stack.addWidget(empty)
        self.stack.addWidget(self._found_part())

    def _found_part(self) -> QWidget:
        texts = self.desk.texts
        inside = Body()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.earlier)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        self.name = words(bold=True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.how_read = Cut(look="muted")
        other = button(texts(N_("Choose another file …")), self.file_wanted.emit, look="link", keys="Ctrl+O")
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name)
        first.addWidget(other)
        first.addWidget(self.how_read, 1)
        self.sheets, self.subjects = _combo(texts(N_("Sheet"))), _combo(texts(N_("A row is")))
        for line, (label, widget) in enumerate(
            ((N_("File"), first), (N_("Sheet"), self.sheets), (N_("A row of the table is"), self.subjects))
        ):
            said = words(texts(label), look="muted")
            said.setMinimumWidth(112)
            grid.addWidget(said, line, 0)
            if isinstance(widget, QComboBox):
                said.setBuddy(widget)
                grid.addWidget(widget, line, 1)
            else:
                grid.addLayout(widget, line, 1, 1, 2)
        self.sheet_hint, self.subject_hint = (Cut(look="muted", points=HINT_POINTS) for _ in range(2))
        grid.addWidget(self.sheet_hint, 1, 2)
        grid.addWidget(self.subject_hint, 2, 2)
        column.addLayout(grid)
        column.addWidget(section_title(texts(N_("What was found"))))
        self.facts = QVBoxLayout()
        self.facts.setSpacing(6)
        column.addLayout(self.facts)
        self.preview = SheetPreview(self.desk)
        column.addWidget(self.preview)
        column.addStretch(1)
        self.sheets.activated.connect(lambda _: self.sheet_chosen.emit(self.sheets.currentData()))
        self.subjects.activated.connect(lambda _: self.subject_chosen.emit(self.subjects.currentData()))
        return scrolled(inside, texts(N_("What was found in the file")))

    # ---- states

    def show_empty(self) -> None:
        """No file yet."""
        self.zone.title.setText(self.desk.texts(N_("Drop a spreadsheet here")))
        self.zone.choose.setEnabled(True)
        self.stack.setCurrentIndex(0)

    def show_reading(self, name: str) -> None:
        """A file is being read."""
        self.trouble.hide()
        self.zone.title.setText(self.desk.texts(N_("Reading {name} …"), name=name))
        self.zone.choose.setEnabled(False)
        self.stack.setCurrentIndex(0)

    def show_found(self, trial: Trial) -> None:
        """What was understood of the file."""
        self.trouble.hide()
        incoming, texts = trial.incoming, self.desk.texts
        self.name.setText(incoming.workbook.name)
        self.how_read.setText(_how_read(self.desk, incoming))
        self._fill_combos(incoming)
        self._tell_earlier(incoming)
        emptied(self.facts)
        for icon, tint, sentence in self._sentences(incoming):
            self.facts.addWidget(told(self.desk, icon, tint, sentence))
        notes = incoming.table.notes
        for note in notes[:NOTES_SHOWN]:
            self.facts.addWidget(told(self.desk, *NOTE_LOOKS[note.severity], wording.sentence(texts, note)))
        if len(notes) > NOTES_SHOWN:
            more = texts(N_("… and {count} more notes of this kind."), count=len(notes) - NOTES_SHOWN)
            self.facts.addWidget(told(self.desk, "note", "muted", more))
        self.preview.show_table(incoming.table)
        self.stack.setCurrentIndex(1)

    def _fill_combos(self, incoming: Incoming) -> None:
        texts = self.desk.texts
        self.sheets.clear()
        for sheet in incoming.workbook.sheets:
            if not sheet.is_empty:
                hidden = texts(N_("{sheet} (hidden)"), sheet=sheet.name) if sheet.hidden else sheet.name
                self.sheets.addItem(hidden, sheet.name)
        self.sheets.setCurrentIndex(self.sheets.findData(incoming.table.sheet.name))
        self.sheets.setEnabled(self.sheets.count() > 1)
        count = self.sheets.count()
        self.sheet_hint.setText(texts.count(N_("the only sheet"), N_("{number} sheets hold data"), count))
        if not self.subjects.count():
            for key, title in import_review.subjects(texts):
                self.subjects.addItem(title, key)
        self.subjects.setCurrentIndex(self.subjects.findData(incoming.mapping.subject))
        known = N_("as last time") if incoming.known else N_("guessed from the headings")
        self.subject_hint.setText(texts(known))

    def _tell_earlier(self, incoming: Incoming) -> None:
        step, texts = incoming.earlier_step, self.desk.texts
        if step is None:
            self.earlier.hide()
            return
        self.earlier.tell(
            texts(
                N_("This very file was imported before, in step {step}. Importing it again makes every record twice."),
                step=step,
            ),
            (texts(N_("Take that import back")), lambda: self.back_wanted.emit(step)),
            (texts(N_("Import it again")), self.again_wanted.emit),
            icon="warn",
            token="warn",  # noqa: S106
            look="banner_warn",
            may_close=False,
        )

    def _sentences(self, incoming: Incoming) -> list[tuple[str, str, str]]:
        texts, table = self.desk.texts, incoming.table
        rows, columns = wording.number(texts, len(table.rows)), len(table.columns)
        size = N_("{rows} rows and {columns} columns below the headings in row {row}.")
        if not table.header_row:
            size = N_("{rows} rows and {columns} columns.")
        said = [("check", "ok", texts(size, rows=rows, columns=columns, row=table.header_row))]
        how = N_("{used} of {columns} columns were recognised by heading and values.")
        if incoming.known:
            how = N_("A file with these headings was imported before: every column goes where it went then.")
        used = len({c.heading for c in incoming.mapping.columns})
        said.append(("check", "ok", texts(how, used=used, columns=columns)))
        if table.blank_rows:
            one = N_("{number} blank row between the others was passed over.")
            many = N_("{number} blank rows between the others were passed over.")
            said.append(("note", "muted", texts.count(one, many, len(table.blank_rows))))
        return said


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumWidth(180)
    made.setMaximumWidth(360)
    made.setMaxVisibleItems(18)
    return made


def _how_read(desk: Desk, incoming: Incoming) -> str:
    book = incoming.workbook
    if not book.encoding:
        return ""
    separators = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs"), "|": N_("bars")}
    separator = desk.texts(separators.get(book.separator, N_("one column")))
    return desk.texts(N_("text in {encoding}, parted by {separator}"), encoding=book.encoding, separator=separator)
