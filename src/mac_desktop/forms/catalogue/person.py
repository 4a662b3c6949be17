"""The form for persons. Restricted information."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.person import Person
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.catalogue.person_parts import DISABILITY_QUESTIONS, LIVING_SITUATION
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _has_birth_date(values: Values) -> bool:
    return values.get("birth_date") is not None


def _of_the_family(values: Values) -> bool:
    return values.get("victim_kind") == "INDIRECT" or values.get("related_person_id") is not None


def _asked_for_consent(values: Values) -> bool:
    return values.get("consent_to_share") is not None or values.get("consent_authorities") is not None


def _died(values: Values) -> bool:
    return values.get("victim_state") == "DECEASED" or values.get("death_date") is not None


# A line of headings, not a line for each of them:
# fmt: off
PERSON = Form(
    record=Person,
    title=N_("Persons"),
    singular=N_("Person"),
    purpose=N_("People who survived, were killed or receive assistance, each recorded once. Restricted information."),
    group=N_("Accidents and victims"),
    icon="person",
    keeping=Keeping.VICTIMS,
    personal=True,
    named_by=("name", "father_name"),
    identified_by=("local_id",),
    children=("needs_assessment", "disability_questions", "living_situation"),
    sections=(
        Section(N_("Identity"), N_(
            "A person recorded twice is helped twice or not at all; names are never enough to tell people apart."
        ), (
            FieldSpec(
                "local_id", N_("Person ID"),
                help=N_("The centre's own identifier of the person, the same in every accident, referral and service."),
                why=reasons.IDENTIFIER,
                also_called=("Victim ID", "Survivor ID", "Beneficiary ID", "va_id", "vi_number", "ID persona",
                             "ID víctima", "N° victime", "رقم الضحية"),
                in_list=True,
            ),
            FieldSpec(
                "name", N_("Name"),
                help=N_("First and family name as on the person's papers, or as the family gives it."),
                also_called=("Full name", "Victim name", "Survivor name", "vi_name", "Nombre", "Nombre completo",
                             "Nombres y apellidos", "Nom", "Nom et prénom", "Nom complet", "الاسم", "الاسم الكامل"),
                in_list=True, minimum=True,
            ),
            FieldSpec(
                "father_name", N_("Father's name"),
                help=N_("Where people are told apart by it. Leave it empty where it is not used."),
                also_called=("Father name", "Nombre del padre", "Nom du père", "اسم الأب"), in_list=True,
            ),
            FieldSpec(
                "other_names", N_("Other names"),
                help=N_(
                    "Other spellings and names by which the person is known, one on a line, so that a search finds "
                    "them."
                ),
                also_called=("Alias", "Also known as", "Nickname", "Otros nombres", "Autres noms", "أسماء أخرى"),
                width=Width.FULL,
            ),
            FieldSpec(
                "sex", N_("Sex"),
                help=N_(
                    "Female or male. Figures on victims are disaggregated by sex and age; unknown is counted as "
                    "unknown."
                ),
                why=N_("Services and figures on victims are told by sex."),
                also_called=headings.SEX, width=Width.SHORT, in_list=True, feeds="Victims by kind",
            ),
            FieldSpec(
                "birth_date", N_("Date of birth"),
                help=N_(
                    "As precise as it is known: the year alone is enough to tell a child from an adult in most cases."
                ),
                why=N_("It tells a child from an adult on any day, and people of one name from each other."),
                hint=N_("24/03/1990, 03/1990 or 1990"),
                also_called=("DOB", "Birth date", "Year of birth", "vi_birth", "Fecha de nacimiento",
                             "Año de nacimiento", "Date de naissance", "تاريخ الميلاد"), in_list=True,
                minimum=True,
            ),
            FieldSpec(
                "birth_estimated", N_("Birth date estimated"),
                help=N_("Yes when the date was worked out from an age or a memory and not read from a paper."),
                also_called=("Estimated date of birth", "DOB estimated", "Fecha estimada", "Date estimée"),
                width=Width.SHORT, shown_when=_has_birth_date,
            ),
            FieldSpec(
                "identity_paper", N_("Identity paper"),
                help=N_("The kind of paper by which the person is told from others of the same name."),
                also_called=("Type of ID", "ID type", "Tipo de documento", "Type de pièce d'identité"),
            ),
            FieldSpec(
                "identification", N_("Number of the paper"),
                help=N_("The number on the paper. Asked only where it is safe to keep it."),
                hint=N_("For example A1234567"),
                also_called=("ID number", "National ID", "Identity card", "Document number", "Documento de identidad",
                             "Cédula", "Pièce d'identité", "رقم الهوية", "Identification"),
                minimum=True,
            ),
            FieldSpec(
                "nationality", N_("Nationality"), help=N_("The country whose citizen the person is."),
                why=N_("Services and compensation may depend on it, and it tells people of one name apart."),
                also_called=("vi_nationality", "Citizenship", "Nacionalidad", "Nationalité", "الجنسية"), pinned=True,
            ),
            FieldSpec(
                "ethnic_group", N_("Ethnic group"),
                help=N_("Only where national law allows it to be asked and the person wishes to say it."),
                why=N_("Groups that are hit more often are found by it, where the law allows to ask."),
                also_called=headings.ETHNIC_GROUP,
            ),
            FieldSpec(
                "education", N_("Education"), help=N_("The highest school or training that the person has finished."),
                why=N_("Training and work are offered to fit what a person has learnt."),
                also_called=("vi_education", "highest_level_education", "Education level", "Nivel educativo",
                             "Niveau d'éducation"),
            ),
            FieldSpec(
                "marital_status", N_("Marital status"), help=N_("Whether the person lives with a husband or wife."),
                why=N_("Help for a household goes by who lives in it."),
                also_called=("vi_marital", "Marital", "Estado civil", "État civil", "الحالة الاجتماعية"),
            ),
            FieldSpec(
                "occupation", N_("Occupation"),
                help=N_(
                    "What the person does for a living now; the occupation at the accident belongs to the casualty."
                ),
                why=N_("Economic inclusion begins with what the person can do and lives on."),
                also_called=("Current occupation", "occupation_after_event", "vi_occupation_current",
                             *headings.OCCUPATION),
            ),
        )),
        Section(N_("Contact"), N_(
            "Who is to be helped must be found again, and services are planned by where survivors live."
        ), (
            FieldSpec(
                "admin_unit_id", N_("Administrative unit of residence"),
                help=N_("Where the person lives now, which is where services are needed; not where the accident was."),
                hint=N_("Type a name or a P-code"),
                also_called=("Residence", "Place of residence", "Residencia", *headings.ADMIN_UNIT), in_list=True,
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "address", N_("Address"), help=N_("How to find the person for a visit: street, village, landmark."),
                also_called=headings.ADDRESS, width=Width.FULL,
            ),
            replace(
                POSITION,
                help=N_("The position of the home in any notation, where it is safe to keep it."),
                also_called=("Home coordinates", "Coordinates of residence", "Coordenadas de residencia",
                             "Coordonnées du domicile"),
            ),
            replace(
                LATITUDE, help=N_("Degrees north on WGS84 of the home, where it is safe to keep it."), hxl="",
                also_called=("Latitude of residence", "Home latitude", "victim_location_lat", *headings.LATITUDE[:1]),
            ),
            replace(
                LONGITUDE, help=N_("Degrees east on WGS84 of the home; west is negative."), hxl="",
                also_called=("Longitude of residence", "Home longitude", "victim_location_lon",
                             *headings.LONGITUDE[:1]),
            ),
            FieldSpec(
                "phone", N_("Phone"), help=N_("A number under which the person or the family can be reached."),
                also_called=headings.PHONE,
            ),
        )),
        Section(N_("As a victim"), N_(
            "Families of those killed or injured are victims too, and are counted apart from them."
        ), (
            FieldSpec(
                "victim_kind", N_("Direct or indirect victim"),
                help=N_(
                    "Direct victims were killed or injured by the explosion; indirect ones are their families. The two "
                    "are counted apart."
                ),
                also_called=("Victim type", "victim_type", "Tipo de víctima", "Type de victime"), in_list=True,
                feeds="Victims by kind",
            ),
            FieldSpec(
                "related_person_id", N_("Family of"), help=N_("The person killed or injured whose family this is."),
                also_called=("Related victim", "Direct beneficiary", "Familiar de", "Famille de"),
                shown_when=_of_the_family,
            ),
            FieldSpec(
                "kinship", N_("Kinship"), help=N_("How this person is related to the one killed or injured."),
                also_called=("relationship_direct_beneficiary", "Relationship", "Parentesco", "Lien de parenté"),
                shown_when=_of_the_family,
            ),
            FieldSpec(
                "vulnerable_groups", N_("Vulnerable groups"),
                help=N_("Groups whose needs come first. Leave it empty unless the person says so."),
                also_called=("Vulnerable group", "Vulnerability", "Grupo vulnerable", "Groupe vulnérable"),
                width=Width.FULL,
            ),
            FieldSpec(
                "rehabilitation_phase", N_("Phase of rehabilitation"),
                help=N_("How far the person's rehabilitation has come, in the phases that IMSMA keeps."),
                also_called=("current_rehabilitation_pillar", "Current rehabilitation pillar",
                             "Fase de rehabilitación", "Phase de réadaptation"),
            ),
        )),
        Section(N_("State and consent"), N_(
            "Nothing of a person may leave the centre without consent, and the dead are not offered services."
        ), (
            FieldSpec(
                "victim_state", N_("Alive or deceased"),
                help=N_(
                    "The person's state today. A death long after the accident changes this, not the casualty's "
                    "outcome."
                ),
                also_called=("Victim state", "Alive", "vital status", "Estado vital", "Vivo o fallecido", "État vital"),
                in_list=True,
            ),
            FieldSpec(
                "death_date", N_("Date of death"),
                help=N_("When the person died, at the accident or later, as precise as it is known."),
                also_called=("Died on", "Date of decease", "Fecha de defunción", "Fecha de muerte", "Date de décès",
                             "تاريخ الوفاة"),
                shown_when=_died,
            ),
            FieldSpec(
                "consent_to_share", N_("Consent to share"),
                help=N_(
                    "Whether the person, or a guardian, agreed that these details may be given to those who help. "
                    "Nothing of a person leaves the centre without it."
                ),
                also_called=("Consent", "permission_to_share_with_ngos", "Consent to share with NGOs",
                             "Consentimiento", "Consentement", "الموافقة"),
                width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "consent_authorities", N_("Consent to share with authorities"),
                help=N_("Whether the person, or a guardian, agreed that authorities may be given these details too."),
                also_called=("permission_to_share_with_authorities", "Consent authorities",
                             "Consentimiento autoridades", "Consentement autorités"),
                width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "consent_date", N_("Consent given on"),
                help=N_("The day on which the person was asked. Consent can be taken back; the last answer holds."),
                also_called=("Date of consent", "Consent date", "Fecha del consentimiento", "Date du consentement"),
                shown_when=_asked_for_consent,
            ),
            FieldSpec(
                "consent_given_by", N_("Consent given by"),
                help=N_("The person, or for a child or somebody who cannot answer the guardian, by name."),
                also_called=("Guardian", "Consent by", "Acudiente", "Tuteur"), shown_when=_asked_for_consent,
            ),
            FieldSpec(
                "remarks", N_("Remarks"),
                help=N_("What else those who help should know. Restricted like all of this form."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (PERSON, DISABILITY_QUESTIONS, LIVING_SITUATION)
