"""The official register of victims of Colombia comes in whole, counts as counted by others, and can be taken back."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mac_desktop.domain.records.base import State
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.reports.measures import casualties
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.services import history, imports, records, reports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.store import check
from mac_desktop.texts import Texts

EVERY_YEAR = Scope("1900-01-01", "2021-12-31")


@pytest.fixture(scope="module")
def register(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A store with the gazetteer, then the register imported: (context, what the import said, the truth)."""
    folder = tmp_path_factory.mktemp("colombia")
    ctx = stores.new_store(
        folder / "colombia.macdesk",
        office="BOG",
        user="coordinator",
        now=lambda: dt.datetime(2026, 4, 20, tzinfo=dt.UTC),
        texts=Texts(),
    )
    _import(ctx, _departments(real_data, folder), "admin_unit")
    _import(ctx, real_data / "colombia-municipalities.csv", "admin_unit")
    country = {"official_name": "Republic of Colombia", "short_name": "Colombia", "iso_code": "COL"}
    records.save(ctx, "country", country)
    before = _contents(ctx)
    incoming = imports.look_at(ctx, real_data / "colombia-victims-2022.csv")
    dry = finish(imports.dry_run(ctx, incoming, decided(incoming.mapping)))
    done = finish(imports.store_import(ctx, dry))
    truth = json.loads((real_data / "colombia-victims-2022.truth.json").read_text(encoding="utf-8"))
    yield ctx, dry, done, truth, before
    ctx.store.close()


def decided(guessed: ImportMapping) -> ImportMapping:
    """What a coordinator adds to the guess: cause and type of the accident, and two places that DIVIPOLA lacks."""
    return replace(
        guessed,
        state=State.APPROVED,
        columns=(
            *guessed.columns,
            ColumnUse("Actividad", "accident.accident_type"),
            ColumnUse("tipoevento", "accident.caused_by"),
        ),
        values={
            "accident.accident_type": {"Labores de desminado": "DEMINING", "*": "MINE"},
            "accident.caused_by": {"Accidente por MAP": "MINE", "Accidente por MUSE": "UXO"},
            "accident.admin_unit_id": {"94343": "94", "91669": "91"},
        },
    )


def _departments(real_data: Path, folder: Path) -> Path:
    """The departments as a gazetteer file of their own, from the register's two columns."""
    with (real_data / "colombia-victims-2022.csv").open(encoding="utf-8") as file:
        pairs = {(r["codigodanedepartamento"].zfill(2), r["departamento"]) for r in csv.DictReader(file)}
    path = folder / "departments.csv"
    path.write_text("pcode,name,level\n" + "".join(f"{c},{n},1\n" for c, n in sorted(pairs)), encoding="utf-8")
    return path


def _import(ctx: Context, path: Path, subject: str) -> imports.Imported:
    incoming = imports.look_at(ctx, path, subject=subject)
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping.with_state(State.APPROVED)))
    return finish(imports.store_import(ctx, dry))


def _contents(ctx: Context) -> dict[str, list[Any]]:
    with ctx.store.read() as connection:
        tables = ("accident", "casualty", "admin_unit", "person")
        return {t: list(connection.exec_driver_sql(f"SELECT * FROM {t} ORDER BY id")) for t in tables}


def _counted(rows: list[Any], name: str, column: str = "casualties") -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row.texts[name]] += row.figures[column].amount or 0
    return {key: number for key, number in found.items() if number}


def test_columns_are_found_by_heading_and_values_without_help(register: Any) -> None:
    dry = register[1]
    to = {c.heading: c.to for c in dry.incoming.mapping.columns}
    assert to["codigodanemunicipio"] == "accident.admin_unit_id", "the municipality tells more than the department"
    assert (to["estado"], to["genero"], to["condicion"]) == ("casualty.outcome", "casualty.sex", "casualty.condition")
    assert to["ano"] == to["mes"] == "accident.accident_date"


def test_every_row_is_a_casualty_and_none_is_merged_or_dropped(register: Any) -> None:
    ctx, _, done, truth, _ = register
    assert done.counts["new_casualty"] == truth["rows"] == 12_062
    assert done.counts["rejected_rows"] == 0
    assert done.counts["lookalikes_kept"] >= truth["exact_duplicate_rows_extra"]
    with ctx.store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM casualty").scalar() == 12_062


def test_figures_equal_those_counted_independently(register: Any) -> None:
    ctx, _, _, truth, _ = register
    with ctx.store.read() as connection:
        people = casualties.casualties_by_sex_and_age(connection, EVERY_YEAR)
        groups = casualties.casualties_by_condition(connection, EVERY_YEAR)
        years = casualties.casualties_by_year(connection, EVERY_YEAR)
        places = casualties.casualties_by_admin_unit(connection, EVERY_YEAR)
    outcome = {c: sum(r.figures[c].amount for r in people) for c in ("killed", "injured", "unknown")}
    assert outcome == {"killed": truth["outcome"]["Muerto"], "injured": truth["outcome"]["Herido"], "unknown": 0}
    sex = {"F": "Femenino", "M": "Masculino", "UNK": "Sin Información"}
    assert {sex[k]: v for k, v in _counted(people, "sex").items()} == truth["sex"]
    age = {"ADULT": "Mayor de 18 años", "CHILD": "Menor de 18 años"}
    assert {age[k]: v for k, v in _counted(people, "age").items()} == truth["age"]
    condition = {"CIV": "Civil", "MIL": "Fuerza pública"}
    assert {condition[k]: v for k, v in _counted(groups, "condition").items()} == truth["civil_status"]
    for column, word in (("killed", "Muerto"), ("injured", "Herido")):
        wanted = {year: n[word] for year, n in truth["year_x_outcome"].items() if n.get(word)}
        assert _counted(years, "year", column) == wanted
        wanted = {name: n[word] for name, n in truth["department_x_outcome"].items() if n.get(word)}
        assert _counted(places, "admin1", column) == wanted


def test_the_report_for_2021_shows_its_casualties_and_each_figure_opens_exactly_those_records(register: Any) -> None:
    ctx = register[0]
    report = reports.article7(ctx, reports.Article7Request(2021))
    for column, wanted, outcome in (("killed", 5, "KILLED"), ("injured", 68, "INJURED")):
        figure = report.figures[f"form_j.casualties.total.{column}"]
        assert figure.amount == wanted
        ((form, ids),) = reports.behind(ctx, [figure])
        assert (form, len(ids)) == ("casualty", wanted)
        people = [records.load(ctx, "casualty", one).values for one in ids]
        assert {p["outcome"] for p in people} == {outcome}
        dates = [records.load(ctx, "accident", str(p["accident_id"])).values["accident_date"] for p in people]
        assert {str(day)[:4] for day in dates} == {"2021"}


def test_taking_the_import_back_leaves_the_store_as_before(register: Any) -> None:
    ctx, _, done, _, before = register
    outcome = history.undo(ctx, done.step_id)
    assert (outcome.reversed, outcome.kept, outcome.could_not) == (2 * 12_062, [], [])
    assert _contents(ctx) == before
    with ctx.store.read() as connection:
        assert check.faults(connection) == []
