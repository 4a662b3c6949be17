"""Victim assistance services (Form J)."""

from __future__ import annotations

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.beneficiaries import COLUMNS, adding_people, counts_of_people, people_figure
from mac_desktop.reports.measures.rows import Row, query
from mac_desktop.reports.measures.scope import Scope, in_list

RECEIVED = ("COMPLETED", "ONGOING")


def assistance_by_pillar(conn: Connection, scope: Scope) -> list[Row]:
    """Victim assistance services of the reporting period (date of the service) that were received in full or are being
    received, by pillar: the number of services, the number of different persons named in them, and the women, girls,
    men, boys and persons with disabilities counted as direct beneficiaries of services for groups. People may be
    counted under several pillars, so people are never added across pillars."""
    name, received = "assistance_by_pillar", f"status IN ({in_list(RECEIVED)})"
    services = query(name, "assistance", scope, f"r.{received}", scope.within("r.service_date"))
    counts = counts_of_people(
        name,
        "assistance_beneficiaries",
        "assistance",
        scope,
        f"a.{received}",
        "a.person_id IS NULL",
        scope.within("a.service_date"),
    )
    people = {g["pillar"]: g for g in counts.groups(conn, {"pillar": "a.pillar"}, **adding_people())}
    uncounted = services.and_("r.person_id IS NULL").and_(
        "NOT EXISTS (SELECT 1 FROM assistance_beneficiaries c WHERE c.assistance_id = r.id AND c.kind = 'DIRECT' "
        f"AND {scope.counted('c')})"
    )
    without = {g["pillar"]: g["records"] for g in uncounted.groups(conn, {"pillar": "r.pillar"})}
    rows = []
    for group in services.groups(conn, {"pillar": "r.pillar"}, persons="COUNT(DISTINCT r.person_id)"):
        pillar = group["pillar"]
        key, mine = pillar or "-", services.equal({"pillar": "r.pillar"}, group)
        figures = {"services": mine.count(f"{key}.services", group["records"])}
        figures["persons"] = Figure(
            f"{name}.{key}.persons", group["persons"], name, selections=(mine.selection_of("person", "r.person_id"),)
        )
        mine = counts.equal({"pillar": "a.pillar"}, group)
        lacking = uncounted.equal({"pillar": "r.pillar"}, group) if pillar in without else None
        for column in COLUMNS:
            figures[column] = people_figure(key, column, mine, people.get(pillar), lacking, without.get(pillar, 0))
        rows.append(Row(key, {"pillar": pillar or ""}, figures))
    return rows
