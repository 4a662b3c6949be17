"""Organisations that work in mine action, and their teams."""

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
    accreditation_number: str | None = base.text(length=80)
    accredited_until: str | None = base.partial_date(future=True)
    address: str | None = base.memo()
    phone: str | None = base.text(length=80)
    email: str | None = base.text(length=120)
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
