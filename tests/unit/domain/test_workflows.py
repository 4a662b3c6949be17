"""The machines of states allow what the field allows, and nothing else."""

from __future__ import annotations

import doctest
from collections.abc import Mapping

import pytest

from mac_desktop.domain import roles, workflows
from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.records.base import SET_ASIDE, State
from mac_desktop.domain.roles import Keeping, Role, Verb, who_may
from mac_desktop.domain.workflows import RECORD, WORKFLOWS, Need, Workflow

# What may follow what, written down a second time: data-model.md 2.2 to 2.5, and docs/decisions/workflows.md.
NEXT: Mapping[str, Mapping[str, str]] = {
    "record": {
        "draft": "submitted",
        "submitted": "verified approved returned rejected draft superseded",
        "verified": "approved returned rejected submitted draft superseded",
        "approved": "returned submitted draft",
        "returned": "submitted draft",
        "rejected": "",
        "superseded": "",
    },
    "hazardous_area": {
        "OPEN": "WORKED SUSPENDED CLOSED REPLACED",
        "WORKED": "SUSPENDED OPEN CLOSED REPLACED",
        "SUSPENDED": "WORKED OPEN CLOSED REPLACED",
        "CLOSED": "HANDED REOPENED",
        "HANDED": "REOPENED",
        "REOPENED": "WORKED CLOSED REPLACED",
        "REPLACED": "",
    },
    "task": {
        "PLANNED": "ONGOING WITHDRAWN",
        "ONGOING": "SUSPENDED COMPLETED",
        "SUSPENDED": "ONGOING COMPLETED ABANDONED",
        "COMPLETED": "HANDED ONGOING",
        "ABANDONED": "",
        "WITHDRAWN": "",
        "HANDED": "",
    },
    "accident": {
        "REPORTED": "VERIFIED NOT_EO",
        "VERIFIED": "INVESTIGATED CLOSED NOT_EO",
        "INVESTIGATED": "CLOSED NOT_EO",
        "CLOSED": "VERIFIED",
        "NOT_EO": "",
    },
    "quality": {
        "PLANNED": "DONE OPEN CANCELLED",
        "DONE": "OPEN CLOSED",
        "OPEN": "CLOSED",
        "CLOSED": "OPEN",
        "CANCELLED": "",
    },
    "education": {
        "PLANNED": "ONGOING COMPLETED CANCELLED",
        "ONGOING": "COMPLETED",
        "COMPLETED": "ONGOING",
        "CANCELLED": "",
    },
    "need": {
        "OPEN": "REFERRED SERVED MET NOT_ELIGIBLE LOST",
        "REFERRED": "SERVED MET OPEN NOT_ELIGIBLE LOST",
        "SERVED": "MET OPEN LOST",
        "MET": "OPEN",
        "NOT_ELIGIBLE": "OPEN",
        "LOST": "OPEN",
    },
    "assistance": {
        "PLANNED": "ONGOING COMPLETED STOPPED",
        "ONGOING": "SUSPENDED COMPLETED STOPPED",
        "SUSPENDED": "ONGOING COMPLETED STOPPED",
        "COMPLETED": "ONGOING",
        "STOPPED": "",
    },
    "referral_answer": {
        "WAITING": "ACCEPTED REJECTED NOSHOW",
        "ACCEPTED": "NOSHOW",
        "NOSHOW": "ACCEPTED REJECTED",
        "REJECTED": "",
    },
    "referral_outcome": {
        "ONGOING": "COMPLETED DROPPED DIED UNAVAILABLE",
        "DROPPED": "ONGOING DIED",
        "UNAVAILABLE": "ONGOING",
        "COMPLETED": "",
        "DIED": "",
    },
}
EVERY_FLOW = pytest.mark.parametrize("flow", WORKFLOWS, ids=lambda flow: flow.key)


@EVERY_FLOW
def test_a_state_is_followed_by_what_the_field_allows_and_by_nothing_else(flow: Workflow) -> None:
    expected = NEXT["task" if flow.key == "activity" else flow.key]
    codes = [code.code for code in codelist(flow.codelist)]
    assert set(expected) == set(codes)
    for source in codes:
        for target in codes:
            allowed = target in expected[source].split()
            assert (flow.move(source, target) is not None) == allowed, (source, target)
        assert set(flow.next(source)) == set(expected[source].split())


@EVERY_FLOW
def test_a_move_says_what_it_means_and_who_makes_it(flow: Workflow) -> None:
    assert flow.title
    assert len({(m.source, m.target) for m in flow.moves}) == len(flow.moves)
    for move in flow.moves:
        assert move.source != move.target, "staying in a state is no move"
        assert move.meaning.endswith("."), move
        assert move.meaning[0].isupper(), move
        assert move.who, move


