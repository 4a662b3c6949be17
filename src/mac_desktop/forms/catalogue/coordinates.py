"""The questions of a position: as it was written, and the latitude and longitude that follow from that."""

from __future__ import annotations

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.reading import Fix, read_position
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Value, Values, Width
from mac_desktop.texts import N_


def written_position(values: Values) -> Position | None:
    """The WGS84 position that the text in `position` means; None when there is none that can be read."""
    text = values.get("position")
    if not isinstance(text, str) or isinstance(text, Gap):
        return None
    found = read_position(text)
    return found.position if isinstance(found, Fix) else None


def _latitude(values: Values, _: RuleContext) -> Value:
    found = written_position(values)
    return None if found is None else found.latitude


def _longitude(values: Values, _: RuleContext) -> Value:
    found = written_position(values)
    return None if found is None else found.longitude


PERIMETER = FieldSpec(
    "perimeter",
    N_("Perimeter"),
    help=N_(
        "The perimeter on WGS84 as a map program writes it, where it does not come point by point. It counts only "
        "where no points make up a polygon."
    ),
    hint=N_("POLYGON ((69.1 34.5, 69.2 34.5, 69.2 34.6, 69.1 34.5))"),
    also_called=("WKT", "Perimeter WKT", "Geometry", "Geom", "the_geom", "Polygon", "Perímetro", "Périmètre", "المحيط"),
    width=Width.FULL,
)
POSITION = FieldSpec(
    "position",
    N_("Coordinates as written"),
    help=N_(
        "The position as the paper or the receiver gives it: degrees in any form, UTM with its zone, MGRS, or on an "
        "old datum that is named. It is kept as written; latitude and longitude follow from it."
    ),
    hint=N_("42SWD1500020000 or 42S 515000 E 3820000 N"),
    also_called=headings.POSITION,
)
LATITUDE = FieldSpec(
    "latitude",
    N_("Latitude"),
    hint=N_("34.528100 or 34°31'41\"N"),
    also_called=headings.LATITUDE,
    hxl="#geo+lat",
    computed_from=("position",),
    computed_by=_latitude,
)
LONGITUDE = FieldSpec(
    "longitude",
    N_("Longitude"),
    hint=N_("69.172300 or 69°10'20\"E"),
    also_called=headings.LONGITUDE,
    hxl="#geo+lon",
    computed_from=("position",),
    computed_by=_longitude,
)
