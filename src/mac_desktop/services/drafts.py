"""What is being typed and not yet saved, kept so that a power cut costs at most two seconds of typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mac_desktop.services import permissions
from mac_desktop.services.context import Context
from mac_desktop.store import drafts
from mac_desktop.store.drafts import Draft


def keep(ctx: Context, form_key: str, record_id: str | None, draft_id: str | None, raw: Mapping[str, object]) -> str:
    """Keep what stands in a form now; returns the draft's id for the next time."""
    return drafts.save_draft(ctx.store, form_key, record_id, draft_id, raw, at=ctx.now(), by=ctx.user)


def waiting(ctx: Context) -> Sequence[Draft]:
    """Drafts that were never saved or discarded, newest first, without those of others that are not for this person."""
    held = permissions.rights(ctx)
    return [draft for draft in drafts.drafts(ctx.store) if held.may_name(draft.form_key) or draft.by == ctx.user]


def discard(ctx: Context, draft_id: str) -> None:
    """Forget a draft, after its record was saved or on a person's word."""
    drafts.discard_draft(ctx.store, draft_id)
