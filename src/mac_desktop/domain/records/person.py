"""Persons: their identity and consent, how they live, and the difficulties that they have. Restricted information."""

from __future__ import annotations

from mac_desktop.domain.records import base


class Person(base.Record, table=True):
    """A survivor, a person killed, a member of the family or a beneficiary, with a stable identity."""

    __tablename__ = "person"

    local_id: str | None = base.text(length=80, unique=True)
    name: str | None = base.text(required=True)
    father_name: str | None = base.text()
    other_names: str | None = base.memo()
    sex: str | None = base.code("sex", required=True)
    birth_date: str | None = base.partial_date()
    birth_estimated: str | None = base.code("yes_no")
    identity_paper: str | None = base.code("identity_paper")
    identification: str | None = base.text(length=120)
    nationality: str | None = base.text(length=80)
    ethnic_group: str | None = base.code("ethnic_group")
    education: str | None = base.code("education_level")
    marital_status: str | None = base.code("marital_status")
    occupation: str | None = base.code("occupation")
    admin_unit_id: str | None = base.reference("admin_unit")
    address: str | None = base.memo()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    phone: str | None = base.text(length=80)
    victim_kind: str | None = base.code("victim_kind")
    related_person_id: str | None = base.reference("person")
    kinship: str | None = base.code("kinship")
    vulnerable_groups: str | None = base.codes("vulnerable_group")
    rehabilitation_phase: str | None = base.code("rehabilitation_phase")
    victim_state: str | None = base.code("victim_state")
    death_date: str | None = base.partial_date()
    consent_to_share: str | None = base.code("yes_no", required=True)
    consent_authorities: str | None = base.code("yes_no")
    consent_date: str | None = base.partial_date()
    consent_given_by: str | None = base.text(length=120)
    remarks: str | None = base.memo()


class DisabilityQuestions(base.Record, table=True):
    """The six answers of the Washington Group short set on one day. "Not asked" is that there is no such record."""

    __tablename__ = "disability_questions"

    person_id: str | None = base.reference("person", required=True, owner=True)
    asked_on: str | None = base.partial_date(required=True)
    proxy: str | None = base.code("yes_no")
    seeing: str | None = base.code("wg_answer")
    hearing: str | None = base.code("wg_answer")
    walking: str | None = base.code("wg_answer")
    remembering: str | None = base.code("wg_answer")
    self_care: str | None = base.code("wg_answer")
    communicating: str | None = base.code("wg_answer")
    remarks: str | None = base.memo()


class LivingSituation(base.Record, table=True):
    """How a person lived on one day: household, home, work and income, school, inclusion (IMSMA victim groups)."""

    __tablename__ = "living_situation"

    person_id: str | None = base.reference("person", required=True, owner=True)
    as_of: str | None = base.partial_date(required=True)
    household_size: int | None = base.integer(high=200)
    dependents: int | None = base.integer(high=200)
    head_of_household: str | None = base.code("yes_no")
    breadwinner: str | None = base.code("yes_no")
    breadwinner_changed: str | None = base.code("yes_no")
    displacement: str | None = base.code("displacement_status")
    displaced_since: str | None = base.partial_date()
    displaced_dwelling: str | None = base.code("displaced_dwelling")
    origin_unit_id: str | None = base.reference("admin_unit")
    habitat: str | None = base.code("habitat_kind")
    residence: str | None = base.code("residence_kind")
    amenities: str | None = base.codes("amenity")
    repairs_needed: str | None = base.code("yes_no")
    occupation: str | None = base.code("occupation")
    work_sector: str | None = base.code("work_sector")
    income: str | None = base.code("income_level")
    assets: str | None = base.codes("household_asset")
    lost_job: str | None = base.code("yes_no")
    employed_again: str | None = base.code("yes_no")
    refused_training: str | None = base.code("yes_no")
    refused_job: str | None = base.code("yes_no")
    child_at_school: str | None = base.code("yes_no")
    encouraged_to_study: str | None = base.code("yes_no")
    school_meets_needs: str | None = base.code("yes_no")
    included_by_family: str | None = base.code("yes_no")
    included_by_community: str | None = base.code("yes_no")
    feels_included: str | None = base.code("inclusion_level")
    difficulty_access: str | None = base.code("difficulty_level")
    difficulty_moving: str | None = base.code("difficulty_level")
    difficulty_social: str | None = base.code("difficulty_level")
    wants_to_advocate: str | None = base.code("yes_no")
    knows_rights: str | None = base.code("yes_no")
    in_programme: str | None = base.code("yes_no")
    medicine: str | None = base.memo()
    addictions: str | None = base.memo()
    other_problems: str | None = base.memo()
