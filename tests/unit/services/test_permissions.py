"""Who may do what: each role does its part, everybody else is told who may and whom to ask, and nothing is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.problems import Refused, UserError, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Role
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping
from mac_desktop.forms.catalogue.all_forms import form_for, forms_by_key, keeping
from mac_desktop.services import (
    backups,
    drafts,
    duties,
    history,
    imports,
    limits,
    lists,
    permissions,
    records,
    report_preview,
    reports,
    stores,
    wording,
)
from mac_desktop.services.checking import check_store
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.progress import finish
from mac_desktop.store.filters import Filter
from mac_desktop.texts import Texts

ACCIDENT = {
    "accident_date": "03/2024",
    "accident_type": "MINE",
    "caused_by": "MINE",
    "device_category": "APM",
    "admin_unit_id": "AF01",
}
PERSON = {"name": "Zarmina Example", "sex": "F", "consent_to_share": "YES", "phone": "+000 555 0123"}
BOSS = {"sign_in": "boss", "full_name": "Farid Boss", "roles": "ADMINISTRATOR", "active": "YES"}


@pytest.fixture
def centre(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    """A store in which only an administrator, "boss", has an account."""
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="boss", now=now, texts=Texts())
    records.save(made, "admin_unit", {"pcode": "AF01", "name": "Kabul", "level": 1}, submit=True)
    records.save(made, "country", {"official_name": "Marland", "short_name": "Marland", "iso_code": "MRL"}, submit=True)
    assert records.save(made, "user_account", BOSS, submit=True).state is State.SUBMITTED
    yield made
    made.store.close()


def add_user(centre: Context, sign_in: str, *roles: str, active: str = "YES") -> Context:
    """The same store for another person, who has an account with these roles."""
    account = {
        "sign_in": sign_in,
        "full_name": f"{sign_in.title()} Example",
        "roles": ";".join(roles),
        "active": active,
    }
    saved = records.save(centre, "user_account", account, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    return replace(centre, user=sign_in)


def refused(act: Callable[[], object]) -> str:
    """The sentence by which something is refused."""
    with pytest.raises(Refused) as error:
        act()
    sentence = wording.apology(Texts(), error.value)
    assert sentence.endswith(".")
    assert "{" not in sentence
    return sentence


# ---- a store without accounts, and the first of them


def test_a_small_centre_without_accounts_does_everything(centre: Context) -> None:
    account = records.load(centre, "user_account", "boss")
    records.save(centre, "user_account", {**account.raw, "active": "NO"}, account.id, submit=True)
    anybody = replace(centre, user="whoever")
    saved = records.save(anybody, "person", PERSON, submit=True)
    assert records.set_state(anybody, "person", [saved.id], State.APPROVED).moved == 1
    assert not permissions.rights(anybody).in_force


def test_the_first_account_is_ones_own_and_an_administrators(tmp_path: Path, now: Callable[[], dt.datetime]) -> None:
    ctx = stores.new_store(tmp_path / "new.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    with ctx.store:
        assert "amina" in refused(lambda: records.save(ctx, "user_account", BOSS, submit=True))
        clerk = {**BOSS, "sign_in": "amina", "roles": "DATA_ENTRY"}
        assert "administrator" in refused(lambda: records.save(ctx, "user_account", clerk, submit=True))
        assert lists.count(ctx, ListRequest("user_account", ("number",))) == 0
        own = records.save(ctx, "user_account", {**BOSS, "sign_in": " Amina "}, submit=True)
        assert own.state is State.SUBMITTED
        assert permissions.rights(ctx).roles == {Role.ADMINISTRATOR}, "letters great and small are the same name"


def test_who_has_no_account_cannot_open_the_store(centre: Context, now: Callable[[], dt.datetime]) -> None:
    add_user(centre, "gone", "APPROVER", active="NO")
    path = centre.store.path
    centre.store.close()
    for name in ("stranger", "gone"):
        with pytest.raises(Refused) as error:
            stores.open_store(path, user=name, now=now, texts=Texts())
        sentence = wording.apology(Texts(), error.value)
        assert name in sentence
        assert "Farid Boss (boss)" in sentence
    stores.open_store(path, user="BOSS", now=now, texts=Texts()).store.close()


@pytest.mark.parametrize("how", ["role", "inactive", "delete", "return", "undo"])
def test_nobody_takes_away_the_last_administrator_while_others_work_here(centre: Context, how: str) -> None:
    add_user(centre, "amina", "DATA_ENTRY")
    account = records.load(centre, "user_account", "boss")
    made = history.of_record(centre, "user_account", account.id)[0].step_id
    ways = {
        "role": lambda: records.save(
            centre, "user_account", {**account.raw, "roles": "VIEWER"}, account.id, submit=True
        ),
        "inactive": lambda: records.save(centre, "user_account", {**account.raw, "active": "NO"}, account.id),
        "delete": lambda: records.delete(centre, "user_account", account.id, "gone"),
        "return": lambda: records.set_state(centre, "user_account", [account.id], State.RETURNED, "?"),
        "undo": lambda: history.undo(centre, made),
    }
    assert "administrator" in refused(ways[how])
    assert permissions.rights(centre).roles == {Role.ADMINISTRATOR}
    add_user(centre, "second", "ADMINISTRATOR")
    ways[how]()
    assert Role.ADMINISTRATOR not in permissions.rights(centre).roles, "with another one there it is allowed"


def test_an_administrator_who_is_alone_may_open_the_store_again(centre: Context) -> None:
    records.delete(centre, "user_account", records.load(centre, "user_account", "boss").id, "we are two people")
    assert not permissions.rights(centre).in_force


# ---- role by role

MAY = {
    "DATA_ENTRY": "enter import undo_own back_up",
    "VERIFIER": "enter verify return reject import undo_own back_up",
    "APPROVER": "enter verify approve return reject delete import import_approved undo_own undo_others back_up file",
    "OFFICER": "enter import place undo_own undo_others back_up file limit",
    "CASE_WORKER": "enter import person undo_own back_up",
    "VIEWER": "",
    "ADMINISTRATOR": "undo_others back_up limit account duties",
}


@pytest.mark.parametrize("role", MAY)
def test_a_role_does_its_part_and_no_other(centre: Context, role: str, tmp_path: Path) -> None:
    maker = add_user(centre, "maker", "DATA_ENTRY", "VERIFIER", "APPROVER", "CASE_WORKER")
    person = add_user(centre, "somebody", role)
    verbs = _verbs(maker, person, tmp_path)
    done = set()
    for name, act in verbs.items():
        try:
            act()
            done.add(name)
        except Refused as error:
            sentence = wording.apology(Texts(), error)
            assert "Ask " in sentence, name
            assert "Example (" in sentence or "Farid Boss (boss)" in sentence, name
    assert done == set(MAY[role].split())


def _verbs(maker: Context, person: Context, folder: Path) -> dict[str, Callable[[], object]]:
    """Every verb, with a record of its own, and for its undo a step of its own."""

    def submitted() -> str:
        return records.save(maker, "accident", ACCIDENT, submit=True).id

    def move(state: State) -> Callable[[], object]:
        record_id = submitted()
        return lambda: records.set_state(person, "accident", [record_id], state, "why")

    gone = submitted()
    others = history.last_step(maker)
    return {
        "enter": lambda: records.save(person, "accident", ACCIDENT, submit=True),
        "verify": move(State.VERIFIED),
        "approve": move(State.APPROVED),
        "return": move(State.RETURNED),
        "reject": move(State.REJECTED),
        "delete": lambda: records.delete(person, "accident", submitted(), "twice"),
        "import": lambda: _import(person, folder / "some.xlsx", State.SUBMITTED),
        "import_approved": lambda: _import(person, folder / "others.xlsx", State.APPROVED),
        "place": lambda: records.save(person, "admin_unit", {"pcode": "AF02", "name": "Herat", "level": 1}),
        "person": lambda: records.save(person, "person", PERSON),
        "account": lambda: records.save(person, "user_account", {**BOSS, "sign_in": "new"}),
        "undo_own": lambda: _undo_own(person),
        "undo_others": lambda: (history.undo(person, others), gone),
        "back_up": lambda: backups.make_backup(person, folder / "copies"),
        "file": lambda: reports.file_report(person, _report(person), dt.date(2026, 4, 20)),
        "limit": lambda: limits.set_limit(person, next(iter(limits.thresholds())), 7),
        "duties": lambda: duties.keep_apart(person, False),
    }


def _undo_own(person: Context) -> None:
    records.save(person, "accident", ACCIDENT)
    history.undo(person, history.last_step(person))


def _report(ctx: Context) -> reports.Article7:
    return reports.article7(ctx, reports.Article7Request(year=2025))


def _import(ctx: Context, path: Path, state: State) -> None:
    row = {**ACCIDENT, "place": path.stem}
    book = openpyxl.Workbook()
    book.active.append(list(row))
    book.active.append(list(row.values()))
    book.save(path)
    incoming = imports.look_at(ctx, path, subject="accident")
    uses = tuple(ColumnUse(name, f"accident.{name}") for name in row)
    dry = finish(imports.dry_run(ctx, incoming, ImportMapping("accident", uses, state=state)))
    finish(imports.store_import(ctx, dry))


def test_a_refusal_says_who_may_and_whom_to_ask_and_changes_nothing(centre: Context) -> None:
    clerk = add_user(centre, "clerk", "DATA_ENTRY")
    add_user(centre, "karim", "APPROVER")
    saved = records.save(clerk, "accident", ACCIDENT, submit=True)
    sentence = refused(lambda: records.set_state(clerk, "accident", [saved.id], State.APPROVED))
    assert sentence == (
        "You may not approve records here (Accidents). That is for: Approver. Ask Karim Example (karim)."
    )
    assert refused(lambda: records.preview_state(clerk, "accident", [saved.id], State.APPROVED)) == sentence
    assert records.load(clerk, "accident", saved.id).state is State.SUBMITTED


def test_where_nobody_has_the_role_the_administrator_is_asked(centre: Context) -> None:
    clerk = add_user(centre, "clerk", "DATA_ENTRY")
    saved = records.save(clerk, "accident", ACCIDENT, submit=True)
    sentence = refused(lambda: records.set_state(clerk, "accident", [saved.id], State.APPROVED))
    assert sentence.endswith("Ask Farid Boss (boss).")


def test_a_draft_is_deleted_by_whoever_may_enter_it(centre: Context) -> None:
    clerk = add_user(centre, "clerk", "DATA_ENTRY")
    draft = records.save(clerk, "accident", ACCIDENT)
    records.delete(clerk, "accident", draft.id, "a slip")
    records.restore(clerk, "accident", draft.id)
    whole = records.save(clerk, "accident", ACCIDENT, draft.id, submit=True)
    assert "submitted" in refused(lambda: records.delete(clerk, "accident", whole.id, "a slip"))


def test_what_one_person_tried_another_may_not_store(centre: Context, tmp_path: Path) -> None:
    clerk, viewer = add_user(centre, "clerk", "DATA_ENTRY"), add_user(centre, "viewer", "VIEWER")
    book = openpyxl.Workbook()
    book.active.append(list(ACCIDENT))
    book.active.append(list(ACCIDENT.values()))
    book.save(tmp_path / "some.xlsx")
    incoming = imports.look_at(clerk, tmp_path / "some.xlsx", subject="accident")
    uses = tuple(ColumnUse(name, f"accident.{name}") for name in ACCIDENT)
    dry = finish(imports.dry_run(clerk, incoming, ImportMapping("accident", uses)))
    refused(lambda: finish(imports.store_import(viewer, dry)))
    assert lists.count(clerk, ListRequest("accident", ("number",))) == 0


def test_rights_are_asked_once_for_a_verb_and_not_for_each_record(
    centre: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = add_user(centre, "karim", "APPROVER", "DATA_ENTRY")
    ids = [records.save(person, "accident", ACCIDENT, submit=True).id for _ in range(12)]
    asked: list[str] = []
    real = permissions.rights_of
    monkeypatch.setattr(permissions, "rights_of", lambda conn, user: asked.append(user) or real(conn, user))
    assert records.set_state(person, "accident", ids, State.APPROVED).moved == 12
    assert len(asked) == 1


def test_every_form_is_in_somebodys_hands() -> None:
    for key, form in forms_by_key().items():
        group = form.form.group
        if group == "Reference lists":
            assert keeping(key) == "reference", key
        if group == "Administration":
            assert keeping(key) == "administration", key
        if group in ("Accidents and victims", "Victim assistance"):
            assert keeping(key) == "victims", key
        names_a_person = any(f.refers_to == "person" and f.required for f in form.fields.values())
        assert form.form.personal or not names_a_person, f"{key} is always about a person, so few may read it"
    assert keeping("team") == keeping("organisation"), "a part is where its owner is"


# ---- changes of status that are for others


def test_reopening_an_area_is_not_for_the_one_who_types(centre: Context) -> None:
    clerk, checker = add_user(centre, "clerk", "DATA_ENTRY"), add_user(centre, "karim", "VERIFIER")
    area = {
        "classification": "CHA", "status": "CLOSED", "closure_reason": "OUTSIDE", "closed_date": "2024-02",
        "information_date": "2024", "admin_unit_id": "AF01", "area_m2": 900, "contamination": "APM",
    }  # fmt: skip
    saved = records.save(clerk, "hazardous_area", area, submit=True)
    again = {
        **area,
        "status": "REOPENED",
        "status_date": "2024-05",
        "status_reason": "A mine",
        "direct_evidence": "VISUAL",
    }
    sentence = refused(lambda: records.save(clerk, "hazardous_area", again, saved.id, submit=True))
    assert "“Closed” to “Re-opened”" in sentence
    assert "Karim Example (karim)" in sentence
    assert records.load(clerk, "hazardous_area", saved.id).values["status"] == "CLOSED"
    done = records.save(checker, "hazardous_area", again, saved.id, submit=True)
    assert done.state is State.SUBMITTED, done.problems


# ---- records about people


@pytest.fixture
def worker(centre: Context) -> Context:
    return add_user(centre, "worker", "CASE_WORKER")


@pytest.fixture
def viewer(centre: Context) -> Context:
    return add_user(centre, "viewer", "VIEWER")


@pytest.fixture
def person(worker: Context) -> str:
    return records.save(worker, "person", PERSON, submit=True).id


def test_you_may_see_the_number_and_not_the_name(worker: Context, viewer: Context, person: str) -> None:
    number = records.load(worker, "person", person).number
    request = ListRequest("person", ("number", "name", "phone", "remarks", "state"))
    assert lists.count(viewer, request) == 1
    ids = lists.ids(viewer, request)
    assert lists.rows(viewer, request, ids) == [(number, "not shown", "not shown", "", "Submitted")]
    assert lists.rows(worker, request, ids)[0][1] == "Zarmina Example"
    sentence = refused(lambda: records.load(viewer, "person", person))
    assert "numbers of these records (Persons), not the names" in sentence
    assert "Worker Example (worker)" in sentence
    refused(lambda: history.of_record(viewer, "person", person))


def test_a_name_is_not_found_out_by_search_filter_or_order(worker: Context, viewer: Context, person: str) -> None:
    assert [f.id for f in lists.search(worker, "zarmina")] == [person]
    assert lists.search(viewer, "zarmina") == []
    assert "Persons" in lists.unsearched(viewer)
    assert lists.unsearched(worker) == ""
    told = ListRequest("person", ("number",))
    for request in (
        replace(told, text="zarmina"),
        replace(told, sort=(("name", False),)),
        replace(told, filters=(Filter("name", "contains", "Zar"),)),
        replace(told, filters=(Filter("sex", "is", "F"),)),
    ):
        refused(lambda r=request: lists.ids(viewer, r))
        refused(lambda r=request: lists.count(viewer, r))
        assert lists.ids(worker, request) == [person]
    refused(lambda: lists.request(viewer, "casualty", where={"person_id": "Zarmina Example"}))
    assert lists.request(worker, "casualty", where={"person_id": "Zarmina Example"}).filters


def test_a_casualty_is_shown_with_the_number_of_its_person(worker: Context, viewer: Context, person: str) -> None:
    number = records.load(worker, "person", person).number
    accident = records.save(worker, "accident", ACCIDENT, submit=True)
    casualty = {"accident_id": accident.id, "person_id": person, "outcome": "INJURED", "sex": "F"}
    saved = records.save(worker, "casualty", {**casualty, "condition": "CIV", "activity": "FARM"})
    helped = records.save(worker, "assistance", {"person_id": person, "service": "Prosthesis", "service_date": "2025"})
    request = ListRequest("casualty", ("number", "person_id"))
    assert lists.rows(viewer, request, [saved.id])[0][1] == number
    assert "Zarmina" in lists.rows(worker, request, [saved.id])[0][1]
    assert dict(records.shown(viewer, records.load(viewer, "casualty", saved.id)))["Person"] == number
    assert "Zarmina" not in str(report_preview.called(viewer, "assistance", [helped.id]))
    assert "Zarmina" in str(report_preview.called(worker, "assistance", [helped.id]))
    assert records.label(viewer, "person", person) == number
    touched = history.records_of_step(viewer, history.of_record(worker, "person", person)[0].step_id)
    assert [line[2] for line in touched] == [number]
    assert records.choices(viewer, "person", "Zarmina") == []
    assert records.choices(viewer, "person", "") == []
    assert [label for _, label, _ in records.choices(viewer, "person", number[:8])] == [number]


def test_who_approves_and_is_no_case_worker_does_not_approve_persons(centre: Context, person: str) -> None:
    approver = add_user(centre, "karim", "APPROVER")
    sentence = refused(lambda: records.set_state(approver, "person", [person], State.APPROVED))
    assert "Case worker" in sentence
    both = add_user(centre, "laila", "APPROVER", "CASE_WORKER")
    assert records.set_state(both, "person", [person], State.APPROVED).moved == 1


def test_what_is_typed_about_a_person_is_offered_only_to_who_may_read_it(worker: Context, viewer: Context) -> None:
    drafts.keep(worker, "person", None, None, {"name": "Nur Example"})
    assert [d.raw["name"] for d in drafts.waiting(worker)] == ["Nur Example"]
    assert drafts.waiting(viewer) == []


def test_check_says_that_something_is_wrong_with_a_person_and_not_what(worker: Context, viewer: Context) -> None:
    saved = records.save(worker, "person", {**PERSON, "birth_date": "1820"})
    assert saved.problems
    told = [p for number, p in check_store(viewer).problems if number == saved.number]
    assert told
    assert all("1820" not in wording.sentence(Texts(), p) for p in told)
    assert any("1820" in wording.sentence(Texts(), p) for n, p in check_store(worker).problems if n == saved.number)


def test_an_informant_is_hidden_not_searched_and_stays_when_others_save(centre: Context, worker: Context) -> None:
    clerk = add_user(centre, "clerk", "DATA_ENTRY")
    told = {**ACCIDENT, "informant_name": "Malika Example", "informant_phone": "+000 555 0199"}
    saved = records.save(clerk, "accident", told, submit=True)
    loaded = records.load(clerk, "accident", saved.id)
    assert loaded.values["informant_name"] is None
    assert loaded.hidden == {"informant_name", "informant_phone"}
    assert dict(records.shown(clerk, loaded))["Informant"] == "not shown"
    assert lists.search(worker, "Malika") == []
    assert records.check(clerk, "accident", {**loaded.raw, "place": "Bagrami"}, saved.id).values["informant_name"]
    records.save(clerk, "accident", {**loaded.raw, "place": "Bagrami", "informant_name": "x"}, saved.id, submit=True)
    assert records.load(worker, "accident", saved.id).values["informant_name"] == "Malika Example"
    shown = [c for e in history.of_record(clerk, "accident", saved.id) for c in e.changes if c[0] == "Informant"]
    assert shown == [("Informant", "", "not shown")]
    assert ("Informant", "", "Malika Example") in history.of_record(worker, "accident", saved.id)[-1].changes


# ---- duties kept apart


def test_nobody_approves_what_they_entered_or_last_changed(centre: Context) -> None:
    amina = add_user(centre, "amina", "DATA_ENTRY", "VERIFIER", "APPROVER")
    karim = add_user(centre, "karim", "DATA_ENTRY", "VERIFIER", "APPROVER")
    duties.keep_apart(centre, True)
    saved = records.save(amina, "accident", ACCIDENT, submit=True)
    assert records.set_state(amina, "accident", [saved.id], State.VERIFIED).moved == 1
    (held,) = records.set_state(amina, "accident", [saved.id], State.APPROVED).held
    assert held[1][0].rule == "S1"
    sentence = wording.sentence(Texts(), held[1][0])
    assert "Karim Example (karim)" in sentence
    assert "Amina" not in sentence
    changed = records.save(karim, "accident", {**ACCIDENT, "place": "Bagrami"}, saved.id, submit=True)
    assert changed.state is State.SUBMITTED
    for both in (amina, karim):
        assert records.set_state(both, "accident", [saved.id], State.APPROVED).moved == 0, "both had a hand in it"
    laila = add_user(centre, "laila", "APPROVER")
    assert records.set_state(laila, "accident", [saved.id], State.APPROVED).moved == 1


def test_verifying_is_no_change_of_a_record(centre: Context) -> None:
    amina = add_user(centre, "amina", "DATA_ENTRY")
    karim = add_user(centre, "karim", "VERIFIER", "APPROVER")
    duties.keep_apart(centre, True)
    saved = records.save(amina, "accident", ACCIDENT, submit=True)
    records.set_state(karim, "accident", [saved.id], State.VERIFIED)
    assert records.set_state(karim, "accident", [saved.id], State.APPROVED).moved == 1


def test_with_duties_apart_nothing_comes_in_approved(centre: Context, tmp_path: Path) -> None:
    amina = add_user(centre, "amina", "DATA_ENTRY", "APPROVER")
    add_user(centre, "karim", "APPROVER")
    duties.keep_apart(centre, True)
    sentence = refused(lambda: _import(amina, tmp_path / "some.xlsx", State.APPROVED))
    assert "Karim Example (karim)" in sentence
    _import(amina, tmp_path / "some.xlsx", State.SUBMITTED)
    history.undo(amina, history.last_step(amina))
    duties.keep_apart(centre, False)
    _import(amina, tmp_path / "some.xlsx", State.APPROVED)


def test_duties_are_kept_apart_also_where_there_are_no_accounts(tmp_path: Path, now: Callable[[], dt.datetime]) -> None:
    ctx = stores.new_store(tmp_path / "two.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    with ctx.store:
        duties.keep_apart(ctx, True)
        saved = records.save(ctx, "person", PERSON, submit=True)
        (held,) = records.set_state(ctx, "person", [saved.id], State.APPROVED).held
        assert "another person" in wording.sentence(Texts(), held[1][0])
        assert records.set_state(replace(ctx, user="karim"), "person", [saved.id], State.APPROVED).moved == 1


# ---- backups, accounts in words


def test_a_backup_is_put_back_by_an_administrator_or_when_the_store_is_broken(
    centre: Context, tmp_path: Path, now: Callable[[], dt.datetime]
) -> None:
    clerk = add_user(centre, "clerk", "DATA_ENTRY")
    made, path = backups.make_backup(clerk, tmp_path / "copies").path, centre.store.path
    centre.store.close()
    with pytest.raises(Refused):
        backups.restore_backup(made, path, user="clerk", now=now, texts=Texts())
    assert backups.restore_backup(made, path, user="boss", now=now, texts=Texts()) is not None
    path.write_bytes(b"SQLite format 3\0" + b"broken" * 400)
    assert backups.restore_backup(made, path, user="clerk", now=now, texts=Texts()) is not None


def test_an_account_needs_a_name_that_the_computer_can_have(centre: Context) -> None:
    for wrong in ({"sign_in": "two words"}, {"sign_in": "unknown"}, {"roles": "unknown"}, {"active": "unknown"}):
        saved = records.save(centre, "user_account", {**BOSS, "sign_in": "new", **wrong}, submit=True)
        assert saved.state is State.DRAFT, wrong
    with pytest.raises(UserError):
        stores.open_store(centre.store.path, user="new", now=centre.now, texts=Texts())
    assert [role for role in Role if role.value in permissions.role_names(Texts(), Role)] == []
    assert permissions.role_names(Texts("fr"), [Role.VIEWER, Role.DATA_ENTRY]) == "Saisie, Lecteur"
    assert issubclass(Refused, WrongUse), "the command line ends with 2"
    assert form_for("user_account").form.keeping == "administration"


# ---- the personnel of operators


def test_personnel_is_kept_by_the_officer_and_hidden_from_others(centre: Context) -> None:
    officer, clerk = add_user(centre, "officer", "OFFICER"), add_user(centre, "clerk", "DATA_ENTRY")
    operator = {"short_name": "CFI", "name": "Clear Fields", "category": "INGO"}
    owner = records.save(officer, "organisation", operator, submit=True).id
    assert owner is not None
    deminer = {"organisation_id": owner, "name": "Zarmina Example", "staff_function": "DEMINER"}
    saved = records.save(officer, "personnel", deminer, submit=True)
    assert saved.state is State.SUBMITTED, saved.problems
    assert [found.id for found in lists.search(officer, "zarmina")] == [saved.id]
    assert lists.search(clerk, "zarmina") == []
    assert "information officer" in refused(lambda: records.load(clerk, "personnel", saved.id or "")).lower()
    assert "information officer" in refused(lambda: records.save(clerk, "personnel", deminer, submit=True)).lower()
