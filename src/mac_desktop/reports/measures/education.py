"""Risk education: whom it reached, each kind of work and each kind of beneficiary by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.beneficiaries import (
    COLUMNS,
    OTHERS,
    adding_others,
    adding_people,
    counts_of_people,
    people_figure,
)
from mac_desktop.reports.measures.rows import Query, Row, adding, adding_worked_out, query, total
from mac_desktop.reports.measures.scope import Scope, in_list

_TABLE, _COUNTS = "education_activity", "education_beneficiaries"
_NOT_HELD = "COALESCE({}.status, '') NOT IN ('PLANNED', 'CANCELLED')"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of Form I: the beneficiaries of one kind of those activities whose category meets `people`, and the
    sessions of those whose category meets `sessions`. A category that is not recorded is direct."""

    beneficiaries: str
    people: str
    sessions: str


def _category(*codes: str) -> str:
    return f"COALESCE({{}}.category, 'DIRECT') IN ({in_list(codes)})"


FORM_I: Mapping[str, _Line] = {
    "EORE": _Line("DIRECT", _category("DIRECT", "LIAISON", "INDIRECT"), _category("DIRECT", "LIAISON")),
    "MEDIA": _Line("INDIRECT", _category("INDIRECT"), _category("INDIRECT")),
    "TRAINING": _Line("DIRECT", _category("TRAINING"), _category("TRAINING")),
}


def held_in_period(alias: str, scope: Scope) -> tuple[str, str]:
    """The conditions for activities that took place in the period."""
    return _NOT_HELD.format(alias), scope.within(f"{alias}.start_date")


def _not_summed_up(alias: str, scope: Scope) -> str:
    """Activities that no counted warning measure on risk education of the period sums up."""
    return (
        f"NOT EXISTS (SELECT 1 FROM warning_measure m WHERE m.id = {alias}.warning_measure_id "
        f"AND m.kind IN ({in_list(tuple(FORM_I))}) AND {scope.counted('m')} AND {scope.within('m.measure_date')})"
    )


def reached_by_kind(conn: Connection, measure: str, scope: Scope) -> dict[str, dict[str, Figure]]:
    """What the activities of the period add to Form I: kind of warning measure -> column -> figure."""
    found = {}
    for kind, line in FORM_I.items():
        held = query(measure, _TABLE, scope, *held_in_period("r", scope), _not_summed_up("r", scope))
        held = held.and_(line.sessions.format("r"))
        conditions = (*held_in_period("a", scope), _not_summed_up("a", scope), line.people.format("a"))
        counts = counts_of_people(measure, _COUNTS, _TABLE, scope, *conditions, kind=line.beneficiaries)
        figures = _figures(conn, scope, kind, held, counts)
        if figures:
            found[kind] = figures
    return found


def _figures(conn: Connection, scope: Scope, kind: str, held: Query, counts: Query) -> dict[str, Figure]:
    """The columns of one line; none when there is neither an activity nor anybody counted."""
    sessions = held.groups(conn, {"one": "1"}, **adding("sessions", name="sessions"))
    people = counts.groups(conn, {"one": "1"}, **adding_people(), **adding_others())
    if not sessions and not people:
        return {}
    # Who counted only those reached indirectly has not said that nobody was reached directly.
    counted = f"SELECT 1 FROM {_COUNTS} c WHERE c.{_TABLE}_id = r.id AND c.kind = :kind AND {scope.counted('c')}"
    uncounted = held.and_(f"NOT EXISTS ({counted})", kind=counts.params["kind"])
    without = sum(group["records"] for group in uncounted.groups(conn, {"one": "1"}))
    lacking, known = (uncounted if without else None), (people[0] if people else None)
    figures = {column: people_figure(kind, column, counts, known, lacking, without) for column in (*COLUMNS, OTHERS)}
    if sessions:
        figures["sessions"] = held.sum(f"{kind}.sessions", sessions[0], name="sessions")
    else:
        figures["sessions"] = held.count(f"{kind}.sessions", 0)
    return figures


