"""Registers that a report lists as they are: measures of law, facilities, sites, types, contacts, narratives, and what
was filed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, text

from mac_desktop.reports.measures.rows import Query, Row, key_of, query
from mac_desktop.reports.measures.scope import Scope, in_list, last_day
from mac_desktop.reports.measures.stockpile import AP_CATEGORIES


@dataclass(frozen=True, slots=True)
class Filed:
    """A report that was sent before: its day, and for each form letter its fingerprint and the year it was last
    reported in."""

    filed_on: str
    year: int
    hashes: Mapping[str, str]
    last_reported: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the State declares of a form, and why."""

    declaration: str
    reason: str


def is_kept(conn: Connection, scope: Scope, registers: Sequence[str]) -> bool:
    """Whether one of these registers has any counted record, of whatever date: then it is kept, and "none" can be said
    of it."""
    return any(query("", register, scope).any(conn) for register in registers)


def country(conn: Connection) -> Mapping[str, str]:
    """The State as it calls itself; empty texts when it is not recorded yet. A country counts in any state."""
    found = conn.execute(
        text(
            "SELECT official_name, short_name, centre_name FROM country WHERE deleted_at IS NULL "
            "ORDER BY number LIMIT 1"
        )
    ).first()
    names = ("official_name", "short_name", "centre_name")
    return {name: (getattr(found, name) or "") if found else "" for name in names}


def contact_points(conn: Connection, scope: Scope, treaty: str) -> list[Row]:
    """Whom to ask about the report, in the order in which they were recorded."""
    asked = query("", "contact_point", scope, "r.treaty = :treaty", treaty=treaty)
    names = ("organisation", "person", "position", "address", "phone", "fax", "email")
    return _listed(conn, asked, "r.number", names)


def national_measures(conn: Connection, scope: Scope, treaty: str) -> list[Row]:
    """Laws and other measures known by the end of the period: those adopted or in effect by then, or without a date,
    for this treaty or for no treaty in particular. `in_period` says which were adopted or took effect in the period,
    `dated` which have a date at all."""
    when = "COALESCE(r.adopted_on, r.effective_from)"
    asked = query(
        "",
        "national_measure",
        scope,
        f"{when} IS NULL OR ({scope.past(when)})",
        "r.treaties IS NULL OR ';' || r.treaties || ';' LIKE '%;' || :treaty || ';%'",
        treaty=treaty,
    )
    names = (
        "kind",
        "title",
        "authority",
        "measure_number",
        "adopted_on",
        "effective_from",
        "repealed_on",
        "article",
        "penal_sanctions",
        "penalties",
        "annex",
        "description",
    )
    new = f"({scope.within('r.adopted_on')}) OR ({scope.within('r.effective_from')})"
    return _listed(
        conn,
        asked,
        f"{when}, r.number",
        names,
        in_period=f"CASE WHEN {new} THEN 'yes' END",
        dated=f"CASE WHEN {when} IS NOT NULL THEN 'yes' END",
    )


def production_facilities(conn: Connection, scope: Scope) -> list[Row]:
    """Facilities that produced anti-personnel mines."""
    asked = replace(query("", "production_facility", scope), joins=_PLACE)
    names = ("name", "programme", "status", "started_on", "completed_on", "products", "description")
    return _listed(conn, asked, "r.number", names, unit_name="u.name")


def destruction_sites(conn: Connection, scope: Scope, article: str) -> list[Row]:
    """Places where mines are destroyed under Article 4 (stock) or Article 5 (mined areas)."""
    asked = query("", "destruction_site", scope, "r.article = :article", article=article)
    asked = replace(asked, joins=_PLACE)
    names = ("name", "methods", "safety_standards", "environmental_standards", "programme_status", "place")
    return _listed(conn, asked, "r.name", names, unit_name="u.name")


_PLACE = "LEFT JOIN admin_unit u ON u.id = r.admin_unit_id"


def retained_uses(conn: Connection, scope: Scope) -> list[Row]:
    """Plans for, and uses of, retained mines dated in the period or planned after it."""
    asked = query("", "retained_use", scope, f"({scope.within('r.use_date')}) OR r.use_date > :end")
    asked = replace(asked, joins="LEFT JOIN ordnance_type t ON t.id = r.ordnance_type_id")
    names = ("use_date", "institution", "objective", "project", "quantity", "description", "result")
    return _listed(conn, asked, "r.use_date, r.number", names, type="t.name")


