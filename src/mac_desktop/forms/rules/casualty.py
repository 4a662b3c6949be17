"""Rules for casualties: who the person is."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import age_bounds, certainly_before, linked, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_ADULT = 18
_NOT_FOR_CHILDREN = frozenset({"FORCES", "DEMINER", "ARMED_GROUP", "DRIVER"})


def _person_and_accident(values: Values, context: RuleContext) -> tuple[Values, Values]:
    """The casualty's person and accident; the accident is asked for only when there is a person."""
    person = linked(values, context, "person_id", "person")
    return person, linked(values, context, "accident_id", "accident") if person else {}


def _age_against_birth(values: Values, context: RuleContext) -> Outcome:
    """The age at the accident agrees with the person's date of birth to within a year."""
    age = number(values, "age")
    if age is None or text(values, "person_id") is None:
        return None
    person, accident = _person_and_accident(values, context)
    birth, day = text(person, "birth_date"), text(accident, "accident_date")
    if birth is None or day is None:
        return None
    low, high = age_bounds(birth, day)
    return None if low - 1 <= age <= high + 1 else {"age": age, "birth": birth, "day": day}


def _age_left_out(values: Values, context: RuleContext) -> Outcome:
    """The age at the accident is given where it follows from the date of birth."""
    if values.get("age") is not None or text(values, "person_id") is None:
        return None
    person, accident = _person_and_accident(values, context)
    birth, day = text(person, "birth_date"), text(accident, "accident_date")
    if birth is None or day is None or certainly_before(day, birth):
        return None
    low, high = age_bounds(birth, day)
    low = max(low, 0)
    return {"age": low if low == high else f"{low}–{high}"} if high - low <= 1 else None


def _accident_before_birth(values: Values, context: RuleContext) -> Outcome:
    """The accident is not before the person's birth."""
    person, accident = _person_and_accident(values, context)
    birth, day = text(person, "birth_date"), text(accident, "accident_date")
    return {"birth": birth, "day": day} if certainly_before(day, birth) else None


def _death_before_accident(values: Values, context: RuleContext) -> Outcome:
    """The person did not die before the accident."""
    person, accident = _person_and_accident(values, context)
    death, day = text(person, "death_date"), text(accident, "accident_date")
    return {"death": death, "day": day} if certainly_before(death, day) else None


def _another_sex(values: Values, context: RuleContext) -> Outcome:
    """The casualty's sex is the person's, where both are known."""
    sex = text(values, "sex")
    if sex not in ("F", "M"):
        return None
    other = text(linked(values, context, "person_id", "person"), "sex")
    return {} if other in ("F", "M") and other != sex else None


def _person_still_alive(values: Values, context: RuleContext) -> Outcome:
    """A person who was killed is not recorded as alive."""
    if text(values, "outcome") != "KILLED":
        return None
    return {} if text(linked(values, context, "person_id", "person"), "victim_state") == "ALIVE" else None


def _deminer_elsewhere(values: Values, context: RuleContext) -> Outcome:
    """A deminer is a casualty of a demining accident, or has an employer in demining."""
    if text(values, "condition") != "DEM":
        return None
    kind = text(linked(values, context, "accident_id", "accident"), "accident_type")
    if kind in (None, "DEMINING"):
        return None
    told = context.lookup.related("demining_victim", "casualty_id", context.record_id) if context.record_id else ()
    return None if any(text(t, "employer_id") for t in told) else {}


def _is_child(values: Values) -> bool:
    age = number(values, "age")
    return age < _ADULT if age is not None else text(values, "age_group") == "CHILD"


def _child_in_service(values: Values, _: RuleContext) -> Outcome:
    """A child is not a soldier, a member of an armed group, a deminer or a driver."""
    serves = text(values, "occupation") in _NOT_FOR_CHILDREN or text(values, "condition") in ("MIL", "DEM")
    return {} if serves and _is_child(values) else None


def _small_child_tampering(values: Values, _: RuleContext) -> Outcome:
    """A child under five does not handle a device on purpose."""
    age = number(values, "age")
    if age is None or age >= 5:
        return None
    return {"age": age} if text(values, "tampered") == "YES" or text(values, "activity") == "TAMP" else None


def _age_and_group(values: Values, _: RuleContext) -> Outcome:
    """The age group is that of the age."""
    age, group = number(values, "age"), text(values, "age_group")
    if age is None or group not in ("CHILD", "ADULT"):
        return None
    return {"age": age} if (age < _ADULT) != (group == "CHILD") else None


