"""Quality management: how often work conforms, what is wrong and how long it stays so, and how much land is sampled.

A nonconformity counts when it and its visit do; one of the severity "observation" is a remark and no nonconformity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import Query, Row, adding, key_of, query, share
from mac_desktop.reports.measures.scope import Scope, last_day

ALL = "*"
"""The key of the line for all organisations together."""

_MADE = "COALESCE(r.status, '') NOT IN ('PLANNED', 'CANCELLED')"
_VIOLATES = "COALESCE({}.severity, '') <> 'OBSERVATION'"
_VISIT = "JOIN quality_visit v ON v.id = r.quality_visit_id"
_DAYS = (
    "AVG(CASE WHEN length(r.closed_on) = 10 AND length(v.start_date) = 10 "
    "THEN julianday(r.closed_on) - julianday(v.start_date) END)"
)


def conformity(conn: Connection, scope: Scope) -> list[Row]:
    """Quality visits of the reporting period that took place, one line for each organisation inspected and one for all
    of them: how many visits there were, how many of them found no nonconformity, and the share of these in percent.
    Observations are no nonconformities."""
    visits = query("conformity", "quality_visit", scope, _MADE, scope.within("r.start_date"))
    clean = visits.and_(
        f"NOT EXISTS (SELECT 1 FROM nonconformity n WHERE n.quality_visit_id = r.id AND {scope.counted('n')} "
        f"AND {_VIOLATES.format('n')})"
    )
    return _shares(conn, _Part("without_nonconformity", clean), _Part("visits", visits), "rate")


def nonconformities_by_severity(conn: Connection, scope: Scope) -> list[Row]:
    """Nonconformities by severity: how many the visits of the reporting period found; how many of all that were found
    until its end were still open then; and of those closed in the period, how many there are and how many days passed
    on average from the visit to the day on which they were closed, where both days are known."""
    name = "nonconformities_by_severity"
    visited = scope.counted("v")
    found = _nonconformities(name, scope, visited, scope.within("v.start_date"))
    still_open = _nonconformities(
        name, scope, visited, scope.past("v.start_date"),
        f"r.closed_on IS NULL OR NOT ({scope.past('r.closed_on')})",
    )  # fmt: skip
    closed = _nonconformities(name, scope, visited, scope.within("r.closed_on"))
    by = {"severity": "r.severity"}
    columns = {"found": found, "open": still_open, "closed": closed}
    groups = {column: {g["severity"]: g for g in q.groups(conn, by, days=_DAYS)} for column, q in columns.items()}
    rows = []
    for severity in sorted({s for group in groups.values() for s in group}, key=lambda s: s or ""):
        key = severity or "-"
        mine = {column: q.equal(by, {"severity": severity}) for column, q in columns.items()}
        figures = {
            column: q.count(f"{key}.{column}", groups[column].get(severity, {}).get("records", 0))
            for column, q in mine.items()
        }
        days = groups["closed"].get(severity, {}).get("days")
        known = None if days is None else round(days, 1)
        figures["days_to_close"] = Figure(
            f"{name}.{key}.days_to_close", known, name, "days", selections=(mine["closed"].selection,)
        )
        rows.append(Row(key, {"severity": severity or ""}, figures))
    return rows


def corrective_actions_overdue(conn: Connection, scope: Scope) -> list[Row]:
    """Corrective actions that were due by the end of the reporting period and not done by then, by the severity of
    their nonconformity. An action that is due in a month or a year counts from the end of it."""
    name = "corrective_actions_overdue"
    late = query(
        name,
        "corrective_action",
        scope,
        scope.counted("n"),
        scope.counted("v"),
        f"{last_day('r.due_date')} <= :end",
        f"r.done_on IS NULL OR NOT ({scope.past('r.done_on')})",
        joins="JOIN nonconformity n ON n.id = r.nonconformity_id JOIN quality_visit v ON v.id = n.quality_visit_id",
    )
    by = {"severity": "n.severity"}
    return [
        Row(
            group["severity"] or "-",
            {"severity": group["severity"] or ""},
            {"actions": late.equal(by, group).count(f"{group['severity'] or '-'}.actions", group["records"])},
        )
        for group in late.groups(conn, by)
    ]


def sampled_share(conn: Connection, scope: Scope) -> list[Row]:
    """Land sampled by quality control in the reporting period (by the date of the visit) against land cleared in it, in
    square metres, and the share in percent: one line for each organisation whose work was sampled or that cleared land,
    and one for all of them."""
    name = "sampled_share"
    sampled = query(
        name, "quality_sample", scope, scope.counted("v"), "v.kind = 'QC'", scope.within("v.start_date"), joins=_VISIT
    )
    cleared = query(
        name, "land_release_product", scope, "r.release_type = 'CLR'", scope.counted("a"),
        scope.within("r.release_date"), joins="JOIN activity a ON a.id = r.activity_id",
    )  # fmt: skip
    part = _Part("sampled", sampled, "v.organisation_id", "area_m2")
    whole = _Part("cleared", cleared, "a.organisation_id", "area_m2")
    return _shares(conn, part, whole, "share")


def _nonconformities(name: str, scope: Scope, *conditions: str) -> Query:
    return query(name, "nonconformity", scope, *conditions, joins=_VISIT)


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a share: the records of `query` are counted, or their square metres in the column `summed` added."""

    column: str
    query: Query
    organisation: str = "r.organisation_id"
    summed: str = ""

    def groups(self, conn: Connection) -> dict[str | None, dict[str, Any]]:
        """Organisation -> what was counted; under `ALL` all of them."""
        sums = adding(self.summed) if self.summed else {}
        found = {group["org"]: group for group in self.query.groups(conn, {"org": self.organisation}, **sums)}
        together = self.query.groups(conn, {"one": "1"}, **sums)
        return found | ({ALL: together[0]} if together else {})

    def figure(self, key: str, org: str | None, group: Mapping[str, Any] | None) -> Figure:
        """The figure of one line; 0 where there are no records."""
        mine = self.query if org == ALL else self.query.equal({"org": self.organisation}, {"org": org})
        if self.summed and group:
            return mine.sum(f"{key}.{self.column}", group, "m2")
        figure = mine.count(f"{key}.{self.column}", group["records"] if group else 0)
        return replace(figure, unit="m2") if self.summed else figure


def _shares(conn: Connection, part: _Part, whole: _Part, name: str) -> list[Row]:
    """The part and the whole with their share in percent, by organisation in the order of the names, then for all."""
    found, of_whole, measure = part.groups(conn), whole.groups(conn), whole.query.measure
    names = {row.id: row.short_name or "" for row in conn.execute(text("SELECT id, short_name FROM organisation"))}
    rows = []
    for org in sorted({*found, *of_whole}, key=lambda o: (o == ALL, names.get(str(o), ""))):
        key = ALL if org == ALL else key_of(names.get(str(org)))
        one, other = part.figure(key, org, found.get(org)), whole.figure(key, org, of_whole.get(org))
        figures = {
            whole.column: other,
            part.column: one,
            name: share(f"{key}.{name}", one, other, measure),
        }
        rows.append(Row(key, {"organisation": names.get(str(org), "")}, figures))
    return rows
