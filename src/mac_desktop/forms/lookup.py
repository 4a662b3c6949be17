"""What judging a record needs to know of the others. The store answers; `forms` does not know the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.forms.values import Values

Alike = Mapping[tuple[object, ...], Sequence[str]]
"""The ids of records by what they have in some fields; an answer that is no value counts as none."""


def facts_of_line(values: Values, names: Sequence[str]) -> tuple[object, ...]:
    """What a record has in these fields, a gap as None."""
    return tuple([None if isinstance(value := values.get(name), Gap) else value for name in names])


def alike(records: Iterable[Values], names: Sequence[str]) -> Alike:
    """Records, each with its "id", by what they have in the fields `names`, in one pass."""
    found: dict[tuple[object, ...], list[str]] = {}
    for record in records:
        found.setdefault(facts_of_line(record, names), []).append(str(record["id"]))
    return found


class Lookup(Protocol):
    """Questions about other records, and the centre's own figures. Records that are deleted, rejected or
    superseded are never found."""

    @property
    def limits(self) -> Mapping[str, float]:
        """The figures that the centre set for the thresholds of rules, by name; those that it did not set are left
        out."""

    def find(self, table: str, text: str) -> Sequence[str]:
        """Ids of the records of `table` that `text` names: by id, number, or an identifying field, ignoring case."""

    def record(self, table: str, record_id: str) -> Values | None:
        """The values of one record."""

    def related(self, table: str, field: str, record_id: str) -> Sequence[Values]:
        """The records of `table` whose reference `field` names `record_id`; each has its "id" among its values."""

    def alike(self, table: str, field: str, record_id: str, names: Sequence[str]) -> Alike:
        """The same records as of `related`, by what they have in the fields `names`."""

    def near(self, table: str, bounds: Bounds) -> Sequence[Values]:
        """The records of `table` whose mapped shapes may meet a rectangle, and perhaps some that do not; each has its
        "id" among its values."""

    def beside(self, table: str, same: Mapping[str, str], here: Position) -> Sequence[str]:
        """Ids of the records of `table` that have these values in their fields, the first of which is a date, and lie
        within 100 m of a position, and perhaps of some further away."""

    def named(self, table: str, field: str, text: str) -> Sequence[str]:
        """The ids of the records of `table` whose `field` is this text, however it is written: case, accents and
        variants of letters do not matter."""

    def held(self, table: str, field: str) -> Sequence[str | int | float]:
        """Each value that records of `table` hold in a field which the centre added, once; those that are deleted or
        set aside included, because their values stay readable too."""

    def keeps(self, table: str) -> bool:
        """Whether the centre keeps any records of `table`."""

    def taken(self, table: str, field: str, value: str) -> str | None:
        """The id of a record of `table` whose `field` has this text, ignoring case and outer blanks."""


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may ask beside the values of its record. `record_id` is None for a record not yet kept.

    `before` are the values that the record had when it was last submitted, verified or approved; None for one that
    never was, for one that was returned to be corrected, and wherever nobody is changing anything. `updating` says that
    the values are a newer report on the record and not a change of it; `before` is then how the record stands. `memo`
    holds what rules share: under a name, what was asked and the answer, the last one only.
    """

    lookup: Lookup
    today: dt.date
    record_id: str | None = None
    before: Values | None = None
    updating: bool = False
    memo: dict[str, tuple[object, object]] = field(default_factory=dict, compare=False, repr=False)

    def limit(self, threshold: Threshold) -> float:
        """The centre's figure for a threshold, or the default."""
        return self.lookup.limits.get(threshold.name, threshold.default)
