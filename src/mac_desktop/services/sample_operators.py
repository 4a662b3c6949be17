"""Workbooks of the sample country's operators: land released, ordnance found, spot tasks, warning measures."""

from __future__ import annotations

from collections.abc import Sequence

from mac_desktop.exchange.cells import Cell
from mac_desktop.exchange.sample_books import Book, BookSheet
from mac_desktop.services.sample_delivery import Delivery, SheetImport, changed, with_wrong_rows
from mac_desktop.services.sample_land import Work
from mac_desktop.services.sample_plan import Plan

_RELEASE = {"CAN": "Cancelled", "RED": "Reduced", "CLR": "Cleared"}
_KIND = {"NTS": "Non-technical survey", "TS": "Technical survey", "CLR": "Clearance", "BAC": "Battle area clearance"}
_METHOD = {"NTS": "Interviews", "TS": "Manual", "CLR": "Manual", "BAC": "Visual"}
_DISPOSAL = {
    "INSITU": "Destroyed in place",
    "REMOVED": "Removed and destroyed",
    "HANDED": "Handed over to armed forces or police",
}


def operations(plan: Plan) -> Delivery:
    """The operations department's workbook: three sheets under titles, two rows of headings, totals at the end."""
    land, found, spots = _land_released(plan), _ordnance_found(plan), _spot_tasks(plan)
    book = Book("operations-2021-2025.xlsx", (land[0], found[0], spots[0]))
    return Delivery(book, (land[1], found[1], spots[1]))


_LAND_ABOVE: list[Cell] = [
    "Report", None, None, None, "Place", None, "Period", None, "Land released", None, None, None, None, "Team", None,
]  # fmt: skip
_LAND_HEADINGS: list[Cell] = [
    "Report ID", "Operator", "Activity type", "Status", "Hazardous area ID", "P-code", "Start date", "End date",
    "Release type", "Area (m2)", "Depth (cm)", "Method", "Released on", "Deminers", "Date of report",
]  # fmt: skip
_LAND_MERGED = ("A1:O1", "A4:D4", "E4:F4", "G4:H4", "I4:M4", "N4:O4")


def _land_released(plan: Plan) -> tuple[BookSheet, SheetImport]:
    rows = [row for work in plan.land.work if work.area for row in _release_rows(work)]
    wrong = {
        14: changed(rows[14], c0="CFI-2021-901", c4="TM-HA-0888"),
        37: changed(rows[37], c0="TEC-2022-902", c9="approx. 4000"),
        60: changed(rows[60], c0="CFI-2023-903", c8="Inspected"),
        82: changed(rows[82], c0="SANAD-2024-904", c6=None),
    }
    total = sum(release.area_m2 for work in plan.land.work for release in work.releases)
    cells: list[Sequence[Cell]] = [
        ["LAND RELEASE 2021-2025, all operators"],
        ["Prepared by the operations department, TMAC"],
        [],
        _LAND_ABOVE,
        _LAND_HEADINGS,
        *with_wrong_rows(rows, wrong),
        ["TOTAL", *[None] * 8, total, *[None] * 5],
    ]
    sheet = BookSheet("Land release", cells, _LAND_MERGED, (1, 4, 5))
    return sheet, SheetImport("Land release", "land_release_product", len(rows), ("V8", "N1", "V3", "V2"))


def _release_rows(work: Work) -> list[list[Cell]]:
    number = int(work.local_id[-3:])
    deminers = 6 + number % 9 if work.kind != "NTS" and number % 8 else None
    report: list[Cell] = [work.local_id, work.operator, _KIND[work.kind], "Completed"]
    place_and_period: list[Cell] = [work.area, work.village.parent, work.start, work.end]
    rows = []
    for release in work.releases:
        depth = (20 if number % 6 else 13) if release.kind == "CLR" else None
        released: list[Cell] = [_RELEASE[release.kind], release.area_m2, depth, _METHOD[work.kind], work.end]
        rows.append([*report, *place_and_period, *released, deminers, work.reported])
    return rows


