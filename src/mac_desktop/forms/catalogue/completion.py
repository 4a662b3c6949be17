"""Forms for completion reports: the report, the areas that it covers, and the ordnance that it states."""

from __future__ import annotations

from mac_desktop.domain.records.completion import CompletionArea, CompletionOrdnance, CompletionReport
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.shared_blocks import report_section
from mac_desktop.forms.catalogue.work_blocks import RELEASE_FIGURES, tally_form
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _some_left(values: Values) -> bool:
    return bool(values.get("left_m2"))


# A line of headings, not a line for each of them:
# fmt: off
COMPLETION_REPORT = Form(
    record=CompletionReport,
    title=N_("Completion reports"),
    singular=N_("Completion report"),
    purpose=N_("What was reached when work was done, what was left and why, and what risk remains."),
    group=N_("Land release"),
    icon="report",
    named_by=("local_id", "task_id", "completed_on"),
    identified_by=("local_id",),
    children=("completion_area", "completion_ordnance"),
    sections=(
        Section(N_("Work"), N_(
            "The report closes a task: it says which work is done, so that nobody searches the same land twice."
        ), (
            FieldSpec(
                "local_id", N_("Completion report ID"),
                help=N_("The number of the completion report. The handover certificate refers to it."),
                also_called=("Completion report no.", "Completion ID", "CR number", "Completion survey report",
                             "Informe de terminación", "Rapport d'achèvement", "رقم تقرير الإنجاز"),
                in_list=True,
            ),
            FieldSpec(
                "task_id", N_("Task"),
                help=N_("The task that is done. Everything that its activities released belongs to this report."),
                also_called=("Task ID", "Task no.", "Tarea", "Tâche", "المهمة"), in_list=True,
            ),
            FieldSpec(
                "activity_id", N_("Activity"),
                help=N_("The activity that is done, where it had no task. One of the two is needed."),
                also_called=("Activity ID", "Actividad", "Activité", "النشاط"),
            ),
            FieldSpec(
                "organisation_id", N_("Organisation"),
                help=N_("The organisation that did the work and answers for it."),
                also_called=headings.ORGANISATION, in_list=True, pinned=True, hxl="#org+impl",
            ),
            FieldSpec(
                "completed_on", N_("Completed on"),
                help=N_("The day on which all work of the task was done. Handover is on this day or later."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Completion date", "Date of completion", "Date completed", "Fecha de terminación",
                             "Date d'achèvement", "تاريخ الإنجاز"), in_list=True, hxl="#date+end",
            ),
            FieldSpec(
                "methods", N_("Operational methods"), help=N_("All methods by which the land was released."),
                also_called=("Methods", "Method", "Operational method", "Métodos", "Méthodes", "الطرق"),
                width=Width.FULL,
            ),
            FieldSpec(
                "assets", N_("Assets deployed"), help=N_("With what was searched: deminers, dogs, machines."),
                also_called=("Assets", "Assets used", "Deployed assets", "Medios desplegados", "Moyens déployés"),
                width=Width.FULL,
            ),
            FieldSpec(
                "depth_cm", N_("Depth cleared"),
                help=N_("The depth to which the land was cleared. Below it nothing is promised."),
                hint=N_("Centimetres"), also_called=headings.DEPTH, width=Width.SHORT,
            ),
        )),
        Section(N_("Figures"), N_(
            "Two figures for the same land that differ without a reason make both doubtful."
        ), (
            *RELEASE_FIGURES,
            FieldSpec(
                "difference_reason", N_("Why the figures differ"),
                help=N_(
                    "Why the report states other figures than the released land that is recorded, or than the progress "
                    "reports add up to: a new survey, land measured twice, a slip. Figures are made of the released "
                    "land."
                ),
                also_called=("Reason for difference", "Difference explained", "Motivo de la diferencia",
                             "Motif de l'écart"),
                width=Width.FULL,
            ),
        )),
        Section(N_("Risk"), N_(
            "Whoever gets the land must know what may still be there, and what it must not be used for."
        ), (
            FieldSpec(
                "residual_risk", N_("Residual risk"),
                help=N_("What may still be there, and who answers for it. It is read out to those who get the land."),
                also_called=("Residual risk statement", "Liability statement", "Riesgo residual", "Risque résiduel"),
                width=Width.FULL,
            ),
            FieldSpec(
                "depth_limit", N_("Limitation of depth"),
                help=N_("For which use of the land the depth is not enough, for example wells or foundations."),
                also_called=("Depth limitation", "Limits of use", "Limitación de profundidad", "Limite de profondeur"),
                width=Width.FULL,
            ),
            FieldSpec(
                "permanent_marking", N_("Permanent marking"),
                help=N_("The benchmarks and turning points that stay in the ground, and where they are."),
                also_called=("Permanent markers", "Permanent marking description", "Marcación permanente",
                             "Balisage permanent"),
                width=Width.FULL,
            ),
        )),
        Section(N_("Inspection"), N_(
            "Land is given back only after somebody else than those who cleared it looked at it."
        ), (
            FieldSpec(
                "quality_visit_id", N_("Final inspection"),
                help=N_("The quality control after the work. Its result, day and inspector stand on the visit."),
                also_called=("QC inspection", "Post-clearance inspection", "Quality control", "QM ID",
                             "Inspección final", "Inspection finale"),
            ),
            FieldSpec(
                "post_release_on", N_("Assessment after release planned for"),
                help=N_("When somebody is to look how the land is used, half a year to a year after its release."),
                also_called=("Post-release assessment", "Post-release date", "Evaluación posterior",
                             "Évaluation après remise"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report says, for those who come back to the site."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
        report_section(
            report_date={"help": N_("The day on which the report was completed.")},
            reporting_organisation_id={"also_called": headings.REPORTING_ORGANISATION, "hxl": ""},
            information_date={"hxl": ""},
        ),
    ),
)

_REPORT = FieldSpec(
    "completion_report_id", N_("Completion report"), help=N_("The report that this is a part of."),
    also_called=("Completion report ID", "Completion report no.", "CR number", "Informe de terminación",
                 "Rapport d'achèvement"),
    pinned=True,
)

COMPLETION_AREA = Form(
    record=CompletionArea,
    title=N_("Areas covered"),
    singular=N_("Area covered"),
    purpose=N_("The hazardous areas that the work was about, and what of each was not released and why."),
    icon="area",
    named_by=("hazardous_area_id", "left_m2"),
    sections=(
        Section(N_("Area"), N_(
            "What is left of an area stays hazardous and must not disappear with the report."
        ), (
            _REPORT,
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("An area that was worked on."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"),
                in_list=True,
            ),
            FieldSpec(
                "left_m2", N_("Not released"),
                help=N_("How much of the area is left: 0 when all of it is released."),
                hint=N_("Square metres"),
                also_called=("Area left", "Area not released", "uncheckedTerritory", "Remaining area", "Área pendiente",
                             "Surface non traitée"),
                in_list=True,
            ),
            FieldSpec(
                "left_reason", N_("Why it was not released"),
                help=N_("Why this part is left. It stays hazardous, and another task must know."),
                also_called=("Reason not released", "uncheckedReason", "Reason left", "Motivo de lo pendiente",
                             "Motif du reste"),
                shown_when=_some_left, in_list=True,
            ),
            FieldSpec(
                "left_area_id", N_("Recorded as"),
                help=N_("The area as which the part that is left stands on the list, where it is not the same one."),
                also_called=("New hazardous area", "Remaining hazardous area", "Nueva área", "Nouvelle zone"),
                shown_when=_some_left,
            ),
            FieldSpec(
                "marking_left", N_("Marking left in place"),
                help=N_("Whether signs or fences still warn of the part that is left. How stands under its marking."),
                also_called=("Marking left", "Marking in place", "Marcación dejada", "Balisage laissé"),
                width=Width.SHORT, shown_when=_some_left, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Where the part lies that is left, and what is known of it."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

COMPLETION_ORDNANCE = tally_form(
    CompletionOrdnance, _REPORT, N_("Ordnance stated"),
    N_("The ordnance found and destroyed by all the work, by category, as the report states it."),
)
# fmt: on

FORMS = (COMPLETION_REPORT, COMPLETION_AREA, COMPLETION_ORDNANCE)
