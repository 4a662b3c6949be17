"""Victim assistance: who is registered, what they need, and what became of it (data-model.md 3.6).

People are counted, not records: a person hurt twice, referred three times or served every week is one person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure
from mac_desktop.forms.catalogue.casualty_parts import IMPAIRMENTS
from mac_desktop.forms.catalogue.person_parts import DISABILITY_ANSWERS
from mac_desktop.reports.measures.assistance import RECEIVED
from mac_desktop.reports.measures.casualties import casualties
from mac_desktop.reports.measures.rows import Query, Row, query
from mac_desktop.reports.measures.scope import Scope, in_list

_SEX = "CASE WHEN p.sex IN ('F', 'M') THEN p.sex ELSE 'UNK' END"
_PERSON = "JOIN person p ON p.id = r.person_id"
NEED_STATES: Mapping[str, tuple[str, ...]] = {
    "open": ("OPEN", "REFERRED"),
    "served": ("SERVED",),
    "met": ("MET",),
    "unmet": ("NOT_ELIGIBLE", "LOST"),
}


def _persons(found: Query, key: str, number: int, column: str = "r.person_id") -> Figure:
    """The figure that counts the different persons whom these records name."""
    return replace(found.count(key, number), selections=(found.selection_of("person", column),))


def _number_of(conn: Connection, found: Query, column: str = "r.person_id") -> int:
    groups = found.groups(conn, {"one": "1"}, number=f"COUNT(DISTINCT {column})")
    return sum(group["number"] or 0 for group in groups)


def _disabled(scope: Scope, person: str) -> str:
    """SQL: the last answers to the questions on disability, asked by the end of the period, hold one of 3 or 4."""
    some = " OR ".join(f"q.{name} IN ('3', '4')" for name in DISABILITY_ANSWERS)
    asked = f"{scope.counted('q')} AND {scope.past('q.asked_on')}"
    later = f"{scope.counted('l')} AND {scope.past('l.asked_on')} AND l.person_id = q.person_id"
    return (
        f"EXISTS (SELECT 1 FROM disability_questions q WHERE q.person_id = {person} AND {asked} AND ({some}) AND NOT "
        f"EXISTS (SELECT 1 FROM disability_questions l WHERE {later} AND (l.asked_on, l.id) > (q.asked_on, q.id)))"
    )


def victims_registered(conn: Connection, scope: Scope) -> list[Row]:
    """Different persons named in casualties of accidents up to the end of the reporting period, by sex: how many were
    killed, how many injured or of unknown outcome, how many were children under 18 at the accident, and how many have a
    disability: a lot of difficulty, or no possibility at all, in one of the six domains of the Washington Group short
    set when they were last asked. A person hurt in several accidents is counted once in each column."""
    name = "victims_registered"
    found = casualties(name, scope, f"a.accident_date IS NULL OR ({scope.past('a.accident_date')})")
    found = replace(found, joins=f"{found.joins} {_PERSON}").and_(scope.counted("p"))
    columns = {
        "persons": "1",
        "killed": "r.outcome = 'KILLED'",
        "injured": "r.outcome = 'INJURED'",
        "unknown": "COALESCE(r.outcome, 'UNK') NOT IN ('KILLED', 'INJURED')",
        "children": "r.age < 18 OR (r.age IS NULL AND r.age_group = 'CHILD')",
        "with_disability": _disabled(scope, "r.person_id"),
    }
    rows = []
    for group in found.groups(conn, {"sex": _SEX}):
        sex, mine = group["sex"], found.equal({"sex": _SEX}, group)
        figures = {}
        for column, condition in columns.items():
            some = mine.and_(condition)
            figures[column] = _persons(some, f"{sex}.{column}", _number_of(conn, some))
        rows.append(Row(sex, {"sex": sex}, figures))
    return rows


def indirect_victims(conn: Connection, scope: Scope) -> list[Row]:
    """Indirect victims, who are the families of people killed or injured: how many are registered, and of how many
    different people killed or injured they are the family. They are never added to the casualties. One line."""
    name = "indirect_victims"
    found = query(name, "person", scope, "r.victim_kind = 'INDIRECT'")
    related = found.and_("r.related_person_id IS NOT NULL")
    figures = {
        "persons": found.count("all.persons", _number_of(conn, found, "r.id")),
        "families": _persons(
            related, "all.families", _number_of(conn, related, "r.related_person_id"), "r.related_person_id"
        ),
    }
    return [Row("all", {}, figures)]


def survivors_by_impairment(conn: Connection, scope: Scope) -> list[Row]:
    """Injured people of whom a follow-up up to the end of the reporting period tells of a permanent impairment, by the
    eight kinds. Somebody with several impairments stands in several lines; the follow-up and the casualty must count.
    """
    name = "survivors_by_impairment"
    found = query(
        name,
        "casualty_follow_up",
        scope,
        scope.past("r.seen_on"),
        scope.counted("c"),
        joins="JOIN casualty c ON c.id = r.casualty_id",
    )
    rows = []
    for impairment in IMPAIRMENTS:
        mine = found.and_(f"r.{impairment} = 'YES'")
        number = _number_of(conn, mine, "r.casualty_id")
        behind = (mine.selection_of("casualty", "r.casualty_id"),)
        figure = replace(mine.count(f"{impairment}.casualties", number), selections=behind)
        rows.append(Row(impairment, {"impairment": impairment}, {"casualties": figure}))
    return rows


def _needs(measure: str, scope: Scope, *conditions: str) -> Query:
    """Counted needs of counted assessments up to the end of the period."""
    return query(
        measure,
        "need",
        scope,
        scope.counted("n"),
        scope.past("n.assessed_on"),
        *conditions,
        joins="JOIN needs_assessment n ON n.id = r.needs_assessment_id",
    )


def needs_by_pillar(conn: Connection, scope: Scope) -> list[Row]:
    """Needs that assessments up to the end of the reporting period found, by pillar and as they stand now: open or only
    referred, being served, met, and unmet because nobody may serve them or the person was lost sight of; and how many
    different persons have them."""
    name, by = "needs_by_pillar", {"pillar": "r.pillar"}
    found = _needs(name, scope)
    rows = []
    for group in found.groups(conn, by, persons="COUNT(DISTINCT n.person_id)"):
        key, mine = group["pillar"] or "-", found.equal(by, group)
        figures = {
            "needs": mine.count(f"{key}.needs", group["records"]),
            "persons": _persons(mine, f"{key}.persons", group["persons"], "n.person_id"),
        }
        for column, states in NEED_STATES.items():
            some = mine.and_(f"r.status IN ({in_list(states)})")
            figures[column] = some.count(f"{key}.{column}", _number_of(conn, some, "r.id"))
        rows.append(Row(key, {"pillar": group["pillar"] or ""}, figures))
    return rows


def survivors_with_needs(conn: Connection, scope: Scope) -> list[Row]:
    """Different persons of whom an assessment up to the end of the reporting period found at least one need, and those
    of them who have one that is open or only referred now. One line."""
    name = "survivors_with_needs"
    found = _needs(name, scope)
    still = found.and_(f"r.status IN ({in_list(NEED_STATES['open'])})")
    figures = {
        column: _persons(part, f"all.{column}", _number_of(conn, part, "n.person_id"), "n.person_id")
        for column, part in (("persons", found), ("with_open_need", still))
    }
    return [Row("all", {}, figures)]


def days_from_need_to_service(conn: Connection, scope: Scope) -> list[Row]:
    """Days from the assessment that found a need to the first service received for it, by pillar: the median over the
    needs that were first served in the reporting period. Only needs and services whose days are known exactly count,
    and only services that name the need."""
    name = "days_from_need_to_service"
    served = f"{scope.counted('s')} AND s.status IN ({in_list(RECEIVED)}) AND length(s.service_date) = 10"
    first = f"(SELECT MIN(s.service_date) FROM assistance s WHERE s.need_id = r.id AND {served})"
    found = _needs(name, scope, "length(n.assessed_on) = 10", scope.within(first))
    days: dict[str, list[int]] = {}
    for line in found.lines(conn, "r.id", pillar="r.pillar", found="n.assessed_on", served=first):
        waited = dt.date.fromisoformat(line["served"]) - dt.date.fromisoformat(line["found"])
        days.setdefault(line["pillar"] or "", []).append(waited.days)
    rows = []
    for pillar, waits in sorted(days.items()):
        key = pillar or "-"
        mine = found.equal({"pillar": "r.pillar"}, {"pillar": pillar or None})
        figures = {
            "needs": mine.count(f"{key}.needs", len(waits)),
            "days": replace(mine.count(f"{key}.days", 0), amount=round(median(waits), 1), unit="days"),
        }
        rows.append(Row(key, {"pillar": pillar}, figures))
    return rows


def referrals_by_pillar(conn: Connection, scope: Scope) -> list[Row]:
    """Referrals of the reporting period (date of the referral) by pillar: made, accepted by a provider, completed, and
    how many different persons were referred. A referral is no service: it is counted apart from assistance."""
    name, by = "referrals_by_pillar", {"pillar": "r.pillar"}
    found = query(name, "referral", scope, scope.within("r.referral_date"))
    rows = []
    for group in found.groups(conn, by, persons="COUNT(DISTINCT r.person_id)"):
        key, mine = group["pillar"] or "-", found.equal(by, group)
        figures = {
            "made": mine.count(f"{key}.made", group["records"]),
            "persons": _persons(mine, f"{key}.persons", group["persons"]),
        }
        for column, condition in (("accepted", "r.answer = 'ACCEPTED'"), ("completed", "r.outcome = 'COMPLETED'")):
            some = mine.and_(condition)
            figures[column] = some.count(f"{key}.{column}", _number_of(conn, some, "r.id"))
        rows.append(Row(key, {"pillar": group["pillar"] or ""}, figures))
    return rows
