"""Progress of work by its reports (data-model.md 1.6.3, A9).

It is work that is reported, and not released land: that is counted in `release` alone. What a deminer achieves in a day
is in `productivity`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import Query, Row, adding, key_of, query
from mac_desktop.reports.measures.scope import Scope

ALL = "*"
"""The key of the line for all organisations together."""
COLUMNS = ("cancelled", "reduced_with_asset", "reduced_without_asset", "cleared")
_STATED = ", ".join(f"r.{column}_m2" for column in COLUMNS)
_SAYS_NOTHING = f"COALESCE({_STATED}) IS NULL AND COALESCE(r.zero_report, '') <> 'YES'"
_ORGANISATION = {"org": "a.organisation_id"}


def work_progress(conn: Connection, scope: Scope) -> list[Row]:
    """What the progress reports of the reporting period (by the last day of theirs) state, added up, one line for each
    organisation and one for all of them: square metres cancelled, reduced with and without a technical asset, and
    cleared; and deminer days. A figure that a report leaves empty beside others is none; a report that states nothing
    and is no zero report is missing."""
    reports = query(
        "work_progress", "progress_report", scope, scope.counted("a"), scope.within("r.period_to"),
        joins="JOIN activity a ON a.id = r.activity_id",
    )  # fmt: skip
    sums: dict[str, str] = {}
    for column in COLUMNS:
        name = f"{column}_m2"
        stated = f"CASE WHEN {_SAYS_NOTHING} THEN r.{name} ELSE COALESCE(r.{name}, 0) END"
        sums |= adding(name, signed=stated, name=column)
    sums |= adding("person_days", name="person_days")
    groups = reports.groups(conn, _ORGANISATION, **sums)
    if not groups:
        return []
    names = {row.id: row.short_name or "" for row in conn.execute(text("SELECT id, short_name FROM organisation"))}
    rows = []
    for group in sorted(groups, key=lambda found: names.get(found["org"], "")):
        name = names.get(group["org"], "")
        figures = _figures(key_of(name), reports.equal(_ORGANISATION, group), group)
        rows.append(Row(key_of(name), {"organisation": name}, figures))
    (together,) = reports.groups(conn, {"one": "1"}, **sums)
    return [*rows, Row(ALL, {"organisation": ""}, _figures(ALL, reports, together))]


def _figures(key: str, reports: Query, group: Mapping[str, Any]) -> dict[str, Figure]:
    figures = {column: reports.sum(f"{key}.{column}", group, "m2", column) for column in COLUMNS}
    figures["person_days"] = reports.sum(f"{key}.person_days", group, "days", "person_days")
    return figures
