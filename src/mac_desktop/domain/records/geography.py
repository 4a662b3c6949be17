"""The gazetteer: its published versions with the names of their levels, administrative units with their P-codes, and
further names of the units (data-model.md 1.2)."""

from __future__ import annotations

from mac_desktop.domain.records import base


class GazetteerVersion(base.Record, table=True):
    """A published list of administrative units. Borders and codes change, so units say from which list they are."""

    __tablename__ = "gazetteer_version"

    name: str | None = base.text(required=True, length=80, unique=True)
    publisher: str | None = base.text()
    published_on: str | None = base.partial_date()
    valid_from: str | None = base.partial_date()
    valid_to: str | None = base.partial_date(future=True)
    website: str | None = base.text()
    remarks: str | None = base.memo()


class AdminLevel(base.Record, table=True):
    """What the units of one level are called in the country, by one version of its gazetteer."""

    __tablename__ = "admin_level"

    gazetteer_version_id: str | None = base.reference("gazetteer_version", required=True, owner=True)
    level: int | None = base.integer(required=True, low=0, high=7)
    name: str | None = base.text(required=True, length=80)
    other_names: str | None = base.memo()


class AdminUnit(base.Record, table=True):
    """A country, province, district or smaller unit. Level 0 is the country; P-codes begin with the parent's."""

    __tablename__ = "admin_unit"

    pcode: str | None = base.text(required=True, length=40, unique=True)
    level: int | None = base.integer(required=True, low=0, high=7)
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
    gazetteer_version_id: str | None = base.reference("gazetteer_version")


class AdminUnitName(base.Record, table=True):
    """A name of a unit in one language and script, a former name, or its code in another list."""

    __tablename__ = "admin_unit_name"

    admin_unit_id: str | None = base.reference("admin_unit", required=True, owner=True)
    name: str | None = base.text(required=True, names_owner=True)
    name_kind: str | None = base.code("name_kind", required=True)
    language: str | None = base.text(length=80)
    used_from: str | None = base.partial_date()
    used_to: str | None = base.partial_date()
    remarks: str | None = base.memo()
