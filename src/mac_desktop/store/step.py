"""A step: one transaction, one name, one trail, one undo."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.own_fields import is_own
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import Record, State
from mac_desktop.store import own_columns
from mac_desktop.store.bulk import by_column, insert_block, stored_block
from mac_desktop.store.extents import Extents
from mac_desktop.store.keys import Ids, new_numbers
from mac_desktop.store.rows import Plain, check_columns, custom_of, own_values, split_gaps, to_json
from mac_desktop.store.search import Indexer
from mac_desktop.store.tables import TableFacts, facts
from mac_desktop.store.trail import Change, ChangesDigest, Header, last_change_id, write_changes, write_step
from mac_desktop.texts import N_

WHOLE = "whole"
"""The fact of a step that is true only as a whole."""

NO_RECORD = N_("There is no record {id} in {table}.")

_BLOCK = 1_000  # rows that are written and read back while they are still in the page cache


class Step:
    """Made by `Store.step`; everything that is written through it happens together or not at all.

    `connection` sees what the step has written so far. Values are plain Python values of the record's columns; None
    is "not reported", a `Gap` is an answer without a value.
    """

    def __init__(self, connection: Connection, raw: sqlite3.Connection, header: Header, ids: Ids) -> None:
        self.connection = connection
        self.raw = raw
        self.index = Indexer(raw)
        self.extents = Extents(raw)
        self._header = header
        self._ids = ids
        self._facts: dict[str, object] = {}
        self._digest = ChangesDigest(raw, last_change_id(raw))
        self._touched: Counter[str] = Counter()

    @property
    def id(self) -> int:
        return self._header.id

    @property
    def at(self) -> str:
        """When the step began, UTC."""
        return self._header.made_at

    @property
    def touched(self) -> Mapping[str, int]:
        """How many changes the step has made so far, by table: what the screen needs to know to reload."""
        return dict(self._touched)

    def note(self, facts: Mapping[str, object]) -> None:
        """Keep facts about the step that are no records: an import's file name and "sha256", mapping and counts."""
        self._facts.update(facts)

    def all_or_nothing(self) -> None:
        """Say that what the step did is true only as a whole: `undo` takes back all of it or nothing."""
        self.note({WHOLE: True})

    def named(self, title: str, /, **title_values: object) -> None:
        """Name the step anew, where only the writing shows what it is to be called: the number of a new record."""
        self._header = replace(self._header, title=title, title_values=to_json(title_values))

    def takes_back(self, step_id: int) -> None:
        """Say that this step undoes another."""
        self._header = replace(self._header, undoes=step_id)

    def add(
        self,
        record: type[Record],
        values: Mapping[str, object],
        *,
        state: State = State.DRAFT,
        typed: Mapping[str, str] | None = None,
    ) -> str:
        """Insert one record and return its id. `typed` keeps texts as they were typed, by column."""
        return self.insert_many(record, [{**values, "typed": typed or {}}], state=state)[0]

    def insert_many(
        self,
        record: type[Record],
        rows: Sequence[Mapping[str, object]],
        *,
        state: State = State.DRAFT,
        ids: Sequence[str] | None = None,
    ) -> list[str]:
        """Insert records and return their ids in order. May be called again and again in one step.

        A row may leave columns out, and may carry `state`, `typed` (dict), `number` and `updates_id` of its own.
        Records that others refer to come before those.
        """
        return self.insert_columns(record, by_column(rows), len(rows), state=state, ids=ids)

    def insert_columns(
        self,
        record: type[Record],
        columns: Mapping[str, Sequence[object]],
        count: int,
        *,
        state: State = State.DRAFT,
        ids: Sequence[str] | None = None,
    ) -> list[str]:
        """Insert `count` records as `insert_many` does, given by column: its values for all records, in order."""
        known = facts(record)
        new = list(ids) if ids is not None else self._ids.new_ids(count)
        if any(len(values) != count for values in (new, *columns.values())):
            raise ValueError("as many ids and values as rows are needed")
        for start in range(0, count, _BLOCK):
            part = {column: values[start : start + _BLOCK] for column, values in columns.items()}
            self._insert_block(known, part, state, new[start : start + _BLOCK])
        return new

    def _insert_block(
        self, known: TableFacts, columns: Mapping[str, Sequence[object]], state: State, ids: Sequence[str]
    ) -> None:
        numbers = new_numbers(self.raw, self._header.office, known.name, len(ids))
        block = stored_block(known, columns, ids, numbers, state)
        insert_block(self.raw, self.id, known.name, block)
        shown = [block[column] for column in ("number", *known.texts) if column in block]
        if "custom" in block:
            shown += zip(*self.index.own_words(known.name, block["custom"]), strict=True)
        self.index.add(known.name, ids, [[str(text) for text in row if text] for row in zip(*shown, strict=True)])
        self.extents.touched(known.name, ids, block)
        self._digest.absorb()
        self._touched[known.name] += len(ids)

    def change(
        self,
        record: type[Record],
        row_id: str,
        values: Mapping[str, object],
        *,
        state: State | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> bool:
        """Change columns of one record; True when anything really changed.

        `typed` replaces all texts kept as typed; without it the texts of the changed columns are dropped, because they
        belong to the old values.
        """
        known = facts(record)
        check_columns(known, values)
        before = self._stored(known, row_id)
        given, new_gaps = split_gaps(values)
        own = own_values(before["custom"])
        was: dict[str, Plain] = before | own
        own |= {key: value for key, value in given.items() if is_own(key)}
        after: dict[str, Plain] = {**before, **{c: v for c, v in given.items() if not is_own(c)}}
        after["custom"] = custom_of(own)
        gaps = {c: g for c, g in json.loads(str(before["gaps"])).items() if c not in values} | new_gaps
        kept = json.loads(str(before["typed"]))
        if typed is None:
            kept = {c: t for c, t in kept.items() if c not in values or was.get(c) == given[c]}
        after["gaps"], after["typed"] = to_json(gaps), to_json(dict(typed) if typed is not None else kept)
        after["state"] = state.value if state is not None else before["state"]
        return self._write_change(known, "change", before, after)

    def delete(self, record: type[Record], row_id: str, reason: str) -> bool:
        """Delete softly: the row stays, with when and why, and is no longer listed, found or counted."""
        known = facts(record)
        before = self._stored(known, row_id)
        if before["deleted_at"] is not None:
            return False
        return self._write_change(known, "delete", before, {**before, "deleted_at": self.at, "deleted_reason": reason})

    def restore(self, record: type[Record], row_id: str) -> bool:
        """Take a deleted record back."""
        known = facts(record)
        before = self._stored(known, row_id)
        return self._write_change(known, "restore", before, {**before, "deleted_at": None, "deleted_reason": None})

    def write(self, changes: Sequence[Change]) -> None:
        """Append changes that were made in sets by `undo`: (table, row id, action, before, after)."""
        write_changes(self.raw, self.id, changes)
        self._touched.update(change[0] for change in changes)

    def count(self, table: str, changes: int) -> None:
        """Say that `changes` changes of a table were appended by SQL."""
        if changes:
            self._touched[table] += changes

    def finish(self) -> bool:
        """Write the step's own row with its hash. False, and nothing written, when the step changed nothing."""
        if not self._touched:
            return False
        self.extents.settle()
        if own_columns.DEFINITIONS in self._touched:
            self.index.refresh_own()
        self._header = replace(self._header, facts=to_json(self._facts))
        write_step(self.raw, self._header, self._digest)
        return True

    def _stored(self, known: TableFacts, row_id: str) -> dict[str, Plain]:
        columns = ", ".join(known.columns)
        found = self.raw.execute(f"SELECT {columns} FROM {known.name} WHERE id = ?", (row_id,)).fetchone()
        if found is None:
            raise WrongUse(NO_RECORD, id=row_id, table=known.name)
        return dict(zip(known.columns, found, strict=True))

    def _write_change(self, known: TableFacts, action: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
        changed = [column for column in known.columns if before[column] != after[column]]
        if not changed:
            return False
        self.raw.execute(
            f"UPDATE {known.name} SET {', '.join(f'{column} = ?' for column in changed)} WHERE id = ?",
            (*(after[column] for column in changed), before["id"]),
        )
        images = [to_json({column: side[column] for column in changed}) for side in (before, after)]
        write_changes(self.raw, self.id, [(known.name, before["id"], action, images[0], images[1])])
        self._touched[known.name] += 1
        if "deleted_at" in changed or not {*known.texts, "number", "custom"}.isdisjoint(changed):
            self.index.replace(known.name, after)
        self.extents.touched(known.name, [before["id"]], changed)
        return True
