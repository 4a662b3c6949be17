"""Rules on facts that a record lacks: they stop new records, and only warn of those from before a year.

Registers of the past never asked for many facts that today's standards demand. Such a register must come in whole; what
is recorded from now on must not lack them. The centre sets the year from which on the rule stops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import earliest, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import YEAR, Threshold
from mac_desktop.texts import N_

Dated = Callable[[Values, RuleContext], str | None]
"""The date of what a record tells, as ISO text, or None when it has none."""

_DEFAULT_YEAR = 2026
_MEANING = N_("From this year on a record that lacks the fact cannot be submitted; before it there is a warning.")


def from_year(rule_id: str) -> Threshold:
    """The year from which on the rule of this id stops records that lack a fact."""
    return Threshold(f"{rule_id}.from_year", _DEFAULT_YEAR, YEAR, _MEANING)


def dated_by(name: str) -> Dated:
    """The date in a field of the record itself."""
    return lambda values, _: text(values, name)


def dated_by_owner(table: str, reference: str, name: str) -> Dated:
    """The date in a field of the record that this one is a part of."""

    def date(values: Values, context: RuleContext) -> str | None:
        owner_id = text(values, reference)
        owner = context.lookup.record(table, owner_id) if owner_id else None
        return text(owner, name) if owner else None

    return date


def stops_new_records(rule: Rule, dated: Dated, new: Values, old: Values) -> tuple[Rule, Rule]:
    """The rule twice: as one that stops records dated in or after the year, and as one that warns of all others.

    `new` and `old` are what the examples need to be dated after and before the year.
    """
    threshold = from_year(rule.id)
    facts = (*rule.thresholds, threshold)
    stop = _only(rule.check, dated, threshold, wanted=True)
    warn = _only(rule.check, dated, threshold, wanted=False)
    return (
        replace(
            rule,
            severity=Severity.STOP,
            check=stop,
            good={**rule.good, **new},
            bad={**rule.bad, **new},
            thresholds=facts,
        ),
        replace(
            rule,
            severity=Severity.WARN,
            check=warn,
            good={**rule.good, **old},
            bad={**rule.bad, **old},
            thresholds=facts,
        ),
    )


def _only(check: Check, dated: Dated, threshold: Threshold, *, wanted: bool) -> Check:
    def checked(values: Values, context: RuleContext) -> Outcome:
        found = check(values, context)
        if found is None:
            return None
        date = dated(values, context)
        is_new = date is not None and int(earliest(date)[:4]) >= context.limit(threshold)
        return found if is_new is wanted else None

    whom = "from the year that the centre sets, 2026 at first" if wanted else "from before that year, or without a date"
    checked.__doc__ = f"{check.__doc__} This rule is for records {whom}."
    return checked
