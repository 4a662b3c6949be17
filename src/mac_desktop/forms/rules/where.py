"""Rules on where something is: both coordinates, in the country, in the chosen unit, not swapped (G6 to G9, G11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from mac_desktop.domain.geodesy.boundary import Boundary, read_boundary
from mac_desktop.domain.geodesy.positions import Position, is_possible
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

COUNTRY_BUFFER = Threshold(
    "G7.buffer",
    5_000,
    "m",
    N_("Positions up to this far outside the country's boundary are doubted; those further away are refused."),
)
UNIT_TOLERANCE = Threshold(
    "G8.tolerance", 500, "m", N_("Positions further than this outside the boundary of the chosen unit are doubted.")
)
GPS_ACCURACY = Threshold("G11.accuracy", 10, "m", N_("Positions of hazards that are less exact than this are doubted."))

UnitOf = Callable[[Values, RuleContext], str | None]
"""Which administrative unit a record says that it is in, by its id."""

_MOST_LEVELS = 8
_FAR, _NEAR = 5.0, 3.0  # degrees from the centre of a unit, where no boundary is known

_UNIT = "POLYGON ((69 34, 70 34, 70 35, 69 35, 69 34))"
_COUNTRY = "POLYGON ((60 29, 75 29, 75 39, 60 39, 60 29))"
EXAMPLE_UNITS: tuple[Values, ...] = (
    {"id": "u1", "name": "Kabul", "level": 1, "parent_id": "u0", "boundary": _UNIT},
    {"id": "u0", "name": "Afghanistan", "level": 0, "boundary": _COUNTRY},
)
_CENTRE_ONLY: tuple[Values, ...] = ({"id": "u1", "latitude": 34.5, "longitude": 69.2},)


def own_unit(values: Values, _: RuleContext) -> str | None:
    """The unit in the record's own field."""
    return text(values, "admin_unit_id")


def position(values: Values) -> Position | None:
    """Latitude and longitude, when both are given and can be a place."""
    lat, lon = number(values, "latitude"), number(values, "longitude")
    found = None if lat is None or lon is None else Position(float(lat), float(lon))
    return found if found is not None and is_possible(found) else None


def where_rules(form: Form) -> tuple[Rule, ...]:
    """All of them for a form with an administrative unit and coordinates of its own."""
    example: Values = {"admin_unit_id": "u1"}
    return (*both_coordinates(form), *unit_rules(form, own_unit, example, ("latitude", "longitude", "admin_unit_id")))


def both_coordinates(form: Form) -> tuple[Rule, ...]:
    """Rules G19 and G6: latitude and longitude come together, and not both as 0."""
    labels = {spec.name: spec.label for spec in form.fields}

    def half(values: Values, _: RuleContext) -> Outcome:
        """Latitude and longitude are both given or both left out."""
        lat, lon = number(values, "latitude"), number(values, "longitude")
        if (lat is None) == (lon is None):
            return None
        given, lacking = ("latitude", "longitude") if lon is None else ("longitude", "latitude")
        return {"given": labels[given], "lacking": labels[lacking]}

    def zero(values: Values, _: RuleContext) -> Outcome:
        """A place is not at latitude 0 and longitude 0, which stands for a missing position."""
        return {} if number(values, "latitude") == 0 and number(values, "longitude") == 0 else None

    return (
        Rule(
            id="G19",
            form=form.key,
            severity=Severity.STOP,
            fields=("latitude", "longitude"),
            message=N_("{given} is given without {lacking}. Fill in both, or clear both."),
            check=half,
            good={"latitude": 34.5, "longitude": 69.2},
            bad={"latitude": 34.5},
        ),
        Rule(
            id="G6",
            form=form.key,
            severity=Severity.STOP,
            fields=("latitude", "longitude"),
            message=N_("The coordinates are 0 and 0, a place in the sea. Give the true ones, or clear both."),
            check=zero,
            good={"latitude": 0.0, "longitude": 9.4},
            bad={"latitude": 0.0, "longitude": 0.0},
        ),
    )


def _abroad(unit_of: UnitOf) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """A position lies in the country; further outside its boundary than the buffer (5 km at first) it is none."""
        off = _outside_country(values, unit_of, context)
        return None if off is None or off <= context.limit(COUNTRY_BUFFER) else {"kilometres": round(off / 1000)}

    return check


def _at_the_border(unit_of: UnitOf) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """A position just outside the country's boundary is looked at again: it may be over the border."""
        off = _outside_country(values, unit_of, context)
        return None if not off or off > context.limit(COUNTRY_BUFFER) else {"metres": round(off)}

    return check


def _elsewhere(unit_of: UnitOf) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """A position lies in the administrative unit that was chosen, or in the smallest one above it whose boundary is
        known."""
        here = position(values)
        found = _smallest(_boundaries(unit_of(values, context), context)) if here is not None else None
        if here is None or found is None:
            return None
        unit, boundary = found
        off = boundary.distance_m(here)
        return {"metres": round(off), "unit": text(unit, "name") or ""} if off > context.limit(UNIT_TOLERANCE) else None

    return check


