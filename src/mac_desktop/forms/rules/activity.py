"""Rules for activities and the land that they release."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.activity import ACTIVITY, LAND_RELEASE_PRODUCT
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
    other_needs_a_text,
    usual_area,
)
from mac_desktop.forms.rules.land import TOLERANCES, released_before, reopened_on, tolerance
from mac_desktop.forms.rules.reading import certainly_before, earliest, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import where_rules
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import YEAR, Threshold
from mac_desktop.texts import N_

SHALLOWEST = Threshold("L6.shallowest", 10, "cm", N_("Clearance depths below this are doubted."))
DEEPEST = Threshold("L6.deepest", 100, "cm", N_("Clearance depths above this are doubted."))
CRITERIA = Threshold("L40.from_year", 2026, YEAR, N_("From this year on a release without criteria is pointed out."))
SURVEY_TYPE = Threshold("L41.from_year", 2026, YEAR, N_("From this year on a survey without a type is pointed out."))
_NOT_COUNTED = frozenset({"SAA", "EXM"})


def _completed_without_end(values: Values, _: RuleContext) -> Outcome:
    """Completed and handed over work has an end date."""
    done = text(values, "status") in ("COMPLETED", "HANDED")
    return {} if done and values.get("end_date") is None else None


def _no_area_worked_on(values: Values, _: RuleContext) -> Outcome:
    """Technical survey, clearance and battle area clearance name the hazardous area worked on."""
    needed = text(values, "activity_type") in ("TS", "CLR", "BAC")
    return {} if needed and values.get("hazardous_area_id") is None else None


def _team_of_another(values: Values, context: RuleContext) -> Outcome:
    """The team belongs to the organisation that is named."""
    team_id, organisation_id = text(values, "team_id"), text(values, "organisation_id")
    team = context.lookup.record("team", team_id) if team_id and organisation_id else None
    return {} if team and text(team, "organisation_id") not in (None, organisation_id) else None


def team_belongs(form_key: str) -> Rule:
    """Rule V12 for a form that names a team and an organisation."""
    return Rule(
        id="V12",
        form=form_key,
        severity=Severity.WARN,
        fields=("team_id", "organisation_id"),
        message=N_("The team belongs to another organisation. Choose a team of this one, or correct the organisation."),
        check=_team_of_another,
        good={"team_id": "t1", "organisation_id": "org1"},
        bad={"team_id": "t1", "organisation_id": "org2"},
        others={"team": ({"id": "t1", "organisation_id": "org1"},)},
    )


def _more_than_the_area(values: Values, context: RuleContext) -> Outcome:
    """The land released from an area, all products together, is not more than the area by over the tolerance. Land
    released before the area was re-opened is added up by itself."""
    area_id, released = text(values, "hazardous_area_id"), number(values, "area_m2")
    if area_id is None or not released:
        return None
    record = context.lookup.record("hazardous_area", area_id)
    area = number(record, "area_m2") if record else None
    if record is None or area is None:
        return None
    others = context.lookup.related("land_release_product", "hazardous_area_id", area_id)
    others = [p for p in others if p.get("id") != context.record_id]
    if released + sum(number(p, "area_m2") or 0 for p in others) <= area + tolerance(area, context):
        return None  # as nearly always, whatever was released when
    again = reopened_on(record, context)
    earlier = released_before(values, again)
    released += sum(number(p, "area_m2") or 0 for p in others if released_before(p, again) == earlier)
    return {"released": released, "area": area} if released > area + tolerance(area, context) else None


def _clearance_without_depth(values: Values, _: RuleContext) -> Outcome:
    """Cleared land says to what depth, unless it was searched by eye only."""
    if text(values, "release_type") != "CLR" or text(values, "method") == "VISUAL":
        return None
    depth = number(values, "depth_cm")
    if depth is None:
        return {} if values.get("depth_cm") is None else None
    return None if 1 <= depth <= 300 else {}


def _unusual_depth(values: Values, context: RuleContext) -> Outcome:
    """Land is usually cleared to a depth of 10 to 100 cm, unless the centre sets other bounds."""
    depth = number(values, "depth_cm") if text(values, "release_type") == "CLR" else None
    if depth is None or not 1 <= depth <= 300 or context.limit(SHALLOWEST) <= depth <= context.limit(DEEPEST):
        return None
    return {"depth": depth}


def _not_what_survey_releases(values: Values, context: RuleContext) -> Outcome:
    """Non-technical survey only cancels land; technical survey does not cancel it."""
    release, activity_id = text(values, "release_type"), text(values, "activity_id")
    if release is None or activity_id is None:
        return None
    activity = context.lookup.record("activity", activity_id)
    kind = text(activity, "activity_type") if activity else None
    return {} if (kind == "NTS" and release != "CAN") or (kind == "TS" and release == "CAN") else None


def _found_but_not_cleared(values: Values, context: RuleContext) -> Outcome:
    """Work that found explosive ordnance has not only cancelled or reduced land. Small arms ammunition and harmless
    remnants do not count."""
    if text(values, "release_type") not in ("CAN", "RED"):
        return None
    activity_id = text(values, "activity_id")
    if activity_id is None:
        return None
    items = context.lookup.related("ordnance_item", "activity_id", activity_id)
    found = sum(number(i, "quantity") or 0 for i in items if text(i, "category") not in _NOT_COUNTED)
    if not found:
        return None
    others = context.lookup.related("land_release_product", "activity_id", activity_id)
    return None if any(text(p, "release_type") == "CLR" for p in others) else {"found": found}


def _released_before_work(values: Values, context: RuleContext) -> Outcome:
    """Land is not released before the work that released it started."""
    activity_id, released = text(values, "activity_id"), text(values, "release_date")
    if activity_id is None or released is None:
        return None
    activity = context.lookup.record("activity", activity_id)
    start = text(activity, "start_date") if activity else None
    return {"released": released, "start": start} if certainly_before(released, start) else None


def _reduced_without_means(values: Values, _: RuleContext) -> Outcome:
    """Land reduced without a technical asset says why."""
    reduced = text(values, "release_type") == "RED" and text(values, "technical_asset") == "NO"
    return {} if reduced and values.get("remarks") is None else None


def _no_criteria(values: Values, context: RuleContext) -> Outcome:
    """Cancelled and reduced land says by which criteria, from the year on that the centre sets (2026 at first)."""
    lacking = {"CAN": "cancellation_criteria", "RED": "reduction_criteria"}.get(text(values, "release_type") or "")
    return {} if lacking and values.get(lacking) is None and _from(values, "release_date", CRITERIA, context) else None


def _no_survey_type(values: Values, context: RuleContext) -> Outcome:
    """Technical survey says of which type it is, from the year on that the centre sets (2026 at first)."""
    lacks = text(values, "activity_type") == "TS" and values.get("technical_survey_type") is None
    return {} if lacks and _from(values, "start_date", SURVEY_TYPE, context) else None


def _from(values: Values, date: str, year: Threshold, context: RuleContext) -> bool:
    day = text(values, date)
    return day is not None and int(earliest(day)[:4]) >= context.limit(year)


_AREA: Values = {"id": "a1", "area_m2": 20_000}

ACTIVITY_RULES: tuple[Rule, ...] = (
    dates_in_order(ACTIVITY, "D1", "start_date", "end_date"),
    dates_in_order(ACTIVITY, "D3", "start_date", "report_date"),
    dates_in_order(ACTIVITY, "D3", "end_date", "report_date"),
    no_very_old_dates(ACTIVITY),
    Rule(
        id="D14",
        form="activity",
        severity=Severity.STOP,
        fields=("end_date", "status"),
        message=N_("The work is completed, so it needs an end date. Fill it in, or say that it is unknown."),
        check=_completed_without_end,
        good={"status": "COMPLETED", "end_date": "2024-05"},
        bad={"status": "COMPLETED"},
    ),
    Rule(
        id="L21",
        form="activity",
        severity=Severity.WARN,
        fields=("hazardous_area_id", "activity_type"),
        message=N_("Technical survey and clearance work on a hazardous area. Choose it."),
        check=_no_area_worked_on,
        good={"activity_type": "CLR", "hazardous_area_id": "a1"},
        bad={"activity_type": "CLR"},
    ),
    Rule(
        id="L41",
        form="activity",
        severity=Severity.WARN,
        fields=("technical_survey_type", "activity_type"),
        message=N_("Technical survey is systematic or targeted. Choose which."),
        check=_no_survey_type,
        good={"activity_type": "TS", "start_date": "2026-03", "technical_survey_type": "TARGETED"},
        bad={"activity_type": "TS", "start_date": "2026-03"},
        thresholds=(SURVEY_TYPE,),
    ),
    team_belongs("activity"),
    *where_rules(ACTIVITY),
)

PRODUCT_RULES: tuple[Rule, ...] = (
    Rule(
        id="L40",
        form="land_release_product",
        severity=Severity.WARN,
        fields=("cancellation_criteria", "reduction_criteria", "release_type"),
        message=N_("It is not said by which criteria the land was released. Choose them."),
        check=_no_criteria,
        good={"release_type": "CAN", "release_date": "2026-03", "cancellation_criteria": "NO_EVIDENCE"},
        bad={"release_type": "CAN", "release_date": "2026-03"},
        thresholds=(CRITERIA,),
    ),
    *other_needs_a_text(
        LAND_RELEASE_PRODUCT, "remarks", {"cancellation_criteria": "OTHER", "reduction_criteria": "OTHER"}
    ),
    Rule(
        id="L2",
        form="land_release_product",
        severity=Severity.STOP,
        fields=("area_m2", "hazardous_area_id"),
        message=N_(
            "With this, {released} m² are released of an area of {area} m². Correct the figure, or the size of the "
            "area if it was surveyed anew."
        ),
        check=_more_than_the_area,
        good={"hazardous_area_id": "a1", "area_m2": 5_100},
        bad={"hazardous_area_id": "a1", "area_m2": 5_101},
        others={
            "hazardous_area": (_AREA,),
            "land_release_product": ({"id": "p1", "hazardous_area_id": "a1", "area_m2": 15_000},),
        },
        thresholds=TOLERANCES,
    ),
    usual_area(LAND_RELEASE_PRODUCT),
    Rule(
        id="L6",
        form="land_release_product",
        severity=Severity.STOP,
        fields=("depth_cm", "release_type"),
        message=N_("Cleared land needs the depth to which it was cleared, from 1 to 300 cm. Fill it in."),
        check=_clearance_without_depth,
        good={"release_type": "CLR", "depth_cm": 20},
        bad={"release_type": "CLR"},
    ),
    Rule(
        id="L6a",
        form="land_release_product",
        severity=Severity.WARN,
        fields=("depth_cm",),
        message=N_("A clearance depth of {depth} cm is unusual. Make sure that it is in centimetres."),
        check=_unusual_depth,
        good={"release_type": "CLR", "depth_cm": 13},
        bad={"release_type": "CLR", "depth_cm": 130},
        thresholds=(SHALLOWEST, DEEPEST),
    ),
    Rule(
        id="L7",
        form="land_release_product",
        severity=Severity.STOP,
        fields=("release_type", "activity_id"),
        message=N_(
            "Non-technical survey cancels land and technical survey reduces or clears it. Correct the type of land "
            "release, or choose the activity that released this land."
        ),
        check=_not_what_survey_releases,
        good={"activity_id": "n1", "release_type": "CAN"},
        bad={"activity_id": "n1", "release_type": "CLR"},
        others={"activity": ({"id": "n1", "activity_type": "NTS"},)},
    ),
    Rule(
        id="L19",
        form="land_release_product",
        severity=Severity.WARN,
        fields=("release_type", "activity_id"),
        message=N_(
            "The activity found {found} items of explosive ordnance, but none of its land is recorded as cleared. "
            "Make sure that the land was really cancelled or reduced."
        ),
        check=_found_but_not_cleared,
        good={"activity_id": "n2", "release_type": "RED"},
        bad={"activity_id": "n1", "release_type": "RED"},
        others={"ordnance_item": ({"id": "i1", "activity_id": "n1", "category": "APM", "quantity": 3},)},
    ),
    Rule(
        id="L20",
        form="land_release_product",
        severity=Severity.WARN,
        fields=("technical_asset", "remarks"),
        message=N_("The land was reduced without a technical asset. Say in the remarks on what grounds."),
        check=_reduced_without_means,
        good={"release_type": "RED", "technical_asset": "YES"},
        bad={"release_type": "RED", "technical_asset": "NO"},
    ),
    Rule(
        id="D9",
        form="land_release_product",
        severity=Severity.STOP,
        fields=("release_date", "activity_id"),
        message=N_(
            "The land was released on {released}, before the work started on {start}. Correct one of the two dates."
        ),
        check=_released_before_work,
        good={"activity_id": "n1", "release_date": "2024"},
        bad={"activity_id": "n1", "release_date": "2024-02"},
        others={"activity": ({"id": "n1", "start_date": "2024-03-01"},)},
    ),
    no_very_old_dates(LAND_RELEASE_PRODUCT),
)

RULES = ACTIVITY_RULES + PRODUCT_RULES
