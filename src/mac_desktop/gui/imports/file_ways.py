"""How a file gets to the import besides its path: the dialogs, and dropping it anywhere on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.texts import N_

KINDS = N_("Spreadsheets (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt);;All files (*)")
FOLDER = "import_folder"


class Dialogs:
    """Ask for a file to read, and for a place to write one; the folder is remembered."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page

    def ask_file(self) -> str:
        """The path of a file to import, or ""."""
        texts, start = self._desk.texts, str(self._desk.settings.get(FOLDER, ""))
        title = texts(N_("Choose a spreadsheet"))
        return QFileDialog.getOpenFileName(self._page.window(), title, start, texts(KINDS))[0]

    def ask_place(self, name: str, suffix: str) -> str:
        """The path of a file to write, or ""."""
        start = str(Path(str(self._desk.settings.get(FOLDER, ""))) / name)
        return QFileDialog.getSaveFileName(self._page.window(), self._desk.texts(N_("Save")), start, f"*{suffix}")[0]


class FileDrop(QObject):
    """Watches a widget for one file that is dragged over it. `over` while it is held there, `dropped` with its path."""

    over = Signal(bool)
    dropped = Signal(object)

    def __init__(self, on: QWidget, may: Callable[[], bool]) -> None:
        super().__init__(on)
        self._may = may
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and _path(event) and self._may():
            event.acceptProposedAction()
            self.over.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit(False)
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.over.emit(False)
            path = _path(event)
            if path:
                event.acceptProposedAction()
                self.dropped.emit(Path(path))
            return True
        return False


def _path(event: QDropEvent) -> str:
    """The path of the one file that is dragged, or ""."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return urls[0].toLocalFile() if len(urls) == 1 else ""
