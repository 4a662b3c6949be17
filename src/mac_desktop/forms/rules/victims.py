"""Rule P16: help for a person does not come before every accident of that person."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import certainly_before, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


def _before_every_accident(date_field: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Help for a person is not earlier than every accident of that person."""
        person_id, day = text(values, "person_id"), text(values, date_field)
        if person_id is None or day is None:
            return None
        accident_ids = {text(c, "accident_id") for c in context.lookup.related("casualty", "person_id", person_id)}
        accidents = [context.lookup.record("accident", a) or {} for a in accident_ids if a]
        dates = [d for d in (text(a, "accident_date") for a in accidents) if d]
        if not dates or not all(certainly_before(day, d) for d in dates):
            return None
        return {"day": day, "accident": min(dates)}

    return check


def after_the_accident(form: str, date_field: str) -> Rule:
    """Rule P16 for one date of a form that names a person."""
    return Rule(
        id="P16",
        form=form,
        severity=Severity.WARN,
        fields=(date_field, "person_id"),
        message=N_("{day} is before the person's accident on {accident}. Make sure of the date and the person."),
        check=_before_every_accident(date_field),
        good={"person_id": "p1", date_field: "2024-05-02"},
        bad={"person_id": "p1", date_field: "2024-04"},
        others={
            "casualty": ({"id": "c1", "person_id": "p1", "accident_id": "x1"},),
            "accident": ({"id": "x1", "accident_date": "2024-05-01"},),
        },
    )
