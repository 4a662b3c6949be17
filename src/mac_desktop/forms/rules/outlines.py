"""Rules for the shapes of a record as a whole: what a polygon must be (G1 to G5, G12 to G17), what it measures (L4).

They are asked of the record that the points belong to; a point by itself is judged in `points`.
"""

from __future__ import annotations

from collections.abc import Sequence

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.activity import ACTIVITY, LAND_RELEASE_PRODUCT
from mac_desktop.forms.catalogue.land import HAZARDOUS_AREA
from mac_desktop.forms.catalogue.task import TASK
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules import outline_checks as checks
from mac_desktop.forms.rules.points import LONGEST_SIDE
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Form, Value, Values
from mac_desktop.forms.shapes import MISCLOSURE, geometry_of
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_


def _rule_of(form: Form, judge: checks.Judge) -> Check:
    """A check of the record's shapes by `judge`, whose docstring is the rule."""

    def check(values: Values, context: RuleContext) -> Outcome:
        found = geometry_of(form.key, values, context)
        return judge(found, values, context) if found.shapes or found.points or found.perimeter else None

    check.__doc__ = judge.__doc__
    return check


_SQUARE = ((34.5, 69.2), (34.5004, 69.2), (34.5004, 69.2004), (34.5, 69.2004))


def _points(owner: str, record: str, corners: Sequence[tuple[float, float]], **all_: Value) -> tuple[Values, ...]:
    """Example points of a polygon."""
    return tuple(
        {
            "id": f"{record}{i}{all_.get('shape_id', '')}",
            f"{owner}_id": record,
            "shape_kind": "POLYGON",
            "point_type": "TURNING",
            "point_number": i,
            "local_id": f"TP{i}",
            "latitude": lat,
            "longitude": lon,
            **all_,
        }
        for i, (lat, lon) in enumerate(corners, 1)
    )


def _changed(points: Sequence[Values], place: int, **changes: Value) -> tuple[Values, ...]:
    """The points with one of them changed."""
    return (*points[:place], {**points[place], **changes}, *points[place + 1 :])


def _surveyed(owner: str, record: str, back: float) -> tuple[Values, ...]:
    """A triangle by bearing and distance whose last leg is `back` metres long."""
    legs = ((90.0, 30.0, "TURNING"), (210.0, 30.0, "TURNING"), (330.0, back, "CLOSING"))
    start = _points(owner, record, _SQUARE[:1], point_type="START")
    return start + tuple(
        {
            "id": f"{record}leg{i}",
            f"{owner}_id": record,
            "shape_kind": "POLYGON",
            "point_type": kind,
            "point_number": i,
            "bearing": bearing,
            "distance_m": metres,
            "north_kind": "TRUE",
        }
        for i, (bearing, metres, kind) in enumerate(legs, 2)
    )


