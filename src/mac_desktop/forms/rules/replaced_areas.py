"""Rules for areas that were split or merged: what takes their place begins where they end (data-model.md 1.4, 2.2)."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.land import TOLERANCES, released_before, reopened_on, tolerance
from mac_desktop.forms.rules.reading import latest, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_AREA = "hazardous_area"


def _replaced_on(area: Values | None) -> str | None:
    return text(area, "status_date") if area is not None and text(area, "status") == "REPLACED" else None


def _named(values: Values, context: RuleContext, field: str) -> Values | None:
    found = text(values, field)
    return context.lookup.record(_AREA, found) if found else None


def _first_known(area: Values, area_id: str | None, context: RuleContext) -> str | None:
    """The first day from which an area stands: by the oldest line of its history, else by its own date."""
    lines = context.lookup.related("area_standing", "hazardous_area_id", area_id) if area_id else ()
    days = [text(line, "since") for line in lines] or [text(area, "information_date")]
    return min(filter(None, days), key=latest, default=None)


def _released_after_it_ended(values: Values, context: RuleContext) -> Outcome:
    """Land is released from an area that was split or merged only as long as it stood: later, from the area that took
    its place."""
    ended, released = _replaced_on(_named(values, context, "hazardous_area_id")), text(values, "release_date")
    if ended is None or released is None or latest(released) <= latest(ended):
        return None
    return {"released": released, "ended": ended}


def _first_size(area: Values, context: RuleContext) -> float | None:
    """How large an area was when it began."""
    area_id = text(area, "id")
    lines = context.lookup.related("area_standing", "hazardous_area_id", area_id) if area_id else ()
    dated = [line for line in lines if text(line, "since") is not None]
    oldest = min(dated, key=lambda line: latest(text(line, "since") or ""), default=area)
    return number(oldest, "area_m2")


def _released_of(area: Values, product: Values, context: RuleContext) -> float:
    """Land released of an area, the product that is judged included, since the area was last re-opened."""
    area_id = text(area, "id")
    others = context.lookup.related("land_release_product", "hazardous_area_id", area_id) if area_id else ()
    found = [one for one in others if one.get("id") != context.record_id]
    found += [product] if area_id == text(product, "hazardous_area_id") else []
    again = reopened_on(area, context)
    return sum(number(one, "area_m2") or 0 for one in found if not released_before(one, again))


def _handed_on_already(values: Values, context: RuleContext) -> Outcome:
    """What was left of an area when it was split or merged went on in the areas in its place, and is not released of
    the old area as well, by over the tolerance for released land."""
    area = _named(values, context, "hazardous_area_id")
    if area is None or _replaced_on(area) is None or _released_after_it_ended(values, context) is not None:
        return None
    into, area_id = text(area, "merged_into_id"), str(text(area, "id"))
    old = context.lookup.related(_AREA, "merged_into_id", into) if into else [area]
    new = context.lookup.related(_AREA, "parent_area_id", area_id)
    if into:
        new = [found] if (found := context.lookup.record(_AREA, into)) is not None else []
    sizes, taken = [number(one, "area_m2") for one in old], [_first_size(one, context) for one in new]
    if not new or None in sizes or None in taken:
        return None
    size, handed_on = sum(filter(None, sizes)), sum(filter(None, taken))
    left = size - handed_on - sum(_released_of(one, values, context) for one in old)
    return {"ended": _replaced_on(area), "left": handed_on} if left < -tolerance(size, context) else None


def _nothing_in_its_place(values: Values, context: RuleContext) -> Outcome:
    """Where an area was split or merged, others stand in its place."""
    if text(values, "status") != "REPLACED" or text(values, "merged_into_id") is not None:
        return None
    parts = context.lookup.related(_AREA, "parent_area_id", context.record_id) if context.record_id else ()
    return None if parts else {}


def _still_there(values: Values, context: RuleContext) -> Outcome:
    """An area of which parts were split off does not stand any more."""
    parent = _named(values, context, "parent_area_id")
    return {} if parent is not None and text(parent, "status") != "REPLACED" else None


def _not_in_step(values: Values, context: RuleContext) -> Outcome:
    """What takes the place of an area is known from the day on which that area was split or merged."""
    into = _named(values, context, "merged_into_id")
    if into is not None:
        ended, began = _replaced_on(values), _first_known(into, text(values, "merged_into_id"), context)
    else:
        ended = _replaced_on(_named(values, context, "parent_area_id"))
        began = _first_known(values, context.record_id, context) if ended is not None else None
    if ended is None or began is None or latest(ended) == latest(began):
        return None
    return {"began": began, "ended": ended}


_OLD: Values = {"id": "a1", "status": "REPLACED", "status_date": "2024-05-10", "area_m2": 20_000}

RULES: tuple[Rule, ...] = (
    Rule(
        id="L23",
        form="land_release_product",
        severity=Severity.STOP,
        fields=("hazardous_area_id", "release_date"),
        message=N_(
            "The area was split or merged on {ended}, so what was released on {released} belongs to the area that took "
            "its place. Choose that area, or correct the date."
        ),
        check=_released_after_it_ended,
        good={"hazardous_area_id": "a1", "release_date": "2024-05-10"},
        bad={"hazardous_area_id": "a1", "release_date": "2024-05"},
        others={_AREA: (_OLD,)},
    ),
    Rule(
        id="L23",
        form="land_release_product",
        severity=Severity.STOP,
        fields=("area_m2", "hazardous_area_id", "release_date"),
        message=N_(
            "The area was split or merged on {ended}, and {left} m² of it went on as other areas, so this land cannot "
            "have been released of it as well. Record it on the area in its place, or take the split back first."
        ),
        check=_handed_on_already,
        good={"hazardous_area_id": "a1", "area_m2": 5_000, "release_date": "2023"},
        bad={"hazardous_area_id": "a1", "area_m2": 9_000, "release_date": "2023"},
        others={_AREA: (_OLD, {"id": "a2", "parent_area_id": "a1", "area_m2": 15_000})},
        thresholds=TOLERANCES,
    ),
    Rule(
        id="L24",
        form=_AREA,
        severity=Severity.WARN,
        fields=("status", "merged_into_id"),
        message=N_(
            "It says that the area was merged or split, and no other area stands in its place, so its land is lost. "
            "Set the status back and split or merge the area itself, or name the area into which it was merged."
        ),
        check=_nothing_in_its_place,
        good={"status": "REPLACED", "merged_into_id": "a2"},
        bad={"status": "REPLACED"},
    ),
    Rule(
        id="L25",
        form=_AREA,
        severity=Severity.WARN,
        fields=("parent_area_id", "status"),
        message=N_(
            "The area that it was split from still stands, so the same land is counted twice. Set that area to “merged "
            "or split”, or clear this field."
        ),
        check=_still_there,
        good={"parent_area_id": "a1"},
        bad={"parent_area_id": "a2"},
        others={_AREA: (_OLD, {"id": "a2", "status": "OPEN"})},
    ),
    Rule(
        id="L25",
        form=_AREA,
        severity=Severity.WARN,
        fields=("information_date", "parent_area_id", "merged_into_id", "status", "status_date"),
        message=N_(
            "One area ended on {ended}, and the one in its place is known from {began} on. Between the two days the "
            "land is counted twice or not at all. Correct one of the dates."
        ),
        check=_not_in_step,
        good={"parent_area_id": "a1", "information_date": "2024-05-10"},
        bad={"parent_area_id": "a1", "information_date": "2019"},
        others={_AREA: (_OLD,)},
    ),
)
