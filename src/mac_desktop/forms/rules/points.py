"""Rules for a point while it is typed: how it was measured, and how it goes with the other points of its record.

What whole shapes must be is in `outlines`. Rules that geocheck has are named for its view in `geocheck`.
"""

from __future__ import annotations

from dataclasses import dataclass

from mac_desktop.domain.folding import fold
from mac_desktop.domain.geodesy.measuring import distance_m
from mac_desktop.domain.geodesy.reading import Unreadable, read_position
from mac_desktop.domain.geodesy.traverse import Unplaced
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.points import FORMS
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.map_points import MapPoint, points_with
from mac_desktop.forms.rules.for_many_forms import other_needs_a_text
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.rules.where import UnitOf, both_coordinates, exact_enough, own_unit, unit_rules
from mac_desktop.forms.schema import Form, Value, Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

LONGEST_SIDE = Threshold(
    "G5.metres", 5_000, "m", N_("Two points of a shape that follow each other and lie further apart are doubted.")
)
LOWEST = Threshold("G18.below_sea", 500, "m", N_("Points deeper below the sea than this are doubted."))
HIGHEST = Threshold("G18.highest", 9_000, "m", N_("Points higher above the sea than this are doubted."))


@dataclass(frozen=True, slots=True)
class _Mine:
    """The point that is judged among the points of its record."""

    point: MapPoint
    all: list[MapPoint]

    @property
    def others(self) -> list[MapPoint]:
        """All other points of the record."""
        return [other for other in self.all if other is not self.point]

    @property
    def shape(self) -> list[MapPoint]:
        """The other points of the same line or polygon."""
        mine = self.point
        if mine.kind not in {"LINE", "POLYGON"}:
            return []
        return [other for other in self.others if (other.kind, other.shape) == (mine.kind, mine.shape)]


def _mine(owner: str, values: Values, context: RuleContext) -> _Mine:
    """The point and its like; the rules of one judgement share them."""
    held = context.memo.get("points")
    if held is None or held[0] is not values:
        found = points_with(f"{owner}_point", f"{owner}_id", values, context)
        me = next(point for point in found if point.id == context.record_id)
        held = context.memo["points"] = (values, _Mine(me, found))
    found_before = held[1]
    assert isinstance(found_before, _Mine)
    return found_before


def _not_on_that_system(values: Values, _: RuleContext) -> Outcome:
    """The position as written can be read on the coordinate system beside it."""
    written, system = text(values, "position"), text(values, "coordinate_system")
    if not written or not system or not isinstance(read_position(written, int(system)), Unreadable):
        return None
    return {"position": written}


def _half_a_leg(values: Values, _: RuleContext) -> Outcome:
    """Bearing and distance are both given or both left out."""
    return {} if (number(values, "bearing") is None) != (number(values, "distance_m") is None) else None


def _no_distance(values: Values, _: RuleContext) -> Outcome:
    """A distance is more than 0."""
    return {} if number(values, "distance_m") == 0 else None


def _whole_turn(values: Values, _: RuleContext) -> Outcome:
    """A bearing is less than 360 degrees: north is 0."""
    return {} if (number(values, "bearing") or 0) >= 360 else None


def _too_high_or_low(values: Values, context: RuleContext) -> Outcome:
    """An elevation is one that land has."""
    height = number(values, "elevation_m")
    if height is None or -context.limit(LOWEST) <= height <= context.limit(HIGHEST):
        return None
    return {"metres": height}


def _unplaced(owner: str, why: Unplaced, words: str) -> Check:
    """The rule that a point is not impossible to place for one reason."""

    def check(values: Values, context: RuleContext) -> Outcome:
        mine = _mine(owner, values, context).point
        if mine.at is not why or text(values, "position"):
            return None
        return {"name": mine.leg.start} if why is Unplaced.NO_POINT and mine.leg is not None else {}

    check.__doc__ = words
    return check


