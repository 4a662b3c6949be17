"""Workbooks of the sample country's hospital and rehabilitation centre: accidents, casualties, persons, services."""

from __future__ import annotations

from mac_desktop.exchange.cells import Cell, CellError
from mac_desktop.exchange.sample_books import Book, BookSheet
from mac_desktop.services.sample_delivery import Delivery, SheetImport, changed, with_wrong_rows
from mac_desktop.services.sample_people import Casualty, Service
from mac_desktop.services.sample_plan import Plan

_SPANISH = {
    "APM": "Mina antipersonal", "IAPM": "Mina antipersonal improvisada", "MIX": "Mina", "AVM": "Mina antitanque",
    "SUB": "Submunición", "GRH": "Granada de mano", "MOR": "Granada de mortero", "IED": "AEI", "UNK": "Desconocido",
    "KILLED": "Muerto", "INJURED": "Herido", "F": "Mujer", "M": "Hombre", "CIV": "Civil", "MIL": "Fuerza pública",
    "DEM": "Desminador", "FARM": "Agricultura", "TEND": "Cuidado de animales", "COLL": "Recolección de leña",
    "TRVR": "Desplazamiento", "SCRP": "Recolección de chatarra", "WORK": "Construcción", "PLAY": "Jugando",
    "TAMP": "Manipulación", "DEMI": "Desminado", "MILI": "Operación militar", "STEPPED": "Pisada",
    "COMMAND": "A distancia", "DROVE": "Vehículo", "HANDLED": "Manipulación",
}  # fmt: skip
_VALUES = {
    "casualty.activity": {
        "Recolección de leña": "COLL", "Desplazamiento": "TRVR", "Desminado": "DEMI", "Operación militar": "MILI",
    },
    "accident.activation": {"Pisada": "STEPPED", "A distancia": "COMMAND", "Vehículo": "DROVE"},
    "accident.caused_by": {
        "Mina antipersonal": "MINE", "Mina antipersonal improvisada": "MINE", "Mina antitanque": "MINE",
        "Submunición": "CLUSTER", "Granada de mano": "UXO", "Granada de mortero": "UXO",
    },
}  # fmt: skip


def hospital_register(plan: Plan) -> Delivery:
    """A Spanish-speaking hospital's register: a row for each person, dates in three columns with 0 for unknown."""
    headings: list[Cell] = [
        "ID evento", "ID víctima", "Año", "Mes", "Día", "Código municipio", "Vereda", "Tipo de accidente", "Artefacto",
        "Forma de activación", "Estado de la víctima", "Sexo", "Edad", "Condición", "Actividad", "Lesiones", "Hospital",
        "Minutos hasta el hospital", "Fecha de reporte", "ID persona",
    ]  # fmt: skip
    rows = [_casualty_row(c) for c in plan.people.casualties]
    wrong = {
        12: changed(rows[12], c0="ACC-2034-901", c1="ACC-2034-901-1", c2=2034),
        25: changed(rows[25], c0="ACC-2021-902", c1="ACC-2021-902-1", c5="XT0999"),
        40: changed(rows[40], c0="ACC-2022-903", c1="ACC-2022-903-1", c12="treinta y dos"),
        58: changed(rows[58], c0="ACC-2022-904", c1="ACC-2022-904-1", c11=CellError("#N/A")),
        77: changed(rows[77], c0="ACC-2023-905", c1="ACC-2023-905-1", c10="Desaparecido"),
        90: changed(rows[90], c0="ACC-2023-906", c1="ACC-2023-906-1", c2=2023, c3=2, c4=31),
        110: changed(rows[20], c0="ACC-2024-907"),
        125: changed(rows[124], c1=f"{rows[124][0]}-9", c2=2022),
    }
    sheet = BookSheet(
        "Registro", [["Registro de víctimas"], [], headings, *with_wrong_rows(rows, wrong)], ("A1:T1",), (1, 3)
    )
    columns = {
        "ID evento": "accident.local_id", "ID víctima": "casualty.local_id", "Año": "accident.accident_date/year",
        "Mes": "accident.accident_date/month", "Día": "accident.accident_date/day",
        "Código municipio": "accident.admin_unit_id", "Vereda": "accident.place",
        "Tipo de accidente": "accident.accident_type", "Artefacto": ["accident.device_category", "accident.caused_by"],
        "Forma de activación": "accident.activation", "Estado de la víctima": "casualty.outcome",
        "Sexo": "casualty.sex", "Edad": "casualty.age", "Condición": "casualty.condition",
        "Actividad": "casualty.activity", "Lesiones": "casualty.wounds", "Hospital": "casualty.facility_id",
        "Minutos hasta el hospital": "casualty.minutes_to_facility", "Fecha de reporte": "accident.report_date",
        "ID persona": "casualty.person_id",
    }  # fmt: skip
    values = _VALUES | {"accident.accident_type": {"Mina": "MINE"}}
    rules = ("D2", "V8", "N1", "I1", "V3", "D8", "I2", "I3")
    mapping = {"columns": columns, "values": values}
    imported = SheetImport("Registro", "casualty", len(rows), rules, mapping)
    return Delivery(Book("registro-hospitalario-victimas.xlsx", (sheet,)), (imported,))


