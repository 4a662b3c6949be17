"""Questions behind the checks before a report is sent: what does not add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mac_desktop.domain.figures import Selection
from mac_desktop.reports.measures import retained, stockpile
from mac_desktop.reports.measures.areas import (
    CLASSES,
    LEFT,
    SIZE,
    mined_areas_on,
    open_areas,
    with_mines,
)
from mac_desktop.reports.measures.education import FORM_I, held_in_period
from mac_desktop.reports.measures.left_out import Found, found_by
from mac_desktop.reports.measures.release import ordnance_destroyed
from mac_desktop.reports.measures.rows import Query, adding, query
from mac_desktop.reports.measures.scope import Scope, day_before, first_day, in_list, last_day
from mac_desktop.reports.measures.standings import ever_hazardous, then

Ledger = Callable[..., Query]


def stated_totals(conn: Connection, scope: Scope) -> list[Found]:
    """Destruction events of the period whose stated total is not the sum of their lines, one finding each."""
    events = query("", "destruction_event", scope, "r.stated_total IS NOT NULL", scope.within("r.destroyed_on"))
    events = replace(
        events,
        joins=(
            "LEFT JOIN stockpile_movement m ON m.destruction_event_id = r.id "
            f"AND m.kind = 'DESTROYED' AND {scope.counted('m')}"
        ),
    )
    by = {"id": "r.id", "title": "r.title", "stated": "r.stated_total"}
    findings = []
    for event in events.groups(conn, by, summed="SUM(m.quantity)", lines="COUNT(m.id)"):
        if event["summed"] == event["stated"]:
            continue
        lines = query("", "stockpile_movement", scope, "r.destruction_event_id = :event", event=event["id"])
        own = query("", "destruction_event", scope, "r.id = :event", event=event["id"])
        values = {
            "title": event["title"],
            "stated": event["stated"],
            "summed": event["summed"] or 0,
            "lines": event["lines"],
        }
        findings.append(Found(event["lines"], (own.selection, lines.selection), values))
    return findings


def spanning_events(conn: Connection, scope: Scope) -> list[Found]:
    """Destruction that ended in the period and began before it, all of whose lines are dated in the period."""
    began_before = f"{first_day('r.destroyed_from')} < :start"
    dated_before = (
        f"NOT EXISTS (SELECT 1 FROM stockpile_movement m WHERE m.destruction_event_id = r.id AND {scope.counted('m')} "
        "AND m.movement_date < :start_year)"
    )
    within = scope.within("r.destroyed_on")
    return found_by(conn, query("", "destruction_event", scope, within, began_before, dated_before))


@dataclass(frozen=True, slots=True)
class Balance:
    """A ledger over a period, in mines."""

    opening: int
    inward: int
    outward: int
    closing: int
    selection: Selection

    @property
    def expected(self) -> int:
        return self.opening + self.inward - self.outward


def stock_balance(conn: Connection, scope: Scope) -> Balance:
    """The ledger of stock over the period."""
    return _balance(conn, scope, stockpile.ledger, stockpile.SIGNED, stockpile.OUT)


def retained_balance(conn: Connection, scope: Scope) -> Balance:
    """The ledger of retained mines over the period."""
    return _balance(conn, scope, retained.retained_ledger, retained.SIGNED, retained.OUT)


def _balance(conn: Connection, scope: Scope, ledger: Ledger, signed: str, out: Sequence[str]) -> Balance:
    before = day_before(scope)
    opening = ledger("", before, before.past("r.movement_date"))
    closing = ledger("", scope, scope.past("r.movement_date"))
    within = ledger("", scope, scope.within("r.movement_date"))
    flow = within.groups(conn, {"way": f"r.kind IN ({in_list(out)})"}, **adding("quantity"))
    ways = {bool(group["way"]): group["amount"] or 0 for group in flow}
    return Balance(
        _sum(conn, opening, signed),
        ways.get(False, 0),
        ways.get(True, 0),
        _sum(conn, closing, signed),
        closing.selection,
    )


def _sum(conn: Connection, asked: Query, signed: str) -> int:
    return int(asked.groups(conn, {}, **adding("quantity", signed))[0]["amount"] or 0)


def negative_stock(conn: Connection, scope: Scope) -> list[Found]:
    """Types of which more mines left the stock than it had (rule X8)."""
    return _negative(conn, stockpile.ledger("", scope, scope.past("r.movement_date")), stockpile.SIGNED)


def negative_retained(conn: Connection, scope: Scope) -> list[Found]:
    """Types of which more retained mines were used or destroyed than an institution had."""
    asked = retained.retained_ledger("", scope, scope.past("r.movement_date"))
    return _negative(conn, asked, retained.SIGNED, {"institution": "r.institution"})


def _negative(conn: Connection, asked: Query, signed: str, more: Mapping[str, str] | None = None) -> list[Found]:
    by = {"type_id": "r.ordnance_type_id", **(more or {})}
    groups = asked.groups(conn, by, **adding("quantity", signed), type="MIN(t.name)")
    return [
        Found(
            g["records"],
            (asked.equal(by, g).selection,),
            {"type": g["type"] or "?", "institution": g.get("institution") or "", "amount": g["amount"]},
        )
        for g in groups
        if (g["amount"] or 0) < 0
    ]


def moved_to_retained(conn: Connection, scope: Scope) -> list[Found]:
    """Types of which the stock gave up another number of mines to be retained than the retained mines received."""
    given = stockpile.ledger("", scope, "r.kind = 'RETAINED'", scope.within("r.movement_date"))
    taken = retained.retained_ledger("", scope, "r.kind = 'ADDED'", scope.within("r.movement_date"))
    by = {"type_id": "r.ordnance_type_id"}
    sides = [
        {g["type_id"]: g for g in q.groups(conn, by, **adding("quantity"), type="MIN(t.name)")} for q in (given, taken)
    ]
    findings = []
    for type_id in sorted({*sides[0], *sides[1]}, key=str):
        gave, took = (side.get(type_id, {"amount": 0})["amount"] or 0 for side in sides)
        if gave != took and stockpile.ledger("", scope).equal(by, {"type_id": type_id}).any(conn):
            name = (sides[0].get(type_id) or sides[1][type_id])["type"]
            both = tuple(q.equal(by, {"type_id": type_id}).selection for q in (given, taken))
            findings.append(Found(2, both, {"type": name or "?", "gave": gave, "took": took}))
    return findings


def released_of_uncounted_areas(conn: Connection, scope: Scope) -> list[Found]:
    """Land released in the period of areas that the report does not count: not approved, deleted, closed as a duplicate
    or an error, neither suspected nor confirmed, or not known to contain anti-personnel mines."""
    land = query("", "land_release_product", scope, scope.counted("a"), scope.within("r.release_date"))
    land = replace(
        land, joins="JOIN activity a ON a.id = r.activity_id LEFT JOIN hazardous_area h ON h.id = r.hazardous_area_id"
    )
    uncounted = (
        f"h.id IS NULL OR NOT ({scope.counted('h')}) OR COALESCE(h.contamination, 'UNK') IN ('', 'UNK', 'MIX') "
        f"OR NOT ({ever_hazardous('h')}) OR COALESCE(h.classification, '') NOT IN ({in_list(list(CLASSES.values()))})"
    )
    return found_by(conn, land.and_(uncounted))


def open_areas_without(conn: Connection, scope: Scope, what: str) -> list[Found]:
    """Open areas that lack "contamination", "admin_unit" or "size" (rule X12)."""
    without = {
        "contamination": f"COALESCE({then('contamination')}, 'UNK') IN ('', 'UNK', 'MIX')",
        "admin_unit": f"r.admin_unit_id IS NULL AND ({with_mines(then('contamination'))})",
        "size": f"({then('area_m2')}) IS NULL AND ({with_mines(then('contamination'))})",
    }[what]
    return found_by(conn, open_areas("", scope).and_(without))


def open_areas_without_land(conn: Connection, scope: Scope) -> list[Found]:
    """Open areas whose whole size was released."""
    asked = mined_areas_on("", scope)
    found = asked.lines(conn, "r.number", id="r.id", left=f"{SIZE} > 0 AND {LEFT} = 0")
    ids = [line["id"] for line in found if line["left"]]
    marks = {f"area_{n}": one for n, one in enumerate(ids)}
    listed = ", ".join(f":{name}" for name in marks) or "NULL"
    return found_by(conn, query("", "hazardous_area", scope, f"r.id IN ({listed})", **marks))


def more_destroyed_than_found(conn: Connection, scope: Scope) -> list[Found]:
    """Ordnance of which more was destroyed than was found (rule X1)."""
    return found_by(conn, ordnance_destroyed("", scope, _in_period(scope), "r.quantity_destroyed > r.quantity"))


def mines_without_number(conn: Connection, scope: Scope) -> list[Found]:
    """Anti-personnel mines found in the period of which nobody recorded how many were destroyed."""
    mines = f"r.category IN ({in_list(stockpile.AP_CATEGORIES)})"
    return found_by(conn, ordnance_destroyed("", scope, _in_period(scope), mines, "r.quantity_destroyed IS NULL"))


def mines_in_battle_area_clearance(conn: Connection, scope: Scope) -> list[Found]:
    """Anti-personnel mines found in battle area clearance or spot tasks, which point at an unrecorded mined area (rule
    X10)."""
    mines = f"r.category IN ({in_list(stockpile.AP_CATEGORIES)})"
    return found_by(conn, ordnance_destroyed("", scope, _in_period(scope), mines, "a.activity_type IN ('BAC', 'EOD')"))


def _in_period(scope: Scope) -> str:
    return scope.within("COALESCE(r.disposal_date, r.found_date)")


def retained_without_institution(conn: Connection, scope: Scope) -> list[Found]:
    """Movements of retained mines up to the end of the period that name no institution."""
    asked = retained.retained_ledger("", scope, scope.past("r.movement_date"), "COALESCE(r.institution, '') = ''")
    return found_by(conn, asked)


def has_retained_use(conn: Connection, scope: Scope) -> bool:
    """Whether a use or a plan of use of retained mines is recorded for the period or later."""
    return query("", "retained_use", scope, f"{last_day('r.use_date')} >= :start").any(conn)


def accidents_with_other_counts(conn: Connection, scope: Scope) -> list[Found]:
    """Accidents of the period that name another number of people killed or injured than casualties are counted for
    them (rule C9)."""
    of_it = f"SELECT COUNT(*) FROM casualty c WHERE c.accident_id = r.id AND {scope.counted('c')}"
    typed = "COALESCE(r.killed, 0) + COALESCE(r.injured, 0)"
    differ = f"r.killed <> ({of_it} AND c.outcome = 'KILLED') OR r.injured <> ({of_it} AND c.outcome = 'INJURED')"
    asked = query("", "accident", scope, scope.within("r.accident_date"), differ)
    sums = asked.groups(
        conn, {}, typed=f"SUM({typed})", counted=f"SUM(({of_it} AND c.outcome IN ('KILLED', 'INJURED')))"
    )[0]
    return found_by(conn, asked, typed=sums["typed"], counted=sums["counted"])


def groups_beside_a_person(conn: Connection, scope: Scope) -> list[Found]:
    """Services of the period that name a person and count the direct beneficiaries of a group as well."""
    group = (
        "EXISTS (SELECT 1 FROM assistance_beneficiaries b WHERE b.assistance_id = r.id AND b.kind = 'DIRECT' "
        f"AND {scope.counted('b')})"
    )
    within = scope.within("r.service_date")
    return found_by(conn, query("", "assistance", scope, within, "r.person_id IS NOT NULL", group))


def education_told_twice(conn: Connection, scope: Scope) -> list[Found]:
    """Risk education of the period that names no warning measure, though a counted one tells of risk education by the
    same organisation in the same administrative unit at a time that may be the same."""
    summed_up = (
        "EXISTS (SELECT 1 FROM warning_measure m WHERE m.organisation_id = r.organisation_id "
        f"AND m.admin_unit_id = r.admin_unit_id AND m.kind IN ({in_list(tuple(FORM_I))}) AND {scope.counted('m')} "
        f"AND {first_day('m.measure_date')} <= {last_day('COALESCE(r.end_date, r.start_date)')} "
        f"AND {last_day('m.measure_date')} >= {first_day('r.start_date')})"
    )
    held = query(
        "", "education_activity", scope, *held_in_period("r", scope), "r.warning_measure_id IS NULL", summed_up
    )
    return found_by(conn, held)


# Registers whose records a report counts, by the identifier that no two of them may share.
_IDENTIFIED = (
    ("C", "hazardous_area"),
    ("F", "activity"),
    ("I", "education_activity"),
    ("J", "accident"),
    ("J", "casualty"),
)


def same_identifier(conn: Connection, scope: Scope) -> list[tuple[str, str, Found]]:
    """(form letter, register, records) of counted records that have their identifier in common, as when a deleted
    record is restored beside the one that took its place."""
    findings = []
    for letter, register in _IDENTIFIED:
        same = (
            f"SELECT lower(trim(s.local_id)) FROM {register} s WHERE {scope.counted('s')} AND s.local_id IS NOT NULL "
            "GROUP BY 1 HAVING COUNT(*) > 1"
        )
        asked = query("", register, scope, f"lower(trim(r.local_id)) IN ({same})")
        findings += [(letter, register, found) for found in found_by(conn, asked)]
    return findings


def texts_twice(conn: Connection, scope: Scope, treaty: str, year: int) -> list[Found]:
    """Texts of one box in one language of which there are several: only the last is printed."""
    asked = query("", "narrative", scope, "r.treaty = :treaty", "r.year = :year", treaty=treaty, year=year)
    by = {"letter": "r.form_letter", "box": "r.box", "language": "r.language"}
    return [
        Found(group["records"], (asked.equal(by, group).selection,), {**group, "number": group["records"]})
        for group in asked.groups(conn, by)
        if group["records"] > 1
    ]
