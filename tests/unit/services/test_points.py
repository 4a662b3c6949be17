"""Points are typed and imported as parts of an area; what follows from them follows in the store too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.unit.domain.geodesy.polygons import square

from mac_desktop.domain.geodesy.measuring import destination, leg
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.domain.records.base import State
from mac_desktop.services import geometry, history, imports, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

KABUL = Position(34.5, 69.2)
AREA = {
    "local_id": "HA-1", "classification": "CHA", "status": "OPEN", "information_date": "2020", "admin_unit_id": "AF01",
    "area_m2": 9_000, "contamination": "APM", "direct_evidence": "VISUAL",
}  # fmt: skip


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


@pytest.fixture
def area(ctx: Context) -> str:
    return records.save(ctx, "hazardous_area", AREA, submit=True).id


def add(ctx: Context, area: str, kind: str, **values: object) -> records.Saved:
    shape = "POINT" if kind == "BENCHMARK" else "POLYGON"
    raw = {"hazardous_area_id": area, "shape_kind": shape, "point_type": kind, **values}
    return records.save(ctx, "hazardous_area_point", raw, submit=True)


def add_square(ctx: Context, area: str, centre: Position = KABUL, side: float = 100) -> None:
    for i, corner in enumerate(square(centre, side), 1):
        add(ctx, area, "TURNING", point_number=i, local_id=f"TP{i}", position=str(corner))


def near(ctx: Context, place: Position, table: str = "hazardous_area") -> list[str]:
    with ctx.store.read() as connection:
        box = Bounds(place.latitude, place.longitude, place.latitude, place.longitude)
        return [str(found["id"]) for found in StoreLookup(connection).near(table, box)]


def test_the_points_of_an_area_measure_it(ctx: Context, area: str) -> None:
    add_square(ctx, area)
    found = geometry.outline(ctx, "hazardous_area", area)
    assert found.area_m2 == pytest.approx(10_000, rel=1e-3)
    assert found.difference_percent == pytest.approx(11.1, abs=0.2)
    assert found.perimeter_m == pytest.approx(400, rel=1e-3)
    assert [len(shape.corners) for shape in found.shapes] == [4]
    told = geometry.in_words(ctx, "hazardous_area", area)
    assert told == "Area measured: 9,998 m²  ·  +11.1 % against the area typed  ·  perimeter 400 m"


def test_a_survey_with_its_misclosure_and_a_lost_point_is_told_in_words(ctx: Context, area: str) -> None:
    ring = square(KABUL, 100)
    add(ctx, area, "BENCHMARK", local_id="BM", position=str(ring[0]))
    way = [ring[0], *ring, destination(ring[0], 90, 4)]
    for i, (start, end) in enumerate(pairwise(way)):
        bearing, metres = leg(start, end)
        kind = "START" if i == 0 else "CLOSING" if i == 4 else "TURNING"
        add(ctx, area, kind, point_number=i + 1, bearing=bearing, distance_m=max(metres, 0.01), north_kind="TRUE")
    add(ctx, area, "EVIDENCE", shape_kind="POINT", bearing=10, distance_m=5, from_point="TP9", north_kind="TRUE")
    told = geometry.in_words(ctx, "hazardous_area", area)
    assert "misclosure 4.0 m, 1 in 101" in told
    assert told.endswith("points that cannot be placed: 1")


def test_a_benchmark_that_is_corrected_moves_what_was_measured_from_it(ctx: Context, area: str) -> None:
    benchmark = add(ctx, area, "BENCHMARK", local_id="BM", position=str(KABUL))
    bearing, metres = leg(KABUL, destination(KABUL, 90, 100))
    start = add(ctx, area, "START", point_number=1, bearing=bearing, distance_m=metres, north_kind="TRUE")
    records.set_state(ctx, "hazardous_area_point", [start.id], State.APPROVED)
    before = records.load(ctx, "hazardous_area_point", start.id)
    raw = records.load(ctx, "hazardous_area_point", benchmark.id).raw
    records.save(ctx, "hazardous_area_point", {**raw, "position": "34.6, 69.2"}, benchmark.id)
    after = records.load(ctx, "hazardous_area_point", start.id)
    assert float(str(after.values["latitude"])) - float(str(before.values["latitude"])) == pytest.approx(0.1, abs=1e-5)
    assert (before.state, after.state) == (State.APPROVED, State.SUBMITTED)
    step = history.steps(ctx)[0]
    history.undo(ctx, step.id)
    assert records.load(ctx, "hazardous_area_point", start.id).values == before.values


def test_an_area_is_found_by_its_place_however_its_points_come_and_go(ctx: Context, area: str) -> None:
    assert near(ctx, KABUL) == []
    add_square(ctx, area)
    assert near(ctx, KABUL) == [area]
    assert near(ctx, destination(KABUL, 90, 5_000)) == []
    last = history.steps(ctx)[0]
    history.undo(ctx, last.id)
    assert near(ctx, KABUL) == [area]
    records.delete(ctx, "hazardous_area", area, "test")
    assert near(ctx, KABUL) == []
    records.restore(ctx, "hazardous_area", area)
    assert near(ctx, KABUL) == [area]
    ctx.store.rebuild_search()
    assert near(ctx, KABUL) == [area]
    assert near(ctx, KABUL, "land_release_product") == []


def test_an_area_with_its_perimeter_as_text_is_found_and_measured(ctx: Context) -> None:
    text = "POLYGON ((69.2 34.5, 69.201 34.5, 69.201 34.501, 69.2 34.501, 69.2 34.5))"
    made = records.save(ctx, "hazardous_area", {**AREA, "perimeter": text})
    assert near(ctx, Position(34.5005, 69.2005)) == [made.id]
    found = geometry.outline(ctx, "hazardous_area", made.id)
    assert found.area_m2 == pytest.approx(10_186, rel=1e-2)
    assert len(found.shapes[0].corners) == 4
    raw = records.load(ctx, "hazardous_area", made.id).raw
    records.save(ctx, "hazardous_area", {**raw, "perimeter": ""}, made.id)
    assert near(ctx, Position(34.5005, 69.2005)) == []


HEADINGS = "HA ID;Kind of shape;Point type;Point no.;Point ID;MGRS;Bearing;Distance (m);North;Declination"
SHEET = (
    "HA-1;Point;BM;;BM;42SWD1836117615;;;;",
    "HA-1;Polygon;Start point;1;SP;;10,5;40;magnetic;3,5",
    "HA-1;Polygon;TP;2;TP1;;90;30;magnetic;3,5",
    "HA-1;Polygon;TP;3;TP2;;180;30;magnetic;3,5",
)


def incoming(ctx: Context, *lines: str) -> imports.Incoming:
    path = ctx.store.path.with_name("points.csv")
    path.write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
    return imports.look_at(ctx, path, subject="hazardous_area_point")


def test_a_sheet_of_points_of_known_areas_is_placed_line_by_line(ctx: Context, area: str) -> None:
    found = incoming(ctx, *SHEET)
    dry = finish(imports.dry_run(ctx, found, found.mapping))
    assert [(p.problem.rule, p.problem.field, p.row) for p in dry.problems] == []
    finish(imports.store_import(ctx, dry))
    outline = geometry.outline(ctx, "hazardous_area", area)
    assert [len(shape.corners) for shape in outline.shapes] == [3]
    assert outline.unplaced == []
    stored = [records.load(ctx, "hazardous_area_point", i).values for i in _points(ctx)]
    assert all(values["latitude"] is not None for values in stored)
    assert {str(values["coordinate_format"]) for values in stored} == {"MGRS", "BEARING"}
    assert near(ctx, Position(34.5008, 69.2001)) == [area]


def test_the_coordinates_of_points_are_not_taken_for_those_of_their_area(ctx: Context) -> None:
    path = ctx.store.path.with_name("both.csv")
    head = "Hazardous area ID;Classification;Status;P-code;Area (m2);Contamination;Date of information;Direct evidence;"
    line = "HA-7;CHA;Open;AF01;900;APM;2020;VISUAL;"
    where = [("Point;BM;;34.5;69.2"), ("Polygon;TP;1;34.501;69.2"), ("Polygon;TP;2;34.501;69.201")]
    text = "\n".join([head + "Kind of shape;Point type;Point no.;Latitude;Longitude", *(line + w for w in where)])
    path.write_text(text, encoding="utf-8")
    found = imports.look_at(ctx, path, subject="hazardous_area_point")
    dry = finish(imports.dry_run(ctx, found, replace(found.mapping, state=State.DRAFT)))
    assert [(p.problem.rule, p.problem.field, p.row) for p in dry.problems] == []
    assert dry.counts["new_hazardous_area"] == 1
    assert dry.counts["new_hazardous_area_point"] == 3


def _points(ctx: Context) -> list[str]:
    return list(lists.ids(ctx, ListRequest("hazardous_area_point", ("number",))))
