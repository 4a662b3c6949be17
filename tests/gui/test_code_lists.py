"""An information officer edits the code lists in the window, and the pickers follow."""

from __future__ import annotations

from mac_desktop.domain.records.base import State
from mac_desktop.gui.pages import code_lists_page
from mac_desktop.gui.pages.merge_box import MergeBox
from mac_desktop.services import code_lists, records


def _cells(page, row):
    return [page.table.item(row, column).text() for column in range(page.table.columnCount())]


def _row_of(page, code):
    return [c.code for c in page.codes].index(code)


def _offered(pane, field):
    return {choice.value for choice in pane.body.rows[field].entry._choices("")}


def test_a_code_added_on_the_page_is_offered_in_the_next_form(person, ctx):
    person.window.go("person", new=True)
    assert "BEEK" not in _offered(person.window.page.pane, "occupation")
    person.window.go("code_lists", list_key="occupation")
    person.wait()
    person.press("Ctrl+N")
    pane = person.window.page.pane
    assert (pane.form.key, pane.body.raw()["list_key"], person.field) == ("list_entry", "occupation", "code")
    person.type("BEEK")
    person.press("Return")
    person.type("Beekeeper")
    person.press("Ctrl+Shift+Return")
    person.wait()
    person.window.go("person", new=True)
    pane = person.window.page.pane
    assert "BEEK" in _offered(pane, "occupation")
    pane.body.focus_field("occupation")
    person.type("beek")
    person.press("Return", "Ctrl+S")
    person.wait()
    assert records.load(ctx, "person", pane.record_id).values["occupation"] == "BEEK"
    person.window.go("code_lists", list_key="occupation")
    person.wait()
    page = person.window.page
    assert _cells(page, _row_of(page, "BEEK")) == ["Beekeeper", "BEEK", "", "1", "this centre"]


def test_renaming_a_shipped_code_opens_its_entry_again_the_next_time(person, ctx):
    person.window.go("code_lists", list_key="occupation")
    page = person.window.page
    page.table.selectRow(_row_of(page, "FARMER"))
    page.change.click()
    pane = person.window.page.pane
    assert (pane.body.raw()["code"], pane.record_id) == ("FARMER", None)
    pane.body.focus_field("label")
    person.type("Peasant")
    person.press("Ctrl+Shift+Return")
    person.wait()
    made = pane.record_id
    person.window.go("code_lists")
    page = person.window.page
    assert _cells(page, _row_of(page, "FARMER"))[0] == "Peasant"
    page.table.selectRow(_row_of(page, "FARMER"))
    page.change.click()
    assert person.window.page.pane.record_id == made


def test_two_codes_are_merged_after_a_look_at_what_moves_and_taken_back(person, ctx, monkeypatch):
    held = records.save(ctx, "person", {"name": "Invented", "occupation": "FARMHAND"}).id
    said = []

    def answer(box: MergeBox) -> int:
        box.into._take(next(c for c in box.into._choices("") if c.value == "FARMHAND"))
        assert not box.take.isEnabled(), "a code is not merged into itself"
        box.into._take(next(c for c in box.into._choices("") if c.value == "FARMER"))
        said.append(box.says.text())
        box.take.click()
        return box.result()

    monkeypatch.setattr(code_lists_page.MergeBox, "exec", answer)
    person.window.go("code_lists", list_key="occupation")
    page = person.window.page
    page.table.selectRow(_row_of(page, "FARMHAND"))
    page.merge.click()
    person.wait()
    assert said == ["1 × Persons: Occupation"]
    assert records.load(ctx, "person", held).values["occupation"] == "FARMER"
    assert _cells(page, _row_of(page, "FARMHAND"))[2] == "merged into FARMER"
    person.undo()
    person.wait()
    assert records.load(ctx, "person", held).values["occupation"] == "FARMHAND"
    assert code_lists.uses(ctx, "occupation")["FARMHAND"] == 1


def test_codes_not_in_use_today_are_offered_last_with_their_days(person, ctx):
    entry = {"list_key": "occupation", "code": "FARMER", "active_to": "2020"}
    assert records.save(ctx, "list_entry", entry, submit=True).state is State.SUBMITTED
    person.window.go("person", new=True)
    choices = person.window.page.pane.body.rows["occupation"].entry._choices("")
    assert (choices[-1].value, choices[-1].aside) == ("FARMER", "FARMER   – 2020-12-31")
