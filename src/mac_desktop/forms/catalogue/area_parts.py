"""Forms for what stands below a hazardous area: ordnance, evidence, ground, marking, blockages, people."""

from __future__ import annotations

from mac_desktop.domain.records.area_parts import (
    AreaBeneficiaries,
    AreaBlockage,
    AreaEvidence,
    AreaGround,
    AreaMarking,
    AreaMinefield,
    AreaOrdnance,
    AreaUse,
)
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.beneficiaries import beneficiaries_form
from mac_desktop.forms.catalogue.site_blocks import blockage_form, ground_form, marking_form, situation_form
from mac_desktop.forms.catalogue.which_ordnance import CONDITION, which_ordnance
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _disputed(values: Values) -> bool:
    return values.get("disputed") != "NO"


def _returnees(values: Values) -> bool:
    return values.get("returnees_expected") != "NO"


def _accident(values: Values) -> bool:
    return values.get("evidence_kind") in (None, "ACCIDENT", "DETONATION")


# A line of headings, not a line for each of them:
# fmt: off
_AREA_ID = (
    "Hazardous area ID", "HA ID", "Hazard ID", "Area ID", "Minefield ID", "ID área", "ID zone",
)
_OWNER = FieldSpec(
    "hazardous_area_id", N_("Hazardous area"), help=N_("The area that this belongs to."), also_called=_AREA_ID,
    pinned=True,
)

