"""What the palette offers for some words: new records, places, commands, then records."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence

from mac_desktop.domain.folding import fold
from mac_desktop.forms.catalogue.all_forms import FORMS, form_named
from mac_desktop.gui.commands import COMMANDS, Command
from mac_desktop.gui.context import Desk
from mac_desktop.gui.places import places
from mac_desktop.gui.widgets.palette import Offer
from mac_desktop.services import lists
from mac_desktop.texts import N_

RECORDS_SHOWN = 20
_NOT_OFFERED = frozenset({"find", "back", "to_sidebar"})


def offers(
    desk: Desk, text: str, able: Mapping[str, Callable[[], object]], do: Callable[[Command], None]
) -> list[Offer]:
    """The lines that fit, the most likely first."""
    wanted = fold(text)
    fixed = [*_new_records(desk), *_places(desk), *_commands(desk, able, do)]
    fitting = [offer for offer in fixed if _fits(wanted, offer.title)]
    fitting.sort(key=lambda offer: not fold(offer.title).startswith(wanted))
    if len(text) < 2:
        return fitting
    return [*fitting[:5], *_records(desk, text), *fitting[5:]]


def _fits(wanted: str, title: str) -> bool:
    words = fold(title).split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _new_records(desk: Desk) -> list[Offer]:
    new = desk.texts(N_("New"))
    return [
        Offer(f"{new}: {desk.texts(form.singular)}", "", form.icon, lambda k=form.key: desk.go(k, new=True))
        for form in FORMS
        if form.group
    ]


def _places(desk: Desk) -> list[Offer]:
    top, subjects, bottom = places(desk.texts)
    return [Offer(p.title, p.group, p.icon, lambda k=p.key: desk.go(k)) for p in (*top, *subjects, *bottom)]


def _commands(desk: Desk, able: Mapping[str, Callable[[], object]], do: Callable[[Command], None]) -> list[Offer]:
    shown = [c for c in COMMANDS if c.key in able and c.key not in _NOT_OFFERED and not c.target]
    native = QKeySequence.SequenceFormat.NativeText
    return [
        Offer(desk.texts(c.title), QKeySequence(c.keys[0]).toString(native), c.icon or "chevron", lambda c=c: do(c))
        for c in shown
    ]


def _records(desk: Desk, text: str) -> list[Offer]:
    found, left_out = lists.search(desk.data, text, RECORDS_SHOWN), lists.unsearched(desk.data)
    told = [Offer(left_out, "", "note", lambda: desk.say.sorry(left_out))] if left_out else []
    records = [
        Offer(
            f.label,
            desk.texts(form_named(f.form_key).singular),
            form_named(f.form_key).icon,
            lambda f=f: desk.go(f.form_key, record=f.id),
        )
        for f in found
    ]
    return [*records, *told]
