"""Forms for tasks and their objectives."""

from __future__ import annotations

from collections.abc import Callable

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.records.task import Task, TaskObjective, TaskWorkItem
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.coordinates import PERIMETER
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Form, Section, Told, Values, Width
from mac_desktop.texts import N_


def _started(values: Values) -> bool:
    return values.get("status") != "PLANNED"


def days_of_activities(name: str, task_id: str | None, context: RuleContext) -> list[str]:
    """The days that the activities of a task began ("start_date") or ended ("end_date") on, earliest first."""
    found = context.lookup.related("activity", "task_id", task_id) if task_id else ()
    return sorted(d for d in (a.get(name) for a in found) if isinstance(d, str) and not isinstance(d, Gap))


def _first_activity(_: Values, context: RuleContext) -> Told | None:
    days = days_of_activities("start_date", context.record_id, context)
    return (N_("First activity: {day}"), {"day": PartialDate(days[0])}) if days else None


def _last_activity(_: Values, context: RuleContext) -> Told | None:
    days = days_of_activities("end_date", context.record_id, context)
    return (N_("Last activity: {day}"), {"day": PartialDate(days[-1])}) if days else None


def _of_kind(kind: str) -> Callable[[Values], bool]:
    return lambda values: values.get("item_kind") in (None, kind)


