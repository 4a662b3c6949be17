"""Completion reports, which say that work is done, and handover certificates, which give the land back
(data-model.md 1.6.4)."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import ReportHeader
from mac_desktop.domain.records.work_blocks import OrdnanceTally, ReleaseFigures


class CompletionReport(ReportHeader, ReleaseFigures, table=True):
    """What was reached on a task, or by an activity that had none, and what was left undone.

    Its square metres are those that the paper states. The land that it completes is the released land of its
    activities: the two are compared, and only the latter is counted.
    """

    __tablename__ = "completion_report"

    local_id: str | None = base.text(length=80, unique=True, required=True)
    task_id: str | None = base.reference("task")
    activity_id: str | None = base.reference("activity")
    organisation_id: str | None = base.reference("organisation", required=True)
    completed_on: str | None = base.partial_date(required=True)
    methods: str | None = base.codes("operational_method")
    assets: str | None = base.codes("deployed_asset")
    depth_cm: int | None = base.integer(unit="cm", high=500)
    difference_reason: str | None = base.memo()
    permanent_marking: str | None = base.memo()
    residual_risk: str | None = base.memo(required=True)
    depth_limit: str | None = base.memo()
    quality_visit_id: str | None = base.reference("quality_visit")
    post_release_on: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()


class CompletionArea(base.Record, table=True):
    """A hazardous area that the work was about, and what of it was not released. The part that is left stands on as the
    same area, or as one of its own."""

    __tablename__ = "completion_area"

    completion_report_id: str | None = base.reference("completion_report", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area", required=True)
    left_m2: int | None = base.square_metres()
    left_reason: str | None = base.code("land_left_reason")
    left_area_id: str | None = base.reference("hazardous_area")
    marking_left: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class CompletionOrdnance(OrdnanceTally, table=True):
    """The ordnance of one category that a completion report states."""

    __tablename__ = "completion_ordnance"

    completion_report_id: str | None = base.reference("completion_report", required=True, owner=True)


class HandoverCertificate(base.Record, table=True):
    """Land given back to those who own or use it: by whom, to whom, where, and who was present."""

    __tablename__ = "handover_certificate"

    local_id: str | None = base.text(length=80, unique=True, required=True)
    completion_report_id: str | None = base.reference("completion_report")
    handover_date: str | None = base.partial_date(required=True)
    place: str | None = base.text(required=True)
    handing_organisation_id: str | None = base.reference("organisation", required=True)
    handed_over_by: str | None = base.text(length=120, personal=True)
    handed_over_signed: str | None = base.code("yes_no")
    receiver_kind: str | None = base.code("land_receiver", required=True)
    receiving_body: str | None = base.text()
    received_by: str | None = base.text(length=120, personal=True)
    receiver_position: str | None = base.text(length=120)
    received_signed: str | None = base.code("yes_no")
    residual_risk_explained: str | None = base.code("yes_no")
    community_involved: str | None = base.code("yes_no")
    women: int | None = base.integer()
    men: int | None = base.integer()
    girls: int | None = base.integer()
    boys: int | None = base.integer()
    remarks: str | None = base.memo()


class HandoverArea(base.Record, table=True):
    """A hazardous area of which the released land was handed over."""

    __tablename__ = "handover_area"

    handover_certificate_id: str | None = base.reference("handover_certificate", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area", required=True)
    remarks: str | None = base.memo()
