"""The treaty clock gives the dates that States, the Monitor and the treaty texts give (treaty-forms.md 4.2 and 4.3)."""

from __future__ import annotations

import doctest
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from mac_desktop.domain import treaty_clock as clock_module
from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.periods import Period
from mac_desktop.domain.treaty_clock import (
    ClockInputs,
    Deadline,
    Duty,
    Extension,
    FiledReport,
    TreatyClock,
    add_months,
    entry_into_force,
    extension_request_by,
    treaty_clock,
)
from mac_desktop.domain.treaty_standing import Word
from mac_desktop.texts import ENGLISH


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def said(deadline: Deadline) -> str:
    return ENGLISH(deadline.standing.text, **deadline.standing.values)


def of(clock: TreatyClock, key: str) -> Deadline:
    found = clock.deadline(key)
    assert found is not None, key
    return found


@dataclass(frozen=True)
class Golden:
    """One line of table 4.3; an empty date is one that the table does not give."""

    state: str
    deposit: str
    in_force: str
    initial: str
    stockpile: str
    clearance: str
    extended_to: tuple[str, ...] = ()
    act: str = "RATIFICATION"
    treaty: str = "APMBC"
    override: bool = False

    def inputs(self) -> ClockInputs:
        return ClockInputs(
            treaty=self.treaty,
            joining_act=self.act,
            deposit_date=day(self.deposit) if self.deposit else None,
            entry_into_force=day(self.in_force) if self.override else None,
            extensions=tuple(Extension(Duty.CLEARANCE, day(d)) for d in self.extended_to),
        )


GOLDEN = [
    Golden("Sri Lanka", "2017-12-13", "2018-06-01", "2018-11-28", "2022-06-01", "2028-06-01", act="ACCESSION"),
    Golden("Turkey", "2003-09-25", "2004-03-01", "2004-08-28", "2008-03-01", "2014-03-01", ("2022-03-01",)),
    Golden("Jordan", "1998-11-13", "1999-05-01", "1999-10-28", "2003-05-01", "2009-05-01"),
    Golden("Ukraine", "2005-12-27", "2006-06-01", "2006-11-28", "2010-06-01", "2016-06-01"),
    Golden("Tajikistan", "1999-10-12", "2000-04-01", "2000-09-28", "2004-04-01", "2010-04-01", ("2020-04-01",)),
    Golden("Afghanistan", "2002-09-11", "2003-03-01", "2003-08-28", "2007-03-01", "2013-03-01", ("2023-03-01",)),
    Golden("Argentina", "1999-09-14", "2000-03-01", "2000-08-28", "2004-03-01", "2010-03-01"),
    Golden("Antigua and Barbuda", "1999-05-03", "1999-11-01", "2000-04-29", "2003-11-01", "2009-11-01"),
    Golden("Thailand", "", "1999-05-01", "1999-10-28", "2003-05-01", "2009-05-01", ("2018-11-01", "2023-10-31"),
           override=True),
    Golden("Croatia", "1998-05-20", "1999-03-01", "1999-08-28", "2003-03-01", "2009-03-01",
           ("2019-03-01", "2026-03-01"), act="ORIGINAL"),
    Golden("Angola", "", "2003-01-01", "2003-06-30", "2007-01-01", "2013-01-01", ("2018-01-01", "2025-12-31"),
           override=True),
    Golden("Serbia", "", "2004-03-01", "2004-08-28", "2008-03-01", "2014-03-01", ("2019-03-01", "2023-03-01"),
           override=True),
    Golden("South Sudan", "2011-07-09", "2011-07-09", "2012-01-05", "2015-07-09", "2021-07-09", act="SUCCESSION"),
    Golden("Croatia, CCM", "", "2010-08-01", "2011-01-28", "2018-08-01", "2020-08-01", act="ORIGINAL", treaty="CCM"),
]  # fmt: skip


