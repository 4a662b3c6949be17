"""Rules for the parts of a casualty: wounds, follow-up, demining work, interviews."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.casualty_parts import (
    CASUALTY_FOLLOW_UP,
    CASUALTY_INTERVIEW,
    CASUALTY_WOUND,
    DEMINING_VICTIM,
    IMPAIRMENTS,
)
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import no_very_old_dates, one_at_most, other_needs_a_text
from mac_desktop.forms.rules.personal_details import no_personal_details
from mac_desktop.forms.rules.reading import certainly_before, codes, linked, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

# What a wound of that part of the body can have taken, as the follow-up asks for it.
_LIMBS = frozenset({"UPPER_ARM", "HAND", "ABOVE_KNEE", "BELOW_KNEE", "FOOT", "OTHER", "UNK"})
_CASUALTIES: dict[str, tuple[Values, ...]] = {
    "casualty": (
        {"id": "c1", "outcome": "INJURED", "accident_id": "x1", "person_id": "p1"},
        {"id": "c2", "outcome": "KILLED", "accident_id": "x2"},
    ),
    "accident": (
        {"id": "x1", "accident_date": "2024-05-01", "accident_type": "DEMINING"},
        {"id": "x2", "accident_date": "2024-05-01", "accident_type": "MINE"},
    ),
    "person": ({"id": "p1", "victim_state": "ALIVE"},),
}


def _accident_of(values: Values, context: RuleContext) -> Values:
    return linked(linked(values, context, "casualty_id", "casualty"), context, "accident_id", "accident")


def _before_the_accident(date_field: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """Nobody is asked or seen about an accident before it happened."""
        day = text(values, date_field)
        accident = text(_accident_of(values, context), "accident_date") if day is not None else None
        return {"day": day, "accident": accident} if certainly_before(day, accident) else None

    return check


def _after_the_accident(form: str, date_field: str) -> Rule:
    return Rule(
        id="D5",
        form=form,
        severity=Severity.STOP,
        fields=(date_field, "casualty_id"),
        message=N_("{day} is before the accident on {accident}. Correct the date, or choose another casualty."),
        check=_before_the_accident(date_field),
        good={"casualty_id": "c1", date_field: "2024-05"},
        bad={"casualty_id": "c1", date_field: "2024-04"},
        others=_CASUALTIES,
    )


def _loss_without_limb(values: Values, _: RuleContext) -> Outcome:
    """Only a limb is amputated."""
    part = text(values, "body_part")
    return {} if text(values, "kind") == "AMPUTATION" and part is not None and part not in _LIMBS else None


def _of_a_killed_person(values: Values, context: RuleContext) -> Outcome:
    """A person who was killed is not followed up and has no impairments."""
    return {} if text(linked(values, context, "casualty_id", "casualty"), "outcome") == "KILLED" else None


def _impairment_without_loss(values: Values, _: RuleContext) -> Outcome:
    """A permanent impairment is at least one of the eight, or one of them was not asked for."""
    if text(values, "evolution") != "PERMANENT":
        return None
    return {} if all(text(values, name) == "NO" for name in IMPAIRMENTS) else None


def _healed_with_loss(values: Values, _: RuleContext) -> Outcome:
    """Who healed has lost nothing for good."""
    if text(values, "evolution") != "HEALED":
        return None
    return {} if any(text(values, name) == "YES" for name in IMPAIRMENTS) else None


def _died_but_alive(values: Values, context: RuleContext) -> Outcome:
    """A person who died later is not recorded as alive."""
    if text(values, "evolution") != "DIED":
        return None
    person = linked(linked(values, context, "casualty_id", "casualty"), context, "person_id", "person")
    return {} if text(person, "victim_state") == "ALIVE" else None


def _not_at_demining(values: Values, context: RuleContext) -> Outcome:
    """Function and protection are recorded of people hurt at demining accidents."""
    kind = text(_accident_of(values, context), "accident_type")
    return {} if kind not in (None, "DEMINING") else None


def _protection_and_answer(values: Values, _: RuleContext) -> Outcome:
    """Who wore no protection has none listed, and who wore some has it listed not as none."""
    worn, listed = text(values, "protection_worn"), codes(values, "protection")
    return {} if (worn == "NO" and listed - {"NONE"}) or (worn == "YES" and "NONE" in listed) else None


_FOLLOW_UP_RULES: tuple[Rule, ...] = (
    Rule(
        id="P4",
        form="casualty_follow_up",
        severity=Severity.STOP,
        fields=("casualty_id",),
        message=N_("The person was killed. Choose the casualty that was followed up, or correct the outcome."),
        check=_of_a_killed_person,
        good={"casualty_id": "c1"},
        bad={"casualty_id": "c2"},
        others=_CASUALTIES,
    ),
    Rule(
        id="P5",
        form="casualty_follow_up",
        severity=Severity.STOP,
        fields=("evolution", *IMPAIRMENTS),
        message=N_("A permanent impairment is recorded, but all eight are answered with no. Correct the answers."),
        check=_impairment_without_loss,
        good={"evolution": "PERMANENT", **dict.fromkeys(IMPAIRMENTS, "NO"), "lost_foot": "YES"},
        bad={"evolution": "PERMANENT", **dict.fromkeys(IMPAIRMENTS, "NO")},
    ),
    Rule(
        id="P5",
        form="casualty_follow_up",
        severity=Severity.STOP,
        fields=("evolution", *IMPAIRMENTS),
        message=N_("The person has healed, but lost something for good. Correct the evolution, or the impairments."),
        check=_healed_with_loss,
        good={"evolution": "HEALED", "lost_foot": "NO"},
        bad={"evolution": "HEALED", "lost_foot": "YES"},
    ),
    Rule(
        id="P20",
        form="casualty_follow_up",
        severity=Severity.WARN,
        fields=("evolution", "casualty_id"),
        message=N_("The person died later, but is recorded as alive. Record the death with the person."),
        check=_died_but_alive,
        good={"casualty_id": "c1", "evolution": "HEALED"},
        bad={"casualty_id": "c1", "evolution": "DIED"},
        others=_CASUALTIES,
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="P33",
        form="casualty_wound",
        severity=Severity.WARN,
        fields=("kind", "body_part"),
        message=N_("Only arms and legs are amputated. Correct the part of the body, or the kind of wound."),
        check=_loss_without_limb,
        good={"kind": "AMPUTATION", "body_part": "FOOT"},
        bad={"kind": "AMPUTATION", "body_part": "CHEST"},
    ),
    *other_needs_a_text(CASUALTY_WOUND, "remarks", {"body_part": "OTHER", "kind": "OTHER"}, Severity.WARN),
    *no_personal_details(CASUALTY_WOUND),
    *_FOLLOW_UP_RULES,
    _after_the_accident("casualty_follow_up", "seen_on"),
    no_very_old_dates(CASUALTY_FOLLOW_UP),
    one_at_most(DEMINING_VICTIM),
    Rule(
        id="P6",
        form="demining_victim",
        severity=Severity.WARN,
        fields=("casualty_id",),
        message=N_("The accident is not a demining accident. Correct its type, or choose another casualty."),
        check=_not_at_demining,
        good={"casualty_id": "c1"},
        bad={"casualty_id": "c2"},
        others=_CASUALTIES,
    ),
    Rule(
        id="P34",
        form="demining_victim",
        severity=Severity.STOP,
        fields=("protection_worn", "protection"),
        message=N_("The protective equipment listed contradicts whether any was worn. Correct the one or the other."),
        check=_protection_and_answer,
        good={"protection_worn": "YES", "protection": "VISOR"},
        bad={"protection_worn": "NO", "protection": "VISOR"},
    ),
    *other_needs_a_text(
        DEMINING_VICTIM, "remarks", {"demining_function": "OTHER", "protection": "OTHER"}, Severity.WARN
    ),
    no_very_old_dates(DEMINING_VICTIM),
    *no_personal_details(DEMINING_VICTIM),
    _after_the_accident("casualty_interview", "interview_date"),
    no_very_old_dates(CASUALTY_INTERVIEW),
    *other_needs_a_text(CASUALTY_INTERVIEW, "remarks", {"informant_kind": "OTHER"}, Severity.WARN),
)
