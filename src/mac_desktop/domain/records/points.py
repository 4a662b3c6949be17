"""Points on the ground that make up the shapes of a record (data-model.md 1.19, 5.2): one block, a table an owner.

A record takes the block by inheriting from it and names its owner. A point is fixed by coordinates, or by bearing and
distance from another point of the same owner; latitude and longitude are always kept on WGS84. Points of one owner with
the same `shape_id` make up one shape, in the order of their numbers.
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class MapPoint(base.Record):
    """One point: which shape it belongs to, what it is, where it is and how that was measured.

    `from_point` is the local id of the point that it was measured from; empty means the point before. `declination`
    is that of magnetic north, east positive.
    """

    shape_id: str | None = base.text(length=80)
    shape_kind: str | None = base.code("shape_kind", required=True)
    point_type: str | None = base.code("point_type", required=True)
    point_number: int | None = base.integer(low=1, high=100_000)
    local_id: str | None = base.text(length=80)
    position: str | None = base.position()
    coordinate_system: str | None = base.code("coordinate_system")
    coordinate_format: str | None = base.code("coordinate_format")
    bearing: float | None = base.decimal(unit="°", high=360)
    distance_m: float | None = base.decimal(unit="m")
    from_point: str | None = base.text(length=80)
    north_kind: str | None = base.code("north_kind")
    declination: float | None = base.decimal(unit="°", low=-180, high=180)
    latitude: float | None = base.latitude()
    longitude: float | None = base.longitude()
    elevation_m: float | None = base.decimal(unit="m", low=None)
    fixed_by: str | None = base.code("fixed_by")
    accuracy_m: float | None = base.decimal(unit="m")
    description: str | None = base.memo()


class HazardousAreaPoint(MapPoint, table=True):
    """A point of a hazardous area: benchmark, turning point, evidence."""

    __tablename__ = "hazardous_area_point"

    hazardous_area_id: str | None = base.reference("hazardous_area", required=True, owner=True)


class LandReleaseProductPoint(MapPoint, table=True):
    """A point of released land: its benchmark and perimeter."""

    __tablename__ = "land_release_product_point"

    land_release_product_id: str | None = base.reference("land_release_product", required=True, owner=True)


class TaskPoint(MapPoint, table=True):
    """A point of the area that a task is about."""

    __tablename__ = "task_point"

    task_id: str | None = base.reference("task", required=True, owner=True)


class ActivityPoint(MapPoint, table=True):
    """A point of an activity: the reference point, a road, a fence."""

    __tablename__ = "activity_point"

    activity_id: str | None = base.reference("activity", required=True, owner=True)
