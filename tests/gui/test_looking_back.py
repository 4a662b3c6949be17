"""Lists, records and the report as of a past moment: asked for, said over the page, closed to changes, left again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton

from mac_desktop.domain.records.base import State
from mac_desktop.services import history, records, stores
from mac_desktop.services.context import Context
from mac_desktop.texts import Texts

LONG_AGO = dt.datetime(2024, 3, 5, 9, 30, tzinfo=dt.UTC)
TODAY = dt.datetime(2024, 5, 6, 9, 30, tzinfo=dt.UTC)


class Clock:
    """The time of the centre: what fixtures record is of long ago."""

    def __init__(self) -> None:
        self.time = LONG_AGO

    def __call__(self) -> dt.datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ctx(tmp_path: Path, clock: Clock) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.mac", office="NIM", user="Amina", now=clock, texts=Texts("en"))
    yield made
    made.store.close()


@pytest.fixture
def changed(ctx, areas, clock) -> list[str]:
    """The areas of long ago; today one has another name, one is deleted and one is new."""
    clock.time = TODAY
    first = records.load(ctx, "hazardous_area", areas[0])
    records.save(ctx, "hazardous_area", {**first.raw, "name": "South ridge"}, areas[0], submit=True)
    records.delete(ctx, "hazardous_area", areas[1], "entered twice")
    records.save(ctx, "hazardous_area", {**first.raw, "local_id": "", "name": "Later"})
    return areas


@pytest.fixture
def page(person, changed):
    person.window.go("hazardous_area")
    return person.window.page


def names(page) -> list[str]:
    model, place = page.list.model, page.list.request.columns.index("name")
    return [model.index(row, place).data() for row in range(model.rowCount())]


def look_back(person, text: str) -> None:
    person.press("Ctrl+T")
    person.type(text)
    person.press("Return")
    person.wait()


def test_a_list_is_set_to_a_past_moment_and_back_by_keys(person, page):
    assert names(page) == ["Later", "Mill", "South ridge"]
    assert page.past.isHidden()
    look_back(person, "1 April 2024")
    assert names(page) == ["Mill", "Canal bank", "North ridge"]
    assert not page.past.isHidden()
    assert page.past.sentence.text() == "As of 1 April 2024, end of the day. Nothing can be changed here."
    person.press("Ctrl+Shift+T")
    assert names(page) == ["Later", "Mill", "South ridge"]
    assert page.past.isHidden()


def test_escape_leaves_the_past_after_what_was_looked_for_in_it(person, page):
    look_back(person, "2024-04-01")
    person.press("Ctrl+F")
    person.type("canal")
    person.wait(lambda: names(page) == ["Canal bank"])
    person.press("Esc")
    assert names(page) == ["Mill", "Canal bank", "North ridge"]
    person.press("Esc")
    assert names(page) == ["Later", "Mill", "South ridge"]


@pytest.mark.parametrize(("text", "why"), [("soon", "is no moment"), ("2031", "has not come yet")])
def test_a_wrong_moment_is_answered_where_it_was_asked(person, page, text, why):
    look_back(person, text)
    assert why in page.past.sentence.text()
    assert page.past.entry.text() == text
    assert page.past.entry.hasFocus()
    assert names(page) == ["Later", "Mill", "South ridge"]
    person.press("Esc")
    assert page.past.isHidden()
    assert page.list.table.hasFocus()


def test_a_record_of_the_past_is_read_and_copied_but_not_changed(person, page, ctx):
    look_back(person, "2024-04-01")
    page.list.table.show_row(1)
    person.press("Return")
    pane = page.pane
    assert pane.body.raw()["name"] == "Canal bank", "deleted today, it was there then"
    entry = pane.body.rows["name"].entry
    assert entry.isReadOnly()
    assert entry.isEnabled(), "it can be selected and copied"
    entry.setFocus()
    person.type("x")
    person.press("F4")
    assert pane.body.raw()["name"] == "Canal bank"
    assert not pane.body.rows["classification"].entry.isEnabled()
    for verb in (pane.head.save, pane.head.primary, pane.head.more, pane.keys, *(p.add for p in pane.parts.values())):
        assert verb.isHidden()
    before = len(history.steps(ctx))
    person.press("Ctrl+S", "Ctrl+Shift+Return", "Ctrl+Delete", "Ctrl+H")
    person.wait()
    assert len(history.steps(ctx)) == before
    assert person.asked == []
    person.press("Esc", "Esc")
    assert page.forms.isHidden()


def test_nothing_is_entered_or_done_to_several_records_in_the_past(person, page):
    look_back(person, "2024-04-01")
    assert page.list.new.isHidden()
    page.list.table.selectAll()
    assert page.list.verbs_button.isHidden()
    assert page.list.sums.text().startswith("3 selected")
    assert not {"new", "delete", "selected"} & set(page.commands())
    person.press("Ctrl+Shift+T")
    assert not page.list.new.isHidden()
    assert {"new", "delete", "selected", "look_back"} <= set(page.commands())
    person.window.do(next(c for c in _commands() if c.key == "new"))
    assert page.pane.body.rows["name"].entry.isReadOnly() is False


def _commands():
    from mac_desktop.gui.commands import COMMANDS

    return COMMANDS


def test_who_comes_from_elsewhere_for_a_record_finds_it_as_it_is_today(person, page, changed):
    look_back(person, "2024-04-01")
    person.window.go("home")
    person.window.go("hazardous_area", record=changed[0])
    assert page.past.isHidden()
    assert page.pane.body.raw()["name"] == "South ridge"


def test_a_page_that_is_left_in_the_past_is_there_when_one_comes_back(person, page):
    look_back(person, "2024-04-01")
    person.window.go("home")
    person.window.go("hazardous_area")
    assert not page.past.isHidden()
    assert names(page) == ["Mill", "Canal bank", "North ridge"]


def test_what_others_do_meanwhile_does_not_show_in_the_past(person, page, ctx, changed):
    look_back(person, "2024-04-01")
    records.delete(ctx, "hazardous_area", changed[2], "entered twice")
    page.desk.changed("hazardous_area")
    assert names(page) == ["Mill", "Canal bank", "North ridge"]
    person.press("Ctrl+Shift+T")
    assert names(page) == ["Later", "South ridge"]


def test_before_anything_was_recorded_a_list_says_so_and_offers_nothing(person, page):
    look_back(person, "2024-03-01")
    assert page.list.middle.currentIndex() == 1
    assert page.list._empty_title.text().endswith("none then")
    assert [verb.text() for verb in page.list._empty_verbs if not verb.isHidden()] == []


# ---- the report


def approved(ctx, form: str, **raw: object) -> str:
    saved = records.save(ctx, form, raw, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    assert records.set_state(ctx, form, [saved.id], State.APPROVED).moved == 1
    return saved.id


@pytest.fixture
def report(person, ctx, places, clock):
    """The report for last year; of the mine's size, 1,200 square metres of long ago, only 50 are left today."""
    approved(ctx, "country", official_name="Republic of Sarbanistan", short_name="Sarbanistan", iso_code="SBN")
    area = {"classification": "CHA", "status": "OPEN", "information_date": "2023-02", "contamination": "APM"}
    area |= {"admin_unit_id": places["Gulbagh"], "direct_evidence": "VISUAL"}
    made = approved(ctx, "hazardous_area", **area, area_m2="1200")
    clock.time = TODAY
    records.set_state(ctx, "hazardous_area", [made], State.RETURNED)  # a mistake is put right, the area did not change
    records.save(ctx, "hazardous_area", {**area, "area_m2": "50"}, made, submit=True)
    records.set_state(ctx, "hazardous_area", [made], State.APPROVED)
    person.press("Ctrl+R")
    person.wait()
    return person.window.page


