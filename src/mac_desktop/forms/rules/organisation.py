"""Rules for organisations and teams."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.organisation import ORGANISATION, TEAM
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
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
    no_very_old_dates(ORGANISATION),
    dates_in_order(TEAM, "D1", "active_from", "active_to"),
    no_very_old_dates(TEAM),
)
