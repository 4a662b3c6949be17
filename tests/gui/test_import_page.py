"""Importing a partner's spreadsheet in the window: four steps, by keyboard, from the file to taking it back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from mac_desktop.domain.problems import Severity
from mac_desktop.gui.imports.foot import CHECK, COLUMNS, DONE, FILE
from mac_desktop.services import history, lists
from mac_desktop.services.lists import ListRequest

HEADINGS = (
    "Date of accident",
    "District",
    "Outcome",
    "Sex",
    "Age",
    "Condition",
    "Activity",
    "Device",
    "Place",
    "What was seen",
)
ROWS = (
    ("24/03/2024", "SB0101", "Injured", "Male", 34, "Civilian", "Farming", "APM", "Mill road", "left leg"),
    ("25/03/2024", "SB0102", "Killed", "Female", 12, "Civilian", "Farming", "APM", "Canal", ""),
    ("26/03/2024", "SB0101", "Injured", "Male", 51, "Civilian", "Farming", "APM", "Canal", "hands"),
)


def write(path: Path, *rows: tuple, headings: tuple[str, ...] = HEADINGS) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    sheet.append(["Provincial hospital, register of victims"])
    sheet.append([])
    for row in (headings, *rows):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write(tmp_path / "hospital.xlsx", *ROWS)


@pytest.fixture
def page(person, places):
    person.press("Ctrl+I")
    return person.window.page


def count(ctx, form_key: str) -> int:
    return lists.count(ctx, ListRequest(form_key, ("number",)))


def target_of(page, heading: str) -> str:
    return page.columns.table.line_of(heading).entry.text()


def to_columns(person, page, path: Path) -> None:
    page.ask_file = lambda: str(path)
    assert page.step == FILE
    page.file.zone.choose.click()
    person.wait()
    person.press("Ctrl+Return")
    assert page.step == COLUMNS


def send(person, page, heading: str, typed: str) -> None:
    """Send a column to another field, as one does by keyboard."""
    entry = page.columns.table.line_of(heading).entry
    entry.setFocus(Qt.FocusReason.OtherFocusReason)
    entry.selectAll()
    person.press("Delete")
    person.type(typed)
    person.wait()
    person.press("Return")
    person.wait()


def settle_needed(person, page) -> None:
    """Answer what is needed and what no column gives, going by F8."""
    for typed in ("mine accident", "mine"):
        person.press("F8")
        person.type(typed)
        person.wait()
        person.press("Return")
        person.wait()
    assert page.trial.open_fields == []


def to_check(person, page) -> None:
    person.press("Ctrl+Return")
    person.wait()
    assert page.step == CHECK


def test_from_the_file_to_the_records_and_back(person, page, ctx, register):
    before = {key: count(ctx, key) for key in ("casualty", "accident")}
    to_columns(person, page, register)
    assert target_of(page, "Outcome") == "Outcome"
    assert target_of(page, "What was seen") == ""
    send(person, page, "What was seen", "remarks")
    assert target_of(page, "What was seen") == "Remarks"
    settle_needed(person, page)
    to_check(person, page)
    assert page.check.dry.staged.rejected == set(), [
        p for p in page.check.dry.problems if p.problem.severity is Severity.STOP
    ]
    assert page.foot.next.text() == "Import 6 records"
    assert count(ctx, "casualty") == before["casualty"], "a check stores nothing"
    person.press("Ctrl+Return")
    person.wait()
    assert page.step == DONE
    assert count(ctx, "casualty") == before["casualty"] + 3
    assert count(ctx, "accident") == before["accident"] + 3
    request = ListRequest("casualty", ("outcome", "remarks"), sort=(("number", False),))
    assert lists.rows(ctx, request, lists.ids(ctx, request)) == [
        ("Injured", "left leg"),
        ("Killed", ""),
        ("Injured", "hands"),
    ]
    page.done.undo.click()
    person.wait()
    assert {key: count(ctx, key) for key in before} == before
    assert history.steps(ctx, 1)[0].undoes is not None


def test_the_new_records_are_one_press_away(person, page, register):
    to_columns(person, page, register)
    settle_needed(person, page)
    to_check(person, page)
    person.press("Ctrl+Return")
    person.wait()
    assert page.done.first is QApplication.focusWidget()
    page.done.first.click()
    person.wait()
    listed = person.window.page.list
    assert listed.request.form_key == "casualty"
    assert listed.model.rowCount() == 3


def test_the_first_step_says_what_was_found(person, page, tmp_path):
    path = write(tmp_path / "totals.xlsx", *ROWS, ("Total", "", "", "", 97, "", "", "", "", ""))
    page.open_file(path)
    person.wait()
    said = [page.file.facts.itemAt(i).widget().accessibleName() for i in range(page.file.facts.count())]
    assert "3 rows and 10 columns below the headings in row 3." in said
    assert any("only add up others" in sentence and "7" in sentence for sentence in said)
    assert page.file.subjects.currentText() == "Casualties"


def test_dates_that_read_two_ways_must_be_answered_before_anything_is_stored(person, page, ctx, tmp_path):
    rows = [("03/04/2024", *row[1:]) for row in ROWS]
    to_columns(person, page, write(tmp_path / "dates.xlsx", *rows))
    settle = page.columns.dates.questions["accident.accident_date"]
    person.press("F8")
    assert QApplication.focusWidget() is settle.buttons["day_first"]
    to_check(person, page)
    assert not page.foot.next.isEnabled()
    person.press("Ctrl+Return")
    person.wait()
    assert page.step == CHECK
    assert count(ctx, "casualty") == 0
    person.press("Esc")
    assert page.step == COLUMNS
    settle.buttons["month_first"].click()
    person.wait()
    settle_needed(person, page)
    to_check(person, page)
    assert page.foot.next.isEnabled()
    person.press("Ctrl+Return")
    person.wait()
    request = ListRequest("accident", ("accident_date",))
    assert lists.rows(ctx, request, lists.ids(ctx, request)[:1])[0][0].startswith(("Mar 4", "4 Mar"))


def test_a_bad_file_says_so_and_the_next_one_opens(person, page, tmp_path, register):
    bad = tmp_path / "photo.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n not a workbook")
    page.open_file(bad)
    person.wait()
    assert page.file.trouble.isVisible()
    assert "photo.xlsx" in page.file.trouble.sentence.text()
    assert page.file.zone.choose.isEnabled()
    page.open_file(register)
    person.wait()
    assert not page.file.trouble.isVisible()
    assert page.trial.incoming.workbook.name == "hospital.xlsx"
    page.open_file(bad)
    person.wait()
    assert page.file.trouble.isVisible()
    assert page.trial.incoming.workbook.name == "hospital.xlsx", "what was in hand is still there"


def rejected_page(person, page, tmp_path):
    row = ("26/03/2024", "SB0101", "Injured", "Male", "thirty", "Civilian", "Farming", "APM", "Canal", "")
    to_columns(person, page, write(tmp_path / "ages.xlsx", *ROWS, row))
    settle_needed(person, page)
    to_check(person, page)
    return page.check


def test_rejected_rows_are_shown_with_their_place_value_and_what_to_do(person, page, tmp_path):
    check = rejected_page(person, page, tmp_path)
    line = [check.table.model_.index(0, column).data() for column in range(5)]
    assert line[:3] == ["7", "E · Age", "thirty"]
    assert "Age" in line[3]
    assert "Register" in check.whole.text()
    assert "row 7" in check.whole.text()
    assert page.foot.next.text() == "Import 6 records"


def test_problems_are_filtered_found_and_copied(person, page, tmp_path):
    check = rejected_page(person, page, tmp_path)
    total = check.table.model_.rowCount()
    check.weights[Severity.STOP].click()
    assert check.table.model_.rowCount() == total - 1
    check.weights[Severity.STOP].click()
    check.find.setText("thirty")
    assert check.table.model_.rowCount() == 1
    check.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[1].split("\t")[:4] == ["Register", "7", "E · Age", "thirty"]


def test_problems_and_rejected_rows_are_saved_to_send_back(person, page, tmp_path):
    check = rejected_page(person, page, tmp_path)
    page.ask_place = lambda name, suffix: str(tmp_path / f"back{suffix}")
    check.list.click()
    check.rows.click()
    person.wait()
    with (tmp_path / "back.csv").open(encoding="utf-8-sig", newline="") as file:
        found = next(line for line in csv.DictReader(file) if line["Value"] == "thirty")
    assert (found["Sheet"], found["Row"], found["Column"]) == ("Register", "7", "E")
    sheet = load_workbook(tmp_path / "back.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][0] == 7
    assert "Age" in rows[1][1]
    assert rows[1][6] == "thirty"
    assert sheet["G2"].fill.fgColor.rgb.endswith("FFE3A3")


def test_a_value_that_is_not_in_the_list_gets_its_meaning(person, page, tmp_path, ctx):
    rows = [(*row[:2], "wounded badly", *row[3:]) if i == 0 else row for i, row in enumerate(ROWS)]
    to_columns(person, page, write(tmp_path / "words.xlsx", *rows))
    settle_needed(person, page)
    line = page.columns.values.groups["casualty.outcome"].lines["wounded badly"]
    person.press("F8")
    assert line.isAncestorOf(QApplication.focusWidget())
    person.type("inj")
    person.wait()
    person.press("Return")
    person.wait()
    assert page.trial.mapping.values["casualty.outcome"] == {"wounded badly": "INJURED"}
    to_check(person, page)
    assert page.check.dry.staged.rejected == set()


def test_a_field_takes_one_column_and_the_other_is_told(person, page, register):
    to_columns(person, page, register)
    send(person, page, "What was seen", "outcome")
    assert target_of(page, "What was seen") == "Outcome"
    assert target_of(page, "Outcome") == ""
    assert any("“Outcome” is no longer imported" in sentence for sentence in person.heard)


def test_an_emptied_target_is_not_imported(person, page, register):
    to_columns(person, page, register)
    entry = page.columns.table.line_of("Place").entry
    entry.setFocus(Qt.FocusReason.OtherFocusReason)
    entry.selectAll()
    person.press("Delete", "Tab")
    person.wait()
    assert "accident.place" not in page.trial.mapping.targets()


def test_the_next_file_of_the_same_shape_needs_no_answers(person, page, tmp_path, register):
    to_columns(person, page, register)
    settle_needed(person, page)
    to_check(person, page)
    person.press("Ctrl+Return")
    person.wait()
    page.begin_again()
    page.open_file(write(tmp_path / "february.xlsx", ("01/02/2024", *ROWS[0][1:]), ("29/02/2024", *ROWS[1][1:])))
    person.wait()
    assert page.trial.incoming.known
    assert page.trial.open_fields == []
    person.press("Ctrl+Return")
    to_check(person, page)
    assert page.foot.next.isEnabled()


def test_the_very_same_file_is_not_imported_twice_by_accident(person, page, ctx, register):
    to_columns(person, page, register)
    settle_needed(person, page)
    to_check(person, page)
    person.press("Ctrl+Return")
    person.wait()
    page.begin_again()
    page.open_file(register)
    person.wait()
    assert page.file.earlier.isVisibleTo(page)
    person.press("Ctrl+Return")
    to_check(person, page)
    assert not page.foot.next.isEnabled()
    person.press("Esc", "Esc")
    take_back = next(b for b in page.file.earlier.findChildren(QPushButton) if b.text() == "Take that import back")
    take_back.click()
    person.wait()
    person.wait(lambda: page.trial is not None)
    assert count(ctx, "casualty") == 0
    assert not page.file.earlier.isVisibleTo(page)


def test_a_file_may_be_dropped_anywhere_on_the_page(person, page, register):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(register))])
    plain = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPoint(5, 5), *plain)
    QApplication.sendEvent(page, held)
    assert held.isAccepted()
    assert page.file.zone.over
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), *plain))
    person.wait()
    assert page.trial.incoming.workbook.name == "hospital.xlsx"


def test_a_stopped_import_leaves_nothing(person, page, ctx, register):
    to_columns(person, page, register)
    settle_needed(person, page)
    to_check(person, page)
    page.go_on()
    page.check.stop.click()
    person.wait()
    assert page.step == CHECK
    assert count(ctx, "casualty") == 0
    assert any("Nothing was stored" in sentence for sentence in person.heard)
    assert page.foot.next.isEnabled(), "it can be begun again"


def test_every_control_has_a_name(person, page, register):
    to_columns(person, page, register)
    settle_needed(person, page)
    to_check(person, page)
    nameless = [
        w for kind in (QPushButton, QComboBox, QLineEdit) for w in page.findChildren(kind)
        if not w.accessibleName() and not w.isHidden() and not isinstance(w.parent(), QComboBox)
    ]  # fmt: skip
    assert nameless == []
