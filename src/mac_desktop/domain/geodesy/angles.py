"""Latitudes and longitudes as people write them, read into decimal degrees.

Formats are those of data-model.md 5.1: decimal degrees, degrees and decimal minutes, degrees minutes seconds, with
signs, blanks or colons, and a letter of the hemisphere before or after. What was typed is kept beside the result by the
caller; nothing here rounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from mac_desktop.domain.folding import digits

Axis = Literal["latitude", "longitude"]
Notation = Literal["DD", "DM", "DMS"]

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
    | {"\u202f": " ", "\u2009": " "}
)
# "49DEG 00000 80090" is an MGRS reference of band D and square EG: no minutes have three digits.
_NO_MGRS = r"(?!\s*(?:\d{3,5}\s+\d{3,5}|\d{6,10})\s*$)"
_WORDS = ((re.compile(rf"DEG(?:REES?|\.)?{_NO_MGRS}"), "°"), (re.compile(r"MIN(?:UTES?|\.)?"), "'"))
_LATITUDE_FIRST = re.compile(r"LAT(?:ITUDE?|\.)?[ :=]*(.+?)[ ,;/]*LON(?:G(?:ITUDE?|\.)?|\.)?[ :=]*(.+)")
_LONGITUDE_FIRST = re.compile(r"LON(?:G(?:ITUDE?|\.)?|\.)?[ :=]*(.+?)[ ,;/]*LAT(?:ITUDE?|\.)?[ :=]*(.+)")
_NUMBER = r"\d{1,%d}(?:[.,]\d+)?"
_ANGLE = (
    rf"({_LETTER})? ?([+-]?) ?({_NUMBER % 3})"
    rf"(?: ?[°: ] ?({_NUMBER % 2})(?: ?[': ] ?({_NUMBER % 2}) ?\"?)? ?'?)? ?°? ?({_LETTER})?"
)
_WHOLE_ANGLE = re.compile(_ANGLE)
_PAIR_WITH_LETTERS = re.compile(rf"({_LETTER}.+?)[ ,]*({_LETTER}.+)|(.+?{_LETTER})[ ,]*([^, ].*)")


@dataclass(frozen=True, slots=True)
class Angles:
    """Two angles in decimal degrees and how they were written."""

    latitude: float
    longitude: float
    notation: Notation


def parse_latitude(text: str) -> float | None:
    """Degrees north in -90..90, or None when the text is no latitude.

    >>> parse_latitude("4:30:36"), parse_latitude("S 10° 30'"), parse_latitude("91")
    (4.51, -10.5, None)
    """
    return _angle(plain(text), "latitude")


def parse_longitude(text: str) -> float | None:
    """Degrees east in -180..180, or None when the text is no longitude.

    >>> parse_longitude("-74,07584"), parse_longitude("74°30'00\\"W"), parse_longitude("10 N")
    (-74.07584, -74.5, None)
    """
    return _angle(plain(text), "longitude")


def parse_pair(text: str) -> Angles | None:
    """Latitude and longitude in one text, latitude first unless letters or words say otherwise.

    Two numbers that could as well be one with a decimal comma ("6,75") are refused.

    >>> parse_pair("(6.143703, -75.185183)")
    Angles(latitude=6.143703, longitude=-75.185183, notation='DD')
    >>> parse_pair("74°04.5504'W 4°35.8836'N")
    Angles(latitude=4.59806, longitude=-74.07584, notation='DM')
    """
    written = plain(text).strip("()[] ")
    for first, second in _halves(written):
        read = _pair(first, second) or _lettered(second, first)
        if read is not None:
            return Angles(*read, _notation(first))
    return None


def plain(text: str) -> str:
    """Digits 0-9, one kind of each sign, capitals, single spaces."""
    written = digits(text).translate(_SIGNS).replace("''", '"').upper()
    for word, sign in _WORDS:
        written = word.sub(sign, written)
    return " ".join(written.split())


def _notation(angle: str) -> Notation:
    found = _WHOLE_ANGLE.fullmatch(angle)
    assert found is not None
    return "DMS" if found[5] else "DM" if found[4] else "DD"


def _angle(written: str, axis: Axis) -> float | None:
    """Signed degrees of a plain text, or None for a wrong shape, letter, minute, second or range."""
    found = _WHOLE_ANGLE.fullmatch(written)
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


def _pair(latitude: str, longitude: str) -> tuple[float, float] | None:
    north, east = _angle(latitude, "latitude"), _angle(longitude, "longitude")
    return None if north is None or east is None else (north, east)


def _lettered(latitude: str, longitude: str) -> tuple[float, float] | None:
    """The pair in the other order, only when its letters prove that order."""
    return _pair(latitude, longitude) if re.search(_LETTER, latitude + longitude) else None


def _halves(written: str) -> list[tuple[str, str]]:
    """The ways in which a text can be cut into two angles, likeliest first."""
    if found := _LATITUDE_FIRST.fullmatch(written):
        return [(found[1].strip(" ,"), found[2].strip())]
    if found := _LONGITUDE_FIRST.fullmatch(written):
        return [(found[2].strip(), found[1].strip(" ,"))]
    for mark in (";", "|", "/", ", "):
        if written.count(mark) == 1:
            first, second = written.split(mark)
            return [(first.strip(), second.strip())]
    if found := _PAIR_WITH_LETTERS.fullmatch(written):
        first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
        return [(first.strip(" ,"), second.strip())]
    if written.count(",") == 1 and " " not in written and ("." in written or "°" in written or ",-" in written):
        first, second = written.split(",")
        return [(first, second)]
    words = written.split(" ")
    middle = len(words) // 2
    return [(" ".join(words[:middle]), " ".join(words[middle:]))] if len(words) in (2, 4, 6) else []
