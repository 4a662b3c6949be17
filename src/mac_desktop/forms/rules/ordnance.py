"""Rules for ordnance found and destroyed."""

from __future__ import annotations

import re

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.ordnance import EXPLOSIVES_USED, ORDNANCE_ITEM, ORDNANCE_TYPE
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
)
from mac_desktop.forms.rules.reading import certainly_before, number, text, total
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.rules.where import both_coordinates
from mac_desktop.forms.rules.which_ordnance import (
    MINES,
    category_known,
    subcategory_of_category,
    which_ordnance_rules,
)
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_KEPT = frozenset({"STORED", "HANDED", "LEFT"})
_LINE_OR_LIST = re.compile(r"[;\n|]")
_ANTI_PERSONNEL = frozenset({"APM", "IAPM"})


def _more_disposed_than_found(values: Values, _: RuleContext) -> Outcome:
    """Not more is destroyed and disposed of otherwise than was found; what is left is unaccounted for."""
    found, disposed = number(values, "quantity"), total(values, "quantity_destroyed", "quantity_otherwise")
    if found is None or disposed is None or disposed <= found:
        return None
    return {"found": found, "disposed": disposed}


def _said_how(quantity: str, method: str) -> Check:
    def check(values: Values, _: RuleContext) -> Outcome:
        return {} if number(values, quantity) and values.get(method) is None else None

    return check


_destroyed_how = _said_how("quantity_destroyed", "disposal_method")
_destroyed_how.__doc__ = "What was destroyed says by which method."
_otherwise_how = _said_how("quantity_otherwise", "otherwise_method")
_otherwise_how.__doc__ = "What was disposed of otherwise than by destruction says what was done with it."


def _disposed_when(values: Values, _: RuleContext) -> Outcome:
    """What was destroyed or disposed of says on which date, for it counts in the year of that date."""
    disposed = number(values, "quantity_destroyed") or number(values, "quantity_otherwise")
    return {} if disposed and values.get("disposal_date") is None else None


def _destroys(method: str) -> bool:
    found = codelist("disposal_method").get(method)
    return found is not None and found.article7 == "Destroyed"


def _kept_though_destroyed(values: Values, _: RuleContext) -> Outcome:
    """What was destroyed was not handed over, stored or left in place, and what was disposed of otherwise was not
    destroyed. Rendering safe may come before either."""
    method, other = text(values, "disposal_method"), text(values, "otherwise_method")
    kept = number(values, "quantity_destroyed") and method in _KEPT
    destroyed = number(values, "quantity_otherwise") and other is not None and _destroys(other)
    return {} if kept or destroyed else None


def _activity_type(values: Values, context: RuleContext) -> str | None:
    activity_id = text(values, "activity_id")
    activity = context.lookup.record("activity", activity_id) if activity_id else None
    return text(activity, "activity_type") if activity else None


def _mines_in_battle_area(values: Values, context: RuleContext) -> Outcome:
    """Battle area clearance is for places without mines, so it finds none."""
    if text(values, "category") not in MINES:
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


def _name_of_another_model(values: Values, context: RuleContext) -> Outcome:
    """No other model of the catalogue has one of a model's names."""
    for name in (text(values, "name"), *_LINE_OR_LIST.split(text(values, "synonyms") or "")):
        if name and name.strip():
            others = [one for one in context.lookup.find("ordnance_type", name) if one != context.record_id]
            if others:
                return {"name": name.strip()}
    return None


RULES: tuple[Rule, ...] = (
    Rule(
        id="X1",
        form="ordnance_item",
        severity=Severity.STOP,
        fields=("quantity_destroyed", "quantity_otherwise", "quantity"),
        message=N_("{disposed} were destroyed or disposed of but only {found} found. Correct one of the quantities."),
        check=_more_disposed_than_found,
        good={"quantity": 5, "quantity_destroyed": 3, "quantity_otherwise": 2},
        bad={"quantity": 5, "quantity_destroyed": 4, "quantity_otherwise": 2},
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
        fields=("otherwise_method", "quantity_otherwise"),
        message=N_("Say what was done with the ordnance that was not destroyed, or that it is unknown."),
        check=_otherwise_how,
        good={"quantity_otherwise": 0},
        bad={"quantity_otherwise": 2},
    ),
    Rule(
        id="X2",
        form="ordnance_item",
        severity=Severity.STOP,
        fields=("disposal_date", "quantity_destroyed", "quantity_otherwise"),
        message=N_("Say on which date the ordnance was destroyed or disposed of. It counts in the year of that date."),
        check=_disposed_when,
        good={"quantity_destroyed": 2, "disposal_date": "2024"},
        bad={"quantity_destroyed": 2},
    ),
    Rule(
        id="X2a",
        form="ordnance_item",
        severity=Severity.WARN,
        fields=("disposal_method", "otherwise_method"),
        message=N_(
            "The method does not fit: what was handed over, stored or left is not destroyed. Put the number where it "
            "belongs, or correct the method."
        ),
        check=_kept_though_destroyed,
        good={"quantity_destroyed": 2, "disposal_method": "INSITU"},
        bad={"quantity_destroyed": 2, "disposal_method": "HANDED"},
    ),
    dates_in_order(ORDNANCE_ITEM, "X2", "found_date", "disposal_date"),
    category_known(ORDNANCE_ITEM),
    *which_ordnance_rules(ORDNANCE_ITEM),
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
        ("category", "subcategory", "ordnance_type_id", "quantity", "found_date", "depth_cm", "latitude", "longitude"),
        {"category": "APM", "quantity": 2, "found_date": "2024-03-02"},
    ),
    repeated_line(EXPLOSIVES_USED, ("explosive", "mass_kg", "detonators"), {"explosive": "TNT", "mass_kg": 0.4}),
    subcategory_of_category(ORDNANCE_TYPE),
    Rule(
        id="V1",
        form="ordnance_type",
        severity=Severity.WARN,
        fields=("synonyms", "name"),
        message=N_(
            "Another model is also called “{name}”. A file that names it so cannot tell which is meant: keep the name "
            "on one of the two."
        ),
        check=_name_of_another_model,
        good={"name": "PMN-2", "synonyms": "PMN2"},
        bad={"name": "PMN-2", "synonyms": "Black widow"},
        others={"ordnance_type": ({"id": "t1", "name": "PMN", "synonyms": "Black widow"},)},
    ),
)
