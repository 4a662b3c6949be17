"""Rules for the accounts of users."""

from __future__ import annotations

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import codes, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_


def _blank_inside(values: Values, _: RuleContext) -> Outcome:
    """A sign-in name has no blanks inside."""
    name = text(values, "sign_in")
    return {"name": name} if name is not None and len(name.split()) > 1 else None


def _reads_no_names(values: Values, _: RuleContext) -> Outcome:
    """Who approves or verifies and is no case worker cannot look at records of persons. That is meant or forgotten."""
    roles = codes(values, "roles")
    return {} if roles & {"VERIFIER", "APPROVER"} and "CASE_WORKER" not in roles else None


def _not_told(values: Values, _: RuleContext) -> Outcome:
    """An account says by which name the person signs in, what the person may do, and whether it is active."""
    return {} if any(isinstance(values.get(name), Gap) for name in ("sign_in", "roles", "active")) else None


RULES: tuple[Rule, ...] = (
    Rule(
        id="U3",
        form="user_account",
        severity=Severity.STOP,
        fields=("sign_in", "roles", "active"),
        message=N_("An account needs a sign-in name, roles, and whether it is active. Unknown is no answer here."),
        check=_not_told,
        good={"sign_in": "amina", "roles": "VIEWER", "active": "YES"},
        bad={"sign_in": Gap.UNKNOWN, "roles": "VIEWER", "active": "YES"},
    ),
    Rule(
        id="U1",
        form="user_account",
        severity=Severity.STOP,
        fields=("sign_in",),
        message=N_("“{name}” is more than one word. A sign-in name is one word, as the computer has it."),
        check=_blank_inside,
        good={"sign_in": "amina"},
        bad={"sign_in": "Amina Example"},
    ),
    Rule(
        id="U2",
        form="user_account",
        severity=Severity.NOTE,
        fields=("roles",),
        message=N_(
            "Without the role of a case worker this person sees the numbers of victims' records, not the names, and "
            "can neither verify nor approve them. Add the role if that is not meant."
        ),
        check=_reads_no_names,
        good={"roles": "APPROVER;CASE_WORKER"},
        bad={"roles": "APPROVER"},
    ),
)
