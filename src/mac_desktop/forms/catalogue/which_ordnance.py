"""The questions that say which ordnance it is, asked alike of ordnance in an area, at an accident and found by work."""

from __future__ import annotations

from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.schema import FieldSpec, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
SUBCATEGORY = FieldSpec(
    "subcategory", N_("Sub-category"),
    help=N_("What sort of its category it is, by how it works or how large it is, when the model is not known."),
    also_called=("Subcategory", "EO sub-category", "Ordnance sub-category", "Sub-type", "Subcategoría",
                 "Sous-catégorie", "الفئة الفرعية"),
)
CONDITION = FieldSpec(
    "condition", N_("Condition"), help=N_("Whether it was fuzed and armed, or how far it had decayed."),
    also_called=("Condition found", "Mine/UXO condition", "mineuxocondition", "Condición", "État"),
)
# fmt: on


def which_ordnance(
    *, category: str, model: str, headings_of_category: tuple[str, ...] = headings.DEVICE_CATEGORY, feeds: str = ""
) -> tuple[FieldSpec, ...]:
    """Category, sub-category, model, how it came there. `category` and `model` are the help of those fields, marked
    texts; `feeds` is the report cell that they end in."""
    return (
        FieldSpec(
            "category",
            N_("Explosive ordnance category"),
            help=category,
            also_called=headings_of_category,
            in_list=True,
            feeds=feeds,
        ),
        SUBCATEGORY,
        FieldSpec(
            "ordnance_type_id",
            N_("Model"),
            help=model,
            hint=N_("By any of its names"),
            also_called=headings.ORDNANCE_TYPE,
            in_list=True,
            feeds=feeds,
        ),
        FieldSpec(
            "found_as",
            N_("How it came there"),
            help=N_("Whether it was laid, fired without exploding, left behind, stored, or made or set as a trap."),
            also_called=("Found as", "UXO/AXO", "UXO or AXO", "Encontrado como", "Trouvé comme"),
            width=Width.SHORT,
        ),
    )
