"""Casualties and survivors: shares, rates, gaps, needs and services, each person once and opened by its figure."""

from __future__ import annotations

from typing import Any

from mac_desktop.reports.measures import casualties, victims
from mac_desktop.reports.measures.rows import Row
from mac_desktop.reports.measures.scope import Scope

YEAR = Scope("2025-01-01", "2025-12-31")


def accident(records: Any, day: str | None = "2025-03-04", **more: Any) -> str:
    return str(records.add("accident", **{"accident_date": day, "device_category": "APM"} | more))


def hurt(records: Any, event: str, outcome: str = "INJURED", **more: Any) -> str:
    known = {"sex": "M", "condition": "CIV", "activity": "FARM"}
    return str(records.add("casualty", accident_id=event, outcome=outcome, **known | more))


def table(rows: list[Row]) -> dict[str, dict[str, object]]:
    return {row.key: {name: figure.amount for name, figure in row.figures.items()} for row in rows}


def opened(records: Any, rows: list[Row], key: str, column: str) -> set[str]:
    figure = next(row for row in rows if row.key == key).figures[column]
    return {one["id"] for selection in figure.selections for one in records.behind(selection)}


# ---- casualties


def test_casualties_are_told_apart_by_the_kinds_of_landmine_monitor(records) -> None:
    for category in ("APM", "IAPM", "IAVM", "AVM", "MIX", "SUB", "CMR", "MOR", "UNK", None, "SAA", "IED"):
        hurt(records, accident(records, device_category=category))
    rows = casualties.casualties_by_device(records.conn, YEAR)
    assert {row.texts["device"]: row.figures["casualties"].amount for row in rows} == {
        "AP mine": 1,
        "AV mine": 1,
        "Improvised mine": 2,
        "Unspecified mine type": 1,
        "Cluster submunition": 2,
        "Other ERW": 1,
        "Unknown": 2,
        "": 1,
    }
    unlisted = next(row for row in rows if row.texts["device"] == "")
    assert records.count_behind(unlisted.figures["injured"]) == 1


def test_casualties_are_told_apart_by_what_people_were_doing(records) -> None:
    event = accident(records)
    farmer = hurt(records, event)
    hurt(records, event, activity=None)
    hurt(records, event, activity="UNK")
    rows = casualties.casualties_by_activity(records.conn, YEAR)
    assert {row.key: row.figures["injured"].amount for row in rows} == {"FARM": 1, "UNK": 2}
    assert opened(records, rows, "FARM", "injured") == {farmer}


def test_shares_are_of_those_of_whom_it_is_known(records) -> None:
    event = accident(records)
    girl = hurt(records, event, sex="F", age=9)
    hurt(records, event, age_group="ADULT")
    hurt(records, event, sex="UNK")  # age not known
    hurt(records, event, condition="MIL", age=17)  # no civilian
    hurt(records, event, condition="UNK", age=30)
    hurt(records, accident(records, "2024"), sex="F", age=9)
    rows = casualties.casualty_shares(records.conn, YEAR)
    found = table(rows)
    assert found["children"] == {"casualties": 1, "known": 2, "share": 50.0}
    assert found["women_and_girls"] == {"casualties": 1, "known": 4, "share": 25.0}
    assert found["civilians"] == {"casualties": 3, "known": 4, "share": 75.0}
    assert found["security_forces"] == {"casualties": 1, "known": 4, "share": 25.0}
    assert found["deminers"] == {"casualties": 0, "known": 4, "share": 0.0}
    assert opened(records, rows, "children", "casualties") == {girl}
    assert len(opened(records, rows, "children", "share")) == 2


def test_a_share_of_nobody_is_no_number(records) -> None:
    hurt(records, accident(records), sex="UNK", condition="UNK")
    found = table(casualties.casualty_shares(records.conn, YEAR))
    assert {row["share"] for row in found.values()} == {None}


def test_numbers_reported_stand_beside_casualties_recorded(records) -> None:
    one = accident(records, killed=1, injured=2, people_harmed=9)
    hurt(records, one, "KILLED")
    two = accident(records, "2025", people_harmed=4)
    for _ in range(4):
        hurt(records, two)
    silent = accident(records)
    hurt(records, silent)
    rows = casualties.casualties_reported_and_recorded(records.conn, YEAR)
    assert table(rows) == {"2025": {"reported": 7, "recorded": 5, "difference": 2}}
    assert opened(records, rows, "2025", "difference") == {one, two}
    records.set("accident", one, status="NOT_EO")
    assert table(casualties.casualties_reported_and_recorded(records.conn, YEAR))["2025"]["reported"] == 4


