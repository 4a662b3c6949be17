"""Lists of codes with definitions and translations, as they are shipped in resources/codelists.

Codes are stable and are what is stored; labels are what people see. A list also knows the words that partners and
older registers use for the same thing (`also_called`), so that one look-up serves typing, importing and searching.
What a centre makes of the lists that it may edit is laid over them in `domain.own_lists`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from mac_desktop.domain.folding import fold
from mac_desktop.paths import resources
from mac_desktop.texts import N_, SOURCE_LANGUAGE, Texts, available_languages

TITLES: Mapping[str, str] = {
    "accident_cause": N_("Cause of the accident"),
    "accident_kind": N_("Accident or incident"),
    "accident_type": N_("Type of accident"),
    "activation": N_("How the device was activated"),
    "activity_at_accident": N_("Activity at the time of the accident"),
    "activity_status": N_("Status of the activity"),
    "activity_type": N_("Type of activity"),
    "age_group": N_("Age group"),
    "area_type": N_("Type of area"),
    "article7_form": N_("Form of the Article 7 report"),
    "assistance_pillar": N_("Pillar of victim assistance"),
    "assistance_status": N_("Status of the assistance"),
    "casualty_condition": N_("Condition of the casualty"),
    "casualty_outcome": N_("Outcome for the casualty"),
    "closure_reason": N_("Reason for closure"),
    "code_list": N_("Code list"),
    "compass_direction": N_("Direction"),
    "condition_found": N_("Condition when found"),
    "contamination": N_("Type of contamination"),
    "direct_evidence": N_("Direct evidence"),
    "disposal_method": N_("Method of disposal"),
    "eo_category": N_("Category of explosive ordnance"),
    "ethnic_group": N_("Ethnic group"),
    "facility_programme": N_("Programme of the facility"),
    "facility_status": N_("Status of the programme"),
    "form_declaration": N_("Declaration on a form"),
    "indirect_evidence": N_("Indirect evidence"),
    "information_reliability": N_("Reliability of the information"),
    "joining_act": N_("Act of joining the treaty"),
    "land_class": N_("Classification of the area"),
    "land_status": N_("Status of the area"),
    "land_use": N_("Land use"),
    "language": N_("Language"),
    "location_accuracy": N_("Accuracy of the location"),
    "marking_type": N_("Type of marking"),
    "measure_kind": N_("Kind of measure"),
    "occupation": N_("Occupation"),
    "operational_method": N_("Operational method"),
    "org_category": N_("Category of organisation"),
    "place_kind": N_("Kind of place"),
    "priority": N_("Priority"),
    "record_state": N_("State of the record"),
    "referral_answer": N_("Answer to the referral"),
    "referral_outcome": N_("Outcome of the referral"),
    "release_type": N_("Type of land release"),
    "retained_movement": N_("Movement of retained mines"),
    "severity": N_("Severity of a problem"),
    "sex": N_("Sex"),
    "source_reliability": N_("Reliability of the source"),
    "stock_movement": N_("Movement of stock"),
    "task_type": N_("Type of task"),
    "team_type": N_("Type of team"),
    "transfer_purpose": N_("Purpose of the transfer"),
    "treaty": N_("Treaty"),
    "treaty_article": N_("Article of the treaty"),
    "treaty_status": N_("Status under the treaty"),
    "victim_state": N_("State of the victim"),
    "warning_kind": N_("Kind of warning measure"),
    "wound": N_("Wound"),
    "yes_no": N_("Yes, no or unknown"),
}

NATIONAL_PRACTICE = N_("national practice")
"""The source of values that no standard has."""

LIST_OF_LISTS = "code_list"
OWN_LIST = "own_"  # the keys of lists that a centre made begin so

# What a centre may edit: lists of national practice. Every other list is closed, because a treaty form, a standard, a
# figure or a step of the program's own work depends on what its codes mean.
EDITABLE: frozenset[str] = frozenset(
    {
        "activity_at_accident",
        "area_type",
        "closure_reason",
        "condition_found",
        "direct_evidence",
        "ethnic_group",
        "indirect_evidence",
        "land_use",
        "location_accuracy",
        "marking_type",
        "occupation",
        "operational_method",
        "org_category",
        "place_kind",
        "priority",
        "referral_answer",
        "referral_outcome",
        "task_type",
        "team_type",
        "wound",
    }
)


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a list.

    `monitor` and `article7` say what the value counts as in Landmine Monitor tables and in Article 7 forms; empty when
    it has no place there. `source` names where the value comes from, "national practice" when no standard has it.
    `merged_into` is the code that took its place. `in_effect` is False for what a centre is still writing or took out
    again: it can be read where it is stored, and no more be chosen.
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
    labels: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
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

    A name that means two codes is a mistake and a ValueError, except where `first_wins`: a list that people edit must
    stay readable whatever they wrote.
    """

    key: str
    title: str
    codes: tuple[Code, ...]
    first_wins: bool = False
    _by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {c.code: c for c in self.codes})
        object.__setattr__(self, "_by_name", self._names())

    @property
    def is_editable(self) -> bool:
        """Whether a centre may add, rename, end and merge codes of this list."""
        return self.key in EDITABLE or self.key.startswith(OWN_LIST)

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

        >>> codelist("casualty_outcome").find(" HERIDO ")
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

    def label(self, code: str, language: str = SOURCE_LANGUAGE) -> str:
        """What to show for a stored code: its label, or the code itself when the list does not have it."""
        found = self._by_code.get(code)
        return found.label_for(language) if found else code


