"""Nobody is asked what cannot apply, and everybody is asked what may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.schema import Values

# Of each question: "with" values with which it is asked, "not" values with which it is not. {} is a new record.
QUESTIONS: dict[str, tuple[list[Values], list[Values]]] = {
    "hazardous_area closure_reason closed_date": (
        [{"status": "CLOSED"}, {"status": "HANDED"}, {"status": "REPLACED"}], [{}, {"status": "OPEN"}],
    ),
    "hazardous_area merged_into_id": ([{"status": "REPLACED"}], [{}, {"status": "CLOSED"}]),
    "hazardous_area marking_type": ([{"marked": "YES"}], [{}, {"marked": "NO"}]),
    "area_standing closure_reason": (
        [{"status": "CLOSED"}, {"status": "HANDED"}, {"status": "REPLACED"}], [{}, {"status": "OPEN"}],
    ),
    "area_evidence accident_id": (
        [{}, {"evidence_kind": "ACCIDENT"}, {"evidence_kind": "DETONATION"}], [{"evidence_kind": "CRATER"}],
    ),
    "area_blockage threats": ([{}, {"blockage": "SAFETY"}], [{"blockage": "WATER"}]),
    "area_blockage people_affected details": ([{}, {"blocked": "YES"}], [{"blocked": "NO"}]),
    "area_use disputes": ([{}, {"disputed": "YES"}], [{"disputed": "NO"}]),
    "area_use returnees": ([{}, {"returnees_expected": "YES"}], [{"returnees_expected": "NO"}]),
    "area_beneficiaries girls boys": ([{}, {"age_band": "CHILD"}, {"age_band": "A05_09"}], [{"age_band": "ADULT"}]),
    "area_beneficiaries women men": ([{}, {"age_band": "ADULT"}], [{"age_band": "CHILD"}, {"age_band": "A05_09"}]),
    "area_beneficiaries females males": ([{}], [{"age_band": "ADULT"}]),
    "task actual_start actual_end": ([{}, {"status": "ONGOING"}], [{"status": "PLANNED"}]),
    "land_release_product technical_asset": ([{"release_type": "RED"}], [{}, {"release_type": "CLR"}]),
    "land_release_product depth_cm": ([{}, {"release_type": "CLR"}], [{"release_type": "RED"}]),
    "hazardous_area_point bearing distance_m from_point": (
        [{}, {"position": "34.5, 69.2", "bearing": 90.0, "distance_m": 4.0}], [{"position": "34.5, 69.2"}],
    ),
    "hazardous_area_point declination": (
        [{}, {"north_kind": "MAGNETIC"}], [{"north_kind": "TRUE"}, {"position": "34.5, 69.2"}, {"north_kind": "GRID"}],
    ),
    "ordnance_item disposal_method disposal_date": ([{}, {"quantity_destroyed": 1}], [{"quantity_destroyed": 0}]),
    "accident injured outcome_unknown": (
        [{}, {"any_casualties": "NO", "killed": 1}, {"any_casualties": "NO", "injured": 1},
         {"any_casualties": "NO", "outcome_unknown": 1}, {"any_casualties": "YES"}],
        [{"any_casualties": "NO"}, {"any_casualties": "NO", "killed": 0}],
    ),
    "accident marking_type_after": ([{"marked_after": "YES"}, {"marking_type_after": "SIGNS"}], [{}]),
    "accident cleared_before_by": ([{"cleared_before": "YES"}, {"cleared_before_by": "MIL"}], [{}]),
    "demining_accident activity_type": (
        [{}, {"work_id": "w", "activity_type": "CLR"}], [{"work_id": "w"}],
    ),
    "demining_accident investigated_from investigated_to report_reference": (
        [{"investigation_status": "FINAL"}, {"final_report_date": "2024"}], [{}, {"investigation_status": "INITIAL"}],
    ),
    "casualty place_of_death": ([{"outcome": "KILLED"}, {"place_of_death": "HOME"}], [{}, {"outcome": "INJURED"}]),
    "casualty transport arrived_alive": ([{}, {"transported": "YES"}], [{"transported": "NO"}]),
    "demining_victim protection protection_effect": ([{}, {"protection": "VISOR", "protection_worn": "NO"}],
                                                     [{"protection_worn": "NO"}]),
    "person birth_estimated": ([{"birth_date": "1990"}], [{}]),
    "person related_person_id kinship": ([{"victim_kind": "INDIRECT"}, {"related_person_id": "p"}],
                                         [{}, {"victim_kind": "DIRECT"}]),
    "person death_date": ([{"victim_state": "DECEASED"}, {"death_date": "2024"}], [{}, {"victim_state": "ALIVE"}]),
    "person consent_date consent_given_by": ([{"consent_to_share": "NO"}, {"consent_authorities": "YES"}], [{}]),
    "living_situation displaced_since displaced_dwelling origin_unit_id": (
        [{}, {"displacement": "IDP"}, {"displacement": "RESIDENT", "displaced_since": "2024"}],
        [{"displacement": "RESIDENT"}],
    ),
    "needs_assessment prosthesis_used": (
        [{"prosthesis_needed": "YES"}, {"prosthesis_used": "NO"}, {"prosthesis_since": "2024"},
         {"prosthesis_last_used": "2024"}, {"prosthesis_not_used": "PAIN"}, {"prosthesis_where": "HOME"}],
        [{}, {"prosthesis_needed": "NO"}],
    ),
    "assistance need_id": ([{"person_id": "p"}, {"need_id": "n"}], [{}]),
    "assistance currency": ([{"cost": 1}, {"cost": 0}], [{}]),
    "referral answer_date outcome": ([{"answer": "REJECTED"}], [{}]),
    "referral service_start service_end": ([{"answer": "ACCEPTED"}, {"answer": "WAITING"}],
                                           [{}, {"answer": "REJECTED"}]),
    "education_activity briefing_threats briefing_limits briefing_walked": (
        [{"methods": "SAFETY_BRIEFING"}, {"methods": "OTHER;SAFETY_BRIEFING"}], [{}, {"methods": "OTHER"}],
    ),
    "education_activity campaign_level": ([{}, {"category": "INDIRECT"}], [{"category": "DIRECT"}]),
    "education_activity related_activity_type related_activity_id": ([{"relation": "BEFORE"}], [{}]),
    "quality_visit start_date end_date result": ([{}, {"status": "DONE"}], [{"status": "PLANNED"},
                                                                          {"status": "CANCELLED"}]),
    "stockpile_movement destruction_event_id": ([{}, {"kind": "DESTROYED"}], [{"kind": "OPENING"}]),
    "stockpile_movement purpose counterpart": ([{"kind": "TRANSFER_IN"}, {"kind": "TRANSFER_OUT"}],
                                               [{}, {"kind": "DESTROYED"}]),
    "stockpile_movement institution": (
        [{"kind": "TRANSFER_IN"}, {"kind": "TRANSFER_OUT"}, {"kind": "RETAINED"}], [{}, {"kind": "DESTROYED"}],
    ),
    "retained_use result": ([{}, {"stage": "USED"}], [{"stage": "PLANNED"}]),
    "destruction_event admin_unit_id place": ([{}], [{"destruction_site_id": "s"}]),
    "stockpile_site closed_on": ([{"status": "CLOSED"}, {"closed_on": "2024"}], [{}, {"status": "OPEN"}]),
    "contribution task_id project": ([{}, {"earmarked": "YES"}], [{"earmarked": "NO"}]),
    "treaty_status joining_act deposit_date entry_into_force": (
        [{}, {"status": "PARTY"}, {"status": "WITHDRAWN"}], [{"status": "SIGNATORY"}],
    ),
    "national_measure penalties": ([{}, {"penal_sanctions": "YES"}], [{"penal_sanctions": "NO"}]),
    "production_facility completed_on": ([{"status": "COMPLETED"}], [{}, {"status": "ONGOING"}]),
    "warning_measure hazardous_area_id length_m signs": (
        [{}, {"kind": "FENCING"}], [{"kind": "EORE"}, {"kind": "MEDIA"}, {"kind": "TRAINING"}],
    ),
    "warning_measure sessions women men": (
        [{}, {"kind": "EORE"}, {"kind": "MEDIA"}, {"kind": "TRAINING"}], [{"kind": "FENCING"}],
    ),
    "admin_unit parent_id": ([{}, {"level": 1}], [{"level": 0}]),
}  # fmt: skip


def _cases() -> Iterator[object]:
    for asked_of, (with_these, without) in QUESTIONS.items():
        form, *fields = asked_of.split()
        for field in fields:
            for asked, examples in ((True, with_these), (False, without)):
                for number, values in enumerate(examples):
                    yield pytest.param(form, field, values, asked, id=f"{form}-{field}-{asked}-{number}")


@pytest.mark.parametrize(("form", "field", "values", "asked"), list(_cases()))
def test_a_question_is_asked_where_it_may_apply_and_nowhere_else(
    form: str, field: str, values: Values, asked: bool
) -> None:
    shown_when = form_for(form).fields[field].spec.shown_when
    assert shown_when is not None
    assert shown_when({**dict.fromkeys(form_for(form).fields), **values}) is asked


@pytest.mark.parametrize(
    ("part", "owner", "offered"),
    [
        ("casualty_follow_up", {"outcome": "INJURED"}, True),
        ("casualty_follow_up", {"outcome": "KILLED"}, False),
        ("demining_victim", {"condition": "DEM"}, True),
        ("demining_victim", {"activity": "DEMI"}, True),
        ("demining_victim", {"condition": "CIV"}, False),
        ("needs_assessment", {"victim_state": "ALIVE"}, True),
        ("needs_assessment", {"victim_state": "DECEASED"}, False),
        ("demining_accident", {"accident_type": "DEMINING"}, True),
        ("demining_accident", {"accident_type": "MINE"}, False),
    ],
)
def test_a_part_is_offered_where_its_owner_can_have_it(part: str, owner: Values, offered: bool) -> None:
    applies_to = form_for(part).form.applies_to
    assert applies_to is not None
    assert applies_to(owner) is offered
