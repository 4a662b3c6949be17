"""Rules for records that are parts of others: one only, or no two alike."""

from __future__ import annotations

from collections.abc import Iterable

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_


def owner_of(form: Form) -> str:
    """The field that names the record which a form's records are parts of."""
    columns = form.record.__table__.columns  # type: ignore[attr-defined]
    return next(str(column.name) for column in columns if column.info.get("owner"))


def siblings(form: Form, values: Values, context: RuleContext) -> list[Values]:
    """The other parts of the same kind of the same owner."""
    owner = owner_of(form)
    owner_id = text(values, owner)
    if owner_id is None:
        return []
    return [s for s in context.lookup.related(form.key, owner, owner_id) if s.get("id") != context.record_id]


def only_one(form: Form) -> Rule:
    """Rule V21: a record has one such part at most."""
    owner = owner_of(form)

    def check(values: Values, context: RuleContext) -> Outcome:
        """There is at most one such record for its owner."""
        return {} if siblings(form, values, context) else None

    return Rule(
        id="V21",
        form=form.key,
        severity=Severity.STOP,
        fields=(owner,),
        message=N_("There is such a record already, and there can be one only. Change that one instead."),
        check=check,
        good={"id": "p1", owner: "a1"},
        bad={owner: "a1"},
        others={form.key: ({"id": "p1", owner: "a1"},)},
    )


def plain(values: Values, name: str) -> object:
    """The value of a field, None where there is an answer such as unknown in its place."""
    value = values.get(name)
    return None if isinstance(value, Gap) else value


def not_repeated(
    form: Form, needed: str, told_apart_by: Iterable[str], message: str, good: Values, bad: Values
) -> Rule:
    """Rule V6: no two parts of a record are alike in the fields that tell them apart. `needed` is the one without
    which nothing is compared; the owner and the record that is already there are added to the examples."""
    names, owner = (needed, *told_apart_by), owner_of(form)
    return Rule(
        id="V6",
        form=form.key,
        severity=Severity.WARN,
        fields=names,
        message=message,
        check=_repeated(form, names),
        good={owner: "a1", **good},
        bad={owner: "a1", **bad},
        others={form.key: ({"id": "p1", owner: "a1", **bad},)},
    )


def _repeated(form: Form, names: tuple[str, ...]) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """The same thing is not listed twice for one record."""
        if text(values, names[0]) is None:
            return None
        mine = [plain(values, name) for name in names]
        return {} if any([plain(s, name) for name in names] == mine for s in siblings(form, values, context)) else None

    return check
