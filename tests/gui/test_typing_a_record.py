"""A clerk types a report without touching the mouse."""

from __future__ import annotations

from datetime import date

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import State
from mac_desktop.gui.forms.code_choices import code_choices
from mac_desktop.services import drafts, lists, records
from mac_desktop.services.lists import ListRequest


def _only(ctx, form_key):
    ids = lists.ids(ctx, ListRequest(form_key, ("number",)))
    assert len(ids) == 1
    return records.load(ctx, form_key, ids[0])


def _to(person, name):
    for _ in range(80):
        if person.field == name:
            return
        person.press("Return")
    raise AssertionError(f"Enter never came to {name}")


def test_a_hazardous_area_is_entered_by_keyboard_only_and_submitted(person, ctx, places):
    person.window.go("hazardous_area")
    person.press("Ctrl+N")
    assert person.field == "local_id"
    person.type("HA-77")
    person.press("Return")
    assert person.field == "name"
    person.type("Örük köprüsü")
    _to(person, "classification")
    person.type("cha")
    person.press("Return")
    assert person.field == "status"
    person.type("op")
    person.press("Return")
    _to(person, "admin_unit_id")
    person.type("gul")
    person.press("Return")
    _to(person, "area_m2")
    person.type("12,500")
    _to(person, "contamination")
    person.type("anti-p")
    person.press("Return")
    person.press("Return")
    assert person.field != "contamination", "an empty line of a field with several codes goes on"
    _to(person, "direct_evidence")
    person.type("visual")
    person.press("Return")
    _to(person, "information_date")
    person.type("3/2024")
    person.press("Ctrl+Shift+Return")
    person.wait()
    record = _only(ctx, "hazardous_area")
    assert record.state is State.SUBMITTED, person.heard
    assert record.values["classification"] == "CHA"
    assert record.values["admin_unit_id"] == places["Gulbagh"]
    assert record.values["area_m2"] == 12_500
    assert record.values["information_date"] == "2024-03"
    assert record.values["name"] == "Örük köprüsü"
    assert drafts.waiting(ctx) == []


def test_shift_tab_goes_back(person):
    person.window.go("hazardous_area", new=True)
    person.press("Return", "Return")
    after = person.field
    person.press("Shift+Backtab")
    assert person.field != after


def test_a_problem_appears_under_its_field_when_it_is_left(person):
    person.window.go("hazardous_area", new=True)
    pane = person.window.page.pane
    _to(person, "area_m2")
    person.type("about five")
    assert pane.body.rows["area_m2"].problems == (), "nobody is told off while typing"
    person.press("Return")
    problems = pane.body.rows["area_m2"].problems
    assert [p.rule for p in problems] == ["N1"]
    assert "about five" in pane.body.rows["area_m2"].entry.accessibleDescription()
    assert pane.body.rows["classification"].problems == () or "classification" in pane._visited


def test_one_key_says_unknown_and_a_letter_takes_it_back(person, ctx):
    person.window.go("hazardous_area", new=True)
    _to(person, "area_m2")
    person.press("F4")
    pane = person.window.page.pane
    assert pane.body.raw()["area_m2"] is Gap.UNKNOWN
    person.press("F4")
    assert pane.body.raw()["area_m2"] is Gap.NOT_APPLICABLE
    person.type("7")
    assert pane.body.raw()["area_m2"] == "7"
    person.press("F4", "Ctrl+S")
    person.wait()
    assert _only(ctx, "hazardous_area").values["area_m2"] is Gap.UNKNOWN


def test_f8_goes_to_the_next_problem(person):
    person.window.go("hazardous_area", new=True)
    person.press("F8")
    person.wait()
    first = person.field
    assert first == "classification"
    person.press("F8")
    person.wait()
    assert person.field not in ("", first)


def test_save_and_next_carries_pinned_values_over(person, ctx, places):
    person.window.go("hazardous_area", new=True)
    pane = person.window.page.pane
    _to(person, "place")
    person.type("Near the mill")
    if not pane.body.rows["place"].pin.isVisible():
        person.press("F6")
    person.press("Ctrl+Return")
    person.wait()
    assert pane.record_id is None
    assert pane.body.raw()["place"] == "Near the mill"
    assert pane.body.rows["place"].entry.property("carried") is True
    assert pane.body.raw()["local_id"] == ""
    assert _only(ctx, "hazardous_area").values["place"] == "Near the mill"


def test_escape_asks_only_when_something_was_typed(person):
    person.window.go("hazardous_area", new=True)
    page = person.window.page
    person.press("Esc")
    assert page.forms.isHidden()
    assert person.asked == []
    person.press("Ctrl+N")
    person.type("x")
    person.answers = [0]
    person.press("Esc")
    assert len(person.asked) == 1
    assert not page.forms.isHidden(), "keep editing keeps the form"
    person.answers = [1]
    person.press("Esc")
    person.wait()
    assert page.forms.isHidden()


