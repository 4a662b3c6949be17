"""Rule V10: names of people, telephone numbers and identity numbers belong into protected fields."""

from __future__ import annotations

import re

from mac_desktop.domain.folding import digits
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

_NUMBER = r"\d[\d\s().\-/]{5,}\d"
_TELLING = re.compile(
    rf"\+{_NUMBER}"  # an international telephone number
    rf"|\b(?:tel|phone|mobile|cell|whatsapp|móvil|celular|tél)\w*\W{{0,3}}{_NUMBER}"
    rf"|(?:هاتف|جوال|موبايل)\W{{0,3}}{_NUMBER}"
    rf"|\b(?:passport|passeport|pasaporte|tazkira|tazkera|cédula|cedula|dni|id card|identity card|"
    rf"carte d.identité)\W{{0,12}}\w{{0,3}}{_NUMBER}",
    re.IGNORECASE,
)


def looks_personal(written: str) -> bool:
    """Whether a text holds what looks like a telephone number or the number of an identity paper.

    >>> looks_personal("Call Mr A., tel. 0790 123 456"), looks_personal("Fence of 1 200 m, 13 posts")
    (True, False)
    """
    return _TELLING.search(digits(written)) is not None


def no_personal_data(form: Form) -> Rule:
    """Rule V10 for the long texts of a form that everybody may read."""
    columns = form.record.__table__.columns  # type: ignore[attr-defined]
    labels = {spec.name: spec.label for spec in form.fields if columns[spec.name].info["kind"] is Kind.MEMO}

    def check(values: Values, _: RuleContext) -> Outcome:
        """Texts that everybody may read hold no telephone numbers and no numbers of identity papers."""
        for name, label in labels.items():
            written = text(values, name)
            if written is not None and looks_personal(written):
                return {"label": label}
        return None

    first = next(iter(labels))
    return Rule(
        id="V10",
        form=form.key,
        severity=Severity.WARN,
        fields=tuple(labels),
        message=N_(
            "{label} seems to hold a telephone number or the number of an identity paper, and everybody reads it. "
            "Write it where personal information is protected, or leave it out."
        ),
        check=check,
        good={first: "The path is closed from kilometre 4 to 7."},
        bad={first: "Ask the owner, tel. +999 70 555 0199."},
    )
