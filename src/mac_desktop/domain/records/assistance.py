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
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    phone: str | None = base.text(length=80)
    referral_contact: str | None = base.text()
    opening_hours: str | None = base.text()
    accessible: str | None = base.code("yes_no")
    served_age: str | None = base.code("served_age")
    served_sex: str | None = base.code("served_sex")
    eligibility: str | None = base.memo()
    catchment: str | None = base.text()
    cost_to_person: str | None = base.text()
    capacity: str | None = base.text()
    checked_on: str | None = base.partial_date()


class ProviderService(base.Record, table=True):
    """One service that a provider offers, where the directory tells them one by one."""

    __tablename__ = "provider_service"

    provider_id: str | None = base.reference("service_provider", required=True, owner=True)
    service: str | None = base.text(required=True)
    pillar: str | None = base.code("assistance_pillar", required=True)
    assistance_class: str | None = base.code("assistance_class")
    served_age: str | None = base.code("served_age")
    served_sex: str | None = base.code("served_sex")
    cost_to_person: str | None = base.text()
    waiting_days: int | None = base.integer(unit="days", high=3_650)
    remarks: str | None = base.memo()


class Assistance(base.Record, table=True):
    """A service received, by one person or by a group, whose people are counted on records of their own."""

    __tablename__ = "assistance"

    local_id: str | None = base.text(length=80, unique=True)
    target_level: str | None = base.code("target_level")
    person_id: str | None = base.reference("person")
    need_id: str | None = base.reference("need")
    accident_id: str | None = base.reference("accident")
    provider_id: str | None = base.reference("service_provider", required=True)
    decided_by_id: str | None = base.reference("organisation")
    paid_by_id: str | None = base.reference("organisation")
    pillar: str | None = base.code("assistance_pillar", required=True)
    assistance_class: str | None = base.code("assistance_class")
    service: str | None = base.text(required=True)
    place: str | None = base.text()
    service_date: str | None = base.partial_date(required=True)
    priority: str | None = base.code("priority")
    status: str | None = base.code("assistance_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    quantity: int | None = base.integer()
    cost: float | None = base.decimal()
    currency: str | None = base.text(length=3)
    remarks: str | None = base.memo()


class GivenAssistance(base.Record, table=True):
    """One of several times that a service was given, or one of several things: each with its day and cost."""

    __tablename__ = "given_assistance"

    assistance_id: str | None = base.reference("assistance", required=True, owner=True)
    given_on: str | None = base.partial_date(required=True)
    given: str | None = base.text(required=True)
    quantity: int | None = base.integer()
    cost: float | None = base.decimal()
    currency: str | None = base.text(length=3)


class AssistanceBeneficiaries(BeneficiaryCount, table=True):
    """The people whom a service for a group reached."""

    __tablename__ = "assistance_beneficiaries"

    assistance_id: str | None = base.reference("assistance", required=True, owner=True)


class Referral(base.Record, table=True):
    """A person sent to a provider. It becomes assistance only when the service was received."""

    __tablename__ = "referral"

    local_id: str | None = base.text(length=80, unique=True)
    person_id: str | None = base.reference("person", required=True)
    need_id: str | None = base.reference("need")
    referred_by_id: str | None = base.reference("organisation", required=True)
    referred_by_staff: str | None = base.text(length=120)
    provider_id: str | None = base.reference("service_provider", required=True)
    pillar: str | None = base.code("assistance_pillar", required=True)
    assistance_class: str | None = base.code("assistance_class")
    referral_date: str | None = base.partial_date(required=True)
    urgency: str | None = base.code("priority")
    reason: str | None = base.text()
    consent: str | None = base.code("yes_no", required=True)
    answer: str | None = base.code("referral_answer")
    answer_date: str | None = base.partial_date()
    service_start: str | None = base.partial_date()
    service_end: str | None = base.partial_date()
    outcome: str | None = base.code("referral_outcome")
    follow_up_date: str | None = base.partial_date(future=True)
    feedback: str | None = base.memo()
    transport_support: str | None = base.code("yes_no")
    cost: float | None = base.decimal()
    currency: str | None = base.text(length=3)
    remarks: str | None = base.memo()
