"""Beside a field stands what the record's values make together."""

from __future__ import annotations

from mac_desktop.gui.forms.form_pane import FormPane


def _pane(person) -> FormPane:
    return next(pane for pane in person.window.findChildren(FormPane) if pane.isVisible())


def test_what_a_contribution_makes_is_shown_with_its_rate_as_soon_as_it_can_be_worked_out(person, ctx):
    person.window.go("contribution", new=True)
    body = _pane(person).body
    reading = body.rows["rate"].reading
    for name, typed in (("amount", "247955"), ("currency", "EUR"), ("rate", "1.3931")):
        body.put(name, typed)
    assert reading.text() == ""
    body.put("rate_currency", "USD")
    assert reading.text() == "247,955 EUR × 1.3931 = 345,426.11 USD"
    body.put("rate", "")
    assert reading.text() == ""
