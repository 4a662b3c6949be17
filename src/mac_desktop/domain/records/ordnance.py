"""Explosive ordnance: which it is, the catalogue of its models, and what was found (data-model.md 1.9).

Ordnance stands on three records: known or suspected in a hazardous area, at an accident, and found by work. All three
say what it is in the words of one block, and the same rules judge them.
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class WhichOrdnance(base.Record):
    """Which ordnance it is, as closely as it is known: category, sub-category, model; how it came there, how it is."""

    category: str | None = base.code("eo_category", required=True)
    subcategory: str | None = base.code("eo_subcategory")
    ordnance_type_id: str | None = base.reference("ordnance_type")
    found_as: str | None = base.code("ordnance_found_as")
    condition: str | None = base.code("condition_found")


class OrdnanceType(base.Record, table=True):
    """A model of mine or other explosive ordnance, with the technical characteristics that Form H asks for."""

    __tablename__ = "ordnance_type"

    name: str | None = base.text(required=True, length=120, unique=True)
    synonyms: str | None = base.memo()
    category: str | None = base.code("eo_category", required=True)
    subcategory: str | None = base.code("eo_subcategory")
    origin_country: str | None = base.text(length=80)
    produced_here: str | None = base.code("yes_no")
    dimensions: str | None = base.text()
    calibre_mm: float | None = base.decimal(unit="mm")
    mass_kg: float | None = base.decimal(unit="kg")
    fusing: str | None = base.text()
    explosive_type: str | None = base.text(length=120)
    explosive_g: float | None = base.decimal(unit="g")
    metallic_content: str | None = base.text()
    photo_available: str | None = base.code("yes_no")
    anti_lift: str | None = base.code("yes_no")
    arming_time: str | None = base.text(length=120)
    self_destruct_time: str | None = base.text(length=120)
    danger_radius_m: int | None = base.integer(unit="m")
    clearance_notes: str | None = base.memo()


class OrdnanceItem(WhichOrdnance, table=True):
    """Explosive ordnance found during an activity, and what became of it.

    What was found and neither destroyed nor disposed of otherwise is unaccounted for; it is worked out, never typed.
    """

    __tablename__ = "ordnance_item"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area")
    quantity: int | None = base.integer(required=True, low=1)
    found_date: str | None = base.partial_date(required=True)
    depth_cm: int | None = base.integer(unit="cm", high=500)
    anti_lift: str | None = base.code("yes_no")
    booby_trapped: str | None = base.code("yes_no")
    lot: str | None = base.text(length=120)
    position: str | None = base.position()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    quantity_destroyed: int | None = base.integer()
    disposal_method: str | None = base.code("disposal_method")
    quantity_otherwise: int | None = base.integer()
    otherwise_method: str | None = base.code("disposal_method")
    disposal_date: str | None = base.partial_date()
    disposed_by_id: str | None = base.reference("organisation")
    remarks: str | None = base.memo()


class ExplosivesUsed(base.Record, table=True):
    """Explosive that was used up to destroy ordnance that was found."""

    __tablename__ = "ordnance_destruction"

    ordnance_item_id: str | None = base.reference("ordnance_item", required=True, owner=True)
    explosive: str | None = base.text(required=True, length=120)
    mass_kg: float | None = base.decimal(unit="kg")
    detonators: int | None = base.integer()
    remarks: str | None = base.memo()
