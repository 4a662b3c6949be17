"""Survey and clearance activities, and the land that they release."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.beneficiaries import TimedBeneficiaryCount
from mac_desktop.domain.records.shared_blocks import Located, Outlined, ReportHeader


class Activity(ReportHeader, Located, Outlined, table=True):
    """Non-technical survey, technical survey, clearance, battle area clearance, EOD spot task and the like."""

    __tablename__ = "activity"

    local_id: str | None = base.text(length=80, unique=True)
    activity_type: str | None = base.code("activity_type", required=True)
    technical_survey_type: str | None = base.code("technical_survey_type")
    organisation_id: str | None = base.reference("organisation", required=True)
    supporting_organisation_id: str | None = base.reference("organisation")
    team_id: str | None = base.reference("team")
    task_id: str | None = base.reference("task")
    hazardous_area_id: str | None = base.reference("hazardous_area")
    methods: str | None = base.codes("operational_method")
    assets: str | None = base.codes("deployed_asset")
    mechanical: str | None = base.code("yes_no")
    assumption_before: str | None = base.code("visit_assumption")
    land_use: str | None = base.codes("land_use")
    monitored: str | None = base.code("yes_no")
    quality_assured: str | None = base.code("yes_no")
    start_date: str | None = base.partial_date(required=True)
    end_date: str | None = base.partial_date()
    status: str | None = base.code("activity_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    deminers: int | None = base.integer()
    working_days: int | None = base.integer()
    remarks: str | None = base.memo()


class LandReleaseProduct(Outlined, table=True):
    """Land cancelled by non-technical survey, reduced by technical survey, or cleared."""

    __tablename__ = "land_release_product"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    hazardous_area_id: str | None = base.reference("hazardous_area", required=True)
    release_type: str | None = base.code("release_type", required=True)
    technical_asset: str | None = base.code("yes_no")
    cancellation_criteria: str | None = base.codes("cancellation_criterion")
    reduction_criteria: str | None = base.codes("reduction_criterion")
    area_m2: int | None = base.square_metres(required=True)
    depth_cm: int | None = base.integer(unit="cm", high=500)
    method: str | None = base.code("operational_method")
    release_date: str | None = base.partial_date(required=True)
    handover_certificate_id: str | None = base.reference("handover_certificate")
    remarks: str | None = base.memo()


class ReleaseBeneficiaries(TimedBeneficiaryCount, table=True):
    """The people who gain by released land: expected before, confirmed after."""

    __tablename__ = "release_beneficiaries"

    land_release_product_id: str | None = base.reference("land_release_product", required=True, owner=True)
