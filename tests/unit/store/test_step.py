"""What a step writes, and that it is everything or nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.organisation import Organisation, Team
from mac_desktop.store import history, queries, search
from mac_desktop.store.check import faults
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.keys import CODES, Ids
from mac_desktop.store.tables import facts
from mac_desktop.store.trail import image_sql, verify_chain

AREA = {"name": "Hill", "area_m2": 1200, "latitude": 34.5, "information_date": PartialDate("2024-03"), "remarks": None}


def add(store, record, values, **options):
    with store.step("Add", by="amina") as step:
        return step.add(record, values, **options)


def row(store, record, row_id):
    with store.read() as conn:
        return queries.get(conn, record, row_id)


def fail(store, do):
    """A step that fails after it did something."""

    def run():
        with store.step("Fail", by="amina") as step:
            do(step)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run()


def tables(store):
    """Everything but the store's own facts: what must be the same when nothing happened."""
    with store.read() as conn:
        raw = driver_connection(conn)
        names = [
            r[0]
            for r in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'")
        ]
        return {name: raw.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in [*names, "search_entry"]}


def test_a_record_comes_back_as_it_was_given(store):
    made = add(store, HazardousArea, AREA, state=State.SUBMITTED, typed={"latitude": "34 30 N"})
    found = row(store, HazardousArea, made)
    assert found["number"] == "KBL-HA-000001"
    assert (found["state"], found["deleted_at"], found["typed"]) == ("submitted", None, {"latitude": "34 30 N"})
    assert {column: found[column] for column in AREA} == AREA


@pytest.mark.parametrize("value", [None, 0, Gap.UNKNOWN, Gap.NOT_APPLICABLE, Gap.NONE])
def test_five_kinds_of_nothing_stay_apart(store, value):
    made = add(store, Accident, {"killed": value})
    with store.step("Add", by="amina") as step:
        (many,) = step.insert_many(Accident, [{"killed": value, "injured": 3}])
        changed = step.add(Accident, {"killed": 7})
        step.change(Accident, changed, {"killed": value})
    for row_id in (made, many, changed):
        found = row(store, Accident, row_id)["killed"]
        assert (found, type(found)) == (value, type(value))


def test_a_figure_takes_the_place_of_unknown_and_back(store):
    made = add(store, Accident, {"killed": Gap.UNKNOWN, "injured": Gap.NONE})
    with store.step("Change", by="amina") as step:
        assert step.change(Accident, made, {"killed": 2})
    assert (row(store, Accident, made)["killed"], row(store, Accident, made)["injured"]) == (2, Gap.NONE)
    with store.step("Change", by="amina") as step:
        assert step.change(Accident, made, {"killed": Gap.UNKNOWN})
    assert row(store, Accident, made)["killed"] is Gap.UNKNOWN


def test_what_was_typed_goes_with_the_value_it_belongs_to(store):
    made = add(store, HazardousArea, AREA, typed={"latitude": "34 30 N", "longitude": "abc"})
    with store.step("Change", by="amina") as step:
        step.change(HazardousArea, made, {"latitude": 35.0})
    assert row(store, HazardousArea, made)["typed"] == {"longitude": "abc"}
    with store.step("Change", by="amina") as step:
        step.change(HazardousArea, made, {}, typed={"latitude": "35"})
    assert row(store, HazardousArea, made)["typed"] == {"latitude": "35"}


def test_numbers_count_up_by_table_and_are_not_given_out_twice(store):
    with store.step("Add", by="amina") as step:
        step.insert_many(HazardousArea, [{"name": "a"}] * 3)
        step.add(Organisation, {"name": "b"})
    fail(store, lambda step: step.add(HazardousArea, {"name": "lost"}))
    made = add(store, HazardousArea, {"name": "c"})
    assert row(store, HazardousArea, made)["number"] == "KBL-HA-000004"


def test_every_record_has_a_code_for_its_numbers():
    assert {facts(record).name for record in RECORDS} <= CODES.keys()
    assert len(set(CODES.values())) == len(CODES)


