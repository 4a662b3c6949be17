"""Workbooks of the sample country's authorities: gazetteer, services, hazardous areas, minefield records, tasks."""

from __future__ import annotations

from mac_desktop.exchange.cells import Cell
from mac_desktop.exchange.sample_books import Book, BookSheet
from mac_desktop.services.sample_delivery import Delivery, SheetImport, changed, with_wrong_rows
from mac_desktop.services.sample_land import Area
from mac_desktop.services.sample_places import GAZETTEER, Unit
from mac_desktop.services.sample_plan import Plan

_FRENCH = {
    "SHA": "ZSD", "CHA": "ZDC", "OPEN": "Ouverte", "WORKED": "En cours de traitement", "SUSPENDED": "Suspendue",
    "CLOSED": "Close", "HANDED": "Remise aux utilisateurs", "CAN": "Annulée par enquête non technique",
    "RED": "Réduite par enquête technique", "CLR": "Dépolluée", "MIXED": "Remise à disposition par plusieurs méthodes",
    "APM": "Mines antipersonnel", "IAPM": "Mines antipersonnel improvisées", "AVM": "Mines antivéhicules",
    "CMR": "Restes d'armes à sous-munitions", "UXO": "Autres munitions non explosées", "HIGH": "Haute",
    "MEDIUM": "Moyenne", "LOW": "Basse", "": "",
}  # fmt: skip


def gazetteer(plan: Plan) -> Delivery:
    """A sheet for each level, as the common operational datasets have them."""
    sheets, imports = [], []
    for level in range(4):
        units = plan.gazetteer.level(level)
        rows = [_unit_row(plan, unit) for unit in units]
        rules: tuple[str, ...] = ()
        if level == 3:
            rows.insert(40, changed(rows[40], c2=None))  # a village whose code was lost
            rules = ("V2",)
        headings: list[Cell] = [f"ADM{level}_EN", f"ADM{level}_AR", f"ADM{level}_PCODE"]
        for above in range(level - 1, -1, -1):
            headings += [f"ADM{above}_EN", f"ADM{above}_PCODE"]
        headings += ["Latitude", "Longitude", "validOn"]
        sheets.append(BookSheet(f"ADM{level}", [headings, *rows]))
        columns = dict(
            zip(map(str, headings[:3]), ("admin_unit.name", "admin_unit.other_names", "admin_unit.pcode"), strict=True)
        )
        columns |= {f"ADM{level - 1}_PCODE": "admin_unit.parent_id"} if level else {}
        columns |= {
            "Latitude": "admin_unit.latitude",
            "Longitude": "admin_unit.longitude",
            "validOn": "admin_unit.valid_from",
        }
        constants = {"admin_unit.level": str(level), "admin_unit.gazetteer_version_id": GAZETTEER}
        mapping = {"columns": columns, "constants": constants}
        imports.append(SheetImport(f"ADM{level}", "admin_unit", len(units), rules, mapping))
    names, imported = _further_names(plan)
    return Delivery(Book("gazetteer.xlsx", (*sheets, names)), (*imports, imported))


def _further_names(plan: Plan) -> tuple[BookSheet, SheetImport]:
    """A sheet of former names and of codes that the statistical office used before."""
    headings: list[Cell] = ["P-code", "Name", "Kind of name", "Used until"]
    rows: list[list[Cell]] = []
    for number, district in enumerate(plan.gazetteer.level(2)[:6], 1):
        rows.append([district.pcode, f"Old {district.name}", "Former name", "1994"])
        rows.append([district.pcode, f"7{number:03}", "Other code", "2019"])
    return BookSheet("Names", [headings, *rows]), SheetImport("Names", "admin_unit_name", len(rows))


def _unit_row(plan: Plan, unit: Unit) -> list[Cell]:
    row: list[Cell] = [unit.name, unit.local_name, unit.pcode]
    above = unit.parent
    while above:
        parent = plan.gazetteer.of(above)
        row += [parent.name, parent.pcode]
        above = parent.parent
    return [*row, round(unit.latitude, 6), round(unit.longitude, 6), "2020-01-15"]


_PROVIDERS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("Marqela General Hospital", "مستشفى مرقيلة العام", "HOSPITAL", "MEDICAL", "XT0101", "+999 2 555 100", "Yes"),
    ("Ibrin Regional Hospital", "مستشفى إبرين", "HOSPITAL", "MEDICAL", "XT0401", "+999 1 555 300", "Yes"),
    ("Dorun Field Clinic", "عيادة دورون", "HOSPITAL", "MEDICAL", "XT0301", "", "No"),
    ("Dorun Rehabilitation Centre", "مركز دورون للتأهيل", "REHAB", "REHAB;PSYCHO", "XT0301", "+999 4 555 020", "Yes"),
    ("Union House Marqela", "", "DPO", "PSYCHO;INCLUSION", "XT0101", "+999 2 555 410", "Yes"),
    ("Ibrin Training Workshop", "", "SCHOOL", "INCLUSION", "XT0401", "+999 1 555 377", "Unknown"),
)


