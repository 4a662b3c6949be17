"""Casualties of mines and other explosive ordnance (Form J)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.admin_units import Place, Places, in_province
from mac_desktop.reports.measures.rows import Query, Row, adding, key_of, query, share, total
from mac_desktop.reports.measures.scope import Scope, by_month, in_list, month

# Columns of every table of casualties, with the condition of each.
OUTCOMES = {
    "killed": "r.outcome = 'KILLED'",
    "injured": "r.outcome = 'INJURED'",
    "unknown": "COALESCE(r.outcome, 'UNK') NOT IN ('KILLED', 'INJURED')",
}
SEXES = ("F", "M", "UNK")
AGE_GROUPS = ("CHILD", "ADULT", "UNK")
CONDITIONS = ("CIV", "MIL", "DEM", "UNK")
NOT_KNOWN = "Unknown"
OF_ORDNANCE = "COALESCE({}.status, '') <> 'NOT_EO'"

_SEX = "CASE WHEN r.sex IN ('F', 'M') THEN r.sex ELSE 'UNK' END"
_AGE_GROUP = (
    "CASE WHEN r.age < 18 THEN 'CHILD' WHEN r.age >= 18 THEN 'ADULT' "
    "WHEN r.age_group IN ('CHILD', 'ADULT') THEN r.age_group ELSE 'UNK' END"
)
CONDITION = "CASE WHEN r.condition IN ('CIV', 'MIL', 'DEM') THEN r.condition ELSE 'UNK' END"
_PARTS = "COALESCE(r.killed, 0) + COALESCE(r.injured, 0) + COALESCE(r.outcome_unknown, 0)"
TOLD = f"CASE WHEN COALESCE(r.killed, r.injured, r.outcome_unknown) IS NULL THEN r.people_harmed ELSE {_PARTS} END"
"""SQL for how many people an accident r itself tells of; NULL when it gives no number."""


def casualties(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted casualties of counted accidents, without those of devices that another person fired, and of events that
    turned out to have nothing to do with explosive ordnance."""
    not_fired = "COALESCE(a.device_category, '') <> 'IED' AND COALESCE(a.activation, '') <> 'COMMAND'"
    conditions = (scope.counted("a"), not_fired, OF_ORDNANCE.format("a"), *conditions)
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
    rows = _table(conn, found, {"condition": CONDITION})
    return sorted(rows, key=lambda row: CONDITIONS.index(row.texts["condition"]))


def casualties_by_year(conn: Connection, scope: Scope) -> list[Row]:
    """All recorded casualties up to the end of the reporting period by year of the accident, with a line of their own
    for those of whom the year is not known; counted as by sex and age."""
    until = f"a.accident_date IS NULL OR ({scope.past('a.accident_date')})"
    found = casualties("casualties_by_year", scope, until)
    return _table(conn, found, {"year": "substr(a.accident_date, 1, 4)"})