def test_a_part_is_added_to_its_owner_and_counted_there(person, ctx, places):
    owner = records.save(ctx, "accident", {"accident_date": "2024-03-01", "admin_unit_id": places["Shorab"]})
    person.window.go("accident", record=owner.id)
    page = person.window.page
    page.pane.parts["casualty"].wanted.emit("casualty", "")
    person.wait(lambda: len(page.panes) == 2)
    _to(person, "sex")
    person.type("f")
    person.press("Return", "Ctrl+S")
    person.wait()
    person.press("Esc")
    assert len(page.panes) == 1
    assert page.pane.parts["casualty"].model.rowCount() == 1
    assert _only(ctx, "casualty").values["accident_id"] == owner.id


def test_what_is_asked_of_demining_accidents_only_is_offered_for_them_only_and_once(person, ctx, places):
    accident = records.save(ctx, "accident", {"place": "Mill", "accident_type": "MINE"}).id
    person.window.go("accident", record=accident)
    pane = person.window.page.pane
    part, sections = pane.parts["demining_accident"], pane.head.sections
    last = len(sections.tabs) - 1
    assert part.isHidden()
    assert not sections.is_offered(last)
    pane.body.put("accident_type", "DEMINING")
    assert not part.isHidden()
    assert sections.is_offered(last)
    assert not part.add.isHidden()
    told = {"accident_id": accident, "asset": "MANUAL"}
    records.save(ctx, "demining_accident", told)
    pane.show_parts()
    assert part.add.isHidden(), "there can be one only"
    pane.body.put("accident_type", "MINE")
    assert not part.isHidden(), "what was recorded stays in sight"


def test_a_grid_reference_shows_at_once_where_it_is(person, ctx, places):
    person.window.go("accident", new=True)
    pane = person.window.page.pane
    _to(person, "position")
    person.type("42S WD 15000 20000")
    person.press("Return")
    assert pane.body.rows["latitude"].raw() == "34.521559"
    assert pane.body.rows["longitude"].raw() == "69.163435"
    assert pane.body.rows["position"].reading.text() == "34.521559, 69.163435"
    pane.body.focus_field("position")
    pane.body.rows["position"].entry.selectAll()
    person.type("42S WD 15000 21000")
    person.press("Return")
    assert pane.body.rows["latitude"].raw() == "34.530577"
    assert [pane.body.rows[name].problems for name in ("position", "latitude", "longitude")] == [()] * 3


def test_a_latitude_that_was_typed_by_hand_is_not_replaced_but_doubted(person, ctx, places):
    person.window.go("accident", new=True)
    pane = person.window.page.pane
    _to(person, "latitude")
    person.type("34.9")
    person.press("Return")
    pane.body.focus_field("position")
    person.type("42S WD 15000 20000")
    person.press("Return")
    assert pane.body.rows["latitude"].raw() == "34.9"
    assert [p.rule for p in pane.body.rows["latitude"].problems] == ["C1"]
    assert pane.body.rows["longitude"].raw() == "69.163435"


def test_the_points_of_an_area_say_above_their_table_what_they_measure(person, ctx, places):
    area = records.save(ctx, "hazardous_area", {"name": "Field", "area_m2": 9_000})
    for number, corner in enumerate(("34.5, 69.2", "34.501, 69.2", "34.501, 69.201", "34.5, 69.201"), 1):
        point = {"hazardous_area_id": area.id, "shape_kind": "POLYGON", "point_type": "TP", "point_number": number}
        records.save(ctx, "hazardous_area_point", {**point, "position": corner})
    person.window.go("hazardous_area", record=area.id)
    note = person.window.page.pane.parts["hazardous_area_point"].note
    assert note.text().startswith("Area measured: 10,1"), note.text()
    assert "+13" in note.text()


def test_a_need_is_shown_with_the_wider_ones_that_it_is_a_part_of(app):
    find, settle, called = code_choices(codelist("need"), "en", date(2024, 5, 6))
    [wheelchair] = [choice for choice in find("wheelchair") if choice.value == "E1_WHEELCHAIR"]
    assert wheelchair.about == "Assistive device · Products and technology · Environmental factors"
    assert settle("silla de ruedas") == wheelchair
    assert called("E1_WHEELCHAIR") == "Wheelchair"


def test_a_sub_category_of_ordnance_is_found_by_its_category_too_and_says_which_it_is(app):
    find, _, _ = code_choices(codelist("eo_subcategory"), "en", date(2024, 5, 6))
    found = {choice.value: choice.about for choice in find("mortar bomb")}
    assert set(found) == {"MOR_LIGHT", "MOR_MEDIUM", "MOR_HEAVY"}
    assert set(found.values()) == {"Mortar bomb"}
    assert {choice.value[:4] for choice in find("hand grenade")} == {"GRH_"}
