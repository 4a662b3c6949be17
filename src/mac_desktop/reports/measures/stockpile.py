"""The ledger of stockpiled anti-personnel mines (Form B, and Form G tables 1 and 1b)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import Query, Row, adding, all_of, joined, key_of, query
from mac_desktop.reports.measures.scope import Scope, first_day, in_list, last_day
from mac_desktop.texts import N_

AP_CATEGORIES = ("APM", "IAPM")
IN = ("OPENING", "FOUND_LATER", "TRANSFER_IN", "RETURNED", "CORRECTION")
OUT = ("TRANSFER_OUT", "DESTROYED", "RETAINED")
SIGNED = f"CASE WHEN r.kind IN ({in_list(OUT)}) THEN -r.quantity ELSE r.quantity END"

BEGAN_BEFORE = N_("Includes destruction that began on {began}, before the reporting period.")

_JOINS = (
    "LEFT JOIN ordnance_type t ON t.id = r.ordnance_type_id "
    "LEFT JOIN destruction_event e ON e.id = r.destruction_event_id "
    "LEFT JOIN destruction_site s ON s.id = e.destruction_site_id "
    "LEFT JOIN stockpile_site p ON p.id = r.stockpile_site_id"
)
_BY_TYPE = {"type_id": "r.ordnance_type_id"}
_BY_LOT = {"type_id": "r.ordnance_type_id", "lot": "r.lot"}
_BY_SITE = {"site": "p.name", "holder": "COALESCE(r.holder, p.holder)", "type_id": "r.ordnance_type_id"}


# Mines of a type that nobody knows are in the ledger of anti-personnel mines all the same.
OF_MINES = f"t.category IN ({in_list(AP_CATEGORIES)}) OR r.ordnance_type_id IS NULL"


def ledger(measure: str, scope: Scope, *conditions: str, **params: object) -> Query:
    """Counted movements of anti-personnel mines; lines of a destruction event count when the event does."""
    event = f"r.destruction_event_id IS NULL OR ({scope.counted('e')})"
    return query(measure, "stockpile_movement", scope, OF_MINES, event, *conditions, joins=_JOINS, **params)


def stockpile_balance(conn: Connection, scope: Scope) -> list[Row]:
    """Anti-personnel mines in stock at the end of the reporting period, by type and lot: opening balances, stock found
    later, transfers in, mines returned from retained and corrections, less transfers out, mines destroyed and mines
    moved to retained. Types of which nothing is left are shown only when something moved in the period. Retained mines
    are not stock."""
    movements = ledger("stockpile_balance", scope, scope.past("r.movement_date"))
    return _balances(conn, movements, scope)


def stockpile_by_site(conn: Connection, scope: Scope) -> list[Row]:
    """Anti-personnel mines in stock at the end of the reporting period, by site, holder and type: the movements of the
    stockpile ledger up to then, added up as for the whole stock. The holder is that of the line, or else that of the
    site. Lines that name no site stand by themselves; a balance below 0 tells that mines left from where they were
    never recorded."""
    movements = ledger("stockpile_by_site", scope, scope.past("r.movement_date"))
    rows = []
    for group in _grouped(conn, movements, scope, SIGNED, _BY_SITE):
        key = key_of(group["site"], group["holder"], group["type_number"])
        texts = {"site": group["site"] or "", "holder": group["holder"] or "", "type": group["type_name"] or ""}
        figure = movements.equal(_BY_SITE, group).sum(f"{key}.quantity", group)
        if figure.amount != 0:
            rows.append(Row(key, texts, {"quantity": figure}))
    return sorted(rows, key=lambda row: (row.texts["site"], row.texts["holder"], row.texts["type"]))


def stockpile_found_later(conn: Connection, scope: Scope) -> list[Row]:
    """Previously unknown stock discovered in the reporting period, by type and lot. It is counted apart only after
    stockpile destruction was declared complete or its deadline had passed; before that it is part of the stock."""
    if scope.article_4_end is None:
        return []
    found = ledger(
        "stockpile_found_later",
        scope,
        "r.kind = 'FOUND_LATER'",
        scope.within("r.movement_date"),
        "r.movement_date > :article_4_end",
    )
    return _moved(conn, found, scope, _HELD)


def stock_destroyed(conn: Connection, scope: Scope) -> list[Row]:
    """Stockpiled anti-personnel mines destroyed in the reporting period, by type and lot, each on the date on which it
    left the ledger. Previously unknown stock destroyed after the Article 4 deadline is not included, and mines
    destroyed in mined areas never are."""
    return _moved(
        conn, destroyed("stock_destroyed", scope, scope.within("r.movement_date"), _not_unknown(scope)), scope
    )


def found_later_destroyed(conn: Connection, scope: Scope) -> list[Row]:
    """Previously unknown stock destroyed in the reporting period, by type and lot: mines destroyed after the Article 4
    end or deadline, of a type (and lot, where both are known) that was found after it and not later than destroyed."""
    if scope.article_4_end is None:
        return []
    return _moved(
        conn, destroyed("found_later_destroyed", scope, scope.within("r.movement_date"), _unknown(scope)), scope
    )


def stock_destroyed_since_entry_into_force(conn: Connection, scope: Scope) -> list[Row]:
    """All stockpiled anti-personnel mines destroyed from entry into force of the Convention for the State to the end of
    the reporting period, by type, known and previously unknown stock together. Where entry into force is not recorded
    all destruction to the end of the period counts."""
    when = scope.since_entry_into_force("r.movement_date")
    movements = destroyed("stock_destroyed_since_entry_into_force", scope, when)
    return _rows(movements, _grouped(conn, movements, scope, "r.quantity", _BY_TYPE), _BY_TYPE, scope, _GONE)


def destroyed(measure: str, scope: Scope, *conditions: str) -> Query:
    """Movements by which stock was destroyed."""
    return ledger(measure, scope, "r.kind = 'DESTROYED'", *conditions)


def _unknown(scope: Scope) -> str:
    return (
        "r.movement_date > :article_4_end AND EXISTS (SELECT 1 FROM stockpile_movement f WHERE f.kind = 'FOUND_LATER' "
        f"AND f.ordnance_type_id IS r.ordnance_type_id AND {scope.counted('f')} AND f.movement_date > :article_4_end "
        f"AND {first_day('f.movement_date')} <= {last_day('r.movement_date')} "
        "AND (f.lot IS NULL OR r.lot IS NULL OR f.lot = r.lot))"
    )


def _not_unknown(scope: Scope) -> str:
    return "1" if scope.article_4_end is None else f"NOT ({_unknown(scope)})"


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
        holders=all_of("COALESCE(r.holder, p.holder)"),
        stores=all_of("p.name"),
        events=all_of("e.title"),
        sites=all_of("COALESCE(s.name, e.place)"),
        methods=all_of("e.method"),
        dates=all_of("r.movement_date"),
        documents=all_of("r.reference_document"),
        remarks=all_of("r.remarks"),
        moved=f"SUM({scope.within('r.movement_date')})",
        began="MIN(e.destroyed_from)",
    )


def _balances(conn: Connection, movements: Query, scope: Scope) -> list[Row]:
    """By type and lot; by type alone where the lots of a type do not tell which of them left the stock."""
    by_lot = _grouped(conn, movements, scope, SIGNED, _BY_LOT)
    mixed = {found["type_id"] for found in by_lot if (found["amount"] or 0) < 0}
    by_type = _grouped(conn, movements, scope, SIGNED, _BY_TYPE) if mixed else []
    rows = _rows(movements, (f for f in by_lot if f["type_id"] not in mixed), _BY_LOT, scope, _HELD)
    rows += _rows(movements, (f for f in by_type if f["type_id"] in mixed), _BY_TYPE, scope, _HELD)
    return [row for row in rows if row.figures["quantity"].amount != 0 or row.texts["moved"]]


def _moved(conn: Connection, movements: Query, scope: Scope, told: Sequence[str] | None = None) -> list[Row]:
    return _rows(movements, _grouped(conn, movements, scope, "r.quantity", _BY_LOT), _BY_LOT, scope, told or _GONE)


def _rows(
    movements: Query, found: Iterable[dict[str, Any]], by: Mapping[str, str], scope: Scope, told: Sequence[str]
) -> list[Row]:
    """One row per group, in the order of the types' names."""
    rows = []
    for group in sorted(found, key=lambda f: (f["type_name"] or "", f.get("lot") or "")):
        key = key_of(group["type_number"], *([group["lot"]] if "lot" in by else []))
        figure = movements.equal(by, group).sum(f"{key}.quantity", group)
        rows.append(Row(key, _texts(group, told), {"quantity": _with_beginning(figure, group["began"], scope)}))
    return rows


def _with_beginning(figure: Figure, began: str | None, scope: Scope) -> Figure:
    """Destruction that took longer than the period counts where it ended, and says when it began."""
    ends_in_period = figure.measure in {"stock_destroyed", "found_later_destroyed"}
    if figure.note or not began or not ends_in_period or began >= scope.start[: len(began)]:
        return figure
    return replace(figure, note=BEGAN_BEFORE, params={**figure.params, "began": began})


# What is told of stock that is held, and of stock that was destroyed.
_HELD = ("holders", "stores", "documents", "remarks")
_GONE = ("events", "sites", "methods", "dates", "remarks")


def _texts(group: dict[str, Any], told: Sequence[str]) -> dict[str, str]:
    lots = joined(group["lots"], ", ")
    return {
        "type": group["type_name"] or "",
        "type_id": group["type_id"] or "",
        "lot": (group["lot"] or "") if "lot" in group else lots,
        "moved": "yes" if group["moved"] else "",
    } | {name: joined(group[name]) for name in told}


def types_in_stock(rows: Iterable[Row]) -> list[str]:
    """Ids of the types of which a balance has some left, each once."""
    return list(dict.fromkeys(row.texts["type_id"] for row in rows if row.figures["quantity"].amount != 0))
