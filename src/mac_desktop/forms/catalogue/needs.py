"""Forms for needs assessments and the needs that they found. Restricted information."""

from __future__ import annotations

from mac_desktop.domain.records.needs import Need, NeedsAssessment
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_

_OF_PROSTHESES = (
    "prosthesis_used",
    "prosthesis_since",
    "prosthesis_last_used",
    "prosthesis_not_used",
    "prosthesis_where",
)


def _prosthesis(values: Values) -> bool:
    return values.get("prosthesis_needed") == "YES" or any(values.get(name) is not None for name in _OF_PROSTHESES)


def _uses_it(values: Values) -> bool:
    return _prosthesis(values) and values.get("prosthesis_used") != "NO"


def _does_not_use_it(values: Values) -> bool:
    return _prosthesis(values) and values.get("prosthesis_used") != "YES"


def _lives(person: Values) -> bool:
    return person.get("victim_state") != "DECEASED"


# A line of headings, not a line for each of them:
# fmt: off
NEEDS_ASSESSMENT = Form(
    record=NeedsAssessment,
    title=N_("Needs assessments"),
    personal=True,
    singular=N_("Needs assessment"),
    purpose=N_("Visits at which it was found out what a survivor needs. Restricted information."),
    group=N_("Victim assistance"),
    icon="assistance",
    named_by=("local_id", "person_id", "assessed_on"),
    identified_by=("local_id",),
    applies_to=_lives,
    children=("need",),
    sections=(
        Section(N_("Assessment"), N_(
            "Needs are found by visiting; the time until somebody serves them is counted from the visit."
        ), (
            FieldSpec(
                "person_id", N_("Person"), help=N_("The person whose needs were assessed."),
                also_called=("Person ID", "Survivor", "Beneficiary", "Victim", "Persona", "Personne", "المستفيد"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "local_id", N_("Assessment ID"), help=N_("The identifier that the assessor gave it, if any."),
                why=reasons.IDENTIFIER,
                also_called=("Needs assessment ID", "NA ID", "ID evaluación", "N° évaluation"), in_list=True,
            ),
            FieldSpec(
                "assessed_on", N_("Date of assessment"),
                help=N_("The day of the visit. The time until a need is served is counted from it."),
                why=N_("The time from a need to a service is counted from this day."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Assessment date", "Date", "Fecha de la evaluación", "Date de l'évaluation"), in_list=True,
                feeds="Days from need to service",
            ),
            FieldSpec(
                "organisation_id", N_("Assessed by"), help=N_("The organisation whose worker assessed the needs."),
                also_called=("Assessing organisation", "needs_assessment_done_by", "Evaluado por", "Évalué par",
                             *headings.ORGANISATION), in_list=True, pinned=True,
            ),
            FieldSpec(
                "assessor", N_("Assessor"), help=N_("Who made the visit, for questions about it."),
                also_called=("Assessor name", "Case worker", "Evaluador", "Évaluateur"), pinned=True,
            ),
            FieldSpec(
                "follow_up_date", N_("Next visit"), help=N_("When the person is to be visited again."),
                why=N_("A person who was promised a visit must get it."),
                also_called=("Follow-up date", "Next visit date", "Próxima visita", "Prochaine visite"), in_list=True,
            ),
        )),
        Section(N_("Prosthesis"), N_(
            "Prostheses must be fitted and renewed; one that is not used has a reason that can be mended."
        ), (
            FieldSpec(
                "prosthesis_needed", N_("Needs a prosthesis"),
                help=N_("Whether the person has lost a limb and needs an artificial one."),
                also_called=("Prosthesis needed", "Necesita prótesis", "Besoin d'une prothèse"), width=Width.SHORT,
            ),
            FieldSpec(
                "prosthesis_used", N_("Uses a prosthesis"), help=N_("Whether the person uses one now."),
                also_called=("Prosthesis used", "Usa prótesis", "Utilise une prothèse"), width=Width.SHORT,
                shown_when=_prosthesis,
            ),
            FieldSpec(
                "prosthesis_since", N_("Uses it since"),
                help=N_("Since when; a prosthesis is renewed every few years, for a child every year."),
                also_called=("how_long_use_prosthesis", "Prosthesis since", "Usa desde", "Utilise depuis"),
                shown_when=_uses_it,
            ),
            FieldSpec(
                "prosthesis_where", N_("Where it is used"), help=N_("Where the person uses the prosthesis."),
                also_called=("where_use_prosthesis", "Dónde la usa", "Où elle est utilisée"), shown_when=_uses_it,
            ),
            FieldSpec(
                "prosthesis_last_used", N_("Last used"), help=N_("When the person last used a prosthesis."),
                also_called=("last_use_prosthesis", "Último uso", "Dernière utilisation"),
                shown_when=_does_not_use_it,
            ),
            FieldSpec(
                "prosthesis_not_used", N_("Why it is not used"), help=N_("All reasons why the person does not use it."),
                also_called=("why_not_use_prosthesis", "Por qué no la usa", "Pourquoi non utilisée"),
                shown_when=_does_not_use_it,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else those who help should know."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

NEED = Form(
    record=Need,
    title=N_("Needs"),
    personal=True,
    singular=N_("Need"),
    purpose=N_("Single needs that the assessment found, each with its pillar and how it stands."),
    icon="assistance",
    named_by=("need", "status"),
    sections=(
        Section(N_("Need"), N_(
            "Needs that are still open show what assistance lacks, by pillar and place."
        ), (
            FieldSpec(
                "needs_assessment_id", N_("Needs assessment"), help=N_("The assessment that found this need."),
                also_called=("Assessment ID", "Needs assessment ID", "ID evaluación", "N° évaluation"), pinned=True,
            ),
            FieldSpec(
                "need", N_("What is needed"),
                help=N_("Choose the closest; wider words are there for what is not known more closely (WHO ICF)."),
                also_called=("Needs", "Needs classification", "Necesidad", "Besoin", "الاحتياج"), in_list=True,
                feeds="Needs by pillar and status",
            ),
            FieldSpec(
                "pillar", N_("Pillar"), help=N_("The pillar of victim assistance that serves such a need."),
                also_called=headings.PILLAR, in_list=True, feeds="Needs by pillar and status",
            ),
            FieldSpec(
                "priority", N_("Priority"), help=N_("How urgent it is for this person."),
                also_called=("Urgency", "Severity", "Prioridad", "Priorité"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "target_date", N_("To be met by"), help=N_("The day by which the need is to be met."),
                also_called=("Target date", "Fecha meta", "Date cible"),
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Open until somebody serves it, then referred, being served or met. It tells what is left."),
                also_called=("Need status", *headings.STATUS), in_list=True, feeds="Needs by pillar and status",
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the need got this status."),
                why=reasons.STATUS_DATE,
                also_called=headings.STATUS_DATE, in_list=True,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why the need cannot be served, or why the person was lost sight of."),
                why=reasons.STATUS_REASON,
                also_called=headings.STATUS_REASON,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters for this need, such as a size or a side."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (NEEDS_ASSESSMENT, NEED)
