"""Ordnance found: what became of it by category, what found it, and what is never added to what."""

from __future__ import annotations

from typing import Any

from mac_desktop.reports.measures.ordnance import ordnance_by_category_and_status, ordnance_by_work
from mac_desktop.reports.measures.release import land_release, mines_destroyed_in_mined_areas
from mac_desktop.reports.measures.rows import Row
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.stockpile import stock_destroyed

YEAR = Scope("2025-01-01", "2025-12-31")
STATUSES = ("found", "destroyed", "otherwise", "unaccounted")


def work(records: Any, kind: str = "CLR") -> str:
    return str(records.add("activity", activity_type=kind, start_date="2025-03-01"))


def find(records: Any, activity: str, category: str, quantity: int, **more: Any) -> str:
    values = {"activity_id": activity, "category": category, "quantity": quantity, "found_date": "2025-03-04"}
    return str(records.add("ordnance_item", **values | more))


def amounts(rows: list[Row], *columns: str) -> dict[str, tuple[object, ...]]:
    return {row.key: tuple(row.figures[column].amount for column in columns) for row in rows}


def test_what_is_neither_destroyed_nor_disposed_of_otherwise_is_unaccounted_for(records) -> None:
    clearance = work(records)
    find(records, clearance, "APM", 5, quantity_destroyed=3, quantity_otherwise=1)
    find(records, clearance, "APM", 2, quantity_destroyed=2)
    find(records, clearance, "APM", 9, found_date="2024-12-31", quantity_destroyed=9)
    rows = ordnance_by_category_and_status(records.conn, YEAR)
    assert amounts(rows, *STATUSES) == {"APM": (7, 5, 1, 1), "all_mines": (7, 5, 1, 1)}
    assert [item["quantity"] for item in records.behind(rows[0].figures["found"].selections[0])] == [5, 2]


def test_of_a_find_of_which_nothing_is_said_the_fate_is_not_reported_and_not_zero(records) -> None:
    find(records, work(records), "GRH", 4)
    (row, _) = ordnance_by_category_and_status(records.conn, YEAR)
    assert amounts([row], *STATUSES) == {"GRH": (4, None, None, None)}


def test_mines_other_ordnance_and_small_arms_ammunition_are_never_added_together(records) -> None:
    clearance = work(records)
    for category, quantity in (("APM", 1), ("AVM", 2), ("MIX", 4), ("SUB", 10), ("UNK", 20), ("SAA", 300), ("EXM", 50)):
        find(records, clearance, category, quantity, quantity_destroyed=quantity)
    sums = {row.key: row for row in ordnance_by_category_and_status(records.conn, YEAR) if row.key.startswith("all_")}
    assert {key: row.figures["found"].amount for key, row in sums.items()} == {
        "all_mines": 7, "all_other": 30, "all_apart": 350,
    }  # fmt: skip
    # Form F leaves small arms ammunition and scrap out of its three sums; mines of unknown type go to the rest.
    (place,) = land_release(records.conn, YEAR)
    assert {n: place.figures[n].amount for n in ("apm", "avm", "other")} == {"apm": 1, "avm": 2, "other": 34}


def test_mines_destroyed_in_areas_are_not_stock_and_stock_destroyed_is_no_find(records) -> None:
    kind = records.type("PMN")
    find(records, work(records), "APM", 6, ordnance_type_id=kind, quantity_destroyed=6, disposal_date="2025-03-05")
    destruction = work(records, "STK")
    find(records, destruction, "APM", 1000, ordnance_type_id=kind, quantity_destroyed=1000, disposal_date="2025-03-05")
    event = records.add("destruction_event", title="x", destroyed_on="2025-03-05")
    records.add(
        "stockpile_movement", kind="DESTROYED", movement_date="2025-03-05", ordnance_type_id=kind, quantity=1000,
        destruction_event_id=event,
    )  # fmt: skip
    assert [row.figures["quantity"].amount for row in mines_destroyed_in_mined_areas(records.conn, YEAR)] == [6]
    assert [row.figures["quantity"].amount for row in stock_destroyed(records.conn, YEAR)] == [1000]
    assert amounts(ordnance_by_category_and_status(records.conn, YEAR), "found") == {"APM": (6,), "all_mines": (6,)}
    assert amounts(ordnance_by_work(records.conn, YEAR), "mines", "other", "apart") == {"CLR": (6, 0, 0)}


def test_each_kind_of_work_has_its_finds_and_quality_control_a_line_of_its_own(records) -> None:
    find(records, work(records, "TS"), "APM", 1)
    find(records, work(records, "BAC"), "SUB", 8)
    spot = work(records, "EOD")
    find(records, spot, "MOR", 2)
    find(records, spot, "SAA", 40)
    visit = records.add("quality_visit", kind="QC", start_date="2025-06-01", status="DONE")
    records.add("quality_sample", quality_visit_id=visit, area_m2=500, ordnance_found=3)
    rows = ordnance_by_work(records.conn, YEAR)
    assert amounts(rows[:-1], "mines", "other", "apart") == {"TS": (1, 0, 0), "BAC": (0, 8, 0), "EOD": (0, 2, 40)}
    assert amounts(rows[-1:], "not_told") == {"QC": (3,)}