def _casualty_row(c: Casualty) -> list[Cell]:
    a = c.accident
    year, month, day = [int(part) for part in f"{a.date}-0-0".split("-")[:3]]
    unknown = "Desconocido"
    return [
        a.local_id, c.local_id, year, month, day, a.district.pcode, a.place,
        "Accidente de desminado" if a.demining else "Mina", _SPANISH[a.device], _SPANISH[a.activation],
        _SPANISH.get(c.outcome, "Por establecer"), _SPANISH.get(c.sex, unknown), "N/A" if c.age is None else c.age,
        _SPANISH[c.condition], _SPANISH.get(c.activity, unknown), ";".join(c.wounds) or None, c.hospital or None,
        c.minutes, a.reported, c.person or None,
    ]  # fmt: skip


def rehabilitation(plan: Plan) -> Delivery:
    """The rehabilitation centre's OpenDocument workbook: persons, services, meetings and referrals on a sheet each."""
    sheets = (_persons(plan), _services(plan), _group_services(plan), _referrals(plan))
    book = Book("rehabilitation-centre.ods", tuple(sheet for sheet, _ in sheets))
    return Delivery(book, tuple(imported for _, imported in sheets))


def _persons(plan: Plan) -> tuple[BookSheet, SheetImport]:
    headings: list[Cell] = [
        "Beneficiary ID", "Full name", "أسماء أخرى", "Sex", "Year of birth", "Residence", "Occupation", "Alive",
        "Consent",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [p.local_id, p.name, p.local_name, p.sex, p.birth, p.home.pcode, p.occupation, "Alive", p.consent.capitalize()]
        for p in plan.people.persons
    ]
    wrong = {7: changed(rows[7], c0="TM-P-0901", c3="Adult"), 19: changed(rows[19], c0="TM-P-0902", c1=None)}
    sheet = BookSheet("Beneficiaries", [headings, *with_wrong_rows(rows, wrong)])
    return sheet, SheetImport("Beneficiaries", "person", len(rows), ("V3", "V2"))


def _services(plan: Plan) -> tuple[BookSheet, SheetImport]:
    headings: list[Cell] = ["Person ID", "Provider", "Pillar", "Service", "Date of service", "Status"]
    rows: list[list[Cell]] = [[s.person, *_service(s)] for s in plan.people.services if s.group is None]
    wrong = {
        15: changed(rows[15], c0="TM-P-0666"),
        33: changed(rows[33], c4="2035-02-01"),
        50: changed(rows[50], c1="Nowhere Clinic"),
    }
    sheet = BookSheet("Services", [headings, *with_wrong_rows(rows, wrong)])
    return sheet, SheetImport("Services", "assistance", len(rows), ("V8", "D2", "V8"))


def _group_services(plan: Plan) -> tuple[BookSheet, SheetImport]:
    headings: list[Cell] = [
        "Provider", "Pillar", "Service", "Date of service", "Status", "Direct or indirect", "Women", "Men", "Girls",
        "Boys", "Persons with disabilities",
    ]  # fmt: skip
    rows: list[list[Cell]] = [[*_service(s), "Direct", *s.group] for s in plan.people.services if s.group is not None]
    wrong = {6: changed(rows[6], c10=999)}
    sheet = BookSheet("Group services", [headings, *with_wrong_rows(rows, wrong)])
    return sheet, SheetImport("Group services", "assistance_beneficiaries", len(rows), ("P12",))


def _service(s: Service) -> list[Cell]:
    status = {"COMPLETED": "Completed", "ONGOING": "In progress", "STOPPED": "Not carried out"}[s.status]
    return [s.provider, s.pillar, s.service, s.date, status]


def _referrals(plan: Plan) -> tuple[BookSheet, SheetImport]:
    headings: list[Cell] = [
        "Person ID", "Referred by", "Referred to", "Pillar", "Date of referral", "Consent", "Answer", "Outcome",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [r.person, r.by, r.provider, r.pillar, r.date, "Yes", r.answer, r.outcome or None]
        for r in plan.people.referrals
    ]
    wrong = {4: changed(rows[4], c5=None)}
    sheet = BookSheet("Referrals", [headings, *with_wrong_rows(rows, wrong)])
    return sheet, SheetImport("Referrals", "referral", len(rows), ("V2",))
