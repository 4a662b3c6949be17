"""Filters of lists as SQL conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import SYSTEM_COLUMNS, Kind
from mac_desktop.store.rows import plain, to_json
from mac_desktop.store.tables import TableFacts
from mac_desktop.texts import N_

OPERATORS = ("is", "is_not", "contains", "before", "after", "between", "missing", "present", "in", "ids")

Condition = tuple[str, list[Any]]

_NO_OPERATOR = N_('There is no filter "{op}". Use one of: {known}.')
_NO_DATE = N_('"{value}" is not a date, month or year such as 2024-03-24, 2024-03 or 2024.')
_NO_RANGE = N_("A filter between two values needs two values, or one of them.")


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on one column of a list.

    is, is_not: equal to the value; None is "not reported", a Gap that answer; of a column with several codes: has it.
    contains: the text occurs, ignoring case and accents. in: one of a sequence of values. ids: the column (mostly
    "id") is one of a sequence of ids, of any length. missing: nothing reported; present: a value or a Gap.
    before, after, between (two values, both included; None leaves that end open): numbers, or dates. A partial date
    fits only when every day that it can mean fits; a year or month as bound means all its days.
    """

    column: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as conditions need it: its name, the SQL for its value, its kind, and whether gaps can stand for it."""

    name: str
    sql: str
    kind: Kind
    system: bool


def condition(known: TableFacts, wanted: Filter) -> Condition:
    """SQL over the table's columns, called `t`, and its parameters. WrongUse for unknown columns and operators."""
    kind = known.kind(wanted.column)
    if wanted.op not in OPERATORS:
        raise WrongUse(_NO_OPERATOR, op=wanted.op, known=", ".join(OPERATORS))
    column = _Column(wanted.column, known.term(wanted.column), kind, wanted.column in SYSTEM_COLUMNS)
    if wanted.op in _WAYS:
        return _WAYS[wanted.op](column, wanted.value)
    if wanted.op == "between":
        return _between(column, wanted.value)
    if kind is Kind.DATE:
        return _beside(column.sql, wanted.op, _date(wanted.value))
    return f"{column.sql} {'<' if wanted.op == 'before' else '>'} ?", [plain(wanted.value)]


def _is(column: _Column, value: Any) -> Condition:
    if isinstance(value, Gap):
        return "json_extract(t.gaps, ?) = ?", [f"$.{column.name}", value.value]
    if value is None:
        return _missing(column, value)
    if column.kind is Kind.CODES:
        return f"instr(';' || {column.sql} || ';', ?) > 0", [f";{plain(value)};"]
    return f"{column.sql} = ?", [plain(value)]


def _is_not(column: _Column, value: Any) -> Condition:
    sql, values = _is(column, value)
    return f"({sql}) IS NOT TRUE", values


def _in(column: _Column, value: Any) -> Condition:
    several = column.kind is Kind.CODES
    parts = [_is(column, one) for one in value if several or isinstance(one, Gap) or one is None]
    simple = [plain(one) for one in value if not several and not isinstance(one, Gap) and one is not None]
    if simple:
        parts.append((f"{column.sql} IN (SELECT value FROM json_each(?))", [to_json(simple)]))
    sql = " OR ".join(sql for sql, _ in parts) or "FALSE"
    return f"({sql})", [one for _, values in parts for one in values]


def _contains(column: _Column, value: Any) -> Condition:
    wanted = fold(str(value))
    return f"instr(fold({column.sql}), ?) > 0", [wanted]


def _missing(column: _Column, _value: Any) -> Condition:
    if column.system:
        return f"{column.sql} IS NULL", []
    path = f"$.{column.name}"
    return f"({column.sql} IS NULL AND (t.gaps = '{{}}' OR json_extract(t.gaps, ?) IS NULL))", [path]


def _present(column: _Column, value: Any) -> Condition:
    sql, values = _missing(column, value)
    return f"NOT {sql}", values


def _ids(column: _Column, value: Any) -> Condition:
    return f"{column.sql} IN (SELECT value FROM json_each(?))", [to_json(list(value))]


_WAYS: dict[str, Callable[[_Column, Any], Condition]] = {
    "is": _is,
    "is_not": _is_not,
    "in": _in,
    "contains": _contains,
    "missing": _missing,
    "present": _present,
    "ids": _ids,
}


def _date(value: Any) -> PartialDate:
    found = PartialDate.parse(str(value))
    if found is None:
        raise WrongUse(_NO_DATE, value=value)
    return found


def _last_day(column: str) -> str:
    return (
        f"CASE length({column}) WHEN 4 THEN {column} || '-12-31'"
        f" WHEN 7 THEN date({column} || '-01', '+1 month', '-1 day') ELSE {column} END"
    )


def _beside(column: str, op: str, day: PartialDate) -> Condition:
    if op == "after":
        return f"{column} > ?", [day.last_day.isoformat()]  # a text is never after the longer one that it begins
    first = day.first_day.isoformat()
    return f"({column} < ? AND {_last_day(column)} < ?)", [first, first]


def _between(of: _Column, ends: Any) -> Condition:
    if not isinstance(ends, (tuple, list)) or len(ends) != 2 or tuple(ends) == (None, None):
        raise WrongUse(_NO_RANGE)
    low, high = ends
    column, parts = of.sql, list[Condition]()
    if of.kind is not Kind.DATE:
        parts += [(f"{column} >= ?", [plain(low)])] if low is not None else []
        parts += [(f"{column} <= ?", [plain(high)])] if high is not None else []
    else:
        # The plain comparison with the column alone lets its index narrow the search; the others are exact.
        if low is not None:
            day = _date(low).first_day.isoformat()
            parts.append((f"{column} >= ? AND substr({column} || '-01-01', 1, 10) >= ?", [day[:4], day]))
        if high is not None:
            day = _date(high).last_day.isoformat()
            parts.append((f"{column} <= ? AND {_last_day(column)} <= ?", [day, day]))
    return f"({' AND '.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]
