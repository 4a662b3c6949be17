"""Keys: UUIDv7 for the program, readable numbers for people."""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Callable
from datetime import datetime
from threading import Lock

from mac_desktop.domain.problems import WrongUse
from mac_desktop.texts import N_

# The middle part of a readable number, by table. A code never changes once numbers with it were given out.
CODES: dict[str, str] = {
    "country": "CTY",
    "treaty_status": "TST",
    "treaty_extension": "EXT",
    "gazetteer_version": "GZV",
    "admin_level": "ADL",
    "admin_unit": "ADM",
    "admin_unit_name": "ADN",
    "organisation": "ORG",
    "organisation_contact": "OCT",
    "organisation_site": "OSI",
    "organisation_competence": "OCP",
    "accreditation": "ACR",
    "team": "TEA",
    "personnel": "STF",
    "qualification": "QLF",
    "ordnance_type": "EOT",
    "hazardous_area": "HA",
    "hazardous_area_point": "HAP",
    "area_ordnance": "AO",
    "area_standing": "AST",
    "area_evidence": "AEV",
    "area_minefield": "AMF",
    "area_ground": "AGR",
    "area_marking": "AMK",
    "area_blockage": "ABL",
    "area_use": "AUS",
    "area_beneficiaries": "ABP",
    "task": "TSK",
    "task_objective": "OBJ",
    "task_work_item": "TWI",
    "task_point": "TSP",
    "activity": "ACT",
    "activity_point": "ACP",
    "land_release_product": "LRP",
    "land_release_product_point": "LRB",
    "release_beneficiaries": "LRN",
    "activity_interviewee": "AIN",
    "activity_impact": "AIM",
    "activity_blockage": "ACB",
    "survey_sector": "SEC",
    "detection_area": "DET",
    "activity_ground": "ACG",
    "activity_situation": "ACS",
    "activity_marking": "ACM",
    "activity_beneficiaries": "ABN",
    "spot_task": "SPT",
    "progress_report": "PRG",
    "progress_hours": "PRH",
    "progress_ordnance": "PRO",
    "completion_survey": "CSV",
    "completion_report": "CMP",
    "completion_area": "CMA",
    "completion_ordnance": "CMO",
    "handover_certificate": "HOV",
    "handover_area": "HOA",
    "ordnance_item": "EOI",
    "ordnance_destruction": "ORD",
    "accident": "ACC",
    "accident_ordnance": "ACO",
    "demining_accident": "DAC",
    "service_provider": "SVP",
    "provider_service": "PSV",
    "person": "PER",
    "disability_questions": "DQU",
    "living_situation": "LIV",
    "casualty": "CAS",
    "casualty_wound": "WND",
    "casualty_follow_up": "CFU",
    "demining_victim": "DVI",
    "casualty_interview": "CIN",
    "needs_assessment": "NAS",
    "need": "NED",
    "assistance": "ASS",
    "given_assistance": "GAS",
    "assistance_beneficiaries": "ABE",
    "referral": "REF",
    "destruction_site": "DSI",
    "destruction_event": "DEV",
    "stockpile_movement": "STK",
    "retained_movement": "RET",
    "retained_use": "RUS",
    "contact_point": "CON",
    "national_measure": "NAM",
    "production_facility": "PRF",
    "warning_measure": "WRN",
    "quality_visit": "QMV",
    "quality_checklist": "QMC",
    "nonconformity": "NCF",
    "corrective_action": "CRA",
    "quality_sample": "QMS",
    "stockpile_site": "SPS",
    "stock_count": "STC",
    "contribution": "FND",
    "education_activity": "EDU",
    "education_beneficiaries": "EDP",
    "education_session": "EDS",
    "education_material": "EDM",
    "education_broadcast": "EDB",
    "education_test": "EDT",
    "education_area": "EDA",
    "narrative": "NAR",
    "form_declaration": "FDC",
    "filed_report": "FRP",
    "filed_form": "FFM",
    "user_account": "USR",
    "list_entry": "LST",
    "own_list": "OWL",
    "own_field": "OWF",
}

_OFFICE = re.compile(r"[A-Z0-9]{1,8}")
_RANDOM_BITS = 74
_LAST_DIGITS = 2**48 - 1
_VERSION_AND_VARIANT = (0x7 << 76) | (0x2 << 62)


def office_code(text: str) -> str:
    """The office code in capitals; WrongUse when it could not be part of a readable number."""
    code = text.strip().upper()
    if not _OFFICE.fullmatch(code):
        raise WrongUse(
            N_('"{office}" cannot be an office code. Use 1 to 8 letters or digits, without spaces.'), office=text
        )
    return code


class Ids:
    """Gives out UUIDv7 texts (RFC 9562) that sort in the order in which they were given, on any thread."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0
        self._lock = Lock()

    def new_id(self) -> str:
        return self.new_ids(1)[0]

    def new_ids(self, count: int) -> list[str]:
        """`count` ids in rising order; the 74 bits beside the millisecond count up from a random start."""
        with self._lock:
            # A clock that was never set may stand before 1970, which has no millisecond in an id.
            start = max(0, int(self._now().timestamp() * 1000)) << _RANDOM_BITS
            start |= secrets.randbits(_RANDOM_BITS - 1)
            start = max(start, self._last + 1)
            self._last = start + count - 1
        return _uuid_texts(start, count)


def _uuid_texts(start: int, count: int) -> list[str]:
    """The ids of `count` numbers from `start` on. Only the last twelve digits differ, but once in 2**48."""
    found: list[str] = []
    while len(found) < count:
        value = start + len(found)
        first = value & _LAST_DIGITS
        front, take = _uuid_text(value)[:-12] + "%012x", min(count - len(found), _LAST_DIGITS + 1 - first)
        found += [front % last for last in range(first, first + take)]
    return found


def _uuid_text(value: int) -> str:
    """Spread 48 bits of milliseconds and 74 bits around the version and variant bits."""
    high = value >> 62
    bits = ((high >> 12) << 80) | ((high & 0xFFF) << 64) | (value & 0x3FFF_FFFF_FFFF_FFFF) | _VERSION_AND_VARIANT
    digits = f"{bits:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def new_numbers(raw: sqlite3.Connection, office: str, table: str, count: int) -> list[str]:
    """The next `count` readable numbers of a table, such as "KBL-HA-000123". They are never given out twice."""
    code = CODES[table]
    (last,) = raw.execute(
        "INSERT INTO counter (code, last) VALUES (?, ?)"
        " ON CONFLICT (code) DO UPDATE SET last = last + excluded.last RETURNING last",
        (code, count),
    ).fetchone()
    pattern = f"{office}-{code}-%06d"
    return [pattern % number for number in range(last - count + 1, last + 1)]
