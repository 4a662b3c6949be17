"""Coordinates as people write them, read into WGS84 decimal degrees.

Formats are those of data-model.md 5.1: decimal degrees, degrees and decimal minutes, degrees minutes seconds. What was
typed is kept beside the result by the caller; nothing here rounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from mac_desktop.domain.folding import digits

Axis = Literal["latitude", "longitude"]

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the WGS84 ellipsoid, in metres."""

_LIMITS: dict[Axis, float] = {"latitude": 90.0, "longitude": 180.0}

# Hemisphere letters: English, French and Spanish (O for west), and the first letters of the Arabic words.
_HEMISPHERES: dict[str, tuple[Axis, int]] = {
    "N": ("latitude", 1),
    "S": ("latitude", -1),
    "E": ("longitude", 1),
    "W": ("longitude", -1),
    "O": ("longitude", -1),
    "ش": ("latitude", 1),
    "ج": ("latitude", -1),
    "ق": ("longitude", 1),
    "غ": ("longitude", -1),
}
_LETTER = "[NSEWOشجقغ]"

_SIGNS = str.maketrans(
    {"º": "°", "˚": "°", "ᵒ": "°", "′": "'", "’": "'", "‘": "'", "ʹ": "'", "`": "'", "´": "'"}
    | {"″": '"', "”": '"', "“": '"', "ʺ": '"', "٫": ".", "−": "-", "–": "-", "،": ",", "؛": ";", "\u00a0": " "}
)
_NUMBER = r"\d{1,%d}(?:[.,]\d+)?"
_ANGLE = (
    rf"({_LETTER})? ?([+-]?) ?({_NUMBER % 3})"
    rf"(?: ?[°: ] ?({_NUMBER % 2})(?: ?[': ] ?({_NUMBER % 2}) ?\"?)? ?'?)? ?°? ?({_LETTER})?"
)
_WHOLE_ANGLE = re.compile(_ANGLE)
_WKT = re.compile(r"POINT ?\( ?(\S+) (\S+) ?\)")
_PAIR_WITH_LETTERS = re.compile(rf"({_LETTER}.+?)[ ,]*({_LETTER}.+)|(.+?{_LETTER})[ ,]*([^, ].*)")


@dataclass(frozen=True, slots=True)
class Position:
    """A point in WGS84 decimal degrees, north and east positive."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        """The canonical form: latitude first, six decimals (about 0.1 m)."""
        return f"{self.latitude:.6f}, {self.longitude:.6f}"


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


def parse_latitude(text: str) -> float | None:
    """Degrees north in -90..90, or None when the text is no latitude.

    >>> parse_latitude("4:30:36"), parse_latitude("S 10° 30'"), parse_latitude("91")
    (4.51, -10.5, None)
    """
    return _angle(_plain(text), "latitude")


def parse_longitude(text: str) -> float | None:
    """Degrees east in -180..180, or None when the text is no longitude.

    >>> parse_longitude("-74,07584"), parse_longitude("74°30'00\\"W"), parse_longitude("10 N")
    (-74.07584, -74.5, None)
    """
    return _angle(_plain(text), "longitude")


def parse_position(text: str) -> Position | None:
    """Latitude and longitude written in one cell, latitude first unless letters (or WKT) say otherwise.

    Two numbers that could as well be one with a decimal comma ("6,75") are refused.

    >>> parse_position("(6.143703, -75.185183)")
    Position(latitude=6.143703, longitude=-75.185183)
    >>> str(parse_position("74°04.5504'W 4°35.8836'N"))
    '4.598060, -74.075840'
    """
    plain = _plain(text)
    if found := _WKT.fullmatch(plain):
        return _position(found[2], found[1])
    plain = plain.strip("()[] ")
    for first, second in _halves(plain):
        if position := _position(first, second) or _lettered(second, first):
            return position
    return None


def is_possible(position: Position) -> bool:
    """Whether it can be a place at all: in range and not the (0, 0) of an empty form (rule G6)."""
    return abs(position.latitude) <= 90 and abs(position.longitude) <= 180 and position != Position(0.0, 0.0)


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


def distance_m(one: Position, other: Position) -> float:
    """Metres between two points on a sphere of the Earth's mean radius; up to 0.6 % off the ellipsoid.

    >>> round(distance_m(Position(0, 0), Position(0, 1)))
    111195
    """
    lat1, lat2 = radians(one.latitude), radians(other.latitude)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(other.longitude - one.longitude) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(chord)))


def _plain(text: str) -> str:
    """Digits 0-9, one kind of each sign, capitals, single spaces."""
    signs = digits(text).translate(_SIGNS).replace("''", '"').upper()
    return " ".join(signs.split())


def _angle(plain: str, axis: Axis) -> float | None:
    """Signed degrees of a plain text, or None for a wrong shape, letter, minute, second or range."""
    found = _WHOLE_ANGLE.fullmatch(plain)
    if not found:
        return None
    before, sign, degrees, minutes, seconds, after = found.groups()
    letter = before or after
    if letter and ((before and after) or sign or _HEMISPHERES[letter][0] != axis):
        return None
    if (minutes and not degrees.isdigit()) or (seconds and not minutes.isdigit()):
        return None
    parts = [float(part.replace(",", ".")) if part else 0.0 for part in (degrees, minutes, seconds)]
    if parts[1] >= 60 or parts[2] >= 60:
        return None
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    if size > _LIMITS[axis]:
        return None
    negative = sign == "-" or (letter and _HEMISPHERES[letter][1] < 0)
    return -size if negative and size else size


def _position(latitude: str, longitude: str) -> Position | None:
    north, east = _angle(latitude, "latitude"), _angle(longitude, "longitude")
    return None if north is None or east is None else Position(north, east)


def _lettered(latitude: str, longitude: str) -> Position | None:
    """The pair in the other order, only when its letters prove that order."""
    return _position(latitude, longitude) if re.search(_LETTER, latitude + longitude) else None


def _halves(plain: str) -> list[tuple[str, str]]:
    """The ways in which a text can be cut into two angles, likeliest first."""
    for mark in (";", "|", "/", ", "):
        if plain.count(mark) == 1:
            first, second = plain.split(mark)
            return [(first.strip(), second.strip())]
    if found := _PAIR_WITH_LETTERS.fullmatch(plain):
        first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
        return [(first.strip(" ,"), second.strip())]
    if plain.count(",") == 1 and " " not in plain and ("." in plain or "°" in plain or ",-" in plain):
        first, second = plain.split(",")
        return [(first, second)]
    words = plain.split(" ")
    return [(words[0], words[1])] if len(words) == 2 else []
