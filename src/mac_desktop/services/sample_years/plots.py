"""Where the areas of the sample lie: four-cornered plots of their size, none on another, released strip by strip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, radians, sqrt
from random import Random

_CELL = 0.01  # degrees: an area of 24 ha fits in, with its slant
_METRES_NORTH, _METRES_EAST = 110_950.0, 111_320.0  # of a degree; off by less than 0.3 % where the country lies

Corner = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A parallelogram whose first corner is the area's benchmark; lengths in metres."""

    latitude: float
    longitude: float
    width: float
    height: float
    slant: float

    def ring(self, start: float = 0.0, end: float = 1.0) -> list[Corner]:
        """The corners of the strip between two shares of the width, all of it without them."""
        corners = ((start, 0.0), (end, 0.0), (end, 1.0), (start, 1.0))
        return [self._corner(self.width * east + self.slant * north, self.height * north) for east, north in corners]

    def text(self, start: float = 0.0, end: float = 1.0) -> str:
        """The strip as well-known text."""
        ring = self.ring(start, end)
        return f"POLYGON (({', '.join(f'{lon:.6f} {lat:.6f}' for lat, lon in (*ring, ring[0]))}))"

    def _corner(self, east: float, north: float) -> Corner:
        longitude = self.longitude + east / (_METRES_EAST * cos(radians(self.latitude)))
        return round(self.latitude + north / _METRES_NORTH, 6), round(longitude, 6)


@dataclass(slots=True)
class Plots:
    """Gives every new area a place of its own near its village."""

    taken: set[tuple[int, int]] = field(default_factory=set)

    def new(self, random: Random, latitude: float, longitude: float, size: int) -> Plot:
        """A plot of `size` square metres near a place."""
        here = (int(latitude // _CELL) + random.randint(-2, 2), int(longitude // _CELL) + random.randint(-2, 2))
        cell = next(one for one in _around(here) if one not in self.taken)
        self.taken.add(cell)
        width = sqrt(size) * random.uniform(0.8, 1.2)
        height = size / width
        slant = random.uniform(0, 0.2) * width
        north, east = (round(part * _CELL + random.uniform(0.0002, 0.0008), 6) for part in cell)
        return Plot(north, east, width, height, slant)


def _around(cell: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A cell and those around it, ring by ring."""
    yield cell
    reach = 1
    while True:
        side = range(-reach, reach + 1)
        for north in side:
            for east in side:
                if max(abs(north), abs(east)) == reach:
                    yield cell[0] + north, cell[1] + east
        reach += 1


def with_points_between(ring: list[Corner], at_most: float) -> list[tuple[Corner, bool]]:
    """The corners with points between them so that no side is longer than so many metres, and which are corners."""
    found: list[tuple[Corner, bool]] = []
    for (lat, lon), (to_lat, to_lon) in zip(ring, [*ring[1:], ring[0]], strict=True):
        north = (to_lat - lat) * _METRES_NORTH
        east = (to_lon - lon) * _METRES_EAST * cos(radians(lat))
        parts = int(sqrt(north**2 + east**2) // at_most) + 1
        for part in range(parts):
            share = part / parts
            found.append(((round(lat + (to_lat - lat) * share, 6), round(lon + (to_lon - lon) * share, 6)), part == 0))
    return found
