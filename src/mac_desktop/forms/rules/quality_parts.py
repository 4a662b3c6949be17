"""Rules for what stands below a quality visit: nonconformities, their correction, the checklist and samples."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.quality_parts import CORRECTIVE_ACTION, NONCONFORMITY, QUALITY_SAMPLE
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by_owner, stops_new_records
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.land import TOLERANCES, tolerance
from mac_desktop.forms.rules.quality import VISIT, nonconformities
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_CLOSED = ("CLOSED", "HANDED")


def _visit(values: Values, context: RuleContext) -> Values | None:
    """The visit that a record stands below."""
    visit_id = text(values, VISIT)
    return context.lookup.record("quality_visit", visit_id) if visit_id else None


def _no_severity(values: Values, _: RuleContext) -> Outcome:
    """A nonconformity says how grave it is."""
    return {} if values.get("description") is not None and values.get("severity") is None else None


def _no_measure(values: Values, context: RuleContext) -> Outcome:
    """A nonconformity says what was done about it, or has a corrective action; a mere observation need not."""
    lacks = values.get("description") is not None and values.get("measures") is None
    if not lacks or text(values, "severity") == "OBSERVATION":
        return None
    actions = context.record_id and context.lookup.related("corrective_action", "nonconformity_id", context.record_id)
    return None if actions else {}


def _critical_without_answer(values: Values, context: RuleContext) -> Outcome:
    """A visit with a critical nonconformity says whether work was stopped."""
    if text(values, "severity") != "CRITICAL":
        return None
    visit = _visit(values, context)
    return {} if visit is not None and visit.get("work_stopped") is None else None


def _closed_before_the_visit(values: Values, context: RuleContext) -> Outcome:
    """A nonconformity is not closed before the visit that found it."""
    closed, visit = text(values, "closed_on"), _visit(values, context)
    start = text(visit, "start_date") if visit else None
    return {"closed": closed, "visit": start} if certainly_before(closed, start) else None


def _closed_without_verification(values: Values, context: RuleContext) -> Outcome:
    """A nonconformity is closed after all its corrective actions were verified."""
    closed = text(values, "closed_on")
    if closed is None or context.record_id is None:
        return None
    actions = context.lookup.related("corrective_action", "nonconformity_id", context.record_id)
    late = [a for a in actions if a.get("verified_on") is None or certainly_before(closed, text(a, "verified_on"))]
    return {"number": len(late)} if late else None


def _action_before_the_visit(values: Values, context: RuleContext) -> Outcome:
    """A corrective action is due, and done, on the day of the visit that asked for it or later."""
    found_id = text(values, "nonconformity_id")
    found = context.lookup.record("nonconformity", found_id) if found_id else None
    visit = _visit(found, context) if found else None
    start = text(visit, "start_date") if visit else None
    for name in ("due_date", "done_on"):
        if certainly_before(text(values, name), start):
            return {"day": text(values, name), "visit": start}
    return None


def _more_sampled_than_cleared(values: Values, context: RuleContext) -> Outcome:
    """The samples of a visit are not larger than the land that the activity cleared, by more than the tolerance."""
    sampled, visit = number(values, "area_m2"), _visit(values, context)
    activity_id = text(visit, "activity_id") if visit else None
    if not sampled or visit is None or activity_id is None:
        return None
    for other in context.lookup.related("quality_sample", VISIT, text(values, VISIT) or ""):
        sampled += (number(other, "area_m2") or 0) if other.get("id") != context.record_id else 0
    products = context.lookup.related("land_release_product", "activity_id", activity_id)
    cleared = sum(number(p, "area_m2") or 0 for p in products if text(p, "release_type") == "CLR")
    if not cleared or sampled <= cleared + tolerance(cleared, context):
        return None
    return {"sampled": sampled, "cleared": cleared}


def _found_but_not_critical(values: Values, context: RuleContext) -> Outcome:
    """Ordnance found in land that was handed in as cleared is a critical nonconformity."""
    found = number(values, "ordnance_found")
    if not found:
        return None
    rows = nonconformities(text(values, VISIT), context)
    return None if any(text(row, "severity") == "CRITICAL" for row in rows) else {"found": found}


def _found_in_a_closed_area(values: Values, context: RuleContext) -> Outcome:
    """An area in which a sample found ordnance is opened again."""
    found = number(values, "ordnance_found")
    visit = _visit(values, context) if found else None
    area_id = text(values, "hazardous_area_id") or (text(visit, "hazardous_area_id") if visit else None)
    area = context.lookup.record("hazardous_area", area_id) if found and area_id else None
    return {"found": found} if area and text(area, "status") in _CLOSED else None


def _second_checklist(values: Values, context: RuleContext) -> Outcome:
    """A visit has one checklist."""
    visit_id = text(values, VISIT)
    others = context.lookup.related("quality_checklist", VISIT, visit_id) if visit_id else ()
    return {} if any(other.get("id") != context.record_id for other in others) else None


_IN_2026: Values = {"id": "q1", "start_date": "2026-03-04"}
_IN_2019: Values = {"id": "q2", "start_date": "2019"}
_CRITICAL: Values = {"id": "n1", VISIT: "q1", "severity": "CRITICAL", "description": "No medic on site"}
_OF_VISIT = dated_by_owner("quality_visit", VISIT, "start_date")
_VISITS: dict[str, tuple[Values, ...]] = {"quality_visit": (_IN_2026, _IN_2019)}
_NEW: Values = {VISIT: "q1"}
_OLD: Values = {VISIT: "q2"}
_ACTION: Values = {"nonconformity_id": "n1", "action": "Post a medic"}

FINDING_RULES: tuple[Rule, ...] = (
    *(
        rule
        for needed in (
            Rule(
                id="X6",
                form="nonconformity",
                severity=Severity.STOP,
                fields=("severity",),
                message=N_("A nonconformity needs its severity. Choose one."),
                check=_no_severity,
                good={"description": "No medic on site", "severity": "MAJOR"},
                bad={"description": "No medic on site"},
                others=_VISITS,
            ),
            Rule(
                id="X6",
                form="nonconformity",
                severity=Severity.STOP,
                fields=("measures",),
                message=N_("A nonconformity needs a measure. Say what was done about it, or add an action below."),
                check=_no_measure,
                good={"id": "n1", "description": "No medic on site"},
                bad={"id": "n2", "description": "No medic on site"},
                others={**_VISITS, "corrective_action": ({"id": "c1", "nonconformity_id": "n1"},)},
            ),
            Rule(
                id="X6",
                form="nonconformity",
                severity=Severity.STOP,
                fields=("severity", VISIT),
                message=N_("It is critical. Say on the visit whether work was stopped."),
                check=_critical_without_answer,
                good={"severity": "MAJOR"},
                bad={"severity": "CRITICAL"},
                others=_VISITS,
            ),
        )
        for rule in stops_new_records(needed, _OF_VISIT, _NEW, _OLD)
    ),
    Rule(
        id="D11",
        form="nonconformity",
        severity=Severity.STOP,
        fields=("closed_on", VISIT),
        message=N_("It was closed on {closed}, before the visit on {visit} that found it. Correct one of the dates."),
        check=_closed_before_the_visit,
        good={VISIT: "q1", "closed_on": "2026-03-04"},
        bad={VISIT: "q1", "closed_on": "2026-02"},
        others=_VISITS,
    ),
    Rule(
        id="Q3",
        form="nonconformity",
        severity=Severity.WARN,
        fields=("closed_on",),
        message=N_("It is closed, but {number} of its corrective actions are not verified by then. Verify them first."),
        check=_closed_without_verification,
        good={"id": "n2", "closed_on": "2026-03"},
        bad={"id": "n1", "closed_on": "2026-03"},
        others={"corrective_action": ({"id": "c1", "nonconformity_id": "n1", "done_on": "2026-03"},)},
    ),
    *other_needs_a_text(NONCONFORMITY, "description", {"kind": "OTHER"}),
    repeated_line(NONCONFORMITY, ("kind", "severity", "description"), {"description": "No medic on site"}),
    dates_in_order(CORRECTIVE_ACTION, "D11", "done_on", "verified_on"),
    Rule(
        id="D11",
        form="corrective_action",
        severity=Severity.STOP,
        fields=("due_date", "done_on", "nonconformity_id"),
        message=N_("{day} is before the visit on {visit} that asked for the action. Correct one of the dates."),
        check=_action_before_the_visit,
        good={**_ACTION, "due_date": "2026-03"},
        bad={**_ACTION, "due_date": "2026-02-28"},
        others={**_VISITS, "nonconformity": (_CRITICAL,)},
    ),
    repeated_line(CORRECTIVE_ACTION, ("action", "due_date"), {"action": "Post a medic"}),
    no_very_old_dates(NONCONFORMITY),
    no_very_old_dates(CORRECTIVE_ACTION),
    Rule(
        id="Q4",
        form="quality_checklist",
        severity=Severity.WARN,
        fields=(VISIT,),
        message=N_("The visit has a checklist already. Fill in that one, and delete this."),
        check=_second_checklist,
        good={VISIT: "q2"},
        bad={VISIT: "q1"},
        others={"quality_checklist": ({"id": "k1", VISIT: "q1"},)},
    ),
)

_OF_ACTIVITY: Values = {"id": "q1", "activity_id": "a1", "hazardous_area_id": "h1", "start_date": "2026-03-04"}

SAMPLE_RULES: tuple[Rule, ...] = (
    Rule(
        id="Q5",
        form="quality_sample",
        severity=Severity.STOP,
        fields=("area_m2", VISIT),
        message=N_(
            "{sampled} m² are sampled, but the activity cleared {cleared} m². Correct the sample, or choose the right "
            "activity on the visit."
        ),
        check=_more_sampled_than_cleared,
        good={VISIT: "q1", "area_m2": 500},
        bad={VISIT: "q1", "area_m2": 511},
        others={
            "quality_visit": (_OF_ACTIVITY,),
            "quality_sample": ({"id": "s1", VISIT: "q1", "area_m2": 500},),
            "land_release_product": ({"id": "p1", "activity_id": "a1", "release_type": "CLR", "area_m2": 1_000},),
        },
        thresholds=TOLERANCES,
    ),
    Rule(
        id="Q6",
        form="quality_sample",
        severity=Severity.WARN,
        fields=("ordnance_found", VISIT),
        message=N_("{found} items were found in cleared land. Add a critical nonconformity to the visit."),
        check=_found_but_not_critical,
        good={VISIT: "q1", "ordnance_found": 1},
        bad={VISIT: "q2", "ordnance_found": 1},
        others={"nonconformity": (_CRITICAL,)},
    ),
    Rule(
        id="Q7",
        form="quality_sample",
        severity=Severity.WARN,
        fields=("ordnance_found", "hazardous_area_id"),
        message=N_("{found} items were found, and the area is closed. Open the area again."),
        check=_found_in_a_closed_area,
        good={VISIT: "q1", "ordnance_found": 0},
        bad={VISIT: "q1", "ordnance_found": 1},
        others={
            "quality_visit": (_OF_ACTIVITY,),
            "hazardous_area": ({"id": "h1", "status": "CLOSED"},),
        },
    ),
    *other_needs_a_text(QUALITY_SAMPLE, "remarks", {"method": "OTHER"}, Severity.WARN),
    repeated_line(QUALITY_SAMPLE, ("hazardous_area_id", "sample_date", "area_m2"), {"area_m2": 500}),
    no_very_old_dates(QUALITY_SAMPLE),
)

RULES: tuple[Rule, ...] = (*FINDING_RULES, *SAMPLE_RULES)
