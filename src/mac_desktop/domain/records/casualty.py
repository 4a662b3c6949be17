"""Casualties: one person at one accident, and what is known of the harm done."""

from __future__ import annotations

from mac_desktop.domain.records import base


class Casualty(base.Record, table=True):
    """One person killed or injured at one accident.

    Sex and age are kept here as that report gave them, because registers without names are casualties without persons.
    What few reports tell stands on records of its own: single wounds, what became of them, demining, interviews.
    """

    __tablename__ = "casualty"

    accident_id: str | None = base.reference("accident", required=True, owner=True)
    person_id: str | None = base.reference("person")
    local_id: str | None = base.text(length=80, unique=True)
    outcome: str | None = base.code("casualty_outcome", required=True)
    place_of_death: str | None = base.code("place_of_death")
    sex: str | None = base.code("sex", required=True)
    age: int | None = base.integer(unit="years", high=110)
    age_estimated: str | None = base.code("yes_no")
    age_group: str | None = base.code("age_group")
    condition: str | None = base.code("casualty_condition", required=True)
    ethnic_group: str | None = base.code("ethnic_group")
    occupation: str | None = base.code("occupation")
    work_sector: str | None = base.code("work_sector")
    displacement: str | None = base.code("displacement_status")
    activity: str | None = base.code("activity_at_accident", required=True)
    entry_reason: str | None = base.code("entry_reason")
    entry_frequency: str | None = base.code("entry_frequency")
    knew_danger: str | None = base.code("yes_no")
    saw_object: str | None = base.code("yes_no")
    received_eore: str | None = base.code("yes_no")
    tampered: str | None = base.code("yes_no")
    touched_by_accident: str | None = base.code("yes_no")
    set_off_by: str | None = base.code("who_set_it_off")
    in_group: str | None = base.code("yes_no")
    wounds: str | None = base.codes("wound")
    aided_on_site: str | None = base.code("yes_no")
    transported: str | None = base.code("yes_no")
    transport: str | None = base.code("transport_kind")
    facility_id: str | None = base.reference("service_provider")
    minutes_to_facility: int | None = base.integer(unit="min", high=100_000)
    minutes_to_hospital: int | None = base.integer(unit="min", high=100_000)
    arrived_alive: str | None = base.code("yes_no")
    treaty_statistics: str | None = base.codes("statistic_category")
    remarks: str | None = base.memo()


class CasualtyWound(base.Record, table=True):
    """One wound, where a hospital or an investigation tells them one by one."""

    __tablename__ = "casualty_wound"

    casualty_id: str | None = base.reference("casualty", required=True, owner=True)
    body_part: str | None = base.code("body_part", required=True)
    side: str | None = base.code("body_side")
    kind: str | None = base.code("wound_kind", required=True)
    grade: str | None = base.code("wound_grade")
    remarks: str | None = base.memo()


class CasualtyFollowUp(base.Record, table=True):
    """What had become of an injured person on a later day, with the eight permanent impairments."""

    __tablename__ = "casualty_follow_up"

    casualty_id: str | None = base.reference("casualty", required=True, owner=True)
    seen_on: str | None = base.partial_date(required=True)
    evolution: str | None = base.code("casualty_evolution", required=True)
    lost_sight: str | None = base.code("yes_no")
    lost_hearing: str | None = base.code("yes_no")
    lost_hand: str | None = base.code("yes_no")
    lost_arm: str | None = base.code("yes_no")
    lost_foot: str | None = base.code("yes_no")
    lost_below_knee: str | None = base.code("yes_no")
    lost_above_knee: str | None = base.code("yes_no")
    lost_whole_leg: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class DeminingVictim(base.Record, table=True):
    """What is asked of a person hurt at demining work: function, training, rest, protection. One at most for each
    casualty."""

    __tablename__ = "demining_victim"

    casualty_id: str | None = base.reference("casualty", required=True, owner=True)
    employer_id: str | None = base.reference("organisation")
    demining_function: str | None = base.code("demining_function", required=True)
    minutes_on_post: int | None = base.integer(unit="min", high=1_440)
    last_training: str | None = base.partial_date()
    last_leave: str | None = base.partial_date()
    protection_worn: str | None = base.code("yes_no")
    protection: str | None = base.codes("protective_equipment")
    protection_effect: str | None = base.code("protection_effect")
    fitness: str | None = base.code("fitness_for_work")
    insured: str | None = base.code("yes_no")
    compensated: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class CasualtyInterview(base.Record, table=True):
    """A visit at which somebody was asked about a casualty: by whom, where, when, and whom. Restricted information."""

    __tablename__ = "casualty_interview"

    casualty_id: str | None = base.reference("casualty", required=True, owner=True)
    interview_date: str | None = base.partial_date(required=True)
    organisation_id: str | None = base.reference("organisation")
    interviewer: str | None = base.text(length=120)
    second_interviewer: str | None = base.text(length=120)
    admin_unit_id: str | None = base.reference("admin_unit")
    interview_place: str | None = base.text()
    informant_kind: str | None = base.code("informant_kind")
    informant_name: str | None = base.text(length=120)
    informant_phone: str | None = base.text(length=80)
    remarks: str | None = base.memo()
