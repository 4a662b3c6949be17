"""A figure knows its records: a number together with its definition and the query for what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mac_desktop.domain.gaps import Gap

Amount = int | float | Gap | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The records behind a figure, as a query that is run only when somebody asks.

    `sql` selects one column, the record ids, in table order of `form`'s table; `params` are its named parameters.
    """

    form: str
    sql: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a report.

    `key` names the cell ("form_c.total_m2"); `measure` names the function in reports/measures that defines it in words;
    `amount` is None when nothing was reported, a `Gap` when it was answered without a figure; `unit` is "" for counts,
    "m2" for square metres. `note` is a marked text for a footnote on this one cell.
    """

    key: str
    amount: Amount
    measure: str
    unit: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    selections: tuple[Selection, ...] = ()
    note: str = ""
    parts: tuple[str, ...] = ()

    @staticmethod
    def sum(key: str, parts: Sequence[Figure], measure: str = "total") -> Figure:
        """The total of `parts`, with all their records. Parts without a number add nothing and leave a note when
        some are numbers; the total of parts that all lack a number is not a number either."""
        numbers = [p.amount for p in parts if isinstance(p.amount, (int, float)) and not isinstance(p.amount, Gap)]
        units = {p.unit for p in parts} or {""}
        if len(units) > 1:
            raise ValueError(f"cannot add different units: {sorted(units)}")
        amount: Amount = sum(numbers) if numbers else (parts[0].amount if parts else 0)
        selections = tuple(records_behind(parts))
        return Figure(key, amount, measure, units.pop(), {}, selections, parts=tuple(p.key for p in parts))


def records_behind(figures: Iterable[Figure]) -> list[Selection]:
    """The selections of several figures, each once, in order."""
    seen: dict[tuple[str, str, str], Selection] = {}
    for figure in figures:
        for s in figure.selections:
            seen.setdefault((s.form, s.sql, repr(sorted(s.params.items()))), s)
    return list(seen.values())
