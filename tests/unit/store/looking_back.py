"""Notes down all that a store says after each step, and later demands that a look back to that step says the same.

For tests of anything that writes steps: make a `Witness` of the store, call `note` after each step, and `demand` at the
end (or in between). What else must be the same, such as figures and ledgers, is given as looks by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import Kind
from mac_desktop.store import history, queries
from mac_desktop.store.engine import Store
from mac_desktop.store.queries import ListQuery
from mac_desktop.store.search import search
from mac_desktop.store.tables import facts

NUMBERS = (Kind.INTEGER, Kind.DECIMAL)
Look = Callable[[Connection], object]


def whole(conn: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of records, deleted ones too, with the columns that every record has."""
    return {
        facts(record).name: [
            tuple(row)
            for row in conn.exec_driver_sql(
                f"SELECT {', '.join(facts(record).columns)} FROM {facts(record).name} ORDER BY id"
            )
        ]
        for record in RECORDS
    }


def lists(conn: Connection) -> dict[str, object]:
    """Each list newest first and in the order of some of its columns, how long it is, what it shows and sums."""
    found: dict[str, object] = {}
    for record in RECORDS:
        known = facts(record)
        if not queries.ids(conn, record, ListQuery(include_deleted=True)):
            continue
        orders = {kind: column for column, kind in reversed(known.kinds.items())}
        ids = {column: queries.ids(conn, record, ListQuery(sort=((column, False),))) for column in orders.values()}
        newest = queries.page(conn, record, ListQuery(columns=("number",)), size=1000)
        lines = queries.rows(conn, record, [row[0] for row in newest], tuple(known.kinds))
        sums = queries.totals(
            conn, record, [row[0] for row in newest], [c for kind, c in orders.items() if kind in NUMBERS]
        )
        found[known.name] = (queries.count(conn, record), ids, newest, lines, sums)
    return found


def steps(conn: Connection) -> list[object]:
    """The history up to then, with what was undone then and what was not."""
    return list(history.steps(conn))


def finds(*words: str) -> Look:
    """What is found by words, in no order: in the past, records that changed since stand last."""
    return lambda conn: {word: {(hit.table, hit.id) for hit in search(conn, word, limit=10_000)} for word in words}


class Witness:
    """Remembers what a store said after each step."""

    def __init__(self, store: Store, **looks: Look) -> None:
        self._store = store
        self._looks: Mapping[str, Look] = {"rows": whole, "lists": lists, "steps": steps, **looks}
        self.kept: dict[int, dict[str, object]] = {}
        self.note()

    def _seen(self, store: Store) -> dict[str, object]:
        with store.read() as conn:
            return {name: look(conn) for name, look in self._looks.items()}

    def note(self) -> int:
        """Remember what the store says now; returns the step that was made last."""
        with self._store.read() as conn:
            found = history.steps(conn, 1)
        last = found[0].id if found else 0
        self.kept[last] = self._seen(self._store)
        return last

    def demand(self, *only: int) -> None:
        """Look back to these steps, or to all, and compare."""
        for step in only or self.kept:
            then = self._seen(self._store.as_of(step))
            for name, said in self.kept[step].items():
                assert then[name] == said, f"{name} as of step {step}"
