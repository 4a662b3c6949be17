"""Persons, and casualties: one person at one accident."""

from __future__ import annotations

from mac_desktop.domain.records import base


class Person(base.Record, table=True):
    """A survivor, a person killed or a beneficiary, with a stable identity. Restricted information."""

    __tablename__ = "person"

    local_id: str | None = base.text(length=80, unique=True)
    name: str | None = base.text(required=True)
    father_name: str | None = base.text()
    other_names: str | None = base.memo()
    sex: str | None = base.code("sex", required=True)
    birth_date: str | None = base.partial_date()
    birth_estimated: str | None = base.code("yes_no")
    identification: str | None = base.text(length=120)
    admin_unit_id: str | None = base.reference("admin_unit")
    address: str | None = base.memo()
    phone: str | None = base.text(length=80)
    ethnic_group: str | None = base.code("ethnic_group")
    occupation: str | None = base.code("occupation")
    victim_state: str | None = base.code("victim_state")
    death_date: str | None = base.partial_date()
    consent_to_share: str | None = base.code("yes_no", required=True)
    remarks: str | None = base.memo()


class Casualty(base.Record, table=True):
    """One person killed or injured at one accident.

    Sex and age are kept here as that report gave them, because registers without names are casualties without persons.
    """

    __tablename__ = "casualty"

    accident_id: str | None = base.reference("accident", required=True, owner=True)
    person_id: str | None = base.reference("person")
    local_id: str | None = base.text(length=80, unique=True)
    outcome: str | None = base.code("casualty_outcome", required=True)
    sex: str | None = base.code("sex", required=True)
    age: int | None = base.integer(unit="years", high=110)
    age_group: str | None = base.code("age_group")
    condition: str | None = base.code("casualty_condition", required=True)
    activity: str | None = base.code("activity_at_accident", required=True)
    ethnic_group: str | None = base.code("ethnic_group")
    occupation: str | None = base.code("occupation")
    tampered: str | None = base.code("yes_no")
    knew_danger: str | None = base.code("yes_no")
    received_eore: str | None = base.code("yes_no")
    wounds: str | None = base.codes("wound")
    facility_id: str | None = base.reference("service_provider")
    minutes_to_facility: int | None = base.integer(unit="min", high=100_000)
    remarks: str | None = base.memo()