_PERSON: Values = {"id": "p1", "sex": "F", "birth_date": "1990", "death_date": "2024-05-02", "victim_state": "ALIVE"}
_OTHERS: dict[str, tuple[Values, ...]] = {
    "person": (_PERSON,),
    "accident": (
        {"id": "x1", "accident_date": "2024-05-01", "accident_type": "MINE"},
        {"id": "x2", "accident_date": "1989", "accident_type": "DEMINING"},
        {"id": "x3", "accident_date": "2024-05-03", "accident_type": "DEMINING"},
    ),
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="P3",
        form="casualty",
        severity=Severity.STOP,
        fields=("age", "person_id", "accident_id"),
        message=N_(
            "An age of {age} on {day} does not agree with the person's date of birth, {birth}. Correct the age, the "
            "date of birth or the person."
        ),
        check=_age_against_birth,
        good={"person_id": "p1", "accident_id": "x1", "age": 34},
        bad={"person_id": "p1", "accident_id": "x1", "age": 43},
        others=_OTHERS,
    ),
    Rule(
        id="P3",
        form="casualty",
        severity=Severity.WARN,
        fields=("age", "person_id", "accident_id"),
        message=N_(
            "The date of birth gives an age of {age} at the accident. Fill it in; where two are possible, choose one "
            "and say that it is estimated."
        ),
        check=_age_left_out,
        good={"person_id": "p1", "accident_id": "x1", "age": 34},
        bad={"person_id": "p1", "accident_id": "x1"},
        others=_OTHERS,
    ),
    Rule(
        id="D5",
        form="casualty",
        severity=Severity.STOP,
        fields=("person_id", "accident_id"),
        message=N_(
            "The accident on {day} is before the person's birth, {birth}. Choose another person, or correct a date."
        ),
        check=_accident_before_birth,
        good={"person_id": "p1", "accident_id": "x1"},
        bad={"person_id": "p1", "accident_id": "x2"},
        others=_OTHERS,
    ),
    Rule(
        id="D5",
        form="casualty",
        severity=Severity.STOP,
        fields=("person_id", "accident_id"),
        message=N_(
            "The person died on {death}, before the accident on {day}. Choose another person, or correct a date."
        ),
        check=_death_before_accident,
        good={"person_id": "p1", "accident_id": "x1"},
        bad={"person_id": "p1", "accident_id": "x3"},
        others=_OTHERS,
    ),
    Rule(
        id="P19",
        form="casualty",
        severity=Severity.WARN,
        fields=("sex", "person_id"),
        message=N_(
            "The sex is not that of the person's own record. Correct the one or the other, or choose another person."
        ),
        check=_another_sex,
        good={"person_id": "p1", "sex": "UNK"},
        bad={"person_id": "p1", "sex": "M"},
        others=_OTHERS,
    ),
    Rule(
        id="P20",
        form="casualty",
        severity=Severity.WARN,
        fields=("outcome", "person_id"),
        message=N_("The person was killed, but is recorded as alive. Correct the outcome, or the person's state."),
        check=_person_still_alive,
        good={"person_id": "p1", "outcome": "INJURED"},
        bad={"person_id": "p1", "outcome": "KILLED"},
        others=_OTHERS,
    ),
    Rule(
        id="P6",
        form="casualty",
        severity=Severity.WARN,
        fields=("condition", "accident_id"),
        message=N_("A deminer was hurt, but the accident is not a demining accident. Correct the one or the other."),
        check=_deminer_elsewhere,
        good={"accident_id": "x2", "condition": "DEM"},
        bad={"accident_id": "x1", "condition": "DEM"},
        others=_OTHERS,
    ),
    Rule(
        id="P7",
        form="casualty",
        severity=Severity.WARN,
        fields=("occupation", "condition", "age"),
        message=N_(
            "A child under 18 is recorded as military, armed, deminer or driver. Make sure of age and occupation."
        ),
        check=_child_in_service,
        good={"age": 18, "condition": "MIL"},
        bad={"age_group": "CHILD", "condition": "MIL"},
    ),
    Rule(
        id="P7",
        form="casualty",
        severity=Severity.WARN,
        fields=("tampered", "activity", "age"),
        message=N_(
            "A child of {age} is recorded as handling the device on purpose. Make sure of the age and the activity."
        ),
        check=_small_child_tampering,
        good={"age": 11, "activity": "TAMP"},
        bad={"age": 3, "activity": "TAMP"},
    ),
    Rule(
        id="P22",
        form="casualty",
        severity=Severity.STOP,
        fields=("age_group", "age"),
        message=N_("An age of {age} is not in the age group given. Correct the age, or the age group."),
        check=_age_and_group,
        good={"age": 17, "age_group": "CHILD"},
        bad={"age": 18, "age_group": "CHILD"},
    ),
)
