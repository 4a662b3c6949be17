"""The SQL that makes today's tables: from the record classes, and for the store's own bookkeeping.

Only the first revision is written from here, and the test that every later change of a record has its revision.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer
from sqlalchemy.schema import Index

from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import Kind, Record, State
from mac_desktop.store import extents, search
from mac_desktop.store.tables import sql_table

# The store's own tables. Rows of `step` and `change` are final: the triggers are a second net under the hash chain.
BOOKKEEPING = (
    """CREATE TABLE store_info (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE counter (
  code TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  office TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  title_values TEXT NOT NULL,
  program_version TEXT NOT NULL,
  undoes INTEGER REFERENCES step (id),
  facts TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('insert', 'change', 'delete', 'restore', 'remove')),
  before TEXT,
  after TEXT
) STRICT""",
    "CREATE INDEX ix_step_undoes ON step (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX ix_change_row_id ON change (row_id)",
    "CREATE INDEX ix_change_step_id ON change (step_id)",
    *(
        f"CREATE TRIGGER {table}_is_final_{event.lower()} BEFORE {event} ON {table}\n"
        f"BEGIN SELECT RAISE(ABORT, 'history is final'); END"
        for table in ("step", "change")
        for event in ("UPDATE", "DELETE")
    ),
    *search.TABLES_SQL,
    *extents.TABLES_SQL,
)

_DATE = "[0-9][0-9][0-9][0-9]"
_MONTH = f"{_DATE}-[01][0-9]"
_DAY = f"{_MONTH}-[0-3][0-9]"


def statements() -> list[str]:
    """Every statement, in an order in which they can be run."""
    return [*BOOKKEEPING, *(sql for record in RECORDS for sql in record_statements(record))]


def record_statements(record: type[Record]) -> list[str]:
    """The table of a record class with its checks, and its indexes."""
    table = sql_table(record)
    lines = ",\n".join(f"  {column_sql(column)}" for column in table.columns)
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    return [f"CREATE TABLE {table.name} (\n{lines}\n) STRICT", *map(_index_sql, indexes), *_own_indexes(record)]


def column_sql(column: Column[object]) -> str:
    """One column: its type, need, reference and checks."""
    kind = "INTEGER" if isinstance(column.type, Integer) else "REAL" if isinstance(column.type, Float) else "TEXT"
    parts = [column.name, kind]
    if not column.nullable or column.primary_key:
        parts.append("NOT NULL")
    if column.primary_key:
        parts.append("PRIMARY KEY")
    parts += [f"REFERENCES {key.column.table.name} ({key.column.name})" for key in column.foreign_keys]
    check = _check(column)
    return " ".join([*parts, f"CHECK ({check})"] if check else parts)


def _check(column: Column[object]) -> str:
    """The second net under `validate`: what no program may ever store. Bounds that rules own are not repeated here."""
    name, info = column.name, column.info
    if name == "state":
        return f"state IN ({', '.join(repr(state.value) for state in State)})"
    if name == "custom":
        return "custom IS NULL OR json_valid(custom)"
    if info.get("kind") == Kind.DATE:
        return f"{name} GLOB '{_DATE}' OR {name} GLOB '{_MONTH}' OR {name} GLOB '{_DAY}'"
    if info.get("kind") == Kind.TIME:
        return f"{name} GLOB '[0-2][0-9]:[0-5][0-9]'"
    if info.get("kind") in {Kind.LATITUDE, Kind.LONGITUDE}:
        return f"{name} BETWEEN {info['low']} AND {info['high']}"
    if info.get("unit") == "m2":
        return f"{name} >= 0"
    return ""


def _index_sql(index: Index) -> str:
    """An index. One of a reference leaves out the rows that refer to nothing: every insert pays for an entry."""
    columns = ", ".join(column.name for column in index.columns)
    unique = "UNIQUE " if index.unique else ""
    (first, *more) = index.columns
    where = f" WHERE {first.name} IS NOT NULL" if first.foreign_keys and not more else ""
    return f"CREATE {unique}INDEX {index.name} ON {index.table.name} ({columns}){where}"  # type: ignore[union-attr]


def _own_indexes(record: type[Record]) -> list[str]:
    """Indexes that the store adds: lists newest first, states, and "is this text taken" ignoring case and blanks."""
    table = sql_table(record)
    listed = [
        f"CREATE INDEX ix_{table.name}_listed ON {table.name} (id) WHERE deleted_at IS NULL",
        f"CREATE INDEX ix_{table.name}_state ON {table.name} (state) WHERE deleted_at IS NULL",
        f"CREATE INDEX ix_{table.name}_updates ON {table.name} (updates_id) WHERE updates_id IS NOT NULL",
    ]
    taken = [
        f"CREATE INDEX ix_{table.name}_{column.name}_taken ON {table.name} (lower(trim({column.name})))"
        for column in table.columns
        if column.info.get("unique")
    ]
    return [*listed, *taken]
