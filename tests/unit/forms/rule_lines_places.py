"""Where rules on positions, points and administrative units draw the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

# One degree of longitude is 91.7 km at latitude 34.6: 500 m are 0.00545 degrees, 5 km are 0.0545.
UNITS: Others = {
    "admin_unit": (
        {"id": "u1", "name": "Kabul", "level": 1, "parent_id": "u0",
         "boundary": "POLYGON ((69 34, 70 34, 70 35, 69 35, 69 34))"},
        {"id": "u2", "name": "Paghman", "level": 2, "parent_id": "u1"},
        {"id": "u0", "name": "Afghanistan", "level": 0, "boundary": "POLYGON ((60 29, 75 29, 75 39, 60 39, 60 29))"},
        {"id": "c1", "latitude": 34.5, "longitude": 69.2},
        {"id": "c2", "latitude": 34.5, "longitude": 39.6},
        {"id": "c3", "latitude": 34.5, "longitude": 39.4},
        {"id": "c4"},
    )
}  # fmt: skip

PLACES = [
    Line(
        "accident", "G7", "latitude stop",
        [{"longitude": 69.5}, {"longitude": 75.0}, {"longitude": 75.054}, {},
         {"longitude": 89.0, "admin_unit_id": None}, {"longitude": 89.0, "admin_unit_id": "c1"}],
        [{"longitude": 75.055}, {"longitude": 89.0}, {"longitude": 59.9}, {"longitude": 89.0, "admin_unit_id": "u2"}],
        {"latitude": 34.6, "admin_unit_id": "u1"},
        UNITS,
    ),
    Line(
        "accident", "G7", "latitude warn",
        [{"longitude": 69.5}, {"longitude": 75.055}, {}, {"longitude": 75.01, "admin_unit_id": "c4"}],
        [{"longitude": 75.001}, {"longitude": 75.054}, {"longitude": 59.99}],
        {"latitude": 34.6, "admin_unit_id": "u1"},
        UNITS,
    ),
    Line(
        "accident", "G8", "latitude",
        [{"longitude": 69.5}, {"longitude": 70.005}, {"longitude": 89.0, "admin_unit_id": "u0"}, {},
         {"longitude": 70.2, "admin_unit_id": "c4"}],
        [{"longitude": 70.006}, {"longitude": 68.994}, {"longitude": 70.2, "admin_unit_id": "u2"}],
        {"latitude": 34.6, "admin_unit_id": "u1"},
        UNITS,
    ),
    Line(
        "accident", "G9", "latitude",
        [{"latitude": 34.5, "longitude": 69.5, "admin_unit_id": "u1"},
         {"latitude": 69.5, "longitude": 35.5, "admin_unit_id": "u1"},
         {"latitude": 34.5, "longitude": 69.2, "admin_unit_id": "c1"},
         {"latitude": 72.2, "longitude": 34.5, "admin_unit_id": "c1"},
         {"latitude": 69.2, "longitude": 37.5, "admin_unit_id": "c1"},
         {"latitude": 39.4, "longitude": 34.5, "admin_unit_id": "c3"},
         {"latitude": 69.1, "longitude": 34.6, "admin_unit_id": "c4"}, {"latitude": 69.1, "longitude": 34.6},
         {"latitude": 69.5, "admin_unit_id": "u1"}, {"latitude": 34.5, "longitude": 100.0, "admin_unit_id": "c1"}],
        [{"latitude": 69.5, "longitude": 34.5, "admin_unit_id": "u1"},
         {"latitude": 69.5, "longitude": 34.5, "admin_unit_id": "u2"},
         {"latitude": 69.1, "longitude": 34.6, "admin_unit_id": "c1"},
         {"latitude": 72.1, "longitude": 34.5, "admin_unit_id": "c1"},
         {"latitude": 69.2, "longitude": 37.4, "admin_unit_id": "c1"},
         {"latitude": 39.6, "longitude": 34.5, "admin_unit_id": "c2"}],
        {},
        UNITS,
    ),
    Line(
        "accident", "G19", "latitude",
        [{"latitude": 34.5, "longitude": 69.2}, {}, {"latitude": 0.0, "longitude": 0.0}, {"latitude": UNKNOWN}],
        [{"latitude": 34.5}, {"longitude": 69.2}, {"latitude": 0.0}, {"latitude": 1.0, "longitude": UNKNOWN}],
    ),
    Line(
        "accident", "G6", "latitude",
        [{"latitude": 0.0, "longitude": 9.4}, {"latitude": 9.4, "longitude": 0.0}, {}, {"latitude": 0.0}],
        [{"latitude": 0.0, "longitude": 0.0}],
    ),
    Line(
        "hazardous_area_point", "G11", "accuracy_m",
        [{"accuracy_m": 10.0}, {}, {"accuracy_m": 0.0}],
        [{"accuracy_m": 10.1}],
    ),
    Line(
        "hazardous_area_point", "G18", "elevation_m",
        [{"elevation_m": -500}, {"elevation_m": 9000}, {}, {"elevation_m": 0}],
        [{"elevation_m": -501}, {"elevation_m": 9001}],
    ),
]  # fmt: skip

TOLD = [
    ("accident", "G7", "latitude stop", {"latitude": 34.6, "longitude": 76.0, "admin_unit_id": "u1"}, UNITS,
     {"kilometres": 92}),
    ("accident", "G7", "latitude warn", {"latitude": 34.6, "longitude": 75.01, "admin_unit_id": "u1"}, UNITS,
     {"metres": 917}),
    ("accident", "G8", "latitude", {"latitude": 34.6, "longitude": 70.01, "admin_unit_id": "u1"}, UNITS,
     {"metres": 917, "unit": "Kabul"}),
    ("accident", "G9", "latitude", {"latitude": 69.5, "longitude": 34.5, "admin_unit_id": "u1"}, UNITS,
     {"latitude": 69.5, "longitude": 34.5}),
    ("accident", "G19", "latitude", {"latitude": 34.5}, {}, {"given": "Latitude", "lacking": "Longitude"}),
    ("accident", "G19", "latitude", {"longitude": 34.5}, {}, {"given": "Longitude", "lacking": "Latitude"}),
    ("hazardous_area_point", "G11", "accuracy_m", {"accuracy_m": 35.0}, {}, {"metres": 35.0}),
    ("hazardous_area_point", "G18", "elevation_m", {"elevation_m": -501}, {}, {"metres": -501}),
]  # fmt: skip

LEFT: Others = {
    "land_release_product": (
        {"id": "p1", "hazardous_area_id": "a1", "area_m2": 15_000, "release_date": "2022-05"},
        {"id": "p2", "hazardous_area_id": "a1", "area_m2": 4_900, "release_date": "2024-02"},
        {"id": "p3", "hazardous_area_id": "a3", "area_m2": 985},
    ),
    "area_evidence": (
        {"id": "e1", "hazardous_area_id": "a1", "evidence_class": "DIRECT"},
        {"id": "e2", "hazardous_area_id": "a2", "evidence_class": "INDIRECT", "present": "YES"},
        {"id": "e3", "hazardous_area_id": "a3", "evidence_class": "DIRECT", "present": "NO"},
        {"id": "e4", "hazardous_area_id": "a3", "evidence_class": "INDIRECT", "present": "NO"},
    ),
}
AREAS = [
    Line(
        "hazardous_area", "L9", "status",
        [{"id": "a1", "area_m2": 20_000}, {"id": "a1", "area_m2": 19_000}, {"id": "a3", "area_m2": 995}, {"id": "a1"},
         {"id": "a1", "area_m2": 99_000, "closure_reason": "OTHER"}, {"id": "a1", "area_m2": 99_000, "status": "OPEN"},
         {"id": "a9", "area_m2": 10}, {"area_m2": 10}],
        [{"id": "a1", "area_m2": 20_001}, {"id": "a3", "area_m2": 996}, {"id": "a1", "area_m2": 99_000},
         {"id": "a1", "area_m2": 99_000, "status": "HANDED"}, {"id": "a9", "area_m2": 11}, {"area_m2": 11}],
        {"status": "CLOSED"},
        LEFT,
    ),
    Line(
        "hazardous_area", "L9a", "closure_reason",
        [{"id": "a1", "closure_reason": "CLR"}, {"id": "a9", "closure_reason": "OTHER"}, {"id": "a9"},
         {"closure_reason": "CLR"}, {"id": "a9", "closure_reason": "CLR", "status": "OPEN"}],
        [{"id": "a9", "closure_reason": "CLR"}, {"id": "a9", "closure_reason": "RED"},
         {"id": "a9", "closure_reason": "CAN"}, {"id": "a9", "closure_reason": "MIXED", "status": "HANDED"}],
        {"status": "CLOSED"},
        LEFT,
    ),
    Line(
        "hazardous_area", "L11", "direct_evidence",
        [{"id": "a1"}, {"direct_evidence": "FOUND"}, {"classification": "SHA"}, {"status": "CLOSED"},
         {"status": "HANDED"}, {"status": "REPLACED"}],
        [{}, {"id": "a2"}, {"id": "a3"}, {"indirect_evidence": "VERBAL"}],
        {"classification": "CHA", "status": "OPEN"},
        LEFT,
    ),
    Line(
        "hazardous_area", "L11", "indirect_evidence",
        [{"id": "a2"}, {"indirect_evidence": "VERBAL"}, {"classification": "CHA"}, {"status": "CLOSED"},
         {"status": "REPLACED"}],
        [{}, {"id": "a1"}, {"id": "a3"}, {"direct_evidence": "FOUND"}],
        {"classification": "SHA", "status": "OPEN"},
        LEFT,
    ),
    Line(
        "hazardous_area", "L12", "classification",
        [{"indirect_evidence": "VERBAL"}, {"direct_evidence": "NSPEC"}, {"id": "a2"}, {"id": "a3"},
         {"classification": "CHA", "direct_evidence": "FOUND"}, {"direct_evidence": "FOUND", "status": "CLOSED"}],
        [{"direct_evidence": "FOUND"}, {"direct_evidence": "NSPEC;FOUND"}, {"id": "a1"}],
        {"classification": "SHA", "status": "OPEN"},
        LEFT,
    ),
    Line(
        "hazardous_area", "L22", "evidence",
        [{"evidence": "DIRECT", "direct_evidence": "FOUND"}, {"evidence": "INDIRECT", "indirect_evidence": "VERBAL"},
         {"evidence": "NONE"}, {"evidence": "NSPEC", "direct_evidence": "FOUND"}, {"direct_evidence": "FOUND"},
         {"evidence": "NONE", "direct_evidence": "NSPEC"},
         {"evidence": "DIRECT", "direct_evidence": "FOUND", "indirect_evidence": "VERBAL"}],
        [{"evidence": "NONE", "direct_evidence": "FOUND"}, {"evidence": "INDIRECT", "direct_evidence": "FOUND"},
         {"evidence": "DIRECT", "indirect_evidence": "VERBAL"}, {"evidence": "NONE", "indirect_evidence": "VERBAL"}],
    ),
    Line(
        "hazardous_area", "V19", "parent_area_id",
        [{"id": "a1", "parent_area_id": "a2"}, {"id": "a1"}, {"parent_area_id": "a1"}],
        [{"id": "a1", "parent_area_id": "a1"}],
    ),
]  # fmt: skip

TP1 = {"id": "p1", "hazardous_area_id": "a1", "shape_kind": "POLYGON", "point_type": "TURNING", "point_number": 1,
       "local_id": "TP1", "shape_id": "A", "latitude": 34.5, "longitude": 69.2}  # fmt: skip
TP3 = {**TP1, "id": "p3", "point_number": 3, "local_id": "TP 3", "latitude": 34.501, "longitude": 69.201}
OTHER_SHAPE = {**TP1, "id": "p4", "local_id": "B1", "shape_id": "B", "latitude": 34.502, "longitude": 69.2}
AROUND: Others = {"hazardous_area": ({"id": "a1"},), "hazardous_area_point": (TP1, TP3, OTHER_SHAPE)}
TP2 = {**TP1, "id": "p2", "point_number": 2, "local_id": "TP2", "latitude": 34.501, "longitude": 69.2}
LEG = {**TP2, "latitude": None, "longitude": None, "bearing": 90.0, "distance_m": 40.0, "north_kind": "TRUE",
       "from_point": "TP1"}  # fmt: skip

POINTS = [
    Line(
        "hazardous_area_point", "G12", "bearing/distance_m",
        [{"bearing": 90.0, "distance_m": 40.0}, {}, {"bearing": 0.0, "distance_m": 0.0}],
        [{"bearing": 90.0}, {"distance_m": 40.0}, {"bearing": 0.0}],
    ),
    Line(
        "hazardous_area_point", "G3", "position",
        [{}, {"latitude": 34.500002}, {"latitude": 34.5, "shape_id": "B"}, {"latitude": 34.502, "longitude": 69.2}],
        [{"latitude": 34.5}, {"latitude": 34.5000005}],
        TP2,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G5", "position",
        [{}, {"latitude": 34.544}],
        [{"latitude": 34.6}, {"latitude": 34.547}],
        TP2,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G14", "point_number 1",
        [{}, {"point_number": 4}, {"point_number": 1, "shape_id": "C"}, {"point_number": None}],
        [{"point_number": 1}, {"point_number": 3}],
        TP2,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G14", "point_number 2",
        [{}, {"point_number": None, "shape_kind": "POINT"}],
        [{"point_number": None}],
        TP2,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G12", "from_point 1",
        [{}, {"from_point": "tp1"}, {"from_point": "TP 3"}],
        [{"from_point": "TP9"}],
        LEG,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G12", "from_point 2",
        [{}, {"from_point": "TP3"}],
        [{"from_point": "TP2"}, {"from_point": "tp 2"}],
        LEG,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G16", "local_id",
        [{}, {"local_id": None}, {"local_id": "TP4"}],
        [{"local_id": "TP1"}, {"local_id": "tp 1"}, {"local_id": "TP3"}, {"local_id": "b1"}],
        TP2,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G12", "north_kind",
        [{}, {"north_kind": "GRID"}, {"bearing": None, "distance_m": None, "north_kind": None, "latitude": 34.501,
                                      "longitude": 69.2}],
        [{"north_kind": None}],
        LEG,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G12", "declination",
        [{}, {"north_kind": "MAGNETIC", "declination": 3.5}, {"north_kind": "MAGNETIC", "declination": 0.0}],
        [{"north_kind": "MAGNETIC"}],
        LEG,
        AROUND,
    ),
    Line(
        "hazardous_area_point", "G21", "position",
        [{}, {"bearing": None, "distance_m": None, "position": "34.5, 69.2"}],
        [{"bearing": None, "distance_m": None}],
        LEG,
        AROUND,
    ),
]  # fmt: skip
