"""The Article 7 report: made from the store, checked, written as PDF and Excel, opened figure by figure, filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Figure, Selection, records_behind
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.domain.records.base import IN_USE, State
from mac_desktop.domain.records.treaty import Country, FiledForm, FiledReport
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.reports import templates
from mac_desktop.reports.checks import Finding, check
from mac_desktop.reports.documents import article7 as documents
from mac_desktop.reports.documents.model import Document
from mac_desktop.reports.measures.definitions import definitions
from mac_desktop.reports.measures.scope import APPROVED, Scope
from mac_desktop.reports.to_pdf import PdfReport, write_pdf
from mac_desktop.reports.to_xlsx import write_xlsx
from mac_desktop.services import permissions, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import Job, Progress
from mac_desktop.store import history, queries
from mac_desktop.texts import N_, Texts, available_languages
from mac_desktop.version import VERSION

TREATY = "APMBC"
FIRST_YEAR = 1999


@dataclass(frozen=True, slots=True)
class Article7Request:
    """Which report is wanted.

    Without `start` and `end` (ISO dates) it covers the calendar year; `as_of` is the day on which land is counted, the
    end of the period when left out. `states` are the states of records that count.
    """

    year: int
    language: str = "en"
    submitted_on: dt.date | None = None
    start: str = ""
    end: str = ""
    as_of: str = ""
    states: tuple[str, ...] = APPROVED
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Article7:
    """A report made: its document and forms, what was counted, what the checks found, and the past moment whose records
    it tells of, if it is not of now."""

    request: Article7Request
    scope: Scope
    made: documents.Article7
    findings: Sequence[Finding]
    moment: dt.datetime | None = None

    @property
    def document(self) -> Document:
        """The report as it will be printed."""
        return self.made.document

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its key."""
        return {figure.key: figure for figure in self.document.figures()}


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a report, and where each figure stands on the pages of the PDF."""

    pdf: Path
    xlsx: Path
    pages: PdfReport


def article7(ctx: Context, request: Article7Request) -> Article7:
    """Make the Article 7 report from what stands in the store now, or stood there then. Nothing is written."""
    if request.language not in available_languages():
        raise WrongUse(
            N_("There is no language “{language}”. There are: {known}."),
            language=request.language,
            known=", ".join(available_languages()),
        )
    if not FIRST_YEAR <= request.year <= ctx.today.year:
        raise WrongUse(
            N_("A report covers a year from {first} to {last}; {year} is not one."),
            first=FIRST_YEAR,
            last=ctx.today.year,
            year=request.year,
        )
    scope = _scope(request)
    with ctx.store.read() as connection:
        if not queries.count(connection, Country):
            raise _no_country(ctx)
        steps, texts = history.steps(connection, 1), Texts(request.language)
        asked = documents.Request(
            year=request.year,
            submitted_on=request.submitted_on or ctx.today,
            made_on=ctx.now().astimezone().date(),
            stood_at=wording.moment(texts, ctx.moment) if ctx.moment else "",
            initial=request.initial,
            step=steps[0].id if steps else 0,
            program_version=VERSION,
        )
        made = documents.compose(templates.load(), connection, scope, asked, texts)
        found = check(connection, asked, made)
    return Article7(request, scope, made, found, ctx.moment)


def _no_country(ctx: Context) -> WrongUse:
    if ctx.moment is not None:
        text = N_("No country was recorded yet as of {moment}, so there can be no report of then.")
        return WrongUse(text, moment=wording.moment(ctx.texts, ctx.moment))
    return WrongUse(N_("Enter the country first (Treaty reporting, Country): its name stands on every form."))


def _scope(request: Article7Request) -> Scope:
    unknown = [state for state in request.states if state not in set(IN_USE)]
    if unknown or not request.states:
        raise WrongUse(
            N_("There is no state “{state}”. Records that count may be: {known}."),
            state=", ".join(unknown),
            known=", ".join(IN_USE),
        )
    start, end = request.start or f"{request.year}-01-01", request.end or f"{request.year}-12-31"
    try:
        for day in filter(None, (start, end, request.as_of)):
            PartialDate.from_date(dt.date.fromisoformat(day))
        return Scope(start, end, request.as_of, tuple(request.states))
    except ValueError as error:
        raise WrongUse(
            N_("The period {start} to {end} is not one. Write days as 2025-01-31, the first before the last."),
            start=start,
            end=end,
        ) from error


def write(ctx: Context, report: Article7, folder: Path) -> Job[Written]:
    """Write the report's files, as `file_names` says, into `folder`; each file appears whole or not at all."""
    make_folder(folder)
    texts = Texts(report.request.language)
    pdf, xlsx = (folder / name for name in file_names(report))
    yield Progress(0, 2, N_("Writing the PDF"))
    pages = write_pdf(report.document, pdf, texts)
    yield Progress(1, 2, N_("Writing the workbook"))
    words = {name: texts(definition) for name, definition in definitions().items()}
    with ctx.store.read() as connection:
        write_xlsx(report.document, xlsx, texts, numbers_by(connection), words)
    return Written(pdf, xlsx, pages)


