"""The ways in which the state of something may change (data-model.md section 2), as data.

A workflow is a list of moves between the codes of a code list. Each move says what it means, what must be told with it,
and who may make it. A move that is not listed is not allowed; staying in a state is no move. A record that is told for
the first time may stand in any state: registers bring areas that were closed long ago.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Keeping, Role, Roles, Verb, who_may
from mac_desktop.texts import N_


class Need(StrEnum):
    """What a move must be told with: the day of the change, the day on which the work began or ended, or why."""

    DATE = "date"
    START = "start"
    END = "end"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change of a state. `meaning` is a marked sentence. `follows` says that nobody asks for the move by
    itself: it comes of another deed, such as changing a record that was approved."""

    source: str
    target: str
    meaning: str
    needs: frozenset[Need]
    who: Roles
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """The moves between the states of a code list. `title` is a marked text; `begins` are the states in which what is
    new in the world begins."""

    key: str
    title: str
    codelist: str
    begins: tuple[str, ...]
    moves: tuple[Move, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state that the moves name, each once."""
        return tuple(dict.fromkeys(code for move in self.moves for code in (move.source, move.target)))

    def move(self, source: str, target: str) -> Move | None:
        """The move from one state to another, or None when it is not allowed."""
        return next((m for m in self.moves if m.source == source and m.target == target), None)

    def next(self, source: str, *, asked_only: bool = False) -> tuple[str, ...]:
        """The states that may come after one, in the order of the moves; none after a final state."""
        return tuple(m.target for m in self.moves if m.source == source and not (asked_only and m.follows))


_FIELD, _CARE = who_may(Verb.ENTER, Keeping.WORK), who_may(Verb.ENTER, Keeping.VICTIMS)
# Taking back an ended state is a judgement, and not for the one who types alone.
_CHECKERS = frozenset({Role.VERIFIER, Role.APPROVER})
_NOTHING: frozenset[Need] = frozenset()
_DATED, _REASONED = frozenset({Need.DATE}), frozenset({Need.DATE, Need.REASON})
_BEGUN, _ENDED = frozenset({Need.START}), frozenset({Need.END})


_SUBMIT = N_("The one who entered it holds it for whole, and nothing stops it.")
_VERIFY = N_("A second person checked it against its source.")
_APPROVE = N_("The centre accepts it, and reports count it.")
_RETURN = N_("It is sent back to the one who entered it, with a note on what is wrong.")
_REJECT = N_("It is refused for good, for the reason that is given. It counts nowhere.")
_KEEP = N_("It reports on a record, which took over what is newer; the older of the two is kept here for the file.")
_AGAIN = N_("It was changed, so it is looked at again before it counts.")
_FALL = N_("It was changed, and a problem now stops it. It does not count until the problem is settled.")
_CORRECTED = N_("It was corrected, or found right as it stands.")
_CORRECTING = N_("It is being corrected and is not whole yet.")
_WHY = frozenset({Need.REASON})

# From, to, the verb that it takes, what it means, what is needed.
_ASKED: tuple[tuple[State, State, Verb, str, frozenset[Need]], ...] = (
    (State.DRAFT, State.SUBMITTED, Verb.ENTER, _SUBMIT, _NOTHING),
    (State.SUBMITTED, State.VERIFIED, Verb.VERIFY, _VERIFY, _NOTHING),
    (State.SUBMITTED, State.APPROVED, Verb.APPROVE, _APPROVE, _NOTHING),
    (State.SUBMITTED, State.RETURNED, Verb.RETURN, _RETURN, _NOTHING),
    (State.SUBMITTED, State.REJECTED, Verb.REJECT, _REJECT, _WHY),
    (State.VERIFIED, State.APPROVED, Verb.APPROVE, _APPROVE, _NOTHING),
    (State.VERIFIED, State.RETURNED, Verb.RETURN, _RETURN, _NOTHING),
    (State.VERIFIED, State.REJECTED, Verb.REJECT, _REJECT, _WHY),
    (State.APPROVED, State.RETURNED, Verb.RETURN, _RETURN, _NOTHING),
    (State.RETURNED, State.SUBMITTED, Verb.ENTER, _CORRECTED, _NOTHING),
)
_FOLLOWING: tuple[tuple[State, State, Verb, str, frozenset[Need]], ...] = (
    (State.SUBMITTED, State.DRAFT, Verb.ENTER, _FALL, _NOTHING),
    (State.SUBMITTED, State.SUPERSEDED, Verb.APPROVE, _KEEP, _NOTHING),
    (State.RETURNED, State.DRAFT, Verb.ENTER, _CORRECTING, _NOTHING),
    (State.VERIFIED, State.SUBMITTED, Verb.ENTER, _AGAIN, _NOTHING),
    (State.VERIFIED, State.DRAFT, Verb.ENTER, _FALL, _NOTHING),
    (State.VERIFIED, State.SUPERSEDED, Verb.APPROVE, _KEEP, _NOTHING),
    (State.APPROVED, State.SUBMITTED, Verb.ENTER, _AGAIN, _NOTHING),
    (State.APPROVED, State.DRAFT, Verb.ENTER, _FALL, _NOTHING),
)

RECORD = Workflow(
    "record",
    N_("State of a record"),
    "record_state",
    (State.DRAFT.value,),
    tuple(
        Move(source.value, target.value, meaning, needs, who_may(verb), follows)
        for moves, follows in ((_ASKED, False), (_FOLLOWING, True))
        for source, target, verb, meaning, needs in moves
    ),
)
VERB_OF_STATE: Mapping[State, Verb] = {target: verb for _, target, verb, _, _ in _ASKED}
"""The verb by which a person brings records to a state."""


def _moves(source: str, *moves: tuple[str, frozenset[Need], str], who: Roles = _FIELD) -> tuple[Move, ...]:
    return tuple(Move(source, target, meaning, needs, who) for target, needs, meaning in moves)


def _steps(source: str, *moves: tuple[str, frozenset[Need], str]) -> tuple[Move, ...]:
    """Moves of what those keep who work with people that were hurt."""
    return _moves(source, *moves, who=_CARE)


_REPLACED = ("REPLACED", _DATED, N_("It was merged or split; other areas stand in its place and are linked to it."))
_WORKED = ("WORKED", _DATED, N_("Work on the area has started."))
_CLOSED = ("CLOSED", _ENDED, N_("All of it is released, or it leaves the list for the reason that is given."))
_REOPENED = ("REOPENED", _REASONED, N_("New evidence was found, so the area is hazardous again."))

HAZARDOUS_AREA = Workflow(
    "hazardous_area",
    N_("Status of a hazardous area"),
    "land_status",
    ("OPEN",),
    (
        *_moves(
            "OPEN",
            _WORKED,
            ("SUSPENDED", _REASONED, N_("Nothing can be done there for the time being, for the reason that is given.")),
            _CLOSED,
            _REPLACED,
        ),
        *_moves(
            "WORKED",
            ("SUSPENDED", _REASONED, N_("Work has stopped for the time being, for the reason that is given.")),
            ("OPEN", _REASONED, N_("Work has stopped, and none is planned for now.")),
            _CLOSED,
            _REPLACED,
        ),
        *_moves(
            "SUSPENDED",
            ("WORKED", _DATED, N_("Work goes on.")),
            ("OPEN", _REASONED, N_("Work was given up, and the area waits for another task.")),
            _CLOSED,
            _REPLACED,
        ),
        *_moves("CLOSED", ("HANDED", _DATED, N_("The handover certificate is signed."))),
        *_moves("CLOSED", _REOPENED, who=_CHECKERS),
        *_moves("HANDED", _REOPENED, who=_CHECKERS),
        *_moves("REOPENED", _WORKED, _CLOSED, _REPLACED),
    ),
)

_WORK_MOVES = (
    *_moves(
        "PLANNED",
        ("ONGOING", _BEGUN, N_("Work in the field has started.")),
        ("WITHDRAWN", _REASONED, N_("The order was taken back before any work was done.")),
    ),
    *_moves(
        "ONGOING",
        ("SUSPENDED", _REASONED, N_("Work has stopped for the time being, for the reason that is given.")),
        ("COMPLETED", _ENDED, N_("All the work is done.")),
    ),
    *_moves(
        "SUSPENDED",
        ("ONGOING", _DATED, N_("Work goes on.")),
        ("COMPLETED", _ENDED, N_("What was done stands as the result, though a part was left.")),
        ("ABANDONED", _REASONED, N_("Work was given up for good; what was not done is open again.")),
    ),
    *_moves("COMPLETED", ("HANDED", _DATED, N_("The handover certificate is approved."))),
    *_moves("COMPLETED", ("ONGOING", _REASONED, N_("More was found to be done, so the work goes on.")), who=_CHECKERS),
)
TASK = Workflow("task", N_("Status of a task"), "activity_status", ("PLANNED",), _WORK_MOVES)
ACTIVITY = Workflow("activity", N_("Status of an activity"), "activity_status", ("PLANNED", "ONGOING"), _WORK_MOVES)

_NOT_EO = ("NOT_EO", _REASONED, N_("It was found that no explosive ordnance had to do with it; no figure counts it."))

ACCIDENT = Workflow(
    "accident",
    N_("Status of an accident"),
    "accident_status",
    ("REPORTED",),
    (
        *_steps("REPORTED", ("VERIFIED", _DATED, N_("Somebody went there or asked, and it is so."))),
        *_moves("REPORTED", _NOT_EO, who=_CHECKERS),
        *_steps(
            "VERIFIED",
            ("INVESTIGATED", _DATED, N_("The investigation report of a demining accident is there.")),
            ("CLOSED", _DATED, N_("Nothing more is to be done about it.")),
        ),
        *_moves("VERIFIED", _NOT_EO, who=_CHECKERS),
        *_steps("INVESTIGATED", ("CLOSED", _DATED, N_("What the investigation asked for is done."))),
        *_moves("INVESTIGATED", _NOT_EO, who=_CHECKERS),
        *_moves("CLOSED", ("VERIFIED", _REASONED, N_("Something new came up; it is looked at again.")), who=_CHECKERS),
    ),
)

QUALITY = Workflow(
    "quality",
    N_("Status of a quality visit"),
    "qm_status",
    ("PLANNED",),
    (
        *_moves(
            "PLANNED",
            ("DONE", _BEGUN, N_("The visit took place, and nothing is left open.")),
            ("OPEN", _BEGUN, N_("It took place and found nonconformities that are to be corrected.")),
            ("CANCELLED", _REASONED, N_("It did not take place and will not.")),
        ),
        *_moves(
            "DONE",
            ("OPEN", _DATED, N_("A nonconformity was recorded afterwards.")),
            ("CLOSED", _DATED, N_("The report is accepted.")),
        ),
        *_moves("OPEN", ("CLOSED", _DATED, N_("Every nonconformity is corrected, and somebody checked it."))),
        *_moves("CLOSED", ("OPEN", _REASONED, N_("A correction did not last.")), who=_CHECKERS),
    ),
)

_HELD = ("COMPLETED", _ENDED, N_("It took place, and those whom it reached are counted."))

EDUCATION = Workflow(
    "education",
    N_("Status of risk education"),
    "eore_status",
    ("PLANNED", "ONGOING", "COMPLETED"),
    (
        *_moves(
            "PLANNED",
            ("ONGOING", _BEGUN, N_("The first session took place.")),
            _HELD,
            ("CANCELLED", _REASONED, N_("It did not take place and will not.")),
        ),
        *_moves("ONGOING", _HELD),
        *_moves("COMPLETED", ("ONGOING", _REASONED, N_("More sessions are held.")), who=_CHECKERS),
    ),
)

_MET = ("MET", _DATED, N_("The person has what was needed."))
_LOST = ("LOST", _REASONED, N_("The person cannot be found any more."))
_NOT_ELIGIBLE = ("NOT_ELIGIBLE", _REASONED, N_("No provider may serve it, for the reason that is given."))
_NEEDED_AGAIN = ("OPEN", _REASONED, N_("The need is there and nobody serves it."))

NEED = Workflow(
    "need",
    N_("Status of a need"),
    "need_status",
    ("OPEN",),
    (
        *_steps(
            "OPEN",
            ("REFERRED", _DATED, N_("The person was referred to a provider.")),
            ("SERVED", _DATED, N_("A provider has begun to serve it.")),
            _MET,
            _NOT_ELIGIBLE,
            _LOST,
        ),
        *_steps(
            "REFERRED",
            ("SERVED", _DATED, N_("The provider has begun to serve it.")),
            _MET,
            _NEEDED_AGAIN,
            _NOT_ELIGIBLE,
            _LOST,
        ),
        *_steps("SERVED", _MET, _NEEDED_AGAIN, _LOST),
        *_steps("MET", _NEEDED_AGAIN),
        *_steps("NOT_ELIGIBLE", _NEEDED_AGAIN),
        *_steps("LOST", ("OPEN", _REASONED, N_("The person was found again."))),
    ),
)

_RECEIVED = ("COMPLETED", _NOTHING, N_("The service was received in full."))
_NOT_GIVEN = ("STOPPED", _REASONED, N_("It was given up, for the reason that is given."))

ASSISTANCE = Workflow(
    "assistance",
    N_("Status of assistance"),
    "assistance_status",
    ("PLANNED", "ONGOING", "COMPLETED"),
    (
        *_steps("PLANNED", ("ONGOING", _NOTHING, N_("The service has begun.")), _RECEIVED, _NOT_GIVEN),
        *_steps(
            "ONGOING",
            ("SUSPENDED", _REASONED, N_("It was interrupted, for the reason that is given.")),
            _RECEIVED,
            _NOT_GIVEN,
        ),
        *_steps("SUSPENDED", ("ONGOING", _DATED, N_("It goes on.")), _RECEIVED, _NOT_GIVEN),
        *_steps("COMPLETED", ("ONGOING", _REASONED, N_("More of the same service was needed."))),
    ),
)

_TAKEN = ("ACCEPTED", _DATED, N_("The provider takes the person."))
_REFUSED = ("REJECTED", _DATED, N_("The provider does not take the person. Another referral is a new one."))
_STAYED_AWAY = ("NOSHOW", _DATED, N_("The person was expected and did not come."))

REFERRAL_ANSWER = Workflow(
    "referral_answer",
    N_("Answer to a referral"),
    "referral_answer",
    ("WAITING", "ACCEPTED", "REJECTED", "NOSHOW"),
    (
        *_steps("WAITING", _TAKEN, _REFUSED, _STAYED_AWAY),
        *_steps("ACCEPTED", _STAYED_AWAY),
        *_steps("NOSHOW", ("ACCEPTED", _DATED, N_("The person came after all and is taken.")), _REFUSED),
    ),
)

_DIED = ("DIED", _NOTHING, N_("The person died."))

REFERRAL_OUTCOME = Workflow(
    "referral_outcome",
    N_("Outcome of a referral"),
    "referral_outcome",
    ("ONGOING", "COMPLETED", "DROPPED", "DIED", "UNAVAILABLE"),
    (
        *_steps(
            "ONGOING",
            ("COMPLETED", _ENDED, N_("The service was received in full.")),
            ("DROPPED", _ENDED, N_("The person does not come any more.")),
            _DIED,
            ("UNAVAILABLE", _NOTHING, N_("The provider cannot give the service.")),
        ),
        *_steps("DROPPED", ("ONGOING", _NOTHING, N_("The person came back.")), _DIED),
        *_steps("UNAVAILABLE", ("ONGOING", _NOTHING, N_("The service is given now."))),
    ),
)

WORKFLOWS = (
    RECORD,
    HAZARDOUS_AREA,
    TASK,
    ACTIVITY,
    ACCIDENT,
    QUALITY,
    EDUCATION,
    NEED,
    ASSISTANCE,
    REFERRAL_ANSWER,
    REFERRAL_OUTCOME,
)
