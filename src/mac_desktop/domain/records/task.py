"""Tasks: what an organisation was ordered to do, where and by when."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import Outlined


class Task(Outlined, table=True):
    """A tasking order or clearance plan."""

    __tablename__ = "task"

    local_id: str | None = base.text(length=80, unique=True)
    name: str | None = base.text(required=True)
    task_type: str | None = base.code("task_type", required=True)
    organisation_id: str | None = base.reference("organisation", required=True)
    team_id: str | None = base.reference("team")
    order_number: str | None = base.text(length=80)
    issued_on: str | None = base.partial_date()
    issued_by: str | None = base.text(length=120)
    priority: str | None = base.code("priority")
    planned_start: str | None = base.partial_date(future=True)
    planned_end: str | None = base.partial_date(future=True)
    actual_start: str | None = base.partial_date()
    actual_end: str | None = base.partial_date()
    area_m2: int | None = base.square_metres()
    depth_cm: int | None = base.integer(unit="cm", high=500)
    methods: str | None = base.codes("operational_method")
    status: str | None = base.code("activity_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    remarks: str | None = base.memo()


class TaskWorkItem(base.Record, table=True):
    """One piece of the work ordered by a task, and the record of what came of it."""

    __tablename__ = "task_work_item"

    task_id: str | None = base.reference("task", required=True, owner=True)
    item_kind: str | None = base.code("work_item_kind", required=True)
    description: str | None = base.text(required=True)
    planned_start: str | None = base.partial_date(future=True)
    planned_end: str | None = base.partial_date(future=True)
    activity_id: str | None = base.reference("activity")
    assistance_id: str | None = base.reference("assistance")
    education_activity_id: str | None = base.reference("education_activity")
    quality_visit_id: str | None = base.reference("quality_visit")
    remarks: str | None = base.memo()


class TaskObjective(base.Record, table=True):
    """A hazardous area that a task is about."""

    __tablename__ = "task_objective"

    task_id: str | None = base.reference("task", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area", required=True)
    remarks: str | None = base.memo()
