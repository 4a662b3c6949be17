"""Random small stores, and a plain reading of them in Python to hold the measures against."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from mac_desktop.reports.measures.scope import Scope

SCOPES = (
    Scope("2020-01-01", "2020-12-31"),
    Scope("2020-01-01", "2020-12-31", "2021-04-01"),
    Scope("2019-04-30", "2020-03-20", entry_into_force="2019-01-01", article_4_end="2019-06-01"),
    Scope("2020-01-01", "2020-12-31", states=("approved", "verified"), entry_into_force="2019-05-01"),
)
DATES = st.sampled_from(
    [
        None,
        "2018",
        "2019",
        "2020",
        "2021",
        "2019-05",
        "2020-02",
        "2020-03",
        "2021-04",
        "2019-04-30",
        "2020-01-01",
        "2020-03-20",
        "2020-12-31",
        "2021-04-01",
    ]
)
NUMBERS = st.sampled_from([None, 0, 1, 3, 10, 250])
COMMON = {
    "state": st.sampled_from(["approved", "approved", "approved", "verified", "draft"]),
    "deleted_at": st.sampled_from([None, None, None, "2021-01-01"]),
}
TYPES = {"type-A": "APM", "type-B": "APM", "type-C": "IAPM", "type-D": "AVM"}
UNITS = {"north": None, "north-1": "north", "north-2": "north", "north-1-a": "north-1", "south": None}
PROVINCE = {
    "north": "north",
    "north-1": "north",
    "north-2": "north",
    "north-1-a": "north",
    "south": "south",
    None: None,
}
DISTRICT = {"north-1": "north-1", "north-1-a": "north-1", "north-2": "north-2"}


def table(**columns: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(COMMON | columns), max_size=7)


def one_of(*values: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


STORES = st.fixed_dictionaries(
    {
        "stockpile_movement": table(
            kind=one_of("OPENING", "FOUND_LATER", "TRANSFER_IN", "TRANSFER_OUT", "DESTROYED", "RETAINED", "CORRECTION"),
            movement_date=DATES,
            ordnance_type_id=one_of(*TYPES),
            quantity=NUMBERS,
            lot=one_of(None, "L-1", "L-2"),
            purpose=one_of(None, "TRAINING", "DESTRUCTION"),
        ),
        "retained_movement": table(
            kind=one_of("OPENING", "ADDED", "TRANSFER_IN", "TRANSFER_OUT", "USED", "DESTROYED", "CORRECTION"),
            movement_date=DATES,
            ordnance_type_id=one_of(*TYPES),
            quantity=NUMBERS,
            lot=one_of(None, "L-1"),
            institution=one_of("School", "Police"),
        ),
        "hazardous_area": table(
            classification=one_of("CHA", "SHA", "IND"),
            status=one_of("OPEN", "SUSPENDED", "CLOSED", "HANDED"),
            closed_date=DATES,
            closure_reason=one_of(None, None, "CLR", "DUPLICATE"),
            information_date=DATES,
            admin_unit_id=one_of(None, *UNITS),
            area_m2=NUMBERS,
            contamination=one_of("APM", "AVM;APM", "IAPM", "AVM", "UNK", None),
            gaps=one_of("{}", '{"area_m2": "unknown"}'),
        ),
        "activity": table(activity_type=one_of("CLR", "STK", "EOD"), admin_unit_id=one_of(None, *UNITS)),
        "land_release_product": table(release_type=one_of("CAN", "RED", "CLR"), area_m2=NUMBERS, release_date=DATES),
        "ordnance_item": table(
            category=one_of("APM", "IAPM", "AVM", "SAA", "OTH"),
            ordnance_type_id=one_of(None, *TYPES),
            quantity=one_of(1, 5),
            quantity_destroyed=NUMBERS,
            found_date=DATES,
            disposal_date=DATES,
        ),
        "accident": table(
            accident_date=DATES,
            device_category=one_of("APM", "UNK", None, "IED"),
            admin_unit_id=one_of(None, *UNITS),
        ),
        "casualty": table(
            outcome=one_of("KILLED", "INJURED", "UNK", None),
            sex=one_of("F", "M", "UNK", None),
            age=one_of(None, 5, 17, 18, 40),
            age_group=one_of(None, "CHILD", "ADULT", "UNK"),
            condition=one_of("CIV", "MIL", None),
        ),
        "warning_measure": table(
            kind=one_of("FENCING", "EORE", "MEDIA"),
            measure_date=DATES,
            sessions=NUMBERS,
            women=NUMBERS,
            girls=NUMBERS,
            men=NUMBERS,
            boys=NUMBERS,
            with_disability=NUMBERS,
            length_m=NUMBERS,
            signs=NUMBERS,
        ),
        "education_activity": table(
            category=one_of("DIRECT", "INDIRECT", "TRAINING", "DATA", None),
            status=one_of("COMPLETED", "PLANNED", None),
            start_date=DATES,
            sessions=NUMBERS,
        ),
        "education_beneficiaries": table(
            kind=one_of("DIRECT", "INDIRECT"),
            age_band=one_of(None, None, "CHILD"),
            women=NUMBERS,
            girls=NUMBERS,
            people=NUMBERS,
        ),
        "assistance": table(
            pillar=one_of("REHAB", "MEDICAL"),
            status=one_of("COMPLETED", "ONGOING", "PLANNED"),
            service_date=DATES,
            person_id=one_of(None, "p-1", "p-2"),
        ),
        "assistance_beneficiaries": table(
            kind=one_of("DIRECT", "DIRECT", "INDIRECT"),
            age_band=one_of(None, None, "CHILD", "A18_45"),
            women=NUMBERS,
            girls=NUMBERS,
            with_disability=NUMBERS,
        ),
    }
)
# Which record a row belongs to is drawn by its place in its own table.
LINKS = {
    "land_release_product": (("activity_id", "activity"), ("hazardous_area_id", "hazardous_area")),
    "ordnance_item": (("activity_id", "activity"), ("hazardous_area_id", "hazardous_area")),
    "casualty": (("accident_id", "accident"),),
    "education_activity": (("warning_measure_id", "warning_measure"),),
    "education_beneficiaries": (("education_activity_id", "education_activity"),),
    "assistance_beneficiaries": (("assistance_id", "assistance"),),
}


class Plain:
    """A plain reading of a store, in Python."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]], scope: Scope) -> None:
        self.tables, self.scope = tables, scope
        self.by_id = {row["id"]: row for rows in tables.values() for row in rows}

    def counted(self, row: Mapping[str, Any] | None) -> bool:
        return row is not None and row["deleted_at"] is None and row["state"] in self.scope.states

    def rows(self, name: str) -> list[dict[str, Any]]:
        return [row for row in self.tables[name] if self.counted(row)]

    def owner(self, row: Mapping[str, Any], column: str) -> dict[str, Any]:
        return self.by_id.get(row[column] or "", {})

    def within(self, day: str | None) -> bool:
        return day is not None and self.scope.start <= first(day) and last(day) <= self.scope.end

    def past(self, day: str | None, until: str | None = None) -> bool:
        return day is not None and last(day) <= (until or self.scope.end)


