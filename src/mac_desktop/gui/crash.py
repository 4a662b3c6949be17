"""When the program itself is at fault: a log entry, a report that holds no record's data, and the program stays up."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mac_desktop.domain.problems import UserError
from mac_desktop.gui.say import Say
from mac_desktop.gui.theme import TITLE_POINTS
from mac_desktop.gui.widgets.parts import button, words
from mac_desktop.texts import N_, Texts

log = logging.getLogger(__name__)

# What Qt says that nobody can act on.
_NOISE = ("propagateSizeHints", "This plugin does not support", "QFont::setPointSizeF")


def report(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Where it happened, without the words of the exception: they may hold what stands in a record."""
    frames = [f"  {_short(f.filename)}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
    about = f"MAC Desktop {version}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "\n".join([about, "", *frames, kind.__name__])


def _short(file: str) -> str:
    parts = file.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("mac_desktop") :]) if "mac_desktop" in parts else parts[-1]


class Crashes(QObject):
    """Catches what nothing else caught, on any thread, and shows it once at a time."""

    happened = Signal(str)

    def __init__(self, texts: Texts, say: Say, version: str) -> None:
        super().__init__()
        self._texts, self._say, self._version = texts, say, version
        self._open = False
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._qt_says)

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if isinstance(error, UserError):
            self._say.sorry(error)
            return
        words_ = report(kind, trace, self._version)
        log.error("A fault of the program:\n%s", words_)
        self.happened.emit(words_)

    def _qt_says(self, kind: QtMsgType, _context: object, message: str) -> None:
        if any(noise in message for noise in _NOISE):
            return
        level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(kind, logging.WARNING)
        log.log(level, "Qt: %s", message)

    def _show(self, words_: str) -> None:
        if not self._open:
            self._open = True
            CrashBox(self._say.window, self._texts, words_).exec()
            self._open = False


class CrashBox(QDialog):
    """Says what happened and what is safe; the report can be copied."""

    def __init__(self, parent: QWidget | None, texts: Texts, report_: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts(N_("A fault in the program")))
        self.setMinimumWidth(620)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(words(texts(N_("A fault in the program")), points=TITLE_POINTS, bold=True))
        safe = N_(
            "Something went wrong in the program itself. What was saved is safe, and what you typed is kept as a draft."
            " You can go on working. Please send this report to those who look after the program; it holds nothing of"
            " your records."
        )
        column.addWidget(words(texts(safe), wrap=True))
        shown = QPlainTextEdit(report_)
        shown.setReadOnly(True)
        shown.setAccessibleName(texts(N_("Report")))
        shown.setMinimumHeight(180)
        column.addWidget(shown)
        foot = QHBoxLayout()
        foot.addStretch(1)
        copy = button(texts(N_("Copy the report")), lambda: QGuiApplication.clipboard().setText(report_))
        foot.addWidget(copy)
        foot.addWidget(button(texts(N_("Go on working")), self.accept, look="primary"))
        column.addLayout(foot)
