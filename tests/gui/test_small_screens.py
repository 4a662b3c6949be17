"""What a clerk notices on a small screen: sections have whole names, and what is seldom asked is out of the way."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.gui.forms.section_tabs import LINE
from mac_desktop.services import records

SIGNATURES = ("verified_by", "verified_on", "accepted_by", "accepted_on", "approved_by", "approved_on")
OF_MANY_QUESTIONS = (
    "hazardous_area", "activity", "accident", "casualty", "needs_assessment", "education_activity", "quality_visit",
    "contribution", "stockpile_site",
)  # fmt: skip


def _new(person, form_key):
    person.window.go(form_key, new=True)
    person.wait()
    return person.window.page.pane


def _box(pane, field):
    return pane.body.section_of(field)


def test_every_section_has_its_whole_name_in_sight_or_in_the_menu_behind_them(person):
    for form in (form for form in FORMS if form.group):
        sections = _new(person, form.key).head.sections
        shown = [tab for tab in sections.tabs if not tab.isHidden()]
        for tab in shown:
            assert tab.text() == tab.toolTip()
            assert tab.width() >= tab.sizeHint().width(), f"{tab.text()} is cut off"
            assert tab.geometry().right() <= sections.width()
        left_over = [action.text() for action in sections.menu.actions()] if not sections.rest.isHidden() else []
        offered = [tab.text() for place, tab in enumerate(sections.tabs) if sections.is_offered(place)]
        assert [tab.text() for tab in shown] + left_over == offered
        assert sections.height() <= 2 * LINE


def test_what_finds_no_room_is_reached_by_the_menu(person, ctx, places):
    pane = _new(person, "accident")
    person.window.resize(640, 400)
    person.wait()
    sections = pane.head.sections
    assert not sections.rest.isHidden()
    pane.body.focus_field("place")
    person.type("Mill")
    person.press("Ctrl+S")
    person.wait()
    last = sections.menu.actions()[-1]
    called = last.text()
    last.trigger()
    assert sections.rest.isChecked(), "the word behind which the open section stands is marked"
    assert sections.tabs[sections.marked].text() == called


def test_enter_walks_through_every_question_that_is_shown_in_reading_order(person):
    for form_key in OF_MANY_QUESTIONS:
        pane = _new(person, form_key)
        shown = [row.field.name for box in pane.body.boxes for row in box.rows if box.shows(row)]
        pane.body.focus_field(shown[0])
        walked = [pane.body.current()]
        for _ in shown[1:]:
            person.press("Return")
            walked.append(pane.body.current())
        assert walked == shown


def test_signatures_are_asked_when_somebody_wants_to_give_them(person, ctx, places):
    pane = _new(person, "accident")
    box = _box(pane, "verified_by")
    assert all(pane.body.rows[name].isHidden() for name in SIGNATURES)
    last = [row.field.name for row in box.rows if box.shows(row)][-1]
    pane.body.focus_field(last)
    person.press("Tab")
    assert QApplication.focusWidget() is box.more, "Tab stops at what opens the others"
    assert "Verified by" in box.more.text()
    person.press("Return")
    assert pane.body.current() == "verified_by"
    assert not any(pane.body.rows[name].isHidden() for name in SIGNATURES)


def test_who_opened_the_signatures_finds_them_open_at_the_next_record(person, ctx, places):
    _box(_new(person, "accident"), "verified_by").more.click()
    pane = _new(person, "accident")
    assert not pane.body.rows["verified_by"].isHidden()
    _box(pane, "verified_by").more.click()
    assert pane.body.rows["verified_by"].isHidden()


def test_a_record_that_was_signed_shows_it_and_cannot_hide_it(person, ctx, places):
    signed = records.save(ctx, "accident", {"place": "Mill", "approved_by": "R. Haddad"}).id
    unsigned = records.save(ctx, "accident", {"place": "Well"}).id
    person.window.go("accident", record=signed)
    pane = person.window.page.pane
    assert not pane.body.rows["approved_by"].isHidden()
    assert _box(pane, "approved_by").more.isHidden()
    person.window.go("accident", record=unsigned)
    assert pane.body.rows["approved_by"].isHidden()


def test_a_problem_opens_the_questions_that_it_stands_among(person, ctx, places):
    pane = _new(person, "accident")
    assert pane.body.rows["verified_on"].isHidden()
    pane.body.rows["verified_on"].entry.set_raw("the day after")
    pane.check_all()
    assert not pane.body.rows["verified_on"].isHidden()
    assert pane.body.rows["verified_on"].problems


def test_a_section_that_is_kept_folded_opens_for_a_record_that_has_answers_there(person, ctx, places):
    empty = records.save(ctx, "accident", {"circumstances": "On the path."}).id
    told = records.save(ctx, "accident", {"report_number": "R-7"}).id
    person.window.go("accident", record=empty)
    pane = person.window.page.pane
    box = _box(pane, "report_number")
    box.toggle()
    assert box.folded
    person.window.go("accident", record=told)
    assert not box.folded
    person.window.go("accident", record=empty)
    assert box.folded, "it is remembered"


def test_a_section_says_that_something_in_it_has_to_be_settled(person, ctx, places):
    made = records.save(ctx, "accident", {"place": "Mill"}).id
    person.window.go("accident", record=made)
    tabs = person.window.page.pane.head.sections.tabs
    assert not tabs[0].icon().isNull(), "type and date are needed"
    assert tabs[4].icon().isNull(), "nothing of the follow-up is needed"


def test_a_form_of_one_section_has_no_second_heading(person, ctx, places):
    pane = _new(person, "contact_point")
    assert pane.head.sections.isHidden()
    assert pane.body.boxes[0].fold_button.isHidden() or not pane.body.boxes[0].fold_button.isVisible()


def test_help_leaves_room_for_the_field_and_cuts_no_line(person, places):
    person.window.resize(683, 384)
    pane = _new(person, "hazardous_area")
    person.press("F1")
    pane.body.focus_field("classification")
    person.wait()
    told = pane.help
    assert told.height() <= person.window.height() // 2
    assert pane.body.viewport().height() >= 40
    for part in (told.what, told.why, told.where):
        assert part.height() >= part.heightForWidth(part.width()), "a line is cut off"