def _swapped(unit_of: UnitOf) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Latitude and longitude do not look swapped: the position is far from its administrative unit, and swapped it
        would be in it or near."""
        here = position(values)
        if here is None or abs(here.longitude) > 90 or not _looks_swapped(here, unit_of(values, context), context):
            return None
        return {"latitude": here.latitude, "longitude": here.longitude}

    return check


def unit_rules(
    form: Form,
    unit_of: UnitOf,
    example: Values,
    fields: tuple[str, ...],
    others: Mapping[str, tuple[Values, ...]] = MappingProxyType({}),
) -> tuple[Rule, ...]:
    """Rules G7, G8 and G9. `example` and `others` make the examples be in the unit "u1"."""
    # size: a list of rules and nothing else

    def rule(
        rule_id: str,
        severity: Severity,
        message: str,
        check: Check,
        bad: Values,
        units: tuple[Values, ...] = EXAMPLE_UNITS,
        thresholds: tuple[Threshold, ...] = (),
    ) -> Rule:
        good: Values = {**example, "latitude": 34.6, "longitude": 69.1}
        records = {**others, "admin_unit": units}
        return Rule(rule_id, form.key, severity, fields, message, check, good, {**example, **bad}, records, thresholds)

    return (
        rule(
            "G7",
            Severity.STOP,
            N_("The position lies {kilometres} km outside the country. Correct the coordinates."),
            _abroad(unit_of),
            {"latitude": 34.6, "longitude": 89.1},
            thresholds=(COUNTRY_BUFFER,),
        ),
        rule(
            "G7",
            Severity.WARN,
            N_("The position lies {metres} m outside the country. Correct the coordinates, or confirm them."),
            _at_the_border(unit_of),
            {"latitude": 34.6, "longitude": 75.01},
            thresholds=(COUNTRY_BUFFER,),
        ),
        rule(
            "G8",
            Severity.WARN,
            N_("The position lies {metres} m outside {unit}. Correct the coordinates or the administrative unit."),
            _elsewhere(unit_of),
            {"latitude": 34.6, "longitude": 70.2},
            thresholds=(UNIT_TOLERANCE,),
        ),
        rule(
            "G9",
            Severity.WARN,
            N_(
                "Latitude {latitude} and longitude {longitude} lie far from the administrative unit, but swapped they "
                "would lie near it. Swap them if they were mixed up."
            ),
            _swapped(unit_of),
            {"latitude": 69.1, "longitude": 34.6},
            _CENTRE_ONLY,
        ),
    )


def exact_enough(form: Form, field: str) -> Rule:
    """Rule G11 for the accuracy that a receiver showed."""

    def check(values: Values, context: RuleContext) -> Outcome:
        """The position of a hazard is measured to 10 m or better, unless the centre sets another figure."""
        accuracy = number(values, field)
        return None if accuracy is None or accuracy <= context.limit(GPS_ACCURACY) else {"metres": accuracy}

    return Rule(
        id="G11",
        form=form.key,
        severity=Severity.WARN,
        fields=(field,),
        message=N_("The position is only known to {metres} m. Measure it again, or say in words how it was found."),
        check=check,
        good={field: 4.0},
        bad={field: 35.0},
        thresholds=(GPS_ACCURACY,),
    )


_Placed = tuple[Values, Boundary]


def _boundaries(unit_id: str | None, context: RuleContext) -> Sequence[_Placed]:
    """The unit and those above it whose boundaries are known, the smallest first. The rules of a record share them."""
    held = context.memo.get("boundaries")
    if held is None or held[0] != unit_id:
        found: list[_Placed] = []
        above = unit_id
        for _ in range(_MOST_LEVELS):
            unit = context.lookup.record("admin_unit", above) if above else None
            if unit is None:
                break
            written = text(unit, "boundary")
            boundary = read_boundary(written) if written else None
            if isinstance(boundary, Boundary):
                found.append((unit, boundary))
            above = text(unit, "parent_id")
        held = context.memo["boundaries"] = (unit_id, found)
    return held[1]  # type: ignore[return-value]


def _smallest(known: Sequence[_Placed]) -> _Placed | None:
    """The smallest unit with a boundary; the country is no unit here, it has its own rule."""
    return next(((unit, boundary) for unit, boundary in known if number(unit, "level") != 0), None)


def _outside_country(values: Values, unit_of: UnitOf, context: RuleContext) -> float | None:
    """How many metres a position lies outside the country; None without a position or the country's boundary."""
    here = position(values)
    if here is None:
        return None
    known = _boundaries(unit_of(values, context), context)
    country = next((boundary for unit, boundary in known if number(unit, "level") == 0), None)
    return None if country is None else country.distance_m(here)


def _looks_swapped(here: Position, unit_id: str | None, context: RuleContext) -> bool:
    other = Position(here.longitude, here.latitude)
    known = _boundaries(unit_id, context)
    if known:
        _, smallest = known[0]
        return smallest.distance_m(here) > context.limit(COUNTRY_BUFFER) and smallest.contains(other)
    unit = context.lookup.record("admin_unit", unit_id) if unit_id else None
    centre = position(unit) if unit is not None else None
    if centre is None or abs(here.latitude - here.longitude) < _FAR:
        return False
    return _degrees_apart(here, centre) > _FAR and _degrees_apart(other, centre) < _NEAR


def _degrees_apart(one: Position, other: Position) -> float:
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude))
