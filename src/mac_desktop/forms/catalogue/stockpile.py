"""Forms for the ledgers of stockpiled and retained mines, and for the use of retained mines."""

from __future__ import annotations

from mac_desktop.domain.records.stockpile import (
    RetainedMovement,
    RetainedUse,
    StockpileMovement,
)
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.stockpile_sites import AUTHORISATION
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _transferred(values: Values) -> bool:
    return values.get("kind") in ("TRANSFER_IN", "TRANSFER_OUT")


def _destroyed(values: Values) -> bool:
    return values.get("kind") in (None, "DESTROYED")


def _to_an_institution(values: Values) -> bool:
    return values.get("kind") in ("TRANSFER_IN", "TRANSFER_OUT", "RETAINED")


def _used(values: Values) -> bool:
    return values.get("stage") != "PLANNED"


_MOVEMENT_DATE = (
    "Date",
    "Movement date",
    "Date of movement",
    "Fecha",
    "Fecha del movimiento",
    "Date du mouvement",
    "التاريخ",
)

# A line of headings, not a line for each of them:
# fmt: off
STOCKPILE_MOVEMENT = Form(
    record=StockpileMovement,
    title=N_("Stockpile ledger"),
    singular=N_("Stockpile movement"),
    purpose=N_("Stockpiled mines coming in and going out, one line for each type and lot. The balance is computed."),
    group=N_("Stockpiles"),
    icon="stockpile",
    named_by=("kind", "ordnance_type_id", "quantity", "movement_date"),
    sections=(
        Section(N_("Movement"), N_(
            "The balance of mines held is made of these lines; each mine must come in once and go out once."
        ), (
            FieldSpec(
                "kind", N_("Movement"),
                help=N_("What happened: it says whether the quantity is added to the balance or taken off."),
                also_called=("Kind", "Kind of movement", "Movement type", "Tipo de movimiento", "Type de mouvement",
                             "نوع الحركة"), in_list=True, pinned=True, feeds="Forms B, D and G",
            ),
            FieldSpec(
                "movement_date", N_("Date of movement"),
                help=N_("The day on which it happened, which decides the reporting year."),
                why=N_("Balances stand at the end of a year; the day decides on which side a line falls."),
                hint=N_("24/03/2024, 03/2024 or 2024"), also_called=_MOVEMENT_DATE, in_list=True, pinned=True,
                feeds="Forms B, D and G, year",
            ),
            FieldSpec(
                "ordnance_type_id", N_("Type"), help=N_("The model from the catalogue of ordnance types."),
                also_called=("Ordnance type", *headings.ORDNANCE_TYPE), in_list=True, feeds="Forms B, D and G, type",
            ),
            FieldSpec(
                "quantity", N_("Quantity"),
                help=N_("The number of mines, always positive. Only a correction may be negative, to take mines off."),
                also_called=headings.QUANTITY, width=Width.SHORT, in_list=True, feeds="Forms B, D and G, quantity",
            ),
            FieldSpec(
                "lot", N_("Lot numbers"),
                help=N_("The numbers of the lots, if they can be given."), also_called=headings.LOT,
                feeds="Forms B, D and G, lot",
            ),
            FieldSpec(
                "holder", N_("Holder"), help=N_("Who holds the stock: armed forces, police or others."),
                also_called=("Held by", "Owner", "Tenedor", "Détenteur", "الجهة الحائزة"), in_list=True, pinned=True,
                feeds="Forms B, D and G, supplementary information",
            ),
            FieldSpec(
                "stockpile_site_id", N_("Stockpile site"), help=N_("Where the stock is stored that comes in or goes."),
                also_called=("Storage site", "Stored at", "Depot", "Storage location", "Depósito", "Dépôt", "المستودع"),
                pinned=True, feeds="Forms B, D and G, supplementary information",
            ),
        )),
        Section(N_("Details"), N_(
            "Articles 3 and 4 allow mines to move for few reasons; each line names its reason and its paper."
        ), (
            FieldSpec(
                "destruction_event_id", N_("Destruction event"),
                help=N_("The occasion on which these mines were destroyed."),
                also_called=("Destruction", "Event", "Evento de destrucción", "Opération de destruction"), pinned=True,
                shown_when=_destroyed,
            ),
            FieldSpec(
                "purpose", N_("Purpose of transfer"),
                help=N_("Article 3 allows transfer for training or for destruction only."),
                also_called=("Purpose", "Transfer purpose", "Propósito", "But du transfert"), shown_when=_transferred,
                feeds="Form D, parts 2 and 3",
            ),
            FieldSpec(
                "institution", N_("Institution"), help=N_("The institution that the mines go to."),
                also_called=headings.INSTITUTION, shown_when=_to_an_institution, feeds="Form D, institution",
            ),
            FieldSpec(
                "counterpart", N_("From or to"), help=N_("The State or body that the mines came from or went to."),
                also_called=("Counterpart", "Transferred from", "Transferred to", "Transferido a", "Transféré à"),
                shown_when=_transferred, feeds="Form D, supplementary information",
            ),
            FieldSpec(
                "reference_document", N_("Document"), help=N_("The order, protocol or count that this line rests on."),
                also_called=("Reference", "Reference document", "Documento", "Document de référence"),
                feeds="Forms B and G, supplementary information",
            ),
            *AUTHORISATION,
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report should say of this line."),
                why=reasons.REMARKS,
                also_called=(*headings.SUPPLEMENTARY, *headings.REMARKS), width=Width.FULL,
                feeds="Forms B, D and G, supplementary information",
            ),
        )),
    ),
)