@pytest.mark.parametrize("case", GOLDEN, ids=lambda c: c.state)
def test_published_dates_of_real_states(case: Golden) -> None:
    clock = treaty_clock(case.inputs(), day("1999-01-01"))
    assert clock.entry_into_force == day(case.in_force)
    assert of(clock, "initial_report").due == day(case.initial)
    assert of(clock, "stockpile").due == day(case.stockpile)
    assert of(clock, "clearance").first_due == day(case.clearance)
    assert of(clock, "clearance").due == day(case.extended_to[-1] if case.extended_to else case.clearance)
    assert clock.problems == ()


def test_a_deposit_before_the_general_entry_into_force_waits_for_it() -> None:
    inputs = ClockInputs("APMBC", joining_act="RATIFICATION", deposit_date=day("1998-05-20"))
    assert entry_into_force(inputs) == day("1999-03-01")


def test_an_initial_report_sent_late_and_one_sent_early() -> None:
    turkey = ClockInputs(
        "APMBC",
        deposit_date=day("2003-09-25"),
        reports=(FiledReport(day("2004-10-01"), Period(day("2004-03-01"), day("2004-08-28"))),),
    )
    initial = of(treaty_clock(turkey, day("2005-01-01")), "initial_report")
    assert (initial.standing.word, initial.standing.days) == (Word.MET_LATE, 34)
    assert said(initial) == "Sent on 2004-10-01, 34 days late."
    antigua = ClockInputs(
        "APMBC",
        deposit_date=day("1999-05-03"),
        reports=(FiledReport(day("2000-03-29"), Period(day("1999-11-01"), day("2000-03-29"))),),
    )
    initial = of(treaty_clock(antigua, day("2000-06-01")), "initial_report")
    assert (initial.standing.word, initial.standing.days) == (Word.MET_EARLY, 31)


def test_stockpiles_destroyed_in_time_and_stockpiles_not_destroyed() -> None:
    tajikistan = ClockInputs("APMBC", deposit_date=day("1999-10-12"), stockpile_completed_on=day("2004-03-31"))
    stock = of(treaty_clock(tajikistan, day("2010-01-01")), "stockpile")
    assert (stock.standing.word, stock.standing.days) == (Word.COMPLETED, 0)
    assert said(stock) == "Completed on 2004-03-31."
    turkey = ClockInputs("APMBC", deposit_date=day("2003-09-25"))
    stock = of(treaty_clock(turkey, day("2008-03-31")), "stockpile")
    assert (stock.standing.word, said(stock)) == (Word.OVERDUE, "Overdue by 30 days.")
    late = replace(turkey, stockpile_completed_on=day("2008-03-02"))
    assert said(of(treaty_clock(late, day("2008-03-31")), "stockpile")) == "Completed on 2008-03-02, 1 day late."


def test_a_completion_after_today_has_not_happened() -> None:
    inputs = ClockInputs("APMBC", deposit_date=day("2003-09-25"), clearance_completed_on=day("2013-01-01"))
    assert of(treaty_clock(inputs, day("2012-12-31")), "clearance").done_on is None
    assert of(treaty_clock(inputs, day("2013-01-01")), "clearance").standing.word is Word.COMPLETED


def test_ccm_clearance_declared_on_the_day_before_the_deadline() -> None:
    croatia = ClockInputs("CCM", joining_act="ORIGINAL", clearance_completed_on=day("2020-07-31"))
    clearance = of(treaty_clock(croatia, day("2021-01-01")), "clearance")
    assert clearance.due - (clearance.done_on or clearance.due) == timedelta(days=1)
    assert (clearance.standing.word, clearance.article) == (Word.COMPLETED, "4(1)")


@pytest.mark.parametrize(
    ("today", "word", "sentence"),
    [
        ("2021-08-31", Word.ON_TRACK, "On track for 2022-03-01."),
        ("2021-09-02", Word.DUE, "Due in 180 days."),
        ("2022-02-28", Word.DUE, "Due in 1 day."),
        ("2022-03-01", Word.DUE, "Due today."),
        ("2022-03-02", Word.OVERDUE, "Overdue by 1 day."),
        ("2023-03-01", Word.OVERDUE, "Overdue by 365 days."),
    ],
)
def test_the_words_as_a_deadline_comes_nearer_and_passes(today: str, word: Word, sentence: str) -> None:
    clearance = of(treaty_clock(ClockInputs("APMBC", entry_into_force=day("2012-03-01")), day(today)), "clearance")
    assert (clearance.standing.word, said(clearance)) == (word, sentence)


