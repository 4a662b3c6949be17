"""What is wrong in the sample country, on purpose: one record or a few for each way in which people go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from mac_desktop.domain.records.stockpile import DestructionEvent
from mac_desktop.services.context import Context
from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.land import LandYears
from mac_desktop.services.sample_years.people import PeopleYears
from mac_desktop.store import queries
from mac_desktop.store.tables import records_by_table


@dataclass(frozen=True, slots=True)
class Seeded:
    """One error: the record that has it and the rule that must find it."""

    form: str
    record_id: str
    rule: str
    number: str = ""

    def numbered(self, connection: Connection) -> Seeded:
        """The same with the record's readable number, by which people and `check` name it."""
        row = queries.get(connection, records_by_table()[self.form], self.record_id)
        assert row is not None
        return replace(self, number=str(row["number"]))


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to get a record wrong: the rules that it breaks by this, and the values that do it."""

    form: str
    rules: tuple[str, ...]
    values: dict[str, Any]


RECIPES = (
    Recipe("hazardous_area", ("L4", "L5"), {"area_m2": 4}),
    Recipe("hazardous_area", ("L4", "L5"), {"area_m2": 38_000_000}),
    Recipe("hazardous_area", ("L4",), {"area_m2": 900_000}),
    Recipe("hazardous_area", ("G2",), {"perimeter": "POLYGON ((60 20, 60.01 20.01, 60.01 20, 60 20.01, 60 20))"}),
    Recipe("hazardous_area", ("G11",), {"gps_accuracy_m": 80.0}),
    Recipe(
        "hazardous_area",
        ("L11", "L12"),
        {"classification": "SHA", "direct_evidence": "VISUAL", "indirect_evidence": None},
    ),
    Recipe(
        "hazardous_area", ("L11",), {"classification": "CHA", "direct_evidence": None, "indirect_evidence": "VERBAL"}
    ),
    Recipe("hazardous_area", ("L9",), {"status": "CLOSED", "closed_date": "2024-05-02", "status_date": "2024-05-02"}),
    Recipe("hazardous_area", ("G19",), {"longitude": None}),
    Recipe("hazardous_area", ("G6",), {"latitude": 0.0, "longitude": 0.0}),
    Recipe("hazardous_area", ("D7",), {"emplaced_from": "1892"}),
    Recipe("hazardous_area", ("D1",), {"emplaced_from": "1996", "emplaced_to": "1992"}),
    Recipe("accident", ("D5",), {"report_date": "2024-12-30"}),
    Recipe("accident", ("P2",), {"killed": 1, "injured": 6, "outcome_unknown": 0}),
    Recipe("casualty", ("P7",), {"age": 3, "tampered": "YES", "person_id": None}),
    Recipe("casualty", ("P10",), {"minutes_to_facility": 4_000}),
    Recipe("warning_measure", ("P14",), {"sessions": 1, "women": 900, "men": 200, "girls": 100, "boys": 100}),
)


def _in_the_own_records(ctx: Context) -> list[Seeded]:
    """The centre's own records have one: a certificate whose stated total is not the sum of its lines."""
    with ctx.store.read() as connection:
        wrong = queries.find_by(connection, DestructionEvent, "stated_total", 7_009)
    return [Seeded("destruction_event", str(row["id"]), "S1") for row in wrong]


def seed_errors(ctx: Context, book: Book, land: LandYears, people: PeopleYears) -> list[Seeded]:
    """Add a wrong record for every recipe to the book, and return what is wrong with each."""
    makers: dict[str, Callable[[Book], object]] = {
        "hazardous_area": lambda wrong: land.area(wrong, 50),
        "accident": lambda wrong: people.accident(wrong, 50, in_time=True),
        "casualty": lambda wrong: people.accident(wrong, 50, in_time=True),
        "warning_measure": lambda wrong: people.education(wrong, 50),
    }
    found = _in_the_own_records(ctx)
    found += [Seeded("accident", late, "D6") for late in people.late]
    for recipe in RECIPES:
        wrong = Book()
        makers[recipe.form](wrong)
        row = wrong.rows[recipe.form][0]
        row.update(recipe.values)
        found += [Seeded(recipe.form, str(row["id"]), rule) for rule in recipe.rules]
        for table, rows in wrong.rows.items():
            book.rows.setdefault(table, []).extend(rows)
        book.size += wrong.size
    return found
