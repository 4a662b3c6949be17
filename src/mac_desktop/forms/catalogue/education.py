"""The form for explosive ordnance risk education (EORE); what stands below an activity is in education_parts.py."""

from __future__ import annotations

from mac_desktop.domain.records.education import EducationActivity
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.shared_blocks import report_section, where_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _briefing(values: Values) -> bool:
    return "SAFETY_BRIEFING" in str(values.get("methods") or "").split(";")


def _campaign(values: Values) -> bool:
    return values.get("category") in (None, "INDIRECT")


def _with_mine_action(values: Values) -> bool:
    return values.get("relation") is not None


# A line of headings, not a line for each of them:
# fmt: off
EDUCATION_ACTIVITY = Form(
    record=EducationActivity,
    title=N_("Risk education"),
    singular=N_("Risk education activity"),
    purpose=N_("Explosive ordnance risk education: who taught whom, where, when and how, and how many were reached."),
    group=N_("Risk education"),
    icon="education",
    named_by=("local_id", "category", "start_date"),
    identified_by=("local_id",),
    children=(
        "education_beneficiaries", "education_session", "education_material", "education_broadcast", "education_test",
        "education_area",
    ),
    sections=(
        Section(N_("Identification"), N_(
            "Teaching people and reaching them through media are counted apart, and each activity only once."
        ), (
            FieldSpec(
                "local_id", N_("EORE ID"), help=N_("The centre's own identifier of the activity or its report."),
                why=reasons.IDENTIFIER,
                also_called=("EORE no.", "MRE ID", "RE ID", "Activity ID", "re_id", "Risk education ID",
                             "mre_localid", "ID ERM", "ID EREE", "N° ERM", "رقم نشاط التوعية"),
                in_list=True,
            ),
            FieldSpec(
                "category", N_("Kind of risk education"),
                help=N_(
                    "Direct, indirect or training of others. It decides what the people are counted as: trainees and "
                    "the reach of media are never added to people taught face to face."
                ),
                also_called=("Category", "EORE category", "Activity category", "Type of EORE", "Type of education",
                             "Categoría", "Tipo de educación", "Catégorie", "Type d'éducation", "فئة النشاط"),
                in_list=True, pinned=True, feeds="Form I, kind of measure",
            ),
            FieldSpec(
                "methods", N_("Methods"),
                help=N_("How people were taught or told: sessions, visits, theatre, radio, leaflets."),
                why=N_("The method must fit the people and the risk; what works is learnt by comparing."),
                also_called=("Method", "Activity", "EORE method", "Method/activity", "MRE method", "Activity type",
                             "Método", "Métodos", "Méthode", "Méthodes", "طريقة التوعية"),
                width=Width.FULL, in_list=True, pinned=True, minimum=True,
            ),
            FieldSpec(
                "briefing_threats", N_("Threats explained"),
                help=N_("Whether the people were told which ordnance to expect there."),
                also_called=("Briefing threats", "briefingthreats"), width=Width.SHORT, shown_when=_briefing,
            ),
            FieldSpec(
                "briefing_limits", N_("Limits explained"),
                help=N_("Whether the people were told where the dangerous ground begins."),
                also_called=("Briefing limits", "briefinglimits"), width=Width.SHORT, shown_when=_briefing,
            ),
            FieldSpec(
                "briefing_walked", N_("Limits walked"),
                help=N_("Whether the people were led along the limits of the dangerous ground."),
                also_called=("Briefing walked", "briefingwalked"), width=Width.SHORT, shown_when=_briefing,
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Whether it is planned, goes on, has ended or was cancelled. Planned ones reach nobody yet."),
                also_called=("Activity status", "Estado", *headings.STATUS), width=Width.SHORT, pinned=True,
                minimum=True,
                feeds="Form I",
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the risk education got this status."),
                why=reasons.STATUS_DATE,
                also_called=headings.STATUS_DATE,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why it was called off, or goes on after it had ended. It stays in its history."),
                why=reasons.STATUS_REASON,
                also_called=headings.STATUS_REASON,
            ),
        )),
        Section(N_("Who and when"), N_(
            "Figures of a year are counted by the date, and who taught answers for them."
        ), (
            FieldSpec(
                "organisation_id", N_("Organisation"),
                help=N_("The organisation that carried it out and answers for it."),
                also_called=headings.ORGANISATION, in_list=True, pinned=True, hxl="#org+impl",
            ),
            FieldSpec(
                "supporting_organisation_id", N_("Supporting organisation"),
                help=N_("An organisation that helped, such as a school authority or another operator."),
                also_called=("Supporting organization", "Supported by", "Partner organisation",
                             "Organización de apoyo", "Organisation d'appui"),
            ),
            FieldSpec(
                "team_id", N_("Team"), help=N_("The risk education team."), also_called=headings.TEAM, pinned=True,
            ),
            FieldSpec(
                "facilitator_1", N_("Facilitator"), help=N_("Who led the sessions, for questions about them."),
                also_called=("Facilitator 1", "Facilitator name", "Trainer", "Educator", "Facilitador", "Animateur",
                             "اسم الميسر"),
                pinned=True,
            ),
            FieldSpec(
                "facilitator_2", N_("Second facilitator"), help=N_("Who led the sessions together with the first."),
                also_called=("Facilitator 2", "Co-facilitator", "Facilitador 2", "Second animateur"),
            ),
            FieldSpec(
                "start_date", N_("Start date"),
                help=N_("The day on which it began. It decides the reporting year."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Date of activity", "Activity date", "Session date", "date_activity",
                             "Fecha", "Fecha de la actividad", "Date de l'activité", "تاريخ النشاط",
                             *headings.START_DATE),
                in_list=True, pinned=True, feeds="Form I", hxl="#date+start",
            ),
            FieldSpec(
                "end_date", N_("End date"), help=N_("The last day; the same as the start when it took one day."),
                also_called=headings.END_DATE, hxl="#date+end", minimum=True,
            ),
            FieldSpec(
                "sessions", N_("Number of sessions"),
                help=N_("How many sessions were held, or how many times a campaign was run."),
                also_called=("Sessions", "No. of sessions", "Session count", "Número de sesiones", "Sesiones",
                             "Nombre de séances", "Séances", "عدد الجلسات"),
                width=Width.SHORT, in_list=True, minimum=True, feeds="Form I, sessions",
            ),
        )),
        where_section(
            FieldSpec(
                "place_types", N_("Type of place"),
                help=N_("At what kinds of place it was held: a school, a market, people's homes."),
                why=N_("People are reached at different places; it shows where work is done and where it is missing."),
                also_called=("Place type", "Location type", "Venue", "Venue type", "Tipo de lugar", "Type de lieu",
                             "نوع المكان"),
                width=Width.FULL, pinned=True, minimum=True,
            ),
            latitude={"help": N_("Degrees north on WGS84 of a reference point of the place.")},
            longitude={"help": N_("Degrees east on WGS84 of a reference point of the place; west is negative.")},
        ),
        Section(N_("For whom and why"), N_(
            "It shows whether those at risk were reached, for the risk that they have."
        ), (
            FieldSpec(
                "audience", N_("Main audience"), help=N_("The group that it was meant for above all."),
                also_called=("Audience", "Primary audience", "Target group", "Target audience", "Público",
                             "Audiencia principal", "Public", "Public principal", "الفئة المستهدفة"),
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "other_audiences", N_("Other audiences"), help=N_("Further groups that took part."),
                also_called=("Secondary audience", "Secondary audiences", "Otros públicos", "Autres publics"),
                width=Width.FULL,
            ),
            FieldSpec(
                "reasons", N_("Reasons"),
                help=N_("Why it was held here and now. Managers see whether work follows need or routine."),
                also_called=("Reason", "Reason for EORE", "Motivo", "Motivos", "Motif", "Motifs", "السبب"),
                width=Width.FULL, minimum=True,
            ),
            FieldSpec(
                "priority", N_("Priority"), help=N_("How pressing it was, by the centre's own order of priorities."),
                also_called=("Priority level", "Prioridad", "Priorité", "الأولوية"), width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "supported_activities", N_("In support of"),
                help=N_("The work that it supported, such as clearance or the return of displaced people."),
                also_called=("Support to", "Supported activity", "Supported activity type", "supportedactivitytype",
                             "En apoyo de", "À l'appui de"),
                width=Width.FULL, minimum=True,
            ),
            FieldSpec(
                "concurrent_activities", N_("Done at the same time"),
                help=N_("Other work that the team did or met at the same place and time."),
                also_called=("Concurrent activities", "Concurrent activity", "Actividades simultáneas",
                             "Activités simultanées"),
                width=Width.FULL,
            ),
            FieldSpec(
                "campaign_level", N_("Level of the campaign"), help=N_("How far a campaign was meant to reach."),
                also_called=("Campaign level", "campaignlevel", "Nivel de la campaña", "Niveau de la campagne"),
                width=Width.SHORT, shown_when=_campaign,
            ),
            FieldSpec(
                "relation", N_("Before, during or after"),
                help=N_("Whether it went before, along with or after survey or clearance there."),
                also_called=("MA relation", "Relation to mine action", "Before/during/after", "Linked to clearance",
                             "Relación con la acción contra minas", "Lien avec la lutte antimines"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "related_activity_type", N_("Type of that work"), help=N_("What kind of survey or clearance it was."),
                also_called=("Mine action type", "mineactiontype", "MA activity type", "Tipo de acción contra minas",
                             "Type d'action antimines"),
                shown_when=_with_mine_action,
            ),
            FieldSpec(
                "related_activity_id", N_("That activity"), help=N_("The survey or clearance, when it is recorded."),
                also_called=("Linked activity", "Mine action activity", "Related activity", "Actividad relacionada",
                             "Activité liée"),
                shown_when=_with_mine_action,
            ),
        )),
        Section(N_("Notes"), N_(
            "What the other questions cannot say, and what keeps the same people from being counted twice."
        ), (
            FieldSpec(
                "other_details", N_("What “other” means"),
                help=N_("Says in words what was meant wherever “other” is chosen on this form."),
                also_called=("Other, specify", "Specify other", "other_specify", "Otro, especifique",
                             "Autre, préciser"),
                width=Width.FULL,
            ),
            FieldSpec(
                "warning_measure_id", N_("Counted already in"),
                help=N_(
                    "The warning measure that sums up this activity with others, if there is one. Form I then counts "
                    "that measure and not this activity, so that nobody is counted twice."
                ),
                why=N_("Form I would otherwise count the same people twice."),
                also_called=("Warning measure", "Counted in warning measure", "Medida de advertencia",
                             "Mesure d'avertissement"),
                feeds="Form I",
            ),
            FieldSpec(
                "remarks", N_("Remarks"),
                help=N_("What else the report says: questions asked, dangers told of, problems."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
        report_section(
            report_date={"help": N_("The day on which the report was completed."), "minimum": True},
            reporting_organisation_id={"also_called": headings.REPORTING_ORGANISATION, "hxl": ""},
            information_date={"hxl": ""},
        ),
    ),
)
# fmt: on

FORMS = (EDUCATION_ACTIVITY,)
