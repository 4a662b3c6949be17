"""A sheet of risk education becomes activities with the people reached, and Form I counts each of them once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import State
from mac_desktop.exchange.cells import Cell
from mac_desktop.exchange.sample_books import Book, BookSheet, write_book
from mac_desktop.services import imports, limits, records
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.reports import Article7Request, article7
from mac_desktop.services.stores import new_store
from mac_desktop.texts import Texts

HEADINGS: list[Cell] = [
    "EORE ID", "EORE category", "Method", "Organisation", "Date of activity", "Number of sessions", "P-code",
    "Village", "Primary audience", "Kind of beneficiaries", "Girls under 18", "Boys under 18", "Adult women",
    "Adult men", "Report date",
]  # fmt: skip
ROWS: list[list[Cell]] = [
    ["RE-1", "Direct", "Safety briefing", "HALO", dt.date(2025, 3, 4), 2, "XX01", "Hill", "Students", "Direct",
     40, 35, 3, 2, dt.date(2025, 3, 5)],
    ["RE-2", "Direct", "House-to-house visit", "HALO", dt.date(2025, 4, 4), 9, "XX01", "Dale", "Community", "Direct",
     10, 12, 20, 8, dt.date(2025, 4, 6)],
    ["RE-3", "Training", "MRE ToT", "HALO", dt.date(2025, 5, 4), 1, "XX01", "Town", "Teacher", "Direct",
     0, 0, 11, 9, dt.date(2025, 5, 4)],
    ["RE-4", "Indirect", "Radio", "HALO", dt.date(2025, 6, 1), 30, "XX01", None, "Community", "Indirect",
     900, 900, 1500, 1400, dt.date(2025, 6, 30)],
    ["RE-5", "Direct", "Juggling", "HALO", dt.date(2025, 7, 1), 1, "XX01", "Hill", "Students", "Direct",
     5, 5, 0, 0, dt.date(2025, 7, 1)],
]  # fmt: skip


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    def now() -> dt.datetime:
        return dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)

    made = new_store(tmp_path / "centre.macdesk", office="TEST", user="Samira", now=now, texts=Texts())
    with made.store:
        for key, values in (
            ("country", {"official_name": "Republic of Nim", "short_name": "Nim", "iso_code": "NIM"}),
            ("admin_unit", {"pcode": "XX01", "name": "North", "level": 1}),
            ("organisation", {"short_name": "HALO", "name": "The HALO Trust", "category": "INGO"}),
        ):
            _submitted(made, key, values)
        yield made


def _submitted(ctx: Context, key: str, values: dict[str, object]) -> str:
    saved = records.save(ctx, key, values, submit=True)
    assert saved.state == "submitted", [p for p in saved.problems if p.severity is Severity.STOP]
    return saved.id


def _imported(ctx: Context, rows: list[list[Cell]]) -> imports.DryRun:
    file = write_book(ctx.store.path.parent, Book("eore.xlsx", (BookSheet("EORE", [HEADINGS, *rows]),)))
    incoming = imports.look_at(ctx, file)
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    finish(imports.store_import(ctx, dry))
    return dry


def _form_i(ctx: Context) -> dict[str, object]:
    figures = article7(ctx, Article7Request(year=2025, states=(State.SUBMITTED,))).figures
    kept = {key: f.amount for key, f in figures.items() if key.startswith("form_i.education.")}
    return {key.removeprefix("form_i.education."): amount for key, amount in kept.items()}


def test_a_partners_sheet_comes_in_without_a_mapping_and_names_what_it_cannot_read(ctx: Context) -> None:
    dry = _imported(ctx, ROWS)
    assert dry.mapping.subject == "education_beneficiaries"
    assert [p.problem.values["value"] for p in dry.problems if p.problem.severity is Severity.STOP] == ["Juggling"]
    assert dry.counts["new_education_activity"] == 4
    assert dry.counts["rejected_rows"] == 1


def test_form_i_counts_children_women_and_men_as_the_sheet_does_each_kind_by_itself(ctx: Context) -> None:
    _imported(ctx, ROWS)
    found = _form_i(ctx)
    assert {group: found[f"EORE.{group}"] for group in ("girls", "boys", "women", "men")} == {
        "girls": 50,
        "boys": 47,
        "women": 23,
        "men": 10,
    }
    assert (found["EORE.sessions"], found["EORE.reached"]) == (11, 130)
    assert (found["TRAINING.reached"], found["MEDIA.reached"]) == (20, 4700)
    assert [key for key in found if "total" in key] == ["total"]


def test_an_old_register_without_words_for_other_comes_in_and_a_new_one_does_not(ctx: Context) -> None:
    def judged(day: str) -> tuple[str, Severity]:
        unit, organisation = "XX01", "HALO"
        raw = {"category": "DIRECT", "methods": "OTHER", "organisation_id": organisation, "start_date": day,
               "admin_unit_id": unit}  # fmt: skip
        checked = records.check(ctx, "education_activity", raw)
        [problem] = [p for p in checked.problems if p.rule == "V7"]
        return problem.field, problem.severity

    assert judged("2012") == ("methods", Severity.WARN)
    assert judged("2026-02") == ("methods", Severity.STOP)
    limits.set_limit(ctx, "V7.from_year", 2010)
    assert judged("2012") == ("methods", Severity.STOP)


def test_a_summary_beside_its_activities_is_pointed_out_and_counted_once_when_it_is_named(ctx: Context) -> None:
    summary = {"kind": "EORE", "measure_date": "2026", "organisation_id": "HALO", "admin_unit_id": "XX01", "women": 90}
    measure = _submitted(ctx, "warning_measure", summary)
    activity: dict[str, object] = {"category": "DIRECT", "organisation_id": "HALO", "start_date": "2026-02-03",
                                   "admin_unit_id": "XX01"}  # fmt: skip
    assert "V5" in {p.rule for p in records.check(ctx, "education_activity", activity).problems}
    named = {**activity, "warning_measure_id": measure}
    assert "V5" not in {p.rule for p in records.check(ctx, "education_activity", named).problems}
