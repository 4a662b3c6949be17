"""Rules for completion surveys: nobody declares a community complete in which something is left to do."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.completion_survey import COMPLETION_SURVEY
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.activity import team_belongs
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates, other_needs_a_text
from mac_desktop.forms.rules.reading import codes, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.rules.where import where_rules
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_ENDED = ("CLOSED", "HANDED", "REPLACED")


def _declared(values: Values) -> bool:
    return text(values, "conclusion") == "DECLARE"


def _declared_too_early(values: Values, _: RuleContext) -> Outcome:
    """A community is recommended for declaration when no area is left open, every spot task is done, and nothing
    speaks against it."""
    left = number(values, "areas_not_closed")
    against = left != 0 or text(values, "spot_tasks_done") != "YES" or bool(codes(values, "reasons"))
    return {} if _declared(values) and against else None


def _without_reason(values: Values, _: RuleContext) -> Outcome:
    """Another visit to a community has a reason."""
    return {} if text(values, "conclusion") == "FOLLOW_UP" and values.get("reasons") is None else None


def _open_in_the_register(values: Values, context: RuleContext) -> Outcome:
    """A community that is recommended for declaration has no open area in the register either."""
    unit = text(values, "admin_unit_id")
    if not _declared(values) or unit is None:
        return None
    areas = context.lookup.related("hazardous_area", "admin_unit_id", unit)
    still_open = [area for area in areas if text(area, "status") not in _ENDED]
    return {"number": len(still_open)} if still_open else None


def _more_worked_on_than_open(values: Values, _: RuleContext) -> Outcome:
    """Work goes on in open areas only, so not in more of them than there are."""
    worked, left = number(values, "areas_worked_on"), number(values, "areas_not_closed")
    return {"worked": worked, "left": left} if worked is not None and left is not None and worked > left else None


_DECLARED: Values = {"conclusion": "DECLARE", "areas_not_closed": 0, "spot_tasks_done": "YES", "admin_unit_id": "u1"}

RULES: tuple[Rule, ...] = (
    dates_in_order(COMPLETION_SURVEY, "D1", "start_date", "end_date"),
    dates_in_order(COMPLETION_SURVEY, "D3", "start_date", "report_date"),
    no_very_old_dates(COMPLETION_SURVEY),
    Rule(
        id="L46",
        form="completion_survey",
        severity=Severity.STOP,
        fields=("conclusion", "areas_not_closed", "spot_tasks_done", "reasons"),
        message=N_(
            "It is recommended for declaration, but not all areas are closed and all spot tasks done, or reasons for "
            "another visit are chosen. Correct the conclusion or the answers."
        ),
        check=_declared_too_early,
        good=_DECLARED,
        bad={**_DECLARED, "areas_not_closed": 9},
    ),
    Rule(
        id="L47",
        form="completion_survey",
        severity=Severity.STOP,
        fields=("reasons", "conclusion"),
        message=N_("Another visit is needed. Choose why."),
        check=_without_reason,
        good={"conclusion": "FOLLOW_UP", "reasons": "SPOT_TASKS"},
        bad={"conclusion": "FOLLOW_UP"},
    ),
    Rule(
        id="L48",
        form="completion_survey",
        severity=Severity.WARN,
        fields=("conclusion", "admin_unit_id"),
        message=N_(
            "It is recommended for declaration, but {number} hazardous areas of this unit are open in the register. "
            "Close them, or choose another conclusion."
        ),
        check=_open_in_the_register,
        good={**_DECLARED, "admin_unit_id": "u2"},
        bad=_DECLARED,
        others={
            "hazardous_area": (
                {"id": "h1", "admin_unit_id": "u1", "status": "OPEN"},
                {"id": "h2", "admin_unit_id": "u2", "status": "CLOSED"},
            )
        },
    ),
    Rule(
        id="L49",
        form="completion_survey",
        severity=Severity.STOP,
        fields=("areas_worked_on", "areas_not_closed"),
        message=N_("Work goes on in {worked} areas, but only {left} are not closed. Correct one of the two."),
        check=_more_worked_on_than_open,
        good={"areas_worked_on": 2, "areas_not_closed": 2},
        bad={"areas_worked_on": 3, "areas_not_closed": 2},
    ),
    team_belongs("completion_survey"),
    *other_needs_a_text(COMPLETION_SURVEY, "remarks", {"livelihoods": "OTHER", "reasons": "OTHER"}),
    *where_rules(COMPLETION_SURVEY),
    no_personal_data(COMPLETION_SURVEY),
)
