"""Lists of records: rows, order, search, filters, selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from mac_desktop.gui.lists.model import RecordModel
from mac_desktop.gui.pages.filter_box import FilterBox
from mac_desktop.services import lists
from mac_desktop.services.lists import Filter, ListRequest, default_columns


@pytest.fixture
def listed(person, areas):
    person.window.go("hazardous_area")
    return person.window.page.list


def _names(listed):
    place = listed.request.columns.index("name")
    return [listed.model.index(row, place).data() for row in range(listed.model.rowCount())]


def test_newest_come_first(listed):
    assert _names(listed) == ["Mill", "Canal bank", "North ridge"]


def test_a_heading_sorts_turns_round_and_lets_go(listed):
    place = listed.request.columns.index("area_m2")
    click = listed.table.horizontalHeader().sectionClicked
    click.emit(place)
    assert _names(listed) == ["Mill", "North ridge", "Canal bank"]
    click.emit(place)
    assert _names(listed) == ["Canal bank", "North ridge", "Mill"]
    click.emit(place)
    assert _names(listed) == ["Mill", "Canal bank", "North ridge"]


def test_typing_narrows_the_list_and_escape_brings_it_back(person, listed):
    person.press("Ctrl+F")
    person.type("canal")
    person.wait(lambda: listed.model.rowCount() == 1)
    assert _names(listed) == ["Canal bank"]
    assert listed.count.text() == "1 record"
    person.press("Esc")
    assert listed.model.rowCount() == 3


def test_a_filter_is_a_chip_that_reads_as_a_sentence_and_goes_when_pressed(listed):
    listed.add_filter(Filter("classification", "in", ("SHA",)))
    assert _names(listed) == ["North ridge"]
    chips = listed.chips.findChildren(QPushButton)
    assert [chip.text() for chip in chips] == ["Classification is Suspected hazardous area"]
    chips[0].click()
    assert listed.model.rowCount() == 3


@pytest.mark.parametrize(
    ("low", "high", "chip"),
    [
        ("2024-03", "", "Date of information is Mar 2024 or later"),
        ("", "2024", "Date of information is 2024 or before"),
        ("2024", "2024", "Date of information is 2024"),
    ],
)
def test_a_filter_with_one_end_is_open_at_the_other(person, listed, low, high, chip):
    box = FilterBox(listed, person.window.desk, listed.form)
    box.columns.setCurrentIndex(box.columns.findData("information_date"))
    for entry, text in zip(box._inputs, (low, high), strict=True):
        entry.setText(text)
    box.take.click()
    listed.add_filter(box.chosen)
    assert [one.text() for one in listed.chips.findChildren(QPushButton)] == [chip]


def test_a_filter_that_cannot_be_read_says_so_and_stays(person, listed):
    box = FilterBox(listed, person.window.desk, listed.form)
    box.columns.setCurrentIndex(box.columns.findData("information_date"))
    box._inputs[0].setText("2024")
    box._inputs[1].setText("soon")
    box.take.click()
    assert box.chosen is None
    assert "“soon” cannot be read" in box.says.text()


def test_nothing_found_offers_to_clear(listed):
    listed.add_filter(Filter("name", "contains", "no such place"))
    assert listed.middle.currentIndex() == 1
    assert [v.text() for v in listed._empty_verbs if not v.isHidden()] == ["Clear search and filters"]


def test_selection_says_how_many_and_their_sum(listed):
    listed.table.selectAll()
    assert listed.sums.text().startswith("3 selected")
    assert "91,240 m²" in listed.sums.text()


def test_enter_opens_the_record_beside_the_list(person, listed):
    listed.table.show_row(1)
    listed.table.setFocus()
    person.press("Return")
    page = person.window.page
    assert not page.forms.isHidden()
    assert not listed.isHidden()
    assert page.pane.body.raw()["name"] == "Canal bank"


def test_in_a_small_window_the_form_replaces_the_list(person, listed):
    person.window.resize(1100, 700)
    person.wait()
    page = person.window.page
    page.open_record(listed.model.id_at(0))
    assert listed.isHidden()
    person.press("Esc")
    assert not listed.isHidden()


def test_chosen_columns_are_remembered(person, listed):
    person.window.settings.put("columns/hazardous_area", ["number", "name"])
    again = type(listed)(person.window.desk, listed.form)
    assert again.request.columns == ("number", "name")


def test_the_model_keeps_qts_rules_and_has_no_children(ctx, person, areas):
    model = RecordModel(person.window.desk)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load(ListRequest("hazardous_area", default_columns("hazardous_area")))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    tester.deleteLater()


def test_only_the_rows_that_are_looked_at_are_read(person, areas, monkeypatch):
    read = []
    original = lists.rows
    monkeypatch.setattr(lists, "rows", lambda ctx, request, ids: read.append(len(ids)) or original(ctx, request, ids))
    model = RecordModel(person.window.desk)
    model.show_ids(ListRequest("hazardous_area", ("number", "name")), [areas[i % 3] for i in range(100_000)])
    monkeypatch.setattr(lists, "rows", lambda ctx, request, ids: read.append(len(ids)) or [("a", "b")] * len(ids))
    model.index(90_000, 1).data()
    assert read == [200]
