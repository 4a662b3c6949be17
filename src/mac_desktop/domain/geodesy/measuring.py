"""Distances, directions and areas on the WGS84 ellipsoid, by Karney's geodesics (pyproj.Geod).

Lengths are in metres, areas in square metres, bearings in degrees clockwise from true north.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mac_desktop.domain.geodesy.grids import central_meridian, zone_of
from mac_desktop.domain.geodesy.positions import Bounds, Position

if TYPE_CHECKING:
    from pyproj import Geod, Proj


@cache
def _ellipsoid() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_m(one: Position, other: Position) -> float:
    """The shortest way between two points.

    >>> round(distance_m(Position(0, 0), Position(0, 1)))
    111319
    """
    return leg(one, other)[1]


def leg(one: Position, other: Position) -> tuple[float, float]:
    """The bearing, 0 to 360, and the distance from one point to another.

    >>> [round(x, 3) for x in leg(Position(34.5, 69.2), Position(34.5, 69.1))]
    [270.028, 9183.998]
    """
    bearing, _, distance = _ellipsoid().inv(one.longitude, one.latitude, other.longitude, other.latitude)
    return bearing % 360, distance


def destination(start: Position, bearing: float, metres: float) -> Position:
    """Where one arrives from a point, by true bearing and distance.

    >>> str(destination(Position(34.5, 69.2), 90, 1000))
    '34.500000, 69.210889'
    """
    longitude, latitude, _ = _ellipsoid().fwd(start.longitude, start.latitude, bearing, metres)
    return Position(latitude, longitude)


def grid_convergence(position: Position) -> float:
    """The angle from true north to the north of the UTM grid there, east positive: true = grid bearing + this.

    >>> round(grid_convergence(Position(45.0, 16.0)), 3), round(grid_convergence(Position(45.0, 14.0)), 3)
    (0.707, -0.707)
    """
    factors = _zone_projection(zone_of(position)).get_factors(position.longitude, position.latitude)
    return float(factors.meridian_convergence)


@cache
def _zone_projection(zone: int) -> Proj:
    from pyproj import Proj

    return Proj(proj="tmerc", lon_0=central_meridian(zone), k=0.9996, ellps="WGS84")


def area_m2(ring: Sequence[Position]) -> float:
    """The area within a ring that does not cross itself; the last point is joined to the first.

    >>> round(area_m2([Position(0, 0), Position(0, 0.001), Position(0.001, 0.001), Position(0.001, 0)]))
    12309
    """
    if len(ring) < 3:
        return 0.0
    area, _ = _ellipsoid().polygon_area_perimeter([p.longitude for p in ring], [p.latitude for p in ring])
    return abs(float(area))


def perimeter_m(ring: Sequence[Position]) -> float:
    """The length of the way around a ring, the side from the last point to the first included."""
    return length_m([*ring, ring[0]]) if len(ring) > 1 else 0.0


def length_m(line: Sequence[Position]) -> float:
    """The length of a line through points."""
    return sum(distance_m(one, other) for one, other in pairwise(line))


def bounds_of(points: Sequence[Position]) -> Bounds:
    """The smallest rectangle around points; of areas across the date line that is the whole way around the Earth."""
    latitudes, longitudes = [p.latitude for p in points], [p.longitude for p in points]
    return Bounds(min(latitudes), min(longitudes), max(latitudes), max(longitudes))
