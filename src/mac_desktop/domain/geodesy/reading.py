"""Reads a position from one text, in whatever way field staff wrote it, into WGS84.

Formats and traps are those of data-model.md 5.1. The order of two numbers is never guessed: where both orders are
possible the text is refused, and the refusal says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.geodesy import grids
from mac_desktop.domain.geodesy.angles import parse_pair, plain
from mac_desktop.domain.geodesy.grid_texts import read_grid
from mac_desktop.domain.geodesy.positions import Position, rounded
from mac_desktop.domain.geodesy.systems import WGS84, System, system, to_wgs84
from mac_desktop.texts import N_

SYSTEMS = "coordinate_system"
"""The code list of coordinate systems; its codes are EPSG codes."""


class Notation(StrEnum):
    """How a position was written: the codes of the list `coordinate_format`."""

    DD = "DD"
    DM = "DM"
    DMS = "DMS"
    UTM = "UTM"
    MGRS = "MGRS"
    GRID = "GRID"
    WKT = "WKT"


@dataclass(frozen=True, slots=True)
class Fix:
    """A position that was read: where it is on WGS84, how it was written, and in which system (an EPSG code).

    `square_m` is the side of the square that the text names when it names no point: the middle of it is given.
    """

    position: Position
    notation: Notation
    epsg: int = WGS84
    square_m: int = 0


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is not taken as a position: a rule, a marked text that says what to write, and the text's values."""

    rule: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


Reading = Fix | Unreadable

_EPSG = re.compile(r"\(?(?:EPSG|SRID)[ :=]*(\d{4,6})\)?")
_POINT = re.compile(r"POINT ?(?:ZM?|M)? ?\( ?(-?[\d.]+) (-?[\d.]+)(?: -?[\d.]+)* ?\)")
_OUTER = " ,;:/()[]"


@lru_cache(maxsize=4096)  # a sheet repeats its positions, and each is read for its value and again for its degrees
def read_position(text: str, epsg: int | None = None) -> Reading:
    """The WGS84 position that a text means, or why it cannot be taken.

    `epsg` is the coordinate system in which it is known to be; the text may name one itself ("Arc 1960", "EPSG:4210").

    >>> str(read_position("18N 602511.5 E 508301.0 N").position), read_position("18NXL 02512 08301").notation.value
    ('4.598060, -74.075840', 'MGRS')
    >>> read_position("Arc 1950: 17°49'S 31°03'E").epsg
    4209
    >>> read_position("18N 602512 508301").rule
    'G10'
    """
    written = plain(text)
    if "CLARKE" in written:
        return Unreadable(
            "G10",
            N_(
                "Clarke is the name of an ellipsoid that many old maps share. Write the datum that the map names "
                "instead, such as Arc 1950 or Adindan, or its EPSG code."
            ),
        )
    named, rest = _named_system(written)
    if named is not None and epsg is not None and named != epsg:
        return Unreadable(
            "G10",
            N_("“{value}” names another coordinate system than the field beside it. Keep one of the two."),
            {"value": text},
        )
    datum = system(named or epsg or WGS84)
    if datum is None:
        return Unreadable(
            "G10",
            N_("EPSG:{code} is no coordinate system for positions. Correct the code: WGS84 is EPSG:4326."),
            {"code": named or epsg},
        )
    return _read(text.strip(), rest, datum)