TOTAL = "form_c.summary.total.total_m2"


def amount(page) -> object:
    return page.drawn.report.figures[TOTAL].amount


def test_the_report_of_a_past_moment_is_made_and_says_so(person, report, tmp_path):
    assert amount(report) == 50
    look_back(person, "2024-04-01")
    person.wait(lambda: report.drawn is not None)
    assert amount(report) == 1200
    assert report.past.sentence.text().startswith("As of 1 April 2024")
    assert report.drawn.report.document.facts.stood_at == "1 April 2024, end of the day"
    (tmp_path / "sent").mkdir()
    report.saving.ask_folder = lambda start: str(tmp_path / "sent")
    person.press("Ctrl+S")
    person.wait()
    assert {file.name for file in (tmp_path / "sent").iterdir()} == {
        "article7-2023-as-of-2024-04-01-2359.pdf",
        "article7-2023-as-of-2024-04-01-2359.xlsx",
    }
    person.press("Ctrl+Shift+T")
    person.wait(lambda: report.drawn is not None)
    assert amount(report) == 50
    assert report.past.isHidden()


def test_the_records_behind_a_figure_of_the_past_open_as_they_were(person, report):
    look_back(person, "2024-04-01")
    person.wait(lambda: report.drawn is not None)
    report.pages.show_figure(TOTAL)
    report.reading._open_figure(TOTAL, take_keyboard=True)
    person.wait(lambda: report.figure.list.records.rowCount() == 1)
    person.press("Return")
    person.wait()
    page = person.window.page
    assert page.form.key == "hazardous_area"
    assert not page.past.isHidden()
    assert page.pane.body.raw()["area_m2"] in ("1200", 1200)


def test_another_moment_while_a_report_is_made_wins(person, report):
    report.past.look_at("2024-04-01")
    report.past.look_at("2024-05-06")
    person.wait(lambda: report.drawn is not None and not person.window.jobs.busy)
    assert amount(report) == 50


def test_a_report_of_the_past_that_was_sent_is_noted_today(person, report, ctx):
    look_back(person, "2024-04-01")
    person.wait(lambda: report.drawn is not None)
    report.note_sent.click()
    report.sent.entry.set_day("2024-04-30")
    person.press("Return")
    person.wait()
    assert [step.title for step in history.steps(ctx, 1)] == ["File the Article 7 report for 2023"]


def test_the_way_back_in_time_is_found_without_its_key(person, page):
    page.list.look_back.click()
    assert page.past.entry.hasFocus()
    assert isinstance(page.list.look_back, QToolButton)
    assert "Ctrl+T" in page.list.look_back.toolTip()
