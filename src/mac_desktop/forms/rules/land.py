"""Rules for hazardous areas."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.land import HAZARDOUS_AREA
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
    other_needs_a_text,
    usual_area,
)
from mac_desktop.forms.rules.reading import codes, latest, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.rules.where import exact_enough, where_rules
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

_OFF_THE_LIST = frozenset({"CLOSED", "HANDED"})
_ENDED = _OFF_THE_LIST | {"REPLACED"}
_RELEASED = frozenset({"CAN", "RED", "CLR", "MIXED"})
_NOT_SPECIFIED = frozenset({"NSPEC"})


RELEASED_SHARE = Threshold(
    "L2.share", 0.5, "%", N_("Released land may exceed its area by this share of it: two measurements never agree.")
)
RELEASED_M2 = Threshold("L2.least", 10, "m2", N_("Released land may exceed its area by this much at least."))
TOLERANCES = (RELEASED_SHARE, RELEASED_M2)


def tolerance(area: float, context: RuleContext) -> float:
    """How many square metres released land may exceed its area by (rules A5, L2, L3)."""
    return max(area * context.limit(RELEASED_SHARE) / 100, context.limit(RELEASED_M2))


def remaining(values: Values, context: RuleContext) -> float | None:
    """The area less its released land, in square metres; None when the area is not known."""
    area = number(values, "area_m2")
    return None if area is None else area - released(values, context)


def released(values: Values, context: RuleContext) -> float:
    """Land released from the area, since it was last re-opened where it was, in square metres."""
    if context.record_id is None:
        return 0
    again = reopened_on(values, context)
    products = context.lookup.related("land_release_product", "hazardous_area_id", context.record_id)
    return sum(number(p, "area_m2") or 0 for p in products if not released_before(p, again))


def reopened_on(area: Values, context: RuleContext) -> str | None:
    """When an area was last re-opened, by itself or by its history; None when it never was."""
    if text(area, "status") == "REOPENED":
        return text(area, "status_date") or text(area, "closed_date")
    area_id = text(area, "id") or context.record_id
    lines = context.lookup.related("area_standing", "hazardous_area_id", area_id) if area_id else ()
    days = [day for day in (text(line, "since") for line in lines if text(line, "status") == "REOPENED") if day]
    return max(days, key=latest, default=None)


def released_before(product: Values, again: str | None) -> bool:
    """Whether land was released before its area was re-opened: it is hazardous again, and may be released again."""
    released = text(product, "release_date")
    return again is not None and released is not None and latest(released) <= latest(again)


def _closed_with_land_left(values: Values, context: RuleContext) -> Outcome:
    """A closed or handed over area has no land left within the tolerance, or a reason for closure."""
    if text(values, "status") not in _OFF_THE_LIST or text(values, "closure_reason") is not None:
        return None
    area, left = number(values, "area_m2"), remaining(values, context)
    return {"left": left} if area is not None and left is not None and left > tolerance(area, context) else None


def _released_without_products(values: Values, context: RuleContext) -> Outcome:
    """An area closed because it was cancelled, reduced or cleared has released land to show for it."""
    if context.record_id is None or text(values, "status") not in _OFF_THE_LIST:
        return None
    if text(values, "closure_reason") not in _RELEASED:
        return None
    return None if context.lookup.related("land_release_product", "hazardous_area_id", context.record_id) else {}


def _listed(context: RuleContext, kind: str) -> bool:
    """Whether a record of evidence of this class stands below the area, other than one that says there is none."""
    if context.record_id is None:
        return False
    found = context.lookup.related("area_evidence", "hazardous_area_id", context.record_id)
    return any(text(e, "evidence_class") == kind and text(e, "present") != "NO" for e in found)


def _confirmed_without_evidence(values: Values, context: RuleContext) -> Outcome:
    """A confirmed hazardous area on the list has at least one direct evidence, chosen here or recorded below it."""
    if text(values, "classification") != "CHA" or text(values, "status") in _ENDED:
        return None
    return None if codes(values, "direct_evidence") or _listed(context, "DIRECT") else {}


def _suspected_without_evidence(values: Values, context: RuleContext) -> Outcome:
    """A suspected hazardous area on the list has at least one indirect evidence, chosen here or recorded below it."""
    if text(values, "classification") != "SHA" or text(values, "status") in _ENDED:
        return None
    return None if codes(values, "indirect_evidence") or _listed(context, "INDIRECT") else {}


def _suspected_with_direct_evidence(values: Values, context: RuleContext) -> Outcome:
    """A suspected hazardous area on the list with direct evidence should be a confirmed one."""
    if text(values, "classification") != "SHA" or text(values, "status") in _ENDED:
        return None
    return {} if codes(values, "direct_evidence") - _NOT_SPECIFIED or _listed(context, "DIRECT") else None


def _says_another_evidence(values: Values, _: RuleContext) -> Outcome:
    """What is said of the evidence as a whole agrees with the direct and indirect evidence that is chosen."""
    said = text(values, "evidence")
    direct, indirect = codes(values, "direct_evidence"), codes(values, "indirect_evidence")
    if said in (None, "NSPEC") or not direct | indirect:
        return None
    return (
        None
        if said == ("DIRECT" if direct - _NOT_SPECIFIED else "INDIRECT") or not ((direct | indirect) - _NOT_SPECIFIED)
        else {}
    )


def _split_from_itself(values: Values, context: RuleContext) -> Outcome:
    """An area is not split from itself."""
    parent = text(values, "parent_area_id")
    return {} if parent is not None and parent == context.record_id else None


_PRODUCT: Values = {"id": "p1", "hazardous_area_id": "a1", "area_m2": 11_990}

RULES: tuple[Rule, ...] = (
    Rule(
        id="L9",
        form="hazardous_area",
        severity=Severity.STOP,
        fields=("status", "closure_reason", "area_m2"),
        message=N_(
            "The area is closed, but {left} m² of it are not released. Record the released land, or give the reason "
            "for closure."
        ),
        check=_closed_with_land_left,
        good={"id": "a1", "status": "CLOSED", "area_m2": 12_000},
        bad={"id": "a1", "status": "CLOSED", "area_m2": 20_000},
        others={"land_release_product": (_PRODUCT,)},
        thresholds=TOLERANCES,
    ),
    Rule(
        id="L9a",
        form="hazardous_area",
        severity=Severity.WARN,
        fields=("closure_reason", "status"),
        message=N_(
            "The area is closed as released, but no released land is recorded for it. Record what was cancelled, "
            "reduced or cleared, and by which activity."
        ),
        check=_released_without_products,
        good={"id": "a1", "status": "CLOSED", "closure_reason": "CLR"},
        bad={"id": "a2", "status": "CLOSED", "closure_reason": "CLR"},
        others={"land_release_product": (_PRODUCT,)},
    ),
    Rule(
        id="L11",
        form="hazardous_area",
        severity=Severity.STOP,
        fields=("direct_evidence", "classification"),
        message=N_("A confirmed hazardous area needs direct evidence. Choose it, or classify the area as suspected."),
        check=_confirmed_without_evidence,
        good={"classification": "CHA", "status": "OPEN", "direct_evidence": "VISUAL"},
        bad={"classification": "CHA", "status": "OPEN", "indirect_evidence": "VERBAL"},
    ),
    Rule(
        id="L11",
        form="hazardous_area",
        severity=Severity.STOP,
        fields=("indirect_evidence", "classification"),
        message=N_("A suspected hazardous area needs indirect evidence. Choose what gives reason to suspect it."),
        check=_suspected_without_evidence,
        good={"classification": "SHA", "status": "OPEN", "indirect_evidence": "VERBAL"},
        bad={"classification": "SHA", "status": "OPEN"},
    ),
    Rule(
        id="L12",
        form="hazardous_area",
        severity=Severity.WARN,
        fields=("classification", "direct_evidence"),
        message=N_("There is direct evidence. Classify the area as confirmed (CHA), or remove that evidence."),
        check=_suspected_with_direct_evidence,
        good={"classification": "SHA", "indirect_evidence": "VERBAL"},
        bad={"classification": "SHA", "direct_evidence": "FOUND", "indirect_evidence": "VERBAL"},
    ),
    Rule(
        id="L22",
        form="hazardous_area",
        severity=Severity.WARN,
        fields=("evidence", "direct_evidence", "indirect_evidence"),
        message=N_(
            "The evidence of contamination does not agree with the direct and indirect evidence below it. Correct one "
            "of them."
        ),
        check=_says_another_evidence,
        good={"evidence": "DIRECT", "direct_evidence": "VISUAL", "indirect_evidence": "VERBAL"},
        bad={"evidence": "NONE", "indirect_evidence": "VERBAL"},
    ),
    Rule(
        id="V19",
        form="hazardous_area",
        severity=Severity.STOP,
        fields=("parent_area_id",),
        message=N_(
            "The area is said to be split from itself. Choose the area that it was split from, or clear the field."
        ),
        check=_split_from_itself,
        good={"id": "a1", "parent_area_id": "a2"},
        bad={"id": "a1", "parent_area_id": "a1"},
    ),
    usual_area(HAZARDOUS_AREA),
    *where_rules(HAZARDOUS_AREA),
    exact_enough(HAZARDOUS_AREA, "gps_accuracy_m"),
    dates_in_order(HAZARDOUS_AREA, "D1", "emplaced_from", "emplaced_to"),
    dates_in_order(HAZARDOUS_AREA, "D3", "emplaced_from", "information_date", Severity.WARN),
    dates_in_order(HAZARDOUS_AREA, "D9", "emplaced_from", "closed_date"),
    no_very_old_dates(HAZARDOUS_AREA),
    *other_needs_a_text(
        HAZARDOUS_AREA,
        "remarks",
        dict.fromkeys(("closure_reason", "marking_type", "land_use_before", "land_use_after"), "OTHER"),
    ),
    dates_in_order(HAZARDOUS_AREA, "D3", "information_date", "report_date"),
    no_personal_data(HAZARDOUS_AREA),
)
