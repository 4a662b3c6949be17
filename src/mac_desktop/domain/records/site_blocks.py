"""Blocks of columns that tell more of a place: its ground, the ordnance in it, its marking, what it keeps people from.

A hazardous area and an activity both have them, each on records of their own, since few reports tell so much
(data-model.md 1.4, 1.4.2, 1.6.2).
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class Ground(base.Record):
    """The ground as those meet it who work there."""

    terrain: str | None = base.codes("terrain_category")
    slope: str | None = base.code("slope")
    ground: str | None = base.codes("ground_composition")
    soil_compaction: str | None = base.code("soil_compaction")
    drainage: str | None = base.code("drainage")
    vegetation_density: str | None = base.code("vegetation_density")
    vegetation: str | None = base.codes("vegetation")
    vegetation_removal: str | None = base.code("vegetation_removal")
    metal_contamination: str | None = base.code("metal_level")
    soil_metal: str | None = base.code("metal_level")
    ferrous_soil: str | None = base.code("metal_level")
    clearance_difficulty: str | None = base.code("clearance_difficulty")
    road_use: str | None = base.codes("road_use")
    remarks: str | None = base.memo()


class OrdnanceSituation(base.Record):
    """How the ordnance lies there, and what those who touch it must reckon with."""

    minefield_type: str | None = base.code("minefield_type")
    ordnance_situation: str | None = base.code("ordnance_situation")
    external_condition: str | None = base.code("external_condition")
    ordnance_condition: str | None = base.code("condition_found")
    anti_lift: str | None = base.code("yes_no")
    booby_trapped: str | None = base.code("yes_no")
    last_fighting: str | None = base.partial_date()
    remarks: str | None = base.memo()


class Marking(base.Record):
    """Marking that was put up at one time, and how it stood when it was last looked at."""

    marked_on: str | None = base.partial_date(required=True)
    marking_kind: str | None = base.code("marking_kind", required=True)
    marking_type: str | None = base.codes("marking_type")
    marked_by_id: str | None = base.reference("organisation")
    signs: int | None = base.integer()
    fence_length_m: int | None = base.integer(unit="m")
    marking_state: str | None = base.code("marking_state")
    checked_on: str | None = base.partial_date()
    remarks: str | None = base.memo()


class Blockage(base.Record):
    """Something that people cannot use or do because of explosive ordnance."""

    blockage: str | None = base.code("blockage", required=True)
    blocked: str | None = base.code("yes_no", required=True)
    threats: str | None = base.codes("security_threat")
    people_affected: int | None = base.integer()
    details: str | None = base.text()
    remarks: str | None = base.memo()
