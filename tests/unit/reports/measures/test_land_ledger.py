"""The land ledger: what was there, what moved, what is left, and what nothing explains."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.reports.measures.test_standings import AREAS, LINES, PRODUCTS, release

from mac_desktop.reports.measures.land_ledger import GROUPS, land_ledger
from mac_desktop.reports.measures.ledger import DOES_NOT_ADD_UP, Account, Ledger
from mac_desktop.reports.measures.scope import Scope

AREA = {
    "classification": "CHA", "status": "OPEN", "information_date": "2010", "area_m2": 10_000, "contamination": "APM",
}  # fmt: skip


def add(records: Any, **values: Any) -> str:
    return str(records.add("hazardous_area", **AREA | values))


def line(records: Any, area: str, since: str, **values: Any) -> str:
    facts = {name: AREA[name] for name in ("classification", "status", "area_m2")}
    return str(records.add("area_standing", **facts | values | {"hazardous_area_id": area, "since": since}))


def ledger(records: Any, year: int, by: str = "", **more: Any) -> Ledger:
    return land_ledger(records.conn, Scope(f"{year}-01-01", f"{year}-12-31"), by, **more)


def lines(account: Account) -> dict[str, tuple[int, ...]]:
    return {one.key: one.amounts for one in account.lines if any(one.amounts)}


def why(found: Ledger) -> list[tuple[str, int]]:
    return sorted((one.why, one.amounts["m2"]) for one in found.breaks)


# ------------------------------------------------------------------------------------------------ what a reader sees


def test_a_year_of_survey_and_clearance_adds_up(records) -> None:
    old = add(records)
    add(records, information_date="2024-03-01", area_m2=3_000)
    done = add(records, status="CLOSED", closed_date="2024-08-01", closure_reason="CLR", area_m2=500)
    release(records, old, "2023-05-01", 1_000)
    release(records, old, "2024-05-01", 2_000)
    release(records, old, "2024-06-01", 300, "RED")
    release(records, old, "2024-06-02", 70, "CAN")
    release(records, done, "2024-08-01", 500)
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {
        "opening": (2, 9_500),
        "new": (1, 3_000),
        "cancelled": (0, -70),
        "reduced": (0, -300),
        "cleared": (-1, -2_500),
        "closing": (2, 9_630),
    }


def test_a_year_closes_with_what_the_next_one_opens_with(records) -> None:
    area = add(records)
    for year in (2011, 2012, 2013):
        release(records, area, str(year), 1_000)
    for year in (2010, 2011, 2012):
        assert ledger(records, year).total.lines[-1].amounts == ledger(records, year + 1).total.lines[0].amounts


def test_a_survey_that_finds_another_size_has_a_line_of_its_own(records) -> None:
    area = add(records, area_m2=7_000, information_date="2024-05-01")
    line(records, area, "2010", area_m2=10_000)
    line(records, area, "2024-02", area_m2=12_000)
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {
        "opening": (1, 10_000), "survey_up": (0, 2_000), "survey_down": (0, -5_000), "closing": (1, 7_000),
    }  # fmt: skip


def test_an_area_closed_with_land_left_is_named(records) -> None:
    area = add(records, status="CLOSED", closed_date="2024-06-30", closure_reason="CLR")
    product = release(records, area, "2024-06-30", 9_000)
    found = ledger(records, 2024)
    assert lines(found.total) == {"opening": (1, 10_000), "cleared": (-1, -9_000), "unexplained": (0, -1_000)}
    assert why(found) == [("closed_with_land", -1_000)]
    assert found.breaks[0].records[0] == ("hazardous_area", area)
    assert product not in [record for _, record in found.breaks[0].records]


def test_land_left_of_a_duplicate_is_no_break(records) -> None:
    area = add(records, status="CLOSED", closed_date="2024", closure_reason="DUPLICATE")
    line(records, area, "2010")
    line(records, area, "2024", status="CLOSED", closure_reason="DUPLICATE")
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {"opening": (1, 10_000), "otherwise": (-1, -10_000)}


def test_more_land_released_than_an_area_has_is_named_with_the_product(records) -> None:
    area = add(records)
    release(records, area, "2024-03-01", 9_000)
    product = release(records, area, "2024-04-01", 1_500)
    found = ledger(records, 2024)
    assert lines(found.total) == {
        "opening": (1, 10_000), "cleared": (0, -10_500), "unexplained": (0, 500), "closing": (1, 0),
    }  # fmt: skip
    assert why(found) == [("more_than_its_size", 500)]
    assert found.breaks[0].records == (("hazardous_area", area), ("land_release_product", product))
    assert ledger(records, 2025).balanced


def test_two_measurements_of_the_same_land_never_agree(records) -> None:
    area = add(records)
    release(records, area, "2024-03-01", 10_008)
    found = ledger(records, 2024, tolerance=lambda _: 10)
    assert found.balanced
    assert lines(found.total)["rounding"] == (0, 8)
    release(records, area, "2024-04-01", 8)
    assert why(ledger(records, 2024, tolerance=lambda _: 10)) == [("more_than_its_size", 16)]


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"information_date": "2025-07-01"}, "2024-06-01"),
        ({"status": "CLOSED", "closed_date": "2020"}, "2024-06-01"),
        ({"state": "draft"}, "2024-06-01"),
        ({"classification": "IND"}, "2024-06-01"),
    ],
)
def test_land_released_of_what_was_no_hazardous_area_is_named(records, values, day) -> None:
    area = add(records, **values)
    product = release(records, area, day, 100)
    assert ("land_release_product", product) in [one for each in ledger(records, 2024).breaks for one in each.records]


def test_released_first_and_reported_later_in_one_year_balances_in_the_end(records) -> None:
    add(records)
    area = add(records, information_date="2024-07-01", area_m2=100)
    release(records, area, "2024-06-01", 100)
    assert lines(ledger(records, 2024).total)["cleared"] == (0, -100)
    assert ledger(records, 2024).balanced


def test_a_year_only_date_is_in_its_year_and_vague_in_a_half_of_it(records) -> None:
    area = add(records)
    release(records, area, "2024", 100)
    assert lines(ledger(records, 2024).total)["cleared"] == (0, -100)
    half = land_ledger(records.conn, Scope("2024-07-01", "2024-12-31"))
    assert half.balanced
    assert lines(half.total) == {"opening": (1, 10_000), "vague": (0, -100), "closing": (1, 9_900)}


def test_a_suspected_area_that_is_confirmed_moves_and_nets_out(records) -> None:
    area = add(records)
    line(records, area, "2010", classification="SHA")
    line(records, area, "2024-04-01")
    found = ledger(records, 2024, "classification")
    assert found.balanced
    accounts = {account.key: lines(account) for account in found.accounts}
    assert accounts == {
        "SHA": {"opening": (1, 10_000), "moved": (-1, -10_000)},
        "CHA": {"moved": (1, 10_000), "closing": (1, 10_000)},
        "total": {"opening": (1, 10_000), "closing": (1, 10_000)},
    }


def test_land_released_on_the_day_of_the_first_report_is_of_the_area_as_it_was_reported(records) -> None:
    area = add(records, information_date="2024-05-01")
    line(records, area, "2024-05-01", classification="SHA")
    line(records, area, "2024-06-01")
    release(records, area, "2024-05-01", 100)
    suspected = next(one for one in ledger(records, 2024, "classification").accounts if one.key == "SHA")
    assert lines(suspected) == {"new": (1, 10_000), "cleared": (0, -100), "moved": (-1, -9_900)}


def test_who_releases_land_on_the_day_on_which_another_begins_has_the_area(records) -> None:
    area = add(records)
    for operator, start in (("A", "2024-01-10"), ("B", "2024-04-01")):
        activity = records.add("activity", organisation_id=operator, start_date=start, hazardous_area_id=area)
        if operator == "A":
            records.add("land_release_product", activity_id=activity, hazardous_area_id=area, release_type="CLR",
                        area_m2=1_000, release_date="2024-04-01")  # fmt: skip
    found = ledger(records, 2024, "operator")
    assert found.balanced
    assert {one.key: one.lines[-1].amounts for one in found.accounts} == {
        "": (0, 0), "A": (1, 9_000), "B": (0, 0), "total": (1, 9_000),
    }  # fmt: skip


def test_an_area_handed_to_another_operator_moves_before_land_is_released(records) -> None:
    first, second = (records.add("organisation", short_name=name, name=name) for name in ("ALPHA", "BRAVO"))
    area = add(records)
    for operator, start, day in ((first, "2023-03-01", "2023-04-01"), (second, "2024-03-01", "2024-04-01")):
        activity = records.add("activity", activity_type="CLR", organisation_id=operator, start_date=start,
                               hazardous_area_id=area)  # fmt: skip
        records.add("land_release_product", activity_id=activity, hazardous_area_id=area, release_type="CLR",
                    area_m2=1_000, release_date=day)  # fmt: skip
    found = ledger(records, 2024, "operator")
    assert found.balanced
    assert {account.name: lines(account) for account in found.accounts} == {
        "ALPHA": {"opening": (1, 9_000), "moved": (-1, -9_000)},
        "BRAVO": {"cleared": (0, -1_000), "moved": (1, 9_000), "closing": (1, 8_000)},
        "": {"opening": (1, 9_000), "cleared": (0, -1_000), "closing": (1, 8_000)},
    }


def test_accounts_of_provinces_add_up_to_the_country(records) -> None:
    units = [records.unit(name, 1) for name in ("North", "South")]
    district = records.unit("Lake", 2, units[0])
    areas = [add(records, admin_unit_id=unit) for unit in (district, units[1], None)]
    for area in areas:
        release(records, area, "2024-04-01", 100)
    found = ledger(records, 2024, "admin1")
    assert [(account.name, account.lines[-1].amounts) for account in found.accounts] == [
        ("North", (1, 9_900)), ("South", (1, 9_900)), ("", (1, 9_900)), ("", (3, 29_700)),
    ]  # fmt: skip
    assert [account.name for account in ledger(records, 2024, "admin2").accounts] == ["North / Lake", "South", "", ""]


def split(records: Any, *sizes: int, **parent_values: Any) -> tuple[str, list[str]]:
    parent = add(records, **{"status": "REPLACED", "status_date": "2024-05-01"} | parent_values)
    return parent, [add(records, parent_area_id=parent, information_date="2024-05-01", area_m2=size) for size in sizes]


def test_a_split_area_leaves_and_its_parts_come(records) -> None:
    split(records, 6_000, 4_000)
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {"opening": (1, 10_000), "replaced": (1, 0), "closing": (2, 10_000)}


@pytest.mark.parametrize("sizes", [(6_000, 4_500), (6_000,)])
def test_land_that_the_parts_have_too_much_or_too_little_is_no_survey(records, sizes: tuple[int, ...]) -> None:
    parent, _ = split(records, *sizes)
    found = ledger(records, 2024)
    assert why(found) == [("not_replaced", sum(sizes) - 10_000)]
    assert found.breaks[0].records[0] == ("hazardous_area", parent)


def test_a_split_area_without_its_parts_is_named(records) -> None:
    parent, _ = split(records)
    found = ledger(records, 2024)
    assert why(found) == [("not_replaced", -10_000)]
    assert found.breaks[0].records == (("hazardous_area", parent),)


def test_a_part_of_an_area_that_still_stands_whole_is_named(records) -> None:
    _, [part] = split(records, 4_000, status="OPEN", status_date=None)
    found = ledger(records, 2024)
    assert why(found) == [("not_replaced", 4_000)]
    assert found.breaks[0].records == (("hazardous_area", part),)


def test_a_part_split_off_an_area_that_goes_on_smaller_nets_out(records) -> None:
    parent, _ = split(records, 4_000, status="OPEN", status_date=None, area_m2=6_000, information_date="2024-05-01")
    line(records, parent, "2010", area_m2=10_000)
    line(records, parent, "2024-05-01", area_m2=6_000)
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {"opening": (1, 10_000), "replaced": (1, 0), "closing": (2, 10_000)}


def test_merged_areas_go_into_the_one_that_takes_their_place(records) -> None:
    whole = add(records, information_date="2024-05-01", area_m2=15_000)
    for size in (10_000, 5_000):
        add(records, status="REPLACED", status_date="2024-05-01", area_m2=size, merged_into_id=whole)
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {"opening": (2, 15_000), "replaced": (-1, 0), "closing": (1, 15_000)}


def test_a_re_opened_area_comes_back_whole(records) -> None:
    area = add(records, status="REOPENED", status_date="2024-05-01", closed_date="2020-01-01")
    release(records, area, "2019", 10_000)
    found = ledger(records, 2024)
    assert found.balanced
    assert lines(found.total) == {"reopened": (1, 10_000), "closing": (1, 10_000)}


def test_the_ledger_of_mined_land_loses_what_turns_out_to_hold_no_mines(records) -> None:
    area = add(records, contamination="UXO")
    line(records, area, "2010", contamination="APM")
    line(records, area, "2024-02-01", contamination="UXO")
    release(records, area, "2024-01-01", 100)
    release(records, area, "2024-03-01", 50)
    found = ledger(records, 2024, mines_only=True)
    assert found.balanced
    assert lines(found.total) == {"opening": (1, 10_000), "contamination": (-1, -9_900), "cleared": (0, -100)}


def test_every_amount_opens_the_records_behind_it(records) -> None:
    area = add(records)
    new = add(records, information_date="2024-03-01")
    product = release(records, area, "2024-05-01", 2_000)
    behind = {
        one.key: {row["id"] for each in one.figures["m2"].selections for row in records.behind(each)}
        for one in ledger(records, 2024).total.lines
    }
    assert behind == {"opening": {area}, "new": {new}, "cleared": {product}, "closing": {area, new}}


# ---------------------------------------------------------------------------------------------------- any history

LINKS = st.sampled_from([None, None, "parent_area_id", "merged_into_id"])
HISTORIES = st.lists(st.tuples(AREAS, LINES, PRODUCTS, LINKS), min_size=1, max_size=3)
BOUNDS = ("2017-12-31", "2018-12-31", "2019-05-01", "2019-06-15", "2020-02-10", "2020-12-30", "2021-06-01")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, st.sampled_from(list(GROUPS)), st.booleans())
def test_any_history_adds_up_in_every_account(records, histories, by, mines_only) -> None:
    """Opening and closing come from SQL, movements from a walk over each area: nothing makes them agree but being
    right."""
    for name in ("land_release_product", "activity", "area_standing", "hazardous_area"):
        records.raw.execute(f"DELETE FROM {name}")
    for number, (area, standings, products, link) in enumerate(histories):
        linked = {link: "a0"} if number and link else {}
        records.add("hazardous_area", id=f"a{number}", **area, **linked)
        for place, row in enumerate(standings):
            records.add("area_standing", id=f"a{number}s{place}", hazardous_area_id=f"a{number}", **row)
        for place, (when, size) in enumerate(products):
            start = products[place - 1][0]  # of another release
            activity = records.add("activity", organisation_id=f"o{place % 2}", start_date=start,
                                   hazardous_area_id=f"a{number}" if place else None)  # fmt: skip
            records.add("land_release_product", activity_id=activity, hazardous_area_id=f"a{number}",
                        release_type="CLR", area_m2=size, release_date=when)  # fmt: skip
    for start, end in itertools.pairwise(BOUNDS):
        begin = (dt.date.fromisoformat(start) + dt.timedelta(days=1)).isoformat()
        found = land_ledger(records.conn, Scope(begin, end), by, mines_only=mines_only)
        assert [one for one in found.breaks if one.why == DOES_NOT_ADD_UP] == []
        for account in found.accounts:
            rows = [one.amounts for one in account.lines]
            assert [sum(column) for column in zip(*rows[:-1], strict=True)] == list(rows[-1])