@EVERY_FLOW
def test_every_state_is_reached_from_where_things_begin(flow: Workflow) -> None:
    reached = list(flow.begins)
    for state in reached:
        reached += [target for target in flow.next(state) if target not in reached]
    assert set(reached) == {code.code for code in codelist(flow.codelist)}


@EVERY_FLOW
def test_every_state_is_explained(flow: Workflow) -> None:
    assert [code.code for code in codelist(flow.codelist) if not code.definition] == []


@pytest.mark.parametrize("flow", [f for f in WORKFLOWS if f is not RECORD], ids=lambda flow: flow.key)
def test_what_stops_or_takes_back_is_told_with_a_reason(flow: Workflow) -> None:
    """Work that stops for a while or for good, and a state that is taken back, are never told without why."""
    told = {
        "SUSPENDED",
        "ABANDONED",
        "WITHDRAWN",
        "REOPENED",
        "NOT_EO",
        "CANCELLED",
        "NOT_ELIGIBLE",
        "LOST",
        "STOPPED",
    }
    lacking = [m for m in flow.moves if m.target in told and Need.REASON not in m.needs]
    assert lacking == []


def test_who_types_alone_does_not_take_back_an_ended_state() -> None:
    for flow, source, target in (
        (workflows.HAZARDOUS_AREA, "CLOSED", "REOPENED"),
        (workflows.TASK, "COMPLETED", "ONGOING"),
        (workflows.ACCIDENT, "VERIFIED", "NOT_EO"),
        (workflows.QUALITY, "CLOSED", "OPEN"),
    ):
        move = flow.move(source, target)
        assert move is not None
        assert Role.DATA_ENTRY not in move.who
        assert {Role.VERIFIER, Role.APPROVER} <= move.who


@pytest.mark.parametrize("word", ["Cancelled", "Canceled", "Annulée", "Cancelada", "CANCELLED", "CAN"])
def test_cancelled_is_a_word_for_land_and_never_a_status_of_work(word: str) -> None:
    assert codelist("activity_status").find(word) is None
    labels = [label for code in codelist("activity_status") for label in code.labels.values()]
    assert word not in labels
    assert codelist("release_type").find("Cancelled") == "CAN"


def test_a_state_by_which_a_person_moves_records_has_one_verb() -> None:
    asked = {move.target for state in State for move in RECORD.moves if move.source == state and not move.follows}
    assert {state.value for state in workflows.VERB_OF_STATE} == asked
    assert asked == {"submitted", "verified", "approved", "returned", "rejected"}
    assert all(RECORD.next(state) == () for state in SET_ASIDE)


def test_roles_are_those_of_the_list_and_each_may_do_something() -> None:
    assert {role.value for role in Role} == {code.code for code in codelist("user_role")}
    assert doctest.testmod(roles).failed == 0
    for verb in Verb:
        assert who_may(verb), verb


# Role by role: what it may do to records of work, of victims, of reference lists and of accounts.
TABLE = {
    Role.DATA_ENTRY: ("read enter", "read enter", "read", "read"),
    Role.VERIFIER: (
        "read enter verify return reject",
        "read enter verify return reject",
        "read verify return reject",
        "read",
    ),
    Role.APPROVER: (
        "read enter verify approve return reject delete",
        "read enter verify approve return reject delete",
        "read verify approve return reject delete",
        "read",
    ),
    Role.OFFICER: (
        "read enter",
        "read enter",
        "read read_personal enter verify approve return reject delete",
        "read",
    ),
    Role.CASE_WORKER: (
        "read read_personal",
        "read read_personal enter",
        "read read_personal",
        "read read_personal",
    ),
    Role.VIEWER: ("read", "read", "read", "read"),
    Role.ADMINISTRATOR: ("read", "read", "read", "read enter verify approve return reject delete"),
}


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_centre_says_and_nothing_else(role: Role) -> None:
    of_store = {
        Verb.REPORT,
        Verb.FILE_REPORT,
        Verb.UNDO_OTHERS,
        Verb.BACK_UP,
        Verb.RESTORE,
        Verb.SET_LIMITS,
        Verb.ADMINISTER,
    }
    for keeping, allowed in zip(Keeping, TABLE[role], strict=True):
        may = {verb for verb in Verb if verb not in of_store and role in who_may(verb, keeping)}
        assert may == set(allowed.split()), keeping


def test_only_an_administrator_says_who_may_work_here() -> None:
    assert who_may(Verb.ADMINISTER) == {Role.ADMINISTRATOR}
    assert who_may(Verb.RESTORE) == {Role.ADMINISTRATOR}
    assert Role.VIEWER not in who_may(Verb.BACK_UP)
    assert who_may(Verb.REPORT) == set(Role)
