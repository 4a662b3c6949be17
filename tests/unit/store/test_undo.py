"""Taking steps back, and taking that back."""

from __future__ import annotations

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.casualty import Casualty
from mac_desktop.domain.records.organisation import Organisation, Team
from mac_desktop.store import history, queries, trail
from mac_desktop.store.check import faults
from mac_desktop.store.search import search
from mac_desktop.store.undo import EDITED_SINCE, REFERRED_TO, REFERS_TO_GONE, undo


def act(store, do):
    with store.step("Act {n}", by="x", n=1) as step:
        do(step)
    return step.id


@pytest.fixture
def imported(store):
    """An import of 30 accidents with two casualties each; gives (step, accidents, casualties)."""
    with store.step("Import {name}", by="amina", kind="import", name="march.xlsx") as step:
        accidents = step.insert_many(Accident, [{"place": f"p{i}", "killed": Gap.UNKNOWN} for i in range(30)])
        casualties = step.insert_many(Casualty, [{"accident_id": a, "sex": s} for a in accidents for s in "mf"])
        step.note({"sha256": "abc"})
    return step.id, accidents, casualties


def everything(store):
    with store.read() as conn:
        return {
            record: {row["id"]: row for row in queries.find_by(conn, record, "state", "draft", include_deleted=True)}
            for record in (Accident, Casualty, Organisation, Team)
        }


def sound(store):
    with store.read() as conn:
        return faults(conn) == []


def test_a_whole_import_is_taken_back_and_done_again(store, imported):
    full = everything(store)
    back = undo(store, imported[0], by="bashir")
    assert (back.reversed, back.kept, back.could_not) == (90, [], [])
    assert everything(store) == {Accident: {}, Casualty: {}, Organisation: {}, Team: {}}
    assert sound(store)
    again = undo(store, back.step_id, by="bashir")
    assert again.reversed == 90
    assert everything(store) == full
    assert sound(store)
    assert undo(store, again.step_id, by="x").reversed == 90
    assert everything(store)[Accident] == {}


def test_what_was_taken_back_stays_in_the_history(store, imported):
    undo(store, imported[0], by="bashir")
    with store.read() as conn:
        made, removed = history.record_history(conn, Accident, imported[1][3])
        first, second = history.steps(conn)
    assert (made.action, removed.action, removed.after, removed.before["place"]) == ("insert", "remove", None, "p3")
    assert removed.before["killed"] is Gap.UNKNOWN
    assert (first.undoes, second.undone_by) == (second.id, first.id)
    assert first.title.format(**first.title_values) == "Undo step 1: Import march.xlsx"


def test_rows_edited_since_are_kept_with_what_they_need(store, imported):
    step_id, accidents, casualties = imported
    act(store, lambda s: s.change(Casualty, casualties[0], {"age": 9}))
    act(store, lambda s: s.change(Accident, accidents[5], {"place": "p99"}))
    back = undo(store, step_id, by="x")
    assert set(back.kept) == {("casualty", casualties[0], EDITED_SINCE), ("accident", accidents[5], EDITED_SINCE)}
    assert back.could_not == [("accident", accidents[0], REFERRED_TO)]
    assert back.reversed == 87
    assert list(everything(store)[Casualty]) == [casualties[0]]
    assert sound(store)


def test_an_import_that_was_approved_since_is_taken_back_with_its_approval_and_says_so(store, imported):
    step_id, accidents, _ = imported
    act(store, lambda s: [s.change(Accident, one, {}, state=State.APPROVED) for one in accidents])
    act(store, lambda s: s.change(Accident, accidents[5], {"place": "p99"}, state=State.APPROVED))
    full = everything(store)
    back = undo(store, step_id, by="x")
    assert back.kept == [("accident", accidents[5], EDITED_SINCE)], "an edit protects a record, an approval does not"
    assert back.moved == len(accidents) - 1
    undo(store, back.step_id, by="x")
    assert everything(store) == full, "done again, it is approved as it was"
    assert sound(store)


def test_a_change_of_a_record_that_was_approved_since_stays(store, imported):
    act(store, lambda s: s.change(Accident, imported[1][7], {"place": "p99"}))
    act(store, lambda s: s.change(Accident, imported[1][7], {}, state=State.APPROVED))
    with store.read() as conn:
        step_id = history.steps(conn)[1].id
    back = undo(store, step_id, by="x")
    assert (back.reversed, [row_id for _, row_id, _ in back.kept]) == (0, [imported[1][7]])


