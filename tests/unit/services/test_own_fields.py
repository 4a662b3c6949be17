"""A centre's own fields are asked, judged, kept, found and listed like the program's, and no value is ever lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_fields import ValueType
from mac_desktop.domain.problems import Problem, Refused, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.services import code_lists, dictionary, history, imports, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.store.filters import Filter
from mac_desktop.texts import Texts

CHIEF = {"field_key": "own_chief", "label": "Village chief", "label_fr": "Chef de village", "value_type": "TEXT"}
DEPTH = {
    "field_key": "own_depth",
    "label": "Snow height",
    "value_type": "DECIMAL",
    "unit": "m",
    "highest": "300",
}
TRIBE = {"field_key": "own_tribe", "label": "Tribe", "value_type": "ONE_OF", "list_key": "own_tribe"}
TRADES = {"field_key": "own_trades", "label": "Trades", "value_type": "SEVERAL_OF", "list_key": "occupation"}
SEEN = {"field_key": "own_seen", "label": "Seen by the elders", "value_type": "DATE"}


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="Amina", now=now, texts=Texts())
    yield made
    made.store.close()


def define(ctx: Context, form: str = "task", **values: object) -> str:
    saved = records.save(ctx, "own_field", {"form_key": form, **values}, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    return saved.id


def change(ctx: Context, form: str, record_id: str, **values: object) -> records.Saved:
    raw = records.load(ctx, form, record_id).raw
    return records.save(ctx, form, {**raw, **values}, record_id)


def task(ctx: Context, **values: object) -> str:
    return records.save(ctx, "task", {"name": "Beehive meadow", **values}).id


def broken(problems: Iterable[Problem]) -> set[str]:
    """The rules that own fields break."""
    return {p.rule for p in problems if p.field.startswith("own_")}


def held(ctx: Context, record_id: str, key: str) -> object:
    return records.load(ctx, "task", record_id).values[key]


def test_an_own_field_is_the_last_of_its_form_at_once_and_gone_after_undo(ctx: Context) -> None:
    define(ctx, **CHIEF)
    assert ctx.form("task").form.sections[-1].fields[-1].name == "own_chief"
    assert "own_chief" not in ctx.form("accident").fields
    history.undo(ctx, history.last_step(ctx))
    assert "own_chief" not in ctx.form("task").fields


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("TEXT", "Malik", "Malik"),
        ("LONG_TEXT", "Two\nlines", "Two\nlines"),
        ("WHOLE_NUMBER", "-3", -3),
        ("DECIMAL", "12.5", 12.5),
        ("YES_NO", "no", "NO"),
        ("DATE", "03/2024", "2024-03"),
        ("ONE_OF", "farmer", "FARMER"),
        ("SEVERAL_OF", "FARMER; teacher", None),
        ("WHOLE_NUMBER", "unknown", Gap.UNKNOWN),
        ("TEXT", "not applicable", Gap.NOT_APPLICABLE),
    ],
)
def test_every_type_is_read_kept_and_shown(ctx: Context, kind: str, typed: str, kept: object) -> None:
    listed = {"list_key": "occupation"} if kind.endswith("_OF") else {}
    define(ctx, field_key="own_value", label="Value", value_type=kind, **listed)
    made = task(ctx, own_value=typed)
    found = held(ctx, made, "own_value")
    assert (found == kept and type(found) is type(kept)) if kept is not None else ";" in str(found)
    assert any(label == "Value" and text for label, text in records.shown(ctx, records.load(ctx, "task", made)))


@pytest.mark.parametrize(
    ("definition", "typed", "rule"),
    [
        (CHIEF, "x" * 256, "T1"),
        (DEPTH, "deep", "N1"),
        (DEPTH, "301", "B2"),
        (SEEN, "31/02/2024", "D8"),
        ({**TRADES, "needed": "YES"}, "", "V2"),
        (TRADES, "astronaut", "V3"),
        ({**CHIEF, "value_type": "LONG_TEXT"}, "Ask the uncle, +93 79 123 4567", "V10"),
    ],
)
def test_wrong_values_break_the_same_rules(ctx: Context, definition: dict[str, str], typed: str, rule: str) -> None:
    define(ctx, **definition)
    problems = records.check(ctx, "task", {"name": "Meadow", definition["field_key"]: typed}).problems
    assert rule in {p.rule for p in problems if p.field == definition["field_key"]}


def test_history_and_undo_tell_each_own_field_by_itself(ctx: Context) -> None:
    define(ctx, **CHIEF)
    define(ctx, **DEPTH)
    made = task(ctx, own_chief="Malik", own_depth="12")
    change(ctx, "task", made, own_chief="Aziz")
    assert history.of_record(ctx, "task", made)[0].changes == [("Village chief", "Malik", "Aziz")]
    change(ctx, "task", made, own_depth="unknown")
    assert history.of_record(ctx, "task", made)[0].changes == [("Snow height", "12", "Unknown")]
    history.undo(ctx, history.last_step(ctx))
    assert (held(ctx, made, "own_chief"), held(ctx, made, "own_depth")) == ("Aziz", 12)


def test_words_are_found_unless_they_are_personal(ctx: Context) -> None:
    field = define(ctx, **CHIEF)
    made = task(ctx, own_chief="Malik Ãzad")
    assert [f.id for f in lists.search(ctx, "azad")] == [made]
    change(ctx, "task", made, own_chief="Rahim")
    assert lists.search(ctx, "azad") == []
    change(ctx, "own_field", field, personal="YES")
    assert lists.search(ctx, "rahim") == [], "what became personal is found no more"
    history.undo(ctx, history.last_step(ctx))
    assert [f.id for f in lists.search(ctx, "rahim")] == [made]


def test_lists_show_filter_and_sort_by_own_fields(ctx: Context) -> None:
    for definition in (CHIEF, DEPTH, TRADES, SEEN):
        define(ctx, **definition)
    one = task(ctx, own_chief="Élie", own_depth="100", own_trades="FARMER;TEACHER", own_seen="2024")
    two = task(ctx, own_chief="dara", own_depth="9.5", own_trades="FARMER", own_seen="2024-05")
    three = task(ctx, own_depth="unknown")
    asked = lists.ListRequest("task", ("number", "own_chief", "own_depth", "own_trades", "own_seen"))
    assert lists.rows(ctx, asked, [two])[0][1:] == ("dara", "9.5", "Farmer", "May 2024")

    def ids(*filters: Filter, sort: tuple[tuple[str, bool], ...] = ()) -> list[str]:
        return list(lists.ids(ctx, lists.ListRequest("task", asked.columns, filters, sort)))

    assert ids(sort=(("own_chief", False),)) == [two, one, three]
    assert ids(sort=(("own_depth", True),)) == [one, two, three], "by the figure and not by its letters"
    assert ids(Filter("own_depth", "between", (9, 10))) == [two]
    assert ids(Filter("own_depth", "is", Gap.UNKNOWN)) == [three]
    assert ids(Filter("own_chief", "missing")) == [three]
    assert ids(Filter("own_trades", "is", "TEACHER")) == [one]
    assert ids(Filter("own_seen", "between", ("2024", "2024")), sort=(("own_seen", False),)) == [one, two]
    assert ids(Filter("own_seen", "after", "2024-04")) == [two], "a year-only date is in no month"
    by_words = lists.request(ctx, "task", where={"own_chief": "ELI"})
    assert list(lists.ids(ctx, by_words)) == [one]
    assert lists.totals(ctx, asked, [one, two, three])["own_depth"] == (109.5, 1)
    with pytest.raises(WrongUse):
        ids(Filter("own_nothing", "is", 1))


def test_a_sheet_suggests_its_column_and_brings_the_values(ctx: Context, tmp_path: Path) -> None:
    define(ctx, **CHIEF, also_called="Headman\nMalek")
    define(ctx, **TRADES)
    book = openpyxl.Workbook()
    book.active.append(["Task name", "Headman", "Trades"])
    book.active.append(["Meadow", "Malik", "Farmer"])
    book.active.append(["Garden", "Aziz", "Teacher"])
    book.active.append(["Orchard", None, "astronaut"])
    book.save(tmp_path / "tasks.xlsx")
    incoming = imports.look_at(ctx, tmp_path / "tasks.xlsx", subject="task")
    assert {"task.own_chief", "task.own_trades"} <= {use.to for use in incoming.mapping.columns}
    dry = finish(imports.dry_run(ctx, incoming, replace(incoming.mapping, state=State.DRAFT)))
    assert [(p.problem.field, p.problem.rule) for p in dry.problems if p.problem.rule == "V3"] == [("own_trades", "V3")]
    stored = finish(imports.store_import(ctx, dry))
    first = stored.ids["task"][0]
    assert (held(ctx, first, "own_chief"), held(ctx, first, "own_trades")) == ("Malik", "FARMER")
    assert first in [f.id for f in lists.search(ctx, "malik")]


def test_a_list_of_the_centres_own_and_merging_in_it(ctx: Context) -> None:
    records.save(ctx, "own_list", {"list_key": "own_tribe", "label": "Tribe", "label_fr": "Tribu"}, submit=True)
    for code in ("NOOR", "NUR", "ZAI"):
        values = {"list_key": "own_tribe", "code": code, "label": code.title()}
        assert records.save(ctx, "list_entry", values, submit=True).state is State.SUBMITTED
    define(ctx, **TRIBE)
    define(ctx, **{**TRIBE, "field_key": "own_tribes", "label": "Tribes met", "value_type": "SEVERAL_OF"})
    made = task(ctx, own_tribe="Nur", own_tribes="ZAI;NUR;NOOR")
    merged = code_lists.merge(ctx, "own_tribe", "NUR", "NOOR")
    assert (merged.records, code_lists.uses(ctx, "own_tribe")) == (2, {"NOOR": 2, "ZAI": 1})
    assert (held(ctx, made, "own_tribe"), held(ctx, made, "own_tribes")) == ("NOOR", "NOOR;ZAI")
    told = [entry.changes for entry in history.of_record(ctx, "task", made)[:2]]
    assert [("Tribe", "Nur", "Noor")] in told
    history.undo(ctx, merged.step_id or 0)
    assert (held(ctx, made, "own_tribe"), held(ctx, made, "own_tribes")) == ("NUR", "NOOR;NUR;ZAI")


def test_another_type_is_refused_unless_every_value_reads(ctx: Context) -> None:
    field = define(ctx, **CHIEF)
    made = task(ctx, own_chief="Malik")
    with pytest.raises(WrongUse, match="add another with a key of its own"):
        change(ctx, "own_field", field, value_type="WHOLE_NUMBER")
    assert held(ctx, made, "own_chief") == "Malik"
    change(ctx, "own_field", field, value_type="LONG_TEXT")
    assert ctx.form("task").fields["own_chief"].kind == "memo"
    with pytest.raises(WrongUse, match="keep their values under own_chief"):
        change(ctx, "own_field", field, field_key="own_head")


def test_a_field_that_ended_keeps_its_values_and_takes_no_new_ones(ctx: Context) -> None:
    field = define(ctx, **CHIEF)
    made, empty = task(ctx, own_chief="Malik"), task(ctx)
    change(ctx, "own_field", field, active_to="2001")
    assert held(ctx, made, "own_chief") == "Malik"
    assert broken(change(ctx, "task", made, name="Meadow").problems) == set()
    assert broken(records.check(ctx, "task", {"name": "New", "own_chief": "Aziz"}).problems) == {"K14"}
    shown = ctx.form("task").fields["own_chief"].spec.shown_when
    assert shown is not None
    asked = [shown(records.load(ctx, "task", one).values) for one in (made, empty)]
    assert asked == [True, False], "it is shown only where it holds something"


def test_a_definition_that_records_use_is_not_undone_and_after_deleting_stays_readable(ctx: Context) -> None:
    field = define(ctx, **CHIEF)
    step = history.last_step(ctx)
    made = task(ctx, own_chief="Malik")
    outcome = history.undo(ctx, step)
    assert (outcome.reversed, len(outcome.could_not)) == (0, 1)
    records.delete(ctx, "own_field", field, "no more")
    assert ("Village chief", "Malik") in records.shown(ctx, records.load(ctx, "task", made))
    assert broken(records.check(ctx, "task", {"name": "New", "own_chief": "Aziz"}).problems) == {"K14"}


def test_each_change_of_a_definition_is_a_version(ctx: Context) -> None:
    field = define(ctx, **CHIEF)
    change(ctx, "own_field", field, label="Head of the village")
    (own,) = ctx.forms.own
    assert (own.version, str(own.label), own.label.in_language("fr")) == (2, "Head of the village", "Chef de village")
    told = next(f for f in dictionary.dictionary(Texts("fr"), ctx.forms)["forms"] if f["key"] == "task")["fields"][-1]
    assert (told["name"], told["label"], told["type"], told["version"]) == ("own_chief", "Chef de village", "text", 2)


def test_the_past_shows_fields_and_values_as_they_then_were(ctx: Context) -> None:
    field = define(ctx, **CHIEF)
    made = task(ctx, own_chief="Malik")
    step = history.last_step(ctx)
    change(ctx, "own_field", field, label="Head")
    change(ctx, "task", made, own_chief="Aziz")
    then = replace(ctx, store=ctx.store.as_of(step))
    assert str(then.form("task").fields["own_chief"].label) == "Village chief"
    assert held(then, made, "own_chief") == "Malik"
    assert [f.id for f in lists.search(then, "malik")] == [made]
    asked = lists.ListRequest("task", ("number", "own_chief"), (Filter("own_chief", "is", "Malik"),))
    assert list(lists.ids(then, asked)) == [made]


def test_who_may_not_read_names_may_not_read_personal_own_fields(ctx: Context) -> None:
    define(ctx, **CHIEF, personal="YES")
    made = task(ctx, own_chief="Malik")
    for name, role in (("Amina", "ADMINISTRATOR"), ("Omar", "VIEWER")):
        account = {"sign_in": name, "full_name": name, "roles": role, "active": "YES"}
        assert records.save(ctx, "user_account", account, submit=True).state is State.SUBMITTED
    omar = Context(ctx.store, "Omar", ctx.now, ctx.texts)
    assert records.load(omar, "task", made).values["own_chief"] is None
    with pytest.raises(Refused):
        lists.ids(omar, lists.ListRequest("task", ("number",), (Filter("own_chief", "is", "Malik"),)))


def test_two_stores_of_one_program_each_have_their_own_fields(ctx: Context, tmp_path: Path) -> None:
    other = stores.new_store(tmp_path / "o.macdesk", office="HRT", user="Amina", now=ctx.now, texts=Texts())
    try:
        define(ctx, **CHIEF)
        assert "own_chief" in ctx.form("task").fields
        assert "own_chief" not in other.form("task").fields
    finally:
        other.store.close()


def test_every_type_has_its_code_in_the_list(ctx: Context) -> None:
    assert {code.code for code in ctx.forms.lists["own_field_type"]} == set(ValueType)
