"""Positions come in from sheets as partners write them: one column, or columns for easting, northing and zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mac_desktop.exchange.mapping import ColumnUse
from mac_desktop.services import imports, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

KABUL = (34.521559, 69.163435)
HEAD = "Accident ID,Accident type,Caused by,Date of accident,P-code,Device category"
ROW = "A-{n},MINE,MINE,2024-03-0{n},AF01,APM"


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


def look(ctx: Context, headings: str, *cells: str) -> imports.Incoming:
    path = ctx.store.path.with_name("partner.csv")
    rows = [f"{ROW.format(n=n)};{c}".replace(",", ";") for n, c in enumerate(cells, 1)]
    path.write_text("\n".join([f"{HEAD},{headings}".replace(",", ";"), *rows]), encoding="utf-8")
    return imports.look_at(ctx, path, subject="accident")


def stored(ctx: Context, incoming: imports.Incoming, **changes: object) -> list[tuple[object, object, object]]:
    mapping = replace(incoming.mapping, **changes)  # type: ignore[arg-type]
    dry = finish(imports.dry_run(ctx, incoming, mapping))
    assert [p.problem for p in dry.problems] == []
    finish(imports.store_import(ctx, dry))
    found = [records.load(ctx, "accident", i).values for i in lists.ids(ctx, ListRequest("accident", ("number",)))]
    return [(v["position"], v["latitude"], v["longitude"]) for v in sorted(found, key=lambda v: str(v["local_id"]))]


@pytest.mark.parametrize("heading", ["MGRS", "Grid reference", "GPS coordinates", "Coordonnées"])
def test_one_column_of_grid_references_is_enough(ctx: Context, heading: str) -> None:
    found = stored(ctx, look(ctx, heading, "42S WD 15000 20000", "42SWD1500120000", ""))
    assert found[0] == ("42S WD 15000 20000", pytest.approx(KABUL[0], abs=1e-6), pytest.approx(KABUL[1], abs=1e-6))
    assert found[1][2] == pytest.approx(KABUL[1] + 0.0000109, abs=1e-6)
    assert found[2] == (None, None, None)


def test_easting_northing_and_zone_in_three_columns_are_recognised_by_their_headings(ctx: Context) -> None:
    incoming = look(ctx, "UTM zone,Easting,Northing", "42S,515000,3820000")
    assert {(u.heading, u.part) for u in incoming.mapping.columns if u.to == "accident.position"} == {
        ("UTM zone", "zone"),
        ("Easting", "easting"),
        ("Northing", "northing"),
    }
    ((written, latitude, longitude),) = stored(ctx, incoming)
    assert written == "42S E 515000 N 3820000"
    assert (latitude, longitude) == (pytest.approx(KABUL[0], abs=1e-6), pytest.approx(KABUL[1], abs=1e-6))


def test_a_sheet_without_its_zone_asks_for_it_and_takes_one_for_all_rows(ctx: Context) -> None:
    incoming = look(ctx, "Easting,Northing", "515000,3820000", "515010,3820000")
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    assert [p.problem.rule for p in dry.problems] == ["G10", "G10"]
    found = stored(ctx, incoming, constants={"accident.position/zone": "42S"})
    assert [round(float(str(latitude)), 6) for _, latitude, _ in found] == [34.521559, 34.521559]


def test_a_cell_that_a_written_position_overrules_is_named(ctx: Context) -> None:
    incoming = look(ctx, "MGRS,Latitude,Longitude", "42S WD 15000 20000,34.9,69.163435", ",34.9,69.2")
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    assert [(p.problem.rule, p.row, p.heading, p.value) for p in dry.problems] == [("C1", 2, "Latitude", "34.9")]
    finish(imports.store_import(ctx, dry))
    found = [records.load(ctx, "accident", i).values for i in lists.ids(ctx, ListRequest("accident", ("number",)))]
    assert sorted(round(float(str(v["latitude"])), 4) for v in found) == [34.5216, 34.9]


def test_a_position_that_cannot_be_read_names_its_row_and_the_others_come_in(ctx: Context) -> None:
    incoming = look(ctx, "MGRS", "42S WD 15000 20000", "42S 515000", "42S WD 150 20000")
    columns = (*incoming.mapping.columns, ColumnUse("MGRS", "accident.position"))
    dry = finish(imports.dry_run(ctx, incoming, replace(incoming.mapping, columns=columns)))
    assert [(p.problem.rule, p.row) for p in dry.problems] == [("G10", 3), ("G10", 4)]
    assert len(dry.staged.accepted) == 1
