"""Lists of codes with definitions and translations, as they are shipped in resources/codelists.

What a centre makes of the lists that it may edit is laid over them in `domain.own_lists`.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from mac_desktop.domain.codes import Code, Coded, CodeList
from mac_desktop.paths import resources
from mac_desktop.texts import N_, SOURCE_LANGUAGE, Texts, available_languages

TITLES: Mapping[str, str] = {
    "accident_cause": N_("Cause of the accident"),
    "accident_event": N_("What led to the accident"),
    "accident_kind": N_("Accident or incident"),
    "accident_status": N_("Status of the accident"),
    "accident_type": N_("Type of accident"),
    "accreditation_status": N_("Status of the accreditation"),
    "accredited_work": N_("Accredited work"),
    "activation": N_("How the device was activated"),
    "activity_at_accident": N_("Activity at the time of the accident"),
    "activity_status": N_("Status of the activity"),
    "activity_type": N_("Type of activity"),
    "age_band": N_("Age band"),
    "age_group": N_("Age group"),
    "amenity": N_("Amenity of the home"),
    "area_evidence_kind": N_("Evidence of a hazardous area"),
    "area_type": N_("Type of area"),
    "article7_form": N_("Form of the Article 7 report"),
    "assistance_class": N_("Class of assistance"),
    "assistance_pillar": N_("Pillar of victim assistance"),
    "assistance_status": N_("Status of the assistance"),
    "beneficiary_kind": N_("Kind of beneficiaries"),
    "beneficiary_timing": N_("Before or after the work"),
    "blockage": N_("Blockage"),
    "body_part": N_("Part of the body"),
    "body_side": N_("Side of the body"),
    "cancellation_criterion": N_("Criterion for cancellation"),
    "campaign_level": N_("Level of the campaign"),
    "casualty_condition": N_("Condition of the casualty"),
    "casualty_evolution": N_("What became of the injury"),
    "casualty_outcome": N_("Outcome for the casualty"),
    "clearance_difficulty": N_("Difficulty of clearance"),
    "closure_reason": N_("Reason for closure"),
    "code_list": N_("Code list"),
    "competence": N_("Competence"),
    "compass_direction": N_("Direction"),
    "condition_found": N_("Condition when found"),
    "contamination": N_("Type of contamination"),
    "coordinate_format": N_("How the position was written"),
    "coordinate_system": N_("Coordinate system"),
    "corrective_action": N_("Corrective action"),
    "count_method": N_("Way of counting"),
    "currency": N_("Currency"),
    "demining_accident_cause": N_("Cause of a demining accident"),
    "demining_accident_class": N_("Class of demining accident"),
    "demining_asset": N_("Demining asset"),
    "demining_function": N_("Function in demining"),
    "deployed_asset": N_("Asset deployed"),
    "device_information": N_("How surely the ordnance is known"),
    "difficulty_level": N_("Degree of difficulty"),
    "direct_evidence": N_("Direct evidence"),
    "displaced_dwelling": N_("Dwelling of displaced people"),
    "displacement_status": N_("Displacement"),
    "disposal_method": N_("Method of disposal"),
    "drainage": N_("Drainage"),
    "education_level": N_("Level of education"),
    "entry_frequency": N_("How often the person went there"),
    "entry_reason": N_("Reason for going there"),
    "eod_level": N_("Level of explosive ordnance disposal"),
    "eo_category": N_("Category of explosive ordnance"),
    "eo_subcategory": N_("Sub-category of explosive ordnance"),
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
    "every_list": N_("Any code list"),
    "evidence_class": N_("Direct or indirect evidence"),
    "evidence_kind": N_("Kind of evidence"),
    "evidence_of_contamination": N_("Evidence of contamination"),
    "external_condition": N_("Outer condition of the ordnance"),
    "facility_programme": N_("Programme of the facility"),
    "facility_status": N_("Status of the programme"),
    "fitness_for_work": N_("Fitness for work"),
    "fixed_by": N_("How the point was fixed"),
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
    "land_left_reason": N_("Why land was not released"),
    "land_receiver": N_("Who received the land"),
    "land_dispute": N_("Dispute on land"),
    "land_status": N_("Status of the area"),
    "land_use": N_("Land use"),
    "language": N_("Language"),
    "livelihood": N_("Livelihood"),
    "location_accuracy": N_("Accuracy of the location"),
    "marital_status": N_("Marital status"),
    "marking_kind": N_("Kind of marking"),
    "marking_state": N_("State of the marking"),
    "marking_type": N_("Type of marking"),
    "measure_kind": N_("Kind of measure"),
    "metal_level": N_("Level of metal"),
    "minefield_type": N_("Type of minefield"),
    "name_kind": N_("Kind of name"),
    "need": N_("Need"),
    "need_status": N_("Status of the need"),
    "nonconformity_kind": N_("Kind of nonconformity"),
    "nonconformity_severity": N_("Severity of the nonconformity"),
    "north_kind": N_("Kind of north"),
    "occupation": N_("Occupation"),
    "operational_method": N_("Operational method"),
    "ordnance_found_as": N_("How ordnance came there"),
    "ordnance_situation": N_("How the ordnance lies"),
    "org_category": N_("Category of organisation"),
    "own_field_type": N_("Type of an own field"),
    "organisation_site_kind": N_("Kind of place of an organisation"),
    "place_kind": N_("Kind of place"),
    "place_of_death": N_("Place of death"),
    "point_type": N_("Type of point"),
    "priority": N_("Priority"),
    "prosthesis_reason": N_("Why a prosthesis is not used"),
    "prosthesis_use": N_("Where a prosthesis is used"),
    "protection_effect": N_("Effect of protective equipment"),
    "protective_equipment": N_("Protective equipment"),
    "qm_kind": N_("Quality assurance or control"),
    "qm_result": N_("Result of the quality visit"),
    "qm_status": N_("Status of the quality visit"),
    "qm_visit_type": N_("Type of quality visit"),
    "record_state": N_("State of the record"),
    "reduction_criterion": N_("Criterion for reduction"),
    "referral_answer": N_("Answer to the referral"),
    "referral_outcome": N_("Outcome of the referral"),
    "rehabilitation_phase": N_("Phase of rehabilitation"),
    "release_type": N_("Type of land release"),
    "residence_kind": N_("Kind of residence"),
    "retained_movement": N_("Movement of retained mines"),
    "retained_use_stage": N_("Planned or used"),
    "road_use": N_("Use of roads"),
    "sampling_method": N_("Method of sampling"),
    "security_threat": N_("Threat to safety"),
    "served_age": N_("Ages served"),
    "served_sex": N_("Who is served"),
    "severity": N_("Severity of a problem"),
    "sector_result": N_("Result of a sector"),
    "sex": N_("Sex"),
    "shape_kind": N_("Kind of shape"),
    "slope": N_("Slope"),
    "soil_compaction": N_("Compaction of the soil"),
    "source_reliability": N_("Reliability of the source"),
    "spot_request": N_("Request for a spot task"),
    "standing_reason": N_("What changed an area"),
    "statistic_category": N_("Statistic of a treaty"),
    "stock_holder": N_("Kind of holder"),
    "stock_movement": N_("Movement of stock"),
    "stock_site_status": N_("Status of the stockpile site"),
    "survey_conclusion": N_("Conclusion of a survey"),
    "survey_informant": N_("Person asked in a survey"),
    "survey_reason": N_("Reason for another visit"),
    "survey_visit": N_("Visit to a community"),
    "target_level": N_("Level of assistance"),
    "task_type": N_("Type of task"),
    "team_type": N_("Type of team"),
    "technical_survey_type": N_("Type of technical survey"),
    "terrain_category": N_("Terrain"),
    "tool_in_use": N_("Tool in use"),
    "transfer_purpose": N_("Purpose of the transfer"),
    "transport_kind": N_("Kind of transport"),
    "treaty": N_("Treaty"),
    "treaty_article": N_("Article of the treaty"),
    "treaty_status": N_("Status under the treaty"),
    "user_role": N_("Role of a user"),
    "vegetation": N_("Vegetation"),
    "vegetation_density": N_("Density of the vegetation"),
    "vegetation_removal": N_("How vegetation is removed"),
    "victim_kind": N_("Kind of victim"),
    "victim_state": N_("State of the victim"),
    "vulnerable_group": N_("Vulnerable group"),
    "visit_assumption": N_("Assumption before the visit"),
    "warning_kind": N_("Kind of warning measure"),
    "wg_answer": N_("Answer to a Washington Group question"),
    "who_set_it_off": N_("Who set it off"),
    "wind_strength": N_("Strength of the wind"),
    "work_item_kind": N_("Kind of work item"),
    "work_sector": N_("Sector of work"),
    "worksite_kind": N_("Kind of workplace"),
    "worksite_land": N_("Status of the land at the workplace"),
    "wound": N_("Wound"),
    "wound_grade": N_("Gravity of a wound"),
    "wound_kind": N_("Kind of wound"),
    "yes_no": N_("Yes, no or unknown"),
}

NATIONAL_PRACTICE = N_("national practice")
"""The source of values that no standard has."""

LIST_OF_LISTS = "code_list"
EVERY_LIST = "every_list"
MADE = frozenset({LIST_OF_LISTS, EVERY_LIST})  # these two have no file: they are made from the titles of the others
WIDER_LISTS: Mapping[str, str] = {"eo_subcategory": "eo_category"}
"""The lists to whose codes those of other lists belong, by the key of the other."""
OWN_LIST = "own_"  # the keys of lists that a centre made begin so

# A centre may edit the lists of national practice: those whose every value has that source, and those of other systems
# that no standard fixes. All others are closed, because a treaty form, a standard or a figure depends on their codes.
OPEN_TO_COUNTRIES: frozenset[str] = frozenset({
    "activity_at_accident", "amenity", "campaign_level", "condition_found", "direct_evidence",
    "entry_frequency", "eore_audience", "eore_concurrent", "eore_material", "eore_medium", "eore_method",
    "eore_place", "eore_reason", "eore_support", "ground_composition", "household_asset", "indirect_evidence",
    "land_use", "metal_level", "operational_method", "org_category", "place_of_death", "slope",
    "soil_compaction", "vegetation_density", "vulnerable_group", "wound_kind",
})  # fmt: skip
# No standard has these, but the program's own work and its figures depend on them.
OF_THE_PROGRAM: frozenset[str] = frozenset({
    "accident_status", "eore_status", "need_status", "qm_status", "referral_answer",
    "referral_outcome", "severity",
})  # fmt: skip


def _is_editable(key: str, codes: Iterable[Code]) -> bool:
    national = all(code.source == NATIONAL_PRACTICE for code in codes)
    return key in OPEN_TO_COUNTRIES or (national and key not in OF_THE_PROGRAM)


@cache
def codelist(key: str) -> CodeList:
    """The shipped list of that name, for example "sex". KeyError when there is none."""
    title = TITLES[key]
    if key in MADE:
        return list_of_lists({}, key)
    with resources("codelists", f"{key}.csv").open(encoding="utf-8", newline="") as lines:
        codes = [_code(row) for row in csv.DictReader(lines)]
    return CodeList(key, title, tuple(sorted(codes, key=lambda c: c.order)), editable=_is_editable(key, codes))


def coded(key: str, codes: Iterable[str]) -> Coded:
    """Codes of a shipped list for a message; those that the list does not have are left out."""
    known = codelist(key)
    return Coded(tuple(found for code in codes if (found := known.get(code))))


def all_codelists(*, but: Collection[str] = ()) -> tuple[CodeList, ...]:
    """Every shipped list, in the order of their keys, `but` some."""
    return tuple(codelist(key) for key in sorted(TITLES) if key not in but)


def belongs_to(codes: CodeList, code: Code) -> Code | None:
    """The code of a wider list that a code belongs to: the category of a sub-category of ordnance."""
    wider = WIDER_LISTS.get(codes.key)
    return codelist(wider).get(code.belongs_to) if wider is not None else None


def list_of_lists(own: Mapping[str, str], key: str = LIST_OF_LISTS) -> CodeList:
    """The lists that a centre may edit, or every list, as a list to choose from; `own` are titles of lists that it
    made, by key."""
    shipped = (codes for codes in all_codelists(but=MADE) if codes.editable or key == EVERY_LIST)
    return list_of(key, TITLES[key], {codes.key: codes.title for codes in shipped} | dict(own))


def list_of(key: str, title: str, titles: Mapping[str, str]) -> CodeList:
    """A list of things of the program that have a key and a title, which is a marked text."""
    languages = {language: Texts(language) for language in available_languages()}
    codes = (
        Code(
            code,
            label,
            "",
            (),
            "the program",
            order,
            labels=MappingProxyType({language: texts(label) for language, texts in languages.items()}),
        )
        for order, (code, label) in enumerate(titles.items(), 1)
    )
    return CodeList(key, title, tuple(codes), first_wins=True)


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
        belongs_to=row.get("belongs_to") or "",
        labels=MappingProxyType(labels),
        definitions=MappingProxyType(definitions),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
