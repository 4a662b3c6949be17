"""An area is split, and areas are merged, in the window and by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from mac_desktop.gui.forms.replace_box import ReplaceBox
from mac_desktop.services import lists, records
from mac_desktop.services.lists import ListRequest

AREA = {
    "local_id": "HA-12", "name": "Hill", "classification": "CHA", "status": "OPEN", "information_date": "2019",
    "admin_unit_id": "AF01", "area_m2": 15_000, "contamination": "APM", "direct_evidence": "VISUAL",
}  # fmt: skip


@pytest.fixture
def area(ctx, person):
    if not lists.ids(ctx, ListRequest("admin_unit", ("number",))):
        records.save(ctx, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    saved = records.save(ctx, "hazardous_area", AREA, submit=True)
    evidence = {"hazardous_area_id": saved.id, "evidence_kind": "CRATER", "evidence_class": "DIRECT"}
    records.save(ctx, "area_evidence", evidence, submit=True)
    return saved


@pytest.fixture
def box(monkeypatch):
    """What a test does in the box while it is open; the test appends it."""
    acts = []

    def exec_(box: ReplaceBox) -> int:
        box.show()
        box.activateWindow()
        QApplication.processEvents()
        acts[0](box)
        box.hide()
        return box.result()

    monkeypatch.setattr(ReplaceBox, "exec", exec_)
    return acts


def values(ctx, number):
    return records.load(ctx, "hazardous_area", number).values


def test_an_area_is_split_by_the_keyboard(person, ctx, area, box):
    person.window.go("hazardous_area", record=area.id)

    def decide(open_box: ReplaceBox) -> None:
        assert QApplication.focusWidget() is open_box.day
        person.type("03/05/2024")
        person.press("Return")
        person.type("Two teams")
        person.press("Return")  # to the first part, whose number is proposed
        assert "Left: 15,000 m²" in open_box.sums.text()
        for line, size in zip(open_box.new.lines, ("9000", "6500"), strict=True):
            line["area_m2"].setFocus()
            person.type(size)
        assert open_box.resurvey.isVisible()
        open_box.take.click()
        person.wait()
        assert "Correct the sizes" in open_box.problems.text()
        open_box.new.lines[1]["area_m2"].set_raw("6000")
        open_box.new.edited.emit()
        assert not open_box.resurvey.isVisible()
        goes = open_box.goes
        goes.setFocus()
        goes.setCurrentCell(0, 3)
        person._send(Qt.Key.Key_Space, " ", Qt.KeyboardModifier.NoModifier)  # the evidence goes to the first part only
        open_box.take.click()
        person.wait()
        assert open_box.result() == QDialog.DialogCode.Accepted, open_box.problems.text()

    box.append(decide)
    pane = person.window.page.pane
    assert "Split into parts" in [one.text() for one in pane.head.menu.actions()]
    pane.verbs.split()
    person.wait()
    parts = [values(ctx, name) for name in ("HA-12/1", "HA-12/2")]
    assert [part["area_m2"] for part in parts] == [9_000, 6_000]
    assert values(ctx, area.number)["status"] == "REPLACED"
    assert len(lists.ids(ctx, lists.request(ctx, "area_evidence", where={"hazardous_area_id": "HA-12/1"}))) == 1
    assert not lists.ids(ctx, lists.request(ctx, "area_evidence", where={"hazardous_area_id": "HA-12/2"}))
    assert person.undo is not None
    person.undo()
    person.wait()
    assert values(ctx, area.number)["status"] == "OPEN"


def test_a_part_more_and_a_part_less(person, ctx, area):
    box = ReplaceBox(person.window, person.window.desk, [area.id])
    box.more.click()
    assert [line["local_id"].raw() for line in box.new.lines] == ["HA-12/1", "HA-12/2", "HA-12/3"]
    assert box.goes.columnCount() == 5
    box.less.click()
    box.less.click()
    assert (len(box.new.lines), box.goes.columnCount(), box.less.isEnabled()) == (1, 3, False)


def test_chosen_areas_are_merged_and_what_they_differ_in_is_asked(person, ctx, area, box):
    other = {"local_id": "HA-13", "name": "River", "area_m2": 3_000, "priority": "LOW"}
    second = records.save(ctx, "hazardous_area", AREA | other, submit=True)

    def decide(open_box: ReplaceBox) -> None:
        assert not open_box.more.isVisible()
        assert "priority" in open_box.new.lines[0]
        open_box.day.set_raw("2024-04")
        open_box.reason.set_raw("One minefield")
        for name, value in (("name", "Valley"), ("area_m2", "18000"), ("priority", "HIGH")):
            open_box.new.lines[0][name].set_raw(value)
        open_box.take.click()
        person.wait()
        assert open_box.result() == QDialog.DialogCode.Accepted, open_box.problems.text()

    box.append(decide)
    person.window.go("hazardous_area")
    verbs = person.window.page.list.verbs
    verbs._chosen = lambda: [area.id, second.id]
    verbs.merge()
    person.wait()
    merged = values(ctx, "HA-12+HA-13")
    assert (merged["name"], merged["area_m2"], merged["priority"]) == ("Valley", 18_000, "HIGH")
