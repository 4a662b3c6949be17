"""Starting the window: painted first, filled when the data layer has been loaded in a thread of its own."""

from __future__ import annotations

import getpass
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from mac_desktop.domain.problems import UserError
from mac_desktop.gui.context import Desk
from mac_desktop.gui.crash import Crashes
from mac_desktop.gui.jobs import Jobs
from mac_desktop.gui.main_window import MainWindow
from mac_desktop.gui.settings import Settings
from mac_desktop.gui.theme import Theme, load_type
from mac_desktop.paths import config_dir, own_store
from mac_desktop.texts import N_, Texts
from mac_desktop.version import VERSION

NO_SCREEN = N_(
    "There is no screen to show the window on. Start the program from a desktop session, or use the command line:"
    " mac-desktop --help."
)
NO_CURSOR_LIBRARY = N_(
    "The window cannot be shown because a system library is missing. On Debian and Ubuntu:"
    " sudo apt install libxcb-cursor0."
)
RIGHT_TO_LEFT = ("ar", "fa", "ps", "ur", "ckb", "he")


@dataclass(frozen=True, slots=True)
class Options:
    """How the window is started. `store` is the file to open (made when it does not exist); None is a person's own."""

    store: Path | None = None
    language: str = "en"
    dark: bool | None = None
    user: str = ""
    office: str = ""
    settings: Path | None = None


def cannot_show() -> str:
    """Why no window can be shown, as a marked text, or "" when one can. Asked before Qt would end the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return NO_SCREEN
    if not os.environ.get("WAYLAND_DISPLAY") and not _has_library("libxcb-cursor.so.0"):
        return NO_CURSOR_LIBRARY
    return ""


def _has_library(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


class _Opened(QObject):
    """Brings what a thread found to the window."""

    call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.call.connect(lambda run: run(), Qt.ConnectionType.QueuedConnection)


def application() -> QApplication:
    """The Qt application with the program's type, made once."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["mac-desktop"])
        app.setApplicationName("MAC Desktop")
        app.setDesktopFileName("mac-desktop")
        load_type()
    return app


def run(options: Options) -> int:
    """Show the window until it is closed. Returns the exit code; 3 when there is no screen."""
    why_not = cannot_show()
    if why_not:
        sys.stderr.write(Texts(options.language)(why_not) + "\n")
        return 3
    app = application()
    window = make_window(options)
    window.show()
    app.processEvents()  # the first picture, before anything heavy is loaded
    session = Session(window, options)
    QTimer.singleShot(0, session.begin)
    code = app.exec()
    session.end()
    return code


def make_window(options: Options) -> MainWindow:
    """The window, not yet filled."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft
        if options.language.split("_")[0] in RIGHT_TO_LEFT
        else Qt.LayoutDirection.LeftToRight
    )
    QLocale.setDefault(QLocale(options.language))
    settings = Settings(options.settings or config_dir() / "window.json")
    dark = settings.get("dark", _system_is_dark(app)) if options.dark is None else options.dark
    theme = Theme(dark=bool(dark))
    theme.apply()
    return MainWindow(Texts(options.language), theme, settings, Jobs())


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


class Session:
    """Opens the store behind the painted window, and closes it at the end."""

    def __init__(self, window: MainWindow, options: Options) -> None:
        self.window, self.options = window, options
        self._opened = _Opened()
        self._data = None
        self.crashes = Crashes(window.texts, window.say, VERSION)
        self.crashes.watch()

    def begin(self) -> None:
        """Load the data layer and open the store in a thread."""
        threading.Thread(target=self._open, name="opening", daemon=True).start()

    def _open(self) -> None:
        try:
            data = open_data(self.options, self.window.texts)
        except UserError as error:
            self._opened.call.emit(self._shower(error))
            return
        self._opened.call.emit(lambda: self.fill(data))

    def _shower(self, error: UserError) -> Callable[[], None]:
        texts = self.window.texts
        sentence = texts(error.message, **error.values) if error.values else texts(error.message)
        return lambda: self.window.waiting.could_not(sentence, self.begin)

    def fill(self, data) -> None:
        """Give the window its data, and open the first page."""
        self._data = data
        fill_window(self.window, data)

    def end(self) -> None:
        """Finish what is being written and close the store."""
        self.window.jobs.end()
        if self._data is not None:
            self._data.store.close()


def fill_window(window: MainWindow, data) -> Desk:
    """Put an open store into a window and go home."""
    from mac_desktop.gui.centre import centre_name

    desk = Desk(data, window.texts, window.theme, window.icons, window.jobs, window.say, window.settings)
    window.fill(desk, centre=centre_name(desk), file=str(getattr(data.store, "path", "")))
    window.go("home")
    return desk


def open_data(options: Options, texts: Texts):
    """The context of the store that the options name. Imports the data layer: call it off the window's thread."""
    from mac_desktop.services import stores

    def now() -> datetime:
        return datetime.now(UTC)

    user = options.user or _login()
    path = options.store or own_store()
    if path.exists():
        return stores.open_store(path, user=user, now=now, texts=texts)
    path.parent.mkdir(parents=True, exist_ok=True)
    return stores.new_store(path, office=options.office or "HQ", user=user, now=now, texts=texts)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "user"