def test_ids_are_uuids_of_version_7_that_sort_as_they_were_made(clock):
    clock.time = clock.time.replace(year=2030)
    ids = Ids(lambda: clock.time)  # a clock that stands still
    many = ids.new_ids(5000) + [ids.new_id() for _ in range(50)]
    assert many == sorted(set(many))
    assert all(len(one) == 36 and one[14] == "7" and one[19] in "89ab" for one in many)
    assert int(many[0].replace("-", "")[:12], 16) == int(clock.time.timestamp() * 1000)


def test_an_exception_takes_everything_back(store):
    add(store, HazardousArea, AREA)
    before = tables(store)
    fail(store, lambda step: (step.insert_many(HazardousArea, [AREA] * 1500), step.note({"sha256": "x"})))
    assert tables(store) == before


def test_a_step_that_changes_nothing_leaves_no_trace(store):
    made = add(store, HazardousArea, AREA)
    before = tables(store)
    with store.step("Nothing", by="amina") as step:
        assert not step.change(HazardousArea, made, {"name": "Hill"})
        assert not step.restore(HazardousArea, made)
    assert tables(store) == before


def test_a_step_says_who_when_what_and_with_which_program(store):
    with store.step("Import {name}", by="bashir", kind="import", name="march.xlsx") as step:
        step.add(HazardousArea, AREA)
        step.note({"sha256": "abc", "counts": {"rows": 1}})
        assert step.touched == {"hazardous_area": 1}
    with store.read() as conn:
        (entry,) = history.steps(conn)
    assert (entry.by, entry.kind, entry.title, entry.title_values) == (
        "bashir",
        "import",
        "Import {name}",
        {"name": "march.xlsx"},
    )
    assert (entry.facts, entry.changes, entry.program_version) == ({"sha256": "abc", "counts": {"rows": 1}}, 1, "0.1.0")
    assert entry.at[:17] + entry.at[-1] == "2026-03-24T09:00:Z"


def test_a_deleted_record_keeps_its_row_and_reason_and_can_be_restored(store):
    made = add(store, HazardousArea, AREA)
    with store.step("Delete", by="amina") as step:
        assert step.delete(HazardousArea, made, "entered twice")
        assert not step.delete(HazardousArea, made, "again")
    assert row(store, HazardousArea, made)["deleted_reason"] == "entered twice"
    with store.read() as conn:
        assert queries.count(conn, HazardousArea) == 0
    with store.step("Restore", by="amina") as step:
        assert step.restore(HazardousArea, made)
    with store.read() as conn:
        assert queries.count(conn, HazardousArea) == 1


def test_every_one_of_many_rows_keeps_its_own_values(store):
    names = [f"area {i}" if i % 3 else None for i in range(1_123)]
    areas = [Gap.UNKNOWN if i == 1_120 else i for i in range(1_123)]
    with store.step("Bulk", by="amina") as step:
        ids = step.insert_columns(HazardousArea, {"name": names, "area_m2": areas, "place": [None] * 1_123}, 1_123)
        with pytest.raises(ValueError, match="as many"):
            step.insert_columns(HazardousArea, {"name": ["a"]}, 2)
    found = [row(store, HazardousArea, row_id) for row_id in ids]
    assert [(r["name"], r["area_m2"]) for r in found] == list(zip(names, areas, strict=True))
    assert [r["number"] for r in found] == [f"KBL-HA-{i:06d}" for i in range(1, 1_124)]
    with store.read() as conn:
        assert [hit.id for hit in search.search(conn, "area 1121")] == [ids[1_121]]
        assert history.record_history(conn, HazardousArea, ids[1_122])[0].after["area_m2"] == 1_122
        assert faults(conn) == []


