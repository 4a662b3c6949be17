"""Rules for tasks and their work items."""

from __future__ import annotations

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import State
from mac_desktop.forms.catalogue.task import TASK, TASK_WORK_ITEM, days_of_activities
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.activity import team_belongs
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    label_of,
    no_very_old_dates,
    other_needs_a_text,
    usual_area,
)
from mac_desktop.forms.rules.reading import certainly_before, linked, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

RESULTS = {
    "ACTIVITY": "activity_id",
    "ASSISTANCE": "assistance_id",
    "EDUCATION": "education_activity_id",
    "QM": "quality_visit_id",
}
"""The field of the result, by the kind of the work item."""


def _started_after_an_activity(values: Values, context: RuleContext) -> Outcome:
    """A task starts when the first of its activities does, and not later."""
    days = days_of_activities("start_date", context.record_id, context)
    late = [day for day in days if certainly_before(day, text(values, "actual_start"))]
    return {"day": late[0], "told": text(values, "actual_start")} if late else None


def _ended_before_an_activity(values: Values, context: RuleContext) -> Outcome:
    """A task ends when the last of its activities does, and not earlier."""
    days = days_of_activities("end_date", context.record_id, context)
    late = [day for day in days if certainly_before(text(values, "actual_end"), day)]
    return {"day": late[-1], "told": text(values, "actual_end")} if late else None


def _result_of_another_kind(values: Values, _: RuleContext) -> Outcome:
    """A work item has one result at most, of its own kind."""
    kind = text(values, "item_kind")
    mine = RESULTS.get(kind or "")
    wrong = next((name for name in RESULTS.values() if name != mine and values.get(name) is not None), None)
    if kind is None or wrong is None:
        return None
    return {"label": label_of(TASK_WORK_ITEM, wrong), "kind": coded("work_item_kind", (kind,))}


def _result_not_approved(values: Values, context: RuleContext) -> Outcome:
    """The result of a work item is a record that was approved."""
    name = RESULTS.get(text(values, "item_kind") or "")
    result = linked(values, context, name, name.removesuffix("_id")) if name else {}
    return {} if result and result.get("state") not in (None, State.APPROVED) else None


_DAYS: dict[str, tuple[Values, ...]] = {
    "activity": (
        {"id": "a1", "task_id": "t1", "start_date": "2026-03-02", "end_date": "2026-03-20"},
        {"id": "a2", "task_id": "t1", "start_date": "2026-04", "end_date": "2026-04-18"},
    )
}

ITEM_RULES: tuple[Rule, ...] = (
    dates_in_order(TASK_WORK_ITEM, "D1", "planned_start", "planned_end"),
    Rule(
        id="L44",
        form="task_work_item",
        severity=Severity.STOP,
        fields=(*RESULTS.values(), "item_kind"),
        message=N_("“{label}” is not what comes of “{kind}”. Clear it, or choose another kind of work item."),
        check=_result_of_another_kind,
        good={"item_kind": "QM", "quality_visit_id": "q1"},
        bad={"item_kind": "QM", "activity_id": "a1"},
    ),
    Rule(
        id="L45",
        form="task_work_item",
        severity=Severity.WARN,
        fields=(*RESULTS.values(), "item_kind"),
        message=N_("What came of it is not approved yet. Have it approved before the task is held for done."),
        check=_result_not_approved,
        good={"item_kind": "ACTIVITY", "activity_id": "a1"},
        bad={"item_kind": "ACTIVITY", "activity_id": "a2"},
        others={"activity": ({"id": "a1", "state": "approved"}, {"id": "a2", "state": "submitted"})},
    ),
    repeated_line(TASK_WORK_ITEM, ("item_kind", "description"), {"item_kind": "QM", "description": "Final inspection"}),
    no_personal_data(TASK_WORK_ITEM),
)

RULES: tuple[Rule, ...] = (
    dates_in_order(TASK, "D1", "planned_start", "planned_end"),
    dates_in_order(TASK, "D1", "actual_start", "actual_end"),
    dates_in_order(TASK, "D9", "issued_on", "actual_end"),
    Rule(
        id="D9",
        form="task",
        severity=Severity.WARN,
        fields=("actual_start",),
        message=N_("An activity of the task started on {day}, before {told}. Correct one of the dates."),
        check=_started_after_an_activity,
        good={"id": "t1", "actual_start": "2026-03-02"},
        bad={"id": "t1", "actual_start": "2026-03-03"},
        others=_DAYS,
    ),
    Rule(
        id="D9",
        form="task",
        severity=Severity.WARN,
        fields=("actual_end",),
        message=N_("An activity of the task ended on {day}, after {told}. Correct one of the dates."),
        check=_ended_before_an_activity,
        good={"id": "t1", "actual_end": "2026-04-18"},
        bad={"id": "t1", "actual_end": "2026-04-17"},
        others=_DAYS,
    ),
    no_very_old_dates(TASK),
    usual_area(TASK),
    team_belongs("task"),
    *other_needs_a_text(TASK, "remarks", {"task_type": "OTHER"}),
    *ITEM_RULES,
)
