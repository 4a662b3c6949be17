"""Rule V10: telephone and identity numbers stand in the fields that are kept from others, not in free text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mac_desktop.domain.folding import digits
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

_TELLING = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"  # an address of electronic mail
    r"|(?<![\w.,])(?:\+|00)\d[\d ()/-]{7,16}\d"  # a telephone number with the code of its country
    r"|(?<![\w.,])0\d(?:[ /-]?\d){7,9}(?![\w.,/-]*\d)"  # or with the code of its network
    r"|(?<![\w.,])\d{9,}(?![\w.,]*\d)"  # an identity number; coordinates on a grid are shorter
    r"|\b[A-Z]{1,2}\d{6,9}\b"  # a passport
)


def holds_personal_details(words: str) -> bool:
    """Whether free text seems to hold a telephone number, an identity number or an address of electronic mail.

    >>> [holds_personal_details(t) for t in ("call +93 79 123 4567", "0791234567", "CC 1032456789", "a.b@example.org")]
    [True, True, True, True]
    >>> [holds_personal_details(t) for t in ("34.528100, 69.172300", "42S WC 12345 67890", "24/03/2024", "1,200,000")]
    [False, False, False, False]
    """
    return _TELLING.search(digits(words)) is not None


def no_personal_details(form: Form) -> tuple[Rule, ...]:
    """Rule V10 for the free texts of a form that everybody reads; none for a form without such."""
    columns = form.record.__table__.columns  # type: ignore[attr-defined]
    open_texts = {spec.name: spec.label for spec in form.fields if columns[spec.name].info["kind"] is Kind.MEMO}
    return () if not open_texts or form.personal else (personal_details_in(form.key, open_texts),)


def personal_details_in(form_key: str, open_texts: Mapping[str, str]) -> Rule:
    """Rule V10 for some free texts of a form, given by their names and labels."""

    def check(values: Values, _: RuleContext) -> Outcome:
        """Free text that everybody may read holds no telephone number, identity number or address of a person."""
        for name, label in open_texts.items():
            words = text(values, name)
            if words is not None and holds_personal_details(words):
                return {"label": label}
        return None

    first = next(iter(open_texts))
    return Rule(
        id="V10",
        form=form_key,
        severity=Severity.WARN,
        fields=tuple(open_texts),
        message=N_(
            "{label} seems to hold a telephone or identity number, and everybody may read it. Move it to the field "
            "that is meant for it, or take it out."
        ),
        check=check,
        good={first: "Found at 34.528100, 69.172300 on 24/03/2024"},
        bad={first: "Ask the uncle, +93 79 123 4567"},
    )
