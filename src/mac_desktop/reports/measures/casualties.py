"""Casualties of mines and other explosive ordnance (Form J)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.admin_units import Place, Places, in_province
from mac_desktop.reports.measures.rows import Query, Row, key_of, query, total
from mac_desktop.reports.measures.scope import Scope

# Columns of every table of casualties, with the condition of each.
OUTCOMES = {
    "killed": "r.outcome = 'KILLED'",
    "injured": "r.outcome = 'INJURED'",
    "unknown": "COALESCE(r.outcome, 'UNK') NOT IN ('KILLED', 'INJURED')",
}
SEXES = ("F", "M", "UNK")
AGE_GROUPS = ("CHILD", "ADULT", "UNK")
CONDITIONS = ("CIV", "MIL", "DEM", "UNK")

_SEX = "CASE WHEN r.sex IN ('F', 'M') THEN r.sex ELSE 'UNK' END"
_AGE_GROUP = (
    "CASE WHEN r.age < 18 THEN 'CHILD' WHEN r.age >= 18 THEN 'ADULT' "
    "WHEN r.age_group IN ('CHILD', 'ADULT') THEN r.age_group ELSE 'UNK' END"
)
_CONDITION = "CASE WHEN r.condition IN ('CIV', 'MIL', 'DEM') THEN r.condition ELSE 'UNK' END"


def casualties(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted casualties of counted accidents, without those of devices that another person fired, and of events that
    turned out to have nothing to do with explosive ordnance."""
    not_fired = "COALESCE(a.device_category, '') <> 'IED' AND COALESCE(a.activation, '') <> 'COMMAND'"
    of_ordnance = "COALESCE(a.status, '') <> 'NOT_EO'"
    conditions = (scope.counted("a"), not_fired, of_ordnance, *conditions)
    return query(measure, "casualty", scope, *conditions, joins="JOIN accident a ON a.id = r.accident_id")


def casualties_by_sex_and_age(conn: Connection, scope: Scope) -> list[Row]:
    """Persons killed, injured or with an unknown outcome in accidents of the reporting period (date of the accident),
    by sex and by child (under 18 at the accident) or adult; the age in years goes before an age group. Casualties of
    devices fired by another person (command-detonated and timed improvised devices) are not counted, nor are those of
    events found to have nothing to do with explosive ordnance. The accident and the casualty must both be approved. An
    unknown outcome is kept as unknown."""
    found = casualties("casualties_by_sex_and_age", scope, scope.within("a.accident_date"))
    rows = _table(conn, found, {"sex": _SEX, "age": _AGE_GROUP})
    return sorted(rows, key=lambda row: (SEXES.index(row.texts["sex"]), AGE_GROUPS.index(row.texts["age"])))


def casualties_by_condition(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by group: civilians, military and security forces, deminers, and those of
    whom the group is not known; counted as by sex and age."""
    found = casualties("casualties_by_condition", scope, scope.within("a.accident_date"))
    rows = _table(conn, found, {"condition": _CONDITION})
    return sorted(rows, key=lambda row: CONDITIONS.index(row.texts["condition"]))


def casualties_by_year(conn: Connection, scope: Scope) -> list[Row]:
    """All recorded casualties up to the end of the reporting period by year of the accident, with a line of their own
    for those of whom the year is not known; counted as by sex and age."""
    until = f"a.accident_date IS NULL OR ({scope.past('a.accident_date')})"
    found = casualties("casualties_by_year", scope, until)
    return _table(conn, found, {"year": "substr(a.accident_date, 1, 4)"})


def casualties_by_admin_unit(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by unit of admin level 1 of the accident; counted as by sex and age."""
    found = casualties("casualties_by_admin_unit", scope, scope.within("a.accident_date"))
    groups = found.groups(conn, {"unit": "a.admin_unit_id"}, **_COUNTS)
    if not groups:
        return []
    places, of_place = Places(conn), dict[Place, list[dict[str, Any]]]()
    for group in groups:
        of_place.setdefault(places.of(group["unit"]).province, []).append(group)
    ordered = sorted(of_place.items(), key=lambda item: (not item[0].names[0], item[0].names, item[0].pcodes))
    return [
        Row(
            place.key,
            {"admin1": place.names[0]},
            _figures(in_province(found, "a.admin_unit_id", place), place.key, of_place[place]),
        )
        for place, _ in ordered
    ]


_COUNTS = {name: f"SUM({condition})" for name, condition in OUTCOMES.items()}


def _table(conn: Connection, found: Query, by: Mapping[str, str]) -> list[Row]:
    rows = []
    for group in found.groups(conn, by, **_COUNTS):
        key = key_of(*(group[name] for name in by))
        texts = {name: group[name] or "" for name in by}
        rows.append(Row(key, texts, _figures(found.equal(by, group), key, [group])))
    return sorted(rows, key=lambda row: row.key)


def _figures(found: Query, key: str, groups: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    groups = list(groups)
    figures = {
        name: found.and_(condition).count(f"{key}.{name}", sum(g[name] or 0 for g in groups))
        for name, condition in OUTCOMES.items()
    }
    figures["casualties"] = total(f"{found.measure}.{key}.casualties", list(figures.values()), found.measure)
    return figures
