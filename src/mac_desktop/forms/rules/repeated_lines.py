"""Rule V6 for the parts of a record: the same line twice is nearly always one line entered twice."""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_


def _known(values: Values, name: str) -> object:
    value = values.get(name)
    return None if isinstance(value, Gap) else value


def repeated_line(form: Form, names: Sequence[str], example: Values) -> Rule:
    """Rule V6 for a part: no other part of the same record is the same in all these fields. `example` are values of
    them; a line that has none of them is no repetition."""
    owner = next(c.name for c in form.record.__table__.columns if c.info.get("owner"))  # type: ignore[attr-defined]
    labels = ", ".join(f"“{spec.label}”" for spec in form.fields if spec.name in names)

    last_first = tuple(reversed(names))  # what tells lines apart soonest is asked last on the form

    def check(values: Values, context: RuleContext) -> Outcome:
        owner_id = text(values, owner)
        mine = [_known(values, name) for name in last_first]
        if owner_id is None or not any(value is not None for value in mine):
            return None
        for other in context.lookup.related(form.key, owner, owner_id):
            if other.get("id") != context.record_id and all(map(eq, mine, (_known(other, n) for n in last_first))):
                return {}
        return None

    check.__doc__ = f"No two lines of one record are the same in {labels}."
    return Rule(
        id="V6",
        form=form.key,
        severity=Severity.WARN,
        fields=tuple(names),
        message=N_("The same line stands here already. Delete one of the two, or confirm that both are meant."),
        check=check,
        good={owner: "o2", **example},
        bad={owner: "o1", **example},
        others={form.key: ({"id": "line1", owner: "o1", **example},)},
    )
