"""Where rules on single answers of casualties, persons, needs, tasks and accidents draw the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

PEOPLE: Others = {
    "person": (
        {"id": "p1", "birth_date": "1990-03-02", "death_date": "2024-05-20"},
        {"id": "p2", "birth_date": "2019-06-01"},
        {"id": "p3"},
    ),
    "casualty": ({"id": "c1", "person_id": "p1", "accident_id": "x1"},),
    "accident": (
        {"id": "x1", "accident_date": "2024-05-02", "accident_type": "DEMINING"},
        {"id": "x2", "accident_type": "MINE"},
    ),
    "needs_assessment": ({"id": "a1", "assessed_on": "2024-05-10"}, {"id": "a2"}),
    "need": ({"id": "n1", "needs_assessment_id": "a1", "need": "E1_PROSTHESIS"},),
}
ANSWERS = [
    Line(
        "accident", "P1", "people_harmed",
        [{"people_harmed": 3, "killed": 1, "injured": 2, "outcome_unknown": 0}, {"people_harmed": 3, "killed": 3},
         {"people_harmed": 3, "killed": 1}, {"people_harmed": 3}, {"killed": 3}],
        [{"people_harmed": 3, "killed": 4}, {"people_harmed": 3, "killed": 1, "injured": 1, "outcome_unknown": 0},
         {"people_harmed": 3, "killed": 1, "injured": 1, "outcome_unknown": 2}, {"people_harmed": 0, "injured": 1}],
    ),
    Line(
        "casualty", "P3", "age/person_id warn",
        [{"age": 34}, {"age": UNKNOWN}, {"person_id": "p3"}, {"accident_id": "x2"}, {"person_id": None}],
        [{}, {"person_id": "p2"}],
        {"person_id": "p1", "accident_id": "x1"},
        PEOPLE,
    ),
    Line(
        "casualty_wound", "P33", "kind",
        [{"kind": "AMPUTATION"}, {"kind": "BURN", "body_part": "CHEST"}, {"body_part": "CHEST"}],
        [{"kind": "AMPUTATION", "body_part": "CHEST"}, {"kind": "AMPUTATION", "body_part": "HEAD"}],
    ),
    Line(
        "casualty_follow_up", "P5", "evolution 2",
        [{"evolution": "HEALED"}, {"evolution": "HEALED", "lost_foot": "NO"}, {"lost_foot": "YES"},
         {"evolution": "PERMANENT", "lost_foot": "YES"}],
        [{"evolution": "HEALED", "lost_foot": "YES"}, {"evolution": "HEALED", "lost_sight": "YES"}],
    ),
    Line(
        "person", "P35", "related_person_id stop",
        [{"id": "p1", "related_person_id": "p2"}, {"id": "p1"}, {"related_person_id": "p1"}],
        [{"id": "p1", "related_person_id": "p1"}],
    ),
    Line(
        "person", "P35", "related_person_id warn",
        [{"victim_kind": "INDIRECT", "related_person_id": "p2"}, {"victim_kind": "DIRECT"}, {}],
        [{"victim_kind": "INDIRECT"}],
    ),
    Line(
        "disability_questions", "P36", "asked_on",
        [{"person_id": "p2", "asked_on": "2024-06-01"}, {"person_id": "p1", "asked_on": "2024"},
         {"asked_on": "2024-05"},
         {"person_id": "p3", "asked_on": "2024"}, {"person_id": "p2"}],
        [{"person_id": "p2", "asked_on": "2024-05-31"}, {"person_id": "p2", "asked_on": "2023"}],
        {},
        PEOPLE,
    ),
    Line(
        "disability_questions", "D5", "asked_on",
        [{"person_id": "p1", "asked_on": "2024-05-20"}, {"person_id": "p1", "asked_on": "1990-03-02"},
         {"person_id": "p3", "asked_on": "1900"}, {"person_id": "p1"}],
        [{"person_id": "p1", "asked_on": "2024-05-21"}, {"person_id": "p1", "asked_on": "1990-03-01"}],
        {},
        PEOPLE,
    ),
    Line(
        "living_situation", "P37", "dependents",
        [{"household_size": 5, "dependents": 4}, {"dependents": 4}, {"household_size": 5}],
        [{"household_size": 5, "dependents": 5}, {"household_size": 1, "dependents": 3}],
    ),
    Line(
        "needs_assessment", "P16", "assessed_on",
        [{"person_id": "p1", "assessed_on": "2024-05-02"}, {"person_id": "p1", "assessed_on": "2024"},
         {"person_id": "p3", "assessed_on": "1999"}, {"person_id": "p1"}],
        [{"person_id": "p1", "assessed_on": "2024-05-01"}, {"person_id": "p1", "assessed_on": "2023"}],
        {},
        PEOPLE,
    ),
    Line(
        "needs_assessment", "P38", "prosthesis_not_used",
        [{"prosthesis_used": "NO", "prosthesis_not_used": "PAIN"}, {"prosthesis_used": "YES"},
         {"prosthesis_not_used": "PAIN"}],
        [{"prosthesis_used": "YES", "prosthesis_not_used": "PAIN"}],
    ),
    Line(
        "need", "P39", "need",
        [{"needs_assessment_id": "a1", "need": "OTHER"}, {"needs_assessment_id": "a2", "need": "E1_PROSTHESIS"},
         {"id": "n1", "needs_assessment_id": "a1", "need": "E1_PROSTHESIS"}, {"need": "E1_PROSTHESIS"}],
        [{"needs_assessment_id": "a1", "need": "E1_PROSTHESIS"}],
        {},
        PEOPLE,
    ),
    Line(
        "need", "D9", "status_date",
        [{"status_date": "2024-05-10"}, {"status_date": "2024-05"}, {},
         {"status_date": "1999", "needs_assessment_id": "a2"}],
        [{"status_date": "2024-05-09"}, {"status_date": "2023"}],
        {"needs_assessment_id": "a1", "status": "MET"},
        PEOPLE,
    ),
    Line("referral", "P15", "consent", [{"consent": "YES"}, {}], [{"consent": "NO"}, {"consent": "UNK"}]),
    Line(
        "referral", "V15", "answer",
        [{"answer_date": "2024", "answer": "ACCEPTED"}, {"answer": "ACCEPTED"}, {}],
        [{"answer_date": "2024"}],
    ),
    Line(
        "education_test", "P12", "people_passed",
        [{"people_tested": 20, "people_passed": 20}, {"people_passed": 3}, {"people_tested": 3}],
        [{"people_tested": 20, "people_passed": 21}, {"people_tested": 0, "people_passed": 1}],
    ),
    Line(
        "production_facility", "D14", "completed_on",
        [{"status": "COMPLETED", "completed_on": "2004"}, {"status": "ONGOING"}, {}],
        [{"status": "COMPLETED"}],
    ),
    Line(
        "contribution", "F2", "rate 2",
        [{"rate": 0.1}, {}],
        [{"rate": 0.0}, {"rate": 0}],
    ),
    Line(
        "hazardous_area_point", "G12", "distance_m",
        [{"distance_m": 0.1}, {}],
        [{"distance_m": 0.0}],
    ),
    Line(
        "hazardous_area_point", "G12", "bearing 2",
        [{"bearing": 359.9}, {"bearing": 0.0}, {}],
        [{"bearing": 360.0}, {"bearing": 361.0}],
    ),
    Line(
        "area_evidence", "L22b", "present",
        [{"present": "NO"}, {"present": "YES", "verbal": "YES"}, {"verbal": "YES"}, {"present": "NO", "verbal": "NO"}],
        [{"present": "NO", "verbal": "YES"}, {"present": "NO", "observed": "YES"},
         {"present": "NO", "on_record": "YES"}],
    ),
    Line(
        "demining_accident", "P28", "accident_id",
        [{"accident_id": "x1"}, {}, {"accident_id": "x9"}],
        [{"accident_id": "x2"}],
        {},
        PEOPLE,
    ),
    Line(
        "demining_accident", "P29", "secondary_cause",
        [{"primary_cause": "TRAINING", "secondary_cause": "OTHER"}, {"primary_cause": "TRAINING"},
         {"secondary_cause": "TRAINING"}, {}],
        [{"primary_cause": "TRAINING", "secondary_cause": "TRAINING"}],
    ),
    Line(
        "organisation", "V19", "parent_id",
        [{"id": "org1", "parent_id": "org2"}, {"id": "org1"}, {"parent_id": "org1"}],
        [{"id": "org1", "parent_id": "org1"}],
    ),
    Line("user_account", "U1", "sign_in", [{"sign_in": "amina"}, {}], [{"sign_in": "Amina Example"}]),
]  # fmt: skip