def casualties_by_month(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by month of the accident, with a line of its own for each year for those
    of whom only the year is known: they are in no month. Counted as by sex and age."""
    found = casualties("casualties_by_month", scope, scope.within("a.accident_date"))
    return sorted(
        _table(conn, found, {"month": month("a.accident_date")}), key=lambda row: by_month(row.texts["month"])
    )


def casualties_by_admin_unit(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by unit of admin level 1 of the accident; counted as by sex and age."""
    return [row for _, row in _by_province(conn, "casualties_by_admin_unit", scope)]


def _by_province(conn: Connection, measure: str, scope: Scope) -> list[tuple[Place, Row]]:
    found = casualties(measure, scope, scope.within("a.accident_date"))
    groups = found.groups(conn, {"unit": "a.admin_unit_id"}, **_COUNTS)
    if not groups:
        return []
    places, of_place = Places(conn), dict[Place, list[dict[str, Any]]]()
    for group in groups:
        of_place.setdefault(places.of(group["unit"]).province, []).append(group)
    ordered = sorted(of_place.items(), key=lambda item: (not item[0].names[0], item[0].names, item[0].pcodes))
    return [
        (
            place,
            Row(
                place.key,
                {"admin1": place.names[0]},
                _figures(in_province(found, "a.admin_unit_id", place), place.key, of_place[place]),
            ),
        )
        for place, _ in ordered
    ]


def _device(column: str) -> str:
    """SQL for the kind of device in the words of Landmine Monitor; what it does not list is kept apart."""
    kinds = dict.fromkeys(code.monitor for code in codelist("eo_category") if code.monitor not in ("", NOT_KNOWN))
    cases = [
        f"WHEN {column} IN ({in_list([code.code for code in codelist('eo_category') if code.monitor == kind])}) "
        f"THEN '{kind}'"
        for kind in kinds
    ]
    unknown = in_list([code.code for code in codelist("eo_category") if code.monitor == NOT_KNOWN])
    return f"CASE {' '.join(cases)} WHEN {column} IS NULL OR {column} IN ({unknown}) THEN '{NOT_KNOWN}' ELSE '' END"


def casualties_by_device(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by kind of device, in the kinds of Landmine Monitor: anti-personnel and
    anti-vehicle mines, improvised mines, mines of an unspecified type, cluster submunitions, other explosive remnants
    of war and unknown devices; what Landmine Monitor does not list stands in a line of its own. Counted as by sex and
    age."""
    found = casualties("casualties_by_device", scope, scope.within("a.accident_date"))
    return _table(conn, found, {"device": _device("a.device_category")})


def casualties_by_activity(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by what the person was doing at the time of the accident; counted as by
    sex and age."""
    found = casualties("casualties_by_activity", scope, scope.within("a.accident_date"))
    return _table(conn, found, {"activity": "COALESCE(r.activity, 'UNK')"})


# Of whom a share is taken: the condition of the part, and that of all of whom it could be known.
_SHARES = {
    "children": (f"{_AGE_GROUP} = 'CHILD'", f"{CONDITION} = 'CIV' AND {_AGE_GROUP} <> 'UNK'"),
    "women_and_girls": ("r.sex = 'F'", "r.sex IN ('F', 'M')"),
    "civilians": (f"{CONDITION} = 'CIV'", f"{CONDITION} <> 'UNK'"),
    "security_forces": (f"{CONDITION} = 'MIL'", f"{CONDITION} <> 'UNK'"),
    "deminers": (f"{CONDITION} = 'DEM'", f"{CONDITION} <> 'UNK'"),
}


def casualty_shares(conn: Connection, scope: Scope) -> list[Row]:
    """Shares of the casualties of the reporting period in percent, each of those of whom it is known: children under 18
    of the civilians whose age is known; women and girls of those whose sex is known; civilians, military and security
    forces, and deminers of those whose group is known. Counted as by sex and age."""
    name = "casualty_shares"
    found = casualties(name, scope, scope.within("a.accident_date"))
    rows = []
    for key, (part, whole) in _SHARES.items():
        known = found.and_(whole)
        mine = known.and_(part)
        figures = {
            "casualties": mine.count(f"{key}.casualties", _number(conn, mine)),
            "known": known.count(f"{key}.known", _number(conn, known)),
        }
        figures["share"] = share(f"{key}.share", figures["casualties"], figures["known"], name)
        rows.append(Row(key, {"part": key}, figures))
    return rows


def casualties_reported_and_recorded(conn: Connection, scope: Scope) -> list[Row]:
    """The people killed, injured or of unknown outcome that accidents of the reporting period tell of in numbers,
    against the casualties recorded for the same accidents, by year, and the difference. Where an accident gives only a
    total, the total is taken; accidents that give no number at all are left out of both. Published figures are those
    recorded."""
    name = "casualties_reported_and_recorded"
    linked = f"(SELECT COUNT(*) FROM casualty c WHERE c.accident_id = r.id AND {scope.counted('c')})"
    found = query(name, "accident", scope, scope.within("r.accident_date"), OF_ORDNANCE.format("r"))
    found = found.and_(f"({TOLD}) IS NOT NULL")
    by = {"year": "substr(r.accident_date, 1, 4)"}
    rows = []
    for group in found.groups(conn, by, reported=f"SUM({TOLD})", recorded=f"SUM({linked})"):
        key, mine = group["year"], found.equal(by, group)
        figures = {
            column: replace(mine.count(f"{key}.{column}", 0), amount=amount)
            for column, amount in (
                ("reported", group["reported"]),
                ("recorded", group["recorded"]),
                ("difference", group["reported"] - group["recorded"]),
            )
        }
        rows.append(Row(key, {"year": group["year"]}, figures))
    return rows


def casualties_per_100000(conn: Connection, scope: Scope) -> list[Row]:
    """The casualties of the reporting period by unit of admin level 1, the people who live in the unit as the gazetteer
    gives them, and the casualties for every 100,000 of them. A unit without a population has no rate."""
    name = "casualties_per_100000"
    sql = "SELECT id, population FROM admin_unit WHERE level = 1 AND deleted_at IS NULL"
    population: dict[str | None, int | None] = {row[0]: row[1] for row in conn.exec_driver_sql(sql)}
    rows = []
    for place, row in _by_province(conn, name, scope):
        hurt, number = row.figures["casualties"], population.get(place.admin1)
        unit = Query(name, "admin_unit", "r.id = :unit", {"unit": place.admin1})
        people = replace(unit.count(f"{row.key}.people", 0), amount=number)
        rate = round(100_000 * hurt.amount / number, 1) if number and isinstance(hurt.amount, int) else None
        behind = (*hurt.selections, *people.selections)
        figures = {
            "casualties": hurt,
            "people": people,
            "rate": Figure(f"{name}.{row.key}.rate", rate, name, selections=behind),
        }
        rows.append(Row(row.key, row.texts, figures))
    return rows


def accidents_by_type(conn: Connection, scope: Scope) -> list[Row]:
    """Events of the reporting period by type (demining accident or other): how many were accidents, how many incidents
    that harmed nobody, and how many animals were killed. Animals are no casualties. An event of which it is not said is
    an accident."""
    name = "accidents_by_type"
    found = query(name, "accident", scope, scope.within("r.accident_date"), OF_ORDNANCE.format("r"))
    by, incident = {"type": "r.accident_type"}, "COALESCE(r.accident_kind, '') = 'INCIDENT'"
    rows = []
    for group in found.groups(conn, by, incidents=f"SUM({incident})", **adding("animals_killed")):
        key, mine = group["type"] or "-", found.equal(by, group)
        hurt, near = mine.and_(f"NOT ({incident})"), mine.and_(incident)
        figures = {
            "accidents": hurt.count(f"{key}.accidents", group["records"] - group["incidents"]),
            "incidents": near.count(f"{key}.incidents", group["incidents"]),
            "animals_killed": mine.sum(f"{key}.animals_killed", group),
        }
        rows.append(Row(key, {"type": group["type"] or ""}, figures))
    return rows


def _number(conn: Connection, found: Query) -> int:
    return sum(group["records"] for group in found.groups(conn, {"one": "1"}))


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
