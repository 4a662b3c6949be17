"""Rules for handover certificates: land is given back when its work is done, inspected and accepted (L17, D9)."""

from __future__ import annotations

from collections.abc import Iterator

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.activity import LAND_RELEASE_PRODUCT, RELEASE_BENEFICIARIES
from mac_desktop.forms.catalogue.handover import HANDOVER_AREA, HANDOVER_CERTIFICATE
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, from_year, stops_new_records
from mac_desktop.forms.rules.beneficiaries import beneficiary_rules
from mac_desktop.forms.rules.completion import areas_covered
from mac_desktop.forms.rules.for_many_forms import no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.quality import accepts, open_critical, visits_to_work, was_made
from mac_desktop.forms.rules.reading import certainly_before, earliest, linked, text, total
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.rules.work_done import activities_done
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

CERTIFICATE = "handover_certificate_id"
"""The reference by which an area handed over, and released land, name their certificate."""


def _completion(values: Values, context: RuleContext) -> Values:
    return linked(values, context, "completion_report_id", "completion_report")


def _areas(certificate_id: str | None, context: RuleContext) -> list[str]:
    lines = context.lookup.related("handover_area", CERTIFICATE, certificate_id) if certificate_id else ()
    return [area for area in (text(line, "hazardous_area_id") for line in lines) if area]


def _visits(values: Values, context: RuleContext) -> Iterator[Values]:
    """The visits that looked at what is handed over: the final inspection, those to the work, those to the areas."""
    completion = _completion(values, context)
    inspection = linked(completion, context, "quality_visit_id", "quality_visit")
    if inspection:
        yield {**inspection, "id": text(completion, "quality_visit_id")}
    for activity in activities_done(completion, context):
        yield from visits_to_work(activity, text(activity, "id"), context)
    for field, record_id in (
        ("task_id", text(completion, "task_id")),
        *(("hazardous_area_id", area) for area in _areas(context.record_id, context)),
    ):
        found = context.lookup.related("quality_visit", field, record_id) if record_id else ()
        yield from filter(was_made, found)


def _critical_is_open(values: Values, context: RuleContext) -> Outcome:
    """Land is not handed over while a critical nonconformity found on its work is open."""
    return open_critical(_visits(values, context), context)


def _not_accepted(values: Values, context: RuleContext) -> Outcome:
    """Land is handed over after quality control accepted its work."""
    return None if any(map(accepts, _visits(values, context))) else {}


def _handed_over_before(values: Values, context: RuleContext) -> Outcome:
    """Land is handed over on the day on which its work was completed, or later."""
    handed, completed = text(values, "handover_date"), text(_completion(values, context), "completed_on")
    return {"handed": handed, "completed": completed} if certainly_before(handed, completed) else None


def _inspected_after(values: Values, context: RuleContext) -> Outcome:
    """The final inspection takes place before the handover."""
    inspection = linked(_completion(values, context), context, "quality_visit_id", "quality_visit")
    handed, day = text(values, "handover_date"), text(inspection, "start_date")
    return {"handed": handed, "day": day} if certainly_before(handed, day) else None


def _without_report(values: Values, _: RuleContext) -> Outcome:
    """A certificate names the completion report of the work by which its land was released."""
    return {} if values.get("completion_report_id") is None else None


def _not_told_of_the_risk(values: Values, _: RuleContext) -> Outcome:
    """Who receives land is told what may still be there."""
    return {} if text(values, "residual_risk_explained") == "NO" else None


def _present_but_not_involved(values: Values, _: RuleContext) -> Outcome:
    """People of the community who were present were involved."""
    present = total(values, "women", "men", "girls", "boys")
    return {"people": present} if text(values, "community_involved") == "NO" and present else None


def _gives_back_nothing(_: Values, context: RuleContext) -> Outcome:
    """A certificate lists the areas that it gives back."""
    return {} if context.record_id is not None and not _areas(context.record_id, context) else None


def _nobody_gains(values: Values, context: RuleContext) -> Outcome:
    """The people who gain by land that is handed over are counted, on the area or on the released land."""
    day = text(values, "handover_date")
    if day is None or int(earliest(day)[:4]) < context.limit(_COUNTED_FROM):
        return None
    areas = _areas(context.record_id, context)
    return None if not areas or any(_counted(area, context) for area in areas) else {}