@cache
def codelist(key: str) -> CodeList:
    """The shipped list of that name, for example "sex". KeyError when there is none."""
    title = TITLES[key]
    if key == LIST_OF_LISTS:
        return list_of_lists({})
    with resources("codelists", f"{key}.csv").open(encoding="utf-8", newline="") as lines:
        codes = [_code(row) for row in csv.DictReader(lines)]
    return CodeList(key, title, tuple(sorted(codes, key=lambda c: c.order)))


def all_codelists() -> tuple[CodeList, ...]:
    """Every shipped list, in the order of their keys."""
    return tuple(codelist(key) for key in sorted(TITLES))


def list_of_lists(own: Mapping[str, str]) -> CodeList:
    """The lists that a centre may edit, as a list to choose from; `own` are titles of lists that it made, by key."""
    languages = {language: Texts(language) for language in available_languages()}
    titles = {key: TITLES[key] for key in sorted(EDITABLE)} | dict(own)
    codes = (
        Code(
            key,
            title,
            "",
            (),
            "the program",
            order,
            labels=MappingProxyType({language: texts(title) for language, texts in languages.items()}),
        )
        for order, (key, title) in enumerate(titles.items(), 1)
    )
    return CodeList(LIST_OF_LISTS, TITLES[LIST_OF_LISTS], tuple(codes))


def _code(row: Mapping[str, str]) -> Code:
    labels = {name.removeprefix("label_"): text for name, text in row.items() if name.startswith("label_") and text}
    definitions = {
        name.removeprefix("definition_"): text for name, text in row.items() if name.startswith("definition_") and text
    }
    return Code(
        code=row["code"],
        label=labels[SOURCE_LANGUAGE],
        definition=definitions.get(SOURCE_LANGUAGE, ""),
        also_called=tuple(name for name in row["also_called"].split("|") if name),
        source=row["source"],
        order=int(row["order"]),
        monitor=row["maps_to_monitor"],
        article7=row["maps_to_article7"],
        active_from=_day(row["active_from"]),
        active_to=_day(row["active_to"]),
        labels=MappingProxyType(labels),
        definitions=MappingProxyType(definitions),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(language.replace("-", "_").partition("_")[0]) or ""
