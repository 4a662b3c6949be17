"""Forms for handover certificates and the areas that they give back."""

from __future__ import annotations

from mac_desktop.domain.records.completion import HandoverArea, HandoverCertificate
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_


def _present(name: str, label: str, help_: str, also_called: tuple[str, ...]) -> FieldSpec:
    """A count of people who were there."""
    return FieldSpec(name, label, help=help_, also_called=also_called, width=Width.SHORT)


# A line of headings, not a line for each of them:
# fmt: off
HANDOVER_CERTIFICATE = Form(
    record=HandoverCertificate,
    title=N_("Handovers"),
    singular=N_("Handover certificate"),
    purpose=N_("Released land given back: by whom and to whom, when and where, and who of the community was there."),
    group=N_("Land release"),
    icon="contact",
    named_by=("local_id", "handover_date", "place"),
    identified_by=("local_id",),
    children=("handover_area",),
    sections=(
        Section(N_("Certificate"), N_(
            "From this paper on the land is in use again; liability begins and ends with it."
        ), (
            FieldSpec(
                "local_id", N_("Certificate number"),
                help=N_("The number printed on the certificate. Released land and later questions refer to it."),
                also_called=("Certificate no.", "Handover number", "Handover ID", "Handover certificate no.",
                             "Certificado de entrega", "Certificat de remise", "رقم شهادة التسليم"),
                in_list=True,
            ),
            FieldSpec(
                "completion_report_id", N_("Completion report"),
                help=N_("The report on the work by which the land was released. Its risks are what was explained."),
                also_called=("Completion report ID", "Completion report no.", "CR number", "Informe de terminación",
                             "Rapport d'achèvement"),
                in_list=True,
            ),
            FieldSpec(
                "handover_date", N_("Handed over on"), help=N_("The day on which the certificate was signed."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Handover date", "Date of handover", "Date", "Fecha de entrega", "Date de remise",
                             "تاريخ التسليم"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "place", N_("Place"), help=N_("Where the land was handed over: the village, the office or the site."),
                also_called=headings.PLACE, in_list=True, pinned=True,
            ),
        )),
        Section(N_("Handed over by"), N_(
            "Who hands land over answers for what was promised of it."
        ), (
            FieldSpec(
                "handing_organisation_id", N_("Organisation"), help=N_("The organisation that hands the land over."),
                also_called=("Handed over by organisation", *headings.ORGANISATION), in_list=True, pinned=True,
            ),
            FieldSpec(
                "handed_over_by", N_("Person handing over"),
                help=N_("Who signed for the organisation. Personal information: shown to few."),
                also_called=("Handed over by", "Handover by", "Entregado por", "Remis par"),
            ),
            FieldSpec(
                "handed_over_signed", N_("Signed by the organisation"),
                help=N_("Whether the signature of the organisation is on the certificate."),
                also_called=("Signature handing over", "Firma de quien entrega", "Signature de l'organisation"),
                width=Width.SHORT,
            ),
        )),
        Section(N_("Received by"), N_(
            "The land must reach those who have the right to it, and they must know its risks."
        ), (
            FieldSpec(
                "receiver_kind", N_("Receiver"),
                help=N_("Whether an authority, the landowner or the community took the land."),
                also_called=("Type of receiver", "Receiver type", "Tipo de receptor", "Type de destinataire"),
                in_list=True,
            ),
            FieldSpec(
                "receiving_body", N_("Receiving body"),
                help=N_("The authority, community or company for which the land was taken, if it is not one person."),
                also_called=("Receiving authority", "Received for", "Entidad receptora", "Organisme destinataire"),
            ),
            FieldSpec(
                "received_by", N_("Person receiving"),
                help=N_("Who signed for the land. Personal information: shown to few."),
                also_called=("Received by", "Recipient", "Recibido por", "Reçu par"),
            ),
            FieldSpec(
                "receiver_position", N_("Position of the receiver"),
                help=N_("What gives the person the right to sign: head of the village, landowner, mayor."),
                also_called=("Receiver position", "Cargo del receptor", "Fonction du destinataire"),
            ),
            FieldSpec(
                "received_signed", N_("Signed by the receiver"),
                help=N_("Whether the signature of the receiver is on the certificate."),
                also_called=("Signature receiving", "Firma de quien recibe", "Signature du destinataire"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "residual_risk_explained", N_("Risk explained"),
                help=N_("Whether the receiver was told what may still be there and to which depth was searched."),
                also_called=("Residual risk explained", "Riesgo explicado", "Risque expliqué"), width=Width.SHORT,
            ),
        )),
        Section(N_("People present"), N_(
            "People use land that they saw handed over; what they objected to is still to be settled."
        ), (
            FieldSpec(
                "community_involved", N_("Community involved"),
                help=N_("Whether people of the community took part, walked the land or asked questions."),
                also_called=("community_involved_in_handover", "Community involved in handover",
                             "Comunidad involucrada", "Communauté associée"),
                width=Width.SHORT,
            ),
            _present("women", N_("Women"), N_("How many women of the community were present."),
                     ("Women at handover", *headings.WOMEN)),
            _present("men", N_("Men"), N_("How many men of the community were present."),
                     ("Men at handover", *headings.MEN)),
            _present("girls", N_("Girls"), N_("How many girls under 18 were present."),
                     ("Girls at handover", *headings.GIRLS)),
            _present("boys", N_("Boys"), N_("How many boys under 18 were present."),
                     ("Boys at handover", *headings.BOYS)),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What was asked, promised or objected to."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

HANDOVER_AREA = Form(
    record=HandoverArea,
    title=N_("Areas handed over"),
    singular=N_("Area handed over"),
    purpose=N_("The hazardous areas whose released land the certificate gives back, one line for each."),
    icon="area",
    named_by=("hazardous_area_id",),
    sections=(
        Section(N_("Area"), N_(
            "One certificate may give several areas back, and an area may be given back in parts."
        ), (
            FieldSpec(
                "handover_certificate_id", N_("Handover certificate"), help=N_("The certificate that gives it back."),
                also_called=("Certificate no.", "Handover number", "Certificado de entrega", "Certificat de remise"),
                pinned=True,
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area whose land was handed over."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse",
                             "المنطقة الخطرة"),
                in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Which part of the area it is, when it is not the whole."),
                also_called=headings.REMARKS, width=Width.FULL, in_list=True,
            ),
        )),
    ),
)
# fmt: on

FORMS = (HANDOVER_CERTIFICATE, HANDOVER_AREA)
