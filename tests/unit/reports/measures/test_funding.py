"""Support for mine action: in the currency given, and in that of the reports by the rate on each contribution."""

from __future__ import annotations

from typing import Any

from mac_desktop.reports.measures.funding import funding_by_donor, funding_by_pillar, funding_by_source
from mac_desktop.reports.measures.rows import Row, total
from mac_desktop.reports.measures.scope import Scope

YEAR = Scope("2011-01-01", "2011-12-31")
FED = {"rate": 1.3931, "rate_currency": "USD", "rate_source": "US Federal Reserve", "rate_date": "2011"}


def country(records: Any, currency: str | None = "USD") -> None:
    records.add("country", official_name="Nim", short_name="Nim", iso_code="NIM", report_currency=currency)
    for name in ("EC", "Japan"):
        records.add("organisation", id=name, short_name=name)


def given(records: Any, donor: str, amount: float, currency: str, **more: Any) -> str:
    values = {"donor_id": donor, "amount": amount, "currency": currency, "contributed_on": "2011"}
    return str(records.add("contribution", **values | more))


def amounts(rows: list[Row], column: str) -> dict[str, object]:
    return {row.key: row.figures[column].amount for row in rows}


def test_the_published_sum_of_a_contribution_in_euros(records) -> None:
    """The European Commission gave EUR 247,955 in 2011, which the profile of Pakistan states as US$345,426."""
    country(records)
    given(records, "EC", 247_955, "EUR", **FED)
    [row] = funding_by_donor(records.conn, YEAR)
    assert (row.figures["amount"].amount, row.figures["amount"].unit) == (247_955, "EUR")
    assert (row.figures["converted"].amount, row.figures["converted"].unit) == (345_426.11, "USD")
    assert row.texts["rates"] == "EUR USD: 1.3931 (US Federal Reserve 2011)"


def test_each_currency_of_a_donor_is_a_line_and_the_sums_add_up(records) -> None:
    country(records)
    given(records, "EC", 100, "EUR", **FED)
    given(records, "EC", 200, "EUR", **FED)
    given(records, "EC", 50, "USD")
    given(records, "Japan", 1_000_000, "JPY", rate=0.0125, rate_currency="USD")
    rows = funding_by_donor(records.conn, YEAR)
    assert amounts(rows, "converted") == {"EC/EUR": 417.93, "EC/USD": 50, "Japan/JPY": 12_500}
    assert total("funding.total", [row.figures["converted"] for row in rows]).amount == 12_967.93
    assert records.count_behind(rows[0].figures["converted"]) == 2


def test_a_contribution_without_a_rate_into_the_currency_of_reports_is_told_as_missing(records) -> None:
    country(records)
    given(records, "EC", 100, "EUR", **FED)
    given(records, "EC", 900, "EUR", rate=0.87, rate_currency="GBP")
    [row] = funding_by_donor(records.conn, YEAR)
    converted = row.figures["converted"]
    assert (converted.amount, converted.params["missing"], bool(converted.note)) == (139.31, 1, True)
    assert row.figures["amount"].amount == 1_000


def test_without_a_currency_of_reports_nothing_is_converted(records) -> None:
    country(records, None)
    given(records, "EC", 100, "EUR", **FED)
    [row] = funding_by_donor(records.conn, YEAR)
    assert (row.figures["converted"].amount, row.figures["amount"].amount) == (None, 100)


def test_pledges_and_what_the_state_gave_others_are_left_out(records) -> None:
    country(records)
    given(records, "EC", 100, "USD", stage="PLEDGED")
    given(records, "EC", 100, "USD", direction="GIVEN")
    given(records, "EC", 100, "USD", contributed_on="2010-12-31")
    given(records, "EC", 7, "USD", stage="COMMITTED", direction="RECEIVED")
    assert amounts(funding_by_donor(records.conn, YEAR), "converted") == {"EC/USD": 7}


def test_sums_by_purpose_and_by_origin(records) -> None:
    country(records)
    given(records, "EC", 100, "EUR", pillar="CLEARANCE", funding_source="INTERNATIONAL", **FED)
    given(records, "Japan", 50, "USD", pillar="CLEARANCE", funding_source="INTERNATIONAL")
    given(records, "EC", 20, "USD", pillar="VA", funding_source="NATIONAL")
    assert amounts(funding_by_pillar(records.conn, YEAR), "converted") == {"CLEARANCE": 189.31, "VA": 20}
    assert amounts(funding_by_source(records.conn, YEAR), "contributions") == {"INTERNATIONAL": 2, "NATIONAL": 1}
