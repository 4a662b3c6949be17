"""Measures that keep people out of mined areas (Form I)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.beneficiaries import BY_SEX_AND_AGE, OTHERS
from mac_desktop.reports.measures.education import reached_by_kind
from mac_desktop.reports.measures.rows import Query, Row, adding, key_of, query, total
from mac_desktop.reports.measures.scope import Scope, in_list

MARKING = ("MARKING", "FENCING", "SIGNS", "MONITORING")
PEOPLE = BY_SEX_AND_AGE


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
    """Risk education, media campaigns, training of those who pass it on, and other warnings in the reporting period, by
    kind: sessions, and the women, girls, men and boys reached, people of whom sex or age is not recorded, and persons
    with disabilities among them. Counted are warning measures and risk education activities together. An activity that
    names a warning measure as the one in which it is counted already is left out where that measure is counted in the
    same period, so nobody is counted twice for it. Of activities, those planned only or cancelled are left out. Under
    risk education stand the direct beneficiaries of activities face to face, of community liaison, and of indirect ones
    that also reached people directly; under media the indirect beneficiaries of indirect activities; under training
    the trainees. Indirect beneficiaries of work face to face are not in Form I, and neither is monitoring or data
    gathering. People reached more than once are counted each time, and are never added across kinds."""
    measured, taught = _of_measures(conn, scope), reached_by_kind(conn, _NAME, scope)
    rows = []
    for kind in sorted({*measured, *taught}):
        of_kind = [figures for figures in (measured.get(kind), taught.get(kind)) if figures]
        key = kind or "-"
        figures = {column: _together(f"{key}.{column}", [f[column] for f in of_kind]) for column in _COLUMNS}
        reached = [figures[column] for column in (*PEOPLE, OTHERS)]
        figures["reached"] = total(f"{_NAME}.{key}.reached", reached, _NAME)
        rows.append(Row(key, {"kind": kind}, figures))
    return rows


_NAME = "warnings_and_education"
_MEASURED = ("sessions", *PEOPLE, "with_disability")
_COLUMNS = (*_MEASURED, OTHERS)


def _of_measures(conn: Connection, scope: Scope) -> dict[str, dict[str, Figure]]:
    """What warning measures tell: kind -> column -> figure. They have no people without sex and age."""
    taken = measures_taken(_NAME, scope, f"COALESCE(r.kind, '') NOT IN ({in_list(MARKING)})")
    sums: dict[str, str] = {}
    for column in _MEASURED:
        sums |= adding(column, name=column)
    found = {}
    for group in taken.groups(conn, {"kind": "r.kind"}, **sums):
        key, mine = group["kind"] or "-", taken.equal({"kind": "r.kind"}, group)
        figures = {column: mine.sum(f"{key}.{column}", group, name=column) for column in _MEASURED}
        found[group["kind"] or ""] = figures | {OTHERS: mine.count(f"{key}.{OTHERS}", 0)}
    return found


def _together(key: str, figures: Sequence[Figure]) -> Figure:
    return figures[0] if len(figures) == 1 else total(f"{_NAME}.{key}", figures, _NAME)
