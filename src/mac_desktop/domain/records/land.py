"""Hazardous areas; what few reports tell of them stands in area_parts."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import Located, Outlined, ReportHeader


class HazardousArea(ReportHeader, Located, Outlined, table=True):
    """A suspected (SHA) or confirmed (CHA) hazardous area. Its number stays the same for life."""

    __tablename__ = "hazardous_area"

    local_id: str | None = base.text(length=80, unique=True)
    name: str | None = base.text()
    classification: str | None = base.code("land_class", required=True)
    status: str | None = base.code("land_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    closure_reason: str | None = base.code("closure_reason")
    closed_date: str | None = base.partial_date()
    information_date: str | None = base.partial_date(required=True)
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    area_m2: int | None = base.square_metres(required=True)
    contamination: str | None = base.codes("contamination", required=True)
    evidence: str | None = base.code("evidence_of_contamination")
    direct_evidence: str | None = base.codes("direct_evidence")
    indirect_evidence: str | None = base.codes("indirect_evidence")
    emplaced_from: str | None = base.partial_date()
    emplaced_to: str | None = base.partial_date()
    marked: str | None = base.code("yes_no")
    marking_type: str | None = base.codes("marking_type")
    land_use_before: str | None = base.codes("land_use")
    land_use_after: str | None = base.codes("land_use")
    priority: str | None = base.code("priority")
    priority_score: float | None = base.decimal()
    parent_area_id: str | None = base.reference("hazardous_area")
    merged_into_id: str | None = base.reference("hazardous_area")
    remarks: str | None = base.memo()
