"""Forms for ordnance types and for ordnance found and destroyed."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.ordnance import ExplosivesUsed, OrdnanceItem, OrdnanceType
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.catalogue.which_ordnance import CONDITION, SUBCATEGORY, which_ordnance
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Form, Section, Told, Values, Width
from mac_desktop.texts import N_


def _some_destroyed(values: Values) -> bool:
    return values.get("quantity_destroyed") != 0


def _some_otherwise(values: Values) -> bool:
    return bool(values.get("quantity_otherwise"))


def _disposed(values: Values) -> bool:
    return _some_destroyed(values) or _some_otherwise(values)


def _unaccounted(values: Values, _: RuleContext) -> Told | None:
    """What was found and is neither destroyed nor disposed of otherwise, once one of the two is said."""
    found, *disposed = (values.get(name) for name in ("quantity", "quantity_destroyed", "quantity_otherwise"))
    known = [number for number in disposed if isinstance(number, int)]
    if not isinstance(found, int) or not known or sum(known) > found:
        return None
    return N_("Unaccounted for: {count}"), {"count": found - sum(known)}


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
    children=("ordnance_destruction",),
    sections=(
        Section(N_("Find"), N_(
            "Finds show what the land held; they are the proof that clearance was needed and how deep it must go."
        ), (
            FieldSpec(
                "activity_id", N_("Activity"), help=N_("The work during which it was found."),
                also_called=("Activity ID", "Report ID", "Actividad", "Activité", "النشاط"), in_list=True, pinned=True,
                feeds="Forms F and G",
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"),
                help=N_("The area in which it was found, if it is a known one."),
                also_called=("Hazardous area ID", "HA ID", "Hazard ID", "Área peligrosa", "Zone dangereuse"),
                             pinned=True,
                feeds="Forms F and G",
            ),
            *which_ordnance(
                category=N_(
                    "The category of ordnance. Mines, other ordnance and small arms ammunition are never added "
                    "together."
                ),
                model=N_("The model from the catalogue of ordnance types."), feeds="Forms F and G, type",
            ),
            FieldSpec(
                "quantity", N_("Quantity found"), help=N_("How many of this model were found. A line is at least one."),
                also_called=("Found", *headings.QUANTITY), width=Width.SHORT, in_list=True,
                feeds="Ordnance by category and status",
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
            CONDITION,
            FieldSpec(
                "anti_lift", N_("Kept from being lifted"),
                help=N_("Whether it had an anti-lift device, which goes off when the ordnance is taken up."),
                also_called=("Anti-lift", "Anti-lift device", "Antiremoción", "Antirelevage"), width=Width.SHORT,
            ),
            FieldSpec(
                "booby_trapped", N_("Booby-trapped"),
                help=N_("Whether it was set to harm those who touch it. Teams nearby must be warned."),
                also_called=("Booby trap", "Booby-trap", "Trampa explosiva", "Piégé"), width=Width.SHORT,
            ),
            FieldSpec(
                "lot", N_("Lot or serial number"),
                help=N_("What is stamped on it. It tells where the ordnance came from and who should look for more."),
                also_called=("Serial number", "Serial", "Marking on the item", *headings.LOT),
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
                "disposal_method", N_("Method of destruction"), help=N_("How what was destroyed was destroyed."),
                also_called=("Destruction method", "Method of disposal", "Disposal method", "Action",
                             "Método de destrucción", "Méthode de destruction", "طريقة التدمير"),
                shown_when=_some_destroyed, feeds="Form G, table 2, supplementary information",
            ),
            FieldSpec(
                "quantity_otherwise", N_("Disposed of otherwise"),
                help=N_(
                    "How many were not destroyed but handed over, stored, rendered safe or left and marked. What is in "
                    "neither number is unaccounted for."
                ),
                also_called=("Other disposal", "Quantity handed over", "Not destroyed", "Otra disposición",
                             "Autre destination"),
                width=Width.SHORT, worked_out=_unaccounted, feeds="Ordnance by category and status",
            ),
            FieldSpec(
                "otherwise_method", N_("What was done with these"),
                help=N_("What became of those that were not destroyed."),
                also_called=("Other disposal method", "Handed over to", "Método de otra disposición"),
                shown_when=_some_otherwise,
            ),
            FieldSpec(
                "disposal_date", N_("Disposed on"),
                help=N_("The day of destruction or disposal. It decides the reporting year that it counts in."),
                also_called=("Date destroyed", "Destruction date", "Date of disposal", "Fecha de destrucción",
                             "Date de destruction", "تاريخ التدمير"),
                shown_when=_disposed, feeds="Forms F and G, year",
            ),
            FieldSpec(
                "disposed_by_id", N_("Disposed of by"),
                help=N_("Who destroyed it or took it over, when it was not the organisation of the activity."),
                also_called=("Destroyed by", "Disposal by", "Destruido por", "Détruit par"), shown_when=_disposed,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters and has no field of its own."),
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
            replace(SUBCATEGORY, help=N_("What sort of its category the model is, by how it works or how large it is."),
                    in_list=True),
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
                "calibre_mm", N_("Calibre"), help=N_("The calibre of what is fired or launched, by which it is told."),
                hint=N_("Millimetres"), also_called=("Calibre (mm)", "Caliber", "Calibre mm"), width=Width.SHORT,
            ),
            FieldSpec(
                "mass_kg", N_("Mass"), help=N_("The mass of one whole item. It tells how much a team can carry."),
                hint=N_("Kilograms"), also_called=("Weight", "Mass (kg)", "Weight (kg)", "Peso", "Masse", "Poids"),
                width=Width.SHORT,
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
        Section(N_("Danger to those who clear it"), N_("What teams must know before they touch the model."), (
            FieldSpec(
                "anti_lift", N_("Anti-lift mechanism"),
                help=N_("Whether the model goes off when it is taken up, so that it is destroyed where it lies."),
                also_called=("Anti-handling", "Anti-lifting device", "Antimanipulación"), width=Width.SHORT,
            ),
            FieldSpec(
                "arming_time", N_("Arming"), help=N_("How long or by what it takes to arm after it is laid or fired."),
                also_called=("Arming time", "Arming delay", "Tiempo de armado", "Délai d'armement"),
            ),
            FieldSpec(
                "self_destruct_time", N_("Self-destruction"),
                help=N_("After how long it destroys itself, or that it does not."),
                also_called=("Self-destruct time", "Autodestrucción", "Autodestruction"),
            ),
            FieldSpec(
                "danger_radius_m", N_("Danger radius"),
                help=N_("How far fragments fly, in metres. People are kept this far away when it is destroyed."),
                hint=N_("Metres"),
                also_called=("Safe distance", "Safety distance", "Fragmentation range", "Distancia de seguridad",
                             "Distance de sécurité"),
                width=Width.SHORT,
            ),
        )),
    ),
)
EXPLOSIVES_USED = Form(
    record=ExplosivesUsed,
    title=N_("Explosives used"),
    singular=N_("Explosive used"),
    purpose=N_("The explosive and the detonators that the destruction of a find took."),
    icon="ordnance",
    named_by=("explosive", "mass_kg"),
    sections=(
        Section(N_("Explosive used"), N_(
            "Explosives are accounted for to the gram; what a destruction took must agree with the register."
        ), (
            FieldSpec(
                "ordnance_item_id", N_("Ordnance found"), help=N_("The find that was destroyed with it."),
                also_called=("Find", "Item ID", "Ordnance item"), pinned=True,
            ),
            FieldSpec(
                "explosive", N_("Explosive"), help=N_("What explosive it was. Explosives are accounted for by kind."),
                hint=N_("For example TNT"), also_called=("Type of explosive", "Explosive used", "Explosivo usado"),
                in_list=True,
            ),
            FieldSpec(
                "mass_kg", N_("Mass"), help=N_("How much of it was used up, as the explosives register has it."),
                hint=N_("Kilograms"), also_called=("Kilograms", "Mass used (kg)", "kg"), width=Width.SHORT,
                in_list=True,
            ),
            FieldSpec(
                "detonators", N_("Detonators"), help=N_("How many detonators were used up with it."),
                also_called=("Detonators used", "Detonadores", "Détonateurs"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the explosives register says of it."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (ORDNANCE_ITEM, ORDNANCE_TYPE, EXPLOSIVES_USED)
