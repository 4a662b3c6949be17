"""When a State must do what under its mine action treaties, and how it stands (treaty-forms.md section 4).

All dates are calendar days without a time zone; today is handed in. Article 17(2) of the APMBC: entry into force on
the first day of the sixth month after the month of the deposit. Article 7: initial report within 180 days, updates
every 30 April. Article 4: four years, with no extension. Article 5: ten years, which can be extended.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from mac_desktop.domain.periods import Period
from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.domain.treaty_standing import Standing, Word, completed, met, waiting
from mac_desktop.texts import N_

NOTICE_DAYS = 180
"""From this many days before a deadline it is "due in n days" rather than "on track"."""

FORM = "treaty_status"


class Duty(StrEnum):
    """What has a deadline of years: destroying stocks, and clearing mined or contaminated areas."""

    STOCKPILE = "stockpile"
    CLEARANCE = "clearance"


@dataclass(frozen=True, slots=True)
class Extension:
    """A later deadline that a meeting of the States Parties granted."""

    duty: Duty
    new_deadline: date
    granted_by: str = ""


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A transparency report that was sent: when, and what days it covers."""

    filed_on: date
    period: Period


@dataclass(frozen=True, slots=True)
class ClockInputs:
    """What a centre knows of its State under one treaty, in codes of the lists treaty, treaty_status, joining_act.

    `deposit_date` is the date of succession for a succession. Of a deposit known to the month any day of it will do; of
    a completion known to the month or year give the last day it can mean.
    """

    treaty: str
    status: str = "PARTY"
    joining_act: str = ""
    deposit_date: date | None = None
    entry_into_force: date | None = None
    stockpile_completed_on: date | None = None
    clearance_completed_on: date | None = None
    extensions: tuple[Extension, ...] = ()
    withdrawal_received_on: date | None = None
    in_armed_conflict: bool = False
    retains_mines: bool = False
    reports: tuple[FiledReport, ...] = ()

    def completed_on(self, duty: Duty) -> date | None:
        return self.stockpile_completed_on if duty is Duty.STOCKPILE else self.clearance_completed_on


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to be done by a day. `first_due` is the treaty's own day, `due` counts extensions.

    `key` is "initial_report", "annual_report_<year reported on>", "stockpile" or "clearance"; `ask_by` is the last day
    on which an extension can usefully be asked for.
    """

    key: str
    title: str
    article: str
    first_due: date
    due: date
    standing: Standing
    done_on: date | None = None
    ask_by: date | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """`earliest` is the end of the period of notice; `effective` is None while an armed conflict holds it back."""

    received_on: date
    earliest: date
    effective: date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class TreatyClock:
    """Every deadline of a State under one treaty, oldest first, and what is wrong or alarming."""

    treaty: str
    entry_into_force: date | None
    deadlines: tuple[Deadline, ...] = ()
    withdrawal: Withdrawal | None = None
    problems: tuple[Problem, ...] = ()

    def deadline(self, key: str) -> Deadline | None:
        return next((d for d in self.deadlines if d.key == key), None)

    def open(self) -> tuple[Deadline, ...]:
        """What is not done and still binding, the earliest first."""
        waiting = (d for d in self.deadlines if d.done_on is None and d.standing.word is not Word.NO_LONGER_BOUND)
        return tuple(sorted(waiting, key=lambda d: d.due))


@dataclass(frozen=True, slots=True)
class _Rules:
    """The figures of one treaty. Years of 0 mean that there is no such duty."""

    in_force: date
    annual: tuple[int, int]
    articles: Mapping[str, str]
    initial_days: int = 0
    years: Mapping[Duty, int] = field(default_factory=dict)
    extension_years: Mapping[Duty, int] = field(default_factory=dict)
    withdrawal_months: int = 6
    from_month_start: bool = True


_RULES: Mapping[str, _Rules] = {
    "APMBC": _Rules(
        in_force=date(1999, 3, 1),
        annual=(4, 30),
        initial_days=180,
        years={Duty.STOCKPILE: 4, Duty.CLEARANCE: 10},
        extension_years={Duty.CLEARANCE: 10},
        articles={"initial": "7(1)", "annual": "7(2)", Duty.STOCKPILE: "4", Duty.CLEARANCE: "5"},
    ),
    "CCM": _Rules(
        in_force=date(2010, 8, 1),
        annual=(4, 30),
        initial_days=180,
        years={Duty.STOCKPILE: 8, Duty.CLEARANCE: 10},
        extension_years={Duty.STOCKPILE: 4, Duty.CLEARANCE: 5},
        articles={"initial": "7(1)", "annual": "7(2)", Duty.STOCKPILE: "3(2)", Duty.CLEARANCE: "4(1)"},
    ),
    "CCW-APII": _Rules(
        in_force=date(1998, 12, 3),
        annual=(3, 31),
        articles={"annual": "13(4)"},
        withdrawal_months=12,
        from_month_start=False,
    ),
    "CCW-PV": _Rules(
        in_force=date(2006, 11, 12),
        annual=(3, 31),
        initial_days=180,
        articles={"initial": "10(2)(b)", "annual": "10(2)(b)"},
        withdrawal_months=12,
        from_month_start=False,
    ),
}

_TITLES: Mapping[Duty, str] = {
    Duty.STOCKPILE: N_("Destroy all stockpiles"),
    Duty.CLEARANCE: N_("Clear all contaminated areas"),
}


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it is shorter.

    >>> add_months(date(2024, 8, 31), 6), add_months(date(2012, 2, 29), 48)
    (datetime.date(2025, 2, 28), datetime.date(2016, 2, 29))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def entry_into_force(inputs: ClockInputs) -> date | None:
    """The first day on which the treaty binds the State; None when it is not a party or the dates are not known."""
    if inputs.status not in {"PARTY", "WITHDRAWN"}:
        return None
    if inputs.entry_into_force:
        return inputs.entry_into_force
    rules = _RULES[inputs.treaty]
    if inputs.joining_act == "ORIGINAL":
        return rules.in_force
    if inputs.deposit_date is None:
        return None
    if inputs.joining_act == "SUCCESSION":
        return max(inputs.deposit_date, rules.in_force)
    start = inputs.deposit_date.replace(day=1) if rules.from_month_start else inputs.deposit_date
    return max(add_months(start, 6), rules.in_force)


def extension_request_by(treaty: str, deadline: date) -> date | None:
    """The last useful day for asking to extend a clearance deadline; None where a treaty has no such request.

    APMBC, by practice: 31 March of the last year whose meeting comes before the deadline. CCM: nine months before.

    >>> extension_request_by("APMBC", date(2019, 3, 1)), extension_request_by("APMBC", date(2025, 12, 31))
    (datetime.date(2018, 3, 31), datetime.date(2025, 3, 31))
    """
    if treaty == "APMBC":
        return date((deadline + timedelta(days=1)).year - 1, 3, 31)
    return add_months(deadline, -9) if treaty == "CCM" else None


def treaty_clock(inputs: ClockInputs, today: date, notice_days: int = NOTICE_DAYS) -> TreatyClock:
    """All deadlines of the State under one treaty as they stand today."""
    start = entry_into_force(inputs)
    if start is None:
        return TreatyClock(inputs.treaty, None)
    rules = _RULES[inputs.treaty]
    withdrawal = _withdrawal(inputs, rules, today)
    bound_until = withdrawal.effective if withdrawal else None
    reporting = _Reporting(rules, start, inputs.reports, today, bound_until, notice_days)
    duties = [_duty(inputs, rules, start, duty, today, bound_until, notice_days) for duty in rules.years]
    deadlines = sorted([*reporting.deadlines(), *duties], key=lambda d: (d.first_due, d.key))
    problems = (*_extension_problems(inputs, rules, start), *_silence(inputs, deadlines, today))
    return TreatyClock(inputs.treaty, start, tuple(deadlines), withdrawal, problems)


@dataclass(frozen=True, slots=True)
class _Reporting:
    """The reports that fall due between entry into force and the one after today's."""

    rules: _Rules
    start: date
    reports: tuple[FiledReport, ...]
    today: date
    bound_until: date | None
    notice_days: int

    def deadlines(self) -> Iterator[Deadline]:
        sent = sorted((r for r in self.reports if r.filed_on <= self.today), key=lambda r: r.filed_on)
        initial = None
        if self.rules.initial_days:
            initial = next((r for r in sent if r.period.end >= self.start), None)
            due = self.start + timedelta(days=self.rules.initial_days)
            yield self._deadline("initial_report", N_("Initial report"), "initial", due, initial)
        for year in range(self.start.year, self.today.year + 1):
            due = date(year + 1, *self.rules.annual)
            if self.bound_until and self.bound_until <= due:
                break
            found = next((r for r in sent if self._serves(r, year, initial=r is initial)), None)
            key, title = f"annual_report_{year}", N_("Annual report for {year}")
            yield self._deadline(key, title, "annual", due, found, {"year": year})

    def _serves(self, report: FiledReport, year: int, *, initial: bool) -> bool:
        """Whether a report is the annual one for a year: it covers more than half of the year's days under the treaty.

        Real reports keep to calendar years only loosely. The initial report counts only when it reaches the year's end.
        """
        first, last = max(self.start, date(year, 1, 1)), date(year, 12, 31)
        if initial and report.period.end < last:
            return False
        covered = (min(last, report.period.end) - max(first, report.period.start)).days + 1
        return covered * 2 > (last - first).days + 1

    def _deadline(
        self,
        key: str,
        title: str,
        article: str,
        due: date,
        report: FiledReport | None,
        values: Mapping[str, object] | None = None,
    ) -> Deadline:
        done = report.filed_on if report else None
        if done:
            standing = met(done, due)
        else:
            standing = waiting(due, self.today, self.bound_until, self.notice_days)
        return Deadline(key, title, self.rules.articles[article], due, due, standing, done, values=values or {})


