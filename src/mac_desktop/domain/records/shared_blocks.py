"""Blocks of columns that several records have: the report header (data-model.md 1.1) and the location (1.2).

A record takes a block by inheriting from it. What is needed to submit differs from subject to subject: a record
declares such a column once more, with its need.
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class ReportHeader(base.Record):
    """Who reported what is known, when, and how far it can be relied on.

    `information_date` is the age of the information, `report_date` the day on which the report was completed. When the
    record was entered, submitted, verified and approved in this program, and by whom, stands in its history; the fields
    here hold what is written and signed on the paper.
    """

    report_number: str | None = base.text(length=80)
    form_version: str | None = base.text(length=80)
    reporting_organisation_id: str | None = base.reference("organisation")
    donor_id: str | None = base.reference("organisation")
    reported_by: str | None = base.text(length=120)
    reporter_position: str | None = base.text(length=120)
    information_date: str | None = base.partial_date()
    report_date: str | None = base.partial_date()
    source: str | None = base.text()
    information_reliability: str | None = base.code("information_reliability")
    source_reliability: str | None = base.code("source_reliability")
    confirmed: str | None = base.code("yes_no")
    informant_name: str | None = base.text(length=120, personal=True)
    informant_phone: str | None = base.text(length=80, personal=True)
    verified_by: str | None = base.text(length=120)
    verified_on: str | None = base.partial_date()
    accepted_by: str | None = base.text(length=120)
    accepted_on: str | None = base.partial_date()
    approved_by: str | None = base.text(length=120)
    approved_on: str | None = base.partial_date()


class Outlined(base.Record):
    """The perimeter of an area as a map program writes it, where it does not come point by point (records.points)."""

    perimeter: str | None = base.boundary()


class Located(base.Record):
    """Where something is or happened: the unit of the gazetteer, the place inside it, and the point on WGS84."""

    admin_unit_id: str | None = base.reference("admin_unit")
    place: str | None = base.text()
    other_place_names: str | None = base.text()
    camp_name: str | None = base.text(length=120)
    gps_safe: str | None = base.code("yes_no")
    position: str | None = base.position()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    location_accuracy: str | None = base.code("location_accuracy")
    gps_accuracy_m: float | None = base.decimal(unit="m")
    nearest_town: str | None = base.text(length=120)
    distance_to_town_m: int | None = base.integer(unit="m")
    direction_from_town: str | None = base.code("compass_direction")