def make_folder(folder: Path) -> None:
    """Make a folder for files where there is none yet. UserError when it can not be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(N_("There can be no folder {path}. Choose another one."), path=str(folder)) from error


def file_names(report: Article7) -> tuple[str, str]:
    """ "article7-2025.pdf" and ".xlsx"; a report of a past moment says so, that it takes no other's place."""
    then = f"-as-of-{report.moment.astimezone():%Y-%m-%d-%H%M}" if report.moment is not None else ""
    name = f"article7-{report.request.year}{then}"
    return f"{name}.pdf", f"{name}.xlsx"


def numbers_by(connection: Connection) -> Callable[[Figure], list[str]]:
    """What gives the numbers of the records behind a figure. A total asks no question twice that its parts asked."""
    known: dict[tuple[str, str, str], list[str]] = {}

    def numbers(figure: Figure) -> list[str]:
        found: list[str] = []
        for one in records_behind([figure]):
            key = (one.form, one.sql, repr(sorted(one.params.items())))
            if key not in known:
                known[key] = _column(connection, one, "number")
            found += known[key]
        return found

    return numbers


def _column(connection: Connection, one: Selection, column: str) -> list[str]:
    table = form_named(one.form).key
    sql = f"SELECT {column} FROM {table} WHERE id IN ({one.sql}) ORDER BY number"  # noqa: S608  (our own names)
    return [str(row[0]) for row in connection.execute(text(sql), dict(one.params))]


def behind(ctx: Context, figures: Iterable[Figure]) -> list[tuple[str, list[str]]]:
    """The records behind figures: for each form its key and the records' ids."""
    found: dict[str, dict[str, None]] = {}
    with ctx.store.read() as connection:
        for one in records_behind(figures):
            found.setdefault(one.form, {}).update(dict.fromkeys(_column(connection, one, "id")))
    return [(form_key, list(ids)) for form_key, ids in found.items()]


def definition(figure: Figure, texts: Texts) -> str:
    """What the number is, in words."""
    return texts(definitions().get(figure.measure, ""))


def file_report(ctx: Context, report: Article7, filed_on: dt.date) -> str:
    """Note that the report was sent, so that the next one can say what is unchanged since. Returns its number."""
    permissions.demand(ctx, Verb.FILE_REPORT)
    with ctx.store.step(N_("File the Article 7 report for {year}"), by=ctx.user, year=report.request.year) as step:
        values = {
            "treaty": TREATY,
            "period_from": report.scope.start,
            "period_to": report.scope.end,
            "filed_on": filed_on.isoformat(),
            "template": templates.load().stamp,
            "file_sha256": report.document.facts.data_hash,
        }
        kept = step.add(FiledReport, values, state=State.APPROVED)
        for form in report.made.forms:
            line = {
                "filed_report_id": kept,
                "form_letter": form.letter,
                "content_hash": form.fingerprint,
                "last_reported": form.last_reported or report.request.year,
            }
            step.add(FiledForm, line, state=State.APPROVED)
    with ctx.store.read() as connection:
        row = queries.get(connection, FiledReport, kept)
    return str(row["number"]) if row else ""
