"""Which rules a file can break at all: most files lack the fields that most rules are about.

A rule is tried on every combination of the values that the file has in the fields that the rule reads. When none breaks
it, no row can, and the rows need not be asked one by one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from mac_desktop.domain.gaps import Gap
from mac_desktop.exchange.references import PENDING
from mac_desktop.forms.lookup import Alike, Lookup, RuleContext
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.forms.schema import Value, Values

_MOST_TRIALS = 2_000
_SAMPLE = 5_000
# A combination that no row has may be one that the rule cannot bear.
_UNBEARABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class _Unforeseen(Exception):
    """The rule asked for more than its combination of values holds."""

    def __init__(self, field: str = "") -> None:
        self.field = field


class _Trial(Mapping[str, Value]):
    """Values of some fields, of which a rule may read no other."""

    def __init__(self, values: dict[str, Value]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> Value:
        try:
            return self._values[name]
        except KeyError:
            raise _Unforeseen(name) from None

    def get(self, name: str, _default: object = None) -> Value:
        return self[name]

    def __contains__(self, name: object) -> bool:
        raise _Unforeseen

    def __iter__(self) -> Iterator[str]:
        raise _Unforeseen

    def __len__(self) -> int:
        raise _Unforeseen


class _StoredOnly:
    """Answers about what the file cannot change; what rows of the file belong to the answer is unforeseen."""

    def __init__(self, lookup: Lookup) -> None:
        self.find = lookup.find
        self.named = lookup.named
        self.taken = lookup.taken
        self.held = lookup.held
        self.keeps = lookup.keeps
        self.near = lookup.near
        self.beside = lookup.beside
        self.limits = lookup.limits
        self._record = lookup.record

    def record(self, table: str, record_id: str) -> Values | None:
        if record_id == PENDING:
            raise _Unforeseen
        return self._record(table, record_id)

    def related(self, _table: str, _field: str, _record_id: str) -> Sequence[Values]:
        raise _Unforeseen

    def alike(self, _table: str, _field: str, _record_id: str, _names: Sequence[str]) -> Alike:
        raise _Unforeseen


def rules_to_ask(
    rules: Sequence[Rule], columns: Mapping[str, Sequence[Value]], count: int, lookup: Lookup, today: dt.date
) -> tuple[Rule, ...]:
    """The rules that some of `count` rows may break. `columns` are all values by field; a field that is not there is
    None in every row."""
    screen = _Screen(columns, min(count, _MOST_TRIALS), RuleContext(_StoredOnly(lookup), today))
    return tuple(rule for rule in rules if screen.may_break(rule))


class _Screen:
    """Tries rules on at most `most` combinations of values."""

    def __init__(self, columns: Mapping[str, Sequence[Value]], most: int, context: RuleContext) -> None:
        self._columns = columns
        self._most = most
        self._context = context
        self._held: dict[str, Sequence[Value]] = {}

    def may_break(self, rule: Rule) -> bool:
        """Whether the rule finds something in a combination of values, or cannot be told from combinations."""
        fields: list[str] = []
        while prod(len(self._values_of(name)) for name in fields) <= self._most:
            try:
                return any(
                    rule.check(_Trial(dict(zip(fields, values, strict=True))), self._context) is not None
                    for values in product(*map(self._values_of, fields))
                )
            except _Unforeseen as met:
                if not met.field:
                    return True
                fields.append(met.field)
            except _UNBEARABLE:
                return True
        return True

    def _values_of(self, name: str) -> Sequence[Value]:
        """The values of a field, each once, or at least more of them than can be tried."""
        if name not in self._held:
            values = self._columns.get(name, ())
            few = _each_once(values[:_SAMPLE])
            self._held[name] = (few if len(few) > self._most else _each_once(values)) or (None,)
        return self._held[name]


def _each_once(values: Sequence[Value]) -> Sequence[Value]:
    if Gap not in set(map(type, values)):
        return list(set(values))
    # A gap equals the text that it is kept as, so the two are told apart by their types.
    return [value for _, value in {(type(value), value) for value in values}]
