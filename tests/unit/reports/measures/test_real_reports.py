"""Figures of reports that States really filed come out as they were printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.areas import land_summary
from mac_desktop.reports.measures.retained import retained_balance, retained_changes
from mac_desktop.reports.measures.rows import Row, total
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.stockpile import stock_destroyed, stock_destroyed_since_entry_into_force

PAKISTAN = {
    "2000-2009": ({"ND P2 series": 30615, "ND P4 series": 7014, "M14": 2884, "Miscellaneous": 2735}, 43248),
    "2012": ({"ND P2": 645, "NM M14": 165, "P4Mk-1": 1020, "M2A4 Jumping P-7": 18, "Shrapnel P50": 259}, 2107),
    "2013": ({"P2": 4534, "P3": 221, "P4": 3363, "P5": 57}, 8184),
    "2014": ({"P2": 992, "P3": 1, "P4": 1922, "P5": 8, "P7": 21}, 2944),
    "2017": ({"P": 118, "P4": 335, "P4PRAC": 4, "P5": 498}, 955),
}
THAILAND = [
    ("RTAFOD", "M 14", 575, "LOP-15-32"),
    ("RTAOD", "M 26", 1601, None),
    ("RTAOD", "Type 72", 94, None),
    ("RTAOD", "PMN", 4, None),
    ("RTAOD", "Type 69", 800, None),
    ("TBPPH", "M 14", 12, None),
    ("TBPPH", "M 16 E3", 7, None),
    ("TBPPH", "VAR 40", 20, None),
    ("TBPPH", "M2 A4 B2", 20, None),
]
ZIMBABWE = {
    "Musengezi to Rwenya": (187, 28_025_706),
    "Sango Border Post to Crooks Corner": (4, 13_600_000),
    "Rusitu to Muzite Mission": (1, 15_000_000),
    "Sheba Forest to Beacon Hill": (5, 5_000_000),
    "Burma Valley": (1, 806_000),
    "Lusulu": (1, 560_000),
}


def year(number: int, as_of: str = "") -> Scope:
    return Scope(f"{number}-01-01", f"{number}-12-31", as_of)


def column(rows: Sequence[Row], name: str) -> list[Figure]:
    return [row.figures[name] for row in rows]


def amount(rows: Sequence[Row], name: str = "quantity") -> object:
    return total("total", column(rows, name)).amount if rows else None


@pytest.fixture
def pakistan(records):
    for period, (by_type, stated) in PAKISTAN.items():
        start, end = period[:4], period[-4:]
        event = records.add(
            "destruction_event",
            title=f"Destruction {period}",
            stated_total=stated,
            destroyed_on=end,
            destroyed_from=start if start != end else None,
        )
        for name, quantity in by_type.items():
            records.add(
                "stockpile_movement",
                kind="DESTROYED",
                movement_date=end,
                quantity=quantity,
                destruction_event_id=event,
                ordnance_type_id=records.type(name),
            )
    return records


@pytest.mark.parametrize("period", PAKISTAN)
def test_pakistan_form_g_lists_the_types_destroyed_and_adds_them_up(pakistan, period) -> None:
    by_type, stated = PAKISTAN[period]
    rows = stock_destroyed(pakistan.conn, Scope(f"{period[:4]}-01-01", f"{period[-4:]}-12-31"))
    assert {row.texts["type"]: row.figures["quantity"].amount for row in rows} == by_type
    assert amount(rows) == (8175 if period == "2013" else stated)
    for row in rows:
        behind = pakistan.behind(row.figures["quantity"].selections[0])
        assert [line["quantity"] for line in behind] == [by_type[row.texts["type"]]]


def test_pakistan_2010_is_a_gap_and_not_zero(pakistan) -> None:
    assert stock_destroyed(pakistan.conn, year(2010)) == []


def test_pakistan_destruction_over_ten_years_says_so_in_its_last_year(pakistan) -> None:
    figure = stock_destroyed(pakistan.conn, year(2009))[0].figures["quantity"]
    assert "began" in figure.note
    assert figure.params["began"] == "2000"


def test_pakistan_all_years_together(pakistan) -> None:
    rows = stock_destroyed_since_entry_into_force(pakistan.conn, year(2017))
    assert amount(rows) == 43248 + 2107 + 8175 + 2944 + 955
    assert {row.texts["type"]: row.figures["quantity"].amount for row in rows}["P4"] == 3363 + 1922 + 335


@pytest.fixture
def thailand(records):
    for institution, name, quantity, lot in THAILAND:
        for kind, day in (("OPENING", "2018-12-30"), ("DESTROYED", "2019-08-06")):
            records.add(
                "retained_movement",
                kind=kind,
                movement_date=day,
                institution=institution,
                quantity=quantity,
                lot=lot,
                ordnance_type_id=records.type(name),
                purpose="Training",
            )
    return records


def test_thailand_retained_mines_at_the_end_of_2018(thailand) -> None:
    rows = retained_balance(thailand.conn, year(2018))
    assert amount(rows) == 3133
    by_institution = {
        name: amount([r for r in rows if r.texts["institution"] == name]) for name in ("RTAFOD", "RTAOD", "TBPPH")
    }
    assert by_institution == {"RTAFOD": 575, "RTAOD": 2499, "TBPPH": 59}
    assert amount([row for row in rows if row.texts["type"] == "M 14"]) == 587
    assert [row.texts["lot"] for row in rows if row.texts["institution"] == "RTAFOD"] == ["LOP-15-32"]


def test_thailand_retains_nothing_after_the_destruction_of_2019(thailand) -> None:
    assert amount(retained_balance(thailand.conn, year(2019))) == 0
    changes = retained_changes(thailand.conn, year(2019))
    assert [amount(changes, name) for name in ("opening", "added", "used", "destroyed", "closing")] == [
        3133,
        0,
        0,
        3133,
        0,
    ]
    assert retained_balance(thailand.conn, year(2020)) == []


def test_zimbabwe_areas_at_the_end_of_2014(records) -> None:
    for place, (number, size) in ZIMBABWE.items():
        unit = records.unit(place, 1)
        for n in range(number):
            own = size // number if n else size - size // number * (number - 1)
            records.add(
                "hazardous_area",
                classification="CHA",
                status="OPEN",
                information_date="2014",
                admin_unit_id=unit,
                area_m2=own,
                contamination="APM",
            )
    rows = land_summary(records.conn, year(2014))
    found = {row.texts["admin1"]: (row.figures["known_n"].amount, row.figures["known_m2"].amount) for row in rows}
    assert found == ZIMBABWE
    assert (amount(rows, "total_n"), amount(rows, "total_m2")) == (199, 62_991_706)
    assert records.count_behind(total("all", column(rows, "known_n"))) == 199


def test_serbia_summary_as_of_a_day_after_the_period(records) -> None:
    bujanovac = records.unit("Bujanovac", 1, level_name="Municipality")
    villages = [records.unit(name, 2, bujanovac, "Village") for name in ("Ravno Bučje", "Končulj", "Lučane")]
    sizes = [(0, 400_000), (0, 150_000), (1, 106_030), (1, 100_000), (2, 100_000)]
    for village, size in sizes:
        records.add(
            "hazardous_area",
            classification="SHA",
            status="OPEN",
            information_date="2021-02-15",
            area_m2=size,
            admin_unit_id=villages[village],
            contamination="APM;UXO",
        )
    rows = land_summary(records.conn, year(2020, "2021-04-01"))
    columns = ("known_n", "suspected_n", "total_n", "known_m2", "suspected_m2", "total_m2")
    assert [amount(rows, name) for name in columns] == [0, 5, 5, 0, 856_030, 856_030]
    assert {row.texts["admin1"] for row in rows} == {"Bujanovac"}
    assert len(rows) == 3
    assert land_summary(records.conn, year(2020)) == []
