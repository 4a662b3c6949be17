"""Who may do what in this store: the one place that is asked, by every verb, once for a verb and never for a row.

A store in which no account of an administrator is active is open: whoever can open the file may do everything, as in a
small centre. With one, everybody else needs an account too. The accounts guide honest people and stop slips; what keeps
others out of the file is the computer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.problems import Refused
from mac_desktop.domain.records.account import UserAccount
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import EVERYBODY, Role, Roles, Verb, who_may
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named, keeping
from mac_desktop.forms.rules.reading import codes
from mac_desktop.services.context import Context
from mac_desktop.store import queries
from mac_desktop.store.step import Step
from mac_desktop.texts import N_, Texts

HIDDEN = N_("not shown")
"""What stands for a value that this person may not read."""

_COUNTS = (State.SUBMITTED, State.VERIFIED, State.APPROVED)
_NAMED = 3  # how many people a sentence names to ask

_REFUSED: Mapping[Verb, str] = {
    Verb.READ_PERSONAL: N_(
        "You may see the numbers of these records ({form}), not the names. Names and health of people are for: "
        "{roles}. Ask {people}."
    ),
    Verb.ENTER: N_("You may not enter or change records here ({form}). That is for: {roles}. Ask {people}."),
    Verb.VERIFY: N_("You may not verify records here ({form}). That is for: {roles}. Ask {people}."),
    Verb.APPROVE: N_("You may not approve records here ({form}). That is for: {roles}. Ask {people}."),
    Verb.RETURN: N_("You may not return records here ({form}). That is for: {roles}. Ask {people}."),
    Verb.REJECT: N_("You may not reject records here ({form}). That is for: {roles}. Ask {people}."),
    Verb.DELETE: N_(
        "You may not delete or restore records here ({form}) that were submitted. That is for: {roles}. Ask {people}."
    ),
    Verb.FILE_REPORT: N_("You may not note that a report was sent. That is for: {roles}. Ask {people}."),
    Verb.UNDO_OTHERS: N_("You may take back only what you did yourself. That is for: {roles}. Ask {people}."),
    Verb.BACK_UP: N_("You may not make backups. That is for: {roles}. Ask {people}."),
    Verb.RESTORE: N_("You may not put a backup in the place of this store. That is for: {roles}. Ask {people}."),
    Verb.SET_LIMITS: N_("You may not set the figures that rules measure against. That is for: {roles}. Ask {people}."),
    Verb.ADMINISTER: N_("You may not change who works in this store and how. That is for: {roles}. Ask {people}."),
}
_UNKNOWN = N_("{user} has no active account in this store. Ask {people}, who can add one.")
_LAST = N_(
    "With this, nobody could say any more who may work in this store. Keep at least one active user who is an "
    "administrator; to open the store for everybody again, end all other accounts first."
)
_NOT_YOURSELF = N_(
    "With the first account, everybody needs one, and you ({user}) would have shut yourself out. Begin with your own: "
    "sign-in name {user}, active, with the role of an administrator."
)


@dataclass(frozen=True, slots=True)
class Account:
    """An active account."""

    sign_in: str
    full_name: str
    roles: Roles

    @property
    def called(self) -> str:
        """How colleagues know the person."""
        return f"{self.full_name} ({self.sign_in})"


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do in a store. `roles` are all of them where the store is open."""

    user: str
    roles: Roles
    known: bool
    accounts: Sequence[Account]

    @property
    def in_force(self) -> bool:
        """Whether accounts say what people may do here."""
        return bool(self.accounts)

    def without_oneself(self) -> Rights:
        """The same rights, where others are to be asked."""
        others = [a for a in self.accounts if a.sign_in.casefold() != self.user.strip().casefold()]
        return replace(self, accounts=others)

    def may(self, verb: Verb, form_key: str | None = None) -> bool:
        """Whether the person may do it, to records of a form where one is named."""
        allowed = who_may(verb, keeping(form_key)) if form_key is not None else who_may(verb)
        unread = form_key if verb is not Verb.READ else None
        return bool(self.roles & allowed) and (unread is None or self.may_name(unread))

    def may_name(self, form_key: str) -> bool:
        """Whether the person may read what records of a form are called."""
        return not form_named(form_key).personal or self._may_read_people(form_key)

    def hidden(self, form: BoundForm) -> frozenset[str]:
        """The fields of a form that the person may not read: all in records about people, else those that name one."""
        if self._may_read_people(form.key):
            return frozenset()
        return frozenset(n for n, field in form.fields.items() if form.form.personal or field.personal)

    def _may_read_people(self, form_key: str) -> bool:
        return bool(self.roles & who_may(Verb.READ_PERSONAL, keeping(form_key)))


