"""Forms for the destruction of stocks and the sites where it is done."""

from __future__ import annotations

from mac_desktop.domain.records.stockpile import DestructionEvent, DestructionSite
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.shared_blocks import where_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _no_site(values: Values) -> bool:
    return values.get("destruction_site_id") is None


# A line of headings, not a line for each of them:
# fmt: off
DESTRUCTION_EVENT = Form(
    record=DestructionEvent,
    title=N_("Destruction of stocks"),
    singular=N_("Destruction event"),
    purpose=N_("Occasions on which stockpiled mines were destroyed, with a line for each type."),
    group=N_("Stockpiles"),
    icon="destruction",
    named_by=("title", "destroyed_on"),
    identified_by=("title",),
    children=("stockpile_movement",),
    sections=(
        Section(N_("Event"), N_(
            "States prove the end of their stocks by when, where and how they were destroyed."
        ), (
            FieldSpec(
                "title", N_("Title"),
                help=N_("A short name of the occasion."), hint=N_("For example Destruction of March 2013"),
                also_called=("Name", "Event", "Título", "Titre", "العنوان"), in_list=True,
                feeds="Forms B and G, supplementary information",
            ),
            FieldSpec(
                "destroyed_from", N_("Destroyed from"), help=N_("The first day, when it took more than one."),
                also_called=headings.START_DATE,
                feeds="Forms B and G, supplementary information",
            ),
            FieldSpec(
                "destroyed_on", N_("Destroyed on"), help=N_("The day, or the last day. It decides the reporting year."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Destruction date", "Date of destruction", "Fecha de destrucción",
                             "Date de destruction", *headings.END_DATE), in_list=True,
            ),
            FieldSpec(
                "destruction_site_id", N_("Destruction site"),
                help=N_("Where it was done, with the standards that apply there."),
                also_called=("Site", "Location", "Sitio de destrucción", "Lieu de destruction"), in_list=True,
                feeds="Forms B, D and G",
            ),
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"), help=N_("Where it was done, if no site is named."),
                hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT, shown_when=_no_site,
            ),
            FieldSpec(
                "place", N_("Place"), help=N_("The name of the place, if no site is named."),
                also_called=("Place name", "Lugar", "Lieu", "المكان"), shown_when=_no_site,
                feeds="Forms B and G, supplementary information",
            ),
            FieldSpec(
                "method", N_("Method"), help=N_("How the mines were destroyed."),
                hint=N_("For example open detonation"), also_called=("Method of destruction", "Método", "Méthode"),
                minimum=True, feeds="Forms B and G, supplementary information",
            ),
            FieldSpec(
                "safety_standards", N_("Safety standards"), help=N_("The safety standards that were observed."),
                also_called=("Safety standards observed", "Normas de seguridad", "Normes de sécurité"),
                width=Width.FULL, minimum=True,
            ),
            FieldSpec(
                "environmental_standards", N_("Environmental standards"),
                help=N_("The environmental standards that were observed."),
                also_called=("Environmental standards observed", "Normas ambientales", "Normes environnementales"),
                width=Width.FULL, minimum=True,
            ),
        )),
        Section(N_("Evidence"), N_(
            "Somebody else must be able to check the figures against the paper that they come from."
        ), (
            FieldSpec(
                "stated_total", N_("Total stated by the source"),
                help=N_(
                    "The total that the source prints. It is compared with the sum of the lines and never used for it."
                ),
                also_called=("Stated total", "Total", "Total destroyed", "Total destruido", "Total détruit"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "source", N_("Source of information"), help=N_("The report or protocol that the figures come from."),
                also_called=headings.SOURCE,
            ),
            FieldSpec(
                "certificate", N_("Certificate"), help=N_("The number of the certificate of destruction."),
                also_called=("Certificate no.", "Certificado", "Certificat"), minimum=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report should say."),
                why=reasons.REMARKS,
                also_called=(*headings.SUPPLEMENTARY, *headings.REMARKS), width=Width.FULL,
            ),
        )),
    ),
)

DESTRUCTION_SITE = Form(
    record=DestructionSite,
    title=N_("Destruction sites"),
    singular=N_("Destruction site"),
    purpose=N_("Places where anti-personnel mines are destroyed, with the methods and standards that Form F asks for."),
    group=N_("Stockpiles"),
    icon="destruction",
    named_by=("name",),
    identified_by=("name",),
    sections=(
        Section(N_("Site"), N_(
            "Article 7 asks where and by which methods mines are destroyed, and which standards are observed."
        ), (
            FieldSpec(
                "name", N_("Name of the site"), help=N_("The name by which the site is known."),
                also_called=("Name", "Site", "Location of destruction sites", "Nombre", "Nom"), in_list=True,
                feeds="Forms B, F and G, location of destruction sites",
            ),
            FieldSpec(
                "article", N_("Article"),
                help=N_("Article 4 for stocks, Article 5 for mines in mined areas. Form F has a table for each."),
                also_called=("Treaty article", "Artículo"), in_list=True, feeds="Form F, tables 1 and 2",
            ),
            FieldSpec(
                "organisation_id", N_("Run by"), help=N_("The organisation that destroys mines there."),
                also_called=headings.ORGANISATION,
            ),
            FieldSpec(
                "active_from", N_("In use from"), help=N_("The day on which destruction there began."),
                also_called=headings.START_DATE,
            ),
            FieldSpec(
                "active_to", N_("In use to"), help=N_("The day on which it ended, or is to end."),
                also_called=headings.END_DATE,
            ),
            FieldSpec(
                "methods", N_("Methods"), help=N_("By which methods mines are destroyed there."),
                also_called=("Method", "Métodos", "Méthodes"), width=Width.FULL, in_list=True, feeds="Form F, methods",
            ),
            FieldSpec(
                "safety_standards", N_("Safety standards"), help=N_("The safety standards that are applied."),
                also_called=("Applicable safety standards", "Normas de seguridad", "Normes de sécurité"),
                             width=Width.FULL,
                feeds="Form F, applicable safety standards",
            ),
            FieldSpec(
                "environmental_standards", N_("Environmental standards"),
                help=N_("The environmental standards that are applied."),
                also_called=("Applicable environmental standards", "Normas ambientales", "Normes environnementales"),
                width=Width.FULL, feeds="Form F, applicable environmental standards",
            ),
            FieldSpec(
                "programme_status", N_("Status of the programme"),
                help=N_("How far the programme of destruction has come."),
                also_called=("Programme status", "Status of program", "Estado del programa", "État du programme"),
                width=Width.FULL, feeds="Form F, description of the status",
            ),
        )),
        where_section(
            admin_unit_id={"help": N_("Where the site is."), "feeds": "Form F, location", "minimum": False},
            place={"feeds": "Form F, location"},
        ),
    ),
)
# fmt: on

FORMS = (DESTRUCTION_EVENT, DESTRUCTION_SITE)
