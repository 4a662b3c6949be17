"""The shapes of a record: what its points, or its perimeter as well-known text, make up and measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy.boundary import Boundary, read_boundary
from mac_desktop.domain.geodesy.measuring import area_m2, bounds_of, length_m, perimeter_m
from mac_desktop.domain.geodesy.plane import Ring
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.domain.geodesy.shapes import Crossing, crossing, overlap_of
from mac_desktop.domain.geodesy.traverse import Misclosure, closed, misclosure
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.map_points import MapPoint, read_points
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.forms.values import Values
from mac_desktop.texts import N_

MISCLOSURE = Threshold(
    "G17.one_in",
    50,
    "",
    N_("A survey by bearing and distance must close to one part in this many of its perimeter; else it is repeated."),
)


@dataclass(frozen=True, eq=False)
class Shape:
    """Points that make up one shape, in drawing order. `closing` is where the last leg of a survey arrived, measured
    back to the first point; it is none of the points. `one_in` is the ratio up to which a survey counts as closed."""

    kind: str
    name: str
    points: tuple[MapPoint, ...]
    closing: MapPoint | None
    one_in: float

    @cached_property
    def measured(self) -> list[Position]:
        """Where the points are as they were measured; those that cannot be placed are left out."""
        return [point.position for point in self.points if point.position is not None]

    @property
    def is_placed(self) -> bool:
        """Whether all points can be placed."""
        return len(self.measured) == len(self.points)

    @cached_property
    def misclosure(self) -> Misclosure | None:
        """How far the survey is from closing; None when that was not measured."""
        if self.closing is None or self.closing.position is None or len(self.measured) < 2:
            return None
        return misclosure(self.measured, self.closing.position)

    @cached_property
    def ring(self) -> list[Position]:
        """The corners of a polygon. A misclosure that is small enough is spread over them; a greater one is not."""
        missed = self.misclosure
        if missed is None or missed.one_in < self.one_in or not missed.metres:
            return self.measured
        assert self.closing is not None
        assert self.closing.position is not None
        return closed(self.measured, self.closing.position)

    @cached_property
    def crossing(self) -> Crossing | None:
        """Where the polygon crosses or touches itself."""
        return crossing(self.ring)


@dataclass(frozen=True, eq=False)
class Geometry:
    """All shapes of a record. The perimeter as text counts only where no points make up a polygon."""

    points: tuple[MapPoint, ...]
    shapes: tuple[Shape, ...]
    perimeter: Boundary | None = None

    @property
    def polygons(self) -> list[Shape]:
        """The shapes that are areas."""
        return [shape for shape in self.shapes if shape.kind == "POLYGON"]

    @property
    def lines(self) -> list[Shape]:
        """The shapes that are lines."""
        return [shape for shape in self.shapes if shape.kind == "LINE"]

    @cached_property
    def rings(self) -> list[Ring]:
        """The polygons of three corners or more, as far as they can be placed."""
        rings: list[Ring] = [shape.ring for shape in self.polygons if len(shape.ring) >= 3]
        return rings if self.polygons else self.perimeter.rings() if self.perimeter is not None else []

    @cached_property
    def is_whole(self) -> bool:
        """Whether every polygon can be placed and does not cross itself, so that its area means something."""
        polygons = self.polygons
        if not polygons:
            return self.perimeter is not None
        return all(s.is_placed and len(s.ring) >= 3 and s.crossing is None for s in polygons)

    @cached_property
    def area_m2(self) -> float | None:
        """The area on the ellipsoid, land in two polygons once (data-model.md A6, A8); None when there is none to
        trust."""
        if not self.is_whole:
            return None
        if not self.polygons:
            assert self.perimeter is not None
            return self.perimeter.area_m2()
        return sum(area_m2(ring) for ring in self.rings) / (1 + overlap_of(self.rings))

    @property
    def perimeter_m(self) -> float | None:
        """The length of the way around all polygons."""
        return sum(perimeter_m(ring) for ring in self.rings) if self.rings else None

    @property
    def length_m(self) -> float | None:
        """The length of all lines."""
        return sum(length_m(line.measured) for line in self.lines) if self.lines else None

    @cached_property
    def bounds(self) -> Bounds | None:
        """The rectangle around all polygons."""
        corners = [corner for ring in self.rings for corner in ring]
        return bounds_of(corners) if corners else None

    def of_type(self, kind: str) -> list[MapPoint]:
        """The points of a type."""
        return [point for point in self.points if point.type == kind]


def geometry(points: Sequence[Values], perimeter: object = None, one_in: float = MISCLOSURE.default) -> Geometry:
    """The shapes that the point records of one owner make up, and its perimeter as text where it has one."""
    found = read_points(points)
    shapes = []
    drawn = [point for point in found if point.kind in {"LINE", "POLYGON"}]
    for (kind, _), group in groupby(drawn, key=lambda point: (point.kind, point.shape)):
        of_one = list(group)
        corners = tuple(point for point in of_one if point.type != "CLOSING")
        back = next((point for point in of_one if point.type == "CLOSING"), None)
        shapes.append(Shape(kind, of_one[0].shape_written, corners, back, one_in))
    text = perimeter if isinstance(perimeter, str) and not isinstance(perimeter, Gap) else ""
    boundary = read_boundary(text) if text else None
    return Geometry(tuple(found), tuple(shapes), boundary if isinstance(boundary, Boundary) else None)


def points_form(owner: str) -> str:
    """The key of the form that has the points of a form's records."""
    return f"{owner}_point"


def geometry_of(owner: str, values: Values, context: RuleContext) -> Geometry:
    """The shapes of the record that is being judged. Its rules share one answer."""
    asked = (owner, context.record_id, values.get("perimeter"))
    held = context.memo.get("geometry")
    if held is None or held[0] != asked:
        points: Sequence[Values] = ()
        if context.record_id is not None:
            points = context.lookup.related(points_form(owner), f"{owner}_id", context.record_id)
        held = context.memo["geometry"] = (asked, geometry(points, asked[2], context.limit(MISCLOSURE)))
    found = held[1]
    assert isinstance(found, Geometry)
    return found


def geometry_of_other(owner: str, record: Values, context: RuleContext) -> Geometry:
    """The shapes of another record."""
    record_id = str(record["id"])
    points = context.lookup.related(points_form(owner), f"{owner}_id", record_id)
    return geometry(points, record.get("perimeter"), context.limit(MISCLOSURE))