def test_rows_that_newer_records_refer_to_stay(store, imported):
    step_id, accidents, _ = imported
    act(store, lambda s: s.add(Casualty, {"accident_id": accidents[1]}))
    back = undo(store, step_id, by="x")
    assert (back.reversed, back.kept, back.could_not) == (89, [], [("accident", accidents[1], REFERRED_TO)])
    assert sound(store)


def test_an_approved_record_that_has_to_stay_is_not_counted_as_taken_back(store, imported):
    step_id, accidents, _ = imported
    act(store, lambda s: [s.change(Accident, one, {}, state=State.APPROVED) for one in accidents[:2]])
    act(store, lambda s: s.add(Casualty, {"accident_id": accidents[1]}))
    back = undo(store, step_id, by="x")
    assert (back.moved, [row_id for _, row_id, _ in back.could_not]) == (1, [accidents[1]])


def test_an_import_that_was_taken_back_is_not_found_any_more(store, imported):
    with store.read() as conn:
        assert len(search(conn, "p3")) == 1
    undo(store, imported[0], by="x")
    with store.read() as conn:
        assert search(conn, "p3") == []
        assert conn.exec_driver_sql("SELECT count(*) FROM search_entry").scalar() == 0


def test_what_stays_keeps_what_it_refers_to_in_turn(store):
    def make(step):
        made.append(step.add(Organisation, {"name": "grandparent"}))
        made.append(step.add(Organisation, {"name": "parent", "parent_id": made[0]}))
        made.append(step.add(Organisation, {"name": "child", "parent_id": made[1]}))

    made = []
    step_id = act(store, make)
    act(store, lambda s: s.change(Organisation, made[2], {"name": "edited"}))
    back = undo(store, step_id, by="x")
    assert back.step_id is None
    assert {row_id for _, row_id, _ in back.kept + back.could_not} == set(made)
    with store.read() as conn:
        assert len(history.steps(conn)) == 2


def test_changes_go_back_to_what_they_were(store, imported):
    one, two = imported[1][:2]
    before = everything(store)

    def edit(step):
        step.change(Accident, one, {"killed": 4, "place": "a"})
        step.change(Accident, one, {"place": "b"})
        step.delete(Accident, two, "double")

    step_id = act(store, edit)
    back = undo(store, step_id, by="x")
    assert (back.reversed, back.kept) == (2, [])
    assert everything(store) == before
    with store.read() as conn:
        assert history.record_history(conn, Accident, two)[-1].action == "restore"
    assert sound(store)
    undo(store, back.step_id, by="x")
    with store.read() as conn:
        row = queries.get(conn, Accident, one)
        assert (row["killed"], row["place"]) == (4, "b")
        assert queries.get(conn, Accident, two)["deleted_reason"] == "double"
    assert sound(store)


def test_a_change_edited_since_is_kept_but_one_that_was_changed_back_is_not(store, imported):
    one, two = imported[1][:2]
    step_id = act(store, lambda s: [s.change(Accident, row, {"place": "new"}) for row in (one, two)])
    act(store, lambda s: [s.change(Accident, row, {"injured": 5}) for row in (one, two)])
    act(store, lambda s: s.change(Accident, two, {"injured": None}))
    back = undo(store, step_id, by="x")
    assert (back.reversed, back.kept) == (1, [("accident", one, EDITED_SINCE)])
    with store.read() as conn:
        assert (queries.get(conn, Accident, one)["place"], queries.get(conn, Accident, two)["place"]) == ("new", "p1")


def test_a_later_edit_that_was_itself_undone_does_not_keep_a_row(store, imported):
    edit = act(store, lambda s: s.change(Accident, imported[1][0], {"place": "edited"}))
    undo(store, edit, by="x")
    assert undo(store, imported[0], by="x").reversed == 90


def test_a_reference_to_what_is_gone_cannot_come_back(store):
    ids = {}

    def make(step):
        ids["org"] = step.add(Organisation, {"name": "a"})

    first = act(store, make)
    act(store, lambda s: ids.update(team=s.add(Team, {"organisation_id": ids["org"]})))
    cut = act(store, lambda s: s.change(Team, ids["team"], {"organisation_id": None}))
    assert undo(store, first, by="x").reversed == 1
    back = undo(store, cut, by="x")
    assert (back.step_id, back.reversed, back.could_not) == (None, 0, [("team", ids["team"], REFERS_TO_GONE)])
    assert sound(store)


