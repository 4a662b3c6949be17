"""Where rules that are seldom met draw the line: re-opened land, corrections, treaties, units, summaries."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

# Land released before an area was re-opened is hazardous again: the newer of two re-openings counts.
REOPENED: Others = {
    "hazardous_area": (
        {"id": "a1", "area_m2": 1_000, "status": "REOPENED", "status_date": "2023-02", "closed_date": "2022-05"},
        {"id": "a2", "area_m2": 1_000, "status": "REOPENED", "closed_date": "2022-05"},
        {"id": "a3", "area_m2": 1_000, "status": "WORKED"},
        {"id": "a4", "area_m2": 1_000, "status": "OPEN"},
    ),
    "area_standing": (
        {"id": "s1", "hazardous_area_id": "a3", "status": "REOPENED", "since": "2019-06-15"},
        {"id": "s2", "hazardous_area_id": "a3", "status": "REOPENED", "since": "2019"},
        {"id": "s3", "hazardous_area_id": "a3", "status": "CLOSED", "since": "2023"},
        {"id": "s4", "hazardous_area_id": "a3", "status": "REOPENED"},
    ),
    "land_release_product": tuple(
        {"id": f"{area}-{day}", "hazardous_area_id": area, "area_m2": 1_000, "release_date": day}
        for area in ("a1", "a2", "a3", "a4")
        for day in ("2018",)
    ),
}
AGAIN = [
    Line(
        "land_release_product", "L2", "area_m2",
        [{"hazardous_area_id": "a1", "area_m2": 1_010}, {"hazardous_area_id": "a2", "area_m2": 1_010},
         {"hazardous_area_id": "a3", "area_m2": 1_010}, {"hazardous_area_id": "a4", "area_m2": 10}],
        [{"hazardous_area_id": "a1", "area_m2": 1_011}, {"hazardous_area_id": "a2", "area_m2": 1_011},
         {"hazardous_area_id": "a3", "area_m2": 1_011}, {"hazardous_area_id": "a4", "area_m2": 11},
         {"hazardous_area_id": "a1", "area_m2": 11, "release_date": "2023-02"},
         {"hazardous_area_id": "a2", "area_m2": 11, "release_date": "2022-05-31"},
         {"hazardous_area_id": "a3", "area_m2": 11, "release_date": "2019-12"}],
        {"release_date": "2024-03"},
        REOPENED,
    ),
]  # fmt: skip

CORRECTED: Others = {
    "quality_visit": (
        {"id": "q1", "start_date": "2026-03-04", "hazardous_area_id": "h1"},
        {"id": "q2", "start_date": "2026-03-04", "work_stopped": "YES", "hazardous_area_id": "h2"},
    ),
    "nonconformity": (
        {"id": "n1", "quality_visit_id": "q1", "severity": "CRITICAL"},
        {"id": "n2", "quality_visit_id": "q2", "severity": "MINOR"},
    ),
    "corrective_action": (
        {"id": "c1", "nonconformity_id": "n1", "verified_on": "2026-04-10"},
        {"id": "c2", "nonconformity_id": "n2"},
    ),
    "hazardous_area": (
        {"id": "h1", "status": "CLOSED"},
        {"id": "h2", "status": "OPEN"},
        {"id": "h3", "status": "HANDED"},
    ),
    "quality_checklist": ({"id": "k1", "quality_visit_id": "q1"},),
}
CORRECTIONS = [
    Line(
        "nonconformity", "X6", "measures stop",
        [{"measures": "Medic posted"}, {"id": "n1"}, {"severity": "OBSERVATION"}, {"description": None},
         {"measures": UNKNOWN}],
        [{}, {"id": "n9"}, {"severity": "MINOR"}],
        {"description": "No medic on site", "quality_visit_id": "q1"},
        CORRECTED,
    ),
    Line(
        "nonconformity", "X6", "severity/quality_visit_id stop",
        [{"severity": "MINOR"}, {"quality_visit_id": "q2"}, {"quality_visit_id": None}, {"severity": None}],
        [{}],
        {"severity": "CRITICAL", "quality_visit_id": "q1"},
        CORRECTED,
    ),
    Line(
        "nonconformity", "D11", "closed_on",
        [{"closed_on": "2026-03-04"}, {"closed_on": "2026-03"}, {}, {"closed_on": "2019", "quality_visit_id": None}],
        [{"closed_on": "2026-03-03"}, {"closed_on": "2025"}],
        {"quality_visit_id": "q1"},
        CORRECTED,
    ),
    Line(
        "nonconformity", "Q3", "closed_on",
        [{"id": "n1", "closed_on": "2026-04-10"}, {"id": "n1", "closed_on": "2026-04"}, {"id": "n2"},
         {"closed_on": "2026"}, {"id": "n9", "closed_on": "2026"}],
        [{"id": "n1", "closed_on": "2026-04-09"}, {"id": "n2", "closed_on": "2026"}],
        {},
        CORRECTED,
    ),
    Line(
        "quality_sample", "Q6", "ordnance_found",
        [{"quality_visit_id": "q1", "ordnance_found": 1}, {"quality_visit_id": "q2", "ordnance_found": 0},
         {"quality_visit_id": "q2"}],
        [{"quality_visit_id": "q2", "ordnance_found": 1}, {"ordnance_found": 1}],
        {},
        CORRECTED,
    ),
    Line(
        "quality_sample", "Q7", "ordnance_found",
        [{"quality_visit_id": "q2", "ordnance_found": 1}, {"quality_visit_id": "q1", "ordnance_found": 0},
         {"quality_visit_id": "q1", "hazardous_area_id": "h2", "ordnance_found": 1}, {"ordnance_found": 1}],
        [{"quality_visit_id": "q1", "ordnance_found": 1}, {"hazardous_area_id": "h3", "ordnance_found": 2}],
        {},
        CORRECTED,
    ),
    Line(
        "quality_checklist", "Q4", "quality_visit_id",
        [{"quality_visit_id": "q2"}, {"id": "k1", "quality_visit_id": "q1"}, {}],
        [{"quality_visit_id": "q1"}],
        {},
        CORRECTED,
    ),
]  # fmt: skip

STATES: Others = {
    "treaty_status": (
        {"id": "s1", "treaty": "APMBC", "status": "PARTY", "entry_into_force": "2001-05-01"},
        {"id": "s2", "treaty": "APMBC", "status": "PARTY", "joining_act": "ORIGINAL"},
        {"id": "s4", "treaty": "APMBC", "status": "SIGNATORY", "entry_into_force": "2001-05-01"},
    ),
    "treaty_extension": (
        {"id": "x1", "treaty_status_id": "s1", "article": "5", "new_deadline": "2021-05-01"},
        {"id": "x2", "treaty_status_id": "s1", "article": "4", "new_deadline": "2031-05-01"},
    ),
}
DEADLINES = [
    Line(
        "treaty_extension", "R1", "new_deadline",
        [{"new_deadline": "2021-05-02"}, {"new_deadline": "2021"}, {"id": "x1", "new_deadline": "2011-05-02"},
         {"treaty_status_id": "s2", "new_deadline": "2009-03-02"},
         {"treaty_status_id": "s4", "new_deadline": "2001"}, {}, {"new_deadline": "1999", "treaty_status_id": None}],
        [{"new_deadline": "2021-05-01"}, {"new_deadline": "2020"}, {"id": "x1", "new_deadline": "2011-05-01"},
         {"treaty_status_id": "s2", "new_deadline": "2009-03-01"}],
        {"treaty_status_id": "s1", "article": "5"},
        STATES,
    ),
]  # fmt: skip

ABOVE: Others = {
    "admin_unit": (
        {"id": "u0", "pcode": "SO", "level": 0},
        {"id": "u1", "pcode": "SO12", "level": 1, "parent_id": "u0"},
        {"id": "u2", "pcode": "SO1201", "level": 2, "parent_id": "u1"},
        {"id": "u3"},
    )
}
UNITS = [
    Line(
        "admin_unit", "V16", "pcode",
        [{"pcode": "SO1203", "parent_id": "u1"}, {"pcode": "so1203", "parent_id": "u1"}, {"pcode": "X"},
         {"pcode": "X", "parent_id": "u3"}, {"parent_id": "u1"}],
        [{"pcode": "SO13", "parent_id": "u1"}, {"pcode": "SO1", "parent_id": "u1"}],
        {},
        ABOVE,
    ),
    Line(
        "admin_unit", "V17", "level",
        [{"level": 2, "parent_id": "u1"}, {"level": 1, "parent_id": "u0"}, {"level": 3},
         {"level": 3, "parent_id": "u3"},
         {"parent_id": "u1"}],
        [{"level": 3, "parent_id": "u1"}, {"level": 1, "parent_id": "u1"}, {"level": 0, "parent_id": "u0"}],
        {},
        ABOVE,
    ),
    Line(
        "admin_unit", "V18", "parent_id",
        [{"level": 0}, {"level": 1, "parent_id": "u0"}, {}],
        [{"level": 1}, {"level": 2}],
    ),
    Line(
        "admin_unit", "V19", "parent_id",
        [{"id": "u1", "parent_id": "u0"}, {"id": "u9", "parent_id": "u2"}, {"id": "u1"}, {"parent_id": "u2"}],
        [{"id": "u1", "parent_id": "u1"}, {"id": "u1", "parent_id": "u2"}, {"id": "u0", "parent_id": "u2"}],
        {},
        ABOVE,
    ),
]  # fmt: skip

SUMMED: Others = {
    "warning_measure": (
        {"id": "w1", "kind": "EORE", "organisation_id": "o1", "admin_unit_id": "u1", "measure_date": "2024-03-10"},
        {"id": "w2", "kind": "FENCING", "organisation_id": "o2", "admin_unit_id": "u1", "measure_date": "2024-03-10"},
        {"id": "w3", "kind": "MEDIA", "organisation_id": "o3", "admin_unit_id": "u1"},
    )
}
SUMMARIES = [
    Line(
        "education_activity", "V5", "warning_measure_id",
        [{"start_date": "2024-03-11"}, {"start_date": "2024-03-01", "end_date": "2024-03-09"}, {"admin_unit_id": "u2"},
         {"organisation_id": "o2"}, {"organisation_id": "o3"}, {"organisation_id": "o4"},
         {"warning_measure_id": "w1"}, {"start_date": None}, {"admin_unit_id": None}, {"organisation_id": None}],
        [{}, {"start_date": "2024-03"}, {"start_date": "2024-03-01", "end_date": "2024-03-10"}, {"start_date": "2024"}],
        {"organisation_id": "o1", "admin_unit_id": "u1", "start_date": "2024-03-10"},
        SUMMED,
    ),
]  # fmt: skip

SELDOM = [*AGAIN, *CORRECTIONS, *DEADLINES, *UNITS, *SUMMARIES]
