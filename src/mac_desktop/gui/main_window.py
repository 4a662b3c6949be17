"""The main window: a sidebar, a stack of pages and a status line. It paints at once and is filled when data is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from mac_desktop.gui.commands import COMMANDS, MENUS, Command
from mac_desktop.gui.context import Desk
from mac_desktop.gui.jobs import Jobs
from mac_desktop.gui.say import Say
from mac_desktop.gui.settings import Settings
from mac_desktop.gui.theme import Icons, Theme
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.palette import Palette
from mac_desktop.gui.widgets.sidebar import Sidebar
from mac_desktop.gui.widgets.status_line import StatusLine
from mac_desktop.gui.widgets.waiting import Waiting
from mac_desktop.texts import N_, Texts

# px: the size of a new window, the least that it can be made (a small laptop's screen at 200 %), and the width from
# which the sidebar has words.
FIRST, LEAST, WORDS_FROM = QSize(1366, 768), QSize(640, 360), 900


class MainWindow(QMainWindow):
    """The shell. `fill` gives it the desk; until then it shows that the store is being opened."""

    def __init__(self, texts: Texts, theme: Theme, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.texts, self.theme, self.settings, self.jobs = texts, theme, settings, jobs
        self.icons = Icons(theme)
        self.say = Say(texts)
        self.say.window = self
        self.desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._trail: list[str] = []
        self.actions_by_key: dict[str, QAction] = {}
        self.setWindowTitle("MAC Desktop")
        room = self.screen().availableGeometry().size()
        self.setMinimumSize(LEAST.boundedTo(room))
        self.resize(FIRST.boundedTo(room))
        self._lay_out()
        size = settings.get("window")
        if size:
            self.restoreGeometry(QByteArray.fromBase64(str(size).encode()))
            self.resize(self.size().boundedTo(room))  # it was kept on a larger screen, or at a smaller scale

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setObjectName("ground")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sidebar = Sidebar(self.theme, self.icons)
        self.stack = QStackedWidget()
        self.stack.setObjectName("surface")
        self.trouble = Banner(self.icons, self.texts)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.trouble)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        self.status = StatusLine(self.texts, self.icons)
        self.status.follow(self.jobs)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.waiting = Waiting(self.texts)
        self.stack.addWidget(self.waiting)
        self.say.good_news.connect(self.status.good)
        self.say.quiet.connect(self.status.quiet.setText)
        self.say.trouble.connect(self.trouble.warn)
        self.jobs.trouble.connect(self.say.sorry)

    # ---- filling

    def fill(self, desk: Desk, *, centre: str, file: str) -> None:
        """Show the subjects and pages of an open store. `centre` is the name above the sidebar, `file` its file."""
        from mac_desktop.gui.places import places

        self.desk = desk
        desk.go = self.go
        top, subjects, bottom = places(desk.texts)
        self.sidebar.fill(centre, self.texts(N_("Search")), top, subjects, bottom)
        self.sidebar.asked.connect(self.go)
        self.sidebar.search_asked.connect(self._find)
        self.palette_ = Palette(self, self.texts, self.theme, self.icons, self._offers)
        self.setWindowTitle(f"{centre} – MAC Desktop")
        self.status.place.setText(Path(file).name)
        self.status.place.setToolTip(file)
        self._make_menus()
        self._fit_sidebar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.desk is not None:
            self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        """Icons only where the person wants that, or where the window is too narrow for words beside the work."""
        narrow = bool(self.settings.get("sidebar_narrow", False)) or self.width() < WORDS_FROM
        if narrow != self.sidebar.narrow:
            self.sidebar.set_narrow(narrow)

    def _make_menus(self) -> None:
        beyond = self.menuBar().findChild(QToolButton)  # Qt's own, for menus that find no room
        if beyond is not None:
            beyond.setAccessibleName(self.texts(N_("More")))
        menus = {name: self.menuBar().addMenu(self.texts(name)) for name in MENUS}
        for command in COMMANDS:
            action = QAction(self.texts(command.title), self)
            action.setObjectName(f"command_{command.key}")
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            if command.icon:
                action.setIcon(self.icons(command.icon, "muted"))
            action.triggered.connect(lambda _=False, c=command: self.do(c))
            self.actions_by_key[command.key] = action
            menus[command.menu].addAction(action)
        for menu in menus.values():
            menu.aboutToShow.connect(self._enable)
            menu.aboutToHide.connect(lambda: [a.setEnabled(True) for a in self.actions_by_key.values()])

    def _enable(self) -> None:
        able = self._able()
        for key, action in self.actions_by_key.items():
            action.setEnabled(key in able)

    # ---- places

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, key: str, **arguments: object) -> None:
        """Open a page by its key (a page's or a form's), with arguments for its `arrive`."""
        from mac_desktop.gui.places import build

        assert self.desk is not None
        here = self.page
        if here is not None and self._pages.get(key) is not here and not here.may_leave():
            self.sidebar.mark(self._trail[-1])
            return
        if key in self._pages and self._pages[key] is not here and not self.jobs.busy and self._pages[key].outdated():
            old = self._pages.pop(key)
            self.stack.removeWidget(old)
            old.deleteLater()
        if key not in self._pages:
            self._pages[key] = build(self.desk, key)
            self.stack.addWidget(self._pages[key])
        if not self._trail or self._trail[-1] != key:
            self._trail = [*self._trail[-20:], key]
        self.stack.setCurrentWidget(self._pages[key])
        self.sidebar.mark(key)
        self.say.quiet.emit("")
        self._pages[key].arrive(**arguments)

    def back(self) -> None:
        """Esc: a step back inside the page, else to the page before."""
        if self.page is not None and not self.page.back() and len(self._trail) > 1:
            self._trail.pop()
            self.go(self._trail[-1])

    # ---- commands

    def do(self, command: Command) -> None:
        """Do a command: the page's own answer first, else the window's."""
        answer = self._able().get(command.key)
        if answer is not None:
            answer()

    def _able(self) -> dict[str, Callable[[], object]]:
        from mac_desktop.gui.places import page_keys

        own: dict[str, Callable[[], object]] = {
            "find": self._find,
            "find_here": self._find,
            "back": self.back,
            "quit": self.close,
            "dark": self.switch_scheme,
            "sidebar": self.switch_sidebar,
            "to_sidebar": self.sidebar.take_focus,
            "keys": self._show_keys,
            "new": self._new_of_what,
            "undo": self._undo_last,
        }
        there = page_keys()
        own |= {c.key: (lambda t=c.target: self.go(t)) for c in COMMANDS if c.target in there}
        return own | dict(self.page.commands() if self.page is not None else {})

    def switch_scheme(self) -> None:
        """Light to dark or back; remembered."""
        self.theme.set_dark(not self.theme.dark)
        self.settings.put("dark", self.theme.dark)

    def switch_sidebar(self) -> None:
        """Wide to narrow or back; remembered."""
        self.sidebar.set_narrow(not self.sidebar.narrow)
        self.settings.put("sidebar_narrow", self.sidebar.narrow)

    def _offers(self, text: str):
        from mac_desktop.gui.offers import offers

        assert self.desk is not None
        return offers(self.desk, text, self._able(), self.do)

    def _find(self) -> None:
        self.palette_.open()

    def _new_of_what(self) -> None:
        self.palette_.open(self.texts(N_("New")) + " ")

    def _show_keys(self) -> None:
        from mac_desktop.gui.widgets.key_sheet import KeySheet

        KeySheet(self, self.texts).exec()

    def _undo_last(self) -> None:
        self.go("history", undo_last=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page is not None and not self.page.may_leave():
            event.ignore()
            return
        self.settings.put("window", bytes(self.saveGeometry().toBase64()).decode())
        super().closeEvent(event)
