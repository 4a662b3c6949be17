"""What is being typed survives a power cut."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QPushButton

from mac_desktop.gui.app import Options, fill_window, make_window
from mac_desktop.services import drafts, lists
from mac_desktop.services.lists import ListRequest


def test_typing_is_kept_within_two_seconds_and_offered_again(person, ctx, app, tmp_path):
    person.window.go("accident", new=True)
    began = time.monotonic()
    person.type("ACC-9")
    person.wait(lambda: bool(drafts.waiting(ctx)))
    assert time.monotonic() - began < 2
    again = make_window(Options(dark=False, settings=tmp_path / "other.json"))
    try:
        again.resize(1366, 768)
        again.show()
        fill_window(again, ctx)
        QApplication.processEvents()
        offer = again.findChild(QPushButton, "continue_draft")
        assert offer is not None
        offer.click()
        QApplication.processEvents()
        assert again.page.pane.body.raw()["local_id"] == "ACC-9"
        assert again.page.pane.dirty
        again.page.pane.dirty = False
    finally:
        again.jobs.end()
        again.close()
    person.window.page.pane.dirty = False


def test_a_saved_record_leaves_no_draft(person, ctx):
    person.window.go("accident", new=True)
    person.type("ACC-9")
    person.wait(lambda: bool(drafts.waiting(ctx)))
    person.press("Ctrl+S")
    person.wait()
    assert drafts.waiting(ctx) == []
    assert len(lists.ids(ctx, ListRequest("accident", ("number",)))) == 1


def test_saving_before_the_draft_was_kept_leaves_none_either(person, ctx):
    person.window.go("accident", new=True)
    person.type("ACC-9")
    person.press("Ctrl+Return")
    person.wait()
    assert drafts.waiting(ctx) == []


def test_discarding_on_purpose_forgets_it(person, ctx):
    person.window.go("accident", new=True)
    person.type("ACC-9")
    person.wait(lambda: bool(drafts.waiting(ctx)))
    person.answers = [1]
    person.press("Esc")
    person.wait()
    assert drafts.waiting(ctx) == []


def test_typing_without_a_pause_is_kept_too(person, ctx):
    person.window.go("accident", new=True)
    end = time.monotonic() + 2.3
    while time.monotonic() < end and not drafts.waiting(ctx):
        person.type("x")
        person.wait()
        time.sleep(0.2)
    assert drafts.waiting(ctx), "somebody who never rests loses two seconds at most"


def test_what_was_discarded_does_not_come_back_a_moment_later(person, ctx):
    person.window.go("accident", new=True)
    person.type("ACC-9")
    person.answers = [1]
    person.press("Esc")
    end = time.monotonic() + 1.0
    person.wait(lambda: time.monotonic() > end)
    assert drafts.waiting(ctx) == []


def test_leaving_with_save_draft_keeps_the_record(person, ctx):
    person.window.go("accident", new=True)
    person.type("ACC-9")
    person.answers = [2]
    person.press("Esc")
    person.wait()
    assert len(lists.ids(ctx, ListRequest("accident", ("number",)))) == 1


def test_a_change_that_was_being_typed_is_put_over_what_is_stored(person, ctx, areas):
    drafts.keep(ctx, "hazardous_area", areas[0], None, {"name": "North ridge east"})
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    (waiting,) = drafts.waiting(ctx)
    pane.open_record(areas[0], waiting.raw, waiting.id)
    assert (pane.body.raw()["name"], pane.dirty) == ("North ridge east", True)
    assert pane.body.raw()["local_id"] == "HA-1", "what was not typed is as it was"
