"""What the treaty clock tells a person, word for word, and who is warned of what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mac_desktop.domain.periods import Period
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.treaty_clock import (
    ClockInputs,
    Duty,
    Extension,
    FiledReport,
    Withdrawal,
    extension_request_by,
    treaty_clock,
)
from mac_desktop.domain.treaty_standing import Standing, Word, completed, met, waiting
from mac_desktop.texts import ENGLISH

DUE = date(2024, 4, 30)
DAY = timedelta(days=1)


def said(standing: Standing) -> str:
    return ENGLISH(standing.text, **standing.values)


@pytest.mark.parametrize(
    ("days", "word", "sentence"),
    [
        (0, Word.MET, "Sent on 2024-04-30, on the last day."),
        (-1, Word.MET_EARLY, "Sent on 2024-04-29, 1 day early."),
        (-2, Word.MET_EARLY, "Sent on 2024-04-28, 2 days early."),
        (1, Word.MET_LATE, "Sent on 2024-05-01, 1 day late."),
        (2, Word.MET_LATE, "Sent on 2024-05-02, 2 days late."),
    ],
)
def test_a_report_is_early_on_time_or_late(days: int, word: Word, sentence: str) -> None:
    found = met(DUE + days * DAY, DUE)
    assert (found.word, found.days, said(found)) == (word, abs(days), sentence)


@pytest.mark.parametrize(
    ("days", "late", "sentence"),
    [
        (-9, 0, "Completed on 2024-04-21."),
        (0, 0, "Completed on 2024-04-30."),
        (1, 1, "Completed on 2024-05-01, 1 day late."),
        (2, 2, "Completed on 2024-05-02, 2 days late."),
    ],
)
def test_a_duty_is_completed_in_time_or_late(days: int, late: int, sentence: str) -> None:
    found = completed(DUE + days * DAY, DUE)
    assert (found.word, found.days, said(found)) == (Word.COMPLETED, late, sentence)


@pytest.mark.parametrize(
    ("ahead", "extended", "word", "days", "sentence"),
    [
        (31, False, Word.ON_TRACK, 31, "On track for 2024-04-30."),
        (31, True, Word.EXTENDED, 31, "Extended to 2024-04-30."),
        (30, True, Word.DUE, 30, "Due in 30 days."),
        (2, False, Word.DUE, 2, "Due in 2 days."),
        (1, False, Word.DUE, 1, "Due in 1 day."),
        (0, False, Word.DUE, 0, "Due today."),
        (-1, False, Word.OVERDUE, 1, "Overdue by 1 day."),
        (-2, True, Word.OVERDUE, 2, "Overdue by 2 days."),
    ],
)
def test_what_waits_comes_nearer_and_passes(ahead: int, extended: bool, word: Word, days: int, sentence: str) -> None:
    found = waiting(DUE, DUE - ahead * DAY, None, 30, extended=extended)
    assert (found.word, found.days, said(found)) == (word, days, sentence)


@pytest.mark.parametrize(
    ("bound_until", "today", "word", "days"),
    [
        (DUE, DUE, Word.NO_LONGER_BOUND, 0),
        (DUE - DAY, DUE + DAY, Word.NO_LONGER_BOUND, 2),
        (DUE + DAY, DUE + 5 * DAY, Word.OVERDUE, 5),
        (DUE - DAY, DUE - 2 * DAY, Word.DUE, 2),
    ],
)
def test_a_withdrawal_ends_only_what_falls_due_after_it(bound_until: date, today: date, word: Word, days: int) -> None:
    found = waiting(DUE, today, bound_until, 30)
    assert (found.word, found.days) == (word, days)
    if word is Word.NO_LONGER_BOUND:
        assert said(found) == f"No longer bound since {bound_until}."


RECEIVED = date(2024, 8, 31)
BOUND = ClockInputs("APMBC", entry_into_force=date(2016, 3, 1), withdrawal_received_on=RECEIVED)
ENDS = date(2025, 2, 28)


def withdrawal(inputs: ClockInputs, today: date) -> Withdrawal:
    found = treaty_clock(inputs, today).withdrawal
    assert found is not None
    assert (found.received_on, found.earliest) == (inputs.withdrawal_received_on, ENDS)
    return found


def test_a_withdrawal_says_when_it_takes_effect_and_when_it_did() -> None:
    before = withdrawal(BOUND, ENDS - DAY)
    assert (before.effective, before.standing.word, before.standing.days) == (ENDS, Word.DUE, 1)
    assert said(before.standing) == "Withdrawal takes effect on 2025-02-28."
    on_the_day = withdrawal(BOUND, ENDS)
    assert (on_the_day.effective, on_the_day.standing.word, on_the_day.standing.days) == (ENDS, Word.NO_LONGER_BOUND, 0)
    assert said(on_the_day.standing) == "Withdrawal took effect on 2025-02-28."
    assert withdrawal(BOUND, ENDS + 9 * DAY).standing.days == 9
    at_war = withdrawal(replace(BOUND, in_armed_conflict=True), ENDS + DAY)
    assert (at_war.effective, at_war.standing.word, at_war.standing.days) == (None, Word.ON_TRACK, 0)
    assert said(at_war.standing) == (
        "Withdrawal cannot take effect before the armed conflict ends, and not before 2025-02-28."
    )


@pytest.mark.parametrize(("treaty", "months"), [("APMBC", 6), ("CCM", 6), ("CCW-APII", 12), ("CCW-PV", 12)])
def test_each_treaty_has_its_own_time_of_notice(treaty: str, months: int) -> None:
    inputs = ClockInputs(treaty, entry_into_force=date(2012, 1, 1), withdrawal_received_on=date(2024, 3, 15))
    found = treaty_clock(inputs, date(2024, 4, 1)).withdrawal
    assert found is not None
    assert found.earliest == (date(2024, 9, 15) if months == 6 else date(2025, 3, 15))


@pytest.mark.parametrize(
    ("treaty", "articles"),
    [
        ("APMBC", {"initial_report": "7(1)", "annual_report_2020": "7(2)", "stockpile": "4", "clearance": "5"}),
        ("CCM", {"initial_report": "7(1)", "annual_report_2020": "7(2)", "stockpile": "3(2)", "clearance": "4(1)"}),
        ("CCW-APII", {"annual_report_2020": "13(4)"}),
        ("CCW-PV", {"initial_report": "10(2)(b)", "annual_report_2020": "10(2)(b)"}),
    ],
)
def test_each_deadline_names_its_article(treaty: str, articles: dict[str, str]) -> None:
    clock = treaty_clock(ClockInputs(treaty, entry_into_force=date(2020, 1, 10)), date(2020, 2, 1))
    assert {d.key: d.article for d in clock.deadlines} == articles
    titles = {d.key: ENGLISH(d.title, **d.values) for d in clock.deadlines}
    expected = {
        "initial_report": "Initial report",
        "annual_report_2020": "Annual report for 2020",
        "stockpile": "Destroy all stockpiles",
        "clearance": "Clear all contaminated areas",
    }
    assert titles == {key: expected[key] for key in articles}


@pytest.mark.parametrize(
    ("treaty", "act", "deposit", "in_force"),
    [
        ("CCW-APII", "RATIFICATION", date(2010, 3, 15), date(2010, 9, 15)),
        ("CCW-PV", "ACCESSION", date(2004, 1, 31), date(2006, 11, 12)),
        ("CCM", "RATIFICATION", date(2015, 3, 15), date(2015, 9, 1)),
        ("CCM", "ORIGINAL", None, date(2010, 8, 1)),
        ("CCW-APII", "ORIGINAL", None, date(1998, 12, 3)),
        ("CCW-PV", "ORIGINAL", None, date(2006, 11, 12)),
        ("APMBC", "SUCCESSION", date(1998, 1, 1), date(1999, 3, 1)),
    ],
)
def test_when_each_treaty_begins_to_bind(treaty: str, act: str, deposit: date | None, in_force: date) -> None:
    for status in ("PARTY", "WITHDRAWN"):
        inputs = ClockInputs(treaty, status=status, joining_act=act, deposit_date=deposit)
        assert treaty_clock(inputs, date(2016, 1, 1)).entry_into_force == in_force


def test_only_clearance_has_a_day_to_ask_by() -> None:
    for treaty in ("APMBC", "CCM"):
        clock = treaty_clock(ClockInputs(treaty, entry_into_force=date(2016, 3, 1)), date(2017, 1, 1))
        asked = {d.key: d.ask_by for d in clock.deadlines}
        assert asked["stockpile"] is None
        assert asked["clearance"] == (date(2025, 3, 31) if treaty == "APMBC" else date(2025, 6, 1))
    assert extension_request_by("CCW-PV", DUE) is None


def test_an_extension_that_the_treaty_does_not_know_is_named() -> None:
    given = (Extension(Duty.STOCKPILE, date(2030, 1, 1)), Extension(Duty.CLEARANCE, date(2036, 3, 2)))
    inputs = ClockInputs("APMBC", entry_into_force=date(2016, 3, 1), extensions=given)
    unknown, too_long = treaty_clock(inputs, date(2017, 1, 1)).problems
    assert (unknown.form, unknown.field, unknown.rule) == ("treaty_status", "extensions", "treaty_no_extension")
    assert (too_long.form, too_long.field, too_long.rule) == (
        "treaty_status", "extensions", "treaty_extension_too_long"
    )  # fmt: skip
    assert unknown.severity is too_long.severity is Severity.WARN
    assert ENGLISH.fill(unknown.message, unknown.values) == (
        "APMBC has no extension of this deadline; the extension to 2030-01-01 is not counted."
    )
    assert ENGLISH.fill(too_long.message, too_long.values) == (
        "The extension to 2036-03-02 is longer than the 10 years that the treaty allows at a time."
    )
    in_time = replace(inputs, extensions=(Extension(Duty.CLEARANCE, date(2036, 3, 1)),))
    assert treaty_clock(in_time, date(2017, 1, 1)).problems == ()


def test_a_second_extension_counts_from_the_first() -> None:
    first, second = Extension(Duty.CLEARANCE, date(2030, 1, 1)), Extension(Duty.CLEARANCE, date(2040, 1, 1))
    inputs = ClockInputs("APMBC", entry_into_force=date(2016, 3, 1), extensions=(second, first))
    assert treaty_clock(inputs, date(2017, 1, 1)).problems == ()
    longer = replace(inputs, extensions=(first, Extension(Duty.CLEARANCE, date(2040, 1, 2))))
    assert [p.values["date"] for p in treaty_clock(longer, date(2017, 1, 1)).problems] == [date(2040, 1, 2)]


def test_silence_of_two_years_is_told_with_both_years_at_the_reports() -> None:
    clock = treaty_clock(ClockInputs("APMBC", entry_into_force=date(2018, 6, 1)), date(2021, 5, 1))
    (problem,) = clock.problems
    assert (problem.form, problem.field, problem.rule) == ("treaty_status", "reports", "treaty_two_years_silent")
    assert problem.severity is Severity.WARN
    assert ENGLISH.fill(problem.message, problem.values) == (
        "No report was sent for 2019 and 2020, two years in a row."
    )


@pytest.mark.parametrize(
    ("covers", "counts"),
    [
        ((date(2020, 1, 1), date(2020, 7, 2)), True),
        ((date(2020, 1, 1), date(2020, 7, 1)), False),
        ((date(2020, 7, 1), date(2021, 6, 30)), True),
        ((date(2020, 7, 2), date(2020, 12, 31)), False),
        ((date(2019, 1, 1), date(2021, 12, 31)), True),
    ],
)
def test_a_report_serves_the_year_of_which_it_covers_more_than_half(covers: tuple[date, date], counts: bool) -> None:
    first = FiledReport(date(2016, 9, 1), Period(date(2016, 3, 1), date(2016, 8, 1)))
    inputs = ClockInputs(
        "APMBC", entry_into_force=date(2016, 3, 1), reports=(FiledReport(date(2021, 4, 1), Period(*covers)), first)
    )
    found = treaty_clock(inputs, date(2022, 5, 1)).deadline("annual_report_2020")
    assert found is not None
    assert (found.done_on is not None) is counts


def test_a_report_that_will_be_sent_has_not_been_sent() -> None:
    ahead = FiledReport(date(2021, 4, 2), Period.calendar_year(2020))
    inputs = ClockInputs("APMBC", entry_into_force=date(2016, 3, 1), reports=(ahead,))
    for today, sent in ((date(2021, 4, 1), None), (date(2021, 4, 2), date(2021, 4, 2))):
        found = treaty_clock(inputs, today).deadline("initial_report")
        assert found is not None
        assert found.done_on == sent


def test_the_notice_before_a_deadline_is_that_of_the_centre() -> None:
    inputs = ClockInputs("APMBC", entry_into_force=date(2016, 3, 1))
    for days, word in ((29, Word.ON_TRACK), (30, Word.DUE)):
        clock = treaty_clock(inputs, date(2026, 3, 1) - 30 * DAY, notice_days=days)
        found = clock.deadline("clearance")
        assert found is not None
        assert found.standing.word is word
        report = treaty_clock(inputs, date(2025, 4, 30) - 30 * DAY, notice_days=days).deadline("annual_report_2024")
        assert report is not None
        assert report.standing.word is word