def test_bulk_rows_are_the_same_as_rows_added_one_by_one(store):
    rows = [
        {"name": "a", "area_m2": 5, "typed": {"latitude": "x"}, "state": State.VERIFIED},
        {"name": "b", "information_date": PartialDate("2020"), "area_m2": Gap.UNKNOWN},
        {},
        {"number": "XYZ-HA-000009", "latitude": 1.5},
    ]
    with store.step("Bulk", by="amina") as step:
        many = step.insert_many(HazardousArea, rows, state=State.SUBMITTED)
    found = [row(store, HazardousArea, row_id) for row_id in many]
    assert [r["state"] for r in found] == ["verified", "submitted", "submitted", "submitted"]
    assert [r["number"] for r in found] == ["KBL-HA-000001", "KBL-HA-000002", "KBL-HA-000003", "XYZ-HA-000009"]
    assert [r["area_m2"] for r in found] == [5, Gap.UNKNOWN, None, None]
    assert found[0]["typed"] == {"latitude": "x"}
    assert (type(found[1]["information_date"]), found[1]["information_date"]) == (str, "2020")
    assert many == sorted(many)
    with store.read() as conn:
        entries = [history.record_history(conn, HazardousArea, row_id)[0].after for row_id in many]
        assert [e["state"] for e in entries] == [r["state"] for r in found]
        assert entries[1]["area_m2"] is Gap.UNKNOWN
        assert faults(conn) == []


def test_a_big_import_may_come_in_many_calls_of_one_step(store):
    with store.step("Import", by="amina", kind="import") as step:
        for start in range(0, 3000, 700):
            step.insert_many(HazardousArea, [{"name": f"area {i}"} for i in range(start, min(start + 700, 3000))])
    with store.read() as conn:
        assert queries.count(conn, HazardousArea) == 3000
        assert [e.changes for e in history.steps(conn)] == [3000]
        assert faults(conn) == []


@pytest.mark.parametrize(
    "values",
    [
        {"information_date": "yesterday"},
        {"latitude": 91.0},
        {"longitude": -181.0},
        {"area_m2": -1},
        {"area_m2": "much"},
    ],
)
def test_what_no_program_may_store_is_refused_by_the_file_itself(store, values):
    with pytest.raises(Exception, match=r"constraint failed|cannot store"):
        add(store, HazardousArea, values)
    with store.read() as conn:
        assert queries.count(conn, HazardousArea) == 0


def test_a_reference_to_nothing_is_refused(store):
    with pytest.raises(Exception, match="FOREIGN KEY") as raised:
        add(store, Team, {"organisation_id": "nobody"})
    assert not isinstance(raised.value, WrongUse | IntegrityError)


@pytest.mark.parametrize("values", [{"colour": "red"}, {"gaps": "{}"}, {"deleted_at": "2020"}])
def test_a_column_that_is_not_there_is_a_fault_of_the_program(store, values):
    with pytest.raises(ValueError, match="has no column"):
        add(store, HazardousArea, values)
    made = add(store, HazardousArea, AREA)
    with pytest.raises(ValueError, match="has no column"), store.step("Change", by="x") as step:
        step.change(HazardousArea, made, values)


def test_changing_what_is_not_there_is_told(store):
    with pytest.raises(WrongUse, match="There is no record"), store.step("Change", by="x") as step:
        step.change(HazardousArea, "0", {"name": "a"})


def test_history_tells_each_change_with_its_two_sides(store):
    made = add(store, HazardousArea, {**AREA, "area_m2": Gap.UNKNOWN})
    with store.step("Measure", by="bashir") as step:
        step.change(HazardousArea, made, {"area_m2": 500, "name": "Hill"}, state=State.SUBMITTED)
    with store.step("Delete", by="bashir") as step:
        step.delete(HazardousArea, made, "twice")
    with store.read() as conn:
        first, second, third = history.record_history(conn, HazardousArea, made)
    assert (first.action, first.before, first.after["area_m2"], first.by) == ("insert", None, Gap.UNKNOWN, "amina")
    assert (second.before, second.after) == (
        {"area_m2": Gap.UNKNOWN, "state": "draft"},
        {"area_m2": 500, "state": "submitted"},
    )
    assert (third.action, third.after["deleted_reason"]) == ("delete", "twice")


