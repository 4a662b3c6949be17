"""Rule V5: what the same organisation did on the same day in the same place was probably recorded already."""

from __future__ import annotations

from collections.abc import Mapping

from mac_desktop.domain.geodesy.measuring import distance_m
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.where import position
from mac_desktop.forms.schema import Values
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.texts import N_

DISTANCE = Threshold(
    "V5.distance",
    50,
    "m",
    N_("Records of the same kind and date are doubted up to this far from each other."),
)

_OF_A_WHOLE_PLACE = frozenset({"COMMUNITY", "ADMIN", "UNK"})
"""How exact a position is that many records of one village share."""
_TAKEN_OVER = "REPLACED"


def _has_own_position(values: Values) -> bool:
    return text(values, "location_accuracy") not in _OF_A_WHOLE_PLACE and text(values, "gps_safe") != "NO"


def _recorded_twice(form: str, alike: Mapping[str, str], definition: str) -> Rule:
    """Rule V5 for a form: no other record has the same in the fields of `alike`, of which the first is a date, and lies
    within 50 m. The values of `alike` are for the examples."""

    def check(values: Values, context: RuleContext) -> Outcome:
        here = position(values)
        if here is None or not _has_own_position(values):
            return None
        same = {name: value for name in alike if (value := text(values, name)) is not None}
        if len(same) < len(alike):
            return None
        for other_id in context.lookup.beside(form, same, here):
            other = context.lookup.record(form, other_id) if other_id != context.record_id else None
            there = position(other) if other is not None else None
            if other is None or there is None or not _has_own_position(other):
                continue
            metres = distance_m(here, there)
            if text(other, "status") != _TAKEN_OVER and metres <= context.limit(DISTANCE):
                return {"other": text(other, "local_id") or text(other, "number") or "", "metres": round(metres)}
        return None

    check.__doc__ = definition
    example: Values = {**alike, "latitude": 34.5, "longitude": 69.2}
    return Rule(
        id="V5",
        form=form,
        severity=Severity.WARN,
        fields=("latitude", "longitude", *alike),
        message=N_(
            "{other} is of the same kind and date and lies {metres} m from here, so this may be recorded already. "
            "Delete one of the two, or confirm that both are meant."
        ),
        check=check,
        good={**example, "latitude": 34.501},
        bad={**example, "latitude": 34.5001},
        others={form: ({"id": "r1", "local_id": "R-1", **example},)},
        thresholds=(DISTANCE,),
    )


_SET = "unless the centre sets another figure"

RULES: tuple[Rule, ...] = (
    _recorded_twice(
        "activity",
        {"start_date": "2024-03-11", "organisation_id": "org1", "activity_type": "EOD"},
        "No two activities of one organisation are of the same type and begin on the same date within 50 m of each "
        f"other, {_SET}.",
    ),
    _recorded_twice(
        "hazardous_area",
        {"information_date": "2024-03-11", "reporting_organisation_id": "org1", "classification": "SHA"},
        "No two hazardous areas of the same classification are reported by one organisation with the same date of "
        f"information within 50 m of each other, {_SET}. Areas that others replaced do not count.",
    ),
    _recorded_twice(
        "accident",
        {"accident_date": "2024-03-11", "accident_type": "MINE"},
        f"No two accidents of the same type happen on the same date within 50 m of each other, {_SET}. Who reports "
        "them does not matter: two organisations often tell of one accident.",
    ),
    _recorded_twice(
        "education_activity",
        {"start_date": "2024-03-11", "organisation_id": "org1", "category": "DIRECT"},
        "No two pieces of risk education of the same kind by one organisation begin on the same date within 50 m of "
        f"each other, {_SET}.",
    ),
)
