"""What of a report is remembered when it was sent, and which days, states and words are its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.treaty import FiledForm
from mac_desktop.services import history, records, reports, stores
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.reports import Article7Request
from mac_desktop.store import queries
from mac_desktop.texts import Texts


@pytest.fixture
def ctx(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Context]:
    made = stores.new_store(tmp_path / "centre.macdesk", office="KBL", user="amina", now=now, texts=Texts())
    country = {"official_name": "Republic of Here", "short_name": "Here", "iso_code": "HER"}
    records.save(made, "country", country, submit=True)
    yield made
    made.store.close()


def _filed_forms(ctx: Context, number: str) -> dict[str, tuple[str, int]]:
    """Fingerprint and year of each form that was sent with a report."""
    report = records.load(ctx, "filed_report", number).id
    with ctx.store.read() as connection:
        rows = queries.find_by(connection, FiledForm, "filed_report_id", report)
    return {row["form_letter"]: (row["content_hash"], row["last_reported"]) for row in rows}


def test_a_report_of_a_year_to_come_is_refused(ctx: Context) -> None:
    assert reports.article7(ctx, Article7Request(2026)).request.year == 2026
    with pytest.raises(WrongUse, match="2027"):
        reports.article7(ctx, Article7Request(2027))


def test_what_was_sent_is_remembered_with_its_period_and_the_marks_of_its_forms(ctx: Context) -> None:
    made = reports.article7(ctx, Article7Request(2024))
    number = reports.file_report(ctx, made, dt.date(2025, 4, 25))
    kept = records.load(ctx, "filed_report", number)
    days = tuple(str(kept.values[name]) for name in ("period_from", "period_to", "filed_on"))
    assert days == ("2024-01-01", "2024-12-31", "2025-04-25")
    assert kept.values["file_sha256"] == made.document.facts.data_hash
    forms = {form.letter: (form.fingerprint, form.last_reported or 2024) for form in made.made.forms}
    assert _filed_forms(ctx, number) == forms
    assert len({mark for mark, _ in forms.values()}) > 1


def test_a_form_that_stays_unchanged_keeps_the_year_in_which_it_was_last_reported(ctx: Context) -> None:
    contact = {"treaty": "APMBC", "organisation": "National authority", "email": "info@example.org"}
    saved = records.save(ctx, "contact_point", contact, submit=True)
    assert records.set_state(ctx, "contact_point", [saved.id], State.APPROVED).moved == 1
    unchanged: list[str] = []
    for year in (2022, 2023, 2024):
        made = reports.article7(ctx, Article7Request(year, submitted_on=dt.date(year + 1, 4, 25)))
        number = reports.file_report(ctx, made, dt.date(year + 1, 4, 25))
        unchanged = [form.letter for form in made.made.forms if form.option == "unchanged"]
    assert unchanged, "something stays as it was from year to year"
    remembered = _filed_forms(ctx, number)
    assert {remembered[letter][1] for letter in unchanged} == {2022}


def test_the_files_speak_the_language_of_the_report_and_not_of_the_screen(ctx: Context, tmp_path: Path) -> None:
    written = finish(reports.write(ctx, reports.article7(ctx, Article7Request(2025, language="fr")), tmp_path))
    sheet = openpyxl.load_workbook(written.xlsx).worksheets[-1]
    assert "Définition" in [cell.value for cell in sheet[4]]


def test_a_report_names_the_step_that_it_was_made_from(ctx: Context) -> None:
    assert reports.article7(ctx, Article7Request(2025)).document.facts.step == history.last_step(ctx) == 1
    records.save(ctx, "admin_unit", {"pcode": "H1"})
    assert reports.article7(ctx, Article7Request(2025)).document.facts.step == 2


def test_the_day_of_submission_is_the_one_that_was_asked_for(ctx: Context) -> None:
    asked = Article7Request(2025, submitted_on=dt.date(2026, 1, 30))
    early, today = reports.article7(ctx, asked), reports.article7(ctx, replace(asked, submitted_on=None))
    assert early.document != today.document
