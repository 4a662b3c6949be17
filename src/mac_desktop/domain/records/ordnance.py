"""The catalogue of ordnance types, and ordnance found and destroyed."""

from __future__ import annotations

from mac_desktop.domain.records import base


class OrdnanceType(base.Record, table=True):
    """A model of mine or other explosive ordnance, with the technical characteristics that Form H asks for."""

    __tablename__ = "ordnance_type"

    name: str | None = base.text(required=True, length=120, unique=True)
    synonyms: str | None = base.memo()
    category: str | None = base.code("eo_category", required=True)
    origin_country: str | None = base.text(length=80)
    produced_here: str | None = base.code("yes_no")
    dimensions: str | None = base.text()
    fusing: str | None = base.text()
    explosive_type: str | None = base.text(length=120)
    explosive_g: float | None = base.decimal(unit="g")
    metallic_content: str | None = base.text()
    photo_available: str | None = base.code("yes_no")
    clearance_notes: str | None = base.memo()


class OrdnanceItem(base.Record, table=True):
    """Explosive ordnance found during an activity, and what became of it."""

    __tablename__ = "ordnance_item"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area")
    category: str | None = base.code("eo_category", required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type")
    quantity: int | None = base.integer(required=True, low=1)
    found_date: str | None = base.partial_date(required=True)
    depth_cm: int | None = base.integer(unit="cm", high=500)
    condition: str | None = base.code("condition_found")
    position: str | None = base.position()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    quantity_destroyed: int | None = base.integer()
    disposal_method: str | None = base.code("disposal_method")
    disposal_date: str | None = base.partial_date()
    remarks: str | None = base.memo()
