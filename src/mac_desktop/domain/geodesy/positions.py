"""A point on the Earth, what is asked of one before it is believed, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass

DECIMALS = 7
"""Decimals of a degree that are kept: about 1 cm."""

SAME_DEGREES = 0.000001
"""Points closer than this in both coordinates are one point (geocheck)."""


@dataclass(frozen=True, slots=True)
class Position:
    """A point in WGS84 decimal degrees, north and east positive."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        """The canonical form: latitude first, six decimals (about 0.1 m)."""
        return f"{self.latitude:.6f}, {self.longitude:.6f}"

    def is_same_as(self, other: Position) -> bool:
        """Whether both are one point as far as points are told apart (geocheck: 0.000001°).

        >>> Position(4.5, -74.0).is_same_as(Position(4.5000005, -74.0))
        True
        """
        # A hair more than the tolerance, because 1.000002 - 1.000001 is more than 0.000001 for a computer.
        near = SAME_DEGREES * 1.001
        return abs(self.latitude - other.latitude) <= near and abs(self.longitude - other.longitude) <= near


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in WGS84 decimal degrees; one that crosses the date line has its west beyond its east."""

    south: float
    west: float
    north: float
    east: float

    def __contains__(self, position: Position) -> bool:
        if not self.south <= position.latitude <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= position.longitude <= self.east
        return position.longitude >= self.west or position.longitude <= self.east

    def meets(self, other: Bounds) -> bool:
        """Whether two rectangles, neither of them across the date line, have a point in common.

        >>> Bounds(0, 0, 1, 1).meets(Bounds(1, 1, 2, 2)), Bounds(0, 0, 1, 1).meets(Bounds(0, 2, 1, 3))
        (True, False)
        """
        north_south = self.south <= other.north and other.south <= self.north
        return north_south and self.west <= other.east and other.west <= self.east

    def wider(self, degrees: float) -> Bounds:
        """The rectangle with a margin on every side.

        >>> Bounds(1, 2, 3, 4).wider(0.5)
        Bounds(south=0.5, west=1.5, north=3.5, east=4.5)
        """
        return Bounds(self.south - degrees, self.west - degrees, self.north + degrees, self.east + degrees)


def rounded(latitude: float, longitude: float) -> Position:
    """The position with the decimals that are kept, so that what is computed twice is equal twice."""
    return Position(round(latitude, DECIMALS), round(longitude, DECIMALS))


def is_possible(position: Position) -> bool:
    """Whether it can be a place at all: in range and not the (0, 0) of an empty form (rule G6)."""
    latitude, longitude = position.latitude, position.longitude
    return abs(latitude) <= 90 and abs(longitude) <= 180 and not latitude == longitude == 0


def looks_swapped(latitude: float, longitude: float, country: Bounds | None = None) -> bool:
    """Whether the two numbers make sense only the other way round (rule G9).

    With the country's bounds: outside as given, inside when swapped. Without: latitude out of range as given.

    >>> looks_swapped(-74.08, 4.6, Bounds(-5, -82, 14, -66)), looks_swapped(4.6, -74.08, Bounds(-5, -82, 14, -66))
    (True, False)
    """
    given, swapped = Position(latitude, longitude), Position(longitude, latitude)
    if not is_possible(swapped):
        return False
    if country is None:
        return not is_possible(given)
    return given not in country and swapped in country
