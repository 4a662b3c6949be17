"""Forms for what stands below a quality visit: nonconformities and their correction, the checklist, samples."""

from __future__ import annotations

from mac_desktop.domain.records.quality import CorrectiveAction, Nonconformity, QualityChecklist, QualitySample
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
_VISIT = FieldSpec(
    "quality_visit_id", N_("Quality visit"), help=N_("The visit on which it was found."),
    also_called=("QM ID", "QA ID", "QC ID", "QA report number", "ID control de calidad", "N° AQ", "رقم زيارة الجودة"),
    pinned=True,
)


def _ticked(name: str, label: str, help_: str, *also_called: str) -> FieldSpec:
    """A question of the checklist."""
    return FieldSpec(name, label, help=help_, also_called=also_called, width=Width.SHORT)


NONCONFORMITY = Form(
    record=Nonconformity,
    title=N_("Nonconformities"),
    singular=N_("Nonconformity"),
    purpose=N_("What did not meet a requirement, how grave it was, and whether it is closed."),
    icon="quality",
    named_by=("severity", "kind", "description"),
    children=("corrective_action",),
    sections=(
        Section(N_("Nonconformity"), N_(
            "What does not conform can cost a life; it stays open until somebody saw that it was corrected."
        ), (
            _VISIT,
            FieldSpec(
                "severity", N_("Severity"),
                help=N_("How grave it is. Work stops for a critical one until it is corrected."),
                also_called=("Nonconformity severity", "Level", "Grade", "Severidad", "Gravedad", "Gravité",
                             "درجة الخطورة"),
                in_list=True, minimum=True,
                feeds="Nonconformities by severity",
            ),
            FieldSpec(
                "kind", N_("Kind of nonconformity"), help=N_("What it concerns: safety, medical cover, marking."),
                also_called=("Nonconformity type", "Type of nonconformity", "Kind", "Category",
                             "Tipo de no conformidad", "Type de non-conformité", "نوع عدم المطابقة"),
                in_list=True, minimum=True,
            ),
            FieldSpec(
                "description", N_("Description"), help=N_("What was seen, so that another can tell when it is mended."),
                also_called=("Nonconformity", "Non-conformity", "Finding", "Descripción", "Constat", "الوصف"),
                width=Width.FULL, in_list=True,
            ),
            FieldSpec(
                "requirement", N_("Requirement"),
                help=N_("The paragraph that is not met, of a procedure or a standard."),
                hint=N_("For example SOP 7, paragraph 4.2"),
                also_called=("Requirement reference", "Reference", "SOP reference", "IMAS reference", "Requisito",
                             "Exigence"),
                minimum=True,
            ),
            FieldSpec(
                "measures", N_("Measures taken"),
                help=N_("What was done about it at once. What is still to be done stands below, with a date."),
                also_called=("Measure taken", "Immediate action", "Corrective measures", "Medidas tomadas",
                             "Mesures prises", "الإجراءات المتخذة"),
                width=Width.FULL, minimum=True,
            ),
            FieldSpec(
                "closed_on", N_("Closed on"),
                help=N_("The day on which it was found to be corrected. It is open until then."),
                also_called=("Date closed", "Closing date", "Fecha de cierre", "Date de clôture", "تاريخ الإغلاق"),
                in_list=True,
                feeds="Nonconformities by severity",
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else is to be known of it."),
                why=reasons.REMARKS, also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
    ),
)

CORRECTIVE_ACTION = Form(
    record=CorrectiveAction,
    title=N_("Corrective actions"),
    singular=N_("Corrective action"),
    purpose=N_("What is to be done about a nonconformity, by whom and by when, and whether it helped."),
    icon="quality",
    named_by=("action", "due_date"),
    sections=(
        Section(N_("Action"), N_(
            "A finding without an action, a name and a day is never mended."
        ), (
            FieldSpec(
                "nonconformity_id", N_("Nonconformity"), help=N_("The nonconformity that it corrects."),
                also_called=("Nonconformity no.", "No conformidad", "Non-conformité"), pinned=True,
            ),
            FieldSpec(
                "action", N_("Action"), help=N_("What is to be done, or was done."),
                also_called=("Corrective action", "Measure", "Acción correctiva", "Action corrective",
                             "الإجراء التصحيحي"),
                width=Width.FULL, in_list=True,
            ),
            FieldSpec(
                "responsible_organisation_id", N_("Responsible organisation"), help=N_("The organisation that acts."),
                also_called=headings.ORGANISATION, pinned=True,
            ),
            FieldSpec(
                "responsible", N_("Responsible person"), help=N_("The person who sees to it."),
                also_called=("Responsible", "Responsable"), in_list=True, minimum=True,
            ),
            FieldSpec(
                "due_date", N_("Due on"), help=N_("The day by which it is to be done. Overdue actions are counted."),
                also_called=("Due date", "Deadline", "Fecha límite", "Échéance", "تاريخ الاستحقاق"), in_list=True,
                minimum=True,
                feeds="Corrective actions overdue",
            ),
            FieldSpec(
                "done_on", N_("Done on"), help=N_("The day on which it was done."),
                also_called=("Done date", "Date done", "Completion date", "Fecha de realización", "Fait le"),
                in_list=True,
                feeds="Corrective actions overdue",
            ),
            FieldSpec(
                "verified_by", N_("Verified by"), help=N_("Who looked whether it was done and works."),
                also_called=("Verifier", "Verificado por", "Vérifié par"),
            ),
            FieldSpec(
                "verified_on", N_("Verified on"), help=N_("The day on which somebody looked."),
                also_called=("Verification date", "Date verified", "Fecha de verificación", "Date de vérification"),
            ),
            FieldSpec(
                "effective", N_("Effective"), help=N_("Whether what was wrong does not happen any more."),
                also_called=("Is effective", "Effectiveness", "Efectiva", "Efficace"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else is to be known of it."),
                why=reasons.REMARKS, also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
    ),
)

QUALITY_CHECKLIST = Form(
    record=QualityChecklist,
    title=N_("Checklist"),
    singular=N_("Checklist"),
    purpose=N_("What was ticked off on the visit: papers, people, equipment, logs, and how it ended."),
    icon="quality",
    named_by=("quality_visit_id",),
    sections=(
        Section(N_("Papers and people"), N_(
            "Work without accreditation, training or a medic must stop; the list shows what was looked at."
        ), (
            _VISIT,
            FieldSpec(
                "compliant_with_standards", N_("National standards met"),
                help=N_("Whether the work meets the national standards and guidelines."),
                also_called=("Compliant with national standards", "compliantwithntsg"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "compliant_with_sop", N_("Own procedures met"),
                help=N_("Whether the work meets the standing procedures of the organisation itself."),
                also_called=("Compliant with organisation SOP", "compliantwithorgsop"), width=Width.SHORT, in_list=True,
            ),
            _ticked("accredited", N_("Accredited"), N_("Whether the organisation or team is accredited for this work."),
                    "accreditedbyunmao", "Is accredited", "Acreditada", "Accréditée"),
            _ticked("documentation", N_("Papers in order"), N_("Whether the documents are there and up to date."),
                    "Documentation", "Documentación"),
            _ticked("evidence_of_training", N_("Training proven"),
                    N_("Whether there is evidence of training and instruction."),
                    "Evidence of training and education", "evidenceoftande"),
            _ticked("personnel_qualified", N_("People qualified"), N_("Whether the people are qualified for the work."),
                    "Personnel qualified", "personnelqualified"),
            _ticked("medic_available", N_("Medic available"), N_("Whether a qualified medic is at hand."),
                    "Qualified medic available", "qualifiedmedicavailable"),
            _ticked("adequate_supervision", N_("Supervised well"), N_("Whether the work is supervised well enough."),
                    "Adequate supervision", "adequatesupervision"),
        )),
        Section(N_("Equipment and site"), N_(
            "Equipment and site that fail hurt people before anybody notices; the list shows what was looked at."
        ), (
            _ticked("equipment_suitable", N_("Equipment suitable"), N_("Whether the equipment fits the work."),
                    "equipmentsuitable"),
            _ticked("equipment_stored_properly", N_("Equipment stored well"),
                    N_("Whether the equipment is stored as it should be."),
                    "Equipment stored properly", "equipmentstoredproperly"),
            _ticked("facilities_suitable", N_("Facilities suitable"),
                    N_("Whether camp, control point and stores fit the work."), "facilitiessuitable"),
            _ticked("marking", N_("Marking in order"), N_("Whether the site is marked as the procedures ask."),
                    "Marking", "Site marking"),
            _ticked("maintenance_logs_current", N_("Maintenance logs current"),
                    N_("Whether the logs of maintenance are up to date."), "maintenancelogscurrent"),
            _ticked("visitor_logs_current", N_("Visitor log current"), N_("Whether the visitors' log is up to date."),
                    "Visitor logs current", "visitorlogscurrent"),
            _ticked("internal_qa_logs_current", N_("Own quality log current"),
                    N_("Whether the log of the organisation's own quality visits is up to date."),
                    "Internal QA logs current", "internalqalogscurrent"),
        )),
        Section(N_("How the visit ended"), N_(
            "It proves that those on site were told, and what was asked of them."
        ), (
            _ticked("debrief_provided", N_("Debriefing given"),
                    N_("Whether people on site were told what was found."), "debriefedprovided", "Debrief provided"),
            _ticked("debrief_accepted", N_("Debriefing accepted"), N_("Whether they agreed with it."),
                    "debriefedaccepted", "Debrief accepted"),
            _ticked("corrected_on_site", N_("Corrected on site"),
                    N_("Whether what was wrong was corrected during the visit."),
                    "noncompliancecorrected", "Noncompliance corrected"),
            _ticked("warning_delivered", N_("Warning delivered"), N_("Whether a formal warning was given."),
                    "warningdelivered"),
            _ticked("warning_explained", N_("Warning explained"), N_("Whether the warning was explained."),
                    "warningexplained"),
            _ticked("warning_received", N_("Warning received"), N_("Whether the warning was signed for."),
                    "warningreceived"),
            _ticked("special_monitoring", N_("Special monitoring"),
                    N_("Whether the site is to be monitored more closely from now on."), "specialmonitoring"),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else is to be known of it."),
                why=reasons.REMARKS, also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
    ),
)

QUALITY_SAMPLE = Form(
    record=QualitySample,
    title=N_("Samples"),
    singular=N_("Sample"),
    purpose=N_("Parts of cleared land that were searched again, and what was found there."),
    icon="quality",
    named_by=("area_m2", "method", "sample_date"),
    sections=(
        Section(N_("Sample"), N_(
            "Searching a part again shows how far cleared land can be trusted; one item found opens it again."
        ), (
            _VISIT,
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area of which a part was searched again."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "sample_date", N_("Date of the sample"), help=N_("The day of the search, when it is not the visit's."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Sample date", "Date", "Fecha de la muestra", "Date de l'échantillon"), in_list=True,
            ),
            FieldSpec(
                "area_m2", N_("Area sampled"),
                help=N_("The size of the part that was searched again. It is not more than was cleared."),
                hint=N_("Square metres"), also_called=("Sampled area", "Area sampled (m2)", *headings.AREA_M2),
                in_list=True,
                feeds="Share of cleared land that was sampled",
            ),
            FieldSpec(
                "method", N_("Method of sampling"), help=N_("With what it was searched again."),
                also_called=("Method", "Sampling method", "Método de muestreo", "Méthode d'échantillonnage"),
                in_list=True, minimum=True,
            ),
            FieldSpec(
                "depth_cm", N_("Depth"), help=N_("To what depth it was searched again."), hint=N_("Centimetres"),
                also_called=headings.DEPTH, width=Width.SHORT,
            ),
            FieldSpec(
                "ordnance_found", N_("Ordnance found"),
                help=N_("How many items were found; 0 when there were none. One is enough to open the area again."),
                why=N_("Land on which something is found is not clear, whatever the certificate says."),
                also_called=("EO found", "Items found", "Missed mines", "Hallazgos", "Engins trouvés"),
                width=Width.SHORT, in_list=True, minimum=True,
                feeds="Ordnance by kind of work",
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else is to be known of it."),
                why=reasons.REMARKS, also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (NONCONFORMITY, CORRECTIVE_ACTION, QUALITY_CHECKLIST, QUALITY_SAMPLE)