def _same_name(owner: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """No two points of a record have the same point ID, with case and blanks left aside."""
        mine = _mine(owner, values, context)
        wanted = _bare(mine.point.name)
        if not wanted:
            return None
        return {"name": mine.point.name} if any(_bare(other.name) == wanted for other in mine.others) else None

    return check


def _same_place(owner: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """No two points of a shape, and no two single points of one type, are at one place (to 0.000001 degrees)."""
        mine = _mine(owner, values, context)
        here = mine.point.position
        alone = [o for o in mine.others if o.kind == mine.point.kind == "POINT" and o.type == mine.point.type]
        if here is None or mine.point.type == "CLOSING":
            return None
        for other in (*mine.shape, *alone):
            if other.position is not None and other.type != "CLOSING" and here.is_same_as(other.position):
                return {"name": other.called}
        return None

    return check


def _same_number(owner: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """No two points of a shape have the same number."""
        mine = _mine(owner, values, context)
        taken = mine.point.number is not None and any(o.number == mine.point.number for o in mine.shape)
        return {"number": mine.point.number} if taken else None

    return check


def _no_number(values: Values, _: RuleContext) -> Outcome:
    """A point of a line or polygon has its number in drawing order."""
    return {} if text(values, "shape_kind") in {"LINE", "POLYGON"} and values.get("point_number") is None else None


def _far_from_the_one_before(owner: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Two points of a shape that follow each other are not more than 5 km apart, unless the centre sets another
        figure."""
        mine = _mine(owner, values, context)
        here, place = mine.point.position, mine.all.index(mine.point)
        before = mine.all[place - 1] if place else None
        if here is None or before is None or before not in mine.shape or before.position is None:
            return None
        metres = distance_m(before.position, here)
        return {"metres": round(metres), "name": before.called} if metres > context.limit(LONGEST_SIDE) else None

    return check


def _shape_spelled_otherwise(owner: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """The name of a shape is written in one way: with other capitals or blanks it looks like two shapes."""
        mine = _mine(owner, values, context)
        for other in mine.shape:
            if other.shape_written != mine.point.shape_written:
                return {"mine": mine.point.shape_written, "other": other.shape_written}
        return None

    return check


def _bare(name: str) -> str:
    return fold(name).replace(" ", "")


def _unit_of_owner(owner: str) -> UnitOf | None:
    """How to find the administrative unit of a point's record; None where such records have none."""
    if owner in {"hazardous_area", "activity"}:
        by_area = owner
    elif owner == "land_release_product":
        by_area = "hazardous_area"
    else:
        return None

    def unit_of(values: Values, context: RuleContext) -> str | None:
        record_id = text(values, f"{owner}_id")
        record = context.lookup.record(owner, record_id) if record_id else None
        if record is not None and by_area != owner:
            area_id = text(record, f"{by_area}_id")
            record = context.lookup.record(by_area, area_id) if area_id else None
        return own_unit(record, context) if record is not None else None

    return unit_of


def _rules(form: Form, owner: str) -> tuple[Rule, ...]:
    """All rules for the points of one kind of owner."""
    # size: a list of rules and nothing else
    ours: Values = {f"{owner}_id": "a1"}
    first: Values = {
        "id": "p1", **ours, "shape_kind": "POLYGON", "point_type": "TURNING", "point_number": 1, "local_id": "TP1",
        "shape_id": "A", "latitude": 34.5, "longitude": 69.2,
    }  # fmt: skip
    second: Values = {**first, "id": "p2", "point_number": 2, "local_id": "TP2", "latitude": 34.501}
    leg: Values = {"bearing": 90.0, "distance_m": 40.0, "north_kind": "TRUE"}

    def rule(
        rule_id: str,
        severity: Severity,
        fields: tuple[str, ...],
        message: str,
        check: Check,
        good: Values,
        bad: Values,
        *thresholds: Threshold,
    ) -> Rule:
        others = {form.key: (first,)}
        return Rule(rule_id, form.key, severity, fields, message, check, good, bad, others, thresholds)

    def with_(**changes: Value) -> Values:
        return {**second, **changes}

    relative = {**second, "latitude": None, "longitude": None, **leg, "from_point": "TP1"}
    return (
        *both_coordinates(form),
        rule(
            "G3", Severity.STOP, ("position", "latitude", "longitude"),
            N_("Point {name} is at the same place. Correct the coordinates, or delete one of the two."),
            _same_place(owner), second, with_(latitude=34.5),
        ),
        rule(
            "G4", Severity.WARN, ("shape_id",),
            N_(
                "The shape is written “{mine}” here and “{other}” at another point. Write it in one way, or give "
                "another shape another name."
            ),
            _shape_spelled_otherwise(owner), second, with_(shape_id="a "),
        ),
        rule(
            "G5", Severity.WARN, ("position", "latitude", "longitude"),
            N_("The point is {metres} m from point {name} before it. Correct the coordinates, or confirm them."),
            _far_from_the_one_before(owner), second, with_(latitude=34.6), LONGEST_SIDE,
        ),
        rule(
            "G10", Severity.STOP, ("position", "coordinate_system"),
            N_(
                "“{position}” cannot be read on this coordinate system. Correct the position, or choose the system on "
                "which it was measured."
            ),
            _not_on_that_system, {"position": "1°18'S 36°48'E", "coordinate_system": "4210"},
            {"position": "34.5, 69.2", "coordinate_system": "4210"},
        ),
        rule(
            "G12", Severity.STOP, ("bearing", "distance_m"),
            N_("A point is measured by bearing and distance together. Fill in both, or clear both."),
            _half_a_leg, leg, {"bearing": 90.0},
        ),
        rule(
            "G12", Severity.STOP, ("distance_m",), N_("The distance is 0. Give the distance in metres."),
            _no_distance, leg, {**leg, "distance_m": 0.0},
        ),
        rule(
            "G12", Severity.STOP, ("bearing",), N_("The bearing is a whole turn. Write 0 for north."),
            _whole_turn, leg, {**leg, "bearing": 360.0},
        ),
        *_unplaced_rules(form, owner, first, relative),
        rule(
            "G14", Severity.STOP, ("point_number",),
            N_("Point {number} of this shape is there already. Give each point its own number, in drawing order."),
            _same_number(owner), second, with_(point_number=1),
        ),
        rule(
            "G14", Severity.STOP, ("point_number",),
            N_("A point of a line or polygon needs its number: 1, 2, 3 and so on in drawing order."),
            _no_number, second, with_(point_number=None),
        ),
        rule(
            "G16", Severity.STOP, ("local_id",),
            N_("Another point of this record is called “{name}” already. Give each point its own ID."),
            _same_name(owner), second, with_(local_id="tp 1"),
        ),
        rule(
            "G18", Severity.NOTE, ("elevation_m",),
            N_("An elevation of {metres} m is unusual. Make sure that it is in metres."),
            _too_high_or_low, {"elevation_m": 1_800.0}, {"elevation_m": 18_000.0}, LOWEST, HIGHEST,
        ),
        exact_enough(form, "accuracy_m"),
        *_in_the_unit(form, owner, ours),
        *other_needs_a_text(form, "description", {"point_type": "OTHER", "fixed_by": "OTHER"}),
    )  # fmt: skip


def _unplaced_rules(form: Form, owner: str, first: Values, relative: Values) -> tuple[Rule, ...]:
    """Rules G12 and G21: one for each reason why a point cannot be placed."""

    def rule(
        rule_id: str, fields: tuple[str, ...], message: str, why: Unplaced, words: str, good: Values, bad: Values
    ) -> Rule:
        lost: Values = {**first, "id": "p3", "local_id": "TP3", "point_number": 3, "latitude": None, "longitude": None}
        records = {form.key: (first, lost)}
        return Rule(rule_id, form.key, Severity.STOP, fields, message, _unplaced(owner, why, words), good, bad, records)

    return (
        rule(
            "G21", ("position", "latitude", "bearing"),
            N_("The point has no place. Give its coordinates, or bearing and distance from another point."),
            Unplaced.NOTHING, "A point has coordinates, or bearing and distance from another point.",
            relative, {**relative, "bearing": None, "distance_m": None},
        ),
        rule(
            "G12", ("from_point",),
            N_("There is no point “{name}” in this record to measure from. Enter that point first, or correct its ID."),
            Unplaced.NO_POINT, "The point that a point was measured from is one of the same record.",
            relative, {**relative, "from_point": "TP9"},
        ),
        rule(
            "G12", ("from_point",),
            N_("The point would be measured from itself by way of others. Say from which point it really was."),
            Unplaced.CIRCLE, "Points are not measured from each other in a circle.",
            relative, {**relative, "from_point": "TP2"},
        ),
        rule(
            "G12", ("from_point",),
            N_("The point that this one was measured from has no place itself. Complete that point first."),
            Unplaced.BEHIND, "The point that a point was measured from has a place itself.",
            relative, {**relative, "from_point": "TP3"},
        ),
        rule(
            "G12", ("north_kind",),
            N_("Say whether the bearing is counted from magnetic, true or grid north."),
            Unplaced.NO_NORTH, "It is said from which north a bearing is counted.",
            relative, {name: value for name, value in relative.items() if name != "north_kind"},
        ),
        rule(
            "G12", ("declination", "north_kind"),
            N_("A magnetic bearing needs the declination of the place and year. Take it from the map or the receiver."),
            Unplaced.NO_DECLINATION, "With a magnetic bearing the declination is given.",
            {**relative, "north_kind": "MAGNETIC", "declination": 3.5}, {**relative, "north_kind": "MAGNETIC"},
        ),
    )  # fmt: skip


def _in_the_unit(form: Form, owner: str, ours: Values) -> tuple[Rule, ...]:
    """Rules G7, G8 and G9 by the unit of the record that the point belongs to."""
    unit_of = _unit_of_owner(owner)
    if unit_of is None:
        return ()
    records: dict[str, tuple[Values, ...]] = {owner: ({"id": "a1", "admin_unit_id": "u1"},)}
    if owner == "land_release_product":
        records = {
            owner: ({"id": "a1", "hazardous_area_id": "h1"},),
            "hazardous_area": ({"id": "h1", "admin_unit_id": "u1"},),
        }
    return unit_rules(form, unit_of, ours, ("latitude", "longitude"), records)


RULES: tuple[Rule, ...] = tuple(rule for form in FORMS for rule in _rules(form, form.key.removesuffix("_point")))
