"""Forms for the State and its treaties, contact points, national measures and production facilities."""

from __future__ import annotations

from mac_desktop.domain.records.treaty import (
    ContactPoint,
    Country,
    NationalMeasure,
    ProductionFacility,
    TreatyExtension,
    TreatyStatus,
)
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _joined(values: Values) -> bool:
    return values.get("status") in (None, "PARTY", "WITHDRAWN")


def _completed(values: Values) -> bool:
    return values.get("status") == "COMPLETED"


def _punishes(values: Values) -> bool:
    return values.get("penal_sanctions") != "NO"


# A line of headings, not a line for each of them:
# fmt: off
COUNTRY = Form(
    record=Country,
    title=N_("Country"),
    singular=N_("Country"),
    purpose=N_("The State whose centre keeps these records, as reports name it."),
    group=N_("Treaty reporting"),
    icon="treaty",
    named_by=("short_name",),
    identified_by=("iso_code", "short_name"),
    sections=(
        Section(N_("State"), N_(
            "Reports are headed by it, and their language and currency follow from it."
        ), (
            FieldSpec(
                "official_name", N_("Official name"),
                help=N_("The full name of the State, as the title page prints it."),
                also_called=("State Party", "Nombre oficial", "Nom officiel", "الاسم الرسمي"), width=Width.FULL,
                in_list=True, feeds="Title page, State [Party]",
            ),
            FieldSpec(
                "short_name", N_("Short name"), help=N_("The name used in sentences and tables."),
                also_called=("Country", "Name", "País", "Pays", "الدولة"), in_list=True,
                             feeds="Narratives and headings",
            ),
            FieldSpec(
                "iso_code", N_("ISO code"),
                help=N_("The two or three letters of ISO 3166."), hint=N_("For example COL"),
                also_called=("ISO", "ISO3", "Country code", "Código ISO", "Code ISO"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "centre_name", N_("Mine action centre"), help=N_("The name of the centre or authority that reports."),
                also_called=("Centre", "Center", "Authority", "Centro", "Centre de lutte antimines"), in_list=True,
                feeds="Title page",
            ),
            FieldSpec(
                "report_language", N_("Language of reports"),
                help=N_("In which language reports are made unless another is chosen."),
                also_called=("Language", "Idioma", "Langue"), width=Width.SHORT,
            ),
            FieldSpec(
                "report_currency", N_("Currency of reports"),
                help=N_("The currency in which contributions are summed up. Each needs a rate into it."),
                hint=N_("For example USD"), also_called=("Reporting currency", "Moneda", "Monnaie"),
                feeds="Sums of funding",
            ),
        )),
    ),
)

TREATY_STATUS = Form(
    record=TreatyStatus,
    title=N_("Treaties"),
    singular=N_("Treaty"),
    purpose=N_("How the State stands to each treaty, and the dates from which its deadlines are computed."),
    group=N_("Treaty reporting"),
    icon="treaty",
    named_by=("treaty", "status"),
    identified_by=("treaty",),
    children=("treaty_extension",),
    sections=(
        Section(N_("Status"), N_(
            "Every deadline of the treaty is counted from these days."
        ), (
            FieldSpec(
                "treaty", N_("Treaty"), help=N_("The treaty or protocol."),
                also_called=("Convention", "Tratado", "Traité", "المعاهدة"), in_list=True, feeds="Treaty clock",
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Whether the State is bound by it. A State that is not may report voluntarily."),
                also_called=("Treaty status", "Estado", *headings.STATUS), in_list=True,
                feeds="Title page, State [Party]",
            ),
            FieldSpec(
                "joining_act", N_("Act of joining"),
                help=N_("By which act the State joined: ratification, accession or another."),
                also_called=("Joining act", "Type of consent", "Acto de adhesión", "Acte d'adhésion"),
                             shown_when=_joined,
            ),
            FieldSpec(
                "deposit_date", N_("Deposited on"),
                help=N_("The day on which the instrument was deposited. The treaty clock starts from it."),
                also_called=("Deposit date", "Ratification date", "Fecha de depósito", "Date de dépôt"), in_list=True,
                shown_when=_joined, feeds="Treaty clock",
            ),
            FieldSpec(
                "entry_into_force", N_("Entry into force"),
                help=N_(
                    "The day from which the treaty binds the State. Leave it empty to have it computed from the "
                    "deposit."
                ),
                also_called=("Date of entry into force", "EIF", "Entrada en vigor", "Entrée en vigueur"), in_list=True,
                shown_when=_joined, feeds="Treaty clock; cumulative figures",
            ),
        )),
        Section(N_("Obligations met"), N_(
            "What was completed is reported differently from what is under way, and its deadlines end."
        ), (
            FieldSpec(
                "stockpile_completed_on", N_("Stockpile destruction completed on"),
                help=N_("The day on which the State declared that all its stocks are destroyed."),
                also_called=("Stockpile completed", "Article 4 completed"), shown_when=_joined,
                feeds="Treaty clock; Form B, table 2",
            ),
            FieldSpec(
                "clearance_completed_on", N_("Clearance completed on"),
                help=N_("The day on which the State declared that all its mined areas are cleared."),
                also_called=("Clearance completed", "Article 5 completed"), shown_when=_joined, feeds="Treaty clock",
            ),
            FieldSpec(
                "withdrawal_received_on", N_("Withdrawal received on"),
                help=N_(
                    "The day on which the depositary received a notice of withdrawal. It takes effect six months "
                    "later."
                ),
                also_called=("Withdrawal notice", "Retiro", "Retrait"), shown_when=_joined, feeds="Treaty clock",
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Reservations, declarations and what else matters."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

TREATY_EXTENSION = Form(
    record=TreatyExtension,
    title=N_("Extensions of deadlines"),
    singular=N_("Extension of a deadline"),
    purpose=N_("Extensions of a treaty deadline that were granted."),
    icon="treaty",
    named_by=("article", "new_deadline"),
    sections=(
        Section(N_("Extension"), N_(
            "A deadline that was extended is no longer the one that the treaty text gives."
        ), (
            FieldSpec(
                "treaty_status_id", N_("Treaty"), help=N_("The treaty whose deadline was extended."),
                also_called=("Convention", "Tratado", "Traité"), in_list=True,
            ),
            FieldSpec(
                "article", N_("Article"), help=N_("The obligation whose deadline was extended."),
                also_called=("Treaty article", "Artículo"), in_list=True, feeds="Treaty clock",
            ),
            FieldSpec(
                "granted_by", N_("Granted by"), help=N_("The meeting or review conference that decided."),
                also_called=("Meeting", "Otorgada por", "Accordée par"), in_list=True,
            ),
            FieldSpec(
                "new_deadline", N_("New deadline"), help=N_("The day until which the obligation is to be met."),
                also_called=("Extended to", "Deadline", "Nuevo plazo", "Nouveau délai"), in_list=True,
                             feeds="Treaty clock",
            ),
        )),
    ),
)

CONTACT_POINT = Form(
    record=ContactPoint,
    title=N_("Points of contact"),
    singular=N_("Point of contact"),
    purpose=N_("Whom to ask about a report, as the title page prints it."),
    group=N_("Treaty reporting"),
    icon="contact",
    named_by=("organisation", "person"),
    sections=(
        Section(N_("Point of contact"), N_(
            "The United Nations and other States must know whom to ask about the report."
        ), (
            FieldSpec(
                "treaty", N_("Treaty"), help=N_("The treaty whose reports name this contact."),
                also_called=("Convention", "Tratado", "Traité"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "organisation", N_("Organisation"), help=N_("The ministry or authority."),
                also_called=headings.ORGANISATION, in_list=True, feeds="Title page, point of contact",
            ),
            FieldSpec(
                "person", N_("Person"), help=N_("The name of the person to ask, if the State names one."),
                also_called=("Contact person", "Name", "Nombre", "Nom"), in_list=True,
                feeds="Title page, point of contact",
            ),
            FieldSpec(
                "position", N_("Position"),
                help=N_("The person's office."), also_called=("Function", "Cargo", "Fonction"),
                feeds="Title page, point of contact",
            ),
            FieldSpec(
                "address", N_("Address"), help=N_("Where letters reach the contact."), also_called=headings.ADDRESS,
                width=Width.FULL, feeds="Title page, point of contact",
            ),
            FieldSpec(
                "phone", N_("Phone"),
                help=N_("With the code of the country."), also_called=headings.PHONE, in_list=True,
                feeds="Title page, point of contact",
            ),
            FieldSpec(
                "fax", N_("Fax"), help=N_("With the code of the country."), also_called=("Fax number", "Télécopie"),
                feeds="Title page, point of contact",
            ),
            FieldSpec(
                "email", N_("E-mail"),
                help=N_("The address for questions about the report."), also_called=headings.EMAIL,
                in_list=True, feeds="Title page, point of contact",
            ),
        )),
    ),
)

NATIONAL_MEASURE = Form(
    record=NationalMeasure,
    title=N_("National measures"),
    singular=N_("National measure"),
    purpose=N_("Laws, decrees, orders and other measures by which the State puts the treaty into effect (Article 9)."),
    group=N_("Treaty reporting"),
    icon="law",
    named_by=("title", "measure_number"),
    identified_by=("measure_number",),
    sections=(
        Section(N_("Measure"), N_(
            "Article 9 asks each State for laws and orders against what the treaty prohibits; Form A lists them."
        ), (
            FieldSpec(
                "kind", N_("Kind of measure"), help=N_("Law, decree, order or another kind."),
                also_called=("Kind", "Type", "Tipo de medida", "Type de mesure"), in_list=True, feeds="Form A",
            ),
            FieldSpec(
                "title", N_("Title"), help=N_("The title of the measure, as it is to be printed."),
                also_called=("Measures", "Measure", "Name", "Título", "Medida", "Titre", "Mesure"), width=Width.FULL,
                in_list=True, feeds="Form A, measures",
            ),
            FieldSpec(
                "treaties", N_("Treaties"),
                help=N_("Which treaties it puts into effect. Empty counts for each, so older records stay in Form A."),
                also_called=("Treaty", "Convention", "Tratado", "Tratados", "Traité", "Traités"), width=Width.FULL,
                feeds="Form A",
            ),
            FieldSpec(
                "authority", N_("Adopted by"), help=N_("The parliament, government or authority that adopted it."),
                also_called=("Authority", "Issued by", "Autoridad", "Autorité"),
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "measure_number", N_("Number"), help=N_("The number of the law, decree or order."),
                also_called=("Law number", "Law no.", "Número", "Numéro"), in_list=True,
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "adopted_on", N_("Adopted on"), help=N_("The day on which it was adopted or signed."),
                also_called=("Adoption date", "Date adopted", "Fecha de adopción", "Date d'adoption"), in_list=True,
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "effective_from", N_("In effect from"),
                help=N_("The day from which it is in effect. It decides the year of Form A."),
                also_called=("Effective date", "Effective from", "Fecha de vigencia", "Date d'effet"), in_list=True,
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "article", N_("Article"), help=N_("The article of the measure that matters here."),
                also_called=("Articles", "Artículo"), feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "penal_sanctions", N_("Penal sanctions"),
                help=N_("Whether it punishes what the treaty prohibits. Article 9 asks for it."),
                also_called=("Sanctions", "Sanciones penales", "Sanctions pénales"), width=Width.SHORT,
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "penalties", N_("Penalties"), help=N_("Which penalties it sets, and for what."),
                also_called=("Penalty", "Penas", "Peines"), width=Width.FULL, shown_when=_punishes,
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "repealed_on", N_("Repealed on"), help=N_("The day from which it is not in effect any more."),
                also_called=("Repeal date", "In effect to", "Derogada el", "Abrogée le"),
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "annex", N_("Annex"), help=N_("The annex of the report that has the text of the measure."),
                hint=N_("For example Annex B"), also_called=("Annex letter", "Anexo", "Annexe"),
                feeds="Form A, supplementary information",
            ),
            FieldSpec(
                "description", N_("Description"), help=N_("What the measure says, in a few sentences."),
                also_called=("Supplementary information", "Descripción", "Contenu"), width=Width.FULL,
                feeds="Form A, supplementary information",
            ),
        )),
    ),
)

PRODUCTION_FACILITY = Form(
    record=ProductionFacility,
    title=N_("Production facilities"),
    singular=N_("Production facility"),
    purpose=N_("Facilities that produced anti-personnel mines, and their conversion or decommissioning (Form E)."),
    group=N_("Treaty reporting"),
    icon="facility",
    named_by=("name",),
    identified_by=("name",),
    sections=(
        Section(N_("Facility"), N_(
            "Article 7 asks what became of the places where mines were made."
        ), (
            FieldSpec(
                "name", N_("Name of the facility"), help=N_("The name and place of the facility."),
                also_called=("Name", "Facility", "Nombre", "Nom"), in_list=True,
                feeds="Form E, supplementary information",
            ),
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"), help=N_("Where the facility is."),
                hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT,
                feeds="Form E, supplementary information",
            ),
            FieldSpec(
                "organisation_id", N_("Run by"), help=N_("The company or body that ran it."),
                also_called=headings.ORGANISATION,
            ),
            FieldSpec(
                "products", N_("Products"), help=N_("Which mines were made there, and in which years."),
                also_called=("Mines produced", "Types produced", "Productos", "Produits"), width=Width.FULL,
                feeds="Form E, supplementary information",
            ),
            FieldSpec(
                "programme", N_("Convert or decommission"), help=N_("Whether it is put to other use or closed."),
                also_called=("Programme", "Program", "Programa", "Indicate if to convert or decommission"),
                             in_list=True,
                feeds="Form E, column 1",
            ),
            FieldSpec(
                "status", N_("Status"), help=N_("Whether this is in process or completed."),
                also_called=("Estado", *headings.STATUS), in_list=True, feeds="Form E, column 2",
            ),
            FieldSpec(
                "started_on", N_("Started on"), help=N_("When conversion or decommissioning began."),
                also_called=headings.START_DATE, in_list=True,
                feeds="Form E, supplementary information",
            ),
            FieldSpec(
                "completed_on", N_("Completed on"), help=N_("When conversion or decommissioning was completed."),
                also_called=headings.END_DATE, in_list=True, shown_when=_completed,
                feeds="Form E, supplementary information",
            ),
            FieldSpec(
                "description", N_("Description"), help=N_("What was made there, and what is done with it."),
                also_called=("Supplementary information", "Descripción"), width=Width.FULL,
                feeds="Form E, supplementary information",
            ),
        )),
    ),
)
# fmt: on

FORMS = (COUNTRY, TREATY_STATUS, TREATY_EXTENSION, CONTACT_POINT, NATIONAL_MEASURE, PRODUCTION_FACILITY)
