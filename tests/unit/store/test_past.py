"""The store as it was: what a look back shows is what was true then."""

from __future__ import annotations

import json
import random
import shutil
import threading
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError
from tests.unit.store.conftest import Clock
from tests.unit.store.looking_back import Witness, finds, whole

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.activity import Activity, LandReleaseProduct
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.casualty import Casualty
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.reports.measures.areas import land_summary
from mac_desktop.reports.measures.casualties import casualties_by_sex_and_age, casualties_by_year
from mac_desktop.reports.measures.release import land_release
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.store import history, past, queries
from mac_desktop.store.backup import backup
from mac_desktop.store.drafts import save_draft
from mac_desktop.store.engine import Store
from mac_desktop.store.queries import ListQuery
from mac_desktop.store.undo import undo

SCOPE = Scope("2020-01-01", "2020-12-31", states=("draft", "submitted", "approved"))
DATES = (None, "2019", "2020", "2020-05", "2020-05-17", Gap.UNKNOWN)
WORDS = ("Hill", "River bed", "وادي", "hill near Zürich", None)
NUMBERS = (None, 0, 7, 2500, Gap.UNKNOWN, Gap.NOT_APPLICABLE)
FRACTIONS = (None, 34.528111111111116, 0.1 + 0.2, -5.0, Gap.UNKNOWN)
# Of each record: what it refers to, and the values that its columns may take.
KINDS = {
    AdminUnit: ({"parent_id": AdminUnit}, {"name": WORDS, "pcode": ("XX1", "XX2", None), "level": (1, 2, None)}),
    Organisation: ({}, {"name": WORDS, "short_name": ("ORG", None)}),
    HazardousArea: (
        {"admin_unit_id": AdminUnit},
        {
            "name": WORDS,
            "classification": ("CHA", "SHA", None),
            "status": ("OPEN", "CLOSED", None),
            "contamination": ("APM", "AVM", None),
            "information_date": DATES,
            "area_m2": NUMBERS,
            "latitude": FRACTIONS,
        },
    ),
    Activity: ({"hazardous_area_id": HazardousArea}, {"activity_type": ("CLR", "NTS", None), "start_date": DATES}),
    LandReleaseProduct: (
        {"activity_id": Activity, "hazardous_area_id": HazardousArea},
        {"release_type": ("CAN", "CLR", None), "area_m2": NUMBERS, "release_date": DATES},
    ),
    Accident: ({"admin_unit_id": AdminUnit}, {"accident_date": DATES, "place": WORDS, "killed": NUMBERS}),
    Casualty: (
        {"accident_id": Accident},
        {"outcome": ("KILLED", "INJURED", None), "sex": ("F", "M", Gap.UNKNOWN), "age": (3, 40, None, Gap.UNKNOWN)},
    ),
}
RECORDS = tuple(KINDS)
STATES = (State.DRAFT, State.SUBMITTED, State.APPROVED, State.REJECTED, State.SUPERSEDED)

CHOICE = st.integers(0, 10_000)
VERBS = ("add", "add", "change", "change", "change", "delete", "restore", "import", "move", "several", "undo", "undo")
HISTORIES = st.lists(st.tuples(st.sampled_from(VERBS), CHOICE, CHOICE, CHOICE), min_size=3, max_size=14)


