"""What a coordinator relies on when partners' files come in: nothing twice, nothing guessed, a copy before all else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.exchange.mapping import ColumnUse
from mac_desktop.services import history, imports, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

PLACES = "P-code,Name,Level,Remarks of the sender\nAF01,Kabul,1,x\nAF02,Herat,1,y\n"


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    yield made
    made.store.close()


def _looked_at(ctx: Context, text: str, subject: str | None = None) -> imports.Incoming:
    path = ctx.store.path.with_name("partner.csv")
    path.write_text(text, encoding="utf-8")
    return imports.look_at(ctx, path, subject=subject)


def _tried(ctx: Context, incoming: imports.Incoming, **changes: object) -> imports.DryRun:
    return finish(imports.dry_run(ctx, incoming, replace(incoming.mapping, **changes)))  # type: ignore[arg-type]


def _stored(ctx: Context, text: str, subject: str | None = None) -> imports.Imported:
    return finish(imports.store_import(ctx, _tried(ctx, _looked_at(ctx, text, subject))))


def _backups(ctx: Context) -> list[Path]:
    return sorted(ctx.store.path.parent.glob("backups/*.macdesk"))


def test_a_copy_is_made_before_an_import_and_before_it_is_taken_back(ctx: Context) -> None:
    assert _backups(ctx) == []
    done = _stored(ctx, PLACES, "admin_unit")
    assert len(_backups(ctx)) == 1
    history.undo(ctx, done.step_id)
    assert len(_backups(ctx)) == 2


def test_copies_of_long_ago_make_room_for_new_ones(ctx: Context) -> None:
    folder = ctx.store.path.parent / "backups"
    folder.mkdir()
    for hour in ("080000", "170000"):
        (folder / f"centre 2025-01-07 {hour}.macdesk").touch()
    _stored(ctx, PLACES, "admin_unit")
    kept = [path.name for path in _backups(ctx)]
    assert "centre 2025-01-07 170000.macdesk" in kept
    assert "centre 2025-01-07 080000.macdesk" not in kept


def test_the_next_file_of_the_same_shape_is_known_but_a_person_may_say_otherwise(ctx: Context) -> None:
    assert not _looked_at(ctx, PLACES, "admin_unit").known
    _stored(ctx, PLACES, "admin_unit")
    other = PLACES.replace("AF0", "AG0")
    assert _looked_at(ctx, other).known
    chosen = _looked_at(ctx, other, "task")
    assert (chosen.known, chosen.mapping.subject) == (False, "task")


def test_the_other_sheet_of_a_workbook_is_not_taken_for_the_one_that_was_imported(ctx: Context) -> None:
    book = openpyxl.Workbook()
    for sheet, code in ((book.active, "AF01"), (book.create_sheet("South"), "AF02")):
        for row in (("P-code", "Name", "Level"), (code, f"Place {code}", 1)):
            sheet.append(row)
    path = ctx.store.path.with_name("two.xlsx")
    book.save(path)
    names = openpyxl.load_workbook(path).sheetnames
    looked_at = imports.look_at(ctx, path, subject="admin_unit", sheet=names[0])
    finish(imports.store_import(ctx, _tried(ctx, looked_at)))
    assert imports.look_at(ctx, path, sheet=names[0]).earlier_step is not None
    second = imports.look_at(ctx, path, subject="admin_unit", sheet=names[1])
    assert second.earlier_step is None
    finish(imports.store_import(ctx, _tried(ctx, second)))
    assert lists.count(ctx, lists.request(ctx, "admin_unit")) == 2


def test_columns_that_go_nowhere_and_rows_that_only_add_up_are_told(ctx: Context) -> None:
    incoming = _looked_at(ctx, PLACES + "Total,,2,\n", "admin_unit")
    assert incoming.unused == ["Remarks of the sender"]
    counts = _tried(ctx, incoming).counts
    assert (counts["rows"], counts["total_rows_skipped"]) == (2, 1)


def test_dates_that_read_two_ways_and_files_without_a_good_row_are_not_stored(ctx: Context) -> None:
    text = "Date of accident,Place\n03/04/2024,Bagrami\n"
    doubtful = _tried(ctx, _looked_at(ctx, text, "accident"))
    assert doubtful.questions
    with pytest.raises(WrongUse, match=r"03/04/2024 can be two days"):
        finish(imports.store_import(ctx, doubtful))
    hopeless = _tried(ctx, _looked_at(ctx, "P-code,Name,Level\n,,first\n", "admin_unit"))
    with pytest.raises(WrongUse, match="No row"):
        finish(imports.store_import(ctx, hopeless))
    assert history.steps(ctx) == []
    assert _backups(ctx) == []


def test_a_mapping_for_another_file_is_refused_by_the_name_of_the_column(ctx: Context) -> None:
    incoming = _looked_at(ctx, PLACES, "admin_unit")
    columns = (*incoming.mapping.columns, ColumnUse("Elevation", "admin_unit.other_names"))
    with pytest.raises(UserError, match=r"no column “Elevation”.*Remarks of the sender"):
        _tried(ctx, incoming, columns=columns)


def test_a_fixed_value_must_fit_its_field_and_have_no_column_beside_it(ctx: Context) -> None:
    incoming = _looked_at(ctx, PLACES, "admin_unit")
    with pytest.raises(WrongUse, match="both a column and a fixed value"):
        _tried(ctx, incoming, constants={"admin_unit.level": "1"})
    columns = tuple(use for use in incoming.mapping.columns if use.to != "admin_unit.level")
    with pytest.raises(WrongUse, match=r"“first” does not fit"):
        _tried(ctx, incoming, columns=columns, constants={"admin_unit.level": "first"})
    assert _tried(ctx, incoming, columns=columns, constants={"admin_unit.level": "1"}).counts["accepted_rows"] == 2


def test_the_headings_of_a_gazetteer_tell_the_level_of_its_places(ctx: Context) -> None:
    incoming = _looked_at(ctx, "ADM1_PCODE,ADM1_EN,date\nAF01,Kabul,2021-11-17\nAF02,Herat,2021-11-17\n")
    done = finish(imports.store_import(ctx, _tried(ctx, incoming)))
    kept = [records.load(ctx, "admin_unit", one).values for one in done.ids["admin_unit"]]
    assert [(unit["pcode"], unit["level"]) for unit in kept] == [("AF01", 1), ("AF02", 1)]


def test_a_place_is_put_below_the_one_whose_code_begins_its_own(ctx: Context) -> None:
    units = {"AF": ("Afghanistan", 0), "AF01": ("Kabul", 1), "AF02": ("Kapisa", 1), "AG01": ("AF0101 old name", 1)}
    for code, (name, level) in units.items():
        records.save(ctx, "admin_unit", {"pcode": code, "name": name, "level": level, "other_names": "AF010"})
    done = _stored(ctx, "P-code,Name\nAF0101,Bagrami\nAF0201,Nijrab\naf03,Parwan\n", "admin_unit")
    kept = [records.load(ctx, "admin_unit", one).values for one in done.ids["admin_unit"]]
    parents = [records.load(ctx, "admin_unit", str(unit["parent_id"])).values["pcode"] for unit in kept]
    assert parents == ["AF01", "AF02", "AF"]
    assert [unit["level"] for unit in kept] == [2, 2, 1]


def test_casualties_of_known_accidents_bring_no_accidents_of_their_own(ctx: Context) -> None:
    accident = records.save(ctx, "accident", {"accident_date": "2024", "local_id": "ACC-7"})
    dry = _tried(ctx, _looked_at(ctx, "Accident,Outcome,Sex\nACC-7,Injured,Male\nACC-7,Killed,Female\n", "casualty"))
    assert "new_accident" not in dry.counts
    assert {str(v) for v in dry.staged.columns["casualty.accident_id"].values} == {accident.id}
