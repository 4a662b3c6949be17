"""Explosive ordnance accidents, and what else is asked of an accident at a demining workplace."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.ordnance import WhichOrdnance
from mac_desktop.domain.records.shared_blocks import Located, ReportHeader


class Accident(ReportHeader, Located, table=True):
    """An accident, or an incident without harm. The typed counts stand beside the linked casualties, never for them."""

    __tablename__ = "accident"

    local_id: str | None = base.text(length=80, unique=True)
    accident_type: str | None = base.code("accident_type", required=True)
    accident_kind: str | None = base.code("accident_kind")
    caused_by: str | None = base.code("accident_cause", required=True)
    events: str | None = base.codes("accident_event")
    accident_date: str | None = base.partial_date(required=True)
    accident_time: str | None = base.clock_time()
    circumstances: str | None = base.memo()
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    place_kind: str | None = base.code("place_kind")
    area_type: str | None = base.code("area_type")
    hazardous_area_id: str | None = base.reference("hazardous_area")
    device_category: str | None = base.code("eo_category", required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type")
    activation: str | None = base.code("activation")
    ordnance_moved: str | None = base.code("yes_no")
    ordnance_marked: str | None = base.code("yes_no")
    marked_before: str | None = base.code("yes_no")
    marking_type_before: str | None = base.codes("marking_type")
    marked_after: str | None = base.code("yes_no")
    marking_type_after: str | None = base.codes("marking_type")
    cleared_before: str | None = base.code("yes_no")
    cleared_before_by: str | None = base.codes("org_category")
    cleared_after: str | None = base.code("yes_no")
    cleared_after_by: str | None = base.codes("org_category")
    any_casualties: str | None = base.code("yes_no")
    killed: int | None = base.integer()
    injured: int | None = base.integer()
    outcome_unknown: int | None = base.integer()
    people_harmed: int | None = base.integer()
    animals_killed: int | None = base.integer()
    property_damage: str | None = base.memo()
    status: str | None = base.code("accident_status")
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()


class AccidentOrdnance(WhichOrdnance, table=True):
    """A further piece of ordnance that exploded or was found at an accident, beside the one that caused it."""

    __tablename__ = "accident_ordnance"

    accident_id: str | None = base.reference("accident", required=True, owner=True)
    quantity: int | None = base.integer(low=1)
    exploded: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class DeminingAccident(base.Record, table=True):
    """What is asked of an accident at a demining workplace: work, ground, weather and investigation (RAPID, DDIV).

    One at most for each accident. The kind of organisation follows from the operator.
    """

    __tablename__ = "demining_accident"

    accident_id: str | None = base.reference("accident", required=True, owner=True)
    operator_id: str | None = base.reference("organisation", required=True)
    team_id: str | None = base.reference("team")
    task_id: str | None = base.reference("task")
    work_id: str | None = base.reference("activity")
    activity_type: str | None = base.code("activity_type")
    asset: str | None = base.code("demining_asset", required=True)
    worksite_land: str | None = base.code("worksite_land")
    worksite_kind: str | None = base.code("worksite_kind")
    clearance_in_progress: str | None = base.code("yes_no")
    tool: str | None = base.code("tool_in_use")
    depth_cm: int | None = base.integer(unit="cm", high=500)
    ground_composition: str | None = base.code("ground_composition")
    ground_condition: str | None = base.codes("ground_condition")
    soil_compaction: str | None = base.code("soil_compaction")
    magnetic_ground: str | None = base.code("metal_level")
    metal_debris: str | None = base.code("metal_level")
    slope: str | None = base.code("slope")
    vegetation_density: str | None = base.code("vegetation_density")
    temperature_c: float | None = base.decimal(unit="°C", low=-60, high=60)
    wind: str | None = base.code("wind_strength")
    investigation_status: str | None = base.code("investigation_status")
    investigated_by_id: str | None = base.reference("organisation")
    initial_report_date: str | None = base.partial_date()
    investigated_from: str | None = base.partial_date()
    investigated_to: str | None = base.partial_date()
    final_report_date: str | None = base.partial_date()
    report_reference: str | None = base.text()
    evidence: str | None = base.codes("evidence_kind")
    accident_class: str | None = base.code("demining_accident_class")
    primary_cause: str | None = base.code("demining_accident_cause")
    secondary_cause: str | None = base.code("demining_accident_cause")
    findings: str | None = base.memo()
    recommendations: str | None = base.memo()
    corrective_actions: str | None = base.codes("corrective_action")
    lessons: str | None = base.memo()
