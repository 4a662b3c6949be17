"""Each of geocheck's 15 views has an example that fails and one that passes, judged as a record of the centre is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.forms.rules.geocheck import VIEWS
from mac_desktop.forms.schema import Value, Values
from mac_desktop.forms.validate import validate

SQUARE = ((34.5, 69.2), (34.501, 69.2), (34.501, 69.201), (34.5, 69.201))


def corner(n: int, lat: float, lon: float, **other: Value) -> Values:
    return {
        "id": f"p{n}{other.get('shape_id', '')}", "hazardous_area_id": "a1", "shape_kind": "POLYGON",
        "point_type": "TURNING", "point_number": n, "local_id": f"TP{n}{other.get('shape_id', '')}", "latitude": lat,
        "longitude": lon, **other,
    }  # fmt: skip


def polygon(corners: Sequence[tuple[float, float]] = SQUARE, **other: Value) -> list[Values]:
    return [corner(n, lat, lon, **other) for n, (lat, lon) in enumerate(corners, 1)]


def single(name: str, lat: float, **other: Value) -> Values:
    return {
        "id": f"s{name}{lat}", "hazardous_area_id": "a1", "shape_kind": "POINT", "point_type": "EVIDENCE",
        "local_id": name, "latitude": lat, "longitude": 69.2, **other,
    }  # fmt: skip


def changed(points: list[Values], place: int, **values: Value) -> list[Values]:
    return [*points[:place], {**points[place], **values}, *points[place + 1 :]]


@dataclass(frozen=True)
class Example:
    """The parts of an area; with `form` the record that is judged is a part itself, else the area."""

    parts: Sequence[Values]
    form: str = "hazardous_area"


POINT, ORDNANCE = "hazardous_area_point", "area_ordnance"
AWAY = [(lat + 0.01, lon) for lat, lon in SQUARE]
MINES: Values = {"id": "o1", "hazardous_area_id": "a1", "category": "APM", "quantity": 15}
BOTH: dict[str, tuple[Example, Example]] = {
    "geocheck_obj_TYPE_invalid_polys": (Example(polygon([SQUARE[i] for i in (0, 2, 1, 3)])), Example(polygon())),
    "geocheck_obj_TYPE_few_vertices_polys": (Example(polygon(SQUARE[:2])), Example(polygon(SQUARE[:3]))),
    "geocheck_duplicate_polygons": (
        Example([*polygon(shape_id="1"), *polygon(shape_id="2")]),
        Example([*polygon(shape_id="1"), *polygon(AWAY, shape_id="2")]),
    ),
    "geocheck_duplicate_polygon_polyid": (
        Example([*polygon(shape_id="1"), *({**p, "id": f"{p['id']}b"} for p in polygon(AWAY, shape_id="1"))]),
        Example([*polygon(shape_id="1"), *polygon(AWAY, shape_id="2")]),
    ),
    "geocheck_duplicate_polygon_polyid_trimmed": (
        Example([*polygon(shape_id="A"), *polygon(AWAY, shape_id="A ")]),
        Example([*polygon(shape_id="A"), *polygon(AWAY, shape_id="B")]),
    ),
    "geocheck_duplicate_polygon_points": (
        Example([corner(5, *SQUARE[0]), *polygon()], POINT),
        Example([corner(5, 34.4995, 69.2005), *polygon()], POINT),
    ),
    "geocheck_duplicate_polygon_point_localid": (
        Example(changed(polygon(), 1, local_id="TP1")),
        Example(polygon()),
    ),
    "geocheck_duplicate_polygon_point_localid_trimmed": (
        Example(changed(polygon(), 1, local_id="TP1 ")),
        Example(polygon()),
    ),
    "geocheck_duplicate_points": (
        Example([single("E1", 34.5), single("E2", 34.5000004)], POINT),
        Example([single("E1", 34.5), single("E2", 34.6)], POINT),
    ),
    "geocheck_duplicate_point_point_localid": (
        Example([single("E1", 34.5), single("E1", 34.6)], POINT),
        Example([single("E1", 34.5), single("E2", 34.6)], POINT),
    ),
    "geocheck_duplicate_point_point_localid_trimmed": (
        Example([single("E1", 34.5), single(" E1", 34.6)], POINT),
        Example([single("E1", 34.5), single("E2", 34.6)], POINT),
    ),
    "geocheck_duplicate_localids": (
        Example([{"id": "a2", "local_id": "ha-1"}], "other area"),
        Example([{"id": "a2", "local_id": "HA-2"}], "other area"),
    ),
    "geocheck_duplicate_devices": (
        Example([MINES, {**MINES, "id": "o2"}], ORDNANCE),
        Example([MINES, {**MINES, "id": "o2", "quantity": 4}], ORDNANCE),
    ),
    "geocheck_adv_distance_polygon_points": (Example(changed(polygon(), 0, latitude=34.4)), Example(polygon())),
    "geocheck_adv_overlapping_polygons": (
        Example([*polygon(shape_id="1"), *polygon([(a + 0.0005, b) for a, b in SQUARE], shape_id="2")]),
        Example([*polygon(shape_id="1"), *polygon(AWAY, shape_id="2")]),
    ),
}  # fmt: skip


def found(example: Example) -> set[str]:
    """The rules that the judged record breaks: the first part, or the area to which the parts belong."""
    area: Values = {"id": "a1", "local_id": "HA-1", "classification": "CHA", "status": "OPEN"}
    tables = {POINT: example.parts if example.form in (POINT, "hazardous_area") else (), "hazardous_area": (area,)}
    if example.form == ORDNANCE:
        tables[ORDNANCE] = example.parts
    if example.form == "other area":
        tables["hazardous_area"] = (*example.parts, area)
    judged = example.parts[0] if example.form in (POINT, ORDNANCE) else area
    form = form_for(example.form if example.form in (POINT, ORDNANCE) else "hazardous_area")
    raw = {name: value for name, value in judged.items() if name != "id"}
    checked = validate(form, raw, HeldRecords(tables), today=dt.date(2026, 4, 20), record_id=str(judged["id"]))
    return {problem.rule for problem in checked.problems}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_each_view_of_geocheck_has_an_example_that_fails_and_one_that_passes(view) -> None:  # type: ignore[no-untyped-def]
    failing, passing = BOTH[view.name]
    assert found(failing) & set(view.rules), found(failing)
    assert not found(passing) & set(view.rules), found(passing)


def test_all_15_views_are_there_and_name_rules_that_exist() -> None:
    assert len(VIEWS) == len(BOTH) == 15
    assert sum(view.must for view in VIEWS) == 13
    known = {rule.id for rule in RULES} | {"V1"}  # V1 is judged in reading, for every field that is unique
    assert {rule for view in VIEWS for rule in view.rules} <= known
