"""A plane in metres that touches the Earth at one point, in which shapely may work."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from mac_desktop.domain.geodesy.measuring import distance_m
from mac_desktop.domain.geodesy.positions import Position

Ring = Sequence[Position]
"""The points of a polygon in drawing order; the last is joined to the first, which is not repeated."""

_METRES_A_DEGREE = 111_195.0


class Plane:
    """East and north of an origin, in metres of a sphere: right to 1 % up to some 100 km away, so that shares, sides
    that cross and the nearest point come out right, also across the date line. Lengths and areas are not taken here.
    """

    def __init__(self, origin: Position) -> None:
        self._origin = origin
        self._narrowing = max(math.cos(math.radians(origin.latitude)), 1e-9)

    def point(self, position: Position) -> tuple[float, float]:
        """A position in the plane."""
        turned = (position.longitude - self._origin.longitude + 180) % 360 - 180
        east = turned * self._narrowing
        return east * _METRES_A_DEGREE, (position.latitude - self._origin.latitude) * _METRES_A_DEGREE

    def position(self, point: tuple[float, float]) -> Position:
        """A point of the plane on the Earth."""
        turned = self._origin.longitude + point[0] / _METRES_A_DEGREE / self._narrowing
        return Position(self._origin.latitude + point[1] / _METRES_A_DEGREE, (turned + 180) % 360 - 180)

    def polygon(self, ring: Ring) -> Any:
        """A ring as a polygon of the plane; one that crosses itself is taken apart where it does."""
        import shapely

        made = shapely.Polygon([self.point(p) for p in ring])
        return made if made.is_valid else shapely.make_valid(made)

    def distance_m(self, position: Position, geometry: Any) -> float:
        """How far a position is from a geometry of the plane, on the ellipsoid; 0 inside."""
        import shapely

        point = shapely.Point(self.point(position))
        if geometry.intersects(point):
            return 0.0
        nearest = shapely.shortest_line(point, geometry).coords[1]
        return distance_m(position, self.position((nearest[0], nearest[1])))
