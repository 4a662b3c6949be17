"""Looking back: what a person means by a moment, and what is shown, refused and printed of the past."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.services import (
    backups,
    checking,
    clock,
    drafts,
    history,
    limits,
    lists,
    looking_back,
    records,
    reports,
    stores,
)
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

UTC = dt.UTC


class Clock:
    """The time of a centre, as tests set it."""

    def __init__(self) -> None:
        self.time = dt.datetime(2025, 11, 3, 8, 0, tzinfo=UTC)

    def __call__(self) -> dt.datetime:
        return self.time


@pytest.fixture
def in_kabul(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer four and a half hours east of Greenwich."""
    monkeypatch.setenv("TZ", "Asia/Kabul")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[tuple[Context, Clock]]:
    clock = Clock()
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=clock, texts=Texts())
    yield made, clock
    made.store.close()


AREA = {
    "classification": "CHA",
    "status": "OPEN",
    "information_date": "2025-02",
    "admin_unit_id": "H1",
    "contamination": "APM",
    "direct_evidence": "VISUAL",
}


def country(ctx: Context) -> str:
    """A State with one approved area of 1,200 square metres; returns the area's id."""
    records.save(ctx, "country", {"official_name": "Republic of Here", "short_name": "Here", "iso_code": "HER"})
    records.save(ctx, "admin_unit", {"pcode": "H1", "name": "North", "level": 1}, submit=True)
    area = records.save(ctx, "hazardous_area", {**AREA, "name": "Old quarry", "area_m2": "1200"}, submit=True)
    assert records.set_state(ctx, "hazardous_area", [area.id], State.APPROVED).moved == 1
    return area.id


def shown(ctx: Context, form_key: str = "hazardous_area", **asked: object) -> list[tuple[str, ...]]:
    request = ListRequest(form_key, ("number", "name", "area_m2", "state"), **asked)  # type: ignore[arg-type]
    return lists.rows(ctx, request, lists.ids(ctx, request))


# ---- what a moment is


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025", "2026-01-01T00:00:00+04:30"),
        ("2025-06", "2025-07-01T00:00:00+04:30"),
        ("2025-12-31", "2026-01-01T00:00:00+04:30"),
        ("31/12/2025", "2026-01-01T00:00:00+04:30"),
        ("31 Dec 2025", "2026-01-01T00:00:00+04:30"),
        ("2025-12-31 14:00", "2025-12-31T14:01:00+04:30"),
        ("2025-12-31T14:00", "2025-12-31T14:01:00+04:30"),
        ("31 Dec 2025, 2.30 pm", "2025-12-31T14:31:00+04:30"),
        ("2025-12-31 14:00:05", "2025-12-31T14:00:06+04:30"),
        ("2025-12-31T09:30:00Z", "2025-12-31T09:30:01+00:00"),
    ],
)
def test_a_moment_is_meant_to_its_end_in_the_time_of_the_computer(in_kabul: None, written: str, meant: str) -> None:
    now = dt.datetime(2026, 4, 20, 9, tzinfo=UTC)
    end = dt.datetime.fromisoformat(meant) - dt.timedelta(milliseconds=1)
    assert looking_back.read_moment(written, now) == end


