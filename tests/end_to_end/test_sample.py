"""The sample country: the same each time, imported as designed, taken back without a trace, and counted right."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.problems import Severity, UserError
from mac_desktop.domain.records.base import Kind
from mac_desktop.exchange.workbooks import open_workbook
from mac_desktop.forms.catalogue.all_forms import forms_by_key
from mac_desktop.services import checking, history, reports, sample, sample_imports, sample_plan
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.sample_delivery import SheetImport
from mac_desktop.services.sample_imports import Brought
from mac_desktop.services.sample_plan import Plan, make_plan
from mac_desktop.services.stores import open_store
from mac_desktop.store import queries
from mac_desktop.texts import Texts

YEAR = 2025


def now() -> dt.datetime:
    return dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def make(folder: Path) -> Path:
    """The sample in a folder; returns its store."""
    texts = Texts()
    return finish(sample.make_sample(folder / "t.macdesk", folder, user="Samira", now=now, texts=texts)).store


def open_again(store: Path) -> Context:
    return open_store(store, user="Samira", now=now, texts=Texts())


@dataclass(frozen=True)
class Country:
    """The sample with all imports made, approved, and the report of the year before filed."""

    ctx: Context
    plan: Plan
    brought: dict[tuple[str, str], Brought]
    report: reports.Article7

    def amount(self, key: str) -> object:
        return self.report.figures[key].amount


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    folder = tmp_path_factory.mktemp("sample")
    ctx = open_again(make(folder))
    with ctx.store:
        plan = make_plan()
        brought = list(sample_imports.bring_in(ctx, folder, plan))
        new: dict[str, list[str]] = {}
        for one in brought:
            for form_key, ids in one.stored.ids.items():
                new.setdefault(form_key, []).extend(ids)
        sample_imports.approve(ctx, new)
        before = reports.article7(ctx, reports.Article7Request(year=YEAR - 1))
        reports.file_report(ctx, before, dt.date(YEAR, 4, 25))
        report = reports.article7(ctx, reports.Article7Request(year=YEAR))
        yield Country(ctx, plan, {(b.file.name, b.planned.sheet): b for b in brought}, report)


def all_imports() -> list[Any]:
    return [
        pytest.param(delivery.book.name, planned, id=f"{delivery.book.name}-{planned.sheet}")
        for delivery in sample.deliveries(make_plan())
        for planned in delivery.imports
    ]


def snapshot(ctx: Context) -> dict[str, list[dict[str, object]]]:
    with ctx.store.read() as connection:
        return {
            key: [dict(row._mapping) for row in connection.exec_driver_sql(f"SELECT * FROM {key} ORDER BY id")]
            for key in forms_by_key()
        }


def told_of(ctx: Context) -> dict[str, list[tuple[object, ...]]]:
    """Every record without its id and its references, whose keys differ from store to store."""
    told = {}
    with ctx.store.read() as connection:
        for key, form in forms_by_key().items():
            names = ["number", "state", *(n for n, f in form.fields.items() if f.kind is not Kind.REFERENCE)]
            told[key] = [values[1:] for values in queries.column_values(connection, form.form.record, names)]
    return told


def test_the_sample_is_the_same_twice(tmp_path: Path) -> None:
    stores = []
    for name in ("first", "second"):
        with open_again(make(tmp_path / name)).store as store:
            stores.append(told_of(Context(store, "", now, Texts())))
    assert stores[0] == stores[1]
    assert sum(map(len, stores[0].values())) > 100
    for file in sorted((tmp_path / "first").glob("*.*")):
        again = tmp_path / "second" / file.name
        if file.suffix in {".xlsx", ".ods", ".csv"}:
            sheets = [[(s.name, s.rows, s.merged) for s in open_workbook(f).sheets] for f in (file, again)]
            assert sheets[0] == sheets[1], file.name
        elif file.suffix == ".json":
            assert file.read_bytes() == again.read_bytes()


def test_another_seed_makes_another_country() -> None:
    assert make_plan(1) == make_plan(1)
    assert make_plan(1) != make_plan(2)


def test_the_country_is_as_large_as_it_is_said_to_be() -> None:
    plan = make_plan()
    assert [len(plan.gazetteer.level(n)) for n in range(4)] == [1, 4, 16, 80]
    assert (len(plan.land.areas), len(plan.land.work)) == (60, 127)
    assert (len(plan.people.accidents), len(plan.people.casualties), len(plan.people.persons)) == (90, 142, 40)
    assert {w.end.year for w in plan.land.work} >= {2021, 2022, 2023, 2024, 2025}


def test_no_area_is_released_beyond_its_size_or_before_it_was_known() -> None:
    plan = make_plan()
    released: Counter[str] = Counter()
    for work in plan.land.work:
        released[work.area] += sum(r.area_m2 for r in work.releases)
    for area in plan.land.areas:
        assert released[area.local_id] <= area.area_m2
        assert area.closed_on is None or released[area.local_id] == area.area_m2
        starts = [w.start.isoformat() for w in plan.land.work if w.area == area.local_id]
        assert all(area.known_since < start for start in starts)


def test_a_store_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    make(tmp_path)
    with pytest.raises(UserError, match="exists already"):
        make(tmp_path)


@pytest.mark.parametrize(("book", "planned"), all_imports())
def test_every_row_is_accepted_or_rejected_as_designed(country: Country, book: str, planned: SheetImport) -> None:
    brought = country.brought[book, planned.sheet]
    counts = brought.dry.counts
    assert (counts["accepted_rows"], counts["rejected_rows"]) == (planned.accepted, planned.rejected)
    stops: dict[int, str] = {}
    for found in brought.dry.problems:
        if found.problem.severity is Severity.STOP:
            stops.setdefault(found.row, found.problem.rule)
    assert tuple(rule for _, rule in sorted(stops.items())) == planned.rules
    assert len(brought.stored.ids[planned.subject]) == planned.accepted


@pytest.mark.parametrize(("book", "planned"), all_imports())
def test_a_sheet_without_a_mapping_file_is_understood_by_its_headings(
    country: Country, book: str, planned: SheetImport
) -> None:
    brought = country.brought[book, planned.sheet]
    assert (brought.mapping_file is None) == (not planned.mapping)
    assert brought.dry.incoming.mapping.subject == planned.subject
    if not planned.mapping:
        assert brought.dry.mapping == brought.dry.incoming.mapping
        assert not set(brought.dry.incoming.unused) - {"Task area (m2)"}


def test_land_release_report_keeps_its_total_row_out(country: Country) -> None:
    table = country.brought["operations-2021-2025.xlsx", "Land release"].dry.incoming.table
    assert [row[0] for _, row in table.total_rows] == ["TOTAL"]


def test_a_date_that_cannot_be_read_is_told_and_no_rule_calls_it_missing(country: Country) -> None:
    problems = country.brought["operations-2021-2025.xlsx", "Spot tasks"].dry.problems
    assert {p.problem.rule for p in problems if p.problem.severity is Severity.STOP} == {"D8"}


def test_the_store_is_sound_when_all_is_imported(country: Country) -> None:
    checked = checking.check_store(country.ctx)
    assert not checked.file_problems
    stops = [(number, p) for number, p in checked.problems if p.severity is Severity.STOP]
    assert not stops
    assert checked.records > 1200


def test_accidents_known_to_the_year_stay_so(country: Country) -> None:
    with country.ctx.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT local_id, accident_date FROM accident")
        stored = {str(row[0]): str(row[1]) for row in rows}
    assert stored == {a.local_id: a.date for a in country.plan.people.accidents}
    assert {len(date) for date in stored.values()} == {4, 7, 10}


def test_each_import_is_taken_back_without_a_trace(tmp_path: Path) -> None:
    ctx = open_again(make(tmp_path))
    with ctx.store:
        for delivery in sample.deliveries(make_plan()):
            for planned in delivery.imports:
                before = snapshot(ctx)
                brought = sample_imports.bring(ctx, tmp_path / delivery.book.name, planned)
                assert snapshot(ctx) != before
                outcome = history.undo(ctx, brought.stored.step_id)
                assert (outcome.kept, outcome.could_not) == ([], [])
                assert snapshot(ctx) == before, planned.sheet
                sample_imports.bring(ctx, tmp_path / delivery.book.name, planned)


def test_casualties_in_the_report_are_those_of_the_plan(country: Country) -> None:
    casualties = sample_plan.casualties_in(country.plan, YEAR)
    outcomes = Counter(c.outcome for c in casualties)
    total = "form_j.casualties.total"
    assert country.amount(f"{total}.killed") == outcomes["KILLED"] > 0
    assert country.amount(f"{total}.injured") == outcomes["INJURED"] > 0
    assert country.amount(f"{total}.unknown") == outcomes["UNK"]
    assert country.amount(f"{total}.casualties") == len(casualties)
    by_year = {y: len(sample_plan.casualties_in(country.plan, y)) for y in range(2021, 2026)}
    assert {y: country.amount(f"form_j.casualties_by_year.{y}.casualties") for y in by_year} == by_year


def test_a_casualty_figure_opens_the_casualties_of_the_plan(country: Country) -> None:
    killed = country.report.figures["form_j.casualties.total.killed"]
    [(form_key, ids)] = reports.behind(country.ctx, [killed])
    with country.ctx.store.read() as connection:
        rows = [queries.get(connection, forms_by_key()[form_key].form.record, one) for one in ids]
    expected = {c.local_id for c in sample_plan.casualties_in(country.plan, YEAR) if c.outcome == "KILLED"}
    assert {row["local_id"] for row in rows if row} == expected


def test_land_released_in_the_report_is_that_of_the_plan(country: Country) -> None:
    released = sample_plan.released_m2(country.plan, YEAR)
    total = "form_f.land_release.total"
    found = {code: country.amount(f"{total}.{name}") for name, code in
             (("cancelled", "CAN"), ("reduced", "RED"), ("cleared", "CLR"))}  # fmt: skip
    assert found == released
    assert min(released.values()) > 0
    assert country.amount(f"{total}.released") == sum(released.values())


def test_areas_left_in_the_report_are_those_of_the_plan(country: Country) -> None:
    left = sample_plan.open_areas(country.plan, dt.date(YEAR, 12, 31))
    assert country.amount("form_c.summary.total.total_n") == len(left)
    assert country.amount("form_c.summary.total.total_m2") == sum(left.values())
    new = [a for a in country.plan.land.areas if a.has_mines and a.known_since.startswith(str(YEAR))]
    found = [country.amount(f"form_c.newly_identified.total.{kind}_n") for kind in ("known", "suspected")]
    assert found == [len([a for a in new if a.classification == kind]) for kind in ("CHA", "SHA")]


def test_mines_destroyed_in_the_report_are_those_of_the_plan(country: Country) -> None:
    destroyed = sample_plan.mines_destroyed(country.plan, YEAR)
    assert country.amount("form_g.table_2.total") == sum(destroyed.values()) > 0
    improvised = sum(n for (category, _), n in destroyed.items() if category == "IAPM")
    assert country.amount("form_g.table_2.IAPM.quantity") == improvised


def test_stock_found_later_and_retained_mines_are_those_of_the_ledgers(country: Country) -> None:
    assert country.amount("form_b.table_1.total") == 6
    assert country.amount("form_b.table_2.total") == 64
    assert country.amount("form_g.table_1b.total") == 58
    assert country.amount("form_d.table_1a.total") == 900 - 120 - 64 - 30 - 14 - 12 - 8


def test_risk_education_in_the_report_is_that_of_the_plan(country: Country) -> None:
    sessions = [w for w in country.plan.warnings if w.kind == "EORE" and w.date.year == YEAR and w.people]
    assert country.amount("form_i.education.total") == sum(w.sessions or 0 for w in sessions)
    for place, group in enumerate(("women", "men", "girls", "boys", "with_disability")):
        expected = sum(w.people[place] for w in sessions if w.people)
        assert country.amount(f"form_i.education.EORE.{group}") == expected


def test_forms_without_news_are_ticked_as_unchanged(country: Country) -> None:
    unchanged = {form.letter for form in country.report.made.forms if form.option == "unchanged"}
    assert unchanged == {"E", "H"}


# What a record adds to a figure: the column, and minus where a ledger goes down.
ADDS = {
    "hazardous_area": "area_m2",
    "land_release_product": "area_m2",
    "ordnance_item": "quantity_destroyed",
    "stockpile_movement": "quantity",
    "retained_movement": "quantity",
    "area_ordnance": "quantity",
}
GOES_DOWN = {"TRANSFER_OUT", "DESTROYED", "RETAINED", "USED"}
BALANCES = ("form_b.table_1.", "form_d.table_1a.", ".opening", ".closing")
REACHED = ("women", "girls", "men", "boys")


def added_up(ctx: Context, key: str, figure: Figure) -> int:
    """The figure as a person would make it of the records behind it."""
    column = key.rsplit(".", 1)[1]
    found = reports.behind(ctx, [figure])
    if column.endswith(("_n", "services", "persons")) or figure.measure.startswith("casualties") or ".casualt" in key:
        return sum(len(ids) for _, ids in found)
    if key == "form_j.services.total":
        return sum(len(ids) for _, ids in found)
    if key == "form_i.education.total":
        column = "sessions"
    total, forms = 0, {form for form, _ in found}
    with ctx.store.read() as connection:
        for form, ids in found:
            for one in ids:
                row = queries.get(connection, forms_by_key()[form].form.record, one) or {}
                names = REACHED if column == "reached" else (ADDS.get(form, column),)
                number = sum(row[name] for name in names if isinstance(row.get(name), int))
                off_an_area = form == "land_release_product" and "hazardous_area" in forms
                down = any(part in key for part in BALANCES) and row.get("kind") in GOES_DOWN
                total += -number if off_an_area or down else number
    return total


def test_every_figure_is_what_the_records_behind_it_make(country: Country) -> None:
    figures = country.report.figures
    assert len(figures) > 300
    wrong = {
        key: (figure.amount, made)
        for key, figure in figures.items()
        if (made := added_up(country.ctx, key, figure)) != (figure.amount if isinstance(figure.amount, int) else 0)
    }
    assert wrong == {}


def test_every_figure_says_what_it_is_and_is_the_same_in_french(country: Country) -> None:
    french = reports.article7(country.ctx, reports.Article7Request(year=YEAR, language="fr"))
    assert {k: f.amount for k, f in french.figures.items()} == {k: f.amount for k, f in country.report.figures.items()}
    assert [form.fingerprint for form in french.made.forms] == [f.fingerprint for f in country.report.made.forms]
    for figure in country.report.figures.values():
        assert reports.definition(figure, Texts())
        assert reports.definition(figure, Texts("fr")) != reports.definition(figure, Texts())


def test_the_sample_has_nothing_to_look_at_before_it_is_sent(country: Country) -> None:
    assert [(f.letter, f.problem.rule, f.problem.values) for f in country.report.findings] == []
