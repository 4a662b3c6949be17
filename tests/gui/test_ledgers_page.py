"""The ledgers in the window: chosen, read, traced to their records, and what does not balance, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from mac_desktop.domain.records.base import State
from mac_desktop.gui.pages.ledgers_page import LedgersPage
from mac_desktop.services import records


def approved(ctx, form: str, record: str | None = None, **values: object) -> str:
    raw = {**(records.load(ctx, form, record).raw if record else {}), **values}
    saved = records.save(ctx, form, raw, record, submit=True)
    assert saved.state is not State.DRAFT, saved.problems
    records.set_state(ctx, form, [saved.id], State.APPROVED)
    return saved.id


@pytest.fixture
def area(ctx, places) -> str:
    """5,000 m² found in 2023, closed that year without a word on what became of them."""
    found = approved(
        ctx, "hazardous_area", classification="CHA", status="OPEN", information_date="2023-02-01", area_m2="5000",
        admin_unit_id=places["Gulbagh"], contamination="APM", direct_evidence="VISUAL",
    )  # fmt: skip
    closed = {"status": "CLOSED", "closed_date": "2023-06-01", "status_reason": "Done", "closure_reason": "OTHER"}
    return approved(ctx, "hazardous_area", found, **closed, remarks="Not known")


@pytest.fixture
def page(person, area) -> LedgersPage:
    person.window.go("ledgers")
    person.wait()
    return person.window.findChild(LedgersPage)


def shown(page: LedgersPage) -> list[list[str]]:
    table = page.table
    headings = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    rows = [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]
    return [headings, *rows]


def test_last_year_is_shown_with_what_does_not_balance(page) -> None:
    assert shown(page) == [
        ["", "Areas", "m²"],
        ["Opening", "0", "0"],
        ["Newly found", "1", "5,000"],
        ["Closed otherwise", "-1", "–"],
        ["Unexplained", "–", "-5,000"],
        ["Closing", "0", "0"],
    ]
    assert page.breaks.sentence.text() == "The books do not balance: 1 amount is explained by no record."


def test_enter_on_a_figure_shows_its_records_and_enter_on_one_opens_it(page, person, area) -> None:
    page.table.setCurrentCell(1, 2)
    person.press("Return")
    person.wait()
    assert (page.side.number.text(), page.side.what.text()) == ("5,000", "Newly found · All together")
    assert page.side.list.records.record(0) == ("hazardous_area", area)
    person.press("Esc")
    assert page.side.isHidden()
    assert QApplication.focusWidget() is page.table


def test_a_break_opens_the_record_that_it_names(page, person, area) -> None:
    page.breaks.list.setFocus()
    page.breaks.list.setCurrentRow(0)
    person.press("Return")
    person.wait()
    assert page.side.list.records.record(0) == ("hazardous_area", area)
    person.press("Return")
    person.wait()
    assert person.window.findChild(LedgersPage).isHidden()


def test_provinces_stand_below_each_other_in_square_metres_or_areas(page, person) -> None:
    page.choices.by.setCurrentIndex(page.choices.by.findData("admin1"))
    page.choices.chosen.emit()
    person.wait()
    assert [row[0] for row in shown(page)][-1] == "All together"
    assert shown(page)[0] == ["", "Opening", "Newly found", "Unexplained", "Closing"]
    page.units.setCurrentIndex(page.units.findData("areas"))
    page.units.activated.emit(page.units.currentIndex())
    assert shown(page)[0] == ["", "Opening", "Newly found", "Closed otherwise", "Closing"]


def test_another_ledger_has_its_own_lines_and_accounts(page, person) -> None:
    page.choices.choose("stockpile")
    person.wait()
    assert shown(page) == [["", "Mines"], ["Opening", "0"], ["Closing", "0"]]
    assert page.breaks.sentence.text() == "The books balance."
    assert page.breaks.list.isHidden()


def test_a_day_that_is_none_is_said_and_nothing_is_made(page, person) -> None:
    before = shown(page)
    page.choices.start.set_raw("some day")
    page.choices.start.settled.emit()
    person.wait()
    assert page.choices.problem.text().startswith("“some day” is not a day.")
    assert shown(page) == before
    page.choices.start.set_day("2024-01-01")
    page.choices.start.settled.emit()
    assert page.choices.problem.text() == "The period ends before it begins. Choose another day."


def test_the_ledger_of_a_past_moment_is_of_the_records_of_then(page, person) -> None:
    page.past.look_at("2020-12-31")
    person.wait()
    assert shown(page)[-1] == ["Closing", "0", "0"]
    assert page.breaks.sentence.text() == "The books balance."


def test_the_ledger_is_saved_as_it_is_shown(page, person, tmp_path) -> None:
    page.saving.ask_folder = lambda start: str(tmp_path / "books")
    person.press("Ctrl+S")
    person.wait()
    names = {f"ledger-land-2023-01-01-2023-12-31.{kind}" for kind in ("pdf", "xlsx")}
    assert {file.name for file in (tmp_path / "books").iterdir()} == names
    assert page.notice.sentence.text().startswith("Saved ledger-land-2023-01-01-2023-12-31.pdf")
    person.answers.append(0)
    person.press("Ctrl+S")
    assert "has ledger-land-2023-01-01-2023-12-31.pdf" in person.asked[0]
