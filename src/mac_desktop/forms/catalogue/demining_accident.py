"""The form for what is asked of an accident at a demining workplace (RAPID and DDIV codings, IMAS 10.60)."""

from __future__ import annotations

from mac_desktop.domain.records.accident import DeminingAccident
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _without_work(values: Values) -> bool:
    return values.get("work_id") is None or values.get("activity_type") is not None


def _investigated(values: Values) -> bool:
    return values.get("investigation_status") not in (None, "INITIAL") or values.get("final_report_date") is not None


def _at_demining_work(accident: Values) -> bool:
    return accident.get("accident_type") == "DEMINING"


# A line of headings, not a line for each of them:
# fmt: off
_WORKPLACE = Section(N_("Workplace"), N_(
    "Operators learn from accidents at work only when it is known what was being done, with what and on which land."
), (
    FieldSpec(
        "accident_id", N_("Accident"), help=N_("The accident that is told here in more detail."),
        also_called=("Accident ID", "Accident no.", "ID accidente", "N° accident"), pinned=True,
    ),
    FieldSpec(
        "operator_id", N_("Operator"),
        help=N_("The organisation at whose workplace it happened. It is asked what it changed since."),
        also_called=("rapid_organisation_type", "Demining organisation", *headings.ORGANISATION), in_list=True,
        minimum=True,
    ),
    FieldSpec("team_id", N_("Team"), help=N_("The team that worked there."), also_called=headings.TEAM),
    FieldSpec(
        "task_id", N_("Task"), help=N_("The task under which the work was ordered."),
        also_called=("Task ID", "Task order", "Tarea", "Tâche"),
    ),
    FieldSpec(
        "work_id", N_("Activity in progress"),
        help=N_("The activity during which it happened, when it is recorded. Its type and method follow from it."),
        also_called=("Activity ID", "ID actividad", "N° activité"),
    ),
    FieldSpec(
        "activity_type", N_("Type of activity"), help=N_("What kind of work was going on, when no activity is named."),
        also_called=("maactivitytype", "MA activity type", "Tipo de actividad", "Type d'activité"),
        shown_when=_without_work,
    ),
    FieldSpec(
        "asset", N_("Demining asset"), help=N_("What the work was done with when it happened."),
        also_called=("demining_asset", "deployed_asset", "Asset", "Medio empleado", "Moyen employé"), in_list=True,
        minimum=True,
    ),
    FieldSpec(
        "worksite_land", N_("Status of the land"),
        help=N_("How the ground on which it happened was recorded. An accident on cleared land is looked into first."),
        also_called=("rapid_land_classification", "Land classification", "Clasificación del terreno",
                     "Classement du terrain"),
    ),
    FieldSpec(
        "worksite_kind", N_("Kind of workplace"), help=N_("What sort of workplace it was."),
        also_called=("demining_area_type", "Demining area type", "Tipo de zona de desminado", "Type de chantier"),
    ),
    FieldSpec(
        "clearance_in_progress", N_("Clearance in progress"),
        help=N_("Whether clearance was going on there on that day."),
        also_called=("clearanceinprogress", "Despeje en curso", "Dépollution en cours"), width=Width.SHORT,
    ),
    FieldSpec(
        "tool", N_("Tool in use"), help=N_("What the person held or used when it exploded."),
        also_called=("Tool", "Herramienta", "Outil"),
    ),
))
_GROUND = Section(N_("Ground and weather"), N_(
    "Ground, plants and weather decide how well detectors, tools, dogs and people work."
), (
    FieldSpec(
        "depth_cm", N_("Depth of the ordnance"),
        help=N_("How deep its top lay below the surface, in centimetres; 0 when it lay on it."), hint=N_("Centimetres"),
        also_called=("depth_of_ordnance", *headings.DEPTH), width=Width.SHORT,
    ),
    FieldSpec(
        "ground_composition", N_("Composition of the ground"), help=N_("What the ground there mainly consists of."),
        also_called=("ground_composition", "soil_characterisation", "Soil type", "Tipo de suelo", "Type de sol"),
    ),
    FieldSpec(
        "ground_condition", N_("Condition of the ground"), help=N_("How the ground was at the time: dry, wet, frozen."),
        also_called=("Ground state", "Estado del suelo", "État du sol"),
    ),
    FieldSpec(
        "soil_compaction", N_("Compaction of the soil"), help=N_("How hard the ground is to prod and to dig."),
        also_called=("soil_compaction", "Compactación", "Compacité"), width=Width.SHORT,
    ),
    FieldSpec(
        "magnetic_ground", N_("Magnetic ground"), help=N_("How much iron in the ground disturbs metal detectors."),
        also_called=("magnetic_ferrous_soil_content", "Ferrous soil", "Suelo magnético", "Sol magnétique"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "metal_debris", N_("Metal debris"), help=N_("How much scrap metal in the ground gave signals there."),
        also_called=("metal_debris_level", "Metal contamination", "Chatarra metálica", "Débris métalliques"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "slope", N_("Slope"), help=N_("How steep the ground is."), also_called=("Gradient", "Pendiente", "Pente"),
    ),
    FieldSpec(
        "vegetation_density", N_("Density of the vegetation"), help=N_("How far plants hid the ground."),
        also_called=("vegetation_density", "Vegetation", "Vegetación", "Végétation"), width=Width.SHORT,
    ),
    FieldSpec(
        "temperature_c", N_("Temperature"),
        help=N_("The temperature of the air, in degrees Celsius. Heat and cold wear people and equipment."),
        hint=N_("Degrees Celsius"), also_called=("Air temperature", "Temperatura", "Température"), width=Width.SHORT,
    ),
    FieldSpec(
        "wind", N_("Wind"), help=N_("How strong the wind was. It disturbs dogs and hearing."),
        also_called=("wind_speed", "Wind speed", "Viento", "Vent"), width=Width.SHORT,
    ),
))
_INVESTIGATION = Section(N_("Investigation"), N_(
    "IMAS 10.60 asks for an investigation of every demining accident, by whom and until when."
), (
    FieldSpec(
        "investigation_status", N_("Status of the investigation"),
        help=N_("How far the investigation has come. An accident is closed only with its final report (IMAS 10.60)."),
        also_called=("Investigation status", "Estado de la investigación", "État de l'enquête"), in_list=True,
        minimum=True,
    ),
    FieldSpec(
        "initial_report_date", N_("Initial report on"), help=N_("The day on which the operator first reported it."),
        also_called=("Initial report date", "Fecha del informe inicial", "Date du rapport initial"),
    ),
    FieldSpec(
        "investigated_by_id", N_("Investigated by"), help=N_("The organisation that leads the investigation."),
        also_called=("Investigating organisation", "Investigator", "Investigado por", "Enquête menée par"),
    ),
    FieldSpec(
        "investigated_from", N_("Investigation began on"), help=N_("The day on which the investigation began."),
        also_called=("Investigation start", "Inicio de la investigación", "Début de l'enquête"),
        shown_when=_investigated,
    ),
    FieldSpec(
        "investigated_to", N_("Investigation ended on"), help=N_("The day on which the investigation ended."),
        also_called=("Investigation end", "Fin de la investigación", "Fin de l'enquête"), shown_when=_investigated,
    ),
    FieldSpec(
        "final_report_date", N_("Final report on"), help=N_("The day of the final report of the investigation."),
        also_called=("Final report date", "Fecha del informe final", "Date du rapport final"), in_list=True,
    ),
    FieldSpec(
        "report_reference", N_("Investigation report"),
        help=N_("Number and place of the final report in the file, so that it is found again."),
        also_called=("Inquiry report", "Report reference", "Informe de investigación", "Rapport d'enquête"),
        shown_when=_investigated,
    ),
    FieldSpec(
        "evidence", N_("Evidence"), help=N_("The kinds of evidence on which the findings rest."),
        also_called=("Evidence kinds", "Pruebas", "Preuves"), shown_when=_investigated,
    ),
))
_FINDINGS = Section(N_("Findings and what follows"), N_(
    "What is learnt here keeps the next deminer from harm."
), (
    FieldSpec(
        "accident_class", N_("Class of accident"),
        help=N_("What was being done, in the classes of accident databases."),
        also_called=("DDIV class", "DDAS class", "Clase de accidente", "Classe d'accident"), in_list=True,
    ),
    FieldSpec(
        "primary_cause", N_("Primary cause"), help=N_("What the investigation holds to be the main cause."),
        also_called=("Main cause", "Causa principal", "Cause principale"),
    ),
    FieldSpec(
        "secondary_cause", N_("Secondary cause"), help=N_("What else had its part in it."),
        also_called=("Contributing cause", "Causa secundaria", "Cause secondaire"),
    ),
    FieldSpec(
        "findings", N_("Findings"), help=N_("What the investigation found, in short."),
        also_called=("Conclusions", "Hallazgos", "Constatations"), width=Width.FULL,
    ),
    FieldSpec(
        "recommendations", N_("Recommendations"), help=N_("What the investigation asks to be done, and of whom."),
        also_called=("Recomendaciones", "Recommandations"), width=Width.FULL,
    ),
    FieldSpec(
        "corrective_actions", N_("Corrective actions taken"),
        help=N_("What was done so that it does not happen again."),
        also_called=("corrective_actions_taken", "Corrective action", "Acciones correctivas", "Mesures correctives"),
        width=Width.FULL,
    ),
    FieldSpec(
        "lessons", N_("Lessons"), help=N_("What other operators should know of it; no names of people."),
        also_called=("Lessons learned", "Lecciones aprendidas", "Enseignements"), width=Width.FULL,
    ),
))
DEMINING_ACCIDENT = Form(
    record=DeminingAccident,
    title=N_("Demining accident"),
    singular=N_("Demining accident"),
    purpose=N_("Workplace, ground, weather and investigation of an accident at demining work."),
    icon="accident",
    named_by=("operator_id", "asset", "investigation_status"),
    single=True,
    applies_to=_at_demining_work,
    sections=(_WORKPLACE, _GROUND, _INVESTIGATION, _FINDINGS),
)
# fmt: on