def test_a_rate_needs_the_people_who_live_there(records) -> None:
    north, south = records.unit("North", 1), records.unit("South", 1)
    district = records.unit("Elm", 2, north)
    records.set("admin_unit", north, population=250_000)
    event = accident(records, admin_unit_id=district)
    for _ in range(3):
        hurt(records, event)
    hurt(records, accident(records, admin_unit_id=south))
    hurt(records, accident(records))
    rows = casualties.casualties_per_100000(records.conn, YEAR)
    found = {row.texts["admin1"]: {n: f.amount for n, f in row.figures.items()} for row in rows}
    assert found == {
        "North": {"casualties": 3, "people": 250_000, "rate": 1.2},
        "South": {"casualties": 1, "people": None, "rate": None},
        "": {"casualties": 1, "people": None, "rate": None},
    }
    assert opened(records, rows, rows[0].key, "people") == {north}


def test_accidents_incidents_and_animals_are_counted_apart_from_people(records) -> None:
    cow = accident(records, accident_type="MINE", animals_killed=2)
    accident(records, accident_type="MINE", accident_kind="ACCIDENT", animals_killed=0)
    near = accident(records, accident_type="DEMINING", accident_kind="INCIDENT")
    accident(records, accident_type="DEMINING", status="NOT_EO")
    rows = casualties.accidents_by_type(records.conn, YEAR)
    assert table(rows) == {
        "DEMINING": {"accidents": 0, "incidents": 1, "animals_killed": None},
        "MINE": {"accidents": 2, "incidents": 0, "animals_killed": 2},
    }
    assert opened(records, rows, "DEMINING", "incidents") == {near}
    assert cow in opened(records, rows, "MINE", "animals_killed")


# ---- persons


def person(records: Any, sex: str = "M", **more: Any) -> str:
    return str(records.add("person", name="Invented", sex=sex, **more))


def test_a_person_hurt_twice_is_one_victim(records) -> None:
    her, him = person(records, "F"), person(records)
    one, two = accident(records, "2020"), accident(records)
    hurt(records, one, person_id=her, age=12)
    hurt(records, two, person_id=her, age=17)
    hurt(records, two, "KILLED", person_id=him, age=40)
    hurt(records, two, sex="F")  # without a name
    hurt(records, accident(records, "2026"), person_id=person(records))
    rows = victims.victims_registered(records.conn, YEAR)
    assert table(rows) == {
        "F": {"persons": 1, "killed": 0, "injured": 1, "unknown": 0, "children": 1, "with_disability": 0},
        "M": {"persons": 1, "killed": 1, "injured": 0, "unknown": 0, "children": 0, "with_disability": 0},
    }
    assert opened(records, rows, "F", "injured") == {her}
    records.set("person", her, state="submitted")
    assert list(table(victims.victims_registered(records.conn, YEAR))) == ["M"]


def test_the_last_answers_on_disability_count(records) -> None:
    her = person(records, "F")
    hurt(records, accident(records, "2020"), person_id=her)

    def disabled() -> object:
        return table(victims.victims_registered(records.conn, YEAR))["F"]["with_disability"]

    records.add("disability_questions", person_id=her, asked_on="2021", seeing="2", hearing="1")
    assert disabled() == 0
    records.add("disability_questions", person_id=her, asked_on="2023-05", seeing="3", hearing="1")
    assert disabled() == 1
    records.add("disability_questions", person_id=her, asked_on="2026", seeing="1", hearing="1")
    assert disabled() == 1, "asked after the period"
    last = records.add("disability_questions", person_id=her, asked_on="2025-11-02", seeing="1", hearing="7")
    assert disabled() == 0
    records.set("disability_questions", last, state="draft")
    assert disabled() == 1


