"""Rules on where mapped areas lie to each other (L14 to L16), on perimeter and benchmark (L13) and on fences (L18)."""

from __future__ import annotations

from collections.abc import Sequence

from mac_desktop.domain.geodesy.measuring import area_m2
from mac_desktop.domain.geodesy.plane import Ring
from mac_desktop.domain.geodesy.shapes import share_inside
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.forms.shapes import geometry_of, geometry_of_other
from mac_desktop.forms.thresholds import YEAR, Threshold
from mac_desktop.texts import N_

MAPPED_FROM = Threshold(
    "L13.year",
    2026,
    YEAR,
    N_("From this year on confirmed areas and released land need perimeter and benchmark; older ones should."),
)
OUTSIDE_SHARE = Threshold("L14.share", 1, "%", N_("Released land of which more lies outside its area is doubted."))
RELEASED_TWICE = Threshold("L15.share", 0.9, "%", N_("Released land of which more was released before is doubted."))
SHARED_LAND = Threshold("L16.share", 0.9, "%", N_("An open area of which more lies in another open area is doubted."))
FENCE_LENGTHS = Threshold(
    "L18.perimeters", 2, "", N_("A fence may be this many times as long as the perimeter of the area that it marks.")
)

_ENDED = frozenset({"CLOSED", "HANDED", "REPLACED"})


def _is_recent(values: Values, date: str, context: RuleContext) -> bool:
    """Whether a date is in a year from which on land is mapped."""
    day = text(values, date)
    return day is not None and day[:4] >= f"{int(context.limit(MAPPED_FROM)):04}"


def _no_perimeter(form: str, date: str, *, recent: bool) -> Check:
    def lacks(values: Values, context: RuleContext) -> Outcome:
        if form == "hazardous_area" and (text(values, "classification") != "CHA" or text(values, "status") in _ENDED):
            return None
        if text(values, date) is None or _is_recent(values, date, context) is not recent:
            return None
        return None if geometry_of(form, values, context).rings else {}

    lacks.__doc__ = (
        "A confirmed hazardous area on the list, and released land, have a perimeter, from the year on that the centre "
        "sets (2026 at first); older ones should have one."
    )
    return lacks


def _no_benchmark(form: str, date: str, *, recent: bool) -> Check:
    def lacks(values: Values, context: RuleContext) -> Outcome:
        if text(values, date) is None or _is_recent(values, date, context) is not recent:
            return None
        if text(values, "status") in _ENDED or number(values, "latitude") is not None:
            return None
        found = geometry_of(form, values, context)
        return None if any(point.type in {"BENCHMARK", "REFERENCE"} for point in found.points) else {}

    lacks.__doc__ = (
        "A hazardous area, and released land, have a benchmark or reference point from which they can be found, from "
        "the year on that the centre sets (2026 at first); older ones should have one."
    )
    return lacks


def _outside_its_area(values: Values, context: RuleContext) -> Outcome:
    """Released land lies in the hazardous area that it was a part of, but for 1 % unless the centre sets another
    figure."""
    own = geometry_of("land_release_product", values, context).rings
    area_id = text(values, "hazardous_area_id")
    area = context.lookup.record("hazardous_area", area_id) if own and area_id else None
    if area is None:
        return None
    around = geometry_of_other("hazardous_area", {**area, "id": area_id}, context).rings
    if not around:
        return None
    outside = (1 - _share(own, around)) * 100
    return {"share": round(outside, 1)} if outside > context.limit(OUTSIDE_SHARE) else None


def _released_before(values: Values, context: RuleContext) -> Outcome:
    """Land is released once: no more than 0.9 % of it lies in other released land, unless the centre sets another
    figure."""
    return _shared_with(values, "land_release_product", context, RELEASED_TWICE)


def _in_another_area(values: Values, context: RuleContext) -> Outcome:
    """Land is in one open hazardous area: no more than 0.9 % of it lies in another, unless the centre sets another
    figure."""
    if text(values, "status") in _ENDED:
        return None
    return _shared_with(values, "hazardous_area", context, SHARED_LAND)


def _fence_too_long(values: Values, context: RuleContext) -> Outcome:
    """A fence or marking is no longer than twice the perimeter of its hazardous area, unless the centre sets another
    figure."""
    length, area_id = number(values, "length_m"), text(values, "hazardous_area_id")
    area = context.lookup.record("hazardous_area", area_id) if length and area_id else None
    if area is None or length is None:
        return None
    around = geometry_of_other("hazardous_area", {**area, "id": area_id}, context).perimeter_m
    if around is None or length <= around * context.limit(FENCE_LENGTHS):
        return None
    return {"length": length, "perimeter": round(around)}