def _counted(area: str, context: RuleContext) -> bool:
    if context.lookup.related("area_beneficiaries", "hazardous_area_id", area):
        return True
    products = context.lookup.related("land_release_product", "hazardous_area_id", area)
    return any(
        context.lookup.related("release_beneficiaries", "land_release_product_id", str(p["id"])) for p in products
    )


def _not_completed(values: Values, context: RuleContext) -> Outcome:
    """An area that is handed over is one that the completion report covers."""
    certificate = linked(values, context, CERTIFICATE, "handover_certificate")
    covered = areas_covered(text(certificate, "completion_report_id"), context)
    return {} if covered and text(values, "hazardous_area_id") not in (None, *covered) else None


def _released_after_handover(values: Values, context: RuleContext) -> Outcome:
    """Land is not handed over before it is released."""
    handed = text(linked(values, context, CERTIFICATE, "handover_certificate"), "handover_date")
    released = text(values, "release_date")
    return {"handed": handed, "released": released} if certainly_before(handed, released) else None


_COUNTED_FROM = from_year("L39")
_WORK: dict[str, tuple[Values, ...]] = {
    "completion_report": (
        {"id": "r1", "activity_id": "a1", "completed_on": "2026-03-20", "quality_visit_id": "q1"},
        {"id": "r2", "activity_id": "a2", "completed_on": "2026-03-20"},
    ),
    "completion_area": ({"id": "c1", "completion_report_id": "r1", "hazardous_area_id": "h1"},),
    "activity": ({"id": "a1", "activity_type": "CLR"}, {"id": "a2", "activity_type": "CLR"}),
    "quality_visit": (
        {"id": "q1", "kind": "QC", "result": "CONFORMS", "start_date": "2026-03-22"},
        {"id": "q2", "kind": "QA", "activity_id": "a2", "start_date": "2026-03-01"},
    ),
    "nonconformity": ({"id": "n1", "quality_visit_id": "q2", "severity": "CRITICAL", "description": "No medic"},),
    "handover_certificate": ({"id": "k1", "completion_report_id": "r1", "handover_date": "2026-04-02"},),
    "handover_area": (
        {"id": "l1", CERTIFICATE: "k1", "hazardous_area_id": "h1"},
        {"id": "l2", CERTIFICATE: "k2", "hazardous_area_id": "h2"},
    ),
    "area_beneficiaries": ({"id": "b1", "hazardous_area_id": "h1", "kind": "DIRECT", "people": 40},),
}
_DATED = (dated_by("handover_date"), {"handover_date": "2026-04-02"}, {"handover_date": "2019"})

