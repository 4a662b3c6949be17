"""Forms for organisations and teams."""

from __future__ import annotations

from mac_desktop.domain.records.organisation import Organisation, Team
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings, organisation_parts
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
ORGANISATION = Form(
    record=Organisation,
    title=N_("Organisations"),
    singular=N_("Organisation"),
    purpose=N_("Operators, authorities, donors, hospitals and all others who act or report."),
    group=N_("Reference lists"),
    icon="organisation",
    keeping=Keeping.REFERENCE,
    named_by=("short_name", "name"),
    identified_by=("short_name", "name", "other_names"),
    children=(
        "accreditation", "organisation_competence", "team", "organisation_contact", "organisation_site", "personnel",
    ),
    sections=(
        Section(N_("Organisation"), N_(
            "Figures by operator and donor hold only when each is called alike in all records."
        ), (
            FieldSpec(
                "short_name", N_("Short name"), help=N_("The abbreviation used in identifiers and tables."),
                also_called=("Acronym", "Abbreviation", "Organisation ID", "Sigla", "Sigle", "Acronyme", "الاختصار"),
                in_list=True, hxl="#org+acronym",
                feeds="Sums of funding; rate of conformity",
            ),
            FieldSpec(
                "name", N_("Full name"), help=N_("The full official name."),
                also_called=("Name", "Organisation name", "Organization name", "Nombre", "Nom", "الاسم"), in_list=True,
                hxl="#org+name",
            ),
            FieldSpec(
                "other_names", N_("Other names"), help=N_("Names in other languages and older names, one on a line."),
                also_called=("Alternative names", "Otros nombres", "Autres noms", "أسماء أخرى"), width=Width.FULL,
            ),
            FieldSpec(
                "category", N_("Category"), help=N_("What kind of organisation it is."),
                also_called=("Type", "Organisation type", "Type of organisation", "Categoría", "Tipo", "Catégorie",
                             "نوع المنظمة"), in_list=True, hxl="#org+type",
            ),
            FieldSpec(
                "active", N_("Active"), help=N_("Whether it works in the country today. Others stay for old records."),
                also_called=("Is active", "Activa", "Actif"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "parent_id", N_("Part of"), help=N_("The organisation that this one is a branch of."),
                also_called=("Parent", "Parent organisation", "Organización matriz", "Organisation mère"),
            ),
        )),
        Section(N_("Contact"), N_(
            "The centre must reach it with orders, questions and warnings."
        ), (
            FieldSpec("address", N_("Address"), help=N_("Where letters reach it."), also_called=headings.ADDRESS,
                      width=Width.FULL),
            FieldSpec("phone", N_("Phone"), help=N_("The number of its main office."), also_called=headings.PHONE,
                      in_list=True),
            FieldSpec("email", N_("E-mail"), help=N_("The address of its main office."), also_called=headings.EMAIL),
            FieldSpec(
                "website", N_("Website"), help=N_("The address of its pages."),
                also_called=("URL", "Web address", "Web site", "Sitio web", "Site web", "الموقع الإلكتروني"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else should be known of it."), also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
    ),
)

TEAM = Form(
    record=Team,
    title=N_("Teams"),
    singular=N_("Team"),
    purpose=N_("The teams of an organisation that work in the field."),
    icon="team",
    named_by=("name",),
    identified_by=("name",),
    sections=(
        Section(N_("Team"), N_(
            "Work is ordered from teams and checked team by team; capacity is planned by how many there are."
        ), (
            FieldSpec(
                "organisation_id", N_("Organisation"), help=N_("The organisation that the team belongs to."),
                also_called=headings.ORGANISATION, in_list=True, pinned=True,
            ),
            FieldSpec(
                "name", N_("Team name"), help=N_("The name or number by which the organisation calls the team."),
                also_called=("Name", "Nombre", "Nom", *headings.TEAM), in_list=True,
            ),
            FieldSpec(
                "team_type", N_("Team type"), help=N_("What the team is trained and equipped to do."),
                also_called=("Type", "Type of team", "Tipo de equipo", "Type d'équipe", "نوع الفريق"), in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "leader", N_("Team leader"), help=N_("Who leads the team."),
                also_called=("Leader", "Supervisor", "Jefe de equipo", "Chef d'équipe"), in_list=True,
            ),
            FieldSpec(
                "base_place", N_("Base"), help=N_("Where the team is stationed."),
                also_called=("Base place", "Location", "Sede", "Lieu"),
            ),
            FieldSpec(
                "women", N_("Women"), help=N_("How many women are in the team."), also_called=headings.WOMEN,
                width=Width.SHORT,
            ),
            FieldSpec(
                "men", N_("Men"), help=N_("How many men are in the team."), also_called=headings.MEN, width=Width.SHORT,
            ),
            FieldSpec(
                "active_from", N_("Active from"), help=N_("Since when the team works."),
                also_called=("From", "Desde", "Depuis"), in_list=True,
            ),
            FieldSpec(
                "active_to", N_("Active until"), help=N_("Until when the team works; empty while it does."),
                also_called=("To", "Active to", "Hasta", "Jusqu'au"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else should be known of the team."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (ORGANISATION, TEAM, *organisation_parts.FORMS)
