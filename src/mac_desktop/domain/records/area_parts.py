"""What stands below a hazardous area: evidence, ordnance, ground, marking, blockages, owners and users, beneficiaries
(data-model.md 1.4)."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.beneficiaries import TimedBeneficiaryCount
from mac_desktop.domain.records.ordnance import WhichOrdnance
from mac_desktop.domain.records.site_blocks import Blockage, Ground, Marking, OrdnanceSituation


class AreaOrdnance(WhichOrdnance, table=True):
    """A type of ordnance known or suspected in a hazardous area (Form C: type, quantity, date of emplacement)."""

    __tablename__ = "area_ordnance"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
    quantity: int | None = base.integer()
    emplaced: str | None = base.text(length=120)
    information_class: str | None = base.code("device_information")
    remarks: str | None = base.memo()


class AreaEvidence(base.Record, table=True):
    """One piece of evidence: what it is, where, since when, and how it is known.

    `present` is the answer to whether there is such evidence; `observed`, `verbal` and `on_record` tell by what it is
    known, as the evidence matrix of IMSMA Core in Syria asks for each kind.
    """

    __tablename__ = "area_evidence"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
    evidence_kind: str | None = base.code("area_evidence_kind", required=True)
    evidence_class: str | None = base.code("evidence_class", required=True)
    present: str | None = base.code("yes_no")
    observed: str | None = base.code("yes_no")
    verbal: str | None = base.code("yes_no")
    on_record: str | None = base.code("yes_no")
    evidence_date: str | None = base.partial_date()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    evidence_source: str | None = base.text()
    accident_id: str | None = base.reference("accident")
    remarks: str | None = base.memo()


class AreaMinefield(OrdnanceSituation, table=True):
    """How a hazardous area was mined or fought over: at most one record for an area."""

    __tablename__ = "area_minefield"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
    laid_by: str | None = base.text()
    mine_record: str | None = base.code("yes_no")


class AreaGround(Ground, table=True):
    """The ground of a hazardous area: at most one record for an area."""

    __tablename__ = "area_ground"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)


class AreaMarking(Marking, table=True):
    """Marking of a hazardous area."""

    __tablename__ = "area_marking"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)


class AreaBlockage(Blockage, table=True):
    """What a hazardous area keeps people from."""

    __tablename__ = "area_blockage"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)


class AreaUse(base.Record, table=True):
    """Whose land it is and what is to come of it: at most one record for an area."""

    __tablename__ = "area_use"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
    landowner: str | None = base.text()
    disputed: str | None = base.code("yes_no")
    disputes: str | None = base.codes("land_dispute")
    development_project: str | None = base.code("yes_no")
    returnees_expected: str | None = base.code("yes_no")
    returnees: int | None = base.integer()
    medical_facility_id: str | None = base.reference("service_provider")
    minutes_to_facility: int | None = base.integer(unit="min")
    remarks: str | None = base.memo()


class AreaBeneficiaries(TimedBeneficiaryCount, table=True):
    """The people who gain when a hazardous area is released: expected before, confirmed after."""

    __tablename__ = "area_beneficiaries"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)
