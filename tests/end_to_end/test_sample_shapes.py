"""Shapes of partners' files that the sample country stands for, each by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.exchange.cells import Cell
from mac_desktop.exchange.sample_books import Book, BookSheet, write_book
from mac_desktop.services import history, imports
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.stores import new_store
from mac_desktop.texts import Texts

AREAS: list[list[Cell]] = [
    ["HA ID", "Classification", "Status", "Survey date", "P-code", "Area (m2)", "Contamination", "Direct evidence"],
    ["HA-1", "CHA", "Open", dt.date(2020, 5, 4), "XX01", 1000, "APM", "VISUAL"],
    ["HA-2", "CHA", "Open", dt.date(2020, 5, 5), "XX01", 2000, "APM", "VISUAL"],
]
UNITS: list[list[Cell]] = [["ADM1_EN", "ADM1_PCODE", "validOn"], ["North", "XX01", "2020-01-01"]]


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    def now() -> dt.datetime:
        return dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)

    made = new_store(tmp_path / "t.macdesk", office="TEST", user="Samira", now=now, texts=Texts())
    with made.store:
        yield made


def look(ctx: Context, name: str, *rows: list[list[Cell]], sheet: str | None = None) -> imports.Incoming:
    sheets = tuple(BookSheet(f"Sheet {n}", one) for n, one in enumerate(rows, 1))
    file = ctx.store.path.parent / name
    if not file.exists():  # written again it would be another file: a workbook holds the second of its making
        write_book(file.parent, Book(name, sheets))
    return imports.look_at(ctx, file, sheet=sheet)


def bring(ctx: Context, incoming: imports.Incoming) -> imports.DryRun:
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    finish(imports.store_import(ctx, dry))
    return dry


def test_a_published_gazetteer_comes_in_level_by_level_without_a_mapping(real_data: Path, ctx: Context) -> None:
    file = real_data / "palestine-admin-boundaries.xlsx"
    counts = []
    for sheet in ("Admin0", "Admin1", "Admin2"):
        dry = bring(ctx, imports.look_at(ctx, file, sheet=sheet))
        counts.append((dry.counts["new_admin_unit"], dry.counts["rejected_rows"], len(dry.problems)))
    assert counts == [(1, 0, 0), (2, 0, 0), (16, 0, 0)]
    with ctx.store.read() as connection:
        levels = connection.exec_driver_sql(
            "SELECT u.level, count(*), count(p.id) FROM admin_unit u LEFT JOIN admin_unit p ON p.id = u.parent_id"
            " AND p.level = u.level - 1 GROUP BY 1 ORDER BY 1"
        )
        assert [tuple(row) for row in levels] == [(0, 1, 0), (1, 2, 2), (2, 16, 16)]


def test_another_sheet_of_an_imported_workbook_is_not_the_same_file(ctx: Context) -> None:
    bring(ctx, look(ctx, "two.xlsx", UNITS, AREAS, sheet="Sheet 1"))
    second = look(ctx, "two.xlsx", UNITS, AREAS, sheet="Sheet 2")
    assert second.earlier_step is None
    assert bring(ctx, second).counts["new_hazardous_area"] == 2


def test_the_same_sheet_again_is_refused_until_it_was_taken_back(ctx: Context) -> None:
    bring(ctx, look(ctx, "one.xlsx", UNITS))
    again = look(ctx, "one.xlsx", UNITS)
    with pytest.raises(WrongUse, match="imported before"):
        bring(ctx, again)
    history.undo(ctx, history.last_step(ctx))
    assert look(ctx, "one.xlsx", UNITS).earlier_step is None


def test_rows_that_name_stored_records_become_parts_of_them(ctx: Context) -> None:
    bring(ctx, look(ctx, "units.xlsx", UNITS))
    bring(ctx, look(ctx, "areas.xlsx", AREAS))
    laid: list[list[Cell]] = [
        ["Minefield ID", "Category", "Quantity", "Date laid"], ["HA-1", "APM", 40, "1994"], ["HA-2", "APM", 15, "1995"],
        ["HA-1", "AVM", 3, "1994"],
    ]  # fmt: skip
    incoming = look(ctx, "laid.xlsx", laid)
    assert incoming.mapping.subject == "area_ordnance"
    assert {c.to for c in incoming.mapping.columns if c.heading == "Minefield ID"} == {
        "area_ordnance.hazardous_area_id"
    }
    counts = bring(ctx, incoming).counts
    assert counts["new_area_ordnance"] == 3
    assert "new_hazardous_area" not in counts


def test_a_row_that_goes_down_with_its_accident_is_told_why(ctx: Context) -> None:
    bring(ctx, look(ctx, "units.xlsx", UNITS))
    headings: list[Cell] = [
        "ID accidente", "Fecha del accidente", "P-code", "Tipo de accidente", "Causa", "Artefacto", "Sexo", "Edad",
        "Estado de la víctima", "Condición", "Actividad",
    ]  # fmt: skip
    person: list[Cell] = ["Mujer", 30, "Herido", "Civil", "Agricultura"]
    place_missing: list[Cell] = ["A-1", "2024-03-02", None, "MINE", "MINE", "APM"]
    complete: list[Cell] = ["A-2", "2024-03-03", "XX01", "MINE", "MINE", "APM"]
    rows: list[list[Cell]] = [[*place_missing, *person], [*place_missing, *person], [*complete, *person]]
    incoming = look(ctx, "victims.xlsx", [headings, *rows])
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    told = {found.row: found.problem.rule for found in dry.problems}
    assert (dry.counts["accepted_rows"], dry.counts["rejected_rows"]) == (1, 2)
    assert told == {2: "V2", 3: "I4"}
