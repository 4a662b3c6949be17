"""What is wrong in the sample country, on purpose: one mistake or a few for each way in which people go wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mac_desktop.domain.records.stockpile import DestructionEvent
from mac_desktop.services.context import Context
from mac_desktop.services.sample_years import (
    mistakes_about_people,
    mistakes_of_land,
    mistakes_of_papers,
    mistakes_of_the_centre,
)
from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.mistakes import Workshop
from mac_desktop.services.sample_years.right_records import RIGHT
from mac_desktop.store import queries
from mac_desktop.store.tables import records_by_table

MISTAKES = (
    mistakes_of_land.MISTAKES
    + mistakes_of_papers.MISTAKES
    + mistakes_about_people.MISTAKES
    + mistakes_of_the_centre.MISTAKES
)

_ACCOUNTS = "An account closes the store to all who have none, and the sample is for everybody to open."
_CHANGES = "It judges a change; a check sees records as they stand and knows of no change."
_OWN_FIELDS = "A wrong field or list of the centre's own would change the forms of the sample, or not be read at all."
NOT_SEEDED: Mapping[str, str] = {
    "H1": "It is about the file and its history, not about a record; a damaged sample is of no use.",
    "K7": _OWN_FIELDS, "K8": _OWN_FIELDS, "K9": _OWN_FIELDS, "K10": _OWN_FIELDS, "K11": _OWN_FIELDS,
    "K12": _CHANGES, "K13": _CHANGES, "K6": _CHANGES, "L10a": _CHANGES, "L10b": _CHANGES,
    "U1": _ACCOUNTS, "U2": _ACCOUNTS, "U3": _ACCOUNTS,
}  # fmt: skip
"""The rules of a check that no record of the sample breaks, and why."""


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


def _in_the_own_records(ctx: Context) -> list[Seeded]:
    """The centre's own records have one: a certificate whose stated total is not the sum of its lines."""
    with ctx.store.read() as connection:
        wrong = queries.find_by(connection, DestructionEvent, "stated_total", 7_009)
    return [Seeded("destruction_event", str(row["id"]), "S1") for row in wrong]


def seed_errors(ctx: Context, book: Book, held: Mapping[str, str], late: Iterable[str]) -> list[Seeded]:
    """Add the records of every mistake to the book, and return what is wrong in the sample. `held` are ids of records
    to which mistakes refer by name; `late` are accidents that were reported late."""
    new_id = ctx.store.ids.new_id
    operator = book.add(
        "organisation", new_id(), short_name="CMM", name="Company of Many Mistakes", category="COM", active="YES"
    )
    book.add("accreditation", new_id(), **{**RIGHT["accreditation"], "organisation_id": operator})
    workshop = Workshop(book, new_id, {**held, "operator": operator}, RIGHT)
    found = _in_the_own_records(ctx) + [Seeded("accident", one, "D6") for one in late]
    return found + [Seeded(*one) for mistake in MISTAKES for one in workshop.make(mistake)]
