"""Rules for casualties: what the explosion did, and the first care."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.casualty import CASUALTY
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import label_of, other_needs_a_text
from mac_desktop.forms.rules.personal_details import no_personal_details
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

LONGEST_WAY = Threshold("P10.minutes", 2_880, "min", N_("Ways to a facility that take longer than this are doubted."))
_WAYS = ("minutes_to_facility", "minutes_to_hospital")


def _injured_without_wounds(values: Values, context: RuleContext) -> Outcome:
    """An injured person who is known by name, or who reached a facility, has at least one wound or "unknown". Registers
    that hold neither names nor care are not asked for wounds."""
    if text(values, "outcome") != "INJURED" or values.get("wounds") is not None:
        return None
    if not text(values, "person_id") and not text(values, "facility_id"):
        return None
    told = context.record_id and context.lookup.related("casualty_wound", "casualty_id", context.record_id)
    return None if told else {}


def _long_way(values: Values, context: RuleContext) -> Outcome:
    """The way to a facility takes no longer than the centre holds possible, two days at first."""
    for name in _WAYS:
        minutes = number(values, name)
        if minutes is not None and minutes > context.limit(LONGEST_WAY):
            return {"label": label_of(CASUALTY, name), "minutes": minutes}
    return None


def _hospital_before_facility(values: Values, _: RuleContext) -> Outcome:
    """A person does not reach surgery before the first facility."""
    first, surgery = (number(values, name) for name in _WAYS)
    if first is None or surgery is None or surgery >= first:
        return None
    return {"first": first, "surgery": surgery}


def _survivor_with_place_of_death(values: Values, _: RuleContext) -> Outcome:
    """Only a person who was killed has a place of death; a death long after the accident belongs to the person."""
    if text(values, "place_of_death") is None:
        return None
    return {} if text(values, "outcome") not in (None, "KILLED") else None


def _dead_on_arrival(values: Values, _: RuleContext) -> Outcome:
    """A person who was injured reached the facility alive, and one who died at the place did not."""
    alive, outcome = text(values, "arrived_alive"), text(values, "outcome")
    dead_before = text(values, "place_of_death") in ("SCENE", "ON_WAY")
    return {} if (alive == "NO" and outcome == "INJURED") or (alive == "YES" and dead_before) else None


RULES: tuple[Rule, ...] = (
    Rule(
        id="P4",
        form="casualty",
        severity=Severity.WARN,
        fields=("wounds", "outcome"),
        message=N_("An injured person has at least one wound. Choose the wounds, or say that they are unknown."),
        check=_injured_without_wounds,
        good={"person_id": "p1", "outcome": "INJURED", "wounds": "UPPER"},
        bad={"person_id": "p1", "outcome": "INJURED"},
    ),
    Rule(
        id="P10",
        form="casualty",
        severity=Severity.WARN,
        fields=_WAYS,
        message=N_("{label}: {minutes} minutes are very long. Make sure that the figure is in minutes."),
        check=_long_way,
        good={"minutes_to_facility": 90},
        bad={"minutes_to_facility": 5_400},
        thresholds=(LONGEST_WAY,),
    ),
    Rule(
        id="P31",
        form="casualty",
        severity=Severity.WARN,
        fields=("minutes_to_hospital", "minutes_to_facility"),
        message=N_("Surgery was reached after {surgery} minutes, but the first facility after {first}. Correct one."),
        check=_hospital_before_facility,
        good={"minutes_to_facility": 30, "minutes_to_hospital": 30},
        bad={"minutes_to_facility": 30, "minutes_to_hospital": 20},
    ),
    Rule(
        id="P32",
        form="casualty",
        severity=Severity.STOP,
        fields=("place_of_death", "outcome"),
        message=N_(
            "There is a place of death, but the person was not killed. Correct the outcome, or record a later death "
            "with the person."
        ),
        check=_survivor_with_place_of_death,
        good={"outcome": "KILLED", "place_of_death": "SCENE"},
        bad={"outcome": "INJURED", "place_of_death": "SCENE"},
    ),
    Rule(
        id="P32",
        form="casualty",
        severity=Severity.WARN,
        fields=("arrived_alive", "outcome", "place_of_death"),
        message=N_("“Arrived alive” contradicts the outcome or the place of death. Correct the one or the other."),
        check=_dead_on_arrival,
        good={"outcome": "INJURED", "arrived_alive": "YES"},
        bad={"outcome": "INJURED", "arrived_alive": "NO"},
    ),
    *no_personal_details(CASUALTY),
    # A register of codes has no words to give, and what is held back would be missing from figures: so only a warning.
    *other_needs_a_text(
        CASUALTY,
        "remarks",
        {
            "activity": "OTHR",
            "occupation": "OTHER",
            "ethnic_group": "OTHER",
            "wounds": "OTHER",
            "entry_reason": "OTHER",
            "transport": "OTHER",
        },
        Severity.WARN,
    ),
)
