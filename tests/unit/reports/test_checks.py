"""The checks before a report is sent find what does not add up, and stay silent when all is well."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.reports.invented_country import fill

from mac_desktop.reports import templates
from mac_desktop.reports.checks import Finding, check
from mac_desktop.reports.documents.article7 import Request, compose
from mac_desktop.reports.measures.casualties import casualties_by_sex_and_age
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.texts import ENGLISH

YEAR = Scope("2025-01-01", "2025-12-31")
ON_TIME = Request(2025, date(2026, 4, 30), date(2026, 4, 30))


def findings(records, request: Request = ON_TIME, scope: Scope = YEAR) -> list[Finding]:
    report = compose(templates.load(), records.conn, scope, request, ENGLISH)
    found = check(records.conn, request, report)
    for finding in found:  # every sentence can be filled, every selection can be run
        assert finding.problem.message.format(**finding.problem.values)
        for selection in finding.selections:
            records.behind(selection)
    return found


def rules(records, request: Request = ON_TIME, scope: Scope = YEAR) -> list[tuple[str, str]]:
    return [(finding.letter, finding.problem.rule) for finding in findings(records, request, scope)]


@pytest.fixture
def marland(records):
    """The invented country without the two things that a check would rightly find in it."""
    fill(records)
    records.raw.execute("UPDATE destruction_event SET stated_total = 360")
    records.raw.execute("UPDATE hazardous_area SET area_m2 = 100 WHERE area_m2 IS NULL")
    return records


def one(records, rule: str, **kwargs) -> Finding:
    found = [finding for finding in findings(records, **kwargs) if finding.problem.rule == rule]
    assert len(found) == 1, [finding.problem for finding in found]
    return found[0]


def test_a_sound_report_has_no_findings(marland) -> None:
    assert findings(marland) == []


def test_an_empty_store_has_no_findings(records) -> None:
    assert findings(records) == []


def test_pakistan_2013_states_nine_mines_more_than_its_lines(records) -> None:
    event = records.add("destruction_event", title="Calendar year 2013", destroyed_on="2013", stated_total=8184)
    for name, quantity in {"P2": 4534, "P3": 221, "P4": 3363, "P5": 57}.items():
        kind = records.type(name)
        records.add(
            "stockpile_movement", kind="OPENING", movement_date="2012", quantity=quantity, ordnance_type_id=kind
        )
        records.add(
            "stockpile_movement",
            kind="DESTROYED",
            movement_date="2013",
            quantity=quantity,
            ordnance_type_id=kind,
            destruction_event_id=event,
        )
    found = findings(records, Request(2013, date(2014, 3, 31), date(2014, 3, 31)), Scope("2013-01-01", "2013-12-31"))
    assert [(f.letter, f.problem.rule) for f in found] == [("G", "R4-STATED")]
    assert (found[0].problem.values["stated"], found[0].problem.values["summed"]) == (8184, 8175)
    assert len(records.behind(found[0].selections[1])) == 4


def test_a_stated_total_without_lines_is_counted_for_nothing_and_said(marland) -> None:
    marland.add("destruction_event", title="No breakdown", destroyed_on="2025-11", stated_total=153)
    assert "has no lines by type" in one(marland, "R4-STATED").problem.message


@pytest.mark.parametrize(("day", "late"), [("2026-04-30", None), ("2026-05-01", 1), ("2026-05-25", 25)])
def test_a_late_report_is_said_to_be_late(marland, day: str, late: int | None) -> None:
    request = Request(2025, date.fromisoformat(day), date.fromisoformat(day))
    found = [f.problem.values["days"] for f in findings(marland, request) if f.problem.rule == "R7-LATE"]
    assert found == ([late] if late else [])


def test_a_period_that_is_not_a_calendar_year_is_pointed_out(marland) -> None:
    assert ("", "R7") in rules(marland, scope=Scope("2025-04-30", "2026-03-20"))


def test_mines_that_leave_the_stock_twice_make_it_negative(marland) -> None:
    marland.add(
        "stockpile_movement",
        kind="DESTROYED",
        movement_date="2025-12-01",
        quantity=1,
        lot="L-1",
        ordnance_type_id=marland.type("PMN"),
    )
    assert one(marland, "X8").problem.values["amount"] == -1


def test_mines_moved_to_retained_must_arrive_there(marland) -> None:
    marland.add(
        "stockpile_movement",
        kind="RETAINED",
        movement_date="2025-12-01",
        quantity=10,
        ordnance_type_id=marland.type("M14"),
    )
    assert one(marland, "R1").problem.values["took"] == 0


def test_a_rise_of_retained_mines_asks_for_a_reason(marland) -> None:
    marland.add(
        "retained_movement",
        kind="TRANSFER_IN",
        movement_date="2025-12-01",
        quantity=50,
        institution="Engineer School",
        ordnance_type_id=marland.type("PMN"),
        purpose="Training",
    )
    assert one(marland, "R2-RISE").problem.values["closing"] == 155


def test_retained_mines_without_any_use_are_pointed_out(marland) -> None:
    marland.raw.execute("UPDATE retained_use SET deleted_at = '2026'")
    assert one(marland, "R8").letter == "D"


def test_an_area_closed_without_release_does_not_add_up(marland) -> None:
    area = marland.raw.execute("SELECT id FROM hazardous_area WHERE local_id = 'HA-4'").fetchone()["id"]
    marland.set("hazardous_area", area, status="CLOSED", closed_date="2025-05-05", closure_reason="OTHER")
    assert one(marland, "R3").problem.values["closing"] == 15_100


def test_open_areas_that_the_report_can_not_place_are_listed(marland) -> None:
    for values in ({"contamination": "UNK"}, {"contamination": "APM", "admin_unit_id": None}):
        marland.add(
            "hazardous_area",
            **{
                "classification": "SHA",
                "status": "OPEN",
                "information_date": "2020",
                "area_m2": 5,
                "admin_unit_id": "x",
                **values,
            },
        )
    found = [f for f in findings(marland) if f.problem.rule == "X12"]
    assert [len(marland.behind(f.selections[0])) for f in found] == [1, 1]


def test_records_that_are_not_approved_are_counted_as_missing(marland) -> None:
    marland.raw.execute("UPDATE accident SET state = 'submitted' WHERE accident_date = '2025-01-20'")
    found = one(marland, "R-APPROVED")
    assert (found.letter, found.problem.values["number"], len(marland.behind(found.selections[0]))) == ("J", 3, 3)


def test_a_total_in_a_narrative_must_be_a_total_of_the_form(marland) -> None:
    for body in ("In total 105 mines are retained.", "A total of 1,105 mines is retained in 2 places."):
        marland.add("narrative", treaty="APMBC", form_letter="D", box="narrative", year=2025, language="en", body=body)
    assert one(marland, "R4").problem.values["number"] == 1105


def test_a_text_for_a_box_that_does_not_exist_is_not_lost_silently(marland) -> None:
    marland.add("narrative", treaty="APMBC", form_letter="B", box="annex", year=2025, language="en", body="Text")
    assert one(marland, "R-BOX").letter == "B"


def test_a_declared_unchanged_form_needs_an_earlier_report(marland) -> None:
    marland.add(
        "form_declaration", treaty="APMBC", form_letter="H", declaration="UNCHANGED", year=2025, reason="As before"
    )
    assert one(marland, "R6").letter == "H"


def test_a_form_declared_not_applicable_that_has_data_is_pointed_out(marland) -> None:
    marland.add("form_declaration", treaty="APMBC", form_letter="D", declaration="NOT_APPLICABLE", reason="None held")
    assert "has data" in one(marland, "R6").problem.message


def test_mines_without_a_number_destroyed_are_pointed_out(marland) -> None:
    marland.raw.execute("UPDATE ordnance_item SET quantity_destroyed = NULL WHERE category = 'APM'")
    assert one(marland, "R5").letter == "G"


# ---------------------------------------------------------------------- what a report leaves out without a word


def test_lines_of_an_event_that_is_not_approved_are_told_as_not_counted(marland) -> None:
    marland.raw.execute("UPDATE destruction_event SET state = 'verified'")
    assert ("B", "R-APPROVED") in rules(marland)


def test_an_ordnance_line_that_is_not_approved_is_told_as_not_counted(marland) -> None:
    marland.raw.execute("UPDATE area_ordnance SET state = 'draft' WHERE id = (SELECT MIN(id) FROM area_ordnance)")
    found = one(marland, "R-APPROVED")
    assert (found.letter, found.problem.values["number"]) == ("C", 1)


def test_a_casualty_without_its_accident_is_told_as_not_counted(marland) -> None:
    marland.raw.execute("UPDATE casualty SET accident_id = NULL WHERE id = (SELECT MIN(id) FROM casualty)")
    found = one(marland, "R-APPROVED")
    assert (found.letter, found.problem.values["number"]) == ("J", 1)


@pytest.mark.parametrize(
    ("owner", "letters"), [("accident", ["J"]), ("activity", ["F", "G"]), ("hazardous_area", ["C"])]
)
def test_parts_of_a_deleted_record_are_told(marland, owner, letters) -> None:
    marland.raw.execute(f"UPDATE {owner} SET deleted_at = '2025-12-01'")
    assert [letter for letter, rule in rules(marland) if rule == "R-DELETED"] == letters


@pytest.mark.parametrize("state", ["rejected", "superseded"])
def test_a_rejected_record_waits_for_no_approval_and_its_parts_are_told(marland, state: str) -> None:
    marland.raw.execute("UPDATE casualty SET state = ? WHERE id = (SELECT MIN(id) FROM casualty)", (state,))
    assert rules(marland) == [], "nobody need look at it any more"
    marland.raw.execute("UPDATE accident SET state = ?", (state,))
    assert ("J", "R-DELETED") in rules(marland)
    assert ("J", "R-APPROVED") not in rules(marland)


def test_casualties_of_what_was_no_explosive_ordnance_are_counted_nowhere(marland) -> None:
    before = _casualties(marland)
    assert before > 0
    marland.raw.execute("UPDATE accident SET status = 'VERIFIED'")
    assert _casualties(marland) == before
    marland.raw.execute("UPDATE accident SET status = 'NOT_EO'")
    assert _casualties(marland) == 0


def _casualties(records) -> int:
    return sum(row.figures["killed"].amount for row in casualties_by_sex_and_age(records.conn, YEAR))


def test_records_without_a_date_are_told_as_in_no_report(marland) -> None:
    marland.raw.execute("""UPDATE land_release_product SET release_date = NULL, gaps = '{"release_date": "unknown"}'""")
    found = one(marland, "R-DATE")
    assert (found.letter, found.problem.values["number"]) == ("F", 4)


def test_dates_too_vague_for_a_period_are_told(marland) -> None:
    marland.raw.execute("UPDATE warning_measure SET measure_date = '2025'")
    assert "R-DATE" not in [rule for _, rule in rules(marland)]
    middle = Scope("2024-07-01", "2025-06-30")
    found = [f for f in findings(marland, scope=middle) if f.problem.rule == "R-DATE" and f.letter == "I"]
    assert [f.problem.values["number"] for f in found] == [2]


def test_an_accident_that_names_more_people_than_are_recorded_is_told(marland) -> None:
    marland.raw.execute("UPDATE accident SET killed = 1, injured = 1 WHERE accident_date = '2025-01-20'")
    assert "C9" not in [rule for _, rule in rules(marland)]
    marland.raw.execute("UPDATE accident SET injured = 4 WHERE accident_date = '2025-01-20'")
    found = one(marland, "C9")
    assert (found.problem.values["typed"], found.problem.values["counted"]) == (5, 2)


def test_two_texts_for_one_box_are_told(marland) -> None:
    for language in ("fr", "en"):
        body = f"Another text in {language}"
        marland.add(
            "narrative", treaty="APMBC", form_letter="C", box="narrative", year=2025, language=language, body=body
        )
    found = one(marland, "R-TWICE")
    assert (found.letter, found.problem.values["number"]) == ("C", 2)


def test_land_of_an_area_closed_as_a_duplicate_is_told(marland) -> None:
    marland.raw.execute("UPDATE hazardous_area SET closure_reason = 'DUPLICATE' WHERE status = 'CLOSED'")
    assert ("F", "R5") in rules(marland)


def test_giver_and_receiver_who_noted_different_numbers_are_told(marland) -> None:
    for kind, institution, other, quantity in (
        ("TRANSFER_OUT", "Engineer School", "Police", 4),
        ("TRANSFER_IN", "Police", "Engineer School", 5),
    ):
        marland.add(
            "retained_movement",
            kind=kind,
            institution=institution,
            counterpart=other,
            quantity=quantity,
            movement_date="2025-11",
            ordnance_type_id=marland.type("PMN"),
            purpose="Training",
        )
    found = one(marland, "R2")
    assert (found.letter, found.problem.values["given"], found.problem.values["taken"]) == ("D", 4, 5)


def test_destruction_that_began_before_with_lines_of_its_own_years_is_not_said_to_count_at_its_end(marland) -> None:
    marland.raw.execute("UPDATE destruction_event SET destroyed_from = '2024-11'")
    assert ("G", "R-SPAN") in rules(marland)
    marland.raw.execute("UPDATE stockpile_movement SET movement_date = '2024-12' WHERE lot = 'L-1' AND quantity = 300")
    assert ("G", "R-SPAN") not in rules(marland)


def test_an_open_area_of_which_nothing_is_left_is_told(marland) -> None:
    assert "L9" not in [rule for _, rule in rules(marland)]
    marland.raw.execute("UPDATE land_release_product SET area_m2 = 20000 WHERE release_date = '2025-06-30'")
    found = one(marland, "L9")
    assert (found.letter, found.problem.values["number"]) == ("C", 1)


def test_destruction_in_the_year_of_entry_into_force_is_told_when_its_date_is_vague(marland) -> None:
    marland.raw.execute("UPDATE stockpile_movement SET movement_date = '2004' WHERE movement_date = '2007-05-02'")
    assert one(marland, "R-SINCE").problem.values["number"] == 1


def test_a_month_of_entry_into_force_begins_on_its_first_day(marland) -> None:
    marland.raw.execute("UPDATE treaty_status SET entry_into_force = '2004-03'")
    marland.raw.execute("UPDATE stockpile_movement SET movement_date = '2004-03-15' WHERE movement_date = '2007-05-02'")
    report = compose(templates.load(), marland.conn, YEAR, ON_TIME, ENGLISH)
    figures = {figure.key: figure.amount for figure in report.document.figures()}
    assert figures["form_g.table_1_cumulative.total"] == 1060


def test_people_of_a_group_beside_a_person_are_told(marland) -> None:
    services = marland.raw.execute("SELECT id FROM assistance WHERE person_id IS NOT NULL").fetchall()
    for service in services:
        marland.add("assistance_beneficiaries", assistance_id=service["id"], kind="DIRECT", women=5)
    found = one(marland, "B1")
    assert (found.letter, found.problem.values["number"]) == ("J", 2)


def test_records_with_the_same_identifier_are_told_as_perhaps_counted_twice(marland) -> None:
    marland.raw.execute("UPDATE hazardous_area SET local_id = ' ha-1' WHERE local_id = 'HA-4'")
    found = one(marland, "V1")
    assert (found.letter, found.problem.values["number"]) == ("C", 2)
