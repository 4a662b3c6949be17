"""The form for how a hazardous area stood in the past."""

from __future__ import annotations

from mac_desktop.domain.land_timeline import OFF_THE_LIST
from mac_desktop.domain.records.area_standing import AreaStanding
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _off_the_list(values: Values) -> bool:
    return values.get("status") in OFF_THE_LIST


# A line of headings, not a line for each of them:
# fmt: off
AREA_STANDING = Form(
    record=AreaStanding,
    title=N_("History of areas"),
    singular=N_("Line in the history of an area"),
    purpose=N_(
        "How a hazardous area stood in earlier times. The program adds a line when an area that was submitted changes; "
        "older ones are entered or imported, so that the figures of past years hold."
    ),
    icon="area",
    named_by=("since", "status", "area_m2"),
    sections=(
        Section(N_("How it stood"), N_(
            "Balances and reports of past years count the area as it stood then, not as it stands today."
        ), (
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area whose past this is."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Area ID", "Minefield ID", "ID área",
                             "ID zone"),
                in_list=True, pinned=True, feeds="Land ledger",
            ),
            FieldSpec(
                "since", N_("From this day on"),
                help=N_(
                    "The day from which the area stood like this; a year is enough. Ledgers and past reports find the "
                    "standing of their day by it."
                ),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Since", "Valid from", "From date", *headings.STATUS_DATE), in_list=True,
                feeds="Forms C and F of past years; land ledger",
            ),
            FieldSpec(
                "status", N_("Status"), help=N_("The status that the area had from that day on."),
                also_called=("Area status", *headings.STATUS), in_list=True,
                feeds="Forms C and F of past years; land ledger",
            ),
            FieldSpec(
                "classification", N_("Classification"),
                help=N_("Whether it was suspected or confirmed then. Past reports list it in the table of that class."),
                also_called=("Type", "Hazard type", "SHA/CHA", "Class"), in_list=True,
                feeds="Forms C and F of past years; land ledger",
            ),
            FieldSpec(
                "area_m2", N_("Area"),
                help=N_(
                    "The whole size as it was known then, in square metres, before anything released is taken off. A "
                    "new size is a re-survey in the ledger."
                ),
                hint=N_("Square metres; 1 ha = 10,000 m²"), also_called=("Estimated area", *headings.AREA_M2),
                in_list=True, feeds="Forms C and F of past years; land ledger",
            ),
            FieldSpec(
                "contamination", N_("Contamination"),
                help=N_("What was known or suspected in it then. Empty where it was the same as today."),
                also_called=("Type of contamination", "Contamination type"), width=Width.FULL,
                feeds="Forms C and F of past years; land ledger",
            ),
        )),
        Section(N_("Why it changed"), N_(
            "Land that leaves or enters a balance needs a cause that can be looked up."
        ), (
            FieldSpec(
                "reason", N_("What changed it"), help=N_("By what the area came to stand like this."),
                also_called=("Reason", "Reason for change", "Motivo", "Motif"),
            ),
            FieldSpec(
                "closure_reason", N_("Reason for closure"),
                help=N_("Why the area left the list then. The ledger shows released land apart from duplicates."),
                also_called=("Closure reason", "Motivo de cierre", "Motif de clôture"), shown_when=_off_the_list,
                feeds="Land ledger",
            ),
            FieldSpec(
                "activity_id", N_("Activity"), help=N_("The survey or clearance that led to the change, if one did."),
                also_called=("Source activity", "Activity ID"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What was said about the change, and where that is written."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (AREA_STANDING,)