def _three_steps(store):
    made = add(store, HazardousArea, AREA)
    for name in ("b", "c"):
        with store.step("Change", by="x") as step:
            step.change(HazardousArea, made, {"name": name})


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE change SET after = replace(after, 'b', 'z') WHERE step_id = 2", {(2, "hash")}),
        ("UPDATE change SET before = NULL WHERE step_id = 2", {(2, "hash")}),
        ("UPDATE step SET made_by = 'nobody' WHERE id = 2", {(2, "hash")}),
        ("UPDATE step SET made_at = '2020' WHERE id = 3", {(3, "hash")}),
        ("DELETE FROM change WHERE step_id = 2", {(2, "hash"), (3, "changes")}),
        ("DELETE FROM step WHERE id = 2", {(2, "stray"), (3, "order"), (3, "changes")}),
        ("DELETE FROM step WHERE id = 3", {(3, "stray")}),
        (
            "INSERT INTO change SELECT 99, 2, table_name, row_id, action, before, after FROM change WHERE id = 2",
            {(2, "hash"), (2, "changes"), (3, "changes")},
        ),
    ],
)
def test_an_edited_history_is_found_out(store, sql, broken):
    _three_steps(store)
    with store.read() as conn:
        assert verify_chain(conn) == []
    with store.tiny_write() as raw:
        with pytest.raises(Exception, match=r"history is final|UNIQUE"):
            raw.execute(sql if sql.startswith(("UPDATE", "DELETE")) else sql.replace("99", "1"))
        for table in ("step", "change"):
            for event in ("update", "delete"):
                raw.execute(f"DROP TRIGGER {table}_is_final_{event}")
        raw.execute(sql)
    with store.read() as conn:
        assert {(one.step_id, one.what) for one in verify_chain(conn)} == broken
        assert faults(conn) != []


def test_a_row_written_behind_the_stores_back_is_found_out(store):
    with store.tiny_write() as raw:
        raw.execute("INSERT INTO organisation (id, number, state, gaps, typed) VALUES ('a', 'b', 'draft', '{}', '{}')")
    with store.read() as conn:
        assert {fault.kind for fault in faults(conn)} == {"untold", "search"}


KILLED = """
import sys, json
from datetime import UTC, datetime
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.store.engine import Store
store = Store.open(sys.argv[1], now=lambda: datetime.now(UTC), program_version="1", owner="killed")
print("ready", flush=True)
while True:
    with store.step("Import", by="killed", kind="import") as step:
        for _ in range(10):
            step.insert_many(HazardousArea, [{"name": f"a {i}"} for i in range(100)])
    print("done", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is for POSIX")
def test_a_killed_program_leaves_each_step_whole_or_absent(store, open_store):
    store.close()
    random.seed(time.time())
    for _ in range(4):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", KILLED, store.path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as killed:
            assert killed.stdout.readline() == "ready\n"
            time.sleep(random.uniform(0.02, 0.3))
            killed.send_signal(signal.SIGKILL)
            done = killed.stdout.read().count("done")
        again = open_store(store.path)
        with again.read() as conn:
            assert faults(conn) == []
            entries = history.steps(conn, 1000)
            assert all(entry.changes == 1000 for entry in entries)
            assert queries.count(conn, HazardousArea) == 1000 * len(entries)
            assert len(entries) >= done
        again.close()


def test_title_values_and_facts_are_kept_as_json(store, tmp_path: Path):
    with store.step("Import {name}", by="x", kind="import", name="ñ \x1e.xlsx") as step:
        step.add(HazardousArea, {"name": "\x1f\x1e\x00"})
        step.note({"mapping": json.dumps({"a": 1})})
    with store.read() as conn:
        assert verify_chain(conn) == []
        assert history.steps(conn)[0].title_values == {"name": "ñ \x1e.xlsx"}


def test_the_history_of_a_record_with_many_columns_keeps_them_all() -> None:
    raw = sqlite3.connect(":memory:")
    values = {f"c{i}": [None, i, i / 2, f'te{{x}}t "{i}"}}', "{}"][i % 5] for i in range(150)}
    raw.execute(f"CREATE TABLE wide ({', '.join(values)})")
    raw.execute(f"INSERT INTO wide VALUES ({', '.join('?' * len(values))})", list(values.values()))
    for count in (1, 59, 60, 61, 120, 121, 150):
        columns = list(values)[:count]
        (image,) = raw.execute(f"SELECT {image_sql(columns)} FROM wide").fetchone()
        assert json.loads(image) == {column: values[column] for column in columns}
    raw.close()