def test_the_moment_that_the_history_prints_is_that_of_its_step(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    clock.time = dt.datetime(2025, 11, 3, 8, 0, 0, 250_000, tzinfo=UTC)
    records.save(ctx, "admin_unit", {"pcode": "H1", "name": "North", "level": 1})
    clock.time = dt.datetime(2025, 11, 3, 8, 0, 0, 900_000, tzinfo=UTC)
    records.save(ctx, "admin_unit", {"pcode": "H2", "name": "South", "level": 1})
    clock.time = dt.datetime(2025, 11, 4, tzinfo=UTC)
    first = history.steps(ctx)[-1].at
    assert lists.count(looking_back.as_of(ctx, first), ListRequest("admin_unit", ("number",))) == 1
    assert lists.count(looking_back.as_of(ctx, first[:19] + "Z"), ListRequest("admin_unit", ("number",))) == 2


def test_the_day_that_is_not_over_is_meant_until_now(in_kabul: None) -> None:
    now = dt.datetime(2026, 4, 20, 9, tzinfo=UTC)
    assert looking_back.read_moment("2026-04-20", now) == now
    assert looking_back.read_moment("2026", now) == now


@pytest.mark.parametrize("written", ["", "yesterday", "31/02/2025", "2025-12-31 25:00", "2025-12 14:00", "14:00"])
def test_what_is_no_moment_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(WrongUse, match="2025-12-31 14:00"):
        looking_back.read_moment(written, dt.datetime(2026, 4, 20, 9, tzinfo=UTC))


def test_a_moment_that_has_not_come_is_refused(in_kabul: None) -> None:
    with pytest.raises(WrongUse, match="has not come yet"):
        looking_back.read_moment("2026-04-21", dt.datetime(2026, 4, 20, 9, tzinfo=UTC))


def test_the_sentence_over_the_past_names_the_moment(centre: tuple[Context, Clock], in_kabul: None) -> None:
    ctx, clock = centre
    clock.time = dt.datetime(2026, 4, 20, 9, tzinfo=UTC)
    day, minute = (looking_back.as_of(ctx, text) for text in ("2025-12-31", "2025-12-31 14:00"))
    assert looking_back.told(day) == "As of 31 December 2025, end of the day. Nothing can be changed here."
    assert looking_back.told(minute) == "As of 31 December 2025, 14:00. Nothing can be changed here."
    assert looking_back.told(minute, Texts("fr")).startswith("Au 31 décembre 2025")
    assert looking_back.told(ctx) == ""


# ---- what is shown


def test_a_record_a_list_a_search_and_a_count_are_as_they_were(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    area = country(ctx)
    clock.time = dt.datetime(2026, 2, 1, 8, tzinfo=UTC)
    records.save(ctx, "hazardous_area", {**AREA, "name": "New bridge", "area_m2": "50"}, area, submit=True)
    other = records.save(ctx, "hazardous_area", {**AREA, "name": "Mill", "area_m2": "7"}).id
    records.delete(ctx, "hazardous_area", other, "entered twice")
    assert [row[1:] for row in shown(ctx)] == [("New bridge", "50", "Submitted")]
    then = looking_back.as_of(ctx, "2025-12-31")
    assert [row[1:] for row in shown(then)] == [("Old quarry", "1,200", "Approved")]
    assert [row[1] for row in shown(then, text="quarry")] == ["Old quarry"]
    assert shown(then, text="bridge") == [], "a word that came later finds nothing in the past"
    assert [found.label for found in lists.search(then, "quarry")] == ["Old quarry"]
    assert records.load(then, "hazardous_area", area).values["name"] == "Old quarry"
    assert lists.totals(then, ListRequest("hazardous_area", ("number", "area_m2")), [area]) == {"area_m2": (1200, 0)}
    assert [step.title for step in history.steps(then, 1)] == [history.steps(ctx)[-4].title]
    assert len(history.of_record(then, "hazardous_area", area)) == 2
    with pytest.raises(WrongUse):
        records.load(then, "hazardous_area", other)


def test_an_import_that_was_taken_back_is_there_on_the_days_between(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    records.save(ctx, "admin_unit", {"pcode": "H1", "name": "North", "level": 1})
    step = history.last_step(ctx)
    clock.time = dt.datetime(2025, 11, 5, 8, tzinfo=UTC)
    history.undo(ctx, step)
    clock.time = dt.datetime(2025, 11, 7, 8, tzinfo=UTC)
    history.undo(ctx, history.last_step(ctx))
    clock.time = dt.datetime(2025, 11, 9, 8, tzinfo=UTC)
    request = ListRequest("admin_unit", ("number",))
    days = ("2025-11-02", "2025-11-04", "2025-11-06", "2025-11-08")
    assert [lists.count(looking_back.as_of(ctx, day), request) for day in days] == [0, 1, 0, 1]


def test_what_was_not_yet_late_then_is_not_called_late(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    records.save(ctx, "treaty_status", {"treaty": "APMBC", "status": "PARTY", "entry_into_force": "2010-03-01"})
    [status] = lists.ids(ctx, ListRequest("treaty_status", ("number",)))
    records.set_state(ctx, "treaty_status", [status], State.SUBMITTED)
    clock.time = dt.datetime(2026, 9, 1, 8, tzinfo=UTC)
    now, then = (clock_of(one) for one in (ctx, looking_back.as_of(ctx, "2025-12-01")))
    assert now != then


def clock_of(ctx: Context) -> list[str]:
    return [clock.standing(ctx.texts, deadline) for _, deadline in clock.waiting(ctx)]


def test_a_check_of_the_past_judges_the_records_of_then_by_the_day_of_then(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    records.save(ctx, "accident", {"accident_date": "2025-11-20"})
    clock.time = dt.datetime(2025, 12, 24, 8, tzinfo=UTC)
    records.save(ctx, "accident", {"accident_date": "2025-11-02"})
    rules = {p.rule for _, p in checking.check_store(ctx).problems}
    then = checking.check_store(looking_back.as_of(ctx, "2025-11-04"))
    assert (then.records, then.file_problems) == (1, [])
    assert "D2" not in rules, "a day that has come is no mistake"
    assert "D2" in {p.rule for _, p in then.problems}, "then it lay in the future"


def test_what_people_may_see_of_the_past_is_what_they_may_see_today(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    records.save(ctx, "person", {"name": "Amina Example"})
    clock.time = dt.datetime(2025, 12, 1, 8, tzinfo=UTC)
    for user, roles in (("amina", "ADMINISTRATOR"), ("bashir", "DATA_ENTRY")):
        account = {"sign_in": user, "full_name": user.title(), "roles": roles, "active": "YES"}
        assert records.save(ctx, "user_account", account, submit=True).state is State.SUBMITTED
    clerk = Context(ctx.store, "bashir", ctx.now, ctx.texts)
    then = looking_back.as_of(clerk, "2025-11-04")
    [line] = lists.rows(then, ListRequest("person", ("number", "name")), lists.ids(then, ListRequest("person", ())))
    assert "Amina" not in line[1], "before there were accounts everybody might have read it"


# ---- what is refused


def test_nothing_can_be_changed_in_the_past(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    area = country(ctx)
    clock.time = dt.datetime(2026, 2, 1, 8, tzinfo=UTC)
    then = looking_back.as_of(ctx, "2025-12-31")
    for change in (
        lambda: records.save(then, "hazardous_area", {**AREA, "name": "Other"}, area),
        lambda: records.save(then, "hazardous_area", AREA),
        lambda: records.set_state(then, "hazardous_area", [area], State.RETURNED, "look again"),
        lambda: records.delete(then, "hazardous_area", area, "gone"),
        lambda: history.undo(then, 1),
        lambda: backups.make_backup(then),
        lambda: drafts.keep(then, "hazardous_area", None, None, {"name": "Mill"}),
        lambda: limits.set_limit(then, "L5.largest", 7.0),
    ):
        with pytest.raises(WrongUse, match="The past cannot be changed"):
            change()
    assert len(history.steps(ctx)) == 4
    assert not (ctx.store.path.parent / "backups").exists()


# ---- what is printed


def test_a_report_of_the_past_says_so_and_has_the_fingerprint_of_then(
    centre: tuple[Context, Clock], tmp_path: Path
) -> None:
    ctx, clock = centre
    clock.time = dt.datetime(2026, 1, 20, 8, tzinfo=UTC)
    area = country(ctx)
    made = reports.article7(ctx, reports.Article7Request(2025))
    clock.time = dt.datetime(2026, 3, 1, 8, tzinfo=UTC)
    # A mistake that is put right was wrong in 2025 too; a new size without a date would hold from today.
    records.set_state(ctx, "hazardous_area", [area], State.RETURNED, "the size is wrong")
    records.save(ctx, "hazardous_area", {**AREA, "name": "Old quarry", "area_m2": "50"}, area, submit=True)
    records.set_state(ctx, "hazardous_area", [area], State.APPROVED)
    key = "form_c.summary.total.total_m2"
    assert reports.article7(ctx, reports.Article7Request(2025)).figures[key].amount == 50
    then = looking_back.as_of(ctx, "2026-01-31")
    again = reports.article7(then, reports.Article7Request(2025))
    assert again.figures[key].amount == 1200
    assert again.document.facts.data_hash == made.document.facts.data_hash
    assert again.document.facts.made_on == dt.date(2026, 3, 1)
    assert again.document.facts.step == 4
    assert [ids for _, ids in reports.behind(then, [again.figures[key]])] == [[area]]
    written = finish(reports.write(then, again, tmp_path / "out"))
    assert (written.pdf.name, written.xlsx.name) == (
        "article7-2025-as-of-2026-01-31-2359.pdf",
        "article7-2025-as-of-2026-01-31-2359.xlsx",
    )
    book = openpyxl.load_workbook(written.xlsx)
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows(max_row=20) for cell in row if cell.value]
    said = [text for text in texts if "31 January 2026, end of the day" in text]
    assert len(said) == 2, "on the title page and over the sources"
    assert all("31 January 2026" in str(sheet.oddFooter.left.text) for sheet in book)


def test_a_report_of_before_the_country_was_recorded_says_why_there_is_none(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    clock.time = dt.datetime(2026, 1, 20, 8, tzinfo=UTC)
    country(ctx)
    with pytest.raises(WrongUse, match="No country was recorded yet as of 31 December 2025"):
        reports.article7(looking_back.as_of(ctx, "2025"), reports.Article7Request(2025))


def test_a_report_that_was_sent_from_the_past_is_noted_today(centre: tuple[Context, Clock]) -> None:
    ctx, clock = centre
    clock.time = dt.datetime(2026, 1, 20, 8, tzinfo=UTC)
    country(ctx)
    clock.time = dt.datetime(2026, 3, 1, 8, tzinfo=UTC)
    report = reports.article7(looking_back.as_of(ctx, "2026-01-31"), reports.Article7Request(2025))
    with pytest.raises(WrongUse):
        reports.file_report(looking_back.as_of(ctx, "2026-01-31"), report, dt.date(2026, 1, 31))
    assert reports.file_report(ctx, report, dt.date(2026, 1, 31))
