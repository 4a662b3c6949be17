"""The questions of what a report on work states: square metres by outcome, and ordnance by category.

Completion and progress reports ask them alike.
"""

from __future__ import annotations

from mac_desktop.domain.records.work_blocks import OrdnanceTally
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
RELEASE_FIGURES = (
    FieldSpec(
        "cancelled_m2", N_("Cancelled"),
        help=N_("The land that the report states as cancelled. It is compared with the released land recorded."),
        hint=N_("Square metres; 1 ha = 10,000 m²"),
        also_called=("Cancelled area", "Area cancelled", "Cancelled (m2)", "Área cancelada", "Superficie annulée"),
        in_list=True,
    ),
    FieldSpec(
        "reduced_with_asset_m2", N_("Reduced with a technical asset"),
        help=N_("The land that the report states as reduced after technical means were used on it."),
        hint=N_("Square metres"),
        also_called=("Reduced area with technical asset", "Reduced with asset", "Area reduced", "Reduced (m2)",
                     "Área reducida", "Superficie réduite"),
        in_list=True,
    ),
    FieldSpec(
        "reduced_without_asset_m2", N_("Reduced without a technical asset"),
        help=N_("The land that the report states as reduced by conclusion, without technical means on it."),
        hint=N_("Square metres"),
        also_called=("Reduced area without technical asset", "Reduced without asset", "Reducida sin medios técnicos",
                     "Réduite sans moyen technique"),
    ),
    FieldSpec(
        "cleared_m2", N_("Cleared"),
        help=N_("The land that the report states as searched and cleared to the depth."),
        hint=N_("Square metres"),
        also_called=("Cleared area", "Area cleared", "Cleared (m2)", "Área despejada", "Superficie dépolluée",
                     "المساحة المطهرة"),
        in_list=True,
    ),
    FieldSpec(
        "zero_report", N_("Zero report"),
        help=N_("Yes when no land was released, so that empty figures are not taken for forgotten ones."),
        also_called=("Nil report", "Nothing released", "Informe cero", "Rapport néant"), width=Width.SHORT,
    ),
)
FIGURES = tuple(spec.name for spec in RELEASE_FIGURES if spec.name != "zero_report")
"""The names of the square metres among them."""


def tally_form(record: type[OrdnanceTally], owner: FieldSpec, title: str, purpose: str) -> Form:
    """The form for ordnance by category that a report states. `owner` asks for the report."""
    return Form(
        record=record,
        title=title,
        singular=title,
        purpose=purpose,
        icon="ordnance",
        named_by=("category", "found"),
        sections=(
            Section(N_("Ordnance"), N_(
                "What a report states is held against the items recorded one by one; a difference is asked about."
            ), (
                owner,
                FieldSpec(
                    "category", N_("Explosive ordnance category"),
                    help=N_("The category that the report counts, on a line of its own."),
                    also_called=headings.DEVICE_CATEGORY, in_list=True,
                ),
                FieldSpec(
                    "found", N_("Found"),
                    help=N_("How many items the report states. Reports count the items recorded, not this figure."),
                    also_called=("Number found", "Items found", *headings.QUANTITY), width=Width.SHORT, in_list=True,
                ),
                FieldSpec(
                    "destroyed", N_("Destroyed"), help=N_("How many of them the report states as destroyed."),
                    also_called=("Number destroyed", "Items destroyed", "Destruidos", "Détruits"), width=Width.SHORT,
                    in_list=True,
                ),
                FieldSpec(
                    "remarks", N_("Remarks"), help=N_("What else the report says of them, such as where the rest is."),
                    why=reasons.REMARKS,
                    also_called=headings.REMARKS, width=Width.FULL,
                ),
            )),
        ),
    )
# fmt: on
