"""Forms for ordnance types and for ordnance found and destroyed."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.ordnance import OrdnanceItem, OrdnanceType
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _some_destroyed(values: Values) -> bool:
    return values.get("quantity_destroyed") != 0


# A line of headings, not a line for each of them:
# fmt: off
ORDNANCE_ITEM = Form(
    record=OrdnanceItem,
    title=N_("Ordnance found"),
    singular=N_("Ordnance found"),
    purpose=N_("Explosive ordnance found by survey, clearance and spot tasks, and what became of it."),
    group=N_("Explosive ordnance"),
    icon="ordnance",
    named_by=("category", "ordnance_type_id", "quantity", "found_date"),
    sections=(
        Section(N_("Find"), N_(
            "Finds show what the land held; they are the proof that clearance was needed and how deep it must go."
        ), (
            FieldSpec(
                "activity_id", N_("Activity"), help=N_("The work during which it was found."),
                also_called=("Activity ID", "Report ID", "Actividad", "Activité", "النشاط"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"),
                help=N_("The area in which it was found, if it is a known one."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse"),
                             pinned=True,
            ),
            FieldSpec(
                "category", N_("Explosive ordnance category"),
                help=N_(
                    "The category of ordnance. Mines, other ordnance and small arms ammunition are never added "
                    "together."
                ),
                also_called=headings.DEVICE_CATEGORY, in_list=True, feeds="Forms F and G, type",
            ),
            FieldSpec(
                "ordnance_type_id", N_("Model"), help=N_("The model from the catalogue of ordnance types."),
                also_called=headings.ORDNANCE_TYPE, in_list=True, feeds="Form G, table 2, type",
            ),
            FieldSpec(
                "quantity", N_("Quantity found"), help=N_("How many of this model were found. A line is at least one."),
                also_called=("Found", *headings.QUANTITY), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "found_date", N_("Found on"), help=N_("The day on which it was found."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Date found", "Date", "Date of find", "Fecha", "Fecha de hallazgo", "Date de découverte",
                             "تاريخ العثور"), in_list=True, pinned=True, hxl="#date+found",
                feeds="Forms F and G, year",
            ),
            FieldSpec(
                "depth_cm", N_("Depth found"), help=N_("How deep it lay. It shows how deep clearance must go."),
                hint=N_("Centimetres; 0 on the surface"), also_called=headings.DEPTH, width=Width.SHORT,
            ),
            FieldSpec(
                "condition", N_("Condition"), help=N_("Whether it was fuzed and armed, or how far it had decayed."),
                also_called=("Condition found", "Mine/UXO condition", "mineuxocondition", "Condición", "État"),
            ),
            POSITION,
            replace(LATITUDE, help=N_("Degrees north on WGS84 of the place where it was found, not destroyed.")),
            replace(LONGITUDE, help=N_("Degrees east on WGS84 of the place where it was found.")),
        )),
        Section(N_("Disposal"), N_(
            "Article 5 asks for mines destroyed in mined areas; what is found and not destroyed is still a danger."
        ), (
            FieldSpec(
                "quantity_destroyed", N_("Quantity destroyed"),
                help=N_("How many of those found were destroyed. Mines destroyed in mined areas are reported by type."),
                also_called=("Destroyed", "Number destroyed", "Qty destroyed", "Destruidos", "Cantidad destruida",
                             "Détruits", "Quantité détruite", "المدمرة"),
                width=Width.SHORT, in_list=True, feeds="Forms F and G, quantity",
            ),
            FieldSpec(
                "disposal_method", N_("Disposal method"), help=N_("What was done with it."),
                also_called=("Destruction method", "Method of disposal", "Action", "Método de destrucción",
                             "Méthode de destruction", "طريقة التدمير"), shown_when=_some_destroyed,
                feeds="Form G, table 2, supplementary information",
            ),
            FieldSpec(
                "disposal_date", N_("Disposed on"),
                help=N_("The day of destruction or disposal. It decides the reporting year that it counts in."),
                also_called=("Date destroyed", "Destruction date", "Date of disposal", "Fecha de destrucción",
                             "Date de destruction", "تاريخ التدمير"),
                shown_when=_some_destroyed, feeds="Forms F and G, year",
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters: lot numbers, traps, explosives used."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

ORDNANCE_TYPE = Form(
    record=OrdnanceType,
    title=N_("Ordnance types"),
    singular=N_("Ordnance type"),
    purpose=N_("The catalogue of mines and other ordnance, with the technical characteristics that Form H asks for."),
    group=N_("Explosive ordnance"),
    icon="ordnance",
    keeping=Keeping.REFERENCE,
    named_by=("name",),
    identified_by=("name", "synonyms"),
    sections=(
        Section(N_("Model"), N_(
            "One model has many names; figures by type hold only when all records name it alike."
        ), (
            FieldSpec(
                "name", N_("Model name"),
                help=N_("The designation by which the model is known, the same in every report."),
                hint=N_("For example PMN-2"), also_called=("Name", "Type", *headings.ORDNANCE_TYPE), in_list=True,
                feeds="Forms B, C, D, G and H, type",
            ),
            FieldSpec(
                "synonyms", N_("Also known as"), help=N_("Other designations of the same model, one on a line."),
                also_called=("Synonyms", "AKA", "Alias", "Otros nombres", "Autres noms"), width=Width.FULL,
            ),
            FieldSpec(
                "category", N_("Explosive ordnance category"),
                help=N_(
                    "The category of ordnance. Only anti-personnel mines belong in the anti-personnel mine report."
                ),
                also_called=tuple(h for h in headings.DEVICE_CATEGORY if h != "Device"), in_list=True,
                feeds="Forms B, D, G and H, type",
            ),
            FieldSpec(
                "origin_country", N_("Country of origin"), help=N_("Where the model was made."),
                also_called=("Country", "Origin", "Made in", "País de origen", "Pays d'origine"), in_list=True,
            ),
            FieldSpec(
                "produced_here", N_("Produced by this State"),
                help=N_(
                    "Whether this State produced the model. Form H has one table for models produced and one for those "
                    "held."
                ),
                also_called=("Produced here", "Produced", "Producida aquí", "Produite ici"), width=Width.SHORT,
                in_list=True, feeds="Form H, tables 1 and 2",
            ),
        )),
        Section(N_("Technical characteristics (Form H)"), N_(
            "Article 7 asks for them so that others can find and clear the same mines."
        ), (
            FieldSpec(
                "dimensions", N_("Dimensions"), help=N_("Diameter and height, or length, width and height."),
                hint=N_("For example 125 mm x 65 mm"),
                also_called=("Size", "Dimensiones", "الأبعاد"), feeds="Form H, dimensions",
            ),
            FieldSpec(
                "fusing", N_("Fusing"), help=N_("How the fuze works and what sets it off."),
                also_called=("Fuzing", "Fuze", "Espoleta", "Dispositif d'allumage", "الصمامة"), feeds="Form H, fusing",
            ),
            FieldSpec(
                "explosive_type", N_("Explosive"), help=N_("The explosive that the model is filled with."),
                hint=N_("For example TNT"), also_called=("Explosive type", "Filling", "Explosivo", "Explosif"),
                feeds="Form H, explosive content, type",
            ),
            FieldSpec(
                "explosive_g", N_("Explosive mass"), help=N_("The mass of the explosive in one item."),
                hint=N_("Grams"),
                also_called=("Explosive grams", "Explosive (g)", "Explosive content (g)", "Masa explosiva",
                             "Masse d'explosif"),
                width=Width.SHORT, feeds="Form H, explosive content, grams",
            ),
            FieldSpec(
                "metallic_content", N_("Metallic content"),
                help=N_("Which parts are of metal. It tells whether a detector can find the model."),
                also_called=("Metal content", "Contenido metálico", "Teneur en métal"),
                feeds="Form H, metallic content",
            ),
            FieldSpec(
                "photo_available", N_("Colour photograph attached"),
                help=N_("Whether a colour photograph goes with the report."),
                also_called=("Photo", "Colour photo attached", "Foto", "Photographie"), width=Width.SHORT,
                feeds="Form H, colour photo attached",
            ),
            FieldSpec(
                "clearance_notes", N_("Notes for clearance"), help=N_("What those who clear this model should know."),
                also_called=("Clearance notes", "Supplementary information", "Información complementaria",
                             "Renseignements complémentaires"),
                width=Width.FULL, feeds="Form H, supplementary information",
            ),
        )),
    ),
)
# fmt: on

FORMS = (ORDNANCE_ITEM, ORDNANCE_TYPE)
