"""Forms for what is asked of a person on one day: the Washington Group short set, and how the person lives."""

from __future__ import annotations

from mac_desktop.domain.records.person import DisabilityQuestions, LivingSituation
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_

DISABILITY_ANSWERS = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")


def _displaced(values: Values) -> bool:
    return values.get("displacement") != "RESIDENT" or values.get("displaced_since") is not None


# A line of headings, not a line for each of them:
# fmt: off
def _person(help_text: str) -> FieldSpec:
    return FieldSpec(
        "person_id", N_("Person"), help=help_text,
        also_called=("Person ID", "Survivor", "Beneficiary", "Victim", "Persona", "Personne"), pinned=True,
    )


def _yes_no(name: str, label: str, help_text: str, *headings_of: str) -> FieldSpec:
    return FieldSpec(
        name, label, help=help_text, also_called=headings_of, width=Width.SHORT,
    )


def _difficulty(name: str, label: str, help_text: str, *headings_of: str) -> FieldSpec:
    return FieldSpec(
        name, label, help=help_text, also_called=headings_of, in_list=True, minimum=True,
        feeds="Survivors with a disability",
    )


DISABILITY_QUESTIONS = Form(
    record=DisabilityQuestions,
    title=N_("Questions on disability"),
    personal=True,
    singular=N_("Questions on disability"),
    purpose=N_("The six questions of the Washington Group short set, answered on one day. Without them: not asked."),
    icon="person",
    named_by=("asked_on",),
    sections=(
        Section(N_("When and by whom"), N_(
            "Answers change over the years and differ when somebody else gives them."
        ), (
            _person(N_("The person of whom the questions were asked.")),
            FieldSpec(
                "asked_on", N_("Asked on"), help=N_("The day on which the questions were asked."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date of interview", "WG date", "Fecha de la entrevista", "Date de l'entretien"),
                in_list=True,
            ),
            _yes_no(
                "proxy", N_("Answered by somebody else"),
                N_("Yes when somebody else answered for the person, as for a small child."),
                "Proxy", "Proxy respondent", "Respondió otra persona", "Réponse d'un tiers",
            ),
        )),
        Section(N_("How much difficulty the person has"), N_(
            "The same six questions everywhere tell disability alike in every country, without asking for a "
            "diagnosis."
        ), (
            _difficulty(
                "seeing", N_("Seeing"), N_("Difficulty in seeing, also when wearing glasses."),
                "WG vision", "Vision", "Visión", "Ver", "Vue",
            ),
            _difficulty(
                "hearing", N_("Hearing"), N_("Difficulty in hearing, also when using a hearing aid."),
                "WG hearing", "Audición", "Oír", "Audition",
            ),
            _difficulty(
                "walking", N_("Walking"), N_("Difficulty in walking or in climbing steps."),
                "WG mobility", "Mobility", "Movilidad", "Caminar", "Marche",
            ),
            _difficulty(
                "remembering", N_("Remembering"), N_("Difficulty in remembering or in concentrating."),
                "WG cognition", "Cognition", "Cognición", "Recordar", "Mémoire",
            ),
            _difficulty(
                "self_care", N_("Self-care"), N_("Difficulty in washing all over or in dressing."),
                "WG self-care", "Self care", "Autocuidado", "Soins personnels",
            ),
            _difficulty(
                "communicating", N_("Communicating"),
                N_("Difficulty in understanding others or being understood in the usual language."),
                "WG communication", "Communication", "Comunicación", "Comunicarse",
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What was said beside the answers."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

_HOUSEHOLD = Section(N_("Household"), N_(
    "One accident changes a whole household; help goes by how many depend on the person."
), (
    _person(N_("The person who lives so.")),
    FieldSpec(
        "as_of", N_("As of"), help=N_("The day of which this is told; a later visit gets a record of its own."),
        hint=N_("24/03/2024, 03/2024 or 2024"),
        also_called=("Date of visit", "Visit date", "Fecha de la visita", "Date de la visite"), in_list=True,
    ),
    FieldSpec(
        "household_size", N_("People in the household"), help=N_("How many live together, the person included."),
        also_called=("Household size", "Family size", "Tamaño del hogar", "Taille du ménage"), width=Width.SHORT,
        in_list=True,
    ),
    FieldSpec(
        "dependents", N_("Dependents"), help=N_("How many of them the person has to provide for."),
        also_called=("Number of dependents", "Dependientes", "Personnes à charge"), width=Width.SHORT, in_list=True,
    ),
    _yes_no("head_of_household", N_("Head of the household"), N_("Whether the person heads the household."),
            "vi_head", "Head of household", "Jefe de hogar", "Chef de ménage"),
    _yes_no("breadwinner", N_("Breadwinner"), N_("Whether the household lives mainly on what the person earns."),
            "victim_breadwinner", "Breadwinner of the family", "Sostén del hogar", "Soutien de famille"),
    _yes_no("breadwinner_changed", N_("Breadwinner changed"),
            N_("Whether somebody else had to become the breadwinner after the accident."),
            "bread_winner_role_changed_after_accident", "Cambió el sostén del hogar", "Changement de soutien"),
    FieldSpec(
        "displacement", N_("Displacement"), help=N_("Whether the person is displaced now, or has returned."),
        also_called=("vi_status_current", "vi_resident", "displacement_status", "Displacement status",
                     "Desplazamiento", "Déplacement"), in_list=True,
    ),
    FieldSpec(
        "displaced_since", N_("Displaced since"), help=N_("Since when the person has been displaced."),
        also_called=("vi_idp_duration", "Displaced from date", "Desplazado desde", "Déplacé depuis"),
        shown_when=_displaced,
    ),
    FieldSpec(
        "displaced_dwelling", N_("Dwelling while displaced"), help=N_("Where displaced people stay now."),
        also_called=("vi_idp_typology", "IDP typology", "Alojamiento", "Hébergement"), shown_when=_displaced,
    ),
    FieldSpec(
        "origin_unit_id", N_("Unit of origin"), help=N_("The unit of the gazetteer that the person comes from."),
        hint=N_("Type a name or a P-code"),
        also_called=("vi_origin_governorate", "Governorate of origin", "Lugar de origen", "Lieu d'origine"),
        shown_when=_displaced,
    ),
))
_HOME = Section(N_("Home"), N_(
    "A home that cannot be entered or left undoes every other help."
), (
    FieldSpec(
        "habitat", N_("Kind of habitat"), help=N_("In what sort of place the home is."),
        also_called=("type_of_habitat", "Habitat", "Tipo de hábitat", "Type d'habitat"),
    ),
    FieldSpec(
        "residence", N_("Kind of residence"), help=N_("On what terms the household lives there."),
        also_called=("type_of_residence", "Residence type", "Tipo de vivienda", "Type de logement"),
    ),
    FieldSpec(
        "amenities", N_("What the home has"), help=N_("All that the home has; what is not named is missing."),
        also_called=("Amenities", "Household amenities", "Servicios de la vivienda", "Équipements du logement"),
        width=Width.FULL,
    ),
    _yes_no("repairs_needed", N_("Repairs needed"), N_("Whether the home needs repairs or changes to be lived in."),
            "dwelling_repairs", "Dwelling repairs", "Reparaciones", "Réparations"),
))
_WORK = Section(N_("Work, income and school"), N_(
    "Economic inclusion is a pillar of victim assistance; training, grants and school places are planned by it."
), (
    FieldSpec(
        "occupation", N_("Occupation"), help=N_("What the person does for a living on that day."),
        also_called=("occupation_after_event", "vi_occupation_current", "Current occupation"), in_list=True,
    ),
    FieldSpec(
        "work_sector", N_("Sector of work"), help=N_("For whom the person works on that day."),
        also_called=("vi_occupation_current_sector", "Sector", "Sector laboral", "Secteur d'emploi"),
    ),
    FieldSpec(
        "income", N_("Level of income"), help=N_("Whether the household can live on what it has."),
        also_called=("level_of_income", "Income level", "Income", "Nivel de ingresos", "Niveau de revenu"),
    ),
    FieldSpec(
        "assets", N_("Property of the household"), help=N_("What the household owns to make a living with."),
        also_called=("Assets", "Bienes", "Biens"), width=Width.FULL,
    ),
    _yes_no("lost_job", N_("Lost the work"), N_("Whether the person lost the work because of the accident."),
            "event_caused_loss_of_job", "Loss of job", "Perdió el trabajo", "Perte d'emploi"),
    _yes_no("employed_again", N_("Employed again"), N_("Whether the former employer took the person back."),
            "re_employ_victim", "Re-employed", "Reempleado", "Réembauché"),
    _yes_no("refused_training", N_("Refused training"), N_("Whether vocational training was refused to the person."),
            "denied_vocational_training", "Capacitación negada", "Formation refusée"),
    _yes_no("refused_job", N_("Refused work"), N_("Whether a job was refused to the person because of the impairment."),
            "denied_job_placement_opportunity", "Empleo negado", "Emploi refusé"),
    _yes_no("child_at_school", N_("Child goes to school"), N_("Whether the person, when a child, goes to school."),
            "child_attending_school", "Attends school", "Asiste a la escuela", "Va à l'école"),
    _yes_no("encouraged_to_study", N_("Encouraged to study"), N_("Whether the family wants the person to go on at "
            "school."), "encourage_complete_education", "Animado a estudiar", "Encouragé à étudier"),
    _yes_no("school_meets_needs", N_("School meets the needs"), N_("Whether the school there can teach the person."),
            "local_educational_service_met_needs", "La escuela responde", "École adaptée"),
))
_INCLUSION = Section(N_("Inclusion and health"), N_(
    "Survivors have the same rights as all others; it shows what keeps them from using these."
), (
    _yes_no("included_by_family", N_("Included by the family"), N_("Whether the family lets the person take part."),
            "family_tried_to_include_victim_into_community", "Incluido por la familia", "Inclus par la famille"),
    _yes_no("included_by_community", N_("Included by the community"),
            N_("Whether the community lets the person take part."),
            "community_tried_to_include_victim_into_community", "Incluido por la comunidad",
            "Inclus par la communauté"),
    FieldSpec(
        "feels_included", N_("Feels included"), help=N_("Whether the person feels a part of society."),
        also_called=("feels_included_in_society", "Se siente incluido", "Se sent inclus"), width=Width.SHORT,
    ),
    FieldSpec(
        "difficulty_access", N_("Difficulty of access"), help=N_("How hard it is to get in and out of places."),
        also_called=("day_to_day_activities_accessibility", "Dificultad de acceso", "Difficulté d'accès"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "difficulty_moving", N_("Difficulty of moving about"), help=N_("How hard it is to go from place to place."),
        also_called=("day_to_day_activities_mobility", "Dificultad de desplazarse", "Difficulté de déplacement"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "difficulty_social", N_("Difficulty of social life"), help=N_("How hard it is to meet and be with others."),
        also_called=("day_to_day_activities_social_life", "Dificultad social", "Difficulté sociale"),
        width=Width.SHORT,
    ),
    _yes_no("wants_to_advocate", N_("Would speak for victims"), N_("Whether the person would speak up for victims."),
            "interested_in_advocacy_work", "Interesado en incidencia", "Souhaite plaider"),
    _yes_no("knows_rights", N_("Knows the rights"), N_("Whether the person knows the laws that protect victims."),
            "law_awareness", "Conoce sus derechos", "Connaît ses droits"),
    _yes_no("in_programme", N_("In a programme"), N_("Whether the person is in a programme of assistance now."),
            "included_in_assistance_program", "En un programa", "Dans un programme"),
    FieldSpec(
        "medicine", N_("Medicine taken"), help=N_("The medicine that the person takes regularly."),
        also_called=("Medicines", "Medicamentos", "Médicaments"), width=Width.FULL,
    ),
    FieldSpec(
        "addictions", N_("Addictions"), help=N_("Only where the person wishes to say it, so that help is fitting."),
        also_called=("Addiction", "Adicciones", "Dépendances"), width=Width.FULL,
    ),
    FieldSpec(
        "other_problems", N_("Other problems of health"),
        help=N_("Other illness or impairment, also from before the accident."),
        also_called=("Other problems", "disability_group", "Otros problemas", "Autres problèmes"), width=Width.FULL,
    ),
))
LIVING_SITUATION = Form(
    record=LivingSituation,
    title=N_("How the person lives"),
    personal=True,
    singular=N_("Living situation"),
    purpose=N_("Household, home, work, income, school and inclusion of a person on one day."),
    icon="person",
    named_by=("as_of",),
    sections=(_HOUSEHOLD, _HOME, _WORK, _INCLUSION),
)
# fmt: on
