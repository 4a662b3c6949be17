"""A window on a real store, used as a person would: by keys. Only decisions are answered by the test."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from mac_desktop.gui.app import Options, application, fill_window, make_window
from mac_desktop.gui.forms.form_pane import FormPane
from mac_desktop.gui.main_window import MainWindow
from mac_desktop.services import records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

NOW = dt.datetime(2024, 5, 6, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def app() -> QApplication:
    return application()


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.mac", office="NIM", user="Amina", now=lambda: NOW, texts=Texts("en"))
    yield made
    made.store.close()


class Person:
    """Presses keys in a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.answers: list[object] = []
        self.asked: list[str] = []
        self.heard: list[str] = []
        self.undo: Callable[[], None] | None = None
        window.say.ask = self._answer  # type: ignore[method-assign]
        window.say.ask_text = self._answer  # type: ignore[method-assign]
        window.say.good_news.connect(self._hear)
        window.say.trouble.connect(self.heard.append)

    def _answer(self, title: str, sentence: str, *_: object) -> object:
        self.asked.append(f"{title} {sentence}")
        return self.answers.pop(0)

    def _hear(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.heard.append(sentence)
        self.undo = undo

    @property
    def field(self) -> str:
        """The name of the field that has the keyboard."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not widget.objectName():
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""

    def wait(self, until: Callable[[], bool] | None = None, seconds: float = 10.0) -> None:
        """Until the program has nothing more to do, and until `until` holds."""
        end = time.monotonic() + seconds
        while True:
            QApplication.processEvents()
            if not self.window.jobs.busy and (until is None or until()):
                QApplication.processEvents()
                return
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.002)

    def press(self, *keys: str) -> None:
        """Keys by name, such as "Return" or "Ctrl+N"."""
        for name in keys:
            *modifiers, key = name.split("+")
            if self._shortcut(name):
                QApplication.processEvents()
                continue
            flags = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                flags |= {
                    "Ctrl": Qt.KeyboardModifier.ControlModifier,
                    "Shift": Qt.KeyboardModifier.ShiftModifier,
                    "Alt": Qt.KeyboardModifier.AltModifier,
                }[modifier]
            self._send(getattr(Qt.Key, f"Key_{key}"), "", flags)

    def _shortcut(self, name: str) -> bool:
        """Offscreen there is no window system that turns keys into shortcuts: find the command that has this key."""
        target = QApplication.focusWidget() or self.window
        if name == "Esc":
            event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            event.ignore()
            QApplication.sendEvent(target, event)
            if event.isAccepted():
                self._send(Qt.Key.Key_Escape, "", Qt.KeyboardModifier.NoModifier)
                return True
        for action in self.window.actions_by_key.values():
            if any(keys.toString() == name for keys in action.shortcuts()):
                action.trigger()
                return True
        return False

    def type(self, text: str) -> None:
        """Letters of any script."""
        for letter in text:
            self._send(0, letter, Qt.KeyboardModifier.NoModifier)

    def _send(self, key: int, text: str, flags: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget() or self.window
            QApplication.sendEvent(target, QKeyEvent(kind, key, flags, text))
        QApplication.processEvents()


@pytest.fixture
def window(app: QApplication, ctx: Context, tmp_path: Path) -> Iterator[MainWindow]:
    made = make_window(Options(dark=False, settings=tmp_path / "window.json"))
    made.resize(1366, 768)
    made.show()
    fill_window(made, ctx)
    made.activateWindow()
    QApplication.processEvents()
    yield made
    for pane in made.findChildren(FormPane):
        pane.dirty = False  # nobody is there to answer whether to keep what was typed
    made.close()
    made.jobs.end()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def person(window: MainWindow) -> Person:
    return Person(window)


@pytest.fixture
def places(ctx: Context) -> dict[str, str]:
    """Administrative units by name."""
    made: dict[str, str] = {}
    for code, name, level, parent in (
        ("SB", "Sarbanistan", 0, None), ("SB01", "Kohdara", 1, "Sarbanistan"),
        ("SB0101", "Gulbagh", 2, "Kohdara"), ("SB0102", "Shorab", 2, "Kohdara"),
    ):  # fmt: skip
        raw = {"pcode": code, "name": name, "level": str(level), "parent_id": made.get(parent or "")}
        made[name] = records.save(ctx, "admin_unit", raw).id
    return made


@pytest.fixture
def areas(ctx: Context, places: dict[str, str]) -> list[str]:
    """Three hazardous areas, submitted, oldest first."""
    made = []
    for number, name, size, kind in (
        (1, "North ridge", 1200, "SHA"),
        (2, "Canal bank", 90000, "CHA"),
        (3, "Mill", 40, "CHA"),
    ):
        raw = {
            "local_id": f"HA-{number}", "name": name, "classification": kind, "status": "OPEN",
            "information_date": f"202{number}-03", "admin_unit_id": places["Gulbagh"], "area_m2": size,
            "contamination": "APM",
        }  # fmt: skip
        raw |= {"direct_evidence": "VISUAL"} if kind == "CHA" else {"indirect_evidence": "VERBAL"}
        saved = records.save(ctx, "hazardous_area", raw, submit=True)
        assert saved.state.value == "submitted", saved.problems
        made.append(saved.id)
    return made
