"""Rules for counts of people, alike for every record that reaches people."""

from __future__ import annotations

from collections.abc import Sequence

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import label_of, other_needs_a_text
from mac_desktop.forms.rules.reading import number, text, total
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

BY_SEX_AND_AGE = ("girls", "boys", "women", "men")
PARTS = (*BY_SEX_AND_AGE, "females", "males", "unknown")
_DISABLED = tuple(f"{group}_with_disability" for group in BY_SEX_AND_AGE)
_OF_GROUP = {"CHILD": ("women", "men"), "ADULT": ("girls", "boys")}
_ESTIMATES = ("HOUSEHOLDS", "MEDIA", "ESTIMATE")


def people_in(values: Values) -> float | int | None:
    """All people on one count: the sum of its parts, else the total that was given; None when neither is there."""
    parts = total(values, *PARTS)
    return number(values, "people") if parts is None else parts


def _total_of_parts(values: Values, _: RuleContext) -> Outcome:
    """The total is the sum of its parts."""
    people, parts = number(values, "people"), total(values, *PARTS)
    return {"people": people, "parts": parts} if people is not None and parts is not None and people != parts else None


def _some_of_all(name: str) -> Check:
    def check(values: Values, _: RuleContext) -> Outcome:
        """People with a disability, and people reached for the first time, are not more than the people in all."""
        some, people = number(values, name), people_in(values)
        return {"some": some, "people": people} if some is not None and people is not None and some > people else None

    return check


def _disabled_of_their_group(form: Form) -> Check:
    def check(values: Values, _: RuleContext) -> Outcome:
        """The girls, boys, women and men with a disability are not more than the girls, boys, women and men."""
        for group, disabled in zip(BY_SEX_AND_AGE, _DISABLED, strict=True):
            some, people = number(values, disabled), number(values, group)
            if some is not None and people is not None and some > people:
                return {"label": label_of(form, disabled), "some": some, "people": people}
        return None

    return check


def _disabled_in_all(values: Values, _: RuleContext) -> Outcome:
    """The girls, boys, women and men with a disability are not more than all people with a disability."""
    people, parts = number(values, "with_disability"), total(values, *_DISABLED)
    return {"people": people, "parts": parts} if people is not None and parts is not None and parts > people else None


def _outside_the_band(values: Values, _: RuleContext) -> Outcome:
    """A count of an age band under 18 holds no women and men, and one of an age band from 18 no girls and boys."""
    within = codelist("age_band").within(text(values, "age_band") or "")
    for group, others in _OF_GROUP.items():
        if group in within and total(values, *others):
            return {}
    return None


def _siblings(form: Form, values: Values, context: RuleContext) -> Sequence[Values]:
    """The other counts of the same owner, kind and timing."""
    owner = next(c.name for c in form.record.__table__.columns if c.info.get("owner"))  # type: ignore[attr-defined]
    owner_id = text(values, owner)
    if owner_id is None:
        return ()
    same = ("kind", "timing")
    return [
        other
        for other in context.lookup.related(form.key, owner, owner_id)
        if other.get("id") != context.record_id and all(other.get(name) == values.get(name) for name in same)
    ]


def _counted_twice(form: Form) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """The same people are not counted twice: there is one count for all ages, or one for each age band."""
        bands = [text(other, "age_band") for other in _siblings(form, values, context)]
        return {} if text(values, "age_band") in bands else None

    return check


def _bands_and_whole(form: Form) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Where people are counted for all ages and by age bands too, the bands add up to all ages."""
        counts = [values, *_siblings(form, values, context)]
        whole = [people_in(c) for c in counts if text(c, "age_band") is None]
        bands = [people_in(c) for c in counts if text(c, "age_band") is not None]
        if len(whole) != 1 or not bands or whole[0] is None or None in bands:
            return None
        parts = sum(n for n in bands if n is not None)
        return {"whole": whole[0], "bands": parts} if whole[0] != parts else None

    return check


def _nobody_counted(values: Values, _: RuleContext) -> Outcome:
    """A count has a number of people or of households."""
    some_answer = any(values.get(name) is not None for name in (*PARTS, "people", "households"))
    return None if some_answer else {}


def _unmarked_estimate(values: Values, _: RuleContext) -> Outcome:
    """A number worked out from households or from the reach of a medium is marked as an estimate."""
    return {} if text(values, "count_method") in _ESTIMATES and text(values, "estimated") in (None, "NO") else None


def beneficiary_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of one form that `catalogue.beneficiaries.beneficiaries_form` made."""
    return (
        *_totals(form),
        *_disability(form),
        *_bands(form),
        *_estimates(form),
        *other_needs_a_text(form, "remarks", {"count_method": "OTHER"}, Severity.WARN),
    )


