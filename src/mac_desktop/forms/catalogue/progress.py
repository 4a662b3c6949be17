"""Forms for progress reports: the report of a period, the hours of assets, the ordnance that it states."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.progress import ProgressHours, ProgressOrdnance, ProgressReport
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.shared_blocks import report_section
from mac_desktop.forms.catalogue.work_blocks import FIGURES, RELEASE_FIGURES, tally_form
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Form, Section, Told, Values, Width
from mac_desktop.texts import N_

_PROGRESS = "Progress of work"


def _some_unchecked(values: Values) -> bool:
    return bool(values.get("unchecked_m2"))


def to_date(name: str, values: Values, context: RuleContext) -> int | None:
    """What a figure adds up to over the reports of the activity until the end of this one; None when this is the only
    one, or when it has no period or no figure."""
    activity, until, here = values.get("activity_id"), values.get("period_to"), values.get(name)
    if not isinstance(activity, str) or not isinstance(until, str) or not isinstance(here, int):
        return None
    others = [
        other
        for other in context.lookup.related("progress_report", "activity_id", activity)
        if other.get("id") != context.record_id and str(other.get("period_to") or "9999") <= until
    ]
    sums = [figure for figure in (other.get(name) for other in others) if isinstance(figure, int)]
    return here + sum(sums) if sums else None


def _adding_up(spec: FieldSpec) -> FieldSpec:
    """The question of a figure, which tells what it makes with the reports before it."""

    def worked_out(values: Values, context: RuleContext) -> Told | None:
        total = to_date(spec.name, values, context)
        return (N_("so far {total}"), {"total": total}) if total is not None else None

    if spec.name not in FIGURES:
        return replace(spec, feeds=_PROGRESS)
    return replace(
        spec, worked_out=worked_out, feeds=_PROGRESS,
        help=N_("Square metres of this period alone. What the periods add up to is shown beside, and never typed."),
    )  # fmt: skip


# A line of headings, not a line for each of them:
# fmt: off
PROGRESS_REPORT = Form(
    record=ProgressReport,
    title=N_("Progress reports"),
    singular=N_("Progress report"),
    purpose=N_("What survey or clearance did in a week or a month: land, people, machines, dogs, finds, problems."),
    group=N_("Land release"),
    icon="report",
    named_by=("local_id", "activity_id", "period_to"),
    identified_by=("local_id",),
    children=("progress_hours", "progress_ordnance"),
    sections=(
        Section(N_("Period"), N_(
            "Reports of one activity that follow each other without a gap show how fast land is released."
        ), (
            FieldSpec(
                "activity_id", N_("Activity"), help=N_("The survey or clearance that goes on."),
                also_called=("Activity ID", "Actividad", "Activité", "النشاط"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "local_id", N_("Progress report ID"), help=N_("The operator's or the centre's number of the report."),
                also_called=("Progress report no.", "Weekly report no.", "Monthly report no.", "Informe de avance",
                             "Rapport d'avancement", "رقم تقرير التقدم"),
            ),
            FieldSpec(
                "period_from", N_("From"), help=N_("The first day that the report is about."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Period from", "Week starting", "Start of period", "Desde", "Du", "من"), in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "period_to", N_("To"), help=N_("The last day that the report is about."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Period to", "Week ending", "End of period", "Hasta", "Au", "إلى"), in_list=True,
                pinned=True, feeds=_PROGRESS,
            ),
        )),
        Section(N_("Land in this period"), N_(
            "The periods must add up to what is released in the end; a difference is found while it can be "
            "explained."
        ), (
            *map(_adding_up, RELEASE_FIGURES),
            FieldSpec(
                "unchecked_m2", N_("Left unchecked"),
                help=N_("Land inside the lanes of this period that was passed over."), hint=N_("Square metres"),
                also_called=("Unchecked area", "uncheckedTerritory", "Área no verificada", "Surface non vérifiée"),
            ),
            FieldSpec(
                "unchecked_reason", N_("Why it was left"), help=N_("Why land was passed over. It stays hazardous."),
                also_called=("uncheckedReason", "Reason unchecked", "Motivo", "Motif"), shown_when=_some_unchecked,
            ),
            FieldSpec(
                "qc_sampled_m2", N_("Sampled by the operator"),
                help=N_("What the operator's own quality control searched again in the period."),
                hint=N_("Square metres"),
                also_called=("QC sampled", "Internal QC (m2)", "Muestreo interno", "Échantillon interne"),
            ),
        )),
        Section(N_("People and machines"), N_(
            "Square metres a deminer, machine or dog day tell what the rest will take and cost."
        ), (
            FieldSpec(
                "working_days", N_("Working days"), help=N_("On how many days of the period work was really done."),
                hint=N_("Days"), also_called=("Days worked", "Días trabajados", "Jours de travail"), width=Width.SHORT,
            ),
            FieldSpec(
                "deminers", N_("Deminers"), help=N_("How many deminers worked at most at one time."),
                also_called=("Number of deminers", "No. of deminers", "Desminadores", "Démineurs"), width=Width.SHORT,
            ),
            FieldSpec(
                "person_days", N_("Deminer days"),
                help=N_("The days of all deminers added up: 10 deminers on 5 days are 50. Rates rest on it."),
                also_called=("Person days", "Man days", "Días-hombre", "Jours-homme"), width=Width.SHORT,
                feeds=_PROGRESS,
            ),
            FieldSpec(
                "machines", N_("Machines"), help=N_("How many machines worked at most at one time."),
                also_called=("Number of machines", "Máquinas"), width=Width.SHORT,
            ),
            FieldSpec(
                "machine_days", N_("Machine days"), help=N_("The days of all machines added up."),
                also_called=("Días-máquina", "Jours-machine"), width=Width.SHORT,
            ),
            FieldSpec(
                "dogs", N_("Dogs"), help=N_("How many mine detection dogs worked at most at one time."),
                also_called=("Number of dogs", "MDD", "Perros", "Chiens"), width=Width.SHORT,
            ),
            FieldSpec(
                "dog_days", N_("Dog days"), help=N_("The days of all dogs added up."),
                also_called=("Días-perro", "Jours-chien"), width=Width.SHORT,
            ),
        )),
        Section(N_("What happened"), N_(
            "The centre helps where work is held up, before months are lost."
        ), (
            FieldSpec(
                "visitors", N_("Visitors"), help=N_("How many people who do not work there visited the site."),
                also_called=("Number of visitors", "Visitantes", "Visiteurs"), width=Width.SHORT,
            ),
            FieldSpec(
                "incidents", N_("Incidents"),
                help=N_("What went wrong without harm. An accident is recorded as an accident, with its own form."),
                also_called=("Incident", "Incidentes"), width=Width.FULL,
            ),
            FieldSpec(
                "problems", N_("Problems"),
                help=N_("What held the work up: weather, access, equipment. Plans are made anew by it."),
                also_called=("Problems encountered", "Constraints", "Problemas", "Problèmes"), width=Width.FULL,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report says."), also_called=headings.REMARKS,
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

_REPORT = FieldSpec(
    "progress_report_id", N_("Progress report"), help=N_("The report that this is a part of."),
    also_called=("Progress report ID", "Progress report no.", "Informe de avance", "Rapport d'avancement"),
    pinned=True,
)

PROGRESS_HOURS = Form(
    record=ProgressHours,
    title=N_("Hours of assets"),
    singular=N_("Hours of an asset"),
    purpose=N_("How many hours each kind of asset worked in the period, one line for each."),
    icon="activity",
    named_by=("asset", "hours"),
    sections=(
        Section(N_("Hours"), N_(
            "Hours by asset show what each method yields, and what it costs to run."
        ), (
            _REPORT,
            FieldSpec(
                "asset", N_("Asset"), help=N_("With what was worked: deminers, dogs, a flail."),
                also_called=("Asset type", "Deployed asset", "Medio", "Moyen"), in_list=True,
            ),
            FieldSpec(
                "hours", N_("Hours"), help=N_("The hours of all assets of this kind added up."),
                also_called=("Hours spent", "Hours worked", "Horas", "Heures"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters, such as hours of repair."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

PROGRESS_ORDNANCE = tally_form(
    ProgressOrdnance, _REPORT, N_("Ordnance stated"),
    N_("The ordnance found and destroyed in the period, by category, as the report states it."),
)
# fmt: on

FORMS = (PROGRESS_REPORT, PROGRESS_HOURS, PROGRESS_ORDNANCE)
