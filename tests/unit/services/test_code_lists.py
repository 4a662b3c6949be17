"""Entries of a centre's own lists take effect at once, in each store by itself; merges move every reference."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.casualty import Casualty
from mac_desktop.services import code_lists, history, imports, lists, records, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

Now = Callable[[], dt.datetime]


@pytest.fixture
def make(tmp_path: Path, now: Now) -> Iterator[Callable[[str], Context]]:
    made: list[Context] = []

    def one(name: str) -> Context:
        path = tmp_path / name / "centre.macdesk"
        made.append(stores.new_store(path, office="KBL", user="Amina", now=now, texts=Texts()))
        return made[-1]

    yield one
    for ctx in made:
        ctx.store.close()


@pytest.fixture
def ctx(make: Callable[[str], Context]) -> Context:
    return make("one")


def entry(ctx: Context, **values: object) -> str:
    saved = records.save(ctx, "list_entry", {"list_key": "occupation", **values}, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    return saved.id


def person(ctx: Context, occupation: object) -> str:
    raw = {"name": "Invented", "sex": "F", "consent_to_share": "YES", "occupation": occupation}
    return records.save(ctx, "person", raw).id


def occupation(ctx: Context, record_id: str) -> object:
    return records.load(ctx, "person", record_id).values["occupation"]


def test_a_new_code_is_known_at_once_and_no_more_after_undo(ctx: Context) -> None:
    assert ctx.form("person").fields["occupation"].read("Beekeeper") != "BEEK"
    entry(ctx, code="BEEK", label="Beekeeper", label_fr="Apiculteur", also_called="Honey farmer\nApicultor")
    for word in ("beekeeper", "APICULTEUR", "honey farmer", "Apicultor", "BEEK"):
        assert occupation(ctx, person(ctx, word)) == "BEEK", word
    assert ("BEEK", "Beekeeper") in lists.filter_choices(ctx, "person", "occupation")
    step = next(s.id for s in history.steps(ctx) if "List entry" in s.title)
    outcome = history.undo(ctx, step)
    assert "BEEK" not in ctx.forms.lists["occupation"]
    history.undo(ctx, outcome.step_id or 0)
    assert "BEEK" in ctx.forms.lists["occupation"]


def test_a_draft_of_an_entry_changes_nothing_yet(ctx: Context) -> None:
    records.save(ctx, "list_entry", {"list_key": "occupation", "code": "FARMER", "label": "Peasant"})
    assert ctx.forms.lists["occupation"].label("FARMER") == "Farmer"


def test_a_code_that_was_deleted_stays_readable_where_it_is_stored(ctx: Context) -> None:
    made, held = entry(ctx, code="BEEK", label="Beekeeper"), person(ctx, "Beekeeper")
    records.delete(ctx, "list_entry", made, "typed twice")
    assert ("Occupation", "Beekeeper") in records.shown(ctx, records.load(ctx, "person", held))
    problems = records.check(ctx, "person", records.load(ctx, "person", held).raw, held).problems
    assert [p.rule for p in problems] == ["V3"]


def test_two_stores_open_together_each_have_their_own_lists(make: Callable[[str], Context]) -> None:
    one, other = make("one"), make("other")
    entry(one, code="BEEK", label="Beekeeper")
    entry(other, code="FARMER", label="Fellah")
    assert "BEEK" in one.forms.lists["occupation"]
    assert "BEEK" not in other.forms.lists["occupation"]
    assert one.forms.lists["occupation"].label("FARMER") == "Farmer"
    assert other.forms.lists["occupation"].label("FARMER") == "Fellah"


def test_threads_see_whole_lists_while_another_changes_them(ctx: Context) -> None:
    """Whoever reads gets the list before a step or after it, and work that began with one list ends with it."""
    wrong: list[str] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            forms = ctx.forms
            field = forms.form("person").fields["occupation"]
            known = {c.code for c in forms.lists["occupation"]}
            for i in range(12):
                code = f"OWN{i}"
                if (field.read(code) == code) != (code in known):
                    wrong.append(code)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for i in range(12):
        entry(ctx, code=f"OWN{i}", label=f"Own trade {i}")
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert {f"OWN{i}" for i in range(12)} <= {c.code for c in ctx.forms.lists["occupation"]}


def test_another_program_that_reads_sees_what_was_added_meanwhile(ctx: Context, now: Now) -> None:
    reader = stores.open_store(ctx.store.path, user="Omar", now=now, texts=Texts(), read_only=True)
    with reader.store:
        assert "BEEK" not in reader.forms.lists["occupation"]
        entry(ctx, code="BEEK", label="Beekeeper")
        assert "BEEK" in reader.forms.lists["occupation"]


def test_forms_are_made_anew_only_when_definitions_change(ctx: Context) -> None:
    forms = ctx.forms
    person(ctx, "FARMER")
    assert ctx.forms is forms
    entry(ctx, code="BEEK", label="Beekeeper")
    assert ctx.forms is not forms


@pytest.fixture
def held(ctx: Context) -> dict[str, str]:
    """Persons and a casualty whose occupation or wounds are those of codes that will be merged."""
    entry(ctx, code="BEEK", label="Beekeeper")
    people = {name: person(ctx, name) for name in ("BEEK", "FARMER")}
    people["gone"] = person(ctx, "BEEK")
    records.delete(ctx, "person", people["gone"], "twice")
    people["unknown"] = person(ctx, Gap.NONE)
    with ctx.store.step("t", by="t") as step:
        for wounds in ("HEAD;EYES;CHEST", "EYES", "CHEST"):
            people[wounds] = step.add(Casualty, {"occupation": "BEEK", "wounds": wounds}, state=State.APPROVED)
    return people


def test_merging_moves_every_reference_in_one_step_and_undo_takes_all_back(ctx: Context, held: dict[str, str]) -> None:
    planned = code_lists.preview_merge(ctx, "occupation", "BEEK", "FARMER")
    told = {(use.form.key, use.field.name): use.records for use in planned.moved}
    assert told == {("person", "occupation"): 2, ("casualty", "occupation"): 3}
    assert (planned.step_id, occupation(ctx, held["BEEK"])) == (None, "BEEK")
    done = code_lists.merge(ctx, "occupation", "BEEK", "FARMER")
    assert [u.records for u in done.moved] == [u.records for u in planned.moved]
    assert [occupation(ctx, held[name]) for name in ("BEEK", "FARMER", "gone")] == ["FARMER"] * 3
    assert occupation(ctx, held["unknown"]) is Gap.NONE
    casualty = records.load(ctx, "casualty", held["EYES"])
    assert (casualty.values["occupation"], casualty.state) == ("FARMER", State.APPROVED)
    assert code_lists.uses(ctx, "occupation")["BEEK"] == 0
    said = history.of_record(ctx, "person", held["BEEK"])[0]
    assert (said.title, said.changes) == (
        "Merge BEEK into FARMER in Occupation",
        [("Occupation", "Beekeeper", "Farmer")],
    )
    assert occupation(ctx, person(ctx, "beekeeper")) == "FARMER", "old files are read as the code that took its place"
    history.undo(ctx, done.step_id or 0)
    assert [occupation(ctx, held[name]) for name in ("BEEK", "FARMER", "gone")] == ["BEEK", "FARMER", "BEEK"]
    assert occupation(ctx, person(ctx, "beekeeper")) == "BEEK"


def test_among_several_codes_a_merge_leaves_no_double(ctx: Context, held: dict[str, str]) -> None:
    done = code_lists.merge(ctx, "wound", "EYES", "CHEST")
    assert [(u.form.key, u.records) for u in done.moved] == [("casualty", 2)]
    shown = [
        records.load(ctx, "casualty", held[name]).values["wounds"] for name in ("HEAD;EYES;CHEST", "EYES", "CHEST")
    ]
    assert shown == ["HEAD;CHEST", "CHEST", "CHEST"]
    history.undo(ctx, done.step_id or 0)
    assert records.load(ctx, "casualty", held["HEAD;EYES;CHEST"]).values["wounds"] == "HEAD;EYES;CHEST"


def test_what_was_merged_into_a_code_goes_with_it(ctx: Context) -> None:
    entry(ctx, code="BEEK", label="Beekeeper")
    code_lists.merge(ctx, "occupation", "BEEK", "FARMHAND")
    code_lists.merge(ctx, "occupation", "FARMHAND", "FARMER")
    codes = ctx.forms.lists["occupation"]
    assert {c.code: c.merged_into for c in codes if c.merged_into} == {"BEEK": "FARMER", "FARMHAND": "FARMER"}


@pytest.mark.parametrize(
    ("key", "old", "into", "why"),
    [
        ("sex", "F", "M", "is closed"),
        ("nothing", "A", "B", "no code list"),
        ("occupation", "NEVER", "FARMER", "no code “NEVER”"),
        ("occupation", "FARMER", "NEVER", "no code “NEVER”"),
        ("occupation", "FARMER", "FARMER", "Nothing can be merged into FARMER"),
        ("closure_reason", "DUPLICATE", "OTHER", "count differently"),
        ("closure_reason", "CAN", "CLR", "count differently"),
    ],
)
def test_a_merge_that_cannot_be_is_refused_in_words(ctx: Context, key: str, old: str, into: str, why: str) -> None:
    with pytest.raises(WrongUse, match=why):
        code_lists.merge(ctx, key, old, into)
    assert history.steps(ctx) == []


def test_nothing_is_merged_into_a_code_that_was_merged_itself(ctx: Context) -> None:
    code_lists.merge(ctx, "occupation", "FARMHAND", "FARMER")
    with pytest.raises(WrongUse, match="Nothing can be merged into FARMHAND"):
        code_lists.merge(ctx, "occupation", "RANCHER", "FARMHAND")


def test_entries_come_by_spreadsheet_too(ctx: Context, tmp_path: Path) -> None:
    sheet = tmp_path / "codes.csv"
    sheet.write_text(
        "List,Code,Label,Label (French),Active to\nOccupation,BEEK,Beekeeper,Apiculteur,\nOccupation,FISHER,,,2020\n"
        "Sex,X,Other,,\nOccupation,WELL,,,\n",
        encoding="utf-8",
    )
    incoming = imports.look_at(ctx, sheet, subject="list_entry")
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping.with_state(State.SUBMITTED)))
    assert [(p.row, p.problem.rule) for p in dry.problems] == [(4, "V3"), (5, "K3")]
    finish(imports.store_import(ctx, dry))
    codes = ctx.forms.lists["occupation"]
    assert codes.label("BEEK", "fr") == "Apiculteur"
    fisher = codes.get("FISHER")
    assert fisher is not None
    assert fisher.active_to == dt.date(2020, 12, 31)


def test_an_import_keeps_the_rule_on_codes_in_use(ctx: Context, tmp_path: Path) -> None:
    entry(ctx, code="FISHER", active_to="2020")
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,Sex,Consent,Occupation\nA,F,Yes,Fisher\nB,F,Yes,Farmer\n", encoding="utf-8")
    incoming = imports.look_at(ctx, sheet, subject="person")
    dry = finish(imports.dry_run(ctx, incoming, incoming.mapping))
    assert [(p.row, p.problem.rule) for p in dry.problems if p.problem.rule == "V3"] == [(2, "V3")]
