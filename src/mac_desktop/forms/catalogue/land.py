"""The form for hazardous areas."""

from __future__ import annotations

from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.coordinates import PERIMETER
from mac_desktop.forms.catalogue.shared_blocks import report_section, where_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _closed(values: Values) -> bool:
    return values.get("status") in ("CLOSED", "HANDED", "REPLACED")


def _replaced(values: Values) -> bool:
    return values.get("status") == "REPLACED"


def _marked(values: Values) -> bool:
    return values.get("marked") == "YES"


# A line of headings, not a line for each of them:
# fmt: off
_IDENTIFICATION = Section(N_("Identification"), N_(
    "Every report, map and figure finds the area by it, and what remains to be released is counted by where the "
    "area stands."
), (
    FieldSpec(
        "local_id", N_("Hazardous area ID"),
        help=N_("The centre's own identifier. It stays the same for the whole life of the area."),
        why=N_("Reports, maps, tasks and letters name the area by it for as long as it exists."),
        also_called=("HA ID", "Hazard ID", "Area ID", "IMSMA ID", "SHA ID", "CHA ID", "Minefield ID", "id_ha_sy",
                     "ha_code", "hazard_localid", "ID área", "Código del área", "ID zone", "N° de la zone",
                     "رقم المنطقة الخطرة"),
        in_list=True,
        feeds="Form C, location",
    ),
    FieldSpec(
        "name", N_("Name"), help=N_("The name that people of the place use for it."),
        why=N_("People of the place know it by this name, and older papers have no other."),
        also_called=("Hazard name", "Area name", "Minefield", "Minefield name", "Nombre", "Nombre del área",
                     "Nom", "Nom de la zone", "اسم المنطقة"),
        in_list=True,
        feeds="Form C, location; Form I",
    ),
    FieldSpec(
        "classification", N_("Classification"),
        help=N_(
            "Suspected (SHA) when there is reasonable suspicion from indirect evidence; confirmed (CHA) when direct "
            "evidence shows that explosive ordnance is present. Form C lists the two in separate tables."
        ),
        why=N_(
            "Article 7 asks for known and for suspected mined areas apart, and suspected land is surveyed before it "
            "is cleared."
        ),
        also_called=("Type", "Hazard type", "SHA/CHA", "Class", "Area type", "Land type", "dangerousareatype", "Tipo",
                     "Clasificación", "Clase de área", "Classement", "Type de zone", "تصنيف المنطقة"),
        in_list=True, feeds="Form C, tables 1 and 2; Form F; land summary", hxl="#type+area",
    ),
    FieldSpec(
        "status", N_("Status"),
        help=N_(
            "Where the area stands. Open, worked on and suspended areas count as remaining contamination; closed and "
            "handed over areas count as released."
        ),
        also_called=("status_ha", "Area status", "Estado", *headings.STATUS),
        in_list=True, feeds="Forms C and F; land summary", hxl="#status",
    ),
    FieldSpec(
        "status_date", N_("Status since"),
        help=N_("The day on which the area got this status. Balances of a year depend on it."),
        why=reasons.STATUS_DATE,
        also_called=headings.STATUS_DATE,
        feeds="Forms C and F; land summary",
    ),
    FieldSpec(
        "status_reason", N_("Why the status changed"),
        help=N_("What made the area stop, go on or be hazardous again. It stays in the history beside the status."),
        why=N_("Donors and reviewers ask why work stopped or land that was released is hazardous again."),
        also_called=headings.STATUS_REASON,
    ),
    FieldSpec(
        "closure_reason", N_("Reason for closure"),
        help=N_("Why the area left the list: released, a duplicate, merged into another or recorded in error."),
        why=N_("Only released land is progress; duplicates and mistakes leave the list without counting as work."),
        also_called=("Closure reason", "closure_ha", "Status changed reason", "status_changed_reason",
                     "Motivo de cierre", "Motif de clôture", "سبب الإغلاق"),
        shown_when=_closed,
        feeds="Form C; land summary",
    ),
    FieldSpec(
        "closed_date", N_("Closed on"),
        help=N_("The day on which the area was closed. It decides the reporting year in which the area leaves Form C."),
        why=N_("An area is reported until the year in which it was closed."),
        also_called=("Date closed", "Closure date", "Closed date", "Fecha de cierre", "Date de clôture",
                     "تاريخ الإغلاق"),
        shown_when=_closed, feeds="Forms C and F; land summary",
    ),
))

