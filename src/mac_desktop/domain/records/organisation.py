"""Organisations that work in mine action: how they are reached, what they are able and accredited to do, their teams
and the people who work for them (data-model.md 1.3)."""

from __future__ import annotations

from mac_desktop.domain.records import base


class Organisation(base.Record, table=True):
    """An operator, authority, donor, hospital or any other body that acts or reports."""

    __tablename__ = "organisation"

    short_name: str | None = base.text(required=True, length=60, unique=True)
    name: str | None = base.text(required=True)
    other_names: str | None = base.memo()
    category: str | None = base.code("org_category", required=True)
    active: str | None = base.code("yes_no")
    parent_id: str | None = base.reference("organisation")
    address: str | None = base.memo()
    phone: str | None = base.text(length=80)
    email: str | None = base.text(length=120)
    website: str | None = base.text()
    remarks: str | None = base.memo()


class OrganisationContact(base.Record, table=True):
    """Somebody, or a desk, by whom an organisation is reached."""

    __tablename__ = "organisation_contact"

    organisation_id: str | None = base.reference("organisation", required=True, owner=True)
    name: str | None = base.text(required=True, length=120)
    position: str | None = base.text(length=120)
    phone: str | None = base.text(length=80)
    mobile: str | None = base.text(length=80)
    email: str | None = base.text(length=120)
    call_sign: str | None = base.text(length=40)
    radio_frequency: str | None = base.text(length=40)
    remarks: str | None = base.memo()


class OrganisationSite(base.Record, table=True):
    """A place of an organisation: an office, a base, a store, or a unit in which it works."""

    __tablename__ = "organisation_site"

    organisation_id: str | None = base.reference("organisation", required=True, owner=True)
    site_kind: str | None = base.code("organisation_site_kind", required=True)
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    address: str | None = base.text()
    position: str | None = base.position()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    used_from: str | None = base.partial_date()
    used_to: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()


class OrganisationCompetence(base.Record, table=True):
    """A kind of work that an organisation is able to do. Whether it may is told by its accreditations."""

    __tablename__ = "organisation_competence"

    organisation_id: str | None = base.reference("organisation", required=True, owner=True)
    competence: str | None = base.code("competence", required=True)
    eod_level: str | None = base.code("eod_level")
    competent_from: str | None = base.partial_date()
    competent_to: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()


class Accreditation(base.Record, table=True):
    """A permission to do some kinds of work, for a time, as it stands.

    `status_date` is the day since which the status holds: what was suspended or withdrawn held until then.
    """

    __tablename__ = "accreditation"

    organisation_id: str | None = base.reference("organisation", required=True, owner=True)
    accreditation_number: str | None = base.text(length=80)
    accredited_work: str | None = base.codes("accredited_work")
    methods: str | None = base.codes("operational_method")
    eod_level: str | None = base.code("eod_level")
    applied_on: str | None = base.partial_date()
    valid_from: str | None = base.partial_date()
    valid_to: str | None = base.partial_date(future=True)
    accredited_by: str | None = base.text(length=120)
    status: str | None = base.code("accreditation_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    remarks: str | None = base.memo()


class Team(base.Record, table=True):
    """A team of an organisation."""

    __tablename__ = "team"

    organisation_id: str | None = base.reference("organisation", required=True, owner=True)
    name: str | None = base.text(required=True, length=120)
    team_type: str | None = base.code("team_type", required=True)
    leader: str | None = base.text(length=120)
    base_place: str | None = base.text(length=120)
    women: int | None = base.integer()
    men: int | None = base.integer()
    active_from: str | None = base.partial_date()
    active_to: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()


class Personnel(base.Record, table=True):
    """Somebody who works for an organisation, where an accreditation or the investigation of an accident needs it."""

    __tablename__ = "personnel"

    organisation_id: str | None = base.reference("organisation", required=True, owner=True)
    staff_number: str | None = base.text(length=80)
    name: str | None = base.text(required=True, length=120)
    sex: str | None = base.code("sex")
    staff_function: str | None = base.code("demining_function", required=True)
    team_id: str | None = base.reference("team")
    employed_from: str | None = base.partial_date()
    employed_to: str | None = base.partial_date(future=True)
    last_leave: str | None = base.partial_date()
    insurance: str | None = base.text()
    remarks: str | None = base.memo()


class Qualification(base.Record, table=True):
    """What somebody was trained for, by whom and until when it holds."""

    __tablename__ = "qualification"

    personnel_id: str | None = base.reference("personnel", required=True, owner=True)
    competence: str | None = base.code("competence", required=True)
    eod_level: str | None = base.code("eod_level")
    certificate: str | None = base.text()
    trained_on: str | None = base.partial_date()
    trained_by: str | None = base.text(length=120)
    valid_to: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()
