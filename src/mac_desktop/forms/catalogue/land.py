"""Forms for hazardous areas and the ordnance in them."""

from __future__ import annotations

from mac_desktop.domain.records.land import AreaOrdnance, HazardousArea
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _closed(values: Values) -> bool:
    return values.get("status") in ("CLOSED", "HANDED")


def _marked(values: Values) -> bool:
    return values.get("marked") == "YES"


HAZARDOUS_AREA = Form(
    record=HazardousArea,
    title=N_("Hazardous areas"),
    singular=N_("Hazardous area"),
    purpose=N_("Places known or suspected to contain explosive ordnance, from the first report to handover."),
    group=N_("Land release"),
    icon="area",
    named_by=("local_id", "name"),
    identified_by=("local_id",),
    children=("area_ordnance",),
    sections=(
        Section(
            N_("Identification"),
            (
                FieldSpec(
                    "local_id",
                    N_("Hazardous area ID"),
                    help=N_("The centre's own identifier. It stays the same for the whole life of the area."),
                    also_called=("HA ID", "Hazard ID", "Area ID", "IMSMA ID", "SHA ID", "CHA ID", "Minefield ID"),
                    in_list=True,
                ),
                FieldSpec(
                    "name", N_("Name"), help=N_("The name that people of the place use for it."),
                    also_called=("Hazard name", "Area name", "Minefield"), in_list=True,
                ),
                FieldSpec(
                    "classification",
                    N_("Classification"),
                    help=N_(
                        "Suspected (SHA) when there is reasonable suspicion from indirect evidence; confirmed (CHA) "
                        "when direct evidence shows that explosive ordnance is present."
                    ),
                    also_called=("Type", "Hazard type", "SHA/CHA", "Class"),
                    in_list=True,
                    feeds="Form C, tables 1 and 2; land summary",
                ),
            ),
        ),
    ),
)
