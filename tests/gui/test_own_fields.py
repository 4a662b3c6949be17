"""An information officer adds fields to a form in the window, by keyboard, and the form asks them at once."""

from __future__ import annotations

from mac_desktop.domain.records.base import State
from mac_desktop.services import records

CHIEF = {"form_key": "task", "field_key": "own_chief", "label": "Village chief", "value_type": "TEXT"}


def _cells(page, row):
    return [page.table.item(row, column).text() for column in range(page.table.columnCount())]


def test_a_field_added_on_the_page_is_asked_in_the_next_form(person, ctx):
    person.window.go("own_fields", form_key="task")
    person.wait()
    assert person.window.page.table.rowCount() == 0
    person.press("Ctrl+N")
    pane = person.window.page.pane
    assert (pane.form.key, pane.body.raw()["form_key"], person.field) == ("own_field", "task", "field_key")
    person.type("own_chief")
    person.press("Return")
    person.type("Village chief")
    person.press("Return")
    person.type("text")
    person.press("Return", "Ctrl+Shift+Return")
    person.wait()
    person.window.go("task", new=True)
    pane = person.window.page.pane
    pane.body.focus_field("own_chief")
    person.type("Malik")
    person.press("Ctrl+S")
    person.wait()
    assert records.load(ctx, "task", pane.record_id).values["own_chief"] == "Malik"
    person.window.go("own_fields")
    person.wait()
    assert _cells(person.window.page, 0) == ["Village chief", "own_chief", "Text", "", "1", "1"]


def test_changing_a_field_opens_it_and_makes_a_version(person, ctx):
    made = records.save(ctx, "own_field", CHIEF, submit=True)
    assert made.state is State.SUBMITTED
    person.window.go("own_fields", form_key="task")
    person.wait()
    page = person.window.page
    page.change.click()
    pane = person.window.page.pane
    assert pane.record_id == made.id
    pane.body.focus_field("label")
    person.press("Ctrl+A")
    person.type("Head of the village")
    person.press("Ctrl+S")
    person.wait()
    person.window.go("own_fields")
    person.wait()
    assert _cells(person.window.page, 0)[0::5] == ["Head of the village", "2"]


def test_a_field_that_ended_is_asked_only_where_it_holds_something(person, ctx):
    made = records.save(ctx, "own_field", CHIEF, submit=True)
    held = records.save(ctx, "task", {"name": "Meadow", "own_chief": "Malik"})
    raw = records.load(ctx, "own_field", made.id).raw
    records.save(ctx, "own_field", {**raw, "active_to": "2001"}, made.id)
    person.window.go("task", new=True)
    assert not person.window.page.pane.body.rows["own_chief"].isVisibleTo(person.window)
    person.window.go("task", record=held.id)
    assert person.window.page.pane.body.rows["own_chief"].isVisibleTo(person.window)
