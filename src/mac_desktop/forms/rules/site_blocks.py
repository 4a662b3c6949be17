"""Rules for what is told of a place, alike for hazardous areas and activities."""

from __future__ import annotations

from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.forms.schema import Form


def ground_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of a form that `catalogue.site_blocks.ground_form` made."""
    return other_needs_a_text(
        form, "remarks", {"terrain": "OTHER", "vegetation": "OTHER", "vegetation_removal": "OTHER"}
    )


def situation_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of a form that `catalogue.site_blocks.situation_form` made."""
    return (no_very_old_dates(form),)


def marking_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of a form that `catalogue.site_blocks.marking_form` made."""
    return (
        dates_in_order(form, "D1", "marked_on", "checked_on"),
        no_very_old_dates(form),
        *other_needs_a_text(form, "remarks", {"marking_type": "OTHER"}),
    )


def blockage_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of a form that `catalogue.site_blocks.blockage_form` made."""
    return (
        repeated_line(form, ("blockage", "details"), {"blockage": "WATER", "details": "The spring"}),
        *other_needs_a_text(form, "details", {"blockage": "OTHER"}),
        *other_needs_a_text(form, "remarks", {"threats": "OTHER"}),
    )