def outline_rules(form: Form) -> tuple[Rule, ...]:
    """All rules on the shapes of one kind of record."""
    # size: a list of rules and nothing else
    owner = form.key
    good, bad = _points(owner, "a1", _SQUARE), _points(owner, "a2", _SQUARE)

    def rule(
        rule_id: str,
        severity: Severity,
        message: str,
        judge: checks.Judge,
        broken: Sequence[Values],
        *thresholds: Threshold,
        fine: Sequence[Values] = good,
    ) -> Rule:
        points = {f"{owner}_point": (*fine, *broken)}
        check = _rule_of(form, judge)
        return Rule(
            rule_id, owner, severity, ("perimeter",), message, check, {"id": "a1"}, {"id": "a2"}, points, thresholds
        )

    bow = tuple(_SQUARE[i] for i in (0, 2, 1, 3))
    twin = (*_points(owner, "a2", _SQUARE, shape_id="1"), *_points(owner, "a2", _SQUARE, shape_id="2"))
    half = [(lat + 0.0002, lon) for lat, lon in _SQUARE]
    partly = (*_points(owner, "a2", _SQUARE, shape_id="1"), *_points(owner, "a2", half, shape_id="2"))
    mark: Values = {
        "id": "mark", f"{owner}_id": "a2", "shape_kind": "POINT", "point_type": "BENCHMARK", "latitude": 34.51,
        "longitude": 69.2,
    }  # fmt: skip
    return (
        rule(
            "G1", Severity.STOP, N_("The polygon has {count} corners; it needs three. Enter all turning points."),
            checks.too_few, bad[:2],
        ),
        rule(
            "G2", Severity.STOP,
            N_("The polygon crosses itself near {place}: sides {one} and {other}. Correct order or points."),
            checks.crosses_itself, _points(owner, "a2", bow),
        ),
        rule(
            "G3", Severity.STOP,
            N_("Points {one} and {other} of the polygon are at one place. Delete one: the ring closes itself."),
            checks.repeated_corners, (*bad, {**bad[0], "id": "again", "point_number": 5, "local_id": "TP5"}),
        ),
        rule(
            "G4", Severity.WARN, N_("The polygons {one} and {other} are the same. Delete one of them."),
            checks.same_polygon, twin,
        ),
        rule(
            "G4", Severity.STOP, N_("Two polygons seem to share the name “{shape}”. Give each polygon its own."),
            checks.two_polygons_in_one, (*bad, *({**point, "id": f"{point['id']}b"} for point in bad)),
        ),
        rule(
            "G5", Severity.WARN, N_("Sides up to {metres} m long: {sides}. Correct the points, or confirm them."),
            checks.long_sides, _changed(bad, 0, latitude=34.4), LONGEST_SIDE,
        ),
        rule(
            "G12", Severity.STOP, N_("Points that cannot be placed: {points}. Complete how they were measured."),
            checks.unplaced_points, _changed(bad, 2, latitude=None, longitude=None),
        ),
        rule(
            "G13", Severity.WARN,
            N_("Sides over {limit} m without an intermediate point: {sides}. Add one where it is needed."),
            checks.sides_without_a_point_between, _changed(bad, 0, latitude=34.499), checks.UNMARKED_SIDE,
        ),
        rule(
            "G14", Severity.STOP,
            N_("Point numbers must be 1, 2, 3 and so on: {missing} is missing. Number them anew."),
            checks.gaps_in_the_numbers, _changed(bad, 3, point_number=6),
        ),
        rule(
            "G15", Severity.WARN, N_("The start point is {metres} m from the benchmark. Correct one, or confirm."),
            checks.start_far_from_benchmark, (*_changed(bad, 0, point_type="START"), mark), checks.START_OFF,
        ),
        rule(
            "G16", Severity.STOP, N_("Points with the same ID: {points}. Give each point of the record its own."),
            checks.same_ids, _changed(bad, 1, local_id="tp 1"),
        ),
        rule(
            "G17", Severity.WARN,
            N_("The survey misses its start by {metres} m, 1 in {one_in}; 1 in {limit} is allowed. Measure again."),
            checks.does_not_close, _surveyed(owner, "a2", 24.0), MISCLOSURE, fine=_surveyed(owner, "a1", 30.0),
        ),
        rule(
            "G22", Severity.WARN, N_("The polygons cover {share} % of their land twice. Correct them, or confirm."),
            checks.parts_overlap, partly, checks.PARTS_OVERLAP,
        ),
    )  # fmt: skip


def area_rule(form: Form) -> Rule:
    """Rule L4 for a form with an area that is typed."""
    points = {f"{form.key}_point": _points(form.key, "a1", _SQUARE)}
    return Rule(
        id="L4",
        form=form.key,
        severity=Severity.WARN,
        fields=("area_m2", "perimeter"),
        message=N_(
            "The area typed is {typed} m², the one measured {measured} m², {share} % off. Correct the area or the "
            "perimeter, or say in the remarks why they differ."
        ),
        check=_rule_of(form, checks.typed_area_differs),
        good={"id": "a1", "area_m2": 1_640},
        bad={"id": "a1", "area_m2": 2_400},
        others=points,
        thresholds=(checks.AREA_SHARE, checks.AREA_METRES),
    )


RULES: tuple[Rule, ...] = (
    *(rule for form in (HAZARDOUS_AREA, LAND_RELEASE_PRODUCT, TASK, ACTIVITY) for rule in outline_rules(form)),
    *(area_rule(form) for form in (HAZARDOUS_AREA, LAND_RELEASE_PRODUCT, TASK)),
)
