"""The questions of the blocks that several records have: the report header and the location.

A form that has a block asks all its questions, and may put some of them in its own words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.schema import FieldSpec, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
_REPORT_HEADER = (
    FieldSpec(
        "report_number", N_("Report number"),
        help=N_("The number that the sender gave this report. One area or accident may be told in several reports."),
        also_called=("Report no.", "Report reference", "fieldreportid", "DEF number", "N° de rapport",
                     "Número de informe", "رقم التقرير"),
    ),
    FieldSpec(
        "form_version", N_("Form and version"),
        help=N_("The paper or electronic form that was used, with its version, so that old answers can be understood."),
        also_called=("Form version", "form_version", "Template", "Template version", "Version du formulaire",
                     "Versión del formulario"),
        pinned=True,
    ),
    FieldSpec(
        "information_date", N_("Date of information"),
        help=N_("How old the information is, which is not the day of data entry. The younger report wins."),
        why=N_("Of two reports on the same place the one with the younger information holds."),
        hint=N_("24/03/2024, 03/2024 or 2024"),
        also_called=("Survey date", "survey_date", "Date of survey", "Fecha de la información",
                     "Fecha de levantamiento", "Date de l'information", "Date d'enquête", "تاريخ المعلومات",
                     "تاريخ المسح"),
        pinned=True, hxl="#date+reported",
    ),
    FieldSpec(
        "report_date", N_("Date of report"),
        help=N_("The day on which the report was completed, not the day on which it happened."),
        also_called=headings.REPORT_DATE, pinned=True,
    ),
    FieldSpec(
        "reporting_organisation_id", N_("Reporting organisation"),
        help=N_("The organisation that sent the report and can be asked about it."),
        also_called=(*headings.REPORTING_ORGANISATION, *headings.ORGANISATION), pinned=True, hxl="#org+reporting",
    ),
    FieldSpec(
        "reported_by", N_("Reported by"),
        help=N_("The person who wrote the report, for questions about it."),
        also_called=("Reporting person", "ReportingPerson", "reportedby", "Name of reporter", "Rapporteur",
                     "Reportado por", "Rapporté par", "مقدم التقرير"),
        pinned=True,
    ),
    FieldSpec(
        "reporter_position", N_("Position of the reporter"),
        help=N_("The function of the person who wrote the report, such as team leader."),
        also_called=("Reporting position", "ReportingPosition", "reportedbyposition", "Cargo", "Fonction"),
        pinned=True,
    ),
    FieldSpec(
        "donor_id", N_("Donor"),
        help=N_("Who paid for the work that is reported. Summaries for donors are counted by it."),
        why=N_("Donors ask what was done with their money, and no square metre may be told to two of them."),
        also_called=("Funding", "Funded by", "donorname", "Donante", "Bailleur", "الجهة المانحة"), pinned=True,
    ),
    FieldSpec(
        "source", N_("Source of information"),
        help=N_("Who or what the report rests on: a survey, an old record, a hospital, the police, people there."),
        also_called=headings.SOURCE, pinned=True,
    ),
    FieldSpec(
        "information_reliability", N_("Reliability of the information"),
        help=N_("How likely the information is to be true, from 1 confirmed to 6 not to be judged."),
        also_called=("Information reliability", "inforeliability", "Reliability of information",
                     "Fiabilité de l'information", "Confiabilidad de la información"),
    ),
    FieldSpec(
        "source_reliability", N_("Reliability of the source"),
        help=N_("How far this source could be relied on so far, from A reliable to F not to be judged."),
        also_called=("Source reliability", "sourcereliability", "Reliability of source", "Fiabilité de la source",
                     "Confiabilidad de la fuente"),
    ),
    FieldSpec(
        "confirmed", N_("Confirmed"),
        help=N_("Whether somebody checked on the spot what the report says."),
        also_called=("confirm", "Confirmed on site", "Confirmé", "Confirmado"), width=Width.SHORT,
    ),
    FieldSpec(
        "informant_name", N_("Informant"),
        help=N_("The person of the place who knows it and may be asked again. Personal information: shown to few."),
        why=N_("Who knows the place may have to be asked again, and shown the boundary."),
        also_called=("Informant name", "Key informant", "key_name", "ki_name", "contact1_name", "Informateur",
                     "Informante", "اسم المخبر"),
    ),
    FieldSpec(
        "informant_phone", N_("Telephone of the informant"),
        help=N_("How to reach the informant. Personal information: shown to few."),
        why=N_("Without it a second question costs a journey."),
        also_called=("Informant phone", "key_phone", "ki_phone", "contact1_phone", "Téléphone de l'informateur",
                     "Teléfono del informante"),
    ),
    FieldSpec(
        "verified_by", N_("Verified by"),
        help=N_("Who signed the paper as the supervisor who checked it, inside the organisation that sent it."),
        why=N_("The paper proves by its signatures that somebody checked it before the centre did."),
        also_called=("VerifiedBy", "Verified by (name)", "Supervisor", "Vérifié par", "Verificado por"), seldom=True,
    ),
    FieldSpec(
        "verified_on", N_("Verified on"), help=N_("The day on which the supervisor signed the paper."),
        why=N_("A signature without a day does not tell which version of the paper was checked."),
        also_called=("Date verified", "Verification date", "Date de vérification", "Fecha de verificación"),
        seldom=True,
    ),
    FieldSpec(
        "accepted_by", N_("Accepted by"),
        help=N_("Who signed the paper for the partner that receives the operator's reports, where there is one."),
        why=N_("Where a partner stands between operator and centre, it answers for what it passed on."),
        also_called=("Accepted by (name)", "Accepté par", "Aceptado por"), seldom=True,
    ),
    FieldSpec(
        "accepted_on", N_("Accepted on"), help=N_("The day on which the paper was accepted."),
        why=N_("It tells how long the paper lay with the partner."),
        also_called=("Date accepted", "Acceptance date", "Date d'acceptation", "Fecha de aceptación"), seldom=True,
    ),
    FieldSpec(
        "approved_by", N_("Approved by"),
        help=N_("Who signed the paper for the mine action centre. Who approved it in this program stands in history."),
        why=N_("An approval on paper may be older than this program, and is still worth showing."),
        also_called=("ApprovedBy", "Approved by (name)", "Approuvé par", "Aprobado por"), seldom=True,
    ),
    FieldSpec(
        "approved_on", N_("Approved on"), help=N_("The day on which the paper was signed for the centre."),
        why=N_("It tells since when the centre has stood by the paper."),
        also_called=("Date approved", "Approval date", "Date d'approbation", "Fecha de aprobación"), seldom=True,
    ),
)

_LOCATION = (
    FieldSpec(
        "admin_unit_id", N_("Administrative unit"),
        help=N_("The smallest unit of the gazetteer in which the reference point lies."),
        hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT, in_list=True, pinned=True,
        hxl="#adm+code", minimum=True,
    ),
    FieldSpec(
        "place", N_("Place"), help=N_("The village, neighbourhood or place name inside the administrative unit."),
        also_called=headings.PLACE, pinned=True, hxl="#loc+name",
    ),
    FieldSpec(
        "other_place_names", N_("Other names of the place"),
        help=N_("How else people call the place, so that it is found under every name."),
        why=N_("Reports on one place under two names would count it twice."),
        also_called=("Alternative village name", "Alternative name", "Other village name", "Autre nom du lieu",
                     "Otro nombre del lugar"), seldom=True,
    ),
    FieldSpec(
        "camp_name", N_("Camp for displaced people"),
        help=N_("The name of the camp, when the place is one for displaced people."),
        why=N_("Displaced people are warned and helped camp by camp."),
        also_called=("IDP camp", "IDP camp name", "idp_camp_name", "Camp de déplacés", "Campo de desplazados"),
        seldom=True,
    ),
    FieldSpec(
        "gps_safe", N_("Safe to measure coordinates"),
        help=N_("Whether it was safe to measure coordinates there. If not, those of the community's centre are given."),
        why=N_("Nobody may walk into danger for a coordinate, and a position taken from afar must be known as such."),
        also_called=("Safe to record GPS", "geo_safe", "Safety to acquire GPS", "Seguro registrar GPS"),
        width=Width.SHORT,
    ),
    POSITION,
    replace(
        LATITUDE,
        help=N_("Degrees north on WGS84. Kept as typed and as decimal degrees. Give longitude with it."), minimum=True,
    ),
    replace(
        LONGITUDE,
        help=N_("Degrees east on WGS84; west is negative. Kept as typed and as decimal degrees."), minimum=True,
    ),
    FieldSpec(
        "location_accuracy", N_("Location accuracy"),
        help=N_("How close the coordinates are to the true place: measured there, or the centre of a community."),
        why=N_("A dot on the map that stands for a whole village must not be taken for the place itself."),
        also_called=headings.LOCATION_ACCURACY,
    ),
    FieldSpec(
        "gps_accuracy_m", N_("Accuracy in metres"),
        help=N_("The accuracy that the receiver showed when the point was measured."),
        hint=N_("Metres"),
        also_called=("GPS accuracy", "GPS accuracy (m)", "re_gps_accuracy", "ac_gps_accuracy", "Horizontal accuracy",
                     "Précision GPS", "Precisión GPS"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "nearest_town", N_("Nearest town"), help=N_("A town from which the place can be found without coordinates."),
        also_called=("Nearest town name", "Ville la plus proche", "Población más cercana"), seldom=True,
    ),
    FieldSpec(
        "distance_to_town_m", N_("Distance from the town"),
        help=N_("How far the place is from the nearest town, in metres."), hint=N_("Metres"),
        also_called=("Distance from nearest town", "Distance to town", "Distance de la ville",
                     "Distancia a la población"),
        width=Width.SHORT, seldom=True,
    ),
    FieldSpec(
        "direction_from_town", N_("Direction from the town"),
        help=N_("In which direction the place lies, seen from the nearest town."),
        also_called=("Direction from nearest town", "directionfromnearesttown", "Direction",
                     "Dirección desde el pueblo", "Direction depuis la ville"),
        width=Width.SHORT, seldom=True,
    ),
)
# fmt: on

REPORT_TITLE, WHERE_TITLE = N_("Report"), N_("Where")


def report_section(**differently: dict[str, Any]) -> Section:
    """The questions of the report header. `differently` puts facts of a question in this form's own way, by its name:
    ``report_section(information_date={"in_list": True})``. An unknown question is a mistake and raises LookupError."""
    return Section(
        N_("Report"),
        N_(
            "Whoever doubts a figure must find the paper that it rests on, who wrote it and how far it can be relied "
            "on."
        ),
        _asked(_REPORT_HEADER, differently),
    )


def where_section(*own: FieldSpec, **differently: dict[str, Any]) -> Section:
    """The questions of the location, then those of the place that only this form asks (`own`)."""
    return Section(
        N_("Where"),
        N_("Teams must find the place again, maps must show it, and tables are added up by administrative unit."),
        (*_asked(_LOCATION, differently), *own),
    )


def _asked(block: tuple[FieldSpec, ...], differently: dict[str, dict[str, Any]]) -> tuple[FieldSpec, ...]:
    unknown = differently.keys() - {spec.name for spec in block}
    if unknown:
        raise LookupError(f"the block has no questions {sorted(unknown)}")
    return tuple(replace(spec, **differently.get(spec.name, {})) for spec in block)
