"""Areas known or suspected to contain anti-personnel mines (Form C)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure, Selection
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures.admin_units import Place, Places, in_district, in_province
from mac_desktop.reports.measures.rows import Query, Row, adding, answer_of, key_of, query, together, total, used
from mac_desktop.reports.measures.scope import Scope, in_list, last_day
from mac_desktop.reports.measures.standings import (
    LISTED,
    ever_hazardous,
    first_told,
    open_on,
    out_of_another,
    reopened,
    then,
    told,
)
from mac_desktop.reports.measures.stockpile import AP_CATEGORIES
from mac_desktop.texts import N_

CLASSES = {"known": "CHA", "suspected": "SHA"}

WITHOUT_SIZE = N_("{missing} of these {records} areas have no recorded size; they add nothing to it.")


def with_mines(contamination: str) -> str:
    """SQL for a contamination that includes anti-personnel mines, manufactured or improvised."""
    listed = f"';' || replace(COALESCE({contamination}, ''), ' ', '') || ';'"
    return " OR ".join(f"{listed} LIKE '%;{code};%'" for code in AP_CATEGORIES)


def open_areas(measure: str, scope: Scope, day: str | None = None) -> Query:
    """Counted suspected and confirmed hazardous areas that are open on the scope's `as_of`, or on another day, with
    what is left of each as `LEFT`: the size that it had then less what was released of it by then, never below 0."""
    areas = query(measure, "hazardous_area", scope, open_on(), joins=told(scope))
    return replace(areas, beside=released_by(scope), params={**areas.params, "as_of": day or scope.as_of})


def mined_areas_on(measure: str, scope: Scope, day: str | None = None) -> Query:
    """Those open areas whose contamination included anti-personnel mines on the day."""
    return open_areas(measure, scope, day).and_(with_mines(then("contamination")))


def released_by(scope: Scope) -> str:
    """A join that gives each area r what was released of it by the day."""
    return (
        "LEFT JOIN (SELECT p.hazardous_area_id AS area_id, SUM(p.area_m2) AS area_m2 FROM land_release_product p "
        f"{_OF_COUNTED.format(counted=scope.counted('a'), told=told(scope, 'h', 'held'))} "
        f"WHERE {taken_off(scope.counted('p'))} GROUP BY p.hazardous_area_id) released ON released.area_id = r.id"
    )


_OF_COUNTED = (
    "JOIN activity a ON a.id = p.activity_id AND {counted} JOIN hazardous_area h ON h.id = p.hazardous_area_id {told}"
)


def taken_off(counted: str) -> str:
    """SQL for land release products p that were taken off the size of their area h by the day. What was released of an
    area before it was re-opened is not taken off again."""
    released = last_day("p.release_date")
    return f"{counted} AND {released} <= :as_of AND {released} > {reopened('h', 'held')}"


_CLASS, SIZE = then("classification"), then("area_m2")
LEFT = f"MAX({SIZE} - COALESCE(released.area_m2, 0), 0)"


def land_summary(conn: Connection, scope: Scope) -> list[Row]:
    """Areas known (CHA) or suspected (SHA) to contain anti-personnel mines that are open on the "as of" date, by unit
    of admin level 1 and 2: their number, and what is left of their size in square metres after what has been released
    of them by then. Classification, size and contamination are those of that day, as far as the history of the area
    tells them. An area of which nobody recorded the size counts in the number and is left out of the square metres,
    with a note. Areas whose contamination does not name anti-personnel mines are not counted."""
    areas = mined_areas_on("land_summary", scope)
    if not areas.any(conn):
        return []
    places = Places(conn)
    by = {"unit": "r.admin_unit_id", "class": _CLASS}
    found = areas.groups(conn, by, **adding("area_m2", LEFT), released="SUM(released.area_m2 IS NOT NULL)")
    rows = []
    for place, groups in _by_place(found, {f["unit"]: places.of(f["unit"]) for f in found}):
        inside = in_district(areas, "r.admin_unit_id", place)
        rows.append(
            Row(place.key, {"admin1": place.names[0], "admin2": place.names[1]}, _eight(inside, scope, place, groups))
        )
    return rows


def newly_identified(conn: Connection, scope: Scope) -> list[Row]:
    """Areas with anti-personnel mines that became known as suspected or confirmed in the reporting period (date of
    information), by unit of admin level 1 and by the classification that they had then: their number and their whole
    size in square metres. Areas that came out of another area by a split or a merger are not new."""
    new = newly_found("newly_identified", scope)
    if not new.any(conn):
        return []
    places = Places(conn)
    by = {"unit": "r.admin_unit_id", "class": _CLASS}
    found = new.groups(conn, by, **adding("area_m2", SIZE))
    rows = []
    for place, groups in _by_place(found, {f["unit"]: places.of(f["unit"]).province for f in found}):
        inside = in_province(new, "r.admin_unit_id", place)
        rows.append(Row(place.key, {"admin1": place.names[0]}, _four(inside, scope, place, groups)))
    return rows


def newly_found(measure: str, scope: Scope) -> Query:
    """Counted areas with mines that became known in the period, out of no other area; `_CLASS` and `SIZE` are those of
    that time."""
    known = "CASE WHEN told.area_id IS NULL THEN r.information_date ELSE told.since END"
    itself = f"told.area_id IS NULL AND r.classification IN ({LISTED}) AND {ever_hazardous('r')}"
    return query(
        measure,
        "hazardous_area",
        scope,
        f"told.at IS NOT NULL OR ({itself})",
        with_mines(then("contamination")),
        scope.within(known),
        f"NOT {out_of_another('r')}",
        joins=first_told(scope),
    )


def _by_place(
    found: Iterable[dict[str, Any]], places: Mapping[str | None, Place]
) -> list[tuple[Place, list[dict[str, Any]]]]:
    """The groups of each place, places in the order of their names, nowhere last."""
    gathered: dict[Place, list[dict[str, Any]]] = {}
    for group in found:
        gathered.setdefault(places[group["unit"]], []).append(group)
    return sorted(gathered.items(), key=lambda item: (not item[0].names[0], item[0].names, item[0].pcodes))


def _four(inside: Query, scope: Scope, place: Place, groups: list[dict[str, Any]]) -> dict[str, Figure]:
    figures = {}
    for name, code in CLASSES.items():
        areas = inside.and_(f"{_CLASS} = :class", **{"class": code})
        mine = _merged([g for g in groups if g["class"] == code])
        key = f"{place.key}.{name}"
        figures[f"{name}_n"] = areas.count(f"{key}_n", mine["records"])
        figures[f"{name}_m2"] = _size(areas, scope, f"{key}_m2", mine)
    return figures


def _eight(inside: Query, scope: Scope, place: Place, groups: list[dict[str, Any]]) -> dict[str, Figure]:
    """Number and square metres of known, suspected and both."""
    figures = _four(inside, scope, place, groups)
    for unit in ("n", "m2"):
        parts = [figures[f"known_{unit}"], figures[f"suspected_{unit}"]]
        figures[f"total_{unit}"] = total(f"{inside.measure}.{place.key}.total_{unit}", parts, inside.measure)
    return figures


def _merged(groups: list[dict[str, Any]]) -> dict[str, Any]:
    return together(groups) | {"released": sum(g.get("released") or 0 for g in groups)}


def _size(areas: Query, scope: Scope, key: str, found: Mapping[str, Any]) -> Figure:
    """Square metres; a place with areas of which none has a size has an unknown size, one without areas has 0."""
    figure = areas.sum(key, found, "m2")
    if figure.amount is None:
        figure = replace(figure, amount=Gap.UNKNOWN)
    elif figure.note:
        figure = replace(figure, note=WITHOUT_SIZE)
    if not found.get("released"):
        return figure
    return replace(figure, selections=(*figure.selections, released_of(areas, scope)))


def released_of(areas: Query, scope: Scope) -> Selection:
    """The land release products that were taken off the size of these areas."""
    of_counted = _OF_COUNTED.format(counted=scope.counted("a"), told=told(scope, "h", "held"))
    sql = (
        f"SELECT p.id FROM land_release_product p {of_counted} WHERE {taken_off(scope.counted('p'))} "
        f"AND p.hazardous_area_id IN ({areas.selection.sql})"
    )
    return Selection("land_release_product", *used(sql, areas.params))


def mined_areas(conn: Connection, scope: Scope, classification: str) -> list[Row]:
    """Every open area with anti-personnel mines of one classification (CHA: known, SHA: suspected) on the "as of" date,
    one line for each type of anti-personnel mine recorded in it, with the quantity recorded for that type. An area
    without such a line stands with its quantity not reported."""
    areas = mined_areas_on("mined_areas", scope).and_(f"{_CLASS} = :class", **{"class": classification})
    areas = replace(
        areas, beside=f"{areas.beside} {_ORDNANCE.format(counted=scope.counted('o'), mines=in_list(AP_CATEGORIES))}"
    )
    found = areas.lines(
        conn,
        "u.name, r.number, o.number",
        id="r.id",
        number="r.number",
        local_id="r.local_id",
        name="r.name",
        place="r.place",
        unit="r.admin_unit_id",
        unit_name="u.name",
        latitude="r.latitude",
        longitude="r.longitude",
        size=LEFT,
        recorded=SIZE,
        contamination=then("contamination"),
        marked="r.marked",
        marking="r.marking_type",
        emplaced_from="r.emplaced_from",
        emplaced_to="r.emplaced_to",
        line="o.number",
        line_id="o.id",
        category="o.category",
        type="t.name",
        quantity="o.quantity",
        quantity_gap="json_extract(o.gaps, '$.quantity')",
        emplaced="o.emplaced",
        emplaced_gap="json_extract(o.gaps, '$.emplaced')",
        emplaced_from_gap="json_extract(r.gaps, '$.emplaced_from')",
    )
    if not found:
        return []
    places = Places(conn)
    return [_mined_area(line, places.of(line["unit"])) for line in found]


_ORDNANCE = (
    "LEFT JOIN admin_unit u ON u.id = r.admin_unit_id "
    "LEFT JOIN area_ordnance o ON o.hazardous_area_id = r.id AND {counted} AND o.category IN ({mines}) "
    "LEFT JOIN ordnance_type t ON t.id = o.ordnance_type_id"
)


def _mined_area(line: Mapping[str, Any], place: Place) -> Row:
    form, record = ("area_ordnance", line["line_id"]) if line["line_id"] else ("hazardous_area", line["id"])
    selection = Selection(form, f"SELECT id FROM {form} WHERE id = :id", {"id": record})
    key = key_of(line["number"], line["line"]) if line["line"] else key_of(line["number"])
    amount = line["quantity"] if line["quantity"] is not None else answer_of([line["quantity_gap"]])
    quantity = Figure(f"mined_areas.{key}.quantity", amount, "mined_areas", "", {}, (selection,))
    names = (
        "number",
        "local_id",
        "name",
        "place",
        "unit_name",
        "contamination",
        "marked",
        "marking",
        "category",
        "type",
        "emplaced",
    )
    emplaced = ("emplaced_from", "emplaced_to", "emplaced_gap", "emplaced_from_gap")
    texts = {name: line[name] or "" for name in (*names, *emplaced)}
    if line["emplaced"]:  # what the line says goes before what is known of the whole area
        texts |= dict.fromkeys(emplaced, "")
    placed = line["latitude"] is not None and line["longitude"] is not None
    shown = ("size", "recorded", *(("latitude", "longitude") if placed else ()))
    numbers = {"latitude": "", "longitude": ""} | {n: "" if line[n] is None else str(line[n]) for n in shown}
    return Row(key, texts | numbers | {"admin1": place.names[0], "admin2": place.names[1]}, {"quantity": quantity})
