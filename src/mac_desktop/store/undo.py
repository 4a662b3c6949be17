"""Taking a step back by a new step that does the opposite. History is never cut.

What somebody edited since is kept; what cannot be taken back, because other records need it, says why. Rows that nobody
touched since, nearly always all of them, are dealt with in sets.

A step that is true only as a whole, such as the split of an area, says so (`Step.all_or_nothing`): it is taken back
whole, or not at all.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from mac_desktop.domain.problems import WrongUse
from mac_desktop.store import own_columns
from mac_desktop.store.bulk import block_of, insert_block
from mac_desktop.store.engine import Store
from mac_desktop.store.history import StepEntry, full_image, step_entry
from mac_desktop.store.rows import to_json
from mac_desktop.store.step import WHOLE, Step
from mac_desktop.store.tables import facts_of, records_by_table, referring
from mac_desktop.store.trail import Change, image_sql
from mac_desktop.texts import N_

NO_STEP = N_("There is no step {step} in the history.")
UNDONE_ALREADY = N_("Step {step} was undone already, by step {by}.")
TITLE = N_("Undo step {step}: {title}")

ONLY_WHOLE = N_(
    "Step {step} can only be taken back as a whole, and {count} of its records were changed since or are needed by "
    "others: {numbers}. Take back first what was done with them since, the newest first."
)

EDITED_SINCE = N_("It was changed after that step.")
REFERRED_TO = N_("Other records refer to it.")
REFERS_TO_GONE = N_("It would refer to a record that is gone.")

_NAMED = 5  # how many records a sentence names

# A row of a table, and why it was left as it is (a marked text).
Left = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class UndoOutcome:
    """What an undo did: its step (None when there was nothing to take back), how many rows it took back, which rows it
    kept because somebody edited them since, and which it could not take back; each as (table, row id, why).

    `moved` says how many of the rows taken back had been verified, approved or returned since. That is a judgement of
    what the step brought, not an edit, so a step that is taken back takes it along.
    """

    step_id: int | None
    reversed: int
    kept: list[Left] = field(default_factory=list)
    could_not: list[Left] = field(default_factory=list)
    moved: int = 0


@dataclass
class _Net:
    """What a step did to one row, all its changes of the row taken together; None is "no row"."""

    table: str
    row_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def undo(store: Store, step_id: int, by: str) -> UndoOutcome:
    """Take a step back. WrongUse when there is no such step or it was undone already; undo the undo to do it again."""
    with store.read() as conn:
        entry = step_entry(conn, step_id)
    if entry is None:
        raise WrongUse(NO_STEP, step=step_id)
    if entry.undone_by is not None:
        raise WrongUse(UNDONE_ALREADY, step=step_id, by=entry.undone_by)
    with store.step(TITLE, by=by, kind="undo", **_title_values(entry)) as step:
        step.takes_back(step_id)
        step.raw.execute("PRAGMA defer_foreign_keys = ON")
        whole = bool(entry.facts.get(WHOLE))
        outcome = _Reversal(step, step_id, whole).run()
        if whole:
            _refuse_half(step, step_id, outcome)
            step.all_or_nothing()
        return replace(outcome, step_id=step.id if outcome.reversed else None)


def _refuse_half(step: Step, step_id: int, outcome: UndoOutcome) -> None:
    """WrongUse where a step that is true only as a whole would be taken back in part."""
    left = [*outcome.kept, *outcome.could_not]
    if not left:
        return
    numbers = [
        str(found[0])
        for table, row_id, _ in left[:_NAMED]
        for found in step.raw.execute(f"SELECT number FROM {table} WHERE id = ?", (row_id,))
    ]
    raise WrongUse(ONLY_WHOLE, step=step_id, count=len(left), numbers=", ".join(numbers) or "–")


def _title_values(entry: StepEntry) -> dict[str, object]:
    """The undone step's title in English for {title}, and its parts for who wants to translate them."""
    title = entry.title.format(**entry.title_values) if entry.title_values else entry.title
    return {"step": entry.id, "title": title, "of": entry.title, "of_values": dict(entry.title_values)}


