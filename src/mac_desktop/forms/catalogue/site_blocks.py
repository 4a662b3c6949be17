"""The forms for what is told of a place: its ground, the ordnance in it, its marking, what it keeps people from.

A hazardous area and an activity have them alike; each says what its own record is a part of.
"""

from __future__ import annotations

from mac_desktop.domain.records.site_blocks import Blockage, Ground, Marking, OrdnanceSituation
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _blocked(values: Values) -> bool:
    return values.get("blocked") != "NO"


def _safety(values: Values) -> bool:
    return values.get("blockage") in (None, "SAFETY")


# A line of headings, not a line for each of them:
# fmt: off
_GROUND = (
    FieldSpec(
        "terrain", N_("Terrain"), help=N_("The lie of the land, all that apply. It decides which machines can come."),
        also_called=("Terrain category", "terraincategory", "Type of terrain", "Tipo de terreno", "Type de terrain"),
        width=Width.FULL, in_list=True,
    ),
    FieldSpec(
        "slope", N_("Slope"), help=N_("How steep the steepest part is that has to be worked on."),
        also_called=("Gradient", "Inclination", "Pendiente", "Pente"), width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "ground", N_("Ground"), help=N_("What the ground is made of, all that apply."),
        also_called=("Ground type", "Soil type", "Type of soil", "Tipo de suelo", "Type de sol"), in_list=True,
    ),
    FieldSpec(
        "soil_compaction", N_("Compaction"), help=N_("How hard the ground is to dig. It decides how fast deminers go."),
        also_called=("Soil compaction", "Ground compaction", "Compactación", "Compacité"), width=Width.SHORT,
    ),
    FieldSpec(
        "drainage", N_("Drainage"), help=N_("Whether water runs off. Wet ground cannot be worked in some seasons."),
        also_called=("Drainage of the ground", "Drenaje"), width=Width.SHORT,
    ),
    FieldSpec(
        "vegetation_density", N_("Vegetation density"),
        help=N_("How dense the vegetation is that must be cut before the ground can be searched."),
        also_called=("vegetationdensity", "Density of vegetation", "Densidad de vegetación", "Densité de végétation"),
        width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "vegetation", N_("Vegetation"), help=N_("What grows there, all that apply."),
        also_called=("Vegetation type", "Type of vegetation", "Vegetación", "Végétation"),
    ),
    FieldSpec(
        "vegetation_removal", N_("Vegetation removed by"),
        help=N_("By what means the vegetation was or will be taken away."),
        also_called=("vegetationremovedby", "Vegetation removal", "Remoción de vegetación", "Débroussaillage"),
    ),
    FieldSpec(
        "metal_contamination", N_("Metal contamination"),
        help=N_("How much scrap metal lies there. Every piece is a signal that a deminer must dig up."),
        also_called=("metalcontaminationlevel", "Metal contamination level", "Metal debris level",
                     "Contaminación metálica", "Contamination métallique"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "soil_metal", N_("Metal in the soil"),
        help=N_("How much metal the soil itself has; some detectors fail in it."),
        also_called=("metalcontentlevel", "soilmetalcontentlevel", "Soil metal content", "Metal content of the soil"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "ferrous_soil", N_("Magnetic soil"),
        help=N_("How magnetic the soil is by its iron; some detectors fail in it."),
        also_called=("Ferrous soil", "Magnetic ferrous soil content", "Suelo ferroso", "Sol ferreux"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "clearance_difficulty", N_("Difficulty of clearance"),
        help=N_("How hard clearance is there, all in all. Plans and costs rest on it."),
        also_called=("clearancedifficulty", "Clearance difficulty", "Dificultad de despeje", "Difficulté"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "road_use", N_("Roads usable by"), help=N_("Who can come there by road, all that apply."),
        also_called=("roadusablefor", "Road usable for", "Access by road", "Accès routier"),
    ),
    FieldSpec(
        "remarks", N_("Remarks on the ground"), help=N_("What else those should know who are to work there."),
        why=reasons.REMARKS,
        also_called=("Notes on the ground", *headings.REMARKS), width=Width.FULL,
    ),
)


def ground_form(record: type[Ground], owner: FieldSpec) -> Form:
    """The form for the ground of one kind of place. `owner` asks for the record that it is a part of."""
    return Form(
        record=record,
        title=N_("Ground"),
        singular=N_("Ground"),
        purpose=N_("Terrain, soil, vegetation and access, for planning and for estimates of cost."),
        icon="area",
        named_by=("terrain", "slope"),
        single=True,
        sections=(Section(N_("Ground"), N_(
            "Planners choose methods, machines and season by the ground, and estimate time and cost from it."
        ), (owner, *_GROUND)),),
    )


_SITUATION = (
    FieldSpec(
        "minefield_type", N_("Type of minefield"),
        help=N_("Whether the mines lie by a plan, at random or as a barrier."),
        also_called=("type_of_minefield", "Minefield type", "Tipo de campo minado", "Type de champ de mines"),
        in_list=True,
    ),
    FieldSpec(
        "ordnance_situation", N_("How the ordnance lies"),
        help=N_("Whether it lies on the surface, buried or both. It decides the method of search."),
        also_called=("ordnance_situation", "Ordnance situation", "Situación de los artefactos"), in_list=True,
    ),
    FieldSpec(
        "external_condition", N_("Outer condition"), help=N_("How the items look from outside."),
        also_called=("external_visual_ordnance_condition", "External visual ordnance condition", "Visual condition"),
    ),
    FieldSpec(
        "ordnance_condition", N_("Condition"), help=N_("Whether the items are fuzed and armed, as far as it is known."),
        also_called=("mineuxocondition", "minesuxocondition", "Mine/UXO condition", "Condición", "État des engins"),
    ),
    FieldSpec(
        "anti_lift", N_("Fitted against lifting"),
        help=N_("Whether items are fitted so that they explode when lifted. Such items are destroyed in place."),
        also_called=("antilift", "antiliftfitted", "Anti-lift fitted", "Anti-lift", "Antimanipulación", "Antirelevage"),
        width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "booby_trapped", N_("Booby-trapped"), help=N_("Whether there are booby-traps among or on the items."),
        also_called=("boobytrap", "boobytrapped", "Booby traps present", "Trampas explosivas", "Piégé"),
        width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "last_fighting", N_("Last fighting"),
        help=N_("When there was fighting there for the last time. A year is enough."),
        also_called=("fightinginarea", "Date of last fighting", "Last combat", "Último combate", "Derniers combats"),
        in_list=True,
    ),
)
_SITUATION_REMARKS = FieldSpec(
    "remarks", N_("Remarks on the ordnance"), help=N_("What else those should know who are to touch it."),
    why=reasons.REMARKS,
    also_called=("Notes on the ordnance", *headings.REMARKS), width=Width.FULL,
)


def situation_form(record: type[OrdnanceSituation], owner: FieldSpec, *own: FieldSpec) -> Form:
    """The form for how ordnance lies in one kind of place; `own` are questions that only this place asks."""
    return Form(
        record=record,
        title=N_("Minefield and fighting"),
        singular=N_("Minefield and fighting"),
        purpose=N_("How the place was mined or fought over and how the ordnance lies there."),
        icon="ordnance",
        named_by=("minefield_type", "ordnance_situation"),
        single=True,
        sections=(Section(N_("Minefield and fighting"), N_(
            "Whoever enters must know how the ordnance was laid and what makes it explode; the method of search "
            "follows from it."
        ), (owner, *_SITUATION, *own, _SITUATION_REMARKS)),),
    )


_MARKING = (
    FieldSpec(
        "marked_on", N_("Marked on"), help=N_("The day on which the marking was put up. A year is enough."),
        hint=N_("24/03/2024, 03/2024 or 2024"),
        also_called=("Date of marking", "Marking date", "Fecha de señalización", "Date de marquage"), in_list=True,
        pinned=True,
    ),
    FieldSpec(
        "marking_kind", N_("Formal or informal"),
        help=N_("Formal marking was put up by an organisation in the standard way; informal marking by people there."),
        also_called=("Kind of marking", "Marking formal or informal", "Formal/informal"), width=Width.SHORT,
        in_list=True, pinned=True,
    ),
    FieldSpec(
        "marking_type", N_("Means of marking"), help=N_("Signs, fences or other means, all that apply."),
        also_called=("Type of marking", "Marking type", "Marking method", "marking_type", "Tipo de señalización",
                     "Type de marquage"),
        in_list=True,
    ),
    FieldSpec(
        "marked_by_id", N_("Marked by"), help=N_("The organisation that put the marking up."),
        also_called=("Marking organisation", "Marked by organisation", "Señalizado por", "Marqué par"), pinned=True,
        in_list=True,
    ),
    FieldSpec(
        "signs", N_("Signs"), help=N_("How many signs were put up."),
        also_called=("Number of signs", "Quantity of signs", "Señales", "Panneaux"), width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "fence_length_m", N_("Length of the fence"), help=N_("The length of the fence or tape in metres."),
        hint=N_("Metres"),
        also_called=("Fence length", "Fencing length", "Fencing length (m)", "Longitud de la cerca",
                     "Longueur de la clôture"),
        width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "marking_state", N_("State of the marking"), help=N_("How the marking stood when it was last looked at."),
        also_called=("Marking condition", "Marking status", "Estado de la señalización", "État du marquage"),
        in_list=True,
    ),
    FieldSpec(
        "checked_on", N_("Looked at on"), help=N_("When the marking was last looked at. Marking must be maintained."),
        also_called=("Marking checked on", "Date checked", "Inspected on", "Vérifié le"),
    ),
    FieldSpec(
        "remarks", N_("Remarks on the marking"), help=N_("Where it stands, what is missing, who maintains it."),
        why=reasons.REMARKS,
        also_called=("Notes on the marking", *headings.REMARKS), width=Width.FULL,
    ),
)


def marking_form(record: type[Marking], owner: FieldSpec) -> Form:
    """The form for marking that was put up at one kind of place."""
    return Form(
        record=record,
        title=N_("Marking"),
        singular=N_("Marking"),
        purpose=N_("Signs and fences that warn people, with the day on which they were put up and their state."),
        icon="warning",
        named_by=("marking_kind", "marking_type", "marked_on"),
        sections=(Section(N_("Marking"), N_(
            "Article 5 asks that people are kept out until land is cleared; marking that nobody maintains warns "
            "nobody."
        ), (owner, *_MARKING)),),
    )


_BLOCKAGE = (
    FieldSpec(
        "blockage", N_("What is blocked"), help=N_("What people cannot use or do because of explosive ordnance."),
        also_called=("Blockage", "Blocked resource", "Type of blockage", "Tipo de bloqueo", "Type de blocage"),
        in_list=True,
    ),
    FieldSpec(
        "blocked", N_("Blocked"), help=N_("Whether it is blocked, wholly or in part."),
        also_called=("Is blocked", "Bloqueado", "Bloqué"), width=Width.SHORT, in_list=True,
    ),
    FieldSpec(
        "threats", N_("Threats to safety"), help=N_("What may happen to people, all that apply."),
        also_called=("Safety and security threat", "Threats", "Amenazas", "Menaces"), width=Width.FULL,
        shown_when=_safety,
    ),
    FieldSpec(
        "people_affected", N_("People affected"),
        help=N_("How many people it keeps from using the land or the service."),
        also_called=("Affected people", "Number of people affected", "Personas afectadas", "Personnes touchées"),
        width=Width.SHORT, in_list=True, shown_when=_blocked,
    ),
    FieldSpec(
        "details", N_("Details"), help=N_("What exactly is blocked: irrigated fields, the school road, a well."),
        also_called=("Blockage details", "Types blocked", "agriculture_types", "Detalles", "Détails"), width=Width.FULL,
        in_list=True, shown_when=_blocked,
    ),
    FieldSpec(
        "remarks", N_("Remarks on the blockage"), help=N_("Since when, in which season, and what people do instead."),
        why=reasons.REMARKS,
        also_called=("Notes on the blockage", *headings.REMARKS), width=Width.FULL,
    ),
)
# fmt: on


def blockage_form(record: type[Blockage], owner: FieldSpec) -> Form:
    """The form for what one kind of place keeps people from."""
    return Form(
        record=record,
        title=N_("Blockages"),
        singular=N_("Blockage"),
        purpose=N_("What people cannot use or do because of explosive ordnance, one line for each."),
        icon="warning",
        named_by=("blockage", "details"),
        sections=(
            Section(
                N_("Blockage"),
                N_(
                    "Priorities follow from what people cannot do: fields, water, roads and schools come before empty "
                    "land."
                ),
                (owner, *_BLOCKAGE),
            ),
        ),
    )
