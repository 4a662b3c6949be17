"""What a centre makes of the code lists that it may edit: labels, new codes, ends and merges, laid over the shipped.

A shipped code keeps its code for ever; what the centre says of it replaces what is shipped, word by word, and what it
leaves out stays. A code of the centre's own stays readable also after its entry was taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from mac_desktop.domain.codelists import MADE, TITLES, codelist, list_of_lists
from mac_desktop.domain.codes import Code, CodeList
from mac_desktop.texts import N_, SOURCE_LANGUAGE

OF_THE_CENTRE = N_("this centre")


@dataclass(frozen=True, slots=True)
class OwnCode:
    """What a centre says of one code. What is empty or None says nothing, and leaves what is shipped as it is.

    `labels` are by language. `in_effect` is False for an entry that is still a draft, was returned or deleted.
    """

    list_key: str
    code: str
    labels: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""
    also_called: tuple[str, ...] = ()
    order: int | None = None
    monitor: str = ""
    article7: str = ""
    active_from: date | None = None
    active_to: date | None = None
    merged_into: str = ""
    in_effect: bool = True


class CodeLists(Mapping[str, CodeList]):
    """Every code list as one centre has it, by key. A KeyError for a key that neither the program nor the centre has.

    `own_titles` names the lists that the centre made itself; `further` are lists of what other layers know.
    """

    def __init__(
        self,
        entries: Iterable[OwnCode] = (),
        own_titles: Mapping[str, str] = MappingProxyType({}),
        further: Iterable[CodeList] = (),
    ) -> None:
        said: dict[str, list[OwnCode]] = {key: [] for key in own_titles}
        for entry in entries:
            said.setdefault(entry.list_key, []).append(entry)
        self._own = {
            key: overlaid(_base(key, own_titles), of_list)
            for key, of_list in said.items()
            if key in TITLES or key in own_titles
        }
        if own_titles:
            self._own |= {key: list_of_lists(own_titles, key) for key in MADE}
        self._own |= {codes.key: codes for codes in further}

    def __getitem__(self, key: str) -> CodeList:
        return self._own[key] if key in self._own else codelist(key)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(TITLES.keys() | self._own.keys()))

    def __len__(self) -> int:
        return len(TITLES.keys() | self._own.keys())


SHIPPED = CodeLists()
"""Every list as it is shipped."""


def _base(key: str, own_titles: Mapping[str, str]) -> CodeList:
    return CodeList(key, own_titles[key], (), editable=True) if key in own_titles else codelist(key)


def overlaid(shipped: CodeList, entries: Iterable[OwnCode]) -> CodeList:
    """The list with what the centre says of it; of two entries for one code the first in effect counts. Closed lists
    stay as they are shipped."""
    if not shipped.editable:
        return shipped
    codes = {c.code: c for c in shipped}
    said: set[str] = set()
    last = max((c.order for c in shipped), default=0)
    for place, entry in enumerate(sorted(entries, key=lambda e: not e.in_effect), 1):
        known = codes.get(entry.code)
        if entry.code not in said and (known is None or entry.in_effect):
            said.add(entry.code)
            new = Code(entry.code, entry.code, "", (), OF_THE_CENTRE, last + place)
            codes[entry.code] = _changed(known or new, entry)
    in_order = sorted(codes.values(), key=lambda c: c.order)
    return CodeList(shipped.key, shipped.title, tuple(in_order), editable=True, first_wins=True)


def _changed(code: Code, entry: OwnCode) -> Code:
    labels = {**code.labels, **entry.labels}
    definitions = {SOURCE_LANGUAGE: entry.definition} if entry.definition else code.definitions
    return replace(
        code,
        label=labels.get(SOURCE_LANGUAGE) or code.label,
        labels=MappingProxyType(labels),
        definition=entry.definition or code.definition,
        definitions=MappingProxyType(dict(definitions)),
        also_called=tuple(dict.fromkeys((*code.also_called, *entry.also_called))),
        order=code.order if entry.order is None else entry.order,
        monitor=entry.monitor or code.monitor,
        article7=entry.article7 or code.article7,
        active_from=entry.active_from or code.active_from,
        active_to=entry.active_to or code.active_to,
        merged_into=entry.merged_into,
        in_effect=entry.in_effect,
    )
