"""UTM and MGRS: zones, bands, and references as they are written."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.systems import WGS84, utm_to_wgs84, wgs84_to_utm

BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""Letters of the latitude bands from 80° south: 8° each, the last one 12°. From N on they lie north of the equator."""

SOUTHERNMOST, NORTHERNMOST = -80.0, 84.0
_EQUATOR_FROM_THE_SOUTH = 10_000_000  # the northing that the south counts for the equator, in metres
_ZONE_REACH = 4.0  # degrees from the middle of a zone: 3 in the zone, and grids are drawn on a little into the next
_REFERENCE = re.compile(r"(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z][A-HJ-NP-V])(\d*)")


@dataclass(frozen=True, slots=True)
class Utm:
    """UTM coordinates on WGS84: zone 1 to 60, letter of the latitude band, metres."""

    zone: int
    band: str
    easting: float
    northing: float

    def __str__(self) -> str:
        """To the metre, with what each number is."""
        return f"{self.zone}{self.band} {self.easting:.0f} E {self.northing:.0f} N"


@dataclass(frozen=True, slots=True)
class MgrsReading:
    """A position read from an MGRS reference, and the side in metres of the square that the reference names."""

    position: Position
    square_m: int


def band_of(latitude: float) -> str | None:
    """The letter of the latitude band; None near the poles, which UTM leaves out.

    >>> band_of(4.6), band_of(-0.1), band_of(83.0), band_of(85)
    ('N', 'M', 'X', None)
    """
    if not SOUTHERNMOST <= latitude <= NORTHERNMOST:
        return None
    return BANDS[min(int((latitude + 80) // 8), len(BANDS) - 1)]


def zone_of(position: Position) -> int:
    """The UTM zone of a position, with the exceptions of south-west Norway and Svalbard.

    >>> zone_of(Position(4.6, -74.1)), zone_of(Position(60.4, 5.3)), zone_of(Position(78.2, 15.6))
    (18, 32, 33)
    """
    lat, lon = position.latitude, position.longitude
    if 56 <= lat < 64 and 3 <= lon < 12:
        return 32
    if lat >= 72 and 0 <= lon < 42:
        return 31 if lon < 9 else 33 if lon < 21 else 35 if lon < 33 else 37
    return int((lon + 180) // 6) % 60 + 1


def central_meridian(zone: int) -> float:
    """The longitude of the middle of a zone."""
    return zone * 6.0 - 183.0


def is_zone_for(zone: int, position: Position) -> bool:
    """Whether a position may be given in a zone: it lies in it, or little beyond its edge (rule G10)."""
    off = (position.longitude - central_meridian(zone) + 180) % 360 - 180
    return zone_of(position) == zone or abs(off) <= _ZONE_REACH


def to_utm(position: Position) -> Utm | None:
    """UTM coordinates of a position in its own zone; None near the poles.

    >>> str(to_utm(Position(4.59806, -74.07584)))
    '18N 602512 E 508301 N'
    """
    band = band_of(position.latitude)
    if band is None:
        return None
    zone = zone_of(position)
    east, north = wgs84_to_utm(zone, south=position.latitude < 0, position=position)
    return Utm(zone, band, east, north)


def to_mgrs(position: Position) -> str | None:
    """The MGRS reference of a position to the nearest metre, as IMSMA writes it; None near the poles.

    >>> to_mgrs(Position(4.59806, -74.07584))
    '18NXL0251208301'
    """
    utm = to_utm(position)
    if utm is None:
        return None
    south, northing = utm.band < "N", round(utm.northing)
    if south and northing == _EQUATOR_FROM_THE_SOUTH:  # less than half a metre from it: its first metre to the north
        south, northing = False, 0
    return _lettered(utm.zone, south, round(utm.easting), northing, 5)


def looks_like_mgrs(written: str) -> bool:
    """Whether a text without blanks has the shape of an MGRS reference, right or wrong."""
    return re.fullmatch(r"\d{1,2}[A-Z]{3}\d*", written) is not None


def read_mgrs(written: str) -> MgrsReading | None:
    """The place of an MGRS reference without blanks; None when it is none, or when its letters do not fit together.

    A reference to the metre is that point. A shorter one names a square, of which the middle is given.

    >>> str(read_mgrs("18NXL0251208301").position), read_mgrs("18NXL0208").square_m, read_mgrs("18PXL0251208301")
    ('4.598060, -74.075836', 1000, None)
    """
    from mgrs import MGRS
    from mgrs.core import MGRSError

    found = _REFERENCE.fullmatch(written)
    if found is None or len(found[4]) % 2 or len(found[4]) > 10 or not 1 <= int(found[1]) <= 60:
        return None
    digits = len(found[4]) // 2
    square = 10 ** (5 - digits)
    with warnings.catch_warnings():  # a wrong band is only warned of; it is found by writing the reference again
        warnings.simplefilter("ignore")
        try:
            zone, hemisphere, east, north = MGRS().MGRSToUTM(written)
        except MGRSError:
            return None
    south = hemisphere == "S"
    if digits == 5:
        east, north = east // 1, north // 1
    position = utm_to_wgs84(zone, south=south, east=east, north=north, datum=WGS84)
    if position is None or _lettered(zone, south, east, north, digits) != f"{found[1]:>02}{written[len(found[1]) :]}":
        return None
    return MgrsReading(position, square)


def _lettered(zone: int, south: bool, east: float, north: float, digits: int) -> str:
    from mgrs import MGRS

    # Half a metre further in, so that no rounding takes the point over the edge of its square.
    return str(MGRS().UTMToMGRS(zone, "S" if south else "N", east // 1 + 0.5, north // 1 + 0.5, digits))
