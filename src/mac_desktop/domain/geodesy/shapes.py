"""What polygons do to themselves and to each other: crossings, overlaps, containment, distances.

GEOS (through shapely) does the work in a plane that touches the Earth where the shapes are. Areas are measured on the
ellipsoid, in `measuring`. Shapely is loaded when the first shape asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mac_desktop.domain.geodesy.plane import Plane, Ring
from mac_desktop.domain.geodesy.positions import Position

_PLACE = re.compile(r"\[(\S+) (\S+)\]")


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where a ring crosses or touches itself, and its two sides that meet there, by the place of their first points."""

    place: Position
    sides: tuple[int, int]


def crossing(ring: Ring) -> Crossing | None:
    """The first place in which the sides of a ring cross or touch, None when they do not.

    >>> bow = [Position(0, 0), Position(0, 2), Position(2, 0), Position(2, 2)]
    >>> found = crossing(bow)
    >>> str(found.place), found.sides
    ('1.000000, 1.000000', (1, 3))
    """
    import shapely

    if len(ring) < 4:
        return None
    plane = Plane(ring[0])
    points = [plane.point(p) for p in ring]
    reason = shapely.is_valid_reason(shapely.Polygon(points))
    found = _PLACE.search(reason)
    if found is None:
        return None
    place = (float(found[1]), float(found[2]))
    sides = [shapely.LineString([one, other]) for one, other in zip(points, [*points[1:], points[0]], strict=True)]
    near = sorted(range(len(sides)), key=lambda i: (round(sides[i].distance(shapely.Point(place)), 6), i))
    first = near[0]
    # The side after the first one meets it in any case; the one that matters is another.
    other = next((i for i in near[1:] if (i - first) % len(sides) not in (1, len(sides) - 1)), near[1])
    return Crossing(plane.position(place), (min(first, other), max(first, other)))


def share_inside(ring: Ring, others: Sequence[Ring]) -> float:
    """The share, 0 to 1, of a ring's area that lies inside others taken together.

    >>> square = [Position(0, 0), Position(0, 1), Position(1, 1), Position(1, 0)]
    >>> round(share_inside(square, [[Position(0, 0.75), Position(0, 2), Position(1, 2), Position(1, 0.75)]]), 3)
    0.25
    """
    import shapely

    if len(ring) < 3 or not others:
        return 0.0
    plane = Plane(ring[0])
    own = plane.polygon(ring)
    if own.area == 0:
        return 0.0
    joined = shapely.union_all([plane.polygon(other) for other in others if len(other) >= 3])
    return float(shapely.intersection(own, joined).area / own.area)


def overlap_of(rings: Sequence[Ring]) -> float:
    """By which share of the land that they cover rings cover it more than once (geocheck: overlapping polygons).

    >>> square = [Position(0, 0), Position(0, 1), Position(1, 1), Position(1, 0)]
    >>> overlap_of([square, square]), overlap_of([square])
    (1.0, 0.0)
    """
    import shapely

    if len(rings) < 2:
        return 0.0
    plane = Plane(rings[0][0])
    polygons = [plane.polygon(ring) for ring in rings if len(ring) >= 3]
    covered = shapely.union_all(polygons).area
    return float((sum(p.area for p in polygons) - covered) / covered) if covered else 0.0


def is_same_ring(one: Ring, other: Ring) -> bool:
    """Whether two rings have the same points in the same order, wherever they begin and in either direction."""
    if len(one) != len(other):
        return False
    turned = [*one, *one], [*reversed(one), *reversed(one)]
    size = len(one)
    return any(all(way[start + i].is_same_as(other[i]) for i in range(size)) for way in turned for start in range(size))


def distance_to_ring_m(position: Position, ring: Ring) -> float:
    """How far a point is from a ring; 0 inside it.

    >>> square = [Position(0, 0), Position(0, 0.01), Position(0.01, 0.01), Position(0.01, 0)]
    >>> round(distance_to_ring_m(Position(0.005, 0.02), square)), distance_to_ring_m(Position(0.005, 0.005), square)
    (1113, 0.0)
    """
    plane = Plane(position)
    return plane.distance_m(position, plane.polygon(ring))