def education_contacts(conn: Connection, scope: Scope) -> list[Row]:
    """Beneficiary contacts of the risk education activities that started in the reporting period and were neither
    planned only nor cancelled, one line for each kind of risk education, for direct and indirect beneficiaries, and for
    those counted and those estimated: women, girls, men and boys, people of whom sex or age is not recorded, and their
    sum; those with a disability and those reached for the first time among them; and households, which are added to
    nobody. A contact is a person in an activity: who takes part twice is two contacts. Direct and indirect
    beneficiaries, kinds of risk education, and figures that were counted and estimated are never added up, and neither
    are trainees and the people whom they teach."""
    name, rows = "education_contacts", []
    by = {"category": "a.category", "estimated": "CASE WHEN r.estimated = 'YES' THEN 'YES' ELSE 'NO' END"}
    sums = adding_people() | adding_others()
    for column in ("first_time", "households"):
        sums |= adding(column, name=column)
    for kind in ("DIRECT", "INDIRECT"):
        counts = counts_of_people(name, _COUNTS, _TABLE, scope, *held_in_period("a", scope), kind=kind)
        activities = "COUNT(DISTINCT r.education_activity_id)"
        for group in counts.groups(conn, by, **sums, activities=activities):
            key = f"{group['category'] or '-'}.{kind}.{group['estimated']}"
            mine = counts.equal(by, group)
            figures = {
                column: mine.sum(f"{key}.{column}", group, name=column)
                for column in (*COLUMNS, OTHERS, "first_time", "households")
            }
            people = [figures[column] for column in (*COLUMNS[:-1], OTHERS)]
            figures["contacts"] = total(f"{name}.{key}.contacts", people, name)
            figures["activities"] = Figure(
                f"{name}.{key}.activities",
                group["activities"],
                name,
                selections=(mine.selection_of(_TABLE, "r.education_activity_id"),),
            )
            texts = {"category": group["category"] or "", "kind": kind, "estimated": group["estimated"]}
            rows.append(Row(key, texts, figures))
    return rows


# The size of a household in the unit of activity a, or in the nearest unit above it that has one.
_HOUSEHOLD_SIZE = (
    "WITH RECURSIVE above(parent_id, size, steps) AS (SELECT u.parent_id, u.household_size, 0 FROM admin_unit u "
    "WHERE u.id = a.admin_unit_id UNION ALL SELECT u.parent_id, u.household_size, steps + 1 FROM admin_unit u "
    "JOIN above ON u.id = above.parent_id WHERE above.size IS NULL AND steps < 10) "
    "SELECT size FROM above WHERE size IS NOT NULL ORDER BY steps LIMIT 1"
)


def education_from_households(conn: Connection, scope: Scope) -> list[Row]:
    """An estimate of the people reached by those risk education activities of the reporting period of which only the
    households were counted: the households of each count, multiplied by the average size of a household that the
    gazetteer gives for the administrative unit of the activity, or for the nearest unit above it. One line for direct
    and one for indirect beneficiaries, never added to people who were counted. Where the gazetteer gives no size, the
    households add nothing and are told as missing."""
    name, rows = "education_from_households", []
    estimate = f"CAST(ROUND(r.households * ({_HOUSEHOLD_SIZE})) AS INTEGER)"
    alone = "COALESCE(r.women, r.girls, r.men, r.boys, r.females, r.males, r.unknown, r.people) IS NULL"
    for kind in ("DIRECT", "INDIRECT"):
        counts = counts_of_people(
            name, _COUNTS, _TABLE, scope, *held_in_period("a", scope), "r.households IS NOT NULL", alone, kind=kind
        )
        sums = adding_worked_out(estimate, "people")
        for group in counts.groups(conn, {"one": "1"}, **sums, **adding("households", name="households")):
            figures = {
                column: counts.sum(f"{kind}.{column}", group, name=column) for column in ("households", "people")
            }
            rows.append(Row(kind, {"kind": kind}, figures))
    return rows
