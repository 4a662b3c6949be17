"""The Article 7 report in the window: made, walked, traced to its records, saved and noted as sent, by keys."""

from __future__ import annotations

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from mac_desktop.domain.records.base import State
from mac_desktop.gui.jobs import READING, RECORDS
from mac_desktop.gui.pages.home import Line
from mac_desktop.reports.preview import page_text
from mac_desktop.services import history, records
from mac_desktop.services.lists import ListRequest, ids
from mac_desktop.services.reports import Article7Request

KILLED, TOTAL_CHILDREN = "form_j.casualties.total.killed", "form_j.casualties.M/CHILD.killed"


def approved(ctx, form: str, **raw: object) -> str:
    saved = records.save(ctx, form, raw, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    for state in (State.VERIFIED, State.APPROVED):
        assert records.set_state(ctx, form, [saved.id], state).moved == 1
    return saved.id


@pytest.fixture
def country(ctx) -> str:
    return approved(ctx, "country", official_name="Republic of Sarbanistan", short_name="Sarbanistan", iso_code="SBN")


@pytest.fixture
def casualties(ctx, country, places) -> dict[str, list[str]]:
    """Five people killed and three injured in 2023, one killed the year before; ids by outcome."""
    made: dict[str, list[str]] = {"KILLED": [], "INJURED": [], "earlier": []}
    for day, people in (
        ("2023-03-05", ["KILLED", "KILLED", "INJURED"]),
        ("2023-07", ["KILLED", "KILLED", "KILLED", "INJURED", "INJURED"]),
        ("2022-11-30", ["earlier"]),
    ):
        accident = approved(
            ctx, "accident", accident_date=day, admin_unit_id=places["Gulbagh"], accident_type="MINE",
            caused_by="MINE", device_category="APM",
        )  # fmt: skip
        for outcome in people:
            made[outcome].append(
                approved(
                    ctx, "casualty", accident_id=accident, outcome="KILLED" if outcome == "earlier" else outcome,
                    sex="M", age="34", condition="CIV", activity="FARMING",
                )
            )  # fmt: skip
    return made


@pytest.fixture
def page(person, casualties, tmp_path):
    """The report for last year, made on arrival."""
    person.press("Ctrl+R")
    person.wait()
    page = person.window.page
    assert page.drawn is not None
    page.saving.ask_folder = lambda start: str(tmp_path / "sent")
    (tmp_path / "sent").mkdir()
    return page


def click(page, key: str) -> None:
    page.pages.show_figure(key)
    at = QPointF(page.pages.centre_of(key))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button = Qt.MouseButton.LeftButton
        where = page.pages.viewport().mapToGlobal(at)
        QApplication.sendEvent(
            page.pages.viewport(), QMouseEvent(kind, at, where, button, button, Qt.KeyboardModifier.NoModifier)
        )
    QApplication.processEvents()


def behind(page) -> list[tuple[str, str]]:
    model = page.figure.list.records
    return [model.record(row) for row in range(model.rowCount())]


def test_the_report_on_last_year_is_made_when_the_page_is_opened(page):
    assert page.drawn.report.request.year == 2023
    assert page.drawn.report.figures[KILLED].amount == 5
    assert page.stack.currentWidget() is page.reading
    first = page.pages.pictures.of(0)
    assert first is not None
    assert first.width() == pytest.approx(page.pages.layout_.pages[0].width(), abs=2)


def test_without_a_country_the_page_says_what_to_enter_first(person):
    person.press("Ctrl+R")
    person.wait()
    page = person.window.page
    assert "country" in page.empty_sentence.text()
    page.empty_verb.setFocus()
    person.press("Return")
    assert person.window.page.form.key == "country"


def test_a_click_on_five_killed_shows_exactly_these_five(person, page, casualties):
    click(page, KILLED)
    person.wait()
    assert {form for form, _ in behind(page)} == {"casualty"}
    assert sorted(record for _, record in behind(page)) == sorted(casualties["KILLED"])
    assert page.figure.count.text() == "Casualties: 5"
    assert "killed" in page.figure.definition.text()


def test_enter_on_one_of_them_opens_it_and_escape_comes_back(person, page, casualties):
    click(page, KILLED)
    person.wait()
    person.press("Down", "Return")
    person.wait()
    assert person.window.page.form.key == "casualty"
    assert person.window.page.pane.record_id == behind(page)[1][1]
    person.press("Esc", "Esc")
    person.wait()
    assert person.window.page is page
    assert page.figure.list.hasFocus()


def test_figures_are_walked_with_tab_and_opened_with_enter(person, page):
    page.pages.setFocus()
    seen = []
    for _ in range(200):
        person.press("Tab")
        if page.pages.current in seen or not page.pages.hasFocus():
            break
        seen.append(page.pages.current)
    keys = [figure.key for figure in page.drawn.placed]
    assert seen == keys[keys.index(seen[0]) :]
    assert not page.pages.hasFocus()  # the keyboard is not caught in the pages
    page.pages.setFocus()
    page.pages.show_figure(keys[0])
    while page.pages.current != KILLED:
        person.press("Tab")
    assert "Killed" in page.pages.accessibleDescription()
    assert page.pages.accessibleDescription().endswith(": 5")
    person.press("Return")
    person.wait()
    assert len(behind(page)) == 5
    assert page.figure.list.hasFocus()
    person.press("Esc")
    assert page.pages.hasFocus()
    assert page.pages.current == KILLED


def test_a_figure_stands_under_the_mouse_at_every_zoom(person, page):
    for keys in ("Ctrl+Plus", "Ctrl+Plus", "Ctrl+Minus", "Ctrl+0"):
        before = page.pages.percent
        page.pages.setFocus()
        person.press(keys)
        person.wait()
        assert page.pages.percent != before
        page.pages.show_figure(KILLED)
        assert page.pages.figure_at(QPointF(page.pages.centre_of(KILLED))) == KILLED
    assert page.pages.zoom is None


def test_only_pages_that_are_looked_at_are_drawn(person, page):
    drawn = [n for n in range(len(page.drawn.sizes)) if page.pages.pictures.of(n) is not None]
    assert 0 in drawn
    assert len(drawn) < len(page.drawn.sizes) / 2
    person.press("Ctrl+PgDown", "Ctrl+PgDown")
    person.wait()
    start = page.drawn.starts["form_a"]
    assert page.pages.page == start
    assert page.pages.pictures.of(start) is not None


def test_a_total_says_what_it_is_the_sum_of(person, page):
    click(page, KILLED)
    person.wait()
    page.figure.figure_wanted.emit("form_j.casualties.M/ADULT.killed")
    person.wait()
    assert page.pages.current == "form_j.casualties.M/ADULT.killed"
    assert len(behind(page)) == 5


def test_checks_open_their_records(person, ctx, page):
    other = approved_not(ctx)
    person.window.desk.changed("hazardous_area")
    page.make()
    person.wait()
    person.press("F8")
    assert "late" in page.checks.lines[0].accessibleName()  # the report on 2023 was due a week ago
    person.press("F8")
    line = page.checks.lines[1]
    assert line.hasFocus()
    assert "not been approved" in line.accessibleName()
    assert "Hazardous areas" in line.accessibleName()
    assert [part.findings for part in page.parts.lines if part.letter == "C"] == [1]
    person.press("Return")
    person.wait()
    assert behind(page) == [("hazardous_area", other)]
    person.press("Esc")
    assert line.hasFocus()


def approved_not(ctx) -> str:
    place = ids(ctx, ListRequest("admin_unit", ("number",)))[0]
    raw = {
        "local_id": "HA-9", "name": "Mill", "classification": "SHA", "status": "OPEN", "information_date": "2023-03",
        "admin_unit_id": place, "area_m2": 40, "contamination": "APM", "indirect_evidence": "OLDSURVEY",
    }  # fmt: skip
    saved = records.save(ctx, "hazardous_area", raw, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    return saved.id


def test_saving_writes_both_files_as_shown(person, page, tmp_path):
    person.press("Ctrl+S")
    person.wait()
    pdf, xlsx = tmp_path / "sent" / "article7-2023.pdf", tmp_path / "sent" / "article7-2023.xlsx"
    assert pdf.read_bytes() == page.drawn.pdf.read_bytes()
    assert "Form J" in openpyxl.load_workbook(xlsx).sheetnames
    assert str(tmp_path / "sent") in page.notice.sentence.text()
    assert page.notice.isVisible()
    assert person.asked == []  # good news is no box


def test_files_that_are_there_are_replaced_only_when_said(person, page, tmp_path):
    (tmp_path / "sent" / "article7-2023.pdf").write_bytes(b"mine")
    person.answers = [0]
    person.press("Ctrl+S")
    person.wait()
    assert (tmp_path / "sent" / "article7-2023.pdf").read_bytes() == b"mine"
    person.answers = [1]
    person.press("Ctrl+S")
    person.wait()
    assert (tmp_path / "sent" / "article7-2023.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_said(person, page, tmp_path):
    (tmp_path / "file").write_text("x")
    page.saving.ask_folder = lambda start: str(tmp_path / "file")
    person.press("Ctrl+S")
    person.wait()
    assert person.window.trouble.isVisible()
    assert not page.saving.at_work


def test_a_record_that_changed_is_said_and_the_report_made_again(person, ctx, page, casualties):
    assert not page.news.isVisible()
    records.set_state(ctx, "casualty", casualties["KILLED"][:1], State.RETURNED, note="Whose?")
    person.window.desk.changed("casualty")
    assert page.news.isVisible()
    assert "changed" in page.news.sentence.text()
    assert page.drawn.report.figures[KILLED].amount == 5
    person.press("Ctrl+R")
    person.wait()
    assert page.drawn.report.figures[KILLED].amount == 4
    assert not page.news.isVisible()


def test_a_change_made_while_elsewhere_is_seen_on_coming_back(person, ctx, page, casualties):
    person.window.go("home")
    records.set_state(ctx, "casualty", casualties["KILLED"][:1], State.RETURNED, note="Whose?")
    person.window.desk.changed("casualty")
    person.window.go("reports")
    assert page.news.isVisible()


def test_other_choices_are_not_mistaken_for_the_report_that_is_shown(person, page):
    page.choices.year.setCurrentIndex(page.choices.year.findData(2022))
    assert "other choices" in page.news.sentence.text()
    assert page.drawn.report.request.year == 2023
    page.make()
    person.wait()
    assert page.drawn.report.figures[KILLED].amount == 1


def test_a_day_that_is_none_is_said_where_it_was_typed(person, page):
    page.choices.submitted.setFocus()
    page.choices.submitted.selectAll()
    person.type("31/02/2024")
    person.press("Tab")
    assert "31/02/2024" in page.choices.problem.text()
    assert page.choices.problem.isVisible()
    assert page.choices.request() is None
    page.choices.submitted.selectAll()
    person.type("5 may 2024")
    person.press("Tab")
    assert not page.choices.problem.isVisible()
    request = page.choices.request()
    assert isinstance(request, Article7Request)
    assert request.submitted_on.isoformat() == "2024-05-05"


def test_a_report_is_noted_as_sent_and_that_can_be_taken_back(person, ctx, page):
    page.note_sent.setFocus()
    person.press("Return")
    assert page.sent.isVisible()
    assert page.sent.entry.hasFocus()
    person.type("29/04/2024")
    person.press("Return")
    person.wait()
    filed = ids(ctx, ListRequest("filed_report", ("number",)))
    assert records.load(ctx, "filed_report", filed[0]).values["filed_on"] == "2024-04-29"
    assert "29 Apr 2024" in person.heard[-1]
    assert not page.news.isVisible()  # noting it changed no figure
    person.undo()
    person.wait()
    assert ids(ctx, ListRequest("filed_report", ("number",))) == []


def test_a_report_cannot_have_been_sent_tomorrow(person, ctx, page):
    page.note_sent.click()
    person.type("7 may 2024")
    person.press("Return")
    person.wait()
    assert "later than today" in page.sent.sentence.text()
    assert ids(ctx, ListRequest("filed_report", ("number",))) == []
    person.press("Esc")
    assert page.sent.isHidden()
    assert page.pages.hasFocus()


def test_records_can_be_saved_while_a_report_is_made(person, ctx, page):
    go_on, saved = threading.Event(), []
    person.window.jobs.start("A long report", lambda: go_on.wait(10), lane=READING)
    person.window.jobs.start("Save", lambda: saved.append(history.steps(ctx, 1)), lane=RECORDS)
    for _ in range(500):
        QApplication.processEvents()
        if saved:
            break
        threading.Event().wait(0.01)
    go_on.set()
    person.wait()
    assert saved


def test_the_files_of_reports_that_were_replaced_are_removed(person, page):
    before = page.drawn.pdf
    page.make()
    person.wait()
    assert not before.exists()
    assert page.drawn.pdf.exists()
    assert len(list(Path(page.drawn.pdf).parent.glob("*.pdf"))) == 1


def test_nothing_on_the_page_is_without_a_name(person, page):
    from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit

    click(page, KILLED)
    person.wait()
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [w for kind in kinds for w in page.findChildren(kind)]
    nameless = [w.metaObject().className() for w in found if not w.accessibleName() and not getattr(w, "text", str)()]
    assert nameless == []
    assert all(view.accessibleName() for view in (page.parts, page.pages, page.figure.list, page.checks))
    assert isinstance(page.pages, QAbstractScrollArea)


def test_the_home_page_says_when_the_report_is_due_and_opens_it(person, ctx, country):
    approved(ctx, "treaty_status", treaty="APMBC", status="PARTY", entry_into_force="2004-02-01")
    person.window.go("home")
    person.wait()
    lines = [
        line for line in person.window.page.findChildren(Line) if "Annual report for 2023" in line.accessibleName()
    ]
    assert [line.accessibleName() for line in lines] == ["Annual report for 2023. Overdue by 6 days."]
    lines[0].setFocus()
    person.press("Return")
    person.wait()
    page = person.window.page
    assert page.drawn.report.request.year == 2023
    assert "Overdue by 6 days." in page.due.words.accessibleName()


def printed_at(page, point) -> str:
    """What the PDF has printed around a point of the window."""
    view = page.pages
    below = point.y() + view.verticalScrollBar().value()
    number = next(n for n, at in enumerate(view.layout_.pages) if at.bottom() > below)
    place, (width, height) = view.layout_.pages[number], page.drawn.sizes[number]
    x = (point.x() + view.horizontalScrollBar().value() - place.x()) * width / place.width()
    y = (point.y() + view.verticalScrollBar().value() - place.y()) * height / place.height()
    return page_text(page.drawn.pdf, number, (x - 9, height - y - 7, x + 9, height - y + 7)).strip()


@pytest.mark.parametrize("zoom", [None, 0.5, 2.0])
def test_the_marks_lie_on_the_printed_numbers(page, zoom):
    page.pages.set_zoom(zoom)
    for key in (KILLED, "form_j.casualties.total.injured"):
        page.pages.show_figure(key)
        assert printed_at(page, page.pages.centre_of(key)) == str(page.drawn.report.figures[key].amount)
