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
from mac_desktop.forms.rules.reading import certainly_before, linked, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import where_rules
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


def _branch_of_itself(values: Values, context: RuleContext) -> Outcome:
    """An organisation is not a branch of itself."""
    parent = text(values, "parent_id")
    return {} if parent is not None and parent == context.record_id else None


def _team_at_work(form: str, date: str) -> Rule:
    """Rule V22 for a form that names a team and a day."""

    def check(values: Values, context: RuleContext) -> Outcome:
        """The team was active on the day: it had been set up, and was not yet dissolved."""
        day, team = text(values, date), linked(values, context, "team_id", "team")
        if day is None:
            return None
        ended = certainly_before(text(team, "active_to"), day)
        not_yet = certainly_before(day, text(team, "active_from"))
        return {"team": text(team, "name"), "day": day} if ended or not_yet else None

    return Rule(
        id="V22",
        form=form,
        severity=Severity.WARN,
        fields=("team_id", date),
        message=N_(
            "The team {team} was not active on {day}. Choose another team, correct the date, or bring the dates of the "
            "team up to date."
        ),
        check=check,
        good={"team_id": "t1", date: "2023"},
        bad={"team_id": "t1", date: "2024-01"},
        others={"team": ({"id": "t1", "name": "MDD 1", "active_from": "2021-05", "active_to": "2023-12-15"},)},
    )


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
    repeated_line(TEAM, ("name",), {"name": "MDD 1"}),
    _team_at_work("activity", "start_date"),
    _team_at_work("education_activity", "start_date"),
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