class Worker:
    """Writes steps into a store as the drawn numbers say."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def do(self, verb: str, which: int, what: int, how: int) -> None:
        if verb == "undo":
            self._undo(which)
            return
        with self.store.step(verb, by="amina") as step:
            self._write(step, verb, which, what, how)

    def _undo(self, which: int) -> None:
        with self.store.read() as conn:
            made = [one.id for one in history.steps(conn) if one.undone_by is None]
        if made:
            undo(self.store, made[which % len(made)], by="amina")

    def _write(self, step, verb: str, which: int, what: int, how: int) -> None:
        record = RECORDS[which % len(RECORDS)]
        if verb in ("add", "import"):
            rows = [self._values(step, record, what + n, how + n) for n in range(1 if verb == "add" else 4)]
            rows[0]["typed"] = {"name": "as typed"} if how % 4 == 0 else {}
            step.insert_many(record, rows, state=STATES[how % 3])
            return
        held = [row for one in RECORDS for row in self._held(step, one)]
        if not held:
            return
        record, row_id = held[what % len(held)]
        if verb == "delete":
            step.delete(record, row_id, "entered twice")
        elif verb == "restore":
            step.restore(record, row_id)
        elif verb == "move":
            step.change(record, row_id, {}, state=STATES[how % len(STATES)])
        else:
            for n in range(1 if verb == "change" else 3):
                record, row_id = held[(what + n) % len(held)]
                values = self._values(step, record, what + n, how + 3 * n)
                some = dict(random.Random(how).sample(sorted(values.items()), min(len(values), 1 + how % 3)))
                step.change(record, row_id, some, typed={"area_m2": "about 7"} if how % 5 == 0 else None)

    def _held(self, step, record) -> list:
        return [(record, i) for i in queries.ids(step.connection, record, ListQuery(include_deleted=True))]

    def _values(self, step, record, what: int, how: int) -> dict[str, object]:
        refers, columns = KINDS[record]
        values = {name: may[(how + n * what) % len(may)] for n, (name, may) in enumerate(columns.items(), 1)}
        for name, target in refers.items():
            there = queries.ids(step.connection, target, ListQuery())
            values[name] = there[what % len(there)] if there else None
        return values


def figures(conn) -> object:
    """Some figures of a report with the records behind them."""
    return [measure(conn, SCOPE) for measure in (land_summary, land_release, casualties_by_sex_and_age)] + [
        casualties_by_year(conn, SCOPE)
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, st.lists(CHOICE, min_size=1, max_size=14))
def test_the_past_is_what_was_true_then(empty_store, tmp_path, verbs, looks):
    """After any history, and also while it goes on, each step's rows, lists, sums, finds and figures come back."""
    path = tmp_path / "country.mac"
    shutil.copy(empty_store, path)
    with Store.open(path, now=Clock(), program_version="0.1.0", owner="amina", check=False) as store:
        worker, witness = Worker(store), Witness(store, figures=figures, found=finds("hill", "وادي", "zur near", "org"))
        for n, verb in enumerate(verbs):
            worker.do(*verb)
            witness.note()
            if n % 3 == 2:  # a past that was opened before goes on being true when more is written
                witness.demand(looks[n % len(looks)] % (max(witness.kept) + 1))
        witness.demand()


def area(store, **values):
    with store.step("Add", by="amina") as step:
        return step.add(HazardousArea, {"name": "Hill", "area_m2": 1200, **values})


def change(store, row_id, **values):
    with store.step("Change", by="amina") as step:
        step.change(HazardousArea, row_id, values)


def names(store):
    with store.read() as conn:
        return [row["name"] for row in queries.every(conn, HazardousArea)]


def test_only_what_changed_since_is_rolled_back(store):
    """Opening the past costs by what was changed since, not by what the store holds."""
    kept = [area(store) for _ in range(3)]
    with store.step("Add", by="amina") as step:
        step.insert_many(Organisation, [{"name": f"Operator {n}"} for n in range(50)])
    change(store, kept[0], name="Valley")
    with store.as_of(4).read() as conn:
        held = conn.exec_driver_sql("SELECT table_name, row_id, was_there FROM temp.later").all()
        shadows = conn.exec_driver_sql(
            "SELECT name FROM sqlite_temp_master WHERE type = 'view' ORDER BY name"
        ).scalars()
        assert [tuple(row) for row in held] == [("hazardous_area", kept[0], 1)]
        assert set(shadows) == {"hazardous_area", "step", "change"}


def test_the_indexes_of_a_table_serve_in_its_past(store):
    """A record is looked up, not looked for: at a million records the difference is a second for each."""
    kept = area(store)
    change(store, kept, name="Valley")
    with store.as_of(1).read() as conn:
        for where in ("id = 'x'", "number = 'x'", "admin_unit_id = 'x'", "id IN (SELECT value FROM json_each('[]'))"):
            plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT * FROM hazardous_area WHERE {where}").all()
            steps = [row.detail for row in plan if "hazardous_area" in row.detail]
            assert len(steps) == 2, steps
            assert all(step.startswith("SEARCH") for step in steps), steps


def test_a_moment_is_that_of_the_last_step_made_by_then(store, clock):
    before = clock.time
    area(store)
    first = clock.time
    area(store, name="Mill")
    with store.read() as conn:
        assert [past.step_by(conn, at) for at in (before, first, first + timedelta(days=9))] == [0, 1, 2]


