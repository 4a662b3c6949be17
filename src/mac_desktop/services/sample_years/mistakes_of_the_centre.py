"""What is wrong with places, organisations, quality management, funding, stock, treaties and lists in the sample."""

from __future__ import annotations

from mac_desktop.services.sample_years.mistakes import Mistake, Spot, one, right, wrong


def _country(spot: Spot) -> str:
    return spot.square(4_000)


def _far_east(spot: Spot) -> float:
    return spot.at(14_000, 100)[1]


def _near_east(spot: Spot) -> float:
    return spot.at(6_000, 100)[1]


PLACES: tuple[Mistake, ...] = (
    one("admin_unit", "V16", pcode="XZ#"),
    one("admin_unit", "V17", level=4),
    one("admin_unit", "V18", parent_id=None),
    (
        right("admin_unit", valid_from="2020-01-01", valid_to="2023-12-31"),
        wrong("activity", "V21", admin_unit_id="@admin_unit"),
    ),
    (wrong("admin_unit", "V19", "V17", parent_id="@admin_unit"),),
    (right("admin_unit", boundary=_country), wrong("activity", "G8", admin_unit_id="@admin_unit",
                                                   latitude=lambda spot: spot.at(0, 100)[0], longitude=_near_east)),
    (
        right("admin_unit", called="land", level=0, pcode="Y#", parent_id=None, boundary=_country),
        wrong("activity", "G7", admin_unit_id="@land", latitude=lambda spot: spot.at(0, 100)[0], longitude=_far_east),
    ),
    (
        right("admin_unit", latitude=-43.2, longitude=80.3),
        wrong("activity", "G9", admin_unit_id="@admin_unit", latitude=80.3, longitude=-43.2),
    ),
    one("organisation", "V1", short_name="SANAD"),
    one("accreditation", "D15", valid_to=None),
    one("accreditation", "V20", status="SUSPENDED", status_date="2025-03-02"),
)  # fmt: skip

QUALITY: tuple[Mistake, ...] = (
    (wrong("quality_visit", "Q1"), right("nonconformity")),
    (wrong("quality_visit", "Q2", status="CLOSED", result="NONCONFORMING"), right("nonconformity")),
    one("quality_visit", "X5", activity_id=None),
    (wrong("quality_visit", "X6", result="NONCONFORMING"), wrong("nonconformity", "X6", severity="CRITICAL")),
    (wrong("nonconformity", "X6", severity=None), right("quality_visit", result="NONCONFORMING")),
    (wrong("nonconformity", "D11", closed_on="2024-06-01"), right("quality_visit", result="NONCONFORMING")),
    (
        right("quality_visit", result="NONCONFORMING"),
        wrong("nonconformity", "Q3", closed_on="2024-08-01"),
        right("corrective_action", done_on="2024-07-20"),
    ),
    (
        right("quality_visit", result="NONCONFORMING"),
        wrong("corrective_action", "D11", done_on="2024-07-20", verified_on="2024-07-02"),
    ),
    (wrong("quality_checklist", "Q4"), wrong("quality_checklist", "Q4")),
    (right("land_release_product"), wrong("quality_sample", "Q5", area_m2=1_600)),
    (right("land_release_product"), wrong("quality_sample", "Q6", ordnance_found=1)),
    (
        right("hazardous_area", status="CLOSED", closed_date="2024-06-25", status_date="2024-06-25",
              closure_reason="CLR"),
        right("land_release_product", area_m2=10_000, perimeter=lambda spot: spot.square(100)),
        right("quality_visit", kind="QC", hazardous_area_id="@hazardous_area", result="NONCONFORMING",
              work_stopped="YES"),
        right("nonconformity", severity="CRITICAL"),
        wrong("quality_sample", "Q7", hazardous_area_id="@hazardous_area", ordnance_found=1),
    ),
)  # fmt: skip

FUNDING: tuple[Mistake, ...] = (
    one("contribution", "F1", amount=0.0),
    one("contribution", "F2", rate=1.08, rate_source="Central bank", rate_date="2024-03"),
    one("contribution", "F3", rate=1.08, rate_currency="EUR", rate_source="Central bank", rate_date="2024-03"),
    one("contribution", "F4", rate=1.08, rate_currency="USD"),
    one("contribution", "F5", earmarked="YES"),
    (wrong("contribution", "V5"), wrong("contribution", "V5")),
    one("contribution", "T2", typed={"project": "Clearance\u0000 of the north"}),
)  # fmt: skip

STOCK: tuple[Mistake, ...] = (
    one("stockpile_movement", "X1", kind="FOUND_LATER", quantity=-5, movement_date="2010"),
    (
        wrong("stockpile_movement", "X8"),
        wrong("stockpile_movement", "X8", kind="DESTROYED", movement_date="2001", quantity=60),
    ),
    (
        right("stockpile_movement"),
        wrong("stockpile_movement", "X9", kind="TRANSFER_OUT", movement_date="2024", quantity=3,
              authorisation="Order 7", counterpart="Neighbour State"),
    ),
    (
        right("retained_movement"),
        wrong("retained_movement", "X9", kind="TRANSFER_OUT", movement_date="2024", quantity=3,
              counterpart="Army School"),
    ),
    (
        wrong("retained_movement", "X8"),
        wrong("retained_movement", "X8", kind="USED", movement_date="2005", quantity=60),
    ),
    one("retained_use", "S6", quantity=12),
    one("retained_use", "D2", use_date="2041"),
    (wrong("stockpile_site", "S4", status="CLOSED"), right("stockpile_movement", stockpile_site_id="@stockpile_site")),
    (
        right("stockpile_movement", stockpile_site_id="@stockpile_site"),
        wrong("stock_count", "S1", ordnance_type_id="@ordnance_type", quantity=31),
    ),
    one("destruction_event", "X2", destruction_site_id=None, safety_standards="National standard.",
        environmental_standards="Law on the environment."),
    (wrong("destruction_event", "S1", stated_total=99),
     right("stockpile_movement"),
     right("stockpile_movement", kind="DESTROYED", movement_date="2024-11-04", quantity=12,
           destruction_event_id="@destruction_event")),
    (right("destruction_event"),
     wrong("stockpile_movement", "S2", kind="FOUND_LATER", movement_date="2024-11-04",
           destruction_event_id="@destruction_event")),
    one("destruction_event", "S5", destruction_site_id=None, method="Open detonation."),
)  # fmt: skip

STATE: tuple[Mistake, ...] = (
    one("treaty_status", "R2", treaty="CCW-PV", entry_into_force=None),
    one("treaty_extension", "R1", treaty_status_id="@apmbc", new_deadline="2005-01-01"),
    one("production_facility", "D14", completed_on=None),
    one("filed_report", "D1", period_to="2022-12-31"),
)  # fmt: skip

LISTS: tuple[Mistake, ...] = (
    one("list_entry", "K1", code="well digger"),
    (wrong("list_entry", "K2", code="BEEKEEPER"), wrong("list_entry", "K2", code="BEEKEEPER")),
    one("list_entry", "K3", label=None),
    one("list_entry", "K4", label="Farmer"),
    one("list_entry", "K5", merged_into="NOWHERE"),
)  # fmt: skip

MISTAKES = PLACES + QUALITY + FUNDING + STOCK + STATE + LISTS
