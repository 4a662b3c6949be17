"""Writes a WGS84 position in the notations in which the field reads it."""

from __future__ import annotations

from collections.abc import Callable

from mac_desktop.domain.geodesy.grids import to_mgrs, to_utm
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.reading import Notation

Angle = Callable[[float], str]


def written(position: Position, notation: Notation) -> str | None:
    """The position in a notation, to about a tenth of a metre, UTM and MGRS to the metre; None where a notation cannot
    express it (UTM and MGRS near the poles, a national grid without its name).

    >>> bogota = Position(4.59806, -74.07584)
    >>> written(bogota, Notation.DMS), written(bogota, Notation.DM)
    ('4°35\\'53.016"N 74°04\\'33.024"W', "4°35.88360'N 74°04.55040'W")
    >>> written(bogota, Notation.UTM), written(bogota, Notation.MGRS)
    ('18N 602512 E 508301 N', '18NXL0251208301')
    """
    if notation is Notation.DD:
        return str(position)
    if notation is Notation.WKT:
        return f"POINT ({position.longitude:.7f} {position.latitude:.7f})"
    if notation is Notation.DM:
        return _both(position, _minutes)
    if notation is Notation.DMS:
        return _both(position, _seconds)
    if notation is Notation.MGRS:
        return to_mgrs(position)
    utm = to_utm(position) if notation is Notation.UTM else None
    return None if utm is None else str(utm)


def _both(position: Position, angle: Angle) -> str:
    north = angle(abs(position.latitude)) + ("S" if position.latitude < 0 else "N")
    east = angle(abs(position.longitude)) + ("W" if position.longitude < 0 else "E")
    return f"{north} {east}"


def _minutes(degrees: float) -> str:
    whole, rest = divmod(round(degrees * 60 * 1e5), 60 * 10**5)
    return f"{whole}°{rest / 1e5:08.5f}'"


def _seconds(degrees: float) -> str:
    minutes, rest = divmod(round(degrees * 3600 * 1e3), 60 * 10**3)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}°{minutes:02}'{rest / 1e3:06.3f}\""
