"""Forms for victim assistance: services received, and referrals."""

from __future__ import annotations

from mac_desktop.domain.records.assistance import Assistance, AssistanceBeneficiaries, GivenAssistance, Referral
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.beneficiaries import beneficiaries_form
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _has_cost(values: Values) -> bool:
    return values.get("cost") is not None


def _for_a_person(values: Values) -> bool:
    return values.get("person_id") is not None or values.get("need_id") is not None


def _answered(values: Values) -> bool:
    return values.get("answer") is not None


def _accepted(values: Values) -> bool:
    return values.get("answer") in ("ACCEPTED", "WAITING")


_PROVIDER = ("Provider", "Service provider", "Given by", "Referred to", "Proveedor", "Prestataire", "مقدم الخدمة")

# A line of headings, not a line for each of them:
# fmt: off
ASSISTANCE = Form(
    record=Assistance,
    title=N_("Assistance"),
    singular=N_("Assistance"),
    purpose=N_("Services that survivors and other people received, one by one or counted for a group."),
    group=N_("Victim assistance"),
    icon="assistance",
    keeping=Keeping.VICTIMS,
    named_by=("service", "service_date", "person_id"),
    identified_by=("local_id",),
    children=("assistance_beneficiaries", "given_assistance"),
    sections=(
        Section(N_("For whom"), N_(
            "A service counts for a person, a group or a household, and never twice."
        ), (
            FieldSpec(
                "local_id", N_("Assistance ID"), help=N_("The identifier that the provider gave it, if any."),
                why=reasons.IDENTIFIER,
                also_called=("Service ID", "Assistance no.", "ID asistencia", "N° assistance"),
            ),
            FieldSpec(
                "target_level", N_("Given to"),
                help=N_("Whether one person, a family, a group or a community received it."),
                also_called=("Target level", "Level of assistance", "Nivel", "Niveau cible"), pinned=True,
            ),
            FieldSpec(
                "person_id", N_("Person"),
                help=N_("The person who received it. Leave it empty for a service counted for a group."),
                also_called=("Person ID", "Survivor", "Beneficiary", "Victim", "Persona", "Personne", "المستفيد"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "need_id", N_("Need that it serves"),
                help=N_("The need that an assessment found, so that the time until it was served can be told."),
                also_called=("Need ID", "ID necesidad", "N° besoin"), shown_when=_for_a_person,
            ),
            FieldSpec(
                "accident_id", N_("Accident"),
                help=N_("The accident that made it necessary, when the person is not recorded by name."),
                also_called=("Accident ID", "Accident no.", "ID accidente", "N° accident"),
            ),
        )),
        Section(N_("Service"), N_(
            "States report what assistance was given in which pillar; plans are made by what is missing."
        ), (
            FieldSpec(
                "provider_id", N_("Provider"), help=N_("The entry of the service directory that gave the service."),
                also_called=_PROVIDER, in_list=True, pinned=True,
            ),
            FieldSpec(
                "pillar", N_("Pillar"), help=N_("The pillar of victim assistance that the service belongs to."),
                also_called=headings.PILLAR, in_list=True, pinned=True, feeds="Form J, victim assistance by pillar",
            ),
            FieldSpec(
                "assistance_class", N_("Class of assistance"),
                help=N_("Where the service belongs in the phases of assistance that IMSMA keeps."),
                also_called=("Assistance classification", "Class", "Clase de asistencia", "Classe d'assistance"),
            ),
            FieldSpec(
                "service", N_("Service"),
                help=N_("What was given, in a few words."), hint=N_("For example prosthesis, left leg"),
                also_called=("Given assistance", "Assistance", "Type", "Servicio", "Service fourni", "الخدمة"),
                             in_list=True,
            ),
            FieldSpec(
                "service_date", N_("Date of service"),
                help=N_("The day on which it was received, which decides the year."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Service date", "Date of assistance", "Fecha", "Fecha del servicio",
                             "Date du service", "تاريخ الخدمة"), in_list=True, pinned=True,
                feeds="Form J, victim assistance; days from need to service",
            ),
            FieldSpec(
                "place", N_("Given at"), help=N_("Where it was given, when not at the provider's own place."),
                also_called=("Given at (place)", "Place of service", "Lugar del servicio", "Lieu du service"),
            ),
            FieldSpec(
                "quantity", N_("Quantity"), help=N_("How many items or sessions were given."),
                also_called=headings.QUANTITY, width=Width.SHORT,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters for this service."),
                why=reasons.REMARKS, also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
        Section(N_("Status"), N_(
            "Only what was received counts; what is planned or broken off has to be followed up."
        ), (
            FieldSpec(
                "priority", N_("Priority"), help=N_("How urgent the service is or was."),
                also_called=("Urgency", "Prioridad", "Priorité"), width=Width.SHORT,
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Whether it is planned, going on or done. Only done services are reported."),
                also_called=("Estado", *headings.STATUS), in_list=True,
                feeds="Form J, victim assistance; days from need to service",
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the service got this status."),
                why=reasons.STATUS_DATE,
                also_called=headings.STATUS_DATE,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why the service was interrupted, given up or taken up again."),
                why=reasons.STATUS_REASON,
                also_called=headings.STATUS_REASON,
            ),
        )),
        Section(N_("Decision and cost"), N_(
            "Who decided and who pays can be asked, and what assistance costs can be planned."
        ), (
            FieldSpec(
                "decided_by_id", N_("Decided by"), help=N_("The organisation that decided to give the service."),
                also_called=("Decided by organisation", "Decidido por", "Décidé par"), pinned=True,
            ),
            FieldSpec(
                "paid_by_id", N_("Paid by"), help=N_("The organisation that pays for it."),
                also_called=("Paid by organisation", "Donor", "Pagado por", "Payé par"), pinned=True,
            ),
            FieldSpec(
                "cost", N_("Cost"), help=N_("What it cost, in the currency given beside it."),
                also_called=("Costs", "Price", "Costo", "Coût", "التكلفة"), width=Width.SHORT,
            ),
            FieldSpec(
                "currency", N_("Currency"), help=N_("The three letters of the currency (ISO 4217)."),
                hint=N_("For example USD"), also_called=("Moneda", "Devise", "العملة"), width=Width.SHORT, pinned=True,
                shown_when=_has_cost,
            ),
        )),
    ),
)

GIVEN_ASSISTANCE = Form(
    record=GivenAssistance,
    title=N_("Given, one by one"),
    singular=N_("Assistance given"),
    purpose=N_("The single days or things of a service that was given in parts, each with its cost."),
    icon="assistance",
    named_by=("given", "given_on"),
    sections=(
        Section(N_("Assistance given"), N_(
            "A service given in parts is complete only when its parts are; grants must be accounted for."
        ), (
            FieldSpec(
                "assistance_id", N_("Assistance"), help=N_("The service of which this is a part."),
                also_called=("Assistance ID", "Service ID", "ID asistencia", "N° assistance"), pinned=True,
            ),
            FieldSpec(
                "given_on", N_("Given on"), help=N_("The day on which it was given."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Date given", "Fecha de entrega", "Date de remise"), in_list=True,
            ),
            FieldSpec(
                "given", N_("What was given"), help=N_("The thing or the session, in a few words."),
                also_called=("Type of assistance given", "Item", "Entregado", "Remis"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "quantity", N_("Quantity"), help=N_("How many were given on that day."),
                also_called=headings.QUANTITY, width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "cost", N_("Cost or grant"), help=N_("What it cost, or the sum that was given."),
                also_called=("Cost", "Grant", "Costo", "Coût"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "currency", N_("Currency"), help=N_("The three letters of the currency (ISO 4217)."),
                hint=N_("For example USD"), also_called=("Moneda", "Devise", "العملة"), width=Width.SHORT, pinned=True,
                shown_when=_has_cost, in_list=True,
            ),
        )),
    ),
)

ASSISTANCE_BENEFICIARIES = beneficiaries_form(
    AssistanceBeneficiaries,
    FieldSpec(
        "assistance_id", N_("Assistance"), help=N_("The service that reached these people."),
        also_called=("Assistance ID", "Service ID", "ID asistencia", "N° assistance"), pinned=True,
    ),
    N_("People whom a service for a group reached, direct or indirect, by sex, age and disability."),
    printed_in="Form J",
    printed=("kind", "age_band", "girls", "boys", "women", "men", "with_disability"),
)

REFERRAL = Form(
    record=Referral,
    title=N_("Referrals"),
    singular=N_("Referral"),
    purpose=N_("People sent to a provider. A referral becomes assistance only when the service was received."),
    group=N_("Victim assistance"),
    icon="referral",
    keeping=Keeping.VICTIMS,
    personal=True,
    named_by=("person_id", "provider_id", "referral_date"),
    identified_by=("local_id",),
    sections=(
        Section(N_("Referral"), N_(
            "People who are sent somewhere get lost unless somebody knows who was sent where, and why."
        ), (
            FieldSpec(
                "local_id", N_("Referral ID"), help=N_("The number on the referral paper, if it has one."),
                why=reasons.IDENTIFIER,
                also_called=("Referral no.", "vi_if_referral", "ID remisión", "N° orientation"),
            ),
            FieldSpec(
                "person_id", N_("Person"), help=N_("The person who is referred."),
                also_called=("Person ID", "Survivor", "Victim", "Persona", "Personne", "الشخص"), in_list=True,
                             pinned=True,
            ),
            FieldSpec(
                "need_id", N_("Need that was found"),
                help=N_("The need that an assessment found and for which the person is sent."),
                also_called=("Need ID", "ID necesidad", "N° besoin"),
            ),
            FieldSpec(
                "referred_by_id", N_("Referred by"), help=N_("The organisation that refers and follows the person up."),
                also_called=("Referring organisation", "Remitido por", "Orienté par", *headings.ORGANISATION),
                             in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "referred_by_staff", N_("Referred by (name)"),
                help=N_("Who refers, so that the provider can ask back."),
                also_called=("Referring staff", "Remitente", "Agent orienteur"), pinned=True,
            ),
            FieldSpec(
                "provider_id", N_("Referred to"), help=N_("The entry of the service directory that is to help."),
                also_called=_PROVIDER, in_list=True,
            ),
            FieldSpec(
                "pillar", N_("Pillar"), help=N_("The pillar of victim assistance that the need belongs to."),
                also_called=headings.PILLAR, in_list=True, feeds="Referrals by pillar",
            ),
            FieldSpec(
                "assistance_class", N_("Class of assistance"),
                help=N_("The service asked for, in the phases of assistance that IMSMA keeps."),
                also_called=("Assistance classification", "Class", "Clase de asistencia", "Classe d'assistance"),
            ),
            FieldSpec(
                "referral_date", N_("Date of referral"), help=N_("The day on which the person was referred."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Referral date", "Fecha", "Fecha de remisión", "Date d'orientation",
                             "تاريخ الإحالة"),
                in_list=True, pinned=True, feeds="Referrals by pillar",
            ),
            FieldSpec(
                "urgency", N_("Urgency"), help=N_("How soon the person should be served."),
                also_called=("Priority", "Prioridad", "Priorité", "Urgencia", "Urgence"), width=Width.SHORT,
            ),
            FieldSpec(
                "reason", N_("Reason"), help=N_("The need that the person has, in a few words."),
                also_called=("Need", "Reason for referral", "Motivo", "Motif", "السبب"), width=Width.FULL,
            ),
            FieldSpec(
                "consent", N_("Consent"),
                help=N_("Whether the person agreed to be referred and to details being passed on."),
                also_called=("Consent given", "Consentimiento", "Consentement", "الموافقة"), width=Width.SHORT,
            ),
        )),
        Section(N_("Answer and service"), N_(
            "A referral helps only when the service was received; those without an answer are asked after."
        ), (
            FieldSpec(
                "answer", N_("Answer"), help=N_("What the provider answered."),
                also_called=("Accepted", "Provider's answer", "Respuesta", "Réponse", "الجواب"), in_list=True,
            ),
            FieldSpec(
                "answer_date", N_("Answered on"), help=N_("The day of the answer."),
                also_called=("Answer date", "Accepted date", "Date accepted", "Fecha de respuesta", "Date de réponse"),
                shown_when=_answered,
            ),
            FieldSpec(
                "service_start", N_("Service started on"), help=N_("The day on which the service began."),
                also_called=("Service start", *headings.START_DATE), shown_when=_accepted,
            ),
            FieldSpec(
                "service_end", N_("Service ended on"), help=N_("The day on which the service ended."),
                also_called=("Service end", *headings.END_DATE), shown_when=_accepted,
            ),
            FieldSpec(
                "outcome", N_("Outcome"), help=N_("How the referral ended. Completed referrals are counted as such."),
                also_called=("Result", "Resultado", "Résultat", "النتيجة"), shown_when=_answered,
            ),
            FieldSpec(
                "follow_up_date", N_("Follow up on"),
                help=N_("When to ask the person again. It may lie in the future."),
                also_called=("Follow-up date", "Next visit", "Seguimiento", "Date de suivi", "تاريخ المتابعة"),
            ),
            FieldSpec(
                "transport_support", N_("Transport provided"),
                help=N_("Whether the way to the provider was organised or paid for."),
                also_called=("Transport support", "Apoyo de transporte", "Aide au transport"), width=Width.SHORT,
            ),
            FieldSpec(
                "cost", N_("Cost"), help=N_("What the referral cost, such as transport and lodging."),
                also_called=("Costs", "Costo", "Coût", "التكلفة"), width=Width.SHORT,
            ),
            FieldSpec(
                "currency", N_("Currency"), help=N_("The three letters of the currency (ISO 4217)."),
                hint=N_("For example USD"), also_called=("Moneda", "Devise", "العملة"), width=Width.SHORT, pinned=True,
                shown_when=_has_cost,
            ),
            FieldSpec(
                "feedback", N_("Feedback"), help=N_("What the person says of the service, good or bad."),
                also_called=("Feedback of the person", "Retroalimentación", "Retour"), width=Width.FULL,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters for this referral."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (ASSISTANCE, ASSISTANCE_BENEFICIARIES, GIVEN_ASSISTANCE, REFERRAL)
