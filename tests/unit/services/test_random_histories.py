"""Whatever is done, in whatever order: figures agree with what is known of each record, no land is lost or counted
twice by a split or a merger, and each past moment looks as it did then."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from tests.unit.reports.measures.areas_by_hand import left_by_hand, timeline_of
from tests.unit.store.conftest import Clock
from tests.unit.store.looking_back import Witness

from mac_desktop.domain.land_timeline import last_day
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.activity import LandReleaseProduct
from mac_desktop.domain.records.base import COUNTED, State
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.reports.measures.areas import LEFT, land_summary, newly_identified, open_areas
from mac_desktop.reports.measures.casualties import casualties_by_sex_and_age
from mac_desktop.reports.measures.ledger import DOES_NOT_ADD_UP
from mac_desktop.reports.measures.reconciliation import retained_balance, stock_balance
from mac_desktop.reports.measures.release import land_release
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.services import ledgers, records, stores, succession
from mac_desktop.services import splitting as splits
from mac_desktop.services.context import Context
from mac_desktop.services.splitting import NewArea, Replaced
from mac_desktop.store import history, queries
from mac_desktop.store.engine import Store
from mac_desktop.store.queries import ListQuery
from mac_desktop.store.undo import undo
from mac_desktop.texts import Texts

DATES = ("2019", "2020-02", "2020-05-17", "2021-06-30", "2021", "2022-11", "2023-01-01", "2024-03-09", "2024")
DAYS = ("2018-12-31", "2019-06-30", "2020-02-29", "2020-12-31", "2021-06-30", "2021-12-31", "2022-11-15", "2022-11-30",
        "2023-01-01", "2024-03-09", "2024-12-31", "2025-06-30")  # fmt: skip
SIZES = (0, 100, 2_500, 40_000)
WHY = {"reason": "Two teams"}
AREA = {
    "classification": "CHA", "status": "OPEN", "admin_unit_id": "AF01", "area_m2": 40_000, "contamination": "APM",
    "direct_evidence": "VISUAL", "indirect_evidence": "VERBAL",
}  # fmt: skip
STOCK = {"ordnance_type_id": "PMN", "institution": "Army"}

CHOICE = st.integers(0, 10_000)
LAND = ("area", "area", "status", "status", "survey", "release", "release", "split", "split", "merge")
OTHERS = ("correct", "return", "approve", "delete", "restore", "undo", "undo", "stock", "retained", "accident")
HISTORIES = st.lists(st.tuples(st.sampled_from((*LAND, *OTHERS)), CHOICE, CHOICE, CHOICE), min_size=4, max_size=14)


@pytest.fixture(scope="module")
def small_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with what records refer to, two areas, and a stock."""
    path = tmp_path_factory.mktemp("centre") / "centre.macdesk"
    ctx = stores.new_store(path, office="KBL", user="amina", now=Clock(), texts=Texts())
    for form, values in (
        ("admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}),
        ("organisation", {"name": "Operator", "short_name": "OP", "category": "NGO"}),
        ("ordnance_type", {"name": "PMN", "category": "APM"}),
        ("hazardous_area", AREA | {"information_date": "2018", "local_id": "HA-1"}),
        ("hazardous_area", AREA | {"information_date": "2018-11", "local_id": "HA-2", "contamination": "UXO"}),
        ("stockpile_movement", STOCK | {"kind": "OPENING", "movement_date": "2018", "quantity": 90}),
    ):
        assert records.save(ctx, form, values, submit=True).state is State.SUBMITTED
    ctx.store.close()
    return path


class Clerk:
    """Does what the drawn numbers say; what the program refuses is left. Years go by as it works."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.turn = 0
        self.took_back: int | None = None
        """The newest step, where it was just taken back."""
        self.came_on = 0
        """Land of mere indications that the last merger brought onto the list."""
        self.day = DATES[0]

    def do(self, verb: str, which: int, what: int, how: int) -> Replaced | None:
        act: Callable[[int, int, int], Replaced | None] = getattr(self, f"_{verb}")
        place = self.turn * 2 // 3 + which // 7 % 4 - 1
        self.took_back = None
        self.day, self.turn = DATES[max(0, min(place, len(DATES) - 1))], self.turn + 1
        try:
            return act(which, what, how)
        except WrongUse as refused:
            event(f"{verb} refused: {refused.message[:40]}")
            return None

    def held(self, form: str = "hazardous_area", *, deleted: bool = False) -> list[str]:
        with self.ctx.store.read() as conn:
            return list(queries.ids(conn, self.ctx.form(form).form.record, ListQuery(include_deleted=deleted)))[::-1]

    def _save(self, form: str, values: Mapping[str, object], record: str | None = None) -> str:
        before = records.load(self.ctx, form, record).raw if record else {}
        return records.save(self.ctx, form, {**before, **values}, record, submit=True).id

    def _one(self, which: int) -> str:
        areas = self.held()
        if not areas:
            raise WrongUse("There is no area.")
        return areas[which % len(areas)]

    def _area(self, which: int, what: int, how: int) -> None:
        own = {"classification": ("CHA", "SHA")[what % 2], "area_m2": SIZES[how % len(SIZES)]}
        self._save("hazardous_area", AREA | own | {"information_date": self.day})

    def _status(self, which: int, what: int, how: int) -> None:
        area, since = self._one(which), self.day
        chosen = ("WORKED", "SUSPENDED", "OPEN", "CLOSED", "CLOSED", "REOPENED", "HANDED")[what % 7]
        values: dict[str, object] = {"status": chosen, "status_date": since, "status_reason": f"Because {what}"}
        if chosen == "CLOSED":
            values |= {"closed_date": since, "closure_reason": ("CLR", "OUTSIDE", "ERROR", "CAN")[what // 7 % 4]}
        self._save("hazardous_area", values, area)

    def _survey(self, which: int, what: int, how: int) -> None:
        values: list[dict[str, object]] = [
            {"area_m2": SIZES[how % len(SIZES)]}, {"classification": ("CHA", "SHA", "IND")[how % 3]},
            {"contamination": ("APM", "UXO", "APM;UXO")[how % 3]},
        ]  # fmt: skip
        self._save("hazardous_area", {"information_date": self.day, **values[what % 3]}, self._one(which))

    def _correct(self, which: int, what: int, how: int) -> None:
        """A change for which no day is told."""
        self._save("hazardous_area", {"area_m2": SIZES[how % len(SIZES)]}, self._one(which))

    def _release(self, which: int, what: int, how: int) -> None:
        area = self._one(which)
        left = succession.to_split(self.ctx, area, 1).left_m2 or 0
        work = self._save("activity", {
            "activity_type": "CLR", "organisation_id": "OP", "start_date": "2018", "end_date": self.day,
            "status": "COMPLETED", "admin_unit_id": "AF01", "hazardous_area_id": area,
        })  # fmt: skip
        self._save("land_release_product", {
            "activity_id": work, "hazardous_area_id": area, "release_type": "CLR", "depth_cm": 20,
            "area_m2": (50, left // 3, left // 2, left)[how % 4], "release_date": self.day,
        })  # fmt: skip

    def _split(self, which: int, what: int, how: int) -> Replaced:
        area = self._one(which)
        left, self.came_on = succession.to_split(self.ctx, area, 1).left_m2 or 0, 0
        sizes = [left // (1 + how % 3)] * (how % 3)
        more = 7 if how % 5 == 0 else 0
        parts = [NewArea({"area_m2": size}) for size in (*sizes, left - sum(sizes) + more)]
        return splits.split_area(self.ctx, area, parts, day=self.day, resurvey="Measured" if more else "", **WHY)

    def _merge(self, which: int, what: int, how: int) -> Replaced:
        areas = list(dict.fromkeys(self._one(which + n) for n in range(2 + how % 2)))
        asked = succession.to_merge(self.ctx, areas)
        less = -3 if how % 5 == 0 else 0
        classes = [area.values["classification"] for area in asked.areas]
        self.came_on = sum(left or 0 for left, kind in zip(asked.left, classes, strict=True) if kind == "IND")
        told = {"area_m2": (asked.left_m2 or 0) + less, "classification": "CHA"}
        return splits.merge_areas(
            self.ctx, areas, NewArea(told), day=self.day, resurvey="Measured" if less else "", **WHY
        )

    def _any(self, what: int, *, deleted: bool = False) -> tuple[str, str]:
        forms = (
            "hazardous_area",
            "land_release_product",
            "activity",
            "area_standing",
            "stockpile_movement",
            "casualty",
        )
        held = [(form, one) for form in forms for one in self.held(form, deleted=deleted)]
        if not held:
            raise WrongUse("There is nothing.")
        return held[what % len(held)]

    def _return(self, which: int, what: int, how: int) -> None:
        form, one = self._any(what)
        records.set_state(self.ctx, form, [one], State.RETURNED, "Look again")

    def _approve(self, which: int, what: int, how: int) -> None:
        for form in ("hazardous_area", "activity", "land_release_product") if which % 2 else ("hazardous_area",):
            records.set_state(self.ctx, form, self.held(form), State.APPROVED)

    def _delete(self, which: int, what: int, how: int) -> None:
        records.delete(self.ctx, *self._any(what), "Entered twice")

    def _restore(self, which: int, what: int, how: int) -> None:
        records.restore(self.ctx, *self._any(what, deleted=True))

    def _undo(self, which: int, what: int, how: int) -> None:
        with self.ctx.store.read() as conn:
            made = [one.id for one in history.steps(conn) if one.undone_by is None and one.id > 6]
        if made:
            place = which % len(made) if which % 3 else 0
            outcome = undo(self.ctx.store, made[place], by="amina")
            whole = place == 0 and not outcome.kept and not outcome.could_not
            self.took_back = made[0] if whole else None

    def _stock(self, which: int, what: int, how: int) -> None:
        kind = ("FOUND_LATER", "DESTROYED", "RETAINED", "RETURNED")[what % 4]
        moved = {"kind": kind, "movement_date": self.day, "quantity": 1 + how % 50}
        self._save("stockpile_movement", STOCK | moved)

    def _retained(self, which: int, what: int, how: int) -> None:
        self._save("retained_movement", {
            "kind": ("ADDED", "USED")[what % 2], "movement_date": self.day, "ordnance_type_id": "PMN",
            "quantity": 1 + how % 9, "institution": "School", "purpose": "TRAIN",
        })  # fmt: skip

    def _accident(self, which: int, what: int, how: int) -> None:
        accident = self._save("accident", {
            "accident_date": self.day, "accident_type": "MINE", "caused_by": "MINE",
            "device_category": "APM", "admin_unit_id": "AF01", "killed": which % 3,
        })  # fmt: skip
        self._save("casualty", {
            "accident_id": accident, "outcome": ("KILLED", "INJURED")[what % 2], "sex": "M", "age": 9,
            "condition": "CIV", "activity": "WORK",
        })  # fmt: skip


def left_of_all(conn: Connection, day: str) -> int:
    asked = open_areas("", Scope("2018-01-01", day, states=COUNTED))
    return sum(line["left"] or 0 for line in asked.lines(conn, "1", left=LEFT))


def figures(conn: Connection) -> object:
    """Figures of the years, and the land on each of the days."""
    found: list[object] = [left_of_all(conn, day) for day in DAYS]
    for year in ("2020", "2021", "2024"):
        scope = Scope(f"{year}-01-01", f"{year}-12-31", states=COUNTED)
        measures = (land_summary, newly_identified, land_release, casualties_by_sex_and_age)
        found += [measure(conn, scope) for measure in measures]
        found += [balance(conn, scope) for balance in (stock_balance, retained_balance)]
    return found


YEARS = [(f"{year}-01-01", f"{year}-12-31") for year in range(2018, 2025)]
WHOLE = ("2018-01-01", "2025-06-30")
PERIODS = [*YEARS, ("2020-02-10", "2022-11-15"), WHOLE]


def books(ctx: Context) -> object:
    """Every ledger of every period: the amounts of each line, and what nothing explains."""
    with ctx.store.read() as conn:
        return [
            (subject, start, [[line.amounts for line in account.lines] for account in found.accounts], found.breaks)
            for subject, kind in ledgers.KINDS.items()
            for start, end in PERIODS
            for found in [kind.make(ctx, conn, Scope(start, end, states=COUNTED), "")]
        ]


def unexplained(ctx: Context) -> set[tuple[str, str, object]]:
    """What nothing explains in any ledger of the whole time. All accounts add up in every period, however the ledger
    is grouped, and where a movement is not explained the records to look at are named."""
    found = set()
    with ctx.store.read() as conn:
        for subject, kind in ledgers.KINDS.items():
            for (start, end), by in [*((one, "") for one in PERIODS), *((PERIODS[-2], by) for by in kind.groups)]:
                made = kind.make(ctx, conn, Scope(start, end, states=COUNTED), by)
                assert [one for one in made.breaks if one.why == DOES_NOT_ADD_UP] == [], (subject, start, by)
                assert all(one.records for one in made.breaks)
                if (start, end) == WHOLE:
                    found |= {(subject, one.why, one.records[0]) for one in made.breaks}
    return found


def demand_sound(store: Store) -> dict[str, int]:
    """Each area's figures are those of its timeline, walked through by hand, and the ledgers of things add up."""
    with store.read() as conn:
        products = [row for row in queries.every(conn, LandReleaseProduct) if _counts(conn, row)]
        areas = [(row, timeline_of(conn, row)) for row in queries.every(conn, HazardousArea) if row["state"] in COUNTED]
        totals = {}
        for day in DAYS:
            asked = open_areas("", Scope("2018-01-01", day, states=COUNTED))
            shown = {line["id"]: line["left"] for line in asked.lines(conn, "1", id="r.id", left=LEFT)}
            by_hand = {}
            for row, booked in areas:
                gone = [(p["release_date"], p["area_m2"]) for p in products if p["hazardous_area_id"] == row["id"]]
                left = left_by_hand(day, booked, gone)
                if left is not None:
                    by_hand[row["id"]] = left[2]
            assert shown == by_hand, day
            totals[day] = sum(left or 0 for left in shown.values())
        for year in ("2019", "2020", "2021", "2022", "2023", "2024"):
            for balance in (stock_balance, retained_balance):
                kept = balance(conn, Scope(f"{year}-01-01", f"{year}-12-31", states=COUNTED))
                assert kept.closing == kept.expected
    return totals


def _counts(conn: Connection, product: Mapping[str, Any]) -> bool:
    sql = "SELECT state FROM activity WHERE id = ? AND deleted_at IS NULL AND updates_id IS NULL"
    state = conn.exec_driver_sql(sql, (product["activity_id"],)).scalar()
    return product["state"] in COUNTED and state in COUNTED


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES)
def test_after_any_history_figures_balance_and_the_past_is_what_was_true_then(small_centre, tmp_path, verbs) -> None:
    path = tmp_path / "centre.macdesk"
    shutil.copy(small_centre, path)
    with Store.open(path, now=Clock(), program_version="0.1.0", owner="amina", check=False) as store:
        clerk = Clerk(Context(store, "amina", Clock(), Texts()))
        witness = Witness(store, figures=figures)
        kept = {max(witness.kept): books(clerk.ctx)}
        totals, odd = demand_sound(store), unexplained(clerk.ctx)
        for verb in verbs:
            done = clerk.do(*verb)
            now, odd_before, odd = demand_sound(store), odd, unexplained(clerk.ctx)
            if done is not None and done.step_id is not None:
                event(verb[0])
                day, more = last_day(clerk.day), done.difference + clerk.came_on
                expected = {on: before + (more if on >= day else 0) for on, before in totals.items()}
                assert now == expected, "no land is lost or counted twice"
                assert clerk.came_on or odd <= odd_before, "a split explains itself"
            totals = now
            kept[witness.note()] = books(clerk.ctx)
            if clerk.took_back is not None:
                before = max(step for step in witness.kept if step < clerk.took_back)
                with store.read() as conn:
                    assert figures(conn) == witness.kept[before]["figures"], "what was taken back is as before"
        witness.demand()
        for step, said in kept.items():
            assert books(replace(clerk.ctx, store=store.as_of(step))) == said, f"ledgers as of step {step}"
