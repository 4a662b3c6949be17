"""What registers tell beside figures stands in the words of Forms A, B, D, E, F and G."""

from __future__ import annotations

from datetime import date
from typing import Any

from mac_desktop.reports import templates
from mac_desktop.reports.documents.article7 import Request, compose
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.stockpile import stockpile_by_site
from mac_desktop.texts import ENGLISH

YEAR = Scope("2025-01-01", "2025-12-31")


def rows(records: Any, key: str) -> list[dict[str, object]]:
    day = date(2026, 4, 30)
    made = compose(templates.load(), records.conn, YEAR, Request(2025, day, day), ENGLISH)
    table = next(table for _, table in made.document.tables() if table.key == key)
    return [dict(zip((c.key for c in table.columns), row, strict=True)) for row in table.rows]


def moved(records: Any, kind: str, quantity: int, **more: Any) -> None:
    values = {"ordnance_type_id": records.type("PMN"), "movement_date": "2020", "kind": kind, "quantity": quantity}
    records.add("stockpile_movement", **values | more)


def test_form_a_lists_the_measures_for_this_treaty_and_those_for_none_in_particular(records) -> None:
    for title, treaties in (("Mine law", "APMBC;CCM"), ("Cluster law", "CCM"), ("Old law", None)):
        records.add("national_measure", title=title, kind="LAW", treaties=treaties, adopted_on="2004")
    assert [str(row["measure"]).split(" (")[0] for row in rows(records, "form_a.measures")] == [
        "1. Mine law",
        "2. Old law",
    ]


def test_form_a_tells_who_adopted_a_measure_its_penalties_and_its_repeal(records) -> None:
    records.add(
        "national_measure", title="Mine law", kind="LAW", adopted_on="2004", authority="Parliament",
        penalties="Up to ten years in prison", repealed_on="2024-12-31",
    )  # fmt: skip
    [row] = rows(records, "form_a.measures")
    for words in ("adopted by Parliament", "Up to ten years in prison", "repealed on 31 December 2024"):
        assert words in str(row["information"])


def test_form_b_tells_where_stock_is_held_and_by_whom(records) -> None:
    site = records.add("stockpile_site", name="Hill depot", holder="3rd Engineers")
    moved(records, "OPENING", 40, stockpile_site_id=site)
    [row] = rows(records, "form_b.table_1")
    assert row["information"] == "Held by: 3rd Engineers; Stored at: Hill depot"


def test_form_d_tells_how_many_mines_of_which_type_were_used_and_what_came_of_it(records) -> None:
    records.add(
        "retained_use", use_date="2025-06", institution="School", objective="Training", project="Course",
        ordnance_type_id=records.type("PMN"), quantity=12, result="24 deminers trained",
    )  # fmt: skip
    [row] = rows(records, "form_d.table_1b")
    assert "12 PMN" in str(row["information"])
    assert "24 deminers trained" in str(row["information"])


def test_form_e_tells_where_a_facility_is_and_what_it_made(records) -> None:
    unit = records.unit("Port", 1)
    records.add(
        "production_facility", name="Plant 7", admin_unit_id=unit, products="PMN, 1960 to 1987", programme="CONVERT",
        status="COMPLETED",
    )  # fmt: skip
    [row] = rows(records, "form_e.facilities")
    assert "Plant 7, Port" in str(row["information"])
    assert "PMN, 1960 to 1987" in str(row["information"])


def test_form_g_tells_the_place_of_a_destruction_without_a_recorded_site(records) -> None:
    event = records.add("destruction_event", title="Spring", destroyed_on="2025-05", place="Dry valley")
    moved(records, "DESTROYED", 40, movement_date="2025-05", destruction_event_id=event)
    [row] = rows(records, "form_g.table_1")
    assert "Dry valley" in str(row["information"])


def test_the_stock_of_each_site_and_of_none(records) -> None:
    site = records.add("stockpile_site", name="Hill depot", holder="Army")
    moved(records, "OPENING", 100, stockpile_site_id=site)
    moved(records, "DESTROYED", 30, stockpile_site_id=site, movement_date="2025-03")
    moved(records, "OPENING", 8, holder="Police")
    moved(records, "OPENING", 5, movement_date="2026")
    found = stockpile_by_site(records.conn, YEAR)
    assert [(r.texts["site"], r.texts["holder"], r.figures["quantity"].amount) for r in found] == [
        ("", "Police", 8),
        ("Hill depot", "Army", 70),
    ]
    assert records.count_behind(found[1].figures["quantity"]) == 2
