"""Risk education: every person once, each kind by itself, and Form I from activities and warning measures together."""

from __future__ import annotations

from typing import Any

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures.education import education_contacts, education_from_households
from mac_desktop.reports.measures.reconciliation import education_told_twice
from mac_desktop.reports.measures.rows import Row
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.warning import warnings_and_education

YEAR = Scope("2025-01-01", "2025-12-31")


def taught(records: Any, category: str | None = "DIRECT", counts: Any = (), **more: Any) -> str:
    """An activity with its counts of beneficiaries."""
    values = {"category": category, "start_date": "2025-03-04", "sessions": 2, "status": "COMPLETED"}
    activity = str(records.add("education_activity", **values | more))
    for count in counts:
        records.add("education_beneficiaries", education_activity_id=activity, **{"kind": "DIRECT"} | count)
    return activity


def form_i(records: Any) -> dict[str, dict[str, object]]:
    rows = warnings_and_education(records.conn, YEAR)
    return {row.key: {name: figure.amount for name, figure in row.figures.items()} for row in rows}


def line(rows: list[Row], key: str) -> Row:
    return next(row for row in rows if row.key == key)


def test_activities_and_warning_measures_make_one_line_of_form_i(records) -> None:
    taught(records, counts=[{"women": 10, "girls": 5, "men": 4, "boys": 1, "with_disability": 2}])
    records.add("warning_measure", kind="EORE", measure_date="2025-02-01", sessions=3, women=7, girls=0, men=0, boys=0)
    [row] = warnings_and_education(records.conn, YEAR)
    assert {name: row.figures[name].amount for name in ("sessions", "women", "girls", "reached")} == {
        "sessions": 5,
        "women": 17,
        "girls": 5,
        "reached": 27,
    }
    assert records.count_behind(row.figures["women"]) == 2


def test_an_activity_summed_up_in_a_counted_measure_adds_nothing_to_it(records) -> None:
    measure = records.add("warning_measure", kind="EORE", measure_date="2025", sessions=9, women=90)
    taught(records, counts=[{"women": 10}], warning_measure_id=measure)
    assert form_i(records)["EORE"]["women"] == 90
    records.set("warning_measure", measure, state="submitted")
    assert form_i(records)["EORE"]["women"] == 10
    records.set("warning_measure", measure, state="approved", measure_date="2024")
    assert form_i(records)["EORE"]["women"] == 10


def test_trainees_media_and_people_taught_stay_apart(records) -> None:
    taught(records, "DIRECT", [{"women": 10}, {"kind": "INDIRECT", "women": 300}])
    taught(records, "TRAINING", [{"women": 8}])
    taught(records, "INDIRECT", [{"kind": "INDIRECT", "women": 5000}, {"women": 20}])
    taught(records, "DATA", [{"women": 77}])
    found = form_i(records)
    assert {key: row["women"] for key, row in found.items()} == {"EORE": 30, "MEDIA": 5000, "TRAINING": 8}
    assert {key: row["sessions"] for key, row in found.items()} == {"EORE": 2, "MEDIA": 2, "TRAINING": 2}


@pytest.mark.parametrize("status", ["PLANNED", "CANCELLED"])
def test_what_was_not_held_reaches_nobody(records, status: str) -> None:
    taught(records, counts=[{"women": 10}], status=status)
    assert form_i(records) == {}
    assert education_contacts(records.conn, YEAR) == []


def test_a_count_without_sex_and_age_is_in_the_total_of_people_reached(records) -> None:
    taught(records, counts=[{"people": 40}])
    taught(records, counts=[{"women": 3, "girls": 0, "men": 0, "boys": 0, "unknown": 2, "people": 5}])
    found = form_i(records)["EORE"]
    assert (found["others"], found["reached"]) == (42, 45)


def test_age_bands_beside_a_count_for_all_ages_are_its_detail(records) -> None:
    taught(records, counts=[{"girls": 12}, {"age_band": "A05_09", "girls": 7}, {"age_band": "A10_17", "girls": 5}])
    assert form_i(records)["EORE"]["girls"] == 12


def test_an_activity_of_which_nobody_counted_the_people_is_told_as_missing(records) -> None:
    taught(records, counts=[{"women": 10}])
    taught(records)
    [row] = warnings_and_education(records.conn, YEAR)
    women = row.figures["women"]
    assert (women.amount, women.params["missing"], bool(women.note)) == (10, 1, True)
    assert row.figures["reached"].note


def test_contacts_are_told_by_kind_of_work_of_beneficiary_and_of_count(records) -> None:
    taught(records, counts=[{"women": 4, "men": 6, "first_time": 3}, {"kind": "INDIRECT", "people": 50}])
    taught(records, "INDIRECT", [{"kind": "INDIRECT", "people": 9000, "estimated": "YES"}])
    rows = education_contacts(records.conn, YEAR)
    assert {row.key: row.figures["contacts"].amount for row in rows} == {
        "DIRECT.DIRECT.NO": 10,
        "DIRECT.INDIRECT.NO": 50,
        "INDIRECT.INDIRECT.YES": 9000,
    }
    direct = line(rows, "DIRECT.DIRECT.NO").figures
    assert (direct["first_time"].amount, direct["activities"].amount) == (3, 1)


def test_households_become_people_by_the_size_of_the_nearest_unit(records) -> None:
    province = records.unit("North", 1)
    records.set("admin_unit", province, household_size=6.4)
    village = records.unit("Hill", 2, province)
    taught(records, counts=[{"households": 20}], admin_unit_id=village)
    taught(records, counts=[{"households": 3, "people": 15}], admin_unit_id=village)
    taught(records, counts=[{"households": 7}], admin_unit_id=None)
    [row] = education_from_households(records.conn, YEAR)
    assert (row.figures["households"].amount, row.figures["people"].amount) == (27, 128)
    assert row.figures["people"].params["missing"] == 1


def test_people_said_to_be_unknown_are_not_nobody(records) -> None:
    taught(records, counts=[{"gaps": '{"women": "unknown"}'}])
    assert form_i(records)["EORE"]["women"] is Gap.UNKNOWN


def test_what_a_measure_may_sum_up_already_is_pointed_out_before_the_report_is_sent(records) -> None:
    unit, other = records.unit("North", 1), records.unit("South", 1)
    held = taught(records, organisation_id="o1", admin_unit_id=unit)
    taught(records, organisation_id="o2", admin_unit_id=unit)
    taught(records, organisation_id="o1", admin_unit_id=other)
    for day, kind in (("2025", "EORE"), ("2025-03-05", "EORE"), ("2025", "FENCING")):
        records.add("warning_measure", kind=kind, measure_date=day, organisation_id="o1", admin_unit_id=unit)
    [found] = education_told_twice(records.conn, YEAR)
    assert [row["id"] for row in records.behind(found.selections[0])] == [held]
