"""What needs a person's attention now, for the first page."""

from __future__ import annotations

from dataclasses import dataclass

from mac_desktop.domain.records.base import State
from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.services import drafts, lists
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
    return items
