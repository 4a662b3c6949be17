"""Rules for ordnance found and destroyed."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.ordnance import ORDNANCE_ITEM
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
)
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import both_coordinates
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_MINES = frozenset({"APM", "IAPM", "AVM", "IAVM", "MIX"})
_ANTI_PERSONNEL = frozenset({"APM", "IAPM"})


def _more_destroyed_than_found(values: Values, _: RuleContext) -> Outcome:
    """Not more is destroyed than was found."""
    found, destroyed = number(values, "quantity"), number(values, "quantity_destroyed")
    if found is None or destroyed is None or destroyed <= found:
        return None
    return {"found": found, "destroyed": destroyed}


def _destroyed_how(values: Values, _: RuleContext) -> Outcome:
    """What was destroyed says by which method."""
    return {} if number(values, "quantity_destroyed") and values.get("disposal_method") is None else None


def _destroyed_when(values: Values, _: RuleContext) -> Outcome:
    """What was destroyed says on which date, for it counts in the year of that date."""
    return {} if number(values, "quantity_destroyed") and values.get("disposal_date") is None else None


def _category_unknown(values: Values, _: RuleContext) -> Outcome:
    """The category of ordnance found is known."""
    return {} if values.get("category") == "UNK" else None


def _activity_type(values: Values, context: RuleContext) -> str | None:
    activity_id = text(values, "activity_id")
    activity = context.lookup.record("activity", activity_id) if activity_id else None
    return text(activity, "activity_type") if activity else None


def _mines_in_battle_area(values: Values, context: RuleContext) -> Outcome:
    """Battle area clearance is for places without mines, so it finds none."""
    if text(values, "category") not in _MINES:
        return None
    return {} if _activity_type(values, context) == "BAC" else None


def _mines_outside_areas(values: Values, context: RuleContext) -> Outcome:
    """Anti-personnel mines found by a spot task or battle area clearance lie in a hazardous area on the list."""
    if text(values, "category") not in _ANTI_PERSONNEL or text(values, "hazardous_area_id") is not None:
        return None
    return {} if _activity_type(values, context) in ("BAC", "EOD") else None


def _found_before_work(values: Values, context: RuleContext) -> Outcome:
    """Ordnance is not found before the work that found it started."""
    activity_id, found = text(values, "activity_id"), text(values, "found_date")
    if activity_id is None or found is None:
        return None
    activity = context.lookup.record("activity", activity_id)
    start = text(activity, "start_date") if activity else None
    return {"found": found, "start": start} if certainly_before(found, start) else None


RULES: tuple[Rule, ...] = (
    Rule(
        id="X1",
        form="ordnance_item",
        severity=Severity.STOP,
        fields=("quantity_destroyed", "quantity"),
        message=N_("{destroyed} were destroyed but only {found} found. Correct one of the two quantities."),
        check=_more_destroyed_than_found,
        good={"quantity": 5, "quantity_destroyed": 5},
        bad={"quantity": 5, "quantity_destroyed": 6},
    ),
    Rule(
        id="X2",
        form="ordnance_item",
        severity=Severity.STOP,
        fields=("disposal_method", "quantity_destroyed"),
        message=N_("Say by which method the ordnance was destroyed, or that it is unknown."),
        check=_destroyed_how,
        good={"quantity_destroyed": 0},
        bad={"quantity_destroyed": 2},
    ),
    Rule(
        id="X2",
        form="ordnance_item",
        severity=Severity.STOP,
        fields=("disposal_date", "quantity_destroyed"),
        message=N_("Say on which date the ordnance was destroyed. It counts in the year of that date."),
        check=_destroyed_when,
        good={"quantity_destroyed": 2, "disposal_date": "2024"},
        bad={"quantity_destroyed": 2},
    ),
    dates_in_order(ORDNANCE_ITEM, "X2", "found_date", "disposal_date"),
    Rule(
        id="X3",
        form="ordnance_item",
        severity=Severity.WARN,
        fields=("category",),
        message=N_("The category is unknown. Choose one if the record or a photograph allows it."),
        check=_category_unknown,
        good={"category": "OTH"},
        bad={"category": "UNK"},
    ),
    Rule(
        id="L8",
        form="ordnance_item",
        severity=Severity.WARN,
        fields=("category", "activity_id"),
        message=N_(
            "A mine was found by battle area clearance. Should this be mine clearance? Consider suspending the work "
            "and planning it anew."
        ),
        check=_mines_in_battle_area,
        good={"activity_id": "n1", "category": "MOR"},
        bad={"activity_id": "n1", "category": "AVM"},
        others={"activity": ({"id": "n1", "activity_type": "BAC"},)},
    ),
    Rule(
        id="X10",
        form="ordnance_item",
        severity=Severity.WARN,
        fields=("hazardous_area_id", "category"),
        message=N_(
            "Anti-personnel mines were found outside every hazardous area. Record a new suspected area, and name it "
            "here."
        ),
        check=_mines_outside_areas,
        good={"activity_id": "n1", "category": "APM", "hazardous_area_id": "a1"},
        bad={"activity_id": "n1", "category": "APM"},
        others={"activity": ({"id": "n1", "activity_type": "EOD"},)},
    ),
    Rule(
        id="D9",
        form="ordnance_item",
        severity=Severity.STOP,
        fields=("found_date", "activity_id"),
        message=N_("It was found on {found}, before the work started on {start}. Correct one of the two dates."),
        check=_found_before_work,
        good={"activity_id": "n1", "found_date": "2024-03"},
        bad={"activity_id": "n1", "found_date": "2024-02"},
        others={"activity": ({"id": "n1", "start_date": "2024-03-01"},)},
    ),
    no_very_old_dates(ORDNANCE_ITEM),
    *both_coordinates(ORDNANCE_ITEM),
    repeated_line(
        ORDNANCE_ITEM,
        ("category", "ordnance_type_id", "quantity", "found_date", "depth_cm", "latitude", "longitude"),
        {"category": "APM", "quantity": 2, "found_date": "2024-03-02"},
    ),
)
