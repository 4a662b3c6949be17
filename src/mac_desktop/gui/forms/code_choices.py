"""What an entry offers of a code list: which codes, in which order, found by code, label or another name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from mac_desktop.domain.codelists import belongs_to
from mac_desktop.domain.codes import Code, CodeList
from mac_desktop.domain.folding import fold
from mac_desktop.gui.widgets.choices import Choice

Find = Callable[[str], Sequence[Choice]]


def code_choices(
    codes: CodeList, language: str, today: date
) -> tuple[Find, Callable[[str], Choice | None], Callable[[object], str]]:
    """The three functions of a `ChoiceEntry` for a code list. Codes that are not in use `today` stand last: a record of
    another day may have them."""
    made = [
        (
            Choice(c.code, c.label_for(language), _aside(c), _explained(codes, c, language)),
            [fold(n) for n in (c.code, c.label_for(language), c.label, *c.also_called, *_wider(codes, c, language))],
        )
        for c in codes.offered(today)
    ]

    def find(text: str) -> list[Choice]:
        wanted = fold(text)
        if not wanted:
            return [choice for choice, _ in made]
        ranked = [(_rank(wanted, names), place) for place, (_, names) in enumerate(made)]
        return [made[place][0] for rank, place in sorted(ranked) if rank < 9]

    def settle(text: str) -> Choice | None:
        code = codes.find(text)
        return next((choice for choice, _ in made if choice.value == code), None)

    return find, settle, lambda value: codes.label(str(value), language)


def _aside(code: Code) -> str:
    """What stands beside a label: the code, and the days on which it is in use."""
    days = [day.isoformat() if day else "" for day in (code.active_from, code.active_to)]
    return f"{code.code}  {' – '.join(days)}" if any(days) else code.code


def _explained(codes: CodeList, code: Code, language: str) -> str:
    """The wider values that a value is a part of, the widest last, and what it means."""
    wider = [codes.label(one, language) for one in codes.within(code.code)[1:]] + _wider(codes, code, language)
    return " · ".join(filter(None, (*wider, code.definition_for(language))))


def _wider(codes: CodeList, code: Code, language: str) -> list[str]:
    """What a value belongs to in another list, by which it is found too: its category."""
    found = belongs_to(codes, code)
    return [found.label_for(language)] if found is not None else []


def _rank(wanted: str, names: Sequence[str]) -> int:
    """How well a text fits: 0 the code itself, 1 a name, 2 its beginning, 3 a word's beginning, 4 inside, 9 not."""
    code, *others = names
    if wanted == code:
        return 0
    if wanted in others:
        return 1
    if any(name.startswith(wanted) for name in names):
        return 2
    if any(word.startswith(wanted) for name in names for word in name.split()):
        return 3
    return 4 if any(wanted in name for name in names) else 9
