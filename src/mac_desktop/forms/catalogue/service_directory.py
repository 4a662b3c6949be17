"""Forms for the service directory: who offers survivors which services, where and on what terms."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.assistance import ProviderService, ServiceProvider
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
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
    children=("provider_service",),
    sections=(
        Section(N_("Provider"), N_(
            "Case workers look for a provider by kind and pillar; it must be called alike in all records."
        ), (
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
            ),
            FieldSpec(
                "services", N_("Services"), help=N_("What it offers, in a few words. Single services go below."),
                also_called=("Services offered", "Servicios", "Services offerts", "الخدمات"), width=Width.FULL,
            ),
        )),
        Section(N_("Where and on what terms"), N_(
            "Nobody should travel a day to a place that cannot receive them."
        ), (
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
            POSITION,
            replace(LATITUDE, help=N_("Degrees north on WGS84 of the entrance, to find the nearest one.")),
            replace(LONGITUDE, help=N_("Degrees east on WGS84 of the entrance; west is negative.")),
            FieldSpec(
                "phone", N_("Phone"), help=N_("The number to call for a referral."),
                also_called=headings.PHONE, in_list=True,
            ),
            FieldSpec(
                "referral_contact", N_("Contact for referrals"), help=N_("Whom to ask for when a person is referred."),
                also_called=("Referral contact", "Contact person", "Persona de contacto", "Personne de contact"),
            ),
            FieldSpec(
                "opening_hours", N_("Opening hours"), help=N_("When people are received."),
                also_called=("Hours", "Horario", "Heures d'ouverture"),
            ),
            FieldSpec(
                "accessible", N_("Accessible"), help=N_("Whether a person in a wheelchair can get in and be served."),
                also_called=("Wheelchair access", "Accesible", "Accès handicapés"), width=Width.SHORT,
            ),
            FieldSpec(
                "served_age", N_("Ages served"), help=N_("Whether children, adults or both are served."),
                also_called=("Age group served", "Edades atendidas", "Âges servis"), width=Width.SHORT,
            ),
            FieldSpec(
                "served_sex", N_("Who is served"), help=N_("Whether only women or only men are served."),
                also_called=("Sex served", "Sexo atendido", "Sexe servi"), width=Width.SHORT,
            ),
            FieldSpec(
                "eligibility", N_("Who may come"), help=N_("What a person must be or bring to be served."),
                also_called=("Eligibility", "Elegibilidad", "Conditions d'accès"), width=Width.FULL,
            ),
            FieldSpec(
                "catchment", N_("Catchment"), help=N_("From where people may come."),
                also_called=("Catchment area", "Área de influencia", "Zone desservie"),
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

PROVIDER_SERVICE = Form(
    record=ProviderService,
    title=N_("Services offered, one by one"),
    singular=N_("Service offered"),
    purpose=N_("The single services of the provider, for whom, at what cost, and how long people wait."),
    icon="provider",
    named_by=("service", "pillar"),
    sections=(
        Section(N_("Service"), N_(
            "A person is referred to a single service, at a cost and after a wait that should be known before."
        ), (
            FieldSpec(
                "provider_id", N_("Provider"), help=N_("The provider that offers the service."),
                also_called=("Service provider", "Facility", "Proveedor", "Prestataire"), pinned=True,
            ),
            FieldSpec(
                "service", N_("Service"), help=N_("What is offered, in a few words."),
                also_called=("Service offered", "Servicio", "Service offert"), in_list=True,
            ),
            FieldSpec(
                "pillar", N_("Pillar"), help=N_("The pillar of victim assistance that the service belongs to."),
                also_called=headings.PILLAR, in_list=True,
            ),
            FieldSpec(
                "assistance_class", N_("Class of assistance"),
                help=N_("Where the service belongs in the phases of assistance that IMSMA keeps."),
                also_called=("Assistance classification", "Class", "Clase de asistencia", "Classe d'assistance"),
            ),
            FieldSpec(
                "served_age", N_("Ages served"), help=N_("Whether children, adults or both are served."),
                also_called=("Age group served", "Edades atendidas", "Âges servis"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "served_sex", N_("Who is served"), help=N_("Whether only women or only men are served."),
                also_called=("Sex served", "Sexo atendido", "Sexe servi"), width=Width.SHORT,
            ),
            FieldSpec(
                "cost_to_person", N_("Cost to the person"), help=N_("What the person has to pay, if anything."),
                also_called=("Cost", "Fees", "Costo", "Coût"), in_list=True,
            ),
            FieldSpec(
                "waiting_days", N_("Waiting time"), help=N_("How many days people usually wait for it."),
                hint=N_("Days"), also_called=("Waiting days", "Días de espera", "Délai d'attente"), width=Width.SHORT,
                in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else a person who is sent there should know."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (SERVICE_PROVIDER, PROVIDER_SERVICE)
