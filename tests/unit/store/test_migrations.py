"""Revisions make what the records say, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.store import engine, queries, schema
from mac_desktop.store.migrations import runner
from mac_desktop.store.migrations.runner import Revision, known_revisions
from mac_desktop.store.tables import sql_table


def structure(raw: sqlite3.Connection) -> dict[str, object]:
    """Columns, references, indexes and triggers of every table, in an order that does not matter to SQLite."""
    found: dict[str, object] = {}
    for (table,) in raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall():
        found[table] = {
            "columns": {row[1]: row[2:6] for row in raw.execute(f"PRAGMA table_xinfo({table})")},
            "references": sorted(row[2:7] for row in raw.execute(f"PRAGMA foreign_key_list({table})")),
        }
    for name, sql in raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ):
        found[name] = " ".join(sql.split())
    return found


@pytest.fixture
def migrated():
    with closing(sqlite3.connect(":memory:")) as raw:
        for revision in known_revisions():
            revision.upgrade(raw)
        yield raw


def test_a_changed_record_needs_a_revision(migrated):
    with closing(sqlite3.connect(":memory:")) as raw:
        for statement in schema.statements():
            raw.execute(statement)
        assert structure(migrated) == structure(raw), (
            "the records changed: before the first release run python -m mac_desktop.store.migrations.write_first,"
            " after it write a revision"
        )


def test_every_check_of_a_column_is_in_the_file(migrated):
    made = dict(migrated.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    for record in schema.RECORDS:
        table = sql_table(record)
        missing = [c.name for c in table.columns if schema.column_sql(c) not in " ".join(made[table.name].split("\n"))]
        assert missing == [], table.name


def add_colour(raw: sqlite3.Connection) -> None:
    raw.execute("ALTER TABLE organisation ADD COLUMN colour TEXT")
    raw.execute("UPDATE organisation SET colour = 'red'")


def rebuild_organisation(raw: sqlite3.Connection) -> None:
    """What SQLite needs for most changes of a table, and what deletes children when foreign keys are on."""
    columns = [row[1] for row in raw.execute("PRAGMA table_info(organisation)")]
    raw.execute(f"CREATE TABLE fresh ({', '.join(columns)}, PRIMARY KEY (id))")
    raw.execute("INSERT INTO fresh SELECT * FROM organisation")
    raw.execute("DROP TABLE organisation")
    raw.execute("ALTER TABLE fresh RENAME TO organisation")


def fail_half_way(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE half (a)")
    raise ZeroDivisionError


def break_references(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM organisation WHERE parent_id IS NULL")


@pytest.fixture
def older(store, monkeypatch):
    """A closed store and a way to let the program know more revisions than the store has."""
    with store.step("Add", by="x") as step:
        parent = step.add(Organisation, {"name": "Parent"})
        step.add(Organisation, {"name": "Child", "parent_id": parent})
    store.close()

    def learn(*upgrades):
        later = [Revision(2 + i, upgrade.__name__, upgrade) for i, upgrade in enumerate(upgrades)]
        monkeypatch.setattr(engine, "known_revisions", lambda: [*known_revisions(), *later])

    store.learn = learn
    return store


def revision_and_columns(path):
    with closing(sqlite3.connect(path)) as raw:
        columns = [row[1] for row in raw.execute("PRAGMA table_info(organisation)")]
        return runner.revision_of(raw), "colour" in columns


def test_an_older_store_is_backed_up_and_brought_up_to_date(older, open_store):
    older.learn(add_colour, rebuild_organisation)
    with open_store(older.path).read() as conn:
        assert queries.count(conn, Organisation) == 2
        assert conn.exec_driver_sql("SELECT DISTINCT colour FROM organisation").scalars().all() == ["red"]
        assert conn.exec_driver_sql("SELECT name FROM schema_revision ORDER BY number").scalars().all() == [
            "first", "add_colour", "rebuild_organisation"]  # fmt: skip
    (backup,) = (older.path.parent / "backups").iterdir()
    assert revision_and_columns(backup) == (1, False)


@pytest.mark.parametrize("failing", [fail_half_way, break_references])
def test_a_failing_revision_leaves_the_store_as_it_was(older, open_store, failing):
    older.learn(failing)
    with pytest.raises((ZeroDivisionError, UserError)):
        open_store(older.path)
    with closing(sqlite3.connect(older.path)) as raw:
        assert runner.revision_of(raw) == 1
        assert raw.execute("SELECT count(*) FROM organisation").fetchone() == (2,)
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)


def test_revisions_before_a_failing_one_stay(older, open_store):
    older.learn(add_colour, fail_half_way)
    with pytest.raises(ZeroDivisionError):
        open_store(older.path)
    assert revision_and_columns(older.path) == (2, True)


def test_an_older_store_is_not_changed_by_who_only_reads(older, open_store):
    older.learn(add_colour)
    with pytest.raises(UserError, match="older version"):
        open_store(older.path, read_only=True)
    assert revision_and_columns(older.path) == (1, False)


def test_no_revision_without_a_backup(older, open_store, tmp_path):
    older.learn(add_colour)
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises((UserError, FileExistsError)):
        open_store(older.path)
    assert revision_and_columns(older.path) == (1, False)
