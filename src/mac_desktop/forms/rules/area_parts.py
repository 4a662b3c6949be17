"""Rules for what stands below a hazardous area."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.area_parts import (
    AREA_BENEFICIARIES,
    AREA_BLOCKAGE,
    AREA_EVIDENCE,
    AREA_GROUND,
    AREA_MARKING,
    AREA_MINEFIELD,
    AREA_ORDNANCE,
    AREA_USE,
)
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.beneficiaries import beneficiary_rules
from mac_desktop.forms.rules.for_many_forms import no_very_old_dates, one_at_most, other_needs_a_text
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.site_blocks import blockage_rules, ground_rules, marking_rules, situation_rules
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.rules.where import both_coordinates
from mac_desktop.forms.rules.which_ordnance import category_known, which_ordnance_rules
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_WAYS = ("observed", "verbal", "on_record")


def _seen_but_indirect(values: Values, _: RuleContext) -> Outcome:
    """Explosive ordnance that a survey team saw is direct evidence."""
    seen = text(values, "evidence_kind") == "EO" and text(values, "observed") == "YES"
    return {} if seen and text(values, "evidence_class") == "INDIRECT" else None


def _known_though_absent(values: Values, _: RuleContext) -> Outcome:
    """Evidence of which there is none was not seen, told of or read of."""
    return {} if text(values, "present") == "NO" and any(text(values, way) == "YES" for way in _WAYS) else None


EVIDENCE_RULES: tuple[Rule, ...] = (
    Rule(
        id="L22a",
        form="area_evidence",
        severity=Severity.WARN,
        fields=("evidence_class", "evidence_kind", "observed"),
        message=N_("The survey team saw explosive ordnance there, which is direct evidence. Choose “direct”."),
        check=_seen_but_indirect,
        good={"evidence_kind": "EO", "evidence_class": "INDIRECT", "verbal": "YES"},
        bad={"evidence_kind": "EO", "evidence_class": "INDIRECT", "observed": "YES"},
    ),
    Rule(
        id="L22b",
        form="area_evidence",
        severity=Severity.STOP,
        fields=("present", *_WAYS),
        message=N_("No such evidence was found, yet it is said how it is known. Correct one of the answers."),
        check=_known_though_absent,
        good={"present": "NO", "observed": "NO"},
        bad={"present": "NO", "verbal": "YES"},
    ),
    *both_coordinates(AREA_EVIDENCE),
    no_very_old_dates(AREA_EVIDENCE),
    no_personal_data(AREA_EVIDENCE),
    *other_needs_a_text(AREA_EVIDENCE, "remarks", {"evidence_kind": "OTHER"}),
)

RULES: tuple[Rule, ...] = (
    repeated_line(
        AREA_ORDNANCE,
        ("category", "subcategory", "ordnance_type_id", "quantity", "emplaced"),
        {"category": "APM", "quantity": 15, "emplaced": "1995"},
    ),
    category_known(AREA_ORDNANCE),
    *which_ordnance_rules(AREA_ORDNANCE),
    *EVIDENCE_RULES,
    one_at_most(AREA_MINEFIELD),
    *situation_rules(AREA_MINEFIELD),
    one_at_most(AREA_GROUND),
    *ground_rules(AREA_GROUND),
    *marking_rules(AREA_MARKING),
    *blockage_rules(AREA_BLOCKAGE),
    one_at_most(AREA_USE),
    *other_needs_a_text(AREA_USE, "remarks", {"disputes": "OTHER"}),
    no_personal_data(AREA_USE),
    *beneficiary_rules(AREA_BENEFICIARIES),
)
