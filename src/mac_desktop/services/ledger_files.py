"""Ledgers as files: PDF and Excel, each figure in the workbook with the numbers of its records."""

from __future__ import annotations

from pathlib import Path

from mac_desktop.reports.documents.ledger import LedgerRequest, ledger_document
from mac_desktop.reports.documents.model import Document
from mac_desktop.reports.measures import registers
from mac_desktop.reports.measures.definitions import definitions
from mac_desktop.reports.measures.ledger import Ledger
from mac_desktop.reports.to_pdf import write_pdf
from mac_desktop.reports.to_xlsx import write_xlsx
from mac_desktop.services import ledgers, reports, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import Job, Progress
from mac_desktop.services.reports import Written
from mac_desktop.store import history
from mac_desktop.texts import N_
from mac_desktop.version import VERSION


def file_names(ctx: Context, found: Ledger) -> tuple[str, str]:
    """ "ledger-land-2025-01-01-2025-12-31-by-operator.pdf" and ".xlsx"; one of a past moment says so."""
    then = f"-as-of-{ctx.moment.astimezone():%Y-%m-%d-%H%M}" if ctx.moment is not None else ""
    by = f"-by-{found.by}" if found.by else ""
    name = f"ledger-{found.subject}-{found.start}-{found.end}{by}{then}"
    return f"{name}.pdf", f"{name}.xlsx"


def write(ctx: Context, found: Ledger, folder: Path) -> Job[Written]:
    """Write the files of a ledger, as `file_names` says, into `folder`; each file appears whole or not at all."""
    reports.make_folder(folder)
    printed = document(ctx, found)
    pdf, xlsx = (folder / name for name in file_names(ctx, found))
    yield Progress(0, 2, N_("Writing the PDF"))
    pages = write_pdf(printed, pdf, ctx.texts)
    yield Progress(1, 2, N_("Writing the workbook"))
    words = {name: ctx.texts(definition) for name, definition in definitions().items()}
    with ctx.store.read() as connection:
        write_xlsx(printed, xlsx, ctx.texts, reports.numbers_by(connection), words)
    return Written(pdf, xlsx, pages)


def document(ctx: Context, found: Ledger) -> Document:
    """A ledger as it will be printed."""
    texts, kind = ctx.texts, ledgers.KINDS[found.subject]
    with ctx.store.read() as connection:
        steps = history.steps(connection, 1)
        country = registers.country(connection)
    request = LedgerRequest(
        title=texts(N_("Ledger: {title}"), title=texts(kind.title)),
        period=texts(
            N_("From {start} to {end}"), start=wording.date(texts, found.start), end=wording.date(texts, found.end)
        ),
        accounts=texts(kind.groups[found.by]),
        names=[ledgers.account_title(ctx, found, account, texts) for account in found.accounts],
        breaks=[wording.sentence(texts, one.problem) for one in ledgers.told_breaks(ctx, found)],
        waiting=ledgers.waiting(ctx, found),
        author=country["centre_name"] or country["official_name"],
        made_on=ctx.now().astimezone().date(),
        step=steps[0].id if steps else 0,
        program_version=VERSION,
        stood_at=wording.moment(texts, ctx.moment) if ctx.moment else "",
    )
    return ledger_document(found, request, texts)
