"""The form for quality visits; what stands below a visit is in quality_parts.py."""

from __future__ import annotations

from mac_desktop.domain.records.quality import QualityVisit
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.shared_blocks import report_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _took_place(values: Values) -> bool:
    return values.get("status") not in ("PLANNED", "CANCELLED")


# A line of headings, not a line for each of them:
# fmt: off
QUALITY_VISIT = Form(
    record=QualityVisit,
    title=N_("Quality visits"),
    singular=N_("Quality visit"),
    purpose=N_("Quality assurance visits and quality control inspections: what was looked at, and how it stood."),
    group=N_("Quality management"),
    icon="quality",
    named_by=("local_id", "visit_type", "start_date"),
    identified_by=("local_id",),
    children=("nonconformity", "quality_checklist", "quality_sample"),
    sections=(
        Section(N_("Visit"), N_(
            "Visits must be found again, and be planned, done and closed in time."
        ), (
            FieldSpec(
                "local_id", N_("QM ID"), help=N_("The centre's own identifier of the visit or its report."),
                why=reasons.IDENTIFIER,
                also_called=("QM no.", "QA ID", "QC ID", "QA report number", "qa_localid", "Inspection no.",
                             "ID control de calidad", "N° AQ", "رقم زيارة الجودة"),
                in_list=True,
            ),
            FieldSpec(
                "kind", N_("Assurance or control"),
                help=N_("Quality assurance looks at how work is done, quality control at what came of it."),
                also_called=("QA or QC", "QA/QC", "Kind", "QM type", "Tipo de control", "Genre de contrôle"),
                in_list=True, pinned=True,
                feeds="Share of cleared land that was sampled",
            ),
            FieldSpec(
                "visit_type", N_("Type of visit"), help=N_("Accreditation, monitoring, follow-up or inspection."),
                also_called=("Visit type", "Type of inspection", "Inspection type", "Tipo de visita", "Type de visite",
                             "نوع الزيارة"),
                in_list=True, pinned=True, minimum=True,
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Planned, done, waiting for corrections, or closed. A planned visit needs no day yet."),
                also_called=("QA status", "Estado", *headings.STATUS), in_list=True, minimum=True,
                feeds="Rate of conformity",
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the visit got this status."),
                why=reasons.STATUS_DATE,
                also_called=headings.STATUS_DATE,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why the visit was called off, or is open again. It stays in the history of the visit."),
                why=reasons.STATUS_REASON,
                also_called=headings.STATUS_REASON,
            ),
            FieldSpec(
                "planned_start", N_("Planned from"), help=N_("The day on which the visit is to begin."),
                also_called=("Planned date", "Planned start", "Scheduled date", "Fecha planificada", "Date prévue"),
            ),
            FieldSpec(
                "planned_end", N_("Planned to"), help=N_("The day on which the visit is to end."),
                also_called=("Planned end", "Scheduled end", "Fin planificado", "Fin prévue"),
            ),
            FieldSpec(
                "start_date", N_("Date of visit"),
                help=N_("The day of the visit, or its first day. It decides in which period the visit counts."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Visit date", "Inspection date", "Date of inspection", "Date of QA", "Fecha",
                             "Fecha de la visita", "Date de la visite", "تاريخ الزيارة", *headings.START_DATE),
                in_list=True, pinned=True, shown_when=_took_place,
                feeds="Rate of conformity; share of cleared land that was sampled",
            ),
            FieldSpec(
                "end_date", N_("Last day"), help=N_("The last day, when the visit took more than one."),
                also_called=headings.END_DATE, shown_when=_took_place,
            ),
        )),
        Section(N_("Who and what"), N_(
            "A visit counts for the work, team and land that it was about, and who inspects must not be who works."
        ), (
            FieldSpec(
                "organisation_id", N_("Organisation inspected"), help=N_("The organisation whose work was looked at."),
                also_called=("Inspected organisation", "Inspected organization", "Organization inspected",
                             *headings.ORGANISATION),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "inspecting_organisation_id", N_("Inspecting organisation"),
                help=N_("The organisation that made the visit: the centre, its quality teams, or a monitor."),
                also_called=("Inspecting organization", "Inspected by", "Monitoring organisation", "QA organisation",
                             "Organización inspectora", "Organisation inspectrice", "الجهة المفتشة"),
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "responsible_organisation_id", N_("Responsible authority"),
                help=N_("The authority that answers for quality management there."),
                also_called=("Responsible organisation", "Responsible organization", "respauthorg",
                             "Autoridad responsable", "Autorité responsable"),
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "inspector", N_("Inspector"), help=N_("Who made the visit, for questions about it."),
                also_called=("Inspector name", "QA officer", "QA inspector", "Monitor", "Inspecteur", "المفتش"),
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "centre_representative", N_("Representative of the centre"),
                help=N_("Who of the mine action centre was present."),
                also_called=("MAC representative", "NMAC representative", "Representante del centro",
                             "Représentant du centre"),
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "activity_id", N_("Activity inspected"),
                help=N_("The survey or clearance that was looked at. A visit without one cannot count for it."),
                also_called=("Activity", "Activity ID", "Inspected activity", "hazreducref", "Actividad inspeccionada",
                             "Activité inspectée", "النشاط"),
                in_list=True, pinned=True, minimum=True,
            ),
            FieldSpec(
                "task_id", N_("Task inspected"), help=N_("The task, when the visit was to a task as a whole."),
                also_called=("Task", "Task ID", "Task no.", "Tarea", "Tâche", "المهمة"), pinned=True,
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area on which the visit took place."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"),
                pinned=True,
            ),
            FieldSpec(
                "education_activity_id", N_("Risk education inspected"),
                help=N_("The risk education activity, when the visit was to one."),
                also_called=("EORE activity", "EORE ID", "Risk education activity", "ID EREE"),
            ),
        )),
        Section(N_("Outcome"), N_(
            "Land is handed over only after control accepted it; this is where it says so."
        ), (
            FieldSpec(
                "result", N_("Result"),
                help=N_("Whether what was looked at conforms. Land is handed over only after control accepted it."),
                also_called=("QA result", "Result status", "qaresultstatus", "Outcome", "Resultado", "Résultat",
                             "النتيجة"),
                in_list=True, minimum=True, shown_when=_took_place,
            ),
            FieldSpec(
                "work_stopped", N_("Work stopped"),
                help=N_("Whether work was stopped. A critical nonconformity needs an answer here."),
                also_called=("Operations suspended", "operationssuspended", "Work suspended", "Trabajo suspendido",
                             "Travail arrêté"),
                width=Width.SHORT, shown_when=_took_place,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report says: weather, people met, recommendations."),
                why=reasons.REMARKS,
                also_called=("Recommendations", "Findings", *headings.REMARKS), width=Width.FULL,
            ),
        )),
        report_section(
            reporting_organisation_id={"also_called": headings.REPORTING_ORGANISATION, "hxl": ""},
            information_date={"hxl": ""},
            verified_by={"also_called": ("VerifiedBy", "Verified by (name)", "Supervisor", "Vérifié par",
                                         "Verificado por")},
        ),
    ),
)
# fmt: on

FORMS = (QUALITY_VISIT,)
