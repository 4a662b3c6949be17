"""Rules that many forms share: dates, late reports, single parts, coordinates, areas, "other" and people reached."""

from __future__ import annotations

import datetime as dt

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import certainly_before, codes, number, text, total
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.forms.thresholds import YEAR, Threshold
from mac_desktop.texts import N_

OLDEST_YEAR = Threshold(
    "D7.oldest_year", 1900, YEAR, N_("Dates before this year are doubted. Set the year in which the conflict began.")
)
TOLD_LATER = Threshold(
    "D6.register_days", 365, "days", N_("What is told later than this was gathered afterwards and is no late report.")
)
SMALLEST_AREA = Threshold("L5.smallest", 10, "m2", N_("Areas below this size are doubted."))
LARGEST_AREA = Threshold("L5.largest", 5_000_000, "m2", N_("Areas above this size are doubted."))
_PEOPLE = ("women", "men", "girls", "boys")
_DAY = len("2024-03-24")


def label_of(form: Form, name: str) -> str:
    """The label of a form's field, a marked text."""
    return next(spec.label for spec in form.fields if spec.name == name)


def dates_in_order(form: Form, rule_id: str, first: str, second: str, severity: Severity = Severity.STOP) -> Rule:
    """The rule that `second` is not before `first`; partial dates break it only when they contradict for certain."""
    labels = {"first_label": label_of(form, first), "second_label": label_of(form, second)}

    def check(values: Values, _: RuleContext) -> Outcome:
        one, two = text(values, first), text(values, second)
        return {**labels, "first": one, "second": two} if certainly_before(two, one) else None

    check.__doc__ = f"“{labels['second_label']}” is not before “{labels['first_label']}”."
    return Rule(
        id=rule_id,
        form=form.key,
        severity=severity,
        fields=(second, first),
        message=N_("{second_label} ({second}) is before {first_label} ({first}). Correct one of the two dates."),
        check=check,
        good={first: "2024-03", second: "2024-03-10"},
        bad={first: "2024-03-11", second: "2024-03-10"},
    )


def no_very_old_dates(form: Form) -> Rule:
    """Rule D7: no date of the form is before the oldest year."""
    columns = form.record.__table__.columns  # type: ignore[attr-defined]
    labels = {spec.name: spec.label for spec in form.fields if columns[spec.name].info["kind"] is Kind.DATE}

    def check(values: Values, context: RuleContext) -> Outcome:
        """No date is before the year that the centre sets, 1900 at first: older ones are nearly always a slip."""
        oldest = int(context.limit(OLDEST_YEAR))
        for name, label in labels.items():
            value = text(values, name)
            if value is not None and value < f"{oldest:04}":
                return {"label": label, "value": value, "year": str(oldest)}
        return None

    first = next(iter(labels))
    return Rule(
        id="D7",
        form=form.key,
        severity=Severity.WARN,
        fields=tuple(labels),
        message=N_("{label} is {value}, before {year}. Correct the year, or confirm that it is meant."),
        check=check,
        good={first: "1942"},
        bad={first: "1824-03-01"},
        thresholds=(OLDEST_YEAR,),
    )


def reported_in_time(form: Form, event: str, reported: str, limit: Threshold) -> Rule:
    """Rule D6: `reported` is not later than so many days after `event`, as the centre's procedures ask.

    Only dates known to the day are compared. A register tells of events of long ago, which is no late report.
    """

    def check(values: Values, context: RuleContext) -> Outcome:
        """A report comes within the days that the procedures of the centre give for it. What is told much later still,
        as registers do, is not held against them."""
        one, two = text(values, event), text(values, reported)
        if one is None or two is None or len(one) < _DAY or len(two) < _DAY:
            return None
        days = (dt.date.fromisoformat(two) - dt.date.fromisoformat(one)).days
        late = context.limit(limit) < days <= context.limit(TOLD_LATER)
        return {"days": days, "limit": int(context.limit(limit))} if late else None

    return Rule(
        id="D6",
        form=form.key,
        severity=Severity.WARN,
        fields=(reported, event),
        message=N_(
            "The report is {days} days later than what it tells of; {limit} days are allowed. Make sure of both dates, "
            "or note why it is late."
        ),
        check=check,
        good={event: "2024-03-11", reported: "2024-03-12"},
        bad={event: "2023-09-11", reported: "2024-03-12"},
        thresholds=(limit, TOLD_LATER),
    )