def test_what_refers_to_something_that_cannot_come_back_cannot_either(store):
    made = []

    def chain(step):
        made.append(step.add(Organisation, {"name": "child", "parent_id": root}))
        made.append(step.add(Organisation, {"name": "grandchild", "parent_id": made[0]}))

    first = act(store, lambda s: s.add(Organisation, {"name": "root"}))
    (root,) = everything(store)[Organisation]
    removed = undo(store, act(store, chain), by="x")
    undo(store, first, by="x")
    back = undo(store, removed.step_id, by="x")
    assert back.reversed == 0
    assert {(row_id, why) for _, row_id, why in back.could_not} == {(row_id, REFERS_TO_GONE) for row_id in made}
    assert sound(store)


def test_a_step_that_made_and_changed_and_deleted_the_same_row(store):
    def make(step):
        row_id = step.add(Organisation, {"name": "a"})
        step.change(Organisation, row_id, {"name": "b"})
        step.delete(Organisation, row_id, "oops")

    step_id = act(store, make)
    assert undo(store, step_id, by="x").reversed == 1
    assert everything(store)[Organisation] == {}
    assert sound(store)


def test_undoing_twice_or_nothing_is_told(store, imported):
    back = undo(store, imported[0], by="x")
    with pytest.raises(WrongUse, match="undone already, by step 2"):
        undo(store, imported[0], by="x")
    with pytest.raises(WrongUse, match="no step 99"):
        undo(store, 99, by="x")
    undo(store, back.step_id, by="x")
    with store.read() as conn:
        assert [step.undone_by for step in history.steps(conn)] == [None, 3, None]


def test_an_import_of_the_same_file_is_known_until_it_is_undone(store, imported):
    assert trail.import_of(store, "abc") == imported[0]
    assert trail.import_of(store, "other") is None
    back = undo(store, imported[0], by="x")
    assert trail.import_of(store, "abc") is None
    again = undo(store, back.step_id, by="x")
    assert trail.import_of(store, "abc") == imported[0]
    undo(store, again.step_id, by="x")
    assert trail.import_of(store, "abc") is None


# ---------------------------------------------------------------------------------- steps that are true only as a whole


@pytest.fixture
def replaced(store):
    """A step that gives one accident another place and adds a second that stands beside it; (step, first, second)."""
    first = []
    act(store, lambda s: first.append(s.add(Accident, {"place": "Hill"}, state=State.APPROVED)))
    with store.step("Replace", by="amina") as step:
        step.all_or_nothing()
        step.change(Accident, first[0], {"place": "Hill, northern half"}, state=State.SUBMITTED)
        second = step.add(Accident, {"place": "Hill, southern half"}, state=State.SUBMITTED)
    return step.id, first[0], second


def places(store):
    with store.read() as conn:
        return {row["place"]: row["state"] for row in queries.every(conn, Accident)}


def test_a_whole_step_is_not_taken_back_in_part(store, replaced):
    """Half of it would leave the same land on the list twice."""
    act(store, lambda s: s.change(Accident, replaced[2], {"killed": 1}))
    before = places(store)
    with pytest.raises(WrongUse, match="as a whole") as told:
        undo(store, replaced[0], by="amina")
    assert told.value.values["numbers"] == "KBL-ACC-000002"
    assert places(store) == before
    with store.read() as conn:
        assert history.steps(conn)[0].undoes is None


def test_a_whole_step_that_was_approved_since_is_taken_back_with_its_approval(store, replaced):
    approve = [{"row_id": row, "values": {}, "state": State.APPROVED} for row in replaced[1:]]
    act(store, lambda s: [s.change(Accident, **one) for one in approve])
    back = undo(store, replaced[0], by="amina")
    assert (back.reversed, back.kept, back.could_not) == (2, [], [])
    assert places(store) == {"Hill": "approved"}
    undo(store, back.step_id, by="amina")
    assert set(places(store)) == {"Hill, northern half", "Hill, southern half"}
    assert sound(store)


def test_a_whole_step_that_was_taken_back_is_done_again_only_as_a_whole(store, replaced):
    back = undo(store, replaced[0], by="amina")
    act(store, lambda s: s.change(Accident, replaced[1], {"place": "Mill"}))
    with pytest.raises(WrongUse, match="as a whole"):
        undo(store, back.step_id, by="amina")
    assert places(store) == {"Mill": "approved"}
