"""Filters of lists as SQL conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import Kind
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


def condition(known: TableFacts, wanted: Filter) -> Condition:
    """SQL over the table's columns, called `t`, and its parameters. WrongUse for unknown columns and operators."""
    kind = known.kind(wanted.column)
    if wanted.op not in OPERATORS:
        raise WrongUse(_NO_OPERATOR, op=wanted.op, known=", ".join(OPERATORS))
    column = f"t.{wanted.column}"
    if wanted.op in _WAYS:
        return _WAYS[wanted.op](column, kind, wanted.value)
    if wanted.op == "between":
        return _between(column, kind, wanted.value)
    if kind is Kind.DATE:
        return _beside(column, wanted.op, _date(wanted.value))
    return f"{column} {'<' if wanted.op == 'before' else '>'} ?", [plain(wanted.value)]


def _is(column: str, kind: Kind, value: Any) -> Condition:
    if isinstance(value, Gap):
        return "json_extract(t.gaps, ?) = ?", ["$." + column.removeprefix("t."), value.value]
    if value is None:
        return _missing(column, kind, value)
    if kind is Kind.CODES:
        return f"instr(';' || {column} || ';', ?) > 0", [f";{plain(value)};"]
    return f"{column} = ?", [plain(value)]


def _is_not(column: str, kind: Kind, value: Any) -> Condition:
    sql, values = _is(column, kind, value)
    return f"({sql}) IS NOT TRUE", values


def _in(column: str, kind: Kind, value: Any) -> Condition:
    parts = [_is(column, kind, one) for one in value if kind is Kind.CODES or isinstance(one, Gap) or one is None]
    simple = [plain(one) for one in value if kind is not Kind.CODES and not isinstance(one, Gap) and one is not None]
    if simple:
        parts.append((f"{column} IN (SELECT value FROM json_each(?))", [to_json(simple)]))
    sql = " OR ".join(sql for sql, _ in parts) or "FALSE"
    return f"({sql})", [one for _, values in parts for one in values]


def _contains(column: str, _kind: Kind, value: Any) -> Condition:
    wanted = fold(str(value))
    return f"instr(fold({column}), ?) > 0", [wanted]


def _missing(column: str, _kind: Kind, _value: Any) -> Condition:
    if column in {
        "t.id",
        "t.number",
        "t.state",
        "t.gaps",
        "t.typed",
        "t.deleted_at",
        "t.deleted_reason",
        "t.updates_id",
    }:
        return f"{column} IS NULL", []
    path = "$." + column.removeprefix("t.")
    return f"({column} IS NULL AND (t.gaps = '{{}}' OR json_extract(t.gaps, ?) IS NULL))", [path]


def _present(column: str, kind: Kind, value: Any) -> Condition:
    sql, values = _missing(column, kind, value)
    return f"NOT {sql}", values


def _ids(column: str, _kind: Kind, value: Any) -> Condition:
    return f"{column} IN (SELECT value FROM json_each(?))", [to_json(list(value))]


_WAYS: dict[str, Callable[[str, Kind, Any], Condition]] = {
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


def _between(column: str, kind: Kind, ends: Any) -> Condition:
    if not isinstance(ends, (tuple, list)) or len(ends) != 2 or tuple(ends) == (None, None):
        raise WrongUse(_NO_RANGE)
    low, high = ends
    parts: list[Condition] = []
    if kind is not Kind.DATE:
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
