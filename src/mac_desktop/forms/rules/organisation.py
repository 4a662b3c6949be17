"""Rules for organisations, their teams, competences, places and personnel."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.organisation import ORGANISATION, TEAM
from mac_desktop.forms.catalogue.organisation_parts import (
    ORGANISATION_COMPETENCE,
    ORGANISATION_SITE,
    PERSONNEL,
    QUALIFICATION,
)
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.activity import team_belongs
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import where_rules
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


def _branch_of_itself(values: Values, context: RuleContext) -> Outcome:
    """An organisation is not a branch of itself."""
    parent = text(values, "parent_id")
    return {} if parent is not None and parent == context.record_id else None


RULES: tuple[Rule, ...] = (
    Rule(
        id="V19",
        form="organisation",
        severity=Severity.STOP,
        fields=("parent_id",),
        message=N_("The organisation would be a branch of itself. Choose another, or clear the field."),
        check=_branch_of_itself,
        good={"id": "org1", "parent_id": "org2"},
        bad={"id": "org1", "parent_id": "org1"},
    ),
    *other_needs_a_text(ORGANISATION, "remarks", {"category": "OTHER"}, Severity.WARN),
    dates_in_order(TEAM, "D1", "active_from", "active_to"),
    no_very_old_dates(TEAM),
    *where_rules(ORGANISATION_SITE),
    dates_in_order(ORGANISATION_SITE, "D1", "used_from", "used_to"),
    no_very_old_dates(ORGANISATION_SITE),
    *other_needs_a_text(ORGANISATION_SITE, "remarks", {"site_kind": "OTHER"}),
    dates_in_order(ORGANISATION_COMPETENCE, "D1", "competent_from", "competent_to"),
    no_very_old_dates(ORGANISATION_COMPETENCE),
    repeated_line(ORGANISATION_COMPETENCE, ("competence", "eod_level", "competent_from"), {"competence": "MDD"}),
    *other_needs_a_text(ORGANISATION_COMPETENCE, "remarks", {"competence": "OTHER"}),
    team_belongs("personnel"),
    dates_in_order(PERSONNEL, "D1", "employed_from", "employed_to"),
    no_very_old_dates(PERSONNEL),
    *other_needs_a_text(PERSONNEL, "remarks", {"staff_function": "OTHER"}),
    dates_in_order(QUALIFICATION, "D1", "trained_on", "valid_to"),
    no_very_old_dates(QUALIFICATION),
    repeated_line(QUALIFICATION, ("competence", "eod_level", "trained_on"), {"competence": "MEDIC"}),
    *other_needs_a_text(QUALIFICATION, "remarks", {"competence": "OTHER"}),
)