def one_at_most(form: Form) -> Rule:
    """Rule P23, for a part of which a record has one at most."""
    owner = next(c.name for c in form.record.__table__.columns if c.info.get("owner"))  # type: ignore[attr-defined]

    def check(values: Values, context: RuleContext) -> Outcome:
        """The record that it belongs to has no other part of this kind."""
        owner_id = text(values, owner)
        others = context.lookup.related(form.key, owner, owner_id) if owner_id is not None else ()
        return {} if any(other.get("id") != context.record_id for other in others) else None

    return Rule(
        id="P23",
        form=form.key,
        severity=Severity.STOP,
        fields=(owner,),
        message=N_("There is such a record already, and there can be one only. Change that one instead."),
        check=check,
        good={"id": "r1", owner: "o1"},
        bad={owner: "o1"},
        others={form.key: ({"id": "r1", owner: "o1"},)},
    )


def other_needs_a_text(
    form: Form, where: str, other: dict[str, str], severity: Severity = Severity.STOP
) -> tuple[Rule, ...]:
    """Rules V7, one for each coded field: its code for "other" asks for words in the field `where`."""

    def rule(name: str, code: str) -> Rule:
        labels = {"label": label_of(form, name), "where": label_of(form, where)}

        def check(values: Values, _: RuleContext) -> Outcome:
            chosen = values.get(name)
            if chosen is None or values.get(where) is not None:
                return None
            return labels if chosen == code or (";" in str(chosen) and code in codes(values, name)) else None

        check.__doc__ = f"“Other” under “{labels['label']}” is explained under “{labels['where']}”."
        return Rule(
            id="V7",
            form=form.key,
            severity=severity,
            fields=(name, where),
            message=N_("{label} is “other”. Say under {where} what it is."),
            check=check,
            good={name: code, where: "Beekeeping"},
            bad={name: code},
        )

    return tuple(rule(name, code) for name, code in other.items())


def usual_area(form: Form) -> Rule:
    """Rule L5 for `area_m2`."""

    def check(values: Values, context: RuleContext) -> Outcome:
        """An area is of a usual size, from 10 m² to 5 km² unless the centre sets other bounds. Smaller figures are
        often hectares, larger ones a slip."""
        area = number(values, "area_m2")
        if area is None or context.limit(SMALLEST_AREA) <= area <= context.limit(LARGEST_AREA):
            return None
        return {"label": label_of(form, "area_m2"), "value": area}

    return Rule(
        id="L5",
        form=form.key,
        severity=Severity.WARN,
        fields=("area_m2",),
        message=N_(
            "{label} is {value} m², which is unusual. Make sure that it is in square metres: 1 ha is 10,000 m² and 1 "
            "km² is 1,000,000 m²."
        ),
        check=check,
        good={"area_m2": 12_500},
        bad={"area_m2": 2},
        thresholds=(SMALLEST_AREA, LARGEST_AREA),
    )


def people_with_disability(form: Form) -> Rule:
    """Rule P12 for counts by sex and age."""

    def check(values: Values, _: RuleContext) -> Outcome:
        """People with a disability are some of the women, men, girls and boys, so they are not more than those."""
        count = number(values, "with_disability")
        people = total(values, *_PEOPLE) if count else None
        return {"count": count, "total": people} if count and people is not None and count > people else None

    return Rule(
        id="P12",
        form=form.key,
        severity=Severity.STOP,
        fields=("with_disability", *_PEOPLE),
        message=N_("{count} people with a disability are more than the {total} people in all. Correct the counts."),
        check=check,
        good={"women": 4, "men": 3, "with_disability": 2},
        bad={"women": 4, "men": 3, "with_disability": 8},
    )
