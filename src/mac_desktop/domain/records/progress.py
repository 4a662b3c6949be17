"""Progress reports: what an activity did in a week or a month (data-model.md 1.6.3)."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import ReportHeader
from mac_desktop.domain.records.work_blocks import OrdnanceTally, ReleaseFigures


class ProgressReport(ReportHeader, ReleaseFigures, table=True):
    """What was done in one period. Its figures are increments: what they add up to is computed and kept nowhere.

    Reported progress is not released land yet: figures on land are made of the land release products alone.
    """

    __tablename__ = "progress_report"

    local_id: str | None = base.text(length=80, unique=True)
    activity_id: str | None = base.reference("activity", required=True, owner=True)
    period_from: str | None = base.partial_date(required=True)
    period_to: str | None = base.partial_date(required=True)
    unchecked_m2: int | None = base.square_metres()
    unchecked_reason: str | None = base.code("land_left_reason")
    working_days: int | None = base.integer()
    deminers: int | None = base.integer()
    person_days: float | None = base.decimal()
    machines: int | None = base.integer()
    machine_days: float | None = base.decimal()
    dogs: int | None = base.integer()
    dog_days: float | None = base.decimal()
    qc_sampled_m2: int | None = base.square_metres()
    visitors: int | None = base.integer()
    incidents: str | None = base.memo()
    problems: str | None = base.memo()
    remarks: str | None = base.memo()


class ProgressHours(base.Record, table=True):
    """The hours that one kind of asset worked in the period."""

    __tablename__ = "progress_hours"

    progress_report_id: str | None = base.reference("progress_report", required=True, owner=True)
    asset: str | None = base.code("deployed_asset", required=True)
    hours: float | None = base.decimal(required=True, unit="h")
    remarks: str | None = base.memo()


class ProgressOrdnance(OrdnanceTally, table=True):
    """The ordnance of one category that a progress report states for its period."""

    __tablename__ = "progress_ordnance"

    progress_report_id: str | None = base.reference("progress_report", required=True, owner=True)
