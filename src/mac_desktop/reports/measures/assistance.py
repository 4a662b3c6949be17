"""Victim assistance services (Form J)."""

from __future__ import annotations

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import Row, adding, query
from mac_desktop.reports.measures.scope import Scope, in_list

RECEIVED = ("COMPLETED", "ONGOING")
PEOPLE = ("women", "girls", "men", "boys", "with_disability")


def assistance_by_pillar(conn: Connection, scope: Scope) -> list[Row]:
    """Victim assistance services of the reporting period (date of the service) that were received in full or are being
    received, by pillar: the number of services, the number of different persons named in them, and the women, girls,
    men, boys and persons with disabilities counted in services for groups. People may be counted under several pillars,
    so people are never added across pillars."""
    services = query(
        "assistance_by_pillar",
        "assistance",
        scope,
        f"r.status IN ({in_list(RECEIVED)})",
        scope.within("r.service_date"),
    )
    by = {"pillar": "r.pillar"}
    sums: dict[str, str] = {}
    for column in PEOPLE:
        sums |= adding(column, name=column)
    rows = []
    for group in services.groups(conn, by, **sums, persons="COUNT(DISTINCT r.person_id)"):
        key, mine = group["pillar"] or "-", services.equal(by, group)
        figures = {"services": mine.count(f"{key}.services", group["records"])}
        figures["persons"] = Figure(
            f"assistance_by_pillar.{key}.persons",
            group["persons"],
            "assistance_by_pillar",
            selections=(mine.selection_of("person", "r.person_id"),),
        )
        # A service to one named person has no group to count, so its empty columns are not gaps.
        in_groups = mine.and_("r.person_id IS NULL")
        counted = {g["one"]: g for g in in_groups.groups(conn, {"one": "1"}, **sums)}.get(1)
        for column in PEOPLE:
            figures[column] = (
                in_groups.sum(f"{key}.{column}", counted, name=column)
                if counted
                else in_groups.count(f"{key}.{column}", 0)
            )
        rows.append(Row(key, {"pillar": group["pillar"] or ""}, figures))
    return rows