def test_a_record_as_it_was_at_a_moment(store, clock):
    before = clock.time
    made = area(store, area_m2=Gap.NONE)
    first = clock.time
    change(store, made, area_m2=7, name="Valley")

    def then(at):
        with store.read() as conn:
            step = past.step_by(conn, at)
        with store.as_of(step).read() as conn:
            return queries.get(conn, HazardousArea, made)

    assert then(before) is None
    assert (then(first)["name"], then(first)["area_m2"]) == ("Hill", Gap.NONE)
    with store.read() as conn:
        assert then(clock()) == queries.get(conn, HazardousArea, made)


def test_a_past_that_is_open_stays_true_while_others_work(store):
    """Many readers on several threads, while one writes."""
    kept = [area(store, name=f"Hill {n}") for n in range(5)]
    then, wrong = store.as_of(5), []

    def look():
        for _ in range(40):
            found = names(then)
            if found != [f"Hill {n}" for n in range(5)]:
                wrong.append(found)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(20):
        change(store, kept[n % 5], name=f"Valley {n}")
        area(store, name="later")
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_is_seen_of_the_past_does_not_change_under_a_reader(store):
    kept = area(store)
    change(store, kept, name="Valley")
    with store.as_of(1).read() as conn:
        first = whole(conn)
        change(store, kept, name="Mill")
        area(store)
        assert whole(conn) == first


def test_nothing_is_written_into_the_store_by_looking_back(store):
    kept = area(store)
    change(store, kept, name="Valley")
    with store.as_of(1).read() as conn:
        queries.ids(conn, HazardousArea, ListQuery(text="hill"))
        for sql in ("UPDATE main.hazardous_area SET name = 'x'", "DELETE FROM main.step", "DELETE FROM temp.later"):
            with pytest.raises(OperationalError, match="readonly"):
                conn.exec_driver_sql(sql)
    assert names(store) == ["Valley"]


def test_the_past_is_read_beside_another_program_that_writes(store, open_store):
    kept = area(store)
    change(store, kept, name="Valley")
    beside = open_store(store.path, read_only=True)
    assert names(beside.as_of(1)) == ["Hill"]
    change(store, kept, name="Mill")
    assert (names(beside.as_of(1)), names(beside.as_of(2)), names(beside)) == (["Hill"], ["Valley"], ["Mill"])


def test_nothing_is_written_through_the_past(store, tmp_path):
    kept = area(store)
    change(store, kept, name="Valley")
    then = store.as_of(1)
    for write in (
        lambda: change(then, kept, name="Mill"),
        lambda: undo(then, 1, by="amina"),
        lambda: backup(then, tmp_path / "backups"),
        lambda: save_draft(then, "hazardous_area", None, None, {}, at=store.now(), by="amina"),
    ):
        with pytest.raises(WrongUse, match="The past cannot be changed"):
            write()
    assert names(store) == ["Valley"]


def test_the_past_of_a_past_and_more_pasts_than_are_kept(store):
    for n in range(8):
        area(store, name=f"Hill {n}")
    seen = [store.as_of(step) for step in range(9)]
    assert [len(names(one)) for one in seen] == list(range(9)), "one that was put away is opened again"
    assert names(seen[5].as_of(2)) == ["Hill 0", "Hill 1"]


def test_columns_that_came_or_went_since_do_not_hide_the_past(store):
    """A revision of the tables leaves the images in the history as they were."""
    kept = area(store)
    with store.step("Change", by="amina") as step:
        step.change(HazardousArea, kept, {"name": "Valley"})
        old = json.dumps({"name": "Hill", "gone": 7}, separators=(",", ":"))
        step.write([("hazardous_area", kept, "change", old, '{"gone":8,"name":"Valley"}')])
        step.write([("gone_table", "x-1", "change", "{}", "{}")])
    undo(store, 1, by="amina")
    assert names(store.as_of(1)) == ["Hill"]


def test_an_undone_undo_brings_numbers_back_to_their_last_digit(store):
    kept = area(store, latitude=34.528111111111116, longitude=0.1 + 0.2)
    undo(store, 1, by="amina")
    undo(store, 2, by="amina")
    with store.read() as conn:
        row = queries.get(conn, HazardousArea, kept)
    assert (row["latitude"], row["longitude"]) == (34.528111111111116, 0.1 + 0.2)
