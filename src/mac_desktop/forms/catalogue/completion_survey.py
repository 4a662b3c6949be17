"""The form for completion surveys of communities."""

from __future__ import annotations

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.completion_survey import CompletionSurvey
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.activity_parts import population
from mac_desktop.forms.catalogue.shared_blocks import report_section, where_section
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Form, Section, Value, Values, Width
from mac_desktop.texts import N_


def _areas(values: Values, _: RuleContext) -> Value:
    """Closed and not closed areas together; None unless both are known."""
    counts = (values.get("areas_closed"), values.get("areas_not_closed"))
    known = [count for count in counts if isinstance(count, int) and not isinstance(count, Gap)]
    return sum(known) if len(known) == len(counts) else None


def _follow_up(values: Values) -> bool:
    return values.get("conclusion") != "DECLARE"


def _count(name: str, label: str, help_: str, *also_called: str) -> FieldSpec:
    return FieldSpec(name, label, help=help_, also_called=also_called, width=Width.SHORT)


# A line of headings, not a line for each of them:
# fmt: off
COMPLETION_SURVEY = Form(
    record=CompletionSurvey,
    title=N_("Completion surveys"),
    singular=N_("Completion survey"),
    purpose=N_("Visits to communities to see whether anything is left to do before they are declared complete."),
    group=N_("Land release"),
    icon="report",
    named_by=("local_id", "admin_unit_id", "start_date"),
    identified_by=("local_id",),
    sections=(
        Section(N_("Visit"), N_(
            "The survey counts for one visit on one day, by one team that can be asked about it."
        ), (
            FieldSpec(
                "local_id", N_("Completion survey ID"), help=N_("The number of the survey, which its report carries."),
                also_called=("Survey ID", "Report code", "report_code", "ID encuesta", "N° d'enquête"), in_list=True,
            ),
            FieldSpec(
                "organisation_id", N_("Organisation"), help=N_("The organisation that made the visit."),
                also_called=headings.ORGANISATION, pinned=True, hxl="#org+impl",
            ),
            FieldSpec(
                "team_id", N_("Team"), help=N_("The team that made the visit."), also_called=headings.TEAM, pinned=True,
            ),
            FieldSpec(
                "visit_kind", N_("Kind of visit"), help=N_("The first visit to the community, or a later one."),
                also_called=("Visit type", "visit_type", "Tipo de visita", "Type de visite"), in_list=True,
            ),
            FieldSpec(
                "start_date", N_("Start date"), help=N_("The day on which the visit began."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date", "Fecha", *headings.START_DATE), in_list=True, pinned=True,
            ),
            FieldSpec(
                "end_date", N_("End date"), help=N_("The day on which the visit ended."),
                also_called=headings.END_DATE,
            ),
        )),
        where_section(),
        Section(N_("What is left"), N_(
            "A community is declared complete only when nothing is left to do there, so all of it is counted."
        ), (
            _count("areas_closed", N_("Areas closed"), N_("How many areas of the community are closed."),
                   "ha_closed_total", "Closed areas", "Áreas cerradas", "Zones clôturées"),
            _count("areas_not_closed", N_("Areas not closed"), N_("How many are not: one is enough to come again."),
                   "ha_not_closed_total", "Open areas", "Áreas no cerradas", "Zones non clôturées"),
            FieldSpec(
                "areas", N_("Areas in all"),
                help=N_("How many hazardous areas the community has had. It follows from those closed and not closed."),
                also_called=("ha_gn_count", "Total areas", "Total de áreas", "Total des zones"), width=Width.SHORT,
                in_list=True, computed_from=("areas_closed", "areas_not_closed"), computed_by=_areas,
            ),
            _count("areas_worked_on", N_("Open areas worked on"), N_("On how many open areas work goes on."),
                   "open_worked_on_has", "Areas worked on", "Áreas en trabajo", "Zones en cours"),
            FieldSpec(
                "spot_tasks_done", N_("Spot tasks done"),
                help=N_("Whether every find that was reported is dealt with."),
                also_called=("eod_spot_completed", "EOD spot tasks completed", "Tareas EOD completadas",
                             "Tâches ponctuelles faites"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "education_done", N_("Risk education given"), help=N_("Whether the people were taught about the risk."),
                also_called=("eore_sessions_conducted", "EORE sessions conducted", "Educación realizada",
                             "Éducation donnée"),
                width=Width.SHORT,
            ),
        )),
        Section(N_("Community"), N_(
            "Who lives there and who was asked tells how much the survey can know of the place."
        ), (
            _count("families", N_("Families"), N_("How many families live there."), "gn_population_family",
                   "Households", "Familias", "Ménages"),
            _count("women", N_("Women"), N_("How many women live there."), "gn_population_women", *headings.WOMEN),
            _count("men", N_("Men"), N_("How many men live there."), "gn_population_men", *headings.MEN),
            _count("girls", N_("Girls"), N_("How many girls under 18 live there."), "gn_population_girls",
                   *headings.GIRLS),
            _count("boys", N_("Boys"), N_("How many boys under 18 live there."), "gn_population_boys",
                   *headings.BOYS),
            FieldSpec(
                "population", N_("Population"),
                help=N_("How many people live there. It follows from women, men, girls and boys where all are known."),
                also_called=("gn_population_total", "Total population", "Población", "Habitants"), width=Width.SHORT,
                computed_from=("women", "men", "girls", "boys"), computed_by=population,
            ),
            FieldSpec(
                "population_date", N_("Population as of"), help=N_("From when the figures are. A year is enough."),
                also_called=("gn_population_info_date", "Population date", "Fecha de la población"),
            ),
            FieldSpec(
                "livelihoods", N_("Livelihoods"), help=N_("What the people live on, all that apply."),
                also_called=("Activities of the community", "Medios de vida", "Moyens de subsistance"),
                width=Width.FULL,
            ),
            _count("people_asked", N_("Number of people asked"), N_("How many people of the place were asked."),
                   "informant_count", "Informants", "Informantes", "Informateurs"),
            FieldSpec(
                "official_name", N_("Local official"),
                help=N_("The official who was asked. Personal information: shown to few."),
                also_called=("Official name", "Grama Niladhari", "Funcionario local", "Responsable local"),
            ),
            FieldSpec(
                "official_contact", N_("Contact of the official"),
                help=N_("How to reach the official. Personal information: shown to few."),
                also_called=("Official contact", *headings.PHONE),
            ),
            FieldSpec(
                "official_sex", N_("Sex of the official"), help=N_("Whether a woman or a man holds the office."),
                also_called=("Official gender", "Sexo del funcionario", "Sexe du responsable"), width=Width.SHORT,
            ),
            FieldSpec(
                "official_months", N_("Months in office"), help=N_("Who is new in office knows less of the past."),
                hint=N_("Months"),
                also_called=("Official months in office", "Meses en el cargo", "Mois en fonction"), width=Width.SHORT,
            ),
            FieldSpec(
                "official_local", N_("From the area"), help=N_("Whether the official grew up there."),
                also_called=("Official from the area", "De la zona", "De la région"), width=Width.SHORT,
            ),
            FieldSpec(
                "witness", N_("Witness"), help=N_("Who signed as a witness. Personal information: shown to few."),
                also_called=("Witness name", "Testigo", "Témoin"),
            ),
        )),
        Section(N_("Conclusion"), N_(
            "The authority declares a community complete on this answer, and plans the next visit by it."
        ), (
            FieldSpec(
                "conclusion", N_("Conclusion"),
                help=N_("Whether the community may be declared complete, or must be visited again."),
                also_called=("gn_conclusion", "Result", "Conclusión"), in_list=True,
            ),
            FieldSpec(
                "reasons", N_("Why another visit is needed"), help=N_("What is left to do, all that apply."),
                also_called=("gn_conclusion_reasons", "Conclusion reasons", "Motivos", "Motifs"), width=Width.FULL,
                shown_when=_follow_up,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the people said."), also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
        report_section(
            report_date={"help": N_("The day on which the report was completed.")},
            reporting_organisation_id={"also_called": headings.REPORTING_ORGANISATION, "hxl": ""},
            information_date={"hxl": ""},
        ),
    ),
)
# fmt: on

FORMS = (COMPLETION_SURVEY,)
