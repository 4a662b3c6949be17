"""The form for the request and the course of an EOD spot task."""

from __future__ import annotations

from mac_desktop.domain.records.activity_parts import SpotTask
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.activity_parts import OWNER
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _spot(values: Values) -> bool:
    return values.get("activity_type") == "EOD"


def _unchecked(values: Values) -> bool:
    return bool(values.get("unchecked_m2"))


def _clock(name: str, label: str, help_: str, *also_called: str) -> FieldSpec:
    """A time of day of the course of the work."""
    return FieldSpec(name, label, help=help_, also_called=also_called, hint=N_("14:30"), width=Width.SHORT)


# A line of headings, not a line for each of them:
# fmt: off
SPOT_TASK = Form(
    record=SpotTask,
    title=N_("Spot task"),
    singular=N_("Spot task"),
    purpose=N_("How an EOD spot task was asked for, what was searched, and at which hours the work went on."),
    icon="task",
    named_by=("request_kind", "reported_on"),
    single=True,
    applies_to=_spot,
    sections=(
        Section(N_("Request"), N_(
            "People who report a find wait until somebody comes; how long is counted, and nobody is forgotten."
        ), (
            OWNER,
            FieldSpec(
                "request_kind", N_("How it was asked for"), help=N_("By application, letter, contract or call."),
                also_called=("Request type", "missionRequestId", "Tipo de solicitud", "Type de demande"), in_list=True,
            ),
            FieldSpec(
                "request_number", N_("Request number"), help=N_("The number of the application, letter or contract."),
                also_called=("Request no.", "Número de solicitud", "N° de demande"),
            ),
            FieldSpec(
                "reported_on", N_("Reported on"),
                help=N_("The day on which the find was reported. How long people wait is counted from it."),
                also_called=("Date reported", "Reported date", "Fecha del reporte", "Signalé le"), in_list=True,
            ),
            FieldSpec(
                "order_number", N_("Order number"), help=N_("The order under which the team went out."),
                also_called=("orderId", "Order no.", "Número de orden", "N° d'ordre"),
            ),
            FieldSpec(
                "place_description", N_("Where exactly"),
                help=N_("How the place is found: the house, the field, the side of the road."),
                also_called=("Place description", "address", "Descripción del lugar", "Description du lieu"),
                width=Width.FULL, in_list=True,
            ),
        )),
        Section(N_("Ground"), N_(
            "Where one item lies there may be others; what was not searched stays dangerous."
        ), (
            FieldSpec(
                "checked_m2", N_("Checked"), help=N_("How much ground around the find was searched."),
                hint=N_("Square metres"),
                also_called=("checkedTerritory", "Checked area", "Área verificada", "Surface vérifiée"), in_list=True,
            ),
            FieldSpec(
                "depth_cm", N_("Depth of the search"), help=N_("To which depth was searched."), hint=N_("Centimetres"),
                also_called=("depthExamination", *headings.DEPTH), width=Width.SHORT,
            ),
            FieldSpec(
                "unchecked_m2", N_("Left unchecked"), help=N_("Ground that should have been searched and was not."),
                hint=N_("Square metres"),
                also_called=("uncheckedTerritory", "Unchecked area", "Área no verificada", "Surface non vérifiée"),
                in_list=True,
            ),
            FieldSpec(
                "unchecked_reason", N_("Why it was left"), help=N_("Why this ground was not searched."),
                also_called=("uncheckedReason", "Reason unchecked", "Motivo", "Motif"), shown_when=_unchecked,
            ),
        )),
        Section(N_("Course of the work"), N_(
            "The times prove that people were kept away, and show how many places a team can serve in a day."
        ), (
            _clock("work_start", N_("Work began"), N_("When the team began on the place."), "workStart",
                   "Inicio del trabajo"),
            _clock("exclusion_start", N_("Cordon closed"), N_("When people were kept away."), "exclusionStart",
                   "Cordón"),
            _clock("transport_start", N_("Transport began"), N_("When items were taken away."), "transportingStart",
                   "Transporte"),
            _clock("destruction_start", N_("Destruction began"), N_("When items were destroyed."), "destroyedStart",
                   "Destrucción"),
            _clock("work_end", N_("Work ended"), N_("When the place was left."), "workEnd", "Fin del trabajo"),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the mission report says."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (SPOT_TASK,)
