"""How one area stood on a day, walked through change by change: what figures in SQL are held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.land_timeline import AreaNow, Booked, Standing, last_day, timeline
from mac_desktop.domain.records.area_standing import AreaStanding
from mac_desktop.domain.records.base import COUNTED
from mac_desktop.store import queries

FACTS = ("status", "classification", "area_m2", "contamination", "closure_reason")


def standing_of(row: Mapping[str, Any], since: str | None, line: str = "") -> Standing:
    """The standing that an area's row, or a line of its history, tells."""
    return Standing(since, *(row[name] for name in FACTS), line=line)


def timeline_of(conn: Connection, area: Mapping[str, Any], states: Sequence[str] = COUNTED) -> list[Booked]:
    """The timeline of an area of a store, by its history and its own record."""
    lines = [
        standing_of(row | {"contamination": row["contamination"] or area["contamination"]}, row["since"], row["id"])
        for row in queries.find_by(conn, AreaStanding, "hazardous_area_id", area["id"])
        if row["state"] in {*states, "approved"} and not row["updates_id"]
    ]
    sql = (
        "SELECT 1 FROM hazardous_area WHERE merged_into_id = ? AND deleted_at IS NULL AND updates_id IS NULL "
        "AND state NOT IN ('rejected', 'superseded')"
    )
    merged = conn.exec_driver_sql(sql, (area["id"],)).first() is not None
    dates = (area[name] for name in ("information_date", "status_date", "closed_date"))
    return timeline(AreaNow(standing_of(area, None), *dates, merged or area["parent_area_id"] is not None), lines)


def left_by_hand(
    day: str, booked: Sequence[Booked], products: Sequence[tuple[str | None, int]]
) -> tuple[str, str, int | None, str | None] | None:
    """Status, class, what is left and contamination on a day, walked through one by one; None when off the list."""
    now, reopened = None, ""
    for one in booked:
        if one.day <= day:
            now = one.standing
            reopened = max(reopened, last_day(now.since)) if one.reopens else reopened
    if now is None or not now.on_the_list:
        return None
    gone = sum(area for when, area in products if when and reopened < last_day(when) <= day)
    left = None if now.area_m2 is None else max(now.area_m2 - gone, 0)
    return str(now.status), str(now.classification), left, now.contamination
