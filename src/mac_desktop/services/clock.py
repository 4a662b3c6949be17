"""The treaty clock of the State as its records tell it: which deadline is next, and what was met."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.periods import PartialDate, Period
from mac_desktop.domain.records.base import COUNTED, State
from mac_desktop.domain.records.stockpile import RetainedMovement
from mac_desktop.domain.records.treaty import FiledReport, TreatyExtension, TreatyStatus
from mac_desktop.domain.treaty_clock import ClockInputs, Deadline, Duty, Extension, TreatyClock, treaty_clock
from mac_desktop.domain.treaty_clock import FiledReport as Filed
from mac_desktop.services import wording
from mac_desktop.services.context import Context
from mac_desktop.store import queries
from mac_desktop.texts import Texts

ANNUAL = "annual_report_"
_DUTIES = {("APMBC", "4"): Duty.STOCKPILE, ("APMBC", "5"): Duty.CLEARANCE, ("CCM", "4"): Duty.CLEARANCE}


def deadlines(ctx: Context) -> list[TreatyClock]:
    """Every deadline of each treaty that the State has a status record for, as it stands today.

    Records still being written (drafts, returned ones) do not set a clock. When a treaty has several records, the one
    that came furthest through its states sets it.
    """
    with ctx.store.read() as connection:
        found: dict[str, tuple[int, Mapping[str, Any]]] = {}
        for row in _rows(connection, TreatyStatus):
            rank = COUNTED.index(State(row["state"]))
            if rank > found.get(row["treaty"], (-1, row))[0]:
                found[row["treaty"]] = (rank, row)
        inputs = [_inputs(connection, found[t.code][1]) for t in codelist("treaty").codes if t.code in found]
    return [treaty_clock(one, ctx.today) for one in inputs]


def waiting(ctx: Context) -> list[tuple[str, Deadline]]:
    """(treaty, deadline) of what is still to be done, the earliest first.

    Reports that fell due before the first one on record are left out: a store that was begun later knows nothing of
    them. When none is on record, those of earlier years are.
    """
    found = []
    for clock in deadlines(ctx):
        sent = [d.due for d in clock.deadlines if d.key.startswith(ANNUAL) and d.done_on]
        since = min(sent, default=date(ctx.today.year, 1, 1))
        found += [(clock.treaty, d) for d in clock.open() if not _is_report(d) or d.due >= since]
    return sorted(found, key=lambda one: one[1].due)


def _is_report(deadline: Deadline) -> bool:
    return deadline.key.startswith(ANNUAL) or deadline.key == "initial_report"


def annual_report(ctx: Context, treaty: str, year: int) -> Deadline | None:
    """The deadline of the report that covers `year`; None when the clock does not know it (no status record, not yet
    bound, no longer bound)."""
    for clock in deadlines(ctx):
        if clock.treaty == treaty:
            return clock.deadline(f"{ANNUAL}{year}")
    return None


def title(texts: Texts, deadline: Deadline) -> str:
    """What is due, such as "Annual report for 2025"."""
    return texts(deadline.title, **deadline.values) if deadline.values else texts(deadline.title)


def standing(texts: Texts, deadline: Deadline) -> str:
    """How it stands, as one sentence with dates in the words of the language."""
    values = {
        name: wording.date(texts, v.isoformat()) if isinstance(v, date) else v
        for name, v in deadline.standing.values.items()
    }
    return texts(deadline.standing.text, **values) if values else texts(deadline.standing.text)


def _rows(connection: Connection, record: type[Any]) -> list[Mapping[str, Any]]:
    rows = queries.every(connection, record)
    return [row for row in rows if State(row["state"]) in COUNTED and not row["updates_id"]]


def _inputs(connection: Connection, row: Mapping[str, Any]) -> ClockInputs:
    treaty = str(row["treaty"])
    extensions = [
        Extension(duty, day, str(one["granted_by"] or ""))
        for one in _rows(connection, TreatyExtension)
        if one["treaty_status_id"] == row["id"]
        and (duty := _DUTIES.get((treaty, one["article"])))
        and (day := _last(one["new_deadline"]))
    ]
    return ClockInputs(
        treaty,
        status=str(row["status"] or "PARTY"),
        joining_act=str(row["joining_act"] or ""),
        deposit_date=_last(row["deposit_date"]),
        # A treaty enters into force for a State on the first of a month.
        entry_into_force=_first(row["entry_into_force"]),
        stockpile_completed_on=_last(row["stockpile_completed_on"]),
        clearance_completed_on=_last(row["clearance_completed_on"]),
        extensions=tuple(extensions),
        withdrawal_received_on=_last(row["withdrawal_received_on"]),
        retains_mines=queries.count(connection, RetainedMovement) > 0,
        reports=tuple(_filed(connection, treaty)),
    )


def _filed(connection: Connection, treaty: str) -> list[Filed]:
    found = []
    for row in _rows(connection, FiledReport):
        sent, start, end = _last(row["filed_on"]), _first(row["period_from"]), _last(row["period_to"])
        if row["treaty"] == treaty and sent and start and end and start <= end:
            found.append(Filed(sent, Period(start, end)))
    return found


def _known(value: object) -> PartialDate | None:
    return PartialDate(value) if isinstance(value, str) and value and not isinstance(value, Gap) else None


def _first(value: object) -> date | None:
    known = _known(value)
    return known.first_day if known else None


def _last(value: object) -> date | None:
    known = _known(value)
    return known.last_day if known else None