def _duty(
    inputs: ClockInputs,
    rules: _Rules,
    start: date,
    duty: Duty,
    today: date,
    bound_until: date | None,
    notice_days: int,
) -> Deadline:
    first_due = add_months(start, 12 * rules.years[duty])
    granted = [e.new_deadline for e in inputs.extensions if e.duty is duty and duty in rules.extension_years]
    due = max([first_due, *granted])
    done = inputs.completed_on(duty)
    if done and done <= today:
        standing = completed(done, due)
    else:
        done = None
        standing = waiting(due, today, bound_until, notice_days, extended=due > first_due)
    ask_by = None
    if done is None and duty is Duty.CLEARANCE:
        ask_by = extension_request_by(inputs.treaty, due)
    return Deadline(duty.value, _TITLES[duty], rules.articles[duty], first_due, due, standing, done, ask_by)


def _withdrawal(inputs: ClockInputs, rules: _Rules, today: date) -> Withdrawal | None:
    received = inputs.withdrawal_received_on
    if received is None:
        return None
    earliest = add_months(received, rules.withdrawal_months)
    if inputs.in_armed_conflict:
        text = N_("Withdrawal cannot take effect before the armed conflict ends, and not before {date}.")
        return Withdrawal(received, earliest, None, Standing(Word.ON_TRACK, text, values={"date": earliest}))
    if earliest <= today:
        text = N_("Withdrawal took effect on {date}.")
        standing = Standing(Word.NO_LONGER_BOUND, text, (today - earliest).days, {"date": earliest})
    else:
        text = N_("Withdrawal takes effect on {date}.")
        standing = Standing(Word.DUE, text, (earliest - today).days, {"date": earliest})
    return Withdrawal(received, earliest, earliest, standing)


