"""What a centre may write of a code of its lists, on both sides of the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import Line, Others

HELD: Others = {
    "list_entry": (
        {"id": "e1", "list_key": "occupation", "code": "BEEK", "label": "Beekeeper", "also_called": "Apiarist"},
        {"id": "e2", "list_key": "occupation", "code": "HONEY", "label": "Honey hunter", "merged_into": "BEEK"},
        {"id": "e3", "list_key": "ethnic_group", "code": "WELL", "label": "Of the well"},
        {"id": "e4", "list_key": "occupation", "code": "DRAFT", "label": "Drafted", "state": "draft"},
    )
}
ENTRIES = [
    Line(
        "list_entry", "K1", "code",
        [{"code": "WELL_2-B"}, {"code": "FARMER"}, {}, {"code": "9"}, {"code": "well"}],
        [{"code": "WELL DIGGER"}, {"code": "Wéll"}, {"code": "WELL.2"}],
        {"list_key": "occupation"},
        HELD,
    ),
    Line(
        "list_entry", "K2", "code",
        [{"code": "WELL"}, {"id": "e1", "code": "BEEK"}, {}, {"code": "BEEK", "list_key": "ethnic_group"}],
        [{"code": "BEEK"}, {"code": "HONEY"}],
        {"list_key": "occupation"},
        HELD,
    ),
    Line(
        "list_entry", "K3", "label",
        [{"code": "WELL", "label": "Well digger"}, {"code": "FARMER"}, {"code": "WELL", "merged_into": "FARMER"}, {}],
        [{"code": "WELL"}],
        {"list_key": "occupation"},
        HELD,
    ),
    Line(
        "list_entry", "K4", "label",
        [{"code": "WELL", "label": "Well digger"}, {"code": "FARMER", "label": "Farmer"}, {"label": "Farmer"},
         {"code": "WELL", "label": "Of the well"}, {"code": "WELL", "label": "Farmer", "merged_into": "FARMER"},
         {"id": "e1", "code": "BEEK", "label": "Beekeeper"}],
        [{"code": "WELL", "label": "farmer"}, {"code": "WELL", "also_called": "Dug\nAPIARIST"},
         {"code": "WELL", "label_fr": "Beekeeper"}, {"code": "beek"}, {"code": "WELL", "label": "Agriculteur"}],
        {"list_key": "occupation"},
        HELD,
    ),
    Line(
        "list_entry", "K5", "merged_into",
        [{"merged_into": "FARMER"}, {"merged_into": "BEEK"}, {}],
        [{"merged_into": "HONEY"}, {"merged_into": "WELL"}, {"merged_into": "NOWHERE"}, {"code": "FARMER",
                                                                                      "merged_into": "FARMER"}],
        {"list_key": "occupation", "code": "WELL"},
        HELD,
    ),
    Line(
        "list_entry", "K6", "code",
        [{"id": "e1", "list_key": "occupation", "code": "BEEK"}, {"list_key": "occupation", "code": "NEW"},
         {"id": "e4", "list_key": "occupation", "code": "NEW"}],
        [{"id": "e1", "list_key": "occupation", "code": "BEES"}, {"id": "e1", "list_key": "land_use", "code": "BEEK"}],
        {},
        HELD,
    ),
]  # fmt: skip