# A register of areas has one date as a rule, and calls it what it likes: it is the age of the information.
_AGE_OF_INFORMATION = ("Survey date", "survey_date", "Date of survey", "Fecha de la información",
                       "Fecha de levantamiento", "Date de l'information", "Date d'enquête", "تاريخ المعلومات",
                       "تاريخ المسح")
_REPORT_DATE = tuple(heading for heading in headings.REPORT_DATE if heading != "report_date")
_REPORT = report_section(
    information_date={
        "in_list": True, "feeds": "Forms C and F; land summary",
        "also_called": (*_AGE_OF_INFORMATION, *_REPORT_DATE),
    },
    report_date={
        "label": N_("Report completed on"),
        "also_called": ("Report completed", "Date report completed", "ReportCompletedDate", "Informe terminado el",
                        "Rapport terminé le"),
    },
    reporting_organisation_id={"help": N_("The organisation that surveyed the area or sent the report.")},
)

_WHERE = where_section(
    FieldSpec(
        "area_m2", N_("Area"),
        help=N_(
            "The size of the whole area as reported, in square metres. What remains is computed from it, never typed."
        ),
        why=N_("Remaining contamination, time and cost are worked out from square metres."),
        hint=N_("Square metres; 1 ha = 10,000 m²"),
        also_called=("Estimated area", "Area of hazard", *headings.AREA_M2),
        in_list=True, feeds="Forms C and F; land summary, columns 6 to 8", minimum=True,
    ),
    PERIMETER,
    FieldSpec(
        "parent_area_id", N_("Split from"),
        help=N_("The area that this one was split from, so that land is not counted twice."),
        why=N_("Land that was split off is counted once, and its history can be followed back."),
        also_called=("Parent area", "Parent hazard", "Parent ID", "Área de origen", "Zone d'origine"),
    ),
    FieldSpec(
        "merged_into_id", N_("Merged into"),
        help=N_("The area that took this one in when several became one, so that land is not counted twice."),
        why=N_("Land that was taken into another area is counted once, and old numbers still lead to it."),
        also_called=("Merged into area", "Replaced by", "Fusionada en", "Fusionnée dans"),
        shown_when=_replaced,
    ),
    admin_unit_id={
        "help": N_(
            "The smallest unit of the gazetteer in which the reference point lies. Land tables are added up by it."
        ),
        "feeds": "Forms C and F, location; land summary",
    },
    place={"feeds": "Form C, location"},
    latitude={
        "feeds": "Form C, location",
        "help": N_("Degrees north on WGS84 of the benchmark or reference point, from which the perimeter is measured."),
    },
    longitude={
        "feeds": "Form C, location",
        "help": N_("Degrees east on WGS84 of the benchmark or reference point; west is negative."),
    },
)

