"""Between a record's values and its row: gaps move between the values and the `gaps` column, the values of the fields
that the centre added between them and the `custom` column, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_fields import is_own
from mac_desktop.store.tables import TableFacts

# A row as others see it: column -> value, where a Gap stands for an answer without a value, and `typed` is a dict.
Row = dict[str, Any]
Plain = str | int | float | None

_AS_IS = (str, int, float, type(None))
PLAIN_TYPES = frozenset(_AS_IS)

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def to_json(value: object) -> str:
    """Compact JSON with sorted keys: the same value is always the same text."""
    return _dump(value)


def plain(value: object) -> Plain:
    """A value as SQLite takes it: partial dates, codes and states are texts. Other types are a TypeError."""
    if type(value) in PLAIN_TYPES:
        return value  # type: ignore[return-value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"a {type(value).__name__} cannot be stored in a column")


def split_gaps(values: Mapping[str, object]) -> tuple[dict[str, Plain], dict[str, str]]:
    """Values as plain values, and the gaps among them by column; a column with a gap is None."""
    stored: dict[str, Plain] = {}
    gaps: dict[str, str] = {}
    for column, value in values.items():
        if isinstance(value, Gap):
            stored[column] = None
            gaps[column] = value.value
        else:
            stored[column] = plain(value)
    return stored, gaps


def check_columns(facts: TableFacts, columns: Mapping[str, object] | set[str]) -> None:
    """A program that names a column which the record does not have is wrong."""
    unknown = sorted(name for name in set(columns) - facts.kinds.keys() if not is_own(name))
    if unknown:
        raise ValueError(f"{facts.name} has no column {', '.join(unknown)}")


def own_values(custom: object) -> dict[str, Plain]:
    """What a `custom` column holds, by key."""
    return json.loads(str(custom)) if custom else {}


def custom_of(own: Mapping[str, Plain]) -> str | None:
    """The `custom` column for values by key; those that are None are left out, and None is all that is left of none."""
    said = {key: value for key, value in own.items() if value is not None}
    return to_json(said) if said else None


class _Row(Row):
    """A row that says None of the fields which the centre added and in which it holds nothing."""

    def __missing__(self, name: str) -> None:
        if not is_own(name):
            raise KeyError(name)


def merged(stored: Mapping[str, Any]) -> Row:
    """A stored row with its gaps and what `custom` holds merged back in and `typed` as a dict; the columns `gaps` and
    `custom` themselves are left out."""
    row = _Row(stored)
    if custom := row.pop("custom", None):
        row |= json.loads(custom)
    gaps = row.pop("gaps", "{}")
    if gaps != "{}":
        for column, gap in json.loads(gaps).items():
            row[column] = Gap(gap)
    if "typed" in row:
        row["typed"] = json.loads(row["typed"]) if row["typed"] != "{}" else {}
    return row


def merged_change(before: dict[str, Any], after: dict[str, Any]) -> tuple[Row, Row]:
    """Both sides of a change with gaps and what `custom` holds as values, so that "unknown" -> 7 reads as one changed
    value, and what was done to one own field as a change of that field."""
    if "custom" in before or "custom" in after:
        was, now = own_values(before.pop("custom", None)), own_values(after.pop("custom", None))
        for key in was.keys() | now.keys():
            if was.get(key) != now.get(key):
                before[key], after[key] = was.get(key), now.get(key)
    if "gaps" in before or "gaps" in after:
        old, new = json.loads(before.pop("gaps", "{}")), json.loads(after.pop("gaps", "{}"))
        for column in old.keys() | new.keys():
            if old.get(column) != new.get(column):
                before[column] = Gap(old[column]) if column in old else before.get(column)
                after[column] = Gap(new[column]) if column in new else after.get(column)
    for side in (before, after):
        if "typed" in side:
            side["typed"] = json.loads(side["typed"])
    return before, after
