"""What is wrong with areas, their points and parts, tasks, work, released land and ordnance in the sample."""

from __future__ import annotations

from typing import Any

from mac_desktop.services.sample_years.mistakes import Mistake, Part, Spot, one, right, wrong

_SUSPECTED: dict[str, Any] = {
    "classification": "SHA", "direct_evidence": None, "indirect_evidence": "VERBAL", "perimeter": None,
}  # fmt: skip
_UNMAPPED: dict[str, Any] = {"perimeter": None}
_ROUND = ((0, 0), (0, 40), (40, 40), (40, 0))
"""The corners of a square of 1,600 m2 in metres."""
_LEGS = ((0.0, 40.0, "TURNING"), (90.0, 40.0, "TURNING"), (180.0, 40.0, "TURNING"), (270.0, 32.0, "CLOSING"))
"""The same square by bearing and distance, but that its last leg ends 8 m too soon."""


def _point(number: int, east: float, north: float, *rules: str, **values: Any) -> Part:
    def latitude(spot: Spot) -> float:
        return spot.at(east, north)[0]

    def longitude(spot: Spot) -> float:
        return spot.at(east, north)[1]

    facts: dict[str, Any] = {
        "point_number": number, "local_id": f"TP{number}", "latitude": latitude, "longitude": longitude,
    }  # fmt: skip
    return Part("hazardous_area_point", facts | values, rules)


def _points(
    *corners: tuple[float, float], first: int = 1, rules: tuple[str, ...] = (), prefix: str = "TP", **values: Any
) -> tuple[Part, ...]:
    return tuple(
        _point(n, *corner, *rules, local_id=f"{prefix}{n}", **values) for n, corner in enumerate(corners, first)
    )


def _area(*rules: str, area_m2: int = 1_600, **values: Any) -> Part:
    """A suspected area whose perimeter is given point by point."""
    return wrong("hazardous_area", *rules, **{**_SUSPECTED, "area_m2": area_m2, **values})


AREAS: tuple[Mistake, ...] = (
    one("hazardous_area", "L4", "L5", area_m2=4),
    one("hazardous_area", "L4", "L5", area_m2=38_000_000),
    one("hazardous_area", "L11", "L12", classification="SHA", direct_evidence="VISUAL"),
    one("hazardous_area", "L11", direct_evidence=None, indirect_evidence="VERBAL"),
    one("hazardous_area", "L9", status="CLOSED", closed_date="2024-06-02", status_date="2024-06-02"),
    one("hazardous_area", "L9a", status="CLOSED", closed_date="2024-06-02", status_date="2024-06-02",
        closure_reason="CLR"),
    one("hazardous_area", "L13", perimeter=None),
    one("hazardous_area", "L22", evidence="NONE"),
    one("hazardous_area", "G19", longitude=None),
    one("hazardous_area", "G6", latitude=0.0, longitude=0.0),
    one("hazardous_area", "G11", gps_accuracy_m=35.0),
    one("hazardous_area", "D7", emplaced_from="1892"),
    one("hazardous_area", "D1", emplaced_from="1996", emplaced_to="1992"),
    one("hazardous_area", "D3", information_date="2024-05-02", report_date="2024-05-01"),
    one("hazardous_area", "D4", report_date="2024-05-20", verified_on="2024-05-10"),
    one("hazardous_area", "D9", emplaced_from="2024-04-20", closed_date="2024-04-10"),
    one("hazardous_area", "V10", remarks="Ask the owner, tel. +999 70 555 0199."),
    one("hazardous_area", "V2", area_m2=None),
    one("hazardous_area", "V3", classification="OLD"),
    one("hazardous_area", "N4", typed={"area_m2": "10000.4"}),
    one("hazardous_area", "T1", typed={"name": "Long field " * 30}),
    (wrong("hazardous_area", "V19", "L25", parent_area_id="@hazardous_area"),),
    one("hazardous_area", "L24", status="REPLACED"),
    (wrong("hazardous_area", "L25", parent_area_id="@whole"), right("hazardous_area", called="whole", **_SUSPECTED)),
    (
        right("hazardous_area", status="REPLACED", status_date="2024-06-10", area_m2=900,
              perimeter=lambda spot: spot.square(30)),
        right("hazardous_area", called="new", parent_area_id="@hazardous_area", information_date="2024-06-10",
              status_date="2024-06-10"),
        wrong("land_release_product", "L23"),
    ),
    (
        wrong("hazardous_area", "L16"),
        wrong("hazardous_area", "L16", perimeter=lambda spot: spot.square(100, east=50)),
    ),
    (right("hazardous_area"), wrong("area_standing", "L5", area_m2=3, since="2018")),
    (
        right("area_standing", since="2014", status="SUSPENDED"),
        wrong("area_standing", "L10", since="2016", status="HANDED"),
    ),
    (wrong("area_standing", "D12", since="2025-03", area_m2=9_000),),
    (
        wrong("area_standing", "V6"),
        wrong("area_standing", "V6"),
    ),
)  # fmt: skip

