"""Land released, and explosive ordnance destroyed in mined areas (Form F table 2, Form G table 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.admin_units import Place, Places, in_province
from mac_desktop.reports.measures.areas import with_mines
from mac_desktop.reports.measures.rows import Query, Row, adding, all_of, joined, key_of, query, together, total
from mac_desktop.reports.measures.scope import Scope, by_month, in_list, month
from mac_desktop.reports.measures.standings import told_at
from mac_desktop.reports.measures.stockpile import AP_CATEGORIES

RELEASE_TYPES = {"cancelled": "CAN", "reduced": "RED", "cleared": "CLR"}
VEHICLE_MINES = ("AVM", "IAVM")
NOT_ORDNANCE = ("SAA", "EXM")
ORDNANCE = {
    "apm": f"r.category IN ({in_list(AP_CATEGORIES)})",
    "avm": f"r.category IN ({in_list(VEHICLE_MINES)})",
    "other": f"COALESCE(r.category, '') NOT IN ({in_list((*AP_CATEGORIES, *VEHICLE_MINES, *NOT_ORDNANCE))})",
}

_OF_ACTIVITY = "JOIN activity a ON a.id = r.activity_id LEFT JOIN hazardous_area h ON h.id = r.hazardous_area_id"
_UNIT = "COALESCE(h.admin_unit_id, a.admin_unit_id)"
_DESTROYED_ON = "COALESCE(r.disposal_date, r.found_date)"


def products(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted land release products of counted activities, of areas with anti-personnel mines when it was released."""
    mines = with_mines("COALESCE(told.contamination, h.contamination)")
    joins = f"{_OF_ACTIVITY} {told_at(scope, 'r.release_date')}"
    return query(measure, "land_release_product", scope, scope.counted("a"), mines, *conditions, joins=joins)


