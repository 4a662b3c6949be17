"""Questions behind the checks before a report is sent: which records it leaves out, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.figures import Selection
from mac_desktop.domain.records.base import SET_ASIDE
from mac_desktop.reports.measures.rows import Query
from mac_desktop.reports.measures.scope import Scope, first_day, in_list, last_day


@dataclass(frozen=True, slots=True)
class Found:
    """Records that a check points at: how many, which, and the numbers that its sentence names."""

    records: int
    selections: tuple[Selection, ...]
    values: Mapping[str, object]


def found_by(conn: Connection, asked: Query, **values: object) -> list[Found]:
    number = asked.groups(conn, {})[0]["records"]
    return [Found(number, (asked.selection,), {"number": number, **values})] if number else []


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Records of a register that would count for a form if they were approved; `when` dates them."""

    letter: str
    register: str
    when: str
    joins: str = ""
    owner: str = ""
    owner_id: str = ""


_OF_ACTIVITY = ("LEFT JOIN activity a ON a.id = r.activity_id", "a", "r.activity_id")

# Balances are made of everything up to the end of the period, flows of what happened in it.
_FLOWS = (
    NotCounted("F", "land_release_product", "r.release_date", *_OF_ACTIVITY),
    NotCounted(
        "G",
        "ordnance_item",
        "COALESCE(r.disposal_date, r.found_date)",
        *_OF_ACTIVITY,
    ),
    NotCounted("I", "warning_measure", "r.measure_date"),
    NotCounted("I", "education_activity", "r.start_date"),
    NotCounted(
        "I",
        "education_beneficiaries",
        "a.start_date",
        "LEFT JOIN education_activity a ON a.id = r.education_activity_id",
        "a",
        "r.education_activity_id",
    ),
    NotCounted(
        "J", "casualty", "a.accident_date", "LEFT JOIN accident a ON a.id = r.accident_id", "a", "r.accident_id"
    ),
    NotCounted("J", "assistance", "r.service_date"),
    NotCounted(
        "J",
        "assistance_beneficiaries",
        "a.service_date",
        "LEFT JOIN assistance a ON a.id = r.assistance_id",
        "a",
        "r.assistance_id",
    ),
)
_BALANCES = (
    NotCounted("A", "national_measure", "COALESCE(r.adopted_on, r.effective_from)"),
    NotCounted(
        "B",
        "stockpile_movement",
        "r.movement_date",
        "LEFT JOIN destruction_event e ON e.id = r.destruction_event_id",
        "e",
        "r.destruction_event_id",
    ),
    NotCounted("C", "hazardous_area", "r.information_date"),
    NotCounted(
        "C",
        "area_ordnance",
        "a.information_date",
        "LEFT JOIN hazardous_area a ON a.id = r.hazardous_area_id",
        "a",
        "r.hazardous_area_id",
    ),
    NotCounted("D", "retained_movement", "r.movement_date"),
    NotCounted("D", "retained_use", "r.use_date"),
    NotCounted("E", "production_facility", "NULL"),
    NotCounted("F", "destruction_site", "NULL"),
)


def not_counted(conn: Connection, scope: Scope) -> list[tuple[NotCounted, Found]]:
    """Records that have not been approved, or whose accident, activity or event has not, and so are not in the
    report."""
    findings = []
    for kind in (*_BALANCES, *_FLOWS):
        ready = scope.counted("r") + (f" AND {_owner_counts(scope, kind)}" if kind.owner else "")
        alive = " AND ".join(_waits(alias) for alias in ("r", kind.owner) if alias)
        where = f"{alive} AND ({ready}) IS NOT TRUE AND ({_may_be_in(scope, kind)})"
        asked = Query("", kind.register, where, scope.params, kind.joins)
        findings += [(kind, found) for found in found_by(conn, asked)]
    return findings


def _waits(alias: str) -> str:
    """Records that may yet be approved: not deleted, rejected or superseded. An owner may be missing altogether."""
    ended = in_list([state.value for state in SET_ASIDE])
    return f"{alias}.deleted_at IS NULL AND COALESCE({alias}.state, '') NOT IN ({ended})"


def of_deleted(conn: Connection, scope: Scope) -> list[tuple[NotCounted, Found]]:
    """Records that count by themselves, but are a part of an accident, activity, area or event that was deleted,
    rejected or superseded."""
    findings = []
    for kind in (kind for kind in (*_BALANCES, *_FLOWS) if kind.owner):
        gone = f"{kind.owner}.id IS NOT NULL AND NOT ({_waits(kind.owner)})"
        where = f"{scope.counted('r')} AND {gone} AND ({_may_be_in(scope, kind)})"
        asked = Query("", kind.register, where, scope.params, kind.joins)
        findings += [(kind, found) for found in found_by(conn, asked)]
    return findings


def without_date(conn: Connection, scope: Scope) -> list[tuple[NotCounted, Found]]:
    """Records that count, but have no date, or one that may lie in the period and may not. No report counts them."""
    findings = []
    ledgers = (kind for kind in _BALANCES if kind.when == "r.movement_date")
    for kind in (*ledgers, *_FLOWS):
        inside = scope.past(kind.when) if kind in _BALANCES else scope.within(kind.when)
        vague = f"{first_day(kind.when)} <= :end AND {last_day(kind.when)} >= :start AND NOT ({inside})"
        owner = f" AND {_owner_counts(scope, kind)}" if kind.owner else ""
        where = f"{scope.counted('r')}{owner} AND ({kind.when} IS NULL OR ({vague}))"
        findings += [
            (kind, found) for found in found_by(conn, Query("", kind.register, where, scope.params, kind.joins))
        ]
    return findings


def around_entry_into_force(conn: Connection, scope: Scope) -> list[tuple[NotCounted, Found]]:
    """Records of destruction of which the date does not tell whether it was after entry into force."""
    if scope.entry_into_force is None:
        return []
    findings = []
    for kind in (*_BALANCES, *_FLOWS):
        destroyed = {"stockpile_movement": "r.kind = 'DESTROYED'", "ordnance_item": "r.quantity_destroyed > 0"}
        if kind.register in destroyed:
            vague = f"{first_day(kind.when)} < :entry AND {last_day(kind.when)} >= :entry"
            where = f"{scope.counted('r')} AND {_owner_counts(scope, kind)} AND {destroyed[kind.register]} AND {vague}"
            params = {**scope.params, "entry": scope.entry_into_force}
            asked = Query("", kind.register, where, params, kind.joins)
            findings += [(kind, found) for found in found_by(conn, asked)]
    return findings


def _owner_counts(scope: Scope, kind: NotCounted) -> str:
    """Only the lines of a ledger may stand without the event that they are a part of."""
    counts = f"({scope.counted(kind.owner)})"
    return f"({kind.owner_id} IS NULL OR {counts})" if kind.owner == "e" else counts


def _may_be_in(scope: Scope, kind: NotCounted) -> str:
    when = scope.within(kind.when) if kind in _FLOWS else f"{kind.when} <= :end"
    return f"{kind.when} IS NULL OR ({when})"
