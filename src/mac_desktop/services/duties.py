"""Keeping duties apart: where the centre says so, nobody approves what they entered or last changed themselves."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from mac_desktop.domain.problems import Problem, Refused, Severity
from mac_desktop.domain.roles import Verb, who_may
from mac_desktop.forms.catalogue.all_forms import form_named, keeping
from mac_desktop.services import permissions
from mac_desktop.services.context import Context
from mac_desktop.services.permissions import Rights
from mac_desktop.store import history, settings
from mac_desktop.texts import N_

_SETTING = "duties_apart"
_YES = "yes"


def are_apart(ctx: Context) -> bool:
    """Whether this centre keeps entering and approving apart."""
    with ctx.store.read() as connection:
        return _apart(connection)


def keep_apart(ctx: Context, apart: bool) -> None:
    """Say whether who entered or last changed a record may approve it. For administrators."""
    permissions.demand(ctx, Verb.ADMINISTER)
    settings.put(ctx.store, _SETTING, _YES if apart else "no", by=ctx.user)


def entered_by(connection: Connection, form_key: str, ids: Collection[str], user: str) -> frozenset[str]:
    """Those of the records that this person entered or last changed, where the centre keeps duties apart; else none."""
    if not _apart(connection):
        return frozenset()
    known = history.makers(connection, form_named(form_key).record, ids)
    wanted = user.strip().casefold()
    return frozenset(
        record_id for record_id, makers in known.items() if wanted in {m.strip().casefold() for m in makers}
    )


def not_ones_own(ctx: Context, held: Rights, form_key: str) -> Problem:
    """Why a record is not approved by the one who entered it, and whom to ask."""
    return Problem(
        form_key,
        "state",
        "S1",
        Severity.STOP,
        N_("You entered or last changed it, and this centre lets somebody else approve. Ask {people}."),
        {"people": _others(ctx, held, form_key)},
    )


def demand_another(ctx: Context, held: Rights, form_key: str) -> None:
    """Refuse to bring records in as approved at once, where that would be approving what one entered."""
    if are_apart(ctx):
        raise Refused(
            N_(
                "You cannot bring records in as approved, because this centre lets somebody else approve what you "
                "enter. Bring them in as submitted, and ask {people} to approve them."
            ),
            people=_others(ctx, held, form_key),
        )


def _others(ctx: Context, held: Rights, form_key: str) -> str:
    others = held.without_oneself()
    return permissions.people(ctx.texts, others, who_may(Verb.APPROVE, keeping(form_key)))


def _apart(connection: Connection) -> bool:
    return settings.held(connection, _SETTING) == _YES