def ordnance_destroyed(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted ordnance that was destroyed, or of which it is not recorded how much was, of counted activities other
    than the destruction of stock."""
    not_stock = "COALESCE(a.activity_type, '') <> 'STK'"
    some = "r.quantity_destroyed IS NULL OR r.quantity_destroyed > 0"
    conditions = (scope.counted("a"), not_stock, some, *conditions)
    return query(measure, "ordnance_item", scope, *conditions, joins=_OF_ACTIVITY)


def land_release(conn: Connection, scope: Scope) -> list[Row]:
    """Land with anti-personnel mines released in the reporting period (date of release), by unit of admin level 1, in
    square metres: cancelled by non-technical survey, reduced by technical survey, cleared, and the three together; and
    the anti-personnel mines, anti-vehicle mines and other explosive ordnance destroyed in the period during survey,
    clearance and spot tasks. Small arms ammunition and remnants without explosive are not counted, nor is stock."""
    land = products("land_release", scope, scope.within("r.release_date"))
    items = ordnance_destroyed("land_release", scope, scope.within(_DESTROYED_ON))
    found_land = land.groups(conn, {"unit": _UNIT, "type": "r.release_type"}, **adding("area_m2"))
    kinds = " ".join(f"WHEN {condition} THEN '{name}'" for name, condition in ORDNANCE.items())
    by = {"unit": _UNIT, "type": f"CASE {kinds} END"}
    found_items = [g for g in items.groups(conn, by, **adding("quantity_destroyed")) if g["type"]]
    if not found_land and not found_items:
        return []
    places = Places(conn)
    of_place: dict[Place, list[dict[str, Any]]] = {}
    for group in [*found_land, *found_items]:
        of_place.setdefault(places.of(group["unit"]).province, []).append(group)
    ordered = sorted(of_place.items(), key=lambda item: (not item[0].names[0], item[0].names, item[0].pcodes))
    return [
        Row(
            place.key,
            {"admin1": place.names[0]},
            _eight(in_province(land, _UNIT, place), in_province(items, _UNIT, place), place, groups),
        )
        for place, groups in ordered
    ]


def land_release_by_month(conn: Connection, scope: Scope) -> list[Row]:
    """Land with anti-personnel mines released in the reporting period, in square metres, by month of release, with a
    line of its own for each year for land of which only the year of release is known: it is in no month. Counted as by
    unit of admin level 1."""
    land = products("land_release_by_month", scope, scope.within("r.release_date"))
    by = {"month": month("r.release_date")}
    rows: dict[str, list[dict[str, Any]]] = {}
    for group in land.groups(conn, {**by, "type": "r.release_type"}, **adding("area_m2")):
        rows.setdefault(group["month"] or "", []).append(group)
    return [
        Row(key_of(told), {"month": told}, _released(land.equal(by, {"month": told}), key_of(told), rows[told]))
        for told in sorted(rows, key=by_month)
    ]


def _released(land: Query, key: str, groups: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    """What was cancelled, reduced and cleared, and the three together."""
    groups, figures = list(groups), dict[str, Figure]()
    for name, code in RELEASE_TYPES.items():
        narrowed = land.and_("r.release_type = :type", type=code)
        figures[name] = _added(narrowed, f"{key}.{name}", [g for g in groups if g["type"] == code], "m2")
    figures["released"] = total(f"{land.measure}.{key}.released", list(figures.values()), land.measure)
    return figures


def _eight(land: Query, items: Query, place: Place, groups: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    groups = list(groups)
    figures = _released(land, place.key, groups)
    for name, condition in ORDNANCE.items():
        figures[name] = _added(items.and_(condition), f"{place.key}.{name}", [g for g in groups if g["type"] == name])
    return figures


def _added(narrowed: Query, key: str, groups: list[Mapping[str, Any]], unit: str = "") -> Figure:
    """The sum of several groups. A place with other releases but none of this kind has 0 of it."""
    return narrowed.sum(key, together(groups), unit)


def mines_destroyed_in_mined_areas(conn: Connection, scope: Scope) -> list[Row]:
    """Anti-personnel mines destroyed in the reporting period (date of disposal, else of finding) during survey,
    clearance and spot tasks, by type; improvised anti-personnel mines have a line of their own whatever their type. The
    destruction of stock is never included."""
    return _by_type(conn, "mines_destroyed_in_mined_areas", scope, scope.within(_DESTROYED_ON))


def mines_destroyed_in_mined_areas_since_entry_into_force(conn: Connection, scope: Scope) -> list[Row]:
    """All anti-personnel mines destroyed in mined areas from entry into force of the Convention for the State to the
    end of the reporting period, counted as for one period. Where entry into force is not recorded all destruction to
    the end of the period counts."""
    when = scope.since_entry_into_force(_DESTROYED_ON)
    return _by_type(conn, "mines_destroyed_in_mined_areas_since_entry_into_force", scope, when)


def _by_type(conn: Connection, measure: str, scope: Scope, when: str) -> list[Row]:
    items = ordnance_destroyed(measure, scope, ORDNANCE["apm"], when)
    by = {"category": "r.category", "type_id": "CASE r.category WHEN 'APM' THEN r.ordnance_type_id END"}
    items = replace(items, joins=f"{items.joins} LEFT JOIN ordnance_type t ON t.id = r.ordnance_type_id")
    found = items.groups(
        conn,
        by,
        **adding("quantity_destroyed"),
        type_number="MIN(t.number)",
        type_name="MIN(t.name)",
        methods=all_of("r.disposal_method"),
    )
    rows = []
    for group in sorted(found, key=lambda g: (g["category"] != "APM", g["type_id"] is None, g["type_name"] or "")):
        key = key_of(group["category"] if group["type_id"] is None else group["type_number"])
        texts = {
            "type": group["type_name"] or "" if group["type_id"] else "",
            "category": group["category"],
            "methods": joined(group["methods"], ";"),
        }
        rows.append(Row(key, texts, {"quantity": items.equal(by, group).sum(f"{key}.quantity", group)}))
    return rows
