"""What a code and a list of codes are, wherever they come from.

Codes are stable and are what is stored; labels are what people see. A list also knows the words that partners and
older registers use for the same thing (`also_called`), so that one look-up serves typing, importing and searching.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mac_desktop.domain.folding import fold
from mac_desktop.texts import SOURCE_LANGUAGE

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a list.

    `monitor` and `article7` say what the value counts as in Landmine Monitor tables and in Article 7 forms; empty when
    it has no place there. `source` names where the value comes from, "national practice" when no standard has it.
    `merged_into` is the code that took its place. `in_effect` is False for what a centre is still writing or took out
    again: it can be read where it is stored, and no more be chosen.
    `parent` is the code of the wider value of the same list that this one is a part of; most lists have no such order.
    `belongs_to` is a code of another list: a sub-category of ordnance belongs to a category. Empty fits them all.
    """

    code: str
    label: str
    definition: str
    also_called: tuple[str, ...]
    source: str
    order: int
    monitor: str = ""
    article7: str = ""
    active_from: date | None = None
    active_to: date | None = None
    parent: str = ""
    belongs_to: str = ""
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    definitions: Mapping[str, str] = field(default_factory=dict, hash=False)
    merged_into: str = ""
    in_effect: bool = True

    def label_for(self, language: str) -> str:
        """The label in `language` ("fr", "fr_CH"), in English where there is none."""
        return _in_language(self.labels, language) or self.label

    def definition_for(self, language: str) -> str:
        """The definition in `language`, in English where there is none; empty when the label says it all."""
        return _in_language(self.definitions, language) or self.definition

    @property
    def is_always_active(self) -> bool:
        """Whether the value can be chosen whatever the day."""
        return self.in_effect and not self.merged_into and self.active_from is None and self.active_to is None

    def is_active(self, day: date, until: date | None = None) -> bool:
        """Whether the value could be chosen on that day, or on some day from then to `until` (rule V3); values once
        stored stay readable for ever."""
        last = until or day
        return (
            self.in_effect
            and not self.merged_into
            and (self.active_from is None or self.active_from <= last)
            and (self.active_to is None or day <= self.active_to)
        )


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes in the order in which it is shown. `title` is a marked text.

    `editable` lists are those of national practice: a centre may add, rename, end and merge their codes. A name that
    means two codes is a mistake and a ValueError, except where `first_wins`: a list that people edit must stay readable
    whatever they wrote.
    """

    key: str
    title: str
    codes: tuple[Code, ...]
    editable: bool = False
    first_wins: bool = False
    _by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {c.code: c for c in self.codes})
        object.__setattr__(self, "_by_name", self._names())
        for code in self.codes:
            self._path(code)

    @property
    def is_dated(self) -> bool:
        """Whether some code of it can not always be chosen."""
        return not all(c.is_always_active for c in self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def get(self, code: str) -> Code | None:
        """The value of exactly this code."""
        return self._by_code.get(code)

    def find(self, text: str) -> str | None:
        """The code that a text means: a code, a label in any language or another name, however it is written. A code
        that was merged means the one that took its place.

        >>> CodeList("t", "T", (Code("INJURED", "Injured", "", ("Herido",), "test", 1),)).find(" HERIDO ")
        'INJURED'
        """
        return self.standing(text) if text in self._by_code else self._by_name.get(fold(text))

    def standing(self, code: str) -> str:
        """The code itself, or the one that took its place."""
        seen = {code}
        while (found := self._by_code.get(code)) and found.merged_into in self._by_code:
            code = found.merged_into
            if code in seen:  # two codes that name each other: neither stands for the other
                break
            seen.add(code)
        return code

    def _names(self) -> dict[str, str]:
        """Every folded name of every code in effect, with the code that it means."""
        names: dict[str, str] = {}
        for code in (c for c in self.codes if c.in_effect):
            for name in (code.code, *code.labels.values(), *code.also_called):
                meant = names.setdefault(fold(name), self.standing(code.code))
                if meant != self.standing(code.code) and not self.first_wins:
                    raise ValueError(f"code list {self.key}: {name!r} means both {meant} and {code.code}")
        return names

    def offered(self, day: date | None = None) -> tuple[Code, ...]:
        """The codes that can be chosen on some day; with a `day` those that it has first, the others behind them."""
        kept = [c for c in self.codes if c.in_effect and not c.merged_into]
        return tuple(kept if day is None else sorted(kept, key=lambda c: not c.is_active(day)))

    def within(self, code: str) -> tuple[str, ...]:
        """A code and the wider ones that it is a part of, the nearest first; nothing for a code of another list."""
        found = self._by_code.get(code)
        return tuple(c.code for c in self._path(found)) if found else ()

    def _path(self, code: Code) -> list[Code]:
        """A parent that is not in the list, or a code within itself, is a mistake in the file."""
        path = [code]
        while path[-1].parent:
            wider = self._by_code.get(path[-1].parent)
            if wider is None or wider in path:
                raise ValueError(f"code list {self.key}: {path[-1].code!r} cannot be within {path[-1].parent!r}")
            path.append(wider)
        return path

    def label(self, code: str, language: str = SOURCE_LANGUAGE) -> str:
        """What to show for a stored code: its label, or the code itself when the list does not have it."""
        found = self._by_code.get(code)
        return found.label_for(language) if found else code


@dataclass(frozen=True, slots=True)
class Coded:
    """Codes of a list inside a message: shown by their labels, in the language of the one who reads it."""

    codes: tuple[Code, ...]

    def in_words(self, language: str) -> str:
        """The first labels, parted by commas."""
        labels = [code.label_for(language) for code in self.codes[:_MOST_SHOWN]]
        return ", ".join(labels) + (" …" if len(self.codes) > _MOST_SHOWN else "")

    def __str__(self) -> str:
        return self.in_words(SOURCE_LANGUAGE)


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(language.replace("-", "_").partition("_")[0]) or ""
