"""Closed lists of codes with definitions and translations, read once from resources/codelists and never changed.

Codes are stable and are what is stored; labels are what people see. A list also knows the words that partners and
older registers use for the same thing (`also_called`), so that one look-up serves typing, importing and searching.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from mac_desktop.domain.folding import fold
from mac_desktop.paths import resources
from mac_desktop.texts import N_, SOURCE_LANGUAGE

TITLES: Mapping[str, str] = {
    "accident_cause": N_("Cause of the accident"),
    "accident_event": N_("What led to the accident"),
    "accident_kind": N_("Accident or incident"),
    "accident_status": N_("Status of the accident"),
    "accident_type": N_("Type of accident"),
    "activation": N_("How the device was activated"),
    "activity_at_accident": N_("Activity at the time of the accident"),
    "activity_status": N_("Status of the activity"),
    "activity_type": N_("Type of activity"),
    "age_band": N_("Age band"),
    "age_group": N_("Age group"),
    "amenity": N_("Amenity of the home"),
    "area_type": N_("Type of area"),
    "article7_form": N_("Form of the Article 7 report"),
    "assistance_class": N_("Class of assistance"),
    "assistance_pillar": N_("Pillar of victim assistance"),
    "assistance_status": N_("Status of the assistance"),
    "beneficiary_kind": N_("Kind of beneficiaries"),
    "beneficiary_timing": N_("Before or after the work"),
    "body_part": N_("Part of the body"),
    "body_side": N_("Side of the body"),
    "campaign_level": N_("Level of the campaign"),
    "casualty_condition": N_("Condition of the casualty"),
    "casualty_evolution": N_("What became of the injury"),
    "casualty_outcome": N_("Outcome for the casualty"),
    "closure_reason": N_("Reason for closure"),
    "compass_direction": N_("Direction"),
    "condition_found": N_("Condition when found"),
    "contamination": N_("Type of contamination"),
    "corrective_action": N_("Corrective action"),
    "coordinate_format": N_("How the position was written"),
    "coordinate_system": N_("Coordinate system"),
    "count_method": N_("Way of counting"),
    "currency": N_("Currency"),
    "demining_accident_cause": N_("Cause of a demining accident"),
    "demining_accident_class": N_("Class of demining accident"),
    "demining_asset": N_("Demining asset"),
    "demining_function": N_("Function in demining"),
    "difficulty_level": N_("Degree of difficulty"),
    "direct_evidence": N_("Direct evidence"),
    "displaced_dwelling": N_("Dwelling of displaced people"),
    "displacement_status": N_("Displacement"),
    "disposal_method": N_("Method of disposal"),
    "education_level": N_("Level of education"),
    "entry_frequency": N_("How often the person went there"),
    "entry_reason": N_("Reason for going there"),
    "eo_category": N_("Category of explosive ordnance"),
    "eore_audience": N_("Audience of risk education"),
    "eore_category": N_("Kind of risk education"),
    "eore_concurrent": N_("Work going on beside risk education"),
    "eore_material": N_("Material of risk education"),
    "eore_medium": N_("Medium"),
    "eore_method": N_("Method of risk education"),
    "eore_place": N_("Place of risk education"),
    "eore_reason": N_("Reason for risk education"),
    "eore_relation": N_("Before, during or after the work"),
    "eore_status": N_("Status of risk education"),
    "eore_support": N_("Work supported by risk education"),
    "ethnic_group": N_("Ethnic group"),
    "evidence_kind": N_("Kind of evidence"),
    "facility_programme": N_("Programme of the facility"),
    "facility_status": N_("Status of the programme"),
    "fixed_by": N_("How the point was fixed"),
    "fitness_for_work": N_("Fitness for work"),
    "form_declaration": N_("Declaration on a form"),
    "funding_direction": N_("Received or given"),
    "funding_pillar": N_("Purpose of funding"),
    "funding_source": N_("Where funding comes from"),
    "funding_stage": N_("Stage of the contribution"),
    "ground_composition": N_("Composition of the ground"),
    "ground_condition": N_("Condition of the ground"),
    "habitat_kind": N_("Kind of habitat"),
    "household_asset": N_("Property of the household"),
    "identity_paper": N_("Identity paper"),
    "inclusion_level": N_("Degree of inclusion"),
    "income_level": N_("Level of income"),
    "indirect_evidence": N_("Indirect evidence"),
    "informant_kind": N_("Kind of informant"),
    "information_reliability": N_("Reliability of the information"),
    "investigation_status": N_("Status of the investigation"),
    "joining_act": N_("Act of joining the treaty"),
    "kinship": N_("Kinship"),
    "land_class": N_("Classification of the area"),
    "land_status": N_("Status of the area"),
    "land_use": N_("Land use"),
    "language": N_("Language"),
    "location_accuracy": N_("Accuracy of the location"),
    "marital_status": N_("Marital status"),
    "marking_type": N_("Type of marking"),
    "measure_kind": N_("Kind of measure"),
    "need_status": N_("Status of the need"),
    "metal_level": N_("Level of metal"),
    "need": N_("Need"),
    "nonconformity_kind": N_("Kind of nonconformity"),
    "nonconformity_severity": N_("Severity of the nonconformity"),
    "north_kind": N_("Kind of north"),
    "occupation": N_("Occupation"),
    "operational_method": N_("Operational method"),
    "org_category": N_("Category of organisation"),
    "place_kind": N_("Kind of place"),
    "point_type": N_("Type of point"),
    "place_of_death": N_("Place of death"),
    "priority": N_("Priority"),
    "qm_kind": N_("Quality assurance or control"),
    "qm_result": N_("Result of the quality visit"),
    "qm_status": N_("Status of the quality visit"),
    "qm_visit_type": N_("Type of quality visit"),
    "prosthesis_reason": N_("Why a prosthesis is not used"),
    "prosthesis_use": N_("Where a prosthesis is used"),
    "protection_effect": N_("Effect of protective equipment"),
    "protective_equipment": N_("Protective equipment"),
    "record_state": N_("State of the record"),
    "referral_answer": N_("Answer to the referral"),
    "referral_outcome": N_("Outcome of the referral"),
    "rehabilitation_phase": N_("Phase of rehabilitation"),
    "release_type": N_("Type of land release"),
    "residence_kind": N_("Kind of residence"),
    "retained_movement": N_("Movement of retained mines"),
    "served_age": N_("Ages served"),
    "served_sex": N_("Who is served"),
    "sampling_method": N_("Method of sampling"),
    "severity": N_("Severity of a problem"),
    "sex": N_("Sex"),
    "shape_kind": N_("Kind of shape"),
    "slope": N_("Slope"),
    "soil_compaction": N_("Compaction of the soil"),
    "source_reliability": N_("Reliability of the source"),
    "statistic_category": N_("Statistic of a treaty"),
    "stock_movement": N_("Movement of stock"),
    "target_level": N_("Level of assistance"),
    "task_type": N_("Type of task"),
    "team_type": N_("Type of team"),
    "tool_in_use": N_("Tool in use"),
    "transfer_purpose": N_("Purpose of the transfer"),
    "transport_kind": N_("Kind of transport"),
    "treaty": N_("Treaty"),
    "treaty_article": N_("Article of the treaty"),
    "treaty_status": N_("Status under the treaty"),
    "user_role": N_("Role of a user"),
    "vegetation_density": N_("Density of the vegetation"),
    "victim_kind": N_("Kind of victim"),
    "victim_state": N_("State of the victim"),
    "vulnerable_group": N_("Vulnerable group"),
    "warning_kind": N_("Kind of warning measure"),
    "wg_answer": N_("Answer to a Washington Group question"),
    "who_set_it_off": N_("Who set it off"),
    "wind_strength": N_("Strength of the wind"),
    "work_sector": N_("Sector of work"),
    "worksite_kind": N_("Kind of workplace"),
    "worksite_land": N_("Status of the land at the workplace"),
    "wound": N_("Wound"),
    "wound_grade": N_("Gravity of a wound"),
    "wound_kind": N_("Kind of wound"),
    "yes_no": N_("Yes, no or unknown"),
}


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a list.

    `monitor` and `article7` say what the value counts as in Landmine Monitor tables and in Article 7 forms; empty when
    it has no place there. `source` names where the value comes from, "national practice" when no standard has it.
    `parent` is the code of the wider value of the same list that this one is a part of; most lists have no such order.
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
    labels: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)

    def label_for(self, language: str) -> str:
        """The label in `language` ("fr", "fr_CH"), in English where there is none."""
        return _in_language(self.labels, language) or self.label

    def definition_for(self, language: str) -> str:
        """The definition in `language`, in English where there is none; empty when the label says it all."""
        return _in_language(self.definitions, language) or self.definition

    def is_active(self, day: date) -> bool:
        """Whether the value could be chosen on that day (rule V3); values once stored stay readable for ever."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes in the order in which it is shown. `title` is a marked text."""

    key: str
    title: str
    codes: tuple[Code, ...]
    _by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {c.code: c for c in self.codes})
        object.__setattr__(self, "_by_name", _names(self.key, self.codes))
        for code in self.codes:
            self._path(code)

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
        """The code that a text means: a code, a label in any language or another name, however it is written.

        >>> codelist("casualty_outcome").find(" HERIDO ")
        'INJURED'
        """
        return text if text in self._by_code else self._by_name.get(fold(text))

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

    codelist: str
    codes: tuple[str, ...]

    def in_words(self, language: str) -> str:
        """The labels, parted by commas."""
        return ", ".join(codelist(self.codelist).label(code, language) for code in self.codes)

    def __str__(self) -> str:
        return self.in_words(SOURCE_LANGUAGE)


@cache
def codelist(key: str) -> CodeList:
    """The list of that name, for example "sex". KeyError when there is none."""
    title = TITLES[key]
    with resources("codelists", f"{key}.csv").open(encoding="utf-8", newline="") as lines:
        codes = [_code(row) for row in csv.DictReader(lines)]
    return CodeList(key, title, tuple(sorted(codes, key=lambda c: c.order)))


def all_codelists() -> tuple[CodeList, ...]:
    """Every list, in the order of their keys."""
    return tuple(codelist(key) for key in sorted(TITLES))


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
        parent=row.get("parent") or "",
        labels=MappingProxyType(labels),
        definitions=MappingProxyType(definitions),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _names(key: str, codes: Iterable[Code]) -> dict[str, str]:
    """Every folded name of every code. A name that means two codes is a mistake in the file, not a choice to make."""
    names: dict[str, str] = {}
    for code in codes:
        for name in (code.code, *code.labels.values(), *code.also_called):
            meant = names.setdefault(fold(name), code.code)
            if meant != code.code:
                raise ValueError(f"code list {key}: {name!r} means both {meant} and {code.code}")
    return names


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(language.replace("-", "_").partition("_")[0]) or ""