def first(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def last(day: str) -> str:
    if len(day) == 10:
        return day
    year, month = int(day[:4]), int(day[5:7] or 12)
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"


def mines(row: Mapping[str, Any]) -> bool:
    return TYPES[row["ordnance_type_id"]] in {"APM", "IAPM"}


def contaminated(area: Mapping[str, Any]) -> bool:
    return bool({"APM", "IAPM"} & set((area.get("contamination") or "").split(";")))


def put(store: Any, drawn: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    for name, category in TYPES.items():
        store.add("ordnance_type", id=name, number=name, name=name, category=category)
    for name, parent in UNITS.items():
        store.add("admin_unit", id=name, name=name, pcode=name, parent_id=parent, level=1 + name.count("-"))
    for person in ("p-1", "p-2"):
        store.add("person", id=person, name=person)
    tables: dict[str, list[dict[str, Any]]] = {}
    for name, rows in drawn.items():
        tables[name] = []
        for place, row in enumerate(rows):
            whole = {**row, "id": f"{name}-{place}"}
            for column, target in LINKS.get(name, ()):
                targets = drawn[target]
                whole[column] = f"{target}-{place % len(targets)}" if targets else None
            store.add(name, **whole)
            tables[name].append(whole)
    return tables


def wipe(store: Any) -> None:
    for name in (*(STORES_TABLES), "ordnance_type", "admin_unit", "person"):
        store.raw.execute(f"DELETE FROM {name}")


STORES_TABLES = (
    "stockpile_movement",
    "retained_movement",
    "hazardous_area",
    "activity",
    "land_release_product",
    "ordnance_item",
    "accident",
    "casualty",
    "warning_measure",
    "education_activity",
    "education_beneficiaries",
    "assistance_beneficiaries",
    "assistance",
)
