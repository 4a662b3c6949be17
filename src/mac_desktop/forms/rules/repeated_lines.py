"""Rule V6 for the parts of a record: the same line twice is nearly always one line entered twice."""

from __future__ import annotations

from collections.abc import Sequence

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext, facts_of_line
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_


def repeated_line(form: Form, names: Sequence[str], example: Values) -> Rule:
    """Rule V6 for a part: no other part of the same record is the same in all these fields. `example` are values of
    them; a line that has none of them is no repetition."""
    owner = next(c.name for c in form.record.__table__.columns if c.info.get("owner"))  # type: ignore[attr-defined]
    labels = ", ".join(f"“{spec.label}”" for spec in form.fields if spec.name in names)

    def check(values: Values, context: RuleContext) -> Outcome:
        owner_id, mine = text(values, owner), facts_of_line(values, names)
        if owner_id is None or not any(fact is not None for fact in mine):
            return None
        same = context.lookup.alike(form.key, owner, owner_id, names).get(mine, ())
        return {} if any(other != context.record_id for other in same) else None

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
