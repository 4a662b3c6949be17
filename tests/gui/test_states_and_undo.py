"""Records move through their states, are deleted and restored; steps are taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from mac_desktop.domain.records.base import State
from mac_desktop.services import history, records, updates


def test_a_submitted_record_is_verified_with_the_main_button(person, ctx, areas):
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    assert pane.head.primary.text() == "Verify"
    pane.head.primary.click()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).state is State.VERIFIED
    assert pane.head.primary.text() == "Approve"


def test_undo_in_the_message_takes_the_change_back(person, ctx, areas):
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    pane.body.focus_field("name")
    person.press("End")
    person.type(" east")
    person.press("Ctrl+S")
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).values["name"] == "North ridge east"
    person.undo()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).values["name"] == "North ridge"
    assert pane.body.raw()["name"] == "North ridge", "the open form shows what is in the store again"


def test_deleting_asks_why_and_can_be_taken_back(person, ctx, areas):
    person.window.go("hazardous_area", record=areas[0])
    person.answers = ["entered twice"]
    person.press("Ctrl+Delete")
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).deleted_reason == "entered twice"
    assert person.window.page.list.model.rowCount() == 2
    person.undo()
    person.wait()
    assert person.window.page.list.model.rowCount() == 3


def test_a_step_is_taken_back_on_the_history_page(person, ctx, areas):
    records.delete(ctx, "hazardous_area", areas[2], "test")
    person.window.go("history")
    page = person.window.page
    assert page.steps[0].title.startswith("Delete")
    person.answers = [1]
    page.findChild(QPushButton, "take_back").click()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[2]).deleted_reason == ""
    assert history.steps(ctx, 1)[0].kind == "undo"


def test_the_history_of_a_record_shows_before_and_after(person, ctx, areas):
    values = dict(records.load(ctx, "hazardous_area", areas[0]).raw)
    records.save(ctx, "hazardous_area", {**values, "name": "South ridge"}, areas[0])
    person.window.go("hazardous_area", record=areas[0])
    person.press("Ctrl+H")
    shown = [label.text() for label in person.window.page.pane.timeline.widget().findChildren(QLabel)]
    assert "North ridge" in shown
    assert "South ridge" in shown


def test_home_opens_the_list_that_waits(person, ctx, areas):
    person.window.go("home")
    from mac_desktop.gui.pages.home import Line

    lines = [
        line for line in person.window.page.findChildren(Line) if "waiting to be verified" in line.accessibleName()
    ]
    lines[0].setFocus()
    person.press("Return")
    assert person.window.page.list.model.rowCount() == 3
    assert person.window.page.list.request.filters[0].column == "state"


def test_what_a_reviewer_wants_corrected_stands_above_the_returned_record(person, ctx, areas):
    records.set_state(ctx, "hazardous_area", [areas[0]], State.RETURNED, "Which village?")
    person.window.go("hazardous_area", record=areas[0])
    banner = person.window.page.pane.banner
    assert banner.isVisible()
    assert "Which village?" in banner.accessibleName()
    person.window.go("hazardous_area", record=areas[1])
    assert not banner.isVisible()


def test_a_record_is_rejected_for_good_with_its_reason(person, ctx, areas):
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    person.answers = ["Recorded twice"]
    (reject,) = [action for action in pane.head.menu.actions() if action.text() == "Reject for good"]
    reject.trigger()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).state is State.REJECTED
    assert "Recorded twice" in pane.banner.accessibleName()
    assert not pane.head.primary.isVisible()
    assert "Reject for good" not in [action.text() for action in pane.head.menu.actions()]


def test_a_deleted_record_says_why_and_is_restored_from_there(person, ctx, areas):
    records.delete(ctx, "hazardous_area", areas[0], "entered twice")
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    assert "entered twice" in pane.banner.accessibleName()
    (restore,) = [one for one in pane.banner.findChildren(QPushButton) if one.text() == "Restore"]
    restore.click()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).deleted_reason == ""
    assert not pane.banner.isVisible()


def test_escape_leads_from_the_history_of_a_record_back_to_its_questions(person, ctx, areas):
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    person.press("Ctrl+H")
    assert pane.middle.currentWidget() is pane.timeline
    person.press("Esc")
    assert pane.middle.currentWidget() is pane.body
    assert pane.isVisible()


def test_what_is_wrong_in_a_stored_record_is_seen_when_it_is_opened(person, ctx, areas):
    broken = records.save(ctx, "hazardous_area", {"name": "Mill", "area_m2": "many"}).id
    person.window.go("hazardous_area", record=broken)
    assert person.window.page.pane.problems.isVisible()
    person.window.go("hazardous_area", new=True)
    assert not person.window.page.pane.problems.isVisible(), "a new record is not told off before anything is typed"


def _words(page) -> str:
    return " | ".join(label.text() for label in page.detail.widget().findChildren(QLabel))


def test_the_history_page_says_what_an_undo_left_and_how_to_do_it_again(person, ctx, areas):
    renamed = dict(records.load(ctx, "hazardous_area", areas[0]).raw) | {"name": "South ridge"}
    records.save(ctx, "hazardous_area", renamed, areas[0])
    made = history.of_record(ctx, "hazardous_area", areas[0])[-1].step_id
    person.window.go("history", step=made)
    page = person.window.page
    person.answers = [0]
    page.undo()
    person.wait()
    assert history.steps(ctx, 1)[0].kind != "undo", "who leaves it has left it"
    person.answers = [1]
    page.undo()
    person.wait()
    assert "South ridge" in _words(page)
    records.delete(ctx, "hazardous_area", areas[2], "test")
    page.refresh()
    person.window.go("history", step=history.steps(ctx, 1)[0].id)
    person.answers = [1]
    page.undo()
    person.wait()
    person.window.go("history", step=history.steps(ctx, 1)[0].id)
    assert page.detail.widget().findChild(QPushButton, "take_back").text() == "Do it again"
    person.window.go("history", step=history.steps(ctx, 1)[0].undoes)
    assert page.detail.widget().findChild(QPushButton, "take_back") is None


def test_undo_from_anywhere_takes_back_the_last_step_that_was_not_taken_back(person, ctx, areas):
    for area in areas[:2]:
        records.delete(ctx, "hazardous_area", area, "test")
    person.answers = [0]
    person.window.go("history", undo_last=True)
    person.wait()
    assert history.steps(ctx, 1)[0].kind != "undo", "who leaves it has left it"
    for left in (1, 0):
        person.answers = [1]
        person.window.go("history", undo_last=True)
        person.wait()
        deleted = [area for area in areas if records.load(ctx, "hazardous_area", area).deleted_reason]
        assert deleted == areas[:left]


def _account(ctx, sign_in: str, roles: str):
    account = {"sign_in": sign_in, "full_name": f"{sign_in.title()} Example", "roles": roles, "active": "YES"}
    saved = records.save(ctx, "user_account", account, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems


def test_an_approval_that_is_refused_says_who_may_and_whom_to_ask(person, ctx, areas):
    _account(ctx, "amina", "ADMINISTRATOR;DATA_ENTRY;VERIFIER")
    _account(ctx, "karim", "APPROVER")
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    pane.head.primary.click()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).state is State.VERIFIED
    pane.head.primary.click()
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).state is State.VERIFIED
    assert person.heard[-1].startswith("You may not approve records here (Hazardous areas).")
    assert person.heard[-1].endswith("Ask Karim Example (karim).")
    assert person.window.trouble.isVisible(), "it stays until it is closed"


def test_who_may_not_enter_hears_it_before_typing_anything(person, ctx, areas):
    _account(ctx, "amina", "ADMINISTRATOR")
    person.window.go("hazardous_area", new=True)
    assert not person.window.page.forms.isVisible()
    assert "You may not enter or change records here" in person.heard[-1]


def test_a_name_that_is_not_for_this_person_is_neither_shown_nor_sorted_by(person, ctx, areas):
    someone = {"name": "Zarmina Example", "sex": "F", "consent_to_share": "YES"}
    shown = records.save(ctx, "person", someone, submit=True)
    _account(ctx, "amina", "ADMINISTRATOR;VERIFIER")
    person.window.go("person")
    page = person.window.page
    line = [page.list.model.data(page.list.model.index(0, column)) for column in range(page.list.model.columnCount())]
    assert shown.number in line
    assert "Zarmina Example" not in line
    assert "not shown" in line
    page.list.sort_by("name")
    assert "not the names" in person.heard[-1]
    assert page.list.request.sort == ()
    assert page.list.model.rowCount() == 1
    person.window.go("person", record=shown.id)
    assert not page.forms.isVisible()
    assert len(person.heard) == 2


def test_an_informant_that_is_not_for_this_person_is_said_not_to_be_shown(person, ctx, areas):
    values = {**records.load(ctx, "hazardous_area", areas[0]).raw, "informant_name": "Malika Example"}
    records.save(ctx, "hazardous_area", values, areas[0], submit=True)
    _account(ctx, "amina", "ADMINISTRATOR;DATA_ENTRY")
    person.window.go("hazardous_area", record=areas[0])
    pane = person.window.page.pane
    row = pane.body.rows["informant_name"]
    assert not row.entry.isEnabled()
    assert (row.raw() or "", row.reading.text()) == ("", "not shown")
    pane.body.focus_field("name")
    person.press("End")
    person.type(" east")
    person.press("Ctrl+S")
    person.wait()
    assert records.load(ctx, "hazardous_area", areas[0]).values["name"] == "North ridge east"
    records.save(ctx, "user_account", {**_own(ctx), "roles": "ADMINISTRATOR;CASE_WORKER"}, _own_id(ctx), submit=True)
    assert records.load(ctx, "hazardous_area", areas[0]).values["informant_name"] == "Malika Example"


def _own_id(ctx) -> str:
    return records.load(ctx, "user_account", "amina").id


def _own(ctx) -> dict[str, object]:
    return records.load(ctx, "user_account", "amina").raw


def test_a_newer_report_is_begun_from_the_record_and_taken_over_when_it_is_approved(person, ctx, areas):
    records.set_state(ctx, "hazardous_area", [areas[0]], State.APPROVED)
    number = records.load(ctx, "hazardous_area", areas[0]).number
    person.window.go("hazardous_area", record=areas[0])
    page = person.window.page
    (begin,) = [a for a in page.pane.head.menu.actions() if a.text() == "A newer report on this record"]
    begin.trigger()
    person.wait()
    pane = page.pane
    assert pane.loaded.updates == areas[0]
    assert number in pane.banner.accessibleName()
    pane.body.focus_field("information_date")
    person.type("2024-04")
    pane.body.focus_field("name")
    person.press("End")
    person.type(" east")
    person.press("Ctrl+Shift+Return")
    person.wait()
    assert pane.loaded.state is State.SUBMITTED, person.heard
    person.window.go("hazardous_area", record=areas[0])
    assert pane.loaded.number in page.pane.banner.accessibleName() or "waits" in page.pane.banner.accessibleName()
    (waiting,) = [r.id for r in updates.of_record(ctx, "hazardous_area", areas[0])]
    person.window.go("hazardous_area", record=waiting)
    for verb in ("Verify", "Approve"):
        assert page.pane.head.primary.text() == verb
        page.pane.head.primary.click()
        person.wait()
    assert page.pane.loaded.state is State.SUPERSEDED
    assert records.load(ctx, "hazardous_area", areas[0]).values["name"] == "North ridge east"


def test_a_report_that_changed_nothing_says_so(person, ctx, areas):
    records.set_state(ctx, "hazardous_area", [areas[0]], State.APPROVED)
    begun = updates.begin(ctx, "hazardous_area", areas[0])
    raw = {**records.load(ctx, "hazardous_area", begun.id).raw, "information_date": "2020"}
    records.save(ctx, "hazardous_area", raw, begun.id, submit=True)
    records.set_state(ctx, "hazardous_area", [begun.id], State.VERIFIED)
    person.window.go("hazardous_area", record=begun.id)
    person.window.page.pane.head.primary.click()
    person.wait()
    assert any("stays as it was" in sentence for sentence in person.heard)


def test_a_part_that_is_not_for_this_person_is_not_opened_over_its_owner(person, ctx, areas):
    operator = {"short_name": "OP", "name": "Operator", "category": "INGO"}
    made = records.save(ctx, "organisation", operator, submit=True)
    _account(ctx, "amina", "ADMINISTRATOR;DATA_ENTRY")
    person.window.go("organisation", record=made.id)
    page = person.window.page
    page.pane.part_wanted.emit("team", "", {"organisation_id": made.id})
    assert len(page.panes) == 1
    assert "Information officer" in person.heard[-1]
    page.pane.addition_wanted.emit("parent_id", "organisation", "Another")
    assert len(page.panes) == 1
    assert len(person.heard) == 2