CERTIFICATE_RULES: tuple[Rule, ...] = (
    Rule(
        id="L17",
        form="handover_certificate",
        severity=Severity.STOP,
        fields=("completion_report_id", "handover_date"),
        message=N_(
            "The land cannot be handed over because the visit on {day} found something critical that is open. Close it "
            "first."
        ),
        check=_critical_is_open,
        good={"completion_report_id": "r1"},
        bad={"completion_report_id": "r2"},
        others=_WORK,
    ),
    *stops_new_records(
        Rule(
            id="L17",
            form="handover_certificate",
            severity=Severity.STOP,
            fields=("completion_report_id", "handover_date"),
            message=N_(
                "No quality control is recorded that accepted the work. Add the control first, and choose it as the "
                "final inspection on the completion report."
            ),
            check=_not_accepted,
            good={"completion_report_id": "r1"},
            bad={"completion_report_id": "r2"},
            others=_WORK,
        ),
        *_DATED,
    ),
    Rule(
        id="D9",
        form="handover_certificate",
        severity=Severity.STOP,
        fields=("handover_date", "completion_report_id"),
        message=N_("The land is handed over on {handed}, before the work was completed on {completed}. Correct one."),
        check=_handed_over_before,
        good={"completion_report_id": "r1", "handover_date": "2026-03-20"},
        bad={"completion_report_id": "r1", "handover_date": "2026-03-19"},
        others=_WORK,
    ),
    Rule(
        id="D9",
        form="handover_certificate",
        severity=Severity.STOP,
        fields=("handover_date", "completion_report_id"),
        message=N_("The land is handed over on {handed}, before the final inspection on {day}. Correct one of them."),
        check=_inspected_after,
        good={"completion_report_id": "r1", "handover_date": "2026-03-22"},
        bad={"completion_report_id": "r1", "handover_date": "2026-03-21"},
        others=_WORK,
    ),
    *stops_new_records(
        Rule(
            id="L35",
            form="handover_certificate",
            severity=Severity.STOP,
            fields=("completion_report_id",),
            message=N_("The certificate names no completion report. Record the report first, and choose it here."),
            check=_without_report,
            good={"completion_report_id": "r1"},
            bad={},
        ),
        *_DATED,
    ),
    Rule(
        id="L36",
        form="handover_certificate",
        severity=Severity.WARN,
        fields=("residual_risk_explained",),
        message=N_("The receiver was not told what may still be there. Have it explained before the land is used."),
        check=_not_told_of_the_risk,
        good={"residual_risk_explained": "YES"},
        bad={"residual_risk_explained": "NO"},
    ),
    Rule(
        id="L37",
        form="handover_certificate",
        severity=Severity.WARN,
        fields=("community_involved", "women", "men", "girls", "boys"),
        message=N_("{people} people of the community were present, yet it was not involved. Correct one of the two."),
        check=_present_but_not_involved,
        good={"community_involved": "NO", "women": 0},
        bad={"community_involved": "NO", "women": 4, "boys": 2},
    ),
    Rule(
        id="L34",
        form="handover_certificate",
        severity=Severity.WARN,
        fields=("local_id",),
        message=N_("The certificate lists no hazardous area that it gives back. Add the areas below."),
        check=_gives_back_nothing,
        good={"id": "k1"},
        bad={"id": "k9"},
        others=_WORK,
        completes=True,
    ),
    Rule(
        id="L39",
        form="handover_certificate",
        severity=Severity.WARN,
        fields=("local_id", "handover_date"),
        message=N_(
            "Nobody is counted who gains by this land. Add the beneficiaries to the hazardous area or to the released "
            "land."
        ),
        check=_nobody_gains,
        good={"id": "k1", "handover_date": "2026-04-02"},
        bad={"id": "k2", "handover_date": "2026-04-02"},
        others=_WORK,
        thresholds=(_COUNTED_FROM,),
        completes=True,
    ),
    *other_needs_a_text(HANDOVER_CERTIFICATE, "remarks", {"receiver_kind": "OTHER"}),
    no_very_old_dates(HANDOVER_CERTIFICATE),
    no_personal_data(HANDOVER_CERTIFICATE),
)

PART_RULES: tuple[Rule, ...] = (
    Rule(
        id="L38",
        form="handover_area",
        severity=Severity.WARN,
        fields=("hazardous_area_id", CERTIFICATE),
        message=N_("The completion report does not cover this area. Choose another area, or add it to the report."),
        check=_not_completed,
        good={CERTIFICATE: "k1", "hazardous_area_id": "h1"},
        bad={CERTIFICATE: "k1", "hazardous_area_id": "h2"},
        others=_WORK,
    ),
    repeated_line(HANDOVER_AREA, ("hazardous_area_id",), {"hazardous_area_id": "h1"}),
    no_personal_data(HANDOVER_AREA),
    Rule(
        id="D9",
        form=LAND_RELEASE_PRODUCT.key,
        severity=Severity.STOP,
        fields=(CERTIFICATE, "release_date"),
        message=N_("The land was handed over on {handed}, before it was released on {released}. Correct one of them."),
        check=_released_after_handover,
        good={CERTIFICATE: "k1", "release_date": "2026-04"},
        bad={CERTIFICATE: "k1", "release_date": "2026-04-03"},
        others=_WORK,
    ),
    *beneficiary_rules(RELEASE_BENEFICIARIES),
)

RULES: tuple[Rule, ...] = (*CERTIFICATE_RULES, *PART_RULES)
