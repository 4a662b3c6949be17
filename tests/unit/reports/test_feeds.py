"""What a field is said to go into is what the reports read: SQLite itself tells which columns each table reads."""

from __future__ import annotations

import inspect
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from tests.unit.reports import invented_country

from mac_desktop.forms.catalogue.all_forms import forms_by_key
from mac_desktop.reports.documents.article7 import TABLES, Request, compose, source_of
from mac_desktop.reports.measures.definitions import MEASURES
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.templates import load
from mac_desktop.texts import ENGLISH

Column = tuple[str, str]  # form key, field
SCOPE = Scope("2025-01-01", "2025-12-31", as_of="2025-12-31", entry_into_force="2004-03-01")
FORMS = forms_by_key()
FEEDS: Mapping[Column, str] = {
    (f.key, name): field.spec.feeds for f in FORMS.values() for name, field in f.fields.items()
}
RESTS_ON = {"H": "BD"}
"""Form H names the types of which B and D have a balance, and prints nothing else of theirs."""
LETTERS = re.compile(r"Forms? ([A-J](?:(?:, | and | to )[A-J]\b)*)")


def letters(feeds: str) -> set[str]:
    """The forms of the Article 7 report that are named: of "Forms B, D and G, year" B, D and G."""
    every, found = "ABCDEFGHIJ", set()
    for named in LETTERS.findall(feeds):
        first, _, last = named.partition(" to ")
        found |= set(every[every.index(first) : every.index(last) + 1]) if last else set(named) & set(every)
    return found


@contextmanager
def columns_read(records: Any) -> Iterator[set[Column]]:
    """The fields that are read inside. References only join tables, and are left out."""
    read: set[Column] = set()

    def heard(action: int, table: str | None, column: str | None, *_: object) -> int:
        if (
            action == sqlite3.SQLITE_READ
            and (table, column) in FEEDS
            and not FORMS[str(table)].fields[str(column)].refers_to
        ):
            read.add((str(table), str(column)))
        return sqlite3.SQLITE_OK

    raw = records.conn.connection.dbapi_connection
    raw.set_authorizer(heard)
    try:
        yield read
    finally:
        raw.set_authorizer(None)


@pytest.fixture
def country(records: Any) -> Any:
    invented_country.fill(records)
    return records


@pytest.fixture
def read_by_form(country: Any) -> dict[str, set[Column]]:
    """Letter of a form -> the fields that its tables read."""
    source = source_of(load(), country.conn, SCOPE, ENGLISH)
    found: dict[str, set[Column]] = {}
    for key, (made, *_) in TABLES.items():
        with columns_read(country) as read:
            made(source)
        found.setdefault(key[0], set()).update(read)
    return found


def test_a_field_that_a_table_of_the_report_reads_names_its_form(read_by_form: dict[str, set[Column]]) -> None:
    silent = {
        f"{t}.{n}: {letter}"
        for letter, read in read_by_form.items()
        for t, n in read - set().union(*(read_by_form[other] for other in RESTS_ON.get(letter, "")))
        if letter not in letters(FEEDS[t, n])
    }
    assert silent == set()


def test_a_field_names_no_form_of_the_report_that_does_not_read_it(
    country: Any, read_by_form: dict[str, set[Column]]
) -> None:
    with columns_read(country) as anywhere:
        compose(load(), country.conn, SCOPE, Request(2025, date(2026, 4, 1), date(2026, 4, 1)), ENGLISH)
    frame = anywhere - set().union(*read_by_form.values())  # the narratives, declarations and dates around the tables
    vain = {
        f"{t}.{n}: {letter}"
        for (t, n), feeds in FEEDS.items()
        for letter in letters(feeds)
        if not FORMS[t].fields[n].refers_to and (t, n) not in read_by_form[letter] | frame
    }
    assert vain == set()


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.__name__)
def test_a_field_that_a_measure_reads_says_where_it_goes(measure: Callable[..., Any], country: Any) -> None:
    given = {"conn": country.conn, "before": country.conn, "now": country.conn, "scope": SCOPE, "classification": "CHA"}
    needed = [p.name for p in inspect.signature(measure).parameters.values() if p.default is p.empty]
    with columns_read(country) as read:
        measure(**{name: given[name] for name in needed})
    assert {f"{t}.{n}" for t, n in read if not FEEDS[t, n]} == set()
