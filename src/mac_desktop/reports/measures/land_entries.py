"""What happened to hazardous areas in a period: read in sets, walked through one area at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from mac_desktop.domain.land_ledger import Area, Entry, Facts, Release, Work, movements
from mac_desktop.domain.land_timeline import AreaNow, Booked, Standing, timeline
from mac_desktop.reports.measures.rows import used
from mac_desktop.reports.measures.scope import Scope, last_day
from mac_desktop.reports.measures.standings import lines_that_count, out_of_another
from mac_desktop.reports.measures.stockpile import AP_CATEGORIES


@dataclass(frozen=True, slots=True)
class Happened:
    """The area that something happened to; `id` is "" for land of no area. It went `into` another area when it was
    merged, and came `out_of` another by a split."""

    id: str
    unit: str | None = None
    area_m2: int = 0
    into: str | None = None
    out_of: str | None = None


def entries(
    conn: Connection, scope: Scope, *, mines_only: bool = False, operators: bool = False
) -> list[tuple[Happened, list[Entry]]]:
    """The movements of the period of each area that moved; of areas with mines alone with `mines_only`, and from
    operator to operator with `operators`. Land that was released of no area, or of one that does not count, moved what
    is not there."""
    read = _Read(conn, scope, operators)
    holds = _has_mines if mines_only else _any
    found = []
    for happened, area in read.areas():
        moved = list(movements(area, scope.start, scope.end, holds))
        if moved:
            found.append((happened, moved))
    return found


def operated(scope: Scope) -> str:
    """A join that gives each area r the operator that worked in it last by the day `as_of`: the one whose activity
    began last or released land last."""
    day, released = last_day("a.start_date"), last_day("p.release_date")
    return f"""LEFT JOIN (SELECT area_id, organisation_id, MAX(at) FROM (
  SELECT a.hazardous_area_id AS area_id, a.organisation_id AS organisation_id, {day} || '1' || a.id AS at
    FROM activity a WHERE {scope.counted("a")} AND a.hazardous_area_id IS NOT NULL AND {day} <= :as_of
  UNION ALL SELECT p.hazardous_area_id, a.organisation_id, {released} || '2' || p.id
    FROM land_release_product p JOIN activity a ON a.id = p.activity_id
    WHERE {scope.counted("p")} AND {scope.counted("a")} AND {released} <= :as_of
) GROUP BY area_id) operated ON operated.area_id = r.id"""


def _any(_contamination: str | None) -> bool:
    return True


def _has_mines(contamination: str | None) -> bool:
    """As `areas.with_mines` says it in SQL."""
    return any(code.strip() in AP_CATEGORIES for code in (contamination or "").split(";"))


_PRODUCTS = "land_release_product p JOIN activity a ON a.id = p.activity_id"
_FACTS = "status, classification, area_m2, contamination, closure_reason"
_DATES = "information_date, status_date, closed_date"
_AREA = f"id, admin_unit_id, parent_area_id, merged_into_id, {_DATES}, {_FACTS}"
_LINE = f"hazardous_area_id AS area_id, id, since, {_FACTS}"
_OF = "{} IN (SELECT value FROM json_each(:areas))"


class _Read:
    """Areas that may have moved in the period, with all that happened to them up to its end."""

    def __init__(self, conn: Connection, scope: Scope, operators: bool) -> None:
        self._conn = conn
        self._scope = scope
        self._operators = operators
        self._products = f"{scope.counted('p')} AND {scope.counted('a')} AND p.release_date IS NOT NULL"
        self._areas = json.dumps(self._touched())

    def _rows(self, sql: str) -> list[dict[str, Any]]:
        statement, params = used(sql, {**self._scope.params, "areas": getattr(self, "_areas", "[]")})
        return [dict(row) for row in self._conn.execute(text(statement), params).mappings()]

    def _touched(self) -> list[str]:
        """Areas of which any date may lie in the period: no area moves on another day."""
        rough = "{0} >= :start_year AND {0} <= :end".format
        own = " OR ".join(rough(f"h.{name}") for name in ("information_date", "status_date", "closed_date"))
        parts = [
            f"SELECT h.id FROM hazardous_area h WHERE {own}",
            f"SELECT s.hazardous_area_id FROM area_standing s WHERE {rough('s.since')}",
            f"SELECT p.hazardous_area_id FROM land_release_product p WHERE {rough('p.release_date')}",
        ]
        if self._operators:
            parts.append(f"SELECT a.hazardous_area_id FROM activity a WHERE {rough('a.start_date')}")
        return [row["id"] for row in self._rows(" UNION ".join(parts)) if row["id"]]

    def areas(self) -> Iterator[tuple[Happened, Area]]:
        """Each area with what happened to it; land that was released of none at the end."""
        standings, releases, works = self._standings(), self._releases(), self._works()
        more = f"{self._scope.counted('h')} AS counted, {out_of_another('h')} AS derived"
        sql = f"SELECT {_AREA}, {more} FROM hazardous_area h WHERE {_OF.format('h.id')}"
        for row in self._rows(sql):
            area, parent = row["id"], row["parent_area_id"]
            happened = Happened(area, row["admin_unit_id"], row["area_m2"] or 0, row["merged_into_id"], parent)
            own = Facts(row["status"], row["classification"], row["contamination"])
            booked = _booked(row, standings.get(area, ())) if row["counted"] else []
            yield happened, Area(area, own, booked, releases.get(area, ()), works.get(area, ()), row["derived"])
        if nowhere := self._of_no_area():
            yield Happened(""), Area("", Facts(), releases=nowhere)

    def _gathered(self, sql: str, made: Callable[[Mapping[str, Any]], Any]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for row in self._rows(sql):
            found.setdefault(row["area_id"], []).append(made(row))
        return found

    def _standings(self) -> dict[str, list[Mapping[str, Any]]]:
        where = f"{lines_that_count(self._scope)} AND {_OF.format('s.hazardous_area_id')}"
        return self._gathered(f"SELECT {_LINE} FROM area_standing s WHERE {where} ORDER BY id", lambda row: row)

    def _releases(self) -> dict[str, list[Release]]:
        columns = "p.hazardous_area_id AS area_id, p.id, p.release_date, p.release_type, p.area_m2, a.organisation_id"
        where = f"{self._products} AND {_OF.format('p.hazardous_area_id')}"
        return self._gathered(f"SELECT {columns} FROM {_PRODUCTS} WHERE {where}", _release)

    def _works(self) -> dict[str, list[Work]]:
        if not self._operators:
            return {}
        where = f"{self._scope.counted('a')} AND {_OF.format('a.hazardous_area_id')} AND a.start_date IS NOT NULL"
        columns = "a.hazardous_area_id AS area_id, a.id, a.start_date, a.organisation_id"
        return self._gathered(
            f"SELECT {columns} FROM activity a WHERE {where}",
            lambda row: Work(row["id"], row["start_date"], row["organisation_id"]),
        )

    def _of_no_area(self) -> list[Release]:
        sql = (
            "SELECT p.id, p.release_date, p.release_type, p.area_m2, a.organisation_id "
            f"FROM {_PRODUCTS} WHERE {self._products} AND p.hazardous_area_id IS NULL"
        )
        return [_release(row) for row in self._rows(sql)]


def _release(row: Mapping[str, Any]) -> Release:
    return Release(row["id"], row["release_date"], row["release_type"], row["area_m2"] or 0, row["organisation_id"])


def _booked(row: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> list[Booked]:
    now = AreaNow(_standing(row, None), row["information_date"], row["status_date"], row["closed_date"],
                  row["derived"])  # fmt: skip
    return timeline(now, [_standing(line, row["contamination"], line["id"], line["since"]) for line in lines])


def _standing(row: Mapping[str, Any], otherwise: str | None, line: str = "", since: str | None = None) -> Standing:
    """How an area or a line of its history says that it stood; a line without a contamination means that of now."""
    contamination = row["contamination"] or otherwise
    return Standing(
        since, row["status"], row["classification"], row["area_m2"], contamination, row["closure_reason"], line
    )