def test_an_extended_deadline_says_so_until_it_is_near() -> None:
    serbia = ClockInputs(
        "APMBC", entry_into_force=day("2004-03-01"), extensions=(Extension(Duty.CLEARANCE, day("2019-03-01"), "13MSP"),)
    )
    clearance = of(treaty_clock(serbia, day("2015-01-01")), "clearance")
    assert (clearance.first_due, clearance.due) == (day("2014-03-01"), day("2019-03-01"))
    assert (clearance.standing.word, said(clearance)) == (Word.EXTENDED, "Extended to 2019-03-01.")
    assert of(treaty_clock(serbia, day("2019-02-01")), "clearance").standing.word is Word.DUE


def test_stockpile_destruction_under_the_apmbc_cannot_be_extended() -> None:
    inputs = ClockInputs(
        "APMBC", entry_into_force=day("2004-03-01"), extensions=(Extension(Duty.STOCKPILE, day("2010-03-01")),)
    )
    clock = treaty_clock(inputs, day("2009-01-01"))
    assert of(clock, "stockpile").due == day("2008-03-01")
    assert "treaty_no_extension" in {p.rule for p in clock.problems}
    ccm = ClockInputs("CCM", joining_act="ORIGINAL", extensions=(Extension(Duty.STOCKPILE, day("2022-08-01")),))
    clock = treaty_clock(ccm, day("2011-01-01"))
    assert of(clock, "stockpile").due == day("2022-08-01")
    assert clock.problems == ()


def test_an_extension_longer_than_the_treaty_allows_is_pointed_out() -> None:
    ccm = ClockInputs("CCM", joining_act="ORIGINAL", extensions=(Extension(Duty.CLEARANCE, day("2025-08-02")),))
    assert [p.rule for p in treaty_clock(ccm, day("2011-01-01")).problems] == ["treaty_extension_too_long"]
    ccm = replace(ccm, extensions=tuple(Extension(Duty.CLEARANCE, day(d)) for d in ("2030-08-01", "2025-08-01")))
    assert treaty_clock(ccm, day("2011-01-01")).problems == ()


@pytest.mark.parametrize(
    ("treaty", "deadline", "ask_by"),
    [
        ("APMBC", "2019-03-01", "2018-03-31"),
        ("APMBC", "2020-04-01", "2019-03-31"),
        ("APMBC", "2018-01-01", "2017-03-31"),
        ("APMBC", "2025-12-31", "2025-03-31"),
        ("CCM", "2020-08-01", "2019-11-01"),
    ],
)
def test_when_an_extension_must_be_asked_for(treaty: str, deadline: str, ask_by: str) -> None:
    assert extension_request_by(treaty, day(deadline)) == day(ask_by)


def test_nobody_is_told_to_ask_for_an_extension_of_what_is_done() -> None:
    inputs = ClockInputs("APMBC", entry_into_force=day("2004-03-01"))
    assert of(treaty_clock(inputs, day("2012-01-01")), "clearance").ask_by == day("2013-03-31")
    done = replace(inputs, clearance_completed_on=day("2011-01-01"))
    assert of(treaty_clock(done, day("2012-01-01")), "clearance").ask_by is None


@pytest.mark.parametrize(
    ("deposit", "in_force"),
    [
        ("2003-08-31", "2004-02-01"),
        ("2003-09-01", "2004-03-01"),
        ("2003-09-30", "2004-03-01"),
        ("2004-02-29", "2004-08-01"),
        ("2003-07-31", "2004-01-01"),
        ("2003-06-30", "2003-12-01"),
    ],
)
def test_only_the_month_of_the_deposit_counts(deposit: str, in_force: str) -> None:
    assert entry_into_force(ClockInputs("APMBC", deposit_date=day(deposit))) == day(in_force)


