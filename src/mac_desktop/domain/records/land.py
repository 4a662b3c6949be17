"""Hazardous areas and the ordnance known or suspected in them."""

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
    direct_evidence: str | None = base.codes("direct_evidence")
    indirect_evidence: str | None = base.codes("indirect_evidence")
    emplaced_from: str | None = base.partial_date()
    emplaced_to: str | None = base.partial_date()
    marked: str | None = base.code("yes_no")
    marking_type: str | None = base.codes("marking_type")
    land_use: str | None = base.codes("land_use")
    priority: str | None = base.code("priority")
    parent_area_id: str | None = base.reference("hazardous_area")
    remarks: str | None = base.memo()


class AreaOrdnance(base.Record, table=True):
    """A type of ordnance known or suspected in a hazardous area (Form C: type, quantity, date of emplacement)."""

    __tablename__ = "area_ordnance"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
    category: str | None = base.code("eo_category", required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type")
    quantity: int | None = base.integer()
    emplaced: str | None = base.text(length=120)
    remarks: str | None = base.memo()
