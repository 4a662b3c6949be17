"""Support for mine action: what donors gave, in their currency and in that of the country's reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import (
    Query,
    Row,
    adding,
    adding_worked_out,
    all_of,
    joined,
    key_of,
    query,
)
from mac_desktop.reports.measures.scope import Scope

# "EUR USD: 1.3931 (US Federal Reserve 2011)": the rates behind a sum, for its note.
_RATES = (
    "CASE WHEN r.rate IS NOT NULL AND r.currency IS NOT r.rate_currency THEN r.currency || ' ' || "
    "COALESCE(r.rate_currency, '') || ': ' || r.rate || ' (' || "
    "TRIM(COALESCE(r.rate_source, '') || ' ' || COALESCE(r.rate_date, '')) || ')' END"
)


def funding_by_donor(conn: Connection, scope: Scope) -> list[Row]:
    """Contributions to mine action in the country that are dated in the reporting period, one line for each donor and
    currency: how many there are, their amount in the currency in which they were given, and what that makes in the
    currency of the country's reports by the rate that stands on each contribution, to the cent. Contributions in kind
    count with their value. What was only pledged, and what this State gave elsewhere, is left out. A contribution in
    another currency that has no rate into that of the reports adds nothing to its sum and is told as missing."""
    by = {"donor_id": "r.donor_id", "currency": "r.currency"}
    return _rows(conn, scope, "funding_by_donor", by)


def funding_by_pillar(conn: Connection, scope: Scope) -> list[Row]:
    """The contributions that are counted by donor, by the part of mine action that they are for: how many there are,
    and what they make in the currency of the country's reports."""
    return _rows(conn, scope, "funding_by_pillar", {"pillar": "r.pillar"})


def funding_by_source(conn: Connection, scope: Scope) -> list[Row]:
    """The contributions that are counted by donor, by where they come from, from abroad or from within the country: how
    many there are, and what they make in the currency of the country's reports."""
    return _rows(conn, scope, "funding_by_source", {"funding_source": "r.funding_source"})


def report_currency(conn: Connection) -> str:
    """The currency in which the country reports; empty when it is not recorded."""
    found = conn.execute(
        text("SELECT report_currency FROM country WHERE deleted_at IS NULL ORDER BY number LIMIT 1")
    ).first()
    return (found.report_currency or "") if found else ""


def _rows(conn: Connection, scope: Scope, measure: str, by: Mapping[str, str]) -> list[Row]:
    currency = report_currency(conn)
    received = query(
        measure,
        "contribution",
        scope,
        scope.within("r.contributed_on"),
        "COALESCE(r.direction, 'RECEIVED') <> 'GIVEN'",
        "COALESCE(r.stage, '') <> 'PLEDGED'",
        currency=currency,
    )
    received = replace(received, beside="LEFT JOIN organisation o ON o.id = r.donor_id")
    converted = (
        "CASE WHEN :currency = '' THEN NULL WHEN r.currency = :currency THEN ROUND(r.amount, 2) "
        "WHEN r.rate_currency = :currency THEN ROUND(r.amount * r.rate, 2) END"
    )
    sums = adding("amount") | adding_worked_out(converted, "converted")
    groups = received.groups(conn, by, **sums, donors=all_of("o.short_name"), rates=all_of(_RATES))
    return sorted((_row(received, by, group, currency) for group in groups), key=lambda row: row.key)


def _row(received: Query, by: Mapping[str, str], group: Mapping[str, Any], currency: str) -> Row:
    mine, donors = received.equal(by, group), joined(group["donors"])
    texts = {name: str(group[name] or "") for name in by if name != "donor_id"}
    key = key_of(*([donors] if "donor_id" in by else []), *texts.values())
    figures = {
        "contributions": mine.count(f"{key}.contributions", group["records"]),
        "converted": _to_the_cent(mine.sum(f"{key}.converted", group, currency, "converted")),
    }
    if "currency" in by:
        figures["amount"] = _to_the_cent(mine.sum(f"{key}.amount", group, texts["currency"]))
    return Row(key, {**texts, "donors": donors, "rates": joined(group["rates"])}, figures)


def _to_the_cent(figure: Figure) -> Figure:
    return replace(figure, amount=round(figure.amount, 2)) if isinstance(figure.amount, float) else figure
