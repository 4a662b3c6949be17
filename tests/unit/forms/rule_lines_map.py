"""Where rules on land beside other land draw the line: polygons as well-known text, side by side."""

from __future__ import annotations

from tests.unit.forms.rule_lines import Line, Others


def box(west: float, east: float) -> str:
    """A strip of land from latitude 34.5 to 34.51 between two longitudes."""
    return f"POLYGON (({west} 34.5, {east} 34.5, {east} 34.51, {west} 34.51, {west} 34.5))"


LAND: Others = {
    "hazardous_area": (
        {"id": "a1", "status": "OPEN", "perimeter": box(69.2, 69.3), "local_id": "HA-1"},
        {"id": "a2", "status": "CLOSED", "perimeter": box(69.4, 69.5)},
        {"id": "a3", "status": "HANDED", "perimeter": box(69.4, 69.5)},
        {"id": "a4"},
    ),
    "land_release_product": ({"id": "p1", "perimeter": box(69.2, 69.25), "local_id": "LR-1"},),
    "area_standing": (),
}
MAPPED = [
    Line(
        "land_release_product", "L14", "perimeter",
        [{"perimeter": box(69.2, 69.3)}, {"perimeter": box(69.201, 69.3009)}, {"perimeter": box(69.9, 70.0),
                                                                            "hazardous_area_id": "a4"},
         {"perimeter": box(69.9, 70.0), "hazardous_area_id": None}, {}],
        [{"perimeter": box(69.2, 69.302)}, {"perimeter": box(69.9, 70.0)}],
        {"hazardous_area_id": "a1"},
        LAND,
    ),
    Line(
        "land_release_product", "L15", "perimeter",
        [{"perimeter": box(69.25, 69.3)}, {"perimeter": box(69.2498, 69.3)}, {},
         {"id": "p1", "perimeter": box(69.2, 69.25)}],
        [{"perimeter": box(69.249, 69.3)}, {"perimeter": box(69.2, 69.25)}],
        {},
        LAND,
    ),
    Line(
        "hazardous_area", "L16", "perimeter",
        [{"perimeter": box(69.3, 69.4)}, {"perimeter": box(69.2992, 69.4)}, {"perimeter": box(69.4, 69.5)},
         {"perimeter": box(69.2, 69.3), "status": "CLOSED"}, {"id": "a1", "perimeter": box(69.2, 69.3)}, {}],
        [{"perimeter": box(69.298, 69.4)}, {"perimeter": box(69.2, 69.3)}],
        {"status": "OPEN"},
        LAND,
    ),
    Line(
        "hazardous_area", "L13", "perimeter stop",
        [{"perimeter": box(69.9, 70.0)}, {"classification": "SHA"}, {"status": "CLOSED"}, {"information_date": "2025"},
         {"information_date": None}],
        [{}, {"information_date": "2026"}],
        {"classification": "CHA", "status": "OPEN", "information_date": "2026-03"},
    ),
    Line(
        "hazardous_area", "L13", "latitude warn",
        [{"latitude": 34.5}, {"status": "CLOSED"}, {"information_date": "2026"}, {"information_date": None}],
        [{}, {"information_date": "2025-12-31"}, {"classification": "SHA"}],
        {"classification": "CHA", "status": "OPEN", "information_date": "2019"},
    ),
]  # fmt: skip

BESIDE = [
    ("land_release_product", "L14", "perimeter", {"hazardous_area_id": "a1", "perimeter": box(69.25, 69.35)}, LAND,
     {"share": 50.0}),
    ("land_release_product", "L15", "perimeter", {"perimeter": box(69.24, 69.26)}, LAND,
     {"share": 50.0, "other": "LR-1"}),
    ("hazardous_area", "L16", "perimeter", {"status": "OPEN", "perimeter": box(69.25, 69.35)}, LAND,
     {"share": 50.0, "other": "HA-1"}),
]  # fmt: skip
