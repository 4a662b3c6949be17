"""Rules for the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import METADATA, event_date
from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.forms.catalogue.geography import ADMIN_LEVEL, ADMIN_UNIT, ADMIN_UNIT_NAME, GAZETTEER_VERSION
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import both_coordinates
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_


def _parent(values: Values, context: RuleContext) -> Values | None:
    parent_id = text(values, "parent_id")
    return context.lookup.record("admin_unit", parent_id) if parent_id else None


def _not_within_parents_code(values: Values, context: RuleContext) -> Outcome:
    """The P-code begins with the P-code of the unit above."""
    code, parent = text(values, "pcode"), _parent(values, context)
    above = text(parent, "pcode") if parent else None
    if code is None or above is None or fold(code).startswith(fold(above)):
        return None
    return {"pcode": code, "parent": above}


def _level_not_below_parent(values: Values, context: RuleContext) -> Outcome:
    """The level is one more than that of the unit above."""
    level, parent = number(values, "level"), _parent(values, context)
    above = number(parent, "level") if parent else None
    return None if level is None or above is None or level == above + 1 else {"level": level, "parent": above}


def _without_parent(values: Values, _: RuleContext) -> Outcome:
    """Every unit but the country is part of another."""
    return {} if number(values, "level") and values.get("parent_id") is None else None


def _part_of_itself(values: Values, context: RuleContext) -> Outcome:
    """A unit is not part of itself, directly or through the units above."""
    if context.record_id is None:
        return None
    above = text(values, "parent_id")
    for _ in range(8):
        if above == context.record_id:
            return {}
        if above is None:
            return None
        above = text(context.lookup.record("admin_unit", above) or {}, "parent_id")
    return {}


def _dated_places() -> Iterator[tuple[Form, str]]:
    """Every form whose records are in an administrative unit on a day, with the field of the day."""
    for form in FORMS:
        table = METADATA.tables[form.key]
        date = event_date(table)
        if date is not None and "admin_unit_id" in table.columns:
            yield form, date


def _unit_in_being(form: Form, date: str) -> Rule:
    """Rule V21. Only the end of a unit counts: the day from which a list holds is mostly that of its publication."""

    def check(values: Values, context: RuleContext) -> Outcome:
        """The administrative unit of a record exists on the day that the record is about: borders and names change, and
        a list of another year puts a place into a unit that was not there."""
        unit_id, day = text(values, "admin_unit_id"), text(values, date)
        unit = context.lookup.record("admin_unit", unit_id) if unit_id and day else None
        if unit is None:
            return None
        last = text(unit, "valid_to")
        return {"unit": text(unit, "name"), "day": day, "until": last} if certainly_before(last, day) else None

    return Rule(
        id="V21",
        form=form.key,
        severity=Severity.WARN,
        fields=("admin_unit_id", date),
        message=N_(
            "{unit} existed until {until} only, and this is of {day}. Choose the unit that took its place, or correct "
            "the date."
        ),
        check=check,
        good={"admin_unit_id": "u1", date: "2023"},
        bad={"admin_unit_id": "u1", date: "2024-02"},
        others={"admin_unit": ({"id": "u1", "name": "Ibrin North", "valid_to": "2023-12-31"},)},
    )


_OTHERS: dict[str, tuple[Values, ...]] = {
    "admin_unit": (
        {"id": "u1", "pcode": "SO12", "level": 1, "parent_id": "u0"},
        {"id": "u2", "pcode": "SO1201", "level": 2, "parent_id": "u1"},
    )
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="V16",
        form="admin_unit",
        severity=Severity.WARN,
        fields=("pcode", "parent_id"),
        message=N_(
            "The P-code {pcode} does not begin with {parent}, that of the unit above. Correct the code or the unit."
        ),
        check=_not_within_parents_code,
        good={"pcode": "so1203", "parent_id": "u1"},
        bad={"pcode": "SO1303", "parent_id": "u1"},
        others=_OTHERS,
    ),
    Rule(
        id="V17",
        form="admin_unit",
        severity=Severity.WARN,
        fields=("level", "parent_id"),
        message=N_("The level is {level}, but the unit above is of level {parent}. Correct the level or the unit."),
        check=_level_not_below_parent,
        good={"level": 2, "parent_id": "u1"},
        bad={"level": 3, "parent_id": "u1"},
        others=_OTHERS,
    ),
    Rule(
        id="V18",
        form="admin_unit",
        severity=Severity.WARN,
        fields=("parent_id", "level"),
        message=N_("The unit is part of no other, so tables by province leave it apart. Choose the unit above."),
        check=_without_parent,
        good={"level": 0},
        bad={"level": 1},
    ),
    Rule(
        id="V19",
        form="admin_unit",
        severity=Severity.STOP,
        fields=("parent_id",),
        message=N_("The unit would be part of itself. Choose another unit above."),
        check=_part_of_itself,
        good={"id": "u2", "parent_id": "u1"},
        bad={"id": "u1", "parent_id": "u2"},
        others=_OTHERS,
    ),
    *both_coordinates(ADMIN_UNIT),
    dates_in_order(ADMIN_UNIT, "D1", "valid_from", "valid_to"),
    no_very_old_dates(ADMIN_UNIT),
    dates_in_order(ADMIN_UNIT_NAME, "D1", "used_from", "used_to"),
    no_very_old_dates(ADMIN_UNIT_NAME),
    repeated_line(ADMIN_UNIT_NAME, ("name", "name_kind", "language"), {"name": "Qabul", "name_kind": "SPELLING"}),
    dates_in_order(GAZETTEER_VERSION, "D1", "valid_from", "valid_to"),
    no_very_old_dates(GAZETTEER_VERSION),
    repeated_line(ADMIN_LEVEL, ("level",), {"level": 1}),
    *(_unit_in_being(form, date) for form, date in _dated_places()),
)
