"""The sample country at scale: five years, the same each time, in which `check` finds exactly what is wrong."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.services import checking, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.sample_years.errors import MISTAKES, NOT_SEEDED
from mac_desktop.services.sample_years.making import YearsMade, errors_file, make_years
from mac_desktop.services.sample_years.scale import SCALES, Scale
from mac_desktop.store import history
from mac_desktop.store.tables import facts, records_by_table
from mac_desktop.texts import Texts

SMALL = Scale(records=5_000, provinces=1, villages=6, areas=120, accidents=60, sessions=120)
READING = {"B1", "B2", "C1", "D2", "D8", "G6", "G20", "N1", "N2", "N3", "N4", "T1", "T2", "T3", "V1", "V2", "V3", "V8"}
"""What `check` tells of single values, beside the rules that forms have."""
IDS = {"id", "number", "gaps", "typed", "deleted_at"}


def _made(folder: Path) -> YearsMade:
    return finish(make_years(folder / "years.macdesk", SMALL, user="officer", texts=Texts()))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> YearsMade:
    return _made(tmp_path_factory.mktemp("years"))


@pytest.fixture
def ctx(made: YearsMade) -> Iterator[Context]:
    now = lambda: dt.datetime(2026, 11, 20, tzinfo=dt.UTC)  # noqa: E731
    found = stores.open_store(made.store, user="officer", now=now, texts=Texts(), read_only=True)
    yield found
    found.store.close()


def test_it_has_as_many_records_as_its_scale_says(made: YearsMade, ctx: Context) -> None:
    with ctx.store.read() as connection:
        tables = records_by_table()
        count = sum(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in tables)
    assert count == made.records == SMALL.records
    assert SCALES["province"].records == 100_000
    assert SCALES["national"].records == 1_000_000


def test_check_names_every_seeded_error_and_nothing_else(made: YearsMade, ctx: Context) -> None:
    checked = checking.check_store(ctx)
    assert checked.file_problems == []
    found = Counter((number, problem.rule) for number, problem in checked.problems)
    assert found == Counter((one.number, one.rule) for one in made.seeded)
    listed = json.loads(errors_file(made.store).read_text(encoding="utf-8"))
    assert Counter((one["number"], one["rule"]) for one in listed) == found


def test_there_is_a_mistake_for_every_rule_or_a_reason_why_not(made: YearsMade) -> None:
    told = {rule.id for rule in RULES} | READING | {"H1"}
    assert told - {one.rule for one in made.seeded} == set(NOT_SEEDED)


def test_a_right_record_of_each_form_is_found_right(made: YearsMade, ctx: Context) -> None:
    # Every mistake brings right records along; that `check` is silent on those shows that it tells the wrong ones.
    beside = {part.form for mistake in MISTAKES for part in mistake if not part.rules}
    assert len(beside) > 15
    assert len({part.form for mistake in MISTAKES for part in mistake}) > 45


def test_the_people_and_the_work_of_a_centre_are_all_there(ctx: Context) -> None:
    with ctx.store.read() as connection:
        held = {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one() for t in records_by_table()}
    few = {
        "needs_assessment", "need", "referral", "casualty_follow_up", "disability_questions", "demining_accident",
        "demining_victim", "education_activity", "education_session", "education_beneficiaries", "quality_visit",
        "nonconformity", "corrective_action", "quality_sample", "contribution", "stock_count", "hazardous_area_point",
        "ordnance_destruction", "accident_ordnance",
    }  # fmt: skip
    assert {table for table in few if held[table] < 3} == set()


def test_the_history_goes_over_five_years_and_has_imports_corrections_and_undone_mistakes(ctx: Context) -> None:
    with ctx.store.read() as connection:
        steps = history.steps(connection, 10_000)
    assert {step.at[:4] for step in steps} == {"2021", "2022", "2023", "2024", "2025", "2026"}
    assert sum(step.kind == "undo" for step in steps) == 5
    assert sum(step.kind == "import" for step in steps) > 100
    assert len({step.by for step in steps}) > 3


def test_fields_are_missing_late_partly_known_and_in_several_scripts_as_in_life(ctx: Context) -> None:
    with ctx.store.read() as connection:

        def share(sql: str) -> float:
            return float(connection.exec_driver_sql(sql).scalar_one())

        assert 0.01 < share("SELECT avg(length(accident_date) < 10) FROM accident") < 0.3
        assert 0.02 < share("SELECT avg(report_date > date(accident_date, '+30 days')) FROM accident") < 0.3
        assert 0.1 < share("SELECT avg(priority IS NULL) FROM hazardous_area WHERE local_id NOT LIKE 'TM-HA-X%'") < 0.6
        names = connection.exec_driver_sql("SELECT other_names FROM admin_unit WHERE level = 3 LIMIT 1").scalar_one()
        winter, spring = (
            share(f"SELECT count(*) FROM activity WHERE substr(start_date, 6, 2) IN {months}")
            for months in ("('12', '01', '02')", "('03', '04', '05')")
        )
    with ctx.store.read() as connection:
        people = " ".join(row[0] for row in connection.exec_driver_sql("SELECT name FROM person"))
    assert {"\u0600", "\u0400"} <= {chr(ord(letter) & 0xFF00) for letter in people}
    assert set("âîû") & set(people)
    assert any("\u0600" <= letter <= "\u06ff" for letter in names)
    assert any("\u0400" <= letter <= "\u04ff" for letter in names)
    assert winter * 3 < spring


def test_it_is_the_same_each_time(made: YearsMade, ctx: Context, tmp_path: Path) -> None:
    again = _made(tmp_path)
    other = stores.open_store(again.store, user="officer", now=ctx.now, texts=Texts(), read_only=True)
    with other.store, ctx.store.read() as one, other.store.read() as two:
        for table, record in records_by_table().items():
            known = facts(record)
            columns = ", ".join(c for c in known.columns if c not in IDS and c not in known.references)
            sql = f"SELECT {columns} FROM {table} ORDER BY number"
            assert one.exec_driver_sql(sql).fetchall() == two.exec_driver_sql(sql).fetchall(), table
    assert [(s.number, s.rule) for s in again.seeded] == [(s.number, s.rule) for s in made.seeded]
