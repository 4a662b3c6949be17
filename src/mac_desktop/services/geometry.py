"""What the points of a record make up: its shapes on WGS84, what they measure, and how that fits what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mac_desktop.domain.geodesy.positions import Position
from mac_desktop.domain.geodesy.traverse import Misclosure, Unplaced
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.map_points import MapPoint
from mac_desktop.forms.shapes import Geometry, geometry_of, points_form
from mac_desktop.services import wording
from mac_desktop.services.context import Context
from mac_desktop.services.loading import load
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """One line or polygon: its name, the corners as they are drawn (a misclosure that is small enough is spread over
    them), and how far the survey was from closing."""

    kind: str
    name: str
    corners: Sequence[Position]
    misclosure: Misclosure | None


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that is drawn of a record, and what it measures. Areas in square metres, lengths in metres.

    `area_m2` is None where there is no polygon that can be trusted: a point is missing, or it crosses itself. Land in
    two polygons counts once. `difference_percent` is the measured area less the typed one, by the typed one.
    """

    shapes: Sequence[DrawnShape]
    points: Sequence[MapPoint]
    unplaced: Sequence[MapPoint]
    area_m2: float | None
    perimeter_m: float | None
    length_m: float | None
    typed_area_m2: float | None

    @property
    def difference_percent(self) -> float | None:
        """By how many per cent of the typed area the measured one is larger."""
        if self.area_m2 is None or not self.typed_area_m2:
            return None
        return (self.area_m2 - self.typed_area_m2) / self.typed_area_m2 * 100


def is_drawn_by(form_key: str, part: str) -> bool:
    """Whether parts of this kind are the points of a form's records."""
    return part == points_form(form_key)


def outline(ctx: Context, form_key: str, record_id: str) -> Outline:
    """What is drawn of one record, and what it measures."""
    with ctx.store.read() as connection:
        loaded = load(connection, ctx.form(form_key), record_id)
        context = RuleContext(StoreLookup(connection), ctx.today, loaded.id)
        found = geometry_of(form_key, loaded.values, context)
    typed = loaded.values.get("area_m2")
    return Outline(
        shapes=_drawn(found),
        points=found.points,
        unplaced=[point for point in found.points if isinstance(point.at, Unplaced)],
        area_m2=found.area_m2,
        perimeter_m=found.perimeter_m,
        length_m=found.length_m,
        typed_area_m2=float(typed) if isinstance(typed, (int, float)) else None,
    )


def _drawn(found: Geometry) -> list[DrawnShape]:
    drawn = [
        DrawnShape(shape.kind, shape.name, shape.ring if shape.kind == "POLYGON" else shape.measured, shape.misclosure)
        for shape in found.shapes
    ]
    if found.polygons or found.perimeter is None:
        return drawn
    return [*drawn, *(DrawnShape("POLYGON", "", ring, None) for ring in found.perimeter.rings())]


def in_words(ctx: Context, form_key: str, record_id: str) -> str:
    """What the shapes of a record measure, as one line for the screen; empty when nothing is drawn."""
    found, texts = outline(ctx, form_key, record_id), ctx.texts
    parts: list[str] = []
    if found.area_m2 is not None:
        parts.append(texts(N_("Area measured: {area} m²"), area=wording.number(texts, round(found.area_m2))))
        difference = found.difference_percent
        if difference is not None:
            parts.append(texts(N_("{percent} % against the area typed"), percent=f"{difference:+.1f}"))
    if found.perimeter_m is not None:
        parts.append(texts(N_("perimeter {metres} m"), metres=wording.number(texts, round(found.perimeter_m))))
    if found.length_m is not None:
        parts.append(texts(N_("length {metres} m"), metres=wording.number(texts, round(found.length_m))))
    for shape in found.shapes:
        if shape.misclosure is not None and shape.misclosure.metres:
            ratio = wording.number(texts, round(shape.misclosure.one_in))
            missed = f"{shape.misclosure.metres:.1f}"
            parts.append(texts(N_("misclosure {metres} m, 1 in {ratio}"), metres=missed, ratio=ratio))
    if found.unplaced:
        parts.append(texts(N_("points that cannot be placed: {count}"), count=len(found.unplaced)))
    return "  ·  ".join(parts)
