"""The checks of GICHD's geocheck, by the names of its views, and the rules that make them here.

geocheck looks an IMSMA NG database over afterwards, by 15 SQL views: 13 whose findings must be mended and two that
advise (github.com/GICHD/geocheck, README; read in 2026, no line of it is used). Here the same is judged while a record
is typed, imported or checked. `tests/unit/forms/test_geocheck.py` has an example for each that fails and one that
passes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One view: the ids of the rules that find the same, whether a finding must be mended, and what is looked for.

    `TYPE` in a name stands for each kind of IMSMA object.
    """

    name: str
    rules: tuple[str, ...]
    words: str
    must: bool = True


VIEWS: tuple[View, ...] = (
    View("geocheck_obj_TYPE_invalid_polys", ("G2",), "a polygon that crosses or touches itself"),
    View("geocheck_obj_TYPE_few_vertices_polys", ("G1",), "a polygon with fewer than three corners"),
    View("geocheck_duplicate_polygons", ("G4",), "the same polygon twice in a record"),
    View("geocheck_duplicate_polygon_polyid", ("G4", "G14"), "two polygons of a record under one shape id"),
    View("geocheck_duplicate_polygon_polyid_trimmed", ("G4",), "shape ids that differ only in blanks"),
    View("geocheck_duplicate_polygon_points", ("G3",), "two points of a polygon at one place"),
    View("geocheck_duplicate_polygon_point_localid", ("G16",), "two points of a polygon with one id"),
    View("geocheck_duplicate_polygon_point_localid_trimmed", ("G16",), "the same, when blanks are left aside"),
    View("geocheck_duplicate_points", ("G3",), "two single points of a record at one place"),
    View("geocheck_duplicate_point_point_localid", ("G16",), "two single points of a record with one id"),
    View("geocheck_duplicate_point_point_localid_trimmed", ("G16",), "the same, when blanks are left aside"),
    View("geocheck_duplicate_localids", ("V1",), "two records of a kind with one id"),
    View("geocheck_duplicate_devices", ("V6",), "the same ordnance twice in a record"),
    View("geocheck_adv_distance_polygon_points", ("G5",), "points of a polygon more than 5,000 m apart", must=False),
    View("geocheck_adv_overlapping_polygons", ("G22",), "polygons of a record that overlap by over 0.9 %", must=False),
)
