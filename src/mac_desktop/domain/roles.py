"""Who may do what: the roles of a centre (data-model.md 1.20), what can be done, and one table that joins the two.

A person may have several roles and may do what any of them may. A record belongs to one of four keepings; what a role
may do differs by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """The codes of the list `user_role`."""

    DATA_ENTRY = "DATA_ENTRY"
    VERIFIER = "VERIFIER"
    APPROVER = "APPROVER"
    OFFICER = "OFFICER"
    CASE_WORKER = "CASE_WORKER"
    VIEWER = "VIEWER"
    ADMINISTRATOR = "ADMINISTRATOR"


class Verb(StrEnum):
    """What can be done. The first group is asked of a kind of records, the second of the store as a whole."""

    READ = "read"
    READ_PERSONAL = "read_personal"
    ENTER = "enter"
    VERIFY = "verify"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    DELETE = "delete"

    REPORT = "report"
    FILE_REPORT = "file_report"
    UNDO_OTHERS = "undo_others"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SET_LIMITS = "set_limits"
    ADMINISTER = "administer"


class Keeping(StrEnum):
    """Whose hands a kind of records is in: the work in the field and its reports, people who were hurt and services
    for them, the lists that all records refer to, or the accounts of those who use the program."""

    WORK = "work"
    VICTIMS = "victims"
    REFERENCE = "reference"
    ADMINISTRATION = "administration"


Roles = frozenset[Role]

EVERYBODY: Roles = frozenset(Role)
_WRITERS = frozenset({Role.DATA_ENTRY, Role.VERIFIER, Role.APPROVER, Role.OFFICER})
_CHECKERS = frozenset({Role.VERIFIER, Role.APPROVER})
_APPROVERS = frozenset({Role.APPROVER})
_CARE = frozenset({Role.CASE_WORKER})
_LISTS = frozenset({Role.OFFICER})
_HEAD = frozenset({Role.ADMINISTRATOR})

_OF_RECORDS: Mapping[Verb, Mapping[Keeping, Roles]] = {
    Verb.READ: dict.fromkeys(Keeping, EVERYBODY),
    # Names, health and addresses of people are for those who work with them; every other role sees that there are so
    # many. Who verifies or approves such records has this role too.
    # The personnel of operators is kept beside their accreditations, so whoever keeps those reads it too.
    Verb.READ_PERSONAL: {**dict.fromkeys(Keeping, _CARE), Keeping.REFERENCE: _CARE | _LISTS},
    Verb.ENTER: {
        Keeping.WORK: _WRITERS,
        Keeping.VICTIMS: _WRITERS | _CARE,
        Keeping.REFERENCE: _LISTS,
        Keeping.ADMINISTRATION: _HEAD,
    },
    Verb.VERIFY: {
        Keeping.WORK: _CHECKERS,
        Keeping.VICTIMS: _CHECKERS,
        Keeping.REFERENCE: _CHECKERS | _LISTS,
        Keeping.ADMINISTRATION: _HEAD,
    },
    Verb.APPROVE: {
        Keeping.WORK: _APPROVERS,
        Keeping.VICTIMS: _APPROVERS,
        Keeping.REFERENCE: _APPROVERS | _LISTS,
        Keeping.ADMINISTRATION: _HEAD,
    },
    Verb.RETURN: {
        Keeping.WORK: _CHECKERS,
        Keeping.VICTIMS: _CHECKERS,
        Keeping.REFERENCE: _CHECKERS | _LISTS,
        Keeping.ADMINISTRATION: _HEAD,
    },
    Verb.REJECT: {
        Keeping.WORK: _CHECKERS,
        Keeping.VICTIMS: _CHECKERS,
        Keeping.REFERENCE: _CHECKERS | _LISTS,
        Keeping.ADMINISTRATION: _HEAD,
    },
    # Of what somebody submitted; a draft may be deleted by whoever may enter it.
    Verb.DELETE: {
        Keeping.WORK: _APPROVERS,
        Keeping.VICTIMS: _APPROVERS,
        Keeping.REFERENCE: _APPROVERS | _LISTS,
        Keeping.ADMINISTRATION: _HEAD,
    },
}

OF_THE_STORE: Mapping[Verb, Roles] = {
    Verb.REPORT: EVERYBODY,
    Verb.FILE_REPORT: _APPROVERS | _LISTS,
    Verb.UNDO_OTHERS: _APPROVERS | _LISTS | _HEAD,
    Verb.BACK_UP: EVERYBODY - {Role.VIEWER},
    Verb.RESTORE: _HEAD,
    Verb.SET_LIMITS: _LISTS | _HEAD,
    Verb.ADMINISTER: _HEAD,
}


def who_may(verb: Verb, keeping: Keeping | None = None) -> Roles:
    """The roles that may do it: to records of a keeping; without one, to any records or to the store.

    >>> sorted(who_may(Verb.ENTER, Keeping.REFERENCE))
    [<Role.OFFICER: 'OFFICER'>]
    """
    if verb in OF_THE_STORE:
        return OF_THE_STORE[verb]
    by_keeping = _OF_RECORDS[verb]
    return by_keeping[keeping] if keeping is not None else frozenset().union(*by_keeping.values())
