"""What the shapes of a record must be: each judgement is one function, and its docstring the rule in words.

`outlines` makes rules of them for every form that has points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from mac_desktop.domain.folding import fold
from mac_desktop.domain.geodesy.measuring import distance_m
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.shapes import is_same_ring, overlap_of
from mac_desktop.domain.geodesy.traverse import Unplaced
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.map_points import MapPoint
from mac_desktop.forms.rules.points import LONGEST_SIDE
from mac_desktop.forms.rules.reading import number
from mac_desktop.forms.rules.rule import Outcome
from mac_desktop.forms.schema import Values
from mac_desktop.forms.shapes import MISCLOSURE, Geometry, Shape
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

AREA_SHARE = Threshold("L4.share", 5, "%", N_("A typed area that differs from the measured one by more is doubted."))
AREA_METRES = Threshold(
    "L4.area", 100, "m2", N_("Differences between typed and measured area up to this size are never doubted.")
)
UNMARKED_SIDE = Threshold(
    "G13.metres", 50, "m", N_("Turning points further apart than this should have an intermediate point between them.")
)
START_OFF = Threshold("G15.metres", 500, "m", N_("A start point further than this from the benchmark is doubted."))
PARTS_OVERLAP = Threshold(
    "G22.share", 0.9, "%", N_("Polygons of one record that cover more of their land twice are doubted.")
)

Judge = Callable[[Geometry, Values, RuleContext], Outcome]
"""What a judgement finds in the shapes of a record."""

_NAMED = 3  # sides or points that a message names; of more it tells the number


def _named(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    more = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _side(one: MapPoint, other: MapPoint) -> str:
    return f"{one.called}–{other.called}"


def _sides(shape: Shape) -> list[tuple[MapPoint, MapPoint]]:
    """The sides of a shape by their points, that from the last to the first included where it is a polygon."""
    around = [*shape.points, shape.points[0]] if shape.kind == "POLYGON" and len(shape.points) > 2 else shape.points
    return list(pairwise(around))


def _metres(one: MapPoint, other: MapPoint) -> float:
    return distance_m(one.position, other.position) if one.position and other.position else 0.0


def _distinct(ring: Sequence[Position]) -> int:
    found: list[Position] = []
    for corner in ring:
        if not any(corner.is_same_as(other) for other in found):
            found.append(corner)
    return len(found)


def too_few(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """A polygon has three corners or more that are not at one place."""
    for shape in found.polygons:
        if shape.is_placed and _distinct(shape.measured) < 3:
            return {"count": _distinct(shape.measured), "shape": shape.name}
    return None


def crosses_itself(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """The sides of a polygon do not cross or touch each other."""
    for shape in found.polygons:
        # Corners at one place touch, but that is told by rule G3.
        if shape.is_placed and _distinct(shape.measured) == len(shape.points) and shape.crossing is not None:
            one, other = shape.crossing.sides
            sides = _sides(shape)
            return {
                "one": _side(*sides[one]),
                "other": _side(*sides[other]),
                "place": str(shape.crossing.place),
            }
    return None


def repeated_corners(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """No corner of a polygon is given twice, and the last is not the first again: the program closes the ring."""
    for shape in found.polygons:
        placed = [point for point in shape.points if point.position is not None]
        for i, point in enumerate(placed):
            for other in placed[i + 1 :]:
                if point.position and other.position and point.position.is_same_as(other.position):
                    return {"one": point.called, "other": other.called}
    return None


def same_polygon(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """No polygon of a record is there twice."""
    polygons = [shape for shape in found.polygons if shape.is_placed and len(shape.ring) >= 3]
    for i, shape in enumerate(polygons):
        for other in polygons[i + 1 :]:
            if is_same_ring(shape.measured, other.measured):
                return {"one": shape.name or "–", "other": other.name or "–"}
    return None


def two_polygons_in_one(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """Two polygons of a record have names of their own; where they share one, their point numbers come twice."""
    for shape in found.polygons:
        numbers = Counter(point.number for point in shape.points if point.number is not None)
        if sum(count > 1 for count in numbers.values()) > 2:
            return {"shape": shape.name or "–"}
    return None


def long_sides(found: Geometry, _: Values, context: RuleContext) -> Outcome:
    """Points that follow each other are not more than 5 km apart, unless the centre sets another figure."""
    limit = context.limit(LONGEST_SIDE)
    far = [(one, other) for shape in found.shapes for one, other in _sides(shape) if _metres(one, other) > limit]
    if not far:
        return None
    return {"sides": _named([_side(*side) for side in far]), "metres": round(max(_metres(*side) for side in far))}


def unplaced_points(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """Every point of a record has a place: by coordinates, or from a point that has one."""
    lost = [point.called for point in found.points if isinstance(point.at, Unplaced)]
    return {"points": _named(lost)} if lost else None


def sides_without_a_point_between(found: Geometry, _: Values, context: RuleContext) -> Outcome:
    """Between turning points more than 50 m apart there is an intermediate point, unless the centre sets another
    figure."""
    limit = context.limit(UNMARKED_SIDE)
    corners = {"START", "TURNING", "END"}
    long = [
        _side(one, other)
        for shape in found.polygons
        for one, other in _sides(shape)
        if one.type in corners and other.type in corners and _metres(one, other) > limit
    ]
    return {"sides": _named(long), "limit": limit} if long else None


def gaps_in_the_numbers(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """The points of a shape are numbered in drawing order without gaps: 1, 2, 3 and so on."""
    for shape in found.shapes:
        numbers = sorted(point.number for point in shape.points if point.number is not None)
        if len(numbers) < len(shape.points) or numbers != list(range(1, len(numbers) + 1)):
            missing = sorted(set(range(1, len(shape.points) + 1)) - set(numbers))
            return {"shape": shape.name, "missing": ", ".join(map(str, missing[:_NAMED])) or str(len(shape.points))}
    return None


def start_far_from_benchmark(found: Geometry, _: Values, context: RuleContext) -> Outcome:
    """The start point is within 500 m of the benchmark, unless the centre sets another figure."""
    benchmarks = [p.position for p in found.of_type("BENCHMARK") if p.position is not None]
    for start in found.of_type("START"):
        if start.position is None or not benchmarks:
            continue
        nearest = min(distance_m(start.position, mark) for mark in benchmarks)
        if nearest > context.limit(START_OFF):
            return {"metres": round(nearest)}
    return None


def same_ids(found: Geometry, _: Values, __: RuleContext) -> Outcome:
    """No two points of a record have the same point ID, with case and blanks left aside."""
    counts = Counter(fold(point.name).replace(" ", "") for point in found.points if point.name)
    twice = [p.name for p in found.points if counts[fold(p.name).replace(" ", "")] > 1]
    return {"points": _named(twice)} if twice else None


def does_not_close(found: Geometry, _: Values, context: RuleContext) -> Outcome:
    """A perimeter measured by bearing and distance closes to 1/50 of its length, unless the centre sets another
    figure. One that does not is measured again: nothing is spread over its points."""
    for shape in found.polygons:
        missed = shape.misclosure
        if missed is not None and missed.one_in < context.limit(MISCLOSURE):
            return {
                "metres": round(missed.metres, 1),
                "one_in": round(missed.one_in),
                "limit": context.limit(MISCLOSURE),
            }
    return None


def parts_overlap(found: Geometry, _: Values, context: RuleContext) -> Outcome:
    """The polygons of a record do not cover more than 0.9 % of their land twice, unless the centre sets another
    figure."""
    rings = [shape.ring for shape in found.polygons if shape.is_placed and len(shape.ring) >= 3]
    share = overlap_of(rings) * 100
    return {"share": round(share, 1)} if share > context.limit(PARTS_OVERLAP) else None


def typed_area_differs(found: Geometry, values: Values, context: RuleContext) -> Outcome:
    """The area typed and the area measured on the ellipsoid differ by 5 % at most, or by 100 m² at most, unless the
    centre sets other figures."""
    typed, measured = number(values, "area_m2"), found.area_m2
    if not typed or measured is None:
        return None
    off = abs(measured - typed)
    if off <= context.limit(AREA_METRES) or off / typed * 100 <= context.limit(AREA_SHARE):
        return None
    return {"typed": typed, "measured": round(measured), "share": round(off / typed * 100, 1)}
