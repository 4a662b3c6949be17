"""Small reading queries by which records are found: by name, by what they refer to, or all. Never deleted ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, or_, select

from mac_desktop.domain.records.base import Record
from mac_desktop.store.queries import row_values


def _table(record: type[Record]) -> Any:
    return record.__table__  # type: ignore[attr-defined]


def by_id_or_number(connection: Connection, record: type[Record], text: str) -> str | None:
    """The id of the record with this id or readable number."""
    table = _table(record)
    query = select(table.c.id).where(or_(table.c.id == text, table.c.number == text), table.c.deleted_at.is_(None))
    return connection.execute(query).scalar()


def related(connection: Connection, record: type[Record], field: str, record_id: str) -> list[dict[str, Any]]:
    """The records whose reference `field` names `record_id`, in the order in which they were made."""
    table = _table(record)
    query = select(table).where(table.c[field] == record_id, table.c.deleted_at.is_(None)).order_by(table.c.id)
    return [row_values(row) for row in connection.execute(query)]


def holder_of(connection: Connection, record: type[Record], field: str, value: str) -> str | None:
    """The id of a record whose `field` holds `value`, ignoring case and outer blanks."""
    table = _table(record)
    same = func.lower(func.trim(table.c[field])) == value.strip().lower()
    return connection.execute(select(table.c.id).where(same, table.c.deleted_at.is_(None))).scalar()


def every(connection: Connection, record: type[Record]) -> Iterator[dict[str, Any]]:
    """All records of a table in the order in which they were made, one after the other."""
    table = _table(record)
    query = select(table).where(table.c.deleted_at.is_(None)).order_by(table.c.id)
    return (row_values(row) for row in connection.execute(query))
