"""What a report counts: which period, as of which day, and which states of records. And how a partial date counts.

A date known only to the year lies in its year and in no month (data-model.md rule C11): it is inside a period when
every day that it can mean is, and it is past when every day that it can mean is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection, text

from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.treaty_clock import ClockInputs, add_months, entry_into_force

APPROVED = ("approved",)


@dataclass(frozen=True, slots=True)
class Scope:
    """The period `start` to `end` and the day `as_of` on which stocks of land are counted, all ISO dates.

    Without `as_of` the end of the period is meant. `entry_into_force` is the treaty's for the State, and
    `article_4_end` the day on which stockpile destruction was declared complete or its deadline passed, whichever came
    first; both None when not known.
    """

    start: str
    end: str
    as_of: str = ""
    states: tuple[str, ...] = APPROVED
    entry_into_force: str | None = None
    article_4_end: str | None = None

    def __post_init__(self) -> None:
        if len(self.start) != 10 or len(self.end) != 10 or self.end < self.start:
            raise ValueError(f"not a period of ISO days: {self.start!r} to {self.end!r}")
        if not self.as_of:
            object.__setattr__(self, "as_of", self.end)

    @property
    def params(self) -> dict[str, object]:
        """The named parameters that the conditions of this module use."""
        states = {f"state_{n}": state for n, state in enumerate(self.states)}
        days = {"start": self.start, "start_year": self.start[:4], "end": self.end, "as_of": self.as_of}
        return {**days, **states}

    @property
    def is_calendar_year(self) -> bool:
        return self.start[4:] == "-01-01" and self.end == f"{self.start[:4]}-12-31"

    def counted(self, alias: str) -> str:
        """Records that are not deleted, are no report on another record, and have one of the counted states.

        Most records have them: the plus keeps SQLite from looking there first, and lets it begin with a place or a day.
        """
        states = ", ".join(f":state_{n}" for n in range(len(self.states))) or "NULL"
        return f"{alias}.deleted_at IS NULL AND {alias}.updates_id IS NULL AND +{alias}.state IN ({states})"

    def within(self, when: str) -> str:
        """Dates that lie in the period. The first half can use an index."""
        rough = f"{when} >= :start_year AND {when} <= :end"
        if self.start.endswith("-01-01") and self.end.endswith("-12-31"):
            return rough
        return f"{rough} AND {first_day(when)} >= :start AND {last_day(when)} <= :end"

    def past(self, when: str, name: str = "end") -> str:
        """Dates that had surely come by the end of the period, or by `as_of` when that is the `name`."""
        rough = f"{when} <= :{name}"
        if str(getattr(self, name)).endswith("-12-31"):
            return rough
        return f"{rough} AND {last_day(when)} <= :{name}"

    def since_entry_into_force(self, when: str) -> str:
        """Dates from entry into force to the end of the period; all dates to its end when it is not known."""
        if self.entry_into_force is None:
            return self.past(when)
        return f"{first_day(when)} >= :entry_into_force AND {self.past(when)}"


def day_before(scope: Scope) -> Scope:
    """The scope of everything before the period."""
    end = (date.fromisoformat(scope.start) - timedelta(days=1)).isoformat()
    return replace(scope, start=min(scope.start, f"{end[:4]}-01-01"), end=end, as_of=end)


def first_day(when: str) -> str:
    """SQL for the first day that a partial date can mean."""
    return f"substr({when} || CASE length({when}) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END, 1, 10)"


def month(when: str) -> str:
    """SQL for the month of a date, or for its year alone where the month is not known."""
    return f"substr({when}, 1, 7)"


def by_month(told: str) -> tuple[str, bool, str]:
    """Sorts what `month` gives: the months of a year, then what is known only to the year; no date at all last."""
    return told[:4] or "9", len(told) == 4, told


def last_day(when: str) -> str:
    """SQL for the last day that a partial date can mean."""
    month = f"date({when} || '-01', '+1 month', '-1 day')"
    return f"CASE length({when}) WHEN 4 THEN {when} || '-12-31' WHEN 7 THEN {month} ELSE {when} END"


def with_treaty_dates(conn: Connection, scope: Scope, treaty: str = "APMBC") -> Scope:
    """The scope with entry into force and the end of Article 4 as the treaty status in the store gives them, where the
    scope does not have them yet."""
    sql = (
        "SELECT status, joining_act, deposit_date, entry_into_force, stockpile_completed_on FROM treaty_status "
        f"WHERE treaty = :treaty AND {scope.counted('treaty_status')} ORDER BY number LIMIT 1"
    )
    found = conn.execute(text(sql), {**scope.params, "treaty": treaty}).first()
    if found is None:
        return scope
    inputs = ClockInputs(
        treaty,
        status=found.status or "PARTY",
        joining_act=found.joining_act or "",
        deposit_date=_first(found.deposit_date),
        # The Convention enters into force for a State on the first of a month.
        entry_into_force=_first(found.entry_into_force),
    )
    entry, completed = entry_into_force(inputs), _last(found.stockpile_completed_on)
    # Article 4 gives four years after entry into force.
    ends = [day for day in (completed, add_months(entry, 48) if entry else None) if day]
    return replace(
        scope,
        entry_into_force=scope.entry_into_force or (entry.isoformat() if entry else None),
        article_4_end=scope.article_4_end or (min(ends).isoformat() if ends else None),
    )


def _first(partial: str | None) -> date | None:
    return PartialDate(partial).first_day if partial else None


def _last(partial: str | None) -> date | None:
    return PartialDate(partial).last_day if partial else None


def in_list(codes: Sequence[str]) -> str:
    """SQL for a list of our own codes, which are plain ASCII words."""
    return ", ".join(f"'{code}'" for code in codes)
