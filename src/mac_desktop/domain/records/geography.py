"""The gazetteer: administrative units with their P-codes."""

from __future__ import annotations

from mac_desktop.domain.records import base


class AdminUnit(base.Record, table=True):
    """A country, province, district or smaller unit. Level 0 is the country; P-codes begin with the parent's."""

    __tablename__ = "admin_unit"

    pcode: str | None = base.text(required=True, length=40, unique=True)
    level: int | None = base.integer(required=True, low=0, high=5)
    level_name: str | None = base.text(length=80)
    name: str | None = base.text(required=True)
    other_names: str | None = base.memo()
    parent_id: str | None = base.reference("admin_unit")
    position: str | None = base.position()
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    boundary: str | None = base.boundary()
    household_size: float | None = base.decimal(high=100)
    population: int | None = base.integer()
    population_date: str | None = base.partial_date()
    valid_from: str | None = base.partial_date()
    valid_to: str | None = base.partial_date(future=True)
    gazetteer_version: str | None = base.text(length=80)
