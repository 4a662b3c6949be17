"""Rules for persons, and for what is asked of them on one day."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.person import PERSON
from mac_desktop.forms.catalogue.person_parts import DISABILITY_ANSWERS, DISABILITY_QUESTIONS, LIVING_SITUATION
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import (
    both_coordinates,
    dates_in_order,
    no_very_old_dates,
    other_needs_a_text,
)
from mac_desktop.forms.rules.reading import age_bounds, certainly_before, linked, number, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_ADULT = 18
_ASKED_FROM = 5
_SEXES = ("F", "M")


def _killed_but_alive(values: Values, context: RuleContext) -> Outcome:
    """A person who was killed is not recorded as alive."""
    if context.record_id is None or text(values, "victim_state") != "ALIVE":
        return None
    casualties = context.lookup.related("casualty", "person_id", context.record_id)
    return {} if any(text(c, "outcome") == "KILLED" for c in casualties) else None


def _dead_but_alive(values: Values, _: RuleContext) -> Outcome:
    """A person with a date of death is not recorded as alive."""
    return {} if text(values, "victim_state") == "ALIVE" and text(values, "death_date") is not None else None


def _consent_not_known(values: Values, _: RuleContext) -> Outcome:
    """Whether a person agreed to details being passed on is known: without a yes, nothing of the person is exported."""
    asked = values.get("consent_to_share")
    return {} if asked is not None and text(values, "consent_to_share") not in ("YES", "NO") else None


def _child_consenting(values: Values, context: RuleContext) -> Outcome:
    """For a child a guardian consents, whose name is kept."""
    birth = text(values, "birth_date")
    if birth is None or text(values, "consent_to_share") != "YES" or values.get("consent_given_by") is not None:
        return None
    asked_on = text(values, "consent_date") or context.today.isoformat()
    return {} if age_bounds(birth, asked_on)[1] < _ADULT else None


def _same_person(one: Values, other: Values) -> bool:
    """Whether nothing that is known of both tells them apart, and sex, year of birth or place speaks for one person."""
    births = [text(values, "birth_date") for values in (one, other)]
    years = [int(birth[:4]) for birth in births if birth is not None]
    if len(years) == len(births) and abs(years[0] - years[1]) > 1:
        return False
    for name in ("sex", "father_name", "admin_unit_id"):
        told = [text(values, name) for values in (one, other)]
        if None not in told and told[0] != told[1] and not (name == "sex" and not set(told) <= set(_SEXES)):
            return False
    both = [text(one, name) is not None and text(one, name) == text(other, name) for name in ("admin_unit_id",)]
    return len(years) == len(births) or any(both)


def _same_name(values: Values, context: RuleContext) -> Outcome:
    """Nobody is recorded twice: no other person has the same name, however it is written, and the same year of birth,
    to within a year, in the same administrative unit. What is not known of one of the two does not tell them apart."""
    name = text(values, "name")
    if name is None:
        return None
    for other_id in context.lookup.named("person", "name", name):
        if other_id != context.record_id:
            other = context.lookup.record("person", other_id) or {}
            if _same_person(values, other):
                return {"number": text(other, "number") or text(other, "local_id") or "–"}
    return None


def _own_family(values: Values, context: RuleContext) -> Outcome:
    """Nobody is a member of the own family."""
    related = text(values, "related_person_id")
    return {} if related is not None and related == context.record_id else None


def _family_of_nobody(values: Values, _: RuleContext) -> Outcome:
    """An indirect victim is of the family of somebody who was killed or injured."""
    indirect = text(values, "victim_kind") == "INDIRECT"
    return {} if indirect and values.get("related_person_id") is None else None


def _some_unanswered(values: Values, _: RuleContext) -> Outcome:
    """All six questions are answered, by an answer of the list or as unknown; a record without them is not made."""
    missing = [name for name in DISABILITY_ANSWERS if values.get(name) is None]
    return {"missing": len(missing)} if missing else None


def _too_young_for_the_questions(values: Values, context: RuleContext) -> Outcome:
    """The questions are made for people of five years and over."""
    asked_on = text(values, "asked_on")
    birth = text(linked(values, context, "person_id", "person"), "birth_date") if asked_on is not None else None
    if asked_on is None or birth is None:
        return None
    return {} if age_bounds(birth, asked_on)[1] < _ASKED_FROM else None


def _outside_the_life(date_field: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Nobody is asked before birth or after death."""
        day = text(values, date_field)
        person = linked(values, context, "person_id", "person") if day is not None else {}
        born, died = text(person, "birth_date"), text(person, "death_date")
        return {"day": day} if certainly_before(day, born) or certainly_before(died, day) else None

    return check


def during_the_life(form: str, date_field: str) -> Rule:
    """Rule D5 for a date at which something was asked of a person."""
    return Rule(
        id="D5",
        form=form,
        severity=Severity.STOP,
        fields=(date_field, "person_id"),
        message=N_("On {day} the person was not born yet or had died. Correct the date, or choose another person."),
        check=_outside_the_life(date_field),
        good={"person_id": "p1", date_field: "2024"},
        bad={"person_id": "p1", date_field: "2024-06"},
        others={"person": ({"id": "p1", "birth_date": "1990", "death_date": "2024-05-02"},)},
    )


def _more_dependents_than_people(values: Values, _: RuleContext) -> Outcome:
    """A person provides for fewer people than live in the household, or for all of them but one."""
    people, dependents = number(values, "household_size"), number(values, "dependents")
    return {"people": people, "dependents": dependents} if people and dependents and dependents >= people else None


