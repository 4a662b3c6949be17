"""The points of one owner, read from their records: in drawing order, and placed on the Earth.

A point's coordinates as written come first, then bearing and distance from another point, then latitude and longitude
by themselves. Without a named from-point a leg starts at the point before; the first one of a shape starts at the
benchmark, and the benchmark at the reference point (data-model.md 5.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.reading import Fix, read_position
from mac_desktop.domain.geodesy.traverse import Leg, North, Station, Unplaced, place
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.values import Values

_ORDER_OF_FIXED = ("REFERENCE", "BENCHMARK")


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One point. `shape` is the folded id of its shape, "" when it has none; `at` is where it is, or why nobody can
    tell. `id` is None for the point that is being typed."""

    id: str | None
    shape: str
    shape_written: str
    kind: str
    type: str
    number: int | None
    name: str
    at: Position | Unplaced
    leg: Leg | None

    @property
    def position(self) -> Position | None:
        """Where it is, None when that is not known."""
        return self.at if isinstance(self.at, Position) else None

    @property
    def called(self) -> str:
        """How a person knows it: its local id, or its number."""
        return self.name or ("" if self.number is None else str(self.number))


def read_points(records: Iterable[Values]) -> list[MapPoint]:
    """The points of one owner in drawing order, shape by shape, those that make up no shape first; placed."""
    found = sorted((_unplaced(values) for values in records), key=_drawing_order)
    placed = place([_station(point, i, found) for i, (point, _) in enumerate(found)])
    return [_with_place(point, at) for (point, _), at in zip(found, placed, strict=True)]


def points_with(points_form: str, owner_field: str, values: Values, context: RuleContext) -> list[MapPoint]:
    """The points of the owner of a point that is being judged, that point among them as it is now."""
    owner = values.get(owner_field)
    others: Sequence[Values] = ()
    if isinstance(owner, str) and not isinstance(owner, Gap):
        others = context.lookup.related(points_form, owner_field, owner)
    mine = {**values, "id": context.record_id}
    return read_points([*(o for o in others if o.get("id") != context.record_id or context.record_id is None), mine])


def own_position(values: Values) -> Position | None:
    """Where a point is by its coordinates as written, in the coordinate system beside them; None without such."""
    written = _text(values, "position")
    if not written:
        return None
    system = _text(values, "coordinate_system")
    found = read_position(written, int(system) if system else None)
    return found.position if isinstance(found, Fix) else None


def leg_of(values: Values) -> Leg | None:
    """The bearing and distance of a point; None when it has neither."""
    bearing, distance = _number(values, "bearing"), _number(values, "distance_m")
    if bearing is None and distance is None:
        return None
    north = _text(values, "north_kind")
    return Leg(
        bearing,
        distance,
        North(north) if north else None,
        _number(values, "declination"),
        _text(values, "from_point"),
    )


_Fixed = tuple[MapPoint, Position | None]


def _unplaced(values: Values) -> _Fixed:
    leg = leg_of(values)
    fixed = own_position(values)
    if fixed is None and leg is None:
        latitude, longitude = _number(values, "latitude"), _number(values, "longitude")
        fixed = None if latitude is None or longitude is None else Position(latitude, longitude)
    number = _number(values, "point_number")
    record_id = values.get("id")
    written = _text(values, "shape_id")
    return MapPoint(
        id=None if record_id is None else str(record_id),
        shape=fold(written).replace(" ", ""),
        shape_written=written,
        kind=_text(values, "shape_kind"),
        type=_text(values, "point_type"),
        number=None if number is None else int(number),
        name=_text(values, "local_id"),
        at=fixed or Unplaced.NOTHING,
        leg=leg,
    ), fixed


def _drawing_order(found: _Fixed) -> tuple[bool, int, str, str, bool, float]:
    """Points that stand for themselves first, the reference point and the benchmark before all; then shape by shape."""
    point, _ = found
    alone = point.kind == "POINT"
    rank = _ORDER_OF_FIXED.index(point.type) if point.type in _ORDER_OF_FIXED else len(_ORDER_OF_FIXED)
    number = float("inf") if point.number is None else point.number
    shape = "" if alone else point.shape
    return not alone, rank if alone else 0, point.kind, shape, point.type == "CLOSING", number


def _station(point: MapPoint, place_in_list: int, found: Sequence[_Fixed]) -> Station:
    """The point as a station. Each is called by its place in the list, so that two points of one name stay two."""
    fixed, leg = found[place_in_list][1], point.leg
    if fixed is not None or leg is None:
        return Station(str(place_in_list), fixed)
    start = _start(point, place_in_list, found)
    # A name that no point has stays as it is written, and is found by nothing.
    named = f"no point {leg.start}" if start is None else str(start)
    return Station(str(place_in_list), leg=Leg(leg.bearing, leg.distance_m, leg.north, leg.declination, named))


def _start(point: MapPoint, place_in_list: int, found: Sequence[_Fixed]) -> int | None:
    """The place in the list of the point from which a point was measured."""
    assert point.leg is not None
    if point.leg.start:
        wanted = _same_name(point.leg.start)
        return next((i for i, (other, _) in enumerate(found) if _same_name(other.name) == wanted), None)
    before = found[place_in_list - 1][0] if place_in_list else None
    if before is not None and before.kind == point.kind != "POINT" and before.shape == point.shape:
        return place_in_list - 1
    fixed = ("REFERENCE",) if point.type == "BENCHMARK" else ("BENCHMARK", "REFERENCE")
    for wanted in fixed:
        for i, (other, _) in enumerate(found):
            if other.type == wanted and i != place_in_list:
                return i
    return None


def _same_name(name: str) -> str:
    return fold(name).replace(" ", "")


def _with_place(point: MapPoint, at: Position | Unplaced) -> MapPoint:
    return MapPoint(
        point.id, point.shape, point.shape_written, point.kind, point.type, point.number, point.name, at, point.leg
    )


def _text(values: Values, name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) and not isinstance(value, Gap) else ""


def _number(values: Values, name: str) -> float | None:
    value = values.get(name)
    return float(value) if isinstance(value, (int, float)) else None
