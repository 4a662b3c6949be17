"""One right record of each form in which the sample has mistakes: what a mistake does not change is as it stands here.

"#" stands for a number that no other record has, "@" for a record that is referred to (see `mistakes`).
"""

from __future__ import annotations

from collections.abc import Mapping

from mac_desktop.services.sample_years.mistakes import Spot, Values

SIDE = 100
"""The side of a right area in metres."""


def _latitude(spot: Spot) -> float:
    return spot.at(0, 0)[0]


def _longitude(spot: Spot) -> float:
    return spot.at(0, 0)[1]


def _square(spot: Spot) -> str:
    return spot.square(SIDE)


_HERE: Values = {"latitude": _latitude, "longitude": _longitude}
_POINT: Values = {"shape_kind": "POLYGON", "point_type": "TURNING", "point_number": 1, "local_id": "TP1", **_HERE}
_COUNT: Values = {"kind": "DIRECT", "women": 12, "men": 9, "girls": 7, "boys": 8}

RIGHT: Mapping[str, Values] = {
    "admin_unit": {
        "pcode": "XT01#", "level": 2, "name": "New district #", "parent_id": "@province",
        "valid_from": "2024-01-01",
    },
    "organisation": {"short_name": "NEW-#", "name": "New organisation #", "category": "NNGO", "active": "YES"},
    "accreditation": {
        "organisation_id": "@organisation", "status": "OPERATIONAL", "valid_from": "2020-01-01",
        "valid_to": "2027-12-31",
    },
    "team": {"organisation_id": "@organisation", "name": "NEW-#", "team_type": "MANUAL"},
    "ordnance_type": {"name": "Model #", "category": "APM"},
    "hazardous_area": {
        "local_id": "TM-HA-X#", "name": "Area #", "classification": "CHA", "status": "OPEN",
        "status_date": "2024-05-02", "information_date": "2024-05-02", "admin_unit_id": "@village",
        "area_m2": SIDE * SIDE, "perimeter": _square,
        "contamination": "APM", "direct_evidence": "VISUAL", "priority": "MEDIUM", **_HERE,
    },
    "hazardous_area_point": {"hazardous_area_id": "@hazardous_area", **_POINT},
    "area_ordnance": {"hazardous_area_id": "@hazardous_area", "category": "APM", "quantity": 40, "emplaced": "1994"},
    "area_evidence": {
        "hazardous_area_id": "@hazardous_area", "evidence_kind": "EO", "evidence_class": "DIRECT", "present": "YES",
    },
    "area_marking": {"hazardous_area_id": "@hazardous_area", "marked_on": "2024-05", "marking_kind": "INFORMAL"},
    "area_ground": {"hazardous_area_id": "@hazardous_area", "slope": "FLAT"},
    "area_standing": {
        "hazardous_area_id": "@hazardous_area", "since": "2019", "status": "OPEN", "classification": "SHA",
        "area_m2": 24_000,
    },
    "area_beneficiaries": {"hazardous_area_id": "@hazardous_area", "timing": "EXPECTED", **_COUNT},
    "task": {
        "local_id": "TM-TSK-X#", "name": "Task #", "task_type": "CLR", "organisation_id": "@organisation",
        "status": "ONGOING", "issued_on": "2024-02-01", "planned_start": "2024-03-01", "planned_end": "2024-09-30",
        "actual_start": "2024-03-04",
    },
    "task_work_item": {
        "task_id": "@task", "item_kind": "ACTIVITY", "description": "Clear the path to the well.",
    },
    "activity_interviewee": {
        "activity_id": "@activity", "agreed": "YES", "knowledge": "Mines were laid along the path in 1994.",
    },
    "activity": {
        "local_id": "TM-CLR-X#", "activity_type": "CLR", "organisation_id": "@operator", "hazardous_area_id":
        "@hazardous_area", "status": "ONGOING", "start_date": "2024-06-03", "admin_unit_id": "@village",
    },
    "land_release_product": {
        "activity_id": "@activity", "hazardous_area_id": "@hazardous_area", "release_type": "CLR", "area_m2": 900,
        "depth_cm": 20, "release_date": "2024-06-20", "perimeter": lambda spot: spot.square(30),
    },
    "progress_report": {
        "local_id": "TM-PR-X#", "activity_id": "@activity", "period_from": "2024-06-03", "period_to": "2024-06-09",
        "report_date": "2024-06-10", "cleared_m2": 400, "working_days": 5,
    },
    "completion_survey": {
        "local_id": "TM-CS-X#", "organisation_id": "@organisation", "visit_kind": "FIRST", "start_date": "2024-06-11",
        "admin_unit_id": "@admin_unit", "areas_closed": 4, "areas_not_closed": 2, "areas": 6, "areas_worked_on": 1,
        "spot_tasks_done": "YES", "conclusion": "FOLLOW_UP", "reasons": "OPEN_AREAS",
    },
    "completion_report": {
        "local_id": "TM-CR-X#", "activity_id": "@activity", "organisation_id": "@organisation",
        "completed_on": "2024-06-30", "report_date": "2024-07-02", "cleared_m2": 900, "depth_cm": 20,
        "residual_risk": "What lies deeper than 20 cm was not searched.",
    },
    "completion_area": {
        "completion_report_id": "@completion_report", "hazardous_area_id": "@hazardous_area", "left_m2": 9_100,
        "left_reason": "OTHER", "remarks": "Left for the next season.",
    },
    "completion_ordnance": {"completion_report_id": "@completion_report", "category": "APM", "found": 9},
    "handover_certificate": {
        "local_id": "TM-HC-X#", "completion_report_id": "@completion_report", "handover_date": "2024-07-20",
        "place": "At the well", "handing_organisation_id": "@organisation", "receiver_kind": "COMMUNITY",
        "residual_risk_explained": "YES", "community_involved": "YES", "women": 3, "men": 4,
    },
    "handover_area": {"handover_certificate_id": "@handover_certificate", "hazardous_area_id": "@hazardous_area"},
    "ordnance_item": {
        "activity_id": "@activity", "hazardous_area_id": "@hazardous_area", "category": "APM", "quantity": 3,
        "found_date": "2024-06-05", "quantity_destroyed": 3, "disposal_method": "INSITU", "disposal_date": "2024-06-06",
    },
    "accident": {
        "local_id": "TM-ACC-X#", "accident_type": "MINE", "accident_kind": "ACCIDENT", "caused_by": "MINE",
        "accident_date": "2024-05-06", "device_category": "APM", "status": "VERIFIED", "status_date": "2024-05-09",
        "admin_unit_id": "@village", "report_date": "2024-05-08",
    },
    "accident_ordnance": {"accident_id": "@accident", "category": "GRH", "quantity": 1},
    "demining_accident": {
        "accident_id": "@accident", "operator_id": "@organisation", "asset": "MANUAL", "investigation_status": "FINAL",
        "initial_report_date": "2024-05-07", "final_report_date": "2024-06-20", "report_reference": "INV-#",
    },
    "casualty": {
        "accident_id": "@accident", "local_id": "TM-ACC-X#-01", "outcome": "INJURED", "sex": "M", "age": 34,
        "condition": "CIV", "activity": "FARM", "wounds": "FRAGMENT",
    },
    "casualty_wound": {"casualty_id": "@casualty", "kind": "FRAGMENT", "body_part": "CHEST"},
    "casualty_follow_up": {"casualty_id": "@casualty", "seen_on": "2024-09-01", "evolution": "HEALED"},
    "demining_victim": {"casualty_id": "@casualty", "demining_function": "DEMINER"},
    "person": {
        "local_id": "TM-P-X#", "name": "Nobody of that name #", "sex": "M", "birth_date": "1989-12-30",
        "admin_unit_id": "@village", "victim_state": "ALIVE", "consent_to_share": "YES", "consent_date": "2024-06-01",
    },
    "disability_questions": {
        "person_id": "@person", "asked_on": "2024-08-01", "seeing": "1", "hearing": "1", "walking": "3",
        "remembering": "1", "self_care": "2", "communicating": "1",
    },
    "living_situation": {"person_id": "@person", "as_of": "2024-08-01", "household_size": 6, "dependents": 3},
    "needs_assessment": {
        "local_id": "TM-NA-X#", "person_id": "@person", "assessed_on": "2024-08-01", "organisation_id": "@organisation",
    },
    "need": {
        "needs_assessment_id": "@needs_assessment", "need": "E1_PROSTHESIS", "pillar": "REHAB", "status": "OPEN",
    },
    "assistance": {
        "person_id": "@person", "provider_id": "@provider", "pillar": "REHAB", "service": "Physiotherapy",
        "service_date": "2024-10-02", "status": "COMPLETED",
    },
    "given_assistance": {"assistance_id": "@assistance", "given_on": "2024-10-02", "given": "Crutches"},
    "assistance_beneficiaries": {"assistance_id": "@assistance", **_COUNT},
    "referral": {
        "person_id": "@person", "referred_by_id": "@organisation", "provider_id": "@provider", "pillar": "REHAB",
        "referral_date": "2024-09-02", "consent": "YES", "answer": "ACCEPTED", "answer_date": "2024-09-05",
    },
    "warning_measure": {
        "kind": "EORE", "measure_date": "2024-04-02", "admin_unit_id": "@village", "organisation_id": "@organisation",
        "sessions": 2, "women": 20, "men": 10, "girls": 12, "boys": 15,
    },
    "education_activity": {
        "local_id": "TM-EORE-X#", "category": "DIRECT", "status": "COMPLETED", "organisation_id": "@organisation",
        "start_date": "2024-04-02", "end_date": "2024-04-02", "sessions": 1, "admin_unit_id": "@village",
    },
    "education_beneficiaries": {"education_activity_id": "@education_activity", **_COUNT},
    "education_session": {
        "education_activity_id": "@education_activity", "session_date": "2024-04-02", "start_time": "09:00",
        "end_time": "10:30",
    },
    "education_broadcast": {
        "education_activity_id": "@education_activity", "medium": "RADIO", "broadcast_from": "2024-04-02",
        "broadcast_to": "2024-04-30",
    },
    "education_area": {"education_activity_id": "@education_activity", "admin_unit_id": "@village"},
    "quality_visit": {
        "local_id": "TM-QA-X#", "kind": "QA", "visit_type": "ROUTINE", "start_date": "2024-07-01", "status": "DONE",
        "organisation_id": "@organisation", "activity_id": "@activity", "result": "CONFORMS",
    },
    "quality_checklist": {"quality_visit_id": "@quality_visit", "medic_available": "YES"},
    "nonconformity": {
        "quality_visit_id": "@quality_visit", "severity": "MINOR", "description": "The visitors' book was not kept.",
        "measures": "Keep the book.",
    },
    "corrective_action": {"nonconformity_id": "@nonconformity", "action": "Keep the book.", "due_date": "2024-07-20"},
    "quality_sample": {"quality_visit_id": "@quality_visit", "area_m2": 90, "sample_date": "2024-07-01"},
    "contribution": {
        "local_id": "TM-FND-X#", "direction": "RECEIVED", "stage": "DISBURSED", "donor_id": "@organisation",
        "contributed_on": "2024-03-01", "amount": 120_000.0, "currency": "EUR", "pillar": "CLEARANCE",
    },
    "stockpile_site": {"name": "Depot #", "holder": "Ministry of Defence", "status": "OPEN"},
    "stock_count": {
        "stockpile_site_id": "@stockpile_site", "counted_on": "2024-12-01", "ordnance_type_id": "@ordnance_type",
        "quantity": 40,
    },
    "stockpile_movement": {
        "kind": "OPENING", "movement_date": "2000-03-01", "ordnance_type_id": "@ordnance_type", "quantity": 40,
    },
    "retained_movement": {
        "kind": "OPENING", "movement_date": "2003-11-29", "institution": "Border Guard School", "ordnance_type_id":
        "@ordnance_type", "quantity": 40, "purpose": "Training",
    },
    "retained_use": {
        "stage": "USED", "use_date": "2024-05", "institution": "National Demining School", "objective": "Training",
        "project": "Basic course",
    },
    "destruction_site": {
        "name": "Ground #", "article": "4", "methods": "Open detonation.", "safety_standards": "National standard.",
        "environmental_standards": "Law on the environment.",
    },
    "destruction_event": {
        "title": "Destruction #", "destroyed_on": "2024-11-04", "destruction_site_id": "@destruction_site",
    },
    "treaty_status": {
        "treaty": "CCM", "status": "PARTY", "joining_act": "ACCESSION", "entry_into_force": "2015-03-01",
    },
    "treaty_extension": {"treaty_status_id": "@treaty_status", "article": "5", "new_deadline": "2030-03-01"},
    "production_facility": {
        "name": "Works #", "programme": "CONVERT", "status": "COMPLETED", "completed_on": "1999",
    },
    "filed_report": {"treaty": "CCM", "period_from": "2023-01-01", "period_to": "2023-12-31", "filed_on": "2024-04-30"},
    "list_entry": {"list_key": "occupation", "code": "BEEK#", "label": "Beekeeper of # hives"},
}  # fmt: skip