def _extension_problems(inputs: ClockInputs, rules: _Rules, start: date) -> Iterator[Problem]:
    """Extensions that the treaty does not know, and extensions that are longer than it allows."""
    before = {duty: add_months(start, 12 * years) for duty, years in rules.years.items()}
    for extension in sorted(inputs.extensions, key=lambda e: e.new_deadline):
        longest = rules.extension_years.get(extension.duty)
        if longest is None:
            text = N_("{treaty} has no extension of this deadline; the extension to {date} is not counted.")
            values = {"treaty": inputs.treaty, "date": extension.new_deadline}
            yield Problem(FORM, "extensions", "treaty_no_extension", Severity.WARN, text, values)
            continue
        if extension.new_deadline > add_months(before[extension.duty], 12 * longest):
            text = N_("The extension to {date} is longer than the {years} years that the treaty allows at a time.")
            values = {"date": extension.new_deadline, "years": longest}
            yield Problem(FORM, "extensions", "treaty_extension_too_long", Severity.WARN, text, values)
        before[extension.duty] = max(before[extension.duty], extension.new_deadline)


def _silence(inputs: ClockInputs, deadlines: list[Deadline], today: date) -> Iterator[Problem]:
    """The alarm of two consecutive years without a report, while there are stocks, contaminated areas or kept mines."""
    waiting = [d for d in deadlines if d.key in tuple(Duty) and d.done_on is None]
    annual = [d for d in deadlines if d.key.startswith("annual_report_") and d.due < today]
    if len(annual) < 2 or any(d.done_on for d in annual[-2:]) or not (waiting or inputs.retains_mines):
        return
    years = {"first": annual[-2].values["year"], "second": annual[-1].values["year"]}
    text = N_("No report was sent for {first} and {second}, two years in a row.")
    yield Problem(FORM, "reports", "treaty_two_years_silent", Severity.WARN, text, years)