def test_a_succession_on_29_february_keeps_to_real_days() -> None:
    clock = treaty_clock(
        ClockInputs("APMBC", joining_act="SUCCESSION", deposit_date=day("2012-02-29")), day("2012-03-01")
    )
    assert of(clock, "stockpile").due == day("2016-02-29")
    assert of(clock, "clearance").due == day("2022-02-28")


def test_leap_years_in_the_180_days() -> None:
    common = ClockInputs("APMBC", entry_into_force=day("2023-02-01"))
    leap = ClockInputs("APMBC", entry_into_force=day("2024-02-01"))
    assert of(treaty_clock(common, day("2024-01-01")), "initial_report").due == day("2023-07-31")
    assert of(treaty_clock(leap, day("2024-03-01")), "initial_report").due == day("2024-07-30")


def test_annual_reports_fall_due_on_30_april_after_the_first_year_that_is_part_of_membership() -> None:
    clock = treaty_clock(ClockInputs("APMBC", entry_into_force=day("2018-06-01")), day("2020-05-01"))
    annual = [d for d in clock.deadlines if d.key.startswith("annual")]
    assert [(d.key, d.due) for d in annual] == [
        ("annual_report_2018", day("2019-04-30")),
        ("annual_report_2019", day("2020-04-30")),
        ("annual_report_2020", day("2021-04-30")),
    ]
    assert [said(d) for d in annual[:2]] == ["Overdue by 367 days.", "Overdue by 1 day."]
    assert ENGLISH(annual[0].title, **annual[0].values) == "Annual report for 2018"


def test_reports_that_keep_loosely_to_the_calendar_year_still_count_once() -> None:
    jordan = ClockInputs(
        "APMBC",
        entry_into_force=day("1999-05-01"),
        reports=(
            FiledReport(day("1999-08-09"), Period(day("1999-05-01"), day("1999-08-01"))),
            FiledReport(day("2011-03-21"), Period(day("2010-04-30"), day("2011-03-20"))),
        ),
    )
    clock = treaty_clock(jordan, day("2011-12-31"))
    assert of(clock, "annual_report_2010").standing.word is Word.MET_EARLY
    assert of(clock, "annual_report_2011").done_on is None
    assert of(clock, "annual_report_1999").done_on is None
    assert of(clock, "initial_report").done_on == day("1999-08-09")


def test_a_report_sent_on_the_last_day_is_met() -> None:
    year = FiledReport(day("2021-04-30"), Period.calendar_year(2020))
    first = FiledReport(day("2019-01-01"), Period(day("2018-06-01"), day("2018-12-31")))
    inputs = ClockInputs("APMBC", entry_into_force=day("2018-06-01"), reports=(year, first))
    clock = treaty_clock(inputs, day("2021-05-01"))
    assert of(clock, "annual_report_2020").standing.word is Word.MET
    assert of(clock, "annual_report_2018").done_on == day("2019-01-01")


@pytest.mark.parametrize("treaty", ["CCW-APII", "CCW-PV"])
def test_ccw_reports_fall_due_on_31_march(treaty: str) -> None:
    clock = treaty_clock(ClockInputs(treaty, entry_into_force=day("2010-01-10")), day("2011-01-01"))
    assert of(clock, "annual_report_2010").due == day("2011-03-31")
    assert (clock.deadline("initial_report") is None) == (treaty == "CCW-APII")
    assert clock.deadline("clearance") is None


