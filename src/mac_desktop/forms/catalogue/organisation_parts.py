"""Forms for what stands around an organisation: contacts, places, competences, accreditations and personnel."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.organisation import (
    Accreditation,
    OrganisationCompetence,
    OrganisationContact,
    OrganisationSite,
    Personnel,
    Qualification,
)
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _disposal(values: Values) -> bool:
    return values.get("competence") in (None, "EOD", "IEDD")


def _disposal_accredited(values: Values) -> bool:
    work = values.get("accredited_work")
    return work is None or "EOD" in str(work).split(";")


def _not_in_force(values: Values) -> bool:
    return values.get("status") in ("SUSPENDED", "WITHDRAWN", "EXPIRED")


# A line of headings, not a line for each of them:
# fmt: off
_OWNER = FieldSpec(
    "organisation_id", N_("Organisation"), help=N_("The organisation that this belongs to."),
    also_called=headings.ORGANISATION, in_list=True, pinned=True,
)
_REMARKS = FieldSpec(
    "remarks", N_("Remarks"), help=N_("What else should be known of it."), also_called=headings.REMARKS,
    width=Width.FULL,
)
_EOD_LEVEL = FieldSpec(
    "eod_level", N_("EOD level"),
    help=N_("The level of explosive ordnance disposal, from 1 to 3+. It says which ordnance may be dealt with."),
    also_called=("EOD level (IMAS)", "Level", "Nivel EOD", "Nivel", "Niveau NEDEX", "Niveau", "المستوى"),
    width=Width.SHORT, in_list=True, shown_when=_disposal,
)

ORGANISATION_CONTACT = Form(
    record=OrganisationContact,
    title=N_("Contacts of organisations"),
    singular=N_("Contact of an organisation"),
    purpose=N_("The people and desks by whom an organisation is reached, also by radio."),
    icon="contact",
    named_by=("name", "position"),
    sections=(
        Section(N_("Contact"), N_(
            "In an emergency there is no time to find out whom to call."
        ), (
            _OWNER,
            FieldSpec(
                "name", N_("Contact"), help=N_("The person or the desk to ask for."),
                also_called=("Contact name", "Contact person", "Focal point", "Nombre", "Contacto", "Nom",
                             "جهة الاتصال"),
                in_list=True,
            ),
            FieldSpec(
                "position", N_("Position"), help=N_("What the person does there, so that the right one is asked."),
                also_called=("Function", "Job title", "Role", "Cargo", "Poste", "Fonction", "المنصب"), in_list=True,
            ),
            FieldSpec("phone", N_("Phone"), help=N_("The number of the desk."), in_list=True,
                      also_called=tuple(heading for heading in headings.PHONE if heading != "Mobile")),
            FieldSpec(
                "mobile", N_("Mobile phone"), help=N_("The number that reaches the person in the field."),
                also_called=("Mobile phone number", "Cell phone", "Cell", "Celular", "Portable", "الجوال"),
                in_list=True,
            ),
            FieldSpec("email", N_("E-mail"), help=N_("The address of the person or the desk."),
                      also_called=headings.EMAIL),
            FieldSpec(
                "call_sign", N_("Radio call sign"), help=N_("By what name the radio room calls them."),
                also_called=("Call sign", "Callsign", "Indicativo", "Indicatif radio"), width=Width.SHORT,
            ),
            FieldSpec(
                "radio_frequency", N_("Radio frequency"), help=N_("On which frequency or channel they listen."),
                also_called=("Frequency", "Channel", "Frecuencia", "Fréquence"), width=Width.SHORT,
            ),
            _REMARKS,
        )),
    ),
)

ORGANISATION_SITE = Form(
    record=OrganisationSite,
    title=N_("Places of organisations"),
    singular=N_("Place of an organisation"),
    purpose=N_("Offices, bases and stores of an organisation, and the units in which it works."),
    icon="place",
    named_by=("site_kind", "admin_unit_id"),
    sections=(
        Section(N_("Place"), N_(
            "The centre sends orders and inspectors there, and sees who works where."
        ), (
            _OWNER,
            FieldSpec(
                "site_kind", N_("Kind of place"), help=N_("What the organisation has or does there."),
                also_called=("Site", "Site type", "Type of site", "Tipo de sede", "Type de site"), in_list=True,
            ),
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"),
                help=N_("The unit of the gazetteer in which the place is, or in which the organisation works."),
                hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT, in_list=True, hxl="#adm+code",
            ),
            FieldSpec("address", N_("Address"), help=N_("How to get there."), also_called=headings.ADDRESS,
                      width=Width.FULL),
            POSITION,
            replace(LATITUDE, help=N_("Degrees north on WGS84 of the entrance.")),
            replace(LONGITUDE, help=N_("Degrees east on WGS84 of the entrance; west is negative.")),
            FieldSpec(
                "used_from", N_("Used from"), help=N_("Since when the organisation has the place or works there."),
                also_called=("From", "Open since", "Desde", "Depuis"), in_list=True,
            ),
            FieldSpec(
                "used_to", N_("Used until"), help=N_("Until when; empty while it does."),
                also_called=("To", "Closed on", "Hasta", "Jusqu'au"),
            ),
            _REMARKS,
        )),
    ),
)

ORGANISATION_COMPETENCE = Form(
    record=OrganisationCompetence,
    title=N_("Competences"),
    singular=N_("Competence"),
    purpose=N_("The kinds of work that an organisation is able to do, one line for each."),
    icon="team",
    named_by=("competence", "eod_level"),
    sections=(
        Section(N_("Competence"), N_(
            "Tasks are given to those who have people and equipment for them."
        ), (
            _OWNER,
            FieldSpec(
                "competence", N_("Kind of work"),
                help=N_("What the organisation is able to do. Whether it may is told by its accreditations."),
                also_called=("Competence", "Competency", "Capacity", "Skill", "Competencia", "Compétence", "الاختصاص"),
                in_list=True,
            ),
            _EOD_LEVEL,
            FieldSpec(
                "competent_from", N_("Since"), help=N_("Since when it has people and equipment for this."),
                also_called=("From", "Start", "Desde", "Depuis", "Depuis le"), in_list=True,
            ),
            FieldSpec(
                "competent_to", N_("Until"), help=N_("Until when it had them; empty while it does."),
                also_called=("To", "End", "Hasta", "Jusqu'au"), in_list=True,
            ),
            _REMARKS,
        )),
    ),
)

ACCREDITATION = Form(
    record=Accreditation,
    title=N_("Accreditations"),
    singular=N_("Accreditation"),
    purpose=N_(
        "What an organisation may do, from when until when, and whether that is in force. A renewal is a new line."
    ),
    icon="quality",
    named_by=("accreditation_number", "status", "valid_to"),
    sections=(
        Section(N_("Accreditation"), N_(
            "Only accredited organisations may work on hazardous land, for the work and the days that are named."
        ), (
            _OWNER,
            FieldSpec(
                "accreditation_number", N_("Accreditation number"), help=N_("The number on the certificate."),
                also_called=("Accreditation", "Accreditation no.", "Licence number", "Certificate number",
                             "Acreditación", "Número de acreditación", "Accréditation", "N° d'accréditation",
                             "رقم الاعتماد"),
                in_list=True,
            ),
            FieldSpec(
                "accredited_work", N_("Accredited for"),
                help=N_(
                    "Every kind of work that it allows. Work of other kinds is stopped when it is entered; left empty, "
                    "none is."
                ),
                also_called=("Activity type accredited", "Type of accreditation", "Scope", "Acreditada para",
                             "Accréditée pour", "نوع الاعتماد"),
                width=Width.FULL, in_list=True,
            ),
            FieldSpec(
                "methods", N_("Methods and assets"),
                help=N_("With which means the work may be done, where the certificate names them."),
                also_called=("Assets", "Accredited assets", "Medios", "Moyens"), width=Width.FULL,
            ),
            replace(_EOD_LEVEL, shown_when=_disposal_accredited),
            FieldSpec(
                "accredited_by", N_("Accredited by"), help=N_("The authority that gave it."),
                also_called=("Issued by", "Accrediting body", "Emitida por", "Délivrée par"),
            ),
            FieldSpec(
                "applied_on", N_("Applied on"), help=N_("When the organisation asked for it."),
                also_called=("Application date", "Fecha de solicitud", "Date de la demande"),
            ),
            FieldSpec(
                "valid_from", N_("Valid from"), help=N_("The first day on which the work may be done."),
                also_called=("Accreditation date", "Issued on", "From", "Válida desde", "Valable dès"), in_list=True,
            ),
            FieldSpec(
                "valid_to", N_("Accredited until"), help=N_("The day on which the accreditation ends."),
                also_called=("Accreditation valid to", "Valid until", "Expiry date", "To", "Acreditada hasta",
                             "Accrédité jusqu'au"),
                in_list=True,
            ),
        )),
        Section(N_("Status"), N_(
            "Work under an accreditation that was suspended or has ended must stop."
        ), (
            FieldSpec(
                "status", N_("Status"),
                help=N_(
                    "Whether the work may be done. Only an operational accreditation allows work in the field; a "
                    "suspended or withdrawn one did so until that day."
                ),
                also_called=("Accreditation status", *headings.STATUS), in_list=True,
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which it was suspended, withdrawn or ended."),
                also_called=headings.STATUS_DATE, shown_when=_not_in_force,
            ),
            FieldSpec(
                "status_reason", N_("Reason for the status"),
                help=N_("Why it was suspended or withdrawn, as the letter says."),
                also_called=headings.STATUS_REASON, width=Width.FULL, shown_when=_not_in_force,
            ),
            _REMARKS,
        )),
    ),
)

PERSONNEL = Form(
    record=Personnel,
    title=N_("Personnel"),
    singular=N_("Member of personnel"),
    purpose=N_(
        "People who work for an organisation, where an accreditation or the investigation of an accident needs it."
    ),
    icon="person",
    personal=True,
    named_by=("name", "staff_function"),
    identified_by=("staff_number", "name"),
    children=("qualification",),
    sections=(
        Section(N_("Person"), N_(
            "Inspectors and investigators ask who worked there, in which function and how long without leave."
        ), (
            _OWNER,
            FieldSpec(
                "staff_number", N_("Staff number"), help=N_("The number that the organisation gave the person."),
                also_called=("Employee number", "ID card number", "Staff ID", "Número de empleado", "Matricule"),
                in_list=True,
            ),
            FieldSpec(
                "name", N_("Name"), help=N_("The full name, as on the identity card of the organisation."),
                also_called=("Full name", "Nombre", "Nom", "الاسم"), in_list=True,
            ),
            FieldSpec("sex", N_("Sex"), help=N_("Whether the person is a woman or a man."), also_called=headings.SEX,
                      width=Width.SHORT),
            FieldSpec(
                "staff_function", N_("Function"), help=N_("What the person does in the organisation."),
                also_called=("Position", "Job title", "Role", "Cargo", "Función", "Fonction", "الوظيفة"), in_list=True,
            ),
            FieldSpec("team_id", N_("Team"), help=N_("The team to which the person belongs, if to one."),
                      also_called=headings.TEAM, in_list=True),
            FieldSpec(
                "employed_from", N_("Employed from"), help=N_("Since when the person works for the organisation."),
                also_called=("Hired on", "Date of employment", "Contratado desde", "Embauché le"),
            ),
            FieldSpec(
                "employed_to", N_("Employed until"), help=N_("Until when; empty while the person does."),
                also_called=("Left on", "End of contract", "Contratado hasta", "Parti le"),
            ),
            FieldSpec(
                "last_leave", N_("Last leave"),
                help=N_("When the last leave ended. The investigation of an accident asks how long ago that was."),
                also_called=("Leave date", "Last leave ended", "Últimas vacaciones", "Dernier congé"),
            ),
            FieldSpec(
                "insurance", N_("Insurance"), help=N_("The company and the number of the accident insurance."),
                also_called=("Insurance company", "Insurance policy", "Seguro", "Assurance"),
            ),
            _REMARKS,
        )),
    ),
)

QUALIFICATION = Form(
    record=Qualification,
    title=N_("Qualifications"),
    singular=N_("Qualification"),
    purpose=N_("What somebody was trained for, by whom, and until when that holds."),
    icon="education",
    personal=True,
    named_by=("competence", "eod_level", "trained_on"),
    sections=(
        Section(N_("Qualification"), N_(
            "Nobody may do work on hazardous land for which they were not trained."
        ), (
            FieldSpec(
                "personnel_id", N_("Member of personnel"), help=N_("The person who has the qualification."),
                also_called=("Staff number", "Employee number", "Staff ID", "Matricule"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "competence", N_("Kind of work"), help=N_("What the person was trained to do."),
                also_called=("Qualification", "Course", "Training", "Cualificación", "Curso", "Formation"),
                in_list=True,
            ),
            _EOD_LEVEL,
            FieldSpec(
                "certificate", N_("Certificate"), help=N_("What the certificate says and its number."),
                also_called=("Certificate number", "Diploma", "Certificado", "Certificat"),
            ),
            FieldSpec(
                "trained_on", N_("Trained on"), help=N_("The last day of the course or of the refresher."),
                also_called=("Training date", "Date of training", "Last refresher", "Fecha de formación",
                             "Date de formation"),
                in_list=True,
            ),
            FieldSpec(
                "trained_by", N_("Trained by"), help=N_("Who held the course."),
                also_called=("Training provider", "Formado por", "Formé par"),
            ),
            FieldSpec(
                "valid_to", N_("Valid until"), help=N_("The day until which it holds without a refresher."),
                also_called=("Valid to", "Expiry date", "Válido hasta", "Valable jusqu'au"), in_list=True,
            ),
            _REMARKS,
        )),
    ),
)
# fmt: on

FORMS = (
    ORGANISATION_CONTACT,
    ORGANISATION_SITE,
    ORGANISATION_COMPETENCE,
    ACCREDITATION,
    PERSONNEL,
    QUALIFICATION,
)
