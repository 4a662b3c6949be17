"""Coordinate systems by their EPSG codes, and the way from each to WGS84.

PROJ (through pyproj) knows the systems and the shifts between datums. It is loaded when the first position asks for it,
so that starting the window does not pay. Everything here works without a network.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mac_desktop.domain.geodesy.positions import Bounds, Position, rounded

if TYPE_CHECKING:
    from pyproj import CRS, Transformer

WGS84 = 4326
"""The EPSG code of latitude and longitude on WGS84, in which everything is stored."""

_NEAR_DEGREES = 1.0  # maps are used a little beyond the border of the country that they were made for


@dataclass(frozen=True, slots=True)
class System:
    """A coordinate system: latitude and longitude on a datum, or easting and northing in metres on a grid.

    `area` is where it is used, None when EPSG does not say.
    """

    epsg: int
    name: str
    on_a_grid: bool
    area: Bounds | None

    def is_used_at(self, position: Position) -> bool:
        """Whether the position is where the system is used, or near.

        >>> system(4209).is_used_at(Position(-17.8, 31.0)), system(4209).is_used_at(Position(34.5, 69.2))
        (True, False)
        """
        return self.area is None or position in self.area.wider(_NEAR_DEGREES)


@cache
def system(epsg: int) -> System | None:
    """The system of an EPSG code; None when there is no such system of two coordinates on the Earth's surface.

    >>> system(4209).name, system(32618).on_a_grid, system(5773)
    ('Arc 1950', True, None)
    """
    found = _crs(epsg)
    if found is None or not (found.is_geographic or found.is_projected):
        return None
    use = found.area_of_use
    area = Bounds(use.south, use.west, use.north, use.east) if use is not None else None
    return System(epsg, found.name, bool(found.is_projected), area)


def to_wgs84(epsg: int, east: float, north: float) -> Position | None:
    """The WGS84 position of coordinates in a system: longitude and latitude in degrees, or easting and northing in
    metres. None when they lie outside what the system can express, or when no shift to WGS84 is known.

    >>> str(to_wgs84(32618, 602511.5, 508301.0))
    '4.598060, -74.075840'
    >>> str(to_wgs84(4210, 36.8, -1.3))  # Arc 1960, about 300 m off
    '-1.302587, 36.800831'
    """
    return _transformed(_to_wgs84(epsg), east, north)


def from_wgs84(epsg: int, position: Position) -> tuple[float, float] | None:
    """The coordinates of a WGS84 position in a system, east first; None when they cannot be given.

    >>> [round(x, 1) for x in from_wgs84(32618, Position(4.59806, -74.07584))]
    [602511.5, 508301.0]
    """
    transformer = _from_wgs84(epsg)
    if transformer is None:
        return None
    east, north = transformer.transform(position.longitude, position.latitude)
    return (east, north) if math.isfinite(east) and math.isfinite(north) else None


def utm_to_wgs84(zone: int, *, south: bool, east: float, north: float, datum: int = WGS84) -> Position | None:
    """The WGS84 position of UTM coordinates, measured on `datum`."""
    return _transformed(_utm_on(datum, zone, south), east, north)


def wgs84_to_utm(zone: int, *, south: bool, position: Position) -> tuple[float, float]:
    """Easting and northing on WGS84 in a zone, in metres."""
    found = from_wgs84((32700 if south else 32600) + zone, position)
    assert found is not None
    return found


def _transformed(transformer: Transformer | None, east: float, north: float) -> Position | None:
    if transformer is None:
        return None
    longitude, latitude = transformer.transform(east, north)
    return rounded(latitude, longitude) if math.isfinite(longitude) and math.isfinite(latitude) else None


@cache
def _crs(epsg: int) -> CRS | None:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_epsg(epsg)
    except CRSError:
        return None


@cache
def _to_wgs84(epsg: int) -> Transformer | None:
    return _transformer(_crs(epsg), _crs(WGS84))


@cache
def _from_wgs84(epsg: int) -> Transformer | None:
    return _transformer(_crs(WGS84), _crs(epsg))


@cache
def _utm_on(datum: int, zone: int, south: bool) -> Transformer | None:
    if datum == WGS84:
        return _to_wgs84((32700 if south else 32600) + zone)
    from pyproj.crs import ProjectedCRS
    from pyproj.crs.coordinate_operation import UTMConversion

    base = _crs(datum)
    if base is None or not base.is_geographic:
        return None
    grid = ProjectedCRS(conversion=UTMConversion(str(zone), "S" if south else "N"), geodetic_crs=base)
    return _transformer(grid, _crs(WGS84))


def _transformer(source: CRS | None, target: CRS | None) -> Transformer | None:
    """The way between two systems. One that would leave out the shift between their datums is none."""
    from pyproj import Transformer
    from pyproj.exceptions import ProjError

    if source is None or target is None:
        return None
    try:
        return Transformer.from_crs(source, target, always_xy=True, allow_ballpark=False)
    except ProjError:
        return None