PARTS_OF_AREAS: tuple[Mistake, ...] = (
    (
        wrong("area_ordnance", "V6"),
        wrong("area_ordnance", "V6"),
    ),
    one("area_ordnance", "X3", category="UNK"),
    one("area_ordnance", "X13", category="AVM", subcategory="APM_STAKE"),
    one("area_ordnance", "X14", category="AVM", ordnance_type_id="@pmn"),
    one("area_evidence", "L22a", evidence_class="INDIRECT", observed="YES"),
    one("area_evidence", "L22b", present="NO", verbal="YES"),
    one("area_evidence", "V7", evidence_kind="OTHER"),
    one("area_marking", "D1", checked_on="2024-03"),
    (
        wrong("area_ground", "P23"),
        wrong("area_ground", "P23"),
    ),
    one("area_beneficiaries", "P26", age_band="A15_17", women=4, men=None, boys=None),
    one("area_beneficiaries", "P24", count_method="MEDIA"),
)  # fmt: skip

POINTS: tuple[Mistake, ...] = (
    (_area("G1", **_UNMAPPED), *_points((0, 0), (0, 40))),
    (_area("G2"), *_points((0, 0), (30, 30), (30, 0), (0, 30))),
    (_area("G3"), *_points(*_ROUND[:3]), _point(4, 40, 0, "G3"), _point(5, 40, 0, "G3")),
    (_area(), *_points(*_ROUND, rules=("G4",), shape_id="A"), _point(5, 20, 0, "G4", shape_id="a ")),
    (_area("G5", "G13", area_m2=240_000), *_points((0, 0), (0, 40)), _point(3, 6_000, 40, "G5"), _point(4, 6_000, 0)),
    (_area(), *_points(*_ROUND[:3]), _point(4, 40, 0, "G10", position="40°S", coordinate_system="4210")),
    (_area(), *_points(*_ROUND[:3]), _point(4, 40, 0, "G11", accuracy_m=35.0)),
    (_area("G12"), *_points(*_ROUND[:3]), _point(4, 40, 0, "G12", bearing=90.0)),
    (_area("G13", area_m2=3_600), *_points((0, 0), (0, 60), (60, 60), (60, 0))),
    (_area("G14"), *_points(*_ROUND[:2]), _point(3, 40, 40, "G14"), _point(3, 40, 0, "G14", local_id="TP4")),
    (
        _area("G15"),
        right("hazardous_area_point", called="benchmark", shape_kind="POINT", point_type="BENCHMARK",
              point_number=None, local_id="BM", latitude=lambda spot: spot.at(0, 900)[0]),
        _point(1, 0, 0, point_type="START"), *_points(*_ROUND[1:], first=2),
    ),
    (
        _area("G16"), _point(1, 0, 0, "G16"), *_points(*_ROUND[1:3], first=2),
        _point(4, 40, 0, "G16", local_id="tp 1"),
    ),
    (
        _area("G17"),
        _point(1, 0, 0, point_type="START"),
        *(
            _point(n, 0, 0, latitude=None, longitude=None, bearing=bearing, distance_m=distance, north_kind="TRUE",
                   point_type=kind)
            for n, (bearing, distance, kind) in enumerate(_LEGS, 2)
        ),
    ),
    (_area(), *_points(*_ROUND[:3]), _point(4, 40, 0, "G18", elevation_m=18_000.0)),
    (_area("G12"), *_points(*_ROUND), _point(5, 0, 0, "G21", latitude=None, longitude=None)),
    (
        _area("G22", area_m2=2_400),
        *_points(*_ROUND, shape_id="A"),
        *_points((20, 0), (20, 40), (60, 40), (60, 0), shape_id="B", prefix="B"),
    ),
)  # fmt: skip