def _read(text: str, written: str, datum: System) -> Reading:
    if found := _POINT.fullmatch(written):
        return _placed(Notation.WKT, datum, to_wgs84(datum.epsg, float(found[1]), float(found[2])), text)
    if grids.looks_like_mgrs(reference := written.replace(" ", "")):
        return _mgrs(text, reference if _halves_match(written) else "", datum)
    if (angles := parse_pair(written)) is not None and not datum.on_a_grid:
        if datum.epsg == WGS84:
            position: Position | None = rounded(angles.latitude, angles.longitude)
        else:
            position = to_wgs84(datum.epsg, angles.longitude, angles.latitude)
        return _placed(Notation(angles.notation), datum, position, text)
    on_grid = read_grid(written, datum)
    if isinstance(on_grid, Position):
        return _placed(Notation.GRID if datum.on_a_grid else Notation.UTM, datum, on_grid, text)
    if on_grid is not None:
        return Unreadable(on_grid.rule, on_grid.message, {"value": text, **on_grid.values})
    return _swapped(text, written) or Unreadable(
        "G10",
        N_(
            "“{value}” is not read as a position. Write it like one of these: 34.5281, 69.1723; 34°31'41\"N "
            "69°10'20\"E; 42S 515000 E 3820000 N; 42SWD1500020000."
        ),
        {"value": text},
    )


def _placed(notation: Notation, datum: System, position: Position | None, text: str) -> Reading:
    if position is None:
        return Unreadable(
            "G10",
            N_("“{value}” cannot be brought to WGS84 from {system}. Give the position in WGS84."),
            {"value": text, "system": datum.name},
        )
    if datum.epsg != WGS84 and not datum.is_used_at(position):
        return Unreadable(
            "G10",
            N_("“{value}” lies outside the countries that use {system}. Correct the coordinate system or the numbers."),
            {"value": text, "system": datum.name},
        )
    return Fix(position, notation, datum.epsg)


def _halves_match(written: str) -> bool:
    """Whether the digits of a reference that are written apart are as many before the blank as after it."""
    groups = re.findall(r"\d+", written)[1:]
    return len(groups) < 2 or (len(groups) == 2 and len(groups[0]) == len(groups[1]))


def _mgrs(text: str, reference: str, datum: System) -> Reading:
    if datum.epsg != WGS84:
        return Unreadable(
            "G10",
            N_("MGRS letters differ from datum to datum. Give “{value}” as UTM easting and northing on {system}."),
            {"value": text, "system": datum.name},
        )
    found = grids.read_mgrs(reference)
    if found is None:
        return Unreadable(
            "G10",
            N_(
                "“{value}” is no MGRS reference: zone, band, two letters and an even number of digits must "
                "fit together, as in 42SWD1500020000. Compare it with the map or the receiver."
            ),
            {"value": text},
        )
    return Fix(found.position, Notation.MGRS, square_m=0 if found.square_m == 1 else found.square_m)


def _swapped(text: str, written: str) -> Unreadable | None:
    """The refusal of two numbers that are a latitude and a longitude only the other way round."""
    numbers = re.findall(r"-?\d+(?:\.\d+)?", written)
    if len(numbers) != 2 or not 90 < abs(float(numbers[0])) <= 180 or abs(float(numbers[1])) > 90:
        return None
    return Unreadable(
        "G9",
        N_("“{value}” begins with a number over 90, which is no latitude. Write latitude first, then longitude."),
        {"value": text},
    )


def _named_system(written: str) -> tuple[int | None, str]:
    """The EPSG code of the coordinate system that a text names, if any, and the text without that name."""
    if found := _EPSG.search(written):
        return int(found[1]), (written[: found.start()] + " " + written[found.end() :]).strip(" ,;:/")
    for name, epsg in _names():
        if written.startswith(name) and not written[len(name) : len(name) + 1].isalnum():
            return epsg, written[len(name) :].lstrip(_OUTER)
        if written.rstrip(_OUTER).endswith(name):
            before = written.rstrip(_OUTER)[: -len(name)]
            if not before[-1:].isalnum():
                return epsg, before.rstrip(_OUTER)
    return None, written


@cache
def _names() -> tuple[tuple[str, int], ...]:
    """Every name of every coordinate system as `plain` writes it, longest first, with its EPSG code."""
    names = {plain(name): int(code.code) for code in codelist(SYSTEMS) for name in (code.label, *code.also_called)}
    return tuple(sorted(((n, e) for n, e in names.items() if not n.isdigit()), key=lambda pair: -len(pair[0])))
