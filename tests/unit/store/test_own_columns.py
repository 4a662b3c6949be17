"""What a centre keeps in fields of its own comes back as it went in, through changes, undo, the past and in bulk."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.task import Task
from mac_desktop.store import check, history, queries
from mac_desktop.store.engine import Store
from mac_desktop.store.undo import undo

KEYS = ("own_a", "own_b2", "own_long_name_of_a_field")
VALUES = st.one_of(
    st.none(),
    st.sampled_from(list(Gap)),
    st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), min_size=1, max_size=30),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
)
SAID = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3)
_SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def held(store: Store, row_id: str) -> dict[str, object]:
    with store.read() as connection:
        row = queries.get(connection, Task, row_id)
    assert row is not None
    return {key: row[key] for key in KEYS}


def same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return all(one[key] == other.get(key) and type(one[key]) is type(other.get(key)) for key in KEYS)


@_SETTINGS
@given(first=SAID, changes=st.lists(SAID, max_size=3))
def test_values_come_back_after_changes_in_the_past_and_after_undo(
    store: Store, first: dict[str, object], changes: list[dict[str, object]]
) -> None:
    with store.step("Add", by="amina") as step:
        made = step.add(Task, {"name": "Meadow", **first})
    model: dict[str, object] = dict(first)
    moments = [(step.id, dict(model))]
    assert same(held(store, made), model)
    for said in changes:
        with store.step("Change", by="amina") as step:
            changed = step.change(Task, made, said)
        model |= said
        assert same(held(store, made), model)
        if changed:
            moments.append((step.id, dict(model)))
    for step_id, then in moments:
        assert same(held(store.as_of(step_id), made), then)
    for (step_id, _), (_, before) in reversed(list(zip(moments[1:], moments, strict=False))):
        undo(store, step_id, by="amina")
        assert same(held(store, made), before)
    with store.read() as connection:
        assert check.faults(connection) == []


@_SETTINGS
@given(rows=st.lists(SAID, min_size=1, max_size=6))
def test_many_at_once_are_as_one_by_one(store: Store, rows: list[dict[str, object]]) -> None:
    with store.step("Import", by="amina") as step:
        ids = step.insert_many(Task, [{"name": "Meadow", **row} for row in rows])
    assert all(same(held(store, row_id), row) for row_id, row in zip(ids, rows, strict=True))
    undo(store, step.id, by="amina")
    with store.read() as connection:
        assert [queries.get(connection, Task, row_id) for row_id in ids] == [None] * len(ids)
        assert check.faults(connection) == []


def test_history_tells_each_key_by_itself_and_a_change_to_the_same_is_none(store: Store) -> None:
    with store.step("Add", by="amina") as step:
        made = step.add(Task, {"name": "Meadow", "own_a": "x", "own_b2": 1})
    with store.step("Change", by="amina") as step:
        assert step.change(Task, made, {"own_a": Gap.UNKNOWN, "own_b2": 1})
    with store.step("Again", by="amina") as step:
        assert not step.change(Task, made, {"own_a": Gap.UNKNOWN})
    with store.read() as connection:
        last = history.record_history(connection, Task, made)[-1]
    assert (last.before, last.after) == ({"own_a": "x"}, {"own_a": Gap.UNKNOWN})


def test_a_record_without_own_values_costs_no_column_and_a_wrong_key_is_a_mistake(store: Store) -> None:
    with store.step("Add", by="amina") as step:
        made = step.add(Task, {"name": "Meadow", "own_a": None})
        with pytest.raises(ValueError, match="has no column own_A"):
            step.add(Task, {"own_A": 1})
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT custom FROM task WHERE id = ?", (made,)).scalar_one() is None