_NAMESAKE: Values = {"id": "p1", "name": "Amina Noor", "sex": "F", "birth_date": "1990-04", "admin_unit_id": "u1"}

PERSON_RULES: tuple[Rule, ...] = (
    dates_in_order(PERSON, "D5", "birth_date", "death_date"),
    dates_in_order(PERSON, "D5", "birth_date", "consent_date"),
    no_very_old_dates(PERSON),
    *both_coordinates(PERSON),
    Rule(
        id="P20",
        form="person",
        severity=Severity.WARN,
        fields=("victim_state",),
        message=N_("The person was killed at an accident, but is recorded as alive. Correct the one or the other."),
        check=_killed_but_alive,
        good={"id": "p1", "victim_state": "DECEASED"},
        bad={"id": "p1", "victim_state": "ALIVE"},
        others={"casualty": ({"id": "c1", "person_id": "p1", "outcome": "KILLED"},)},
    ),
    Rule(
        id="P21",
        form="person",
        severity=Severity.STOP,
        fields=("victim_state", "death_date"),
        message=N_("There is a date of death, but the person is recorded as alive. Correct the one or the other."),
        check=_dead_but_alive,
        good={"victim_state": "DECEASED", "death_date": "2024"},
        bad={"victim_state": "ALIVE", "death_date": "2024"},
    ),
    Rule(
        id="P8",
        form="person",
        severity=Severity.WARN,
        fields=("consent_to_share",),
        message=N_("It is not known whether the person agreed. Ask; until then nothing of the person may be exported."),
        check=_consent_not_known,
        good={"consent_to_share": "NO"},
        bad={"consent_to_share": "UNK"},
    ),
    Rule(
        id="P30",
        form="person",
        severity=Severity.WARN,
        fields=("consent_given_by", "consent_to_share"),
        message=N_("The person is under 18. Say which guardian consented."),
        check=_child_consenting,
        good={"birth_date": "2015", "consent_to_share": "YES", "consent_given_by": "Mother"},
        bad={"birth_date": "2015", "consent_to_share": "YES", "consent_date": "2024-05-01"},
    ),
    Rule(
        id="P9",
        form="person",
        severity=Severity.WARN,
        fields=("name", "birth_date", "admin_unit_id"),
        message=N_("{number} has the same name and could be the same person. Make sure that nobody is recorded twice."),
        check=_same_name,
        good={"name": "Amina Noor", "sex": "F", "birth_date": "1984", "admin_unit_id": "u1"},
        bad={"name": "AMINA NOOR", "birth_date": "1991", "admin_unit_id": "u1"},
        others={"person": (_NAMESAKE,)},
    ),
    Rule(
        id="P35",
        form="person",
        severity=Severity.STOP,
        fields=("related_person_id",),
        message=N_("A person cannot be of the own family. Choose the person who was killed or injured."),
        check=_own_family,
        good={"id": "p1", "related_person_id": "p2"},
        bad={"id": "p1", "related_person_id": "p1"},
    ),
    Rule(
        id="P35",
        form="person",
        severity=Severity.WARN,
        fields=("related_person_id", "victim_kind"),
        message=N_("Say whose family this indirect victim is, so that families can be counted."),
        check=_family_of_nobody,
        good={"victim_kind": "INDIRECT", "related_person_id": "p2"},
        bad={"victim_kind": "INDIRECT"},
    ),
    *other_needs_a_text(
        PERSON,
        "remarks",
        {
            "ethnic_group": "OTHER",
            "occupation": "OTHER",
            "identity_paper": "OTHER",
            "kinship": "OTHER",
            "vulnerable_groups": "OTHER",
        },
        Severity.WARN,
    ),
)

PART_RULES: tuple[Rule, ...] = (
    Rule(
        id="P17",
        form="disability_questions",
        severity=Severity.STOP,
        fields=DISABILITY_ANSWERS,
        message=N_(
            "{missing} of the six questions have no answer. Ask them all; if they were not asked, delete this record."
        ),
        check=_some_unanswered,
        good=dict.fromkeys(DISABILITY_ANSWERS, "1"),
        bad={"seeing": "1", "hearing": "2"},
    ),
    Rule(
        id="P36",
        form="disability_questions",
        severity=Severity.WARN,
        fields=("asked_on", "person_id"),
        message=N_("The person was under five. These questions are made for people of five years and over."),
        check=_too_young_for_the_questions,
        good={"person_id": "p1", "asked_on": "2024-05"},
        bad={"person_id": "p2", "asked_on": "2024-05"},
        others={"person": ({"id": "p1", "birth_date": "2018"}, {"id": "p2", "birth_date": "2021"})},
    ),
    during_the_life("disability_questions", "asked_on"),
    no_very_old_dates(DISABILITY_QUESTIONS),
    during_the_life("living_situation", "as_of"),
    dates_in_order(LIVING_SITUATION, "D9", "displaced_since", "as_of"),
    no_very_old_dates(LIVING_SITUATION),
    Rule(
        id="P37",
        form="living_situation",
        severity=Severity.WARN,
        fields=("dependents", "household_size"),
        message=N_("{dependents} dependents are too many for a household of {people}. Correct one of the two."),
        check=_more_dependents_than_people,
        good={"household_size": 5, "dependents": 4},
        bad={"household_size": 5, "dependents": 5},
    ),
    *other_needs_a_text(
        LIVING_SITUATION,
        "other_problems",
        {"displaced_dwelling": "OTHER", "habitat": "OTHER", "residence": "OTHER", "occupation": "OTHER"},
        Severity.WARN,
    ),
)

RULES = PERSON_RULES + PART_RULES
