"""What a clerk is offered while typing the name of another record, in small and in large tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.services import choosing, history, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.texts import Texts

FILL = 600  # villages that make the gazetteer too large to be looked through whole


@pytest.fixture(params=[0, FILL], ids=["small table", "large table"])
def ctx(request: pytest.FixtureRequest, tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    with made.store.step("Fill", by="amina") as step:
        (top,) = step.insert_many(AdminUnit, [{"pcode": "AF", "name": "Country", "level": 0}])
        units = [
            {"pcode": "AF01", "name": "Kābul", "level": 1, "parent_id": top, "other_names": "کابل; Caboul"},
            {"pcode": "AF02", "name": "Lower Kabul road", "level": 1, "parent_id": top},
            {"pcode": "AF03", "name": "الكردي", "level": 1, "parent_id": top},
            {"pcode": "ÉA9", "name": "Qala", "level": 1, "parent_id": top},
        ]
        provinces = step.insert_many(AdminUnit, units, state=State.APPROVED)
        more = [
            {"pcode": f"ZZ{i:04d}", "name": f"Village {i}", "level": 2, "parent_id": provinces[0]}
            for i in range(request.param)
        ]
        step.insert_many(AdminUnit, [*more, {"pcode": "AF0101", "name": "Qala", "level": 2, "parent_id": provinces[0]}])
    assert (request.param == 0) == (request.param < choosing.SMALL)
    yield made
    made.store.close()


def _offered(ctx: Context, text: str) -> list[str]:
    return [label for _, label, _ in records.choices(ctx, "admin_unit", text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kab", "Kābul · AF01"),
        ("af02", "Lower Kabul road · AF02"),
        ("road low", "Lower Kabul road · AF02"),
        ("caboul", "Kābul · AF01"),
        ("كابل", "Kābul · AF01"),
        ("كردي", "الكردي · AF03"),  # without its article: inside a word
        ("owe", "Lower Kabul road · AF02"),
    ],
)
def test_a_place_is_offered_by_the_beginning_of_any_word_or_code_or_what_is_inside(
    ctx: Context, text: str, first: str
) -> None:
    assert _offered(ctx, text)[:1] == [first]


def test_what_is_called_exactly_so_comes_before_what_begins_so_and_that_before_what_holds_it(ctx: Context) -> None:
    records.save(ctx, "admin_unit", {"pcode": "AF09", "name": "Kabul old town", "level": 1})
    assert _offered(ctx, "kabul") == ["Kābul · AF01", "Kabul old town · AF09", "Lower Kabul road · AF02"]


def test_before_anything_is_typed_some_are_offered_and_nothing_for_what_is_not_there(ctx: Context) -> None:
    assert _offered(ctx, "") == ["Country · AF"]
    assert _offered(ctx, "xyzzy") == []


def test_places_of_one_name_are_told_apart_by_where_they_lie(ctx: Context) -> None:
    asides = [aside for _, label, aside in records.choices(ctx, "admin_unit", "qala")]
    assert sorted(asides) == ["", "Kābul"]


def test_a_deleted_place_is_not_offered(ctx: Context) -> None:
    records.delete(ctx, "admin_unit", "AF02", "typed twice")
    assert _offered(ctx, "lower") == []


def test_a_name_that_two_have_names_neither_and_any_spelling_names_one(ctx: Context) -> None:
    with ctx.store.read() as connection:
        for lookup in (StoreLookup(connection), StoreLookup(connection, bulk=True)):
            assert len(lookup.find("admin_unit", "qala")) == 2
            assert len(lookup.find("admin_unit", "Kabul road")) == 0, "a part of a name is not a name"
            named = [lookup.find("admin_unit", t) for t in ("KABUL", "af01", " کابل ", "caboul", "Kābul")]
            assert len({tuple(ids) for ids in named}) == 1 == len(named[0])
            assert lookup.find("admin_unit", "...") == []


def test_a_single_save_reads_no_gazetteer(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoreLookup, "_read_names", lambda *_: pytest.fail("all names were read"))
    for called in ("AF01", "caboul", "no such place"):
        records.check(ctx, "accident", {"admin_unit_id": called})


@pytest.mark.parametrize("code", ["ÉA9", "éa9", " af0101 "])
def test_a_code_is_taken_in_any_case_and_script(ctx: Context, code: str) -> None:
    checked = records.check(ctx, "admin_unit", {"pcode": code, "name": "Again", "level": 1})
    assert "V1" in {problem.rule for problem in checked.problems}


def test_found_records_keep_the_order_and_words_of_their_labels(ctx: Context) -> None:
    accident = records.save(ctx, "accident", {"accident_date": "2024-03", "place": "Qala"})
    casualty = records.save(ctx, "casualty", {"accident_id": accident.number, "outcome": "KILLED", "remarks": "Qala"})
    found = lists.search(ctx, "qala")
    assert [one.form_key for one in found] == ["casualty", "accident", "admin_unit", "admin_unit"]
    assert found[0].label == records.label(ctx, "casualty", casualty.id) == "Killed"
    assert found[1].label == "Mar 2024 · Qala"


def test_a_long_step_tells_its_first_records(ctx: Context) -> None:
    assert [called for _, _, called, _ in history.records_of_step(ctx, 1, 2)] == ["Country · AF", "Kābul · AF01"]


def test_a_model_is_offered_by_any_of_its_names_and_the_name_that_fits_stands_beside_it(ctx: Context) -> None:
    values = {"name": "PMN", "category": "APM", "synonyms": "Black widow\nЧёрная вдова; Gyata-64 (copy)"}
    pmn = records.save(ctx, "ordnance_type", values).id
    other = records.save(ctx, "ordnance_type", {"name": "Widow maker", "category": "IED"}).id
    for text, name in (("black w", "Black widow"), ("черная", "Чёрная вдова"), ("yata", "Gyata-64 (copy)")):
        assert records.choices(ctx, "ordnance_type", text)[0] == (pmn, "PMN", name)
    assert [found for found, _, _ in records.choices(ctx, "ordnance_type", "widow")] == [other, pmn]
    with ctx.store.read() as connection:
        assert StoreLookup(connection).find("ordnance_type", "BLACK WIDOW") == [pmn]
