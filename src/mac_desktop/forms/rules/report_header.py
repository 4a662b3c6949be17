"""Rules for every form that has the report header: its signatures follow each other (D4), and a report changes what is
known only when its information is newer than what stands (D12)."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order
from mac_desktop.forms.rules.reading import certainly_before, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

FIELD = "information_date"
NO_DATE = "–"


def is_newer(report: Values, standing: Values) -> bool:
    """Whether a report's information is later, for certain, than that of the report that stands. Where neither has a
    date of information, the report that came later wins."""
    new, last = text(report, FIELD), text(standing, FIELD)
    return certainly_before(last, new) if last is not None else True


def said_by(values: Values) -> str:
    """The date of information, for a message."""
    return text(values, FIELD) or NO_DATE


def _not_newer(values: Values, context: RuleContext) -> Outcome:
    """A newer report on a record has a later date of information than the report that stands. One that has not is kept,
    and changes nothing."""
    if not context.updating or context.before is None or is_newer(values, context.before):
        return None
    return {"date": said_by(values), "last": said_by(context.before)}


def _older_than_before(values: Values, context: RuleContext) -> Outcome:
    """A record is not changed by older information: its date of information does not go back."""
    if context.updating or context.before is None:
        return None
    new, last = text(values, FIELD), text(context.before, FIELD)
    return {"date": new, "last": last} if certainly_before(new, last) else None


def _newer_rules(form: Form) -> tuple[Rule, ...]:
    return (
        Rule(
            id="D12",
            form=form.key,
            severity=Severity.WARN,
            fields=(FIELD,),
            message=N_(
                "The information is from {date}, and what stands is from {last}. When this report is approved, the "
                "record stays as it is. Correct the date if it is wrong."
            ),
            check=_not_newer,
            good={FIELD: "2024-06"},
            bad={FIELD: "2024-05"},
            before={FIELD: "2024-05"},
            updating=True,
        ),
        Rule(
            id="D12",
            form=form.key,
            severity=Severity.WARN,
            fields=(FIELD,),
            message=N_(
                "The information is from {date}, but the record was told by later information, of {last}. Make sure "
                "that older information does not take the place of newer."
            ),
            check=_older_than_before,
            good={FIELD: "2024-05"},
            bad={FIELD: "2024-04"},
            before={FIELD: "2024-05"},
        ),
    )


# The paper is completed, then checked inside the operator, accepted by the partner, approved by the centre.
_SIGNED = (
    ("report_date", "verified_on"),
    ("verified_on", "accepted_on"),
    ("verified_on", "approved_on"),
    ("accepted_on", "approved_on"),
)


def _header_rules(form: Form) -> tuple[Rule, ...]:
    names = {spec.name for spec in form.fields}
    signed = (dates_in_order(form, "D4", *pair) for pair in _SIGNED if set(pair) <= names)
    return (*signed, *(_newer_rules(form) if FIELD in names else ()))


RULES: tuple[Rule, ...] = tuple(rule for form in FORMS for rule in _header_rules(form))
