"""Explosive ordnance accidents."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import Located, ReportHeader


class Accident(ReportHeader, Located, table=True):
    """An accident, or an incident without harm. The typed counts stand beside the linked casualties, never for them."""

    __tablename__ = "accident"

    local_id: str | None = base.text(length=80, unique=True)
    accident_type: str | None = base.code("accident_type", required=True)
    accident_kind: str | None = base.code("accident_kind")
    caused_by: str | None = base.code("accident_cause", required=True)
    accident_date: str | None = base.partial_date(required=True)
    accident_time: str | None = base.clock_time()
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    place_kind: str | None = base.code("place_kind")
    area_type: str | None = base.code("area_type")
    device_category: str | None = base.code("eo_category", required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type")
    activation: str | None = base.code("activation")
    hazardous_area_id: str | None = base.reference("hazardous_area")
    killed: int | None = base.integer()
    injured: int | None = base.integer()
    outcome_unknown: int | None = base.integer()
    circumstances: str | None = base.memo()
    status: str | None = base.code("accident_status")
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
