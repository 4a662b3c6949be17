"""An information officer sets the centre's figures in the window, and an administrator says who approves."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.base import State
from mac_desktop.services import duties, limits, records


def _page(person):
    person.window.go("settings")
    person.wait()
    return person.window.page


def _choose(page, name):
    row = [limit.threshold.name for limit in page.limits].index(name)
    page.table.selectRow(row)
    return row


def _figure(ctx, name):
    return next(limit.figure for limit in limits.limits(ctx) if limit.threshold.name == name)


def test_a_figure_set_on_the_page_is_what_rules_measure_against(person, ctx, places):
    page = _page(person)
    row = _choose(page, "L6.deepest")
    assert page.chosen.text() == "Released land: Depth cleared. Clearance depths above this are doubted."
    person.answers = ["35 cm"]
    person.press("Return")
    person.wait()
    assert _figure(ctx, "L6.deepest") == 35
    assert page.table.item(row, 1).text() == "35 cm"
    assert page.table.item(row, 3).text() == "this centre"
    deep = records.check(ctx, "land_release_product", {"release_type": "CLR", "depth_cm": "50"})
    assert any(p.rule == "L6a" for p in deep.problems)
    page.back_to_default.click()
    person.wait()
    assert _figure(ctx, "L6.deepest") == 100
    assert not page.back_to_default.isEnabled()


def test_what_is_no_figure_is_refused_in_words_and_changes_nothing(person, ctx):
    page = _page(person)
    _choose(page, "L6.deepest")
    for typed in ("deep", "-3"):
        person.answers = [typed]
        page.change.click()
        person.wait()
    assert "is not a number" in person.heard[0]
    assert "below zero" in person.heard[1]
    assert _figure(ctx, "L6.deepest") == 100


def test_duties_are_kept_apart_with_one_click_and_hold_at_once(person, ctx, areas):
    page = _page(person)
    assert not page.apart.isChecked()
    page.apart.click()
    person.wait()
    assert duties.are_apart(ctx)
    assert any("nobody approves" in said for said in person.heard)
    assert records.set_state(ctx, "hazardous_area", areas[:1], State.VERIFIED).moved == 1
    assert records.set_state(ctx, "hazardous_area", areas[:1], State.APPROVED).moved == 0, "Amina entered it"
    page.apart.click()
    person.wait()
    assert not duties.are_apart(ctx)


def test_who_may_not_set_anything_sees_it_and_is_told_whom_to_ask(person, ctx):
    for name, roles in ((ctx.user, "ADMINISTRATOR"), ("Omid", "VIEWER")):
        account = {"sign_in": name, "full_name": f"{name} Rahimi", "roles": roles, "active": "YES"}
        assert records.save(ctx, "user_account", account, submit=True).state is State.SUBMITTED
    person.window.desk.data = replace(person.window.desk.data, user="Omid")
    page = _page(person)
    assert not page.apart.isEnabled()
    assert "Amina Rahimi" in page.may_not_keep.text()
    assert not page.change.isEnabled()
    assert page.limits, "the figures can be read"
    person.press("Return")
    assert person.asked == []
