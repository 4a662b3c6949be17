"""Judges values: the one place where data from screen, sheet and command line is accepted or not."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as held

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.lookup import Lookup, RuleContext
from mac_desktop.forms.parse import Noted, Read, Wrong
from mac_desktop.forms.rules.in_use import rules_of
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.forms.schema import Told, Value, Values
from mac_desktop.texts import N_

_DEGREES = frozenset({Kind.LATITUDE, Kind.LONGITUDE})
_REFERENCE, _DATE = Kind.REFERENCE, Kind.DATE  # a member is dear to look up where every cell of a file passes


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of judging one record: its values, the texts that could not be read, and all problems. `computed` are
    the fields whose value follows from others; `told` what values make, by the field beside which it is shown."""

    values: dict[str, Value]
    typed: dict[str, str]
    problems: list[Problem]
    computed: frozenset[str] = frozenset()
    told: Mapping[str, Told] = held(default_factory=dict)

    @property
    def may_submit(self) -> bool:
        """Whether nothing holds the record back as a draft."""
        return all(p.severity is not Severity.STOP for p in self.problems)


def validate(
    form: BoundForm,
    raw: Mapping[str, object],
    lookup: Lookup,
    *,
    today: dt.date,
    record_id: str | None = None,
    before: Values | None = None,
    updating: bool = False,
) -> Checked:
    """Read and judge one record. Never raises for bad data and returns all problems, not the first.

    `raw` maps field names to what was typed or found; fields that are left out count as empty. `record_id` is the
    record being edited, which does not clash with itself; `before` what it was, and `updating` whether the values are a
    newer report on it (see `RuleContext`).
    """
    values: dict[str, Value] = {}
    typed: dict[str, str] = {}
    problems: list[Problem] = []
    for field in form.fields.values():
        name = field.spec.name
        entered = raw.get(name)
        if entered is None:  # the way of most fields of most records
            values[name] = None
            continue
        read = read_value(form, field, entered, lookup, today=today, record_id=record_id)
        if isinstance(read, (Wrong, Noted)):
            problems.append(problem_of(form, field, read))
            typed[name] = str(entered).strip()
        elif isinstance(entered, str) and isinstance(read, float) and field.kind in _DEGREES:
            typed[name] = entered.strip()
        values[name] = kept_value(read)
    unread = {problem.field for problem in problems if problem.severity is Severity.STOP}
    alone = RuleContext(lookup, today, record_id)
    computed = computed_values(form, values, alone)
    for name, value in computed.items():
        entered = raw.get(name)
        if name not in unread:
            if isinstance(entered, str) and contradicts(values[name], value):
                problems.append(overruled(form, form.fields[name], entered.strip(), value))
            typed.pop(name, None)
        values[name] = value
    # What could not be read was told already; that it is "missing" for a rule would be said twice, and wrongly.
    problems += _missing(form, values, typed)
    found = run_rules(form, values, RuleContext(lookup, today, record_id, before, updating))
    problems += [problem for problem in found if problem.field not in unread]
    return Checked(values, typed, problems, frozenset(computed), _told(form, values, alone))


def computed_values(form: BoundForm, values: Values, context: RuleContext) -> dict[str, Value]:
    """The values that follow from others of the record, by field; fields for which nothing follows are left out."""
    found: dict[str, Value] = {}
    for field in form.computed_fields:
        assert field.spec.computed_by is not None
        value = field.spec.computed_by({**values, **found}, context)
        if value is not None:
            found[field.name] = value
    return found


def _told(form: BoundForm, values: Values, context: RuleContext) -> dict[str, Told]:
    asked = ((field.name, field.spec.worked_out) for field in form.telling_fields if field.spec.worked_out)
    return {name: told for name, worked_out in asked if (told := worked_out(values, context)) is not None}


def contradicts(given: Value, computed: Value) -> bool:
    """Whether a value that was given is another than the one that follows; roundings are none."""
    if given is None:
        return False
    if isinstance(given, (int, float)) and isinstance(computed, (int, float)):
        return not math.isclose(given, computed, rel_tol=1e-6, abs_tol=1e-5)
    return given != computed


def overruled(form: BoundForm, field: BoundField, given: str, computed: Value) -> Problem:
    """The problem of a given value that is not kept, because another follows from other fields."""
    message = N_(
        "{label} was given as {value}, but from {second_label} follows {computed}, which is kept. Correct the one that "
        "is wrong."
    )
    sources = form.fields[field.spec.computed_from[0]].label
    values = {"value": given, "second_label": sources, "computed": str(computed)}
    return _problem(form, field, Severity.WARN, "C1", message, values)


