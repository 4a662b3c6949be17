"""Rules for tasks."""

from __future__ import annotations

from mac_desktop.forms.catalogue.task import TASK
from mac_desktop.forms.rules.activity import team_belongs
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text, usual_area
from mac_desktop.forms.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    dates_in_order(TASK, "D1", "planned_start", "planned_end"),
    dates_in_order(TASK, "D1", "actual_start", "actual_end"),
    dates_in_order(TASK, "D9", "issued_on", "actual_end"),
    no_very_old_dates(TASK),
    usual_area(TASK),
    team_belongs("task"),
    *other_needs_a_text(TASK, "remarks", {"task_type": "OTHER"}),
)