class _Reversal:
    """One undo within its step."""

    def __init__(self, step: Step, undone: int, whole: bool) -> None:
        self._step = step
        self._whole = whole
        self._raw: sqlite3.Connection = step.raw
        self._undone = undone
        self._kept: list[Left] = []
        self._could_not: list[Left] = []
        self._reversed = 0

    def run(self) -> UndoOutcome:
        """Put back what is gone, change back what was changed, then take out what was inserted."""
        edited, moved = self._edited_since()
        inserted, others = self._net_changes()
        if self._whole:  # that what it changed was verified or approved since is a judgement that goes with it
            edited -= _as_it_is_now(others, moved)
        self._kept += [(net.table, net.row_id, EDITED_SINCE) for net in others if net.row_id in edited]
        untouched = [net for net in others if net.row_id not in edited]
        self._put_back([net for net in untouched if net.after is None])
        self._change_back([net for net in untouched if net.after is not None])
        really = edited - moved.keys()
        for table, ids in inserted.items():
            self._kept += [(table, row_id, EDITED_SINCE) for row_id in ids if row_id in really]
        self._take_out({t: [i for i in ids if i not in really] for t, ids in inserted.items()})
        self._step.index.tidy()
        held = {row_id for _, row_id, _ in self._could_not}
        taken_along = sum(row_id in moved and row_id not in held for ids in inserted.values() for row_id in ids)
        return UndoOutcome(None, self._reversed, self._kept, self._could_not, taken_along)

    def _edited_since(self) -> tuple[set[str], dict[str, _Net]]:
        """Rows that are not as the step left them, and what was done since to those among them of which only the state
        is another. Later changes that cancel each other do not count."""
        later = self._raw.execute(
            "SELECT l.table_name, l.row_id, l.before, l.after FROM change AS l"
            " WHERE l.step_id > ? AND l.row_id IN (SELECT row_id FROM change WHERE step_id = ?) ORDER BY l.id",
            (self._undone, self._undone),
        )
        nets: dict[str, _Net] = {}
        for table, row_id, before, after in later:
            _join(nets, table, row_id, before, after)
        edited = [net for net in nets.values() if not _same(net)]
        return {net.row_id for net in edited}, {net.row_id: net for net in edited if _only_moved(net)}

    def _net_changes(self) -> tuple[dict[str, list[str]], list[_Net]]:
        """Ids of the rows that the step made, by table, and what it did to other rows."""
        once = self._raw.execute(
            "SELECT table_name, row_id FROM change WHERE step_id = ? GROUP BY row_id"
            " HAVING count(*) = 1 AND min(action) = 'insert'",
            (self._undone,),
        )
        inserted: dict[str, list[str]] = defaultdict(list)
        for table, row_id in once:
            inserted[table].append(row_id)
        rest = self._raw.execute(
            "SELECT table_name, row_id, before, after FROM change WHERE step_id = ?1 AND (action <> 'insert'"
            " OR row_id IN (SELECT row_id FROM change WHERE step_id = ?1 GROUP BY row_id HAVING count(*) > 1))"
            " ORDER BY id",
            (self._undone,),
        )
        nets: dict[str, _Net] = {}
        for table, row_id, before, after in rest:
            _join(nets, table, row_id, before, after)
        others = []
        for net in nets.values():
            if net.before is None and net.after is not None:
                inserted[net.table].append(net.row_id)
            elif not _same(net):
                others.append(net)
        return inserted, others

    def _put_back(self, nets: list[_Net]) -> None:
        """Rows that the step removed (an undone insert): insert them again, as they were."""
        images = {net.row_id: full_image(facts_of(net.table), net.row_id, net.before or {}) for net in nets}
        gone = self._missing_targets((net.table, net.row_id, images[net.row_id]) for net in nets)
        self._could_not += [(net.table, net.row_id, REFERS_TO_GONE) for net in nets if net.row_id in gone]
        by_table: dict[str, list[_Net]] = defaultdict(list)
        for net in nets:
            if net.row_id not in gone:
                by_table[net.table].append(net)
        for table in (name for name in records_by_table() if name in by_table):
            columns, rows = facts_of(table).columns, by_table[table]
            stored = [tuple([images[net.row_id][c] for c in columns]) for net in rows]
            insert_block(self._raw, self._step.id, table, block_of(columns, stored))
            self._step.count(table, len(rows))
            self._step.index.refresh(table, [net.row_id for net in rows])
            self._step.extents.touched(table, [net.row_id for net in rows])
            self._reversed += len(rows)

    def _change_back(self, nets: list[_Net]) -> None:
        """Rows that the step changed: give their columns the old values."""
        gone = self._missing_targets((net.table, net.row_id, net.before or {}) for net in nets)
        self._could_not += [(net.table, net.row_id, REFERS_TO_GONE) for net in nets if net.row_id in gone]
        groups: dict[tuple[str, tuple[str, ...]], list[_Net]] = defaultdict(list)
        for net in nets:
            if net.row_id not in gone:
                groups[net.table, tuple(sorted(net.before or {}))].append(net)
        for (table, columns), group in groups.items():
            self._raw.executemany(
                f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?",
                ([*(_side(net.before)[column] for column in columns), net.row_id] for net in group),
            )
            self._step.write([_opposite(net) for net in group])
            if not {"number", "deleted_at", "custom", *facts_of(table).texts}.isdisjoint(columns):
                self._step.index.refresh(table, [net.row_id for net in group])
            self._step.extents.touched(table, [net.row_id for net in group], columns)
            self._reversed += len(group)

    def _missing_targets(self, images: Iterable[tuple[str, str, dict[str, Any]]]) -> set[str]:
        """Ids of those rows whose image refers to a record that does not exist and is not put back with them."""
        wanted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        coming: set[str] = set()
        for table, row_id, image in images:
            coming.add(row_id)
            for column, target in facts_of(table).references.items():
                if image.get(column):
                    wanted[target][image[column]].add(row_id)
        absent: dict[str, set[str]] = {}
        for target, users in wanted.items():
            found = self._raw.execute(
                f"SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM {target})", (to_json(list(users)),)
            )
            absent |= {lost: users[lost] for (lost,) in found}
        missing: set[str] = set()
        while more := {user for lost, users in absent.items() if lost not in coming for user in users} - missing:
            missing |= more
            coming -= more
        return missing

    def _take_out(self, inserted: dict[str, list[str]]) -> None:
        """Rows that the step made: remove them, but for those that rows which stay refer to."""
        self._raw.execute("CREATE TEMP TABLE IF NOT EXISTS leaving (row_id TEXT PRIMARY KEY, table_name TEXT)")
        self._raw.execute("DELETE FROM leaving")
        for table, ids in inserted.items():
            self._raw.executemany("INSERT INTO leaving VALUES (?, ?)", ((row_id, table) for row_id in ids))
        while needed := self._needed_by_others(inserted):
            self._raw.executemany("DELETE FROM leaving WHERE row_id = ?", ((row_id,) for _, row_id in needed))
            self._could_not += [(table, row_id, REFERRED_TO) for table, row_id in needed]
        for table in inserted:
            known = facts_of(table)
            leaving = f"FROM {table} WHERE id IN (SELECT row_id FROM leaving WHERE table_name = '{table}')"
            image = image_sql([column for column in known.columns if column != "id"], known.fractions)
            written = self._raw.execute(
                "INSERT INTO change (step_id, table_name, row_id, action, before)"
                f" SELECT ?, '{table}', id, 'remove', json_patch('{{}}', {image}) {leaving} ORDER BY id",
                (self._step.id,),
            ).rowcount
            self._step.count(table, written)
            self._reversed += written
            self._raw.execute(f"DELETE {leaving}")
        self._raw.execute("DELETE FROM search_entry WHERE row_id IN (SELECT row_id FROM leaving)")
        self._raw.execute("DELETE FROM leaving")

    def _needed_by_others(self, inserted: dict[str, list[str]]) -> set[tuple[str, str]]:
        """Leaving rows that a row which is not leaving refers to."""
        needed: set[tuple[str, str]] = set()
        leaving = self._raw.execute("SELECT row_id FROM leaving WHERE table_name = ?", (own_columns.DEFINITIONS,))
        for row_id in own_columns.in_use(self._raw, [row_id for (row_id,) in leaving]):
            needed.add((own_columns.DEFINITIONS, row_id))
        for table in inserted:
            for other, column in referring(table):
                found = self._raw.execute(
                    f"SELECT DISTINCT l.row_id FROM leaving AS l JOIN {other} AS o ON o.{column} = l.row_id"
                    " WHERE l.table_name = ? AND NOT EXISTS (SELECT 1 FROM leaving WHERE row_id = o.id)",
                    (table,),
                )
                needed |= {(table, row_id) for (row_id,) in found}
        return needed


