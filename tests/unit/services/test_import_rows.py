"""How the rows of one file are judged together: who shares an accident, what is there twice, what adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.records.base import State
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.services import imports, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

FLAT = "accident.local_id,accident.accident_date,accident.accident_type,accident.caused_by,accident.admin_unit_id,"
FLAT += "accident.device_category,casualty.outcome,casualty.sex,casualty.condition,casualty.activity"


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    yield made
    made.store.close()


def _tried(ctx: Context, subject: str, headings: str, *rows: str, state: State = State.SUBMITTED) -> imports.DryRun:
    """A file whose headings are the fields that its columns go to."""
    path = ctx.store.path.with_name("partner.csv")
    path.write_text("\n".join((headings, *rows, "")), encoding="utf-8")
    incoming = imports.look_at(ctx, path, subject=subject)
    columns = tuple(ColumnUse(heading, heading) for heading in headings.split(","))
    return finish(imports.dry_run(ctx, incoming, ImportMapping(subject, columns, state=state)))


def _stops(dry: imports.DryRun) -> list[tuple[int, str]]:
    """(row, rule) of what stops, as told."""
    return [(p.row, p.problem.rule) for p in dry.problems if p.problem.severity == "stop"]


def _casualty(accident: str = "A-1", day: str = "2024-02-01", place: str = "AF01", outcome: str = "INJURED") -> str:
    return f"{accident},{day},MINE,MINE,{place},APM,{outcome},M,CIV,unknown"


def test_people_of_one_accident_share_its_record_and_each_has_their_own(ctx: Context) -> None:
    dry = _tried(ctx, "casualty", FLAT, _casualty(), _casualty(outcome="KILLED"), _casualty("A-2"), _casualty("a-1"))
    assert _stops(dry) == []
    assert (dry.counts["new_casualty"], dry.counts["new_accident"]) == (4, 2)
    done = finish(imports.store_import(ctx, dry))
    owners = [records.load(ctx, "casualty", one).values["accident_id"] for one in done.ids["casualty"]]
    assert [done.ids["accident"].index(str(owner)) for owner in owners] == [0, 0, 1, 0]


def test_rows_of_one_accident_that_contradict_each_other_are_told(ctx: Context) -> None:
    dry = _tried(ctx, "casualty", FLAT, _casualty(), _casualty(day="2024-02-02"), _casualty())
    assert _stops(dry) == [(3, "I3")]


def test_a_person_of_an_accident_that_cannot_be_stored_waits_with_it(ctx: Context) -> None:
    dry = _tried(ctx, "casualty", FLAT, _casualty(day=""), _casualty(day=""), _casualty("A-2"))
    assert _stops(dry) == [(2, "V2"), (3, "I4")]
    assert dry.staged.accepted == [2]


def test_an_accident_in_which_nobody_was_hurt_comes_in_without_a_casualty_and_this_is_told(ctx: Context) -> None:
    alone = "A-2,2024-02-01,MINE,MINE,AF01,APM,,,,"
    dry = _tried(ctx, "casualty", FLAT, _casualty(), alone)
    assert _stops(dry) == []
    assert [(p.row, p.problem.rule) for p in dry.problems] == [(3, "I5")]
    assert (dry.counts["accepted_rows"], dry.counts["new_casualty"], dry.counts["new_accident"]) == (2, 1, 2)
    done = finish(imports.store_import(ctx, dry))
    assert [len(done.ids[form]) for form in ("casualty", "accident")] == [1, 2]


def test_a_casualty_with_one_unreadable_value_is_no_accident_without_casualties(ctx: Context) -> None:
    dry = _tried(ctx, "casualty", FLAT, "A-2,2024-02-01,MINE,MINE,AF01,APM,blown up,,,")
    assert (2, "V3") in _stops(dry)
    assert dry.counts["rejected_rows"] == 1


def test_an_accident_whose_first_row_cannot_be_read_begins_with_the_next(ctx: Context) -> None:
    dry = _tried(ctx, "casualty", FLAT, _casualty(place="Atlantis"), _casualty(), _casualty(outcome="KILLED"))
    assert _stops(dry) == [(2, "V8")], "it is told once, and not again as missing"
    done = finish(imports.store_import(ctx, dry))
    assert [len(done.ids[form]) for form in ("accident", "casualty")] == [1, 2]


def test_a_person_is_judged_by_the_accident_in_the_same_row(ctx: Context) -> None:
    deminer = _casualty().replace(",CIV,", ",DEM,")
    at_work = deminer.replace("A-1,2024-02-01,MINE", "A-2,2024-02-01,DEMINING")
    dry = _tried(ctx, "casualty", FLAT, deminer, at_work)
    assert [p.row for p in dry.problems if p.problem.rule == "P6"] == [2]


def test_an_identifier_that_stands_twice_is_told_whatever_its_letters(ctx: Context) -> None:
    headings = "admin_unit.pcode,admin_unit.name,admin_unit.level"
    dry = _tried(ctx, "admin_unit", headings, "AG01,Ghor,1", "ag01,Ghor again,1", "AG02,Farah,1")
    assert _stops(dry) == [(3, "I2")]


def test_problems_are_told_in_the_order_of_the_rows(ctx: Context) -> None:
    headings = "admin_unit.pcode,admin_unit.name,admin_unit.level"
    dry = _tried(ctx, "admin_unit", headings, ",Ghor,1", "AG01,Herat,first", "AG01,Herat,1", ",Farah,1")
    rows = [p.row for p in dry.problems]
    assert rows == sorted(rows)
    assert len(set(rows)) == 4


def test_drafts_may_lack_what_submitted_records_need(ctx: Context) -> None:
    row = _casualty(day="")
    assert _stops(_tried(ctx, "casualty", FLAT, row)) == [(2, "V2")]
    assert _stops(_tried(ctx, "casualty", FLAT, row, state=State.DRAFT)) == []


def test_people_who_look_alike_are_counted_but_those_with_an_identifier_are_not(ctx: Context) -> None:
    headings = "accident.accident_date,accident.place,casualty.outcome"
    alike = ("2024-02-01,Bagrami,INJURED",) * 3
    assert _tried(ctx, "casualty", headings, *alike, state=State.DRAFT).counts["lookalikes_kept"] == 2
    headings, row = "casualty.local_id,casualty.outcome", "C-1,INJURED"
    assert _tried(ctx, "casualty", headings, row, state=State.DRAFT).counts["lookalikes_kept"] == 0


RELEASED = "land_release_product.activity_id,land_release_product.hazardous_area_id,land_release_product.release_type,"
RELEASED += "land_release_product.area_m2,land_release_product.release_date"


def test_released_land_is_added_up_over_the_rows_of_a_file(ctx: Context) -> None:
    records.save(ctx, "hazardous_area", {"local_id": "HA-1", "area_m2": 1000})
    records.save(ctx, "activity", {"local_id": "ACT-1", "activity_type": "NTS"})
    rows = [f"ACT-1,HA-1,{kind},400,2024-03-01" for kind in ("CAN", "sold", "CAN", "CAN")]
    dry = _tried(ctx, "land_release_product", RELEASED, *rows)
    told = [(p.row, p.problem.values["released"]) for p in dry.problems if "released" in p.problem.values]
    assert told == [(5, 1200)], "the row that cannot be stored does not count, and those above a row do"