RETAINED_MOVEMENT = Form(
    record=RetainedMovement,
    title=N_("Retained mines"),
    singular=N_("Movement of retained mines"),
    purpose=N_(
        "Mines kept under Article 3 for training and development: those added, used and left, by institution and type."
    ),
    group=N_("Stockpiles"),
    icon="retained",
    named_by=("kind", "institution", "ordnance_type_id", "quantity"),
    sections=(
        Section(N_("Movement"), N_(
            "The balance of mines held is made of these lines; each mine must come in once and go out once."
        ), (
            FieldSpec(
                "kind", N_("Movement"),
                help=N_("What happened: it says whether the quantity is added to the balance or taken off."),
                also_called=("Kind", "Kind of movement", "Movement type", "Tipo de movimiento", "Type de mouvement"),
                in_list=True, pinned=True, feeds="Form D",
            ),
            FieldSpec(
                "movement_date", N_("Date of movement"),
                help=N_("The day on which it happened, which decides the reporting year."),
                hint=N_("24/03/2024, 03/2024 or 2024"), also_called=_MOVEMENT_DATE, in_list=True, pinned=True,
                feeds="Form D, year",
            ),
            FieldSpec(
                "institution", N_("Institution authorised"),
                help=N_("The institution that the State authorised to keep the mines."),
                also_called=headings.INSTITUTION, in_list=True, pinned=True, feeds="Form D, part 1a, institution",
            ),
            FieldSpec(
                "ordnance_type_id", N_("Type"), help=N_("The model from the catalogue of ordnance types."),
                also_called=("Ordnance type", *headings.ORDNANCE_TYPE), in_list=True, feeds="Form D, part 1a, type",
            ),
            FieldSpec(
                "quantity", N_("Quantity"),
                help=N_("The number of mines, always positive. Only a correction may be negative, to take mines off."),
                also_called=("Quantity retained", *headings.QUANTITY), width=Width.SHORT, in_list=True,
                feeds="Form D, part 1a, quantity",
            ),
            FieldSpec(
                "lot", N_("Lot numbers"),
                help=N_("The numbers of the lots, if they can be given."), also_called=headings.LOT,
                feeds="Form D, part 1a, lot",
            ),
            FieldSpec(
                "purpose", N_("Purpose"),
                help=N_(
                    "What the mines are kept for: detection, clearance or destruction techniques, or training in them."
                ),
                hint=N_("For example training of deminers"),
                also_called=("Purpose of retention", "Propósito", "But", "الغرض"), in_list=True, pinned=True,
                feeds="Form D, part 1a, supplementary information",
            ),
            FieldSpec(
                "counterpart", N_("From or to"), help=N_("The State or body that the mines came from or went to."),
                also_called=("Counterpart", "Transferred from", "Transferred to"), shown_when=_transferred,
                feeds="Form D, part 2",
            ),
            FieldSpec(
                "stockpile_site_id", N_("Stockpile site"), help=N_("Where the retained mines are kept."),
                also_called=("Storage site", "Stored at", "Depot", "Storage location", "Depósito", "Dépôt", "المستودع"),
                pinned=True,
            ),
            *AUTHORISATION,
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report should say of this line."),
                why=reasons.REMARKS,
                also_called=(*headings.SUPPLEMENTARY, *headings.REMARKS), width=Width.FULL,
                feeds="Form D, part 1a, supplementary information",
            ),
        )),
    ),
)

