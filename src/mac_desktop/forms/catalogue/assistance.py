"""Forms for victim assistance: services received, referrals and the directory of providers."""

from __future__ import annotations

from mac_desktop.domain.records.assistance import Assistance, AssistanceBeneficiaries, Referral, ServiceProvider
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.beneficiaries import beneficiaries_form
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _has_cost(values: Values) -> bool:
    return values.get("cost") is not None


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
    children=("assistance_beneficiaries",),
    sections=(
        Section(N_("Service"), (
            FieldSpec(
                "person_id", N_("Person"),
                help=N_("The person who received it. Leave it empty for a service counted for a group."),
                also_called=("Person ID", "Survivor", "Beneficiary", "Victim", "Persona", "Personne", "المستفيد"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "provider_id", N_("Provider"), help=N_("The entry of the service directory that gave the service."),
                also_called=_PROVIDER, in_list=True, pinned=True, feeds="Form J, victim assistance",
            ),
            FieldSpec(
                "pillar", N_("Pillar"), help=N_("The pillar of victim assistance that the service belongs to."),
                also_called=headings.PILLAR, in_list=True, pinned=True, feeds="Form J, victim assistance by pillar",
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
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Whether it is planned, going on or done. Only done services are reported."),
                also_called=("Estado", *headings.STATUS), in_list=True,
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the service got this status."),
                also_called=headings.STATUS_DATE,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why the service was interrupted, given up or taken up again."),
                also_called=headings.STATUS_REASON,
            ),
            FieldSpec(
                "quantity", N_("Quantity"), help=N_("How many items or sessions were given."),
                also_called=headings.QUANTITY, width=Width.SHORT,
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
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters for this service."), also_called=headings.REMARKS,
                width=Width.FULL,
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
    sections=(
        Section(N_("Referral"), (
            FieldSpec(
                "person_id", N_("Person"), help=N_("The person who is referred."),
                also_called=("Person ID", "Survivor", "Victim", "Persona", "Personne", "الشخص"), in_list=True,
                             pinned=True,
            ),
            FieldSpec(
                "referred_by_id", N_("Referred by"), help=N_("The organisation that refers and follows the person up."),
                also_called=("Referring organisation", "Remitido por", "Orienté par", *headings.ORGANISATION),
                             in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "provider_id", N_("Referred to"), help=N_("The entry of the service directory that is to help."),
                also_called=_PROVIDER, in_list=True,
            ),
            FieldSpec(
                "pillar", N_("Pillar"), help=N_("The pillar of victim assistance that the need belongs to."),
                also_called=headings.PILLAR, in_list=True, feeds="Form J, referrals by pillar",
            ),
            FieldSpec(
                "referral_date", N_("Date of referral"), help=N_("The day on which the person was referred."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Referral date", "Fecha", "Fecha de remisión", "Date d'orientation",
                             "تاريخ الإحالة"),
                in_list=True, pinned=True, feeds="Form J, referrals",
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
        Section(N_("Answer and service"), (
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
                feeds="Form J, referrals completed",
            ),
            FieldSpec(
                "follow_up_date", N_("Follow up on"),
                help=N_("When to ask the person again. It may lie in the future."),
                also_called=("Follow-up date", "Next visit", "Seguimiento", "Date de suivi", "تاريخ المتابعة"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What the person and the provider said, transport, costs."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

SERVICE_PROVIDER = Form(
    record=ServiceProvider,
    title=N_("Service directory"),
    singular=N_("Service provider"),
    purpose=N_("Hospitals, rehabilitation centres and others to whom survivors can be referred."),
    group=N_("Victim assistance"),
    icon="provider",
    keeping=Keeping.VICTIMS,
    named_by=("name",),
    identified_by=("name", "other_names"),
    sections=(
        Section(N_("Provider"), (
            FieldSpec(
                "name", N_("Name"), help=N_("The name under which people know the provider."),
                also_called=("Provider name", "Facility", "Facility name", "Hospital", "Nombre", "Nom", "الاسم"),
                in_list=True,
            ),
            FieldSpec(
                "other_names", N_("Other names"), help=N_("Names in other languages and older names, one on a line."),
                also_called=("Alternative names", "Otros nombres", "Autres noms", "أسماء أخرى"), width=Width.FULL,
            ),
            FieldSpec(
                "organisation_id", N_("Organisation"),
                help=N_("The organisation that runs it, if it is one of the list."),
                also_called=headings.ORGANISATION,
            ),
            FieldSpec(
                "category", N_("Category"), help=N_("What kind of provider it is."),
                also_called=("Type", "Type of provider", "Categoría", "Tipo", "Catégorie"), in_list=True,
            ),
            FieldSpec(
                "pillars", N_("Pillars"), help=N_("All pillars of victim assistance in which it gives services."),
                also_called=(*headings.PILLAR, "Pilares", "Piliers"), width=Width.FULL, in_list=True,
                feeds="Form J, services available",
            ),
            FieldSpec(
                "services", N_("Services"), help=N_("What it offers, to whom and at which hours."),
                also_called=("Services offered", "Servicios", "Services offerts", "الخدمات"), width=Width.FULL,
            ),
        )),
        Section(N_("Where and on what terms"), (
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"),
                help=N_(
                    "The unit of the gazetteer in which the provider is, so that one nearby is found."
                ),
                hint=N_("Type a name or a P-code"),
                also_called=headings.ADMIN_UNIT, in_list=True, pinned=True, hxl="#adm+code",
            ),
            FieldSpec(
                "address", N_("Address"), help=N_("How to get there."), also_called=headings.ADDRESS, width=Width.FULL,
            ),
            FieldSpec(
                "phone", N_("Phone"), help=N_("The number to call for a referral."),
                also_called=("Referral contact", *headings.PHONE), in_list=True,
            ),
            FieldSpec(
                "accessible", N_("Accessible"), help=N_("Whether a person in a wheelchair can get in and be served."),
                also_called=("Wheelchair access", "Accesible", "Accès handicapés"), width=Width.SHORT,
            ),
            FieldSpec(
                "cost_to_person", N_("Cost to the person"), help=N_("What the person has to pay, if anything."),
                also_called=("Cost", "Fees", "Costo", "Coût"),
            ),
            FieldSpec(
                "capacity", N_("Capacity"), help=N_("How many people it can take, and how long they wait."),
                also_called=("Places", "Beds", "Capacidad", "Capacité"),
            ),
            FieldSpec(
                "checked_on", N_("Last checked"),
                help=N_("The day on which somebody last made sure that this entry is true."),
                also_called=("Checked on", "Last checked date", "Verificado", "Vérifié le"), in_list=True,
            ),
        )),
    ),
)
# fmt: on

FORMS = (ASSISTANCE, ASSISTANCE_BENEFICIARIES, REFERRAL, SERVICE_PROVIDER)