def service_directory() -> Delivery:
    """The directory of services, as a text file with commas."""
    headings: list[Cell] = [
        "Provider name",
        "Other names",
        "Category",
        "Pillars",
        "P-code",
        "Phone",
        "Accessible",
        "Checked on",
    ]
    rows: list[list[Cell]] = [[*provider, f"2025-{3 + n:02}-15"] for n, provider in enumerate(_PROVIDERS)]
    book = Book("service-directory.csv", (BookSheet("service-directory", [headings, *rows]),))
    return Delivery(book, (SheetImport("service-directory", "service_provider", len(rows)),))


_AREA_HEADINGS: list[Cell] = [
    "ID zone", "Nom de la zone", "Type de zone", "Statut", "Date de clôture", "Motif de clôture", "Date d'enquête",
    "Organisme", "District", "Village", "Latitude", "Longitude", "Superficie (m2)", "Type de contamination",
    "Preuve directe", "Preuve indirecte", "Marquée", "Priorité", "Remarques",
]  # fmt: skip


def hazardous_areas(plan: Plan) -> Delivery:
    """The ministry's list: a text file of an old program, with semicolons, decimal commas and French words."""
    rows = [_area_row(plan, area) for area in plan.land.areas]
    wrong = {
        9: changed(rows[9], c0="TM-HA-0901", c12="environ 5 ha"),
        21: changed(rows[21], c0="TM-HA-0902", c8="Nulle Part"),
        33: changed(rows[33], c6="12/05/2036", c0="TM-HA-0903"),
        48: changed(rows[12], c1="copie"),
    }
    sheet = BookSheet("zones", [_AREA_HEADINGS, *with_wrong_rows(rows, wrong)])
    book = Book("ministere-zones-dangereuses.csv", (sheet,), "cp1252", ";", decimal_comma=True)
    imported = SheetImport("ministere-zones-dangereuses", "hazardous_area", len(rows), ("N1", "V8", "D2", "I2"))
    return Delivery(book, (imported,))


def _area_row(plan: Plan, area: Area) -> list[Cell]:
    number = int(area.local_id[-4:])
    confirmed = area.classification == "CHA"
    known = "/".join(reversed(area.known_since.split("-")))
    # One size came from a map program with a fraction of a square metre.
    size: Cell = area.area_m2 - 0.4 if number == 17 else area.area_m2
    return [
        area.local_id, area.name, _FRENCH[area.classification], _FRENCH[area.status], area.closed_on,
        _FRENCH[area.closure_reason], known, ("CFI", "SANAD", "TEC", "NGS", "")[number % 5],
        plan.gazetteer.of(area.village.parent).name,
        area.village.name, area.latitude if number % 9 else None, area.longitude if number % 9 else None, size,
        ";".join(_FRENCH[c] for c in area.contamination),
        "Observation visuelle" if confirmed else None, None if confirmed else "Témoignages oraux",
        "Oui" if area.marked else "Non" if number % 4 else "Inconnu", _FRENCH[area.priority],
        "Accès difficile en hiver" if number % 7 == 0 else None,
    ]  # fmt: skip


def minefield_records(plan: Plan) -> Delivery:
    """The engineer corps' records of what was laid: several lines for one minefield."""
    headings: list[Cell] = ["Minefield ID", "Category", "Type of mine", "Quantity", "Date laid", "Remarks"]
    rows: list[list[Cell]] = [
        [
            area.local_id,
            laid.category,
            laid.model,
            "unknown" if laid.quantity is None else laid.quantity,
            laid.emplaced,
            None,
        ]
        for area in plan.land.areas
        for laid in area.laid
    ]
    wrong = {11: changed(rows[11], c2="PMN-9"), 30: changed(rows[30], c0="TM-HA-0777")}
    title: list[Cell] = ["Talmara Engineer Corps: records of minefields, copied from the archive"]
    sheet = BookSheet("Records", [title, [], headings, *with_wrong_rows(rows, wrong)], ("A1:F1",), (1, 3))
    imported = SheetImport("Records", "area_ordnance", len(rows), ("V8", "V8"))
    return Delivery(Book("engineers-minefield-records.xlsx", (sheet,)), (imported,))


def tasking_orders(plan: Plan) -> Delivery:
    """Tasking orders: a line for each area of an order."""
    headings: list[Cell] = [
        "Task ID", "Task name", "Task type", "Organisation", "Hazardous area ID", "Issued on", "Task area (m2)",
        "Status",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [t.local_id, t.name, "Clearance", t.operator, area, t.issued, t.area_m2, t.status.capitalize()]
        for t in plan.land.tasks
        for area in t.areas
    ]
    wrong = {3: changed(rows[3], c0="TO-2023-99", c3="MINEX")}
    book = Book("tasking-orders.xlsx", (BookSheet("Orders", [headings, *with_wrong_rows(rows, wrong)]),))
    return Delivery(book, (SheetImport("Orders", "task_objective", len(rows), ("V8",)),))
