"""What is wrong with accidents, casualties, persons, victim assistance and risk education in the sample."""

from __future__ import annotations

from mac_desktop.services.sample_years.mistakes import Given, Mistake, one, right, wrong

_LIMBS = ("sight", "hearing", "hand", "arm", "foot", "below_knee", "above_knee", "whole_leg")
_NO_LOSS: dict[str, Given] = {f"lost_{limb}": "NO" for limb in _LIMBS}

ACCIDENTS: tuple[Mistake, ...] = (
    one("accident", "D5", report_date="2024-04-30"),
    one("accident", "D3", information_date="2024-05-12", report_date="2024-05-09"),
    one("accident", "D4", verified_on="2024-05-07"),
    one("accident", "D6", report_date="2024-09-30"),
    one("accident", "G6", latitude=0.0, longitude=0.0),
    one("accident", "T3", typed={"accident_time": "about noon"}),
    one("accident", "V7", place_kind="OTHER"),
    one("accident", "X14", device_category="AVM", ordnance_type_id="@pmn"),
    (
        wrong("accident", "P1", people_harmed=3, killed=0, injured=1, outcome_unknown=0),
        right("casualty"),
    ),
    one("accident", "P18", accident_kind="INCIDENT", any_casualties="YES"),
    (
        wrong("accident", "P2", killed=1, injured=6, outcome_unknown=0),
        right("casualty"),
    ),
    one("accident", "P11", accident_type="DEMINING"),
    (wrong("accident_ordnance", "V6"), wrong("accident_ordnance", "V6")),
    one("demining_accident", "P28"),
    (
        right("accident", accident_type="DEMINING"),
        wrong("demining_accident", "D5", initial_report_date="2024-04"),
    ),
    (
        right("accident", accident_type="DEMINING"),
        wrong("demining_accident", "P11", final_report_date=None),
    ),
    (
        right("accident", accident_type="DEMINING"),
        wrong("demining_accident", "P29", primary_cause="TRAINING", secondary_cause="TRAINING"),
    ),
)  # fmt: skip

CASUALTIES: tuple[Mistake, ...] = (
    one("casualty", "P7", age=3, tampered="YES"),
    one("casualty", "P10", minutes_to_facility=4_000),
    one("casualty", "P31", minutes_to_facility=60, minutes_to_hospital=20),
    one("casualty", "P32", place_of_death="SCENE"),
    one("casualty", "P22", age=34, age_group="CHILD"),
    one("casualty", "P6", condition="DEM"),
    one("casualty", "P4", person_id="@person", wounds=None),
    one("casualty", "P3", person_id="@person", age=44),
    one("casualty", "P19", person_id="@person", sex="F"),
    (
        right("person", birth_date="2024-08", consent_given_by="Her mother", consent_date="2024-09-01"),
        wrong("casualty", "D5", person_id="@person", age=None),
    ),
    (
        wrong("person", "P20"),
        wrong("casualty", "P20", person_id="@person", outcome="KILLED", wounds=None),
    ),
    one("casualty_wound", "P33", kind="AMPUTATION", body_part="CHEST"),
    (
        right("casualty", outcome="KILLED", wounds=None),
        wrong("casualty_follow_up", "P4"),
    ),
    one("casualty_follow_up", "P5", evolution="PERMANENT", **_NO_LOSS),
    one("casualty_follow_up", "D5", seen_on="2024-03-01"),
    (
        right("accident", accident_type="DEMINING"),
        right("demining_accident"),
        right("casualty", condition="DEM"),
        wrong("demining_victim", "P34", protection_worn="NO", protection="VISOR"),
    ),
    one("demining_victim", "P6"),
)  # fmt: skip

PERSONS: tuple[Mistake, ...] = (
    one("person", "P8", consent_to_share="UNK"),
    one("person", "P21", death_date="2024-08-01"),
    one("person", "P30", birth_date="2015"),
    (wrong("person", "P35", related_person_id="@person"),),
    (
        wrong("person", "P9", name="Zarîna Noor", birth_date="1989"),
        wrong("person", "P9", name="ZARINA NOOR"),
    ),
    (
        right("person", birth_date="2022", consent_given_by="Her father"),
        wrong("disability_questions", "P36"),
    ),
    one("disability_questions", "P17", seeing=None),
    one("living_situation", "P37", dependents=6),
    (wrong("needs_assessment", "P38", prosthesis_needed="NO", prosthesis_used="YES"), right("need")),
    one("needs_assessment", "P39"),
    (
        wrong("need", "P39"),
        wrong("need", "P39"),
    ),
    (
        right("casualty", person_id="@person"),
        wrong("needs_assessment", "P16", assessed_on="2024-02"),
        right("need"),
    ),
    one("assistance", "V14", cost=120.0),
    (right("person", called="somebody"), wrong("assistance", "P40", need_id="@need", person_id="@somebody")),
    one("given_assistance", "V14", cost=12.0),
    (right("assistance"), wrong("assistance_beneficiaries", "P41")),
    one("referral", "P15", consent="NO"),
    one("referral", "V15", answer=None),
    (
        right("casualty", person_id="@person", outcome="KILLED", wounds=None),
        right("person", victim_state="DEAD", death_date="2024-05-06"),
        wrong("referral", "P4"),
    ),
)  # fmt: skip

EDUCATION: tuple[Mistake, ...] = (
    one("warning_measure", "P14", sessions=1, women=900, men=200, girls=100, boys=100),
    one("warning_measure", "P13", women=0, men=0, girls=0, boys=0),
    one("warning_measure", "P12", with_disability=400),
    (
        wrong("warning_measure", "L18", kind="FENCING", hazardous_area_id="@hazardous_area", length_m=900,
              sessions=None, women=None, men=None, girls=None, boys=None),
    ),
    one("education_activity", "P13"),
    (
        wrong("education_activity", "P14"),
        wrong("education_beneficiaries", "P14", women=300, men=None, girls=None, boys=None),
    ),
    (
        wrong("education_activity", "E3", warning_measure_id="@fence"),
        right("warning_measure", called="fence", kind="FENCING", sessions=None, women=None, men=None, girls=None,
              boys=None, length_m=40),
        right("education_beneficiaries"),
    ),
    (
        right("warning_measure", organisation_id="@organisation"),
        wrong("education_activity", "V5"),
        right("education_beneficiaries"),
    ),
    (wrong("education_activity", "D13", sessions=0), right("education_beneficiaries")),
    (
        wrong("education_activity", "S1", sessions=3),
        right("education_session"),
        right("education_beneficiaries"),
    ),
    (right("education_beneficiaries"), wrong("education_session", "D13", end_time="08:30")),
    (right("education_beneficiaries"), wrong("education_broadcast", "D13", broadcast_to="2024-03-02")),
    (right("education_beneficiaries"), wrong("education_area", "E2", admin_unit_id=None)),
    one("education_beneficiaries", "E1", "P24", count_method="MEDIA"),
    one("education_beneficiaries", "P25", women=None, men=None, girls=None, boys=None),
    one("education_beneficiaries", "P12", people=12),
    (wrong("education_beneficiaries", "P27"), wrong("education_beneficiaries", "P27")),
)  # fmt: skip

MISTAKES = ACCIDENTS + CASUALTIES + PERSONS + EDUCATION
