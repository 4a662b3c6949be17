"""Where rules on the history of areas, on parts of visits, on money and on persons draw the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

HISTORY: Others = {
    "hazardous_area": (
        {"id": "a1", "status": "OPEN", "classification": "SHA", "area_m2": 40_000, "contamination": "MINES",
         "information_date": "2020", "status_date": "2020-03-15"},
    ),
    "area_standing": (
        {"id": "s1", "hazardous_area_id": "a1", "since": "2014-05", "status": "SUSPENDED"},
        {"id": "s2", "hazardous_area_id": "a1", "since": "2012", "status": "OPEN"},
        {"id": "s3", "hazardous_area_id": "a1", "since": "2016"},
        {"id": "s4", "hazardous_area_id": "a2", "since": "2014", "status": "REPLACED"},
    ),
}  # fmt: skip
HISTORIES = [
    Line(
        "area_standing", "V6", "since",
        [{"since": "2014"}, {"id": "s1", "since": "2014-05"}, {}, {"since": "2014-05", "hazardous_area_id": "a2"}],
        [{"since": "2014-05"}, {"since": "2016"}],
        {"hazardous_area_id": "a1"},
        HISTORY,
    ),
    Line(
        "area_standing", "L10", "status",
        [{"since": "2015", "status": "WORKED"}, {"since": "2015", "status": "SUSPENDED"},
         {"since": "2013", "status": "WORKED"}, {"since": "2011", "status": "HANDED"}, {"since": "2015"},
         {"status": "HANDED"}, {"since": "2014-05-20", "status": "CLOSED"}],
        [{"since": "2015", "status": "HANDED"}, {"since": "2013", "status": "HANDED"},
         {"since": "2014-06", "status": "REOPENED"},
         {"since": "2015", "status": "OPEN", "hazardous_area_id": "a2"}],
        {"hazardous_area_id": "a1"},
        HISTORY,
    ),
]  # fmt: skip

VISITS: Others = {
    "quality_visit": (
        {"id": "q1", "start_date": "2026-03-10", "activity_id": "c1", "hazardous_area_id": "h1"}, {"id": "q2"},
    ),
    "nonconformity": (
        {"id": "n1", "quality_visit_id": "q1", "severity": "CRITICAL"}, {"id": "n2", "quality_visit_id": "q2"},
    ),
    "quality_sample": (
        {"id": "m1", "quality_visit_id": "q1", "area_m2": 400}, {"id": "m2", "quality_visit_id": "q1"},
    ),
    "land_release_product": (
        {"id": "p1", "activity_id": "c1", "release_type": "CLR", "area_m2": 990},
        {"id": "p2", "activity_id": "c1", "release_type": "RED", "area_m2": 5_000},
        {"id": "p3", "activity_id": "c1", "release_type": "CLR"},
    ),
    "hazardous_area": ({"id": "h1", "status": "CLOSED"}, {"id": "h2", "status": "OPEN"}),
}  # fmt: skip
PARTS = [
    Line(
        "corrective_action", "D11", "due_date",
        [{"due_date": "2026-03-10"}, {"due_date": "2026-03"}, {"done_on": "2026-03-10"}, {},
         {"due_date": "2020", "nonconformity_id": "n2"}, {"due_date": "2020", "nonconformity_id": None}],
        [{"due_date": "2026-03-09"}, {"done_on": "2026-03-09"}, {"due_date": "2026-03-11", "done_on": "2026-02"}],
        {"nonconformity_id": "n1"},
        VISITS,
    ),
    Line(
        "quality_sample", "Q5", "area_m2",
        [{"area_m2": 600}, {"area_m2": 9_999, "quality_visit_id": "q2"}, {},
         {"area_m2": 9_999, "quality_visit_id": None}, {"id": "m1", "area_m2": 1_000}],
        [{"area_m2": 601}, {"id": "m1", "area_m2": 1_001}],
        {"quality_visit_id": "q1"},
        VISITS,
    ),
]  # fmt: skip

GIVEN = {"donor_id": "o1", "amount": 100.0, "currency": "EUR", "contributed_on": "2011", "recipient_id": "r1",
         "pillar": "CLEARANCE", "project": "North"}  # fmt: skip
MONEY = [
    Line(
        "contribution", "V5", "donor_id",
        [{"amount": 101.0}, {"currency": "USD"}, {"contributed_on": "2012"}, {"recipient_id": "r2"},
         {"pillar": "OTHER"}, {"project": "South"}, {"id": "c1"}, {"donor_id": "o2"},
         {"amount": 0.0}, {"contributed_on": None}],
        [{}, {"id": "c2"}],
        GIVEN,
        {"contribution": ({**GIVEN, "id": "c1"},)},
    ),
    Line(
        "contribution", "F4", "rate_source stop",
        [{"rate_source": "ECB", "rate_date": "2026-03"}, {"currency": "USD"}, {"rate": 0.0}, {"rate": None},
         {"rate_source": UNKNOWN, "rate_date": "2026"}],
        [{"rate_source": "ECB"}, {"rate_date": "2026"}, {}],
        {"rate": 1.1, "currency": "EUR", "rate_currency": "USD", "contributed_on": "2026"},
    ),
    Line(
        "contribution", "F5", "earmarked 1",
        [{"earmarked": "YES", "task_id": "t"}, {"earmarked": "YES", "project": "North"}, {"earmarked": "NO"}, {}],
        [{"earmarked": "YES"}],
    ),
    Line(
        "contribution", "F5", "earmarked 2",
        [{"earmarked": "YES", "task_id": "t"}, {"earmarked": "NO"}, {"project": "North"}],
        [{"earmarked": "NO", "task_id": "t"}, {"earmarked": "NO", "project": "North"}],
    ),
]  # fmt: skip

KNOWN: Others = {
    "person": (
        {"id": "p1", "sex": "F", "birth_date": "1990-03-01", "victim_state": "ALIVE", "death_date": "2024-05-03"},
        {"id": "p2", "sex": "UNK", "victim_state": "DECEASED"},
    ),
    "accident": (
        {"id": "x1", "accident_date": "2024-05-02", "accident_type": "MINE"},
        {"id": "x2", "accident_date": "1990-02-28", "accident_type": "DEMINING"},
        {"id": "x3", "accident_date": "2024-05-04"},
    ),
    "casualty": ({"id": "c1", "person_id": "p1", "outcome": "KILLED"},),
    "demining_victim": ({"id": "d1", "casualty_id": "v1", "employer_id": "o1"}, {"id": "d2", "casualty_id": "v2"}),
}
PERSONS = [
    Line(
        "casualty", "P6", "condition",
        [{"condition": "DEM", "accident_id": "x2"}, {"condition": "CIV", "accident_id": "x1"},
         {"condition": "DEM", "accident_id": "x3"}, {"condition": "DEM", "accident_id": "x1", "id": "v1"},
         {"condition": "DEM"}],
        [{"condition": "DEM", "accident_id": "x1"}, {"condition": "DEM", "accident_id": "x1", "id": "v2"}],
        {},
        KNOWN,
    ),
    Line(
        "casualty", "P7", "occupation",
        [{"age": 18, "condition": "MIL"}, {"condition": "MIL"}, {"age": 17, "condition": "CIV"}, {"age": 17},
         {"age": 18, "age_group": "CHILD", "condition": "MIL"}],
        [{"age": 17, "condition": "MIL"}, {"age_group": "CHILD", "condition": "DEM"}],
    ),
    Line(
        "person", "P20", "victim_state",
        [{"id": "p1", "victim_state": "DECEASED"}, {"id": "p2", "victim_state": "ALIVE"}, {"victim_state": "ALIVE"}],
        [{"id": "p1", "victim_state": "ALIVE"}],
        {},
        KNOWN,
    ),
    Line(
        "person", "P21", "victim_state",
        [{"victim_state": "DECEASED", "death_date": "2024"}, {"victim_state": "ALIVE"}, {"death_date": "2024"}],
        [{"victim_state": "ALIVE", "death_date": "2024"}],
    ),
    Line(
        "person", "P8", "consent_to_share",
        [{"consent_to_share": "YES"}, {"consent_to_share": "NO"}, {}],
        [{"consent_to_share": "UNK"}, {"consent_to_share": UNKNOWN}],
    ),
    Line(
        "person", "P30", "consent_given_by",
        [{"birth_date": "2006-05-01"}, {"birth_date": "2006"}, {}, {"birth_date": "2015", "consent_to_share": "NO"},
         {"birth_date": "2015", "consent_given_by": "The mother"}],
        [{"birth_date": "2006-05-02"}, {"birth_date": "2015"}, {"birth_date": "2007"}],
        {"consent_to_share": "YES", "consent_date": "2024-05-01"},
    ),
    Line(
        "casualty", "D5", "person_id 1",
        [{"person_id": "p1", "accident_id": "x1"}, {"person_id": "p2", "accident_id": "x2"}, {"accident_id": "x2"}],
        [{"person_id": "p1", "accident_id": "x2"}],
        {},
        KNOWN,
    ),
    Line(
        "casualty", "D5", "person_id 2",
        [{"person_id": "p1", "accident_id": "x1"}, {"person_id": "p2", "accident_id": "x3"}],
        [{"person_id": "p1", "accident_id": "x3"}],
        {},
        KNOWN,
    ),
    Line(
        "casualty", "P19", "sex",
        [{"person_id": "p1", "sex": "F"}, {"person_id": "p1", "sex": "UNK"}, {"person_id": "p2", "sex": "M"},
         {"sex": "M"}],
        [{"person_id": "p1", "sex": "M"}],
        {},
        KNOWN,
    ),
    Line(
        "casualty", "P20", "outcome",
        [{"person_id": "p2", "outcome": "KILLED"}, {"person_id": "p1", "outcome": "INJURED"}, {"outcome": "KILLED"}],
        [{"person_id": "p1", "outcome": "KILLED"}],
        {},
        KNOWN,
    ),
    Line(
        "casualty", "P10", "minutes_to_facility",
        [{"minutes_to_facility": 2880}, {"minutes_to_facility": 0}, {}, {"minutes_to_hospital": 2880}],
        [{"minutes_to_facility": 2881}, {"minutes_to_hospital": 2881}],
    ),
    Line(
        "casualty", "P31", "minutes_to_hospital",
        [{"minutes_to_facility": 30, "minutes_to_hospital": 30}, {"minutes_to_facility": 30},
         {"minutes_to_hospital": 3}],
        [{"minutes_to_facility": 30, "minutes_to_hospital": 29}, {"minutes_to_facility": 1, "minutes_to_hospital": 0}],
    ),
    Line(
        "needs_assessment", "P38", "prosthesis_needed",
        [{"prosthesis_needed": "YES", "prosthesis_used": "YES"}, {"prosthesis_needed": "NO"},
         {"prosthesis_used": "YES"}],
        [{"prosthesis_needed": "NO", "prosthesis_used": "YES"}],
    ),
]  # fmt: skip

FIELD: Others = {
    "activity": (
        {"id": "bac", "activity_type": "BAC", "start_date": "2024-03"}, {"id": "eod", "activity_type": "EOD"},
        {"id": "clr", "activity_type": "CLR"}, {"id": "none"},
    ),
}  # fmt: skip
ORDNANCE = [
    Line(
        "ordnance_item", "L8", "category",
        [{"activity_id": "clr", "category": "APM"}, {"activity_id": "bac", "category": "SUB"}, {"category": "APM"},
         {"activity_id": "none", "category": "APM"}],
        [{"activity_id": "bac", "category": "APM"}, {"activity_id": "bac", "category": "AVM"}],
        {},
        FIELD,
    ),
    Line(
        "ordnance_item", "X10", "hazardous_area_id",
        [{"activity_id": "clr", "category": "APM"}, {"activity_id": "bac", "category": "AVM"}, {"category": "APM"},
         {"activity_id": "bac", "category": "APM", "hazardous_area_id": "h1"}],
        [{"activity_id": "bac", "category": "APM"}, {"activity_id": "eod", "category": "APM"},
         {"activity_id": "eod", "category": "IAPM"}],
        {},
        FIELD,
    ),
    Line(
        "ordnance_item", "X2", "disposal_method",
        [{"quantity_destroyed": 0}, {}, {"quantity_destroyed": 1, "disposal_method": UNKNOWN}],
        [{"quantity_destroyed": 1}],
    ),
    Line(
        "ordnance_item", "X2", "disposal_date/quantity_destroyed",
        [{"quantity_destroyed": 0}, {}, {"quantity_destroyed": 1, "disposal_date": "2024"}],
        [{"quantity_destroyed": 1}],
    ),
    Line(
        "ordnance_item", "D9", "found_date",
        [{"activity_id": "bac", "found_date": "2024-03-01"}, {"activity_id": "bac", "found_date": "2024"},
         {"activity_id": "clr", "found_date": "1999"}, {"found_date": "1999"}, {"activity_id": "bac"}],
        [{"activity_id": "bac", "found_date": "2024-02-29"}],
        {},
        FIELD,
    ),
]  # fmt: skip

TREATIES = [
    Line(
        "treaty_status", "R2", "deposit_date",
        [{"status": "PARTY", "deposit_date": "2000-11"}, {"status": "PARTY", "entry_into_force": "2001"},
         {"status": "PARTY", "joining_act": "ORIGINAL"}, {"status": "SIGNATORY"}, {}],
        [{"status": "PARTY"}, {"status": "PARTY", "joining_act": "ACCESSION"},
         {"status": "PARTY", "deposit_date": UNKNOWN}],
    ),
]  # fmt: skip
