"""Explosive ordnance risk education: the activity, its sessions, materials, broadcasts, tests and the people reached
(data-model.md 1.14).

What few reports have stands on records of its own below the activity.
"""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.beneficiaries import BeneficiaryCount
from mac_desktop.domain.records.shared_blocks import Located, ReportHeader


class EducationActivity(ReportHeader, Located, table=True):
    """A piece of risk education by one organisation in one place: one session or several, a campaign, a training.

    `warning_measure_id` names the summary in which the activity is counted already, so that Form I counts it once.
    """

    __tablename__ = "education_activity"

    local_id: str | None = base.text(length=80, unique=True)
    category: str | None = base.code("eore_category", required=True)
    methods: str | None = base.codes("eore_method")
    status: str | None = base.code("eore_status")
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    organisation_id: str | None = base.reference("organisation", required=True)
    supporting_organisation_id: str | None = base.reference("organisation")
    team_id: str | None = base.reference("team")
    facilitator_1: str | None = base.text(length=120)
    facilitator_2: str | None = base.text(length=120)
    start_date: str | None = base.partial_date(required=True, future=True)
    end_date: str | None = base.partial_date(future=True)
    sessions: int | None = base.integer()
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    place_types: str | None = base.codes("eore_place")
    audience: str | None = base.code("eore_audience")
    other_audiences: str | None = base.codes("eore_audience")
    reasons: str | None = base.codes("eore_reason")
    priority: str | None = base.code("priority")
    campaign_level: str | None = base.code("campaign_level")
    supported_activities: str | None = base.codes("eore_support")
    concurrent_activities: str | None = base.codes("eore_concurrent")
    relation: str | None = base.code("eore_relation")
    related_activity_type: str | None = base.code("activity_type")
    related_activity_id: str | None = base.reference("activity")
    briefing_limits: str | None = base.code("yes_no")
    briefing_threats: str | None = base.code("yes_no")
    briefing_walked: str | None = base.code("yes_no")
    other_details: str | None = base.memo()
    warning_measure_id: str | None = base.reference("warning_measure")
    remarks: str | None = base.memo()


class EducationBeneficiaries(BeneficiaryCount, table=True):
    """The people whom a risk education activity reached."""

    __tablename__ = "education_beneficiaries"

    education_activity_id: str | None = base.reference("education_activity", required=True, owner=True)


class EducationSession(base.Record, table=True):
    """One session: its day, its times and its place."""

    __tablename__ = "education_session"

    education_activity_id: str | None = base.reference("education_activity", required=True, owner=True)
    session_date: str | None = base.partial_date(required=True, future=True)
    start_time: str | None = base.clock_time()
    end_time: str | None = base.clock_time()
    place_type: str | None = base.code("eore_place")
    place: str | None = base.text()
    participants: int | None = base.integer()
    remarks: str | None = base.memo()


class EducationMaterial(base.Record, table=True):
    """Material that was handed out or put up, of one kind."""

    __tablename__ = "education_material"

    education_activity_id: str | None = base.reference("education_activity", required=True, owner=True)
    material: str | None = base.code("eore_material", required=True)
    quantity: int | None = base.integer(required=True)
    material_language: str | None = base.text(length=80)
    remarks: str | None = base.memo()


class EducationBroadcast(base.Record, table=True):
    """A message on one medium: where it ran, and from when to when."""

    __tablename__ = "education_broadcast"

    education_activity_id: str | None = base.reference("education_activity", required=True, owner=True)
    medium: str | None = base.code("eore_medium", required=True)
    channel: str | None = base.text()
    broadcast_from: str | None = base.partial_date(required=True, future=True)
    broadcast_to: str | None = base.partial_date(future=True)
    airings: int | None = base.integer()
    message_language: str | None = base.text(length=80)
    remarks: str | None = base.memo()


class EducationTest(base.Record, table=True):
    """What the people knew before and after: a test of knowledge with its scores, in percent of what could be known."""

    __tablename__ = "education_test"

    education_activity_id: str | None = base.reference("education_activity", required=True, owner=True)
    test_date: str | None = base.partial_date()
    people_tested: int | None = base.integer()
    score_before: float | None = base.decimal(unit="%", high=100)
    score_after: float | None = base.decimal(unit="%", high=100)
    people_passed: int | None = base.integer()
    remarks: str | None = base.memo()


class EducationArea(base.Record, table=True):
    """A hazardous area or a community that a risk education activity is about."""

    __tablename__ = "education_area"

    education_activity_id: str | None = base.reference("education_activity", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area")
    admin_unit_id: str | None = base.reference("admin_unit")
    remarks: str | None = base.memo()
