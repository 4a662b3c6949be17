"""What stands below a survey or clearance activity: people asked, impact, sectors, detection, the place, spot tasks
(data-model.md 1.6.2, 1.6.5)."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.beneficiaries import TimedBeneficiaryCount
from mac_desktop.domain.records.site_blocks import Blockage, Ground, Marking, OrdnanceSituation


class ActivityInterviewee(base.Record, table=True):
    """A person of the place who was asked in a survey. What they know is open to all; who they are is not."""

    __tablename__ = "activity_interviewee"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    name: str | None = base.text(length=120, personal=True)
    contact: str | None = base.text(length=120, personal=True)
    agreed: str | None = base.code("yes_no")
    sex: str | None = base.code("sex")
    age_band: str | None = base.code("age_band")
    informant_kind: str | None = base.code("survey_informant")
    interview_date: str | None = base.partial_date()
    knowledge: str | None = base.memo(required=True)
    remarks: str | None = base.memo()


class ActivityImpact(base.Record, table=True):
    """How far the ordnance harms a community, as a survey learns it: at most one record for an activity."""

    __tablename__ = "activity_impact"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    households: int | None = base.integer()
    women: int | None = base.integer()
    men: int | None = base.integer()
    girls: int | None = base.integer()
    boys: int | None = base.integer()
    population: int | None = base.integer()
    population_date: str | None = base.partial_date()
    displaced: int | None = base.integer()
    recent_victims: int | None = base.integer()
    earlier_victims: int | None = base.integer()
    remarks: str | None = base.memo()


class ActivityBlockage(Blockage, table=True):
    """Something that people told a survey they cannot use or do."""

    __tablename__ = "activity_blockage"

    activity_id: str | None = base.reference("activity", required=True, owner=True)


class SurveySector(base.Record, table=True):
    """A sector of technical survey: the lanes left and right of its baseline, and what follows for the sector.

    A sector is positive when either side is, negative when both sides are, and untested otherwise.
    """

    __tablename__ = "survey_sector"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    sector: str | None = base.text(length=80, required=True)
    area_m2: int | None = base.square_metres()
    left_result: str | None = base.code("sector_result")
    right_result: str | None = base.code("sector_result")
    sector_status: str | None = base.code("sector_result")
    remarks: str | None = base.memo()


class DetectionArea(base.Record, table=True):
    """Ground that was searched on one day or with one method, whether or not it was released by it."""

    __tablename__ = "detection_area"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    area_m2: int | None = base.square_metres(required=True)
    searched_on: str | None = base.partial_date()
    method: str | None = base.code("operational_method")
    asset: str | None = base.code("deployed_asset")
    signals: int | None = base.integer()
    remarks: str | None = base.memo()


class ActivityGround(Ground, table=True):
    """The ground as the team met it: at most one record for an activity."""

    __tablename__ = "activity_ground"

    activity_id: str | None = base.reference("activity", required=True, owner=True)


class ActivitySituation(OrdnanceSituation, table=True):
    """How the ordnance lay when the team worked there: at most one record for an activity."""

    __tablename__ = "activity_situation"

    activity_id: str | None = base.reference("activity", required=True, owner=True)


class ActivityMarking(Marking, table=True):
    """Marking that the activity put up or took away."""

    __tablename__ = "activity_marking"

    activity_id: str | None = base.reference("activity", required=True, owner=True)


class ActivityBeneficiaries(TimedBeneficiaryCount, table=True):
    """The people who gain by an activity that releases no land, such as a spot task."""

    __tablename__ = "activity_beneficiaries"

    activity_id: str | None = base.reference("activity", required=True, owner=True)


class SpotTask(base.Record, table=True):
    """The request and the course of an EOD spot task: at most one record for an activity. Who reported stands in the
    report header as the informant, the items and what became of them among the ordnance found."""

    __tablename__ = "spot_task"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
    request_kind: str | None = base.code("spot_request")
    request_number: str | None = base.text(length=80)
    reported_on: str | None = base.partial_date()
    order_number: str | None = base.text(length=80)
    place_description: str | None = base.memo()
    checked_m2: int | None = base.square_metres()
    depth_cm: int | None = base.integer(unit="cm", high=1000)
    unchecked_m2: int | None = base.square_metres()
    unchecked_reason: str | None = base.code("land_left_reason")
    work_start: str | None = base.clock_time()
    exclusion_start: str | None = base.clock_time()
    transport_start: str | None = base.clock_time()
    destruction_start: str | None = base.clock_time()
    work_end: str | None = base.clock_time()
    remarks: str | None = base.memo()
