"""What a person is told of a file's columns before anything is judged."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.exchange.mapping import ColumnUse
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.services import import_review, imports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

AREA = "hazardous_area.area_m2"
CSV = (
    "Date of accident,Outcome,Sex,Other sex\n"
    "03/04/2024,Injured,Male,Male\n"
    "05/06/2024,Injurd,Female,Male\n"
    "07/08/2024,Injurd,Male,\n"
)


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.mac", office="NIM", user="Amina", now=now, texts=Texts("en"))
    yield made
    made.store.close()


@pytest.fixture
def incoming(ctx: Context, tmp_path: Path) -> imports.Incoming:
    path = tmp_path / "register.csv"
    path.write_text(CSV, encoding="utf-8")
    return imports.look_at(ctx, path, subject="casualty")


def _reviewed(ctx: Context, incoming: imports.Incoming, to: str) -> import_review.ColumnReview:
    mapping = replace(
        incoming.mapping,
        columns=(
            ColumnUse("Date of accident", "accident.accident_date"),
            ColumnUse("Outcome", "casualty.outcome"),
            ColumnUse("Sex", "casualty.sex"),
        ),
    )
    (found,) = finish(import_review.review(ctx, incoming, mapping, {to}))
    return found


def test_a_misspelt_code_is_counted_and_what_comes_close_is_offered(ctx: Context, incoming: imports.Incoming) -> None:
    found = _reviewed(ctx, incoming, "casualty.outcome")
    assert (found.filled, found.unread, found.open_count) == (3, 2, 1)
    assert found.open_values[0].text == "Injurd"
    assert found.open_values[0].close == (("INJURED", "Injured"),)


def test_dates_that_read_two_ways_come_with_the_rows_they_stand_in(ctx: Context, incoming: imports.Incoming) -> None:
    doubt = _reviewed(ctx, incoming, "accident.accident_date").doubt
    assert doubt is not None
    assert doubt.examples[0] == (2, "03/04/2024", "2024-04-03", "2024-03-04")
    assert doubt.examples[2][0] == 4


def test_only_what_neither_a_column_nor_a_fixed_value_gives_is_asked_for(
    ctx: Context, incoming: imports.Incoming
) -> None:
    mapping = replace(incoming.mapping, columns=(ColumnUse("Outcome", "casualty.outcome"),))
    assert "casualty.accident_id" in import_review.needed(ctx.forms, mapping), "a casualty alone must name its accident"
    mapping = replace(mapping, constants={"accident.accident_type": "MINE", "casualty.sex": "unknown"})
    asked = import_review.needed(ctx.forms, mapping)
    assert "accident.accident_date" in asked
    assert not {"casualty.accident_id", "casualty.sex", "casualty.outcome", "accident.accident_type"} & set(asked)


def test_two_columns_for_one_field_are_refused_in_words(ctx: Context, incoming: imports.Incoming) -> None:
    twice = (ColumnUse("Sex", "casualty.sex"), ColumnUse("Other sex", "casualty.sex"))
    with pytest.raises(WrongUse, match=r"two columns to “casualty\.sex”"):
        finish(imports.dry_run(ctx, incoming, replace(incoming.mapping, columns=twice)))


def test_problems_quote_the_cell_as_it_stands_in_the_file(ctx: Context, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Outcome,Sex,Condition,Activity\nInjured,Male,Civilian,Autre\n", encoding="utf-8")
    incoming = imports.look_at(ctx, path, subject="casualty")
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    about_activity = [p for p in dry.problems if p.heading == "Activity"]
    assert about_activity
    assert {p.value for p in about_activity} == {"Autre"}


PLACES = """P-code,Name,Level,Other names
AF01,Kabul,1,+93 20
AF01,Kabul again,1,
AF01,Kabul three,1,
,Nowhere,=first,
"""


@pytest.fixture
def tried(ctx: Context, tmp_path: Path) -> imports.DryRun:
    path = tmp_path / "places.csv"
    path.write_text(PLACES, encoding="utf-8")
    incoming = imports.look_at(ctx, path, subject="admin_unit")
    return finish(imports.dry_run(ctx, incoming, incoming.mapping))


def test_what_stops_most_rows_is_told_first(tried: imports.DryRun) -> None:
    kinds = import_review.problem_kinds(tried)
    stops = [kind for kind in kinds if kind.severity == "stop"]
    assert kinds[: len(stops)] == stops
    assert [kind.rows for kind in stops] == sorted((kind.rows for kind in stops), reverse=True)
    assert (stops[0].key[0], stops[0].rows) == ("I2", 2)
    assert tried.problems[stops[0].example].row == 3


def test_the_records_of_the_rows_are_counted_before_those_they_are_part_of(
    ctx: Context, incoming: imports.Incoming
) -> None:
    mapping = replace(incoming.mapping, dates={"accident.accident_date": "day_first"})
    dry = finish(imports.dry_run(ctx, incoming, mapping))
    assert [form.key for form, _ in import_review.new_records(dry)] == ["casualty", "accident"]


def test_the_list_of_problems_is_harmless_in_a_spreadsheet_and_leaves_no_half_file(
    ctx: Context, tried: imports.DryRun, tmp_path: Path
) -> None:
    told = tmp_path / "problems.csv"
    assert finish(import_review.problem_list(ctx, tried, told)) == len(tried.problems)
    _, *lines = csv.reader(told.read_text(encoding="utf-8-sig").splitlines())
    assert len(lines) == len(tried.problems)
    assert not [cell for line in lines for cell in line if cell[:1] in ("=", "+", "-", "@")]
    job = import_review.problem_list(ctx, tried, tmp_path / "again.csv")
    next(job)
    job.close()
    assert [path.name for path in tmp_path.glob("again*")] == []


def test_a_rejected_row_is_sent_back_with_what_stops_it_and_not_with_remarks(ctx: Context, tmp_path: Path) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("Name,Area size in square metres\nNorth ridge,1200.4\n", encoding="utf-8")
    incoming = imports.look_at(ctx, path, subject="hazardous_area")
    uses = (ColumnUse("Name", "hazardous_area.name"), ColumnUse(incoming.table.columns[1].heading, AREA))
    dry = finish(imports.dry_run(ctx, incoming, replace(incoming.mapping, columns=uses)))
    assert "N4" in {p.problem.rule for p in dry.problems}, "rounded square metres are a remark"
    assert finish(import_review.rejected_copy(ctx, dry, tmp_path / "back.xlsx")) == 1
    cells = [str(c.value) for row in openpyxl.load_workbook(tmp_path / "back.xlsx").active.iter_rows() for c in row]
    assert any("is needed before" in text for text in cells)
    assert not any("rounded" in text for text in cells)


def test_a_column_of_years_is_known_for_what_it_is() -> None:
    date = form_for("accident").fields["accident_date"]
    assert import_review.heading_fits(date, ColumnUse("ano", "accident.accident_date", "year")) == 1.0
    assert import_review.heading_fits(date, ColumnUse("ano", "accident.accident_date")) < 1.0


def test_dates_are_asked_about_until_they_are_answered(ctx: Context, incoming: imports.Incoming) -> None:
    found = _reviewed(ctx, incoming, "accident.accident_date")
    asked = import_review.unsettled(ctx.forms, incoming.mapping, {found.to: found})[1]
    answered = replace(incoming.mapping, dates={found.to: "day_first"})
    assert (asked, import_review.unsettled(ctx.forms, answered, {found.to: found})[1]) == ([found], [])
