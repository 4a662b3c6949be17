"""What a clerk notices of a record that may have many kinds of parts: it shows what it has and offers the others."""

from __future__ import annotations

from mac_desktop.services import records


def _open(person, area):
    person.window.go("hazardous_area", record=area)
    person.wait()
    return person.window.page.pane


def _shown(pane):
    return [tab.text() for tab in pane.head.sections.tabs if not tab.isHidden()]


def test_an_area_offers_the_parts_that_it_does_not_have(person, areas):
    pane = _open(person, areas[0])
    assert pane.parts["area_evidence"].isHidden()
    assert not pane.chooser.buttons["area_evidence"].isHidden()
    assert _shown(pane)[-1] == "Add more"
    pane.to_part("area_evidence")
    assert person.field == "choose_area_evidence"
    person.press("Return")
    person.wait(lambda: len(person.window.page.panes) == 2)
    assert person.window.page.pane.form.key == "area_evidence"


def test_evidence_that_was_added_stands_below_its_area(person, ctx, areas):
    evidence = {"hazardous_area_id": areas[1], "evidence_kind": "EO", "evidence_class": "DIRECT", "observed": "YES"}
    assert records.save(ctx, "area_evidence", evidence, submit=True).state == "submitted"
    pane = _open(person, areas[1])
    assert not pane.parts["area_evidence"].isHidden()
    assert pane.parts["area_evidence"].model.rowCount() == 1
    assert pane.chooser.buttons["area_evidence"].isHidden()
    assert "Evidence" in pane.head.sections.tabs[5 + list(pane.parts).index("area_evidence")].toolTip()


def test_the_keys_for_sections_pass_over_what_is_not_there(person, areas):
    pane = _open(person, areas[0])
    for _ in pane.head.sections.tabs:
        pane.step_section(1)
    assert person.field.startswith("choose_")
    pane.step_section(-1)
    assert pane.body.current() in {spec.name for spec in pane.form.form.sections[-1].fields}


def test_a_record_of_few_kinds_of_parts_shows_them_all(person, ctx, places):
    accident = records.save(ctx, "accident", {"place": "Mill"}).id
    person.window.go("accident", record=accident)
    pane = person.window.page.pane
    assert not pane.parts["casualty"].isHidden()
    assert pane.chooser.isHidden()