def _ordnance_found(plan: Plan) -> tuple[BookSheet, SheetImport]:
    headings: list[Cell] = [
        "Report ID", "Hazardous area ID", "EO category", "Model", "Quantity found", "Found on", "Quantity destroyed",
        "Disposal method", "Disposed on", "Comments",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            work.local_id, work.area, find.category, find.model, find.quantity, find.found_on, find.destroyed,
            _DISPOSAL[find.disposal], find.found_on,
            "Handed to the Engineer Corps" if find.disposal == "HANDED" else None,
        ]
        for work in plan.land.work if work.area
        for find in work.finds
    ]  # fmt: skip
    wrong = {
        20: changed(rows[20], c0="CFI-2020-555"),
        55: changed(rows[55], c4="many"),
        70: changed(rows[70], c4=0, c6=0),
    }
    sheet = BookSheet("Ordnance found", [headings, *with_wrong_rows(rows, wrong)])
    return sheet, SheetImport("Ordnance found", "ordnance_item", len(rows), ("V8", "N1", "B1"))


def _spot_tasks(plan: Plan) -> tuple[BookSheet, SheetImport]:
    headings: list[Cell] = [
        "Spot task no.", "Operator", "Team", "Start date", "District P-code", "Village", "EO category", "Model",
        "Quantity found", "Quantity destroyed", "Disposal method", "Date of report",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            work.local_id, work.operator, work.team, work.start, work.village.parent, work.village.name, find.category,
            find.model, find.quantity, find.destroyed, _DISPOSAL[find.disposal], work.reported,
        ]
        for work in plan.land.work if not work.area
        for find in work.finds
    ]  # fmt: skip
    wrong = {8: changed(rows[8], c0="CDT-2024-977", c3="31/04/2024")}
    mapping = {
        "columns": {
            "Spot task no.": "activity.local_id",
            "Operator": "activity.organisation_id",
            "Team": "activity.team_id",
            "Village": "activity.place",
            "EO category": "ordnance_item.category",
            "Model": "ordnance_item.ordnance_type_id",
            "Quantity found": "ordnance_item.quantity",
            "Quantity destroyed": "ordnance_item.quantity_destroyed",
            "Disposal method": "ordnance_item.disposal_method",
            "Date of report": "activity.report_date",
            "Start date": [
                "activity.start_date",
                "activity.end_date",
                "ordnance_item.found_date",
                "ordnance_item.disposal_date",
            ],
            "District P-code": "activity.admin_unit_id",
        },
        "constants": {"activity.activity_type": "EOD", "activity.status": "COMPLETED"},
    }
    sheet = BookSheet("Spot tasks", [headings, *with_wrong_rows(rows, wrong)])
    return sheet, SheetImport("Spot tasks", "ordnance_item", len(rows), ("D8",), mapping)


def warning_measures(plan: Plan) -> Delivery:
    """Marking and risk education, one workbook of two organisations."""
    headings: list[Cell] = [
        "Kind", "Date", "Organisation", "P-code", "Hazardous area ID", "Fence length", "Number of signs",
        "Number of sessions", "Women", "Men", "Girls", "Boys", "Persons with disabilities",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            w.kind, w.date, w.organisation, w.village.pcode, w.area or None, w.length_m, w.signs, w.sessions,
            *(w.people or [None] * 5),
        ]
        for w in plan.warnings
    ]  # fmt: skip
    wrong = {5: changed(rows[5], c3="XT0199"), 25: changed(rows[25], c8=-4)}
    book = Book("marking-and-risk-education.xlsx", (BookSheet("Measures", [headings, *with_wrong_rows(rows, wrong)]),))
    return Delivery(book, (SheetImport("Measures", "warning_measure", len(rows), ("V8", "B1")),))
