"""Measures that keep people out of mined areas (Form I)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from mac_desktop.reports.measures.rows import Query, Row, adding, key_of, query, total
from mac_desktop.reports.measures.scope import Scope, in_list

MARKING = ("MARKING", "FENCING", "SIGNS", "MONITORING")
PEOPLE = ("women", "girls", "men", "boys")


def measures_taken(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted warning measures of the period."""
    return query(measure, "warning_measure", scope, scope.within("r.measure_date"), *conditions)


def marking(conn: Connection, scope: Scope) -> list[Row]:
    """Marking, fencing, warning signs and monitoring of mined areas in the reporting period, one line per measure, with
    the length in metres and the number of signs as recorded."""
    taken = measures_taken("marking", scope, f"r.kind IN ({in_list(MARKING)})")
    taken = replace(taken, joins=_PLACES)
    found = taken.lines(
        conn,
        "r.measure_date, r.number",
        id="r.id",
        number="r.number",
        kind="r.kind",
        date="r.measure_date",
        length_m="r.length_m",
        signs="r.signs",
        description="r.description",
        area="h.number",
        area_name="h.name",
        unit_name="u.name",
        records="1",
        length_m_missing="0",
        signs_missing="0",
        length_m_gaps="json_array(json_extract(r.gaps, '$.length_m'))",
        signs_gaps="json_array(json_extract(r.gaps, '$.signs'))",
    )
    rows = []
    for line in found:
        mine, key = taken.and_("r.id = :id", id=line["id"]), key_of(line["number"])
        texts = {name: line[name] or "" for name in ("kind", "date", "description", "area", "area_name", "unit_name")}
        figures = {name: mine.sum(f"{key}.{name}", line, name=name) for name in ("length_m", "signs")}
        rows.append(Row(key, texts, figures))
    return rows


_PLACES = "LEFT JOIN hazardous_area h ON h.id = r.hazardous_area_id LEFT JOIN admin_unit u ON u.id = r.admin_unit_id"


def warnings_and_education(conn: Connection, scope: Scope) -> list[Row]:
    """Risk education, media campaigns and other warnings in the reporting period, by kind: sessions, and the women,
    girls, men and boys reached, with persons with disabilities among them. People reached more than once are counted
    each time."""
    taken = measures_taken("warnings_and_education", scope, f"COALESCE(r.kind, '') NOT IN ({in_list(MARKING)})")
    columns = ("sessions", *PEOPLE, "with_disability")
    sums: dict[str, str] = {}
    for column in columns:
        sums |= adding(column, name=column)
    rows = []
    for group in taken.groups(conn, {"kind": "r.kind"}, **sums):
        key, mine = group["kind"] or "-", taken.equal({"kind": "r.kind"}, group)
        figures = {column: mine.sum(f"{key}.{column}", group, name=column) for column in columns}
        reached = [figures[column] for column in PEOPLE]
        figures["reached"] = total(f"warnings_and_education.{key}.reached", reached, "warnings_and_education")
        rows.append(Row(key, {"kind": group["kind"] or ""}, figures))
    return rows
