"""Polygons as well-known text: boundaries of administrative units, and perimeters that came from a map program."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from mac_desktop.domain.geodesy.measuring import area_m2
from mac_desktop.domain.geodesy.plane import Plane, Ring
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.domain.geodesy.reading import Unreadable
from mac_desktop.texts import N_


class Boundary:
    """One polygon or several, with holes or without, in WGS84 degrees."""

    def __init__(self, geometry: Any) -> None:
        import shapely

        shapely.prepare(geometry)
        self._geometry = geometry
        west, south, east, north = geometry.bounds
        self.bounds = Bounds(south, west, north, east)

    def contains(self, position: Position) -> bool:
        """Whether a position lies inside or on the edge."""
        import shapely

        return position in self.bounds and bool(
            shapely.intersects_xy(self._geometry, position.longitude, position.latitude)
        )

    def distance_m(self, position: Position) -> float:
        """How far a position is from the boundary's area; 0 inside."""
        import shapely

        if self.contains(position):
            return 0.0
        plane = Plane(position)
        flat = shapely.transform(
            self._geometry, lambda points: [plane.point(Position(y, x)) for x, y in points], include_z=False
        )
        return plane.distance_m(position, flat)

    def area_m2(self) -> float:
        """The area on the ellipsoid, without the holes."""
        return sum(
            area_m2(_ring(part.exterior)) - sum(area_m2(_ring(hole)) for hole in part.interiors)
            for part in self._parts()
        )

    def rings(self) -> list[Ring]:
        """The outer ring of each polygon."""
        return [_ring(part.exterior) for part in self._parts()]

    def _parts(self) -> list[Any]:
        return list(getattr(self._geometry, "geoms", [self._geometry]))


def _ring(line: Any) -> list[Position]:
    return [Position(y, x) for x, y in line.coords[:-1]]


@lru_cache(maxsize=64)
def read_boundary(text: str) -> Boundary | Unreadable:
    """The boundary that a well-known text describes: POLYGON or MULTIPOLYGON, longitude before latitude, WGS84.

    >>> unit = read_boundary("POLYGON ((69 34, 70 34, 70 35, 69 35, 69 34))")
    >>> unit.contains(Position(34.5, 69.2)), unit.contains(Position(69.2, 34.5)), round(unit.area_m2() / 1e6)
    (True, False, 10188)
    >>> read_boundary("POINT (69 34)").rule
    'G1'
    """
    import shapely
    from shapely.errors import ShapelyError

    written = text.strip()
    prefix, _, rest = written.partition(";")
    if prefix.upper().startswith("SRID="):
        if prefix.upper() != "SRID=4326":
            return Unreadable("G10", N_("{label} must be on WGS84 (SRID 4326). Bring the polygon to WGS84 first."))
        written = rest
    try:
        geometry = shapely.force_2d(shapely.from_wkt(written))
    except (ShapelyError, ValueError, TypeError):
        geometry = None
    if geometry is None or geometry.geom_type not in {"Polygon", "MultiPolygon"} or not geometry.convex_hull.area:
        return Unreadable(
            "G1",
            N_(
                "{label} must be a polygon as well-known text, such as POLYGON ((69.1 34.5, 69.2 34.5, 69.2 34.6, "
                "69.1 34.5)), longitude before latitude."
            ),
        )
    west, south, east, north = geometry.bounds
    if south < -90 or north > 90 or west < -180 or east > 180:
        return Unreadable(
            "G6",
            N_("{label} has coordinates beyond 90° of latitude or 180° of longitude. Give degrees, longitude first."),
        )
    if not geometry.is_valid:
        return Unreadable(
            "G2",
            N_("{label} crosses or touches itself near {place}. Mend the polygon in the map program."),
            {"place": _place_of(shapely.is_valid_reason(geometry))},
        )
    return Boundary(geometry)


def _place_of(reason: str) -> str:
    """The place in the words of GEOS, latitude first as everywhere else."""
    x, _, y = reason.partition("[")[2].rstrip("]").partition(" ")
    return str(Position(float(y), float(x)))
