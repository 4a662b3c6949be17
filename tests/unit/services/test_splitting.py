"""An area is split, or several are merged: what stands in their place, and what figures make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mac_desktop.domain.problems import Refused, WrongUse
from mac_desktop.domain.records.base import COUNTED, State
from mac_desktop.reports.measures.areas import land_summary, newly_identified
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.services import history, ledgers, lists, records, stores, updates
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.splitting import NewArea, merge_areas, split_area
from mac_desktop.services.succession import Way, to_merge, to_split
from mac_desktop.texts import Texts

AREA = {
    "local_id": "HA-12", "name": "Hill", "classification": "CHA", "status": "OPEN", "information_date": "2019-04",
    "admin_unit_id": "AF01", "area_m2": 20_000, "contamination": "APM", "direct_evidence": "VISUAL",
    "informant_name": "An invented man", "priority": "HIGH",
}  # fmt: skip
TWO = [NewArea({"area_m2": 9_000}), NewArea({"area_m2": 6_000, "classification": "SHA", "indirect_evidence": "VERBAL"})]
WHY = {"day": "2024-05-10", "reason": "Two teams work there"}


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    add(made, "admin_unit", pcode="AF01", name="Kabul", level=1)
    add(made, "organisation", name="Operator", short_name="OP", category="NGO")
    yield made
    made.store.close()


def add(ctx: Context, form: str, **values: object) -> str:
    saved = records.save(ctx, form, values, submit=True)
    assert saved.state is State.SUBMITTED, [(p.field, p.message, p.values) for p in saved.problems]
    return saved.id


@pytest.fixture
def area(ctx: Context) -> str:
    """20,000 m², of which 5,000 were cleared in 2023."""
    made = add(ctx, "hazardous_area", **AREA)
    release(ctx, made)
    return made


def release(ctx: Context, area: str, day: str = "2023-08-01", size: int = 5_000) -> str:
    work = add(ctx, "activity", activity_type="CLR", organisation_id="OP", start_date="2023", end_date="2023-12-01",
               status="COMPLETED", admin_unit_id="AF01", hazardous_area_id=area)  # fmt: skip
    return add(ctx, "land_release_product", activity_id=work, hazardous_area_id=area, release_type="CLR",
               area_m2=size, release_date=day, depth_cm=20)  # fmt: skip


def task(ctx: Context, area: str, **status: object) -> str:
    made = add(ctx, "task", name="Clear it", task_type="CLR", organisation_id="OP", **{"status": "PLANNED", **status})
    return add(ctx, "task_objective", task_id=made, hazardous_area_id=area)


def values(ctx: Context, one: str, form: str = "hazardous_area") -> Any:
    return records.load(ctx, form, one).values


def lines(ctx: Context, area: str) -> list[tuple[object, ...]]:
    newest_first = lists.ids(ctx, ListRequest("area_standing", ("number",)))
    found = [values(ctx, one, "area_standing") for one in reversed(newest_first)]
    found.sort(key=lambda line: str(line["since"]))
    names = ("since", "status", "area_m2", "reason", "remarks")
    return [tuple(line[name] for name in names) for line in found if line["hazardous_area_id"] == area]


def known(ctx: Context, day: str) -> list[tuple[int, int, int, int]]:
    """Number and m² of confirmed and of suspected areas on a day."""
    with ctx.store.read() as connection:
        rows = land_summary(connection, Scope(f"{day[:4]}-01-01", f"{day[:4]}-12-31", day, states=COUNTED))
    names = ("known_n", "known_m2", "suspected_n", "suspected_m2")
    return [tuple(row.figures[name].amount for name in names) for row in rows]


# ---------------------------------------------------------------------------------------------------------- a split


def test_the_parts_of_an_area_take_its_place_and_no_land_is_lost(ctx: Context, area: str) -> None:
    done = split_area(ctx, area, TWO, **WHY)
    assert done.problems == ()
    first, second = (values(ctx, one) for one, _ in done.areas)
    assert [one["local_id"] for one in (first, second)] == ["HA-12/1", "HA-12/2"]
    assert {one["parent_area_id"] for one in (first, second)} == {area}
    assert (first["classification"], second["classification"]) == ("CHA", "SHA")
    assert (first["name"], first["admin_unit_id"], first["contamination"]) == (
        "Hill",
        values(ctx, area)["admin_unit_id"],
        "APM",
    )
    old = values(ctx, area)
    assert (old["status"], old["status_date"], old["status_reason"]) == ("REPLACED", "2024-05-10", WHY["reason"])
    assert known(ctx, "2024-05-09") == [(1, 15_000, 0, 0)]
    assert known(ctx, "2024-05-10") == [(1, 9_000, 1, 6_000)]
    assert lines(ctx, area)[-1] == ("2024-05-10", "REPLACED", 20_000, "REPLACED", WHY["reason"])
    with ctx.store.read() as connection:
        assert newly_identified(connection, Scope("2024-01-01", "2024-12-31", states=COUNTED)) == []


def test_where_only_the_year_of_a_split_is_known_nothing_stands_on_the_list_twice(ctx: Context, area: str) -> None:
    split_area(ctx, area, TWO, day="2024", reason="Found in the archive")
    assert known(ctx, "2024-06-30") == [(1, 15_000, 0, 0)]
    assert known(ctx, "2024-12-31") == [(1, 9_000, 1, 6_000)]


def test_one_undo_takes_a_split_back_whole(ctx: Context, area: str) -> None:
    before = values(ctx, area), lines(ctx, area), known(ctx, "2024-12-31")
    records.set_state(ctx, "hazardous_area", [area], State.APPROVED)
    done = split_area(ctx, area, TWO, **WHY)
    records.set_state(ctx, "hazardous_area", [area, *(one for one, _ in done.areas)], State.APPROVED)
    assert done.step_id is not None
    history.undo(ctx, done.step_id)
    assert (values(ctx, area), lines(ctx, area), known(ctx, "2024-12-31")) == before
    assert records.load(ctx, "hazardous_area", area).state is State.APPROVED
    assert len(lists.ids(ctx, ListRequest("hazardous_area", ("number",)))) == 1


def test_a_split_on_which_others_built_says_what_is_to_be_taken_back_first(ctx: Context, area: str) -> None:
    done = split_area(ctx, area, TWO, **WHY)
    assert done.step_id is not None
    release(ctx, done.areas[0][0], "2024-09-01")
    before = known(ctx, "2024-12-31")
    with pytest.raises(WrongUse, match="only be taken back as a whole") as told:
        history.undo(ctx, done.step_id)
    assert done.areas[0][1] in str(told.value.values["numbers"])
    assert known(ctx, "2024-12-31") == before


def test_a_difference_in_size_is_a_new_survey_in_the_history_of_the_area(ctx: Context, area: str) -> None:
    parts = [NewArea({"area_m2": 9_000}), NewArea({"area_m2": 7_000})]
    with pytest.raises(WrongUse, match="Correct the sizes, or say which survey"):
        split_area(ctx, area, parts, **WHY)
    assert values(ctx, area)["status"] == "OPEN"
    done = split_area(ctx, area, parts, resurvey="Measured by GNSS", **WHY)
    assert done.difference == 1_000
    assert lines(ctx, area) == [
        ("2019-04", "OPEN", 20_000, "FIRST", None),
        ("2024-05-10", "OPEN", 21_000, "SURVEY", "Measured by GNSS"),
        ("2024-05-10", "REPLACED", 21_000, "REPLACED", WHY["reason"]),
    ]
    assert known(ctx, "2024-05-09") == [(1, 15_000, 0, 0)]
    assert known(ctx, "2024-05-10") == [(2, 16_000, 0, 0)]


def test_what_is_known_of_the_area_is_copied_and_what_counts_people_is_not(ctx: Context, area: str) -> None:
    evidence = add(ctx, "area_evidence", hazardous_area_id=area, evidence_kind="CRATER", evidence_class="DIRECT")
    people = add(ctx, "area_beneficiaries", hazardous_area_id=area, kind="DIRECT", timing="EXPECTED", women=3)
    done = split_area(ctx, area, TWO, **WHY)
    assert [one.id for one in done.copied] == [evidence]
    assert people in {one.id for one in done.stayed}
    copies = [values(ctx, one, "area_evidence") for one in lists.ids(ctx, ListRequest("area_evidence", ("number",)))]
    assert {one["hazardous_area_id"] for one in copies} == {area, *(one for one, _ in done.areas)}
    assert {one["evidence_kind"] for one in copies} == {"CRATER"}


def test_who_splits_says_where_each_record_goes(ctx: Context, area: str) -> None:
    evidence = add(ctx, "area_evidence", hazardous_area_id=area, evidence_kind="CRATER", evidence_class="DIRECT")
    done = split_area(ctx, area, [NewArea(TWO[0].values, {evidence}), NewArea(TWO[1].values, ())], **WHY)
    copies = [values(ctx, one, "area_evidence") for one in lists.ids(ctx, ListRequest("area_evidence", ("number",)))]
    assert [one["hazardous_area_id"] for one in copies].count(done.areas[0][0]) == 1
    assert done.areas[1][0] not in {one["hazardous_area_id"] for one in copies}


def test_open_tasks_go_on_in_the_parts_and_work_that_was_done_stays(ctx: Context, area: str) -> None:
    going = task(ctx, area)
    ended = task(ctx, area, status="COMPLETED", actual_start="2023", actual_end="2023-12-01")
    named = {one.number: (one.way, one.given) for one in to_split(ctx, area, 2).attached}
    assert named[records.load(ctx, "task_objective", going).number] == (Way.MOVED, True)
    assert named[records.load(ctx, "task_objective", ended).number] == (Way.MOVED, False)
    assert [way for number, way in named.items() if "-LRP-" in number] == [(Way.STAYS, False)]
    done = split_area(ctx, area, TWO, **WHY)
    objectives = lists.ids(ctx, ListRequest("task_objective", ("number",)))
    of_the_open = [values(ctx, one, "task_objective") for one in objectives if one != ended]
    assert {one["hazardous_area_id"] for one in of_the_open} == {one for one, _ in done.areas}
    assert {one["task_id"] for one in of_the_open} == {values(ctx, going, "task_objective")["task_id"]}
    assert values(ctx, ended, "task_objective")["hazardous_area_id"] == area
    assert {"activity", "land_release_product"} <= {one.form_key for one in done.stayed}


def test_names_of_people_go_along_unseen(ctx: Context, area: str) -> None:
    add(ctx, "user_account", sign_in="amina", full_name="Amina", roles="ADMINISTRATOR;DATA_ENTRY", active="YES")
    assert "informant_name" not in to_split(ctx, area, 2).values
    done = split_area(ctx, area, TWO, **WHY)
    with ctx.store.read() as connection:
        sql = "SELECT informant_name FROM hazardous_area WHERE id = ?"
        assert connection.exec_driver_sql(sql, (done.areas[0][0],)).scalar_one() == AREA["informant_name"]


# ------------------------------------------------------------------------------------------------------- refusals


def test_what_is_not_whole_is_not_written(ctx: Context, area: str) -> None:
    parts = [TWO[0], NewArea({**TWO[1].values, "indirect_evidence": ""})]
    before = values(ctx, area), history.last_step(ctx)
    done = split_area(ctx, area, parts, **WHY)
    assert [(name, problem.rule) for name, problem in done.problems] == [("HA-12/2", "L11")]
    assert (done.step_id, done.areas) == (None, [])
    assert (values(ctx, area), history.last_step(ctx)) == before


@pytest.mark.parametrize(
    ("first", "decided", "sentence"),
    [
        ({"status": "CLOSED", "closed_date": "2023-09", "closure_reason": "OUTSIDE"}, {}, "nothing to split or merge"),
        ({"information_date": "2024-06"}, {}, "can be later than"),
        ({"information_date": "2024"}, {}, "can be later than"),
        ({}, {"reason": " "}, "Say why"),
        ({}, {"day": "one day"}, "is not a date"),
        ({}, {"parts": []}, "into how many parts"),
        ({}, {"parts": [NewArea({})]}, "how large each new area is"),
        ({}, {"parts": [NewArea({"area_m2": 15_000, "colour": "red"})]}, "has no field"),
        ({}, {"parts": [NewArea({"area_m2": 15_000}, {"x"})]}, "does not name the area"),
    ],
)
def test_it_says_why_an_area_cannot_be_split(ctx, area, first, decided, sentence) -> None:
    if first:
        records.save(
            ctx, "hazardous_area", {**records.load(ctx, "hazardous_area", area).raw, **first}, area, submit=True
        )
    asked = {"parts": TWO, **WHY, **decided}
    with pytest.raises(WrongUse, match=sentence):
        split_area(ctx, area, asked.pop("parts"), **asked)


def test_land_whose_release_is_not_settled_stops_a_split(ctx: Context, area: str) -> None:
    later = release(ctx, area, "2024", 100)
    with pytest.raises(WrongUse, match="can be later than"):
        split_area(ctx, area, TWO, **WHY)
    records.delete(ctx, "land_release_product", later, "Entered twice")
    unsure = release(ctx, area, size=200)
    records.set_state(ctx, "land_release_product", [unsure], State.RETURNED, "Which depth?")
    with pytest.raises(WrongUse, match="is not settled"):
        split_area(ctx, area, TWO, **WHY)


def test_drafts_reports_and_emptied_areas_are_not_split(ctx: Context, area: str) -> None:
    draft = records.save(ctx, "hazardous_area", AREA | {"local_id": "HA-13"}).id
    with pytest.raises(WrongUse, match="is not submitted"):
        split_area(ctx, draft, TWO, **WHY)
    records.set_state(ctx, "hazardous_area", [area], State.APPROVED)
    updates.begin(ctx, "hazardous_area", area)
    with pytest.raises(WrongUse, match="is a newer report on"):
        split_area(ctx, area, TWO, **WHY)
    other = add(ctx, "hazardous_area", **AREA | {"local_id": "HA-14"})
    release(ctx, other, size=20_000)
    with pytest.raises(WrongUse, match="Nothing is left"):
        split_area(ctx, other, TWO, **WHY)


def test_a_viewer_may_not_split(ctx: Context, area: str) -> None:
    for name, roles in (("amina", "ADMINISTRATOR;OFFICER"), ("bashir", "VIEWER")):
        add(ctx, "user_account", sign_in=name, full_name=name, roles=roles, active="YES")
    with pytest.raises(Refused):
        split_area(Context(ctx.store, "bashir", ctx.now, ctx.texts), area, TWO, **WHY)


def test_counts_go_to_one_part_only(ctx: Context, area: str) -> None:
    mines = add(ctx, "area_ordnance", hazardous_area_id=area, category="APM", quantity=40)
    with pytest.raises(WrongUse, match="counted twice"):
        split_area(ctx, area, [NewArea(one.values, {mines}) for one in TWO], **WHY)
    split_area(ctx, area, [NewArea(TWO[0].values, {mines}), NewArea(TWO[1].values, ())], **WHY)


# ------------------------------------------------------------------------------------------------------- a merger


@pytest.fixture
def second(ctx: Context) -> str:
    other = {"local_id": "HA-13", "name": "River", "contamination": "UXO", "area_m2": 3_000, "priority": "LOW"}
    return add(ctx, "hazardous_area", **AREA | other)


def test_areas_are_merged_into_one_that_has_what_is_left_of_them(ctx: Context, area: str, second: str) -> None:
    asked = to_merge(ctx, [area, second])
    assert (asked.left_m2, asked.proposed, sorted(asked.differs)) == (18_000, ["HA-12+HA-13"], ["name", "priority"])
    done = merge_areas(ctx, [area, second], NewArea({"area_m2": 18_000, "name": "Valley"}), **WHY)
    assert done.problems == ()
    [(made, _)] = done.areas
    assert (values(ctx, made)["contamination"], values(ctx, made)["name"]) == ("APM;UXO", "Valley")
    assert [values(ctx, one)["merged_into_id"] for one in (area, second)] == [made, made]
    assert known(ctx, "2024-05-09") == [(1, 15_000, 0, 0)]
    assert known(ctx, "2024-05-10") == [(1, 18_000, 0, 0)]
    assert done.step_id is not None
    history.undo(ctx, done.step_id)
    assert [values(ctx, one)["status"] for one in (area, second)] == ["OPEN", "OPEN"]


def test_a_merger_of_another_size_tells_the_sum_and_then_the_survey(ctx: Context, area: str, second: str) -> None:
    into = NewArea({"area_m2": 17_500, "name": "Valley", "priority": "HIGH"})
    done = merge_areas(ctx, [area, second], into, resurvey="They overlapped", **WHY)
    assert (done.problems, done.difference) == ((), -500)
    assert lines(ctx, done.areas[0][0]) == [
        ("2024-05-10", "OPEN", 18_000, "FIRST", None),
        ("2024-05-10", "OPEN", 17_500, "SURVEY", "They overlapped"),
    ]
    assert known(ctx, "2024-05-10") == [(1, 17_500, 0, 0)]


@pytest.mark.parametrize("areas", [[], ["HA-12"], ["HA-12", "HA-12"]])
def test_a_merger_takes_two_areas_at_least(ctx: Context, area: str, areas: list[str]) -> None:
    assert area
    with pytest.raises(WrongUse, match="at least two"):
        merge_areas(ctx, areas, NewArea({"area_m2": 1}), **WHY)


def test_land_that_went_on_in_the_parts_is_not_released_of_the_old_area_as_well(ctx: Context, area: str) -> None:
    """A late report of the time before the split: its land is in the parts already."""
    done = split_area(ctx, area, TWO, **WHY)
    work = values(ctx, lists.ids(ctx, ListRequest("land_release_product", ("number",)))[0], "land_release_product")
    late = {"activity_id": work["activity_id"], "release_type": "CLR", "area_m2": 4_000, "depth_cm": 20}
    late |= {"hazardous_area_id": area, "release_date": "2024-02"}
    saved = records.save(ctx, "land_release_product", late, submit=True)
    assert saved.state is State.DRAFT
    assert "L23" in {problem.rule for problem in saved.problems}
    inside = {**late, "hazardous_area_id": done.areas[0][0], "release_date": "2024-06"}
    assert records.save(ctx, "land_release_product", inside, saved.id, submit=True).state is State.SUBMITTED


def in_2024(ctx: Context) -> tuple[dict[str, tuple[int, ...]], list[str]]:
    """The lines of the land ledger of the year of the split, and what is said of its breaks."""
    found = ledgers.land(ctx, "2024-01-01", "2024-12-31")
    moved = {line.key: tuple(line.amounts) for line in found.total.lines if any(line.amounts)}
    return moved, [one.problem.message for one in ledgers.told_breaks(ctx, found)]


def approve_areas(ctx: Context, *but: str) -> None:
    for form in ("activity", "land_release_product", "hazardous_area"):
        ids = [one for one in lists.ids(ctx, ListRequest(form, ("number",))) if one not in but]
        records.set_state(ctx, form, ids, State.APPROVED)


def test_what_a_survey_found_at_a_split_is_a_survey_in_the_ledger(ctx: Context, area: str) -> None:
    parts = [NewArea({"area_m2": 9_000}), NewArea({"area_m2": 8_000})]
    split_area(ctx, area, parts, resurvey="Measured by GNSS", **WHY)
    approve_areas(ctx)
    moved, breaks = in_2024(ctx)
    assert (moved["survey_up"], moved["closing"], breaks) == ((0, 2_000), (2, 17_000), [])


def test_what_a_survey_found_at_a_merger_is_a_survey_in_the_ledger(ctx: Context, area: str) -> None:
    second = add(ctx, "hazardous_area", **AREA | {"local_id": "HA-13", "area_m2": 5_000})
    merge_areas(ctx, [area, second], NewArea({"area_m2": 18_000}), resurvey="They overlapped", **WHY)
    approve_areas(ctx)
    moved, breaks = in_2024(ctx)
    assert (moved["survey_down"], moved["closing"], breaks) == ((0, -2_000), (1, 18_000), [])


def test_land_of_a_part_that_is_deleted_or_waits_is_missed_by_the_ledger(ctx: Context, area: str) -> None:
    one, other = (made for made, _ in split_area(ctx, area, TWO, **WHY).areas)
    approve_areas(ctx, other)
    found = ledgers.land(ctx, "2024-01-01", "2024-12-31")
    assert ledgers.waiting(ctx, found) == "Hazardous areas: 1 wait for approval and are not counted here."
    moved, breaks = in_2024(ctx)
    assert ("survey_down" in moved, len(breaks)) == (False, 1)
    approve_areas(ctx)
    assert (in_2024(ctx)[1], ledgers.waiting(ctx, found)) == ([], "")
    records.delete(ctx, "hazardous_area", one, "A mistake")
    moved, breaks = in_2024(ctx)
    assert ("survey_down" in moved, len(breaks)) == (False, 1)
