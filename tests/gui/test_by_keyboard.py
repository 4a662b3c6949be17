"""What a clerk notices who never touches the mouse, and a reviewer who works on many records at once."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from mac_desktop.domain.records.base import State
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.services import history, lists, records


def _new(person, form_key):
    person.window.go(form_key, new=True)
    return person.window.page.pane


def test_enter_presses_the_button_that_has_the_keyboard(person, ctx, places):
    pane = _new(person, "accident")
    pane.body.focus_field("place")
    person.type("Mill")
    person.press("Ctrl+S")
    person.wait()
    pane.to_part("casualty")
    assert person.field == "add_casualty", "Add has the keyboard when there is no casualty yet"
    person.press("Return")
    person.wait()
    assert person.window.page.pane.form.key == "casualty"
    assert "Mill" in person.window.page.pane.head.note.text(), "a casualty says to which accident it belongs"


def test_saving_leaves_the_keyboard_where_it_was(person, ctx, areas):
    person.window.go("hazardous_area", record=areas[0])
    person.window.page.pane.body.focus_field("place")
    person.type("by the well")
    person.press("Ctrl+S")
    person.wait()
    assert person.window.page.pane.body.current() == "place"


def test_back_from_a_part_leads_to_the_parts(person, ctx, places):
    accident = records.save(ctx, "accident", {"place": "Mill"}).id
    person.window.go("accident", record=accident)
    person.window.page.pane.to_part("casualty")
    person.press("Return")
    person.wait()
    person.press("Esc")
    assert person.field == "add_casualty"


def test_places_of_the_same_name_are_told_apart_by_where_they_lie(ctx, places):
    records.save(ctx, "admin_unit", {"pcode": "SB010101", "name": "Mill", "level": "3", "parent_id": places["Gulbagh"]})
    records.save(ctx, "admin_unit", {"pcode": "SB010201", "name": "Mill", "level": "3", "parent_id": places["Shorab"]})
    asides = [aside for _, _, aside in records.choices(ctx, "admin_unit", "mill")]
    assert asides == ["Gulbagh, Kohdara", "Shorab, Kohdara"]


def test_a_text_that_fits_nothing_says_so_while_it_is_typed(person, places):
    entry = _new(person, "accident").body.rows["admin_unit_id"].entry
    entry.setFocus()
    person.type("xyz")
    person.wait(lambda: "xyz" in entry.popup.nothing.text())
    assert entry.popup.isVisible()
    person.press("Return")
    assert not entry.popup.isVisible()


def test_a_person_who_is_not_there_yet_is_added_from_the_casualty(person, ctx, places):
    pane = _new(person, "casualty")
    pane.body.focus_field("person_id")
    entry = pane.body.rows["person_id"].entry
    person.type("Omar Hadi")
    person.wait(entry.popup.isVisible)
    person.press("Return")
    added = person.window.page.pane
    assert added.form.key == "person"
    assert added.body.raw()["name"] == "Omar Hadi"
    person.press("Ctrl+S")
    person.wait()
    assert person.window.page.pane is pane
    assert entry.text() == "Omar Hadi"
    assert pane.body.current() == "person_id"
    assert records.load(ctx, "person", str(entry.raw())).values["name"] == "Omar Hadi"


def test_a_stored_date_stands_in_its_field_as_people_type_it(person, ctx, places):
    made = records.save(ctx, "accident", {"accident_date": "3/2024"}).id
    person.window.go("accident", record=made)
    pane = person.window.page.pane
    assert pane.body.raw()["accident_date"] == "03/2024"
    assert pane.check().values["accident_date"] == "2024-03"


def test_continue_has_the_keyboard_when_something_was_being_typed(person, ctx, places):
    pane = _new(person, "accident")
    pane.body.focus_field("place")
    person.type("Mill")
    pane.keeper.flush()
    person.wait()
    pane.dirty = False
    person.window.go("home")
    person.wait()
    assert person.field == "continue_draft"


def test_many_records_are_moved_at_once_after_saying_what_stays(person, ctx, areas):
    raw = records.load(ctx, "hazardous_area", areas[0]).raw | {"local_id": "HA-9"}
    draft = records.save(ctx, "hazardous_area", raw | {"status": ""})
    person.window.go("hazardous_area")
    listed = person.window.page.list
    listed.reload()
    listed.table.selectAll()
    assert listed.verbs_button.isVisible()
    person.answers = [1]
    listed.verbs.move(State.VERIFIED)
    person.wait(lambda: len(person.heard) > 0)
    assert "Verify 3?" in person.asked[0]
    assert draft.number in person.asked[0], "the record that stays is named"
    assert [records.load(ctx, "hazardous_area", a).state for a in areas] == [State.VERIFIED] * 3
    assert records.load(ctx, "hazardous_area", draft.id).state is State.DRAFT
    person.undo()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).state is State.SUBMITTED


def test_nothing_is_moved_when_the_question_is_declined(person, ctx, areas):
    person.window.go("hazardous_area")
    listed = person.window.page.list
    listed.table.selectAll()
    person.answers = [0]
    listed.verbs.move(State.APPROVED)
    person.wait(lambda: len(person.asked) > 0)
    assert [records.load(ctx, "hazardous_area", a).state for a in areas] == [State.SUBMITTED] * 3


def test_many_records_are_deleted_with_one_reason_in_one_step(person, ctx, areas):
    person.window.go("hazardous_area")
    listed = person.window.page.list
    listed.table.selectAll()
    person.answers = ["entered in the wrong store"]
    person.press("Ctrl+Del")
    person.wait(lambda: len(person.heard) > 0)
    assert listed.model.rowCount() == 0
    assert history.steps(ctx, 1)[0].changes == 3


def test_history_says_which_record_was_added(ctx, places):
    saved = records.save(ctx, "accident", {"place": "Mill"})
    assert history.steps(ctx, 1)[0].title == f"Add Accident {saved.number}"


def test_an_import_in_the_history_is_told_in_words_with_take_back_in_sight(person, ctx, areas):
    with ctx.store.step("Import {file}", by="Amina", kind="import", file="r.xlsx") as step:
        step.add(form_for("accident").form.record, {})
        step.note({"sha256": "ab" * 32, "mapping": '{"sheet": "Registre"}', "counts": {"rejected_rows": 4}})
    person.window.go("history")
    page = person.window.page
    told = " ".join(label.text() for label in page.detail.findChildren(QLabel))
    assert "Sheet “Registre”" in told
    assert "rows rejected: 4" in told
    assert "{" not in told, "what is kept for the program is not shown to people"


def test_what_an_import_that_was_taken_back_made_is_told_without_a_link(person, ctx, places):
    saved = records.save(ctx, "accident", {"place": "Mill"})
    step = history.steps(ctx, 1)[0].id
    history.undo(ctx, step)
    person.window.go("history", step=step)
    page = person.window.page
    told = [label.text() for label in page.detail.findChildren(QLabel)]
    assert "Accident, no longer there" in told
    assert not any(saved.id in words for words in told)


def test_a_small_screen_has_icons_beside_the_work_and_one_column_at_home(person, ctx, areas):
    window = person.window
    window.resize(683, 384)
    person.wait()
    assert window.width() == 683, "a small laptop at 200 %"
    assert window.sidebar.narrow
    assert window.page.area.widget().width() <= window.page.area.viewport().width()
    window.resize(1366, 768)
    person.wait()
    assert not window.sidebar.narrow


def test_ages_are_not_added_up(ctx, places):
    made = [records.save(ctx, "casualty", {"age": str(age)}).id for age in (30, 40)]
    assert "age" not in lists.totals(ctx, lists.ListRequest("casualty", ("number", "age")), made)


def test_where_room_is_missing_the_widest_columns_give_way_not_the_number(person, ctx, areas):
    person.window.go("hazardous_area")
    table = person.window.page.list.table
    columns = table.records.request.columns
    for name in columns:
        table.horizontalHeader().resizeSection(columns.index(name), 140 if name == "number" else 220)
    table._squeeze()
    assert table.columnWidth(columns.index("number")) == 140


def test_help_says_what_a_field_is_why_it_is_asked_and_where_it_goes(person, places):
    pane = _new(person, "hazardous_area")
    pane.body.focus_field("classification")
    person.press("F1")
    told = pane.help
    assert told.isVisible()
    assert told.title.text() == "Classification"
    assert told.what.text().startswith("Suspected (SHA)")
    assert "Article 7 asks" in told.why.text()
    assert "Form C" in told.where.text()
    pane.body.focus_field("land_use_before")
    assert told.why.text() == pane.body.section_of("land_use_before").section.why, "its reason is that of its section"
    assert told.where.text() == "In no report; the centre uses it for what is said above."