def rights_of(connection: Connection, user: str) -> Rights:
    """What a person may do, as the store stands on this connection."""
    accounts = _accounts(connection)
    if not any(Role.ADMINISTRATOR in account.roles for account in accounts):
        return Rights(user, EVERYBODY, True, ())
    own = next((a for a in accounts if a.sign_in.casefold() == user.strip().casefold()), None)
    return Rights(user, own.roles if own else frozenset(), own is not None and bool(own.roles), accounts)


def rights(ctx: Context) -> Rights:
    """What the person who acts may do."""
    with ctx.store.read() as connection:
        return rights_of(connection, ctx.user)


def demand(ctx: Context, verb: Verb, form_key: str | None = None) -> Rights:
    """The rights of the person who acts; Refused, with who may and whom to ask, when this verb is not among them."""
    held = rights(ctx)
    if not held.may(verb, form_key):
        raise refusal(ctx.texts, held, verb, form_key)
    return held


def refused(ctx: Context, verb: Verb, form_key: str | None = None) -> Refused | None:
    """Why the person who acts may not do something, to be told before it is tried; None when they may."""
    held = rights(ctx)
    return None if held.may(verb, form_key) else refusal(ctx.texts, held, verb, form_key)


def refusal(texts: Texts, held: Rights, verb: Verb, form_key: str | None = None) -> Refused:
    """Why a person may not do something: who may, and whom to ask."""
    if not held.known:
        return Refused(_UNKNOWN, user=held.user, people=people(texts, held, who_may(Verb.ADMINISTER)))
    allowed = who_may(verb, keeping(form_key)) if form_key is not None else who_may(verb)
    if held.roles & allowed:  # the verb would be theirs, but not for records about people
        verb, allowed = Verb.READ_PERSONAL, who_may(Verb.READ_PERSONAL, keeping(form_key) if form_key else None)
    form = texts(form_named(form_key).title) if form_key is not None else ""
    return Refused(_REFUSED[verb], form=form, roles=role_names(texts, allowed), people=people(texts, held, allowed))


def role_names(texts: Texts, roles: Iterable[Role]) -> str:
    """Roles as people read them, in the order of the list."""
    held = set(roles)
    return ", ".join(c.label_for(texts.language) for c in codelist("user_role") if c.code in held)


def people(texts: Texts, held: Rights, roles: Roles) -> str:
    """Who has one of these roles, or the administrators, who can give it; another person where there are no
    accounts."""
    may = [a for a in held.accounts if a.roles & roles]
    asked = may or [a for a in held.accounts if Role.ADMINISTRATOR in a.roles]
    names = [account.called for account in asked[:_NAMED]] or [texts(N_("another person"))]
    return texts(N_(" or ")).join(names)


def _accounts(connection: Connection) -> list[Account]:
    """Those of now: what people may see of the past is not what they might have seen then."""
    return [
        Account(str(row["sign_in"]), str(row["full_name"]), frozenset(Role(code) for code in codes(row, "roles")))
        for row in queries.find_by(connection, UserAccount, "active", "YES", now=True)
        if row["state"] in _COUNTS and not row["updates_id"]
    ]


def keep_an_administrator(ctx: Context, step: Step) -> None:
    """Asked at the end of every step, whatever it was: nobody locks the centre, or themselves, out of the store."""
    if UserAccount.__tablename__ not in step.touched:
        return
    accounts = _accounts(step.connection)
    heads = [a for a in accounts if Role.ADMINISTRATOR in a.roles]
    if accounts and not heads:
        raise Refused(_LAST if rights(ctx).in_force else _NOT_YOURSELF, user=ctx.user)
    if heads and not rights(ctx).in_force and ctx.user.strip().casefold() not in {h.sign_in.casefold() for h in heads}:
        raise Refused(_NOT_YOURSELF, user=ctx.user)
