"""Eastings and northings as they are written: which number is which, in which UTM zone, in which hemisphere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mac_desktop.domain.geodesy.grids import band_of, is_zone_for
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.systems import System, to_wgs84, utm_to_wgs84
from mac_desktop.texts import N_

EASTINGS = (100_000.0, 900_000.0)
"""What a UTM easting can be, in metres, with some room beyond the edges of a zone."""

_NORTHINGS = (0.0, 10_000_000.0)
# Band S lies from 32° to 40° north. Read as "south", the same northings are open ocean around 50° to 58° south, but for
# the zones of South America and the islands east of it.
_BAND_S = (3_530_000.0, 4_440_000.0)
_LAND_AT_50_SOUTH = range(18, 26)

_EAST = r"(?:EASTINGS?|EAST|ESTE|LESTE|EST|E|X|شرقا|شرق|ق)"
_NORTH = r"(?:NORTHINGS?|NORTH|NORTE|NORD|N|Y|شمالا|شمال|ش)"
_METRES = (
    r"(\d{1,3}(?:[ ']\d{3}){1,2}(?:[.,]\d+)?|\d{1,3}(?:,\d{3}){1,2}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){1,2}(?:,\d+)?"
    r"|\d{4,8}(?:[.,]\d+)?)"
)
_FROM_EQUATOR = _METRES.replace(r"\d{4,8}", r"\d{1,8}")  # a labelled northing may be small
_GAP = r"[ ,;/]*"
_EAST_FIRST = (
    re.compile(rf"{_EAST}[ :=]*{_METRES} ?M?{_GAP}{_NORTH}[ :=]*{_FROM_EQUATOR} ?M?"),
    re.compile(rf"{_METRES} ?M? ?{_EAST}{_GAP}{_FROM_EQUATOR} ?M? ?{_NORTH}"),
)
_NORTH_FIRST = (
    re.compile(rf"{_NORTH}[ :=]*{_FROM_EQUATOR} ?M?{_GAP}{_EAST}[ :=]*{_METRES} ?M?"),
    re.compile(rf"{_FROM_EQUATOR} ?M? ?{_NORTH}{_GAP}{_METRES} ?M? ?{_EAST}"),
)
_BARE = re.compile(rf"{_METRES} ?M?(?:[ ;/]+|, ){_METRES} ?M?")
_NORTHERN, _SOUTHERN = ("NORTH", "NORD", "NORTE"), ("SOUTH", "SUD", "SUR", "SUL")
_ZONE = (
    r"(?:UTM ?)?(?:(?:ZONE|ZONA|HUSO|FUSEAU|Z)[ :.]*)?(\d{1,2})"
    rf"(?: ?({'|'.join((*_NORTHERN, *_SOUTHERN))}|[C-HJ-NP-X]))?"
)
_ZONE_FIRST = re.compile(rf"{_ZONE}[ ,;:/]+(.+)|{_ZONE}(?<=[A-Z])({_EAST}.+)")
_ZONE_LAST = re.compile(rf"(.+?)[ ,;:/(]+{_ZONE}\)?")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why grid coordinates are not taken; `values` are those of the message beside the text itself."""

    rule: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Two numbers in metres. Labelled: easting and northing. Not labelled: in the order in which they stand."""

    first: float
    second: float
    labelled: bool


def read_grid(written: str, datum: System) -> Position | Refused | None:
    """The WGS84 position of easting and northing, with a UTM zone unless `datum` is itself a grid; None when the text
    holds no such numbers.

    >>> from mac_desktop.domain.geodesy.systems import WGS84, system
    >>> str(read_grid("UTM ZONE 42S E 515000 N 3820000", system(WGS84)))
    '34.521559, 69.163435'
    >>> read_grid("515000 E 3820000 N", system(WGS84)).rule
    'G10'
    """
    if datum.on_a_grid:
        measures = _measures(written)
        if measures is None:
            return None
        if not measures.labelled:
            return _UNLABELLED
        return to_wgs84(datum.epsg, measures.first, measures.second) or _OUTSIDE
    found = list(dict.fromkeys(_with_zone(written)))
    if len(found) > 1:  # "18 N 508301 E 602512": the letter may belong to the zone or to the number
        found = [one for one in found if one[1]] or found
    if not found:
        return _NO_ZONE if _measures(written.removeprefix("UTM").strip()) is not None else None
    zone, letter, measures = found[0]
    if len(found) > 1 or not letter:
        return _NO_HEMISPHERE
    return _in_zone(zone, letter, measures, datum)


def _in_zone(zone: int, letter: str, measures: _Measures, datum: System) -> Position | Refused:
    if not 1 <= zone <= 60:
        return Refused("G10", N_("{zone} in “{value}” is no UTM zone: they go from 1 to 60."), {"zone": zone})
    orders = [(measures.first, measures.second)]
    if not measures.labelled:
        orders.append((measures.second, measures.first))
    placed = [_placed(zone, letter, east, north, datum) for east, north in orders]
    good = [one for one in placed if isinstance(one, Position)]
    if measures.labelled:
        return good[0] if good else _swapped(zone, letter, measures, datum) or placed[0]
    if len(good) == 1:
        return good[0]
    return _UNLABELLED if good else placed[0]


def _swapped(zone: int, letter: str, measures: _Measures, datum: System) -> Refused | None:
    """The refusal of an easting and a northing that fit only the other way round (rule G9)."""
    other = _placed(zone, letter, measures.second, measures.first, datum)
    if not isinstance(other, Position):
        return None
    return Refused("G9", N_("In “{value}” easting and northing look swapped. Write each number with its own letter."))


def _placed(zone: int, letter: str, east: float, north: float, datum: System) -> Position | Refused:
    if not EASTINGS[0] <= east <= EASTINGS[1] or not _NORTHINGS[0] <= north <= _NORTHINGS[1]:
        return Refused(
            "G10",
            N_(
                "“{value}” is not on the UTM grid: an easting has six digits before the point, a northing at most "
                "seven. Compare both numbers with the map or the receiver."
            ),
        )
    south = _is_south(letter, zone, north)
    if south is None:
        return _NO_HEMISPHERE
    position = utm_to_wgs84(zone, south=south, east=east, north=north, datum=datum.epsg)
    if position is None:
        return _OUTSIDE
    if len(letter) == 1 and letter not in "NS" and band_of(position.latitude) != letter:
        return Refused(
            "G10",
            N_("Band {band} and the northing in “{value}” do not fit together. Correct the letter or the northing."),
            {"band": letter},
        )
    return position if is_zone_for(zone, position) else _OUTSIDE


def _is_south(letter: str, zone: int, north: float) -> bool | None:
    """Whether a zone's letter or word means the southern hemisphere; None when it can mean both."""
    if letter in _SOUTHERN or letter < "N":
        return letter not in _NORTHERN
    if letter != "S":
        return False
    if not _BAND_S[0] <= north <= _BAND_S[1]:
        return True
    return None if zone in _LAND_AT_50_SOUTH else False


