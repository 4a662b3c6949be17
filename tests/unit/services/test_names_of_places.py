"""A place is found by each of its names and codes, wherever somebody types or imports one, while the name stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.services import imports, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts


@pytest.fixture(params=[0, 600], ids=["small table", "large table"])
def ctx(request: pytest.FixtureRequest, tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="CMB", user="amina", now=now, texts=Texts())
    with made.store.step("Fill", by="amina") as step:
        (top,) = step.insert_many(AdminUnit, [{"pcode": "LK", "name": "Lanka", "level": 0}])
        rows = [
            {"pcode": f"ZZ{n:04}", "name": f"Village {n}", "level": 1, "parent_id": top} for n in range(request.param)
        ]
        step.insert_many(AdminUnit, rows)
    yield made
    made.store.close()


@pytest.fixture
def jaffna(ctx: Context) -> str:
    unit = {"pcode": "LK41", "name": "Jaffna", "level": 1, "parent_id": "LK", "valid_to": "2019"}
    saved = records.save(ctx, "admin_unit", unit, submit=True)
    assert saved.id is not None
    for name, kind in (("யாழ்ப்பாணம்", "OFFICIAL"), ("Yapanaya", "LOCAL"), ("4001", "CODE")):
        given = {"admin_unit_id": saved.id, "name": name, "name_kind": kind}
        assert records.save(ctx, "admin_unit_name", given, submit=True).problems == []
    return saved.id


def found(ctx: Context, text: str, *, bulk: bool) -> list[str]:
    with ctx.store.read() as connection:
        return list(StoreLookup(connection, bulk=bulk).find("admin_unit", text))


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("name", ["யாழ்ப்பாணம்", "YAPANAYA", "4001", "Jaffna", "LK41"])
def test_a_place_is_meant_by_any_of_its_names(ctx: Context, jaffna: str, name: str, bulk: bool) -> None:
    assert found(ctx, name, bulk=bulk) == [jaffna]


@pytest.mark.parametrize("bulk", [False, True])
def test_a_name_that_two_places_have_is_not_guessed(ctx: Context, jaffna: str, bulk: bool) -> None:
    other = records.save(ctx, "admin_unit", {"pcode": "LK42", "name": "Yapanaya", "level": 1, "parent_id": "LK"})
    assert set(found(ctx, "Yapanaya", bulk=bulk)) == {jaffna, other.id}


@pytest.mark.parametrize("bulk", [False, True])
def test_a_name_that_was_deleted_finds_nothing(ctx: Context, jaffna: str, bulk: bool) -> None:
    (hit,) = (hit for hit in lists.search(ctx, "Yapanaya") if hit.form_key == "admin_unit_name")
    records.delete(ctx, "admin_unit_name", hit.id, reason="Not its name")
    assert found(ctx, "Yapanaya", bulk=bulk) == []


def test_a_place_is_offered_and_listed_by_the_beginning_of_another_name(ctx: Context, jaffna: str) -> None:
    assert [offer[0] for offer in records.choices(ctx, "admin_unit", "yapa")] == [jaffna]
    asked = lists.request(ctx, "admin_unit", text="yapa")
    assert list(lists.ids(ctx, asked)) == [jaffna]
    assert list(lists.ids(ctx, lists.request(ctx, "admin_unit", text="jaff"))) == [jaffna]


def test_an_import_finds_the_place_by_its_old_code(ctx: Context, jaffna: str, tmp_path: Path) -> None:
    path = tmp_path / "accidents.csv"
    path.write_text("Date,Place,What\n2018-03-01,4001,MINE\n", encoding="utf-8")
    uses = {"Date": "accident.accident_date", "Place": "accident.admin_unit_id", "What": "accident.accident_type"}
    mapping = ImportMapping("accident", columns=tuple(ColumnUse(heading, to) for heading, to in uses.items()))
    dry = finish(imports.dry_run(ctx, imports.look_at(ctx, path, subject="accident"), mapping))
    assert dry.staged.columns["accident.admin_unit_id"].values == [jaffna]


@pytest.mark.parametrize(("day", "told"), [("2019-12", False), ("2020", True), ("2019", False)])
def test_a_place_that_was_no_more_on_the_day_is_warned_of(ctx: Context, jaffna: str, day: str, told: bool) -> None:
    accident = {"accident_date": day, "accident_type": "MINE", "caused_by": "MINE", "admin_unit_id": jaffna}
    problems = records.save(ctx, "accident", accident).problems
    assert [p.severity for p in problems if p.rule == "V21"] == ([Severity.WARN] if told else [])