RETAINED_USE = Form(
    record=RetainedUse,
    title=N_("Use of retained mines"),
    singular=N_("Use of retained mines"),
    purpose=N_("How retained mines are planned to be used or were used, and with what result."),
    group=N_("Stockpiles"),
    icon="retained",
    named_by=("project", "use_date"),
    sections=(
        Section(N_("Use"), N_(
            "States that keep mines are asked each year what they used them for and what came of it."
        ), (
            FieldSpec(
                "stage", N_("Planned or used"), help=N_("Whether this is a plan or tells what was done."),
                also_called=("Stage", "Plan or use", "Etapa", "Étape"), width=Width.SHORT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "use_date", N_("Date"), help=N_("When the mines were used, or are to be. It may lie in the future."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Use date", "Period", "Fecha", "Período"), in_list=True,
                feeds="Form D, part 1b, year",
            ),
            FieldSpec(
                "institution", N_("Institution authorised"), help=N_("The institution that uses the mines."),
                also_called=headings.INSTITUTION, in_list=True, pinned=True, feeds="Form D, part 1b",
            ),
            FieldSpec(
                "ordnance_type_id", N_("Type"), help=N_("The model of the mines, when it is one."),
                also_called=("Ordnance type", *headings.ORDNANCE_TYPE), feeds="Form D, part 1b",
            ),
            FieldSpec(
                "quantity", N_("Quantity"),
                help=N_("How many mines are to be used or were used. It is the ledger that counts them."),
                also_called=("Quantity used", "Mines used", *headings.QUANTITY), width=Width.SHORT,
                feeds="Form D, part 1b",
            ),
            FieldSpec(
                "objective", N_("Objective"), help=N_("What the use is to achieve."),
                also_called=("Objectives", "Objetivo", "Objectif"), width=Width.FULL, in_list=True,
                feeds="Form D, part 1b, objectives",
            ),
            FieldSpec(
                "project", N_("Activity or project"),
                help=N_("The training course, test or project that uses the mines."),
                also_called=("Activity / Project", "Project", "Activity", "Proyecto", "Projet"), width=Width.FULL,
                in_list=True, feeds="Form D, part 1b, activity or project",
            ),
            FieldSpec(
                "description", N_("Description"),
                help=N_("Programmes, progress and results, types of mines and time, as far as relevant."),
                also_called=("Descripción", *headings.SUPPLEMENTARY), width=Width.FULL,
                feeds="Form D, part 1b, supplementary information",
            ),
            FieldSpec(
                "result", N_("Result"), help=N_("What came of the use. States are asked for it since 2005."),
                also_called=("Results", "Outcome", "Resultado", "Résultat"), width=Width.FULL, shown_when=_used,
                feeds="Form D, part 1b, supplementary information",
            ),
        )),
    ),
)

# fmt: on

FORMS = (STOCKPILE_MOVEMENT, RETAINED_MOVEMENT, RETAINED_USE)