def read_value(
    form: BoundForm,
    field: BoundField,
    entered: object,
    lookup: Lookup,
    *,
    today: dt.date,
    record_id: str | None = None,
) -> Read:
    """Read one raw input and judge the value by itself: bounds, dates to come, uniqueness, references."""
    read = field.read(entered)
    if read is None or isinstance(read, (Wrong, Gap)):
        return read
    judged = _judge(field, read.value if isinstance(read, Noted) else read, lookup, today, record_id, form)
    return read if isinstance(read, Noted) and not isinstance(judged, Wrong) else judged


def kept_value(read: Read) -> Value:
    """The value to keep of what was read: none of what could not be read."""
    if isinstance(read, Noted):
        return read.value
    return None if isinstance(read, Wrong) else read


def problem_of(form: BoundForm, field: BoundField, read: Wrong | Noted) -> Problem:
    """The problem that a reading amounts to: what cannot be read stops, what was changed in reading is noted."""
    severity = Severity.STOP if isinstance(read, Wrong) else Severity.NOTE
    return _problem(form, field, severity, read.rule, read.message, read.values)


def missing_problem(form: BoundForm, field: BoundField) -> Problem:
    """The problem of a needed value that is not there."""
    message = N_("{label} is needed before this can be submitted. Fill it in, or say that it is unknown.")
    return _problem(form, field, Severity.STOP, "V2", message, {})


def run_rules(form: BoundForm, values: Values, context: RuleContext) -> list[Problem]:
    """The problems that the form's cross-field and cross-record rules find in values that were already read."""
    return broken_rules(form, rules_of(form), values, context)


def broken_rules(form: BoundForm, rules: Iterable[Rule], values: Values, context: RuleContext) -> list[Problem]:
    """The problems that some of a form's rules find, for when it is known that the others find none."""
    found: list[Problem] = []
    for rule in rules:
        outcome = rule.check(values, context)
        if outcome is not None:
            found.append(Problem(form.key, rule.fields[0], rule.id, rule.severity, rule.message, dict(outcome)))
    return found


def _problem(
    form: BoundForm, field: BoundField, severity: Severity, rule: str, message: str, values: Mapping[str, object]
) -> Problem:
    return Problem(form.key, field.name, rule, severity, message, {"label": field.label, **values})


def _judge(
    field: BoundField, value: str | float, lookup: Lookup, today: dt.date, record_id: str | None, form: BoundForm
) -> str | float | Wrong:
    kind = field.kind
    if kind is _REFERENCE:
        return _refer(field, str(value), lookup)
    if isinstance(value, (int, float)):
        return _within(field, value)
    if kind is _DATE and not field.future and value > today.isoformat()[: len(value)]:
        return Wrong("D2", N_("{label} is {value}, which is later than today. Correct the date."), {"value": value})
    if field.unique:
        other = lookup.taken(form.key, field.name, value)
        if other is not None and other != record_id:
            return Wrong(
                "V1",
                N_("{label} “{value}” is already used by another record. Give this one its own."),
                {"value": value},
            )
    return value


def _within(field: BoundField, value: float) -> float | Wrong:
    if field.low is not None and value < field.low:
        return Wrong(
            "B1", N_("{label} must be at least {limit}; {value} is less."), {"limit": field.low, "value": value}
        )
    if field.high is not None and value > field.high:
        return Wrong(
            "B2", N_("{label} must be at most {limit}; {value} is more."), {"limit": field.high, "value": value}
        )
    return value


def _refer(field: BoundField, text: str, lookup: Lookup) -> str | Wrong:
    found = lookup.find(field.refers_to, text)
    if len(found) == 1:
        return found[0]
    if not found:
        return Wrong(
            "V8", N_("{label}: nothing is called “{value}”. Choose an entry, or add it first."), {"value": text}
        )
    return Wrong(
        "V8",
        N_("{label}: {count} entries are called “{value}”. Give its code or number instead."),
        {"value": text, "count": len(found)},
    )


def _missing(form: BoundForm, values: Values, typed: Mapping[str, str]) -> Iterable[Problem]:
    for field in form.required_fields:
        relevant = field.spec.shown_when is None or field.spec.shown_when(values)
        if relevant and values[field.name] is None and field.name not in typed:
            yield missing_problem(form, field)
