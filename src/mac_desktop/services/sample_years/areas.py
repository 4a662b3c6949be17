"""A hazardous area of the sample country: where it lies, and how land is cut from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians

from mac_desktop.services.sample_years.places import Place

METRES_NORTH = 111_030.0
"""Metres in a degree of latitude at 40 degrees, near enough for a sample."""
CELL_NORTH, CELL_EAST, CELLS_EAST = 0.008, 0.0105, 25
"""Degrees from one area to the next in a district, and how many lie side by side, so that none lies in another."""


def _metres_east(latitude: float) -> float:
    return 111_320.0 * cos(radians(latitude))


@dataclass(slots=True)
class Area:
    """What the sample has to remember of an area: what is left of it, and the work that is still to come."""

    id: str
    name: str
    place: Place
    latitude: float
    longitude: float
    size: int
    confirmed: bool
    contamination: tuple[str, ...]
    left: int
    since: str
    width: float = 0.0
    used: float = 0.0
    task: str = ""
    released: dict[str, int] = field(default_factory=dict)

    def strip(self, size: int) -> str:
        """The perimeter of the next `size` square metres of the area, which is a rectangle cut from west to east."""
        length = self.width * size / self.size
        west, south = self.longitude + self.used / _metres_east(self.latitude), self.latitude
        self.used += length
        east, north = west + length / _metres_east(south), south + self.size / self.width / METRES_NORTH
        ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
        return f"POLYGON (({', '.join(f'{lon:.7f} {lat:.7f}' for lon, lat in ring)}))"
