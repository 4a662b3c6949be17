"""Where rules on risk education, counts of people, quality visits, accidents and money draw the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

HELD: Others = {
    "education_activity": (
        {"id": "e1", "category": "DIRECT", "sessions": 2, "start_date": "2026-03-10", "end_date": "2026-03-12"},
        {"id": "e2", "category": "MEDIA", "sessions": 1, "start_date": "2026-03"},
        {"id": "e3", "category": "TRAINING"},
    ),
    "education_beneficiaries": (
        {"id": "b1", "education_activity_id": "e1", "kind": "DIRECT", "people": 401},
        {"id": "b2", "education_activity_id": "e1", "kind": "DIRECT", "age_band": "CHILD", "people": 900},
        {"id": "b3", "education_activity_id": "e1", "kind": "INDIRECT", "people": 5000},
        {"id": "b4", "education_activity_id": "e4", "kind": "DIRECT", "women": 0, "men": 0},
        {"id": "b5", "education_activity_id": "e5", "kind": "DIRECT", "age_band": "CHILD", "girls": 1},
        {"id": "b6", "education_activity_id": "e6", "kind": "INDIRECT", "people": 50},
    ),
    "education_session": (
        {"id": "s1", "education_activity_id": "e1"}, {"id": "s2", "education_activity_id": "e1"},
    ),
    "warning_measure": (
        {"id": "w1", "kind": "EORE"}, {"id": "w2", "kind": "FENCE"}, {"id": "w3", "kind": "MEDIA"},
        {"id": "w4", "kind": "TRAINING"},
    ),
}  # fmt: skip

EDUCATION = [
    Line(
        "education_activity", "D2", "start_date",
        [{"start_date": "2024-07-01"}, {"start_date": "2024-07"}, {"start_date": "2024"}, {},
         {"start_date": "2031", "status": "PLANNED"}],
        [{"start_date": "2024-07-02"}, {"start_date": "2024-08"}, {"start_date": "2025"},
         {"start_date": "2025", "status": "ONGOING"}],
    ),
    Line(
        "education_activity", "D13", "sessions",
        [{"sessions": 1}, {"sessions": 0, "status": "PLANNED"}, {"sessions": 0, "status": "CANCELLED"}, {}],
        [{"sessions": 0}, {"sessions": 0, "status": "COMPLETED"}],
    ),
    Line(
        "education_activity", "P13", "category",
        [{"id": "e1", "category": "DIRECT"}, {"id": "e5", "category": "TRAINING"}, {"id": "e4", "category": "MEDIA"},
         {"category": "DIRECT"}, {"id": "e4", "category": "DIRECT", "status": "ONGOING"}],
        [{"id": "e4", "category": "DIRECT"}, {"id": "e4", "category": "TRAINING"}, {"id": "e6", "category": "DIRECT"},
         {"id": "e9", "category": "DIRECT"}],
        {"status": "COMPLETED"},
        HELD,
    ),
    Line(
        "education_activity", "P14", "sessions",
        [{"id": "e1", "category": "DIRECT", "sessions": 3}, {"id": "e1", "category": "MEDIA", "sessions": 1},
         {"id": "e1", "category": "DIRECT"}, {"id": "e6", "category": "DIRECT", "sessions": 1},
         {"category": "DIRECT", "sessions": 1}],
        [{"id": "e1", "category": "DIRECT", "sessions": 2}, {"id": "e1", "category": "TRAINING", "sessions": 1}],
        {},
        HELD,
    ),
    Line(
        "education_beneficiaries", "P14", "people",
        [{"education_activity_id": "e1", "people": 400}, {"education_activity_id": "e2", "people": 900},
         {"education_activity_id": "e1", "people": 900, "kind": "INDIRECT"}, {"people": 900},
         {"education_activity_id": "e3", "people": 900}, {"education_activity_id": "e1", "people": 0}],
        [{"education_activity_id": "e1", "people": 401}, {"education_activity_id": "e1", "women": 400, "boys": 1}],
        {"kind": "DIRECT"},
        HELD,
    ),
    Line(
        "education_activity", "E3", "warning_measure_id",
        [{"warning_measure_id": "w1"}, {"warning_measure_id": "w3"}, {"warning_measure_id": "w4"}, {}],
        [{"warning_measure_id": "w2"}],
        {},
        HELD,
    ),
    Line(
        "education_activity", "S1", "sessions",
        [{"id": "e1", "sessions": 2}, {"id": "e2", "sessions": 2}, {"sessions": 1}, {"id": "e1"}],
        [{"id": "e1", "sessions": 1}, {"id": "e1", "sessions": 3}, {"id": "e1", "sessions": 0}],
        {},
        HELD,
    ),
    Line(
        "education_session", "D9", "session_date",
        [{"education_activity_id": "e1", "session_date": "2026-03-10"},
         {"education_activity_id": "e1", "session_date": "2026-03-12"},
         {"education_activity_id": "e1", "session_date": "2026-03"}, {"education_activity_id": "e1"},
         {"education_activity_id": "e2", "session_date": "2026-09"}, {"session_date": "2026-09"}],
        [{"education_activity_id": "e1", "session_date": "2026-03-09"},
         {"education_activity_id": "e1", "session_date": "2026-03-13"},
         {"education_activity_id": "e2", "session_date": "2026-02-28"}],
        {},
        HELD,
    ),
    Line(
        "education_session", "D13", "end_time",
        [{"start_time": "09:30", "end_time": "09:31"}, {"start_time": "09:30"}, {"end_time": "09:30"}],
        [{"start_time": "09:30", "end_time": "09:30"}, {"start_time": "09:30", "end_time": "09:29"}],
    ),
    Line(
        "education_beneficiaries", "E1", "kind",
        [{"kind": "INDIRECT", "count_method": "MEDIA"}, {"kind": "DIRECT", "count_method": "ATTENDANCE"}, {}],
        [{"kind": "DIRECT", "count_method": "MEDIA"}],
    ),
]  # fmt: skip

SERVED: Others = {
    "assistance_beneficiaries": (
        {"id": "b1", "assistance_id": "o1", "kind": "DIRECT", "people": 12},
        {"id": "b2", "assistance_id": "o1", "kind": "DIRECT", "age_band": "CHILD", "girls": 2, "boys": 3},
        {"id": "b3", "assistance_id": "o2", "kind": "DIRECT", "people": 9},
        {"id": "b4", "assistance_id": "o3", "kind": "DIRECT", "age_band": "ADULT"},
    )
}
COUNTS = [
    Line(
        "assistance_beneficiaries", "P12", "people/girls",
        [{"people": 9, "girls": 4, "women": 5}, {"people": 9}, {"girls": 4}, {"people": 0, "girls": 0},
         {"people": UNKNOWN, "girls": 4}],
        [{"people": 8, "girls": 4, "women": 5}, {"people": 10, "girls": 4, "women": 5}, {"people": 0, "men": 1},
         {"people": 5, "girls": 0}],
    ),
    Line(
        "assistance_beneficiaries", "P12", "first_time",
        [{"first_time": 7, "women": 4, "men": 3}, {"first_time": 7, "people": 7}, {"first_time": 8}, {"women": 1}],
        [{"first_time": 8, "women": 4, "men": 3}, {"first_time": 8, "people": 7}, {"first_time": 1, "people": 0}],
    ),
    Line(
        "assistance_beneficiaries", "P12", "girls_with_disability",
        [{"girls": 2, "girls_with_disability": 2}, {"boys_with_disability": 2}, {"men": 3, "women_with_disability": 3}],
        [{"girls": 2, "girls_with_disability": 3}, {"boys": 0, "boys_with_disability": 1},
         {"women": 2, "women_with_disability": 3}, {"men": 2, "men_with_disability": 3}],
    ),
    Line(
        "assistance_beneficiaries", "P12", "with_disability/girls_with_disability",
        [{"with_disability": 2, "women_with_disability": 2}, {"with_disability": 3, "women_with_disability": 2},
         {"with_disability": 2}, {"women_with_disability": 2}],
        [{"with_disability": 1, "women_with_disability": 2}, {"with_disability": 0, "men_with_disability": 1}],
    ),
    Line(
        "assistance_beneficiaries", "P26", "age_band",
        [{"age_band": "CHILD", "girls": 2}, {"age_band": "ADULT", "men": 2}, {"girls": 2, "men": 2},
         {"age_band": "A05_09", "women": 0}, {"age_band": UNKNOWN, "women": 2}],
        [{"age_band": "CHILD", "men": 1}, {"age_band": "A05_09", "women": 1}, {"age_band": "ADULT", "boys": 1}],
    ),
    Line(
        "assistance_beneficiaries", "P27", "age_band",
        [{"assistance_id": "o1", "age_band": "ADULT"}, {"assistance_id": "o1", "kind": "INDIRECT"},
         {"assistance_id": "o2", "age_band": "CHILD"}, {"assistance_id": "o1", "id": "b1"}, {},
         {"assistance_id": "o1", "timing": "BEFORE"}],
        [{"assistance_id": "o1"}, {"assistance_id": "o1", "age_band": "CHILD"}, {"assistance_id": "o2"}],
        {"kind": "DIRECT"},
        SERVED,
    ),
    Line(
        "assistance_beneficiaries", "P12", "age_band",
        [{"assistance_id": "o1", "age_band": "ADULT", "men": 7}, {"assistance_id": "o1", "age_band": "ADULT"},
         {"assistance_id": "o3", "people": 4}, {"assistance_id": "o1", "people": 3}, {"people": 3}],
        [{"assistance_id": "o1", "age_band": "ADULT", "men": 6}, {"assistance_id": "o1", "age_band": "ADULT", "men": 8},
         {"assistance_id": "o2", "age_band": "ADULT", "men": 8}],
        {"kind": "DIRECT"},
        SERVED,
    ),
    Line(
        "assistance_beneficiaries", "P25", "people",
        [{"people": 0}, {"households": 2}, {"girls": 1}, {"people": UNKNOWN}],
        [{}, {"with_disability": 2}],
    ),
    Line(
        "assistance_beneficiaries", "P24", "estimated",
        [{"count_method": "MEDIA", "estimated": "YES"}, {"count_method": "ATTENDANCE"}, {},
         {"count_method": "ESTIMATE", "estimated": "UNK"}],
        [{"count_method": "MEDIA"}, {"count_method": "HOUSEHOLDS", "estimated": "NO"}, {"count_method": "ESTIMATE"}],
    ),
]  # fmt: skip

VISITED: Others = {
    "activity": (
        {"id": "a1", "start_date": "2024-03-10", "status": "HANDED", "status_date": "2024-05-20"},
        {"id": "a2", "start_date": "2024-03-10", "status": "COMPLETED", "status_date": "2024-05-20"},
    ),
    "quality_visit": (
        {"id": "q1", "activity_id": "a1", "kind": "QC", "result": "CONFORMS"},
        {"id": "q2", "task_id": "t1", "activity_id": "other", "kind": "QC", "result": "CONFORMS"},
        {"id": "q3", "task_id": "t2", "kind": "QC", "result": "NONCONF"},
        {"id": "q4", "hazardous_area_id": "h1", "kind": "QC", "result": "CONFORMS"},
        {"id": "q5", "hazardous_area_id": "h2", "kind": "QC", "result": "CONFORMS", "status": "CANCELLED"},
        {"id": "q6", "hazardous_area_id": "h3", "kind": "QA", "result": "CONFORMS"},
    ),
    "nonconformity": (
        {"id": "n1", "quality_visit_id": "q1", "severity": "CRITICAL"},
        {"id": "n2", "quality_visit_id": "q3", "severity": "CRITICAL", "closed_on": "2024-05"},
        {"id": "n3", "quality_visit_id": "q4", "severity": "OBSERVATION"},
        {"id": "n4", "quality_visit_id": "q6", "severity": "MINOR"},
    ),
}
QUALITY = [
    Line(
        "activity", "X7", "status",
        [{"id": "a1", "status": "ONGOING"}, {"id": "a9", "status": "COMPLETED", "task_id": "t2"},
         {"id": "a9", "status": "COMPLETED", "hazardous_area_id": "h3"}],
        [{"id": "a1", "status": "COMPLETED"}],
        {},
        VISITED,
    ),
    Line(
        "quality_visit", "D9", "start_date",
        [{"start_date": "2024-03-10"}, {"start_date": "2024-05-20"}, {"start_date": "2024-05"}, {},
         {"start_date": "2024-06", "activity_id": "a2"}, {"start_date": "2024-06", "kind": "QA"},
         {"start_date": "2024-06", "activity_id": "a9"}],
        [{"start_date": "2024-03-09"}, {"start_date": "2024-05-21"}, {"start_date": "2024-02", "activity_id": "a2"}],
        {"kind": "QC", "activity_id": "a1"},
        VISITED,
    ),
    Line(
        "quality_visit", "Q1", "result",
        [{"id": "q4", "result": "CONFORMS"}, {"id": "q1", "result": "NONCONF"}, {"result": "CONFORMS"}],
        [{"id": "q1", "result": "CONFORMS"}, {"id": "q6", "result": "CONFORMS"}, {"id": "q3", "result": "CONFORMS"}],
        {},
        VISITED,
    ),
    Line(
        "quality_visit", "Q2", "status",
        [{"id": "q3", "status": "CLOSED"}, {"id": "q4", "status": "CLOSED"}, {"id": "q1", "status": "OPEN"},
         {"status": "CLOSED"}],
        [{"id": "q1", "status": "CLOSED"}, {"id": "q6", "status": "CLOSED"}],
        {},
        VISITED,
    ),
    Line(
        "quality_visit", "X6", "work_stopped stop",
        [{"id": "q1", "work_stopped": "NO"}, {"id": "q6"}, {"id": "q4"}, {}, {"id": "q1", "work_stopped": UNKNOWN}],
        [{"id": "q1"}, {"id": "q3"}],
        {"start_date": "2026-03"},
        VISITED,
    ),
]  # fmt: skip

HARMED: Others = {
    "casualty": (
        {"id": "c1", "accident_id": "x1", "outcome": "KILLED"},
        {"id": "c2", "accident_id": "x1", "outcome": "INJURED"},
    ),
    "demining_accident": (
        {"id": "d1", "accident_id": "x1", "investigation_status": "FINAL"},
        {"id": "d2", "accident_id": "x2", "investigation_status": "OPEN"},
        {"id": "d3", "accident_id": "x3", "investigation_status": "LESSONS"},
    ),
}
ACCIDENTS = [
    Line(
        "accident", "P2", "killed",
        [{"id": "x1", "killed": 1, "injured": 1, "outcome_unknown": 0}, {"id": "x1", "killed": 1}, {"killed": 4},
         {"id": "x1", "people_harmed": 9}, {"id": "x1", "injured": 1}],
        [{"id": "x1", "killed": 2}, {"id": "x1", "killed": 0}, {"id": "x1", "outcome_unknown": 1},
         {"id": "x9", "injured": 1}],
        {},
        HARMED,
    ),
    Line(
        "accident", "P2", "people_harmed",
        [{"id": "x1", "people_harmed": 2}, {"id": "x1", "people_harmed": 5, "killed": 1}, {"people_harmed": 5},
         {"id": "x9", "people_harmed": 0}],
        [{"id": "x1", "people_harmed": 1}, {"id": "x1", "people_harmed": 3}, {"id": "x9", "people_harmed": 1}],
        {},
        HARMED,
    ),
    Line(
        "accident", "P18", "accident_kind",
        [{"accident_kind": "ACCIDENT", "injured": 1}, {"injured": 1}, {"accident_kind": "INCIDENT", "injured": 0},
         {"accident_kind": "INCIDENT", "any_casualties": "NO"}],
        [{"accident_kind": "INCIDENT", "injured": 1}, {"accident_kind": "INCIDENT", "people_harmed": 1},
         {"accident_kind": "INCIDENT", "any_casualties": "YES"}, {"accident_kind": "INCIDENT", "outcome_unknown": 1}],
    ),
    Line(
        "accident", "P11", "accident_type",
        [{"id": "x1", "status": "VERIFIED"}, {"id": "x9", "status": "REPORTED"}, {"status": "VERIFIED"},
         {"id": "x9", "status": "VERIFIED", "accident_type": "MINE"}],
        [{"id": "x9", "status": "VERIFIED"}, {"id": "x9", "status": "INVESTIGATED"}, {"id": "x9", "status": "CLOSED"}],
        {"accident_type": "DEMINING"},
        HARMED,
    ),
]  # fmt: skip

FUNDING = [
    Line(
        "contribution", "F2", "rate/rate_currency",
        [{"rate": 1.1, "rate_currency": "USD"}, {}],
        [{"rate": 1.1}, {"rate_currency": "USD"}],
    ),
    Line(
        "contribution", "F3", "rate",
        [{"rate": 1, "rate_currency": "USD"}, {"rate": 1.1, "rate_currency": "EUR"}, {"rate_currency": "USD"},
         {"rate": 0, "rate_currency": "USD"}],
        [{"rate": 1.1, "rate_currency": "USD"}, {"rate": 0.9, "rate_currency": "USD"}],
        {"currency": "USD"},
    ),
]  # fmt: skip
