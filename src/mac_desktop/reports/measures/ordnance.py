"""Explosive ordnance that work found, by category and by what became of it, and by the work that found it.

Mines, other ordnance, and small arms ammunition with remnants that hold no explosive are three sums that are never
added together (data-model.md 3.2, E1 to E4). Stock has its own figures in `stockpile`, in which nothing found is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.codelists import codelist
from mac_desktop.reports.measures.release import NOT_ORDNANCE, VEHICLE_MINES
from mac_desktop.reports.measures.rows import Query, Row, adding, adding_worked_out, query, together, total
from mac_desktop.reports.measures.scope import Scope, in_list
from mac_desktop.reports.measures.stockpile import AP_CATEGORIES

MINES = (*AP_CATEGORIES, *VEHICLE_MINES, "MIX")
KINDS: Mapping[str, Callable[[str], bool]] = {
    "mines": lambda category: category in MINES,
    "other": lambda category: category not in MINES and category not in NOT_ORDNANCE,
    "apart": lambda category: category in NOT_ORDNANCE,
}
"""The three sums, by what belongs to them."""
QUALITY_CONTROL = "QC"
"""The key of the line of what quality control found in its samples."""

_NOT_STOCK = "COALESCE(a.activity_type, '') <> 'STK'"
_DISPOSED = "r.quantity_destroyed IS NOT NULL OR r.quantity_otherwise IS NOT NULL"
_UNACCOUNTED = (
    f"CASE WHEN {_DISPOSED} THEN r.quantity - COALESCE(r.quantity_destroyed, 0) - COALESCE(r.quantity_otherwise, 0) END"
)
# Of what was destroyed to the last piece nothing is left to be disposed of otherwise.
_OTHERWISE = "COALESCE(r.quantity_otherwise, CASE WHEN r.quantity_destroyed = r.quantity THEN 0 END)"
_KIND = (
    f"CASE WHEN r.category IN ({in_list(MINES)}) THEN 'mines' "
    f"WHEN r.category IN ({in_list(NOT_ORDNANCE)}) THEN 'apart' ELSE 'other' END"
)


def _found(measure: str, scope: Scope) -> Query:
    return query(
        measure,
        "ordnance_item",
        scope,
        scope.counted("a"),
        _NOT_STOCK,
        scope.within("r.found_date"),
        joins="JOIN activity a ON a.id = r.activity_id",
    )


def ordnance_by_category_and_status(conn: Connection, scope: Scope) -> list[Row]:
    """Explosive ordnance found in the reporting period (date of the find) by survey, clearance and spot tasks, by
    category: how many were found; how many of these were destroyed; how many were disposed of otherwise, such as handed
    over, stored or left and marked; and how many are unaccounted for, which is found less destroyed less disposed of
    otherwise, of the finds of which it is said what became of them. Lines in the end add up all mines, all other
    ordnance, and small arms ammunition with remnants that hold no explosive; the three are never added together. Stock
    is never included, neither its destruction nor anything else of it."""
    found = _found("ordnance_by_category_and_status", scope)
    sums: dict[str, Mapping[str, str]] = {
        "found": adding("quantity"),
        "destroyed": adding("quantity_destroyed"),
        "otherwise": adding("quantity_otherwise", signed=_OTHERWISE),
        "unaccounted": adding_worked_out(_UNACCOUNTED),
    }
    by = {"category": "r.category"}
    groups: dict[str, dict[str, dict[str, Any]]] = {}
    for column, aggregates in sums.items():
        for group in found.groups(conn, by, **aggregates):
            groups.setdefault(group["category"] or "", {})[column] = group
    order = {code.code: code.order for code in codelist("eo_category")}
    rows = [
        _line(found.equal(by, {"category": category or None}), category or "-", category, list(sums), of_category)
        for category, of_category in sorted(groups.items(), key=lambda item: order.get(item[0], 0))
    ]
    return [*rows, *_sums(rows, list(sums))]


def _line(
    narrowed: Query, key: str, category: str, columns: Sequence[str], groups: Mapping[str, Mapping[str, Any]]
) -> Row:
    figures = {column: narrowed.sum(f"{key}.{column}", groups[column]) for column in columns}
    return Row(key, {"category": category}, figures)


def _sums(rows: Sequence[Row], columns: Sequence[str]) -> list[Row]:
    """A line for each of the three kinds of which something was found."""
    found = []
    for kind, belongs in KINDS.items():
        mine = [row for row in rows if belongs(row.texts["category"])]
        if mine:
            key = f"all_{kind}"
            figures = {
                column: total(
                    f"ordnance_by_category_and_status.{key}.{column}",
                    [row.figures[column] for row in mine],
                    "ordnance_by_category_and_status",
                )
                for column in columns
            }
            found.append(Row(key, {"category": "", "kind": kind}, figures))
    return found


def ordnance_by_work(conn: Connection, scope: Scope) -> list[Row]:
    """Explosive ordnance found in the reporting period (date of the find), by the type of activity that found it:
    mines, other ordnance, and apart from them small arms ammunition with remnants that hold no explosive. A line of its
    own has what quality control found in its samples (date of the visit), which is not told by category. Stock is not
    included."""
    name = "ordnance_by_work"
    found, by = _found(name, scope), {"work": "a.activity_type", "kind": _KIND}
    of_work: dict[str | None, dict[str, dict[str, Any]]] = {}
    for group in found.groups(conn, by, **adding("quantity")):
        of_work.setdefault(group["work"], {})[group["kind"]] = group
    order = {code.code: code.order for code in codelist("activity_type")}
    rows = []
    for work, kinds in sorted(of_work.items(), key=lambda item: order.get(item[0] or "", 0)):
        key = work or "-"
        figures = {
            kind: found.equal(by, {"work": work, "kind": kind}).sum(
                f"{key}.{kind}", together([kinds[kind]] if kind in kinds else [])
            )
            for kind in KINDS
        }
        rows.append(Row(key, {"work": work or ""}, figures))
    sampled = query(
        name, "quality_sample", scope, scope.counted("v"), "r.ordnance_found > 0", scope.within("v.start_date"),
        joins="JOIN quality_visit v ON v.id = r.quality_visit_id",
    )  # fmt: skip
    groups = sampled.groups(conn, {}, **adding("ordnance_found"))
    if groups and groups[0]["records"]:
        figure = sampled.sum(f"{QUALITY_CONTROL}.not_told", groups[0])
        rows.append(Row(QUALITY_CONTROL, {"work": QUALITY_CONTROL}, {"not_told": figure}))
    return rows
