"""What is asked of the ordnance at an accident: what caused it and whether it was marked, and what else was there."""

from __future__ import annotations

from collections.abc import Callable

from mac_desktop.domain.records.accident import AccidentOrdnance
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.which_ordnance import CONDITION, which_ordnance
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _answered(question: str, detail: str) -> Callable[[Values], bool]:
    """Whether a detail is asked: its question was answered with yes, or the detail is there already."""
    return lambda values: values.get(question) == "YES" or values.get(detail) is not None


# A line of headings, not a line for each of them:
# fmt: off
DEVICE_SECTION = Section(
    N_("Ordnance, marking and clearance"),
    N_("It decides which treaty the victims are reported under, and shows whether marking or clearance failed."),
    (
        FieldSpec(
            "device_category",
            N_("Explosive ordnance category"),
            help=N_(
                "The category of ordnance that exploded, or is thought to have. It decides which treaty's figures the "
                "casualties belong to; say unknown rather than guess."
            ),
            also_called=headings.DEVICE_CATEGORY,
            in_list=True,
            feeds="Form J, casualties by device",
            minimum=True,
        ),
        FieldSpec(
            "ordnance_type_id",
            N_("Model"),
            help=N_("The model, when somebody qualified identified it."),
            also_called=headings.ORDNANCE_TYPE,
        ),
        FieldSpec(
            "activation",
            N_("How it was activated"),
            help=N_("What set it off: stepped on, handled, driven over, tripwire, fire or a command."),
            also_called=("how_ordnance_activated", "Activation", "Type of activation", "Activación",
                         "Forma de activación", "Mode d'activation", "طريقة الانفجار"),
            feeds="Form J, casualties",
        ),
        FieldSpec(
            "ordnance_moved",
            N_("Moved before the accident"),
            help=N_("Whether somebody or something had moved the ordnance to the place before it exploded."),
            also_called=("was_the_ordnance_moved_before_the_accident", "Ordnance moved", "Fue movido", "Déplacé avant"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "ordnance_marked",
            N_("Ordnance was marked"),
            help=N_("Whether the mine or other ordnance itself was marked, as with paint or stones."),
            also_called=("mineuxomarked", "Mine/UXO marked", "Artefacto marcado", "Engin marqué"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "marked_before",
            N_("Marked before"),
            help=N_("Whether the place was marked as dangerous before the accident. It tells whether marking is seen."),
            also_called=("ac_marking_prior", "areamarked", "Area marked", "Marking prior", "Señalizado antes",
                         "Marqué avant"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "marking_type_before",
            N_("Type of marking before"),
            help=N_("How the place was marked before the accident."),
            also_called=("ac_marking_prior_type", "Marking prior type", "Tipo de señalización", "Type de marquage"),
            shown_when=_answered("marked_before", "marking_type_before"),
        ),
        FieldSpec(
            "marked_after",
            N_("Marked afterwards"),
            help=N_("Whether the place was marked after the accident, so that nobody else is hurt there."),
            also_called=("ac_marking_after", "Marking after", "Señalizado después", "Marqué après"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "marking_type_after",
            N_("Type of marking afterwards"),
            help=N_("How the place was marked after the accident."),
            also_called=("ac_marking_after_type", "Marking after type"),
            shown_when=_answered("marked_after", "marking_type_after"),
        ),
        FieldSpec(
            "cleared_before",
            N_("Cleared before"),
            help=N_("Whether it had been cleared or searched before. An accident on cleared land is looked into."),
            also_called=("ac_clearance_prior", "Clearance prior", "Despejado antes", "Dépollué avant"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "cleared_before_by",
            N_("Cleared before by"),
            help=N_("Who had cleared it, trained or not."),
            also_called=("ac_clearance_prior_by", "Clearance prior by"),
            shown_when=_answered("cleared_before", "cleared_before_by"),
        ),
        FieldSpec(
            "cleared_after",
            N_("Cleared afterwards"),
            help=N_("Whether the place was cleared after the accident."),
            also_called=("ac_clearance_after", "Clearance after", "Despejado después", "Dépollué après"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "cleared_after_by",
            N_("Cleared afterwards by"),
            help=N_("Who cleared it after the accident."),
            also_called=("ac_clearance_after_by", "Clearance after by"),
            shown_when=_answered("cleared_after", "cleared_after_by"),
        ),
    ),
)

ACCIDENT_ORDNANCE = Form(
    record=AccidentOrdnance,
    title=N_("Further ordnance at the accident"),
    singular=N_("Further ordnance"),
    purpose=N_("Ordnance that exploded or was found at the accident, beside the one that caused it."),
    icon="ordnance",
    named_by=("category", "ordnance_type_id", "quantity"),
    sections=(
        Section(N_("Explosive ordnance"), N_(
            "What else lay there tells whether the place is a hazardous area that must be marked."
        ), (
            FieldSpec(
                "accident_id", N_("Accident"), help=N_("The accident at which it exploded or was found."),
                also_called=("Accident ID", "Accident no.", "ID accidente", "N° accident"), pinned=True,
            ),
            *which_ordnance(
                category=N_("The category of ordnance; say unknown rather than guess."),
                model=N_("The model, when somebody qualified identified it."),
                headings_of_category=headings.DEVICE_CATEGORY[:1],
            ),
            CONDITION,
            FieldSpec(
                "quantity", N_("Quantity"), help=N_("How many pieces of this kind there were."),
                also_called=headings.QUANTITY, width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "exploded", N_("Exploded"), help=N_("Whether it exploded at the accident, or was found beside it."),
                also_called=("Detonated", "Explotó", "A explosé"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else is known of it, such as how it lay or was fuzed."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on
