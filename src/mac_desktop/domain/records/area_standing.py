"""How a hazardous area stood in the past: one line for each time that its status, classification or size changed."""

from __future__ import annotations

from mac_desktop.domain.records import base


class AreaStanding(base.Record, table=True):
    """What was known of a hazardous area from a day on, until the next line; the area's own record is the newest.

    `contamination` is empty where it was as the area says now.
    """

    __tablename__ = "area_standing"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
    since: str | None = base.partial_date(required=True)
    status: str | None = base.code("land_status", required=True)
    classification: str | None = base.code("land_class", required=True)
    area_m2: int | None = base.square_metres(required=True)
    contamination: str | None = base.codes("contamination")
    closure_reason: str | None = base.code("closure_reason")
    reason: str | None = base.code("standing_reason")
    activity_id: str | None = base.reference("activity")
    remarks: str | None = base.memo()
