"""Where rules on progress, completion and handover draw the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

WEEK: Others = {
    "task": ({"id": "t1", "area_m2": 10_000}, {"id": "t2"}),
    "activity": (
        {"id": "a1", "activity_type": "CLR", "task_id": "t1", "start_date": "2026-03-02", "end_date": "2026-03-20"},
        {"id": "a2", "activity_type": "NTS", "start_date": "2026-03-02", "task_id": "t2"},
        {"id": "a3", "activity_type": "TS", "task_id": "t1"},
    ),
    "progress_report": (
        {"id": "w1", "activity_id": "a1", "period_from": "2026-03-02", "period_to": "2026-03-08", "cleared_m2": 6_000},
        {"id": "w2", "activity_id": "a3", "period_from": "2026-03-02", "period_to": "2026-03-08", "cleared_m2": 1_000},
        {"id": "w3", "activity_id": "a3", "period_from": "2026-04"},
    ),
    "land_release_product": (
        {"id": "p1", "activity_id": "a1", "release_type": "CLR", "area_m2": 6_000},
        {"id": "p2", "activity_id": "a3", "release_type": "RED", "area_m2": 9_000},
    ),
}
PROGRESS = [
    Line(
        "progress_report", "L1", "cleared_m2",
        [{"cleared_m2": 1}, {"cancelled_m2": 1}, {"reduced_with_asset_m2": 1}, {"reduced_without_asset_m2": 1},
         {"zero_report": "YES"}, {"cleared_m2": UNKNOWN}],
        [{}, {"cleared_m2": 0}, {"zero_report": "NO"}],
    ),
    Line(
        "progress_report", "L1", "zero_report",
        [{"zero_report": "YES"}, {"zero_report": "YES", "cleared_m2": 0}, {"zero_report": "NO", "cleared_m2": 4}],
        [{"zero_report": "YES", "cleared_m2": 4}, {"zero_report": "YES", "cancelled_m2": 1},
         {"zero_report": "YES", "reduced_with_asset_m2": 1}, {"zero_report": "YES", "reduced_without_asset_m2": 1}],
    ),
    Line(
        "progress_report", "L42", "period_from",
        [{"period_from": "2026-03-09", "period_to": "2026-03-15"}, {"id": "w1", "period_from": "2026-03-02",
                                                                    "period_to": "2026-03-08"},
         {"period_from": "2026-03", "period_to": "2026-03"}, {"period_from": "2026-03-08"},
         {"period_from": "2026-02-20", "period_to": "2026-03-01"},
         {"period_from": "2026-03-08", "period_to": "2026-03-15", "activity_id": "a2"}],
        [{"period_from": "2026-03-08", "period_to": "2026-03-15"}, {"period_from": "2026-02-20",
                                                                    "period_to": "2026-03-02"},
         {"period_from": "2026-03-03", "period_to": "2026-03-04"}],
        {"activity_id": "a1"},
        WEEK,
    ),
    Line(
        "progress_report", "L43", "working_days",
        [{"working_days": 7}, {"working_days": 0}, {},
         {"working_days": 31, "period_from": "2026-03", "period_to": "2026-03"},
         {"working_days": 9, "period_to": None}],
        [{"working_days": 8}, {"working_days": 32, "period_from": "2026-03", "period_to": "2026-03"}],
        {"period_from": "2026-03-09", "period_to": "2026-03-15"},
    ),
    Line(
        "progress_report", "L3", "cleared_m2",
        [{"cleared_m2": 3_050}, {"id": "w1", "cleared_m2": 9_050}, {"activity_id": "a2", "cleared_m2": 99_000}, {},
         {"activity_id": None, "cleared_m2": 99_000}],
        [{"cleared_m2": 3_051}, {"id": "w1", "cleared_m2": 9_051}, {"activity_id": "a3", "cleared_m2": 3_051}],
        {"activity_id": "a1"},
        WEEK,
    ),
    Line(
        "progress_report", "L7", "cancelled_m2",
        [{"activity_id": "a2", "cancelled_m2": 4}, {"activity_id": "a3", "cleared_m2": 4}, {"cleared_m2": 4},
         {"activity_id": "a1", "cancelled_m2": 4}, {"activity_id": "a2", "cleared_m2": 0},
         {"activity_id": "a3", "reduced_with_asset_m2": 4}],
        [{"activity_id": "a2", "cleared_m2": 4}, {"activity_id": "a2", "reduced_with_asset_m2": 4},
         {"activity_id": "a2", "reduced_without_asset_m2": 4}, {"activity_id": "a3", "cancelled_m2": 4}],
        {},
        WEEK,
    ),
    Line(
        "progress_report", "X4", "unchecked_reason",
        [{"unchecked_m2": 3, "unchecked_reason": "Rock"}, {"unchecked_m2": 0}, {}],
        [{"unchecked_m2": 3}],
    ),
    Line(
        "land_release_product", "L3", "area_m2",
        [{"area_m2": 4_050}, {"area_m2": 9_999, "release_type": "RED"}, {"area_m2": 99_000, "activity_id": "a2"},
         {"id": "p1", "area_m2": 10_050}, {}],
        [{"area_m2": 4_051}, {"id": "p1", "area_m2": 10_051}, {"area_m2": 4_051, "activity_id": "a3"}],
        {"activity_id": "a1", "release_type": "CLR"},
        WEEK,
    ),
    Line(
        "progress_report", "D6", "report_date",
        [{"period_to": "2024-03-11", "report_date": "2024-03-18"},
         {"period_to": "2020-03-11", "report_date": "2024-03-18"},
         {"period_to": "2024-03", "report_date": "2024-06-18"}, {"report_date": "2024-06-18"}],
        [{"period_to": "2024-03-11", "report_date": "2024-03-19"}, {"period_to": "2024-03-11",
                                                                    "report_date": "2025-03-11"}],
    ),
]  # fmt: skip

DONE: Others = {
    "activity": (
        {"id": "a1", "task_id": "t1", "activity_type": "CLR", "end_date": "2026-03-20"},
        {"id": "a2", "activity_type": "CLR", "end_date": "2026-03"},
    ),
    "land_release_product": (
        {"id": "p1", "activity_id": "a1", "hazardous_area_id": "h1", "release_type": "CLR", "area_m2": 12_000},
        {"id": "p2", "activity_id": "a1", "hazardous_area_id": "h2", "release_type": "CAN", "area_m2": 500},
        {"id": "p3", "activity_id": "a1", "release_type": "RED", "technical_asset": "NO", "area_m2": 300},
        {"id": "p4", "activity_id": "a1", "release_type": "RED", "technical_asset": "YES", "area_m2": 200},
    ),
    "hazardous_area": (
        {"id": "h1", "area_m2": 20_000, "status": "WORKED"},
        {"id": "h2", "area_m2": 9_000, "status": "CLOSED"},
        {"id": "h3", "status": "HANDED"},
    ),
    "quality_visit": (
        {"id": "q1", "kind": "QA", "activity_id": "a1", "start_date": "2026-03-10"},
        {"id": "q2", "kind": "QC", "activity_id": "a2", "start_date": "2026-03-21", "result": "CONFORMS"},
    ),
    "nonconformity": ({"id": "n1", "quality_visit_id": "q1", "severity": "CRITICAL"},),
    "completion_report": (
        {"id": "r1", "task_id": "t1", "completed_on": "2026-03-21"},
        {"id": "r2", "activity_id": "a2", "completed_on": "2026-03-21", "quality_visit_id": "q2"},
    ),
    "completion_area": ({"id": "c1", "completion_report_id": "r1", "hazardous_area_id": "h1"},),
    "ordnance_item": (
        {"id": "o1", "activity_id": "a1", "category": "APM", "quantity": 7},
        {"id": "o2", "activity_id": "a1", "category": "APM"},
        {"id": "o3", "activity_id": "a1", "category": "UXO", "quantity": 2},
    ),
    "handover_certificate": (
        {"id": "k1", "completion_report_id": "r1", "handover_date": "2026-04-02"},
        {"id": "k2", "completion_report_id": "r2", "handover_date": "2026-04-02"},
    ),
    "handover_area": ({"id": "l1", "handover_certificate_id": "k1", "hazardous_area_id": "h1"},),
}
COMPLETION = [
    Line(
        "completion_report", "A9", "difference_reason 1",
        [{"cleared_m2": 12_060}, {"cleared_m2": 11_940}, {"cleared_m2": 99, "difference_reason": "Rock"}, {},
         {"cancelled_m2": 500}, {"reduced_without_asset_m2": 300}, {"reduced_with_asset_m2": 210},
         {"id": "r1", "cancelled_m2": 0}],
        [{"cleared_m2": 12_061}, {"cleared_m2": 11_900}, {"cancelled_m2": 511}, {"reduced_without_asset_m2": 200},
         {"reduced_with_asset_m2": 300}, {"id": "r1", "cancelled_m2": 500}, {"cleared_m2": 0}],
        {"task_id": "t1", "completed_on": "2026-03-21"},
        {**DONE, "progress_report": ()},
    ),
    Line(
        "completion_report", "D9", "completed_on",
        [{"completed_on": "2026-03-20"}, {"completed_on": "2026-03"}, {},
         {"completed_on": "2026-03-01", "task_id": None, "activity_id": "a2"}],
        [{"completed_on": "2026-03-19"}, {"completed_on": "2026-02-28", "task_id": None, "activity_id": "a2"}],
        {"task_id": "t1"},
        DONE,
    ),
    Line(
        "completion_report", "L6", "depth_cm",
        [{"cleared_m2": 5, "depth_cm": 13}, {"cleared_m2": 0}, {}, {"cleared_m2": 5, "depth_cm": UNKNOWN}],
        [{"cleared_m2": 5}],
    ),
    Line(
        "completion_report", "L30", "task_id",
        [{"task_id": "t1"}, {"activity_id": "a1"}],
        [{}],
    ),
    Line(
        "completion_report", "L32", "quality_visit_id",
        [{"quality_visit_id": "q2"}, {}],
        [{"quality_visit_id": "q1"}],
        {},
        DONE,
    ),
    Line(
        "completion_report", "X7", "completed_on",
        [{"activity_id": "a2"}, {}],
        [{"task_id": "t1"}, {"activity_id": "a1"}],
        {},
        DONE,
    ),
    Line(
        "completion_area", "X4", "left_reason",
        [{"left_m2": 4, "left_reason": "ROCK"}, {"left_m2": 0}, {}],
        [{"left_m2": 4}],
    ),
    Line(
        "completion_area", "L31", "left_m2",
        [{"left_m2": 8_000}, {"left_m2": 8_100}, {"left_m2": 7_900}, {"left_m2": 1, "hazardous_area_id": "h3"},
         {"left_m2": 1, "left_area_id": "h9"}, {}],
        [{"left_m2": 8_101}, {"left_m2": 7_899}, {"left_m2": 0}],
        {"hazardous_area_id": "h1"},
        DONE,
    ),
    Line(
        "completion_area", "L33", "left_area_id",
        [{"hazardous_area_id": "h1", "left_m2": 4}, {"hazardous_area_id": "h2", "left_m2": 0},
         {"hazardous_area_id": "h2", "left_m2": 4, "left_area_id": "h9"}, {"left_m2": 4}],
        [{"hazardous_area_id": "h2", "left_m2": 4}, {"hazardous_area_id": "h3", "left_m2": 4}],
        {},
        DONE,
    ),
    Line(
        "completion_ordnance", "A9", "found",
        [{"found": 7}, {"found": 2, "category": "UXO"}, {"found": 0, "category": "AVM"}, {},
         {"found": 9, "completion_report_id": None}],
        [{"found": 6}, {"found": 8}, {"found": 0}, {"found": 1, "category": "AVM"}],
        {"completion_report_id": "r1", "category": "APM"},
        DONE,
    ),
    Line(
        "completion_ordnance", "X1", "destroyed",
        [{"found": 3, "destroyed": 3}, {"destroyed": 3}, {"found": 3}],
        [{"found": 3, "destroyed": 4}, {"found": 0, "destroyed": 1}],
    ),
]  # fmt: skip

HANDOVER = [
    Line(
        "handover_certificate", "L17", "completion_report_id 1",
        [{"completion_report_id": "r2"}, {}],
        [{"completion_report_id": "r1"}],
        {},
        DONE,
    ),
    Line(
        "handover_certificate", "L17", "completion_report_id 2",
        [{"completion_report_id": "r2"}, {"completion_report_id": "r1", "handover_date": "2019"}],
        [{"completion_report_id": "r1"}, {}],
        {"handover_date": "2026-04-02"},
        DONE,
    ),
    Line(
        "handover_certificate", "D9", "handover_date 1",
        [{"handover_date": "2026-03-21"}, {"handover_date": "2026-03"}, {},
         {"handover_date": "2019", "completion_report_id": None}],
        [{"handover_date": "2026-03-20"}, {"handover_date": "2025"}],
        {"completion_report_id": "r1"},
        DONE,
    ),
    Line(
        "handover_certificate", "D9", "handover_date 2",
        [{"handover_date": "2026-03-21"}, {"handover_date": "2026-03-20", "completion_report_id": "r1"}],
        [{"handover_date": "2026-03-20"}],
        {"completion_report_id": "r2"},
        DONE,
    ),
    Line(
        "handover_certificate", "L36", "residual_risk_explained",
        [{"residual_risk_explained": "YES"}, {}, {"residual_risk_explained": "UNK"}],
        [{"residual_risk_explained": "NO"}],
    ),
    Line(
        "handover_certificate", "L37", "community_involved",
        [{"community_involved": "YES", "women": 3}, {"community_involved": "NO", "women": 0}, {"women": 3},
         {"community_involved": "NO"}],
        [{"community_involved": "NO", "women": 1}, {"community_involved": "NO", "men": 1},
         {"community_involved": "NO", "girls": 1}, {"community_involved": "NO", "boys": 1}],
    ),
    Line(
        "handover_area", "L38", "hazardous_area_id",
        [{"handover_certificate_id": "k1", "hazardous_area_id": "h1"}, {"handover_certificate_id": "k1"},
         {"handover_certificate_id": "k2", "hazardous_area_id": "h2"}, {"hazardous_area_id": "h2"}],
        [{"handover_certificate_id": "k1", "hazardous_area_id": "h2"}],
        {},
        DONE,
    ),
    Line(
        "handover_certificate", "L34", "local_id",
        [{"id": "k1"}, {}],
        [{"id": "k9"}],
        {},
        DONE,
    ),
    Line(
        "handover_certificate", "L39", "local_id",
        [{"id": "k9", "handover_date": "2026-04-02"}, {"id": "k1", "handover_date": "2025"}, {"id": "k1"}],
        [{"id": "k1", "handover_date": "2026-04-02"}],
        {},
        DONE,
    ),
]  # fmt: skip
