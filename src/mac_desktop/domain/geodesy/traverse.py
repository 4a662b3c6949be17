"""Points measured by bearing and distance from other points: reference point, benchmark, start, turning points, end.

A leg leads from the point before, or from a point that it names. Rules are those of data-model.md 5.3: magnetic
bearings need the declination, grid bearings the convergence of the UTM zone, and legs may not run in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mac_desktop.domain.folding import fold
from mac_desktop.domain.geodesy.measuring import destination, distance_m, grid_convergence, length_m
from mac_desktop.domain.geodesy.positions import Position


class North(StrEnum):
    """Which north a bearing is counted from: the codes of the list `north_kind`."""

    MAGNETIC = "MAGNETIC"
    TRUE = "TRUE"
    GRID = "GRID"


class Unplaced(StrEnum):
    """Why a point cannot be placed."""

    NOTHING = "nothing"  # neither coordinates nor bearing and distance
    HALF = "half"  # bearing without distance, or distance without bearing
    NO_NORTH = "no north"  # it is not said which north is meant
    NO_DECLINATION = "no declination"
    NO_POINT = "no point"  # the point that it is measured from is not among the others
    CIRCLE = "circle"  # it is measured from itself, by way of others
    BEHIND = "behind"  # the point that it is measured from cannot be placed


@dataclass(frozen=True, slots=True)
class Leg:
    """A sighting: bearing in degrees, distance in metres. `start` is the name of the point that it was taken from,
    empty for the point before. `declination` is that of magnetic north, east positive."""

    bearing: float | None
    distance_m: float | None
    north: North | None = None
    declination: float | None = None
    start: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """A point of a traverse: fixed by coordinates, or by a leg from another point. Coordinates come first."""

    name: str = ""
    position: Position | None = None
    leg: Leg | None = None


def place(stations: Sequence[Station]) -> list[Position | Unplaced]:
    """Where each point is, in their order, or why it cannot be told.

    >>> benchmark = Station("BM", Position(34.5, 69.2))
    >>> east = Station("SP", leg=Leg(87, 100, North.MAGNETIC, declination=3))
    >>> [str(p) for p in place([benchmark, east])]
    ['34.500000, 69.200000', '34.500000, 69.201089']
    >>> [p.value for p in place([Station("A", leg=Leg(0, 5, North.TRUE, start="B")), Station("B", leg=Leg(0, 5))])]
    ['circle', 'circle']
    """
    return _Placing(stations).all()


def true_bearing(leg: Leg, start: Position) -> float | Unplaced:
    """The bearing of a leg from true north: magnetic + declination, or grid + convergence at its start."""
    if leg.bearing is None:
        return Unplaced.HALF
    if leg.north is None:
        return Unplaced.NO_NORTH
    if leg.north is North.TRUE:
        return leg.bearing % 360
    turn = grid_convergence(start) if leg.north is North.GRID else leg.declination
    return Unplaced.NO_DECLINATION if turn is None else (leg.bearing + turn) % 360


@dataclass(frozen=True, slots=True)
class Misclosure:
    """How far the last leg of a polygon ends from the point where the first began, beside the way walked."""

    metres: float
    perimeter_m: float

    @property
    def one_in(self) -> float:
        """The n of the ratio 1/n; infinite when it closes exactly."""
        return self.perimeter_m / self.metres if self.metres else float("inf")


def misclosure(ring: Sequence[Position], closing: Position) -> Misclosure:
    """The misclosure of a ring whose last leg, back to its first point, ends at `closing`."""
    return Misclosure(distance_m(closing, ring[0]), length_m([*ring, closing]))


def closed(ring: Sequence[Position], closing: Position) -> list[Position]:
    """The ring with its misclosure spread over its points, each by its share of the way (compass rule).

    >>> [str(p) for p in closed([Position(0, 0), Position(0, 1), Position(1, 1)], Position(0.003, 0))][1:]
    ['-0.000882, 1.000000', '0.998242, 1.000000']
    """
    whole = length_m([*ring, closing])
    north, east = closing.latitude - ring[0].latitude, closing.longitude - ring[0].longitude
    walked, found = 0.0, [ring[0]]
    for before, point in pairwise(ring):
        walked += distance_m(before, point)
        share = walked / whole
        found.append(Position(point.latitude - north * share, point.longitude - east * share))
    return found


class _Placing:
    """Places points in whatever order they refer to each other."""

    def __init__(self, stations: Sequence[Station]) -> None:
        self._stations = stations
        self._by_name = {fold(s.name): i for i, s in reversed(list(enumerate(stations))) if s.name}
        self._done: dict[int, Position | Unplaced] = {}

    def all(self) -> list[Position | Unplaced]:
        for i in range(len(self._stations)):
            self._follow(i)
        return [self._done[i] for i in range(len(self._stations))]

    def _follow(self, first: int) -> None:
        """Walk back to a point that is known, then forward again; a list, because chains may be long."""
        way: list[int] = []
        here: int | None = first
        while here is not None and here not in self._done:
            if here in way:
                self._done |= dict.fromkeys(way[way.index(here) :], Unplaced.CIRCLE)
                break
            way.append(here)
            here = self._start_of(here)
        for i in reversed(way):
            if i not in self._done:
                self._done[i] = self._placed(i)

    def _start_of(self, i: int) -> int | None:
        station = self._stations[i]
        if station.position is not None or station.leg is None:
            return None
        return self._by_name.get(fold(station.leg.start)) if station.leg.start else i - 1 if i else None

    def _placed(self, i: int) -> Position | Unplaced:
        station = self._stations[i]
        if station.position is not None:
            return station.position
        leg = station.leg
        if leg is None or (leg.bearing is None and leg.distance_m is None):
            return Unplaced.NOTHING
        if leg.bearing is None or leg.distance_m is None:
            return Unplaced.HALF
        before = self._start_of(i)
        if before is None:
            return Unplaced.NO_POINT
        start = self._done[before]
        if isinstance(start, Unplaced):
            return Unplaced.BEHIND
        bearing = true_bearing(leg, start)
        return bearing if isinstance(bearing, Unplaced) else destination(start, bearing, leg.distance_m)