AREA_ORDNANCE = Form(
    record=AreaOrdnance,
    title=N_("Ordnance in hazardous areas"),
    singular=N_("Ordnance in a hazardous area"),
    purpose=N_("The types of explosive ordnance known or suspected in a hazardous area, one line for each."),
    icon="ordnance",
    named_by=("category", "ordnance_type_id", "quantity"),
    sections=(
        Section(N_("Ordnance"), N_(
            "Reports list what is in the ground by type, and teams choose detectors and procedures by it."
        ), (
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area in which this ordnance is."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Area ID", "Minefield ID", "ID área",
                             "ID zone"),
                in_list=True, pinned=True,
            ),
            *which_ordnance(
                category=N_(
                    "The category of ordnance. Form C lists anti-personnel mines, improvised ones on their own lines."
                ),
                model=N_("The model, when it is known or recorded."), feeds="Form C, type",
            ),
            CONDITION,
            FieldSpec(
                "quantity", N_("Quantity"),
                help=N_(
                    "The number known or estimated to be there. Unknown is an answer and is printed as unknown, never "
                    "as 0."
                ),
                also_called=headings.QUANTITY, width=Width.SHORT, in_list=True, feeds="Form C, quantity",
            ),
            FieldSpec(
                "emplaced", N_("Date of emplacement"),
                help=N_("When it was laid, in words or years, as Form C prints it."),
                hint=N_("For example 1995, 1992–1995 or unknown"),
                also_called=("Emplaced", "Date laid", "Laid on", "Fecha de instalación", "Date de pose"), in_list=True,
                feeds="Form C, date of emplacement",
            ),
            FieldSpec(
                "information_class", N_("How surely it is known"),
                help=N_("From M1, verified on the spot, to M4, only said to be there."),
                also_called=("deviceinfoclassification", "Device information classification", "M1-M4", "Certeza",
                             "Certitude"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("How it is known: records, a find, an accident, what people say."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

AREA_EVIDENCE = Form(
    record=AreaEvidence,
    title=N_("Evidence"),
    singular=N_("Evidence"),
    purpose=N_("Each piece of evidence with its place and how it is known. A confirmed area needs direct evidence."),
    icon="place",
    named_by=("evidence_kind", "evidence_class", "evidence_date"),
    sections=(
        Section(N_("Evidence"), N_(
            "Nobody may call land hazardous, or free of hazard, without evidence that another can look at again."
        ), (
            _OWNER,
            FieldSpec(
                "evidence_kind", N_("Kind of evidence"),
                help=N_("What was seen, told or read that speaks of ordnance."),
                also_called=("Evidence type", "Type of evidence", "Evidence", "Tipo de evidencia", "Type de preuve",
                             "نوع الدليل"),
                in_list=True,
            ),
            FieldSpec(
                "evidence_class", N_("Direct or indirect"),
                help=N_("Direct evidence shows that ordnance is there; indirect evidence gives reason to suspect it."),
                also_called=("Direct/indirect", "Evidence class", "Directa o indirecta", "Directe ou indirecte"),
                width=Width.SHORT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "present", N_("Found there"),
                help=N_("Whether there is such evidence. That somebody looked and found none is worth recording too."),
                also_called=("Present", "Evidence present", "Presente", "Présence"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "observed", N_("By visual observation"), help=N_("Whether the survey team saw it."),
                also_called=("Visual observation", "Observed", "ev_eo_obs", "ev_marking_obs", "Observación visual"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "verbal", N_("By what people say"), help=N_("Whether people of the place told of it."),
                also_called=("Verbal information", "ev_eo_verb", "ev_marking_verb", "Información verbal"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "on_record", N_("By earlier records"), help=N_("Whether older records or reports tell of it."),
                also_called=("Former records", "ev_eo_records", "ev_marking_records", "Registros anteriores"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "evidence_date", N_("Date of the evidence"), help=N_("When it was seen or happened. A year is enough."),
                also_called=("Evidence date", "Date of evidence", "Fecha de la evidencia", "Date de la preuve"),
                in_list=True,
            ),
            FieldSpec(
                "evidence_source", N_("Source of the evidence"), help=N_("Who saw it or told of it, or which record."),
                also_called=("Evidence source", "Source", "Fuente de la evidencia", "Source de la preuve"),
            ),
            FieldSpec(
                "accident_id", N_("Accident"), help=N_("The accident that is the evidence, if it is recorded here."),
                also_called=("Accident ID", "Accident number", "ac_id", "Accidente"), shown_when=_accident,
            ),
            FieldSpec(
                "latitude", N_("Latitude"), help=N_("Degrees north on WGS84 of the place of the evidence."),
                hint=N_("34.528100 or 34°31'41\"N"), also_called=headings.LATITUDE, hxl="#geo+lat", minimum=True,
            ),
            FieldSpec(
                "longitude", N_("Longitude"), help=N_("Degrees east on WGS84 of the place of the evidence."),
                hint=N_("69.172300 or 69°10'20\"E"), also_called=headings.LONGITUDE, hxl="#geo+lon", minimum=True,
            ),
            FieldSpec(
                "remarks", N_("Details of the evidence"), help=N_("What exactly was seen, told or read."),
                why=reasons.REMARKS,
                also_called=("ev_details", "Evidence details", *headings.REMARKS), width=Width.FULL,
            ),
        )),
    ),
)

AREA_MINEFIELD = situation_form(
    AreaMinefield,
    _OWNER,
    FieldSpec(
        "laid_by", N_("Laid by"), help=N_("Who laid the mines or fired the ordnance, as far as it is known."),
        also_called=("Mined by", "Party that laid the mines", "Colocado por", "Posé par"),
    ),
    FieldSpec(
        "mine_record", N_("Minefield record exists"),
        help=N_("Whether a record of what was laid exists. Parties to a conflict must keep such records."),
        also_called=("Mine record exists", "Minefield record", "Registro de minas", "Plan de pose"), width=Width.SHORT,
    ),
)
AREA_GROUND = ground_form(AreaGround, _OWNER)
AREA_MARKING = marking_form(AreaMarking, _OWNER)
AREA_BLOCKAGE = blockage_form(AreaBlockage, _OWNER)

AREA_USE = Form(
    record=AreaUse,
    title=N_("Owner and people"),
    singular=N_("Owner and people"),
    purpose=N_("Whose land it is, what is disputed, who is to return, and how far a medical facility is."),
    icon="person",
    named_by=("landowner", "disputed"),
    single=True,
    sections=(
        Section(N_("Owner and people"), N_(
            "Release serves people: whom the land is given back to, who waits for it, and where help is if somebody "
            "is hurt."
        ), (
            _OWNER,
            FieldSpec(
                "landowner", N_("Landowner"),
                help=N_("The person or body that owns the land. Released land is given back."),
                also_called=("Land owner", "Owner", "Propietario", "Propriétaire"), in_list=True,
            ),
            FieldSpec(
                "disputed", N_("Disputed"), help=N_("Whether people disagree on the land. Release can stir a dispute."),
                also_called=("Land disputes", "Land dispute", "Disputa", "Litige"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "disputes", N_("What is disputed"), help=N_("What people disagree on, all that apply."),
                also_called=("land_related_disputes", "Land-related disputes", "Tipo de disputa", "Type de litige"),
                shown_when=_disputed, in_list=True,
            ),
            FieldSpec(
                "development_project", N_("Development project"),
                help=N_("Whether a project is planned on the land that waits for its release."),
                also_called=("devprojectplannedinarea", "Development project planned", "Proyecto de desarrollo",
                             "Projet de développement"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "returnees_expected", N_("Returnees expected"),
                help=N_("Whether displaced people are expected to come back once the land is released."),
                also_called=("returnees_expected", "Return expected", "Retornados esperados", "Retours attendus"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "returnees", N_("Number of returnees"), help=N_("How many people are expected to come back."),
                also_called=("Returnees", "Number of returnees expected", "Retornados", "Rapatriés"), width=Width.SHORT,
                shown_when=_returnees,
            ),
            FieldSpec(
                "medical_facility_id", N_("Nearest medical facility"),
                help=N_("The facility of the service directory to which somebody who is hurt would be taken."),
                also_called=("Medical facility", "Nearest hospital", "Centro médico", "Centre médical"),
            ),
            FieldSpec(
                "minutes_to_facility", N_("Travel time to it"),
                help=N_("How long the way to the medical facility takes, in minutes."), hint=N_("Minutes"),
                also_called=("Travel time", "Minutes to hospital", "Tiempo de viaje", "Temps de trajet"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "remarks", N_("Remarks on the people"), help=N_("What else matters to the owners and users."),
                why=reasons.REMARKS,
                also_called=("Notes on the people", *headings.REMARKS), width=Width.FULL,
            ),
        )),
    ),
)

AREA_BENEFICIARIES = beneficiaries_form(
    AreaBeneficiaries, _OWNER,
    N_("The people who gain when the area is released: expected before, confirmed after, by sex, age and disability."),
)
# fmt: on

FORMS = (
    AREA_ORDNANCE,
    AREA_EVIDENCE,
    AREA_MINEFIELD,
    AREA_GROUND,
    AREA_MARKING,
    AREA_BLOCKAGE,
    AREA_USE,
    AREA_BENEFICIARIES,
)