WORK: tuple[Mistake, ...] = (
    one("task", "D1", planned_end="2024-01-30"),
    one("task", "D9", issued_on="2024-05-01", actual_end="2024-04-01"),
    one("task", "L5", area_m2=3),
    (
        right("organisation", called="others"),
        right("team", organisation_id="@others"),
        wrong("task", "V12", team_id="@team"),
    ),
    one("activity", "D1", end_date="2024-05-01"),
    one("activity", "D3", report_date="2024-06-01"),
    (right("accreditation", valid_to="2023-06-30"), wrong("activity", "D10", organisation_id="@organisation")),
    (
        right("team", organisation_id="@operator", active_from="2021-05", active_to="2023-12-15"),
        wrong("activity", "V22", team_id="@team"),
    ),
    one("activity", "D14", status="COMPLETED"),
    one("activity", "L21", hazardous_area_id=None),
    one("activity", "V8", typed={"team_id": "Team that nobody knows"}),
    one("activity", "C1", position="-42.5, 90.5", latitude=-42.5, longitude=90.5, typed={"latitude": "-43.5"}),
    one("activity", "G20", position="46G ER 12 34"),
    one("activity", "D8", typed={"end_date": "31/02/2024"}),
    one("activity", "D2", end_date="2041-03-01"),
    one("activity", "N3", typed={"deminers": "12.5"}),
    (
        wrong("activity", "L17", status="HANDED", end_date="2024-06-20"),
        right("quality_visit"),
    ),
    (
        wrong("activity", "X7", status="COMPLETED", end_date="2024-06-20"),
        right("quality_visit", result="NONCONFORMING", work_stopped="YES"),
        right("nonconformity", severity="CRITICAL", measures="Stop work."),
    ),
    (
        right("hazardous_area", area_m2=900, perimeter=lambda spot: spot.square(30)),
        wrong("land_release_product", "L2", "L15"),
        wrong("land_release_product", "L2", "L15", perimeter=lambda spot: spot.square(20, east=10), area_m2=400),
    ),
    one("land_release_product", "L4", area_m2=1_400),
    one("land_release_product", "L5", "L4", area_m2=3),
    one("land_release_product", "L6", depth_cm=None),
    one("land_release_product", "L6a", depth_cm=130),
    one("land_release_product", "L13", perimeter=None),
    one("land_release_product", "L14", perimeter=lambda spot: spot.square(30, east=85)),
    (
        wrong("land_release_product", "L15"),
        wrong("land_release_product", "L15", perimeter=lambda spot: spot.square(30, east=15)),
    ),
    (right("activity", activity_type="NTS"), wrong("land_release_product", "L7")),
    (
        right("activity", activity_type="TS"),
        right("ordnance_item"),
        wrong("land_release_product", "L19", release_type="RED", technical_asset="YES", depth_cm=None),
    ),
    (right("activity", activity_type="TS"), wrong("land_release_product", "L20", release_type="RED",
                                                  technical_asset="NO", depth_cm=None)),
    one("land_release_product", "D9", release_date="2024-04-20"),
)  # fmt: skip

ORDNANCE: tuple[Mistake, ...] = (
    one("ordnance_item", "X1", quantity_destroyed=4),
    one("ordnance_item", "X2", disposal_method=None),
    one("ordnance_item", "X2", disposal_date="2024-06-01"),
    one("ordnance_item", "X2a", disposal_method="HANDED"),
    one("ordnance_item", "X3", category="UNK"),
    one("ordnance_item", "X13", subcategory="AVM_BLAST"),
    one("ordnance_item", "X14", category="MOR", ordnance_type_id="@pmn"),
    (right("activity", activity_type="BAC"), wrong("ordnance_item", "L8")),
    (right("activity", activity_type="EOD"), wrong("ordnance_item", "X10", hazardous_area_id=None)),
    one("ordnance_item", "D9", found_date="2024-05-20"),
    one("ordnance_item", "B1", quantity=0, quantity_destroyed=0),
    one("ordnance_item", "B2", depth_cm=900),
    one("ordnance_item", "N1", typed={"depth_cm": "on the surface"}),
    one("ordnance_item", "N2", typed={"depth_cm": "1.200"}),
    (wrong("ordnance_item", "V6"), wrong("ordnance_item", "V6")),
    (
        wrong("ordnance_type", "V1", name="Model of two names", synonyms="Lily"),
        wrong("ordnance_type", "V1", name="Model of one name", synonyms="Water flower; LILY"),
    ),
)  # fmt: skip

MISTAKES = AREAS + PARTS_OF_AREAS + POINTS + WORK + ORDNANCE