def _totals(form: Form) -> tuple[Rule, ...]:
    return (
        Rule(
            id="P12",
            form=form.key,
            severity=Severity.STOP,
            fields=("people", *PARTS),
            message=N_("The total is {people}, but its parts add up to {parts}. Correct the total or the parts."),
            check=_total_of_parts,
            good={"people": 12, "girls": 4, "women": 5, "unknown": 3},
            bad={"people": 12, "girls": 4, "women": 5},
        ),
        Rule(
            id="P12",
            form=form.key,
            severity=Severity.STOP,
            fields=("first_time", "people"),
            message=N_(
                "{some} people reached for the first time are more than the {people} people in all. Correct the counts."
            ),
            check=_some_of_all("first_time"),
            good={"women": 4, "men": 3, "first_time": 7},
            bad={"women": 4, "men": 3, "first_time": 8},
        ),
        Rule(
            id="P25",
            form=form.key,
            severity=Severity.WARN,
            fields=("people", "girls", "boys", "women", "men"),
            message=N_("Nobody is counted here. Give the number of people, or say that it is unknown."),
            check=_nobody_counted,
            good={"kind": "DIRECT", "people": 0},
            bad={"kind": "DIRECT"},
        ),
    )


def _disability(form: Form) -> tuple[Rule, ...]:
    return (
        Rule(
            id="P12",
            form=form.key,
            severity=Severity.STOP,
            fields=("with_disability", "people"),
            message=N_("{some} people with a disability are more than the {people} people in all. Correct the counts."),
            check=_some_of_all("with_disability"),
            good={"women": 4, "men": 3, "with_disability": 2},
            bad={"women": 4, "men": 3, "with_disability": 8},
        ),
        Rule(
            id="P12",
            form=form.key,
            severity=Severity.STOP,
            fields=_DISABLED,
            message=N_("{label} are {some}, more than the {people} counted with and without. Correct the counts."),
            check=_disabled_of_their_group(form),
            good={"women": 4, "women_with_disability": 4},
            bad={"women": 4, "women_with_disability": 5},
        ),
        Rule(
            id="P12",
            form=form.key,
            severity=Severity.STOP,
            fields=("with_disability", *_DISABLED),
            message=N_(
                "{people} people have a disability in all, but by sex and age they add up to {parts}. Correct the one "
                "or the other."
            ),
            check=_disabled_in_all,
            good={"with_disability": 3, "women_with_disability": 2},
            bad={"with_disability": 1, "women_with_disability": 2},
        ),
    )


def _bands(form: Form) -> tuple[Rule, ...]:
    owner = next(c.name for c in form.record.__table__.columns if c.info.get("owner"))  # type: ignore[attr-defined]
    other: Values = {"id": "b1", owner: "o1", "kind": "DIRECT", "people": 12}
    band: Values = {owner: "o1", "kind": "DIRECT", "age_band": "A05_09"}
    return (
        Rule(
            id="P26",
            form=form.key,
            severity=Severity.STOP,
            fields=("age_band", "girls", "boys", "women", "men"),
            message=N_("There are people here who cannot be in this age band. Correct the band, or the counts."),
            check=_outside_the_band,
            good={"age_band": "A18_45", "women": 4},
            bad={"age_band": "A15_17", "women": 4},
        ),
        Rule(
            id="P27",
            form=form.key,
            severity=Severity.WARN,
            fields=("age_band", "kind"),
            message=N_(
                "These people are counted on another record too. Correct kind or age band, or delete one of them."
            ),
            check=_counted_twice(form),
            good=band,
            bad={owner: "o1", "kind": "DIRECT", "people": 12},
            others={form.key: (other,)},
        ),
        Rule(
            id="P12",
            form=form.key,
            severity=Severity.WARN,
            fields=("age_band", "people"),
            message=N_(
                "The count for all ages is {whole}, but the age bands add up to {bands}. Add the missing bands, or "
                "correct the counts; figures use the count for all ages."
            ),
            check=_bands_and_whole(form),
            good={**band, "girls": 5, "boys": 7},
            bad={**band, "girls": 5, "boys": 5},
            others={form.key: (other,)},
        ),
    )


def _estimates(form: Form) -> tuple[Rule, ...]:
    return (
        Rule(
            id="P24",
            form=form.key,
            severity=Severity.WARN,
            fields=("estimated", "count_method"),
            message=N_("This way of counting gives an estimate. Say under Estimated that it is one."),
            check=_unmarked_estimate,
            good={"count_method": "MEDIA", "estimated": "YES"},
            bad={"count_method": "MEDIA"},
        ),
    )
