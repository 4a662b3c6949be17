"""Making, opening and closing stores, and what a person is told when the world is at fault."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.store import drives, engine, queries
from mac_desktop.store.check import faults
from mac_desktop.store.driver import driver_connection
from mac_desktop.store.engine import Store
from mac_desktop.store.world import faults_of

ORGANISATION = {"short_name": "ABC", "name": "A Better Country", "category": "operator_national"}


def test_a_new_store_is_one_file_and_knows_its_office(tmp_path, clock):
    with Store.create(tmp_path / "new" / "x.mac", office=" kbl ", now=clock, program_version="1") as store:
        assert store.office == "KBL"
    assert {p.name for p in (tmp_path / "new").iterdir()} == {"x.mac", "x.mac.lock"}


def test_an_existing_file_is_never_overwritten(store, tmp_path, clock):
    (tmp_path / "notes.mac").write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        Store.create(tmp_path / "notes.mac", office="KBL", now=clock, program_version="1")
    assert (tmp_path / "notes.mac").read_text() == "mine"


@pytest.mark.parametrize("office", ["", "K B", "KABUL-NORTH", "Ñ"])
def test_an_office_code_that_spoils_numbers_is_refused(tmp_path, clock, office):
    with pytest.raises(WrongUse):
        Store.create(tmp_path / "x.mac", office=office, now=clock, program_version="1")
    assert not (tmp_path / "x.mac").exists()


def test_what_was_written_is_there_after_closing_and_opening(store, open_store):
    with store.step("Add", by="amina") as step:
        made = step.add(Organisation, ORGANISATION)
    store.close()
    with open_store(store.path).read() as conn:
        assert queries.get(conn, Organisation, made)["name"] == "A Better Country"


def test_pragmas_that_safety_rests_on(store):
    with store.read() as conn:
        raw = driver_connection(conn)
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            raw.execute("DELETE FROM organisation")
    with store.tiny_write() as raw:
        assert raw.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert raw.in_transaction


def test_no_file(open_store, tmp_path):
    with pytest.raises(UserError, match="There is no file"):
        open_store(tmp_path / "nothing.mac")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"PK\x03\x04" + b"\0" * 200])
def test_a_file_that_is_no_store_is_refused_and_left_alone(open_store, tmp_path, content):
    path = tmp_path / "x.mac"
    path.write_bytes(content)
    with pytest.raises(UserError, match="not a MAC Desktop store"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(open_store, tmp_path):
    path = tmp_path / "x.mac"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE t (a)")
    raw.close()
    with pytest.raises(UserError, match="not a MAC Desktop store"):
        open_store(path)


def _with_many_rows(store: Store) -> None:
    with store.step("Add", by="amina") as step:
        step.insert_many(
            Organisation, [{**ORGANISATION, "short_name": f"O{i}", "remarks": "x" * 300} for i in range(2000)]
        )


@pytest.mark.parametrize("where", [0.5, 0.9])
def test_a_damaged_store_is_told_and_left_as_it_was(store, open_store, where):
    _with_many_rows(store)
    store.close()
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(int(size * where))
        file.write(b"\xff" * 12_000)
    damaged = store.path.read_bytes()
    with pytest.raises(UserError, match="is damaged"):
        open_store(store.path)
    assert store.path.read_bytes() == damaged


def test_after_a_crash_a_store_is_looked_over_even_where_that_is_left_out(store, open_store):
    _with_many_rows(store)
    store.close()
    with store.path.open("r+b") as file:
        file.seek(int(store.path.stat().st_size * 0.9))
        file.write(b"\xff" * 12_000)
    open_store(store.path, check=False).close()
    Path(f"{store.path}.owner").write_text('{"owner": "gone", "since": "2020-01-01T00:00:00.000Z"}')
    with pytest.raises(UserError, match="is damaged"):
        open_store(store.path, check=False)


def test_a_truncated_store_is_told(store, open_store):
    _with_many_rows(store)
    store.close()
    with store.path.open("r+b") as file:
        file.truncate(store.path.stat().st_size // 2)
    with pytest.raises(UserError, match="is damaged"):
        open_store(store.path)


def test_a_store_of_a_newer_program_is_refused_and_not_changed(store, open_store):
    with store.tiny_write() as raw:
        raw.execute("INSERT INTO schema_revision VALUES (999, 'later', '2030', '9')")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(UserError, match="newer version"):
        open_store(store.path)
    assert store.path.read_bytes() == before


def test_a_second_program_is_told_who_works_in_the_store_since_when(store, open_store):
    with pytest.raises(UserError) as told:
        open_store(store.path, owner="bashir")
    assert told.value.values["owner"] == "amina"
    assert str(told.value.values["since"]).startswith("2026-03-24 09:00")


def test_a_second_program_may_read_but_not_write(store, open_store):
    with store.step("Add", by="amina") as step:
        step.add(Organisation, ORGANISATION)
    reader = open_store(store.path, read_only=True)
    with reader.read() as conn:
        assert queries.count(conn, Organisation) == 1
    with pytest.raises(UserError, match="reading only"), reader.step("Add", by="bashir"):
        pass


def test_a_closed_store_can_be_opened_again_at_once(store, open_store):
    store.close()
    store.close()
    open_store(store.path).close()
    open_store(store.path)


def test_a_store_whose_program_was_killed_opens_without_being_locked(store, open_store, tmp_path):
    copy = tmp_path / "killed.mac"
    shutil.copy(store.path, copy)
    Path(f"{copy}.owner").write_text('{"owner": "gone", "since": "2020-01-01T00:00:00.000Z"}')
    open_store(copy)


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    """A disk of its own in memory, which only root can make."""
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can only be made by root on Linux")
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_write_protected_disk_is_told(tmp_path, clock, open_store):
    with Store.create(tmp_path / "x.mac", office="KBL", now=clock, program_version="1") as store:
        _with_many_rows(store)
    with small_disk(tmp_path / "disk", "size=20m") as disk:
        shutil.copy(store.path, disk / "x.mac")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(UserError, match="cannot be written to"):
            Store.create(disk / "y.mac", office="KBL", now=clock, program_version="1")
        with pytest.raises(UserError, match="cannot be written to"):
            open_store(disk / "x.mac")
        reader = open_store(disk / "x.mac", read_only=True)
        with reader.read() as conn:
            assert queries.count(conn, Organisation) == 2000
        reader.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path, clock):
    (tmp_path / "closed").mkdir(mode=0o555)
    with pytest.raises(UserError, match="cannot be written to"):
        Store.create(tmp_path / "closed" / "x.mac", office="KBL", now=clock, program_version="1")


def test_a_full_disk_changes_nothing_and_is_told(store):
    with store.step("Add", by="amina") as step:
        step.add(Organisation, ORGANISATION)
    pages = driver_connection(store._writer).execute("PRAGMA page_count").fetchone()[0]
    driver_connection(store._writer).execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(UserError, match="disk is full"):
        _with_many_rows(store)
    driver_connection(store._writer).execute("PRAGMA max_page_count = 1000000")
    with store.read() as conn:
        assert queries.count(conn, Organisation) == 1
        assert faults(conn) == []
    _with_many_rows(store)


def test_a_really_full_disk_changes_nothing_and_is_told(tmp_path, clock, open_store):
    def fill(store):
        with store.step("Add", by="amina") as step:
            for _ in range(10):
                step.insert_many(Organisation, [{**ORGANISATION, "remarks": "x" * 2000} for _ in range(500)])

    with small_disk(tmp_path / "disk", "size=6m") as disk:
        Store.create(disk / "x.mac", office="KBL", now=clock, program_version="1").close()
        store = open_store(disk / "x.mac")
        with store.step("Add", by="amina") as step:
            step.add(Organisation, ORGANISATION)
        with pytest.raises(UserError, match="disk is full"):
            fill(store)
        with store.read() as conn:
            assert queries.count(conn, Organisation) == 1
            assert faults(conn) == []
        store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be deleted")
def test_a_store_that_was_deleted_while_open_does_not_swallow_work(store):
    store.path.unlink()
    with pytest.raises(UserError, match="moved or deleted"), store.step("Add", by="amina") as step:
        step.add(Organisation, ORGANISATION)


def test_reading_goes_on_while_another_thread_writes(store):
    in_the_middle, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with store.step("Long", by="amina") as step:
            step.add(Organisation, ORGANISATION)
            in_the_middle.set()
            go_on.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    assert in_the_middle.wait(10)
    with store.read() as conn:
        assert queries.count(conn, Organisation) == 0
    go_on.set()
    writer.join()
    with store.read() as conn:
        assert queries.count(conn, Organisation) == 1


def test_a_reader_sees_one_state_until_it_lets_go(store):
    with store.read() as conn:
        assert queries.count(conn, Organisation) == 0
        with store.step("Add", by="amina") as step:
            step.add(Organisation, ORGANISATION)
        assert queries.count(conn, Organisation) == 0


def test_steps_of_many_threads_come_one_after_the_other(store):
    def write(name: str) -> None:
        for _ in range(10):
            with store.step("Add", by=name) as step:
                step.add(HazardousArea, {"name": name})

    threads = [threading.Thread(target=write, args=(f"t{i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as conn:
        numbers = [row[1] for row in queries.column_values(conn, HazardousArea, ["number"])]
        assert sorted(numbers) == [f"KBL-HA-{i:06}" for i in range(1, 41)]
        assert faults(conn) == []


def test_a_step_inside_a_step_is_a_fault_of_the_program(store):
    with pytest.raises(RuntimeError, match="step inside a step"), store.step("A", by="x"), store.step("B", by="x"):
        pass
    with store.step("Add", by="x") as step:
        step.add(Organisation, ORGANISATION)


def test_a_network_drive_is_refused_with_an_explanation(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(engine, "is_network_drive", lambda path: True)
    with pytest.raises(UserError, match="network drive"):
        Store.create(tmp_path / "x.mac", office="KBL", now=clock, program_version="1")
    assert list(tmp_path.iterdir()) == []


def test_the_file_system_of_the_nearest_mount_counts():
    mounts = [("/", "ext4"), ("/mnt/share", "cifs"), ("/mnt/share/local", "ext4"), ("/mnt/sharex", "xfs")]
    kinds = {where: drives.file_system_of(PurePosixPath(where), mounts) for where in
             ("/home/a", "/mnt/share/a/b", "/mnt/share/local/x", "/mnt/sharex")}  # fmt: skip
    assert kinds == {"/home/a": "ext4", "/mnt/share/a/b": "cifs", "/mnt/share/local/x": "ext4", "/mnt/sharex": "xfs"}
    assert drives._macos_mounts("//amina@nas/data on /Volumes/data (smbfs, nodev)") == [("/Volumes/data", "smbfs")]


def test_a_fault_of_the_program_is_not_dressed_up(tmp_path):
    with pytest.raises(sqlite3.OperationalError), faults_of(tmp_path):
        sqlite3.connect(":memory:").execute("SELEKT 1")