def _join(nets: dict[str, _Net], table: str, row_id: str, before: str | None, after: str | None) -> None:
    """Take one more change of a row into what was done to it in all."""
    old = json.loads(before) if before is not None else None
    new = json.loads(after) if after is not None else None
    net = nets.get(row_id)
    if net is None:
        nets[row_id] = _Net(table, row_id, old, new)
    elif new is None:  # removed: what it was before is the image, overlaid by what it had before the first change
        net.before = {**_side(old), **net.before} if net.before is not None else None
        net.after = None
    elif old is None:  # inserted again
        net.after = new
    else:
        net.after = {**_side(net.after), **new}
        if net.before is not None and net.after is not None:
            net.before = {**old, **net.before}


def _same(net: _Net) -> bool:
    """Whether nothing is different in the end. An image leaves out what is empty."""
    if net.before is None or net.after is None:
        return net.before is None and net.after is None
    empty = {"gaps": "{}", "typed": "{}"}
    columns = net.before.keys() | net.after.keys()
    return all(net.before.get(c, empty.get(c)) == net.after.get(c, empty.get(c)) for c in columns)


def _only_moved(net: _Net) -> bool:
    """Whether nothing but the state of a row is different in the end."""
    if net.before is None or net.after is None:
        return False
    return _same(_Net(net.table, net.row_id, {**net.before, "state": ""}, {**net.after, "state": ""}))


def _as_it_is_now(nets: list[_Net], moved: dict[str, _Net]) -> set[str]:
    """Let changes of rows of which only the state moved since begin at the state of now; gives those rows."""
    found = set()
    for net in nets:
        since = moved.get(net.row_id)
        if since is not None and net.before is not None and net.after is not None:
            net.before = {"state": _side(since.before)["state"], **net.before}
            net.after = {**net.after, "state": _side(since.after)["state"]}
            found.add(net.row_id)
    return found


def _side(values: dict[str, Any] | None) -> dict[str, Any]:
    return values or {}


def _opposite(net: _Net) -> Change:
    before, after = _side(net.after), _side(net.before)
    action = "change"
    if before.get("deleted_at") != after.get("deleted_at"):
        action = "delete" if after["deleted_at"] else "restore"
    return net.table, net.row_id, action, to_json(before), to_json(after)
