"""What the lines of ledgers are called, and what is said of a break."""

from __future__ import annotations

from collections.abc import Mapping

from mac_desktop.domain.land_ledger import LandLine, Why
from mac_desktop.reports.measures.ledger import CLOSING, DOES_NOT_ADD_UP, OPENING, UNEXPLAINED, VAGUE
from mac_desktop.reports.measures.stock_ledgers import BELOW_ZERO, NO_QUANTITY
from mac_desktop.reports.measures.victim_ledger import OTHER_COUNTS, VictimLine
from mac_desktop.texts import N_

ENDS: Mapping[str, str] = {OPENING: N_("Opening"), CLOSING: N_("Closing")}

_STOCK: dict[str, str] = {
    "OPENING": N_("Opening balance recorded"),
    "TRANSFER_IN": N_("Transferred in"),
    "TRANSFER_OUT": N_("Transferred out"),
    "DESTROYED": N_("Destroyed"),
    "CORRECTION": N_("Corrected"),
    VAGUE: N_("Dates too vague for the period"),
    UNEXPLAINED: N_("Kind not recorded"),
}

LINES: Mapping[str, Mapping[str, str]] = {
    "land": {
        LandLine.NEW: N_("Newly found"),
        LandLine.REOPENED: N_("Re-opened"),
        LandLine.SURVEY_UP: N_("Added by re-survey"),
        LandLine.SURVEY_DOWN: N_("Taken off by re-survey"),
        LandLine.CONTAMINATION: N_("Contamination found to be another"),
        LandLine.CANCELLED: N_("Cancelled"),
        LandLine.REDUCED: N_("Reduced"),
        LandLine.CLEARED: N_("Cleared"),
        LandLine.RELEASED: N_("Released, type not recorded"),
        LandLine.OTHERWISE: N_("Closed otherwise"),
        LandLine.REPLACED: N_("Split or merged"),
        LandLine.MOVED: N_("Moved from or to another group"),
        LandLine.VAGUE: N_("Dates too vague for the period"),
        LandLine.ROUNDING: N_("Small differences of measurement"),
        LandLine.UNEXPLAINED: N_("Unexplained"),
    },
    "stockpile": _STOCK
    | {
        "FOUND_LATER": N_("Found later"),
        "RETURNED": N_("Returned from retained"),
        "RETAINED": N_("Moved to retained"),
    },
    "retained": _STOCK | {"ADDED": N_("Newly retained"), "USED": N_("Used")},
    "victims": {
        VictimLine.NEW: N_("Accidents of the period"),
        VictimLine.LATE: N_("Reported late, of earlier accidents"),
        VictimLine.VAGUE: N_("Dates too vague for the period"),
        VictimLine.DIED: N_("Died later"),
        VictimLine.CORRECTED: N_("Corrected"),
        VictimLine.REMOVED: N_("Taken back"),
    },
}

UNITS: Mapping[str, str] = {"areas": N_("Areas"), "m2": N_("m²"), "mines": N_("Mines"), "people": N_("People")}

WHY: Mapping[str, str] = {
    Why.CLOSED_WITH_LAND: N_(
        "{number} was closed with {m2} m² left that no released land accounts for. Record the land that was released, "
        "or why the area is off the list: a duplicate, an error, or outside the mandate."
    ),
    Why.MORE_THAN_ITS_SIZE: N_(
        "{m2} m² more were released of {number} than it had. Correct its size, or the land that was released."
    ),
    Why.RELEASED_OFF_THE_LIST: N_(
        "{m2} m² were released of {number} on a day on which it was not on the list of hazardous areas, or does not "
        "count. Correct the day, since when the area is known or closed, or its state."
    ),
    Why.NOT_REPLACED: N_(
        "{m2} m² of {number} were split off or merged, but the areas that it came from or became do not account for "
        "them. See whether one of them was deleted or waits for approval, link them to each other, close those that "
        "were replaced, and give all of them the same day. Write what a survey found into the history."
    ),
    BELOW_ZERO: N_(
        "With {number} more mines left than had come in: {mines} less than none. Record what came in before, or "
        "correct the quantity, the type or the day."
    ),
    NO_QUANTITY: N_("{number} gives no quantity, so it moves nothing. Record how many mines it is about."),
    OTHER_COUNTS: N_(
        "{number} tells of another number of people than are recorded for it; the difference is {people}. Record each "
        "person, or correct the numbers of the accident."
    ),
    DOES_NOT_ADD_UP: N_(
        "{number} does not add up: what it had at the start and what moved do not make what it has at the end. This is "
        "a fault of the program; please report it with the numbers of the records."
    ),
}
