"""What needs a person's attention now, for the first page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mac_desktop.domain.records.base import COUNTED, State
from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.services import drafts, lists, wording
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.store.filters import Filter
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the first page: a kind for its icon, a sentence, how many, and the list that it opens."""

    kind: str
    text: str
    count: int
    form_key: str
    request: ListRequest | None


ENDING = "ending"
"""The kind of the line for what ends soon. Its text says more than what its list is called."""

_SOON_DAYS = 60
_STATES = (
    (State.DRAFT, N_("{form}: {count} drafts to finish")),
    (State.RETURNED, N_("{form}: {count} returned for correction")),
    (State.SUBMITTED, N_("{form}: {count} submitted, waiting to be verified")),
    (State.VERIFIED, N_("{form}: {count} verified, waiting for approval")),
)


def attention(ctx: Context) -> list[Item]:
    """Reports that were being typed, then records by what they wait for, most urgent first."""
    waiting = drafts.waiting(ctx)
    items = []
    if waiting:
        text = ctx.texts.count("{number} report was being typed", "{number} reports were being typed", len(waiting))
        items.append(Item("draft", text, len(waiting), waiting[0].form_key, None))
    for state, sentence in _STATES:
        for form in FORMS:
            request = ListRequest(form.key, lists.default_columns(form.key), (Filter("state", "is", state.value),))
            number = lists.count(ctx, request)
            if number:
                text = ctx.texts(sentence, form=ctx.texts(form.title), count=number)
                items.append(Item(state.value, text, number, form.key, request))
    ending = _ending(ctx)
    return [*items, ending] if ending.count else items


def _ending(ctx: Context) -> Item:
    """The accreditations in force that end soon, so that they are renewed before work has to stop."""
    last = ctx.today + dt.timedelta(days=_SOON_DAYS)
    wanted = (
        Filter("state", "in", [state.value for state in COUNTED]),
        Filter("status", "is", "OPERATIONAL"),
        Filter("valid_to", "between", (ctx.today.isoformat()[:7], last.isoformat())),  # also what ends in this month
    )
    request = ListRequest("accreditation", lists.default_columns("accreditation"), wanted)
    day = wording.date(ctx.texts, last.isoformat())
    return Item(ENDING, ctx.texts(N_("Accreditations that end by {day}"), day=day), lists.count(ctx, request),
                "accreditation", request)  # fmt: skip
