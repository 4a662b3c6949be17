"""How an area stood on a day: one area at a time in Python, all areas at once in SQL, and both the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.unit.reports.measures.areas_by_hand import left_by_hand, standing_of

from mac_desktop.domain.land_timeline import AreaNow, timeline
from mac_desktop.reports.measures.areas import LEFT, land_summary, newly_identified, open_areas
from mac_desktop.reports.measures.release import land_release
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.standings import status_then, then

AREA = {
    "classification": "CHA", "status": "OPEN", "information_date": "2010", "area_m2": 40_000, "contamination": "APM",
}  # fmt: skip


def year(number: int) -> Scope:
    return Scope(f"{number}-01-01", f"{number}-12-31")


def line(records: Any, area: str, since: str | None, **values: Any) -> str:
    facts = {name: AREA[name] for name in ("classification", "status", "area_m2")}
    return str(records.add("area_standing", **facts | values | {"hazardous_area_id": area, "since": since}))


def release(records: Any, area: str, day: str | None, area_m2: int, kind: str = "CLR") -> str:
    activity = records.add("activity", activity_type="CLR", start_date="2000")
    return str(
        records.add("land_release_product", activity_id=activity, hazardous_area_id=area, release_type=kind,
                    area_m2=area_m2, release_date=day)
    )  # fmt: skip


def shown(records: Any, number: int) -> list[tuple[int, int, int, int]]:
    names = ("known_n", "known_m2", "suspected_n", "suspected_m2")
    return [tuple(row.figures[name].amount for name in names) for row in land_summary(records.conn, year(number))]


# ---------------------------------------------------------------------------------------------- what a reader sees


def test_a_past_report_has_the_size_class_and_status_that_held_then(records) -> None:
    """Opened in 2010 as suspected, 40,000 m²; confirmed in 2013; 35,000 m² by the survey of 2016; closed in 2019."""
    area = records.add("hazardous_area", **AREA | {"status": "CLOSED", "closed_date": "2019-05-01", "area_m2": 35_000})
    line(records, area, "2010", classification="SHA")
    line(records, area, "2013-06")
    line(records, area, "2014-03-02", status="SUSPENDED")
    line(records, area, "2016-04", status="SUSPENDED", area_m2=35_000)
    assert shown(records, 2009) == []
    assert shown(records, 2010) == shown(records, 2012) == [(0, 0, 1, 40_000)]
    assert shown(records, 2013) == shown(records, 2015) == [(1, 40_000, 0, 0)]
    assert shown(records, 2016) == shown(records, 2018) == [(1, 35_000, 0, 0)]
    assert shown(records, 2019) == []


def test_an_area_is_newly_identified_in_the_year_of_its_first_line_and_as_it_was_then(records) -> None:
    area = records.add("hazardous_area", **AREA | {"information_date": "2016", "area_m2": 35_000})
    line(records, area, "2010-03", classification="SHA")
    [row] = newly_identified(records.conn, year(2010))
    assert (row.figures["suspected_n"].amount, row.figures["suspected_m2"].amount) == (1, 40_000)
    assert newly_identified(records.conn, year(2016)) == []


def test_an_indication_is_newly_identified_when_survey_makes_it_an_area(records) -> None:
    area = records.add("hazardous_area", **AREA)
    line(records, area, "2010", classification="IND")
    line(records, area, "2012-05", classification="CHA")
    assert newly_identified(records.conn, year(2010)) == []
    assert newly_identified(records.conn, year(2012))[0].figures["known_m2"].amount == 40_000
    assert shown(records, 2011) == []


def test_land_is_released_of_the_contamination_that_was_known_on_the_day(records) -> None:
    """No mines were found in what was thought to be a minefield: what was released before then was mined land."""
    area = records.add("hazardous_area", **AREA | {"contamination": "UXO", "information_date": "2015-03-01"})
    line(records, area, "2010", contamination="APM")
    line(records, area, "2015-03-01", contamination="UXO")
    for day, area_m2 in (("2014", 500), ("2015-03-01", 30), ("2015-03-02", 700)):
        release(records, area, day, area_m2)
    assert [row.figures["cleared"].amount for row in land_release(records.conn, year(2014))] == [500]
    assert [row.figures["cleared"].amount for row in land_release(records.conn, year(2015))] == [30]
    assert shown(records, 2014) == [(1, 39_500, 0, 0)]
    assert shown(records, 2015) == []


def test_a_duplicate_that_stood_on_the_list_was_counted_until_it_was_found_out(records) -> None:
    gone = {"status": "CLOSED", "closed_date": "2018-02", "closure_reason": "DUPLICATE"}
    never = records.add("hazardous_area", **AREA | gone)
    listed = records.add("hazardous_area", **AREA | gone)
    line(records, listed, "2010")
    line(records, listed, "2018-02", status="CLOSED", closure_reason="DUPLICATE")
    assert shown(records, 2017) == [(1, 40_000, 0, 0)]
    assert shown(records, 2018) == []
    assert never != listed


@pytest.mark.parametrize("unwanted", [{"state": "draft"}, {"state": "rejected"}, {"deleted_at": "2020-01-01"}])
def test_lines_that_do_not_count_change_nothing(records, unwanted) -> None:
    area = records.add("hazardous_area", **AREA)
    line(records, area, "2012", area_m2=1, **unwanted)
    assert shown(records, 2014) == [(1, 40_000, 0, 0)]


def test_an_area_that_goes_on_after_it_was_re_opened_is_whole_again(records) -> None:
    """The area says only that it is worked on; that it was closed and re-opened stands in its history."""
    area = records.add("hazardous_area", **AREA | {"status": "WORKED", "status_date": "2019-01-10"})
    for since, status in (
        ("2010", "OPEN"),
        ("2014-05-01", "CLOSED"),
        ("2018-07-01", "REOPENED"),
        ("2019-01-10", "WORKED"),
    ):
        line(records, area, since, status=status)
    for day, area_m2 in (("2014-04-30", 40_000), ("2018-07-01", 5), ("2018-07-02", 1_000), ("2019-12-31", 9_000)):
        release(records, area, day, area_m2)
    assert [shown(records, number) for number in (2013, 2014, 2017, 2018, 2019)] == [
        [(1, 40_000, 0, 0)], [], [], [(1, 39_000, 0, 0)], [(1, 30_000, 0, 0)],
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------ SQL and Python

DATES = st.sampled_from([None, "2018", "2019", "2019-05", "2019-05-01", "2019-05-31", "2020", "2020-02", "2020-12-31"])
DAYS = ("2017-12-31", "2018-01-01", "2018-12-31", "2019-05-01", "2019-05-31", "2019-06-15", "2020-02-10", "2020-02-29",
        "2020-12-30", "2020-12-31", "2021-06-01")  # fmt: skip
STATUS = st.sampled_from(["OPEN", "OPEN", "WORKED", "SUSPENDED", "CLOSED", "HANDED", "REOPENED", "REPLACED"])
CLASS = st.sampled_from(["SHA", "CHA", "CHA", "IND"])
FACTS = {
    "status": STATUS,
    "classification": CLASS,
    "area_m2": st.sampled_from([None, 0, 100, 250]),
    "contamination": st.sampled_from([None, "APM", "AVM"]),
    "closure_reason": st.sampled_from([None, None, "CLR", "DUPLICATE"]),
}
AREAS = st.fixed_dictionaries(FACTS | dict.fromkeys(("information_date", "status_date", "closed_date"), DATES))
WAYS = st.sampled_from([None, None, "split", "merged"])
LINES = st.lists(st.fixed_dictionaries(FACTS | {"since": DATES}), max_size=4)
PRODUCTS = st.lists(st.tuples(DATES, st.sampled_from([10, 90])), max_size=3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AREAS, LINES, PRODUCTS, WAYS)
def test_the_figures_see_each_area_on_each_day_as_its_timeline_tells(records, area, lines, products, way) -> None:
    for name in ("land_release_product", "activity", "area_standing", "hazardous_area"):
        records.raw.execute(f"DELETE FROM {name}")
    if way == "split":
        records.add("hazardous_area", id="parent", state="draft")
    records.add("hazardous_area", id="a", parent_area_id="parent" if way == "split" else None, **area)
    if way == "merged":
        records.add("hazardous_area", id="one", status="REPLACED", merged_into_id="a")
    kept = [
        standing_of(
            row | {"contamination": row["contamination"] or area["contamination"]}, row["since"],
            records.add("area_standing", id=f"s{place}", hazardous_area_id="a", **row),
        )
        for place, row in enumerate(lines)
    ]  # fmt: skip
    for when, size in products:
        release(records, "a", when, size)
    dates = (area[name] for name in ("information_date", "status_date", "closed_date"))
    booked = timeline(AreaNow(standing_of(area, None), *dates, way is not None), kept)
    assert [one.day for one in booked] == sorted(one.day for one in booked)
    for day in DAYS:
        asked = open_areas("", Scope("2017-01-01", day))
        found = asked.lines(
            records.conn, "1", status=status_then(), classification=then("classification"), left=LEFT,
            contamination=then("contamination"),
        )  # fmt: skip
        expected = left_by_hand(day, booked, products)
        assert [tuple(one.values()) for one in found] == ([expected] if expected else []), day
        if found:
            ids = records.conn.execute(text(asked.selection.sql), dict(asked.selection.params)).scalars().all()
            assert ids == ["a"]