def types_produced(conn: Connection, scope: Scope) -> list[Row]:
    """Types of anti-personnel mines that were produced in the country."""
    return _types(
        conn, query("", "ordnance_type", scope, "r.produced_here = 'YES'", f"r.category IN ({in_list(AP_CATEGORIES)})")
    )


def types_held(conn: Connection, scope: Scope, type_ids: Sequence[str]) -> list[Row]:
    """The types with these ids: those of which a balance has some left."""
    wanted = set(type_ids)
    found = _types(conn, query("", "ordnance_type", scope))
    return [row for row in found if row.texts["id"] in wanted]


CHARACTERISTICS = (
    "dimensions",
    "fusing",
    "explosive_type",
    "explosive_g",
    "metallic_content",
    "photo_available",
)


def _types(conn: Connection, asked: Query) -> list[Row]:
    names = (
        "id",
        "name",
        "dimensions",
        "fusing",
        "explosive_type",
        "explosive_g",
        "metallic_content",
        "photo_available",
        "clearance_notes",
    )
    answers = {f"{name}_gap": f"json_extract(r.gaps, '$.{name}')" for name in CHARACTERISTICS}
    return _listed(conn, asked, "r.name", names, **answers)


def narratives(conn: Connection, scope: Scope, treaty: str, year: int) -> dict[tuple[str, str], dict[str, str]]:
    """The texts for a reporting year: (form letter, box) -> language -> text. A text without a language stands under
    ""; of several texts for one box and language the last one counts."""
    asked = query("", "narrative", scope, "r.treaty = :treaty", "r.year = :year", treaty=treaty, year=year)
    found: dict[tuple[str, str], dict[str, str]] = {}
    for line in asked.lines(
        conn, "r.number", letter="r.form_letter", box="r.box", language="r.language", body="r.body"
    ):
        found.setdefault((line["letter"], line["box"]), {})[line["language"] or ""] = line["body"]
    return found


def declarations(conn: Connection, scope: Scope, treaty: str, year: int) -> dict[str, Declaration]:
    """What is declared of each form for a reporting year; a declaration for the year goes before a standing one."""
    asked = query(
        "",
        "form_declaration",
        scope,
        "r.treaty = :treaty",
        "r.year = :year OR r.year IS NULL",
        treaty=treaty,
        year=year,
    )
    lines = asked.lines(
        conn, "r.year IS NOT NULL, r.number", letter="r.form_letter", declaration="r.declaration", reason="r.reason"
    )
    return {line["letter"]: Declaration(line["declaration"], line["reason"] or "") for line in lines}


def last_filed(conn: Connection, scope: Scope, treaty: str, before: str) -> Filed | None:
    """The last report that was filed before a day for an earlier period, None when there is none."""
    asked = query(
        "",
        "filed_report",
        scope,
        "r.treaty = :treaty",
        "r.filed_on <= :before",
        f"{last_day('r.period_to')} < :end",
        treaty=treaty,
        before=before,
    )
    reports = asked.lines(
        conn,
        "r.period_to DESC, r.filed_on DESC, r.number DESC",
        id="r.id",
        filed_on="r.filed_on",
        period_to="r.period_to",
    )
    if not reports:
        return None
    report = reports[0]
    year = int(str(report["period_to"])[:4])
    forms = query("", "filed_form", scope, "r.filed_report_id = :report", report=report["id"])
    lines = forms.lines(conn, "r.number", letter="r.form_letter", hash="r.content_hash", last="r.last_reported")
    return Filed(
        report["filed_on"],
        year,
        {line["letter"]: line["hash"] for line in lines if line["hash"]},
        {line["letter"]: line["last"] or year for line in lines},
    )


def _listed(conn: Connection, asked: Query, order: str, names: Sequence[str], **more: str) -> list[Row]:
    columns: dict[str, str] = {name: f"r.{name}" for name in names} | more
    rows: list[Row] = []
    for line in asked.lines(conn, order, record="r.number", **columns):
        values: Mapping[str, Any] = {name: line[name] for name in columns}
        rows.append(Row(key_of(line["record"]), {name: "" if v is None else str(v) for name, v in values.items()}))
    return rows
