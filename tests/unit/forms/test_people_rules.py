"""Rules on people at their edges: what just passes, what just does not, and what is not asked at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import form_for, forms_by_key
from mac_desktop.forms.catalogue.casualty_parts import IMPAIRMENTS
from mac_desktop.forms.catalogue.person_parts import DISABILITY_ANSWERS
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.all_rules import rules_for
from mac_desktop.forms.schema import Values

TODAY = dt.date(2024, 7, 1)


def told(form: str, values: Values, held: HeldRecords | None = None, before: Values | None = None) -> list[str]:
    """The rules that a record breaks, as "id field"; its "id" is that of the record being edited."""
    record_id = values.get("id")
    lookup = held or HeldRecords()
    context = RuleContext(lookup, TODAY, str(record_id) if record_id else None, before)
    plain = {k: v for k, v in values.items() if k != "id"}
    return [f"{r.id} {r.fields[0]}" for r in rules_for(form) if r.check(plain, context) is not None]


EACH: Values = {"girls": 1, "boys": 2, "women": 3, "men": 4, "females": 5, "males": 6, "unknown": 7}
_DISABILITY = "P12 with_disability"
COUNT: Values = {"assistance_id": "s1", "kind": "DIRECT", "count_method": "ATTENDANCE"}


@pytest.mark.parametrize(
    ("counts", "problems"),
    [
        ({"people": 10}, []),
        ({"people": 0}, []),
        ({"people": Gap.UNKNOWN}, []),
        ({"households": 4}, []),
        ({}, ["P25 people"]),
        ({**EACH, "people": 28}, []),
        ({**EACH, "people": 27}, ["P12 people"]),
        ({"girls": 0, "people": 1}, ["P12 people"]),
        ({"people": 10, "first_time": 10, "with_disability": 10}, []),
        ({"people": 10, "first_time": 11}, ["P12 first_time"]),
        ({"people": 10, "with_disability": 11}, ["P12 with_disability"]),
        ({"first_time": 4, "households": 1}, []),
        ({"girls": 2, "girls_with_disability": 2}, []),
        ({"girls": 2, "girls_with_disability": 3}, ["P12 girls_with_disability"]),
        ({"men": 2, "men_with_disability": 3}, ["P12 girls_with_disability"]),
        ({"people": 9, "boys_with_disability": 1, "men_with_disability": 2, "with_disability": 3}, []),
        ({"people": 9, "boys_with_disability": 2, "men_with_disability": 2, "with_disability": 3}, [_DISABILITY]),
        ({"age_band": "A15_17", "girls": 1, "boys": 1}, []),
        ({"age_band": "A15_17", "girls": 1, "women": 0}, []),
        ({"age_band": "A15_17", "men": 1}, ["P26 age_band"]),
        ({"age_band": "A18_45", "men": 1}, []),
        ({"age_band": "A18_45", "boys": 1}, ["P26 age_band"]),
        ({"age_band": "CHILD", "women": 1}, ["P26 age_band"]),
        ({"people": 9, "count_method": "MEDIA"}, ["P24 estimated"]),
        ({"people": 9, "count_method": "HOUSEHOLDS", "estimated": "NO"}, ["P24 estimated"]),
        ({"people": 9, "count_method": "ESTIMATE", "estimated": "YES"}, []),
        ({"people": 9, "count_method": "MEDIA", "estimated": "UNK"}, []),
        ({"people": 9, "count_method": "OTHER"}, ["V7 count_method"]),
    ],
)  # fmt: skip
def test_counts_of_people(counts: Values, problems: list[str]) -> None:
    assert told("assistance_beneficiaries", {**COUNT, **counts}) == problems


def test_people_counted_whole_and_by_bands() -> None:
    whole: Values = {"id": "w", **COUNT, "people": 12}
    band: Values = {"id": "b", **COUNT, "age_band": "A05_09", "girls": 12}
    other: Values = {"id": "o", **COUNT, "kind": "INDIRECT", "people": 3}
    held = HeldRecords({"assistance_beneficiaries": (whole, band, other)})
    assert told("assistance_beneficiaries", whole, held) == []
    assert told("assistance_beneficiaries", {**whole, "people": 13}, held) == ["P12 age_band"]
    assert told("assistance_beneficiaries", {**band, "girls": 11}, held) == ["P12 age_band"]
    assert told("assistance_beneficiaries", {**band, "girls": None}, held) == ["P25 people"]
    assert told("assistance_beneficiaries", {**COUNT, "people": 12}, held) == ["P27 age_band"]
    assert told("assistance_beneficiaries", {**COUNT, "age_band": "A05_09", "girls": 1}, held) == [
        "P27 age_band",
        "P12 age_band",
    ]
    assert told("assistance_beneficiaries", {**COUNT, "assistance_id": "s2", "people": 12}, held) == []


def casualty(**values: str | int | Gap | None) -> list[str]:
    return told("casualty", {"accident_id": "x1", **values}, HeldRecords({"accident": ({"id": "x1"},)}))


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"minutes_to_facility": 2_880}, []),
        ({"minutes_to_facility": 2_881}, ["P10 minutes_to_facility"]),
        ({"minutes_to_hospital": 2_881}, ["P10 minutes_to_facility"]),
        ({"minutes_to_facility": 30, "minutes_to_hospital": 30}, []),
        ({"minutes_to_facility": 30, "minutes_to_hospital": 29}, ["P31 minutes_to_hospital"]),
        ({"place_of_death": "SCENE", "outcome": "KILLED"}, []),
        ({"place_of_death": "SCENE", "outcome": "UNK"}, ["P32 place_of_death"]),
        ({"place_of_death": "SCENE"}, []),
        ({"arrived_alive": "NO", "outcome": "KILLED"}, []),
        ({"arrived_alive": "NO", "outcome": "INJURED"}, ["P32 arrived_alive"]),
        ({"arrived_alive": "YES", "outcome": "KILLED", "place_of_death": "FACILITY"}, []),
        ({"arrived_alive": "YES", "outcome": "KILLED", "place_of_death": "ON_WAY"}, ["P32 arrived_alive"]),
        ({"arrived_alive": "YES", "outcome": "KILLED", "place_of_death": "SCENE"}, ["P32 arrived_alive"]),
        ({"outcome": "INJURED"}, []),
        ({"outcome": "INJURED", "facility_id": "f1"}, ["P4 wounds"]),
        ({"outcome": "INJURED", "facility_id": "f1", "wounds": Gap.UNKNOWN}, []),
        ({"outcome": "KILLED", "facility_id": "f1"}, []),
        ({"occupation": "DRIVER", "age": 17}, ["P7 occupation"]),
        ({"occupation": "DRIVER", "age": 18}, []),
        ({"occupation": "DEMINER", "age_group": "CHILD"}, ["P7 occupation"]),
        ({"occupation": "STUDENT", "age": 9}, []),
        ({"condition": "DEM", "age": 17}, ["P7 occupation"]),
        ({"tampered": "YES", "age": 4}, ["P7 tampered"]),
        ({"tampered": "YES", "age": 5}, []),
        ({"activity": "TAMP", "age": 4}, ["P7 tampered"]),
        ({"age": 17, "age_group": "ADULT"}, ["P22 age_group"]),
        ({"age": 18, "age_group": "ADULT"}, []),
        ({"remarks": "call +93 79 123 4567"}, ["V10 remarks"]),
        ({"transport": "OTHER"}, ["V7 transport"]),
    ],
)
def test_casualties(values: Values, problems: list[str]) -> None:
    assert casualty(**values) == problems  # type: ignore[arg-type]


def test_wounds_told_one_by_one_are_wounds() -> None:
    held = HeldRecords({"casualty_wound": ({"id": "w1", "casualty_id": "c1"},)})
    assert told("casualty", {"id": "c1", "outcome": "INJURED", "facility_id": "f1"}, held) == []
    assert told("casualty", {"id": "c2", "outcome": "INJURED", "facility_id": "f1"}, held) == ["P4 wounds"]


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1990-06-01", "2024-05-01", 33),
        ("1990", "2024-05-01", "33–34"),
        ("2024", "2024-05-01", "0"),
        ("1990", "2024", "33–34"),
        (None, "2024-05-01", None),
        ("1990", None, None),
        ("2025", "2024-05-01", None),
    ],
)  # fmt: skip
def test_an_age_that_follows_from_the_date_of_birth_is_asked_for(birth: str, day: str, age: object) -> None:
    held = HeldRecords(
        {"person": ({"id": "p1", "birth_date": birth},), "accident": ({"id": "x1", "accident_date": day},)}
    )
    rule = next(r for r in rules_for("casualty") if r.id == "P3" and r.severity is Severity.WARN)
    outcome = rule.check({"person_id": "p1", "accident_id": "x1"}, RuleContext(held, TODAY))
    assert (None if outcome is None else str(outcome["age"])) == (None if age is None else str(age))
    assert rule.check({"person_id": "p1", "accident_id": "x1", "age": 3}, RuleContext(held, TODAY)) is None
    assert rule.check({"person_id": "p1", "accident_id": "x1", "age": Gap.UNKNOWN}, RuleContext(held, TODAY)) is None


DEMINING = HeldRecords(
    {
        "accident": ({"id": "x1", "accident_type": "MINE"}, {"id": "x2", "accident_type": "DEMINING"}, {"id": "x3"}),
        "casualty": ({"id": "c1", "accident_id": "x1"}, {"id": "c2", "accident_id": "x2"}, {"id": "c3"}),
        "demining_victim": (
            {"id": "v1", "casualty_id": "c1", "employer_id": "o1"},
            {"id": "v2", "casualty_id": "c4"},
        ),
    }
)


def test_a_deminer_is_hurt_at_demining_or_has_an_employer_in_it() -> None:
    assert told("casualty", {"id": "c9", "accident_id": "x1", "condition": "DEM"}, DEMINING) == ["P6 condition"]
    assert told("casualty", {"accident_id": "x1", "condition": "DEM"}, DEMINING) == ["P6 condition"]
    assert told("casualty", {"id": "c1", "accident_id": "x1", "condition": "DEM"}, DEMINING) == []
    assert told("casualty", {"id": "c4", "accident_id": "x1", "condition": "DEM"}, DEMINING) == ["P6 condition"]
    assert told("casualty", {"id": "c9", "accident_id": "x2", "condition": "DEM"}, DEMINING) == []
    assert told("casualty", {"id": "c9", "accident_id": "x3", "condition": "DEM"}, DEMINING) == []
    assert told("demining_victim", {"casualty_id": "c2"}, DEMINING) == []
    assert told("demining_victim", {"casualty_id": "c3"}, DEMINING) == []
    assert told("demining_victim", {"id": "v1", "casualty_id": "c1"}, DEMINING) == ["P6 casualty_id"]


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"protection_worn": "YES", "protection": "VISOR;APRON"}, []),
        ({"protection_worn": "YES", "protection": "NONE"}, ["P34 protection_worn"]),
        ({"protection_worn": "NO", "protection": "NONE"}, []),
        ({"protection_worn": "NO", "protection": "NONE;VISOR"}, ["P34 protection_worn"]),
        ({"protection_worn": "UNK", "protection": "VISOR"}, []),
        ({"protection_worn": "NO"}, []),
    ],
)
def test_protection_of_deminers(values: Values, problems: list[str]) -> None:
    assert told("demining_victim", values) == problems


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"evolution": "PERMANENT"}, []),
        ({"evolution": "PERMANENT", **dict.fromkeys(IMPAIRMENTS, "NO")}, ["P5 evolution"]),
        ({"evolution": "HEALED", **dict.fromkeys(IMPAIRMENTS, "NO")}, []),
        ({"evolution": "HEALED", "lost_whole_leg": "YES"}, ["P5 evolution"]),
        ({"evolution": "UNDER_CARE", "lost_whole_leg": "YES"}, []),
        ({"casualty_id": "k"}, ["P4 casualty_id"]),
        ({"casualty_id": "i", "evolution": "DIED"}, ["P20 evolution"]),
        ({"casualty_id": "d", "evolution": "DIED"}, []),
        ({"casualty_id": "i", "seen_on": "2024-05-01"}, []),
        ({"casualty_id": "i", "seen_on": "2024-04-30"}, ["D5 seen_on"]),
        ({"casualty_id": "i", "seen_on": "2024"}, []),
    ],
)
def test_follow_up_of_the_injury(values: Values, problems: list[str]) -> None:
    held = HeldRecords(
        {
            "casualty": (
                {"id": "k", "outcome": "KILLED"},
                {"id": "i", "outcome": "INJURED", "person_id": "alive", "accident_id": "x1"},
                {"id": "d", "outcome": "INJURED", "person_id": "dead", "accident_id": "x1"},
            ),
            "person": ({"id": "alive", "victim_state": "ALIVE"}, {"id": "dead", "victim_state": "DECEASED"}),
            "accident": ({"id": "x1", "accident_date": "2024-05-01"},),
        }
    )
    assert told("casualty_follow_up", values, held) == problems


@pytest.mark.parametrize("part", ["UPPER_ARM", "HAND", "ABOVE_KNEE", "BELOW_KNEE", "FOOT", "OTHER", "UNK"])
def test_limbs_can_be_amputated(part: str) -> None:
    assert told("casualty_wound", {"kind": "AMPUTATION", "body_part": part, "remarks": "left"}) == []
    assert told("casualty_wound", {"kind": "BURN", "body_part": "CHEST"}) == []


def test_accidents() -> None:
    assert told("accident", {"any_casualties": "NO", "people_harmed": 0}) == []
    assert told("accident", {"any_casualties": "NO", "people_harmed": 1}) == ["P1 any_casualties"]
    assert told("accident", {"accident_kind": "INCIDENT", "any_casualties": "YES"}) == ["P18 accident_kind"]
    assert told("accident", {"accident_kind": "INCIDENT", "people_harmed": 2}) == ["P18 accident_kind"]
    assert told("accident", {"accident_kind": "INCIDENT", "any_casualties": "NO"}) == []
    late = {"accident_date": "2024-03-01", "report_date": "2024-03-31"}
    assert told("accident", late) == []
    assert told("accident", {**late, "report_date": "2024-04-01"}) == ["D6 report_date"]
    assert told("accident", {**late, "report_date": "2025-03-01"}) == ["D6 report_date"]
    assert told("accident", {**late, "report_date": "2025-03-02"}) == [], "gathered afterwards"
    assert told("accident", {**late, "report_date": "2024-02-28"}) == ["D5 report_date"]


def test_the_total_of_a_report_is_compared_where_it_stands_alone() -> None:
    held = HeldRecords({"casualty": ({"id": "c1", "accident_id": "x1", "outcome": "KILLED"},)})
    assert told("accident", {"id": "x1", "people_harmed": 1}, held) == []
    assert told("accident", {"id": "x1", "people_harmed": 2}, held) == ["P2 people_harmed"]
    assert told("accident", {"id": "x1", "people_harmed": 2, "killed": 1}, held) == []
    assert told("accident", {"people_harmed": 2}, held) == []


def test_a_demining_accident_on_its_way() -> None:
    held = HeldRecords(
        {
            "demining_accident": (
                {"id": "d1", "accident_id": "x1", "investigation_status": "UNDERWAY"},
                {"id": "d2", "accident_id": "x2", "investigation_status": "LESSONS"},
            )
        }
    )
    event: Values = {"accident_type": "DEMINING", "status_date": "2024-05-01"}
    verified: Values = {**event, "status": "VERIFIED"}
    assert told("accident", {"id": "x1", **verified}, held) == []
    assert told("accident", {"id": "x3", **verified}, held) == ["P11 accident_type"]
    assert told("accident", {"id": "x3", **event}, held) == []
    assert told("accident", {"id": "x3", **verified, "accident_type": "MINE"}, held) == []
    investigated: Values = {**event, "status": "INVESTIGATED"}
    assert "P11 status" in told("accident", {"id": "x1", **investigated}, held, verified)
    assert "P11 status" not in told("accident", {"id": "x2", **investigated}, held, verified)
    assert "P11 status" not in told("accident", {"id": "x1", **investigated}, held, investigated)
    assert "P11 status" not in told("accident", {"id": "x1", **investigated}, held)


@pytest.mark.parametrize("status", ["FINAL", "ACTIONS", "LESSONS"])
def test_a_final_investigation_has_its_report(status: str) -> None:
    whole: Values = {"investigation_status": status, "final_report_date": "2024", "report_reference": "INV-1"}
    assert told("demining_accident", whole) == []
    for name in ("final_report_date", "report_reference"):
        assert told("demining_accident", {**whole, name: None}) == ["P11 investigation_status"]
    assert told("demining_accident", {"investigation_status": "UNDERWAY"}) == []


def test_two_causes_that_are_one() -> None:
    assert told("demining_accident", {"primary_cause": "UNK", "secondary_cause": "UNK"}) == []
    assert told("demining_accident", {"secondary_cause": "TRAINING"}) == []
    assert told("demining_accident", {"primary_cause": "TRAINING", "secondary_cause": "TRAINING"}) == [
        "P29 secondary_cause"
    ]


@pytest.mark.parametrize("field", ["initial_report_date", "investigated_from", "final_report_date"])
def test_nothing_is_investigated_before_it_happened(field: str) -> None:
    held = HeldRecords({"accident": ({"id": "x1", "accident_type": "DEMINING", "accident_date": "2024-05-02"},)})
    assert told("demining_accident", {"accident_id": "x1", field: "2024-05-02"}, held) == []
    assert told("demining_accident", {"accident_id": "x1", field: "2024-05-01"}, held) == ["D5 initial_report_date"]


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"consent_to_share": "YES"}, []),
        ({"consent_to_share": "NO"}, []),
        ({"consent_to_share": "UNK"}, ["P8 consent_to_share"]),
        ({"consent_to_share": Gap.NOT_APPLICABLE}, ["P8 consent_to_share"]),
        ({}, []),
        ({"consent_to_share": "YES", "birth_date": "2006-06-30"}, []),
        ({"consent_to_share": "YES", "birth_date": "2006-07-02"}, ["P30 consent_given_by"]),
        ({"consent_to_share": "YES", "birth_date": "2006-07-02", "consent_given_by": "Mother"}, []),
        ({"consent_to_share": "NO", "birth_date": "2006-07-02"}, []),
        ({"consent_to_share": "YES", "birth_date": "2006-07-02", "consent_date": "2024-07-02"}, []),
        ({"victim_kind": "INDIRECT"}, ["P35 related_person_id"]),
        ({"victim_kind": "DIRECT"}, []),
        ({"victim_kind": "INDIRECT", "related_person_id": Gap.UNKNOWN}, []),
        ({"victim_state": "ALIVE", "death_date": "2024"}, ["P21 victim_state"]),
        ({"birth_date": "1990", "death_date": "1989"}, ["D5 death_date"]),
    ],
)
def test_persons(values: Values, problems: list[str]) -> None:
    assert told("person", values) == problems


def test_the_questions_on_disability_are_answered_whole_and_of_those_old_enough() -> None:
    answers: Values = dict.fromkeys(DISABILITY_ANSWERS, "1")
    assert told("disability_questions", answers) == []
    for name in DISABILITY_ANSWERS:
        assert told("disability_questions", {**answers, name: None}) == ["P17 seeing"]
        assert told("disability_questions", {**answers, name: Gap.UNKNOWN}) == []
    held = HeldRecords({"person": ({"id": "p1", "birth_date": "2019-05-01", "death_date": "2025"},)})
    asked: Values = {**answers, "person_id": "p1"}
    assert told("disability_questions", {**asked, "asked_on": "2024-05-01"}, held) == []
    assert told("disability_questions", {**asked, "asked_on": "2024-04-30"}, held) == ["P36 asked_on"]
    assert told("disability_questions", {**asked, "asked_on": "2019-04-30"}, held) == ["P36 asked_on", "D5 asked_on"]
    assert told("disability_questions", {**asked, "asked_on": "2026"}, held) == ["D5 asked_on"]


def test_households() -> None:
    assert told("living_situation", {"household_size": 3, "dependents": 2}) == []
    assert told("living_situation", {"household_size": 3, "dependents": 3}) == ["P37 dependents"]
    assert told("living_situation", {"dependents": 3}) == []
    assert told("living_situation", {"household_size": 1, "dependents": 0}) == []
    assert told("living_situation", {"displaced_since": "2024-02", "as_of": "2024-01"}) == ["D9 as_of"]


def test_needs_and_their_prostheses() -> None:
    assert told("needs_assessment", {"prosthesis_needed": "NO", "prosthesis_used": "NO"}) == []
    assert told("needs_assessment", {"prosthesis_needed": "NO", "prosthesis_used": "YES"}) == ["P38 prosthesis_needed"]
    assert told("needs_assessment", {"prosthesis_used": "YES", "prosthesis_not_used": "FIT"}) == [
        "P38 prosthesis_not_used"
    ]
    held = HeldRecords(
        {
            "needs_assessment": ({"id": "a1", "assessed_on": "2024-05-02"},),
            "need": ({"id": "n1", "needs_assessment_id": "a1", "need": "E1_CASH"},),
        }
    )
    need: Values = {"needs_assessment_id": "a1", "need": "E1_CASH", "status": "MET"}
    assert told("need", {"id": "n1", **need, "status_date": "2024-05-02"}, held) == []
    assert told("need", {"id": "n1", **need, "status_date": "2024-05-01"}, held) == ["D9 status_date"]
    assert told("need", {"id": "n1", **need, "status": "OPEN", "status_date": "2024-05-01"}, held) == []
    assert told("need", {**need, "status_date": "2024-06"}, held) == ["P39 need"]
    assert told("needs_assessment", {"id": "a1", "assessed_on": "2024-05"}, held) == []
    assert told("needs_assessment", {"id": "a2", "assessed_on": "2024-05"}, held) == ["P39 assessed_on"]
    assert told("needs_assessment", {"assessed_on": "2024-05"}, held) == []


def test_services_and_referrals() -> None:
    held = HeldRecords(
        {
            "needs_assessment": ({"id": "a1", "person_id": "p1"},),
            "need": ({"id": "n1", "needs_assessment_id": "a1"},),
            "assistance": ({"id": "s1", "person_id": "p1"}, {"id": "s2"}),
            "casualty": ({"id": "c1", "person_id": "p1", "accident_id": "x1"},),
            "accident": ({"id": "x1", "accident_date": "2024-05-02"},),
            "person": ({"id": "p3", "death_date": "2024-05-02"},),
        }
    )
    for form in ("assistance", "referral"):
        assert told(form, {"person_id": "p1", "need_id": "n1"}, held) == []
        assert told(form, {"person_id": "p2", "need_id": "n1"}, held) == ["P40 need_id"]
        assert told(form, {"need_id": "n1"}, held) == []
        assert told(form, {"cost": 0.0}, held) == []
        assert told(form, {"cost": 1.0}, held) == ["V14 currency"]
    assert told("assistance", {"person_id": "p1", "service_date": "2024-05-01"}, held) == ["P16 service_date"]
    assert told("assistance", {"person_id": "p1", "service_date": "2024-05"}, held) == []
    assert told("referral", {"person_id": "p3", "referral_date": "2024-05-02"}, held) == []
    assert told("referral", {"person_id": "p3", "referral_date": "2024-05-03"}, held) == ["P4 person_id"]
    assert told("referral", {"consent": "UNK"}, held) == ["P15 consent"]
    count = {**COUNT, "people": 3}
    assert told("assistance_beneficiaries", {**count, "assistance_id": "s1"}, held) == ["P41 kind"]
    assert told("assistance_beneficiaries", {**count, "assistance_id": "s1", "kind": "INDIRECT"}, held) == []
    assert told("assistance_beneficiaries", {**count, "assistance_id": "s2"}, held) == []


# ---- what is asked


@pytest.mark.parametrize(
    ("form", "field", "values", "asked"),
    [
        ("accident", "killed", {}, True),
        ("accident", "killed", {"any_casualties": "NO"}, False),
        ("accident", "killed", {"any_casualties": "NO", "people_harmed": 2}, True),
        ("accident", "marking_type_before", {}, False),
        ("accident", "marking_type_before", {"marked_before": "YES"}, True),
        ("accident", "cleared_after_by", {"cleared_after": "NO"}, False),
        ("accident", "cleared_after_by", {"cleared_after": "NO", "cleared_after_by": "MIL"}, True),
        ("demining_accident", "activity_type", {"work_id": "w"}, False),
        ("demining_accident", "activity_type", {}, True),
        ("demining_accident", "report_reference", {"investigation_status": "INITIAL"}, False),
        ("demining_accident", "report_reference", {"investigation_status": "FINAL"}, True),
        ("demining_accident", "report_reference", {"final_report_date": "2024"}, True),
        ("casualty", "place_of_death", {"outcome": "INJURED"}, False),
        ("casualty", "place_of_death", {"outcome": "KILLED"}, True),
        ("casualty", "age_estimated", {}, False),
        ("casualty", "age_estimated", {"age": 0}, True),
        ("casualty", "transport", {"transported": "NO"}, False),
        ("casualty", "transport", {}, True),
        ("casualty_follow_up", "lost_arm", {"evolution": "HEALED"}, False),
        ("casualty_follow_up", "lost_arm", {"evolution": "HEALED", "lost_foot": "YES"}, True),
        ("casualty_follow_up", "lost_arm", {"evolution": "PERMANENT"}, True),
        ("demining_victim", "protection", {"protection_worn": "NO"}, False),
        ("demining_victim", "protection", {"protection_worn": "NO", "protection": "VISOR"}, True),
        ("person", "kinship", {}, False),
        ("person", "kinship", {"victim_kind": "INDIRECT"}, True),
        ("person", "consent_date", {}, False),
        ("person", "consent_date", {"consent_authorities": "NO"}, True),
        ("living_situation", "displaced_since", {"displacement": "RESIDENT"}, False),
        ("living_situation", "displaced_since", {"displacement": "IDP"}, True),
        ("needs_assessment", "prosthesis_used", {}, False),
        ("needs_assessment", "prosthesis_used", {"prosthesis_needed": "YES"}, True),
        ("needs_assessment", "prosthesis_since", {"prosthesis_needed": "YES", "prosthesis_used": "NO"}, False),
        ("needs_assessment", "prosthesis_not_used", {"prosthesis_needed": "YES", "prosthesis_used": "NO"}, True),
        ("needs_assessment", "prosthesis_not_used", {"prosthesis_needed": "YES", "prosthesis_used": "YES"}, False),
        ("assistance", "need_id", {}, False),
        ("assistance", "need_id", {"person_id": "p1"}, True),
        ("assistance_beneficiaries", "women", {"age_band": "A15_17"}, False),
        ("assistance_beneficiaries", "girls", {"age_band": "A15_17"}, True),
        ("assistance_beneficiaries", "women", {}, True),
        ("assistance_beneficiaries", "females", {"age_band": "A15_17"}, False),
    ],
)
def test_only_what_applies_is_asked(form: str, field: str, values: Values, asked: bool) -> None:
    shown_when = form_for(form).fields[field].spec.shown_when
    assert shown_when is not None
    assert shown_when({**dict.fromkeys(form_for(form).fields), **values}) is asked


@pytest.mark.parametrize(
    ("part", "owner", "offered"),
    [
        ("demining_accident", {"accident_type": "DEMINING"}, True),
        ("demining_accident", {"accident_type": "MINE"}, False),
        ("casualty_follow_up", {"outcome": "KILLED"}, False),
        ("casualty_follow_up", {"outcome": "UNK"}, True),
        ("demining_victim", {"condition": "DEM"}, True),
        ("demining_victim", {"activity": "DEMI"}, True),
        ("demining_victim", {"condition": "CIV"}, False),
        ("needs_assessment", {"victim_state": "DECEASED"}, False),
        ("needs_assessment", {}, True),
    ],
)
def test_parts_are_offered_where_they_apply(part: str, owner: Values, offered: bool) -> None:
    applies_to = form_for(part).form.applies_to
    assert applies_to is not None
    assert applies_to(owner) is offered


MINIMUM: dict[str, Sequence[str]] = {
    "accident": ("accident_type", "accident_date", "admin_unit_id", "latitude", "longitude", "device_category"),
    "casualty": ("person_id", "outcome", "sex", "activity", "tampered"),
    "person": ("name", "identification", "sex", "birth_date", "admin_unit_id", "consent_to_share"),
    "assistance_beneficiaries": ("kind", "girls", "boys", "women", "men", "count_method"),
}


@pytest.mark.parametrize("form", MINIMUM)
def test_the_minimum_of_imas_05_10_is_marked(form: str) -> None:
    fields = form_for(form).fields
    assert {n for n in MINIMUM[form] if not (fields[n].spec.minimum or fields[n].required)} == set()


def test_names_health_and_needs_of_people_are_for_few() -> None:
    personal = {key for key, form in forms_by_key().items() if form.form.personal}
    assert personal >= {
        "person",
        "disability_questions",
        "living_situation",
        "needs_assessment",
        "need",
        "referral",
        "casualty_follow_up",
        "casualty_interview",
    }


def test_every_need_has_its_place_in_the_tree() -> None:
    needs = codelist("need")
    assert {needs.within(code.code)[-1] for code in needs} == {"B", "D", "E"}
    assert needs.within("E1_PROSTHESIS") == ("E1_PROSTHESIS", "E1_DEVICE", "E1", "E")
    classes = codelist("assistance_class")
    assert all(len(classes.within(code.code)) <= 2 for code in classes)
