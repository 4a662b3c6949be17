"""Forms for what stands below a risk education activity: people, sessions, materials, broadcasts, tests, places."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.education import (
    EducationArea,
    EducationBeneficiaries,
    EducationBroadcast,
    EducationMaterial,
    EducationSession,
    EducationTest,
)
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.beneficiaries import beneficiaries_form
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
_ACTIVITY_ID = (
    "EORE activity", "EORE ID", "MRE ID", "RE ID", "re_id", "Risk education ID", "ID ERM", "ID EREE", "N° ERM",
    "رقم نشاط التوعية",
)
_OWNER = FieldSpec(
    "education_activity_id", N_("Risk education activity"), help=N_("The activity that this belongs to."),
    also_called=_ACTIVITY_ID, pinned=True,
)
_REMARKS = FieldSpec(
    "remarks", N_("Remarks"), help=N_("What else is to be known of it."),
    why=reasons.REMARKS, also_called=headings.REMARKS,
    width=Width.FULL,
)

EDUCATION_BENEFICIARIES = beneficiaries_form(
    EducationBeneficiaries,
    replace(_OWNER, help=N_("The activity that reached these people.")),
    N_("People whom risk education reached, direct or indirect, by sex, age and disability."),
    printed_in="Form I",
    printed=("kind", "age_band", "girls", "boys", "women", "men", "females", "males", "unknown", "people",
             "with_disability"),
)

EDUCATION_SESSION = Form(
    record=EducationSession,
    title=N_("Sessions"),
    singular=N_("Session"),
    purpose=N_("The sessions of a risk education activity, each with its day, times and place."),
    icon="education",
    named_by=("session_date", "start_time", "place"),
    sections=(
        Section(N_("Session"), N_(
            "The effort of risk education is measured by sessions, their length and where they were held."
        ), (
            _OWNER,
            FieldSpec(
                "session_date", N_("Date of the session"), help=N_("The day on which it was held."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Session date", "Date", "Fecha de la sesión", "Date de la séance", "تاريخ الجلسة"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "start_time", N_("Start time"), help=N_("When it began, by the clock of the place."),
                hint=N_("For example 09:30"),
                also_called=("Time start", "Session start time", "Hora de inicio", "Heure de début", "وقت البدء"),
                width=Width.SHORT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "end_time", N_("End time"), help=N_("When it ended. Reports of effort rest on the length of sessions."),
                hint=N_("For example 11:00"),
                also_called=("Time end", "Session end time", "Hora de finalización", "Heure de fin", "وقت الانتهاء"),
                width=Width.SHORT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "place_type", N_("Type of place"), help=N_("At what kind of place it was held."),
                also_called=("Place type", "Venue", "Tipo de lugar", "Type de lieu", "نوع المكان"), in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "place", N_("Place"), help=N_("The name of the school, hall or neighbourhood."),
                also_called=headings.PLACE, in_list=True, pinned=True,
            ),
            FieldSpec(
                "participants", N_("Participants"),
                help=N_(
                    "How many took part in this session, with those who were there before. Reports take people from "
                    "the beneficiaries, not from here."
                ),
                also_called=("Attendance", "No. of participants", "Asistentes", "Participantes", "المشاركون"),
                width=Width.SHORT, in_list=True,
            ),
            _REMARKS,
        )),
    ),
)

EDUCATION_MATERIAL = Form(
    record=EducationMaterial,
    title=N_("Materials"),
    singular=N_("Material"),
    purpose=N_("Posters, leaflets and other material that was handed out, one line for each kind."),
    icon="education",
    named_by=("material", "quantity"),
    sections=(
        Section(N_("Material"), N_(
            "Stocks of posters and leaflets are planned by what was handed out, in which language."
        ), (
            _OWNER,
            FieldSpec(
                "material", N_("Material"), help=N_("What was handed out or put up."),
                also_called=("Material type", "Type of material", "Item", "Tipo de material", "Type de matériel",
                             "نوع المادة"),
                in_list=True,
            ),
            FieldSpec(
                "quantity", N_("Quantity"), help=N_("How many pieces. Stocks of material are planned by it."),
                also_called=headings.QUANTITY, width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "material_language", N_("Language of the material"), help=N_("In which language it is written."),
                also_called=("Language", "Idioma", "Langue", "اللغة"), in_list=True, pinned=True,
            ),
            _REMARKS,
        )),
    ),
)

EDUCATION_BROADCAST = Form(
    record=EducationBroadcast,
    title=N_("Broadcasts"),
    singular=N_("Broadcast"),
    purpose=N_("Messages on radio, television, in print or online: where they ran, and from when to when."),
    icon="education",
    named_by=("medium", "channel", "broadcast_from"),
    sections=(
        Section(N_("Broadcast"), N_(
            "How far a message went is judged by where and how often it ran."
        ), (
            _OWNER,
            FieldSpec(
                "medium", N_("Medium"), help=N_("Radio, television, press, social media or another."),
                also_called=("Media", "Media type", "Type of media", "Medio", "Média", "الوسيلة الإعلامية"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "channel", N_("Station or channel"), help=N_("The name of the station, paper, page or channel."),
                also_called=("Channel", "Station", "Outlet", "Emisora", "Canal", "Chaîne", "القناة"), in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "broadcast_from", N_("Broadcast from"), help=N_("The first day of the campaign. It may lie ahead."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Broadcast start date", "Broadcast start", "Campaign start", *headings.START_DATE),
                in_list=True,
            ),
            FieldSpec(
                "broadcast_to", N_("Broadcast to"), help=N_("The last day of the campaign."),
                also_called=("Broadcast end date", "Broadcast end", "Campaign end", *headings.END_DATE),
                in_list=True, minimum=True,
            ),
            FieldSpec(
                "airings", N_("Times sent"), help=N_("How many times the message was sent, printed or posted."),
                also_called=("Number of broadcasts", "Airings", "Spots", "Número de emisiones", "Nombre de diffusions"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "message_language", N_("Language of the message"), help=N_("In which language it was sent."),
                also_called=("Language", "Idioma", "Langue", "اللغة"), pinned=True,
            ),
            _REMARKS,
        )),
    ),
)

EDUCATION_TEST = Form(
    record=EducationTest,
    title=N_("Tests of knowledge"),
    singular=N_("Test of knowledge"),
    purpose=N_("What the people knew before and after, in percent. It shows whether risk education teaches."),
    icon="education",
    named_by=("test_date", "score_before", "score_after"),
    sections=(
        Section(N_("Test"), N_(
            "Only what people know afterwards and did not know before shows that teaching works."
        ), (
            _OWNER,
            FieldSpec(
                "test_date", N_("Date of the test"), help=N_("The day of the test after the sessions."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Test date", "Date", "Fecha de la prueba", "Date du test"), in_list=True,
            ),
            FieldSpec(
                "people_tested", N_("People tested"), help=N_("How many answered, before and after alike."),
                also_called=("Tested", "Respondents", "Personas evaluadas", "Personnes évaluées"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "score_before", N_("Score before"), help=N_("The average share of right answers before, in percent."),
                also_called=("Pre-test", "Pre-test score", "Pretest", "Puntaje previo", "Résultat avant"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "score_after", N_("Score after"), help=N_("The average share of right answers after, in percent."),
                also_called=("Post-test", "Post-test score", "Posttest", "Knowledge score", "Puntaje posterior",
                             "Résultat après"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "people_passed", N_("People who passed"), help=N_("How many reached the score that was asked for."),
                also_called=("Passed", "Aprobados", "Reçus"), width=Width.SHORT, in_list=True,
            ),
            _REMARKS,
        )),
    ),
)

EDUCATION_AREA = Form(
    record=EducationArea,
    title=N_("Areas and communities"),
    singular=N_("Area or community"),
    purpose=N_("Hazardous areas that people were warned of, and communities that came from elsewhere."),
    icon="area",
    named_by=("hazardous_area_id", "admin_unit_id"),
    sections=(
        Section(N_("Area or community"), N_(
            "It shows which areas people were warned of, and which communities nobody has reached yet."
        ), (
            _OWNER,
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("An area that people were warned of."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"),
                in_list=True,
            ),
            FieldSpec(
                "admin_unit_id", N_("Community"), help=N_("Where people came from, when it was not where it was held."),
                hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT, in_list=True,
            ),
            _REMARKS,
        )),
    ),
)
# fmt: on

FORMS = (
    EDUCATION_BENEFICIARIES,
    EDUCATION_SESSION,
    EDUCATION_MATERIAL,
    EDUCATION_BROADCAST,
    EDUCATION_TEST,
    EDUCATION_AREA,
)
