"""What the store needs to know about each record class, read once from its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Table

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import SET_ASIDE, SYSTEM_COLUMNS, Kind, Record
from mac_desktop.texts import N_

LIVES = f"deleted_at IS NULL AND state NOT IN ({', '.join(repr(state.value) for state in SET_ASIDE)})"
"""SQL for the records that are neither deleted nor set aside."""
STANDS = f"{LIVES} AND updates_id IS NULL"
"""SQL for those that others may refer to and rules know of: without reports on other records."""


@dataclass(frozen=True)
class TableFacts:
    """A record's table: `columns` in order with the system columns, `kinds` of the others, the `texts` that are
    searched, which columns may hold `fractions`, and what refers to what. `own` are the kinds of the fields that the
    centre added, where they were asked for (`own_columns`): they are no columns but stand in `custom`."""

    name: str
    columns: tuple[str, ...]
    kinds: dict[str, Kind]
    texts: tuple[str, ...]
    fractions: frozenset[str]
    references: dict[str, str]
    own: Mapping[str, Kind] = field(default_factory=dict)

    def kind(self, column: str) -> Kind:
        """The kind of any column; system columns count as text. WrongUse when there is no such column."""
        if column in self.own:
            return self.own[column]
        if column not in self.columns:
            raise WrongUse(N_('There is no field "{column}" in {table}.'), column=column, table=self.name)
        return self.kinds.get(column, Kind.TEXT)

    def term(self, column: str, of: str = "t.") -> str:
        """SQL for the value of a column, or of a field that the centre added; `of` is what the table is called."""
        return f"json_extract({of}custom, '$.{column}')" if column in self.own else f"{of}{column}"


def sql_table(record: type[Record]) -> Table:
    """The SQLAlchemy table of a record class."""
    table = record.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table


@cache
def facts(record: type[Record]) -> TableFacts:
    """The facts of a record class."""
    table = sql_table(record)
    data = [column for column in table.columns if column.name not in SYSTEM_COLUMNS]
    kinds = {column.name: Kind(column.info["kind"]) for column in data}
    return TableFacts(
        name=table.name,
        columns=tuple(column.name for column in table.columns),
        kinds=kinds,
        texts=tuple(
            column.name
            for column in data
            if kinds[column.name] in {Kind.TEXT, Kind.MEMO} and not column.info.get("personal")
        ),
        fractions=frozenset(n for n, k in kinds.items() if k in {Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE}),
        references={c.name: c.info["refers_to"] for c in data if c.info["kind"] == Kind.REFERENCE},
    )


@cache
def records_by_table() -> dict[str, type[Record]]:
    """Table name -> record class."""
    return {facts(record).name: record for record in RECORDS}


def facts_of(table: str) -> TableFacts:
    """The facts of a table by its name."""
    return facts(records_by_table()[table])


@cache
def further_names(table: str) -> tuple[tuple[str, str, str], ...]:
    """Where records of `table` have further names: (table of parts, its column of the owner, that of the name)."""
    return tuple(
        (part.name, owner.name, column.name)
        for part in map(sql_table, RECORDS)
        for column in part.columns
        if column.info.get("names_owner")
        for owner in part.columns
        if owner.info.get("owner") and owner.info["refers_to"] == table
    )


@cache
def referring(table: str) -> tuple[tuple[str, str], ...]:
    """Every (table, column) that refers to `table`."""
    return tuple(
        (facts(record).name, column)
        for record in RECORDS
        for column, target in facts(record).references.items()
        if target == table
    )
