"""Victim assistance: who provides services, referrals to them, and services received."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.beneficiaries import BeneficiaryCount


class ServiceProvider(base.Record, table=True):
    """An entry of the service directory: a hospital, rehabilitation centre or other provider."""

    __tablename__ = "service_provider"

    name: str | None = base.text(required=True, unique=True)
    other_names: str | None = base.memo()
    organisation_id: str | None = base.reference("organisation")
    category: str | None = base.code("org_category", required=True)
    pillars: str | None = base.codes("assistance_pillar", required=True)
    services: str | None = base.memo()
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    address: str | None = base.memo()
    phone: str | None = base.text(length=80)
    accessible: str | None = base.code("yes_no")
    cost_to_person: str | None = base.text()
    capacity: str | None = base.text()
    checked_on: str | None = base.partial_date()


class Assistance(base.Record, table=True):
    """A service received, by one person or by a group, whose people are counted on records of their own."""

    __tablename__ = "assistance"

    person_id: str | None = base.reference("person")
    provider_id: str | None = base.reference("service_provider", required=True)
    pillar: str | None = base.code("assistance_pillar", required=True)
    service: str | None = base.text(required=True)
    service_date: str | None = base.partial_date(required=True)
    status: str | None = base.code("assistance_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    quantity: int | None = base.integer()
    cost: float | None = base.decimal()
    currency: str | None = base.text(length=3)
    remarks: str | None = base.memo()


class AssistanceBeneficiaries(BeneficiaryCount, table=True):
    """The people whom a service for a group reached."""

    __tablename__ = "assistance_beneficiaries"

    assistance_id: str | None = base.reference("assistance", required=True, owner=True)


class Referral(base.Record, table=True):
    """A person sent to a provider. It becomes assistance only when the service was received."""

    __tablename__ = "referral"

    person_id: str | None = base.reference("person", required=True)
    referred_by_id: str | None = base.reference("organisation", required=True)
    provider_id: str | None = base.reference("service_provider", required=True)
    pillar: str | None = base.code("assistance_pillar", required=True)
    referral_date: str | None = base.partial_date(required=True)
    reason: str | None = base.text()
    consent: str | None = base.code("yes_no", required=True)
    answer: str | None = base.code("referral_answer")
    answer_date: str | None = base.partial_date()
    service_start: str | None = base.partial_date()
    service_end: str | None = base.partial_date()
    outcome: str | None = base.code("referral_outcome")
    follow_up_date: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()