_CONTAMINATION = Section(N_("Contamination and evidence"), N_(
    "It decides whether land may be called suspected or confirmed, which treaty it is reported under, and how it "
    "must be searched."
), (
    FieldSpec(
        "contamination", N_("Contamination"),
        help=N_(
            "All kinds of explosive ordnance known or suspected. Anti-personnel mines, improvised ones included, bring "
            "the area into the anti-personnel mine report; cluster munition remnants into that on cluster munitions."
        ),
        also_called=("Type of contamination", "Contamination type", "Category of devices", "Device category",
                     "Tipo de contaminación", "Type de contamination", "نوع التلوث"),
        width=Width.FULL, feeds="Form C, type; Form F",
    ),
    FieldSpec(
        "evidence", N_("Evidence of contamination"),
        help=N_("Whether survey found direct, indirect or no evidence. It decides whether the area is confirmed."),
        also_called=("evidence_of_contamination", "Evidence", "Type of evidence", "Evidencia de contaminación",
                     "Preuve de contamination"),
        width=Width.SHORT, minimum=True,
    ),
    FieldSpec(
        "direct_evidence", N_("Direct evidence"),
        help=N_("What shows that ordnance is present. A confirmed area has at least one direct evidence."),
        also_called=("Direct evidence of contamination", "Evidencia directa", "Preuve directe", "أدلة مباشرة"),
        width=Width.FULL,
    ),
    FieldSpec(
        "indirect_evidence", N_("Indirect evidence"),
        help=N_("What gives reason to suspect ordnance. A suspected area has at least one indirect evidence."),
        also_called=("Indirect evidence of contamination", "Evidencia indirecta", "Preuve indirecte",
                     "أدلة غير مباشرة"),
        width=Width.FULL,
    ),
    FieldSpec(
        "emplaced_from", N_("Emplaced from"),
        help=N_("When the ordnance was laid or fired, or the beginning of that time. A year is enough."),
        why=N_("Article 7 asks when the mines were laid; old fuzes also fail differently from new ones."),
        also_called=("Date laid", "Date of emplacement", "Laid from", "Date laid from", "Fecha de instalación",
                     "Date de pose"),
        feeds="Form C, date of emplacement",
    ),
    FieldSpec(
        "emplaced_to", N_("Emplaced until"), help=N_("The end of the time in which the ordnance was laid or fired."),
        why=N_("Article 7 asks when the mines were laid, and a span of years is often all that is known."),
        also_called=("Laid until", "Date laid to", "Laid to"), feeds="Form C, date of emplacement",
    ),
))

_EFFECT = Section(N_("Marking, use and priority"), N_(
    "The centre decides by it which land is released first, and shows that people are kept away until then."
), (
    FieldSpec(
        "marked", N_("Marked"),
        help=N_("Whether signs, fences or other means warn people. Article 5 asks for marking until clearance."),
        also_called=("Area marked", "ev_marking", "areamarked", "Marking", "Señalizada", "Marquée", "تم التعليم"),
        width=Width.SHORT, feeds="Form C, supplementary information",
    ),
    FieldSpec(
        "marking_type", N_("Marking type"), help=N_("The means by which the area is marked, all that apply."),
        also_called=("Type of marking", "Marking method", "Tipo de señalización", "Type de marquage"),
        shown_when=_marked, feeds="Form C, supplementary information",
    ),
    FieldSpec(
        "land_use_before", N_("Land use before contamination"),
        help=N_("What people used the land for before it became dangerous, all that apply."),
        also_called=("Land use", "Use", "Previous land use", "Uso del suelo", "Uso de la tierra",
                     "Utilisation du sol", "استخدام الأرض"),
        width=Width.FULL,
    ),
    FieldSpec(
        "land_use_after", N_("Intended land use"),
        help=N_("What people want to use the land for once it is released, all that apply. Priorities rest on it."),
        also_called=("intendedlandused", "Land use after release", "Land use after clearance", "Uso previsto",
                     "Utilisation prévue"),
        width=Width.FULL,
    ),
    FieldSpec(
        "priority", N_("Priority"), help=N_("How urgent the release of this area is by the national criteria."),
        also_called=("Priority level", "Prioridad", "Priorité", "الأولوية"), width=Width.SHORT, minimum=True,
    ),
    FieldSpec(
        "priority_score", N_("Priority score"),
        help=N_("The points that the area has by the national criteria, where a score is kept."),
        also_called=("Score", "Priority points", "Ranking score", "Puntaje de prioridad", "Score de priorité"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "remarks", N_("Remarks"), help=N_("What else matters and has no question of its own."),
        why=N_("What the other questions miss is printed beside the area in Form C."),
        also_called=headings.REMARKS, width=Width.FULL,
    ),
))

HAZARDOUS_AREA = Form(
    record=HazardousArea,
    title=N_("Hazardous areas"),
    singular=N_("Hazardous area"),
    purpose=N_("Places known or suspected to contain explosive ordnance, from the first report to handover."),
    group=N_("Land release"),
    icon="area",
    named_by=("local_id", "name"),
    identified_by=("local_id",),
    children=(
        "hazardous_area_point", "area_ordnance", "area_evidence", "area_minefield", "area_ground", "area_marking",
        "area_blockage", "area_use", "area_beneficiaries", "area_standing",
    ),
    sections=(_IDENTIFICATION, _WHERE, _CONTAMINATION, _EFFECT, _REPORT),
)

# fmt: on

FORMS = (HAZARDOUS_AREA,)
