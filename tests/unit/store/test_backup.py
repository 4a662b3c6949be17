"""Backups that can be trusted, and taking one back without losing anything."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.store import copies, queries
from mac_desktop.store.backup import backup, restore, rotate
from mac_desktop.store.check import faults


@pytest.fixture
def filled(store):
    with store.step("Add", by="x") as step:
        step.insert_many(Organisation, [{"name": f"o{i}"} for i in range(500)])
    return store


def names(store):
    with store.read() as conn:
        return [row[1] for row in queries.column_values(conn, Organisation, ["name"])]


def test_a_backup_is_one_whole_store_under_a_dated_name(filled, tmp_path, open_store):
    made = backup(filled, tmp_path / "backups")
    assert made.path.name.startswith("country 2026-03-24 0900")
    assert made.rows["organisation"] == 500
    assert made.sha256 == copies.sha256_of(made.path)
    assert {p.name for p in made.path.parent.iterdir()} == {made.path.name, made.path.name + ".sha256"}
    with open_store(made.path, read_only=True).read() as conn:
        assert queries.count(conn, Organisation) == 500
        assert faults(conn) == []


def test_a_backup_may_be_made_into_a_named_file_and_while_a_step_is_running(filled, tmp_path):
    with filled.step("Add", by="x") as step:
        step.add(Organisation, {"name": "not yet"})
        made = backup(filled, tmp_path / "named.mac")
    assert (made.path, made.rows["organisation"]) == (tmp_path / "named.mac", 500)


def test_a_copy_that_does_not_turn_out_equal_gets_no_name(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "verify", lambda path: None)
    with pytest.raises(UserError, match="did not turn out equal"):
        backup(filled, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_restoring_keeps_the_old_file_aside(filled, tmp_path, clock, open_store):
    made = backup(filled, tmp_path / "backups")
    with filled.step("Add", by="x") as step:
        step.add(Organisation, {"name": "later"})
    filled.close()
    aside = restore(made.path, filled.path, now=clock)
    again = open_store(filled.path)
    assert names(again) == [f"o{i}" for i in range(500)]
    assert aside.name.startswith("country set aside 2026-03-24 09")
    assert names(open_store(aside))[-1] == "later"
    with again.step("Add", by="x") as step:
        step.add(Organisation, {"name": "new"})
    with again.read() as conn:
        assert faults(conn) == []


def test_restoring_over_a_damaged_file_keeps_the_damaged_file(filled, tmp_path, clock, open_store):
    made = backup(filled, tmp_path / "backups")
    filled.close()
    filled.path.write_bytes(b"ruined")
    Path(f"{filled.path}-wal").write_bytes(b"an old log")
    aside = restore(made.path, filled.path, now=clock)
    assert aside.read_bytes() == b"ruined"
    assert Path(f"{aside}-wal").read_bytes() == b"an old log"
    assert len(names(open_store(filled.path))) == 500


def test_restoring_to_where_nothing_is(filled, tmp_path, clock, open_store):
    made = backup(filled, tmp_path / "backups")
    assert restore(made.path, tmp_path / "other" / "y.mac", now=clock) is None
    assert len(names(open_store(tmp_path / "other" / "y.mac"))) == 500


def test_a_store_in_use_is_not_replaced(filled, tmp_path, clock):
    made = backup(filled, tmp_path / "backups")
    before = filled.path.read_bytes()
    with pytest.raises(UserError, match="open for work by amina"):
        restore(made.path, filled.path, now=clock)
    assert filled.path.read_bytes() == before


def _edited(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9000] = b"\xff" * 9000
    path.write_bytes(content)


@pytest.mark.parametrize("sealed", [True, False])
def test_a_damaged_backup_is_refused_and_nothing_changes(filled, tmp_path, clock, sealed):
    made = backup(filled, tmp_path / "backups")
    filled.close()
    _edited(made.path)
    if not sealed:
        Path(f"{made.path}.sha256").unlink()
    before = sorted(p.name for p in tmp_path.iterdir()), filled.path.read_bytes()
    with pytest.raises(UserError, match="Choose another backup"):
        restore(made.path, filled.path, now=clock)
    assert (sorted(p.name for p in tmp_path.iterdir()), filled.path.read_bytes()) == before


def test_what_is_no_backup_is_refused(filled, tmp_path, clock):
    filled.close()
    (tmp_path / "x.txt").write_text("hello")
    with pytest.raises(UserError, match="not a MAC Desktop store"):
        restore(tmp_path / "x.txt", filled.path, now=clock)
    with pytest.raises(UserError, match="no file"):
        restore(tmp_path / "y.mac", filled.path, now=clock)


def test_a_backup_to_a_full_disk_leaves_nothing_half(filled, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "_flush_to_disk", full)
    with pytest.raises(UserError, match="disk is full"):
        backup(filled, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_rotation_keeps_days_weeks_and_months(tmp_path):
    newest = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    for days in range(400):
        for hour in (8, 17):
            moment = (newest - timedelta(days=days)).replace(hour=hour)
            (tmp_path / f"country {moment:%Y-%m-%d %H%M%S}.mac").write_bytes(b"")
    (tmp_path / "country 2020-01-01.mac").write_bytes(b"named by a person")
    (tmp_path / "other 2020-01-01 080000.mac").write_bytes(b"")
    rotate(tmp_path, "country")
    left = sorted(p.stem.removeprefix("country ") for p in tmp_path.glob("country *"))
    assert left == [
        "2020-01-01",
        "2026-06-30 170000", "2026-07-31 170000", "2026-08-31 170000", "2026-09-30 170000", "2026-10-31 170000",
        "2026-11-01 170000", "2026-11-08 170000", "2026-11-14 170000", "2026-11-15 170000", "2026-11-16 170000",
        "2026-11-17 170000", "2026-11-18 170000", "2026-11-19 170000", "2026-11-20 080000", "2026-11-20 170000",
    ]  # fmt: skip
    assert (tmp_path / "other 2020-01-01 080000.mac").exists()
    assert rotate(tmp_path, "country") == []


def test_two_backups_in_one_second_are_two_files(filled, tmp_path, clock):
    frozen = clock.time
    filled.now = lambda: frozen
    first, second = backup(filled, tmp_path / "b"), backup(filled, tmp_path / "b")
    assert first.path != second.path
    shutil.rmtree(tmp_path / "b")


def test_a_backup_that_makes_room_takes_its_seal_along_also_the_second_of_one_second(tmp_path):
    old = [tmp_path / f"country 2020-01-01 080000{again}.mac" for again in ("", " (2)")]
    for path in (*old, tmp_path / "country 2020-01-01 090000.mac", tmp_path / "country 2026-01-01 080000.mac"):
        path.write_bytes(b"")
        Path(f"{path}.sha256").write_text("x")
    assert sorted(rotate(tmp_path, "country")) == sorted(old)
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("sealed", [True, False])
def test_a_backup_of_a_newer_program_is_refused(filled, tmp_path, clock, sealed):
    with filled.tiny_write() as raw:
        raw.execute("INSERT INTO schema_revision VALUES (999, 'later', '2030', '9')")
    made = backup(filled, tmp_path / "backups")
    filled.close()
    if not sealed:
        Path(f"{made.path}.sha256").unlink()
    before = filled.path.read_bytes()
    with pytest.raises(UserError, match="newer version"):
        restore(made.path, filled.path, now=clock)
    assert filled.path.read_bytes() == before
