"""Forms for survey and clearance activities and the land that they release."""

from __future__ import annotations

from mac_desktop.domain.records.activity import Activity, LandReleaseProduct, ReleaseBeneficiaries
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.beneficiaries import beneficiaries_form
from mac_desktop.forms.catalogue.coordinates import PERIMETER
from mac_desktop.forms.catalogue.shared_blocks import report_section, where_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _cleared(values: Values) -> bool:
    return values.get("release_type") in (None, "CLR")


def _reduced(values: Values) -> bool:
    return values.get("release_type") == "RED"


def _cancelled(values: Values) -> bool:
    return values.get("release_type") == "CAN"


def _surveyed(values: Values) -> bool:
    return values.get("activity_type") in (None, "NTS")


def _technical(values: Values) -> bool:
    return values.get("activity_type") == "TS"


# A line of headings, not a line for each of them:
# fmt: off
ACTIVITY = Form(
    record=Activity,
    title=N_("Activities"),
    singular=N_("Activity"),
    purpose=N_("Survey, clearance and other work in the field: who did what, where, when and how."),
    group=N_("Land release"),
    icon="activity",
    named_by=("local_id", "activity_type", "start_date"),
    identified_by=("local_id",),
    children=(
        "land_release_product", "progress_report", "ordnance_item", "spot_task", "activity_interviewee",
        "activity_impact", "activity_blockage", "survey_sector", "detection_area", "activity_ground",
        "activity_situation", "activity_marking", "activity_beneficiaries", "activity_point",
    ),
    sections=(
        Section(N_("Identification"), N_(
            "What was done has to be found again in reports, invoices and quality checks, and counted once."
        ), (
            FieldSpec(
                "local_id", N_("Activity ID"), help=N_("The centre's own identifier of the activity or its report."),
                also_called=("Activity no.", "Report ID", "Report code", "report_code", "hazreduc_localid",
                             "Clearance ID",
                             "ID actividad", "N° activité", "رقم النشاط"),
                in_list=True,
            ),
            FieldSpec(
                "activity_type", N_("Activity type"),
                help=N_(
                    "The kind of work. It decides what the work can release: survey cancels or reduces, clearance "
                    "clears."
                ),
                also_called=("Type", "Type of activity", "hazreductype", "Tipo de actividad", "Tipo de desminado",
                             "Type d'activité", "نوع النشاط"),
                in_list=True, pinned=True,
                feeds="Forms F and G",
            ),
            FieldSpec(
                "technical_survey_type", N_("Type of technical survey"),
                help=N_("Whether the whole area was searched by a fixed plan, or parts for which there was evidence."),
                also_called=("technical_survey_type", "Technical survey type", "Tipo de estudio técnico",
                             "Type d'enquête technique"),
                shown_when=_technical,
            ),
            FieldSpec(
                "status", N_("Status"), help=N_("Where the work stands. Completed work has an end date."),
                also_called=("Activity status", "Estado", *headings.STATUS), in_list=True,
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the work got this status."),
                also_called=headings.STATUS_DATE,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why work was suspended, given up or taken up again. It stays in the history of the activity."),
                also_called=headings.STATUS_REASON,
            ),
        )),
        Section(N_("Who and how"), N_(
            "Who did the work answers for it, and rates of work by method rest on it."
        ), (
            FieldSpec(
                "organisation_id", N_("Organisation"),
                help=N_("The organisation that did the work and answers for it."),
                also_called=headings.ORGANISATION, in_list=True, pinned=True, hxl="#org+impl",
                feeds="Share of cleared land that was sampled",
            ),
            FieldSpec(
                "supporting_organisation_id", N_("Supporting organisation"),
                help=N_("An organisation that helped with people, machines or dogs, and does not answer for the work."),
                also_called=("Supporting partner", "Support organisation", "Organización de apoyo",
                             "Organisation d'appui"),
            ),
            FieldSpec(
                "team_id", N_("Team"), help=N_("The team that did the work."), also_called=headings.TEAM, pinned=True,
            ),
            FieldSpec(
                "task_id", N_("Task"), help=N_("The tasking order under which the work was done."),
                also_called=("Task ID", "Task no.", "Tarea", "Tâche", "المهمة"),
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"),
                help=N_("The area worked on. Technical survey and clearance always have one."),
                why=N_("Released land is taken off this area; work without an area releases nothing."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"),
            ),
            FieldSpec(
                "methods", N_("Operational methods"),
                help=N_("All methods used: manual, mechanical, animals, visual search."),
                also_called=("Methods", "Method", "Operational method", "Métodos",
                             "Méthodes", "الطرق"),
                width=Width.FULL,
            ),
            FieldSpec(
                "assets", N_("Assets deployed"), help=N_("With what was worked: deminers, dogs, machines."),
                also_called=("Assets", "Assets used", "Deployed asset", "deployed_asset", "Deployed assets",
                             "Medios desplegados", "Moyens déployés"),
                width=Width.FULL,
            ),
            FieldSpec(
                "mechanical", N_("Machines used"), help=N_("Whether machines took part in the demining."),
                also_called=("mechanicaldemining", "Mechanical demining", "Desminado mecánico", "Déminage mécanique"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "assumption_before", N_("Assumption before the visit"),
                help=N_("What was thought of the land before the survey. How often it is wrong says where to survey."),
                also_called=("assumptionpriortovisit", "Assumption prior to visit", "Suposición previa",
                             "Hypothèse avant la visite"),
                shown_when=_surveyed,
            ),
            FieldSpec(
                "land_use", N_("Intended land use"), help=N_("What the land is to be used for, all that apply."),
                also_called=("Land use", "Intended use", "Uso previsto", "Usage prévu"), width=Width.FULL,
            ),
            FieldSpec(
                "monitored", N_("Monitored"), help=N_("Whether a monitor of the centre visited the work."),
                also_called=("monitor", "Monitor", "Monitoreado", "Suivi"), width=Width.SHORT,
            ),
            FieldSpec(
                "quality_assured", N_("Quality assurance done"),
                help=N_("Whether the report says that there was quality assurance. Each visit is a record of its own."),
                also_called=("qualityassurance", "Quality assurance", "QA done", "Aseguramiento de calidad",
                             "Assurance qualité"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "deminers", N_("Deminers deployed"), help=N_("How many deminers worked at most at one time."),
                also_called=("Deminers", "Number of deminers", "No. of deminers", "Desminadores", "Démineurs"),
                width=Width.SHORT,
                feeds="Rates of clearance",
            ),
            FieldSpec(
                "working_days", N_("Working days"), help=N_("On how many days work was really done. Rates rest on it."),
                why=N_("Square metres a day tell how long what remains will take."),
                hint=N_("Days"), also_called=("Days worked", "Días trabajados", "Jours de travail"), width=Width.SHORT,
                feeds="Rates of clearance",
            ),
        )),
        where_section(
            PERIMETER,
            latitude={"help": N_("Degrees north on WGS84 of the reference point of the work.")},
            longitude={"help": N_("Degrees east on WGS84 of the reference point; west is negative.")},
        ),
        Section(N_("Dates"), N_(
            "Work counts in the period in which it was done; overlapping or open work is found by its dates."
        ), (
            FieldSpec(
                "start_date", N_("Start date"), help=N_("The day on which work in the field started."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Fecha", "executedAt", *headings.START_DATE),
                in_list=True, pinned=True, hxl="#date+start",
            ),
            FieldSpec(
                "end_date", N_("End date"),
                help=N_("The day on which work in the field ended; empty while it goes on."),
                also_called=headings.END_DATE, hxl="#date+end",
            ),
            FieldSpec(
                "remarks", N_("Remarks"),
                help=N_("What else the report says: problems, visitors, parts left out and why."),
                also_called=("Operational notes", *headings.REMARKS), width=Width.FULL,
            ),
        )),
        report_section(
            report_date={"help": N_("The day on which the report was completed.")},
            reporting_organisation_id={"also_called": headings.REPORTING_ORGANISATION, "hxl": ""},
            information_date={"hxl": ""},
        ),
    ),
)

LAND_RELEASE_PRODUCT = Form(
    record=LandReleaseProduct,
    title=N_("Released land"),
    singular=N_("Released land"),
    purpose=N_("Land cancelled by non-technical survey, reduced by technical survey, or cleared."),
    group=N_("Land release"),
    icon="area",
    named_by=("release_type", "area_m2", "release_date"),
    children=("release_beneficiaries", "land_release_product_point"),
    sections=(
        Section(N_("Where it comes from"), N_(
            "Released land is taken off the area that it was part of, so both must be known for the balance to "
            "hold."
        ), (
            FieldSpec(
                "activity_id", N_("Activity"), help=N_("The survey or clearance that released this land."),
                also_called=("Activity ID", "Report ID", "Actividad", "Activité", "النشاط"), in_list=True, pinned=True,
                feeds="Forms C and F",
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area of which this land was a part."),
                why=N_("Released land is taken off this area; work without an area releases nothing."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"), in_list=True, pinned=True,
                feeds="Forms C and F",
            ),
        )),
        Section(N_("What was released"), N_(
            "Release tables of every report add up these lines by kind, year and operator."
        ), (
            FieldSpec(
                "release_type", N_("Type of land release"),
                help=N_(
                    "Cancelled: survey without technical means found no evidence. Reduced: technical survey found none "
                    "either. Cleared: the ground was searched to a depth and everything found was removed or destroyed."
                ),
                also_called=("Release type", "Release", "Type", "Land release product", "Tipo de liberación",
                             "Type de remise à disposition", "نوع الإفراج عن الأرض"),
                in_list=True, feeds="Form F, land release",
            ),
            FieldSpec(
                "technical_asset", N_("With a technical asset"),
                help=N_(
                    "Whether technical means were used to reduce the area. The two kinds of reduction are counted "
                    "apart."
                ),
                also_called=("Technical asset used", "Reduced with technical asset", "Technical asset"),
                             width=Width.SHORT,
                shown_when=_reduced,
            ),
            FieldSpec(
                "cancellation_criteria", N_("Criteria for cancellation"),
                help=N_("By which criteria of the national standard the land was cancelled, all that apply."),
                also_called=("Criteria for cancellation", "Cancellation criteria", "Criterios de cancelación",
                             "Critères d'annulation"),
                shown_when=_cancelled,
            ),
            FieldSpec(
                "reduction_criteria", N_("Criteria for reduction"),
                help=N_("By which criteria of the national standard the land was reduced, all that apply."),
                also_called=("Criteria for reduction", "Reduction criteria", "Criterios de reducción",
                             "Critères de réduction"),
                shown_when=_reduced,
            ),
            FieldSpec(
                "area_m2", N_("Area released"),
                help=N_("The land released by this activity in this way, in square metres."),
                hint=N_("Square metres; 1 ha = 10,000 m²"),
                also_called=("Processed area", "Released area", "Cleared area", "Area cleared", "Área despejada",
                             "Superficie dépolluée", *headings.AREA_M2),
                in_list=True, feeds="Forms C and F, square metres", hxl="#indicator+area",
            ),
            PERIMETER,
            FieldSpec(
                "depth_cm", N_("Depth cleared"),
                help=N_("The depth to which the land was cleared. Below it nothing is promised."),
                hint=N_("Centimetres"), also_called=headings.DEPTH, width=Width.SHORT, shown_when=_cleared,
            ),
            FieldSpec(
                "method", N_("Method"), help=N_("The method by which most of this land was released."),
                also_called=("Operational method", "Método", "Méthode", "الطريقة"),
            ),
            FieldSpec(
                "release_date", N_("Released on"),
                help=N_("The day of release. It decides the reporting year that the land counts in."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date of release", "Release date", "Date", "Completion date", "Fecha de liberación",
                             "Date de remise", "تاريخ الإفراج"), in_list=True, feeds="Forms C and F, year",
            ),
            FieldSpec(
                "handover_certificate_id", N_("Handover certificate"),
                help=N_("The certificate by which the land was handed over."),
                also_called=("Handover number", "handover_number", "Certificate no.", "Certificado de entrega",
                             "Certificat de remise"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters, for example parts that were left out and why."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
RELEASE_BENEFICIARIES = beneficiaries_form(
    ReleaseBeneficiaries,
    FieldSpec(
        "land_release_product_id", N_("Released land"), help=N_("The released land by which they gain."),
        also_called=("Released land no.", "Product ID", "Land release product", "Tierra liberada", "Terrain libéré"),
        pinned=True,
    ),
    N_("The people who gain by released land: expected before, confirmed after, by sex, age and disability."),
)
# fmt: on

FORMS = (ACTIVITY, LAND_RELEASE_PRODUCT, RELEASE_BENEFICIARIES)
