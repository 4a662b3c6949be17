"""What a cross-field or cross-record rule is: one function, one id, one message, two examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import Threshold

Outcome = Mapping[str, object] | None
Check = Callable[[Values, RuleContext], Outcome]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of one form.

    `check` returns None when the record keeps the rule, else the values for `message`; its docstring is the rule in
    words. `fields` are those that it is about; the first shows the problem. `good` and `bad` are example values,
    `others` the other records that they need (table -> values with an "id"), and `before` the values that the record
    had before (None where that plays no part): they are tests and part of the reference.
    `thresholds` are the figures that a centre may set for it; `check` asks for them by `RuleContext.limit`.
    """

    id: str
    form: str
    severity: Severity
    fields: tuple[str, ...]
    message: str
    check: Check
    good: Values
    bad: Values
    others: Mapping[str, tuple[Values, ...]] = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
    before: Values | None = None
    updating: bool = False

    @property
    def definition(self) -> str:
        """What the rule demands, in words."""
        return " ".join((self.check.__doc__ or "").split())
