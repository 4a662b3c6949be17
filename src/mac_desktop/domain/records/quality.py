"""Quality management: visits and inspections, what they found, and what was done about it (data-model.md 1.16)."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import ReportHeader


class QualityVisit(ReportHeader, table=True):
    """A quality assurance visit, which looks at how work is done, or a quality control inspection of its result."""

    __tablename__ = "quality_visit"

    local_id: str | None = base.text(length=80, unique=True)
    kind: str | None = base.code("qm_kind", required=True)
    visit_type: str | None = base.code("qm_visit_type")
    status: str | None = base.code("qm_status")
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    planned_start: str | None = base.partial_date(future=True)
    planned_end: str | None = base.partial_date(future=True)
    start_date: str | None = base.partial_date(required=True)
    end_date: str | None = base.partial_date()
    organisation_id: str | None = base.reference("organisation", required=True)
    inspecting_organisation_id: str | None = base.reference("organisation")
    responsible_organisation_id: str | None = base.reference("organisation")
    inspector: str | None = base.text(length=120)
    centre_representative: str | None = base.text(length=120)
    activity_id: str | None = base.reference("activity")
    task_id: str | None = base.reference("task")
    hazardous_area_id: str | None = base.reference("hazardous_area")
    education_activity_id: str | None = base.reference("education_activity")
    result: str | None = base.code("qm_result")
    work_stopped: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class QualityChecklist(base.Record, table=True):
    """What an inspector ticks off on a visit: the columns of IMSMA's quality management, each a yes or a no."""

    __tablename__ = "quality_checklist"

    quality_visit_id: str | None = base.reference("quality_visit", required=True, owner=True)
    documentation: str | None = base.code("yes_no")
    accredited: str | None = base.code("yes_no")
    compliant_with_sop: str | None = base.code("yes_no")
    compliant_with_standards: str | None = base.code("yes_no")
    evidence_of_training: str | None = base.code("yes_no")
    personnel_qualified: str | None = base.code("yes_no")
    medic_available: str | None = base.code("yes_no")
    adequate_supervision: str | None = base.code("yes_no")
    equipment_suitable: str | None = base.code("yes_no")
    equipment_stored_properly: str | None = base.code("yes_no")
    facilities_suitable: str | None = base.code("yes_no")
    marking: str | None = base.code("yes_no")
    maintenance_logs_current: str | None = base.code("yes_no")
    visitor_logs_current: str | None = base.code("yes_no")
    internal_qa_logs_current: str | None = base.code("yes_no")
    debrief_provided: str | None = base.code("yes_no")
    debrief_accepted: str | None = base.code("yes_no")
    corrected_on_site: str | None = base.code("yes_no")
    warning_delivered: str | None = base.code("yes_no")
    warning_explained: str | None = base.code("yes_no")
    warning_received: str | None = base.code("yes_no")
    special_monitoring: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class Nonconformity(base.Record, table=True):
    """Something that does not meet a requirement. It is open until it has a day on which it was closed."""

    __tablename__ = "nonconformity"

    quality_visit_id: str | None = base.reference("quality_visit", required=True, owner=True)
    kind: str | None = base.code("nonconformity_kind")
    severity: str | None = base.code("nonconformity_severity")
    description: str | None = base.memo(required=True)
    requirement: str | None = base.text()
    measures: str | None = base.memo()
    closed_on: str | None = base.partial_date()
    remarks: str | None = base.memo()


class CorrectiveAction(base.Record, table=True):
    """What is to be done, or was done, about a nonconformity, by whom and by when."""

    __tablename__ = "corrective_action"

    nonconformity_id: str | None = base.reference("nonconformity", required=True, owner=True)
    action: str | None = base.memo(required=True)
    responsible_organisation_id: str | None = base.reference("organisation")
    responsible: str | None = base.text(length=120)
    due_date: str | None = base.partial_date(future=True)
    done_on: str | None = base.partial_date()
    verified_by: str | None = base.text(length=120)
    verified_on: str | None = base.partial_date()
    effective: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class QualitySample(base.Record, table=True):
    """A part of cleared land that was searched again, and what was found there."""

    __tablename__ = "quality_sample"

    quality_visit_id: str | None = base.reference("quality_visit", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area")
    sample_date: str | None = base.partial_date()
    area_m2: int | None = base.square_metres(required=True)
    method: str | None = base.code("sampling_method")
    depth_cm: int | None = base.integer(unit="cm", high=500)
    ordnance_found: int | None = base.integer()
    remarks: str | None = base.memo()
