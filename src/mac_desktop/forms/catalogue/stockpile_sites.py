"""Forms for stockpile sites and what was counted there, and the questions on authorisation that ledgers share."""

from __future__ import annotations

from mac_desktop.domain.records.stockpile import StockCount, StockpileSite
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.shared_blocks import where_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _closed(values: Values) -> bool:
    return values.get("status") == "CLOSED" or values.get("closed_on") is not None


# A line of headings, not a line for each of them:
# fmt: off
AUTHORISATION = (
    FieldSpec(
        "authorisation", N_("Authorisation"),
        help=N_("The licence, order or decision that allows it. A transfer needs one."),
        also_called=("Authorization", "Licence", "License", "Transfer licence", "Autorización", "Autorisation",
                     "التصريح"),
        pinned=True,
    ),
    FieldSpec(
        "approved_by", N_("Authorised by"), help=N_("Who signed the authorisation."),
        also_called=("Approved by", "Approver", "Autorizado por", "Autorisé par", "اعتمده"), pinned=True,
    ),
    FieldSpec(
        "approved_on", N_("Authorised on"), help=N_("The day on which it was signed."),
        also_called=("Approved on", "Date approved", "Approval date", "Fecha de autorización", "Date d'autorisation"),
        pinned=True,
    ),
)

STOCKPILE_SITE = Form(
    record=StockpileSite,
    title=N_("Stockpile sites"),
    singular=N_("Stockpile site"),
    purpose=N_("Places where stockpiled or retained mines are stored, who holds them, and what was counted there."),
    group=N_("Stockpiles"),
    icon="depot",
    named_by=("name",),
    identified_by=("local_id", "name"),
    children=("stock_count",),
    sections=(
        Section(N_("Site"), N_(
            "Stock that nobody answers for gets lost; Form B names who holds it."
        ), (
            FieldSpec(
                "local_id", N_("Stockpile ID"), help=N_("The holder's own identifier of the site."),
                why=reasons.IDENTIFIER,
                also_called=("Site ID", "Depot ID", "Storage ID", "ID depósito", "N° dépôt", "رقم المستودع"),
                in_list=True,
            ),
            FieldSpec(
                "name", N_("Name of the site"), help=N_("The name by which the site is known."),
                also_called=("Name", "Site name", "Stockpile name", "Depot name", "Nombre", "Nom", "الاسم"),
                in_list=True, feeds="Forms B and G, supplementary information",
            ),
            FieldSpec(
                "holder_kind", N_("Kind of holder"), help=N_("Armed forces, police or others."),
                also_called=("Holder type", "Type of holder", "Tipo de tenedor", "Type de détenteur"), in_list=True,
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "holder", N_("Holder"), help=N_("The unit or body that answers for the stock."),
                also_called=("Held by", "Owner", "Unit", "Tenedor", "Détenteur", "الجهة الحائزة"), in_list=True,
                pinned=True, minimum=True, feeds="Forms B and G, supplementary information",
            ),
            FieldSpec(
                "organisation_id", N_("Organisation"), help=N_("The holder, if it is in the list of organisations."),
                also_called=headings.ORGANISATION, pinned=True,
            ),
            FieldSpec(
                "status", N_("Status"), help=N_("Whether stock is still held there. A closed site holds none."),
                also_called=("Site status", "Estado", *headings.STATUS), width=Width.SHORT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "opened_on", N_("In use from"), help=N_("Since when stock is held there."),
                also_called=("Opened on", "Opening date", "Fecha de apertura", "Date d'ouverture"),
            ),
            FieldSpec(
                "closed_on", N_("Closed on"), help=N_("The day from which no stock is held there."),
                also_called=("Date closed", "Closing date", "Fecha de cierre", "Date de fermeture"), shown_when=_closed,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else is to be known: guards, state of the store, access."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
        where_section(admin_unit_id={"help": N_("Where the site is.")}),
    ),
)

STOCK_COUNT = Form(
    record=StockCount,
    title=N_("Counts of stock"),
    singular=N_("Count of stock"),
    purpose=N_("What was counted at the site on one day. It is compared with the ledger and never added to it."),
    icon="stockpile",
    named_by=("ordnance_type_id", "quantity", "counted_on"),
    sections=(
        Section(N_("Count"), N_(
            "A ledger is true only when it agrees with what somebody counted."
        ), (
            FieldSpec(
                "stockpile_site_id", N_("Stockpile site"), help=N_("The site whose stock was counted."),
                also_called=("Storage site", "Stored at", "Depot", "Site ID", "Depósito", "Dépôt", "المستودع"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "counted_on", N_("Counted on"), help=N_("The day of the count."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date counted", "Date of count", "Inventory date", "Date", "Fecha de conteo",
                             "Date du comptage", "تاريخ الجرد"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "ordnance_type_id", N_("Type"), help=N_("The model from the catalogue of ordnance types."),
                also_called=("Ordnance type", *headings.ORDNANCE_TYPE), in_list=True,
            ),
            FieldSpec(
                "lot", N_("Lot numbers"), help=N_("The numbers of the lots, if they can be given."),
                also_called=headings.LOT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "quantity", N_("Quantity"), help=N_("How many were there; 0 when none was left."),
                also_called=("Quantity counted", *headings.QUANTITY), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "counted_by", N_("Counted by"), help=N_("Who counted, for questions about it."),
                also_called=("Counter", "Inspector", "Contado por", "Compté par"), pinned=True,
            ),
            FieldSpec(
                "reference_document", N_("Document"), help=N_("The protocol of the count."),
                also_called=("Reference", "Reference document", "Documento", "Document de référence"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("The state of the mines, and what else is to be known."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (STOCKPILE_SITE, STOCK_COUNT)