def _shared_with(values: Values, form: str, context: RuleContext, most: Threshold) -> Outcome:
    """The other record that has most of this one's land, when it has more than it may; ended areas have none."""
    found = geometry_of(form, values, context)
    if found.bounds is None or not found.rings:
        return None
    shares: list[tuple[float, str]] = []
    for other in context.lookup.near(form, found.bounds):
        if other["id"] == context.record_id or text(other, "status") in _ENDED:
            continue
        theirs = geometry_of_other(form, other, context)
        if theirs.bounds is None or not theirs.bounds.meets(found.bounds):
            continue
        share = _share(found.rings, theirs.rings) * 100
        if share > context.limit(most):
            shares.append((share, text(other, "local_id") or text(other, "number") or ""))
    return {"share": round(max(shares)[0], 1), "other": max(shares)[1]} if shares else None


def _share(rings: Sequence[Ring], others: Sequence[Ring]) -> float:
    """The share, 0 to 1, of the land in `rings` that lies in `others`."""
    areas = [area_m2(ring) for ring in rings]
    inside = sum(area * share_inside(ring, others) for area, ring in zip(areas, rings, strict=True))
    return inside / sum(areas) if sum(areas) else 0.0


_HERE = "POLYGON ((69.2 34.5, 69.21 34.5, 69.21 34.51, 69.2 34.51, 69.2 34.5))"
_ASIDE = "POLYGON ((69.205 34.5, 69.215 34.5, 69.215 34.51, 69.205 34.51, 69.205 34.5))"
_AWAY = "POLYGON ((69.3 34.5, 69.31 34.5, 69.31 34.51, 69.3 34.51, 69.3 34.5))"
_AREA: Values = {"id": "h1", "local_id": "HA-1", "status": "OPEN", "perimeter": _HERE}
_CONFIRMED: Values = {"classification": "CHA", "status": "OPEN"}
_PERIMETER = N_("There is no perimeter. Enter the turning points, or give the perimeter as text.")
_BENCHMARK = N_("There is no benchmark or reference point. Enter it, so that the place can be found again.")


def _mapped(form: str, date: str, example: Values) -> tuple[Rule, ...]:
    """Rules L13 for one form: needed of recent records, and asked for of older ones."""

    def rule(severity: Severity, field: str, message: str, check: Check, good: Values, year: str) -> Rule:
        dated: Values = {**example, date: year}
        return Rule("L13", form, severity, (field, date), message, check, {**dated, **good}, dated,
                    thresholds=(MAPPED_FROM,), completes=True)  # fmt: skip

    drawn: Values = {"perimeter": _HERE}
    place: Values = {"latitude": 34.5, "longitude": 69.2} if form == "hazardous_area" else {}
    rules = []
    for severity, year in ((Severity.STOP, "2026-03"), (Severity.WARN, "2019")):
        recent = severity is Severity.STOP
        rules.append(rule(severity, "perimeter", _PERIMETER, _no_perimeter(form, date, recent=recent), drawn, year))
        if place:
            rules.append(rule(severity, "latitude", _BENCHMARK, _no_benchmark(form, date, recent=recent), place, year))
    return tuple(rules)


RULES: tuple[Rule, ...] = (
    *_mapped("hazardous_area", "information_date", _CONFIRMED),
    *_mapped("land_release_product", "release_date", {}),
    Rule(
        id="L14",
        form="land_release_product",
        severity=Severity.WARN,
        fields=("perimeter", "hazardous_area_id"),
        message=N_("{share} % of the land lies outside its hazardous area. Correct the perimeter, or choose the area."),
        check=_outside_its_area,
        good={"hazardous_area_id": "h1", "perimeter": _HERE},
        bad={"hazardous_area_id": "h1", "perimeter": _ASIDE},
        others={"hazardous_area": (_AREA,)},
        thresholds=(OUTSIDE_SHARE,),
    ),
    Rule(
        id="L15",
        form="land_release_product",
        severity=Severity.WARN,
        fields=("perimeter",),
        message=N_("{share} % of the land is in {other}, which was released too. Correct one of the two perimeters."),
        check=_released_before,
        good={"perimeter": _AWAY},
        bad={"perimeter": _ASIDE},
        others={"land_release_product": ({"id": "p1", "perimeter": _HERE},)},
        thresholds=(RELEASED_TWICE,),
    ),
    Rule(
        id="L16",
        form="hazardous_area",
        severity=Severity.WARN,
        fields=("perimeter", "status"),
        message=N_("{share} % of the area lies in the open area {other}. Correct one of the two, or merge them."),
        check=_in_another_area,
        good={"status": "OPEN", "perimeter": _AWAY},
        bad={"status": "OPEN", "perimeter": _ASIDE},
        others={"hazardous_area": (_AREA,)},
        thresholds=(SHARED_LAND,),
    ),
    Rule(
        id="L18",
        form="warning_measure",
        severity=Severity.STOP,
        fields=("length_m", "hazardous_area_id"),
        message=N_(
            "{length} m of fence are too many for an area with a perimeter of {perimeter} m. Correct the length."
        ),
        check=_fence_too_long,
        good={"hazardous_area_id": "h1", "length_m": 4_000},
        bad={"hazardous_area_id": "h1", "length_m": 40_000},
        others={"hazardous_area": (_AREA,)},
        thresholds=(FENCE_LENGTHS,),
    ),
)
