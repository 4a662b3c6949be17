"""Anti-personnel mines retained under Article 3 (Form D)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import Query, Row, adding, all_of, joined, key_of, query
from mac_desktop.reports.measures.scope import Scope, in_list
from mac_desktop.reports.measures.stockpile import OF_MINES

KINDS = ("OPENING", "ADDED", "TRANSFER_IN", "CORRECTION", "TRANSFER_OUT", "USED", "DESTROYED")
OUT = ("TRANSFER_OUT", "USED", "DESTROYED")
SIGNED = f"CASE WHEN r.kind IN ({in_list(OUT)}) THEN -r.quantity ELSE r.quantity END"

_JOINS = "LEFT JOIN ordnance_type t ON t.id = r.ordnance_type_id"
_BY_LOT = {"institution": "r.institution", "type_id": "r.ordnance_type_id", "lot": "r.lot"}
_BY_TYPE = {"institution": "r.institution", "type_id": "r.ordnance_type_id"}


def retained_ledger(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted movements of retained anti-personnel mines."""
    return query(measure, "retained_movement", scope, OF_MINES, *conditions, joins=_JOINS)


def retained_balance(conn: Connection, scope: Scope) -> list[Row]:
    """Anti-personnel mines retained at the end of the reporting period, by institution, type and lot: opening balances,
    mines added, transfers in and corrections, less transfers out, mines used and mines destroyed. Lines of which
    nothing is left are shown only when something moved in the period."""
    movements = retained_ledger("retained_balance", scope, scope.past("r.movement_date"))
    by_lot = _grouped(conn, movements, scope, SIGNED, _BY_LOT)
    mixed = {_holding(found) for found in by_lot if (found["amount"] or 0) < 0}
    by_type = _grouped(conn, movements, scope, SIGNED, _BY_TYPE) if mixed else []
    rows = [_row(movements, f, _BY_LOT) for f in by_lot if _holding(f) not in mixed]
    rows += [_row(movements, f, _BY_TYPE) for f in by_type if _holding(f) in mixed]
    kept = [row for row in rows if row.figures["quantity"].amount != 0 or row.texts["moved"]]
    return sorted(kept, key=lambda row: (row.texts["institution"], row.texts["type"], row.texts["lot"]))


def retained_changes(conn: Connection, scope: Scope) -> list[Row]:
    """How the mines retained changed during the reporting period, by type: the balance of all movements before it, what
    was added (opening balances that begin in the period, mines added, transfers in), used, destroyed, transferred out
    and corrected in it, and the balance at its end."""
    before = retained_ledger(
        "retained_changes", scope, scope.past("r.movement_date"), f"NOT ({scope.within('r.movement_date')})"
    )
    within = retained_ledger("retained_changes", scope, scope.past("r.movement_date"), scope.within("r.movement_date"))
    closing = retained_ledger("retained_changes", scope, scope.past("r.movement_date"))
    columns = {"opening": (before, SIGNED), "closing": (closing, SIGNED)} | {
        name: (within.and_(f"r.kind IN ({in_list(kinds)})"), "r.quantity") for name, kinds in _FLOWS.items()
    }
    types = closing.groups(conn, _TYPE, type_number="MIN(t.number)", type_name="MIN(t.name)")
    found = {
        name: {g["type_id"]: g for g in q.groups(conn, _TYPE, **adding("quantity", signed))}
        for name, (q, signed) in columns.items()
    }
    rows = [
        Row(key_of(group["type_number"]), {"type": group["type_name"] or ""}, _columns(columns, found, group))
        for group in sorted(types, key=lambda group: group["type_name"] or "")
    ]
    return [row for row in rows if any(figure.amount != 0 for figure in row.figures.values())]


_TYPE = {"type_id": "r.ordnance_type_id"}
_FLOWS: dict[str, tuple[str, ...]] = {
    "added": ("OPENING", "ADDED", "TRANSFER_IN"),
    "used": ("USED",),
    "destroyed": ("DESTROYED",),
    "transferred_out": ("TRANSFER_OUT",),
    "correction": ("CORRECTION",),
}


def _columns(
    columns: Mapping[str, tuple[Query, str]], found: Mapping[str, Mapping[str, Any]], group: Mapping[str, Any]
) -> dict[str, Figure]:
    """The figures of one type. Where the ledger has no such movement the number is 0: the ledger is kept."""
    figures = {}
    for name, (movements, _) in columns.items():
        key = f"{key_of(group['type_number'])}.{name}"
        narrowed = movements.equal(_TYPE, group)
        got = found[name].get(group["type_id"])
        figures[name] = narrowed.sum(key, got) if got else narrowed.count(key, 0)
    return figures


def _grouped(
    conn: Connection, movements: Query, scope: Scope, quantity: str, by: Mapping[str, str]
) -> list[dict[str, Any]]:
    return movements.groups(
        conn,
        by,
        **adding("quantity", quantity),
        type_number="MIN(t.number)",
        type_name="MIN(t.name)",
        lots=all_of("r.lot"),
        purposes=all_of("r.purpose"),
        remarks=all_of("r.remarks"),
        moved=f"SUM({scope.within('r.movement_date')})",
    )


def _holding(group: Mapping[str, Any]) -> tuple[object, object]:
    return group["institution"], group["type_id"]


def _row(movements: Query, group: Mapping[str, Any], by: Mapping[str, str]) -> Row:
    key = key_of(group["institution"], group["type_number"], *([group["lot"]] if "lot" in by else []))
    texts = {
        "institution": group["institution"] or "",
        "type": group["type_name"] or "",
        "type_id": group["type_id"] or "",
        "lot": (group["lot"] or "") if "lot" in by else joined(group["lots"], ", "),
        "purposes": joined(group["purposes"]),
        "remarks": joined(group["remarks"]),
        "moved": "yes" if group["moved"] else "",
    }
    return Row(key, texts, {"quantity": movements.equal(by, group).sum(f"{key}.quantity", group)})
