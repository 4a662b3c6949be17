"""The form for points on the ground, made alike for every record that has shapes (data-model.md 1.19, 5.2)."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.geodesy.positions import Position, rounded
from mac_desktop.domain.geodesy.reading import Fix, read_position
from mac_desktop.domain.records.base import Record
from mac_desktop.domain.records.points import (
    ActivityPoint,
    HazardousAreaPoint,
    LandReleaseProductPoint,
    TaskPoint,
)
from mac_desktop.forms.catalogue import reasons
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.map_points import leg_of, own_position, points_with
from mac_desktop.forms.schema import FieldSpec, Form, Section, Value, Values, Width
from mac_desktop.texts import N_

# What a point's place follows from: its own words, and where the other points of its owner are.
_PLACED_BY = (
    "position", "coordinate_system", "bearing", "distance_m", "from_point", "north_kind", "declination",
    "shape_id", "shape_kind", "point_type", "point_number", "local_id",
)  # fmt: skip


def _where(owner: str, values: Values, context: RuleContext) -> Position | None:
    """The place that follows for a point, from its coordinates as written or from the point that it was measured from;
    None where latitude and longitude themselves are all that is known."""
    fixed = own_position(values)
    if fixed is not None or leg_of(values) is None:
        return fixed
    asked = (owner, *(values.get(name) for name in (f"{owner}_id", *_PLACED_BY)))
    held = context.memo.get("point")
    if held is None or held[0] != asked or context.record_id is None:
        points = points_with(f"{owner}_point", f"{owner}_id", values, context)
        mine = next(point for point in points if point.id == context.record_id)
        held = context.memo["point"] = (asked, mine.position)
    found = held[1]
    return rounded(found.latitude, found.longitude) if isinstance(found, Position) else None


def _format(values: Values, _: RuleContext) -> Value:
    written, system = values.get("position"), values.get("coordinate_system")
    if isinstance(written, str):
        found = read_position(written, int(system) if isinstance(system, str) and system.isdigit() else None)
        return found.notation.value if isinstance(found, Fix) else None
    return "BEARING" if leg_of(values) is not None else None


def _relative(values: Values) -> bool:
    """Whether the questions on bearing and distance apply: not to a point that is fixed by coordinates."""
    return not isinstance(values.get("position"), str) or leg_of(values) is not None


def _magnetic(values: Values) -> bool:
    return _relative(values) and values.get("north_kind") in (None, "MAGNETIC")


# A line of headings, not a line for each of them:
# fmt: off
_WHICH = (
    FieldSpec(
        "shape_id", N_("Shape"),
        help=N_(
            "A number or name for the shape that the point belongs to. Points with the same one make up one line or "
            "polygon. Leave it empty where the record has only one."
        ),
        hint=N_("Empty where there is only one"),
        also_called=("Shape ID", "shape_id", "Polygon ID", "Polygon no.", "ID polígono", "ID polygone", "Shape number"),
        width=Width.SHORT, pinned=True,
    ),
    FieldSpec(
        "shape_kind", N_("Kind of shape"),
        help=N_("Whether the point stands for itself, or is one of a line or of a polygon."),
        also_called=("Shape kind", "Shape type", "shapeenum", "Geometry type", "Tipo de geometría", "Type de forme"),
        width=Width.SHORT, in_list=True, pinned=True, minimum=True,
    ),
    FieldSpec(
        "point_type", N_("Point type"),
        help=N_(
            "What the point is. An area is found from its reference point by way of the benchmark; its perimeter runs "
            "from the start point over the turning points to the end point."
        ),
        also_called=("Type of point", "pointtypeenum", "Point description type", "Tipo de punto", "Type de point",
                     "نوع النقطة"),
        in_list=True, minimum=True,
    ),
    FieldSpec(
        "point_number", N_("Point number"),
        help=N_("The place of the point in drawing order: 1, 2, 3 and so on around the polygon or along the line."),
        also_called=("Point no.", "pointno", "Order", "Sequence", "Vertex", "Orden", "Número de punto", "N° de point",
                     "رقم النقطة"),
        width=Width.SHORT, in_list=True, minimum=True,
    ),
    FieldSpec(
        "local_id", N_("Point ID"),
        help=N_("What the point is called on the sketch, such as BM or TP3. Each point of a record has its own."),
        why=reasons.IDENTIFIER,
        also_called=("Local ID", "pointlocal_id", "Point name", "Point", "ID punto", "Nombre del punto", "ID point",
                     "Nom du point"),
        width=Width.SHORT, in_list=True,
    ),
)
_COORDINATES = (
    replace(
        POSITION,
        help=N_(
            "The position as the paper or the receiver gives it, in any notation. It is kept as written; latitude and "
            "longitude follow from it. Leave it empty for a point measured by bearing and distance."
        ),
    ),
    FieldSpec(
        "coordinate_system", N_("Coordinate system"),
        help=N_("The datum on which the position was measured, when it is not WGS 84: old maps have others."),
        also_called=("Datum", "CRS", "coordrefsys", "Coordinate reference system", "EPSG", "Map datum",
                     "Sistema de coordenadas", "Système de coordonnées"),
        pinned=True,
    ),
    FieldSpec(
        "coordinate_format", N_("Written as"),
        help=N_("How the position was written. It follows from the position itself."),
        also_called=("Input format", "userinputformat", "coordformat", "Coordinate format"),
        computed_from=_PLACED_BY, computed_by=_format,
    ),
)
_MEASURED = (
    FieldSpec(
        "bearing", N_("Bearing"),
        help=N_("The direction in which the point was seen, in degrees clockwise from north."),
        hint=N_("Degrees, 0 to 359.9"),
        also_called=("Azimuth", "Bearing (deg)", "Rumbo", "Azimut", "الاتجاه"),
        width=Width.SHORT, shown_when=_relative,
    ),
    FieldSpec(
        "distance_m", N_("Distance"),
        help=N_("How far the point is from the one that it was measured from, level, in metres."), hint=N_("Metres"),
        also_called=("Distance (m)", "Length of leg", "Distancia", "Distancia (m)", "المسافة"),
        width=Width.SHORT, shown_when=_relative,
    ),
    FieldSpec(
        "from_point", N_("Measured from"),
        help=N_(
            "The point ID of the point that this one was measured from. Empty means the point before; the first point "
            "of a shape is measured from the benchmark, the benchmark from the reference point."
        ),
        hint=N_("Empty for the point before"),
        also_called=("From point", "From", "frompointinput", "Desde el punto", "Depuis le point"),
        width=Width.SHORT, shown_when=_relative,
    ),
    FieldSpec(
        "north_kind", N_("Bearing from"),
        help=N_("Which north the bearing is counted from. A compass shows magnetic north."),
        also_called=("North", "North reference", "Kind of north", "Norte", "Nord"),
        width=Width.SHORT, pinned=True, shown_when=_relative,
    ),
    FieldSpec(
        "declination", N_("Magnetic declination"),
        help=N_(
            "How far the compass points east of true north there and then, in degrees; west is negative. The margin of "
            "the map or the receiver tells it."
        ),
        hint=N_("Degrees, east positive"),
        also_called=("Declination", "Magnetic variation", "Declinación magnética", "Déclinaison"),
        width=Width.SHORT, pinned=True, shown_when=_magnetic,
    ),
)
_ABOUT = (
    FieldSpec(
        "elevation_m", N_("Elevation"), help=N_("Height above sea level, in metres."), hint=N_("Metres"),
        also_called=("Altitude", "Elevation (m)", "Height", "Elevación", "Altitud", "Élévation"), width=Width.SHORT,
    ),
    FieldSpec(
        "fixed_by", N_("Fixed by"), help=N_("How the position was found: receiver, compass and tape, map."),
        also_called=("Fixed by (method)", "fixedby_guid", "Method of fixing", "Fijado por", "Déterminé par"),
        pinned=True,
    ),
    FieldSpec(
        "accuracy_m", N_("Accuracy in metres"),
        help=N_("The accuracy that the receiver showed, or that the method has, in metres."), hint=N_("Metres"),
        also_called=("Accuracy", "GPS accuracy", "Accuracy (m)", "Precisión", "Précision"), width=Width.SHORT,
    ),
    FieldSpec(
        "description", N_("Description"),
        help=N_("What marks the point on the ground, so that it can be found again: a post, a painted rock, a corner."),
        also_called=("pointdescription", "Point description", "Remarks", "Descripción", "Observaciones", "Remarques"),
        width=Width.FULL,
    ),
)
# fmt: on


_FOUND_AGAIN = N_("A team must find this point again years later, and the map shows it in the right place.")
_BEARING = Section(
    N_("Bearing and distance"),
    N_("Where no receiver was used, the point is worked out from the one before, as surveyors do."),
    _MEASURED,
)
_REMAINING = Section(
    N_("About the point"),
    N_("How a point was found tells how far it can be relied on when land is handed over."),
    _ABOUT,
)


def points_form(record: type[Record], owner: str, title: str, singular: str, purpose: str, belongs: FieldSpec) -> Form:
    """The form for the points of one kind of owner; `belongs` is its question which record that is."""

    def latitude(values: Values, context: RuleContext) -> Value:
        found = _where(owner, values, context)
        return None if found is None else found.latitude

    def longitude(values: Values, context: RuleContext) -> Value:
        found = _where(owner, values, context)
        return None if found is None else found.longitude

    follows = (*_PLACED_BY, f"{owner}_id")
    where = (
        replace(
            LATITUDE,
            help=N_("Degrees north on WGS84. It follows from the position as written, or from bearing and distance."),
            in_list=True,
            minimum=True,
            computed_from=follows,
            computed_by=latitude,
        ),
        replace(
            LONGITUDE,
            help=N_("Degrees east on WGS84; west is negative. It follows as the latitude does."),
            in_list=True,
            minimum=True,
            computed_from=follows,
            computed_by=longitude,
        ),
    )
    return Form(
        record=record,
        title=title,
        singular=singular,
        purpose=purpose,
        icon="place",
        named_by=("point_type", "local_id", "point_number"),
        sections=(
            Section(
                N_("Point"),
                N_("Points in their order make the perimeter, which is drawn, measured and laid out again."),
                (belongs, *_WHICH),
            ),
            Section(N_("Coordinates"), _FOUND_AGAIN, (*_COORDINATES, *where)),
            _BEARING,
            _REMAINING,
        ),
    )


# fmt: off
FORMS: tuple[Form, ...] = (
    points_form(
        HazardousAreaPoint, "hazardous_area", N_("Points of hazardous areas"), N_("Point of a hazardous area"),
        N_("Benchmark, perimeter and evidence of a hazardous area, point by point."),
        FieldSpec(
            "hazardous_area_id", N_("Hazardous area"), help=N_("The area that the point belongs to."),
            also_called=("Hazardous area ID", "HA ID", "Hazard ID", "hazard_localid", "Area ID", "Minefield ID",
                         "ID área", "ID zone"),
            in_list=True, pinned=True,
        ),
    ),
    points_form(
        LandReleaseProductPoint, "land_release_product", N_("Points of released land"), N_("Point of released land"),
        N_("Benchmark and perimeter of land that was cancelled, reduced or cleared, point by point."),
        FieldSpec(
            "land_release_product_id", N_("Released land"), help=N_("The released land that the point belongs to."),
            also_called=("Product ID", "Released land ID", "Land release ID", "ID producto", "ID produit"),
            in_list=True, pinned=True,
        ),
    ),
    points_form(
        TaskPoint, "task", N_("Points of tasks"), N_("Point of a task"),
        N_("The area that a task is about, point by point."),
        FieldSpec(
            "task_id", N_("Task"), help=N_("The task that the point belongs to."),
            also_called=("Task ID", "Task no.", "ID tarea", "N° de tâche"), in_list=True, pinned=True,
        ),
    ),
    points_form(
        ActivityPoint, "activity", N_("Points of activities"), N_("Point of an activity"),
        N_("The reference point of an activity, the road or the fence that it was about, point by point."),
        FieldSpec(
            "activity_id", N_("Activity"), help=N_("The activity that the point belongs to."),
            also_called=("Activity ID", "hazreduc_localid", "Report ID", "ID actividad", "ID activité"),
            in_list=True, pinned=True,
        ),
    ),
)
