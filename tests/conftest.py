"""What every test has: no screen, a fixed clock, and a fall for every unexpected warning of the program or of Qt."""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("untimed", deadline=None)  # a busy computer is no fault of the program
settings.load_profile("untimed")

REPOSITORY = Path(__file__).resolve().parents[1]
os.environ["PYTHONPATH"] = str(REPOSITORY / "src")  # for the processes that tests start

# What the offscreen platform says without a fault of ours.
EXPECTED_OF_QT = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def nothing_unexpected_is_said(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or error in a log, or from Qt, that the test does not expect (marker `expects_log`) fails it."""
    ear, from_qt = _Ear(), list[str]()
    logging.getLogger().addHandler(ear)
    restore = _listen_to_qt(from_qt)
    yield
    restore()
    logging.getLogger().removeHandler(ear)
    if request.node.get_closest_marker("expects_log") is None:
        assert ear.heard == [], "the log said something that nobody expected"
        assert from_qt == [], "Qt said something that nobody expected"


def _listen_to_qt(into: list[str]) -> Callable[[], None]:
    """Only where Qt is loaded already: most tests never do."""
    if "PySide6.QtCore" not in sys.modules:
        return lambda: None
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(known in message for known in EXPECTED_OF_QT):
            into.append(message)

    before = qInstallMessageHandler(hear)
    return lambda: qInstallMessageHandler(before) and None


@pytest.fixture
def now() -> Callable[[], dt.datetime]:
    """A clock that stands still: 20 April 2026, 09:00 UTC."""
    return lambda: dt.datetime(2026, 4, 20, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real public files, where it is there; they are never part of the repository."""
    named = os.environ.get("MAC_DESKTOP_REAL_DATA")
    for folder in (Path(named) if named else None, REPOSITORY.parent / "shared" / "data"):
        if folder is not None and (folder / "colombia-victims-2022.csv").is_file():
            return folder
    pytest.skip("the real public files are not here; name their folder in MAC_DESKTOP_REAL_DATA to run this")
