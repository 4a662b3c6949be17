"""The window itself: starting, finding, faults."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication

from mac_desktop.domain.problems import UserError
from mac_desktop.gui import app as app_module
from mac_desktop.gui.app import Options, Session, cannot_show, make_window
from mac_desktop.gui.crash import CrashBox, report


def test_ctrl_k_finds_a_record_and_enter_opens_it(person, areas):
    person.press("Ctrl+K")
    person.type("canal")
    person.press("Return")
    person.wait()
    assert person.window.page.pane.record_id == areas[1]


def test_ctrl_k_begins_a_new_record(person):
    person.press("Ctrl+K")
    person.type("new acc")
    person.press("Return")
    assert person.window.page.form.key == "accident"
    assert person.field == "local_id"


def test_escape_closes_the_palette_and_gives_the_keyboard_back(person, areas):
    person.window.go("hazardous_area")
    before = QApplication.focusWidget()
    person.press("Ctrl+K", "Esc")
    assert not person.window.palette_.isVisible()
    assert QApplication.focusWidget() is before


def test_the_window_is_painted_without_the_data_layer():
    code = (
        "import sys, os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from mac_desktop.gui.app import Options, application, make_window\n"
        "from pathlib import Path\n"
        "a = application(); w = make_window(Options(settings=Path('/nonexistent/x.json'))); w.show()\n"
        "a.processEvents()\n"
        "print('sqlalchemy' in sys.modules, 'mac_desktop.services.records' in sys.modules); w.jobs.end()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_store_that_cannot_be_opened_is_said_in_the_window(app, tmp_path):
    broken = tmp_path / "broken.mac"
    broken.write_bytes(b"this is no store" * 100)
    window = make_window(Options(settings=tmp_path / "w.json", dark=False))
    session = Session(window, Options(store=broken))
    window.show()
    session.begin()
    end = time.monotonic() + 10
    while not window.waiting.sentence.text() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
    assert window.waiting.sentence.text()
    assert window.waiting.again.isVisible()
    window.jobs.end()
    window.close()
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__


def test_without_a_screen_there_is_a_sentence_instead_of_an_abort(monkeypatch, capsys):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(app_module.sys, "platform", "linux")
    assert "screen" in cannot_show()
    assert app_module.run(Options()) == 3
    assert "no screen" in capsys.readouterr().err


def test_a_fault_is_reported_without_the_words_of_the_record(person):
    try:
        raise ValueError("Amina Rahimi, 14, Gulbagh")
    except ValueError as error:
        words = report(ValueError, error.__traceback__, "1")
    assert "Amina" not in words
    assert "ValueError" in words
    assert "test_shell.py" in words
    box = CrashBox(None, person.window.texts, words)
    assert box.findChildren(type(box)) is not None
    box.deleteLater()


def test_trouble_with_the_world_stays_in_sight_until_closed(person):
    def work():
        raise UserError("The disk is full. Free some space and try again.")

    person.window.jobs.start("Try", work)
    person.wait()
    assert person.window.trouble.isVisible()
    assert "disk is full" in person.window.trouble.sentence.text()


def test_long_work_shows_how_far_it_is_and_stops_when_asked(person):
    steps = []

    def work():
        try:
            for i in range(2_000):
                time.sleep(0.005)
                steps.append(i)
                yield SimpleNamespace(done=i, total=2_000, text="Reading rows")
        finally:
            steps.append("closed")

    stopped = []
    job = person.window.jobs.start("Read", work, may_stop=True, stopped=lambda: stopped.append(True))
    end = time.monotonic() + 8
    while not person.window.status._work.isVisible() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    assert "Reading rows" in person.window.status.work_text.text()
    assert len(steps) > 50, "nothing is shown before 600 ms"
    person.window.jobs.stop(job)
    person.wait()
    assert stopped == [True]
    assert steps[-1] == "closed"
    assert not person.window.status._work.isVisible()
