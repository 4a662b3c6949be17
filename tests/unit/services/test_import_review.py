"""What a person is told of a file's columns before anything is judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.exchange.mapping import ColumnUse
from mac_desktop.services import import_review, imports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

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


def test_only_what_neither_a_column_nor_a_fixed_value_gives_is_asked_for(incoming: imports.Incoming) -> None:
    mapping = replace(incoming.mapping, columns=(ColumnUse("Outcome", "casualty.outcome"),))
    assert "casualty.accident_id" in import_review.needed(mapping), "a casualty alone must name its accident"
    mapping = replace(mapping, constants={"accident.accident_type": "MINE", "casualty.sex": "unknown"})
    asked = import_review.needed(mapping)
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
