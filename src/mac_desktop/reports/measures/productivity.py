"""How much clearance work achieves: land, deminer-days and finds of the same work, and their rates (data-model.md A13).

All figures are of the activities that cleared land of the period, so that a rate never divides the land of one piece of
work by the finds or the days of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Amount, Figure
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures.ordnance import MINES
from mac_desktop.reports.measures.release import NOT_ORDNANCE
from mac_desktop.reports.measures.rows import Query, Row, adding, adding_worked_out, key_of, query, together
from mac_desktop.reports.measures.scope import Scope, in_list

ALL = "*"
"""The key of the line for all organisations together."""

_NAME = "clearance_rates"
_HECTARE = 10_000
_TOLD = "a.deminers IS NOT NULL AND a.working_days IS NOT NULL"
_OF_ACTIVITY = "JOIN activity a ON a.id = r.activity_id"


@dataclass(frozen=True, slots=True)
class _Column:
    """What is added up of the records of a query, by the organisation that did the work."""

    query: Query
    aggregates: Mapping[str, str]
    unit: str = ""
    organisation: str = "a.organisation_id"

    def groups(self, conn: Connection) -> dict[str | None, list[Mapping[str, Any]]]:
        """Organisation -> what was found of it; under `ALL` all of them."""
        found = self.query.groups(conn, {"org": self.organisation}, **self.aggregates)
        return {group["org"]: [group] for group in found} | {ALL: list(found)}

    def figure(self, key: str, org: str | None, groups: list[Mapping[str, Any]]) -> Figure:
        mine = self.query if org == ALL else self.query.equal({"org": self.organisation}, {"org": org})
        return mine.sum(key, together(groups), self.unit)


def clearance_rates(conn: Connection, scope: Scope) -> list[Row]:
    """Clearance of which land was released in the reporting period (date of release), one line for each organisation
    and one for all of them: the land cleared in square metres; the part of it of which the activity tells both deminers
    and working days, and their deminer-days, which are deminers times working days; the explosive ordnance that the
    same activities found, without small arms ammunition and remnants that hold no explosive; and the mines among it.
    From these follow the square metres for each deminer-day, the square metres for each item found, and the mines for
    each hectare cleared. A rate is not applicable where what it divides by is 0. The days and finds of an activity
    count whole, also where some of its land was released in another period."""
    columns = _columns(scope)
    found = {name: column.groups(conn) for name, column in columns.items()}
    organisations = found["cleared"].keys() - {ALL}
    if not organisations:
        return []
    names = {row.id: row.short_name or "" for row in conn.execute(text("SELECT id, short_name FROM organisation"))}
    rows = []
    for org in [*sorted(organisations, key=lambda o: (names.get(str(o), ""), str(o))), ALL]:
        key = ALL if org == ALL else key_of(names.get(str(org)))
        figures = {
            name: column.figure(f"{key}.{name}", org, found[name].get(org, [])) for name, column in columns.items()
        }
        rows.append(Row(key, {"organisation": names.get(str(org), "")}, figures | _rates(key, figures)))
    return rows


def _columns(scope: Scope) -> dict[str, _Column]:
    cleared = (scope.counted("a"), "r.release_type = 'CLR'", scope.within("r.release_date"))
    worked = (
        "SELECT p.activity_id FROM land_release_product p WHERE p.release_type = 'CLR' "
        f"AND {scope.counted('p')} AND {scope.within('p.release_date')}"
    )
    land = query(_NAME, "land_release_product", scope, *cleared, joins=_OF_ACTIVITY)
    finds = query(
        _NAME, "ordnance_item", scope, scope.counted("a"), f"r.activity_id IN ({worked})",
        f"COALESCE(r.category, '') NOT IN ({in_list(NOT_ORDNANCE)})", joins=_OF_ACTIVITY,
    )  # fmt: skip
    work = query(_NAME, "activity", scope, f"r.id IN ({worked})")
    days = adding_worked_out("r.deminers * r.working_days")
    return {
        "cleared": _Column(land, adding("area_m2"), "m2"),
        "measured": _Column(land.and_(_TOLD), adding("area_m2"), "m2"),
        "deminer_days": _Column(work, days, "days", "r.organisation_id"),
        "items": _Column(finds, adding("quantity")),
        "mines": _Column(finds.and_(f"r.category IN ({in_list(MINES)})"), adding("quantity")),
    }


def _rates(key: str, of: Mapping[str, Figure]) -> dict[str, Figure]:
    return {
        "m2_per_deminer_day": _rate(f"{key}.m2_per_deminer_day", of["measured"], of["deminer_days"], "m2"),
        "m2_per_item": _rate(f"{key}.m2_per_item", of["cleared"], of["items"], "m2"),
        "mines_per_ha": _rate(f"{key}.mines_per_ha", of["mines"], of["cleared"], "", _HECTARE),
    }


def _rate(key: str, part: Figure, per: Figure, unit: str, times: int = 1) -> Figure:
    """One figure for each of another, with one decimal."""
    amount: Amount = None
    if per.amount == 0:
        amount = Gap.NOT_APPLICABLE
    elif _is_number(part.amount) and _is_number(per.amount):
        amount = round(times * part.amount / per.amount, 1)
    return Figure(f"{_NAME}.{key}", amount, _NAME, unit, selections=(*part.selections, *per.selections))


def _is_number(amount: Amount) -> TypeGuard[int | float]:
    return isinstance(amount, (int, float)) and not isinstance(amount, Gap)