# A line of headings, not a line for each of them:
# fmt: off
TASK = Form(
    record=Task,
    title=N_("Tasks"),
    singular=N_("Task"),
    purpose=N_("Tasking orders and clearance plans: what an organisation was asked to do, where and by when."),
    group=N_("Land release"),
    icon="task",
    named_by=("local_id", "name"),
    identified_by=("local_id", "order_number"),
    children=("task_objective", "task_work_item", "task_point"),
    sections=(
        Section(N_("Identification"), N_(
            "Everybody who works under the order quotes it, and the centre plans by its kind and urgency."
        ), (
            FieldSpec(
                "local_id", N_("Task ID"),
                help=N_("The centre's own identifier of the task, quoted in every report on it."),
                also_called=("Task no.", "Task number", "Tarea", "ID tarea", "N° de tâche", "رقم المهمة"), in_list=True,
            ),
            FieldSpec(
                "name", N_("Task name"), help=N_("A short name by which people speak of the task."),
                also_called=("Name", "Title", "Nombre", "Nom", "اسم المهمة"), in_list=True,
            ),
            FieldSpec(
                "task_type", N_("Task type"), help=N_("The kind of work ordered."),
                also_called=("Type", "Type of task", "Tipo de tarea", "Type de tâche", "نوع المهمة"), in_list=True,
            ),
            FieldSpec(
                "priority", N_("Priority"), help=N_("How urgent the task is by the national criteria."),
                also_called=("Priority level", "Prioridad", "Priorité", "الأولوية"), width=Width.SHORT,
            ),
        )),
        Section(N_("Order"), N_(
            "An order says who may work on dangerous land, and who allowed it."
        ), (
            FieldSpec(
                "organisation_id", N_("Organisation"), help=N_("The organisation that the task was given to."),
                also_called=("Assigned organisation", "Assigned to", *headings.ORGANISATION), in_list=True, pinned=True,
                hxl="#org+impl",
            ),
            FieldSpec(
                "team_id", N_("Team"), help=N_("The team that is to do the work, when it is named."),
                also_called=headings.TEAM, pinned=True,
            ),
            FieldSpec(
                "order_number", N_("Tasking order number"), help=N_("The number printed on the tasking order."),
                also_called=("Order number", "Tasking order", "Order no.", "orderId", "Orden de tarea",
                             "Ordre de mission"),
            ),
            FieldSpec(
                "issued_on", N_("Issued on"), help=N_("The date of the tasking order."),
                also_called=("Date issued", "Issue date", "Fecha de emisión", "Date d'émission"), pinned=True,
            ),
            FieldSpec(
                "issued_by", N_("Issued by"), help=N_("The person or office that signed the order."),
                also_called=("Signed by", "Emitida por", "Émis par"), pinned=True,
            ),
        )),
        Section(N_("Work"), N_(
            "What was ordered is compared with what was done when the work is handed over."
        ), (
            FieldSpec(
                "area_m2", N_("Task area"), help=N_("The area to be worked on under this task, in square metres."),
                hint=N_("Square metres; 1 ha = 10,000 m²"), also_called=headings.AREA_M2, in_list=True,
            ),
            PERIMETER,
            FieldSpec(
                "depth_cm", N_("Required depth"),
                help=N_(
                    "The depth to which the ground is to be cleared. It is agreed with the people who will use the "
                    "land."
                ),
                hint=N_("Centimetres"), also_called=("Required clearance depth", *headings.DEPTH), width=Width.SHORT,
            ),
            FieldSpec(
                "methods", N_("Methods planned"), help=N_("All methods that the plan foresees."),
                also_called=("Methods", "Method", "Operational method", "Métodos", "Méthodes"), width=Width.FULL,
            ),
        )),
        Section(N_("Dates and status"), N_(
            "The centre sees by it which work is late, stopped or done, and whose teams are free."
        ), (
            FieldSpec(
                "planned_start", N_("Planned start"), help=N_("When work is to start. It may lie in the future."),
                also_called=("Planned start date", "Inicio previsto", "Début prévu"),
            ),
            FieldSpec(
                "planned_end", N_("Planned end"), help=N_("When work is to be done. It may lie in the future."),
                also_called=("Planned end date", "Deadline", "Fin previsto", "Fin prévue"), in_list=True,
            ),
            FieldSpec(
                "actual_start", N_("Started on"),
                help=N_("When work really started, which is when the first of its activities did."),
                worked_out=_first_activity,
                also_called=("Actual start", "Actual start date", *headings.START_DATE), shown_when=_started,
            ),
            FieldSpec(
                "actual_end", N_("Ended on"),
                help=N_("When work really ended, which is when the last of its activities did."),
                worked_out=_last_activity,
                also_called=("Actual end", "Actual end date", *headings.END_DATE), shown_when=_started,
            ),
            FieldSpec(
                "status", N_("Status"),
                help=N_("Where the task stands. A task is abandoned, never cancelled: cancelled is a word for land."),
                also_called=("Task status", "Estado", *headings.STATUS), in_list=True,
            ),
            FieldSpec(
                "status_date", N_("Status since"), help=N_("The day on which the task got this status."),
                also_called=headings.STATUS_DATE,
            ),
            FieldSpec(
                "status_reason", N_("Why the status changed"),
                help=N_("Why work was suspended, given up or taken up again. It stays in the history of the task."),
                also_called=headings.STATUS_REASON,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the order or the dossier says."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

TASK_OBJECTIVE = Form(
    record=TaskObjective,
    title=N_("Objectives of tasks"),
    singular=N_("Objective of a task"),
    purpose=N_("The hazardous areas that a task is about, one line for each."),
    icon="area",
    named_by=("hazardous_area_id",),
    sections=(
        Section(N_("Objective"), N_(
            "A task may be about several areas; each must know which order is to release it."
        ), (
            FieldSpec(
                "task_id", N_("Task"), help=N_("The task that this is an objective of."),
                also_called=("Task ID", "Task no.", "Tarea", "Tâche"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("An area that is to be surveyed or cleared."),
                also_called=("Hazardous area ID", "HA ID", "Objective", "Área peligrosa", "Zone dangereuse"),
                             in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What is to be reached in this area, when it is only a part of it."),
                also_called=headings.REMARKS, width=Width.FULL, in_list=True,
            ),
        )),
    ),
)
TASK_WORK_ITEM = Form(
    record=TaskWorkItem,
    title=N_("Work items"),
    singular=N_("Work item"),
    purpose=N_("The pieces of work that a task orders, each with its plan and the one record of what came of it."),
    icon="task",
    named_by=("item_kind", "description"),
    sections=(
        Section(N_("Work item"), N_(
            "An order may ask for several pieces of work; each must know whether it was begun and done."
        ), (
            FieldSpec(
                "task_id", N_("Task"), help=N_("The task that orders it."),
                also_called=("Task ID", "Task no.", "Tarea", "Tâche"), pinned=True,
            ),
            FieldSpec(
                "item_kind", N_("Kind of work item"),
                help=N_("Survey or clearance, assistance, education or quality management."),
                also_called=("Work item type", "Type", "Tipo", "Genre"), in_list=True,
            ),
            FieldSpec(
                "description", N_("What is to be done"), help=N_("The work in one line, as the order says it."),
                also_called=("Description", "Work item", "Descripción"), width=Width.FULL, in_list=True,
            ),
            FieldSpec(
                "planned_start", N_("Planned start"), help=N_("When this piece is to start."),
                also_called=("Planned start date", "Inicio previsto", "Début prévu"), in_list=True,
            ),
            FieldSpec(
                "planned_end", N_("Planned end"), help=N_("When this piece is to be done."),
                also_called=("Planned end date", "Deadline", "Fin previsto", "Fin prévue"), in_list=True,
            ),
            FieldSpec(
                "activity_id", N_("Activity"), help=N_("The survey or clearance that came of it."),
                also_called=("Activity ID", "Actividad", "Activité"), shown_when=_of_kind("ACTIVITY"),
            ),
            FieldSpec(
                "assistance_id", N_("Assistance"), help=N_("The service to victims that came of it."),
                also_called=("Assistance ID", "Asistencia", "Assistance aux victimes"),
                shown_when=_of_kind("ASSISTANCE"),
            ),
            FieldSpec(
                "education_activity_id", N_("Risk education"), help=N_("The risk education that came of it."),
                also_called=("EORE ID", "Educación", "Éducation"), shown_when=_of_kind("EDUCATION"),
            ),
            FieldSpec(
                "quality_visit_id", N_("Quality visit"), help=N_("The quality visit that came of it."),
                also_called=("QM ID", "QA ID", "Visita de calidad", "Visite de qualité"), shown_when=_of_kind("QM"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Why it came to something else than planned."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (TASK, TASK_OBJECTIVE, TASK_WORK_ITEM)
