"""Reads values for rules: every value may be missing or a `Gap`, and a `Gap` is a text too, so it is asked for first.

Dates are compared by their bounds as ISO texts. A partial date contradicts another only when no day that it can mean
would agree: "2024" is not before "2024-05-01".
"""

from __future__ import annotations

from mac_desktop.domain.gaps import Gap
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import Values


def number(values: Values, name: str) -> float | int | None:
    """The number, or None when there is none."""
    value = values.get(name)
    return value if value is None or isinstance(value, (int, float)) else None


def text(values: Values, name: str) -> str | None:
    """The text, code or id, or None when there is none."""
    value = values.get(name)
    if value is None or type(value) is str:  # nearly always; a `Gap` is a text of its own type
        return value
    return value if isinstance(value, str) and not isinstance(value, Gap) else None


def codes(values: Values, name: str) -> frozenset[str]:
    """The codes of a field that takes several."""
    return frozenset((text(values, name) or "").split(";")) - {""}


def total(values: Values, *names: str) -> float | int | None:
    """The sum of those numbers that are given, or None when none is."""
    given = [n for n in (number(values, name) for name in names) if n is not None]
    return sum(given) if given else None


def earliest(date: str) -> str:
    """The first day that a partial date can mean, as ISO text."""
    return date + "0000-01-01"[len(date) :]


def latest(date: str) -> str:
    """A text not before the last day that a partial date can mean, and before the next month or year."""
    return date + "0000-12-31"[len(date) :]


def certainly_before(one: str | None, other: str | None) -> bool:
    """Whether every day that `one` can mean is before every day that `other` can mean."""
    return one is not None and other is not None and latest(one) < earliest(other)


def full_years(birth: str, day: str) -> int:
    """Full years from one full ISO date to another."""
    return int(day[:4]) - int(birth[:4]) - (day[5:] < birth[5:])


def age_bounds(birth: str, day: str) -> tuple[int, int]:
    """The lowest and highest age in full years on a partial date, by a partial date of birth."""
    return full_years(latest(birth), earliest(day)), full_years(earliest(birth), latest(day))


def linked(values: Values, context: RuleContext, field: str, table: str) -> Values:
    """The record that a reference names; empty when there is none."""
    record_id = text(values, field)
    return (context.lookup.record(table, record_id) or {}) if record_id else {}