def test_families_are_counted_apart(records) -> None:
    him = person(records)
    child = person(records, victim_kind="INDIRECT", related_person_id=him)
    widow = person(records, "F", victim_kind="INDIRECT", related_person_id=him)
    alone = person(records, "F", victim_kind="INDIRECT")
    rows = victims.indirect_victims(records.conn, YEAR)
    assert table(rows) == {"all": {"persons": 3, "families": 1}}
    assert opened(records, rows, "all", "persons") == {child, widow, alone}
    assert opened(records, rows, "all", "families") == {him}


def test_an_impairment_told_in_two_visits_is_one(records) -> None:
    wounded = hurt(records, accident(records))
    for day in ("2025-05", "2025-09"):
        records.add("casualty_follow_up", casualty_id=wounded, seen_on=day, lost_foot="YES", lost_sight="NO")
    records.add("casualty_follow_up", casualty_id=wounded, seen_on="2026", lost_arm="YES")
    rows = victims.survivors_by_impairment(records.conn, YEAR)
    found = {key: row["casualties"] for key, row in table(rows).items()}
    assert found["lost_foot"] == 1
    assert sum(number for number in found.values() if isinstance(number, int)) == 1
    assert opened(records, rows, "lost_foot", "casualties") == {wounded}


# ---- needs, referrals and services


def need(records: Any, of: str, found_on: str = "2025-02-01", pillar: str = "REHAB", status: str = "OPEN") -> str:
    assessment = records.add("needs_assessment", person_id=of, assessed_on=found_on)
    return str(records.add("need", needs_assessment_id=assessment, need="E1_WHEELCHAIR", pillar=pillar, status=status))


def test_needs_are_counted_by_pillar_and_by_how_they_stand(records) -> None:
    her, him = person(records, "F"), person(records)
    still = need(records, her)
    need(records, her, status="MET")
    need(records, him, status="REFERRED")
    need(records, him, pillar="PSYCHO", status="LOST")
    need(records, him, found_on="2026")
    rows = victims.needs_by_pillar(records.conn, YEAR)
    assert table(rows) == {
        "PSYCHO": {"needs": 1, "persons": 1, "open": 0, "served": 0, "met": 0, "unmet": 1},
        "REHAB": {"needs": 3, "persons": 2, "open": 2, "served": 0, "met": 1, "unmet": 0},
    }
    assert still in opened(records, rows, "REHAB", "open")
    assert opened(records, rows, "REHAB", "persons") == {her, him}
    whole = victims.survivors_with_needs(records.conn, YEAR)
    assert table(whole) == {"all": {"persons": 2, "with_open_need": 2}}
    assert opened(records, whole, "all", "with_open_need") == {her, him}


def served(records: Any, wanted: str, day: str, status: str = "COMPLETED", **more: Any) -> str:
    values = {"need_id": wanted, "service_date": day, "status": status, "pillar": "REHAB", "provider_id": "none"}
    return str(records.add("assistance", **values | more))


def test_days_run_from_the_assessment_to_the_first_service_received(records) -> None:
    someone = person(records)
    waits = [need(records, someone) for _ in range(3)]
    served(records, waits[0], "2025-02-11")
    served(records, waits[0], "2025-09-01")
    served(records, waits[1], "2025-02-21")
    served(records, waits[2], "2025-02-02", status="PLANNED")
    served(records, waits[2], "2025-03-03")
    vague = need(records, someone, found_on="2025")
    served(records, vague, "2025-04-01")
    late = need(records, someone, pillar="PSYCHO")
    served(records, late, "2026-01-05")
    rows = victims.days_from_need_to_service(records.conn, YEAR)
    assert table(rows) == {"REHAB": {"needs": 3, "days": 20}}
    assert rows[0].figures["days"].unit == "days"
    assert opened(records, rows, "REHAB", "needs") == set(waits)


def test_referrals_are_counted_apart_from_services(records) -> None:
    her = person(records, "F")
    made = [
        records.add("referral", person_id=her, pillar="REHAB", referral_date="2025-03", answer=answer, outcome=outcome)
        for answer, outcome in (("ACCEPTED", "COMPLETED"), ("ACCEPTED", "ONGOING"), ("WAITING", None))
    ]
    records.add("referral", person_id=her, pillar="REHAB", referral_date="2024")
    rows = victims.referrals_by_pillar(records.conn, YEAR)
    assert table(rows) == {"REHAB": {"made": 3, "persons": 1, "accepted": 2, "completed": 1}}
    assert opened(records, rows, "REHAB", "completed") == {made[0]}