def test_two_years_of_silence_raise_an_alarm_while_duties_are_open() -> None:
    inputs = ClockInputs("APMBC", entry_into_force=day("2004-03-01"), stockpile_completed_on=day("2007-01-01"))
    silent = treaty_clock(inputs, day("2020-05-02"))
    assert [p.rule for p in silent.problems] == ["treaty_two_years_silent"]
    assert dict(silent.problems[0].values) == {"first": 2018, "second": 2019}
    spoke = replace(inputs, reports=(FiledReport(day("2019-06-01"), Period.calendar_year(2018)),))
    assert treaty_clock(spoke, day("2020-05-02")).problems == ()
    done = replace(inputs, clearance_completed_on=day("2014-01-01"))
    assert treaty_clock(done, day("2020-05-02")).problems == ()
    assert treaty_clock(replace(done, retains_mines=True), day("2020-05-02")).problems != ()


def test_one_missed_report_is_not_yet_an_alarm() -> None:
    inputs = ClockInputs("APMBC", entry_into_force=day("2018-06-01"))
    assert treaty_clock(inputs, day("2019-05-01")).problems == ()
    assert treaty_clock(inputs, day("2020-04-30")).problems == ()
    assert treaty_clock(inputs, day("2020-05-01")).problems != ()


def test_a_withdrawal_takes_effect_after_six_months() -> None:
    inputs = ClockInputs("APMBC", entry_into_force=day("2004-03-01"), withdrawal_received_on=day("2024-08-31"))
    clock = treaty_clock(inputs, day("2024-09-01"))
    assert clock.withdrawal is not None
    assert clock.withdrawal.effective == day("2025-02-28")
    assert clock.withdrawal.standing.word is Word.DUE
    assert of(clock, "clearance").standing.word is Word.OVERDUE
    assert clock.deadline("annual_report_2024") is None
    later = treaty_clock(replace(inputs, entry_into_force=day("2016-03-01")), day("2025-03-01"))
    assert later.withdrawal is not None
    assert later.withdrawal.standing.word is Word.NO_LONGER_BOUND
    assert of(later, "clearance").standing.word is Word.NO_LONGER_BOUND
    assert of(later, "stockpile").standing.word is Word.OVERDUE
    assert "clearance" not in {d.key for d in later.open()}


def test_a_withdrawal_waits_for_the_end_of_an_armed_conflict() -> None:
    inputs = ClockInputs(
        "APMBC",
        entry_into_force=day("2016-03-01"),
        withdrawal_received_on=day("2024-06-27"),
        in_armed_conflict=True,
    )
    clock = treaty_clock(inputs, day("2026-01-01"))
    assert clock.withdrawal is not None
    assert (clock.withdrawal.earliest, clock.withdrawal.effective) == (day("2024-12-27"), None)
    assert of(clock, "annual_report_2025").due == day("2026-04-30")


@pytest.mark.parametrize("status", ["NOT_PARTY", "SIGNATORY"])
def test_a_state_that_is_not_a_party_has_no_deadlines(status: str) -> None:
    clock = treaty_clock(ClockInputs("APMBC", status=status, deposit_date=day("2003-09-25")), day("2024-01-01"))
    assert clock == TreatyClock("APMBC", None)


def test_unknown_dates_give_no_deadlines_rather_than_wrong_ones() -> None:
    assert treaty_clock(ClockInputs("APMBC", joining_act="ACCESSION"), day("2024-01-01")).deadlines == ()


def test_what_is_open_comes_earliest_first() -> None:
    clock = treaty_clock(ClockInputs("APMBC", entry_into_force=day("2018-06-01")), day("2019-05-01"))
    assert [d.key for d in clock.open()] == [
        "initial_report", "annual_report_2018", "annual_report_2019", "stockpile", "clearance"
    ]  # fmt: skip


def test_every_treaty_of_the_code_list_has_a_clock() -> None:
    for code in codelist("treaty"):
        inputs = ClockInputs(code.code, joining_act="ORIGINAL")
        assert treaty_clock(inputs, day("2024-01-01")).deadlines, code.code


def test_months_are_added_within_real_months() -> None:
    assert add_months(day("2024-01-31"), 1) == day("2024-02-29")
    assert add_months(day("2024-12-15"), 12) == day("2025-12-15")
    assert add_months(day("2024-03-31"), -9) == day("2023-06-30")


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(clock_module).failed == 0