def _with_zone(written: str) -> list[tuple[int, str, _Measures]]:
    """Every way in which a text can be cut into a zone, its letter ("" when there is none) and two numbers."""
    first, last = _ZONE_FIRST.fullmatch(written), _ZONE_LAST.fullmatch(written)
    cuts: list[tuple[str, str | None, str]] = []
    if first:
        cuts.append((first[1] or first[4], first[2] or first[5], first[3] or first[6]))
    if last:
        cuts.append((last[2], last[3], last[1]))
    found = ((int(zone), letter or "", _measures(rest.strip(" ,;:/"))) for zone, letter, rest in cuts)
    return [(zone, letter, measures) for zone, letter, measures in found if measures is not None]


def _measures(written: str) -> _Measures | None:
    for patterns, east, north in ((_EAST_FIRST, 1, 2), (_NORTH_FIRST, 2, 1)):
        for pattern in patterns:
            if found := pattern.fullmatch(written):
                return _Measures(_metres(found[east]), _metres(found[north]), labelled=True)
    found = _BARE.fullmatch(written)
    return _Measures(_metres(found[1]), _metres(found[2]), labelled=False) if found else None


def _metres(text: str) -> float:
    """A number of metres. Below 10,000 there is no coordinate, so a point or comma before three digits groups them."""
    joined = re.sub(r"[ ']", "", text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", joined):
        return float(joined.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", joined):
        return float(joined.replace(".", "").replace(",", "."))
    return float(joined.replace(",", "."))


_NO_ZONE = Refused(
    "G10",
    N_(
        "“{value}” has no UTM zone. Write zone and hemisphere before the numbers, as in 42 north 515000 E 3820000 N, "
        "or name the grid by its EPSG code."
    ),
)
_NO_HEMISPHERE = Refused(
    "G10",
    N_("“{value}” leaves open in which hemisphere it is. Write the word: 18 north or 18 south, then the numbers."),
)
_UNLABELLED = Refused(
    "G10",
    N_(
        "“{value}” does not say which number is the easting and which the northing. Write E and N with them, as in "
        "602512 E 508301 N."
    ),
)
_OUTSIDE = Refused(
    "G10",
    N_("“{value}” lies outside its zone or grid. Correct the zone or the numbers."),
)
